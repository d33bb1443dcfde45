"""Totals: of rows under a total, of a work plan's tree, of columns beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain, islice
from typing import Final

from capaian.auditor.checks.base import Claim, column_claims
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import BALANCES, PRODUCTS, Law, write_subject
from capaian.auditor.slips import values_of
from capaian.auditor.understanding.area_rows import is_near_total_of_area
from capaian.auditor.understanding.carried_levels import without_levels
from capaian.auditor.understanding.columns import Column, Relation
from capaian.auditor.understanding.groups import Rows, best_group, figures_in, holds_once_shifted, is_near
from capaian.auditor.understanding.named_totals import totals_of
from capaian.auditor.understanding.other_totals import is_made_otherwise
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.running import running_sums
from capaian.auditor.understanding.stated_sums import OVERLAP
from capaian.auditor.understanding.tree_sums import sums_of_tree
from capaian.auditor.understanding.vocabulary import PLAIN_TOTAL, QUOTIENT, TOTAL_OF_GROUP, TOTAL_ROW, Role
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.numerals import significant_digits

_NOT_ADDED: Final = frozenset({Role.MEAN, Role.INDEX, Role.RANK, Role.NUMBER, Role.EFFICIENCY, Role.SHARE})
_OF_INDICATORS: Final = frozenset({Role.TARGET, Role.ACTUAL, Role.ACHIEVEMENT, Role.ABSORPTION})
"""What differs in unit from row to row; money does not."""
_PLANNED: Final = (Role.TARGET, Role.ACTUAL)
_TELLING_DIGITS: Final = 3
_WEIGHTED: Final = re.compile(r"\btertimbang\b", re.IGNORECASE)
"""Means of the elements of a survey that are weighted already are added up."""
_INTENSIVE: Final = re.compile(
    r"\b(?:kepadatan|produktivitas|laju|rasio)\b|/\s?(?:(?:km|ha|m)[2\u00b2]?|kapita|jiwa|orang|kk)\b"
    r"|\bper\s+(?:kapita|hektar|km[2\u00b2]?|jiwa|orang|unit|1\.?000)\b",
    re.IGNORECASE,
)
"""What is so much of one thing for one of another: that of the whole is no sum."""
_MOST: Final = 0.75
_FEW: Final = 2
_NEAR: Final = 0.5
_NEARER: Final = 0.1
"""How far a total may be off that no usual words name: it may count something else."""
_TELLING: Final = 1000
"""A total so large is not equal to another figure by chance."""
_NOTE: Final = 3
"""Lines below a table in which a note on it may stand."""
_NOT_LISTED: Final = "Atau ada bagian wilayah yang tidak dicantumkan di atasnya."
_MOST_TOTALS: Final = 200
"""Each may sum up all rows above it; a table with more has rows that no words tell apart."""


def check_sum(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every total with its items."""
    yield from column_claims(report, AuditRule.SUM)
    for understood in report.tables:
        derived = {each.result.index for each in understood.relations if not _keeps_sums(each)}
        running = [*running_sums(understood)]
        reached = {each.column.index for each in running}
        columns = [c for c in understood.columns if _adds_up(c) and c.index not in derived | reached]
        columns += [c for c in _of_one_unit(understood) if c.index not in reached]
        columns = without_levels(understood, columns)
        yield from chain.from_iterable(each.figures for each in running)
        yield from sums_of_tree({column: _tree(understood, column) for column in columns})
        yield from _sums_of_means(understood)
        is_overlapping = counts_some_twice(understood, report)
        yield from (
            e for e in _totals(understood, columns) if e.holds() or not (is_overlapping and _is_less(e))
        )


def counts_some_twice(understood: UnderstoodTable, report: UnderstoodReport) -> bool:
    """Say whether words at a table tell that some are counted in several rows: `lebih dari satu jawaban`."""
    last = understood.rows[-1].row.line if understood.rows else understood.table.line
    below = report.document.lines[last : last + _NOTE]
    return any(OVERLAP.search(text) for text in (understood.table.title, *(line.text for line in below)))


def _is_less(equation: Equation) -> bool:
    return equation.result.value < sum(number.value for number in equation.inputs)


def _keeps_sums(relation: Relation) -> bool:
    """Whether what follows from others adds up: what is left of what does, a price of so many, no share."""
    inputs = relation.inputs
    is_rest = relation.law in (Law.DIFFERENCE, *BALANCES) and all(_adds_up(column) for column in inputs)
    return relation.law in (Law.SUM, *PRODUCTS) or is_rest


def _adds_up(column: Column) -> bool:
    if column.is_numeric and _WEIGHTED.search(column.name):
        return True
    if not column.is_numeric or column.is_percent or _NOT_ADDED & {*column.roles}:
        return False
    is_intensive = _INTENSIVE.search(column.name) is not None
    return column.is_money or (column.meaning not in _OF_INDICATORS and not is_intensive)


def _of_one_unit(understood: UnderstoodTable) -> Sequence[Column]:
    """Return targets and actuals that add up: places or times of one thing, as the sum of one of them shows.

    Indicators differ in unit from row to row, and no sum of theirs has so many digits by chance.
    """
    place = understood.unit_column
    if place is not None and len({row.row.cells[place].text.casefold() for row in understood.items}) > 1:
        return ()
    planned = [c for c in understood.columns if c.meaning in _PLANNED and _may_add_up(c)]
    rows = [row for row in understood.totals if PLAIN_TOTAL.match(row.label)]
    made = (_equation(understood, row, understood.items, column) for row in rows for column in planned)
    of_trees = chain.from_iterable(_tree(understood, column) for column in planned)
    is_shown = any(equation is not None and _is_telling_sum(equation) for equation in chain(made, of_trees))
    return planned if is_shown else ()


def _may_add_up(column: Column) -> bool:
    is_counted = column.is_numeric and not (
        column.is_money or column.is_percent or _NOT_ADDED & {*column.roles}
    )
    return is_counted and not _INTENSIVE.search(column.name)


def _is_telling_sum(equation: Equation) -> bool:
    is_long = significant_digits(equation.result.value) >= _TELLING_DIGITS
    return is_long and len(equation.inputs) > _FEW and equation.holds()


def _tree(understood: UnderstoodTable, column: Column) -> list[Equation]:
    """Return each row that has parts, as their sum; a count of parts that are left blank is no sum."""
    made: list[Equation] = []
    for place, row in enumerate(understood.rows):
        parts = understood.children.get(place, ())
        equation = _equation(understood, row, parts, column)
        is_open = not column.is_money and any(not part.row.texts[column.index] for part in parts)
        if equation is not None and (equation.holds() or not is_open):
            made.append(equation)
    return made


def _totals(understood: UnderstoodTable, columns: Sequence[Column]) -> Iterator[Equation]:
    """Yield the columns of total rows, where words, other columns or other totals say so."""
    totals = (place for place, row in enumerate(understood.rows) if row.kind is RowKind.TOTAL)
    found = [(place, _total(understood, place, columns)) for place in islice(totals, _MOST_TOTALS)]
    sure = [any(e.holds() and _tells(e) for e in made) for _, made in found]
    for (place, made), is_sure in zip(found, sure, strict=True):
        label = understood.rows[place].label
        is_area = is_near_total_of_area(understood.table, place)
        own = totals_of(label, understood.table.paths)
        is_total = is_area or PLAIN_TOTAL.match(label) or TOTAL_OF_GROUP.match(label) or own
        is_named = PLAIN_TOTAL.match(label) is not None
        near = [
            e
            for e in made
            if _tells(e) and (is_near(e, _NEAR if is_total else _NEARER) or (is_named and _is_slip(e)))
        ]
        if is_sure:
            yield from (e for e in made if not _is_within(e, is_named=bool(TOTAL_ROW.match(label))))
        elif any(sure) or PLAIN_TOTAL.match(label):
            yield from near
        elif is_area:
            yield from _of_area(near)
        elif own:
            yield from (e for e in near if e.result.spot.cell in own)


def _is_slip(equation: Equation) -> bool:
    """Whether a total, however far off, is what its parts make but for one slip in it or in one of them."""
    is_count = all(number.is_exact for number in equation.numbers) and len(equation.inputs) > _FEW
    return is_count and any(
        equation.holds({number.spot: value}) for number in equation.numbers for value in values_of(number)
    )


def _of_area(totals: Sequence[Equation]) -> Iterator[Equation]:
    """Yield the totals of an area; where each is more than its sum, a part of it may not be listed."""
    if any(map(_is_less, totals)):
        yield from totals
    else:
        yield from (replace(each, level=Level.WARNING, note=_NOT_LISTED) for each in totals)


def _total(understood: UnderstoodTable, place: int, columns: Sequence[Column]) -> list[Equation]:
    row = understood.rows[place]
    made = best_group(
        understood.rows, place, columns, lambda group, column: _equation(understood, row, group, column)
    )
    return [
        each
        for each in made
        if each.holds() or not (_is_split_anew(each) or is_made_otherwise(understood.rows, place, each))
    ]


def _is_split_anew(equation: Equation) -> bool:
    """Whether the same total stands in parts several times: by sex, then by age."""
    total, reached, times = equation.result.value, Decimal(0), 0
    for number in equation.inputs:
        reached += number.value
        if reached == total:
            reached, times = Decimal(0), times + 1
    return times > 1 and not reached


def _is_within(equation: Equation, *, is_named: bool) -> bool:
    """Whether a figure lies among those above it, as a mean or a ratio of totals does, and a sum does not.

    A row named as a total has sums of counts; one named as an area may have their mean.
    """
    values = [number.value for number in equation.inputs]
    is_exact = all(number.is_exact for number in equation.numbers) and not QUOTIENT.search(equation.subject)
    is_sum = equation.holds() or (is_exact and is_named)
    return not is_sum and min(values) < equation.result.value < max(values)


def _sums_of_means(understood: UnderstoodTable) -> Iterator[Equation]:
    """Yield what a row of nothing but `Jumlah` has in a column of means, where it is no mean of them."""
    columns = [c for c in understood.columns if c.is_numeric and Role.MEAN in c.roles and not _adds_up(c)]
    for row in understood.totals if columns else ():
        for column in columns if PLAIN_TOTAL.match(row.label) else ():
            made = _equation(understood, row, understood.items, column)
            if made is not None and _is_sum(made):
                yield made


def _is_sum(equation: Equation) -> bool:
    """Whether a total lies beyond all figures above it, and near their sum or at it but for a separator."""
    is_beyond = equation.result.value > max(number.value for number in equation.inputs)
    is_sum = is_beyond and (equation.holds() or is_near(equation, _NEARER))
    return len(equation.inputs) > _FEW and (is_sum or holds_once_shifted(equation))


def _tells(equation: Equation) -> bool:
    return len(equation.inputs) > 1 or abs(equation.result.value) >= _TELLING


def _equation(
    understood: UnderstoodTable, row: UnderstoodRow, items: Rows, column: Column
) -> Equation | None:
    result = row.row.cells[column.index].number
    known = figures_in(items, column)
    if result is None or not known:
        return None
    name = write_subject("jumlah", column.name)
    return Equation(AuditRule.SUM, Law.SUM, result, known, understood.place(row), subject=name)
