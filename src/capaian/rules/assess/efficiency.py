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
    compute_efficiency,
    efficiency_unit,
    is_read,
    judge_efficiency,
    judge_use,
)

_UNKNOWN = Unavailable(Reason.NOT_IN_SOURCE)
_QUOTIENT = "100 × {0} ÷ {1}"
_OF_ONE_OUTPUT = (EfficiencyMethod.COST_PER_OUTPUT_RATIO, EfficiencyMethod.UNIT_COST)
"""The cost of one unit of two things has no meaning."""


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
    label = Label(f"Efisiensi {spending.label}", efficiency_unit(method), None, Step.EFFICIENCY, policy)
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
    absorbed, budget, spent = _amounts(spending.line(Resource.MONEY))
    _, available, used = _amounts(spending.line(Resource.STAFF))
    reached = (spending.reached, spending.achievement)
    match method:
        case EfficiencyMethod.ACHIEVEMENT_MINUS_ABSORPTION:
            return _way("{0} − {1}", reached, ("Serapan", absorbed))
        case EfficiencyMethod.UNSPENT_SHARE:
            return _way("100 − {0}", ("Serapan", absorbed))
        case EfficiencyMethod.BUDGET_OVER_REALISATION:
            return _way(_QUOTIENT, ("Pagu", budget), ("Realisasi", spent))
        case EfficiencyMethod.ECONOMY:
            return _way(_QUOTIENT, ("Realisasi", spent), ("Pagu", budget))
        case EfficiencyMethod.STAFF_RATIO:
            return _way(_QUOTIENT, ("SDM dipakai", used), ("SDM tersedia", available))
        case EfficiencyMethod.EFFECTIVENESS:
            return _way("{0}", reached)
        case _:
            return _over_volumes(spending.volumes, method)


def _way(template: str, *parts: tuple[str, CellValue]) -> Way:
    return Way(template, tuple(name for name, _ in parts), tuple(cell for _, cell in parts))


def _amounts(line: ResourceResult | None) -> tuple[CellValue, CellValue, CellValue]:
    return (line.ratio, line.revised, line.actual) if line else (_UNKNOWN, _UNKNOWN, _UNKNOWN)


def _over_volumes(volumes: Sequence[Volume], method: EfficiencyMethod) -> Way:
    if not volumes or (method in _OF_ONE_OUTPUT and len(volumes) > 1):
        return _way("{0}", ("Keluaran", Unavailable(Reason.NOT_APPLICABLE)))
    names = ("Realisasi anggaran", "Realisasi keluaran", "Pagu", "Target keluaran") * len(volumes)
    cells = tuple(cell for volume in volumes for cell in volume.cells)
    return Way(_volume_template(method, len(volumes)), names, cells)


def _volume_template(method: EfficiencyMethod, count: int) -> str:
    """Return the template over some outputs; each takes four places, as in `Volume.cells`."""
    starts = range(0, 4 * count, 4)
    ratios = [f"({{{p}}} ÷ {{{p + 1}}}) ÷ ({{{p + 2}}} ÷ {{{p + 3}}})" for p in starts]
    earned = " + ".join(f"{{{p + 2}}} × {{{p + 1}}} ÷ {{{p + 3}}}" for p in starts)
    share = f"100 × [({earned}) − ({' + '.join(f'{{{p}}}' for p in starts)})] ÷ ({earned})"
    match method:
        case EfficiencyMethod.VOLUME_COST:
            return f"100 × [{' + '.join(f'(1 − {ratio})' for ratio in ratios)}] ÷ {count}"
        case EfficiencyMethod.COST_PER_OUTPUT_RATIO:
            return f"100 × {ratios[0]}"
        case EfficiencyMethod.UNIT_COST:
            return "{0} ÷ {1}"
        case EfficiencyMethod.EFFICIENCY_SCORE:
            return f"50 + 50 × [{share}] ÷ 20 (E dibatasi −20 sampai 20)"
        case _:
            return share
