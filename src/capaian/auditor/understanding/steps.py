"""Formulas printed step by step in rows below each other: the part, the whole, then the share.

The share stands in a column of its own beside the part, or in a third row of the same column; one whole may
stand above many parts, each with its share below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.groups import is_near
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_MOST: Final = 0.6
_MOST_COLUMNS: Final = 12
_MOST_ROWS: Final = 400
"""Formulas are written out in small tables."""
_FEWEST: Final = 2
_NEAR: Final = 0.3
_NEARLY_ALL: Final = 0.65
"""Two of three columns, or all but one of more."""
_SHARE: Final = re.compile(r"%|\bpersen|\bprosentase\b|\bcakupan\b|\brasio\b|\bcapaian\b", re.IGNORECASE)


def steps_of(
    table: PrintedTable, rows: Sequence[UnderstoodRow], columns: Sequence[Column]
) -> tuple[Equation, ...]:
    """Return the shares of a table whose part and whole stand in rows below each other."""
    figures = [column for column in columns if column.is_numeric]
    if len(figures) > _MOST_COLUMNS or len(rows) > _MOST_ROWS:
        return ()
    found: list[list[Equation]] = [
        [*_beside(table, rows, values, shares)]
        for values in figures
        for shares in figures
        if shares.index > values.index and not values.is_percent
    ]
    found.append(_likely([equation for column in figures for equation in _below(table, rows, column)]))
    for place in range(_FEWEST):
        made = [equation for column in figures for equation in _of_one_whole(table, rows, column, place)]
        found += [made] if len({equation.result.spot.line for equation in made}) > 1 else []
    return tuple(max((made for made in found if _is_believed(made)), key=_held, default=[]))


def _held(made: Iterable[Equation]) -> int:
    return sum(equation.holds() for equation in made)


def _is_believed(made: Sequence[Equation]) -> bool:
    """Whether it holds for most rows that tell: a share of equal numbers tells nothing."""
    telling = [equation for equation in made if equation.inputs[0].value != equation.inputs[1].value]
    held = _held(telling)
    return held >= _FEWEST and held >= _MOST * len(telling)


def _beside(
    table: PrintedTable, rows: Sequence[UnderstoodRow], values: Column, shares: Column
) -> Iterator[Equation]:
    """Yield shares beside the part, where the whole stands in the row below, with no share of its own."""
    for upper, lower in pairwise(rows):
        part, whole = _number(upper, values), _number(lower, values)
        share = _number(upper, shares)
        is_free = not lower.row.cells[shares.index].text.strip()
        if part and whole and share and is_free and lower.kind is RowKind.ITEM:
            yield _equation(table, (upper, lower), share, (part, whole))


def _below(table: PrintedTable, rows: Sequence[UnderstoodRow], column: Column) -> Iterator[Equation]:
    """Yield shares in the third row of part, whole and share; its label or unit says that it is a share."""
    for first, second, third in zip(rows, rows[1:], rows[2:], strict=False):
        part, whole, share = (_number(row, column) for row in (first, second, third))
        if part and whole and share and _is_share(third, share) and not _is_share(second, whole):
            equation = _equation(table, (first, second), share, (part, whole))
            if not _is_share(first, part):
                yield equation


def _likely(made: Sequence[Equation]) -> list[Equation]:
    """Return the shares that hold or nearly so, and however far off those of rows that nearly always hold."""
    by_row: dict[int, list[Equation]] = {}
    for equation in made:
        by_row.setdefault(equation.result.spot.line, []).append(equation)
    telling = {line: own for line, own in by_row.items() if any(each.result.decimals for each in own)}
    sure = {line for line, own in telling.items() if _held(own) >= max(_FEWEST, _NEARLY_ALL * len(own))}
    return [e for e in made if e.holds() or is_near(e, _NEAR) or e.result.spot.line in sure]


def _of_one_whole(
    table: PrintedTable, rows: Sequence[UnderstoodRow], column: Column, place: int
) -> Iterator[Equation]:
    """Yield shares below their parts, of one whole above them all: what is needed, then each year."""
    whole = _number(rows[place], column) if place < len(rows) else None
    for upper, lower in pairwise(rows[place + 1 :]):
        part, share = _number(upper, column), _number(lower, column)
        if whole and part and share and share.unit == PERCENT != part.unit and whole.unit != PERCENT:
            yield _as_meant(_equation(table, (upper, rows[place]), share, (part, whole)))


def _as_meant(equation: Equation) -> Equation:
    """Return the equation with its part under the other reading of its marks, if that alone makes it hold."""
    part, whole = equation.inputs
    if part.other is None or equation.holds():
        return equation
    other = replace(equation, inputs=(part.read_as(part.other, 0), whole))
    return other if other.holds() else equation


def _number(row: UnderstoodRow, column: Column) -> PrintedNumber | None:
    return row.row.cells[column.index].number


def _is_share(row: UnderstoodRow, number: PrintedNumber) -> bool:
    return number.unit == PERCENT or bool(_SHARE.search(row.label))


def _equation(
    table: PrintedTable,
    rows: tuple[UnderstoodRow, UnderstoodRow],
    share: PrintedNumber,
    inputs: tuple[PrintedNumber, PrintedNumber],
) -> Equation:
    names = tuple(_last_words(row) for row in rows)
    place = f"{table.name}, {rows[0].label}"
    return Equation(AuditRule.RATIO, Law.PERCENT, share, inputs, place, subject="persentase", names=names)


def _last_words(row: UnderstoodRow) -> str:
    """Return the words right before the figures: what is counted, not what it is a part of."""
    words = [text for text in row.row.texts if any(map(str.isalpha, text))]
    return words[-1] if words else row.label
