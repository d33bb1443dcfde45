"""Whether a picture among the evidence can be shown: whole, of a size that fits into memory, and harmless.

Looks at the structure of a file only; no pixel is decoded, so that no picture can fill the memory.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

MAX_PIXELS = 40_000_000
"""Of one picture; a photograph of 12 megapixels takes 36 MB of memory, one of 40 takes 120."""
_MAX_DRAWING = 5_000_000
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_END_OF_JPEG = b"\xff\xd9"
# Start of frame: C0 to CF except for the tables C4, C8 and CC.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset(range(0xD0, 0xD9)) | {0x01}
# What a drawing does not need and a reader must not run or fetch; references inside the drawing are fine.
_ACTIVE = re.compile(
    rb"<\s*(?:\w+:)?script|<!\s*(?:ENTITY|DOCTYPE)|<\s*(?:\w+:)?foreignObject|\son\w+\s*="
    rb"|href\s*=\s*[\"'](?!#|data:image/(?:png|jpeg))|url\(\s*[\"']?(?!#)|@import",
    re.IGNORECASE,
)


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
    if check := _CHECKS.get(media_type):
        return check(content)
    kind, _, form = media_type.partition("/")
    return (
        PictureFlaw("evidence_format", form.upper()) if kind == "image" and form not in _UNCHECKED else None
    )


def _check_png(content: bytes) -> PictureFlaw | None:
    chunks = list(_png_chunks(content))
    kinds = [kind for kind, _ in chunks]
    if kinds[:1] != [b"IHDR"] or b"IDAT" not in kinds or kinds[-1] != b"IEND" or len(chunks[0][1]) < 8:
        return PictureFlaw("evidence_broken")
    header = chunks[0][1]
    return _check_size(int.from_bytes(header[:4]), int.from_bytes(header[4:8]))


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks up to the first that is cut off or changed."""
    view, position = memoryview(content), len(_SIGNATURE)
    while position + 12 <= len(content):
        end = position + 8 + int.from_bytes(view[position : position + 4])
        body = view[position + 4 : end]
        if len(body) < 4 or int.from_bytes(view[end : end + 4]) != zlib.crc32(body):
            return
        yield bytes(body[:4]), bytes(body[4:36])
        position = end + 4


def _check_jpeg(content: bytes) -> PictureFlaw | None:
    size = _jpeg_size(content)
    if size is None or _END_OF_JPEG not in content[-1024:]:
        return PictureFlaw("evidence_broken")
    return _check_size(*size)


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height out of the first frame; `None` if there is none."""
    position = 2
    while position + 9 < len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        if marker in _FRAMES:
            height, width = content[position + 5 : position + 7], content[position + 7 : position + 9]
            return int.from_bytes(width), int.from_bytes(height)
        has_length = marker not in _WITHOUT_LENGTH and marker != 0xFF
        length = int.from_bytes(content[position + 2 : position + 4]) + 2 if has_length else 2
        position += 1 if marker == 0xFF else length
    return None


def _check_size(width: int, height: int) -> PictureFlaw | None:
    if not width or not height:
        return PictureFlaw("evidence_broken")
    if width * height > MAX_PIXELS:
        return PictureFlaw("evidence_pixels", f"{width} x {height}")
    return None


def _check_svg(content: bytes) -> PictureFlaw | None:
    if b"<svg" not in content[:4096] or len(content) > _MAX_DRAWING:
        return PictureFlaw("evidence_broken")
    return PictureFlaw("evidence_active") if _ACTIVE.search(content) else None


_CHECKS: dict[str, Callable[[bytes], PictureFlaw | None]] = {
    "image/png": _check_png,
    "image/jpeg": _check_jpeg,
    "image/svg+xml": _check_svg,
}
_UNCHECKED = {"gif", "webp"}
"""Pictures that papers can show as well."""
