"""What stands around the figures of a table: all that their structure does not explain.

Figures of rows that are summed, heads, numbers of rows and columns, names of areas and of the work plan, and
who signs are explained. Everything else is told, whatever it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final, NamedTuple

from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.grid import as_text, is_year
from capaian.dossier.intake.heads import ForeignTable, SheetTables
from capaian.dossier.intake.known_names import KnownNames
from capaian.dossier.intake.numbered_times import time_of_number
from capaian.dossier.intake.row_kinds import CODE, RowKind, kind_of
from capaian.dossier.intake.signed_cells import cells_of_signatures, day_signed
from capaian.dossier.intake.words import has_words
from capaian.dossier.spreadsheets.model import CellValue

_JOINT: Final = " > "
_MOST_NUMBERED: Final = 31
"""Up to here a number beside words may be that of a month, stage or day."""
# Sheet1, Lembar1, Sheet: names that nobody gave; `Lembar 6` is one that says something
_DEFAULT: Final = re.compile(r"(?:sheet ?|lembar|lembar kerja|worksheet)[0-9]*", re.IGNORECASE)
_FILLED: Final = frozenset("0123456789.,-–—%() ")


class Line(NamedTuple):
    """What a row says."""

    row: int
    """From 1; nought: above all rows."""
    text: str
    told: str
    """The same with numbers that are times in words."""
    parts_rows: bool = False
    """Whether it has no figures, so that it may be about the rows below it alone."""


@dataclass(frozen=True)
class Surroundings:
    """A sheet of which tables were taken."""

    sheet: SheetTables
    names: KnownNames = field(default_factory=KnownNames)
    year: int = 0
    """That of the office."""

    @property
    def name(self) -> str:
        """The name of the sheet, where somebody gave it; that of a text file is the file's."""
        name = self.sheet.grid.sheet
        return name if self.sheet.grid.is_of_book and not _DEFAULT.fullmatch(name.strip()) else ""

    def lines(
        self, table: ForeignTable, taken: Mapping[int, str], used: frozenset[int], end: date = date.min
    ) -> tuple[Line, ...]:
        """Return what stands around the figures of a table, from the top; each line once.

        Args:
            table: The table, as it was understood.
            taken: Rows of which figures were taken, with what they are about.
            used: The columns that figures were taken from.
            end: The last day that they are of: nobody signs for it before.
        """
        grid = self.sheet.grid
        look = _Rows(self, table, taken, used, end)
        told = (look.line(row) for row in self._region(table))
        lines = [
            *{(line.text, line.row if line.parts_rows else 0): line for line in told if line.text}.values()
        ]
        joined = "\n".join(line.text for line in lines)
        above = (title for title in dict.fromkeys(table.titles) if title != grid.sheet)
        return (
            *(Line(0, one, one) for one in above if one not in joined and has_words(one)),
            *lines,
        )

    @cached_property
    def kinds(self) -> Sequence[RowKind]:
        """What the rows look like."""
        return [kind_of(row) for row in self.sheet.grid.rows]

    @cached_property
    def signed(self) -> frozenset[tuple[int, int]]:
        """The cells, from 0, of those who sign."""
        return cells_of_signatures(self.sheet.grid.rows, self.kinds, self.names.place)

    @cached_property
    def rows(self) -> frozenset[int]:
        """The rows of all tables of the sheet, and those that they add up."""
        below = (row for one in self.sheet.tables for rows in one.below.values() for row in rows)
        return frozenset((*below, *(row for one in self.sheet.tables for row in one.rows)))

    @cached_property
    def headed(self) -> frozenset[int]:
        """The columns of all tables of the sheet."""
        return frozenset(head.column for one in self.sheet.tables for head in one.heads)

    @cached_property
    def heads(self) -> frozenset[str]:
        """What heads columns: that is told of the columns."""
        heads = (head for one in self.sheet.tables for head in one.heads)
        return frozenset(part for head in heads for part in (*head.parts, *head.name.split(_JOINT)))

    def _region(self, table: ForeignTable) -> Iterator[int]:
        """Yield the rows that may say anything of a table: not those between two others."""
        first, last = min(table.rows), max(table.rows)
        spans = [(min(one.rows), max(one.rows)) for one in self.sheet.tables if one.rows]
        before = max((end for _, end in spans if end < first), default=0)
        behind = min((begin for begin, _ in spans if begin > last), default=len(self.kinds) + 1)
        top, end = min((begin for begin, _ in spans), default=0), max((end for _, end in spans), default=0)
        for row in range(1, len(self.kinds) + 1):
            if before < row < behind or row < top or row > end:
                yield row


@dataclass(frozen=True)
class _Rows:
    """Tells the rows around one table."""

    around: Surroundings
    table: ForeignTable
    taken: Mapping[int, str]
    used: frozenset[int]
    end: date

    def line(self, row: int) -> Line:
        """Return what a row says besides what its structure explains."""
        around = self.around
        cells = around.sheet.grid.rows[row - 1]
        is_numbering = around.kinds[row - 1] is RowKind.NUMBERING
        if is_numbering and sum(map(bool, map(as_text, cells))) > 1:
            return Line(row, "", "")
        has_figures = self._has_figures(row)
        left = {
            place: cell
            for place, cell in enumerate(cells, 1)
            if as_text(cell) and not self._is_signed(row, place, as_text(cell))
        }
        texts = [*dict.fromkeys(self._told(row, left, has_figures=has_figures))]
        told = " ".join(time_of_number(text, around.year) or text for text in texts)
        return Line(row, " ".join(texts), told, not any(map(is_figure, cells)))

    def _is_signed(self, row: int, place: int, text: str) -> bool:
        """Say whether a cell is of who signs; a day before the end of what is told contradicts it."""
        is_of_who_signs = (row - 1, place - 1) in self.around.signed
        return is_of_who_signs and (day_signed(text) or date.max) >= self.end

    def _told(self, row: int, cells: Mapping[int, CellValue], *, has_figures: bool) -> Iterator[str]:
        for place, cell in cells.items():
            text = as_text(cell)
            if row in self.taken and place in self.around.headed:
                continue  # told of its column
            if is_number(cell):
                if not (has_figures and place in self.around.headed):
                    yield text
            elif has_figures and self.around.names.has(text):
                continue
            elif text not in self.around.heads and not (has_figures and CODE.fullmatch(text)) and _says(text):
                yield text

    def _has_figures(self, row: int) -> bool:
        """Say whether the figures of a row are of the table: they fill its columns, and are held against it.

        A pair of words and a number below a table is none: `Satuan | 1000`.
        """
        if row in self.taken:
            return True
        if row not in self.around.rows and self.around.kinds[row - 1] is not RowKind.FIGURES:
            return False
        cells = self.around.sheet.grid.rows[row - 1]
        used = self.used or self.around.headed
        filled = [as_text(cells[place - 1]) for place in sorted(used) if is_number(cells[place - 1])]
        if any(isinstance(cell, str) and CODE.fullmatch(cell.strip()) for cell in cells):
            return bool(filled)
        if any(time_of_number(text, self.around.year) for text in filled) and not self._is_total(row):
            return False
        is_among = min(self.taken, default=0) < row < max(self.taken, default=0)
        is_whole = len(filled) == len(self._filled) and (is_among or len({*filled}) > 1)
        return bool(filled) and (is_whole or self._is_part(row) or self._is_total(row))

    def _is_part(self, row: int) -> bool:
        return any(row in rows for rows in self.table.below.values())

    @cached_property
    def _filled(self) -> frozenset[int]:
        """The columns that have a figure in any row taken."""
        rows = [self.around.sheet.grid.rows[row - 1] for row in self.taken]
        return frozenset(place for place in self.used if any(is_number(cells[place - 1]) for cells in rows))

    def _is_total(self, row: int) -> bool:
        """Say whether a figure of a row is worked out of those taken in its column: sum, mean or share."""
        cells = self.around.sheet.grid.rows[row - 1]
        return any(
            isinstance(cell, Decimal) and any(_is_rounded(cell, value) for value in self._worked_out(place))
            for place in self._sums
            if (cell := cells[place - 1]) is not None
        )

    def _worked_out(self, place: int) -> Iterator[Decimal]:
        """Yield what the figures taken in a column may be worked out to."""
        own = self._sums[place]
        yield own
        yield own / max(len(self.taken), 1)
        for other in self._sums.values():
            if other and other != own:
                yield from (own / other, 100 * own / other)

    @cached_property
    def _sums(self) -> Mapping[int, Decimal]:
        rows = [self.around.sheet.grid.rows[row - 1] for row in self.taken]
        values = {place: [cells[place - 1] for cells in rows] for place in self.used}
        return {
            place: sum((value for value in found if isinstance(value, Decimal)), Decimal(0))
            for place, found in values.items()
        }


def _is_rounded(shown: Decimal, exact: Decimal) -> bool:
    """Say whether a figure is another one, rounded to its own decimals; a whole one is that itself.

    Examples:
        >>> _is_rounded(Decimal("91.2"), Decimal("91.187")), _is_rounded(Decimal(91), Decimal("91.187"))
        (True, False)
    """
    decimals = max(-int(shown.as_tuple().exponent), 0)
    return shown == (round(exact, decimals) if decimals else exact)


def is_number(cell: CellValue) -> bool:
    """Say whether a cell is a number, or a text that is a figure alone."""
    return isinstance(cell, Decimal) or (
        isinstance(cell, str) and any(map(str.isdigit, cell)) and _FILLED.issuperset(cell.strip())
    )


def _says(text: str) -> bool:
    """Say whether a text says anything: dashes stand where nothing does."""
    return not _FILLED.issuperset(text)


def may_number(text: str) -> bool:
    """Say whether a number may be that of a month, day, stage or year.

    Examples:
        >>> [may_number(text) for text in ("6", "2024", "3817", "0,5")]
        [True, True, False, False]
    """
    return text.isdecimal() and (int(text) <= _MOST_NUMBERED or is_year(Decimal(text)))
