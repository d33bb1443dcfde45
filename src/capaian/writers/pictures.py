"""Photographs of the evidence as every paper shows them: upright, at print resolution, their pixels alone."""

from __future__ import annotations

import io
from functools import lru_cache
from threading import Lock
from typing import Final, NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError

from capaian.documents.tree import Picture
from capaian.domain.errors import WriterError
from capaian.processes.pdf_pages import draw_pages
from capaian.writers.theme import TEXT_COLUMN_MM

SVG: Final = "image/svg+xml"
_PDF: Final = "application/pdf"
_PNG: Final = "image/png"
_PIXELS_PER_INCH: Final = 300
_MAX_PIXELS: Final = round(TEXT_COLUMN_MM / 25.4 * _PIXELS_PER_INCH)
_JPEG_QUALITY: Final = 85


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
    """Return a picture of the evidence; raises `WriterError` if it is none."""
    name = picture.label or picture.id
    with _one_at_a_time:
        if picture.media_type != _PDF:
            return _printed(picture.content, picture.media_type, name)
        pages = _drawn(picture.content)
    if picture.page > len(pages):
        raise WriterError(f"{name}: halaman {picture.page} PDF ini tidak dapat digambar. Pindai ulang.")
    return PrintedPicture(pages[picture.page - 1], "image/jpeg")


_one_at_a_time: Final = Lock()
"""Two pictures of 40 megapixels, decoded for two forms of a paper, would fill its memory."""
_drawn: Final = lru_cache(maxsize=16)(draw_pages)


@lru_cache(maxsize=128)  # the forms of one paper show the same photographs
def _printed(content: bytes, media_type: str, name: str) -> PrintedPicture:
    """Return a picture turned as its camera was held, without what cameras hide in it (place, owner).

    Word and LibreOffice do not follow the mark of a camera, so the pixels are turned and the mark goes.

    Args:
        content: The file.
        media_type: What it is; a drawing (svg) stays as it is.
        name: What a refusal calls it.

    Raises:
        WriterError: when the file is not a picture.
    """
    if media_type == SVG:
        return PrintedPicture(content, SVG)
    target = io.BytesIO()
    try:
        opened = Image.open(io.BytesIO(content))
        opened.draft("RGB", (_MAX_PIXELS, _MAX_PIXELS))  # a JPEG is decoded at about the size of print
        opened.thumbnail((_MAX_PIXELS, _MAX_PIXELS))
        image = ImageOps.exif_transpose(opened)
        if media_type == _PNG:
            _plain(image).save(target, "PNG", optimize=True)
        else:
            image.convert("RGB").save(target, "JPEG", quality=_JPEG_QUALITY)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise unreadable(name) from error
    return PrintedPicture(target.getvalue(), _PNG if media_type == _PNG else "image/jpeg")


def unreadable(name: str) -> WriterError:
    """Return the refusal of a file that is no picture."""
    return WriterError(f"{name}: berkas gambar tidak dapat dibaca. Simpan ulang sebagai PNG atau JPEG.")


def _plain(image: Image.Image) -> Image.Image:
    """Return the pixels alone, without the remarks of the file."""
    converted = image.convert("RGBA" if image.has_transparency_data else "RGB")
    converted.info = {}
    return converted
