"""A snapshot as bytes, by the contract `capaian/snapshot/1`, and back.

Its JSON has one form only, so that the same values have the same bytes: keys are sorted, nothing is
indented, letters are as they are, figures are text (RFC 8785 for the values that are used here), and one
line feed is at the end. The SHA-256 of these bytes is the name of what was approved: it is noted beside the
file and in the trace of every figure that a later year takes from it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from glob import escape
from pathlib import Path
from typing import Final, NoReturn, TypeVar

from capaian.domain.errors import FileError, InputError
from capaian.domain.exchange import SCHEMA as RESULTS
from capaian.domain.exchange import Plain
from capaian.domain.identifiers import AreaCode, PostId
from capaian.domain.issue import Place
from capaian.domain.office import Office
from capaian.domain.period import Period
from capaian.dossier.causes import say_cause
from capaian.dossier.cells import Reading
from capaian.dossier.file_names import holds_text, is_closing, is_evidence, year_of_closing
from capaian.dossier.folder import EVIDENCE_LIMIT, size_limit, write_size
from capaian.dossier.hashing import combine
from capaian.dossier.issues import IssueLog
from capaian.dossier.reading.yaml_reader import read_key_file
from capaian.dossier.tables.kinds import AREA_CODE
from capaian.dossier.tables.office import OFFICE
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.dossier.years.snapshot import (
    SCHEMA,
    Approval,
    Attachment,
    Replacement,
    Snapshot,
    name_of_closing,
    place_of,
)

T = TypeVar("T", str, int, list[Plain], dict[str, Plain])
V = TypeVar("V")

LIMIT: Final = size_limit(place_of(2023))
"""Bytes that the file of a closed year may have."""
_FAMILY: Final = "capaian/snapshot/"
_BEGINNING: Final = b'{"approved":{'
"""First bytes of a snapshot in its one form, by which one that was cut is still known."""
_SHA256: Final = re.compile(r"[0-9a-f]{64}\Z")
_MAX_NOTE_BYTES: Final = 1000
"""Bytes of a `.sha256` file that are looked at."""
_WORDS: Final[Mapping[type, str]] = {str: "teks", int: "bilangan", list: "daftar", dict: "kelompok"}


def write_snapshot(snapshot: Snapshot) -> bytes:
    """Return the one file of a snapshot."""
    return write_canonical(
        {
            "schema": SCHEMA,
            "office": {"code": snapshot.regency, "name": snapshot.office},
            "year": snapshot.year,
            "approved": {
                "post": snapshot.approval.post,
                "name": snapshot.approval.name,
                "date": snapshot.approval.on.isoformat(),
            },
            "previous": snapshot.previous,
            "replaces": _replacement_to_plain(snapshot.replaced),
            "dossier": snapshot.dossier,
            "files": {**snapshot.files},
            "attachments": [
                {"file": item.file, "size": item.size, "sha256": item.sha256} for item in snapshot.attachments
            ],
            "assessment": {**snapshot.assessment},
            # A complete year is the same file as before there was this key.
            **({"lacking": [*snapshot.lacking]} if snapshot.lacking else {}),
        }
    )


def hash_snapshot(content: bytes) -> str:
    """Return the SHA-256 of a snapshot's file, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read_snapshot(content: bytes, file: str, sha256: str | None = None) -> Snapshot:
    """Return the snapshot that a file holds, if nothing in it changed since it was approved.

    Args:
        content: The bytes of the file.
        file: Its name, for what is said of it.
        sha256: What its SHA-256 must be; `None` where nothing says it.

    Raises:
        InputError: if it is no snapshot, one of a newer program, damaged, edited, or has strange names.
    """
    document = _read_document(content, file)
    if sha256 is not None and hash_snapshot(content) != sha256:
        refuse("snapshot_edited", file, what="SHA-256 berkas lain dari yang dicatat")
    if not is_canonical(content, document):
        refuse("snapshot_edited", file, what="susunan berkasnya bukan susunan baku")
    snapshot = _read(_Values(document, file))
    own = write_snapshot(snapshot)
    if own != content:
        unknown = ", ".join(sorted({*document} - {*_read_document(own, file)})) or "di dalam kelompoknya"
        refuse("snapshot_edited", file, what=f"ada isian yang bukan buatan capaian close ({unknown})")
    _require_own_names(snapshot, file)
    _require_previous(snapshot, file)
    _require_sizes(snapshot, file)
    _require_own_post(snapshot, file)
    if snapshot.dossier != _stamp(snapshot):
        refuse("snapshot_edited", file, what="teks dossier di dalamnya tidak cocok dengan SHA-256-nya")
    held = snapshot.assessment
    require_same("tahun", str(snapshot.year), str(held.get("year", snapshot.year)), file)
    require_same("kantor", snapshot.office, str(held.get("office", snapshot.office)), file)
    return snapshot


def require_same(what: str, named: str, found: str, file: str) -> None:
    """Refuse a closing that tells another year or office of itself than is in it.

    Raises:
        InputError: with both.
    """
    if named != found:
        refuse("snapshot_edited", file, what=f"{what} penutupan {named}, sedangkan isinya {found}")


def _replacement_to_plain(replaced: Replacement | None) -> Plain:
    return None if replaced is None else {"sha256": replaced.sha256, "reason": replaced.reason}


def _read_document(content: bytes, file: str) -> dict[str, Plain]:
    if len(content) > LIMIT:
        refuse("snapshot_too_large", file, limit=write_size(LIMIT))
    try:
        document = read_plain(content)
    except NotCanonicalError:
        is_one = content.startswith(_BEGINNING) or _FAMILY.encode() in content
        refuse("snapshot_broken" if is_one else "not_a_snapshot", file, what="susunan JSON")
    schema = document.get("schema") if isinstance(document, dict) else None
    if not isinstance(document, dict) or not isinstance(schema, str) or not schema.startswith(_FAMILY):
        refuse("not_a_snapshot", file)
    if schema != SCHEMA:
        refuse("snapshot_newer", file, schema=schema)
    return document


def _require_own_names(snapshot: Snapshot, file: str) -> None:
    """Refuse a closing with names that no file of a dossier has: who goes on from it writes them.

    Raises:
        InputError: with each of them.
    """
    strange = [name for name in snapshot.files if not holds_text(name)]
    outside = (item.file for item in snapshot.attachments)
    strange += [name for name in outside if not is_evidence(name) and not is_closing(name)]
    log = IssueLog()
    for name in strange:
        log.add("snapshot_strange_file", Place(file), name)
    if strange:
        raise InputError(log.finish(()))


def _require_previous(snapshot: Snapshot, file: str) -> None:
    """Refuse a closing that names another closing of the year before than lay in its dossier.

    Raises:
        InputError: with what differs.
    """
    place = place_of(snapshot.year - 1)
    held = next((item.sha256 for item in snapshot.attachments if item.file == place), None)
    if snapshot.previous != held:
        refuse("snapshot_edited", file, what=f"previous bukan SHA-256 {place} di daftar berkasnya sendiri")


def _require_sizes(snapshot: Snapshot, file: str) -> None:
    """Refuse a closing with a file beside it of a size that none in a dossier has.

    Raises:
        InputError: with the first of them.
    """
    for item in snapshot.attachments:
        if not 0 <= item.size <= (EVIDENCE_LIMIT if is_evidence(item.file) else LIMIT):
            refuse("snapshot_edited", file, what=f"{item.file} tidak mungkin berukuran {item.size} byte")


def _require_own_post(snapshot: Snapshot, file: str) -> None:
    """Refuse a closing that was approved by a post that its own office does not have.

    Raises:
        InputError: with that post.
    """
    read = read_key_file(OFFICE, snapshot.files.get(OFFICE.file, ""), Reading()) or {}
    office, post = read.get("office"), snapshot.approval.post
    # What else is wrong with these texts is told by who reads them.
    if isinstance(office, Office) and post not in {one.id for one in office.posts}:
        refuse("snapshot_edited", file, what=f'jabatan "{post}" tidak ada di {OFFICE.file} di dalamnya')


def _stamp(snapshot: Snapshot) -> str:
    """Return what the SHA-256 of the dossier is by the texts and attachments of a snapshot."""
    hashes = {file: hashlib.sha256(text.encode()).hexdigest() for file, text in snapshot.files.items()}
    return combine(hashes | {item.file: item.sha256 for item in snapshot.attachments})


def refuse(code: str, file: str, **words: str) -> NoReturn:
    """Refuse a file that is to be a closed year.

    Raises:
        InputError: with the message of a code.
    """
    log = IssueLog()
    log.add(code, Place(file), **words)
    raise InputError(log.finish(()))


@dataclass(frozen=True, slots=True)
class _Values:
    """The values of a group of a snapshot; whatever is missing or of another kind is named."""

    values: Mapping[str, Plain]
    file: str

    def take(self, key: str, kind: type[T]) -> T:
        """Return a value.

        Raises:
            InputError: if there is none of this kind.
        """
        value = self.values.get(key)
        if not isinstance(value, kind) or isinstance(value, bool):
            self.miss(key, _WORDS[kind])
        return value

    def group(self, key: str) -> _Values:
        """Return a group of values."""
        return _Values(self.take(key, dict), self.file)

    def groups(self, key: str) -> Iterator[_Values]:
        """Yield the groups of a list."""
        for item in self.take(key, list):
            yield _Values({key: item}, self.file).group(key)

    def made(self, key: str, make: Callable[[str], V], title: str) -> V:
        """Return what a text is read as."""
        try:
            return make(self.take(key, str))
        except (ValueError, RejectedValueError):
            self.miss(key, title)

    def sha256(self, key: str) -> str:
        """Return a SHA-256 in hexadecimal."""
        text = self.take(key, str)
        return text if _SHA256.match(text) else self.miss(key, "SHA-256")

    def miss(self, key: str, wanted: str) -> NoReturn:
        """Refuse the file for what is missing."""
        refuse("snapshot_broken", self.file, what=f"{key} ({wanted})")


def _replacement(values: _Values) -> Replacement:
    return Replacement(values.sha256("sha256"), values.take("reason", str))


def _read(values: _Values) -> Snapshot:
    """Return the snapshot of a document."""
    office, approved = values.group("office"), values.group("approved")
    assessment, files = values.take("assessment", dict), values.group("files")
    if assessment.get("schema") != RESULTS:
        values.miss("assessment.schema", RESULTS)
    year = values.take("year", int)
    try:
        Period.year_of(year)
    except ValueError:
        values.miss("year", "tahun")
    replaced = values.group("replaces") if values.values.get("replaces") is not None else None
    lacking = values.take("lacking", list) if "lacking" in values.values else []
    return Snapshot(
        regency=office.made("code", lambda text: AreaCode(str(AREA_CODE.read(text))), AREA_CODE.title),
        office=office.take("name", str),
        year=year,
        approval=Approval(
            PostId(approved.take("post", str)),
            approved.take("name", str),
            approved.made("date", date.fromisoformat, "tanggal"),
        ),
        dossier=values.take("dossier", str),
        files={file: files.take(file, str) for file in files.values},
        attachments=tuple(
            Attachment(one.take("file", str), one.take("size", int), one.sha256("sha256"))
            for one in values.groups("attachments")
        ),
        assessment=assessment,
        previous=values.take("previous", str) if values.values.get("previous") is not None else None,
        replaced=None if replaced is None else _replacement(replaced),
        lacking=tuple(_Values({"lacking": line}, values.file).take("lacking", str) for line in lacking),
    )


_MAX_LEVELS: Final = 50
"""Deeper than anything that is written here; brackets of a file that is none are stopped there."""


class NotCanonicalError(ValueError):
    """The bytes are no JSON, or not in the one form."""


def write_canonical(value: Plain) -> bytes:
    r"""Return plain values as JSON in the one form.

    Examples:
        >>> write_canonical({"b": [1, None], "a": "é"})
        b'{"a":"\xc3\xa9","b":[1,null]}\n'
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return f"{text}\n".encode()


def read_plain(content: bytes) -> Plain:
    """Return the values of a JSON file in whatever form.

    Raises:
        NotCanonicalError: if it is no UTF-8, no JSON, nested deeper than anyone writes, or holds fractions.
    """
    try:
        text = content.decode("utf-8")
        value: Plain = json.loads(text, parse_float=_refuse, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise NotCanonicalError(str(error)) from error
    if not _is_shallow(value, _MAX_LEVELS):
        raise NotCanonicalError("nested")
    return value


def is_canonical(content: bytes, value: Plain) -> bool:
    """Say whether these bytes are the one form of these values: a key given twice is not."""
    try:
        return write_canonical(value) == content
    except ValueError:  # half of a sign that needs two, written as an escape
        return False


def _refuse(text: str) -> NoReturn:
    raise NotCanonicalError(text)


def _is_shallow(value: Plain, levels: int) -> bool:
    found = [value]
    for _ in range(levels):
        found = [inner for outer in found if isinstance(outer, dict | list) for inner in _held_by(outer)]
    return not found


def _held_by(value: dict[str, Plain] | list[Plain]) -> Iterable[Plain]:
    return value.values() if isinstance(value, dict) else value


@dataclass(frozen=True)
class ClosedYear:
    """A closed year as its file holds it: complete, and not edited."""

    file: str
    """Name of its file."""
    content: bytes
    snapshot: Snapshot
    noted: str | None
    """SHA-256 that stands beside it and is its own; `None` where none stands there."""

    @property
    def sha256(self) -> str:
        """The name of what was approved."""
        return hash_snapshot(self.content)


def read_closed(file: Path) -> ClosedYear:
    """Read a closed year; a hash beside it must be its own.

    Raises:
        InputError: if the file is no closed year, one of a newer program, damaged or edited, or what stands
            beside it is no hash.
        FileError: if it cannot be read.
    """
    content, noted = _read_bytes(file), _noted_hash(file)
    return ClosedYear(file.name, content, read_snapshot(content, file.name, noted), noted)


def find_earlier_closings(file: Path, snapshot: Snapshot) -> dict[str, bytes]:
    """Return the closings before a closed year that lie beside its file, by their places in a dossier.

    Only those whose SHA-256 is the one that the closed year notes.

    Args:
        file: Of the closed year: as `capaian close` wrote it, or within a dossier.
        snapshot: What it holds.
    """
    found: dict[str, bytes] = {}
    for item in snapshot.earlier:
        year = year_of_closing(item.file)
        name = Path(name_of_closing(snapshot.regency, year))
        places = [*sorted(file.parent.glob(f"{escape(name.stem)}*.json")), file.with_name(f"{year}.json")]
        for place in places:
            content = _read_if_there(place)
            if content is not None and hash_snapshot(content) == item.sha256:
                found[item.file] = content
                break
    return found


def _never_ends(file: Path) -> bool:
    """Say whether a path is a pipe or a device: whoever opens it may wait for ever."""
    return file.exists() and not (file.is_file() or file.is_dir())


def _read_if_there(file: Path) -> bytes | None:
    if _never_ends(file):
        return None
    try:
        with file.open("rb") as stream:
            return stream.read(LIMIT + 1)
    except OSError:
        return None


def _read_bytes(file: Path) -> bytes:
    if _never_ends(file):
        raise FileError(f"Penutupan {file} bukan berkas biasa. Sebutkan berkas penutupan-….json.")
    try:
        with file.open("rb") as stream:
            return stream.read(LIMIT + 1)
    except OSError as error:
        raise FileError(
            f"Penutupan {file} tidak dapat dibaca: {say_cause(error)}. Sebutkan berkas penutupan-….json."
        ) from error


def _noted_hash(file: Path) -> str | None:
    """Return the SHA-256 that stands beside a closed year; `None` if there is no such file.

    Raises:
        InputError: if something else stands in it.
    """
    beside = file.with_name(f"{file.name}.sha256")
    if _never_ends(beside):
        refuse("noted_hash_broken", beside.name)
    try:
        with beside.open("rb") as stream:
            line = stream.read(_MAX_NOTE_BYTES)
    except OSError:
        return None
    noted = line.decode("utf-8", "replace").strip().partition(" ")[0].lower()
    if not _SHA256.match(noted):
        refuse("noted_hash_broken", f"{file.name}.sha256")
    return noted
