"""What typst does not put into a pdf: photographs and scans as they are packed,
and its figures as data.

It would hold every picture unpacked, so it sets placeholders: each a JPEG of a few pixels that
names its picture by hash. The figures are kept as private data, by which a file that is changed
later is known. PDF/A-2 allows such data (`PieceInfo`), as it does not any attached file that is no
PDF/A itself.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

import pikepdf
from PIL import Image

from capaian.domain.audit.figure_record import OWNER, passages_of, write_record

_SIDE: Final = 8


def make_placeholder(content: bytes) -> bytes:
    """Return what typst sets instead of a JPEG."""
    target = io.BytesIO()
    name = sha256(content).hexdigest().encode()
    Image.new("RGB", (_SIDE, _SIDE)).save(target, "JPEG", comment=name)
    return target.getvalue()


def complete_pdf(
    pdf: bytes, pictures: Iterable[bytes], lines: Iterable[str], timestamp: int
) -> bytes:
    """Return a file with its pictures in the places of their placeholders,
    and with a record of its figures.

    Args:
        pdf: The file, by typst.
        pictures: Those of which it has placeholders.
        lines: Those of its pages.
        timestamp: Seconds since 1970: when the record was made.

    Raises:
        RuntimeError: if a picture has no place.
    """
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        _put_pictures(document, pictures)
        record = pikepdf.Stream(document, write_record(passages_of(lines)).encode())
        moment = f"D:{datetime.fromtimestamp(timestamp, UTC):%Y%m%d%H%M%S}Z"
        owned = pikepdf.Dictionary(LastModified=moment, Private=document.make_indirect(record))
        document.Root.PieceInfo = pikepdf.Dictionary({f"/{OWNER}": owned})
        packed = pikepdf.ObjectStreamMode.generate
        document.save(
            target, object_stream_mode=packed, deterministic_id=True, fix_metadata_version=False
        )
    return target.getvalue()


def _put_pictures(document: pikepdf.Pdf, pictures: Iterable[bytes]) -> None:
    waiting = {make_placeholder(content): content for content in pictures}
    images = (
        (each for each in document.objects if isinstance(each, pikepdf.Stream)) if waiting else ()
    )
    for image in images:
        if image.get("/Width") == _SIDE and (content := waiting.pop(image.read_raw_bytes(), None)):
            image.write(content, filter=pikepdf.Name.DCTDecode)
            with Image.open(io.BytesIO(content)) as picture:
                image.Width, image.Height = picture.size
    if waiting:
        raise RuntimeError("typst laid out a picture otherwise")
