"""Counts that stop before the year ends: figures of the year would be those of an earlier day, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from capaian.domain.identifiers import AreaCode, MeasureCode
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.domain.work import Count
from capaian.rules.facts import Facts, group

_SHOWN = 5
_KEPT = "angka setahunnya adalah keadaan periode itu, bukan keadaan akhir tahun"
_OPEN = "angka setahunnya belum dapat dihitung"

_Stop = tuple[Period, bool]
"""The last period that has a row, and whether the year takes its figure from there."""


def check_stops(facts: Facts) -> Iterator[Issue]:
    """Yield a warning for the measures that stop at one period of the year, with the rows that may be meant.

    A row without a figure says itself that something is missing; a total beside its parts is only a check.
    """
    stopped = [
        (measure, area, rows)
        for (measure, area), rows in facts.counts.items()
        if measure in facts.measures
        and not any((measure, part) in facts.counts for part in facts.parts_of_area.get(area, ()))
    ]
    year = facts.office_year.year
    ends = [(stop, entry) for entry in stopped if (stop := _stop_of(facts, entry[0], entry[2], year))]
    for (last, is_kept), entries in group(ends, lambda pair: pair[0]).items():
        yield _warning(facts, last, [entry for _, entry in entries], is_kept=is_kept)


def _stop_of(facts: Facts, measure: MeasureCode, rows: Sequence[Count], year: int) -> _Stop | None:
    own = [row.period for row in rows if row.period.year == year]
    last = max(own, key=lambda period: period.end, default=None)
    if last is None or last.end == Period.year_of(year).end:
        return None
    return last, facts.aggregations[measure] is Aggregation.LAST


def _warning(
    facts: Facts,
    last: Period,
    entries: Sequence[tuple[MeasureCode, AreaCode, Sequence[Count]]],
    *,
    is_kept: bool,
) -> Issue:
    measures = list(dict.fromkeys(measure for measure, _, _ in entries))
    shown = ", ".join(measures[:_SHOWN])
    more = f" dan {len(measures) - _SHOWN} lain" if len(measures) > _SHOWN else ""
    message = f"{shown}{more} berhenti pada {last.label}; {_KEPT if is_kept else _OPEN}."
    later = sorted({str(r.period) for *_, rows in entries for r in rows if _may_be_meant(r.period, last)})
    remedy = f"Tambahkan baris sampai akhir tahun {last.year}."
    if later:
        remedy = f"Periksa tahun baris {', '.join(later)}; mungkin {last.year} yang dimaksud."
    first = entries[0][2][-1]
    place = Place(first.place.file, None, "period")
    return Issue(Level.WARNING, "counts_stop", message, place, str(last), remedy)


def _may_be_meant(period: Period, last: Period) -> bool:
    """Say whether a row of another year is for a part of the year that is not there."""
    return period.year != last.year and period.kind is last.kind and period.ordinal > last.ordinal
