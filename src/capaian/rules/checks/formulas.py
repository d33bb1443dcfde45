"""Formulas that cannot be read, mix units or rest on each other; components, links and credits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from capaian.domain.identifiers import NodeId
from capaian.domain.issue import Issue, Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Component, Indicator, Measure
from capaian.domain.value import PERCENT, Unit
from capaian.rules.checks.row import CheckedYear, CheckHit, Finders, hit, repeats
from capaian.rules.dependencies import describe_cycle, expand_credits, find_cycles, readable_needs
from capaian.rules.facts import group
from capaian.rules.formula.check import FormulaScope, check, find_name_problems
from capaian.rules.formula.hints import suggest
from capaian.rules.formula.issues import FormulaError, FormulaIssue, FormulaProblem
from capaian.rules.formula.lists import LISTS
from capaian.rules.formula.parse import parse, parse_readable, parse_rows
from capaian.rules.formula.tree import RegisterCount, names_in
from capaian.rules.formula.wording import REGISTERS
from capaian.rules.work_plan import find_loops

FORMULA_PARTS: Final = ("areas", "components", "indicators", "surveys", *LISTS)
"""Fields of `OfficeYear` that `check_formulas` looks at."""


def check_formulas(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield every problem of the formulas of components and indicators by themselves."""
    parts: tuple[Component | Indicator, ...] = (*office_year.components, *office_year.indicators)
    for part in parts:
        if part.formula or isinstance(part, Component):
            where = Place(part.place.file, part.place.row, "formula")
            yield from (
                flaw.at(where, part.formula)
                for flaw in find_flaws(part, scope_of(office_year, part))
            )
    for component, column, measure in _measures(office_year):
        if measure.counted and not _refusal_of(measure.counted):
            where = Place(component.place.file, component.place.row, f"{column}.counted")
            rows = RegisterCount(parse_rows(measure.counted))
            flaws = find_name_problems(rows, scope_of(office_year, component))
            yield from (flaw.at(where, measure.counted) for flaw in flaws)


def scope_of(office_year: OfficeYear, part: Component | Indicator) -> FormulaScope:
    """Return what the formula of a component or of an indicator may name.

    A component is the ratio of what is counted; an indicator may rest on all that is computed
    besides.
    """
    measures = {str(a.measure): a.unit for each in office_year.indicators for a in each.credits}
    measures |= {str(measure.code): measure.unit for _, _, measure in _measures(office_year)}
    return FormulaScope(
        units=measures
        if isinstance(part, Component)
        else {**measures, **_computed_units(office_year)},
        surveys=[str(survey.id) for survey in office_year.surveys],
        areas=[str(area.code) for area in office_year.areas],
        tiers=sorted({indicator.tier for indicator in office_year.indicators}),
        rows={name: getattr(office_year, name) for name in LISTS},
        result=part.unit,
    )


def _computed_units(office_year: OfficeYear) -> dict[str, Unit | None]:
    units: dict[str, Unit | None] = {str(each.code): each.unit for each in office_year.components}
    for each in office_year.indicators:
        units |= {str(each.code): each.unit, f"{each.code}.actual": each.unit}
        units |= {f"{each.code}.target": each.unit, f"{each.code}.achievement": PERCENT}
    return units


def find_flaws(part: Component | Indicator, scope: FormulaScope) -> Iterator[FormulaIssue]:
    """Yield what is wrong with a formula by itself: of one that cannot be read,
    the first thing.
    """
    try:
        typed = parse(part.formula)
    except FormulaError as flaw:
        yield flaw.issue
        return
    whole = typed if isinstance(part, Component) else expand_credits(typed, part.credits)
    yield from check(whole, scope)


def _formula_circles(checked: CheckedYear) -> Iterator[CheckHit]:
    places = {str(indicator.code): indicator.place for indicator in checked.year.indicators}
    for cycle in find_cycles(readable_needs(checked.year)):
        yield hit(places[cycle[0]], "formula", " → ".join(cycle), cycle=describe_cycle(cycle))


def _measures(office_year: OfficeYear) -> Iterator[tuple[Component, str, Measure]]:
    for component in office_year.components:
        yield component, "numerator", component.numerator
        yield component, "denominator", component.denominator


def _other_measures(checked: CheckedYear) -> Iterator[CheckHit]:
    """Formulas of components that name other measures than numerator and denominator,
    or one of them only.
    """
    known = {str(measure.code) for _, _, measure in _measures(checked.year)}
    for component in checked.year.components:
        written = parse_readable(component.formula)
        names = {name.code for name in names_in(written)} if written else set()
        own = {str(component.numerator.code), str(component.denominator.code)}
        if written and names <= known and names != own:
            yield hit(component.place, "formula", component.formula, component=component)


def _measures_twice(checked: CheckedYear) -> Iterator[CheckHit]:
    first: dict[str, Measure] = {}
    for component, column, measure in _measures(checked.year):
        known = first.setdefault(measure.code, measure)
        if known != measure:
            yield hit(component.place, column, measure.code, known=known, measure=measure)


def _unknown_registers(checked: CheckedYear) -> Iterator[CheckHit]:
    for component, column, measure in _measures(checked.year):
        if valid := _refusal_of(measure.counted):
            yield hit(
                component.place, f"{column}.counted", measure.counted, measure=measure, valid=valid
            )


def _refusal_of(counted: str) -> str:
    """Return why nothing can be counted from such rows, with the nearest valid ones; empty:
    it can.
    """
    if not counted:
        return ""
    try:
        parse_rows(counted)
    except FormulaError as error:
        valid = [*REGISTERS, *LISTS]
        is_list = counted.partition("[")[0].partition(".")[0] in LISTS
        words = f"{error.issue.message} {error.issue.remedy}"
        return words if is_list else suggest(counted, valid) or f"Yang ada: {', '.join(valid)}."
    return ""


def _credits_twice(checked: CheckedYear) -> Iterator[CheckHit]:
    for indicator in checked.year.indicators:
        for each, first in repeats(indicator.credits, lambda each: each.measure):
            yield hit(each.place, "measure", each.measure, each=each, first=first)


def _cascade_circles(checked: CheckedYear) -> Iterator[CheckHit]:
    links = checked.year.cascade
    parents = {
        str(child): [str(each.parent) for each in own]
        for child, own in group(links, lambda each: each.child).items()
    }
    for cycle in find_cycles(parents):
        path = " → ".join((*cycle, cycle[0]))
        place = next(link.place for link in links if link.child == cycle[0])
        yield hit(place, "parent", path, path=path)


def _unlinked(checked: CheckedYear) -> Iterator[CheckHit]:
    """An office that states no link at all has not begun with its tree;
    then there is nothing to say.
    """
    linked = {code for link in checked.year.cascade for code in (link.child, link.parent)}
    for indicator in checked.year.indicators if linked else ():
        if indicator.code not in linked:
            yield hit(indicator.place, None, indicator.code, indicator=indicator)


def _parent_loops(checked: CheckedYear) -> Iterator[CheckHit]:
    """Objectives, nodes or areas that are above themselves."""
    year = checked.year
    areas = [(NodeId(a.code), NodeId(a.parent) if a.parent else None, a.place) for a in year.areas]
    for word, things in (
        ("sasaran", [(each.id, each.parent, each.place) for each in year.objectives]),
        ("simpul rencana kerja", [(each.id, each.parent, each.place) for each in year.nodes]),
        ("wilayah", areas),
    ):
        places: Mapping[NodeId, Place] = {code: place for code, _, place in things}
        for node in find_loops({code: parent for code, parent, _ in things}):
            yield hit(places[node], "parent", node, word=word)


OF_FORMULAS: Final = frozenset({*FormulaProblem, "formula_cycle", "component_with_other_measures"})
"""Codes of what only another formula mends, so that none is kept with it."""
FORMULA_FINDERS: Final[Finders] = {
    "formula_cycle": _formula_circles,
    "component_with_other_measures": _other_measures,
    "measure_declared_twice": _measures_twice,
    "register_unknown": _unknown_registers,
    "credit_measure_twice": _credits_twice,
    "cascade_cycle": _cascade_circles,
    "indicator_without_link": _unlinked,
    "parent_loop": _parent_loops,
}
