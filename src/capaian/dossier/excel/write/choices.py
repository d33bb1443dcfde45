"""Drop-down lists: valid words, and names that other sheets define, offered as soon as they are typed there.

All lists stand in one hidden sheet or are ranges of the sheets themselves: lists written into a cell's rule
end at 255 signs and at commas. Choices refuse other words, names only warn: the sheet that defines one may
still be unfinished.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from xlsxwriter.worksheet import Worksheet

from capaian.dossier.excel.book import column_letters
from capaian.dossier.excel.identity import CHOICES, sheet_mark
from capaian.dossier.excel.write.cells import put_text
from capaian.dossier.excel.write.layout import Plan, Planned, owner_of, quoted
from capaian.dossier.rows.sheets import Form, Role, SheetColumn

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

TAB: Final = "Pilihan"
_SPARE: Final = 100
"""Names beyond those that are there for which a list of names of several sheets has room."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the words of a drop-down list stand."""

    formula: str
    is_strict: bool
    """Other words are refused."""


@dataclass(frozen=True, slots=True)
class _Origin:
    """A column that defines names."""

    sheet: Planned
    column: str

    @property
    def range(self) -> str:
        return self.sheet.range(self.column)

    @property
    def names(self) -> list[str]:
        return [text for row in self.sheet.rows if (text := row.cells.get(self.column, ""))]


class _OldFunctions(Worksheet):  # type: ignore[misc]  # xlsxwriter tells no types
    """A sheet whose formulas have no function that Excel did not have in 2007.

    Each newer one is looked for by a search of its own, thirty in every formula: half the time of an export.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


class Choices:
    """The lists of one workbook; each is written where it is first asked for."""

    def __init__(self, book: Workbook, plan: Plan) -> None:
        """Add the hidden sheet; it comes behind those that are there already."""
        self._book = book
        self._plan = plan
        self._sheet: Worksheet = book.add_worksheet(TAB, _OldFunctions)
        self._sheet.hide()
        put_text(self._sheet, 0, 0, sheet_mark(CHOICES))
        self._made: dict[object, str] = {}
        self._width = 0

    def source_of(self, sheet: Planned, column: SheetColumn) -> Source | None:
        """Return the list of a column; `None` where anything may stand, or several names."""
        if column.is_several or column.kind.name == "codes":
            return None
        words = column.kind.choices or column.choices
        if words:
            return Source(self._static(words), is_strict=True)
        origins = self._origins(sheet, column)
        return Source(self._names(origins, column.also), is_strict=False) if origins else None

    def _origins(self, sheet: Planned, column: SheetColumn) -> tuple[_Origin, ...]:
        """Return the columns that define what a column may name, without itself."""
        if column.role is Role.PARENT and not column.refers_to:
            owner = owner_of(self._plan, sheet, column)
            return (_Origin(*owner),) if owner is not None else ()
        found = (
            _Origin(planned, one.id)
            for name in column.refers_to
            for planned, one in self._plan.defining.get(name, ())
            if _stands_in_rows(planned, one)
        )
        return tuple(
            origin for origin in found if (origin.sheet.spec.id, origin.column) != (sheet.spec.id, column.id)
        )

    def _static(self, words: Sequence[str]) -> str:
        """Write words that are always valid; the same words are written once."""
        key = tuple(words)
        if key not in self._made:
            place = self._next_column()
            for row, word in enumerate(words, 1):
                put_text(self._sheet, row, place, word)
            self._made[key] = _range(place, len(words))
        return self._made[key]

    def _names(self, origins: tuple[_Origin, ...], also: tuple[str, ...]) -> str:
        key = (*((origin.sheet.spec.id, origin.column) for origin in origins), *also)
        if key not in self._made:
            (origin,) = origins if len(origins) == 1 else (None,)
            name = f"Daftar_{len(self._made) + 1}"
            formula = _growing(origin.range) if origin and not also else self._union(origins, also)
            self._book.define_name(name, f"={formula}")
            self._made[key] = f"={name}"
        return self._made[key]

    def _union(self, origins: Sequence[_Origin], also: Sequence[str]) -> str:
        """Write a list that joins those of several sheets by formulas; return the range that is filled.

        Beside it stand the numbers of names up to the end of each of them.
        """
        place, ends = self._next_column(), self._next_column()
        present = [*also, *(name for origin in origins for name in origin.names)]
        total = 0
        for row, origin in enumerate(origins, 1):
            total += len(origin.names)
            above = f"{_cell(ends, row - 1)}+" if row > 1 else f"{len(also)}+"
            self._sheet.write_formula(row, ends, f"={above}COUNTA({origin.range})", None, total + len(also))
        for row, word in enumerate(also, 1):
            put_text(self._sheet, row, place, word)
        for row in range(len(also) + 1, len(present) + _SPARE + 1):
            shown = present[row - 1] if row <= len(present) else ""
            self._sheet.write_formula(row, place, _joined(origins, ends, row, len(also)), None, shown)
        first, last = _cell(place, 1), _cell(place, len(present) + _SPARE)
        sheet = quoted(TAB)
        return f"{sheet}!{first}:INDEX({sheet}!{first}:{last},MAX(1,{sheet}!{_cell(ends, len(origins))}))"

    def _next_column(self) -> int:
        self._width += 1
        return self._width


def _stands_in_rows(planned: Planned, column: SheetColumn) -> bool:
    """Say whether a column that defines names is a row's own: what a form holds stands in a table too."""
    return column.role is not Role.PARENT and planned.spec.form is not Form.FORM


def _joined(origins: Sequence[_Origin], ends: int, row: int, before: int) -> str:
    """Return the formula of one name of a joined list: from the first column that reaches so far."""
    formula = '""'
    for number, origin in reversed([*enumerate(origins, 1)]):
        start = _cell(ends, number - 1) if number > 1 else str(before)
        formula = f"IF({row}<={_cell(ends, number)},INDEX({origin.range},{row}-{start}),{formula})"
    return f"={formula}"


def _growing(cells: str) -> str:
    """Return the filled part of a range that is filled from above."""
    return f"{cells.split(':')[0]}:INDEX({cells},MAX(1,COUNTA({cells})))"


def _cell(place: int, row: int) -> str:
    return f"${column_letters(place + 1)}${row + 1}"


def _range(place: int, count: int) -> str:
    return f"={quoted(TAB)}!{_cell(place, 1)}:{_cell(place, count)}"
