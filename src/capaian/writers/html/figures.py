"""Charts, diagrams and pictures: drawn inside the file, in the colours of the reader's theme."""

from __future__ import annotations

from base64 import b64encode

from capaian.documents import tree
from capaian.writers import charts, diagrams
from capaian.writers.html.markup import (
    Context,
    anchor,
    escape,
    render_inlines,
    render_mark,
    tag,
    themed_svg,
)
from capaian.writers.pictures import printed_picture


def render_chart(chart: tree.Chart, context: Context) -> str:
    """Return a chart with its caption below."""
    picture = _drawing(themed_svg(charts.render_svg(chart)), chart.label)
    words = _caption(chart, context, _below(chart, context), chart.mark)
    return _figure(chart.id, f"chart {chart.width.value}", picture, words)


def render_diagram(diagram: tree.Diagram, context: Context) -> str:
    """Return a tree of boxes with its caption below."""
    picture = _drawing(themed_svg(diagrams.render_svg(diagram)), diagram.label)
    words = _caption(diagram, context)
    if diagram.direction is tree.Direction.DOWN:
        return _figure(diagram.id, f"chart {diagram.width.value}", picture, words)
    tops = (diagram.root,) if diagram.root.title else diagram.root.children
    listed = tag("div", _boxes(tops), "tree-list")
    return _figure(diagram.id, f"chart tree {diagram.width.value}", picture + listed, words)


def _boxes(boxes: tuple[tree.Box, ...]) -> str:
    """A tree as nested lists, for sheets that are too narrow for its drawing."""
    return tag("ul", "".join(tag("li", _box(box)) for box in boxes)) if boxes else ""


def _box(box: tree.Box) -> str:
    words = (box.note, *box.lines, box.link_words)
    lines = "".join(f"<span>{escape(line)}</span>" for line in words if line)
    return tag("strong", escape(box.title)) + lines + _boxes(box.children)


def render_picture(picture: tree.Picture, context: Context) -> str:
    """Return a photograph or drawing with its caption below."""
    words = _caption(picture, context)
    width = tree.Width.FULL if picture.fills_page else tree.Width.TEXT
    return _figure(picture.id, f"picture {width.value}", image_tag(picture), words)


def image_tag(picture: tree.Picture) -> str:
    """Return a picture within the file, with its words for readers who cannot see it."""
    content, media_type = printed_picture(picture)
    address = f"data:{media_type};base64,{b64encode(content).decode('ascii')}"
    return f'<img src="{address}" alt="{escape(picture.alt)}" decoding="async">'


def _figure(block_id: str, classes: str, picture: str, words: str) -> str:
    caption = tag("figcaption", words)
    return f'<figure class="{classes}" id="{anchor(block_id)}">{picture}{caption}</figure>'


def _drawing(svg: str, label: str) -> str:
    name = escape(f"{label or 'Gambar'}, dapat digeser")
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{name}">{svg}</div>'


def _caption(
    block: tree.Chart | tree.Diagram | tree.Picture,
    context: Context,
    below: str = "",
    mark: tree.TraceMark | None = None,
) -> str:
    margin = f'<span class="label">{escape(block.label)} {render_mark(mark, context)}</span>'
    words = tag("span", f"{render_inlines(block.caption, context)} {below}", "words")
    return f'<span class="cap">{margin} {words}</span>'


def _below(chart: tree.Chart, context: Context) -> str:
    table = context.href(chart.data_table) if chart.data_table else None
    if table is None:
        return _source(chart.source, context)
    link = f'<a class="as-table hid-print" href="{table}">Lihat sebagai tabel</a>'
    return _source(chart.source, context) + link


def _source(source: tree.Inlines, context: Context) -> str:
    return tag("span", render_inlines(source, context), "source") if source else ""
