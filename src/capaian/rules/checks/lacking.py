"""What a year that is over still lacks: figures that nobody gave, and results that have no value for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from capaian.domain.assessment import Assessment, IndicatorResult
from capaian.domain.identifiers import MeasureCode
from capaian.domain.issue import Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.domain.value import CellValue, Reason, Unavailable
from capaian.rules.checks.gaps import find_figure_gaps
from capaian.rules.spans import find_spans, way_of_counts

_OPEN: Final = frozenset({Reason.NOT_REPORTED, Reason.MISSING_INPUT})
"""Reasons that end once somebody gives the figure."""


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is not there."""

    place: Place
    what: str
    """Indonesian: a sentence without its full stop."""


def find_lacking(office_year: OfficeYear, assessment: Assessment) -> tuple[Lack, ...]:
    """Return what a whole year lacks; nothing where every planned result has its value.

    Facts that their source is said not to hold are none of it, nor are indicators that nothing was planned
    for.
    """
    gaps = tuple(Lack(Place(gap.file), f"Belum diisi: {gap.what}") for gap in find_figure_gaps(office_year))
    is_counted = all(gap.place.file != "counts.csv" for gap in gaps)
    blank = (*_uncounted(office_year, assessment), *_half_counted(office_year)) if is_counted else ()
    return (*gaps, *blank, *_without_value(office_year, assessment))


def _half_counted(office_year: OfficeYear) -> Iterator[Lack]:
    """Yield counts that end before the year does, and parts of the year that only some areas have counted.

    What there is last stands for the year where nothing later is there: half a year reads like a whole one.
    """
    names = {str(area.code): area.name for area in office_year.areas}
    for measure, blank in _parts_by_area(office_year):
        last = max(blank, key=lambda part: part.end)
        if last.end < Period.year_of(office_year.year).end:
            yield Lack(Place("counts.csv"), f"{measure} baru ada sampai {last.label}")
        for part, areas in blank.items():
            if areas:
                where = ", ".join(names.get(area, area) for area in areas)
                yield Lack(Place("counts.csv"), f"{measure}, {part.label}, belum ada di {where}")


def _parts_by_area(office_year: OfficeYear) -> Iterator[tuple[MeasureCode, Mapping[Period, list[str]]]]:
    """Yield measures with the parts of the year that any area has counted, and the areas that have not."""
    for component in office_year.components:
        way = way_of_counts(component.aggregation)
        for measure in (component.numerator, component.denominator):
            known = {} if measure.counted else _counted_parts(office_year, measure.code)
            parts = sorted({part for told in known.values() for part in told}, key=lambda part: part.start)
            if parts:
                yield (
                    measure.code,
                    {p: [area for area, told in known.items() if not _has(told, p, way)] for p in parts},
                )


def _counted_parts(office_year: OfficeYear, measure: MeasureCode) -> dict[str, set[Period]]:
    """Return for each area the parts of the year that it has counted, save areas that tell the whole year."""
    whole, known = Period.year_of(office_year.year), dict[str, set[Period]]()
    for row in office_year.counts:
        if row.measure == measure and row.value is not None and row.period.year == whole.year:
            known.setdefault(str(row.area), set()).add(row.period)
    return {area: parts for area, parts in known.items() if whole not in parts}


def _has(told: Collection[Period], part: Period, way: Aggregation) -> bool:
    """Say whether an area has counted a part of the year, as such or by other parts that end with it."""
    if way is Aggregation.LAST:
        return any(own.end == part.end for own in told)
    spans = find_spans(told, way, part)
    return part in told or (bool(spans) and set(told).issuperset(spans))


def _uncounted(office_year: OfficeYear, assessment: Assessment) -> Iterator[Lack]:
    """Yield blank counts that leave a component without value although the regency as a whole has one.

    Those of a part of the year that others have counted are told with it.
    """
    open_ = {result.code for result in assessment.components if _is_open(result.ratio)}
    waiting = [component for component in office_year.components if component.code in open_]
    measures = {side.code for component in waiting for side in (component.numerator, component.denominator)}
    told = {
        (measure, part, area)
        for measure, blank in _parts_by_area(office_year)
        for part, areas in blank.items()
        for area in areas
    }
    for row in office_year.counts:
        is_blank = row.value is None and row.period.year == office_year.year and row.measure in measures
        if is_blank and (row.measure, row.period, str(row.area)) not in told:
            yield Lack(replace(row.place, column="value"), f"{row.measure} di {row.area} belum diisi")


def _without_value(office_year: OfficeYear, assessment: Assessment) -> Iterator[Lack]:
    """Yield indicators with a target, and all key indicators, that have no value yet."""
    places = {indicator.code: indicator.place for indicator in office_year.indicators}
    for result in assessment.indicators:
        actual = result.current.actual
        if isinstance(actual, Unavailable) and _is_open(actual) and _is_planned(result):
            name = f"{result.symbol} {result.name}".strip()
            which = f" ({', '.join(actual.missing)})" if actual.missing else ""
            yield Lack(places[result.code], f"{name} tidak bernilai: {actual.words}{which}")


def _is_open(value: CellValue) -> bool:
    return isinstance(value, Unavailable) and value.reason in _OPEN


def _is_planned(result: IndicatorResult) -> bool:
    return result.is_key or not isinstance(result.current.target, Unavailable)
