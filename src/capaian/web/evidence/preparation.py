"""Files that somebody brings, by themselves or with a dossier: looked through by a child, or refused."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, Final

from capaian.domain.errors import FileError
from capaian.dossier.evidence import recognise_media_type
from capaian.dossier.folder import hash_file
from capaian.dossier.personal import looks_personal
from capaian.processes.children import ask_child
from capaian.web.evidence.examination.kinds import Examined, Kind, RefusedFileError
from capaian.web.evidence.limits import AT_ONCE, FILE_BYTES, MEGABYTE, MEGABYTES, SECONDS
from capaian.web.years.models import EvidenceFile

_WORKER: Final = Path(__file__).parent / "examination" / "worker.py"
_WAITING: Final = 60
"""Seconds on the clock, for a child that only waits."""
_turns: Final = BoundedSemaphore(AT_ONCE)
_LONGEST_NAME: Final = EvidenceFile._meta.get_field("name").max_length or 0
_NAME: Final = "bukti"
"""What a file is called while it is looked through: its own name is looked at apart."""


def require_size(size: int) -> None:
    """Refuse a file of so many bytes before it is read; raises `RefusedFileError`."""
    if size > FILE_BYTES:
        raise RefusedFileError("too_large", limit=str(FILE_BYTES // MEGABYTE))


def prepare(name: str, content: bytes) -> Examined:
    """Return a file as it is kept; raises `RefusedFileError`: with the reason why it is not taken."""
    require_size(len(content))
    with _turns:
        found = _examine(content)
    personal = "namanya" if looks_personal(name) else found.personal
    return replace(found, original=hashlib.sha256(content).hexdigest(), given=name, personal=personal)


def _examine(content: bytes) -> Examined:
    answer = ask_child(_WORKER, str(SECONDS), str(MEGABYTES), content=content, seconds=_WAITING)
    line, _, rest = answer.partition(b"\n")
    try:
        head = json.loads(line)
    except ValueError as error:  # the child was ended by a limit before it said anything
        raise RefusedFileError("too_heavy") from error
    if "refused" in head:
        raise RefusedFileError(head["refused"], **head["words"])
    length, preview = head["lengths"]
    if len(rest) != length + preview:
        raise RefusedFileError("too_heavy")
    return Examined(Kind[head["kind"]], rest[:length], rest[length:], head["personal"], head["bare"])


@dataclass(frozen=True, slots=True)
class ExaminedFile:
    """A file of a dossier as it would be kept."""

    path: Path
    """Where its content lies, as it would be kept."""
    original: str
    """SHA-256 of the file as it was brought."""
    sha256: str = ""
    """Of what would be kept."""
    preview: Path | None = None
    personal: str = ""
    """Where a number stands that looks like a NIK; empty: nowhere."""
    refused: str = ""
    """Why it is not taken; empty: it is."""

    @property
    def is_cleaned(self) -> bool:
        """Whether something is kept of it that it was not."""
        return self.sha256 not in ("", self.original)


def examine_files(files: Mapping[str, Path], shelf: Path) -> Mapping[str, ExaminedFile]:
    """Look through files of evidence, by their paths below `evidence/`.

    What would be kept instead and what was found lie on the shelf, a folder that may be missing yet: nothing
    is looked for again. Raises `FileError` if nothing can be written there.
    """
    try:
        shelf.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(AT_ONCE) as helpers:
            found = helpers.map(lambda name: _look(name, files[name], shelf), files)
            return dict(zip(files, found, strict=True))
    except OSError as error:
        raise FileError("Bukti tidak dapat diperiksa. Periksa izin folder data dan ruang disk.") from error


def _look(name: str, path: Path, shelf: Path) -> ExaminedFile:
    original = hash_file(path)
    if refusal := _refuse_name(name):
        return ExaminedFile(path, original, refused=refusal)
    note, content, preview = (shelf / f"{original}.{end}" for end in ("json", "isi", "kecil"))
    if not note.is_file():
        found = json.dumps(_examine_path(name, path, content, preview))
        draft = shelf / secrets.token_hex(8)  # another thread may look through the same content
        draft.write_text(found, encoding="utf-8")
        draft.replace(note)
    known = json.loads(note.read_text(encoding="utf-8"))
    if "refused" in known:
        return ExaminedFile(path, original, refused=known["refused"])
    kept = path if known["sha256"] == original else content
    return ExaminedFile(
        kept, original, known["sha256"], preview if known["preview"] else None, known["personal"]
    )


def _refuse_name(name: str) -> str:
    if looks_personal(name):
        return "Nama berkas ini tampak memuat NIK. Ganti namanya di folder evidence dan di evidence.yaml."
    if len(name) > _LONGEST_NAME:
        return f"Nama berkas ini lebih dari {_LONGEST_NAME} huruf. Pendekkan, juga di evidence.yaml."
    return ""


def _examine_path(name: str, path: Path, content: Path, preview: Path) -> dict[str, Any]:
    """Look through a file, lay down what would be kept instead of it, and return what was found."""
    try:
        require_size(path.stat().st_size)
        found = prepare(_NAME, path.read_bytes())
        if found.media_type != recognise_media_type(path, name):
            raise RefusedFileError("unknown")
    except RefusedFileError as error:
        return {"refused": error.message}
    content.write_bytes(path.read_bytes() if found.is_bare else found.content)
    preview.write_bytes(found.preview)
    return {"sha256": hash_file(content), "preview": bool(found.preview), "personal": found.personal}
