"""What a form says of the plan beside what is typed, and of which time money is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.domain.identifiers import IndicatorCode
from capaian.domain.numerals import write_shortest
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Indicator, TargetValue
from capaian.domain.policy import Aggregation
from capaian.domain.work import Output, ResourceInput
from capaian.rules.agreements import TargetLine, lines_in_force, target_in_force
from capaian.rules.facts import Facts
from capaian.rules.targets import write_target

_NONE: Final = TargetValue(None)

Plan = tuple[tuple[str, str], ...]
"""What was planned, by what it is called."""


def promised(facts: OfficeYear, code: str, period: Period) -> Plan:
    """Return targets of an indicator: of the agreement in force then, else of the strategic plan.

    Args:
        facts: The year.
        code: Of the indicator.
        period: Of which is told.
    """
    year, indicator = Period.year_of(period.year), facts.indicator_by_code[IndicatorCode(code)]
    line = lines_in_force(facts, period).get(indicator.code)
    by_subject, targets = Facts(facts), dict[Period, TargetValue]()
    if (whole := target_in_force(by_subject, indicator, line, year)) is not None:
        targets[year] = whole.target
    if period != year and line is not None and (own := _own_of(by_subject, indicator, line, period)):
        targets[period] = own
    return _told(targets, period)


def _own_of(facts: Facts, indicator: Indicator, line: TargetLine, period: Period) -> TargetValue | None:
    """Return the target of a part of the year by itself: what is summed since January is no quarter's own."""
    write_target = dict(line.line.periods)
    if period in write_target:
        return write_target[period]
    if indicator.aggregation is not Aggregation.SUM:
        found = target_in_force(facts, indicator, line, period)
        return None if found is None else found.target
    parts = [write_target.get(part, _NONE).value for part in period.parts(PeriodKind.QUARTER)]
    known = [value for value in parts if value is not None]
    return TargetValue(sum(known, Decimal(0))) if known and len(known) == len(parts) else None


def targets_of(rows: Iterable[Output], period: Period) -> Plan:
    """Return targets of an output, whose rows are each of a period."""
    return _told({row.period: TargetValue(row.target) for row in rows}, period)


def _told(targets: dict[Period, TargetValue], period: Period) -> Plan:
    year = Period.year_of(period.year)
    named = {period: f"Target {_short(period)}", year: "Target setahun"}
    told = ((named[each], targets[each]) for each in dict.fromkeys((year, period)) if each in targets)
    return tuple((name, target.text or write_target(target)) for name, target in told if not target.is_empty)


def amounts_of(rows: Iterable[ResourceInput], period: Period) -> Plan:
    """Return amounts of a resource: of the year before and after its change, and that of the period."""
    return tuple(
        (name, write_shortest(value)) for name, value in _amounts([*rows], period) if value is not None
    )


def _amounts(rows: Iterable[ResourceInput], period: Period) -> Iterator[tuple[str, Decimal | None]]:
    by_period = {row.period: row for row in rows}
    year = Period.year_of(period.year)
    if whole := by_period.get(year):
        yield "Semula", whole.original
        yield "Menjadi", whole.revised
    if period != year and (own := by_period.get(period)):
        is_first = own.revised is None
        yield f"Rencana {_short(period)}{' semula' * is_first}", own.original if is_first else own.revised


def _short(period: Period) -> str:
    """Return what a part of a year is called within it: `Triwulan I`."""
    return period.label.partition(" Tahun ")[0]


_QUARTER: Final = "Belanja dalam periode isian ini saja, bukan jumlah sejak Januari."
_MIXED: Final = (
    "Belanja dalam triwulan ini saja, bukan jumlah sejak Januari; pada baris yang bertanda seluruh tahun "
    "atau semester, belanja seluruh tahun atau semester itu."
)
_LONGER: Final = "Belanja seluruh tahun atau semester yang tertulis pada barisnya."


def money_hint(spans: Sequence[str]) -> str:
    """Return of which time money is told.

    Args:
        spans: Of each row, where that is longer than the quarter of the form; else empty.
    """
    if not any(spans):
        return _QUARTER
    return _LONGER if all(spans) else _MIXED
