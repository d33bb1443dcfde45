"""Checks of evidence: the files are there, are what they are said to be, and did not change.

A picture has to be whole, of a size that fits into memory, and harmless. Its structure alone is
looked at; no pixel is decoded, so that no picture can fill the memory.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from capaian.domain.issue import Place
from capaian.domain.narrative import Evidence
from capaian.dossier.file_names import EVIDENCE
from capaian.dossier.issues import IssueLog

_WORD: Final = 4
"""Bytes of a number, a name or a checksum in a PNG."""
_SIZE_BYTES: Final = 2 * _WORD
_MAX_HEADER: Final = 32
"""Bytes of a chunk of a PNG that are looked at."""
_MARKER: Final = 0xFF
_FRAME_BYTES: Final = 9
"""A frame of a JPEG from its marker to its width."""
_MAX_TRAILER: Final = 1024
"""Last bytes of a JPEG among which its end has to be."""
_MAX_PROLOGUE: Final = 4096
"""First bytes of an SVG among which its drawing has to begin."""

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
MAX_PIXELS = 40_000_000
"""Of one picture; a photograph of 12 megapixels takes 36 MB of memory, one of 40 takes 120."""
_MAX_DRAWING = 5_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_END_OF_JPEG = b"\xff\xd9"
# Start of frame: C0 to CF except for the tables C4, C8 and CC.
_FRAMES = frozenset(b"\xc0\xc1\xc2\xc3\xc5\xc6\xc7\xc9\xca\xcb\xcd\xce\xcf")
_WITHOUT_LENGTH = frozenset(b"\xd0\xd1\xd2\xd3\xd4\xd5\xd6\xd7\xd8\x01")
# What a drawing does not need and a reader must not run or fetch; references inside the drawing
# are fine.
_ACTIVE = re.compile(
    rb"<\s*(?:\w+:)?script|<!\s*(?:ENTITY|DOCTYPE)|<\s*(?:\w+:)?foreignObject|\son\w+\s*="
    rb"|href\s*=\s*[\"'](?!#|data:image/(?:png|jpeg))|url\(\s*[\"']?(?!#)|@import",
    re.IGNORECASE,
)


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

    The ending of the name decides only among types that share a container or have no signature; a
    file that lies under its hash is called otherwise than its path.
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


def _check(
    evidence: Evidence, files: Mapping[str, EvidenceFile], log: IssueLog
) -> Evidence | None:
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
    promised = (
        _MUST_BE.get(PurePosixPath(evidence.file).suffix.lower(), "")
        if found == UNKNOWN_TYPE
        else ""
    )
    stated = evidence.media_type or promised
    if stated not in ("", found):
        log.add("evidence_type", place, evidence.file, found=found, stated=stated)
    if flaw is not None:
        log.add(flaw.code, place, path.name, about=flaw.about, limit=str(MAX_PIXELS // 1_000_000))
    return found


@dataclass(frozen=True, slots=True)
class PictureFlaw:
    """Why a picture cannot be shown: a code of the catalogue of messages, and what fills it."""

    code: str
    about: str = ""
    """Where they are the reason: width and height as `30000 x 30000`, the format as `HEIC`."""


def find_picture_flaw(content: bytes, media_type: str) -> PictureFlaw | None:
    """Return what keeps a picture from being shown; `None` for a sound one and for anything else.

    Examples:
        >>> find_picture_flaw(b"<svg onload='x()'/>", "image/svg+xml")
        PictureFlaw(code='evidence_active', about='')
    """
    if check := _PICTURE_CHECKS.get(media_type):
        return check(content)
    kind, _, form = media_type.partition("/")
    return (
        PictureFlaw("evidence_format", form.upper())
        if kind == "image" and form not in _UNCHECKED
        else None
    )


def _check_png(content: bytes) -> PictureFlaw | None:
    chunks = list(_png_chunks(content))
    kinds = [kind for kind, _ in chunks]
    if (
        kinds[:1] != [b"IHDR"]
        or b"IDAT" not in kinds
        or kinds[-1] != b"IEND"
        or len(chunks[0][1]) < _SIZE_BYTES
    ):
        return PictureFlaw("evidence_broken")
    header = chunks[0][1]
    width, height = struct.unpack_from(">II", header)
    return _check_size(width, height)


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks up to the first that is cut off or changed."""
    view, position = memoryview(content), len(_PNG)
    while position + 12 <= len(content):
        end = position + 8 + int.from_bytes(view[position : position + 4])
        body = view[position + 4 : end]
        checksum = int.from_bytes(view[end : end + _WORD])
        if len(body) < _WORD or checksum != zlib.crc32(body):
            return
        yield bytes(body[:_WORD]), bytes(body[_WORD : _WORD + _MAX_HEADER])
        position = end + 4


def _check_jpeg(content: bytes) -> PictureFlaw | None:
    size = _jpeg_size(content)
    if size is None or _END_OF_JPEG not in content[-_MAX_TRAILER:]:
        return PictureFlaw("evidence_broken")
    return _check_size(*size)


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height out of the first frame; `None` if there is none."""
    position = 2
    while position + _FRAME_BYTES < len(content) and content[position] == _MARKER:
        marker = content[position + 1]
        if marker in _FRAMES:
            height, width = (
                content[position + 5 : position + 7],
                content[position + 7 : position + 9],
            )
            return int.from_bytes(width), int.from_bytes(height)
        has_length = marker not in _WITHOUT_LENGTH and marker != _MARKER
        length = int.from_bytes(content[position + 2 : position + 4]) + 2 if has_length else 2
        position += 1 if marker == _MARKER else length
    return None


def _check_size(width: int, height: int) -> PictureFlaw | None:
    if not width or not height:
        return PictureFlaw("evidence_broken")
    if width * height > MAX_PIXELS:
        return PictureFlaw("evidence_pixels", f"{width} x {height}")
    return None


def _check_svg(content: bytes) -> PictureFlaw | None:
    if b"<svg" not in content[:_MAX_PROLOGUE] or len(content) > _MAX_DRAWING:
        return PictureFlaw("evidence_broken")
    return PictureFlaw("evidence_active") if _ACTIVE.search(content) else None


_PICTURE_CHECKS: dict[str, Callable[[bytes], PictureFlaw | None]] = {
    "image/png": _check_png,
    "image/jpeg": _check_jpeg,
    "image/svg+xml": _check_svg,
}
_UNCHECKED = {"gif", "webp"}
"""Pictures that papers can show as well."""
