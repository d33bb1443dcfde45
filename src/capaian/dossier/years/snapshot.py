"""A closed year: who approved which texts with which results,
and its one file (`capaian/snapshot/1`).

Its JSON has one form only, so that the same values have the same bytes: keys are sorted, nothing
is indented, letters are as they are, figures are text (RFC 8785 for the values that are used
here), and one line feed is at the end. The SHA-256 of these bytes is the name of what was
approved: it is noted beside the file and in the trace of every figure that a later year takes from
it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final, NoReturn

from capaian.domain.errors import FileError, InputError
from capaian.domain.exchange import SCHEMA as RESULTS
from capaian.domain.exchange import Plain
from capaian.domain.identifiers import AreaCode, PostId, SourceId, closing_of
from capaian.domain.issue import Place
from capaian.domain.period import Period
from capaian.dossier.durable import say_cause
from capaian.dossier.file_names import CLOSED, holds_text, is_closing, is_evidence
from capaian.dossier.folder import combine_hashes, size_limit, write_size
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.kinds import AREA_CODE
from capaian.dossier.tables.rejection import RejectedValueError

SCHEMA: Final = "capaian/snapshot/1"
LIMIT: Final = size_limit(f"{CLOSED}/2023.json")
"""Bytes that the file of a closed year may have."""
_FAMILY: Final = "capaian/snapshot/"
_BEGINNING: Final = b'{"approved":{'
"""First bytes of a snapshot in its one form, by which one that was cut is still known."""
_SHA256: Final = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved the year, and when."""

    post: PostId
    name: str
    """The post's name as it was called then; never a person."""
    on: date


@dataclass(frozen=True, slots=True)
class Replacement:
    """That a year was closed before, and why it was closed again."""

    sha256: str
    """Of the snapshot that this one replaces."""
    reason: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the dossier that is no text: it stays outside, its hash travels."""

    file: str
    """Path within the dossier: `evidence/foto.png`."""
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An approved office-year; the same values are the same bytes."""

    regency: AreaCode
    office: str
    """Name of the office and its regency."""
    year: int
    approval: Approval
    dossier: str
    """SHA-256 of the dossier: of the path and the hash of every file."""
    files: Mapping[str, str]
    """Texts by path within the dossier, as they lie there."""
    attachments: tuple[Attachment, ...]
    assessment: Mapping[str, Plain]
    """All results by the contract `capaian/assessment/1`."""
    previous: str | None = None
    """SHA-256 of the closed year before, where the dossier was begun from it."""
    replaced: Replacement | None = None
    lacking: tuple[str, ...] = ()
    """What the year was closed without, on purpose: Indonesian sentences."""

    @property
    def name(self) -> str:
        """Name of its file."""
        return name_of_closing(self.regency, self.year)

    @property
    def earlier(self) -> tuple[Attachment, ...]:
        """Closings of the years before that lay in the dossier."""
        return tuple(item for item in self.attachments if is_closing(item.file))

    @property
    def source(self) -> SourceId:
        """Id by which next year's dossier names it as the source of a figure."""
        return closing_of(self.year)


def name_of_closing(regency: AreaCode, year: int) -> str:
    """Return how the file of a closed year is called where it was written.

    Examples:
        >>> name_of_closing(AreaCode("63.11"), 2023)
        'penutupan-63.11-2023.json'
    """
    return f"penutupan-{regency}-{year}.json"


def place_of(year: int) -> str:
    """Return where next year's dossier keeps the snapshot of a year.

    Examples:
        >>> place_of(2023)
        'closed/2023.json'
    """
    return f"{CLOSED}/{year}.json"


def write_snapshot(snapshot: Snapshot) -> bytes:
    """Return the one file of a snapshot."""
    approval, replaced = snapshot.approval, snapshot.replaced
    return write_canonical(
        {
            "schema": SCHEMA,
            "office": {"code": snapshot.regency, "name": snapshot.office},
            "year": snapshot.year,
            "approved": {
                "post": approval.post,
                "name": approval.name,
                "date": approval.on.isoformat(),
            },
            "previous": snapshot.previous,
            "replaces": {"sha256": replaced.sha256, "reason": replaced.reason}
            if replaced
            else None,
            "dossier": snapshot.dossier,
            "files": {**snapshot.files},
            "attachments": [
                {"file": item.file, "size": item.size, "sha256": item.sha256}
                for item in snapshot.attachments
            ],
            "assessment": {**snapshot.assessment},
            # A complete year is the same file as before there was this key.
            **({"lacking": [*snapshot.lacking]} if snapshot.lacking else {}),
        }
    )


def write_canonical(value: Plain) -> bytes:
    r"""Return plain values as JSON in the one form.

    Examples:
        >>> write_canonical({"b": [1, None], "a": "é"})
        b'{"a":"\xc3\xa9","b":[1,null]}\n'
    """
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return f"{text}\n".encode()


def hash_snapshot(content: bytes) -> str:
    """Return the SHA-256 of a snapshot's file, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


# An open year is read with each figure that is saved; the closings beside it stay what they are.
@lru_cache(maxsize=4)
def read_snapshot(content: bytes, file: str, sha256: str | None = None) -> Snapshot:
    """Return the snapshot that a file holds, if nothing in it changed since it was approved.

    Args:
        content: The bytes of the file.
        file: Its name, for what is said of it.
        sha256: What its SHA-256 must be; `None` where nothing says it.

    Raises:
        InputError: if it is no snapshot, one of a newer program, damaged, edited, or has strange
            names.
    """
    document = _read_document(content, file)
    if sha256 is not None and hash_snapshot(content) != sha256:
        refuse("snapshot_edited", file, what="SHA-256 berkas lain dari yang dicatat")
    try:
        snapshot = _snapshot_of(document)
    except (ValueError, RejectedValueError):
        refuse("snapshot_broken", file, what="isian yang wajib ada")
    try:
        is_own_form = write_snapshot(snapshot) == content
    except (ValueError, RecursionError):  # half of a sign that needs two; brackets without end
        is_own_form = False
    if not is_own_form:
        what = (
            "susunan berkasnya bukan susunan baku, atau ada isian yang bukan buatan capaian close"
        )
        refuse("snapshot_edited", file, what=what)
    _require_own_names(snapshot, file)
    hashes = {
        name: hashlib.sha256(text.encode()).hexdigest() for name, text in snapshot.files.items()
    }
    hashes |= {item.file: item.sha256 for item in snapshot.attachments}
    if snapshot.dossier != combine_hashes(hashes):
        refuse(
            "snapshot_edited", file, what="teks dossier di dalamnya tidak cocok dengan SHA-256-nya"
        )
    results = snapshot.assessment
    require_same("tahun", str(snapshot.year), str(results.get("year", snapshot.year)), file)
    require_same("kantor", snapshot.office, str(results.get("office", snapshot.office)), file)
    return snapshot


def require_same(what: str, named: str, text: str, file: str) -> None:
    """Refuse a closing that names another year or office than is in it.

    Raises:
        InputError: with both.
    """
    if named != text:
        refuse("snapshot_edited", file, what=f"{what} penutupan {named}, sedangkan isinya {text}")


def refuse(code: str, file: str, **words: str) -> NoReturn:
    """Refuse a file that is to be a closed year.

    Raises:
        InputError: with the message of a code.
    """
    log = IssueLog()
    log.add(code, Place(file), **words)
    raise InputError(log.finish(()))


def _read_document(content: bytes, file: str) -> dict[str, Plain]:
    if len(content) > LIMIT:
        refuse("snapshot_too_large", file, limit=write_size(LIMIT))
    document: Plain = None
    try:
        document = json.loads(
            content.decode(), parse_float=_refuse_number, parse_constant=_refuse_number
        )
    except (ValueError, RecursionError):
        if content.startswith(_BEGINNING) or _FAMILY.encode() in content:
            refuse("snapshot_broken", file, what="susunan JSON")
    schema = document.get("schema") if isinstance(document, dict) else None
    if (
        not isinstance(document, dict)
        or not isinstance(schema, str)
        or not schema.startswith(_FAMILY)
    ):
        refuse("not_a_snapshot", file)
    if schema != SCHEMA:
        refuse("snapshot_newer", file, schema=schema)
    return document


def _refuse_number(text: str) -> NoReturn:
    raise ValueError(text)  # figures are text; a fraction would be rounded by somebody's reader


def _require_own_names(snapshot: Snapshot, file: str) -> None:
    """Refuse a closing with names that no file of a dossier has:
    who goes on from it writes them.
    """
    strange = [name for name in snapshot.files if not holds_text(name)]
    outside = (item.file for item in snapshot.attachments)
    strange += [name for name in outside if not is_evidence(name) and not is_closing(name)]
    log = IssueLog()
    for name in strange:
        log.add("snapshot_strange_file", Place(file), name)
    if strange:
        raise InputError(log.finish(()))


def _snapshot_of(document: dict[str, Plain]) -> Snapshot:
    """Return the snapshot of a document; whatever else is in it, its own form shows.

    Raises:
        ValueError: if a value is missing or is none of its kind.
        RejectedValueError: if the code of the regency is none.
    """
    match document | {"lacking": document.get("lacking", [])}:
        case {
            "office": {"code": str(regency), "name": str(office)},
            "year": int(year),
            "approved": {"post": str(post), "name": str(name), "date": str(on)},
            "previous": None | str() as previous,
            "replaces": replaces,
            "dossier": str(dossier),
            "files": dict(files),
            "attachments": list(attached),
            "assessment": dict(assessment),
            "lacking": list(lacking),
        } if assessment.get("schema") == RESULTS:
            return Snapshot(
                regency=AreaCode(str(AREA_CODE.read(regency))),
                office=office,
                year=Period.year_of(year).year,
                approval=Approval(PostId(post), name, date.fromisoformat(on)),
                dossier=dossier,
                files={file: _text(text) for file, text in files.items()},
                attachments=tuple(map(_attachment, attached)),
                assessment=assessment,
                previous=previous,
                replaced=_replacement(replaces),
                lacking=tuple(map(_text, lacking)),
            )
    raise ValueError(SCHEMA)


def _text(value: Plain) -> str:
    if not isinstance(value, str):
        raise ValueError(SCHEMA)
    return value


def _replacement(value: Plain) -> Replacement | None:
    match value:
        case None:
            return None
        case {"sha256": str(sha256), "reason": str(reason)}:
            return Replacement(sha256, reason)
    raise ValueError(SCHEMA)


def _attachment(value: Plain) -> Attachment:
    match value:
        case {"file": str(file), "size": int(size), "sha256": str(sha256)}:
            return Attachment(file, size, sha256)
    raise ValueError(SCHEMA)


@dataclass(frozen=True)
class ClosedYear:
    """A closed year as its file holds it: complete, and not edited."""

    file: str
    """Name of its file."""
    content: bytes
    snapshot: Snapshot
    noted: str | None
    """SHA-256 that is noted beside it and is its own; `None` where none is."""

    @property
    def sha256(self) -> str:
        """The name of what was approved."""
        return hash_snapshot(self.content)


def read_closed(file: Path) -> ClosedYear:
    """Read a closed year; a hash beside it must be its own.

    Raises:
        InputError: if the file is no closed year, one of a newer program, damaged or edited, or
            what is
            beside it is no hash.
        FileError: if it cannot be read.
    """
    try:
        content = _read_regular(file)
    except OSError as error:
        raise FileError(
            f"Penutupan {file} tidak dapat dibaca: {say_cause(error)}. Sebutkan berkas "
            "penutupan-….json."
        ) from error
    if content is None:
        raise FileError(f"Penutupan {file} bukan berkas biasa. Sebutkan berkas penutupan-….json.")
    noted = _noted_hash(file.with_name(f"{file.name}.sha256"))
    return ClosedYear(file.name, content, read_snapshot(content, file.name, noted), noted)


def _noted_hash(file: Path) -> str | None:
    """Return the SHA-256 that is noted in a file; `None` if there is no such file.

    Raises:
        InputError: if it holds something else.
    """
    try:
        content = _read_regular(file)
    except OSError:
        return None
    noted = (content or b"").decode("utf-8", "replace").strip().partition(" ")[0].lower()
    if not _SHA256.match(noted):
        refuse("noted_hash_broken", file.name)
    return noted


def _read_regular(file: Path) -> bytes | None:
    """Return a file as far as a closing may go; `None` for a pipe or a device,
    which may never end.
    """
    if file.exists() and not (file.is_file() or file.is_dir()):
        return None
    with file.open("rb") as stream:
        return stream.read(LIMIT + 1)
