"""Pictures made anew: the pixels stay, and nothing else that was in the file."""

from __future__ import annotations

import io
from typing import Final
from warnings import catch_warnings

from PIL import Image, ImageOps

from capaian.dossier.pictures import MAX_PIXELS
from capaian.web.evidence.examination.kinds import Examined, Kind, UnfitFileError
from capaian.web.evidence.examination.metadata import (
    UnreadablePictureError,
    is_telling_apart,
    without_metadata,
)

_READ: Final = ("JPEG", "PNG", "WEBP")
_LONGEST: Final = 3_600
"""Pixels of the longer side; a page of A4 at 300 dots an inch has 3,508."""
_PREVIEW: Final = (224, 168)
"""Pixels of a small picture, which pages show at half of it each way: sharp on a screen of a phone too."""
_PREVIEW_BYTES: Final = 8_000
_QUALITY: Final = 85
_LOWER: Final = (75, 60, 45, 30, 15)
"""Qualities of a small picture, until it is light enough."""


def examine_picture(content: bytes) -> Examined:
    """Return a picture made anew, upright, of a size that papers can use.

    Raises:
        UnfitFileError: It is broken, or has more pixels than fit into memory.
    """
    try:
        with catch_warnings(action="ignore"), Image.open(io.BytesIO(content), formats=_READ) as opened:
            # What is broken beside the pixels does not go into the new picture.
            _check_size(*opened.size)
            is_drawing = opened.format == "PNG"
            clean = _clean(opened)
    except Image.DecompressionBombError as error:
        raise _too_many("lebih dari 170 juta") from error
    except (OSError, SyntaxError, ValueError, ArithmeticError) as error:
        raise UnfitFileError("broken_picture") from error
    kind = Kind.PNG if is_drawing or clean.mode == "RGBA" else Kind.JPEG
    return Examined(kind, _write(clean, kind), make_preview(clean), is_bare=_is_bare(content))


def _is_bare(content: bytes) -> bool:
    """Say whether a picture tells nothing beside its pixels, and nothing hangs behind it."""
    try:
        return is_telling_apart(content) and without_metadata(content) == content
    except UnreadablePictureError:
        return False


def _check_size(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise _too_many(f"{width} x {height}")


def _too_many(size: str) -> UnfitFileError:
    return UnfitFileError("too_many_pixels", size=size, limit=str(MAX_PIXELS // 1_000_000))


def _clean(opened: Image.Image) -> Image.Image:
    """Return the pixels alone: what a file says beside them hangs at the picture that was opened."""
    opened.load()
    upright = ImageOps.exif_transpose(opened)
    has_holes = "transparency" in opened.info or upright.mode in ("RGBA", "LA", "PA")
    grey = upright.mode in ("1", "L")
    pixels = upright.convert("RGBA" if has_holes else "L" if grey else "RGB")
    pixels.thumbnail((_LONGEST, _LONGEST))
    clean = Image.new(pixels.mode, pixels.size)
    clean.paste(pixels)
    return clean


def _write(picture: Image.Image, kind: Kind, quality: int = _QUALITY) -> bytes:
    stream = io.BytesIO()
    if kind is Kind.PNG:
        picture.save(stream, "PNG", optimize=True)
    else:
        picture.save(stream, "JPEG", quality=quality, optimize=quality < _QUALITY)
    return stream.getvalue()


def make_preview(picture: Image.Image) -> bytes:
    """Return a small picture on white, light enough for a page that shows fifty of them."""
    small = picture.convert("RGBA")
    small.thumbnail(_PREVIEW)
    ground = Image.new("RGB", small.size, "white")
    ground.paste(small, mask=small.getchannel("A"))
    made = (_write(ground, Kind.JPEG, quality) for quality in _LOWER)
    return next((each for each in made if len(each) <= _PREVIEW_BYTES), b"")
