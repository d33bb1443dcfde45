"""Targets as values with their traces: figures, ranges or words."""

from __future__ import annotations

from capaian.domain.period import Period
from capaian.domain.plan import Indicator, TargetValue
from capaian.domain.policy import Aggregation
from capaian.domain.value import CellValue, Reason, Unavailable, Unit
from capaian.rules.agreements import TargetInForce
from capaian.rules.assess.combine import Label, Row, combine_rows
from capaian.rules.assess.context import AssessContext, typed_decimals
from capaian.rules.target_ranges import describe_range


def record_target(
    desk: AssessContext, indicator: Indicator, found: TargetInForce | None, period: Period
) -> CellValue:
    """Record the target as a value with its trace; words where it is in words."""
    subject = f"Target {name_of(indicator)}, {period.label}"
    if found is None:
        return desk.log.absent(subject, Unavailable(Reason.NO_TARGET), indicator.unit, None)
    if len(found.parts) > 1:
        return _add_parts(desk, indicator, found, period)
    target = found.target
    unit = target_unit(indicator, target)
    if target.value is not None:
        return desk.log.leaf(subject, target.value, unit, typed_decimals(target.value), found.reference)
    if target.is_range:
        return desk.log.stated(subject, target.text or describe_range(target), None, found.reference)
    if target.text:
        return desk.log.stated(subject, target.text, None, found.reference)
    return desk.log.absent(subject, Unavailable(Reason.NO_TARGET), unit, found.reference)


def _add_parts(desk: AssessContext, indicator: Indicator, found: TargetInForce, period: Period) -> CellValue:
    """Return the target until a part of the year, as the sum of the targets of its periods."""
    subject = f"Target {name_of(indicator)}"
    label = Label(subject, indicator.unit)
    rows = [Row(span, value, found.reference) for span, value in found.parts]
    return combine_rows(desk, label, rows, Aggregation.SUM, period)


def target_unit(indicator: Indicator, target: TargetValue) -> Unit:
    """Return the unit of a target: the indicator's unless the paper states another scale."""
    return target.scale or indicator.unit


def name_of(indicator: Indicator) -> str:
    """Return how traces call an indicator: by its symbol where it has one."""
    return indicator.symbol or indicator.name
