"""Where everything stands in the workbook: names of sheets, places of columns, rows that are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from capaian.dossier.spreadsheets.model import column_letters
from capaian.dossier.tables.kinds import integer
from capaian.dossier.unfolding.unfold import FlatRow
from capaian.dossier.workbook.identity import FIRST_ROW, NUMBER, PIECE
from capaian.dossier.workbook.sheets import Form, SheetColumn, SheetSpec
from capaian.dossier.workbook.write.contents import in_pieces

ROOM = 1000
"""Empty rows below the data for which drop-down lists are made."""
_FORM_VALUE = 3
"""Place of the values of a form, from 0: behind the hidden name of the sheet, the path and the title."""
_PIECE_COLUMN = SheetColumn(
    PIECE,
    integer(1, 10**6),
    "Bagian",
    "Teks yang terlalu panjang untuk satu sel dilanjutkan di baris berikut.",
)
_NUMBER_COLUMN = SheetColumn(NUMBER, integer(0, 10**6), "#")


@dataclass(frozen=True)
class Planned:
    """A sheet that is going to be written."""

    spec: SheetSpec
    rows: Sequence[FlatRow]
    is_shown: bool

    @cached_property
    def lines(self) -> tuple[FlatRow, ...]:
        """The rows as they stand in the sheet: long texts run over several."""
        return tuple(line for row in self.rows for line in in_pieces(self.spec, row))

    @cached_property
    def columns(self) -> tuple[SheetColumn, ...]:
        """All columns behind the hidden first one."""
        is_numbered = self.spec.form in (Form.RECORDS, Form.MAP, Form.TEXTS)
        has_number = any(column.id == NUMBER for column in self.spec.columns)
        first = (_NUMBER_COLUMN,) if is_numbered and not has_number else ()
        last = (_PIECE_COLUMN,) if len(self.lines) > len(self.rows) else ()
        return (*first, *self.spec.columns, *last)

    @property
    def has_hidden_number(self) -> bool:
        """Whether the numbers of the rows stand in a hidden column: where rows have a name of their own."""
        return bool(self.columns) and self.columns[0] is _NUMBER_COLUMN

    @property
    def last_row(self) -> int:
        """Last row with data, from 1; that of the titles if there is none."""
        return FIRST_ROW - 1 + len(self.lines)

    @property
    def depth(self) -> int:
        """Last row, from 1, that drop-down lists and ranges reach to."""
        return self.last_row + ROOM

    def letters(self, column: str) -> str:
        """Return the letters of a column by its id."""
        return column_letters(self.place(column) + 1)

    def place(self, column: str) -> int:
        """Return the place of a column, from 0."""
        return next(place for place, one in enumerate(self.columns, 1) if one.id == column)

    def range(self, column: str) -> str:
        """Return the cells of a column, with room below, as a formula names them."""
        if self.spec.form is Form.FORM:
            row = FIRST_ROW + [one.id for one in self.spec.columns].index(column)
            return f"{self.sheet_name}!${column_letters(_FORM_VALUE + 1)}${row}"
        letters = self.letters(column)
        return f"{self.sheet_name}!${letters}${FIRST_ROW}:${letters}${self.depth}"

    @property
    def sheet_name(self) -> str:
        """Return the name of the sheet as a formula names it."""
        return quoted(self.spec.tab)


def quoted(tab: str) -> str:
    """Return a name of a sheet for formulas.

    Examples:
        >>> quoted("Skala sendiri, kelas")
        "'Skala sendiri, kelas'"
    """
    return "'" + tab.replace("'", "''") + "'"


@dataclass(frozen=True)
class Plan:
    """All sheets that are going to be written and read back."""

    sheets: tuple[Planned, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Planned]:
        """The sheets by their ids."""
        return {sheet.spec.id: sheet for sheet in self.sheets}

    def columns(self) -> Iterator[tuple[Planned, SheetColumn]]:
        """Yield every column of every sheet."""
        for sheet in self.sheets:
            for column in sheet.spec.columns:
                yield sheet, column
