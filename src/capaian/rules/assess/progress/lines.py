"""Courses of what is measured: the indicators of the plan and the outputs of nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import TypeVar

from capaian.domain.assessment import OutputResult, PeriodResult
from capaian.domain.identifiers import AreaCode, ComponentCode, IndicatorCode, MeasureCode, NodeId, SurveyId
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Indicator
from capaian.domain.policy import Aggregation
from capaian.domain.progress import PlanProgress, PlanYear, PlanYearProgress, ProgressLine, QuarterProgress
from capaian.domain.value import CellValue, Known, Reason, Result, Unavailable, Unit
from capaian.domain.work import Output
from capaian.rules.agreements import TargetInForce, target_in_force
from capaian.rules.assess.context import (
    AssessContext,
    Label,
    combine_rows,
    read_reason,
    read_rows,
    record,
    settled_rows,
    subtract,
)
from capaian.rules.assess.history import prior_actual
from capaian.rules.assess.indicators import Basis, IndicatorResults, recompute_last_year
from capaian.rules.assess.period_results import as_result, band_of, name_of, output_rule, record_target
from capaian.rules.assess.progress.plan import (
    PLAN_WORDS,
    Track,
    first_plan_year,
    follow_plan,
    indicator_track,
    last_plan_year,
    until_the_end,
)
from capaian.rules.assess.scopes import indicator_of
from capaian.rules.dependencies import formula_of
from capaian.rules.facts import Facts, group
from capaian.rules.formula.tree import Name, names_in, surveys_in
from capaian.rules.spans import is_within
from capaian.rules.strategic_plan import combines_by

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
    rows = settled_rows(read_rows(desk, line.rows, lambda row: row.target, Reason.NO_TARGET), year)
    target = combine_rows(desk, Label(f"Target {line.label}", line.unit), rows, line.how, year)
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


def has_own_data(facts: Facts, indicator: Indicator, quarter: Period) -> bool:
    """Say whether everything that an indicator's formula names was counted or asked in a quarter itself.

    Registers and the work plan are looked at as they stand: they have no rows by quarter.
    """
    expression = formula_of(indicator)
    if expression is None:
        rows = facts.indicator_outputs.get(indicator.code, ())
        return any(row.period == quarter for row in rows)
    surveys = (part.survey for part in surveys_in(expression) if part.selector.period is None)
    names = (name for name in names_in(expression) if name.selector.period is None)
    return all(_was_asked(facts, survey, quarter) for survey in surveys) and all(
        _is_new(facts, name, quarter) for name in names
    )


def _was_asked(facts: Facts, survey: str, quarter: Period) -> bool:
    """Say whether a survey has a figure in a quarter: rows that wait for theirs were not asked yet."""
    return any(
        name == SurveyId(survey) and _ends_in(period, quarter) and any(row.has_figure for row in rows)
        for (name, period), rows in facts.elements.items()
    )


def _is_new(facts: Facts, name: Name, quarter: Period) -> bool:
    year = facts.office_year
    component = year.component_by_code.get(ComponentCode(name.code))
    if component is not None:
        measures = (component.numerator.code, component.denominator.code)
        return all(_was_counted(facts, code, name.selector.area, quarter) for code in measures)
    if MeasureCode(name.code) in facts.measures:
        return _was_counted(facts, MeasureCode(name.code), name.selector.area, quarter)
    indicator = year.indicator_by_code.get(IndicatorCode(indicator_of(name.code)))
    return indicator is None or has_own_data(facts, indicator, quarter)


def _was_counted(facts: Facts, measure: MeasureCode, area: AreaCode | None, quarter: Period) -> bool:
    """Say whether each area that counts in the year until the quarter counted in the quarter.

    What adds up needs all its quarters anyway: one that is missing leaves no sum.
    """
    if facts.aggregations.get(measure) is Aggregation.SUM:
        return True
    rows = (
        (place, row.period)
        for (code, place), counts in facts.counts.items()
        for row in counts
        if code == measure and row.value is not None and is_within(row.period, quarter)
    )
    chosen = group((pair for pair in rows if area in (None, pair[0])), lambda pair: pair[0])
    regency = facts.office_year.office.regency
    districts = {place: found for place, found in chosen.items() if place != regency} or chosen
    periods: Iterable[Iterable[Period]] = ([when for _, when in pairs] for pairs in districts.values())
    return all(any(_ends_in(period, quarter) for period in own) for own in periods)


def _ends_in(period: Period, quarter: Period) -> bool:
    """Say whether a row's period ends in a quarter: a month of it, itself, or a half-year that it closes."""
    return quarter.start <= period.end <= quarter.end


Part = TypeVar("Part")
_HOLDERS = (ProgressLine, PlanProgress, QuarterProgress, PlanYearProgress)
"""Values whose fields are results or hold some."""


def show_alike(line: ProgressLine) -> ProgressLine:
    """Return a line whose figures in its unit all have as many decimals as the finest of them.

    Shares in percent keep theirs: they are computed, and rounded as declared.
    """
    finest = max(_decimals_in(line, line.unit), default=0)
    return _with_decimals(line, line.unit, finest)


def _decimals_in(part: object, unit: Unit) -> Iterator[int]:
    """Yield the decimals of each figure of a unit in a result, or in what holds results."""
    if isinstance(part, Known) and part.unit == unit:
        yield part.decimals
    elif isinstance(part, _HOLDERS):
        for each in fields(part):
            yield from _decimals_in(getattr(part, each.name), unit)
    elif isinstance(part, tuple):
        for each in part:
            yield from _decimals_in(each, unit)


def _with_decimals(part: Part, unit: Unit, decimals: int) -> Part:
    """Return the same with these decimals for each figure of the unit."""
    if isinstance(part, Known) and part.unit == unit:
        return replace(part, decimals=decimals)
    if isinstance(part, _HOLDERS):
        held = {each.name: getattr(part, each.name) for each in fields(part)}
        return replace(part, **{name: _with_decimals(value, unit, decimals) for name, value in held.items()})
    if isinstance(part, tuple):
        return type(part)(_with_decimals(each, unit, decimals) for each in part)
    return part
