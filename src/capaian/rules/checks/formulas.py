"""Formulas that cannot be read, name what there is not, mix units, or rest on each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from capaian.domain.credit import CreditActivity
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.value import PERCENT, Unit
from capaian.rules.checks.formula_numbers import find_ambiguous_numbers, find_incomplete_weights
from capaian.rules.formula.check import check
from capaian.rules.formula.credits import expand_credits
from capaian.rules.formula.issues import FormulaError, FormulaIssue
from capaian.rules.formula.parse import parse
from capaian.rules.formula.scope import Scope
from capaian.rules.formula.tree import Expression
from capaian.rules.graph import describe_cycle, find_cycles
from capaian.rules.sequence import readable_needs


def check_formulas(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield every problem of the formulas of components and indicators."""
    measures = _measure_units(office_year)
    for component in office_year.components:
        scope = _scope(office_year, measures, component.unit)
        yield from _check(component.formula, component.place, scope)
    names = {**measures, **_computed_units(office_year)}
    for indicator in office_year.indicators:
        if indicator.formula:
            scope = _scope(office_year, names, indicator.unit)
            yield from _check(indicator.formula, indicator.place, scope, indicator.credits)
    yield from _check_cycles(office_year)


def _find_in(whole: Expression, typed: Expression, scope: Scope) -> Iterator[FormulaIssue]:
    """Problems of what a formula stands for, and of the numbers as they were typed."""
    yield from check(whole, scope)
    yield from find_ambiguous_numbers(typed)
    yield from find_incomplete_weights(typed)


def _check(
    formula: str, place: Place, scope: Scope, activities: Sequence[CreditActivity] = ()
) -> Iterator[Issue]:
    where = Place(place.file, place.row, "formula")
    try:
        expression = parse(formula)
    except FormulaError as error:
        yield error.issue.at(where, formula)
        return
    whole = expand_credits(expression, activities)
    for issue in _find_in(whole, expression, scope):
        yield issue.at(where, formula)


def _scope(office_year: OfficeYear, names: Mapping[str, Unit | None], result: Unit) -> Scope:
    return Scope(
        units=names,
        surveys=[str(survey.id) for survey in office_year.surveys],
        areas=[str(area.code) for area in office_year.areas],
        tiers=sorted({indicator.tier for indicator in office_year.indicators}),
        result=result,
    )


def _measure_units(office_year: OfficeYear) -> dict[str, Unit | None]:
    pairs = ((component.numerator, component.denominator) for component in office_year.components)
    activities = (activity for indicator in office_year.indicators for activity in indicator.credits)
    credited: dict[str, Unit | None] = {str(a.measure): a.unit for a in activities}
    return credited | {str(measure.code): measure.unit for pair in pairs for measure in pair}


def _computed_units(office_year: OfficeYear) -> dict[str, Unit | None]:
    units: dict[str, Unit | None] = {str(c.code): c.unit for c in office_year.components}
    for indicator in office_year.indicators:
        units[str(indicator.code)] = indicator.unit
        units[f"{indicator.code}.actual"] = indicator.unit
        units[f"{indicator.code}.target"] = indicator.unit
        units[f"{indicator.code}.achievement"] = PERCENT
    return units


def _check_cycles(office_year: OfficeYear) -> Iterator[Issue]:
    places = {str(indicator.code): indicator.place for indicator in office_year.indicators}
    for cycle in find_cycles(readable_needs(office_year)):
        place = places[cycle[0]]
        where = Place(place.file, place.row, "formula")
        remedy = "Ubah salah satu rumus agar tidak memakai hasil yang bergantung padanya."
        yield Issue(Level.ERROR, "formula_cycle", describe_cycle(cycle), where, " → ".join(cycle), remedy)
