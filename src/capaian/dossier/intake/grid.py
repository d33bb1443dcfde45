"""A sheet as a rectangle of cells: merged cells say what they say in each of their cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from pathlib import PurePath
from typing import Final

from capaian.domain.issue import Place
from capaian.dossier.intake.figures import is_figure
from capaian.dossier.spreadsheets.model import (
    LOST,
    CellValue,
    Faint,
    Lines,
    Odd,
    Sheet,
    Span,
    column_letters,
    range_of,
)

Row = list[CellValue] | tuple[CellValue, ...]

Cell = tuple[int, int]
"""Row and column, from 1."""

_BOOKS: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
# 1.716 (54,89%), 1716 / 54,9 %
_BOTH: Final = re.compile(
    r"\s*(?P<count>[0-9]+(?:[.,][0-9]{3})*)\s*"
    r"(?:\(\s*(?P<share>[0-9]{1,3}(?:[.,][0-9]+)?)\s*%\s*\)|[/|]\s*(?P<other>[0-9]{1,3}(?:[.,][0-9]+)?)\s*%)\s*"
)
_MOST_BEFORE: Final = 200_000
"""Cells before the first one that is filled, above and beside, of which so many mean no table."""
_FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
"""What is above it is no year."""


@dataclass(frozen=True)
class FigureSpans:
    """The merged cells that have one figure, found by columns: a span may have a million cells."""

    spans: Sequence[Span]
    width: int
    """How many columns the sheet has; spans may go on beyond."""

    @cached_property
    def _columns(self) -> dict[int, tuple[list[int], list[Span]]]:
        """The first rows of spans from the top and, where they lie over each other, those that end last."""
        columns: dict[int, tuple[list[int], list[Span]]] = {}
        for span in sorted(self.spans, key=attrgetter("first_row")):
            for column in range(span.first_column, min(span.last_column, self.width) + 1):
                rows, furthest = columns.setdefault(column, ([], []))
                is_within = furthest and furthest[-1].last_row > span.last_row
                rows.append(span.first_row)
                furthest.append(furthest[-1] if is_within else span)
        return columns

    def at(self, row: int, column: int) -> Span | None:
        """Return the span of a cell, row and column from 1."""
        rows, furthest = self._columns.get(column, ([], []))
        place = bisect_right(rows, row)
        return furthest[place - 1] if place and row <= furthest[place - 1].last_row else None


@dataclass(frozen=True)
class Grid:
    """A sheet whose rows are all equally long."""

    file: str
    sheet: str
    rows: tuple[tuple[CellValue, ...], ...]
    odd: Mapping[Cell, tuple[Odd, str]]
    figures: FigureSpans
    lines: Lines | None = None
    hidden: tuple[tuple[int, int], ...] = ()
    """The first and the last of columns that are not shown."""
    hidden_rows: tuple[tuple[int, int], ...] = ()
    """The same of rows."""
    faint: Mapping[Cell, Faint] = field(default_factory=dict)
    """Cells that are struck out or not seen."""
    shares: Mapping[Cell, str] = field(default_factory=dict)
    """Percentages that stand behind a count in its cell: `1.716 (54,89%)`."""

    @property
    def is_of_book(self) -> bool:
        """Whether its name is that of a sheet: a text file has none, and goes by its own."""
        return PurePath(self.file).suffix.lower() in _BOOKS

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0

    @cached_property
    def failed(self) -> frozenset[Cell]:
        """The cells whose formula failed: no value is left of them."""
        return frozenset(cell for cell, (odd, _) in self.odd.items() if odd is Odd.ERROR)

    @cached_property
    def has_words(self) -> bool:
        """Whether any cell holds a letter, or anything else than texts and numbers: heads do."""
        return any(_tells_more(cell) for row in self.rows for cell in row)

    def value(self, row: int, column: int) -> CellValue:
        """Return a cell, rows and columns from 1."""
        return self.rows[row - 1][column - 1]

    def text(self, row: int, column: int) -> str:
        """Return what a cell says in one line; a figure as it is shown."""
        return as_text(self.value(row, column))

    def is_hidden(self, column: int) -> bool:
        """Say whether a column is not shown."""
        return any(first <= column <= last for first, last in self.hidden)

    def place(self, row: int | None, column: int | None = None, head: str = "") -> Place:
        """Return the place of a row or cell, its column by letter and head."""
        if column is None:
            return Place(self.file, row, None, self.sheet)
        letters = column_letters(column)
        return Place(self.file, row, f"{letters} ({head})" if head else letters, self.sheet)


def _tells_more(cell: CellValue) -> bool:
    if isinstance(cell, str):
        return not (cell.isascii() and cell.isdigit()) and any(map(str.isalpha, cell))
    return cell is not None and not isinstance(cell, Decimal)


def make_grid(file: str, sheet: Sheet) -> Grid:
    """Return a sheet with its merged cells filled.

    Figures are not repeated, for they would count twice; years in heads are. A row of which all cells are
    merged with those above is no row of its own and stays empty. What a cell that lies under others holds
    nobody sees: it is kept and marked. A sheet whose cells stand where no table begins is empty.
    """
    width = max(map(len, sheet.rows), default=0)
    if _is_far(sheet, width):
        return Grid(file, sheet.name, (), sheet.odd, FigureSpans([], 0), sheet.lines, sheet.hidden)
    nothing: tuple[CellValue, ...] = (None,) * width  # one for all empty rows: there may be a million
    rows: list[Row] = [(*row, *nothing[len(row) :]) if row else nothing for row in sheet.rows]
    own = _own_rows(sheet) if sheet.merged else frozenset()
    covered: dict[Cell, tuple[Odd, str]] = {}
    figures: list[Span] = []
    for span in sheet.merged:
        if span.first_row > len(rows) or span.first_column > width:
            continue
        value = rows[span.first_row - 1][span.first_column - 1]
        if is_figure(value):
            figures.append(span)
        if (isinstance(value, str) and value.strip()) or is_year(value):
            _fill(rows, span, width, value, own)
        else:
            told = Odd.COVERED, range_of(span)
            covered.update(dict.fromkeys(_covered(rows, span, value), told))
    odd = {**sheet.odd, **covered}
    spans = FigureSpans(figures, width)
    shares = _without_shares(rows)
    filled = tuple(map(tuple, rows))
    unseen = sheet.hidden, sheet.hidden_rows, sheet.faint
    return Grid(file, sheet.name, filled, odd, spans, sheet.lines, *unseen, shares)


def _is_far(sheet: Sheet, width: int) -> bool:
    """Say whether the cells of a sheet stand far from its first one, and are few beside all before them."""
    first = next((place for place, row in enumerate(sheet.rows) if row), len(sheet.rows))
    filled = [row for row in sheet.rows[first:] if row]
    firsts = (next((at for at, cell in enumerate(row) if cell is not None), width) for row in filled)
    left = min(firsts, default=width)
    height = len(sheet.rows) - first
    before = first * width + height * left
    return before > max(_MOST_BEFORE, 4 * height * (width - left))


def _without_shares(rows: list[Row]) -> dict[Cell, str]:
    """Leave of cells that hold a count and its percentage the count, and return the percentages."""
    found: dict[Cell, str] = {}
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            both = _BOTH.fullmatch(cell) if isinstance(cell, str) and "%" in cell else None
            if both is not None:
                row = rows[place] = [*row]
                row[column] = both["count"]
                found[place + 1, column + 1] = both["share"] or both["other"]
    return found


def _covered(rows: list[Row], span: Span, shown: CellValue) -> Iterator[Cell]:
    """Yield the cells under another one that hold anything else than that shows."""
    for place, row in enumerate(rows[span.first_row - 1 : span.last_row], span.first_row):
        cells = row[span.first_column - 1 : span.last_column]
        for column, value in enumerate(cells, span.first_column):
            if value is not None and value != shown:
                yield place, column


def _own_rows(sheet: Sheet) -> frozenset[int]:
    """Return the rows that have a cell of their own, be it one of which no value is left."""
    filled = (row for row, cells in enumerate(sheet.rows, 1) if cells and any(map(_holds, cells)))
    return frozenset((*filled, *(row for (row, _), (odd, _) in sheet.odd.items() if odd in LOST)))


def _holds(value: CellValue) -> bool:
    return value is not None and not (isinstance(value, str) and value.isspace())


def _fill(rows: list[Row], span: Span, width: int, value: CellValue, own: frozenset[int]) -> None:
    """Repeat a value in the rows that have cells of their own."""
    last = min(span.last_column, width)
    for place in own.intersection(range(span.first_row, min(span.last_row, len(rows)) + 1)):
        row = rows[place - 1]
        filled = rows[place - 1] = row if isinstance(row, list) else [*row]
        filled[span.first_column - 1 : last] = [value] * (last - span.first_column + 1)


def as_text(value: CellValue) -> str:
    r"""Return what a cell says in one line.

    Examples:
        >>> as_text(" Wajib \n KTP "), as_text(Decimal("2023")), as_text(None)
        ('Wajib KTP', '2023', '')
    """
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return " ".join(str(value).split())


def is_year(value: CellValue) -> bool:
    """Say whether a cell holds a number that heads use as a year."""
    is_near = isinstance(value, Decimal) and _FIRST_YEAR <= value <= LAST_YEAR
    return is_near and isinstance(value, Decimal) and value == value.to_integral_value()
