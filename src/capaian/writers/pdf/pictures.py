"""Picture files that the template includes: charts, diagrams, photographs."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from capaian.documents.tree import Block, Chart, Diagram, Letterhead, Picture
from capaian.domain.errors import WriterError
from capaian.writers import charts, diagrams
from capaian.writers.charts.render import name_prefix
from capaian.writers.theme import TEXT_COLUMN_MM

_SVG: Final = "image/svg+xml"
_PIXELS_PER_INCH: Final = 300
_MAX_PIXELS: Final = round(TEXT_COLUMN_MM / 25.4 * _PIXELS_PER_INCH)
_PAGE_PIXELS: Final = round(297 / 25.4 * 220)
"""A scanned page keeps 220 pixels to the inch: enough for its smallest print."""
_JPEG_QUALITY: Final = 85


@dataclass(frozen=True, slots=True)
class ScanPage:
    """A page of another paper as a picture: a page of its own at the end, without caption."""

    id: str
    content: bytes
    media_type: str
    """`image/png` or `image/jpeg`."""
    alt: str
    width: int
    """Pixels; the page turns to landscape when it is more than the height."""
    height: int


def picture_files(blocks: Iterable[Block], pages: Iterable[ScanPage] = ()) -> dict[str, bytes]:
    """Return the content of every picture file of a paper by its name."""
    files = {file_name(page): printed_picture(page) for page in pages}
    for block in blocks:
        match block:
            case Chart():
                files[file_name(block)] = charts.render_svg(block).encode("utf-8")
            case Diagram():
                files[file_name(block)] = diagrams.render_svg(block).encode("utf-8")
            case Picture():
                files[file_name(block)] = printed_picture(block)
            case Letterhead(emblem=Picture() as emblem):
                files[file_name(emblem)] = printed_picture(emblem)
            case _:
                pass
    return files


def file_name(block: Chart | Diagram | Picture | ScanPage) -> str:
    """Return the name under which the template finds a picture."""
    ending = "svg"
    if isinstance(block, Picture | ScanPage) and block.media_type != _SVG:
        ending = "png" if block.media_type == "image/png" else "jpg"
    return f"{name_prefix(block.id)}.{ending}"


def printed_picture(picture: Picture | ScanPage) -> bytes:
    """Return a picture at print resolution without the data that cameras hide in it (place, owner).

    Raises:
        WriterError: when the file is not a picture.
    """
    if picture.media_type == _SVG:
        return picture.content
    try:
        image = ImageOps.exif_transpose(Image.open(io.BytesIO(picture.content)))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError) as error:
        name = getattr(picture, "label", "") or picture.id
        raise WriterError(f"{name}: berkas gambar tidak dapat dibaca. Ganti berkasnya.") from error
    most = _PAGE_PIXELS if isinstance(picture, ScanPage) else _MAX_PIXELS
    image.thumbnail((most, most))
    target = io.BytesIO()
    if picture.media_type == "image/png":
        _plain(image).save(target, "PNG", optimize=True)
    else:
        image.convert("RGB").save(target, "JPEG", quality=_JPEG_QUALITY)
    return target.getvalue()


def _plain(image: Image.Image) -> Image.Image:
    """Return the pixels alone, without the remarks of the file."""
    converted = image.convert("RGBA" if image.has_transparency_data else "RGB")
    converted.info = {}
    return converted
