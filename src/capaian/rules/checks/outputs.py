"""Outputs and actuals beside plan, agreements, formulas, words and earlier papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Final

from capaian.domain.identifiers import IndicatorCode, NodeId
from capaian.domain.issue import Level, Place
from capaian.domain.numerals import decimals_of
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Indicator, TargetValue
from capaian.domain.progress import PlanYear
from capaian.domain.value import PERCENT
from capaian.domain.work import Output
from capaian.rules.achievement import AchievementRule, compute_achievement, rule_of
from capaian.rules.agreements import owner_of
from capaian.rules.checks.row import CheckedYear, CheckHit, Finders, each_of, hit
from capaian.rules.facts import fold, group, plain_name
from capaian.rules.formula.parse import parse_readable
from capaian.rules.formula.tree import names_in


def is_share(office_year: OfficeYear, indicator: Indicator) -> bool:
    """Say whether an indicator is a part of a whole:
    its name or all coverages it is computed from say so.
    """
    if indicator.unit != PERCENT:
        return False
    written = parse_readable(indicator.formula)
    named = {name.code for name in names_in(written)} if written else set()
    parts = [each for each in office_year.components if str(each.code) in named]
    if parts:
        return not any(each.may_exceed_whole for each in parts)
    return indicator.name.lower().startswith(("persentase", "cakupan"))


def _reported(checked: CheckedYear) -> Iterator[tuple[Indicator, tuple[Output, ...]]]:
    for code, rows in checked.facts.indicator_outputs.items():
        indicator = checked.year.indicator_by_code.get(code)
        if indicator is not None:
            yield indicator, rows


def _name(indicator: Indicator) -> str:
    return indicator.symbol or indicator.name


def _indicator_units(checked: CheckedYear) -> Iterator[CheckHit]:
    for indicator, rows in _reported(checked):
        for row in () if indicator.formula else rows:
            if row.unit.casefold() != indicator.unit.casefold():
                units = {
                    "own": row.unit.label or "bilangan",
                    "unit": indicator.unit.label or "bilangan",
                }
                yield hit(
                    row.place,
                    "unit",
                    row.unit,
                    name=_name(indicator),
                    indicator=indicator,
                    **units,
                )


def _reported_despite_formula(checked: CheckedYear) -> Iterator[CheckHit]:
    for indicator, rows in _reported(checked):
        for row in rows if indicator.formula else ():
            if row.actual is not None and row.period.year == checked.year.year:
                yield hit(row.place, None, row.actual, name=_name(indicator), indicator=indicator)


def _outside_dates(checked: CheckedYear) -> Iterator[CheckHit]:
    for indicator, rows in _reported(checked):
        for row in rows:
            if (row.actual is not None or row.text) and not indicator.holds_in(row.period):
                yield hit(row.place, None, row.actual, row=row, name=_name(indicator))


def _reported_twice(checked: CheckedYear) -> Iterator[CheckHit]:
    """Actuals of one indicator and period in more than one row; rows without any do no harm."""
    for code, rows in checked.facts.indicator_outputs.items():
        filled = [row for row in rows if row.actual is not None or row.text]
        for period, (first, *same) in group(filled, lambda row: row.period).items():
            for row in same:
                value = row.text if row.actual is None else row.actual
                words = {
                    "name": checked.facts.names.get(code, code),
                    "period": period,
                    "first": first,
                }
                yield hit(row.place, None, value, row=row, **words)


def _namesakes(checked: CheckedYear) -> Iterator[CheckHit]:
    """Indicators of one name and unit whose actuals differ: readers take them for one.

    Two posts may each count their own of what bears one name.
    """
    reported = [indicator for indicator, _ in _reported(checked)]
    reported.sort(key=lambda each: checked.year.indicators.index(each))
    for same in group(reported, lambda each: (fold(each.name), each.unit)).values():
        for first, other in combinations(sorted(same, key=lambda each: each.code), 2):
            owners = {owner_of(checked.year, each) for each in (first, other)} - {None}
            known = {row.period: row.actual for row in checked.facts.indicator_outputs[first.code]}
            for row in checked.facts.indicator_outputs[other.code] if len(owners) < 2 else ():
                before = known.get(row.period)
                if before is not None and row.actual is not None and before != row.actual:
                    words = {"first": first, "other": other, "row": row, "before": before}
                    yield hit(row.place, None, row.actual, **words)


def _named_outputs(
    checked: CheckedYear,
) -> Iterator[tuple[NodeId, tuple[Output, ...], tuple[PlanYear, ...]]]:
    """Yield the rows of each output of a node, with those of the strategic plan of one name."""
    for node, outputs in checked.facts.node_outputs.items():
        named = (row for row in checked.facts.plan_years.get(node, ()) if row.name)
        plan = group(named, lambda row: plain_name(row.name))
        for name, rows in group(outputs, lambda row: plain_name(row.name)).items():
            yield node, rows, plan.get(name, ())


def _output_units(checked: CheckedYear) -> Iterator[CheckHit]:
    """The first row in another unit than the strategic plan, or than the row before it."""
    for node, rows, plan in _named_outputs(checked):
        first: Output | PlanYear = next((row for row in plan if row.unit is not None), rows[0])
        unit = first.unit or rows[0].unit
        for other in [row for row in rows if row.unit.casefold() != unit.casefold()][:1]:
            yield hit(other.place, "unit", other.unit, node=node, other=other, first=first)


def _rows_with_targets(
    checked: CheckedYear,
) -> Iterator[tuple[Indicator, Output, tuple[TargetValue, Place] | None]]:
    """Yield the rows of indicators with targets of their own,
    with the target that counts instead.
    """
    for indicator, rows in _reported(checked):
        for row in rows:
            if row.target is not None and row.unit == indicator.unit:
                yield indicator, row, _agreed(checked, indicator, row.period)


def _agreed(
    checked: CheckedYear, indicator: Indicator, period: Period
) -> tuple[TargetValue, Place] | None:
    """Return the target of a period by the agreement in force, else by the strategic plan."""
    line, is_year = checked.lines.get(indicator.code), period.kind is PeriodKind.YEAR
    if line is not None and line.agreement.year == period.year:
        target = line.line.target if is_year else dict(line.line.periods).get(period)
        column = "target" if is_year else "periods"
        return None if target is None else (target, replace(line.line.place, column=column))
    planned = indicator.plan_targets.get(period.year) if is_year else None
    return (
        None
        if planned is None
        else (planned, replace(indicator.place, column=f"targets.{period.year}"))
    )


def _unused_targets(checked: CheckedYear) -> Iterator[CheckHit]:
    for indicator, row, agreed in _rows_with_targets(checked):
        if agreed is None:
            yield hit(row.place, "target", row.target, indicator=indicator, row=row)


def _other_targets(checked: CheckedYear) -> Iterator[CheckHit]:
    for indicator, row, agreed in _rows_with_targets(checked):
        target, at = agreed or (TargetValue(row.target), row.place)
        is_alike = target.value is not None and target.scale in (None, indicator.unit)
        if is_alike and target.value != row.target:
            words = {"indicator": indicator, "row": row, "target": target, "at": at}
            yield hit(row.place, "target", row.target, **words)


def _planned_outputs(checked: CheckedYear) -> Iterator[CheckHit]:
    """Targets of the year that the strategic plan states otherwise than the table of outputs."""
    for node, rows, planned in _named_outputs(checked):
        own = next(
            (row for row in rows if row.period == checked.period and row.target is not None), None
        )
        for row in planned:
            is_alike = own is not None and row.period == own.period and row.unit == own.unit
            if own is not None and is_alike and row.target not in (None, own.target):
                yield hit(row.place, "target", row.target, node=node, row=row, own=own)


def _spelled_twice(checked: CheckedYear) -> Iterator[CheckHit]:
    """Outputs of one node whose names differ in case, spaces and signs alone."""
    measured = {node.id for node in checked.year.nodes if node.indicators}
    for node, rows, planned in _named_outputs(checked):
        plan = () if node in measured else planned  # those rows are about indicators
        past = (row for row in checked.year.history if row.subject == node)
        others = (
            row for row in past if row.name and plain_name(row.name) == plain_name(rows[0].name)
        )
        places = {row.name: row.place for same in (others, plan, rows) for row in same}
        del places[rows[0].name]
        for name, place in places.items():
            yield hit(place, "name", name, name=name, node=node, first=rows[0])


def _history_achievements(checked: CheckedYear) -> Iterator[CheckHit]:
    policies = checked.year.policies
    for row in checked.year.history:
        if row.achievement is not None and row.actual is not None and row.target is not None:
            indicator = checked.year.indicator_by_code.get(IndicatorCode(row.subject))
            rule = (
                rule_of(policies, indicator) if indicator else AchievementRule(zero=policies.zero)
            )
            found = compute_achievement(row.actual, TargetValue(row.target), rule)
            allowed = Decimal(1).scaleb(-decimals_of(row.achievement)) / 2
            if isinstance(found, Decimal) and abs(found - row.achievement) > allowed:
                name = row.name or checked.facts.names.get(row.subject, row.subject)
                key = ":".join((row.subject, *filter(None, [row.name]), str(row.period)))
                words = {"name": name, "row": row, "found": found, "key": key}
                yield hit(row.place, None, row.achievement, **words)


def _unknown_outputs(checked: CheckedYear) -> Iterator[CheckHit]:
    """Only doubtful for a named output of a node: it may be missing this year,
    and most papers need none.
    """
    outputs = {(row.node, row.name) for row in checked.year.outputs if row.indicator is None}
    nodes = {node.id for node in checked.year.nodes}
    for row in checked.year.history:
        is_of_node = row.subject in nodes
        if (row.name or is_of_node) and (row.subject, row.name) not in outputs:
            found = hit(
                row.place, "name", row.name or None, row=row, name=row.name or "(tanpa nama)"
            )
            yield replace(found, level=Level.WARNING) if row.name and is_of_node else found


OUTPUT_FINDERS: Final[Finders] = {
    "output_negative.targets": each_of(
        lambda at: at.year.outputs,
        "target",
        lambda row, _: row.target is not None and row.target < 0,
    ),
    "output_negative.actuals": each_of(
        lambda at: at.year.outputs,
        "actual",
        lambda row, _: row.actual is not None and row.actual < 0,
    ),
    "output_outside_dates": _outside_dates,
    "output_with_fraction": each_of(
        lambda at: at.year.outputs,
        "actual",
        lambda row, _: row.actual is not None and row.actual % 1 != 0 and row.unit.is_counted,
    ),
    "output_unit.indicator_units": _indicator_units,
    "two_values.beside_formulas": _reported_despite_formula,
    "two_values.reported_twice": _reported_twice,
    "two_values.namesakes": _namesakes,
    "output_unit.output_units": _output_units,
    "output_target_unused": _unused_targets,
    "papers_differ.other_targets": _other_targets,
    "papers_differ.planned_outputs": _planned_outputs,
    "output_name": _spelled_twice,
    "two_values.history_achievements": _history_achievements,
    "unknown_output": _unknown_outputs,
}
