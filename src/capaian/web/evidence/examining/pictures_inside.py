"""Pictures inside of files of Word and Excel: cleaned without touching anything else of the file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Final

from capaian.web.evidence.examining.drawings_inside import is_drawing, without_words
from capaian.web.evidence.examining.found import UnfitFileError
from capaian.web.evidence.examining.jpeg2000 import without_boxes
from capaian.web.evidence.examining.metadata import (
    UnreadablePictureError,
    is_telling_apart,
    without_metadata,
)

_OTHERS: Final = re.compile(
    rb"II[*+\xbc]|MM\0[*+]|8BPS|%!PS|\xc5\xd0\xd3\xc6|RIFF|ID3|OggS|\x1aE\xdf\xa3|....ftyp", re.DOTALL
)
"""How TIFF, JPEG XR, PSD, EPS, WebP, AVI, and pictures, sound and films of phones begin."""
_JPEG_2000: Final = re.compile(rb"\xff\x4f\xff\x51|\0\0\0\x0cjP  ")
_PLAIN: Final = re.compile(rb"BM|\s*<|\xef\xbb\xbf\s*<|\xff\xfe<\0|\xfe\xff\0<")
"""How pictures of Windows begin, which tell nothing, and drawings in words."""
_KEPT_AS: Final = re.compile(r"/media/|\.(?:jpe?g|jpe|jfif|png|gif|bmp|dib|emf|wmf|emz|wmz|svg|pict?|pct)$")
"""Names of parts that are shown as pictures."""


def clean_picture(name: str, raw: bytes) -> bytes:
    """Return a part of a file without what a picture tells beside its pixels; any other part as it is.

    Args:
        name: Where it lies in its file, in small letters.
        raw: The part.

    Raises:
        UnfitFileError: It is a picture of a kind that may tell of the place and is not taken apart here.
    """
    if _OTHERS.match(raw):
        raise UnfitFileError("picture_inside")
    try:
        if is_telling_apart(raw):
            return without_metadata(raw)
        if _JPEG_2000.match(raw):
            return without_boxes(raw)
        if raw and _KEPT_AS.search(name) and not (is_drawing(raw) or _PLAIN.match(raw)):
            raise UnfitFileError("picture_inside")
        return without_words(raw)
    except UnreadablePictureError as error:
        raise UnfitFileError("picture_inside") from error


def write_anew(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return an archive that was looked through, with other contents for some parts.

    Args:
        content: The archive.
        parts: By name in small letters.

    Raises:
        UnfitFileError: One of them is not there by that name.
    """
    stream, left = io.BytesIO(), {**parts}
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(stream, "w") as target:
        for item in source.infolist():
            own = left.pop(item.filename.replace("\\", "/").lower(), None)
            target.writestr(item, source.read(item) if own is None else own)
    if left:
        raise UnfitFileError("picture_inside")
    return stream.getvalue()
