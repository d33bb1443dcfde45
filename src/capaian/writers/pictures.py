"""Photographs of the evidence as every paper shows them: upright, at print resolution,
their pixels alone.
"""

from __future__ import annotations

import io
from base64 import b64decode
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Final, NamedTuple

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from capaian.documents.tree import Picture, read_file
from capaian.domain.errors import WriterError
from capaian.processes.children import ask_child
from capaian.writers.theme import TEXT_COLUMN_MM

SVG: Final = "image/svg+xml"
_PDF: Final = "application/pdf"
_PNG: Final = "image/png"
PHOTOGRAPH_MM: Final = (TEXT_COLUMN_MM, 84)
"""Room for a photograph: two stand on a page."""
_INCH_MM: Final = 25.4
_PHOTOGRAPH: Final = (
    round(PHOTOGRAPH_MM[0] / _INCH_MM * 220),
    round(PHOTOGRAPH_MM[1] / _INCH_MM * 220),
)
"""Pixels across and down at most: fewer would be seen in print,
more make every form of a paper heavier.
"""
_DRAWING: Final = (round(TEXT_COLUMN_MM / _INCH_MM * 300), round(TEXT_COLUMN_MM / _INCH_MM * 300))
"""Of a drawing or scan."""
_JPEG_QUALITY: Final = 85
_HALF_TURNED: Final = 4
"""Marks of a camera above it say that width and height change places."""
_WORKER: Final = Path(__file__).with_name("pdf_pages_worker.py")
_SECONDS: Final = 60


class PrintedPicture(NamedTuple):
    """A picture as papers hold it."""

    content: bytes
    media_type: str
    """That of a drawing (svg), `image/png` or `image/jpeg`."""

    @property
    def ratio(self) -> float | None:
        """Width by height; `None` of a drawing, which says it itself."""
        if self.media_type == SVG:
            return None
        with Image.open(io.BytesIO(self.content)) as image:
            return image.width / image.height


def printed_picture(picture: Picture) -> PrintedPicture:
    """Return a picture of the evidence.

    Raises:
        FileError: if its file cannot be read.
        WriterError: if it is none.
    """
    name, content = picture.label or picture.id, picture.content
    written = content.stat().st_mtime_ns if isinstance(content, Path) and content.exists() else 0
    with _one_at_a_time:
        if picture.media_type != _PDF:
            is_photograph = picture.media_type != _PNG and not picture.fills_page
            most = _PHOTOGRAPH if is_photograph else _DRAWING
            return _printed(content, written, picture.media_type, most, name)
        pages = _drawn(content, written)
    if picture.page > len(pages):
        raise WriterError(
            f"{name}: halaman {picture.page} PDF ini tidak dapat digambar. Pindai ulang."
        )
    return PrintedPicture(pages[picture.page - 1], "image/jpeg")


_one_at_a_time: Final = Lock()
"""Two pictures of 40 megapixels, decoded for two forms of a paper, would fill its memory."""


@lru_cache(maxsize=16)
def _drawn(content: bytes | Path, _written: int) -> Sequence[bytes]:
    """Return the pages of a pdf as JPEG; fewer where the child was ended by a limit."""
    drawn = ask_child(_WORKER, content=read_file(content), seconds=_SECONDS)
    return [b64decode(line) for line in drawn.split(b"\n")[:-1]]


@lru_cache(maxsize=128)  # the forms of one paper show the same photographs
def _printed(
    content: bytes | Path, _written: int, media_type: str, most: tuple[int, int], name: str
) -> PrintedPicture:
    """Return a picture turned as its camera was held,
    without what cameras hide in it (place, owner).

    Word and LibreOffice do not follow the mark of a camera, so the pixels are turned and the mark
    goes.

    Args:
        content: The file, or where it lies.
        _written: When that was written, in nanoseconds: it may be another file by now.
        media_type: What it is; a drawing (svg) stays as it is.
        most: Pixels across and down.
        name: What a refusal calls it.

    Raises:
        FileError: if its file cannot be read.
        WriterError: when the file is not a picture.
    """
    file, target = read_file(content), io.BytesIO()
    if media_type == SVG:
        return PrintedPicture(file, SVG)
    try:
        opened = Image.open(io.BytesIO(file))
        opened.draft("RGB", (max(most), max(most)))  # a JPEG is decoded at about the size of print
        is_turned = opened.getexif().get(ExifTags.Base.Orientation, 1) > _HALF_TURNED
        opened.thumbnail(most[::-1] if is_turned else most)
        image = ImageOps.exif_transpose(opened)
        if media_type == _PNG:
            _plain(image).save(target, "PNG")
        else:
            image.convert("RGB").save(target, "JPEG", quality=_JPEG_QUALITY)
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        SyntaxError,
        ValueError,
    ) as error:
        raise unreadable(name) from error
    return PrintedPicture(target.getvalue(), _PNG if media_type == _PNG else "image/jpeg")


def unreadable(name: str) -> WriterError:
    """Return the refusal of a file that is no picture."""
    return WriterError(
        f"{name}: berkas gambar tidak dapat dibaca. Simpan ulang sebagai PNG atau JPEG."
    )


def _plain(image: Image.Image) -> Image.Image:
    """Return the pixels alone, without the remarks of the file."""
    converted = image.convert("RGBA" if image.has_transparency_data else "RGB")
    converted.info = {}
    return converted
