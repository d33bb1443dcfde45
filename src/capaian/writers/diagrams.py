"""Diagrams: a tree of boxes (organisation chart, performance tree) laid out as SVG.

Text is wrapped inside the boxes and never scaled down. Children stand side by side while every
longest word fits, in several rows if need be; otherwise they hang below each other on a spine.
All measures are CSS pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import accumulate
from math import ceil
from typing import Final

from capaian.documents.tree import Box, Diagram, Direction
from capaian.documents.tree_sizes import (
    BOX_PADDING,
    DRAWING_HEIGHTS,
    LINE_HEIGHT,
    OUTER_EDGE,
    TEXT_SIZE,
    drawn_width,
    wrap,
)
from capaian.writers.charts.render import PRINT_PPI, name_prefix, open_svg, svg_to_png
from capaian.writers.theme import (
    CHART_WIDTHS,
    SANS,
    SANS_REGULAR,
    SANS_SEMIBOLD,
    Face,
    Token,
    light,
)
from capaian.writers.trees import draw_tree

_GAP: Final = 10
_DROP: Final = 24
"""From a box to the row below it."""
_INDENT: Final = 18
_MIN_BOX: Final = 88
_MAX_BOX: Final = 240
_KEPT_DIAGRAMS: Final = 64


@dataclass(frozen=True, slots=True)
class _Area:
    """Where a subtree may be drawn; its height follows."""

    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class _DrawnTree:
    """Shapes of a subtree, where its own box begins, and where it ends."""

    shapes: tuple[str, ...]
    left: float
    center: float
    top: float
    bottom: float
    """Lowest edge of the subtree."""


def render_svg(diagram: Diagram) -> str:
    """Return the diagram as SVG, as wide as `CHART_WIDTHS[diagram.width]`."""
    words = (diagram.label, diagram.alt)
    drawn = _Drawing(diagram.root, diagram.direction, CHART_WIDTHS[diagram.width])
    return _render(drawn, name_prefix(diagram.id), words)


def fitting_share(diagram: Diagram) -> float:
    """Return the share of its size at which a diagram fits a page; 1 for nearly all.

    Who composes a paper divides large trees, so that little is ever lost.
    """
    drawn = _Drawing(diagram.root, diagram.direction, CHART_WIDTHS[diagram.width])
    return min(1.0, DRAWING_HEIGHTS[diagram.width] / _drawn(drawn)[1])


def render_png(diagram: Diagram, ppi: int = PRINT_PPI) -> bytes:
    """Return the same picture as PNG, `ppi` pixels per printed inch."""
    return svg_to_png(render_svg(diagram), ppi)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What decides how a diagram looks."""

    root: Box
    direction: Direction
    total: int


@lru_cache(maxsize=_KEPT_DIAGRAMS)
def _render(drawing: _Drawing, prefix: str, words: tuple[str, str]) -> str:
    shapes, height = _drawn(drawing)
    opening = open_svg(prefix, drawing.total, height, *words)
    font = f'font-family="{SANS}" font-size="{TEXT_SIZE}px"'
    return f"{opening}<g {font}>{''.join(shapes)}</g></svg>"


@lru_cache(maxsize=_KEPT_DIAGRAMS)
def _drawn(drawing: _Drawing) -> tuple[tuple[str, ...], int]:
    """Shapes and height of the whole."""
    if drawing.direction is Direction.RIGHT:
        found, bottom = draw_tree(drawing.root, drawing.total)
        return tuple(found), ceil(bottom)
    drawn = _draw(
        drawing.root, _Area(OUTER_EDGE, OUTER_EDGE, drawing.total - 2 * OUTER_EDGE), is_root=True
    )
    return drawn.shapes, ceil(drawn.bottom) + OUTER_EDGE


def _draw(box: Box, area: _Area, *, height: float = 0, is_root: bool = False) -> _DrawnTree:
    """Draw `box` at the top of `area`, at least `height` high, and its children below it."""
    width = _box_width(area)
    left = area.x + (area.width - width) / 2
    own_height = max(height, _box_height(box, width))
    shapes = tuple(_box_shapes(box, _Area(left, area.y, width), own_height, is_root=is_root))
    bottom = area.y + own_height
    own = _DrawnTree(shapes, left, left + width / 2, area.y, bottom)
    if not box.children:
        return own
    columns = _columns(box.children, area.width)
    below = _rows(own, box.children, area, columns) if columns else _hang(own, box.children, width)
    return _DrawnTree((*below.shapes, *shapes), own.left, own.center, own.top, below.bottom)


def _hang(parent: _DrawnTree, children: Sequence[Box], width: float) -> _DrawnTree:
    """Children below each other, joined to a spine under the parent's left edge."""
    spine = parent.left + _INDENT / 2
    shapes: list[str] = []
    y = bottom = parent.bottom
    for child in children:
        drawn = _draw(child, _Area(parent.left + _INDENT, bottom + _GAP, width - _INDENT))
        shapes += drawn.shapes
        y = drawn.top + BOX_PADDING + LINE_HEIGHT / 2
        shapes.append(_line(spine, y, drawn.left, y))
        bottom = drawn.bottom
    return _DrawnTree((_line(spine, parent.bottom, spine, y), *shapes), 0, 0, 0, bottom)


def _rows(parent: _DrawnTree, children: Sequence[Box], area: _Area, columns: int) -> _DrawnTree:
    """Children side by side below a bar; further rows hang on a spine at the left edge."""
    rows = [children[start : start + columns] for start in range(0, len(children), columns)]
    inset = _INDENT if len(rows) > 1 else 0
    bar = bottom = parent.bottom
    shapes = [_line(parent.center, bar, parent.center, bar + _DROP / 2)]
    first_bar = bar + _DROP / 2
    for row in rows:
        bar = bottom + _DROP / 2
        drawn = _row(row, _Area(area.x + inset, bottom + _DROP, area.width - inset))
        centers = [item.center for item in drawn]
        ends = [*centers, parent.center] if bar == first_bar else centers
        start = area.x + inset / 2 if inset else min(ends)
        shapes.append(_line(start, bar, max(ends), bar))
        shapes += [_line(item.center, bar, item.center, item.top) for item in drawn]
        shapes += [shape for item in drawn for shape in item.shapes]
        bottom = max(item.bottom for item in drawn)
    if inset:
        shapes.append(_line(area.x + inset / 2, first_bar, area.x + inset / 2, bar))
    return _DrawnTree(tuple(shapes), 0, 0, 0, bottom)


def _row(boxes: Sequence[Box], area: _Area) -> list[_DrawnTree]:
    """Boxes of equal height; the width is shared out by need."""
    needs = [_need(box) for box in boxes]
    room = area.width - _GAP * (len(boxes) - 1)
    widths = [room * need / sum(needs) for need in needs]
    lefts = accumulate(widths[:-1], lambda left, width: left + width + _GAP, initial=area.x)
    areas = [_Area(left, area.y, width) for left, width in zip(lefts, widths, strict=True)]
    height = max(
        _box_height(box, _box_width(place)) for box, place in zip(boxes, areas, strict=True)
    )
    return [_draw(box, place, height=height) for box, place in zip(boxes, areas, strict=True)]


def _columns(children: Sequence[Box], width: float) -> int:
    """The most boxes that fit side by side, in rows of even length; 0 if not even two do."""
    count = len(children)
    for rows in range(1, count + 1):
        columns = ceil(count / rows)
        inset = _INDENT if rows > 1 else 0
        needed = columns * max(map(_need, children)) + _GAP * (columns - 1) + inset
        if needed <= width and (columns > 1 or count == 1):
            return columns
    return 0


def _need(box: Box) -> float:
    """Width below which a longest word of the subtree would no longer fit, children hanging."""
    words = [drawn_width(word, is_bold=True) for word in box.title.split()]
    words += [drawn_width(word) for word in box.note.split()]
    own = max([_MIN_BOX, *(word + 2 * BOX_PADDING for word in words)])
    return max([own, *(_need(child) + _INDENT for child in box.children)])


def _box_width(area: _Area) -> float:
    return min(area.width, _MAX_BOX)


def _box_height(box: Box, width: float) -> float:
    return len(list(_text_lines(box, width))) * LINE_HEIGHT + 2 * BOX_PADDING


def _text_lines(box: Box, width: float) -> Iterator[tuple[str, Face]]:
    room = width - 2 * BOX_PADDING
    for text, face in ((box.title, SANS_SEMIBOLD), (box.note, SANS_REGULAR)):
        yield from ((line, face) for line in wrap(text, room, is_bold=face is SANS_SEMIBOLD))


def _box_shapes(box: Box, area: _Area, height: float, *, is_root: bool) -> Iterator[str]:
    fill = light(Token.LEMBAR if is_root else Token.MUKA)
    stroke = light(Token.TINTA if is_root else Token.GARIS_2)
    dash = ' stroke-dasharray="4 3"' if box.dashed else ""
    place = f'x="{area.x:.2f}" y="{area.y:.2f}" width="{area.width:.2f}" height="{height:.2f}"'
    yield f'<rect {place} fill="{fill}" stroke="{stroke}"{dash}/>'
    lines = list(_text_lines(box, area.width))
    center = area.x + area.width / 2
    first = area.y + (height - len(lines) * LINE_HEIGHT) / 2 + 11.5
    for index, (line, face) in enumerate(lines):
        yield _text(line, face, center, first + index * LINE_HEIGHT)


def _text(line: str, face: Face, x: float, y: float) -> str:
    colour = light(Token.TINTA if face is SANS_SEMIBOLD else Token.TINTA_2)
    place = f'x="{x:.2f}" y="{y:.2f}" text-anchor="middle"'
    return f'<text {place} font-weight="{face.weight}" fill="{colour}">{escape(line)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    colour = light(Token.GARIS_2)
    return f'<path d="M{x1:.2f} {y1:.2f}L{x2:.2f} {y2:.2f}" stroke="{colour}" fill="none"/>'
