"""Performance trees: boxes from left to right, kinds of links drawn apart and explained below.

Every level has a column and every box the height of its words, which are never scaled. All
measures are CSS pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Final

from capaian.documents import tree_sizes
from capaian.documents.tree import PROPOSED_WORD, Box, LinkKind
from capaian.writers.theme import SANS_REGULAR, SANS_SEMIBOLD, Face, Token, light

_TRUNK: Final = 14
"""From a box to where its links part; the rest of a link shows its kind."""
_SAMPLE: Final = 34
_LEGEND_GAP: Final = 18
_STROKES: Final = {
    LinkKind.PLAIN: (Token.GARIS_2, 'stroke-width="1"'),
    LinkKind.COMPONENT: (Token.TINTA_2, 'stroke-width="3"'),
    LinkKind.CONTRIBUTION: (Token.TINTA_2, 'stroke-width="1.3"'),
    LinkKind.SERVICE: (
        Token.TINTA_2,
        'stroke-width="2" stroke-dasharray="0.1 4" stroke-linecap="round"',
    ),
    LinkKind.PARTNER: (Token.TINTA_2, 'stroke-width="1.3" stroke-dasharray="6 4"'),
}


@dataclass(frozen=True, slots=True)
class BoxLine:
    """A line of words in a box."""

    words: str
    face: Face = SANS_REGULAR
    colour: Token = Token.TINTA_2


@dataclass(frozen=True, slots=True)
class BoxColumn:
    """Left edge and width of the boxes of a column."""

    left: float
    width: float


@dataclass(frozen=True)
class TreeBox:
    """A box with its lines and the boxes right of it."""

    box: Box
    lines: tuple[BoxLine, ...]
    children: tuple[TreeBox, ...]
    place: BoxColumn
    is_first: bool
    """Whether it stands in the first column."""

    @property
    def height(self) -> float:
        """Height of the box itself; nothing for a root without title."""
        return (
            len(self.lines) * tree_sizes.LINE_HEIGHT + 2 * tree_sizes.BOX_PADDING
            if self.lines
            else 0
        )

    @cached_property
    def room(self) -> float:
        """Height that the box and everything right of it takes."""
        return max(self.height, self.below)

    @cached_property
    def below(self) -> float:
        """Height of everything right of the box."""
        gaps = tree_sizes.BOX_GAP * max(0, len(self.children) - 1)
        return sum(child.room for child in self.children) + gaps


def draw_tree(root: Box, total: int) -> tuple[list[str], float]:
    """Return the shapes of a tree that is `total` wide, and its height."""
    places = tuple(_places(tree_sizes.column_widths(root, total - 2 * tree_sizes.OUTER_EDGE)))
    node = _node(root, 0 if root.title else -1, places)
    shapes = list(_shapes(node, tree_sizes.OUTER_EDGE))
    legend, height = _legend(root, node.room + 2 * tree_sizes.OUTER_EDGE, total)
    return [*shapes, *legend], height


def _places(widths: tuple[float, ...]) -> Iterator[BoxColumn]:
    left = float(tree_sizes.OUTER_EDGE)
    for width in widths:
        yield BoxColumn(left, width)
        left += width + tree_sizes.LINK_WIDTH


def _node(box: Box, column: int, places: tuple[BoxColumn, ...]) -> TreeBox:
    children = tuple(_node(child, column + 1, places) for child in box.children)
    if column < 0:
        return TreeBox(box, (), children, BoxColumn(0, 0), is_first=False)
    lines = tuple(_lines(box, places[column].width - 2 * tree_sizes.BOX_PADDING))
    return TreeBox(box, lines, children, places[column], is_first=column == 0)


def _lines(box: Box, room: float) -> Iterator[BoxLine]:
    if box.proposed:
        yield BoxLine(PROPOSED_WORD, SANS_SEMIBOLD, Token.SOGA)
    title = tree_sizes.wrap(box.title, room, is_bold=True)
    yield from (BoxLine(line, SANS_SEMIBOLD, Token.TINTA) for line in title)
    for text in (box.note, *box.lines):
        yield from map(BoxLine, tree_sizes.wrap(text, room, is_bold=False))


# --- shapes --------------------------------------------------------------------------------


def _shapes(node: TreeBox, top: float) -> Iterator[str]:
    """Links, the box, and what stands right of it: words follow each other as they are read."""
    middle = top + node.room / 2
    below = top + (node.room - node.below) / 2
    centers: list[float] = []
    inner: list[str] = []
    for child in node.children:
        centers.append(below + child.room / 2)
        inner += _shapes(child, below)
        below += child.room + tree_sizes.BOX_GAP
    if node.lines and centers:
        yield from _links(node.place.left + node.place.width, middle, centers, node.children)
    if node.lines:
        yield from _box(node, middle - node.height / 2)
    yield from inner


def _links(
    start: float, middle: float, centers: Sequence[float], children: Sequence[TreeBox]
) -> Iterator[str]:
    turn, end = start + _TRUNK, start + tree_sizes.LINK_WIDTH
    plain = f'stroke="{light(Token.GARIS_2)}" fill="none"'
    ends = (*centers, middle)
    yield f'<path d="M{start:.2f} {middle:.2f}H{turn:.2f}" {plain}/>'
    yield f'<path d="M{turn:.2f} {min(ends):.2f}V{max(ends):.2f}" {plain}/>'
    for center, child in zip(centers, children, strict=True):
        yield _stroke(turn, end, center, child.box)


def _stroke(start: float, end: float, y: float, box: Box) -> str:
    token, look = _STROKES[box.link]
    colour = light(Token.SOGA if box.proposed else token)
    return f'<path d="M{start:.2f} {y:.2f}H{end:.2f}" stroke="{colour}" {look} fill="none"/>'


def _box(node: TreeBox, top: float) -> Iterator[str]:
    """Partners have round corners, so that they differ from posts that are vacant."""
    box = node.box
    fill = light(Token.LEMBAR if node.is_first else Token.MUKA)
    stroke = light(Token.TINTA if node.is_first else Token.GARIS_2)
    dash = ' stroke-dasharray="4 3"' if box.dashed else ""
    corner = ' rx="9"' if box.link is LinkKind.PARTNER else ""
    place = (
        f'x="{node.place.left:.2f}" y="{top:.2f}" width="{node.place.width:.2f}" '
        f'height="{node.height:.2f}"'
    )
    yield f'<rect {place}{corner} fill="{fill}" stroke="{stroke}"{dash}/>'
    for index, line in enumerate(node.lines):
        yield _text(
            line,
            node.place.left + tree_sizes.BOX_PADDING,
            top + tree_sizes.BOX_PADDING + 11.5 + index * tree_sizes.LINE_HEIGHT,
        )


def _text(line: BoxLine, x: float, y: float) -> str:
    look = f'font-weight="{line.face.weight}" fill="{light(line.colour)}"'
    return f'<text x="{x:.2f}" y="{y:.2f}" {look}>{escape(line.words)}</text>'


# --- legend --------------------------------------------------------------------------------


def _legend(root: Box, top: float, total: int) -> tuple[list[str], float]:
    """What the lines mean, for the kinds that are drawn; nothing where all are plain."""
    below = [box for child in root.children for box in _walk(child)]
    kinds = [kind for kind in LinkKind if any(box.link is kind for box in below)]
    samples = [(Box("", link=kind), kind.words) for kind in kinds]
    if any(box.proposed for box in below):
        samples.append((Box("", proposed=True), PROPOSED_WORD))
    if [words for _, words in samples] in ([], [LinkKind.PLAIN.words]):
        return [], top
    shapes: list[str] = []
    x, y = float(tree_sizes.OUTER_EDGE), top + _LEGEND_GAP
    for box, words in samples:
        taken = _SAMPLE + tree_sizes.drawn_width(words) + _LEGEND_GAP
        if x > tree_sizes.OUTER_EDGE and x + taken > total:
            x, y = float(tree_sizes.OUTER_EDGE), y + tree_sizes.LINE_HEIGHT
        shapes += [_stroke(x, x + _SAMPLE - 6, y, box), _text(BoxLine(words), x + _SAMPLE, y + 4)]
        x += taken
    return shapes, y + tree_sizes.LINE_HEIGHT / 2


def _walk(box: Box) -> Iterator[Box]:
    yield box
    for child in box.children:
        yield from _walk(child)
