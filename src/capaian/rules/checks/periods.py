"""Periods that are missing among others, and rows that nothing reads:
of parts and of other years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.domain.issue import Place
from capaian.domain.numerals import round_half_up, write_few
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.domain.survey import SurveyElement, SurveyYear
from capaian.domain.value import PERCENT, RUPIAH, Known, Reason
from capaian.domain.work import Count, HistoryValue, Output
from capaian.rules.checks.outliers import WHOLE_PERCENT, YearSeries, year_results
from capaian.rules.checks.results import is_due, spending_series
from capaian.rules.checks.row import CheckedYear, CheckHit, Finders, hit
from capaian.rules.facts import group
from capaian.rules.spans import find_spans

_MIN_PARTS, _LEAST_COUNT_OF_COPY = 3, 10
"""Fewer areas or elements with figures of their own, and smaller counts, are equal by chance."""
_MAX_NAMES: Final = 4


def summed_series(checked: CheckedYear) -> Iterator[tuple[YearSeries, Mapping[Period, Place]]]:
    """Yield what adds up over a year, with the periods that have a figure,
    or a reason for none.
    """
    for each in (*year_results(checked), *spending_series(checked)):
        if each.adds_up:
            rows = [(row, row.text if isinstance(row, Output) else "") for row in each.rows]
            known = [
                row
                for row, text in rows
                if row.actual is not None or text or Reason.find_in(row.note)
            ]
            yield each, {row.period: row.place for row in known}


def missing_periods(known_periods: Iterable[Period], year: int) -> tuple[Period, ...]:
    """Return the periods of a year that lack before the last known one;
    later ones may not be due yet.
    """
    own = {period for period in known_periods if period.year == year}
    if not own or Period.year_of(year) in own:
        return ()
    return tuple(part for part in find_spans(own, Aggregation.SUM, _last(own)) if part not in own)


def _last(periods: Iterable[Period]) -> Period:
    return max(periods, key=lambda period: (period.last_month, period.kind.months))


def _title(series: YearSeries) -> str:
    return series.name if series.unit == RUPIAH else f"Realisasi {series.name}"


def _missing_periods(checked: CheckedYear) -> Iterator[CheckHit]:
    year = checked.year.year
    for each, known in summed_series(checked):
        if missing := missing_periods(known, year):
            yield _hit_of_missing(_title(each), each.key, missing, known)
    dated = {area.code: area for area in checked.year.areas}
    for measure, rows in checked.facts.measure_counts.items():
        is_summed = checked.facts.aggregations.get(measure) is Aggregation.SUM
        events = group(
            (row for row in rows if is_summed and row.value is not None), lambda row: row.area
        )
        by_area = {area: {row.period: row.place for row in own} for area, own in events.items()}
        parts = []
        for code, known in by_area.items():
            area, missing = dated.get(code), missing_periods(known, year)
            there = (
                each for each in missing if area is None or area.is_there(each.start, each.end)
            )
            parts.append((code, tuple(there)))
        for missing, same in group(parts, lambda each: each[1]).items():
            names = write_few([checked.year.area_name(area) for area, _ in same], _MAX_NAMES)
            name = f"{checked.facts.names.get(measure, measure)} di {names}"
            if missing:
                yield _hit_of_missing(name, measure, missing, by_area[same[0][0]])


def _hit_of_missing(
    name: str, key: str, missing: Sequence[Period], known: Mapping[Period, Place]
) -> CheckHit:
    last = _last(period for period in known if period.year == missing[0].year)
    words = {"key": key, "periods": " dan ".join(each.label for each in missing), "last": last}
    return hit(known[last], None, None, name=name, **words)


def _copied_figures(checked: CheckedYear) -> Iterator[CheckHit]:
    """Figures of all kecamatan or elements that are those of the period before: copied,
    or in a wrong one.
    """
    districts = {area.code for area in checked.year.districts}
    for measure in (component.numerator for component in checked.year.components):
        rows = checked.facts.measure_counts.get(measure.code, ())
        counts = [(row, row.area, row.value) for row in rows if row.area in districts]
        yield from _copies(
            checked, counts, "value", key=measure.code, name=measure.name, parts="kecamatan"
        )
    for survey in checked.year.surveys:
        elements = [row for row in checked.year.survey_elements if row.survey == survey.id]
        column = "index" if any(row.index is not None for row in elements) else "mean"
        cells = [(row, row.code, getattr(row, column)) for row in elements]
        yield from _copies(checked, cells, column, key=survey.id, name=survey.name, parts="unsur")
    yield from _copies(checked, [*_results_with_history(checked)], "actual", **_HISTORY_WORDS)


_HISTORY_WORDS: Final = {"key": "history", "name": "Realisasi", "parts": "indikator"}


def _results_with_history(checked: CheckedYear) -> Iterator[tuple[HistoryValue, str, Decimal]]:
    """Yield last year's results of indicators and those of the year,
    as if it stood in the same rows.
    """
    results = () if checked.results is None else checked.results.indicators
    reached = {str(each.code): each.current.actual for each in results}
    for row in checked.year.history:
        actual = reached.get(row.subject)
        if row.actual is not None and row.actual % WHOLE_PERCENT and isinstance(actual, Known):
            yield row, row.subject, row.actual
            if row.period == checked.period.previous_year():
                value = round_half_up(actual.value, actual.decimals)
                yield replace(row, period=checked.period), row.subject, value


def _copies(
    checked: CheckedYear,
    cells: Iterable[tuple[Count | SurveyElement | HistoryValue, str, Decimal | None]],
    column: str,
    **words: str,
) -> Iterator[CheckHit]:
    """Yield the periods of the year whose cells all hold what those of an earlier one hold,
    part by part.
    """
    filled = [(row, part, value) for row, part, value in cells if value is not None]
    for same_kind in group(filled, lambda cell: cell[0].period.kind).values():
        periods = group(same_kind, lambda cell: cell[0].period)
        columns = {
            period: {part: value for _, part, value in periods[period]} for period in periods
        }
        order = sorted(periods, key=lambda period: period.end)
        for place, after in enumerate(order):
            copied = (
                before
                for before in reversed(order[:place])
                if _is_copy(columns, before, after, column)
            )
            before = next(copied, None) if after.year == checked.year.year else None
            if before is not None:
                row, count = periods[after][0][0], len(periods[after])
                yield hit(row.place, column, None, before=before, after=after, all=count, **words)


def _is_copy(
    columns: Mapping[Period, Mapping[str, Decimal]], before: Period, after: Period, column: str
) -> bool:
    """Say whether a column is another one;
    who surveys once a year may state its result in each quarter.
    """
    known, own, is_count = columns[before], columns[after], column == "value"
    large = {value for value in own.values() if value >= _LEAST_COUNT_OF_COPY or not is_count}
    is_same = all(known.get(part) == value for part, value in own.items())
    return is_same and len(large) >= _MIN_PARTS and (is_count or before.year < after.year)


def _early_surveys(checked: CheckedYear) -> Iterator[CheckHit]:
    """Surveys whose value of the year is that of an early part, though the year is over."""
    is_whole = checked.results is not None and checked.results.as_of == checked.period
    for survey in checked.year.surveys if is_whole and is_due(checked) else ():
        rows = [
            row
            for row in checked.year.survey_elements
            if row.survey == survey.id and row.has_figure
        ]
        own = [row for row in rows if row.period.year == checked.year.year]
        last = max(own, key=lambda row: row.period.end, default=None)
        is_represented = survey.year_value is not SurveyYear.OWN
        if last is not None and is_represented and last.period.end < checked.period.end:
            yield hit(
                survey.place, None, None, survey=survey, last=last.period
            )  # its form is right


def _falling_progress(checked: CheckedYear) -> Iterator[CheckHit]:
    """Percentages that are to climb over the year, and fall: each part typed by itself."""
    for each in year_results(checked):
        targets = {row.period: row.target or 0 for row in each.rows if isinstance(row, Output)}
        course = [targets.get(period, 0) for period, _, _ in each.figures] or [0]
        is_progress = each.unit == PERCENT and not each.adds_up and 0 < 2 * course[0] <= course[-1]
        for (start, before, _), (end, after, place) in (
            pairwise(each.figures) if is_progress else ()
        ):
            if after < before:
                words = {
                    "series": each,
                    "start": start,
                    "before": before,
                    "end": end,
                    "after": after,
                }
                yield hit(place, "actual", after, **words)


def _unread_rows(checked: CheckedYear) -> Iterator[CheckHit]:
    """Rows of the year and of the one before that take part in no result."""
    yield from _lone_counts(checked)
    before = checked.year.year - 1
    for each, known in summed_series(checked):
        own = {period for period in known if period.year == before}
        spans = find_spans(own, Aggregation.SUM, Period.year_of(before))
        if own and not own.issuperset(spans or {Period.year_of(before)}):
            last = _last(own)
            why = f"tahun {before} tidak lengkap, jadi tidak pernah dihitung"
            meant = replace(last, year=checked.year.year)
            why += "" if meant in known else f"; periodenya mungkin {meant}"
            words = {"name": _title(each), "key": each.key, "period": last, "why": why}
            yield hit(known[last], "period", str(last), **words)


def _lone_counts(checked: CheckedYear) -> Iterator[CheckHit]:
    """Counts of a few kecamatan for a period that is over,
    where another one has those of all of them.
    """
    districts = {area.code for area in checked.year.districts}
    years = (checked.year.year, checked.year.year - 1)
    for measure, rows in checked.facts.measure_counts.items():
        own = [row for row in rows if row.value is not None and row.area in districts]
        by_period = group((row for row in own if row.period.year in years), lambda row: row.period)
        whole = [period for period, same in by_period.items() if len(same) >= len(districts)]
        end = max((period.end for period in whole), default=None)
        for period, same in by_period.items():
            if end is not None and period.end <= end and len(same) * 2 <= len(districts):
                why = f"hanya {len(same)} dari {len(districts)} kecamatan punya angka periode itu"
                for row in same:
                    where = checked.count_name(measure, row.area)
                    key = f"{measure}:{row.area}"
                    yield hit(
                        row.place,
                        "period",
                        str(period),
                        name=where,
                        key=key,
                        period=period,
                        why=why,
                    )


PERIOD_FINDERS: Final[Finders] = {
    "period_missing": _missing_periods,
    "counts_copied": _copied_figures,
    "survey_part_missing": _early_surveys,
    "progress_falls": _falling_progress,
    "row_unread": _unread_rows,
}
