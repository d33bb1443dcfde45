"""Efficiency of nodes and of the office, by each method that the office declares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from capaian.domain.assessment import EfficiencyResult, ResourceResult
from capaian.domain.policy import EfficiencyMethod, EfficiencyRule, Step, Verdict
from capaian.domain.value import CellValue, Known, Reason, Result, Unavailable
from capaian.domain.work import Resource
from capaian.rules.assess.context import AssessContext, Label, Recipe, find_gap
from capaian.rules.efficiency import (
    METHODS,
    Amount,
    EfficiencyFacts,
    compute_efficiency,
    is_read,
    judge_efficiency,
    judge_use,
)

_UNKNOWN = Unavailable(Reason.NOT_IN_SOURCE)


@dataclass(frozen=True, slots=True)
class Volume:
    """What one output cost and how much of it there was to be and is."""

    realised: CellValue
    """Rupiah."""
    done: CellValue
    budget: CellValue
    """Rupiah."""
    planned: CellValue

    @property
    def cells(self) -> tuple[CellValue, ...]:
        """All four, in the order that templates number them."""
        return (self.realised, self.done, self.budget, self.planned)


@dataclass(frozen=True, slots=True)
class Spending:
    """What a node used and reached."""

    label: str
    achievement: Result
    inputs: Sequence[ResourceResult]
    volumes: Sequence[Volume] = ()
    """Of the leaves below the node, as far as each has one output."""
    reached: str = "Capaian"
    """What traces call the achievement."""

    def line(self, resource: Resource) -> ResourceResult | None:
        """Return money, or staff, of all kinds."""
        return next((r for r in self.inputs if r.resource is resource and r.kind == "all"), None)


@dataclass(frozen=True, slots=True)
class Way:
    """A method as traces show it: its template, what stands in it, and what it needs."""

    template: str
    names: tuple[str, ...]
    cells: tuple[CellValue, ...]


def judge_spending(desk: AssessContext, spending: Spending) -> tuple[EfficiencyResult, ...]:
    """Return one figure per declared method; nothing for a node without money or staff."""
    if not spending.inputs:
        return ()
    return tuple(_judge(desk, spending, method) for method in desk.policies.efficiency)


def _judge(desk: AssessContext, spending: Spending, method: EfficiencyMethod) -> EfficiencyResult:
    way = _find_way(spending, method)
    policy = f"efficiency: {method}"
    label = Label(f"Efisiensi {spending.label}", METHODS[method].unit, None, Step.EFFICIENCY, policy)
    figures = [cell.value for cell in way.cells if isinstance(cell, Known)]
    outcome = find_gap(way.names, way.cells) or compute_efficiency(method, figures)
    value = desk.settle(Recipe(label, way.template, way.names), way.cells, outcome)
    is_judged = isinstance(value, Known) and is_read(method, desk.policies.efficiency_rule)
    return EfficiencyResult(method, value, _verdict(desk, spending, method) if is_judged else None)


def _verdict(desk: AssessContext, spending: Spending, method: EfficiencyMethod) -> Verdict | None:
    """Read what was used by the declared rule: staff for the staff ratio, money for all others."""
    line = spending.line(Resource.STAFF if method is EfficiencyMethod.STAFF_RATIO else Resource.MONEY)
    if line is None or not isinstance(line.ratio, Known):
        return None
    if desk.policies.efficiency_rule is EfficiencyRule.WITHIN_PLAN:
        return judge_use(line.ratio.value)
    if not isinstance(spending.achievement, Known):
        return None
    return judge_efficiency(spending.achievement.value, line.ratio.value)


def _find_way(spending: Spending, method: EfficiencyMethod) -> Way:
    """Return a method with the figures of a node in the places of its template."""
    facts = METHODS[method]
    if not facts.amounts:
        return _over_volumes(spending.volumes, facts)
    absorbed, budget, spent = _amounts(spending.line(Resource.MONEY))
    _, available, used = _amounts(spending.line(Resource.STAFF))
    cells: dict[Amount, CellValue] = {
        Amount.ACHIEVEMENT: spending.achievement,
        Amount.ABSORPTION: absorbed,
        Amount.BUDGET: budget,
        Amount.SPENT: spent,
        Amount.STAFF_USED: used,
        Amount.STAFF_AVAILABLE: available,
    }
    names = [spending.reached if each is Amount.ACHIEVEMENT else each.value for each in facts.amounts]
    return Way(facts.template(0), tuple(names), tuple(cells[each] for each in facts.amounts))


def _amounts(line: ResourceResult | None) -> tuple[CellValue, CellValue, CellValue]:
    return (line.ratio, line.revised, line.actual) if line else (_UNKNOWN, _UNKNOWN, _UNKNOWN)


def _over_volumes(volumes: Sequence[Volume], facts: EfficiencyFacts) -> Way:
    if not volumes or (facts.is_of_one_output and len(volumes) > 1):
        return Way("{0}", ("Keluaran",), (Unavailable(Reason.NOT_APPLICABLE),))
    names = ("Realisasi anggaran", "Realisasi keluaran", "Pagu", "Target keluaran") * len(volumes)
    cells = tuple(cell for volume in volumes for cell in volume.cells)
    return Way(facts.template(len(volumes)), names, cells)
