"""Drop-down lists: valid words, and names that other sheets define.

Words stand in one hidden sheet: lists written into a cell's rule end at 255 signs and at commas.
Names that one sheet defines are a range of that sheet, so that a new one is offered as soon as it
is typed there; those of several sheets are listed as they were when the workbook was written.
Choices refuse other words, names only warn: the sheet that defines one may still be unfinished.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from capaian.dossier.excel.book import column_letters
from capaian.dossier.excel.identity import CHOICES, sheet_mark
from capaian.dossier.excel.write.cells import put_text
from capaian.dossier.excel.write.layout import Plan, PlannedSheet, quoted
from capaian.dossier.rows.sheets import SheetColumn

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

TAB: Final = "Pilihan"


_REFUSED: Final = {
    "error_type": "stop",
    "error_title": "Pilihan ini tidak ada",
    "error_message": "Pilih salah satu dari daftar. Artinya ada di catatan pada judul kolom.",
}
_UNKNOWN: Final = {
    "error_type": "warning",
    "error_title": "Nama ini belum ada",
    "error_message": (
        "Nama ini tidak ada di lembar yang memuatnya. Pilih dari daftar, atau tambahkan "
        "dahulu di sana."
    ),
}


class Choices:
    """The lists of one workbook; each is written where it is first needed."""

    def __init__(self, book: Workbook, plan: Plan) -> None:
        """Add the hidden sheet; it comes behind those that are there already."""
        self._book = book
        self.plan = plan
        """The sheets that the lists are of."""
        self._sheet: Worksheet = book.add_worksheet(TAB)
        self._sheet.hide()
        put_text(self._sheet, 0, 0, sheet_mark(CHOICES))
        self._made: dict[tuple[str, ...], str] = {}
        self._width = 0

    def offer(
        self,
        sheet: Worksheet,
        cells: tuple[int, int, int],
        planned: PlannedSheet,
        column: SheetColumn,
    ) -> None:
        """Let cells of a column offer its list; first row, column and last row count from 0."""
        first, place, last = cells
        source, words = self._source_of(planned, column)
        if source:
            rule = {"validate": "list", "source": source, **words}
            sheet.data_validation(first, place, last, place, rule)

    def _source_of(
        self, sheet: PlannedSheet, column: SheetColumn
    ) -> tuple[str, Mapping[str, str]]:
        """Return the list of a column with what is said of other words;
        an empty one where there is none.
        """
        if column.is_several or column.kind.name == "codes":
            return "", {}
        if words := column.kind.choices or column.choices:
            return self._list(words), _REFUSED
        origins = [(planned, one.id) for planned, one in self.plan.origins(sheet, column)]
        if len(origins) == 1 and not column.also:
            return self._growing(*origins[0]), _UNKNOWN
        names = (row.cells.get(one, "") for planned, one in origins for row in planned.rows)
        present = [*dict.fromkeys((*column.also, *filter(None, names)))]
        return self._list(present) if origins and present else "", _UNKNOWN

    def _list(self, words: Sequence[str]) -> str:
        """Write words below each other; the same words are written once."""
        key = tuple(words)
        if key not in self._made:
            self._width += 1
            for row, word in enumerate(words, 1):
                put_text(self._sheet, row, self._width, word)
            letters = column_letters(self._width + 1)
            self._made[key] = f"={quoted(TAB)}!${letters}$2:${letters}${len(words) + 1}"
        return self._made[key]

    def _growing(self, sheet: PlannedSheet, column: str) -> str:
        """Name the filled part of a column that is filled from above."""
        cells = sheet.range(column)
        if (key := ("", cells)) not in self._made:
            name = f"Daftar_{len(self._made) + 1}"
            filled = f"{cells.split(':')[0]}:INDEX({cells},MAX(1,COUNTA({cells})))"
            self._book.define_name(name, f"={filled}")
            self._made[key] = f"={name}"
        return self._made[key]
