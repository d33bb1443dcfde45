"""One number of decimals for the figures of one row: a target of 95 beside an actual of 95,30 is 95,00."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from capaian.domain.progress import PlanProgress, PlanYearProgress, ProgressLine, QuarterProgress
from capaian.domain.value import CellValue, Known, Result
from capaian.rules.assess.context import finest_decimals

Cell = TypeVar("Cell", Result, CellValue)


def show_alike(course: ProgressLine) -> ProgressLine:
    """Return a course whose figures in its unit all have as many decimals as the finest of them.

    Shares in percent keep theirs: they are computed, and rounded as declared.
    """
    plan = course.plan
    years = (value for year in plan.years for value in (year.target, year.actual))
    stages = (value for stage in course.stages for value in (stage.target, stage.actual))
    known = (plan.target, plan.before_last, plan.last_target, plan.last_actual, plan.earlier, plan.to_date)
    cells = (
        course.target,
        course.due,
        course.actual,
        *stages,
        *years,
        *known,
        plan.expected,
        plan.next_target,
    )
    finest = finest_decimals([cell for cell in cells if _is_in(course, cell)])
    return course if finest is None else _shown(course, finest)


def _is_in(course: ProgressLine, cell: CellValue) -> bool:
    return isinstance(cell, Known) and cell.unit == course.unit


def _shown(course: ProgressLine, decimals: int) -> ProgressLine:
    def alike(cell: Cell) -> Cell:
        if isinstance(cell, Known) and cell.unit == course.unit:
            return replace(cell, decimals=decimals)
        return cell

    return replace(
        course,
        target=alike(course.target),
        stages=tuple(QuarterProgress(s.period, alike(s.target), alike(s.actual)) for s in course.stages),
        due=alike(course.due),
        actual=alike(course.actual),
        plan=_shown_plan(course, decimals),
    )


def _shown_plan(course: ProgressLine, decimals: int) -> PlanProgress:
    def alike(cell: Result) -> Result:
        if isinstance(cell, Known) and cell.unit == course.unit:
            return replace(cell, decimals=decimals)
        return cell

    plan = course.plan
    return replace(
        plan,
        years=tuple(PlanYearProgress(y.year, alike(y.target), alike(y.actual)) for y in plan.years),
        target=alike(plan.target),
        before_last=alike(plan.before_last),
        last_target=alike(plan.last_target),
        last_actual=alike(plan.last_actual),
        earlier=alike(plan.earlier),
        to_date=alike(plan.to_date),
        expected=alike(plan.expected),
        next_target=alike(plan.next_target),
    )
