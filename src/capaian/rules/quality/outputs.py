"""What `outputs.csv` says of units and targets, beside the strategic plan and the agreements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from capaian.domain.identifiers import NodeId
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.numerals import plain, write_exact
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Indicator, TargetValue
from capaian.domain.progress import PlanYear
from capaian.domain.work import Output
from capaian.rules.agreements import TargetLine, lines_in_force
from capaian.rules.facts import Facts, group
from capaian.rules.quality.contradiction import agreed_otherwise, contradiction
from capaian.rules.spans import find_spans
from capaian.rules.strategic_plan import combines_by, plain_name

_SAME_UNIT = "Samakan satuannya: satu keluaran punya satu satuan di semua naskah."


def check_output_papers(facts: Facts) -> Iterator[Issue]:
    """Yield every unit and every target of an output or indicator that another paper states otherwise."""
    for node, outputs in facts.node_outputs.items():
        planned = group((r for r in facts.plan_years.get(node, ()) if r.name), lambda r: plain_name(r.name))
        for name, rows in group(outputs, lambda row: plain_name(row.name)).items():
            plan = planned.get(name, ())
            units = list(_check_units(node, rows, plan))
            yield from units or _check_target(facts, node, rows, plan)
    yield from _check_indicators(facts)


def _check_units(node: NodeId, rows: Sequence[Output], plan: Sequence[PlanYear]) -> Iterator[Issue]:
    """Report the first row in another unit than the strategic plan, or than the row before it."""
    unit, where = next(((r.unit, r.place) for r in plan if r.unit is not None), (rows[0].unit, rows[0].place))
    other = next((row for row in rows if row.unit.casefold() != unit.casefold()), None)
    if other is None:
        return
    message = (
        f"Satuan {other.name} pada {node} {other.unit}, padahal {unit} ({replace(where, column='unit')}); "
        "angkanya tidak dapat digabung."
    )
    place = replace(other.place, column="unit")
    yield Issue(Level.ERROR, "output_unit", message, place, str(other.unit), _SAME_UNIT)


def _check_target(
    facts: Facts, node: NodeId, rows: Sequence[Output], plan: Sequence[PlanYear]
) -> Iterator[Issue]:
    """Warn of a target of the year that the strategic plan states otherwise."""
    year = Period.year_of(facts.office_year.year)
    planned = next((row for row in plan if row.period == year and row.target is not None), None)
    stated = _target_of(facts, node, rows, year)
    if planned is None or planned.target is None or stated is None or stated[0] == planned.target:
        return
    target, place = stated
    message = (
        f"Target {rows[0].name} pada {node} tahun {year.year} {write_exact(target)}, Renstra "
        f"{write_exact(planned.target)} ({replace(planned.place, column='target')}); yang dipakai "
        f"{write_exact(target)}."
    )
    subject = f"papers_differ:output:{node}:{rows[0].name}:target:{year}"
    yield agreed_otherwise(subject, message, place, plain(target))


def _target_of(
    facts: Facts, node: NodeId, rows: Sequence[Output], year: Period
) -> tuple[Decimal, Place] | None:
    """Return the year's target as stated, else what its parts come to; with the place of the last part."""
    stated = {row.period: row for row in rows if row.target is not None}
    how = combines_by(rows[0].unit, facts.aggregation_of(node, rows[0].name))
    spans = find_spans(stated.keys(), how, year)
    parts = [(row, row.target) for span in spans if (row := stated.get(span)) is not None]
    known = [(row, value) for row, value in parts if value is not None]
    if not known or len(known) < len(spans) or known[-1][0].period.end != year.end:
        return None
    return sum((value for _, value in known), Decimal(0)), replace(known[-1][0].place, column="target")


def _check_indicators(facts: Facts) -> Iterator[Issue]:
    """Report targets beside actuals of indicators: those of the agreement count, these do not."""
    year = facts.office_year
    lines = lines_in_force(year, Period.year_of(year.year))
    for code, rows in facts.indicator_outputs.items():
        indicator = year.indicator_by_code.get(code)
        for row in rows if indicator is not None else ():
            if indicator is not None and row.target is not None and row.unit == indicator.unit:
                yield from _check_row(indicator, row, _stated(indicator, lines.get(code), row.period))


def _stated(
    indicator: Indicator, line: TargetLine | None, period: Period
) -> tuple[TargetValue, Place] | None:
    """Return the target of a period by the agreement in force, else by the strategic plan."""
    is_year = period.kind is PeriodKind.YEAR
    if line is not None and line.agreement.year == period.year:
        target = line.line.target if is_year else dict(line.line.periods).get(period)
        column = "target" if is_year else "periods"
        return None if target is None else (target, replace(line.line.place, column=column))
    planned = indicator.plan_targets.get(period.year) if is_year else None
    return None if planned is None else (planned, replace(indicator.place, column=f"targets.{period.year}"))


def _check_row(
    indicator: Indicator, row: Output, stated: tuple[TargetValue, Place] | None
) -> Iterator[Issue]:
    place, value = replace(row.place, column="target"), row.target or Decimal(0)
    name = indicator.label
    if stated is None:
        yield _unused(name, row.period, place, value)
        return
    target, where = stated
    if target.value is None or target.scale not in (None, indicator.unit) or target.value == value:
        return
    message = (
        f"Target {name}, {row.period.label}, {write_exact(value)}, padahal "
        f"{write_exact(target.value)} ({where}); yang dipakai {write_exact(target.value)}."
    )
    yield contradiction(
        f"papers_differ:output:{indicator.code}:target:{row.period}", message, place, plain(value)
    )


def _unused(name: str, period: Period, place: Place, value: Decimal) -> Issue:
    message = (
        f"Target {name}, {period.label}, pada baris realisasi tidak dipakai: perjanjian tidak memuatnya."
    )
    remedy = "Tulis target itu di agreements.yaml (target atau periods), lalu kosongkan di sini."
    return Issue(Level.WARNING, "output_target_unused", message, place, plain(value), remedy)
