"""Courses through the year and the plan: of indicators and outputs,
and with money of all nodes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import TypeVar

from capaian.domain.assessment import OutputResult, PeriodResult
from capaian.domain.identifiers import IndicatorCode, NodeId, SurveyId
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Indicator
from capaian.domain.policy import Aggregation
from capaian.domain.progress import (
    NodeProgress,
    PlanProgress,
    PlanYear,
    PlanYearProgress,
    Progress,
    ProgressLine,
    QuarterProgress,
)
from capaian.domain.rule_set import Band
from capaian.domain.value import CellValue, Known, Reason, Result, Unavailable, Unit
from capaian.domain.work import Output, RestatedColumn
from capaian.rules.agreements import TargetInForce, target_in_force
from capaian.rules.assess.actuals import indicator_of
from capaian.rules.assess.basis import Basis, IndicatorResults
from capaian.rules.assess.comparisons import recompute_last_year
from capaian.rules.assess.context import AssessContext, Label, prior_figure, settled_rows
from capaian.rules.assess.period_results import (
    as_result,
    band_of,
    name_of,
    output_rule,
    record_target,
)
from capaian.rules.assess.progress.money import MoneyBook, follow_money, open_book
from capaian.rules.assess.progress.plan import (
    PLAN_WORDS,
    Track,
    follow_plan,
    indicator_track,
    quarters_of,
)
from capaian.rules.dependencies import formula_of
from capaian.rules.facts import Facts, group
from capaian.rules.formula.tree import names_in, surveys_in
from capaian.rules.spans import combines_by

_NO_TARGET = Unavailable(Reason.NO_TARGET)
_NOT_YET = Unavailable(Reason.NOT_REPORTED)


def assess_progress(basis: Basis, judged: Mapping[Period, IndicatorResults]) -> Progress | None:
    """Return the courses of objectives and of the work plan;
    `None` without quarters and plan years.
    """
    if not has_progress(basis.desk.office_year):
        return None
    plan, desk = basis.plan, basis.desk
    purposes = [
        NodeProgress(
            node,
            _indicators(
                basis, judged, [i.code for i in desk.office_year.indicators if i.objective == node]
            ),
            None,
        )
        for node in plan.purposes.order
    ]
    book = desk.log.reuse("money by quarter", lambda: open_book(basis))
    work = [_work(basis, judged, book, node) for node in plan.work.order]
    lines = [(plan.labels[node.node], line) for node in work for line in node.lines]
    moneys = [(plan.labels[node.node], node.money) for node in work if node.money is not None]
    share, band = _mean(desk, "kinerja", lines)
    money_share, money_band = _mean(desk, "anggaran", moneys)
    return Progress((*purposes, *work), share, band, money_share, money_band, book.kind)


def has_progress(office_year: OfficeYear) -> bool:
    """Say whether a dossier holds anything by quarter, or any year of the plan's programs."""
    targets = (
        period for a in office_year.agreements for line in a.targets for period, _ in line.periods
    )
    rows: Iterable[Period] = (
        *(row.period for row in office_year.outputs),
        *(row.period for row in office_year.inputs),
        *targets,
    )
    is_quarterly = any(p.kind is PeriodKind.QUARTER and p.year == office_year.year for p in rows)
    return is_quarterly or bool(office_year.plan_years)


def _work(
    basis: Basis, judged: Mapping[Period, IndicatorResults], book: MoneyBook, node: NodeId
) -> NodeProgress:
    codes = basis.plan.node_by_id[node].indicators
    own, log = _indicators(basis, judged, codes), basis.desk.log
    lines = own or log.reuse(("outputs", node), lambda: follow_outputs(basis, node))
    return NodeProgress(
        node, lines, log.reuse(("money", node), lambda: follow_money(basis, book, node))
    )


def _indicators(
    basis: Basis, judged: Mapping[Period, IndicatorResults], codes: Sequence[IndicatorCode]
) -> tuple[ProgressLine, ...]:
    known = basis.desk.office_year.indicator_by_code
    return tuple(follow_indicator(basis, judged, known[code]) for code in codes if code in known)


def _mean(
    desk: AssessContext, what: str, courses: Sequence[tuple[str, ProgressLine]]
) -> tuple[Result, Band | None]:
    """Return the mean of column 14 of E.81 over the rows that have a figure, and its band."""
    shares = [(name, course.plan.share) for name, course in courses]
    subject = f"Rata-rata tingkat capaian {what} Renstra"
    result = desk.mean_of_known(subject, shares, Unavailable(Reason.MISSING_INPUT))
    return result, band_of(desk, result)


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
        QuarterProgress(
            quarter,
            _stage_target(basis, indicator, quarter),
            _stage_actual(desk, indicator, quarter, results),
        )
        for quarter in quarters_of(desk)
    )
    line = ProgressLine(
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
        plan=follow_plan(track, target, current.actual),
    )
    return show_alike(line)


def _year_target(basis: Basis, indicator: Indicator, current: PeriodResult) -> CellValue:
    desk = basis.desk
    if desk.as_of.kind is PeriodKind.YEAR:
        return current.target
    year = Period.year_of(desk.office_year.year)
    found = target_in_force(desk.facts, indicator, basis.lines.get(indicator.code), year)
    return record_target(desk, indicator, found, year)


def _stage_target(basis: Basis, indicator: Indicator, quarter: Period) -> CellValue:
    """The target as the agreement states it for the quarter itself."""
    line = basis.lines.get(indicator.code)
    stated = None if line is None else dict(line.line.periods).get(quarter)
    if line is None or stated is None:
        return _NO_TARGET
    reference = basis.desk.facts.reference(line.line.place, line.agreement.source)
    return record_target(
        basis.desk, indicator, TargetInForce(stated, reference, line.agreement), quarter
    )


def _stage_actual(
    desk: AssessContext,
    indicator: Indicator,
    quarter: Period,
    results: Mapping[Period, PeriodResult],
) -> CellValue:
    """What the quarter itself yielded: its own row, or what was added since the quarter before.

    What was reached before and not measured since is no result of the quarter.
    """
    if quarter not in results:  # later than the period asked for, or nothing is known of it
        return _NOT_YET
    label = Label(name_of(indicator), indicator.unit, indicator.decimals)
    if not indicator.formula:
        return _report(desk, label, desk.facts.indicator_outputs.get(indicator.code, ()), quarter)
    actual = results[quarter].actual
    state = None if actual.trace is None else desk.log[actual.trace].state
    is_earlier = (
        state is not None and state.earliest.end < quarter.start
    )  # a stock of before stands in
    if is_earlier or not _is_measured(desk.facts, indicator, quarter):
        return _NOT_YET
    if indicator.aggregation is not Aggregation.SUM or quarter.ordinal == 1:
        return as_result(actual) if indicator.aggregation is Aggregation.SUM else actual
    before = results.get(Period(quarter.year, PeriodKind.QUARTER, quarter.ordinal - 1))
    until = as_result(actual), _NOT_YET if before is None else as_result(before.actual)
    label = label.named(f"Realisasi {label.subject}, {quarter.label} saja")
    return desk.subtract(label, ("Sampai triwulan ini", "Sampai triwulan lalu"), until)


def _is_measured(facts: Facts, indicator: Indicator, quarter: Period) -> bool:
    """Say whether all surveys and reported indicators that a formula names have a
    figure of the quarter.
    """
    expression = formula_of(indicator)
    if expression is None:
        return any(
            row.period == quarter for row in facts.indicator_outputs.get(indicator.code, ())
        )
    known = facts.office_year.indicator_by_code
    names = (name.code for name in names_in(expression) if name.selector.period is None)
    below = [known[code] for name in names if (code := IndicatorCode(indicator_of(name))) in known]
    surveys = (part.survey for part in surveys_in(expression) if part.selector.period is None)
    return all(_is_conducted(facts, survey, quarter) for survey in surveys) and all(
        _is_measured(facts, each, quarter) for each in below
    )


def _is_conducted(facts: Facts, survey: str, quarter: Period) -> bool:
    """Say whether a survey that ended in a quarter has a figure:
    rows that wait for theirs are none.
    """
    return any(
        name == SurveyId(survey)
        and quarter.start <= period.end <= quarter.end
        and any(row.has_figure for row in rows)
        for (name, period), rows in facts.elements.items()
    )


def _report(
    desk: AssessContext, label: Label, rows: Sequence[Output], quarter: Period
) -> CellValue:
    """What the row of a quarter reports, in figures or in words."""
    row = next((row for row in rows if row.period == quarter), None)
    if row is None:
        return _NOT_YET
    named = label.named(f"Realisasi {label.subject}, {quarter.label}")
    words = desk.record_words(named.subject, (row,))
    return words or desk.record_cell(named, row, row.actual, Reason.NOT_REPORTED)


@dataclass(frozen=True, slots=True)
class _OutputLine:
    """An output of a node with all its rows."""

    node: NodeId
    name: str
    label: Label
    how: Aggregation
    rows: tuple[Output, ...]
    plan: tuple[PlanYear, ...]
    result: OutputResult | None


def follow_outputs(basis: Basis, node: NodeId) -> tuple[ProgressLine, ...]:
    """Return the outputs of a node by quarter and by year of the plan, those of the year first."""
    return tuple(show_alike(_follow_output(basis.desk, line)) for line in _lines(basis, node))


def _lines(basis: Basis, node: NodeId) -> Iterator[_OutputLine]:
    facts, year = basis.desk.facts, basis.desk.office_year.year
    rows = group(
        (r for r in facts.node_outputs.get(node, ()) if r.period.year == year), lambda r: r.name
    )
    plan = group(
        (r for r in facts.plan_years.get(node, ()) if r.unit is not None), lambda r: r.name
    )
    results = {result.name: result for result in basis.outputs.get(node, ())}
    for name in dict.fromkeys((*rows, *plan)):
        own, years = rows.get(name, ()), plan.get(name, ())
        unit = next(filter(None, (*(row.unit for row in own), *(row.unit for row in years))))
        how = combines_by(unit, facts.aggregation_of(node, name))
        label = Label(f"{name} {basis.plan.labels[node]}", unit)
        yield _OutputLine(node, name, label, how, own, years, results.get(name))


def _follow_output(desk: AssessContext, line: _OutputLine) -> ProgressLine:
    year, label, result = Period.year_of(desk.office_year.year), line.label, line.result
    rows = settled_rows(desk.read_rows(line.rows, lambda row: row.target, Reason.NO_TARGET), year)
    target = desk.combine_rows(label.named(f"Target {label.subject}"), rows, line.how, year)
    actual: CellValue = _NOT_YET if result is None else result.actual
    achievement = _NOT_YET if result is None else result.achievement
    return ProgressLine(
        name=line.name,
        indicator=None,
        unit=label.unit,
        is_additive=line.how is Aggregation.SUM,
        target=target,
        stages=tuple(_output_stage(desk, line, quarter) for quarter in quarters_of(desk)),
        due=_NO_TARGET if result is None else result.target,
        actual=actual,
        achievement=achievement,
        band=band_of(desk, achievement),
        plan=follow_plan(_output_track(desk, line), target, actual),
    )


def _output_stage(desk: AssessContext, line: _OutputLine, quarter: Period) -> QuarterProgress:
    row = next((row for row in line.rows if row.period == quarter), None)
    if row is None:
        return QuarterProgress(quarter, _NO_TARGET, _NOT_YET)
    is_over = quarter.end <= desk.as_of.end
    actual = _report(desk, line.label, line.rows, quarter) if is_over else _NOT_YET
    label = line.label.named(f"Target {line.label.subject}, {quarter.label}")
    return QuarterProgress(
        quarter, desk.record_cell(label, row, row.target, Reason.NO_TARGET), actual
    )


def _output_track(desk: AssessContext, line: _OutputLine) -> Track:
    def recorded(word: str, row: PlanYear, value: Decimal | None) -> Result:
        label = line.label.named(f"{word} {line.label.subject}, {row.period.label}")
        return desk.record_cell(label, row, value, Reason.NOT_IN_SOURCE)

    target, actual = PLAN_WORDS
    return Track(
        desk=desk,
        label=line.label,
        words=PLAN_WORDS,
        is_additive=line.how is Aggregation.SUM,
        targets={row.period.year: recorded(target, row, row.target) for row in line.plan},
        actuals=_output_history(desk, line)
        | {
            row.period.year: recorded(actual, row, row.actual)
            for row in line.plan
            if row.actual is not None
        },
        rule=output_rule(desk, line.node, line.name),
    )


def _output_history(desk: AssessContext, line: _OutputLine) -> dict[int, Result]:
    """What `history.csv` states of an output, for the years that `renstra.csv` names it."""
    found: dict[int, Result] = {}
    for planned in line.plan:
        row = desk.facts.output_history.get((line.node, line.name, planned.period))
        is_comparable = row is not None and row.scale == line.label.unit and row.actual is not None
        if row is not None and is_comparable and planned.actual is None:
            subject = f"{PLAN_WORDS[1]} {line.label.subject}, {row.period.label}"
            found[planned.period.year] = prior_figure(desk, subject, row, RestatedColumn.ACTUAL)
    return found


Part = TypeVar("Part")
_HOLDERS = (ProgressLine, PlanProgress, QuarterProgress, PlanYearProgress)
"""Values whose fields are results or hold some."""
_FIELDS: Mapping[type, Sequence[str]] = {
    each: tuple(own.name for own in fields(each)) for each in _HOLDERS
}


def show_alike(line: ProgressLine) -> ProgressLine:
    """Return a line whose figures in its unit all have as many decimals as the finest of them.

    Shares in percent keep theirs: they are computed, and rounded as declared.
    """
    decimals = {figure.decimals for figure in _figures_in(line) if figure.unit == line.unit}
    return _with_decimals(line, line.unit, max(decimals)) if len(decimals) > 1 else line


def _figures_in(part: object) -> Iterator[Known]:
    if isinstance(part, Known):
        yield part
    parts = part if isinstance(part, tuple) else ()
    if isinstance(part, _HOLDERS):
        parts = tuple(getattr(part, name) for name in _FIELDS[type(part)])
    for each in parts:
        yield from _figures_in(each)


def _with_decimals(part: Part, unit: Unit, decimals: int) -> Part:
    """Return the same with these decimals for each figure of the unit."""
    if isinstance(part, Known) and part.unit == unit:
        return replace(part, decimals=decimals)
    if isinstance(part, _HOLDERS):
        values = {name: getattr(part, name) for name in _FIELDS[type(part)]}
        changed = {name: _with_decimals(value, unit, decimals) for name, value in values.items()}
        return replace(part, **changed)
    if isinstance(part, tuple):
        return type(part)(_with_decimals(each, unit, decimals) for each in part)
    return part
