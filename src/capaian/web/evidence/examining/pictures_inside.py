"""Pictures inside of files of Word and Excel: cleaned without touching anything else of the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from capaian.web.evidence.examining.drawings_inside import without_words
from capaian.web.evidence.examining.found import UnfitFileError
from capaian.web.evidence.examining.metadata import (
    UnreadablePictureError,
    is_telling_apart,
    without_metadata,
)

_OTHERS: Final = (b"II*\0", b"MM\0*")
_OF_PHONES: Final = b"ftyp"
_WEBP: Final = b"WEBP"


def clean_picture(raw: bytes) -> bytes:
    """Return a part of a file without what a picture tells beside its pixels; any other part as it is.

    Raises:
        UnfitFileError: It is a picture of a kind that may tell of the place and is not taken apart here.
    """
    is_webp = raw[:4] == b"RIFF" and raw[8:12] == _WEBP
    if raw.startswith(_OTHERS) or raw[4:8] == _OF_PHONES or is_webp:
        raise UnfitFileError("picture_inside")
    try:
        return without_metadata(raw) if is_telling_apart(raw) else without_words(raw)
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
