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
from functools import lru_cache
from typing import Final

from capaian.domain.value import Unit
from capaian.dossier.excel.read.cell_texts import matters, seen_share, with_three_noughts
from capaian.dossier.excel.read.rows import TakenRows, Tally
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import Form, Role, SheetColumn, SheetSpec
from capaian.dossier.spreadsheets.model import SHARES, Odd
from capaian.dossier.tables.declaration import Names

_MEASURED: Final = ("plan.yaml#indicators", "plan.yaml#components")
"""Sheets that say in which unit figures of a code are."""
_CODE, _UNIT = "code", "unit"
_MEASURED_NAMES: Final = frozenset({Names.INDICATOR, Names.COMPONENT})
_WHOLE: Final = frozenset({"count", "integer"})
_LEVELS: Final = frozenset(
    {"percent", "persen", "%", "index", "indeks", "nilai", "point", "poin", "one", "permil", "promil", "‰"}
)
"""Words in units of figures behind which a sign of percent is nothing strange."""
_THOUSANDTHS: Final = frozenset({"permil", "promil", "‰"})
"""The same of a sign of so many in a thousand."""
_MEASURES: Final = frozenset(
    {
        "scale",
        "skala",
        "km2",
        "km²",
        "km",
        "ha",
        "hektar",
        "m2",
        "m²",
        "m",
        "kg",
        "ton",
        "liter",
        "jam",
        "menit",
    }
)
"""Words in units of what is measured, and not counted."""
_MONEY: Final = re.compile(r"\brp\b|rupiah", re.IGNORECASE)
_WORD: Final = re.compile(r"[\w%‰]+")
_PERCENT_SIGN: Final = re.compile(r"[-−]?[0-9][0-9.,]*\s*%")
_MONEY_SIGN: Final = re.compile(r"rp\.?\s*[0-9]", re.IGNORECASE)


class Sign(Enum):
    """A unit that a cell shows beside its figure; its value is the code of what is said."""

    PERCENT = "percent_of_other"
    PERMIL = "permil_of_other"
    MONEY = "money_of_other"
    THOUSANDTHS = "thousandths_of_other"
    """Of none: three decimals of a whole number of things or rupiah are read as thousands."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A column of figures."""

    column: SheetColumn
    place: int
    """From 1."""


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
    units = _units(taken)
    return {name: _without_contrary(rows, units, file, log, tally) for name, rows in taken.items()}


def _units(taken: Mapping[str, TakenRows]) -> Mapping[str, str]:
    """Return the units of indicators and components by their codes."""
    rows = (row.cells for name in _MEASURED if name in taken for row in taken[name].rows)
    return {cells[_CODE]: cells[_UNIT] for cells in rows if cells.get(_CODE) and cells.get(_UNIT)}


def _without_contrary(
    taken: TakenRows, units: Mapping[str, str], file: str, log: IssueLog, tally: Tally
) -> TakenRows:
    found = taken.found
    if found.spec.form is Form.FORM:
        return taken
    without: dict[int, FlatRow] = {}
    for index, figure, sign, shown in _signed(taken):
        where = taken.place(file, index, figure.column.id)
        row = without.get(index) or taken.rows[index]
        unit = _unit_of(found.spec, figure.column, row, units)
        if where in tally.flawed or not _contradicts(sign, figure.column, unit):
            continue
        log.add(sign.value, where, shown, shown=shown, unit=_in_words(figure.column, unit))
        tally.flawed.add(where)
        without[index] = FlatRow({**row.cells, figure.column.id: ""}, row.number)
    if not without:
        return taken
    return replace(taken, rows=[without.get(index, row) for index, row in enumerate(taken.rows)])


def _signed(taken: TakenRows) -> Iterator[tuple[int, _Figure, Sign, str]]:
    """Yield the figures that show a unit: number of the row among those taken, column, sign, what is seen."""
    figures = [*_figures(taken)]
    odd_rows = {row for row, _ in taken.found.sheet.odd}
    for index, place in enumerate(taken.places if figures else ()):
        cells = taken.found.sheet.rows[place - 1]
        for figure in figures:
            value = cells[figure.place - 1] if figure.place <= len(cells) else None
            if isinstance(value, str) and (sign := _sign_of(value)) is not None:
                yield index, figure, sign, value
            elif place in odd_rows and isinstance(value, Decimal | str):
                yield from _formatted(taken, index, figure, value)


def _figures(taken: TakenRows) -> Iterator[_Figure]:
    for column in taken.found.spec.columns:
        place = taken.found.columns.get(column.id)
        if place is not None and column.role is Role.VALUE and column.kind.is_number:
            yield _Figure(column, place)


@lru_cache(maxsize=20_000)  # tables repeat few figures
def _sign_of(text: str) -> Sign | None:
    plain = text.strip()
    if _PERCENT_SIGN.fullmatch(plain):
        return Sign.PERCENT
    return Sign.MONEY if _MONEY_SIGN.match(plain) else None


def _formatted(
    taken: TakenRows, index: int, figure: _Figure, value: Decimal | str
) -> Iterator[tuple[int, _Figure, Sign, str]]:
    """Yield the figure if the format of its cell shows a unit."""
    form, _ = taken.found.sheet.odd.get((taken.places[index], figure.place), (None, ""))
    if form is None or not matters(form, value, is_figure=True):
        return
    if form in SHARES:
        sign = Sign.PERMIL if form is Odd.PERMIL else Sign.PERCENT
        yield index, figure, sign, seen_share(form, value)
    elif form is Odd.THOUSANDTHS and isinstance(value, Decimal):
        yield index, figure, Sign.THOUSANDTHS, with_three_noughts(value)
    elif form is Odd.MONEY:
        amount = value if isinstance(value, str) else f"{value:f}".replace(".", ",")
        yield index, figure, Sign.MONEY, f"Rp {amount}"


def _unit_of(spec: SheetSpec, column: SheetColumn, row: FlatRow, units: Mapping[str, str]) -> str | None:
    """Return the unit of a figure: of its column, of its row, or of what its row names.

    An empty one is not known; `None`: there is none, so that the figure is no money at least.
    """
    if column.unit or column.kind.name in _WHOLE:
        return column.unit or None
    own, named = [*_unit_columns(spec)], [*_naming_columns(spec)]
    found = (row.cells.get(name, "") for name in own)
    measured = (units.get(row.cells.get(name, ""), "") for name in named)
    return next(filter(None, (*found, *measured)), "" if own or named else None)


def _unit_columns(spec: SheetSpec) -> Iterator[str]:
    return (one.id for one in spec.columns if one.kind.name == "unit" and "." not in one.id)


def _naming_columns(spec: SheetSpec) -> Iterator[str]:
    """Yield the columns that name an indicator or a component."""
    return (one.id for one in spec.columns if not one.is_several and _MEASURED_NAMES & {*one.refers_to})


def _contradicts(sign: Sign, column: SheetColumn, unit: str | None) -> bool:
    if unit is None:
        return sign is Sign.MONEY or column.kind.name in _WHOLE
    if not unit:
        return False
    if sign is Sign.MONEY:
        return not _MONEY.search(unit)
    levels = _THOUSANDTHS if sign is Sign.PERMIL else _LEVELS
    if sign is Sign.THOUSANDTHS:
        levels = _LEVELS | _MEASURES
    return levels.isdisjoint(_WORD.findall(unit.casefold()))


def _in_words(column: SheetColumn, unit: str | None) -> str:
    if not unit:
        return column.kind.title
    return unit if _MONEY.search(unit) else Unit(unit).label
