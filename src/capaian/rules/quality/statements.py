"""What the office states about itself and others about it: evaluations, actuals beside formulas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from capaian.domain.identifiers import IndicatorCode
from capaian.domain.issue import Issue
from capaian.domain.narrative import ExternalEvaluation, ScoredUnit
from capaian.domain.numerals import plain, write_decimal, write_exact
from capaian.domain.plan import Indicator
from capaian.rules.facts import Facts, group
from capaian.rules.quality.contradiction import contradiction


def check_statements(facts: Facts) -> Iterator[Issue]:
    """Yield every contradiction among evaluations and reported actuals."""
    for evaluation in facts.office_year.evaluations:
        yield from _check_evaluation(evaluation)
    yield from _check_reported(facts)
    yield from _check_repeated(facts)
    yield from _check_namesakes(facts)


def _check_evaluation(evaluation: ExternalEvaluation) -> Iterator[Issue]:
    for unit in evaluation.units:
        yield from _check_scores(evaluation, unit)
    totals = [unit.total for unit in evaluation.units]
    if evaluation.final is None or not totals:
        return
    mean = sum(totals, Decimal(0)) / len(totals)
    allowed = _half_step([evaluation.final, *totals]) * 2
    if abs(mean - evaluation.final) > allowed:
        message = (
            f"Nilai akhir {evaluation.title} tertulis {write_decimal(evaluation.final, 2)}, padahal "
            f"rata-rata unitnya {write_decimal(mean, 2)}."
        )
        subject = f"total_differs:evaluation:{evaluation.id}:final"
        yield contradiction(subject, message, evaluation.place, plain(evaluation.final))


def _check_scores(evaluation: ExternalEvaluation, unit: ScoredUnit) -> Iterator[Issue]:
    total = sum(unit.scores, Decimal(0))
    allowed = _half_step([*unit.scores, unit.total]) * (len(unit.scores) + 1)
    if unit.scores and abs(total - unit.total) > allowed:
        message = (
            f"Nilai {unit.name} tertulis {write_decimal(unit.total, 2)}, padahal jumlah dimensinya "
            f"{write_decimal(total, 2)}."
        )
        subject = f"total_differs:evaluation:{evaluation.id}:{unit.name}"
        yield contradiction(subject, message, unit.place, plain(unit.total))


def _half_step(values: Sequence[Decimal]) -> Decimal:
    """Return half of the last place that the figures are printed with."""
    exponents = [value.as_tuple().exponent for value in values]
    decimals = max((-e for e in exponents if isinstance(e, int)), default=0)
    return Decimal(5).scaleb(-decimals - 1)


def _check_reported(facts: Facts) -> Iterator[Issue]:
    for code, rows in facts.indicator_outputs.items():
        indicator = facts.office_year.indicator_by_code.get(code)
        if indicator is None or not indicator.formula:
            continue
        for row in rows:
            if row.actual is not None and row.period.year == facts.office_year.year:
                message = (
                    f"Realisasi {indicator.symbol or indicator.name} diisi langsung, padahal juga dihitung "
                    "dengan rumus; yang dipakai hasil rumus."
                )
                yield contradiction(f"two_values:{code}", message, row.place, plain(row.actual))


def _check_repeated(facts: Facts) -> Iterator[Issue]:
    """Report actuals of one indicator and period in more than one row; rows without any do no harm."""
    for code, rows in facts.indicator_outputs.items():
        filled = [row for row in rows if row.actual is not None or row.text]
        for period, same in group(filled, lambda row: row.period).items():
            for row in same[1:]:
                message = (
                    f"Realisasi {_name(facts, code)}, {period.label}, sudah ada di baris "
                    f"{same[0].place.row}; hanya satu dari keduanya yang terpakai."
                )
                value = row.text if row.actual is None else plain(row.actual)
                yield contradiction(f"two_values:{code}:{period}", message, row.place, value)


def _check_namesakes(facts: Facts) -> Iterator[Issue]:
    """Report indicators of one name and unit whose reported actuals differ: readers take them for one.

    Each is held against each other, in the order of their codes: that of the rows says nothing.
    """
    reported = [i for i in facts.office_year.indicators if i.code in facts.indicator_outputs]
    for same in group(reported, lambda i: (" ".join(i.name.casefold().split()), i.unit)).values():
        for first, other in combinations(sorted(same, key=lambda indicator: indicator.code), 2):
            yield from _check_pair(facts, first, other)


def _check_pair(facts: Facts, first: Indicator, other: Indicator) -> Iterator[Issue]:
    stated = {row.period: row.actual for row in facts.indicator_outputs[first.code]}
    for row in facts.indicator_outputs[other.code]:
        before = stated.get(row.period)
        if before is None or row.actual is None or before == row.actual:
            continue
        message = (
            f"Realisasi {other.name} ({other.code}), {row.period.label}, {write_exact(row.actual)}, padahal "
            f"indikator bernama sama ({first.code}) {write_exact(before)}."
        )
        subject = f"two_values:{first.code}:{other.code}:{row.period}"
        yield contradiction(subject, message, row.place, plain(row.actual))


def _name(facts: Facts, code: IndicatorCode) -> str:
    return facts.names.get(code, code)
