"""What stands around the figures of a table: its titles, notes, lines between its rows and beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import PurePath
from typing import Final

from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.grid import as_text, is_year
from capaian.dossier.intake.heads import ForeignTable, SheetTables
from capaian.dossier.intake.row_kinds import CODE, RowKind, kind_of
from capaian.dossier.intake.signatures import cells_of_signatures
from capaian.dossier.intake.words import has_words
from capaian.dossier.spreadsheets.model import CellValue

_JOINT: Final = " > "
_MOST_NUMBERED: Final = 31
"""Up to here a number beside words may be that of a month, stage or day."""
_PAIR: Final = 2
# Sheet1, Lembar 2, Sheet: names that nobody gave
_DEFAULT: Final = re.compile(r"(?:sheet|lembar|lembar kerja|worksheet) ?[0-9]*", re.IGNORECASE)
_BOOKS: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
_FILLED: Final = frozenset("0123456789.,-–—%() ")


@dataclass(frozen=True)
class Surroundings:
    """A sheet of which tables were taken."""

    sheet: SheetTables

    @property
    def name(self) -> str:
        """The name of the sheet, where somebody gave it; that of a text file is the file's."""
        name = self.sheet.grid.sheet
        is_of_book = PurePath(self.sheet.grid.file).suffix.lower() in _BOOKS
        return name if is_of_book and not _DEFAULT.fullmatch(name.strip()) else ""

    def lines(self, table: ForeignTable, taken: Iterable[int]) -> tuple[str, ...]:
        """Return what stands around the figures of a table, from the top; each line once.

        Args:
            table: The table, as it was understood.
            taken: Rows of which figures were taken: what they say is not told here.
        """
        grid, left = self.sheet.grid, {*taken}
        own = [row for row in self._region(table) if row not in left]
        told = (self._line(row) for row in own)
        above = [title for title in table.titles if title != grid.sheet]
        lines = [*dict.fromkeys(line for line in told if line)]
        joined = "\n".join(lines)
        return (
            *(title for title in dict.fromkeys(above) if title not in joined and has_words(title)),
            *lines,
        )

    @cached_property
    def _kinds(self) -> Sequence[RowKind]:
        return [kind_of(row) for row in self.sheet.grid.rows]

    @cached_property
    def _signed(self) -> frozenset[tuple[int, int]]:
        """The cells, from 0, of those who sign."""
        return cells_of_signatures(self.sheet.grid.rows, self._kinds)

    @cached_property
    def _rows(self) -> frozenset[int]:
        """The rows of all tables of the sheet."""
        return frozenset(row for one in self.sheet.tables for row in one.rows)

    @cached_property
    def _headed(self) -> frozenset[int]:
        """The columns of all tables of the sheet."""
        return frozenset(head.column for one in self.sheet.tables for head in one.heads)

    @cached_property
    def _heads(self) -> frozenset[str]:
        """What heads columns: that is told of the columns."""
        heads = (head for one in self.sheet.tables for head in one.heads)
        return frozenset(part for head in heads for part in (*head.parts, *head.name.split(_JOINT)))

    def _region(self, table: ForeignTable) -> Iterator[int]:
        """Yield the rows that may say anything of a table: not those between two others."""
        first, last = min(table.rows), max(table.rows)
        spans = [(min(one.rows), max(one.rows)) for one in self.sheet.tables if one.rows]
        before = max((end for _, end in spans if end < first), default=0)
        behind = min((begin for begin, _ in spans if begin > last), default=len(self._kinds) + 1)
        top, end = min((begin for begin, _ in spans), default=0), max((end for _, end in spans), default=0)
        for row in range(1, len(self._kinds) + 1):
            if before < row < behind or row < top or row > end:
                yield row

    def _line(self, row: int) -> str:
        """Return what a row says besides the figures, names and heads of a table."""
        kind = self._kinds[row - 1]
        if kind in (RowKind.EMPTY, RowKind.NUMBERING):
            return ""
        all_cells = enumerate(self.sheet.grid.rows[row - 1])
        cells = tuple(None if (row - 1, n) in self._signed else cell for n, cell in all_cells)
        is_of_table = any(map(is_figure, cells)) or any(map(_is_code, cells))
        if row in self._rows and is_of_table and not _is_pair(cells):
            cells = tuple(cell for place, cell in enumerate(cells, 1) if place not in self._headed)
        return " ".join(dict.fromkeys(self._told(cells)))

    def _told(self, cells: Sequence[CellValue]) -> Iterator[str]:
        """Yield what cells say; a lone number beside words, where it may count a month or stage."""
        is_lone = sum(map(_is_bare, cells)) == 1
        for cell in cells:
            text = as_text(cell)
            if _is_bare(cell):
                if is_lone and may_number(text):
                    yield text
            elif text and text not in self._heads and any(map(str.isalnum, text)):
                yield text


def _is_code(cell: CellValue) -> bool:
    return isinstance(cell, str) and CODE.match(cell.strip()) is not None


def _is_pair(cells: Sequence[CellValue]) -> bool:
    """Say whether a row is a word with a number that may be that of a stage or month: `Tahap | 2`."""
    texts = [text for cell in cells if (text := as_text(cell))]
    return len(texts) == _PAIR and may_number(texts[1]) and has_words(texts[0])


def _is_bare(cell: CellValue) -> bool:
    """Say whether a cell is a figure alone, as a number or in signs."""
    is_text = isinstance(cell, str) and bool(cell.strip()) and _FILLED.issuperset(cell)
    return is_text or isinstance(cell, Decimal)


def may_number(text: str) -> bool:
    """Say whether a number may be that of a month, day, stage or year.

    Examples:
        >>> [may_number(text) for text in ("6", "2024", "3817", "0,5")]
        [True, True, False, False]
    """
    return text.isdecimal() and (int(text) <= _MOST_NUMBERED or is_year(Decimal(text)))
