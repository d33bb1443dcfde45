"""Figures of one year that stand in each other's row: exchanged, both rows go on as in their other years.

No total tells of them, for what two rows of other things have adds up to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_FEWEST_YEARS: Final = 4
_MOST_ROWS: Final = 60
_SAME_WORDS: Final = 2
"""Words of a row by which a sentence that has the other figure is known to tell of it."""
_NOT_LEVELS: Final = frozenset({Role.TARGET, Role.CHANGE, Role.RANK, Role.ACHIEVEMENT, Role.ABSORPTION})


class _Series(NamedTuple):
    row: UnderstoodRow
    numbers: Sequence[PrintedNumber]

    @property
    def goes_one_way(self) -> bool:
        return _goes_one_way([number.value for number in self.numbers])

    def with_figure(self, place: int, other: PrintedNumber) -> _Series:
        """Return it with a figure of another row in one year."""
        return self._replace(numbers=(*self.numbers[:place], other, *self.numbers[place + 1 :]))

    def breaks_at(self, place: int) -> bool:
        """Whether a figure lies further from those beside it than these lie from each other."""
        before, own, after = (number.value for number in self.numbers[place - 1 : place + 2])
        low, high = min(before, after), max(before, after)
        return max(low - own, own - high) > high - low > 0


def crossed_series(table: UnderstoodTable, report: UnderstoodReport) -> Iterator[Statement]:
    """Yield two figures of one year that stand in each other's row, if there is no other such pair.

    Both rows break off there by more than they move, and would go one way through all years. A sentence that
    has one of the figures for the row where it belongs makes it sure.
    """
    series = [*_series(table)]
    found = [
        (one, other, place)
        for one, other in combinations(series, 2)
        if not (one.goes_one_way or other.goes_one_way)
        for place in range(1, len(one.numbers) - 1)
        if _are_crossed(one, other, place)
    ]
    if len(found) == 1:
        yield _statement(table, *found[0], report)


def _series(table: UnderstoodTable) -> Iterator[_Series]:
    """Yield the rows that have a figure of several digits in each of the years that follow each other."""
    columns = [c for c in table.figure_columns if len(c.years) == 1 and not _NOT_LEVELS & {*c.roles}]
    years = [max(column.years) for column in columns]
    is_run = len(years) >= _FEWEST_YEARS and all(after - before == 1 for before, after in pairwise(years))
    for row in table.items if is_run and len(table.items) <= _MOST_ROWS else ():
        numbers = [row.row.cells[column.index].number for column in columns]
        told = [number for number in numbers if number is not None and number.is_long]
        if len(told) == len(years):
            yield _Series(row, told)


def _are_crossed(one: _Series, other: _Series, place: int) -> bool:
    own, others = one.numbers[place], other.numbers[place]
    is_alike = (own.unit, own.decimals) == (others.unit, others.decimals)
    if not (is_alike and one.breaks_at(place) and other.breaks_at(place)):
        return False
    return one.with_figure(place, others).goes_one_way and other.with_figure(place, own).goes_one_way


def _goes_one_way(values: Sequence[Decimal]) -> bool:
    ordered = sorted(values)
    return [*values] in (ordered, ordered[::-1])


def _statement(
    table: UnderstoodTable, one: _Series, other: _Series, place: int, report: UnderstoodReport
) -> Statement:
    own, others = one.numbers[place], other.numbers[place]
    said = _line_that_tells(report, one.row.label, others) or _line_that_tells(report, other.row.label, own)
    why = (
        f"Agaknya {own.signed} dan {others.signed} (baris {others.spot.line}) tertukar: bila ditukar, kedua"
        " baris searah pada semua tahunnya."
    )
    return Statement(
        AuditRule.TREND,
        False,
        own.spot.line,
        own.signed,
        others.signed,
        f"{why} Baris {said} menyebutnya demikian." if said else why,
        table.place(one.row),
        Level.ERROR if said else Level.WARNING,
        lines=(others.spot.line, *([said] if said else [])),
        spots=(own.spot,),
        rights={own.spot: others.value, others.spot: own.value},
    )


def _line_that_tells(report: UnderstoodReport, label: str, number: PrintedNumber) -> int | None:
    """Return the line of a sentence that has a figure with words of a row."""
    words = words_of(label)
    fewest = min(_SAME_WORDS, len(words))
    told = (s for s in report.document.sentences if any(n.value == number.value for n in s.numbers))
    return next((s.line for s in told if len(words & words_of(s.text)) >= fewest > 0), None)
