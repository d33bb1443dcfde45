"""Counts and periods: parts within wholes, totals as their parts,
shorter periods within longer ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import chain, pairwise
from operator import attrgetter
from typing import Final

from capaian.domain.identifiers import AreaCode, MeasureCode
from capaian.domain.issue import Place
from capaian.domain.office import AreaKind
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Measure
from capaian.domain.policy import Aggregation
from capaian.domain.survey import SurveyElement
from capaian.domain.work import Count, Output, Resource, ResourceInput
from capaian.rules.checks.row import CheckedYear, CheckHit, Finders, hit
from capaian.rules.facts import Facts, group
from capaian.rules.spans import combines_by, earlier_state, find_spans, way_of_counts

EARLIER_STATE: Final = "earlier_state"
BELOW_REGENCY: Final = (AreaKind.DISTRICT, AreaKind.VILLAGE)
_POPULATION: Final = re.compile("(jumlah )?penduduk")


def _too_large(checked: CheckedYear, *, carried: bool) -> Iterator[CheckHit]:
    """Parts above their wholes; with `carried` events of a part of the year,
    which may be of the part before.

    The events of a year must fit all the same.
    """
    counts = checked.facts.counts
    for component in checked.year.components:
        are_events = component.aggregation is Aggregation.SUM
        for area in () if component.may_exceed_whole else checked.areas:
            rows = counts.get((component.numerator.code, area), ())
            wholes = _values(counts.get((component.denominator.code, area), ()))
            stated = [(row, wholes.get(row.period)) for row in rows]
            for row, whole in (*stated, *(_years(rows, wholes) if are_events else ())):
                is_carried = are_events and row.period.kind is not PeriodKind.YEAR
                is_larger = row.value is not None and whole is not None and row.value > whole
                if is_larger and is_carried is carried:
                    words = {
                        "component": component,
                        "whole": whole,
                        "area": checked.year.area_name(area),
                    }
                    yield hit(row.place, None, row.value, row=row, **words)


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
                    words = {
                        "measure": measure,
                        "area": checked.year.area_name(area),
                        "total": total,
                    }
                    part = "" if area == regency else f":{area}"
                    yield hit(row.place, None, row.value, row=row, part=part, **words)


def _sum_of_parts(
    facts: Facts, measure: MeasureCode, area: AreaCode, period: Period
) -> Decimal | None:
    """Return the sum over the areas below for the same period;
    nothing unless each has reported.
    """
    parts = [
        part
        for part in facts.parts_of_area.get(area, ())
        if _is_there(facts, measure, part, period)
    ]
    values = [
        row.value
        for part in parts
        for row in facts.counts.get((measure, part), ())
        if row.period == period and row.value is not None
    ]
    return sum(values, Decimal(0)) if values and len(values) == len(parts) else None


def _beyond_population(checked: CheckedYear) -> Iterator[CheckHit]:
    """The population that the office states,
    where a stock of persons of the whole regency is larger.
    """
    facts, regency, year = checked.facts, checked.year.office.regency, checked.year.year
    stocks = [
        (total, measure)
        for measure in facts.measures.values()
        if facts.aggregations.get(measure.code) is Aggregation.LAST
        for period in {row.period for row in facts.measure_counts.get(measure.code, ())}
        if period.year == year
        and (total := _count(facts, measure.code, regency, period)) is not None
    ]
    for population in checked.year.facts if stocks else ():
        most, measure = max(stocks, key=lambda each: each[0])
        is_population = (
            _POPULATION.fullmatch(population.name.casefold()) and population.period.year == year
        )
        if is_population and most > population.value:
            words = {"population": population, "measure": measure, "most": most}
            yield hit(population.place, "value", population.value, **words)


def _falls(checked: CheckedYear) -> Iterator[CheckHit]:
    """Stocks below the last one known before them in the year."""
    for component in checked.year.components:
        for area in checked.areas if component.aggregation is Aggregation.LAST else ():
            rows = checked.facts.counts.get((component.numerator.code, area), ())
            known = [
                r for r in rows if r.value is not None and r.period.kind is not PeriodKind.YEAR
            ]
            for before, after in pairwise(sorted(known, key=lambda row: row.period.end)):
                is_fall = (after.value or 0) < (before.value or 0)
                is_alike = before.period.year == after.period.year
                if is_fall and is_alike and not _is_split(checked, area, before, after):
                    words = {"measure": component.numerator, "before": before, "after": after}
                    found = hit(
                        after.place, None, after.value, area=checked.year.area_name(area), **words
                    )
                    yield replace(found, beside=before.place)


def _is_split(checked: CheckedYear, area: AreaCode, before: Count, after: Count) -> bool:
    """Say whether a part of an area became one of its own between two stocks."""
    born = (each.valid_from for each in checked.year.areas if each.origin == area)
    return any(day and before.period.end < day <= after.period.end for day in born)


def _is_there(facts: Facts, measure: MeasureCode, area: AreaCode, period: Period) -> bool:
    """Say whether an area was there in a period itself, as its measure is counted."""
    known = facts.office_year.area_by_code.get(area)
    way = way_of_counts(facts.aggregations.get(measure))
    first = period.end if way is Aggregation.LAST else period.start
    return known is None or known.is_there(first, period.end)


def _outside_dates(checked: CheckedYear) -> Iterator[CheckHit]:
    """Counts of areas that were not there; nought may have been typed for want of dates."""
    for row in checked.year.counts:
        if row.value and not _is_there(checked.facts, row.measure, row.area, row.period):
            area = checked.year.area_by_code[row.area]
            yield hit(row.place, None, row.value, row=row, area=area, dates=area.dates)


def _silent_districts(checked: CheckedYear) -> Iterator[CheckHit]:
    """Measures expected everywhere, as the regency has a figure or a district an empty row."""
    facts, regency = checked.facts, checked.year.office.regency
    for measure in facts.measures.values():
        way = way_of_counts(facts.aggregations.get(measure.code))
        found = (area.code for area in checked.year.districts)
        districts = [area for area in found if facts.is_there(area, way, checked.period)]
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


def find_earlier_states(checked: CheckedYear, period: Period) -> Iterator[CheckHit]:
    """Yield each component whose stocks are known from before the end of a period only."""
    for component in checked.year.components:
        states = {
            measure.name: found
            for measure in (component.numerator, component.denominator)
            if not measure.counted
            and (found := earlier_states(checked.facts, measure.code, period))
        }
        if states:
            late = {area for areas in states.values() for area in areas}
            names = [area.name for area in checked.year.districts if area.code in late]
            where = (
                f" di {', '.join(names)}" if 0 < len(names) < len(checked.year.districts) else ""
            )
            used = names_of_states(state for areas in states.values() for state in areas.values())
            words = {"measures": ", ".join(states), "component": component, "period": period}
            yield hit(Place("counts.csv"), None, component.code, **words, where=where, used=used)


def earlier_states(
    facts: Facts, measure: MeasureCode, period: Period
) -> Mapping[AreaCode, Period]:
    """Return for each area whose stock at the end of a period is not known the
    period used in its place.

    What the regency as a whole has counts only where no kecamatan is counted.
    """
    way = way_of_counts(facts.aggregations.get(measure))
    known = (area.code for area in facts.office_year.districts)
    districts = [area for area in known if facts.is_there(area, way, period)]
    found = {area: state for area in districts if (state := _state(facts, measure, area, period))}
    if found or any(facts.counts.get((measure, area)) for area in districts):
        return found
    regency = facts.office_year.office.regency
    state = _state(facts, measure, regency, period)
    return {regency: state} if state else {}


def _state(facts: Facts, measure: MeasureCode, area: AreaCode, period: Period) -> Period | None:
    rows = facts.counts.get((measure, area), ())
    known = {
        row.period: row.value for row in rows if row.value is not None or row.period != period
    }
    state = earlier_state(known.keys(), way_of_counts(facts.aggregations.get(measure)), period)
    return state if state is not None and known[state] is not None else None


def names_of_states(states: Iterable[Period]) -> str:
    """Name the periods whose stocks are used for a later end, from the earliest.

    Examples:
        >>> names_of_states([Period.parse("2023-Q2"), Period.parse("2023-Q1"),
        ...     Period.parse("2023-Q2")])
        'Triwulan I Tahun 2023 dan Triwulan II Tahun 2023'
    """
    return " dan ".join(state.label for state in sorted(set(states), key=attrgetter("end")))


_PLURAL: Final = {
    PeriodKind.SEMESTER: "semester",
    PeriodKind.QUARTER: "triwulan",
    PeriodKind.MONTH: "bulan",
}
_QUARTERS: Final = 4
_INPUT_COLUMNS: Final = (("original", "Pagu murni"), ("revised", "Pagu"), ("actual", "Realisasi"))
_OUTPUT_COLUMNS: Final = (("target", "Target"), ("actual", "Realisasi"))

KnownFigure = Callable[[Period], Decimal | None]
"""What is known of a period."""


@dataclass(frozen=True, slots=True)
class PeriodConflict:
    """What the shorter periods say instead."""

    value: Decimal
    words: str
    """`jumlah triwulannya`."""
    parts: Sequence[Period]

    def are_quarters_of(self, period: Period) -> bool:
        """Say whether all quarters of a year contradict it:
        declared differences have a key of its own.
        """
        quarters = [part for part in self.parts if part.kind is PeriodKind.QUARTER]
        return period.kind is PeriodKind.YEAR and len(quarters) == _QUARTERS


_SHORTER: Final = {
    each: [kind for kind in PeriodKind if kind.months < each.months] for each in PeriodKind
}


def find_conflict(
    period: Period, value: Decimal, figure: KnownFigure, how: Aggregation
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
    shorter = _SHORTER[period.kind]
    if how is not Aggregation.SUM:
        ends = [(part, figure(part)) for kind in shorter for part in period.parts(kind)[-1:]]
        others = ((part, found) for part, found in ends if found is not None and found != value)
        return next(
            (PeriodConflict(found, f"menurut {part.label}", [part]) for part, found in others),
            None,
        )
    ways = [[part for part in period.parts(kind) if figure(part) is not None] for kind in shorter]
    found = (_sum(period, parts, value, figure) for parts in ways if parts)
    return next((conflict for conflict in found if conflict is not None), None)


def _sum(
    period: Period, parts: Sequence[Period], value: Decimal, known: KnownFigure
) -> PeriodConflict | None:
    """Return the sum of parts that is not the figure, or of some parts that exceeds it already."""
    total = sum((known(part) or Decimal(0) for part in parts), Decimal(0))
    is_complete = sum(part.kind.months for part in parts) == period.kind.months
    if (total == value) if is_complete else (total <= value):
        return None
    name = _PLURAL[parts[0].kind]
    words = f"jumlah {name}nya" if is_complete else f"jumlah {name} yang sudah ada saja"
    return PeriodConflict(total, words, parts)


@dataclass(frozen=True, slots=True)
class _Series:
    """Figures of one thing over periods."""

    what: str
    values: Mapping[Period, Decimal]
    places: Mapping[Period, Place]
    parts: str
    """Subject of a contradiction, before the period; empty:
    only all quarters of a year are compared.
    """
    quarters: str
    """The same where all quarters of a year contradict it."""
    how: Aggregation = Aggregation.SUM
    known: KnownFigure | None = None
    """Where it is more than the values."""


def _periods(checked: CheckedYear) -> Iterator[CheckHit]:
    """Figures of periods that the shorter periods within them contradict."""
    for each in chain(_count_series(checked), _input_series(checked), _output_series(checked)):
        known = each.known or each.values.get
        for period, value in each.values.items():
            conflict = find_conflict(period, value, known, each.how)
            if conflict is not None:
                key = each.quarters if conflict.are_quarters_of(period) else each.parts
                words = {"what": each.what, "period": period, "conflict": conflict, "key": key}
                if key:
                    yield hit(each.places[period], None, value, stated=value, **words)


def _has_parts(periods: Iterable[Period]) -> bool:
    """Say whether periods are of several lengths:
    without shorter ones none has parts to contradict it.
    """
    return len({period.kind for period in periods}) > 1


def _count_series(checked: CheckedYear) -> Iterator[_Series]:
    facts = checked.facts
    # once per measure: asked for each of its areas it took a minute of a year of 100.000 counts
    rows_of_measure = group(checked.year.counts, lambda row: row.measure)
    has_parts = {
        code: _has_parts(row.period for row in rows) for code, rows in rows_of_measure.items()
    }
    for (measure, area), rows in facts.counts.items():
        how = facts.aggregations.get(measure)
        # of a mean the shorter periods say nothing without knowing how many there are
        if how in (None, Aggregation.MEAN) or not has_parts[measure]:
            continue
        yield _Series(
            what=f"{facts.names.get(measure, measure)} {checked.year.area_name(area)}",
            values={row.period: row.value for row in rows if row.value is not None},
            places={row.period: row.place for row in rows},
            parts=f"periods:counts:{measure}:{area}",
            quarters=f"periods:counts:{measure}:{area}",
            how=Aggregation.LAST if how is Aggregation.LAST else Aggregation.SUM,
            known=partial(_count, facts, measure, area),
        )


def _count(facts: Facts, measure: MeasureCode, area: AreaCode, period: Period) -> Decimal | None:
    """Return what an area has in a period: its own row, else the sum of all areas below it."""
    rows = facts.counts.get((measure, area), ())
    own = next((row.value for row in rows if row.period == period), None)
    is_part_of_itself = area in facts.parts_of_area.get(area, ())
    return (
        own
        if own is not None or is_part_of_itself
        else _sum_of_parts(facts, measure, area, period)
    )


def _input_series(checked: CheckedYear) -> Iterator[_Series]:
    years = [row for row in checked.year.inputs if row.period.kind is PeriodKind.YEAR]
    revised = {(row.resource, row.kind, row.period) for row in years if row.revised is not None}
    for (node, resource, kind), rows in checked.facts.inputs.items():
        places = {row.period: row.place for row in rows}
        for column, word in _INPUT_COLUMNS if _has_parts(places) else ():
            values = _values_of(rows, column)
            if (
                column == "revised"
            ):  # a year in which nothing was revised has what was granted first
                own = [row for row in rows if (resource, kind, row.period) not in revised]
                values |= _values_of(
                    [row for row in own if row.period.kind is PeriodKind.YEAR], "original"
                )
            parts = f"periods:inputs:{node}:{kind}:{column}" if resource is Resource.MONEY else ""
            quarters = (
                parts
                if column == "original"
                else f"quarters:inputs:{node}:{resource}:{kind}:{column}"
            )
            yield _Series(f"{word} {node}", values, places, parts, quarters)


def _output_series(checked: CheckedYear) -> Iterator[_Series]:
    facts = checked.facts
    for node, outputs in facts.node_outputs.items():
        for name, rows in group(outputs, lambda row: row.name).items():
            places = {row.period: row.place for row in rows}
            adds_up = (
                combines_by(rows[0].unit, facts.aggregation_of(node, name)) is Aggregation.SUM
            )
            for column, word in _OUTPUT_COLUMNS if adds_up and _has_parts(places) else ():
                subject = f"quarters:outputs:{node}:{column}"
                yield _Series(
                    f"{word} {name} {node}", _values_of(rows, column), places, "", subject
                )


def _values_of(rows: Sequence[ResourceInput | Output], column: str) -> dict[Period, Decimal]:
    known = ((row.period, getattr(row, column)) for row in rows)
    return {period: value for period, value in known if value is not None}


def _other_counts(checked: CheckedYear) -> Iterator[CheckHit]:
    """Areas below another regency have an issue of their own in areas.csv;
    others are named once each.
    """
    office = checked.year.office
    known = {area.code for area in checked.year.areas if area.kind in BELOW_REGENCY}
    for row in checked.year.counts:
        if row.area not in known and not checked.is_own(row.area):
            known.add(row.area)
            yield hit(
                row.place, "area", row.area, area=checked.year.area_name(row.area), office=office
            )


def _counted_twice(checked: CheckedYear) -> Iterator[CheckHit]:
    rows = {row.measure: row for row in reversed(checked.year.counts)}
    for measure in (
        each for c in checked.year.components for each in (c.numerator, c.denominator)
    ):
        if measure.counted and measure.code in rows:
            yield hit(rows[measure.code].place, "measure", measure.code, measure=measure)


def _stray_rows(checked: CheckedYear) -> Iterator[CheckHit]:
    """Rows of other years about what has no row of the year, and of years to come:
    most often mistyped.

    The year before is for comparison; earlier ones beside a row of the year are those of a longer
    table.
    """
    year = checked.year
    computed = {indicator.code for indicator in year.indicators if indicator.formula}
    used = [row for row in year.outputs if row.indicator not in computed]
    for subjects in (
        checked.facts.counts,
        group(year.survey_elements, lambda row: row.survey),
        group(used, lambda row: row.indicator or (row.node, row.name)),
        checked.facts.inputs,
    ):
        stray = [row for rows in subjects.values() for row in _outside(rows, year.year)]
        if stray:
            years = ", ".join(map(str, sorted({row.period.year for row in stray})))
            words = {"count": len(stray), "years": years, "year": year.year}
            yield hit(stray[0].place, "period", stray[0].period, **words)


def _outside(
    rows: tuple[Count | Output | ResourceInput | SurveyElement, ...], year: int
) -> Iterator[Count | Output | ResourceInput | SurveyElement]:
    has_own = any(row.period.year == year for row in rows)
    for row in rows:
        if row.period.year > year or (not has_own and row.period.year < year - 1):
            yield row


COUNT_FINDERS: Final[Finders] = {
    "part_larger_than_whole.parts_above_wholes": partial(_too_large, carried=False),
    "part_larger_than_whole.carried_events": partial(_too_large, carried=True),
    "total_differs.counts_totals": _totals,
    "beyond_population": _beyond_population,
    "cumulative_falls": _falls,
    "count_outside_regency": _other_counts,
    "counted_twice": _counted_twice,
    "rows_of_other_years": _stray_rows,
    "count_outside_dates": _outside_dates,
    "count_missing": _silent_districts,
    EARLIER_STATE: lambda checked: find_earlier_states(checked, checked.period),
    "total_differs.periods": _periods,
}
