"""A page as words with their places, and rows of words on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from typing import Final

_HYPHEN: Final = re.compile(r"(?P<before>[^\W\d_]+)-$")
_JOINT: Final = re.compile(r"\d[-\u2013]$|\w/$")
"""Ends of a line within a span of years or between alternatives."""
_WIDE: Final = 1.25
"""Gap between words, in heights of a line, that parts two columns."""
_BLANK: Final = 0.25
"""Heights of a line that a blank between words takes."""
_DOUBLED: Final = 4
"""Letters of a word that the first half of a doubled one ends with."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place, in points from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    block: int = -1
    """Its place in the blocks of its page; -1 where no tag holds it."""

    @property
    def height(self) -> float:
        """Height of its line."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """Half its width."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Ruling:
    """A level or upright line."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Shade:
    """A box of colour, such as the ground of a cell."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def edges(self) -> tuple[Ruling, Ruling]:
        """Its upper and its lower edge."""
        upper, lower = ((self.left, at, self.right, at) for at in (self.top, self.bottom))
        return Ruling(*upper), Ruling(*lower)


Path = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CellTag:
    """A cell of a tagged table."""

    table: Path
    """Its place in the tags of the file; a table over several pages has the same on each."""
    row: Path
    """Its place in the table."""
    cells: int
    """Of its row, with those that have no words."""
    place: int
    """Among the cells of its row."""
    columns: int
    rows: int
    """How many columns and rows it spans, so far as the tags tell."""


@dataclass(frozen=True, slots=True)
class Block:
    """Content of a page that one tag holds."""

    path: Path
    """Its place in the tags of the file."""
    kind: str = "text"
    """`figure`, `paragraph`, `cell`, or `text` of which tags do not tell the paragraphs."""
    cell: CellTag | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What a page of a pdf holds."""

    number: int
    """From 1."""
    width: float
    height: float
    words: tuple[Word, ...]
    rulings: tuple[Ruling, ...]
    is_picture: bool = False
    """Whether it is a scan: a picture covers it, and next to no words stand beside it."""
    blocks: tuple[Block, ...] = ()
    """What its tags say of its content."""
    tagged: Tagged | None = None
    """What its tags tell; `None` where they are not to be relied on."""
    shades: tuple[Shade, ...] = ()


@dataclass(frozen=True, slots=True)
class TextRow:
    """Words that stand beside each other."""

    words: tuple[Word, ...]
    """From left to right."""

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(word.right for word in self.words)

    @property
    def top(self) -> float:
        """Its upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return max(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        """Height of its tallest word."""
        return max(word.height for word in self.words)

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(word.text for word in self.words)

    def parts(self, wide: float = _WIDE) -> list[TextRow]:
        """Return what gaps part that are wide, in heights of a line."""
        found: list[list[Word]] = [[self.words[0]]]
        for before, word in pairwise(self.words):
            if word.left - before.right > wide * max(before.height, word.height):
                found.append([])
            found[-1].append(word)
        return [TextRow(tuple(words)) for words in found]

    def has_no_room_for(self, below: TextRow, right: float) -> bool:
        """Say whether the first word of the next row did not fit before `right`, in points of the page."""
        first = below.words[0]
        return self.right + _BLANK * below.height + first.right - first.left > right


@dataclass(frozen=True, slots=True)
class Tagged:
    """Rows of tables and paragraphs that begin on a page, by their place in the tags of the file."""

    rows: tuple[tuple[Path, Path, tuple[str, ...]], ...]
    """Each with its place, that of its table, and its cells."""
    paragraphs: tuple[tuple[Path, tuple[TextRow, ...]], ...]
    """Each in the lines that it is printed in."""


def read_rows(words: Iterable[Word]) -> list[TextRow]:
    """Return words as rows, from the top down; raised and lowered signs stay in their row.

    Examples:
        >>> words = [Word(50, 0, 60, 10, "b"), Word(0, 1, 10, 11, "a"), Word(0, 14, 10, 24, "c")]
        >>> [row.text for row in read_rows(words)]
        ['a b', 'c']
    """
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.middle):
        if rows and word.middle - _middle(rows[-1]) < 0.5 * min(word.height, rows[-1][0].height):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [TextRow(tuple(sorted(row, key=lambda word: word.left))) for row in rows]


def _middle(row: Sequence[Word]) -> float:
    tallest = max(row, key=lambda word: word.height)
    return tallest.middle


def join_rows(rows: Iterable[TextRow]) -> str:
    """Return rows as one text, a word that is parted at their end joined."""
    return reduce(join_texts, (row.text for row in rows), "")


def join_texts(before: str, after: str) -> str:
    """Return two lines as one; a word parted at their end is joined, one said twice keeps its hyphen.

    Examples:
        >>> [join_texts(*lines) for lines in (("persen-", "tase"), ("rata-", "rata"), ("KTP-", "el"))]
        ['persentase', 'rata-rata', 'KTP-el']
        >>> join_texts("tidak ikut dirata-", "ratakan"), join_texts("Renstra 2024\u2013", "2026")
        ('tidak ikut dirata-ratakan', 'Renstra 2024\u20132026')
    """
    if not before or not after:
        return before or after
    if _JOINT.search(before) and after[0].isalnum():
        return before + after
    match = _HYPHEN.search(before)
    if match is None:
        return f"{before} {after}"
    word = match["before"]
    is_parted = after[0].islower() and word[-1].islower() and len(word) > 2
    is_doubled = after[:3].casefold() == word[:3].casefold() or word.endswith(after[:_DOUBLED])
    if is_parted and not is_doubled:
        return before[:-1] + after
    return before + after
