"""What the indicators and nodes of an office rest on: surveys, money, staff, outputs, targets in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from capaian.domain.assessment import (
    ComponentResult,
    IndicatorResult,
    OutputResult,
    PeriodResult,
    ResourceResult,
    SurveyResult,
)
from capaian.domain.identifiers import IndicatorCode, NodeId
from capaian.domain.numerals import write_decimal
from capaian.domain.value import PERCENT, Known, Reason, Result, Unavailable
from capaian.domain.work import Resource
from capaian.rules.achievement import cap_achievement
from capaian.rules.agreements import TargetLine, lines_in_force
from capaian.rules.assess.context import AssessContext, Label, mean_recipe
from capaian.rules.assess.outputs import assess_outputs
from capaian.rules.assess.period_results import name_of
from capaian.rules.assess.resources import ResourceLedger, keep_ledgers
from capaian.rules.assess.surveys import assess_surveys
from capaian.rules.facts import group
from capaian.rules.outcome import mean
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
        rulebook topic `aggregation`: plain mean of indicators; cap by PermenPANRB 8/2021 where declared.
    """
    counted = [member for member in members if isinstance(member.achievement, Known)]
    chosen = counted or members
    label = Label(subject, PERCENT, policy=_cap_policy(desk))
    recipe = mean_recipe(label, [member.name for member in chosen])
    results = [member.achievement for member in chosen]
    capped = [cap_achievement(r.value, desk.policies.cap) for r in results if isinstance(r, Known)]
    return desk.settle(recipe, results, mean(capped) if counted else _no_mean(members))


def _no_mean(members: Sequence[NamedResult]) -> Unavailable:
    if not members:
        return Unavailable(Reason.NOT_APPLICABLE, note="tidak ada indikator atau keluaran")
    return Unavailable(Reason.MISSING_INPUT, tuple(member.name for member in members))


def _cap_policy(desk: AssessContext) -> str:
    cap: Decimal | None = desk.policies.cap
    return "" if cap is None else f"cap: {write_decimal(cap, 0)}"


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
    """Money and staff of each node, rolled up the work plan and summed for goals and objectives."""
    outputs: Mapping[NodeId, tuple[OutputResult, ...]]
    lines: Mapping[IndicatorCode, TargetLine]

    @cached_property
    def _codes(self) -> Mapping[NodeId, tuple[IndicatorCode, ...]]:
        """Indicators of an objective, or those that a node of the work plan names."""
        by_objective = group(self.desk.office_year.indicators, lambda indicator: indicator.objective)
        codes = {node: tuple(each.code for each in members) for node, members in by_objective.items()}
        return codes | {node.id: node.indicators for node in self.desk.office_year.nodes}

    def results_of(self, node: NodeId, judged: IndicatorResults) -> Sequence[NamedResult]:
        """Return what measures a node: its indicators, else its outputs; never what is below it."""
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


def compute_basis(desk: AssessContext, plan: WorkPlan, components: Sequence[ComponentResult]) -> Basis:
    """Return what the indicators of an office rest on.

    Args:
        desk: what every rule has before it.
        plan: the goals and the work of the office.
        components: of the whole office; none are needed to judge one period alone.
    """
    surveys = desk.log.reuse("surveys", lambda: assess_surveys(desk))
    ledgers, labels = keep_ledgers(desk, plan), plan.labels

    def roll_up_resources() -> dict[NodeId, list[ResourceResult]]:
        used = {
            node: [ledger.of_node(node, labels[node]) for ledger in ledgers if node in ledger.nodes]
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
