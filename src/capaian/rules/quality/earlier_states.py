"""Stocks that stand for a later end than their own: those of June for those of December."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Final

from capaian.domain.identifiers import AreaCode, MeasureCode
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.period import Period
from capaian.domain.plan import Component
from capaian.rules.facts import Facts
from capaian.rules.spans import earlier_state, way_of_counts

EARLIER_STATE: Final = "earlier_state"


def check_earlier_states(facts: Facts, period: Period) -> Iterator[Issue]:
    """Yield a warning for each component whose stocks are known from before the end of a period only."""
    for component in facts.office_year.components:
        states = {
            measure.code: found
            for measure in (component.numerator, component.denominator)
            if not measure.counted and (found := earlier_states(facts, measure.code, period))
        }
        if states:
            yield _warning(facts, component, states, period)


def earlier_states(facts: Facts, measure: MeasureCode, period: Period) -> Mapping[AreaCode, Period]:
    """Return for each area whose stock at the end of a period is not known the period that stands for it.

    What the regency as a whole has counts only where no kecamatan is counted.
    """
    districts = [area.code for area in facts.office_year.districts]
    found = {area: state for area in districts if (state := _state(facts, measure, area, period))}
    if found or any(facts.counts.get((measure, area)) for area in districts):
        return found
    regency = facts.office_year.office.regency
    state = _state(facts, measure, regency, period)
    return {regency: state} if state else {}


def _state(facts: Facts, measure: MeasureCode, area: AreaCode, period: Period) -> Period | None:
    rows = facts.counts.get((measure, area), ())
    known = {row.period: row.value for row in rows if row.value is not None or row.period != period}
    state = earlier_state(known.keys(), way_of_counts(facts.aggregations.get(measure)), period)
    return state if state is not None and known[state] is not None else None


def _warning(
    facts: Facts,
    component: Component,
    states: Mapping[MeasureCode, Mapping[AreaCode, Period]],
    period: Period,
) -> Issue:
    names = {measure.code: measure.name for measure in (component.numerator, component.denominator)}
    told = ", ".join(names[code] for code in states)
    used = names_of_states(state for areas in states.values() for state in areas.values())
    message = (
        f"{told}: keadaan akhir {period.label} belum ada{_where(facts, states)}, yang dipakai keadaan "
        f"{used}, jadi {component.name} bukan keadaan akhir {period.label}."
    )
    remedy = f"Isi keadaan akhir {period.label} di counts.csv."
    return Issue(Level.WARNING, EARLIER_STATE, message, Place("counts.csv"), component.code, remedy)


def names_of_states(states: Iterable[Period]) -> str:
    """Name the periods whose stocks stand for a later end, from the earliest.

    Examples:
        >>> names_of_states([Period.parse("2023-Q2"), Period.parse("2023-Q1"), Period.parse("2023-Q2")])
        'Triwulan I Tahun 2023 dan Triwulan II Tahun 2023'
    """
    return " dan ".join(state.label for state in sorted(set(states), key=attrgetter("end")))


def _where(facts: Facts, states: Mapping[MeasureCode, Mapping[AreaCode, Period]]) -> str:
    """Name the areas where they are not all."""
    late = {area for areas in states.values() for area in areas}
    names = [area.name for area in facts.office_year.districts if area.code in late]
    return f" di {', '.join(names)}" if 0 < len(names) < len(facts.office_year.districts) else ""
