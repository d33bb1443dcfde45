"""Columns of changes from row to row: each year's step from the year above it, or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.direction_words import FALL, RISE
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.times import follow_each_other, time_of
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule
from capaian.rules.outcome import HUNDRED

_FEWEST: Final = 2
"""Rows that have to fit: one alone does by chance."""
_SURE: Final = 3
"""Digits of the changes that fit, so that one that does not is wrong."""
_LIKELY: Final = 10
"""So many times too large or small may a wrong change be where few others fit."""
_GROWN: Final = re.compile(r"\b(?:tambahan|pertambahan|penambahan|pengurangan)\b", re.IGNORECASE)
_MOST_ROWS: Final = 60
"""Tables of years are not longer."""
_LAWS: Final = (Law.DIFFERENCE, Law.GROWTH)
_FALLS: Final = re.compile(rf"(?!.*(?:{RISE}|[/\u00b1]|\bperubahan\b))\b(?:{FALL})\b", re.IGNORECASE)
"""A head that tells of falls alone prints them without a sign."""


def rows_changed(rows: Sequence[UnderstoodRow], columns: Sequence[Column], result: Column) -> int:
    """Return for how many rows a column holds the change of another one from row to row.

    It is none if too few rows fit, or if fewer fit than do not.
    """
    if not _tells_changes(result):
        return 0
    items = [row for row in rows if row.kind is RowKind.ITEM][:_MOST_ROWS]
    others = [column for column in columns if column.is_numeric and column.index != result.index]
    found = (
        [*_steps(ordered, other, result, law)]
        for other in others
        for law in _LAWS
        for ordered in (items, items[::-1])
    )
    return max((sum(held) for held in found if _is_believed(held)), default=0)


def changes_in_time(
    rows: Sequence[UnderstoodRow], columns: Sequence[Column], result: Column, place: str
) -> Sequence[Equation]:
    """Return the changes of a column from year to year, or from month to month, where all but one are such.

    Args:
        rows: Those of a table with a year, a quarter or a month in each.
        columns: Its columns.
        result: That of the changes.
        place: How messages call the table.
    """
    ordered = _in_time(rows) if _tells_changes(result) else ()
    found = (
        (other, [*_changes(ordered, other, result, law, place)])
        for other in columns
        if other.is_numeric and other.index != result.index
        for law in ((Law.DIFFERENCE, Law.SAVING) if _FALLS.match(result.name) else _LAWS)
    )
    sure = [(other, made) for other, made in found if _is_sure(made)]
    other, made = min(sure, key=lambda each: sum(not one.holds() for one in each[1]), default=(result, ()))
    return _with_level(made, other.name)


def _with_level(made: Sequence[Equation], name: str) -> Sequence[Equation]:
    """Return changes with the level that two of them refute together in place of those two."""
    failed = [equation for equation in made if not equation.holds()]
    if not _are_of_one_level(failed) or failed[0].inputs[0].spot != failed[1].inputs[1].spot:
        return made
    if failed[0].law is not Law.DIFFERENCE:
        return made  # each is told, and what repairs the level repairs both
    to_level = failed[0]
    level, before = to_level.inputs
    summed = replace(to_level, law=Law.SUM, result=level, inputs=(before, to_level.result), subject=name)
    return [*(equation for equation in made if equation not in failed), summed]


def _tells_changes(column: Column) -> bool:
    return Role.CHANGE in column.roles or _GROWN.search(column.name) is not None


def _in_time(rows: Sequence[UnderstoodRow]) -> Sequence[UnderstoodRow]:
    """Return rows in the order of time, if each is the next year, quarter or month after another."""
    told = [time for row in rows if (time := _time(row)) is not None]
    if len(told) < len(rows):
        return ()
    ways = ((rows, told), (rows[::-1], told[::-1]))
    return next((ordered for ordered, times in ways if follow_each_other(times)), ())


def _time(row: UnderstoodRow) -> int | None:
    """Return the time in the first two cells of a row: one may number it."""
    times = (time_of(text) for text in row.row.texts[:_FEWEST])
    return next((time for time in times if time is not None), None)


def _is_believed(held: Sequence[bool]) -> bool:
    return sum(held) >= _FEWEST and sum(held) * 2 > len(held)


def _is_sure(made: Sequence[Equation]) -> bool:
    """Whether changes fit, all but one, or two of one wrong level; of many digits, half of them.

    Where those that fit have few digits, the one that does not is about as large as it should be.
    """
    held = [equation for equation in made if equation.holds()]
    digits = sum(sum(map(str.isdigit, equation.result.text.lstrip("0,."))) for equation in held)
    others = [equation for equation in made if not equation.holds()]
    is_plain = len(held) >= _FEWEST and digits >= 2 * _SURE
    is_one_slip = len(others) <= 1 and (is_plain or all(map(_is_near, others)))
    is_half = is_plain and len(others) <= len(held)
    return digits >= _SURE and (is_one_slip or is_half or _are_of_one_level(others))


def _are_of_one_level(failed: Sequence[Equation]) -> bool:
    """Whether two changes, to a level and from it, both fit with one other figure in its place."""
    if len(failed) != _FEWEST:
        return False
    shared = [number for number in failed[0].inputs if number in failed[1].inputs]
    if len(shared) != 1:
        return False
    (level,), change = shared, failed[0].result.value
    (before,) = (number.value for number in failed[0].inputs if number is not level)
    rate = change / HUNDRED
    meant = {before + change, before - change, before * (1 + rate), before * (1 - rate)}
    others = [replace(level, value=round(value, level.decimals)) for value in meant]
    return any(all(_with(level, other, equation).holds() for equation in failed) for other in others)


def _with(level: PrintedNumber, other: PrintedNumber, equation: Equation) -> Equation:
    inputs = tuple(other if number == level else number for number in equation.inputs)
    return replace(equation, inputs=inputs)


def _is_near(equation: Equation) -> bool:
    found, printed = abs(equation.computed() or Decimal(0)), abs(equation.result.value)
    return found <= printed * _LIKELY and printed <= found * _LIKELY


def _changes(
    rows: Sequence[UnderstoodRow], other: Column, result: Column, law: Law, place: str = ""
) -> Iterator[Equation]:
    """Yield each printed change as that of a column since the row before."""
    rule = AuditRule.DIFFERENCE if law is Law.DIFFERENCE else AuditRule.RATIO
    is_fall = law is Law.DIFFERENCE and _FALLS.match(result.name)
    for before, now in pairwise(rows):
        change = now.row.cells[result.index].number
        ends = (now.row.cells[other.index].number, before.row.cells[other.index].number)
        if change is not None and ends[0] is not None and ends[1] is not None:
            where = f"{place}, {now.label}"
            inputs = (ends[1], ends[0]) if is_fall else (ends[0], ends[1])
            yield Equation(rule, law, change, inputs, where, subject=result.name)


def _steps(rows: Sequence[UnderstoodRow], other: Column, result: Column, law: Law) -> Iterator[bool]:
    """Yield for each printed change whether it is that of a column since the row before; 0 tells nothing."""
    return (
        equation.holds() and equation.result.value != 0 for equation in _changes(rows, other, result, law)
    )
