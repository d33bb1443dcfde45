"""A snapshot as bytes, by the contract `capaian/snapshot/1`, and back.

The SHA-256 of these bytes is the name of what was approved: it stands beside the file and in the trace of
every figure that a later year takes from it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from typing import Final, NoReturn, TypeVar

from capaian.domain.errors import InputError
from capaian.domain.exchange import SCHEMA as RESULTS
from capaian.domain.exchange import Plain
from capaian.domain.identifiers import AreaCode, PostId
from capaian.domain.issue import Place
from capaian.domain.office import Office
from capaian.domain.period import Period
from capaian.dossier.cells import Reading
from capaian.dossier.file_names import holds_text, is_closing, is_evidence
from capaian.dossier.folder import EVIDENCE_LIMIT, size_limit, write_size
from capaian.dossier.hashing import combine
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.kinds import AREA_CODE
from capaian.dossier.tables.office import OFFICE
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.dossier.yaml_reader import read_key_file
from capaian.dossier.years.canonical_json import (
    NotCanonicalError,
    is_canonical,
    read_plain,
    write_canonical,
)
from capaian.dossier.years.snapshot import SCHEMA, Approval, Attachment, Replacement, Snapshot, place_of

T = TypeVar("T", str, int, list[Plain], dict[str, Plain])

LIMIT: Final = size_limit(place_of(2023))
"""Bytes that the file of a closed year may have."""
_FAMILY: Final = "capaian/snapshot/"
_BEGINNING: Final = b'{"approved":{'
"""First bytes of a snapshot in its one form, by which one that was cut is still known."""
_SHA256: Final = re.compile(r"[0-9a-f]{64}\Z")
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
    snapshot = _Reader(file).read(document)
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


def require_same(what: str, told: str, held: str, file: str) -> None:
    """Refuse a closing that tells another year or office of itself than is in it.

    Raises:
        InputError: with both.
    """
    if told != held:
        refuse("snapshot_edited", file, what=f"{what} penutupan {told}, sedangkan isinya {held}")


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


class _Reader:
    """Takes the values out of a document; whatever is missing or of another kind is named."""

    def __init__(self, file: str) -> None:
        self._file = file

    def read(self, document: dict[str, Plain]) -> Snapshot:
        """Return the snapshot of a document."""
        office = self._take(document, "office", dict)
        return Snapshot(
            regency=self._regency(office),
            office=self._take(office, "name", str),
            year=self._year(document),
            approval=self._approval(self._take(document, "approved", dict)),
            dossier=self._take(document, "dossier", str),
            files=self._files(document),
            attachments=self._attachments(document),
            assessment=self._assessment(document),
            previous=self._take(document, "previous", str) if document.get("previous") is not None else None,
            replaced=self._replacement(document),
            lacking=self._lacking(document),
        )

    def _regency(self, office: dict[str, Plain]) -> AreaCode:
        code = self._take(office, "code", str)
        try:
            return AreaCode(str(AREA_CODE.read(code)))
        except RejectedValueError:
            self._miss("code", AREA_CODE.title)

    def _year(self, document: dict[str, Plain]) -> int:
        year = self._take(document, "year", int)
        try:
            return Period.year_of(year).year
        except ValueError:
            self._miss("year", "tahun")

    def _lacking(self, document: dict[str, Plain]) -> tuple[str, ...]:
        lines = self._take(document, "lacking", list) if "lacking" in document else []
        return tuple(self._take({"lacking": line}, "lacking", str) for line in lines)

    def _approval(self, value: dict[str, Plain]) -> Approval:
        try:
            on = date.fromisoformat(self._take(value, "date", str))
        except ValueError:
            self._miss("date", "tanggal")
        return Approval(PostId(self._take(value, "post", str)), self._take(value, "name", str), on)

    def _files(self, document: dict[str, Plain]) -> dict[str, str]:
        files = self._take(document, "files", dict)
        return {file: self._take(files, file, str) for file in files}

    def _attachments(self, document: dict[str, Plain]) -> tuple[Attachment, ...]:
        items = self._take(document, "attachments", list)
        return tuple(self._attachment(item) for item in items)

    def _attachment(self, item: Plain) -> Attachment:
        if not isinstance(item, dict):
            self._miss("attachments", "kelompok")
        return Attachment(
            self._take(item, "file", str), self._take(item, "size", int), self._hash(item, "sha256")
        )

    def _assessment(self, document: dict[str, Plain]) -> dict[str, Plain]:
        assessment = self._take(document, "assessment", dict)
        if assessment.get("schema") != RESULTS:
            self._miss("assessment.schema", RESULTS)
        return assessment

    def _replacement(self, document: dict[str, Plain]) -> Replacement | None:
        if document.get("replaces") is None:
            return None
        value = self._take(document, "replaces", dict)
        return Replacement(self._hash(value, "sha256"), self._take(value, "reason", str))

    def _hash(self, values: dict[str, Plain], key: str) -> str:
        text = self._take(values, key, str)
        return text if _SHA256.match(text) else self._miss(key, "SHA-256")

    def _take(self, values: dict[str, Plain], key: str, kind: type[T]) -> T:
        value = values.get(key)
        if not isinstance(value, kind) or isinstance(value, bool):
            self._miss(key, _WORDS[kind])
        return value

    def _miss(self, key: str, wanted: str) -> NoReturn:
        refuse("snapshot_broken", self._file, what=f"{key} ({wanted})")
