"""Efficiency of nodes and of the office, by each method that the office declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from capaian.domain.assessment import EfficiencyResult, ResourceResult
from capaian.domain.policy import EfficiencyMethod, EfficiencyRule, Step, Verdict
from capaian.domain.value import CellValue, Known, Reason, Result, Unavailable
from capaian.domain.work import Resource
from capaian.rules.assess.context import AssessContext, Recipe, find_gap, known_value, settle
from capaian.rules.efficiency import (
    OutputCost,
    ResourceUse,
    compute_efficiency,
    efficiency_unit,
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
    way = _WAYS[method](spending)
    recipe = Recipe(
        subject=f"Efisiensi {spending.label}",
        unit=efficiency_unit(method),
        rounding=desk.rounding(Step.EFFICIENCY),
        template=way.template,
        names=way.names,
        policy=f"efficiency: {method}",
    )
    outcome = find_gap(way.names, way.cells) or compute_efficiency(method, _use(spending))
    value = settle(desk, recipe, way.cells, outcome)
    is_judged = isinstance(value, Known) and is_read(method, desk.policies.efficiency_rule)
    return EfficiencyResult(method, value, _verdict(desk, spending, method) if is_judged else None)


def _use(spending: Spending) -> ResourceUse:
    money, staff = spending.line(Resource.MONEY), spending.line(Resource.STAFF)
    return ResourceUse(
        budget=known_value(money.revised if money else None),
        realised=known_value(money.actual if money else None),
        achievement=known_value(spending.achievement),
        absorption=known_value(money.ratio if money else None),
        planned_staff=known_value(staff.revised if staff else None),
        used_staff=known_value(staff.actual if staff else None),
        outputs=tuple(
            OutputCost(*(known_value(cell) for cell in (v.budget, v.realised, v.planned, v.done)))
            for v in spending.volumes
        ),
    )


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


def _achievement_minus_absorption(spending: Spending) -> Way:
    money = spending.line(Resource.MONEY)
    ratio = money.ratio if money else _UNKNOWN
    return Way("{0} − {1}", (spending.reached, "Serapan"), (spending.achievement, ratio))


def _unspent_share(spending: Spending) -> Way:
    money = spending.line(Resource.MONEY)
    return Way("100 − {0}", ("Serapan",), (money.ratio if money else _UNKNOWN,))


def _budget_over_realisation(spending: Spending) -> Way:
    return _quotient(("Pagu", "Realisasi"), *_amounts(spending.line(Resource.MONEY)))


def _economy(spending: Spending) -> Way:
    budget, realised = _amounts(spending.line(Resource.MONEY))
    return _quotient(("Realisasi", "Pagu"), realised, budget)


def _staff_ratio(spending: Spending) -> Way:
    planned, used = _amounts(spending.line(Resource.STAFF))
    return _quotient(("SDM dipakai", "SDM tersedia"), used, planned)


def _effectiveness(spending: Spending) -> Way:
    return Way("{0}", (spending.reached,), (spending.achievement,))


def _quotient(names: tuple[str, str], part: CellValue, whole: CellValue) -> Way:
    return Way("100 × {0} ÷ {1}", names, (part, whole))


def _amounts(line: ResourceResult | None) -> tuple[CellValue, CellValue]:
    return (line.revised, line.actual) if line else (_UNKNOWN, _UNKNOWN)


def _volume_cost(spending: Spending) -> Way:
    savings = " + ".join(f"(1 − {_cost_ratio(place)})" for place in range(len(spending.volumes)))
    return _over_volumes(spending, f"100 × [{savings}] ÷ {len(spending.volumes)}")


def _cost_per_output(spending: Spending) -> Way:
    return _over_volumes(spending, f"100 × {_cost_ratio(0)}", most=1)


def _unit_cost(spending: Spending) -> Way:
    return _over_volumes(spending, "{0} ÷ {1}", most=1)


def _output_budget(spending: Spending) -> Way:
    return _over_volumes(spending, _earned_share(spending))


def _efficiency_score(spending: Spending) -> Way:
    return _over_volumes(spending, f"50 + 50 × [{_earned_share(spending)}] ÷ 20 (E dibatasi −20 sampai 20)")


def _earned_share(spending: Spending) -> str:
    places = [4 * place for place in range(len(spending.volumes))]
    earned = " + ".join(f"{{{p + 2}}} × {{{p + 1}}} ÷ {{{p + 3}}}" for p in places)
    paid = " + ".join(f"{{{p}}}" for p in places)
    return f"100 × [({earned}) − ({paid})] ÷ ({earned})"


def _cost_ratio(place: int) -> str:
    p = 4 * place
    return f"({{{p}}} ÷ {{{p + 1}}}) ÷ ({{{p + 2}}} ÷ {{{p + 3}}})"


def _over_volumes(spending: Spending, template: str, most: int | None = None) -> Way:
    volumes = spending.volumes
    if not volumes or (most is not None and len(volumes) > most):
        return Way("{0}", ("Keluaran",), (Unavailable(Reason.NOT_APPLICABLE),))
    names = ("Realisasi anggaran", "Realisasi keluaran", "Pagu", "Target keluaran") * len(volumes)
    return Way(template, names, tuple(cell for volume in volumes for cell in volume.cells))


_WAYS: Mapping[EfficiencyMethod, Callable[[Spending], Way]] = {
    EfficiencyMethod.ACHIEVEMENT_MINUS_ABSORPTION: _achievement_minus_absorption,
    EfficiencyMethod.UNSPENT_SHARE: _unspent_share,
    EfficiencyMethod.BUDGET_OVER_REALISATION: _budget_over_realisation,
    EfficiencyMethod.STAFF_RATIO: _staff_ratio,
    EfficiencyMethod.VOLUME_COST: _volume_cost,
    EfficiencyMethod.OUTPUT_BUDGET: _output_budget,
    EfficiencyMethod.EFFICIENCY_SCORE: _efficiency_score,
    EfficiencyMethod.ECONOMY: _economy,
    EfficiencyMethod.COST_PER_OUTPUT_RATIO: _cost_per_output,
    EfficiencyMethod.EFFECTIVENESS: _effectiveness,
    EfficiencyMethod.UNIT_COST: _unit_cost,
}
