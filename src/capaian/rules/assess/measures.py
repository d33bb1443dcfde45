"""Counted measures: what was counted in an area up to a period, and in the regency as a whole."""

from __future__ import annotations

from capaian.domain.identifiers import AreaCode
from capaian.domain.period import Period
from capaian.domain.plan import Measure
from capaian.domain.policy import Aggregation
from capaian.domain.value import Known, Result
from capaian.rules.assess.combine import Label, Row, combine_rows, settled_rows, total
from capaian.rules.assess.context import AssessContext
from capaian.rules.assess.registers import count_measure
from capaian.rules.facts import Facts
from capaian.rules.spans import is_within, stock_state, way_of_counts


def count_area(
    desk: AssessContext, measure: Measure, area: AreaCode, period: Period, how: Aggregation
) -> Result:
    """Return what was counted of a measure in one area.

    The area's own rows count; without any, the sum of the areas below. For the regency it is the other
    way round: the total that a source gives is a check, and is used only where no kecamatan is counted.
    A measure that is counted from a register has no rows.
    """
    if measure.counted:
        return count_measure(desk, measure, area, period)
    parts = _counted_parts(desk.facts, measure, area, period)
    is_regency = area == desk.office_year.office.regency
    own = settled_rows(_own_rows(desk, measure, area), period)
    if parts and (is_regency or not any(is_within(row.period, period) for row in own)):
        values = tuple(count_area(desk, measure, part, period, how) for part in parts)
        return add_areas(desk, measure, area, parts, values)
    label = Label(f"{measure.name}, {area_name(desk, area)}", measure.unit)
    counted = combine_rows(desk, label, own, way_of_counts(how), period)
    if (state := stock_state([row.period for row in own], way_of_counts(how), period)) is not None:
        desk.log.mark_stock(counted, state, period)
    return counted


def add_areas(
    desk: AssessContext,
    measure: Measure,
    area: AreaCode,
    parts: tuple[AreaCode, ...],
    values: tuple[Result, ...],
) -> Result:
    """Return the sum over areas; an area that has not reported makes it unavailable."""
    names = tuple(area_name(desk, part) for part in parts)
    decimals = max((value.decimals for value in values if isinstance(value, Known)), default=0)
    return total(
        desk, Label(f"{measure.name}, {area_name(desk, area)}", measure.unit, decimals), names, values
    )


def is_counted(facts: Facts, measure: Measure, area: AreaCode, period: Period) -> bool:
    """Say whether an area, or any area below it, has a row of the measure for the period."""
    rows = facts.counts.get((measure.code, area), ())
    if any(is_within(row.period, period) for row in rows):
        return True
    return any(is_counted(facts, measure, part, period) for part in facts.parts_of_area.get(area, ()))


def area_name(desk: AssessContext, area: AreaCode) -> str:
    """Return the name of an area, or its code where the dossier has no name."""
    if area == desk.office_year.office.regency:
        return desk.office_year.office.regency_name
    known = desk.office_year.area_by_code.get(area)
    return known.name if known is not None else area


def _counted_parts(facts: Facts, measure: Measure, area: AreaCode, period: Period) -> tuple[AreaCode, ...]:
    """Return all areas below, if any of them is counted at all."""
    parts = facts.parts_of_area.get(area, ())
    return parts if any(is_counted(facts, measure, part, period) for part in parts) else ()


def _own_rows(desk: AssessContext, measure: Measure, area: AreaCode) -> tuple[Row, ...]:
    return tuple(
        Row(row.period, row.value, desk.facts.reference(row.place, row.source))
        for row in desk.facts.counts.get((measure.code, area), ())
    )
