"""Evidence that comes with a whole dossier: looked through file by file, as one that is uploaded is."""

from __future__ import annotations

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
        found = json.dumps(_examine(name, path, content, preview))
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


def _examine(name: str, path: Path, content: Path, preview: Path) -> dict[str, Any]:
    """Look through a file, lay down what would be kept instead of it, and return what was found."""
    try:
        require_size(path.stat().st_size)
        found = prepare(_NAME, path.read_bytes())
        if found.media_type != recognise_media_type(path, name):
            raise RefusedFileError("other_picture" if found.preview else "unknown")
    except RefusedFileError as error:
        return {"refused": error.message}
    content.write_bytes(path.read_bytes() if found.is_bare else found.content)
    preview.write_bytes(found.preview)
    return {"sha256": hash_file(content), "preview": bool(found.preview), "personal": found.personal}
