"""Checks of evidence: the files are there, are what they are said to be, and did not change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from capaian.domain.issue import Place
from capaian.domain.narrative import Evidence
from capaian.dossier.file_names import EVIDENCE
from capaian.dossier.issues import IssueLog
from capaian.dossier.pictures import MAX_PIXELS, find_picture_flaw

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"%PDF-", "application/pdf"),
)
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
        head = stream.read(512)
    for signature, media_type in _SIGNATURES:
        if head.startswith(signature):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    suffix = PurePosixPath(name or path.name).suffix.lower()
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
    except OSError:
        log.add("unreadable_file", Place(f"{EVIDENCE}/{evidence.file}"))
        return evidence.media_type
    stated = evidence.media_type or _stated_by_name(evidence.file, found)
    if stated not in ("", found):
        log.add("evidence_type", place, evidence.file, found=found, stated=stated)
    else:
        _check_picture(path, found, place, log)
    return found


def _stated_by_name(file: str, found: str) -> str:
    """Return the type that the ending promises to a file that has no signature of any type."""
    return _MUST_BE.get(PurePosixPath(file).suffix.lower(), "") if found == UNKNOWN_TYPE else ""


def _check_picture(path: Path, media_type: str, place: Place, log: IssueLog) -> None:
    if not media_type.startswith("image/"):
        return
    try:
        flaw = find_picture_flaw(path.read_bytes(), media_type)
    except OSError:
        log.add("unreadable_file", Place(f"{EVIDENCE}/{path.name}"))
        return
    if flaw is not None:
        log.add(flaw.code, place, path.name, size=flaw.size, limit=str(MAX_PIXELS // 1_000_000))
