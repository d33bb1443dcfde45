"""What the indicators and nodes of an office rest on: surveys, money, staff, outputs,
targets in force.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from capaian.domain.assessment import (
    ComponentResult,
    IndicatorResult,
    OutputPrior,
    OutputResult,
    PeriodResult,
    ResourceResult,
    SurveyResult,
)
from capaian.domain.identifiers import IndicatorCode, NodeId
from capaian.domain.plan import TargetValue
from capaian.domain.policy import Polarity, Step
from capaian.domain.value import PERCENT, CellValue, Known, Reason, Result, Unavailable
from capaian.domain.work import HistoryValue, Output, Resource, RestatedColumn
from capaian.rules.achievement import (
    METHODS,
    AchievementRule,
    cap_achievement,
    judge_status,
    name_cap,
)
from capaian.rules.agreements import TargetLine, lines_in_force
from capaian.rules.assess.context import (
    AssessContext,
    Label,
    Recipe,
    known_value,
    mean_recipe,
    prior_figure,
    settled_rows,
    trend_between,
)
from capaian.rules.assess.period_results import as_result, name_of, output_rule
from capaian.rules.assess.resources import ResourceLedger, keep_ledgers
from capaian.rules.assess.survey_years import assess_surveys
from capaian.rules.facts import group
from capaian.rules.outcome import mean
from capaian.rules.spans import combines_by, is_within
from capaian.rules.work_plan import WorkPlan

IndicatorResults = Mapping[IndicatorCode, PeriodResult]
"""Results of indicators in one period, by code."""


@dataclass(frozen=True, slots=True)
class NamedResult:
    """An indicator or output whose achievement enters a mean, by the name that traces show."""

    name: str
    result: PeriodResult | OutputResult

    @property
    def achievement(self) -> Result:
        """How far its target was reached."""
        return self.result.achievement


def mean_achievement(desk: AssessContext, subject: str, members: Sequence[NamedResult]) -> Result:
    """Return the mean of the achievements that are there, each at most the declared cap.

    Achievements without a figure do not count; if none has one, there is no mean.

    Legal basis:
        rulebook topic `aggregation`: plain mean of indicators; cap by PermenPANRB 8/2021 where
        declared.
    """
    counted = [member for member in members if isinstance(member.achievement, Known)]
    chosen = counted or members
    label = Label(subject, PERCENT, policy=name_cap(desk.policies.cap))
    recipe = mean_recipe(label, [member.name for member in chosen])
    results = [member.achievement for member in chosen]
    capped = [cap_achievement(r.value, desk.policies.cap) for r in results if isinstance(r, Known)]
    if counted:
        return desk.settle(recipe, results, mean(capped))
    nothing = Unavailable(Reason.NOT_APPLICABLE, note="tidak ada indikator atau keluaran")
    missing = tuple(member.name for member in members)
    return desk.settle(
        recipe, results, Unavailable(Reason.MISSING_INPUT, missing) if missing else nothing
    )


def current_of(indicator: IndicatorResult) -> NamedResult:
    """Return the result of an indicator in the period asked for."""
    return NamedResult(indicator.symbol or indicator.name, indicator.current)


@dataclass(frozen=True)
class Basis:
    """What the indicators and nodes of an office rest on."""

    desk: AssessContext
    plan: WorkPlan
    components: Sequence[ComponentResult]
    surveys: Sequence[SurveyResult]
    ledgers: Sequence[ResourceLedger]
    resources: Mapping[NodeId, Sequence[ResourceResult]]
    """Money and staff of each node, rolled up the work plan and summed
    for goals and objectives.
    """
    outputs: Mapping[NodeId, tuple[OutputResult, ...]]
    lines: Mapping[IndicatorCode, TargetLine]

    @cached_property
    def _codes(self) -> Mapping[NodeId, tuple[IndicatorCode, ...]]:
        """Indicators of an objective, or those that a node of the work plan names."""
        by_objective = group(
            self.desk.office_year.indicators, lambda indicator: indicator.objective
        )
        codes = {
            node: tuple(each.code for each in members) for node, members in by_objective.items()
        }
        return codes | {node.id: node.indicators for node in self.desk.office_year.nodes}

    def results_of(self, node: NodeId, judged: IndicatorResults) -> Sequence[NamedResult]:
        """Return what measures a node: its indicators, else its outputs;
        never what is below it.
        """
        known = self.desk.office_year.indicator_by_code
        codes = (code for code in self._codes.get(node, ()) if code in judged)
        own = [NamedResult(name_of(known[code]), judged[code]) for code in codes]
        outputs = self.outputs.get(node, ())
        return own or [NamedResult(output.name or "Keluaran", output) for output in outputs]

    def money_of(self, node: NodeId) -> ResourceResult | None:
        """Return money of all kinds of a node, if it has any."""
        lines = self.resources.get(node, ())
        return next((r for r in lines if r.resource is Resource.MONEY and r.kind == "all"), None)

    def mean_of(self, node: NodeId, results: Sequence[NamedResult]) -> Result:
        """Return the mean achievement of a node."""
        return mean_achievement(self.desk, f"Rata-rata capaian {self.plan.labels[node]}", results)


def compute_basis(
    desk: AssessContext, plan: WorkPlan, components: Sequence[ComponentResult]
) -> Basis:
    """Return what the indicators of an office rest on;
    no components are needed to judge one period alone.
    """
    surveys = desk.log.reuse("surveys", lambda: assess_surveys(desk))
    ledgers, labels = keep_ledgers(desk, plan), plan.labels

    def roll_up_resources() -> dict[NodeId, list[ResourceResult]]:
        used = {
            node: [
                ledger.of_node(node, labels[node]) for ledger in ledgers if node in ledger.nodes
            ]
            for node in plan.work.order
        }
        for node, programs in plan.programs_below.items():
            found = (ledger for ledger in ledgers if ledger.has_sum(programs))
            used[node] = [ledger.of_nodes(programs, labels[node]) for ledger in found]
        return used

    def assess_all_outputs() -> dict[NodeId, tuple[OutputResult, ...]]:
        nodes = (*plan.work.order, *plan.purposes.order)
        return {node: assess_outputs(desk, node, labels[node]) for node in nodes}

    resources = desk.log.reuse("resources", roll_up_resources)
    outputs = desk.log.reuse("outputs", assess_all_outputs)
    lines = lines_in_force(desk.office_year, desk.as_of)
    return Basis(desk, plan, components, surveys, ledgers, resources, outputs, lines)


# --- outputs of nodes that are no indicator of the plan: target, actual, achievement -------


def assess_outputs(desk: AssessContext, node: NodeId, label: str) -> tuple[OutputResult, ...]:
    """Return the outputs of a node; rows of one name are periods of one output.

    They combine as `renstra.csv` declares; else numbers of documents and the like add up over the
    year, percentages and indices keep the last.
    """
    rows = [
        row for row in desk.facts.node_outputs.get(node, ()) if is_within(row.period, desk.as_of)
    ]
    named = group(rows, lambda row: row.name)
    return tuple(_assess_output(desk, node, f"{name} {label}", own) for name, own in named.items())


def _assess_output(
    desk: AssessContext, node: NodeId, subject: str, rows: Sequence[Output]
) -> OutputResult:
    name, unit = rows[0].name, rows[0].unit
    how = combines_by(unit, desk.facts.aggregation_of(node, name))

    def combined(word: str, read: Callable[[Output], Decimal | None], empty: Reason) -> Result:
        cells = settled_rows(desk.read_rows(rows, read, empty), desk.as_of)
        return desk.combine_rows(Label(f"{word} {subject}", unit), cells, how, desk.as_of)

    target = combined("Target", lambda row: row.target, Reason.NO_TARGET)
    actual: CellValue | None = desk.record_words(f"Realisasi {subject}", rows)
    if actual is None:
        actual = combined("Realisasi", lambda row: row.actual, Reason.NOT_REPORTED)
    rule = output_rule(desk, node, name)
    achievement = _achieve(desk, subject, rule, (as_result(actual), target))
    notes = dict.fromkeys(row.note for row in rows if row.note and not Reason.find_in(row.note))
    history = desk.facts.output_history.get((node, name, desk.as_of.previous_year()))
    prior = None
    if history is not None:
        current = as_result(actual, history.scale == unit), achievement
        prior = _compare_prior(desk, subject, rule, history, current)
    return OutputResult(
        name=name,
        unit=unit,
        target=target,
        actual=actual,
        achievement=achievement,
        note="; ".join(notes),
        prior=prior,
        status=judge_status(TargetValue(known_value(target)), actual, rule).status,
    )


def _compare_prior(
    desk: AssessContext,
    output: str,
    rule: AchievementRule,
    row: HistoryValue,
    current: tuple[Result, Result],
) -> OutputPrior:
    """Return an output against what the year before states of it.

    `current`: its actual, on the scale of that year, and its achievement of this year.
    """
    subject = f"{output}, {row.period.label}"
    actual = prior_figure(desk, f"Realisasi {subject}", row, RestatedColumn.ACTUAL)
    if row.target is None:
        achievement = prior_figure(desk, f"Capaian {subject}", row, RestatedColumn.ACHIEVEMENT)
    else:
        target = prior_figure(desk, f"Target {subject}", row, RestatedColumn.TARGET)
        achievement = _achieve(desk, subject, rule, (actual, target))
    return OutputPrior(
        period=row.period,
        actual=actual,
        achievement=achievement,
        trend=trend_between(desk, current[0], actual, row),
        achievement_trend=trend_between(desk, current[1], achievement),
    )


def _achieve(
    desk: AssessContext, subject: str, rule: AchievementRule, pair: tuple[Result, Result]
) -> Result:
    policy = "" if rule.polarity is Polarity.HIGHER_IS_BETTER else f"methods: {rule.method}"
    label = Label(f"Capaian {subject}", PERCENT, step=Step.ACHIEVEMENT, policy=policy)
    recipe = Recipe(label, METHODS[rule.method].working, ("Realisasi", "Target"))
    return desk.derive(recipe, pair, rule.of_numbers)
