"""Where everything stands in the workbook: names of sheets, places of columns,
rows that are there.

What codes are called stands beside them, by formulas over the sheets that define them: so a name
follows its code wherever rows are sorted to, and whoever types another code sees its name at once.
Nothing is read back from these columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from capaian.dossier.excel.book import column_letters
from capaian.dossier.excel.identity import BESIDE_MARK, BESIDE_TITLE, FIRST_ROW
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import (
    HIDDEN_NUMBER,
    NUMBER,
    ColumnRole,
    Form,
    SheetColumn,
    SheetSpec,
    sheet_id,
)
from capaian.dossier.tables.declaration import Names
from capaian.dossier.tables.kinds import TEXT

ROOM = 1000
"""Empty rows below the data for which drop-down lists are made."""
_FORM_VALUE = 3
"""Place of the values of a form, from 0: behind the hidden name of the sheet,
the path and the title.
"""
_NAMED: Final = frozenset(
    {
        Names.AREA,
        Names.INDICATOR,
        Names.COMPONENT,
        Names.MEASURE,
        Names.GOAL,
        Names.OBJECTIVE,
        Names.NODE,
        Names.POST,
        Names.SURVEY,
        Names.FACT,
    }
)
"""Kinds of names that people know by what they stand for;
sources and documents are read by their codes.
"""
_TITLES: Final = ("name", "title")
_MOST_ROWS: Final = 5000
"""Rows up to which names stand beside codes:
longer tables come from other files and go back into none.
"""
ROW: Final = "{row}"
"""In the place of the number of a row, from 1."""
_BESIDE_HELP = "Nama menurut kode di sebelah kirinya, dihitung dengan rumus; tidak dibaca kembali."


@dataclass(frozen=True, slots=True)
class NameSource:
    """A sheet that says what the codes of another one are called."""

    sheet: str
    codes: str
    """Its column of the codes."""
    names: str
    """Its column of their names."""
    by_code: Mapping[str, str]
    """The names of the codes that are there now."""


@dataclass(frozen=True)
class PlannedSheet:
    """A sheet that is going to be written."""

    spec: SheetSpec
    rows: Sequence[FlatRow]
    is_shown: bool
    names: Mapping[str, Sequence[NameSource]] = field(default_factory=dict)
    """Where it stands what codes are called, by the id of their column."""

    @cached_property
    def columns(self) -> tuple[SheetColumn, ...]:
        """All columns behind the hidden first one."""
        is_numbered = self.spec.form in (Form.RECORDS, Form.MAP, Form.TEXTS)
        has_number = any(column.id == NUMBER for column in self.spec.columns)
        columns = [HIDDEN_NUMBER] if is_numbered and not has_number else []
        for column in self.spec.columns:
            columns.append(column)
            if column.id in self.names:
                title = f"{column.title}{BESIDE_TITLE}"
                role = ColumnRole.VALUE if column.role is ColumnRole.VALUE else ColumnRole.KEY
                columns.append(
                    SheetColumn(f"{column.id}{BESIDE_MARK}", TEXT, title, _BESIDE_HELP, role)
                )
        return tuple(columns)

    def text(self, row: FlatRow, column: SheetColumn) -> str:
        """Return the text of a cell: what stands in the row,
        or what a code of the row is called.
        """
        if not column.id.endswith(BESIDE_MARK):
            return row.cells.get(column.id, "")
        of = column.id.removesuffix(BESIDE_MARK)
        code = row.cells.get(of, "")
        return next((one.by_code[code] for one in self.names[of] if code in one.by_code), "")

    @property
    def has_hidden_number(self) -> bool:
        """Whether the numbers of the rows stand in a hidden column:
        where rows have a name of their own.
        """
        return bool(self.columns) and self.columns[0] is HIDDEN_NUMBER

    @property
    def last_row(self) -> int:
        """Last row with data, from 1; that of the titles if there is none."""
        return FIRST_ROW - 1 + len(self.rows)

    @property
    def depth(self) -> int:
        """Last row, from 1, that drop-down lists and ranges reach to."""
        return self.last_row + ROOM

    def letters(self, column: str) -> str:
        """Return the letters of a column by its id, behind the hidden first one."""
        return column_letters([one.id for one in self.columns].index(column) + 2)

    def range(self, column: str) -> str:
        """Return the cells of a column, with room below, as a formula names them."""
        tab = quoted(self.spec.tab)
        if self.spec.form is Form.FORM:
            row = FIRST_ROW + [one.id for one in self.spec.columns].index(column)
            return f"{tab}!${column_letters(_FORM_VALUE + 1)}${row}"
        letters = self.letters(column)
        return f"{tab}!${letters}${FIRST_ROW}:${letters}${self.depth}"


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

    sheets: tuple[PlannedSheet, ...]

    @cached_property
    def by_id(self) -> Mapping[str, PlannedSheet]:
        """The sheets by their ids."""
        return {sheet.spec.id: sheet for sheet in self.sheets}

    @cached_property
    def defining(self) -> Mapping[Names, Sequence[tuple[PlannedSheet, SheetColumn]]]:
        """The columns that define names, with their sheets, by the kind of name."""
        found: dict[Names, list[tuple[PlannedSheet, SheetColumn]]] = {}
        for sheet, column in ((one, column) for one in self.sheets for column in one.spec.columns):
            if column.defines is not None:
                found.setdefault(column.defines, []).append((sheet, column))
        return found

    def origins(
        self, sheet: PlannedSheet, column: SheetColumn
    ) -> Iterator[tuple[PlannedSheet, SheetColumn]]:
        """Yield the columns of other sheets that define what a column of a sheet names."""
        owner = self._owner(sheet, column)
        if owner is not None and not column.refers_to:
            yield owner
        for planned, one in (
            pair for name in column.refers_to for pair in self.defining.get(name, ())
        ):
            is_itself = (planned.spec.id, one.id) == (sheet.spec.id, column.id)
            # What a form holds stands in a table too.
            if (
                not is_itself
                and one.role is not ColumnRole.PARENT
                and planned.spec.form is not Form.FORM
            ):
                yield planned, one

    def _owner(
        self, sheet: PlannedSheet, column: SheetColumn
    ) -> tuple[PlannedSheet, SheetColumn] | None:
        """Return the list that the rows of a sheet belong to, with its key,
        if the column names them.
        """
        listing, _, key = column.id.partition(".")
        path = sheet.spec.path
        if column.role is not ColumnRole.PARENT or listing not in path or not key:
            return None
        owner = self.by_id.get(sheet_id(sheet.spec.part, path[: path.index(listing) + 1]))
        return (
            None if owner is None else (owner, next(one for one in owner.columns if one.id == key))
        )


def with_names(plan: Plan) -> Plan:
    """Return the sheets with the names of their codes."""
    sheets = []
    for sheet in plan.sheets:
        is_named = sheet.spec.form is not Form.FORM and 0 < len(sheet.rows) <= _MOST_ROWS
        columns = sheet.spec.columns if is_named else ()
        found = {column.id: tuple(_sources(plan, sheet, column)) for column in columns}
        names = {column: sources for column, sources in found.items() if sources}
        sheets.append(replace(sheet, names=names))
    return Plan(tuple(sheets))


def name_formula(plan: Plan, sheet: PlannedSheet, column: SheetColumn) -> str:
    """Return the formula of the names of a column, for the row that takes the place of `ROW`."""
    of = column.id.removesuffix(BESIDE_MARK)
    # A star is a code of its own, and stands for any text in a search.
    code = f'SUBSTITUTE(${sheet.letters(of)}{ROW},"*","~*")'
    formula = '""'
    for source in reversed(sheet.names[of]):
        origin = plan.by_id[source.sheet]
        found = f"MATCH({code},{origin.range(source.codes)},0)"
        formula = f'IFERROR(INDEX({origin.range(source.names)},{found})&"",{formula})'
    return f"={formula}"


def _sources(plan: Plan, sheet: PlannedSheet, column: SheetColumn) -> Iterator[NameSource]:
    """Yield where the names of the codes of a column stand;
    nothing where it holds several or none.
    """
    if column.is_several or column.kind.name == "codes":
        return
    used_codes = {row.cells.get(column.id, "") for row in sheet.rows}
    for origin, defining in plan.origins(sheet, column):
        if defining.defines not in (None, *_NAMED):
            continue
        key, above = defining.id, defining.id.removesuffix(defining.id.rpartition(".")[2])
        titles = {f"{above}{title}" for title in _TITLES}
        title = next((column.id for column in origin.spec.columns if column.id in titles), None)
        pairs = ((row.cells.get(key, ""), row.cells.get(title or "", "")) for row in origin.rows)
        names = {
            code: name for code, name in pairs if code in used_codes and name not in ("", code)
        }
        if title is not None and names:
            yield NameSource(origin.spec.id, key, title, names)
