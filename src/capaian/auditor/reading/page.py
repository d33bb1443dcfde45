"""A page as words with their places, and rows of words on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_WIDE: Final = 1.25
"""Gap between words, in heights of a line, that parts two columns."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place, in points from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

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
class Page:
    """What a page holds."""

    number: int
    """From 1."""
    width: float
    height: float
    words: tuple[Word, ...]
    rulings: tuple[Ruling, ...] = ()
    is_picture: bool = False
    """Whether it is a scan: a picture covers it, and next to no words stand beside it."""
    first_line: int = 0
    """Of a page of a text file: the line of the file that it begins with, from 1; else 0."""
    pitch: float = 0
    """Points from one line of a text file to the next."""

    def line_at(self, top: float) -> int:
        """Return the line of a text file at a height; of other files the number of the page."""
        return self.first_line + round(top / self.pitch) if self.first_line else self.number


@dataclass(frozen=True, slots=True)
class TextRow:
    """Words that stand beside each other."""

    words: tuple[Word, ...]
    """From left to right."""

    @property
    def top(self) -> float:
        """Its upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return max(word.bottom for word in self.words)

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(word.text for word in self.words)

    def parts(self) -> list[TextRow]:
        """Return what wide gaps part."""
        found: list[list[Word]] = [[self.words[0]]]
        for before, word in pairwise(self.words):
            if word.left - before.right > _WIDE * max(before.height, word.height):
                found.append([])
            found[-1].append(word)
        return [TextRow(tuple(words)) for words in found]


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
    return max(row, key=lambda word: word.height).middle
