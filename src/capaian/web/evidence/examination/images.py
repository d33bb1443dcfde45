"""Pictures made anew: the pixels stay, and nothing else that was in the file."""

from __future__ import annotations

import io
import struct
from typing import Final
from warnings import catch_warnings

from PIL import Image, ImageOps

from capaian.dossier.evidence import MAX_PIXELS
from capaian.web.evidence.examination.kinds import Examined, MediaKind, RefusedFileError

_READ_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_MAX_SIDE: Final = 3_600
"""Pixels of the longer side; a page of A4 at 300 dots an inch has 3,508."""
_PREVIEW: Final = (224, 168)
"""Pixels of a small picture, which pages show at half of it each way: sharp on a screen of a phone too."""
_QUALITY, _PREVIEW_QUALITY = 85, 40
_ENDS: Final = {"JPEG": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82"}
_PLAIN_WORDS: Final = "jfif jfif_version jfif_unit jfif_density dpi adobe adobe_transform progressive"
_PLAIN_INFO: Final = frozenset(f"{_PLAIN_WORDS} progression gamma srgb chromaticity transparency".split())
"""What Pillow reads of a file that only says how its pixels become colours on paper."""
_PLAIN_SEGMENTS: Final = frozenset({"APP0", "APP14"})
_SCAN: Final = 0xFFDA
_DESCRIBING: Final = frozenset({0xFFFE, *range(0xFFE1, 0xFFEE), 0xFFEF})
"""Marks of segments in which cameras and programs describe a JPEG: comments and all of their own kinds."""
_COLOURS: Final = b"ICC_PROFILE\0"


def examine_picture(content: bytes) -> Examined:
    """Return a picture made anew, upright, of a size that papers can use; raises `RefusedFileError`."""
    try:
        with (
            catch_warnings(action="ignore"),
            Image.open(io.BytesIO(content), formats=_READ_FORMATS) as opened,
        ):
            if opened.width * opened.height > MAX_PIXELS:
                raise _too_many(f"{opened.width} x {opened.height}")
            clean = _clean(opened)
            is_drawing, is_bare = opened.format == "PNG", _is_bare(opened, content)
    except Image.DecompressionBombError as error:
        raise _too_many("lebih dari 170 juta") from error
    except (OSError, SyntaxError, ValueError, ArithmeticError) as error:
        raise RefusedFileError("broken_picture") from error
    kind = MediaKind.PNG if is_drawing or clean.mode == "RGBA" else MediaKind.JPEG
    return Examined(kind, _write(clean, kind), make_preview(clean), is_bare=is_bare)


def _too_many(size: str) -> RefusedFileError:
    return RefusedFileError("too_many_pixels", size=size, limit=str(MAX_PIXELS // 1_000_000))


def _clean(opened: Image.Image) -> Image.Image:
    """Return the pixels alone: what a file says beside them hangs at the picture that was opened."""
    opened.load()
    upright = ImageOps.exif_transpose(opened)
    has_holes = "transparency" in opened.info or upright.mode in ("RGBA", "LA", "PA")
    is_grey = upright.mode in ("1", "L")
    pixels = upright.convert("RGBA" if has_holes else "L" if is_grey else "RGB")
    pixels.thumbnail((_MAX_SIDE, _MAX_SIDE))
    clean = Image.new(pixels.mode, pixels.size)
    clean.paste(pixels)
    return clean


def _is_bare(opened: Image.Image, content: bytes) -> bool:
    """Say whether a picture tells nothing beside its pixels, and nothing hangs behind it."""
    end = _ENDS.get(opened.format or "")
    segments = {name for name, _ in getattr(opened, "applist", ())}
    return (
        end is not None
        and content.find(end) == len(content) - len(end)
        and opened.info.keys() <= _PLAIN_INFO
        and segments <= _PLAIN_SEGMENTS
        and not getattr(opened, "private_chunks", ())
    )


def _write(picture: Image.Image, kind: MediaKind, quality: int = _QUALITY) -> bytes:
    stream = io.BytesIO()
    options = {"optimize": True} if kind is MediaKind.PNG else {"quality": quality}
    picture.save(stream, kind.name, **options)
    return stream.getvalue()


def make_preview(picture: Image.Image) -> bytes:
    """Return a small picture on white, light enough for a page that shows fifty of them."""
    small = picture.convert("RGBA")
    small.thumbnail(_PREVIEW)
    ground = Image.new("RGB", small.size, "white")
    ground.paste(small, mask=small.getchannel("A"))
    return _write(ground, MediaKind.JPEG, _PREVIEW_QUALITY)


def without_camera_data(photo: bytes) -> bytes:
    """Return a JPEG without camera, place, time and comments; the pixels stay as they were packed.

    Raises `RefusedFileError`: Its segments cannot be told apart.
    """
    kept, place = [photo[:2]], 2
    try:
        while True:
            while photo[place : place + 2] == b"\xff\xff":  # blanks before a mark
                place += 1
            mark, length = struct.unpack_from(">HH", photo, place)
            if mark == _SCAN:
                break
            end = place + 2 + length
            is_colours = photo.startswith(_COLOURS, place + 4)
            if mark not in _DESCRIBING or is_colours:
                kept.append(photo[place:end])
            place = end
    except struct.error as error:
        raise RefusedFileError("picture_in_paper") from error
    # What hangs behind the end goes; scanners leave the end out.
    return b"".join(kept) + photo[place:].partition(_ENDS["JPEG"])[0] + _ENDS["JPEG"]
