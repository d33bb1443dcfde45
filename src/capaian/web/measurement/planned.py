"""What a form says of the plan beside what is typed, and of which time money is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.domain.identifiers import IndicatorCode
from capaian.domain.numerals import write_exact, write_shortest
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import TargetValue
from capaian.domain.work import Output, ResourceInput
from capaian.rules.agreements import lines_in_force

Plan = tuple[tuple[str, str], ...]
"""What was planned, by what it is called."""


def promised(facts: OfficeYear, code: str, period: Period) -> Plan:
    """Return targets of an indicator: of the agreement in force, else of the strategic plan.

    Args:
        facts: The year.
        code: Of the indicator.
        period: Of which is told.
    """
    year = Period.year_of(period.year)
    line = lines_in_force(facts, year).get(IndicatorCode(code))
    if line is not None:
        return _told({**dict(line.line.periods), year: line.line.target}, period)
    planned = next((each.plan_targets for each in facts.indicators if each.code == code), {})
    target = planned.get(year.year)
    return () if target is None else _told({year: target}, period)


def targets_of(rows: Iterable[Output], period: Period) -> Plan:
    """Return targets of an output, whose rows are each of a period."""
    return _told({row.period: TargetValue(row.target) for row in rows}, period)


def _told(targets: dict[Period, TargetValue], period: Period) -> Plan:
    year = Period.year_of(period.year)
    named = {period: f"Target {_short(period)}", year: "Target setahun"}
    told = ((named[each], targets[each]) for each in dict.fromkeys((year, period)) if each in targets)
    return tuple(
        (name, target.text or write_exact(target.value or Decimal(0)))
        for name, target in told
        if target.text or target.value is not None
    )


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
        yield f"Rencana {_short(period)}", own.original if own.revised is None else own.revised


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
