"""Picture files that the template includes: charts, diagrams, photographs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from capaian.documents.tree import Block, Chart, Diagram, Letterhead, Picture
from capaian.writers import charts, diagrams
from capaian.writers.charts.render import name_prefix
from capaian.writers.pictures import SVG, printed, printed_picture

_PAGE_PIXELS: Final = round(297 / 25.4 * 220)
"""A scanned page keeps 220 pixels to the inch: enough for its smallest print."""


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
    files = {file_name(p): printed(p.content, p.media_type, p.id, _PAGE_PIXELS).content for p in pages}
    for block in blocks:
        match block:
            case Chart():
                files[file_name(block)] = charts.render_svg(block).encode("utf-8")
            case Diagram():
                files[file_name(block)] = diagrams.render_svg(block).encode("utf-8")
            case Picture():
                files[file_name(block)] = printed_picture(block).content
            case Letterhead(emblem=Picture() as emblem):
                files[file_name(emblem)] = printed_picture(emblem).content
            case _:
                pass
    return files


def file_name(block: Chart | Diagram | Picture | ScanPage) -> str:
    """Return the name under which the template finds a picture."""
    ending = "svg"
    if isinstance(block, Picture | ScanPage) and block.media_type != SVG:
        ending = "png" if block.media_type == "image/png" else "jpg"
    return f"{name_prefix(block.id)}.{ending}"
