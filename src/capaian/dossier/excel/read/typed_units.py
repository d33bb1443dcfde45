"""Figures with a sign of another unit: `93,46%` among rupiah, `Rp 5.000` among percentages.

A figure that was pasted one column too far keeps its sign. Without it nobody could tell it from the others,
so that it is asked back where the unit of the column, of the row or of its indicator says something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import Final

from capaian.domain.value import Unit
from capaian.dossier.excel.book import SHARES, CellValue, Odd
from capaian.dossier.excel.read.cell_texts import seen_share
from capaian.dossier.excel.read.rows import TakenRows, Tally, shown_value
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import Form, Role, SheetColumn, SheetSpec
from capaian.dossier.tables.declaration import Names

_MEASURED: Final = ("plan.yaml#indicators", "plan.yaml#components")
"""Sheets that say in which unit figures of a code are."""
_MEASURED_NAMES: Final = frozenset({Names.INDICATOR, Names.COMPONENT})
_WHOLE: Final = frozenset({"count", "integer"})
_LEVELS: Final = re.compile(
    r"percent|persen|%|index|indeks|nilai|point|poin|one|permil|promil|‰", re.IGNORECASE
)
"""Words in units of figures behind which a sign of percent is nothing strange."""
_MEASURES: Final = re.compile(
    r"scale|skala|km2|km²|km|ha|hektar|m2|m²|m|kg|ton|liter|jam|menit", re.IGNORECASE
)
"""Words in units of what is measured, and not counted."""
_MONEY: Final = re.compile(r"\brp\b|rupiah", re.IGNORECASE)
_WORD: Final = re.compile(r"[\w%‰]+")
_PERCENT_SIGN: Final = re.compile(r"\s*[-−]?[0-9][0-9.,]*\s*%\s*")
_MONEY_SIGN: Final = re.compile(r"\s*rp\.?\s*[0-9]", re.IGNORECASE)


class Sign(Enum):
    """A unit that a cell shows beside its figure; its value is the code of what is said."""

    PERCENT = "percent_of_other"
    MONEY = "money_of_other"
    THOUSANDTHS = "thousandths_of_other"
    """Of none: three decimals of a whole number of things or rupiah are read as thousands."""


@dataclass(frozen=True, slots=True)
class _Signed:
    """A figure that shows a unit."""

    index: int
    """Of its row among those taken."""
    column: SheetColumn
    sign: Sign
    shown: str


def report_contrary_units(
    taken: Mapping[str, TakenRows], file: str, log: IssueLog, tally: Tally
) -> Mapping[str, TakenRows]:
    """Return the rows without figures whose sign says another unit than their column or row.

    Args:
        taken: The rows of all sheets, by id.
        file: Name of the workbook.
        log: Takes what contradicts.
        tally: Takes the cells of which something is said, so that nothing is said twice.
    """
    measured = (row.cells for name in _MEASURED if name in taken for row in taken[name].rows)
    units = {cells["code"]: cells["unit"] for cells in measured if cells.get("code") and cells.get("unit")}
    return {name: _without_contrary(rows, units, file, log, tally) for name, rows in taken.items()}


def _without_contrary(
    taken: TakenRows, units: Mapping[str, str], file: str, log: IssueLog, tally: Tally
) -> TakenRows:
    if taken.found.spec.form is Form.FORM:
        return taken
    rows = [*taken.rows]
    for one in _signed(taken):
        where = taken.place(file, one.index, one.column.id)
        row = rows[one.index]
        unit = _unit_of(taken.found.spec, one.column, row, units)
        if where not in tally.flawed and _contradicts(one.sign, one.column, unit):
            log.add(one.sign.value, where, one.shown, shown=one.shown, unit=_in_words(one.column, unit))
            tally.flawed.add(where)
            rows[one.index] = FlatRow({**row.cells, one.column.id: ""}, row.number)
    return replace(taken, rows=rows)


def _signed(taken: TakenRows) -> Iterator[_Signed]:
    sheet, columns = taken.found.sheet, taken.found.columns
    figures = [
        (column, columns[column.id])
        for column in taken.found.spec.columns
        if column.id in columns and column.role is Role.VALUE and column.kind.is_number
    ]
    for index, row in enumerate(taken.places if figures else ()):
        for column, place in figures:
            value = sheet.value(row, place)
            odd = sheet.odd.get((row, place))
            if (odd is not None or isinstance(value, str)) and (found := _sign_of(value, odd)):
                yield _Signed(index, column, *found)


def _sign_of(value: CellValue, odd: tuple[Odd, str] | None) -> tuple[Sign, str] | None:
    """Return the unit that a cell shows, and what is seen."""
    form = odd[0] if odd is not None else None
    if isinstance(value, str):
        if _PERCENT_SIGN.fullmatch(value):
            return Sign.PERCENT, value
        return (Sign.MONEY, value) if _MONEY_SIGN.match(value) else None
    if not isinstance(value, Decimal):
        return None
    if form in SHARES:
        return Sign.PERCENT, seen_share(form, value)
    if form is Odd.THOUSANDTHS and value == value.to_integral_value():
        return Sign.THOUSANDTHS, f"{value:.3f}".replace(".", ",")
    return (Sign.MONEY, f"Rp {shown_value(value)}") if form is Odd.MONEY else None


def _unit_of(spec: SheetSpec, column: SheetColumn, row: FlatRow, units: Mapping[str, str]) -> str | None:
    """Return the unit of a figure: of its column, of its row, or of what its row names.

    An empty one is not known; `None`: there is none, so that the figure is no money at least.
    """
    if column.unit or column.kind.name in _WHOLE:
        return column.unit or None
    own = [one.id for one in spec.columns if one.kind.name == "unit" and "." not in one.id]
    named = [one.id for one in spec.columns if not one.is_several and _MEASURED_NAMES & {*one.refers_to}]
    found = (
        *(row.cells.get(name, "") for name in own),
        *(units.get(row.cells.get(name, ""), "") for name in named),
    )
    return next(filter(None, found), "" if own or named else None)


def _contradicts(sign: Sign, column: SheetColumn, unit: str | None) -> bool:
    if unit is None:
        return sign is Sign.MONEY or column.kind.name in _WHOLE
    if not unit:
        return False
    if sign is Sign.MONEY:
        return not _MONEY.search(unit)
    known = (_LEVELS, _MEASURES) if sign is Sign.THOUSANDTHS else (_LEVELS,)
    return not any(one.fullmatch(word) for word in _WORD.findall(unit) for one in known)


def _in_words(column: SheetColumn, unit: str | None) -> str:
    if not unit:
        return column.kind.title
    return unit if _MONEY.search(unit) else Unit(unit).label
