"""Counts and periods: parts within wholes, totals as their parts, shorter periods within longer ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import pairwise
from operator import attrgetter
from typing import Final

from capaian.domain.identifiers import AreaCode, MeasureCode
from capaian.domain.issue import Place
from capaian.domain.numerals import decimals_of, write_decimal
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Measure
from capaian.domain.policy import Aggregation
from capaian.domain.work import Count, Output, Resource, ResourceInput
from capaian.rules.checks.row import CheckedYear, CheckHit, Finders, against, hit
from capaian.rules.facts import Facts, group
from capaian.rules.formula.issues import FormulaError
from capaian.rules.spans import earlier_state, find_spans, way_of_counts
from capaian.rules.strategic_plan import combines_by

EARLIER_STATE: Final = "earlier_state"


def _parts_above_wholes(checked: CheckedYear) -> Iterator[CheckHit]:
    return (found for found, is_carried in _too_large(checked) if not is_carried)


def _carried_events(checked: CheckedYear) -> Iterator[CheckHit]:
    """Events of a month may belong to the month before; their year must fit all the same."""
    return (found for found, is_carried in _too_large(checked) if is_carried)


def _too_large(checked: CheckedYear) -> Iterator[tuple[CheckHit, bool]]:
    for component in checked.year.components:
        are_events = component.aggregation is Aggregation.SUM
        for area in () if component.may_exceed_whole else checked.areas:
            rows = checked.facts.counts.get((component.numerator.code, area), ())
            wholes = _values(checked.facts.counts.get((component.denominator.code, area), ()))
            stated = [(row, wholes.get(row.period)) for row in rows]
            for row, whole in (*stated, *(_years(rows, wholes) if are_events else ())):
                if row.value is not None and whole is not None and row.value > whole:
                    words = {
                        "component": component,
                        "row": row,
                        "whole": whole,
                        "area": checked.area_name(area),
                    }
                    subject = f"{row.measure}:{area}:{row.period}"
                    is_carried = are_events and row.period.kind is not PeriodKind.YEAR
                    yield against(subject, hit(row.place, None, row.value, **words)), is_carried


def _values(rows: Sequence[Count]) -> dict[Period, Decimal | None]:
    return {row.period: row.value for row in rows}


def _years(
    rows: Sequence[Count], wholes: Mapping[Period, Decimal | None]
) -> Iterator[tuple[Count, Decimal | None]]:
    """Yield the years that no row states, as the sums of their parts, at the last of these."""
    own = _values(rows)
    for year, row in {Period.year_of(row.period.year): row for row in rows}.items():
        if year not in own or year not in wholes:
            yield replace(row, period=year, value=_of_year(own, year)), _of_year(wholes, year)


def _of_year(known: Mapping[Period, Decimal | None], year: Period) -> Decimal | None:
    """Return how many events there were in a year; `None` where not all its parts are known."""
    values = [known.get(part) for part in find_spans(known, Aggregation.SUM, year)]
    given = [value for value in values if value is not None]
    return sum(given, Decimal(0)) if given and len(given) == len(values) else None


def _totals(checked: CheckedYear) -> Iterator[CheckHit]:
    facts, regency = checked.facts, checked.year.office.regency
    for measure in facts.measures.values():
        for area in facts.parts_of_area:
            for row in facts.counts.get((measure.code, area), ()):
                total = _sum_of_parts(facts, measure.code, area, row.period)
                if row.value is not None and total is not None and total != row.value:
                    words = {"measure": measure, "area": checked.area_name(area), "row": row, "total": total}
                    subject = f"{measure.code}{'' if area == regency else f':{area}'}:{row.period}"
                    yield against(subject, hit(row.place, None, row.value, **words))


def _sum_of_parts(facts: Facts, measure: MeasureCode, area: AreaCode, period: Period) -> Decimal | None:
    """Return the sum over the areas below for the same period; nothing unless each has reported."""
    parts = facts.parts_of_area.get(area, ())
    values = [
        row.value
        for part in parts
        for row in facts.counts.get((measure, part), ())
        if row.period == period and row.value is not None
    ]
    return sum(values, Decimal(0)) if values and len(values) == len(parts) else None


def _falls(checked: CheckedYear) -> Iterator[CheckHit]:
    """Stocks below the last one known before them in the year."""
    for component in checked.year.components:
        for area in checked.areas if component.aggregation is Aggregation.LAST else ():
            rows = checked.facts.counts.get((component.numerator.code, area), ())
            known = [r for r in rows if r.value is not None and r.period.kind is not PeriodKind.YEAR]
            for before, after in pairwise(sorted(known, key=lambda row: row.period.end)):
                is_fall = (after.value or 0) < (before.value or 0)
                if is_fall and before.period.year == after.period.year:
                    words = {"measure": component.numerator, "before": before, "after": after}
                    found = hit(after.place, None, after.value, area=checked.area_name(area), **words)
                    subject = f"{component.numerator.code}:{area}:{after.period}"
                    yield replace(against(subject, found), beside=before.place)


def _silent_districts(checked: CheckedYear) -> Iterator[CheckHit]:
    """Measures expected everywhere, as the regency has a figure or a district an empty row."""
    districts, regency = [area.code for area in checked.year.districts], checked.year.office.regency
    for measure in checked.facts.measures.values():
        rows = {area: _rows(checked, measure, area) for area in (*districts, regency)}
        silent = [area for area in districts if not _has_reported(rows[area])]
        empty = [row for area in silent for row in rows[area]]
        if (empty or _has_reported(rows[regency])) and 0 < len(silent) < len(districts):
            place = replace(empty[0].place, column="value") if empty else Place("counts.csv")
            names = ", ".join(checked.year.area_by_code[area].name for area in silent)
            yield hit(place, place.column, measure.code, measure=measure, names=names)


def _has_reported(rows: Iterable[Count]) -> bool:
    return any(row.value is not None for row in rows)


def _rows(checked: CheckedYear, measure: Measure, area: AreaCode) -> list[Count]:
    rows = checked.facts.counts.get((measure.code, area), ())
    return [row for row in rows if row.period.year == checked.year.year]


def _earlier_states_of_year(checked: CheckedYear) -> Iterator[CheckHit]:
    return find_earlier_states(checked, checked.period)


def find_earlier_states(checked: CheckedYear, period: Period) -> Iterator[CheckHit]:
    """Yield each component whose stocks are known from before the end of a period only."""
    for component in checked.year.components:
        states = {
            measure.name: found
            for measure in (component.numerator, component.denominator)
            if not measure.counted and (found := earlier_states(checked.facts, measure.code, period))
        }
        if states:
            late = {area for areas in states.values() for area in areas}
            names = [area.name for area in checked.year.districts if area.code in late]
            where = f" di {', '.join(names)}" if 0 < len(names) < len(checked.year.districts) else ""
            used = names_of_states(state for areas in states.values() for state in areas.values())
            words = {"measures": ", ".join(states), "component": component, "period": period}
            yield hit(Place("counts.csv"), None, component.code, **words, where=where, used=used)


def earlier_states(facts: Facts, measure: MeasureCode, period: Period) -> Mapping[AreaCode, Period]:
    """Return for each area whose stock at the end of a period is not known the period used in its place.

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


def names_of_states(states: Iterable[Period]) -> str:
    """Name the periods whose stocks are used for a later end, from the earliest.

    Examples:
        >>> names_of_states([Period.parse("2023-Q2"), Period.parse("2023-Q1"), Period.parse("2023-Q2")])
        'Triwulan I Tahun 2023 dan Triwulan II Tahun 2023'
    """
    return " dan ".join(state.label for state in sorted(set(states), key=attrgetter("end")))


def _earlier_counts(checked: CheckedYear) -> Iterator[CheckHit]:
    """Figures of earlier papers that the counts of their year contradict; what was published counts."""
    year = checked.year
    rows = [row for row in year.counts if row.value is not None and row.period.year < year.year]
    first = {row.period.year: row for row in reversed(rows)}
    stated = {row.period.year for row in year.history if not row.name}
    if not first.keys() & stated:
        return
    # results cost their rules: only where an earlier year is both counted and reported
    from capaian.rules.assess.partial import recount_history

    for earlier in sorted(first.keys() & stated):
        try:
            found = [*recount_history(year, checked.law, Period.year_of(earlier))]
        except FormulaError:  # an issue of its own
            return
        for row, made in found:
            if row.actual is not None and abs(made - row.actual) > _half_step(row.actual):
                counted = write_decimal(made, max(2, decimals_of(row.actual)))
                name = checked.facts.names.get(row.subject, row.subject)
                hit_ = hit(first[earlier].place, None, counted, row=row, name=name, counted=counted)
                yield against(f"counts:{row.subject}:{row.period}", hit_)


def _half_step(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(-decimals_of(value)) / 2


_PLURAL: Final = {PeriodKind.SEMESTER: "semester", PeriodKind.QUARTER: "triwulan", PeriodKind.MONTH: "bulan"}
_INPUTS: Final[tuple[tuple[str, str, Callable[[ResourceInput], Decimal | None]], ...]] = (
    ("original", "pagu murni", lambda row: row.original),
    ("revised", "pagu", lambda row: row.revised),
    ("actual", "realisasi", lambda row: row.actual),
)
_OUTPUTS: Final[tuple[tuple[str, str, Callable[[Output], Decimal | None]], ...]] = (
    ("target", "target", lambda row: row.target),
    ("actual", "realisasi", lambda row: row.actual),
)
_QUARTERS: Final = 4

KnownFigure = Callable[[Period], Decimal | None]
"""What is known of a period."""


@dataclass(frozen=True, slots=True)
class PeriodConflict:
    """What the shorter periods say instead."""

    value: Decimal
    words: str
    """`jumlah triwulannya`."""
    parts: Sequence[Period]


def find_conflict(
    period: Period, value: Decimal, known: KnownFigure, how: Aggregation
) -> PeriodConflict | None:
    """Return what the longest shorter periods that contradict a figure say; `None` if none does.

    Examples:
        >>> quarters = {Period.parse("2024-Q1"): Decimal(40), Period.parse("2024-Q2"): Decimal(45)}
        >>> half = Period.parse("2024-S1")
        >>> find_conflict(half, Decimal(85), quarters.get, Aggregation.SUM)
        >>> find_conflict(half, Decimal(3), quarters.get, Aggregation.SUM).value
        Decimal('85')
        >>> find_conflict(half, Decimal(3), quarters.get, Aggregation.LAST).words
        'menurut Triwulan II Tahun 2024'
    """
    shorter = [kind for kind in PeriodKind if kind.months < period.kind.months]
    if how is not Aggregation.SUM:
        ends = [(part, known(part)) for kind in shorter for part in period.parts(kind)[-1:]]
        others = ((part, found) for part, found in ends if found is not None and found != value)
        return next((PeriodConflict(found, f"menurut {part.label}", [part]) for part, found in others), None)
    ways = [[part for part in period.parts(kind) if known(part) is not None] for kind in shorter]
    found = (_sum(period, parts, value, known) for parts in ways if parts)
    return next((conflict for conflict in found if conflict is not None), None)


def _are_all(period: Period, parts: Sequence[Period]) -> bool:
    """Say whether periods that do not overlap leave nothing of the one that they lie in."""
    return sum(part.kind.months for part in parts) == period.kind.months


def _sum(
    period: Period, parts: Sequence[Period], value: Decimal, known: KnownFigure
) -> PeriodConflict | None:
    """Return the sum of parts that is not the figure, or of some parts that exceeds it already."""
    total = sum((known(part) or Decimal(0) for part in parts), Decimal(0))
    is_complete = _are_all(period, parts)
    if (total == value) if is_complete else (total <= value):
        return None
    name = _PLURAL[parts[0].kind]
    words = f"jumlah {name}nya" if is_complete else f"jumlah {name} yang sudah ada saja"
    return PeriodConflict(total, words, parts)


@dataclass(frozen=True, slots=True)
class _Line:
    """Figures of one thing over periods."""

    what: str
    values: Mapping[Period, Decimal]
    places: Mapping[Period, Place]

    def hit(self, period: Period, conflict: PeriodConflict) -> CheckHit:
        value = self.values[period]
        words = {"what": self.what, "period": period, "stated": value, "conflict": conflict}
        return hit(self.places[period], None, value, **words)


def _conflicts(line: _Line) -> Iterator[tuple[Period, PeriodConflict]]:
    """Yield the periods of what adds up whose parts come to another sum."""
    if not _has_parts(line.values):
        return
    for period, value in line.values.items():
        if conflict := find_conflict(period, value, line.values.get, Aggregation.SUM):
            yield period, conflict


def _has_parts(periods: Iterable[Period]) -> bool:
    """Say whether periods are of several lengths: without shorter ones none has parts to contradict it."""
    return len({period.kind for period in periods}) > 1


def _are_quarters(period: Period, conflict: PeriodConflict) -> bool:
    """Say whether all quarters of a year contradict it: declared differences have a key of its own."""
    kinds = {part.kind for part in conflict.parts}
    return (
        period.kind is PeriodKind.YEAR and kinds == {PeriodKind.QUARTER} and len(conflict.parts) == _QUARTERS
    )


def _counts(checked: CheckedYear) -> Iterator[CheckHit]:
    facts = checked.facts
    periods: dict[MeasureCode, set[Period]] = defaultdict(set)
    for (measure, _), rows in facts.counts.items():
        periods[measure] |= {row.period for row in rows}
    for (measure, area), rows in facts.counts.items():
        declared = facts.aggregations.get(measure)
        # of a mean the shorter periods say nothing without knowing how many there are
        if declared in (None, Aggregation.MEAN) or not _has_parts(periods[measure]):
            continue
        how = Aggregation.LAST if declared is Aggregation.LAST else Aggregation.SUM
        values = {row.period: row.value for row in rows if row.value is not None}
        what = f"{facts.names.get(measure, measure)} {checked.area_name(area)}"
        line = _Line(what, values, {row.period: row.place for row in rows})
        known = partial(_count, facts, measure, area)
        for period, value in values.items():
            if conflict := find_conflict(period, value, known, how):
                yield against(f"periods:counts:{measure}:{area}:{period}", line.hit(period, conflict))


def _count(facts: Facts, measure: MeasureCode, area: AreaCode, period: Period) -> Decimal | None:
    """Return what an area has in a period: its own row, else the sum of all areas below it."""
    rows = facts.counts.get((measure, area), ())
    own = next((row.value for row in rows if row.period == period), None)
    parts = facts.parts_of_area.get(area, ())
    if own is not None or not parts or area in parts:
        return own
    below = (row for part in parts for row in facts.counts.get((measure, part), ()) if row.period == period)
    values = [row.value for row in below if row.value is not None]
    return sum(values, Decimal(0)) if len(values) == len(parts) else None


def _inputs(checked: CheckedYear) -> Iterator[CheckHit]:
    revised = {_of_line(row) for row in checked.year.inputs if row.revised is not None and _is_year(row)}
    for (node, resource, kind), rows in checked.facts.inputs.items():
        for column, word, read in _INPUTS:
            values = {row.period: value for row in rows if (value := read(row)) is not None}
            if column == "revised":  # a year in which nothing was revised has what was granted first
                own = (row for row in rows if _is_year(row) and _of_line(row) not in revised)
                values |= {row.period: row.original for row in own if row.original is not None}
            line = _Line(f"{word.capitalize()} {node}", values, {row.period: row.place for row in rows})
            for period, conflict in _conflicts(line):
                is_quarters = _are_quarters(period, conflict) and column != "original"
                key = f"quarters:inputs:{node}:{resource}" if is_quarters else f"periods:inputs:{node}"
                if is_quarters or resource is Resource.MONEY:
                    yield against(f"{key}:{kind}:{column}:{period}", line.hit(period, conflict))


def _is_year(row: ResourceInput) -> bool:
    return row.period.kind is PeriodKind.YEAR


def _of_line(row: ResourceInput) -> tuple[Resource, str, Period]:
    return row.resource, row.kind, row.period


def _outputs(checked: CheckedYear) -> Iterator[CheckHit]:
    facts = checked.facts
    for node, outputs in facts.node_outputs.items():
        for name, rows in group(outputs, lambda row: row.name).items():
            if combines_by(rows[0].unit, facts.aggregation_of(node, name)) is Aggregation.SUM:
                for column, word, read in _OUTPUTS:
                    values = {row.period: value for row in rows if (value := read(row)) is not None}
                    places = {row.period: row.place for row in rows}
                    line = _Line(f"{word.capitalize()} {name} {node}", values, places)
                    for period, conflict in _conflicts(line):
                        if _are_quarters(period, conflict):
                            found = line.hit(period, conflict)
                            yield against(f"quarters:outputs:{node}:{column}:{period}", found)


COUNT_FINDERS: Final[Finders] = {
    "part_larger_than_whole.parts_above_wholes": _parts_above_wholes,
    "part_larger_than_whole.carried_events": _carried_events,
    "total_differs.counts_totals": _totals,
    "cumulative_falls": _falls,
    "count_missing": _silent_districts,
    "two_values.earlier_counts": _earlier_counts,
    EARLIER_STATE: _earlier_states_of_year,
    "total_differs.periods_counts": _counts,
    "total_differs.periods_inputs": _inputs,
    "total_differs.periods_outputs": _outputs,
}
