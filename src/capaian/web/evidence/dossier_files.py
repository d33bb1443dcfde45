"""Evidence that comes with a whole dossier: looked through file by file, as one that is uploaded is."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from capaian.domain.errors import FileError
from capaian.dossier.evidence import recognise_media_type
from capaian.dossier.folder import hash_file
from capaian.dossier.personal import looks_personal
from capaian.web.evidence.examination.kinds import RefusedFileError
from capaian.web.evidence.limits import AT_ONCE
from capaian.web.evidence.preparation import prepare, require_size
from capaian.web.years.models import EvidenceFile

_LONGEST_NAME: Final = EvidenceFile._meta.get_field("name").max_length or 0
_NAME: Final = "bukti"
"""What a file is called while it is looked through: its own name is looked at apart."""


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
    """Look through files of evidence; what was found once is not looked for again.

    Args:
        files: By their paths below `evidence/`.
        shelf: Folder, which may be missing yet, for what is kept instead and for what was found.

    Raises:
        FileError: if nothing can be written there.
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
    note = shelf / f"{original}.json"
    if not note.is_file():
        found = json.dumps(_examine(name, path, shelf / original))
        draft = shelf / secrets.token_hex(8)  # another thread may look through the same content
        draft.write_text(found, encoding="utf-8")
        draft.replace(note)
    told = json.loads(note.read_text(encoding="utf-8"))
    if "refused" in told:
        return ExaminedFile(path, original, refused=told["refused"])
    kept = path if told["sha256"] == original else _content(shelf / original)
    preview = _preview(shelf / original) if told["preview"] else None
    return ExaminedFile(kept, original, told["sha256"], preview, told["personal"])


def _refuse_name(name: str) -> str:
    if looks_personal(name):
        return "Nama berkas ini tampak memuat NIK. Ganti namanya di folder evidence dan di evidence.yaml."
    if len(name) > _LONGEST_NAME:
        return f"Nama berkas ini lebih dari {_LONGEST_NAME} huruf. Pendekkan, juga di evidence.yaml."
    return ""


def _examine(name: str, path: Path, place: Path) -> dict[str, Any]:
    """Look through a file, lay down what would be kept instead of it, and return what was found."""
    try:
        require_size(path.stat().st_size)
        found = prepare(_NAME, path.read_bytes())
        if found.media_type != recognise_media_type(path, name):
            raise RefusedFileError("other_picture" if found.preview else "unknown")
    except RefusedFileError as error:
        return {"refused": error.message}
    content = path.read_bytes() if found.is_bare else found.content
    _content(place).write_bytes(content)
    _preview(place).write_bytes(found.preview)
    told = {"sha256": hashlib.sha256(content).hexdigest(), "preview": bool(found.preview)}
    return {**told, "personal": found.personal}


def _content(place: Path) -> Path:
    return place.with_suffix(".isi")


def _preview(place: Path) -> Path:
    return place.with_suffix(".kecil")
