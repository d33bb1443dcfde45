"""Picture files that the template includes: charts, diagrams, photographs."""

from __future__ import annotations

from collections.abc import Iterable

from capaian.documents.tree import Block, Chart, Diagram, Letterhead, Picture
from capaian.writers import charts, diagrams
from capaian.writers.charts.render import name_prefix
from capaian.writers.pictures import SVG, printed_picture


def picture_files(blocks: Iterable[Block]) -> dict[str, bytes]:
    """Return the content of every picture file of a paper by its name."""
    files: dict[str, bytes] = {}
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


def file_name(block: Chart | Diagram | Picture) -> str:
    """Return the name under which the template finds a picture."""
    ending = "svg"
    if isinstance(block, Picture) and block.media_type != SVG:
        ending = "png" if block.media_type == "image/png" else "jpg"
    return f"{name_prefix(block.id)}.{ending}"
