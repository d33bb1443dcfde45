"""Counts: parts within wholes, totals as their parts, cumulative figures that do not fall."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from operator import itemgetter

from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Issue, Level
from capaian.domain.numerals import plain, write_shortest
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Component, Measure
from capaian.domain.policy import Aggregation
from capaian.domain.work import Count
from capaian.rules.facts import Facts
from capaian.rules.quality.contradiction import contradiction
from capaian.rules.spans import find_spans

_CARRIED = (
    "Periksa kedua angka; biarkan bila dokumennya untuk peristiwa yang dilaporkan di masa sebelumnya. Jumlah "
    "setahunnya tetap diperiksa."
)


def check_counts(facts: Facts) -> Iterator[Issue]:
    """Yield every contradiction among counts."""
    for component in facts.office_year.components:
        if not component.may_exceed_whole:
            yield from _check_parts(facts, component)
        if component.aggregation is Aggregation.LAST:
            yield from _check_falls(facts, component.numerator)
    for measure in facts.measures.values():
        for area in facts.parts_of_area:
            yield from _check_totals(facts, measure, area)


def _check_parts(facts: Facts, component: Component) -> Iterator[Issue]:
    """Yield parts larger than their wholes; of events those of a month may belong to the month before."""
    are_events = component.aggregation is Aggregation.SUM
    for area in _areas(facts):
        wholes = {row.period: row.value for row in facts.counts.get((component.denominator.code, area), ())}
        rows = facts.counts.get((component.numerator.code, area), ())
        for row in rows:
            whole = wholes.get(row.period)
            if row.value is not None and whole is not None and row.value > whole:
                found = _too_large(facts, component, row, row.value, whole)
                is_carried = are_events and row.period.kind is not PeriodKind.YEAR
                yield replace(found, level=Level.WARNING, remedy=_CARRIED) if is_carried else found
        if are_events:
            yield from _check_years(facts, component, rows, wholes)


def _check_years(
    facts: Facts, component: Component, rows: Sequence[Count], wholes: Mapping[Period, Decimal | None]
) -> Iterator[Issue]:
    """Yield the years of whose parts, all known, the sum is larger than that of the wholes."""
    own = {row.period: row.value for row in rows}
    last = {Period.year_of(row.period.year): row for row in rows}
    for year, row in last.items():
        part, whole = _of_year(own, year), _of_year(wholes, year)
        is_told = year in own and year in wholes
        if part is not None and whole is not None and part > whole and not is_told:
            yield _too_large(facts, component, replace(row, period=year), part, whole)


def _of_year(known: Mapping[Period, Decimal | None], year: Period) -> Decimal | None:
    """Return how many events there were in a year; `None` where not all its parts are known."""
    values = [known.get(part) for part in find_spans(known, Aggregation.SUM, year)]
    told = [value for value in values if value is not None]
    return sum(told, Decimal(0)) if told and len(told) == len(values) else None


def _too_large(facts: Facts, component: Component, row: Count, part: Decimal, whole: Decimal) -> Issue:
    message = (
        f"{component.numerator.name} ({write_shortest(part)}) lebih banyak daripada "
        f"{component.denominator.name} ({write_shortest(whole)}) di {_name(facts, row.area)}, "
        f"{row.period.label}."
    )
    subject = f"part_larger_than_whole:{row.measure}:{row.area}:{row.period}"
    return contradiction(subject, message, row.place, plain(part))


def _check_totals(facts: Facts, measure: Measure, area: AreaCode) -> Iterator[Issue]:
    for row in facts.counts.get((measure.code, area), ()):
        total = _sum_of_parts(facts, measure, area, row)
        if row.value is None or total is None or total == row.value:
            continue
        message = (
            f"{measure.name} {_name(facts, area)}, {row.period.label}, tertulis {write_shortest(row.value)}, "
            f"padahal jumlah bagiannya {write_shortest(total)}; yang dipakai jumlah bagiannya."
        )
        is_regency = area == facts.office_year.office.regency
        where = "" if is_regency else f":{area}"
        subject = f"total_differs:{measure.code}{where}:{row.period}"
        yield contradiction(subject, message, row.place, plain(row.value))


def _sum_of_parts(facts: Facts, measure: Measure, area: AreaCode, row: Count) -> Decimal | None:
    """Return the sum over the areas below for the same period; nothing unless each has reported."""
    parts = facts.parts_of_area[area]
    values = [
        part_row.value
        for part in parts
        for part_row in facts.counts.get((measure.code, part), ())
        if part_row.period == row.period and part_row.value is not None
    ]
    return sum(values, Decimal(0)) if values and len(values) == len(parts) else None


def _check_falls(facts: Facts, measure: Measure) -> Iterator[Issue]:
    """Yield the stocks that are below the last one known before them in the year."""
    for area in _areas(facts):
        known = [
            (row.period.end, row.value, row)
            for row in facts.counts.get((measure.code, area), ())
            if row.value is not None and row.period.kind is not PeriodKind.YEAR
        ]
        for (_, before, earlier), (_, after, later) in pairwise(sorted(known, key=itemgetter(0))):
            if after < before and earlier.period.year == later.period.year:
                yield _falls(facts, measure, earlier, later)


def _falls(facts: Facts, measure: Measure, earlier: Count, later: Count) -> Issue:
    before, after = earlier.value or Decimal(0), later.value or Decimal(0)
    message = (
        f"{measure.name} di {_name(facts, later.area)} turun dari {write_shortest(before)} "
        f"({earlier.period.label}) menjadi {write_shortest(after)} ({later.period.label}), padahal angka ini "
        "dihitung sampai akhir periode."
    )
    subject = f"cumulative_falls:{measure.code}:{later.area}:{later.period}"
    remedy = "Periksa kedua angka; biarkan bila memang berkurang, misalnya karena kematian atau pindah."
    value, beside = plain(after), earlier.place
    return Issue(Level.WARNING, "cumulative_falls", message, later.place, value, remedy, subject, beside)


def _areas(facts: Facts) -> Iterator[AreaCode]:
    regency = facts.office_year.office.regency
    yield from dict.fromkeys((regency, *facts.office_year.area_by_code))


def _name(facts: Facts, area: AreaCode) -> str:
    if area == facts.office_year.office.regency:
        return facts.office_year.office.regency_name
    known = facts.office_year.area_by_code.get(area)
    return known.name if known is not None else area
