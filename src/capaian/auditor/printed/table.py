"""Tables as they are printed, continued over pages, with spanning heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Final

from capaian.auditor.printed.number import PrintedNumber, Spot

_NO_DIGITS: Final = re.compile(r"[^0-9]+")
_IN_BRACKETS: Final = re.compile(r"\s*\(\s*\d{1,2}\s*\)\s*(?:=|$)")
_FEWEST: Final = 3
"""Numbers of columns in brackets that are known as such, though one of them is wrong."""
_TO_ONE: Final = re.compile(r"\s*1\s*:\s*\d[\d.,]*\s*$")
_PAIR: Final = 2
_YEAR: Final = re.compile(r"\b20\d\d\b")
_EMPHASIS: Final = re.compile(r"</?\w+>|\*\*")


def _plain(text: str) -> str:
    return (_EMPHASIS.sub("", text) if "<" in text or "*" in text else text).strip()


_MARK: Final = re.compile(r"(?:[IVXLC]+|[A-Za-z])[.)]?")


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of a row."""

    line: int
    column: int
    """0-based."""
    text: str
    numbers: tuple[PrintedNumber, ...] = ()
    number: PrintedNumber | None = field(init=False, repr=False, compare=False)
    """Its number, where the cell is one number with at most a unit beside it; kept, for every rule asks."""

    def __post_init__(self) -> None:
        """Keep the one number; of a ratio of one to many that is the latter."""
        numbers = (
            self.numbers[1:] if len(self.numbers) == _PAIR and _TO_ONE.match(self.text) else self.numbers
        )
        object.__setattr__(self, "number", numbers[0] if len(numbers) == 1 else None)

    def spot_of(self, words: str) -> Spot:
        """Return where some of its words stand."""
        start = self.text.find(words)
        return Spot(self.line, self.column, start, start + len(words))

    @property
    def is_dash(self) -> bool:
        """Whether it says that there is nothing."""
        return self.text.strip() in ("-", "\u2013", "\u2014", "\u2212")


@dataclass(frozen=True)
class PrintedRow:
    """A row below the head, lines that continue it joined."""

    line: int
    cells: tuple[PrintedCell, ...]
    """As many as the table has columns, the last ones empty where the line was shorter."""
    lines: tuple[int, ...] = ()
    """Further lines of the same row, continued after a page break."""

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What stands in its cells, without signs of emphasis."""
        return tuple(_plain(cell.text) for cell in self.cells)

    @cached_property
    def label(self) -> str:
        """Its first words, behind the letter or Roman number that may mark it in a list."""
        words = [text for cell in self.cells if any(map(str.isalpha, text := cell.text.strip()))]
        is_marked = len(words) > 1 and words[0] == self.cells[0].text.strip() and _MARK.fullmatch(words[0])
        return words[1 if is_marked else 0] if words else ""


@dataclass(frozen=True)
class PrintedTable:
    """A table with its head, and with the rows of all pages it stands on."""

    number: str
    """`3.10`; empty if it has none."""
    title: str
    caption_line: int | None
    head: tuple[tuple[str, ...], ...]
    """Rows of the head as printed, each as wide as the table."""
    rows: tuple[PrintedRow, ...]
    section: str = ""
    """Title of the section it stands in."""
    above: str = ""
    """The paragraph before it."""

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.caption_line or (self.rows[0].line if self.rows else 0)

    @property
    def head_line(self) -> int:
        """The last line of its head: the one above its first row, and none before it begins."""
        return max(self.rows[0].line - 1, self.line) if self.rows else self.line

    @property
    def headed_years(self) -> tuple[int, ...]:
        """The years that its head names, in their order, each once."""
        years = (int(year) for row in self.head for words in row for year in _YEAR.findall(words))
        return tuple(dict.fromkeys(years))

    @property
    def line_of_years(self) -> int:
        """The line of its head that names years; its last line where none does."""
        dated = (place for place, row in enumerate(self.head) if any(map(_YEAR.search, row)))
        below = len(self.head) - 1 - next(dated, len(self.head) - 1)
        return max(self.head_line - below, self.line)

    @property
    def name(self) -> str:
        """How messages call it."""
        return f"Tabel {self.number}" if self.number else f"tabel pada baris {self.line}"

    @cached_property
    def width(self) -> int:
        """How many columns it has."""
        widths = [len(row.cells) for row in self.rows] + [len(row) for row in self.head]
        return max(widths, default=0)

    @cached_property
    def paths(self) -> tuple[tuple[str, ...], ...]:
        """For each column the words of its head, from the outermost in.

        A blank in an upper row of the head belongs to the words left of it; printed heads that span several
        columns are often set a column off, so what a column holds is judged by more than its words.
        """
        words = [row for row in self.head if not counts_columns(row)] or self.head
        filled = [*map(_fill_right, words[:-1]), *words[-1:]]
        columns = (tuple(row[i] if i < len(row) else "" for row in filled) for i in range(self.width))
        return tuple(tuple(dict.fromkeys(word.strip() for word in path if word.strip())) for path in columns)

    def column(self, index: int) -> Iterator[PrintedCell]:
        """Yield the cells of a column."""
        for row in self.rows:
            if index < len(row.cells):
                yield row.cells[index]


def counts_columns(cells: Sequence[str]) -> bool:
    """Say whether a row of a head numbers the columns.

    Examples:
        >>> counts_columns(("(1)", "(2)", "(3)")), counts_columns(("1", "", "3"))
        (True, False)
        >>> counts_columns(("(1)", "(2)", "(9)")), counts_columns(("(1)", "(5)", "(9)"))
        (True, False)
    """
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < 2 or not any(map(str.isdigit, filled[0])):
        return False
    in_brackets = len(filled) >= _FEWEST and all(map(_IN_BRACKETS.match, filled))
    return sum(1 for _ in islice(_misnumbered(filled), 2)) <= int(in_brackets)


def misnumbered_columns(cells: Sequence[str]) -> list[tuple[str, int]]:
    """Return the numbers of columns that are not the next ones, each with the right one.

    Examples:
        >>> misnumbered_columns(("(1)", "(2)", "(4) = (2) \u2212 (1)"))
        [('(4)', 3)]
    """
    return [*_misnumbered([cell for cell in cells if cell.strip()])]


def _misnumbered(filled: Sequence[str]) -> Iterator[tuple[str, int]]:
    numbers = ((cell.split("=")[0].strip(), number) for number, cell in enumerate(filled, start=1))
    return ((cell, number) for cell, number in numbers if _NO_DIGITS.sub("", cell) != str(number))


def _fill_right(row: tuple[str, ...]) -> tuple[str, ...]:
    last, filled = "", []
    for word in row:
        last = word if word.strip() else last
        filled.append(last)
    return tuple(filled)
