"""Quarterly targets that do not lead to the target of the year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from capaian.domain.issue import Issue, Level
from capaian.domain.numerals import plain
from capaian.domain.period import Period
from capaian.domain.plan import AgreementTarget, Indicator, PerformanceAgreement
from capaian.domain.policy import Aggregation
from capaian.rules.quality.contradiction import contradiction
from capaian.rules.spans import find_spans

_TELL = "Bila target berkala {1}, tulis aggregation: {0} pada indikator {2} di plan.yaml."


def check_periods(
    agreement: PerformanceAgreement, line: AgreementTarget, indicator: Indicator
) -> Iterator[Issue]:
    """Yield a contradiction where the action plan's targets of the periods do not end at the year's target.

    Targets that add up must add up to it; of others the last one of the year must be it. A period of another
    year is no part of it.
    """
    year = Period.year_of(agreement.year)
    for period, _ in line.periods:
        if period.year != year.year:
            yield _of_other_year(agreement, line, period)
    # targets on another scale are told by themselves
    scales = (None, line.target.scale, indicator.unit)
    stated = {period: t.value for period, t in line.periods if period != year and t.scale in scales}
    whole = line.target.value
    reached = None if whole is None else _reached(stated, indicator.aggregation, year)
    if reached is None or reached == whole:
        return
    message = (
        f"Target berkala di {agreement.title} berakhir pada {plain(reached)}, padahal target tahunnya "
        f"{plain(whole or Decimal(0))} ({replace(line.place, column='target')})."
    )
    subject = f"papers_differ:periods:{agreement.id}:{indicator.code}"
    found = contradiction(subject, message, replace(line.place, column="periods"), plain(reached))
    yield replace(found, remedy=_remedy(stated, whole, indicator) or found.remedy)


def _of_other_year(agreement: PerformanceAgreement, line: AgreementTarget, period: Period) -> Issue:
    message = (
        f"{agreement.title} memuat target {period.label}, padahal perjanjian tahun {agreement.year} "
        f"({replace(agreement.place, column='year')}); target itu tidak dipakai."
    )
    place = replace(line.place, column=f"periods.{period}")
    remedy = f"Tulis periode tahun {agreement.year}, atau pindahkan ke perjanjian tahun {period.year}."
    return Issue(Level.ERROR, "period_of_other_year", message, place, str(period), remedy)


def _remedy(stated: dict[Period, Decimal | None], whole: Decimal | None, indicator: Indicator) -> str:
    """Say which way of combining fits, where the other one leads to the target of the year."""
    known = [value for value in stated.values() if value is not None]
    if indicator.aggregation is Aggregation.SUM:
        if stated[max(stated, key=lambda period: period.end)] == whole:
            return _TELL.format("last", "keadaan pada akhir setiap periode, bukan tambahan", indicator.code)
        return ""
    if sum(known, Decimal(0)) == whole:
        return _TELL.format("sum", "dijumlahkan menjadi target tahun", indicator.code)
    return ""


def _reached(stated: dict[Period, Decimal | None], aggregation: Aggregation, year: Period) -> Decimal | None:
    """Return what the periods' targets come to at the end of the year; `None` if they end before."""
    how = aggregation if aggregation is Aggregation.SUM else Aggregation.LAST
    spans = find_spans(stated.keys(), how, year)
    values = [stated.get(span) for span in spans]
    known = [value for value in values if value is not None]
    if not spans or len(known) < len(values) or spans[-1].end != year.end:
        return None
    return sum(known, Decimal(0))
