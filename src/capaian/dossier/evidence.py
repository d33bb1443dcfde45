"""Checks of evidence: the files are there, are what they are said to be, and did not change."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from capaian.domain.issue import Place
from capaian.domain.narrative import Evidence
from capaian.dossier.file_names import EVIDENCE
from capaian.dossier.issues import IssueLog
from capaian.dossier.pictures import MAX_PIXELS, find_picture_flaw

_SIGNATURES = {
    "image/png": rb"\x89PNG\r\n\x1a\n",
    "image/jpeg": rb"\xff\xd8\xff",
    "image/gif": rb"GIF8",
    "image/webp": rb"RIFF....WEBP",
    "application/pdf": rb"%PDF-",
    "image/heic": rb"....ftyp(?:hei|hev|mif1|msf1)",
    "image/avif": rb"....ftypavi[fs]",
    "image/tiff": rb"II\*\0|MM\0\*",
    "image/bmp": rb"BM....\0{4}",
}
"""How files of a type begin."""
_BY_SUFFIX = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".svg": "image/svg+xml",
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".md": "text/markdown",
}
_MUST_BE = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".pdf": "application/pdf",
}
"""Endings whose files have a signature: without any they are not what they are called."""
_CONTAINERS = {".docx", ".xlsx"}
UNKNOWN_TYPE = "application/octet-stream"
HEAD_BYTES = 512
"""By so many first bytes a file is recognised."""


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file of evidence that is there."""

    path: Path
    sha256: str


def check_evidence(
    listed: Sequence[Evidence], files: Mapping[str, EvidenceFile], log: IssueLog
) -> tuple[Evidence, ...]:
    """Return the evidence whose files are there, with media type and SHA-256 filled in."""
    checked = [_check(evidence, files, log) for evidence in listed]
    named = {evidence.file for evidence in listed}
    for name in files:
        if name not in named:
            log.add("evidence_not_listed", Place(f"{EVIDENCE}/{name}"))
    return tuple(evidence for evidence in checked if evidence is not None)


def recognise_media_type(path: Path, name: str = "") -> str:
    """Return the media type by the first bytes of a file; raises `OSError`.

    The ending of the name decides only among types that share a container or have no signature.

    Args:
        path: Where it lies.
        name: What it is called, where it lies under another name: by its hash.
    """
    with path.open("rb") as stream:
        return recognise_head(stream.read(HEAD_BYTES), name or path.name)


def recognise_head(head: bytes, name: str) -> str:
    """Return the same of the first `HEAD_BYTES` of a file of a name."""
    for media_type, signature in _SIGNATURES.items():
        if re.match(signature, head, re.DOTALL):
            return media_type
    suffix = PurePosixPath(name).suffix.lower()
    is_container = head.startswith(b"PK\x03\x04")
    if (
        suffix in _BY_SUFFIX
        and is_container == (suffix in _CONTAINERS)
        and (is_container or b"\0" not in head)
    ):
        return _BY_SUFFIX[suffix]
    return UNKNOWN_TYPE


def _check(evidence: Evidence, files: Mapping[str, EvidenceFile], log: IssueLog) -> Evidence | None:
    place = Place(evidence.place.file, evidence.place.row, f"{evidence.place.column}.file")
    name = PurePosixPath(evidence.file)
    if name.is_absolute() or ".." in name.parts or "\\" in evidence.file or ":" in evidence.file:
        log.add("evidence_outside", place, evidence.file)
        return None
    if evidence.file not in files:
        log.add("evidence_missing", place, evidence.file, among=files)
        return None
    path, sha256 = files[evidence.file].path, files[evidence.file].sha256
    if evidence.sha256 not in ("", sha256):
        log.add("evidence_changed", place, evidence.file, sha256=sha256)
    return replace(evidence, sha256=sha256, media_type=_media_type(evidence, path, place, log))


def _media_type(evidence: Evidence, path: Path, place: Place, log: IssueLog) -> str:
    try:
        found = recognise_media_type(path, evidence.file)
        flaw = find_picture_flaw(path.read_bytes(), found) if found.startswith("image/") else None
    except OSError:
        log.add("unreadable_file", Place(f"{EVIDENCE}/{evidence.file}"))
        return evidence.media_type
    promised = _MUST_BE.get(PurePosixPath(evidence.file).suffix.lower(), "") if found == UNKNOWN_TYPE else ""
    stated = evidence.media_type or promised
    if stated not in ("", found):
        log.add("evidence_type", place, evidence.file, found=found, stated=stated)
    if flaw is not None:
        log.add(flaw.code, place, path.name, about=flaw.about, limit=str(MAX_PIXELS // 1_000_000))
    return found
