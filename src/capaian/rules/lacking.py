"""What a year that is over still lacks: figures that nobody gave, and results that have no value for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from capaian.domain.assessment import Assessment, IndicatorResult
from capaian.domain.issue import Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.value import CellValue, Reason, Unavailable
from capaian.rules.gaps import find_figure_gaps

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
    blank = _uncounted(office_year, assessment) if is_counted else ()
    return (*gaps, *blank, *_without_value(office_year, assessment))


def _uncounted(office_year: OfficeYear, assessment: Assessment) -> Iterator[Lack]:
    """Yield blank counts that leave a component without value although the regency as a whole has one."""
    open_ = {result.code for result in assessment.components if _is_open(result.ratio)}
    waiting = [component for component in office_year.components if component.code in open_]
    measures = {side.code for component in waiting for side in (component.numerator, component.denominator)}
    for row in office_year.counts:
        if row.value is None and row.period.year == office_year.year and row.measure in measures:
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
