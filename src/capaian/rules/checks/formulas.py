"""Formulas that cannot be read, name what there is not, mix units, or rest on each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Component, Indicator
from capaian.domain.value import PERCENT, Unit
from capaian.rules.checks.formula_numbers import find_ambiguous_numbers, find_incomplete_weights
from capaian.rules.dependencies import describe_cycle, find_cycles, readable_needs
from capaian.rules.formula.check import check
from capaian.rules.formula.credits import expand_credits
from capaian.rules.formula.issues import FormulaError, FormulaIssue
from capaian.rules.formula.parse import parse
from capaian.rules.formula.units import Scope


def check_formulas(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield every problem of the formulas of components and indicators."""
    measures = _measure_units(office_year)
    names = {**measures, **_computed_units(office_year)}
    for component in office_year.components:
        yield from _check(component, _scope(office_year, measures, component.unit))
    for indicator in office_year.indicators:
        if indicator.formula:
            yield from _check(indicator, _scope(office_year, names, indicator.unit))
    yield from _check_cycles(office_year)


def scope_of(office_year: OfficeYear, part: Component | Indicator) -> Scope:
    """Return what the formula of a component or of an indicator may name.

    A component is the ratio of what is counted; an indicator may rest on all that is computed besides.
    """
    measures = _measure_units(office_year)
    is_component = isinstance(part, Component)
    names = measures if is_component else {**measures, **_computed_units(office_year)}
    return _scope(office_year, names, part.unit)


def find_flaws(part: Component | Indicator, scope: Scope) -> Iterator[FormulaIssue]:
    """Yield what is wrong with a formula by itself: of one that cannot be read, the first thing."""
    try:
        typed = parse(part.formula)
    except FormulaError as error:
        yield error.issue
        return
    whole = typed if isinstance(part, Component) else expand_credits(typed, part.credits)
    yield from check(whole, scope)
    yield from find_ambiguous_numbers(typed)
    yield from find_incomplete_weights(typed)


def _check(part: Component | Indicator, scope: Scope) -> Iterator[Issue]:
    where = Place(part.place.file, part.place.row, "formula")
    for flaw in find_flaws(part, scope):
        yield flaw.at(where, part.formula)


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
