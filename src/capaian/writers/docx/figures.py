"""Charts, diagrams and pictures: a picture for every program,
the drawing itself for those that can.
"""

from __future__ import annotations

import io
from typing import Final

from PIL import Image

from capaian.documents.tree import Chart, Diagram, Picture, Width
from capaian.writers import charts, diagrams
from capaian.writers.charts.render import PRINT_PPI, svg_to_png
from capaian.writers.docx import props as w
from capaian.writers.docx.drawings import InlineDrawing, drawing_xml
from capaian.writers.docx.headings import caption_below, source_lines
from capaian.writers.docx.outline import Assembly
from capaian.writers.pictures import PHOTOGRAPH_MM, SVG, printed_picture, unreadable
from capaian.writers.theme import COLUMN_GAP_MM, MARGIN_COLUMN_MM, TEXT_COLUMN_MM

_EMU_PER_TWIP: Final = 635
_PAGE_MM: Final = (MARGIN_COLUMN_MM + COLUMN_GAP_MM + TEXT_COLUMN_MM, 230)
"""Room for a page of an attached document above its caption."""


def chart_block(block: Chart, assembly: Assembly) -> list[str]:
    """Return a chart with its caption below."""
    picture = _vector(block, charts.render_svg(block), charts.render_png(block), assembly)
    below = source_lines(block.source, (), block.mark, assembly)
    return [picture, *caption_below(block, below, assembly)]


def diagram_block(block: Diagram, assembly: Assembly) -> list[str]:
    """Return a tree of boxes with its caption below."""
    picture = _vector(block, diagrams.render_svg(block), diagrams.render_png(block), assembly)
    return [picture, *caption_below(block, [], assembly)]


def picture_block(block: Picture, assembly: Assembly) -> list[str]:
    """Return a photograph or drawing with its caption below: in the text column,
    or as wide as a page.
    """
    width, room = Width.TEXT, PHOTOGRAPH_MM
    if block.fills_page:
        width, room = Width.FULL, _PAGE_MM
    return [
        _placed(_fitted(block, room, assembly), width, assembly),
        *caption_below(block, [], assembly),
    ]


def picture_run(picture: Picture, room: tuple[float, float], assembly: Assembly) -> str:
    """Return a run with a picture that is as large as the room (millimetres) allows."""
    return f"<w:r>{drawing_xml(_fitted(picture, room, assembly), assembly.drawing_id())}</w:r>"


def _fitted(picture: Picture, room: tuple[float, float], assembly: Assembly) -> InlineDrawing:
    content, ending, (across, down) = _readable(picture)
    scale = min(room[0] / across, room[1] / down) * w.EMU_PER_MM
    rel = assembly.add_media(f"gambar{len(assembly.media) + 1}.{ending}", content)
    name = picture.label or "Gambar"
    return InlineDrawing(rel, round(across * scale), round(down * scale), name, picture.alt)


def _vector(block: Chart | Diagram, svg: str, png: bytes, assembly: Assembly) -> str:
    place = len(assembly.media) + 1
    picture = assembly.add_media(f"gambar{place}.png", png)
    vector = assembly.add_media(f"gambar{place}.svg", svg.encode())
    share = diagrams.fitting_share(block) if isinstance(block, Diagram) else 1
    width = round(w.block_width(block.width) * _EMU_PER_TWIP * share)
    across, down = _pixels(png)
    drawing = InlineDrawing(
        picture, width, round(width * down / across), block.label or "Gambar", block.alt, vector
    )
    return _placed(drawing, block.width, assembly)


def _placed(drawing: InlineDrawing, width: Width, assembly: Assembly) -> str:
    props = w.ParagraphProps("Gambar", indent=w.Indent(left=w.block_left(width)))
    return w.paragraph(props, f"<w:r>{drawing_xml(drawing, assembly.drawing_id())}</w:r>")


def _readable(block: Picture) -> tuple[bytes, str, tuple[int, int]]:
    """Return the picture in a form that Word shows, its file ending and its size in pixels."""
    content, media_type = printed_picture(block)
    if media_type == SVG:
        try:
            content = svg_to_png(content.decode(), PRINT_PPI)
        except (ValueError, RuntimeError) as error:
            raise unreadable(block.label or block.id) from error
    return content, "jpeg" if media_type == "image/jpeg" else "png", _pixels(content)


def _pixels(content: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(content)) as image:
        return image.size
