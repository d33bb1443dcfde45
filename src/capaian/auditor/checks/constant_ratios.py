"""Columns that are another one over one figure: answers over how many were asked, spending over a budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, read_numbers
from capaian.auditor.slips import is_slip
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.domain.audit import AuditRule

_FEWEST: Final = 3
_MOST: Final = Decimal("0.7")
_LEAST_DIVISOR: Final = 10
_NARROW: Final = Decimal("0.02")
"""How far apart the ends may be between which a divisor lies: of short figures any may lie there."""
_LINES: Final = 30
"""Lines above a table in which its divisor may be told."""
_BELOW: Final = 6
_TENS: Final = (10, 100)
"""Digits that a figure may have lost with its separator a place further left: `7,22` of 72,21."""
_MOST_COLUMNS: Final = 12
_MOST_ROWS: Final = 60

_Pairs = Sequence[tuple[UnderstoodRow, PrintedNumber, PrintedNumber]]


def constant_ratios(table: UnderstoodTable, report: UnderstoodReport) -> Iterator[Equation]:
    """Yield what follows from one column and a figure that its title, or the text above it, tells.

    Most rows have to come to it, and by so many digits that they do by no chance. Of an amount the figure may
    be the total of another table; what is no slip of the pen there is of the budget before its revision.
    """
    explained = {relation.result.index for relation in table.relations}
    columns = table.figure_columns
    if len(table.items) > _MOST_ROWS or len(columns) > _MOST_COLUMNS:
        return
    results = [c for c in columns if c.index not in explained and not c.is_money]
    ways = [
        (result, law, pairs, limits)
        for result in results
        for base in columns
        if base != result and _may_be_of_one_year(result, base) and (pairs := _pairs(table, result, base))
        for law in ((Law.PERCENT,) if result.is_percent else (Law.QUOTIENT,))
        if (limits := _limits(law, pairs)) is not None
    ]
    told = [*_told(table, report)] if ways else []
    for result, law, pairs, limits in ways:
        divisor = next((number for number in told if limits[0] <= number.value <= limits[1]), None)
        if divisor is not None:
            yield from _equations(table, result, law, pairs, divisor)
        elif budget := next((n for n in _totals(table, report) if limits[0] <= n.value <= limits[1]), None):
            made = _equations(table, result, law, pairs, budget)
            yield from (each for each in made if each.holds() or is_slip(each) or _is_shifted(each))


def _may_be_of_one_year(result: Column, base: Column) -> bool:
    return not (result.years and base.years) or not result.years.isdisjoint(base.years)


def _pairs(table: UnderstoodTable, result: Column, base: Column) -> _Pairs:
    """Return the results of all items with their bases, where they can tell a ratio."""
    cells = [
        (row, row.row.cells[result.index].number, row.row.cells[base.index].number) for row in table.items
    ]
    pairs = [(row, own, other) for row, own, other in cells if own is not None and other is not None]
    is_fine = all(own.decimals and own.value > 0 and other.value > own.value for _, own, other in pairs)
    return pairs if is_fine and len({own.value for _, own, _ in pairs}) > _FEWEST else ()


def _limits(law: Law, pairs: _Pairs) -> tuple[Decimal, Decimal] | None:
    """Return between which figures the divisor of most rows lies; `None` if they share none."""
    times = 100 if law is Law.PERCENT else 1
    each = [
        (times * other.value / (own.value + own.step), times * other.value / (own.value - own.step))
        for _, own, other in pairs
        if own.value > own.step
    ]
    for low in sorted(least for least, _ in each):
        held = [high for least, high in each if least <= low <= high]
        if len(held) >= _FEWEST and len(held) >= _MOST * len(pairs):
            high = min(held)
            return (low, high) if low >= _LEAST_DIVISOR and high - low <= _NARROW * low else None
    return None


def _told(table: UnderstoodTable, report: UnderstoodReport) -> Iterator[PrintedNumber]:
    """Yield the counts of the title, then those of the text above it and right below, the nearest first."""
    line, last = table.table.line, table.rows[-1].row.line
    yield from read_numbers(report.document.line(line).text, line)
    above = [s for s in report.document.sentences if 0 < line - s.line <= _LINES]
    below = [s for s in report.document.sentences if 0 < s.line - last <= _BELOW]
    for sentence in reversed(above):
        yield from (number for number in sentence.numbers if number.is_count)
    of_others = (number for sentence in below for number in sentence.numbers if number.is_count)
    yield from (number for number in of_others if number.value not in table.values)


def _totals(table: UnderstoodTable, report: UnderstoodReport) -> Iterator[PrintedNumber]:
    """Yield the long amounts in the totals of the other tables, and in rows that have parts."""
    for other in report.tables:
        wholes = [*other.totals, *(other.rows[place] for place in other.children)]
        for row in wholes if other is not table else ():
            cells = (row.row.cells[column.index].number for column in other.figure_columns)
            yield from (number for number in cells if number is not None and number.is_telling)


def _is_shifted(equation: Equation) -> bool:
    """Whether a result is what it comes to with its mark moved: `7,45` for `74,53`."""
    computed, printed = equation.computed(), equation.result
    if computed is None:
        return False
    return any(abs(printed.value * ten - computed) <= printed.step * ten for ten in _TENS)


def _equations(
    table: UnderstoodTable, result: Column, law: Law, pairs: _Pairs, divisor: PrintedNumber
) -> Iterator[Equation]:
    for row, own, other in pairs:
        yield Equation(AuditRule.RATIO, law, own, (other, divisor), table.place(row), subject=result.name)
