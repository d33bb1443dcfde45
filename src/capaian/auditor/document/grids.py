"""Grids: the tables of a report, each cell in its row and under the words of its heads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from capaian.auditor.reading.page import Page, Word

_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_MARK: Final = re.compile(
    r"\s*(?:\d{1,3}(?:\.\d+)*[.)]?|[a-zA-Z][.)]|[-\u2022\u2013\uf02d\uf0b7\uf0d8\uf0a7]|"
    r"[IVXL]+(?:\.\d{1,2})*\.?)(?=\s|$)"
)
_FIGURE: Final = re.compile(
    r"[^\w(]*(?:Rp\.?\s*)?[-\u2212(]?\d[\d.,:\s]*\)?\s*,?\s*-?\s*(?:[%\u2030]|[A-Za-z.]{1,9})?\s*"
    r"(?:\*+\)?|\([A-Z]{1,2}\s?\))?\s*"
)
"""A number with a short unit behind it; `(1)` of a row of column numbers is one too."""
DASHES: Final = frozenset({"", "-", "\u2013", "\u2014", "\u2212", "NA", "N/A"})
"""What stands in a cell that holds nothing."""


@dataclass(frozen=True, slots=True)
class PrintedPlace:
    """Where something is printed."""

    line: int
    """1-based line of the text that was read."""
    page: int | None = None
    """1-based page of the file; `None` where the file has no pages."""

    @property
    def name(self) -> str:
        """How findings call it, in Indonesian."""
        return f"halaman {self.page}" if self.page else f"baris {self.line}"


def place_on(page: Page, top: float) -> PrintedPlace:
    """Return the place of what stands so many points from the top of a page."""
    return PrintedPlace(page.line_at(top), None if page.first_line else page.number)


@dataclass(frozen=True)
class GridCell:
    """A cell, with its edges: points of a page, or counts of cells in a line of text."""

    text: str
    """Lines of the cell parted by line feeds."""
    place: PrintedPlace
    left: float
    right: float
    top: float = 0
    bottom: float = 0
    words: tuple[Word, ...] = field(default=(), repr=False, compare=False)
    """The words of a page that stand in it; none in a line of text."""

    @cached_property
    def is_figure(self) -> bool:
        """Whether it is one number with at most a unit beside it."""
        return is_figure(self.flat)

    @cached_property
    def flat(self) -> str:
        """Its text in one line."""
        return " ".join(self.text.split())

    def join(self, other: GridCell) -> GridCell:
        """Return the cell with what continues it."""
        return replace(
            self, text=f"{self.text} {other.text}".strip(), words=self.words + other.words
        )


CellRow = tuple[GridCell | None, ...]
"""A cell for each column; `None` where nothing is printed."""


@dataclass(frozen=True)
class TableGrid:
    """A table with all its parts on following pages."""

    heads: tuple[tuple[str, ...], ...]
    """For each column the words above it, from the outermost in."""
    rows: tuple[CellRow, ...]
    place: PrintedPlace
    caption: str = ""
    above: str = ""
    """The text just above it, caption included."""
    last_page: int | None = None
    is_turned: bool = False
    """Whether its rows are printed as columns."""

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.heads)

    @cached_property
    def name(self) -> str:
        """How findings call it, in Indonesian."""
        number = re.match(r"\W*tabel\W*[\dIVXL]+(?:\s?[.,\-]\s?\d+)*", self.caption, re.IGNORECASE)
        if number:
            return " ".join(number[0].split())
        return f"tabel di {self.place.name}"

    def head_of(self, column: int) -> str:
        """Return the words above a column in one line."""
        return self._flat_heads[column]

    @cached_property
    def _flat_heads(self) -> tuple[str, ...]:
        return tuple(map(" ".join, self.heads))


def is_figure(text: str) -> bool:
    """Say whether a text is one number with at most a unit beside it.

    Examples:
        >>> [is_figure(text)
        ...     for text in ("99,53%", "Rp 1.234,-", "28.240 dokumen", "B (3,38)", "2021-2026")]
        [True, True, True, False, False]
    """
    return _FIGURE.fullmatch(" ".join(text.split())) is not None


def is_worded(text: str) -> bool:
    """Say whether a text has words."""
    return _LETTERS.search(text) is not None


def has_list_mark(text: str) -> bool:
    """Say whether a text begins with the number, letter or bullet of a list."""
    return _MARK.match(text) is not None


def list_mark(text: str) -> str:
    """Return the number, letter or bullet that a text begins with;
    empty where it begins with none.
    """
    match = _MARK.match(text)
    return match[0].strip() if match else ""
