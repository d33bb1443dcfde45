"""Means: of the columns before, of the rows above, of the parts of a row, of the elements of a survey."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.base import column_claims
from capaian.auditor.checks.index import cut_weight_of
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law, write_subject
from capaian.auditor.slips import is_slip
from capaian.auditor.understanding.columns import Column, inputs_of
from capaian.auditor.understanding.groups import Rows, figures_in, groups_above, holds_once_shifted, is_near
from capaian.auditor.understanding.left_out import left_out_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import MEAN_AND_TOTAL, WIDER_CIRCLE, Role
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_MOST: Final = 0.6
_FEW: Final = 2
_SEVERAL: Final = 3
_NEAR: Final = 0.02
_ROUGHLY: Final = 0.2
_HUNDRED: Final = 100
_SCALES: Final = (25, 20)
"""An index of 25-100 below answers of 1-4, or of 20-100 below those of 1-5."""
_NEAR_SCALE: Final = Decimal("0.1")
_NO_RULE: Final = "Laporan tidak menyebut cara nilai ini diperoleh dari rinciannya."


def check_average(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield every printed mean with its items.

    What stands below the means of goals may be the mean of all their indicators, which another table proves.
    """
    yield from column_claims(report, AuditRule.AVERAGE)
    stated = _achievements_elsewhere(report)
    made = [equation for understood in report.tables for equation in _means_of(understood, stated)]
    finer = {e.result.value: len(e.inputs) for e in made if e.holds() and _is_no_chance(e)}
    for equation in made:
        if equation.holds() or finer.get(equation.result.value, 0) <= len(equation.inputs):
            yield equation


def _means_of(understood: UnderstoodTable, stated: frozenset[object]) -> Iterator[Equation]:
    yield from _mean_rows(understood)
    yield from _means_of_elements(understood)
    absorbed = {r.result.index for r in understood.relations if r.rule is AuditRule.ABSORPTION and r.held}
    for column in understood.columns:
        # What is spent of a budget follows from the amounts beside it, whatever its parts come to.
        if column.is_numeric and column.is_percent and column.index not in absorbed:
            yield from _parts(understood, column, stated)


def _equation(
    understood: UnderstoodTable, row: UnderstoodRow, items: Rows, column: Column
) -> Equation | None:
    result = row.row.cells[column.index].number
    numbers = figures_in(items, column)
    if result is None or not numbers:
        return None
    name = write_subject("rata-rata", column.name)
    made = Equation(AuditRule.AVERAGE, Law.MEAN, result, numbers, understood.place(row), subject=name)
    missing = () if made.holds() else left_out_of(understood, items, column)
    if not missing:
        return made
    told = ", ".join(number.signed for number in missing)
    return replace(made, inputs=(*numbers, *missing), note=f"Yang tidak diisi dihitung: {told}.")


def _mean_rows(understood: UnderstoodTable) -> Iterator[Equation]:
    """Yield rows of means over that set of rows which holds for most of them."""
    ways: dict[str, list[Equation]] = {}
    means = _columns_of_means(understood)
    for place, row in enumerate(understood.rows):
        columns = [column for column in understood.columns if _is_mean(understood, row, column, means)]
        for name, group in groups_above(understood.rows, place) if columns else ():
            made = [e for column in columns if (e := _equation(understood, row, group, column)) is not None]
            ways.setdefault(name, []).extend(made)
    if not ways:
        return
    best = max(ways, key=lambda name: sum(_tells(e) and e.holds() for e in ways[name]))
    lines = sorted({e.result.spot.line for found in ways.values() for e in found})
    proofs = sum(_tells(e) and e.holds() for e in ways[best])
    for spot in dict.fromkeys(e.result.spot for found in ways.values() for e in found):
        own = {name: e for name, found in ways.items() for e in found if e.result.spot == spot}
        held, found = next((e for e in own.values() if e.holds()), None), own.get(best)
        if held is not None:
            yield held
        elif found is not None and _is_otherwise_made(understood, found):
            continue
        elif found is not None and (is_near(found, _ROUGHLY) or _is_slip(found) or holds_once_shifted(found)):
            is_sure = len({e.inputs for e in own.values()}) == 1
            yield found if is_sure else replace(found, level=Level.WARNING)
        elif proofs >= _FEW:
            likely = own.get("top" if spot.line == lines[-1] else "span_top") or found
            if likely is not None and _is_beyond(likely, own.values()):
                yield likely


def _is_otherwise_made(understood: UnderstoodTable, equation: Equation) -> bool:
    """Whether a figure is the index of the mean beside it, a mean by weights, or one of a wider circle."""
    line = equation.result.spot.line
    row = next(row for row in understood.rows if row.row.line == line)
    if WIDER_CIRCLE.search(row.label):
        return True
    numbers = [cell.number for cell in row.row.cells if cell.number is not None]
    beside = numbers[: numbers.index(equation.result)][-1:]
    made = (Equation(AuditRule.INDEX, Law.INDEX, equation.result, (number,), "") for number in beside)
    return any(_is_made(understood, index) for index in made) or _is_weighted(understood, equation)


def _is_made(understood: UnderstoodTable, equation: Equation) -> bool:
    """Whether a figure follows from those beside it.

    Where each element is 25 times its mean answer as printed, an index is so of what is printed too, or of
    weights that are cut off.
    """
    found = equation.computed()
    if found is None or equation.law is not Law.INDEX:
        return equation.holds()
    indices = [e for relation, each in understood.equations if relation.law is Law.INDEX for e in each]
    own = [e for e in indices if e.result.spot.cell == equation.result.spot.cell]
    is_exact = len(own) >= _SEVERAL and all(e.computed() == e.result.value for e in own)
    if not is_exact or not equation.holds():
        return equation.holds()
    mean = replace(equation, law=Law.MEAN, inputs=tuple(e.result for e in own))
    return abs(found - equation.result.value) < equation.result.step or cut_weight_of(mean) is not None


def _is_weighted(understood: UnderstoodTable, equation: Equation) -> bool:
    """Whether counts beside the figures are the weights of their mean."""
    lines = {number.spot.line: number.value for number in equation.inputs}
    rows = [row for row in understood.rows if row.row.line in lines]
    for column in understood.figure_columns:
        numbers = [row.row.cells[column.index].number for row in rows]
        weights = [number.value for number in numbers if number is not None and number.is_exact]
        total = sum(weights, Decimal(0))
        if len(weights) == len(rows) and total and len({*weights}) > 1:
            products = zip(weights, (lines[row.row.line] for row in rows), strict=True)
            mean = sum((weight * value for weight, value in products), Decimal(0)) / total
            if abs(mean - equation.result.value) <= equation.result.step:
                return True
    return False


def _columns_of_means(understood: UnderstoodTable) -> frozenset[int]:
    """Return the columns of shares whose totals are means: the figures above one of them come to it."""
    totals = [(place, row) for place, row in enumerate(understood.rows) if row.kind is RowKind.TOTAL]
    made = (
        (column.index, _equation(understood, row, group, column))
        for column in understood.columns
        if column.is_numeric and _is_share(column)
        for place, row in totals
        if not _follows_from_own(understood, row, column)
        for _, group in groups_above(understood.rows, place)
    )
    return frozenset(index for index, mean in made if mean and _is_no_chance(mean) and mean.holds())


def _is_share(column: Column) -> bool:
    return column.is_percent or column.meaning in (Role.ACHIEVEMENT, Role.ABSORPTION)


def _is_mean(understood: UnderstoodTable, row: UnderstoodRow, column: Column, means: frozenset[int]) -> bool:
    """Whether a figure is meant as a mean: not where a row of totals adds up, or its own figures give it."""
    if row.kind is RowKind.TOTAL:
        is_meant = column.index in means or (bool(MEAN_AND_TOTAL.match(row.label)) and _is_share(column))
    else:
        is_meant = row.kind is RowKind.MEAN
    return is_meant and column.is_numeric and not _follows_from_own(understood, row, column)


def _follows_from_own(understood: UnderstoodTable, row: UnderstoodRow, column: Column) -> bool:
    """Whether a figure follows from the totals beside it, or is a share that is to be theirs."""
    result = row.row.cells[column.index].number
    for relation in understood.relations:
        inputs = inputs_of(row, relation)
        if relation.result == column and result and inputs:
            equation = Equation(relation.rule, relation.law, result, inputs, "")
            is_share_of_totals = relation.law is Law.PERCENT and row.kind is RowKind.TOTAL
            if _is_made(understood, equation) or is_share_of_totals:
                return True
    return False


def _is_slip(equation: Equation) -> bool:
    """Whether a mean far off is a slip of the pen: 1001,5 for 100,15, 38,33 for 83,33."""
    return _tells(equation) and equation.result.decimals > 0 and is_slip(equation)


def _is_beyond(equation: Equation, ways: Iterable[Equation]) -> bool:
    """Whether a figure lies beyond all that it may be the mean of, and not on another scale than they."""
    values = [number.value for way in ways for number in way.inputs]
    computed = equation.computed() or _HUNDRED
    is_of_scale = not any(
        abs(equation.result.value / computed / scale - 1) < _NEAR_SCALE for scale in _SCALES
    )
    return is_of_scale and len(values) > _FEW and not min(values) <= equation.result.value <= max(values)


def _tells(equation: Equation) -> bool:
    return len({number.value for number in equation.inputs}) > 1


def _means_of_elements(understood: UnderstoodTable) -> Iterator[Equation]:
    """Yield totals of columns that hold means: the mean answer of a survey is no sum."""
    columns = [c for c in understood.columns if c.is_numeric and {Role.MEAN, Role.INDEX} & {*c.roles}]
    items = [row for row in understood.rows if row.kind is RowKind.ITEM]
    for row in understood.rows:
        if row.kind is RowKind.TOTAL:
            own = (column for column in columns if not _follows_from_own(understood, row, column))
            made = (_equation(understood, row, items, column) for column in own)
            near = (e for e in made if e is not None and (e.holds() or is_near(e, _NEAR)))
            yield from (e for e in near if e.holds() or not _is_otherwise_made(understood, e))


def _parts(understood: UnderstoodTable, column: Column, stated: frozenset[object]) -> Iterator[Equation]:
    """Yield rows with parts as their mean, where most are; else those that no part explains, as notes."""
    found = [
        equation
        for place, row in enumerate(understood.rows)
        if (equation := _equation(understood, row, understood.children.get(place, ()), column)) is not None
    ]
    telling = [equation for equation in found if _tells(equation)]
    held = [equation for equation in telling if equation.holds()]
    is_rule = len(held) >= _FEW and len(held) >= _MOST * len(telling)
    if is_rule or (any(map(_is_no_chance, held)) and len(held) * 2 >= len(telling)):
        yield from found
    elif Role.ACHIEVEMENT in column.roles:
        yield from (
            replace(e, level=Level.NOTE, note=_NO_RULE)
            for e in found
            if _is_odd(e) and not _is_stated(e, stated)
        )


def _is_no_chance(equation: Equation) -> bool:
    """Whether a mean of several differing figures is met to its decimals."""
    numbers = {number.value for number in equation.inputs}
    return equation.result.decimals > 1 and len(equation.inputs) >= _SEVERAL and len(numbers) > 1


def _is_odd(equation: Equation) -> bool:
    """Whether a row lies beside its parts: beyond them all, or equal to the least or greatest."""
    values = [number.value for number in equation.inputs]
    return not equation.holds() and not min(values) < equation.result.value < max(values)


def _is_stated(equation: Equation, stated: frozenset[object]) -> bool:
    """Whether the figure is the achievement of an indicator of its own."""
    return equation.result.value != _HUNDRED and equation.result.value in stated


def _achievements_elsewhere(report: UnderstoodReport) -> frozenset[object]:
    """Return what tables of targets and actuals print, by which a row may have a value of its own."""
    return frozenset(
        number.value
        for understood in report.tables
        for relation in understood.relations
        if relation.rule is AuditRule.ACHIEVEMENT
        for number in figures_in(_with_figures(understood.rows, relation.result), relation.result)
    ) | frozenset(
        number.value
        for understood in report.tables
        for relation in understood.relations
        if relation.rule is AuditRule.ACHIEVEMENT
        for number in figures_in(_with_figures(understood.rows, relation.inputs[0]), relation.inputs[0])
    )


def _with_figures(rows: Sequence[UnderstoodRow], column: Column) -> Rows:
    return [row for row in rows if row.row.cells[column.index].number is not None]
