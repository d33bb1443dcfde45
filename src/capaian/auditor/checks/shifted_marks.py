"""Decimal marks in the wrong place within a series of years: `90,34 91,88 9,327 94,75` is 93,27 in its third.

Years lie beside each other or below. All other figures of the series are near each other, and the one that
is ten or a hundred times off fits between them with its mark moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.times import time_of
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_FEWEST: Final = 4
"""Years of a series that shows how far its figures lie apart."""
_FAR: Final = 3
_NEAR: Final = Decimal("0.1")
"""What a figure may go beyond the others of its series."""
_SPREAD: Final = 2
"""How far the others may lie apart at most."""
_SHIFTS: Final = (1, 2, -1, -2)
_FEWEST_DIGITS: Final = 3
_FIRST: Final = 1900
"""What is less is a quarter or a month, and no year."""
_UNLIKE: Final = frozenset((Role.CHANGE, Role.RANK, Role.NUMBER))

_Series = tuple[str, Sequence[PrintedNumber]]
"""Where it stands, and its figures in the order of their years."""


def shifted_marks(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the one figure of each series whose mark is shifted; what only may be so is a warning."""
    for table in report.tables:
        for place, numbers in (*_beside(table), *_below(table)):
            found = [(number, right) for number in numbers if (right := _right(number, numbers)) is not None]
            if len(found) == 1:
                yield replace(_statement(place, *found[0], numbers), keeps=_mended(*found[0], table))


def _beside(table: UnderstoodTable) -> Iterator[_Series]:
    """Yield the figures of each item in columns of one measure and of different years."""
    of_measures: dict[str, list[int]] = {}
    for column in sorted(table.figure_columns, key=lambda column: min(column.years, default=0)):
        if len(column.years) == 1 and not _UNLIKE & {*roles_of(column.path)}:
            of_measures.setdefault(YEAR.sub("", " ".join(column.path)), []).append(column.index)
    for indices in of_measures.values():
        for row in table.items if len(indices) >= _FEWEST else ():
            numbers = [row.row.cells[index].number for index in indices]
            yield table.place(row), [number for number in numbers if number is not None]


def _below(table: UnderstoodTable) -> Iterator[_Series]:
    """Yield the figures of each column whose rows are years."""
    if all(any((time_of(text) or 0) >= _FIRST for text in row.row.texts[:2]) for row in table.items):
        for column in table.figure_columns:
            if not _UNLIKE & {*roles_of(column.path)}:
                numbers = [row.row.cells[column.index].number for row in table.items]
                place = f"{table.table.name}, {column.name}"
                yield place, [number for number in numbers if number is not None]


def _right(number: PrintedNumber, series: Sequence[PrintedNumber]) -> Decimal | None:
    """Return what a figure far from its series is with its mark moved; `None` if that fits nowhere."""
    others = [abs(other.value) for other in series if other is not number]
    if len(series) < _FEWEST:
        return None
    low, high, value = min(others), max(others), abs(number.value)
    is_close = low > 0 and high <= _SPREAD * low
    if not is_close or low / _FAR <= value <= high * _FAR or number.digits < _FEWEST_DIGITS:
        return None
    moved = (number.value.scaleb(shift) for shift in _SHIFTS)
    fitting = [each for each in moved if low * (1 - _NEAR) <= abs(each) <= high * (1 + _NEAR)]
    return fitting[0] if len(fitting) == 1 else None


def _mended(number: PrintedNumber, right: Decimal, table: UnderstoodTable) -> tuple[Spot, ...]:
    """Return what fails with a figure as printed, and holds with it mended."""
    changed = {number.spot: right}
    made = (equation for _, own in table.equations for equation in own if number in equation.inputs)
    return tuple(each.result.spot for each in made if not each.holds() and each.holds(changed))


def _statement(
    place: str, number: PrintedNumber, right: Decimal, series: Sequence[PrintedNumber]
) -> Statement:
    decimals = {other.decimals for other in series if other is not number}
    meant = max(-int(right.normalize().as_tuple().exponent), 0)
    is_sure = len(decimals) == 1 and number.decimals not in decimals and meant <= max(decimals)
    written = number.write(right, max(decimals) if is_sure else meant)
    beside = " ".join(other.signed for other in series)
    return Statement(
        AuditRule.FORMAT,
        False,
        number.spot.line,
        number.signed,
        written,
        f"Jauh dari tahun lain pada deret {beside}; tanda desimalnya agaknya bergeser.",
        place,
        Level.ERROR if is_sure else Level.WARNING,
        spots=(number.spot,),
        rights={number.spot: right},
        at=number.spot,
    )
