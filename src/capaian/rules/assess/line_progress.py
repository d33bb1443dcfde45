"""Courses of what is measured: the indicators of the plan and the outputs of nodes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.domain.assessment import OutputResult, PeriodResult
from capaian.domain.identifiers import NodeId
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Indicator
from capaian.domain.policy import Aggregation
from capaian.domain.progress import PlanYear, ProgressLine, QuarterProgress
from capaian.domain.value import CellValue, Reason, Result, Unavailable, Unit
from capaian.domain.work import Output
from capaian.rules.agreements import TargetInForce, target_in_force
from capaian.rules.assess.combine import Label, Row, combine_rows, read_reason, settled_rows, subtract
from capaian.rules.assess.context import AssessContext, record
from capaian.rules.assess.earlier_papers import prior_actual
from capaian.rules.assess.indicators import Basis, IndicatorResults, recompute_last_year
from capaian.rules.assess.period_results import as_result, band_of, output_rule
from capaian.rules.assess.plan_progress import Track, follow_plan
from capaian.rules.assess.plan_tracks import (
    PLAN_WORDS,
    first_plan_year,
    indicator_track,
    last_plan_year,
    until_the_end,
)
from capaian.rules.assess.progress_decimals import show_alike
from capaian.rules.assess.quarter_data import has_own_data
from capaian.rules.assess.targets import name_of, record_target
from capaian.rules.facts import group
from capaian.rules.progress import combines_by

_NO_TARGET = Unavailable(Reason.NO_TARGET)
_NOT_YET = Unavailable(Reason.NOT_REPORTED)


def follow_indicator(
    basis: Basis, judged: Mapping[Period, IndicatorResults], indicator: Indicator
) -> ProgressLine:
    """Return an indicator of the plan by quarter and by year of the plan."""
    desk = basis.desk
    results = {period: results[indicator.code] for period, results in judged.items()}
    current = results[desk.as_of]
    target = _year_target(basis, indicator, current)
    track = indicator_track(desk, indicator, recompute_last_year(basis, indicator))
    stages = tuple(
        _stage(basis, indicator, quarter, results)
        for quarter in Period.year_of(desk.office_year.year).parts(PeriodKind.QUARTER)
    )
    course = ProgressLine(
        name=indicator.name,
        indicator=indicator.code,
        unit=indicator.unit,
        is_additive=indicator.aggregation is Aggregation.SUM,
        target=target,
        stages=stages,
        due=current.target,
        actual=current.actual,
        achievement=current.achievement,
        band=current.band,
        plan=follow_plan(desk, track, target, current.actual),
    )
    return show_alike(course)


def _year_target(basis: Basis, indicator: Indicator, current: PeriodResult) -> CellValue:
    desk = basis.desk
    if desk.as_of.kind is PeriodKind.YEAR:
        return current.target
    year = Period.year_of(desk.office_year.year)
    found = target_in_force(desk.facts, indicator, basis.lines.get(indicator.code), year)
    return record_target(desk, indicator, found, year)


def _stage(
    basis: Basis, indicator: Indicator, quarter: Period, results: Mapping[Period, PeriodResult]
) -> QuarterProgress:
    return QuarterProgress(
        quarter,
        _stage_target(basis, indicator, quarter),
        _stage_actual(basis.desk, indicator, quarter, results),
    )


def _stage_target(basis: Basis, indicator: Indicator, quarter: Period) -> CellValue:
    """The target as the agreement states it for the quarter itself."""
    line = basis.lines.get(indicator.code)
    stated = None if line is None else dict(line.line.periods).get(quarter)
    if line is None or stated is None:
        return _NO_TARGET
    reference = basis.desk.facts.reference(line.line.place, line.agreement.source)
    return record_target(basis.desk, indicator, TargetInForce(stated, reference, line.agreement), quarter)


def _stage_actual(
    desk: AssessContext, indicator: Indicator, quarter: Period, results: Mapping[Period, PeriodResult]
) -> CellValue:
    """What the quarter itself yielded: its own row, or what was added since the quarter before.

    What was reached before and not measured since is no result of the quarter.
    """
    if quarter not in results:  # later than the period asked for, or nothing is known of it
        return _NOT_YET
    if not indicator.formula:
        return _own_report(desk, indicator, quarter)
    if not has_own_data(desk.facts, indicator, quarter):
        return _NOT_YET
    if indicator.aggregation is not Aggregation.SUM:
        return results[quarter].actual
    until = as_result(results[quarter].actual)
    if quarter.ordinal == 1:
        return until
    before = results.get(Period(quarter.year, PeriodKind.QUARTER, quarter.ordinal - 1))
    earlier = _NOT_YET if before is None else as_result(before.actual)
    label = Label(f"Realisasi {name_of(indicator)}, {quarter.label} saja", indicator.unit, indicator.decimals)
    return subtract(desk, label, ("Sampai triwulan ini", "Sampai triwulan lalu"), (until, earlier))


def _own_report(desk: AssessContext, indicator: Indicator, quarter: Period) -> CellValue:
    rows = [r for r in desk.facts.indicator_outputs.get(indicator.code, ()) if r.period == quarter]
    if not rows:
        return _NOT_YET
    row, subject = rows[0], f"Realisasi {name_of(indicator)}, {quarter.label}"
    reference = desk.facts.reference(row.place, row.source)
    if row.actual is None and row.text:
        return desk.log.stated(subject, row.text, row.met, reference)
    reason = Unavailable(read_reason(row.note, Reason.NOT_REPORTED))
    stated = reason if row.actual is None else row.actual
    return record(desk, subject, stated, indicator.unit, reference, indicator.decimals)


@dataclass(frozen=True, slots=True)
class _Line:
    """An output of a node with all its rows."""

    node: NodeId
    name: str
    label: str
    unit: Unit
    how: Aggregation
    rows: tuple[Output, ...]
    plan: tuple[PlanYear, ...]
    result: OutputResult | None


def follow_outputs(basis: Basis, node: NodeId) -> tuple[ProgressLine, ...]:
    """Return the outputs of a node by quarter and by year of the plan, those of the year first."""
    return tuple(_follow_output(basis.desk, line) for line in _lines(basis, node))


def _lines(basis: Basis, node: NodeId) -> Sequence[_Line]:
    facts, year = basis.desk.facts, basis.desk.office_year.year
    rows = group((r for r in facts.node_outputs.get(node, ()) if r.period.year == year), lambda r: r.name)
    plan = group((r for r in facts.plan_years.get(node, ()) if r.unit is not None), lambda r: r.name)
    results = {result.name: result for result in basis.holdings.outputs.get(node, ())}
    lines = []
    for name in dict.fromkeys((*rows, *plan)):
        own, years = rows.get(name, ()), plan.get(name, ())
        units = [row.unit for row in own] + [row.unit for row in years if row.unit is not None]
        how = combines_by(units[0], facts.aggregation_of(node, name))
        label = f"{name} {basis.plan.labels[node]}"
        lines.append(_Line(node, name, label, units[0], how, own, years, results.get(name)))
    return lines


def _follow_output(desk: AssessContext, line: _Line) -> ProgressLine:
    year = Period.year_of(desk.office_year.year)
    target = combine_rows(
        desk, Label(f"Target {line.label}", line.unit), _rows(desk, line.rows, _target, year), line.how, year
    )
    result = line.result
    actual: CellValue = _NOT_YET if result is None else result.actual
    achievement = _NOT_YET if result is None else result.achievement
    course = ProgressLine(
        name=line.name,
        indicator=None,
        unit=line.unit,
        is_additive=line.how is Aggregation.SUM,
        target=target,
        stages=tuple(
            _output_stage(desk, line, quarter)
            for quarter in Period.year_of(year.year).parts(PeriodKind.QUARTER)
        ),
        due=_NO_TARGET if result is None else result.target,
        actual=actual,
        achievement=achievement,
        band=band_of(desk, achievement),
        plan=follow_plan(desk, _output_track(desk, line), target, actual),
    )
    return show_alike(course)


def _target(row: Output) -> Decimal | None:
    return row.target


def _rows(
    desk: AssessContext, rows: Sequence[Output], read: Callable[[Output], Decimal | None], period: Period
) -> Sequence[Row]:
    made = [
        Row(r.period, read(r), desk.facts.reference(r.place, r.source), read_reason(r.note, Reason.NO_TARGET))
        for r in rows
    ]
    return settled_rows(made, period)


def _output_stage(desk: AssessContext, line: _Line, quarter: Period) -> QuarterProgress:
    row = next((row for row in line.rows if row.period == quarter), None)
    if row is None:
        return QuarterProgress(quarter, _NO_TARGET, _NOT_YET)
    reference = desk.facts.reference(row.place, row.source)
    target = _NO_TARGET if row.target is None else row.target
    subject = f"{line.label}, {quarter.label}"
    actual: CellValue = _NOT_YET
    if quarter.end <= desk.as_of.end:
        stated = Unavailable(read_reason(row.note, Reason.NOT_REPORTED)) if row.actual is None else row.actual
        actual = record(desk, f"Realisasi {subject}", stated, line.unit, reference)
    return QuarterProgress(quarter, record(desk, f"Target {subject}", target, line.unit, reference), actual)


def _output_track(desk: AssessContext, line: _Line) -> Track:
    def recorded(word: str, row: PlanYear, value: Decimal | None) -> Result:
        stated = Unavailable(read_reason(row.note, Reason.NOT_IN_SOURCE)) if value is None else value
        reference = desk.facts.reference(row.place, row.source)
        return record(desk, f"{word} {line.label}, {row.period.label}", stated, line.unit, reference)

    target, actual = PLAN_WORDS
    return Track(
        label=Label(line.label, line.unit),
        words=PLAN_WORDS,
        is_additive=line.how is Aggregation.SUM,
        targets=until_the_end(
            desk, {row.period.year: recorded(target, row, row.target) for row in line.plan}
        ),
        actuals=_output_history(desk, line)
        | {row.period.year: recorded(actual, row, row.actual) for row in line.plan if row.actual is not None},
        first_year=first_plan_year(desk),
        last_year=last_plan_year(desk),
        this_year=desk.as_of.year,
        rule=output_rule(desk, line.node, line.name),
    )


def _output_history(desk: AssessContext, line: _Line) -> dict[int, Result]:
    """What `history.csv` states of an output, for the years that `renstra.csv` names it."""
    found: dict[int, Result] = {}
    for planned in line.plan:
        row = desk.facts.output_history.get((line.node, line.name, planned.period))
        if row is not None and row.scale == line.unit and row.actual is not None and planned.actual is None:
            subject = f"{PLAN_WORDS[1]} {line.label}, {row.period.label}"
            found[planned.period.year] = prior_actual(desk, subject, row, None)
    return found
