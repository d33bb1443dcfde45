"""Which rows a total or a mean may rest on: those since the last one, of one level, or earlier totals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow

Rows = Sequence[UnderstoodRow]
_NUMBER: Final = re.compile(r"\d{1,2}")
_PAIR: Final = 2
_BEYOND: Final = 4
"""How many times the next one a figure must be to have its separator in doubt."""
_SUMS_UP: Final = (RowKind.TOTAL, RowKind.MEAN, RowKind.INDEX)


def groups_above(rows: Rows, place: int) -> Iterator[tuple[str, list[UnderstoodRow]]]:
    """Yield each set of rows that the row at a place may sum up, with the name of its kind; none is empty.

    Nothing sums up rows whose numbers begin later than with one: those before them were not read.
    """
    if _begins_late(rows):
        return
    kind = rows[place].kind
    before = [*range(place)] or [*range(place + 1, len(rows))]
    start = max((index for index in before if rows[index].kind is kind and index < place), default=-1)
    items = [index for index in before if rows[index].kind is RowKind.ITEM and _has_figures(rows[index])]
    span = [index for index in items if index > start]
    own = {*span}
    span_top = [index for index in span if rows[index].parent not in own]
    parents = {row.parent for row in rows}
    kinds: dict[str, list[int]] = {
        "span_top": span_top,
        "span_below": [index for index in span if rows[index].parent in own],
        "same_kind": [index for index in before if rows[index].kind is kind],
        "rest_too": [index for index in before if rows[index].kind is kind] + span_top
        if any(rows[index].kind is kind for index in before)
        else [],
        "top": [index for index in items if rows[index].parent is None],
        "leaves": [index for index in items if index not in parents],
    }
    for name, found in kinds.items():
        if found:
            yield name, [rows[index] for index in found]


def _begins_late(rows: Rows) -> bool:
    """Whether items are numbered one after another, and the first of them is not the first."""
    marks = [row.row.cells[0].text.strip(" .()") for row in rows if row.kind is RowKind.ITEM]
    numbers = [int(mark) for mark in marks if _NUMBER.fullmatch(mark)]
    is_run = len(numbers) == len(marks) > 1 and all(
        after == 1 + before for before, after in pairwise(numbers)
    )
    return is_run and numbers[0] > 1


def _has_figures(row: UnderstoodRow) -> bool:
    """Whether a row holds figures; a head that is repeated holds none."""
    return any(cell.number is not None for cell in row.row.cells[1:])


def figures_in(rows: Rows, column: Column) -> tuple[PrintedNumber, ...]:
    """Return the figures that rows have in a column; none if a cell holds words in place of a figure."""
    cells = [row.row.cells[column.index] for row in rows]
    has_words = any(cell.number is None and not cell.is_dash and cell.text.strip() for cell in cells)
    return () if has_words else tuple(cell.number for cell in cells if cell.number is not None)


def best_group(
    rows: Rows, place: int, columns: Sequence[Column], make: Callable[[Rows, Column], Equation | None]
) -> list[Equation]:
    """Return the equations of that set of rows under which most columns hold, or that comes nearest."""
    tried = [
        [equation for column in columns if (equation := make(group, column)) is not None]
        for _, group in groups_above(rows, place)
    ]
    return max(tried, key=lambda made: (sum(e.holds() for e in made), -_distance(made)), default=[])


def _distance(made: Sequence[Equation]) -> float:
    """How far the first result is from what it should be, as a share."""
    computed = made[0].computed() if made else None
    return abs(float(made[0].result.value / computed) - 1) if computed else float("inf")


def is_near(equation: Equation, share: float) -> bool:
    """Whether a printed result comes within a share of what it should be."""
    computed = equation.computed()
    return bool(computed) and abs(float(equation.result.value / (computed or 1)) - 1) <= share


def holds_once_shifted(equation: Equation) -> bool:
    """Whether a result fits once the separator of the largest figure that it follows from is set back.

    Only a figure far beyond the others is tried: `34,10` among answers of 1 to 4.
    """
    *others, largest = sorted(equation.inputs, key=lambda number: abs(number.value))
    if len(others) < _PAIR or abs(largest.value) < _BEYOND * abs(others[-1].value):
        return False
    return any(equation.holds({largest.spot: largest.value.scaleb(shift)}) for shift in (-1, -2, -3))
