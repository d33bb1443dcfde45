"""Means over the activities of each program and of the office (capaian rata-rata)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from capaian.domain.assessment import IndicatorResult, NodeResult
from capaian.domain.group_mean import GroupMean
from capaian.domain.identifiers import NodeId
from capaian.domain.policy import Step
from capaian.domain.value import PERCENT, Known, Reason, Result, Unavailable
from capaian.domain.work import NodeKind, Resource
from capaian.rules.aggregate import mean
from capaian.rules.assess.context import AssessContext, Recipe, settle, sum_template

PriorOf = Callable[[NodeResult], Sequence[Result]]
"""Gives last year's achievements of the indicators of a node."""


@dataclass(frozen=True, slots=True)
class _Group:
    """A program, or the whole office, with its activities."""

    node: NodeId | None
    label: str
    activities: Sequence[NodeResult]


def group_means(
    desk: AssessContext, nodes: Sequence[NodeResult], indicators: Sequence[IndicatorResult]
) -> tuple[GroupMean, ...]:
    """Return the means of each program with activities, then of the whole office.

    Legal basis:
        rulebook topic `aggregation`: plain mean, uncapped.
    """
    activities = [node for node in nodes if node.kind is NodeKind.ACTIVITY]
    if not activities:
        return ()
    programs = [node for node in nodes if node.kind is NodeKind.PROGRAM]
    below = {p.id: [a for a in activities if a.parent == p.id] for p in programs}
    groups = [_Group(p.id, f"kegiatan {p.code} {p.name}", below[p.id]) for p in programs if below[p.id]]
    prior = _prior_of(desk, {result.code: result for result in indicators})
    return tuple(
        _means(desk, each, prior) for each in (*groups, _Group(None, "seluruh kegiatan", activities))
    )


def _prior_of(desk: AssessContext, results: Mapping[str, IndicatorResult]) -> PriorOf:
    by_node = {node.id: node.indicators for node in desk.office_year.nodes}

    def prior_of(node: NodeResult) -> Sequence[Result]:
        found = [results[code].prior for code in by_node.get(node.id, ()) if code in results]
        return [prior.achievement for prior in found if prior is not None]

    return prior_of


def _means(desk: AssessContext, group: _Group, prior_of: PriorOf) -> GroupMean:
    outputs = [(a, [output.achievement for output in a.outputs]) for a in group.activities]
    earlier = [(a, [o.prior.achievement for o in a.outputs if o.prior]) for a in group.activities]
    return GroupMean(
        node=group.node,
        achievement=_mean(
            desk, group, "Rata-rata capaian", [(a, [a.mean_achievement]) for a in group.activities]
        ),
        prior_achievement=_mean(
            desk, group, "Rata-rata capaian tahun lalu", [(a, prior_of(a)) for a in group.activities]
        ),
        outputs=_mean(desk, group, "Rata-rata capaian keluaran", outputs),
        prior_outputs=_mean(desk, group, "Rata-rata capaian keluaran tahun lalu", earlier),
        money=_mean(desk, group, "Rata-rata serapan anggaran", _shares(group, Resource.MONEY)),
        staff=_mean(desk, group, "Rata-rata pemakaian SDM", _shares(group, Resource.STAFF)),
    )


def _shares(group: _Group, resource: Resource) -> list[tuple[NodeResult, Sequence[Result]]]:
    return [
        (a, [r.ratio for r in a.inputs if r.resource is resource and r.kind == "all"])
        for a in group.activities
    ]


def _mean(
    desk: AssessContext, group: _Group, word: str, members: Sequence[tuple[NodeResult, Sequence[Result]]]
) -> Result:
    """The mean of the figures that are there; each activity is named in the trace."""
    pairs = [(a, result) for a, results in members for result in results if isinstance(result, Known)]
    recipe = Recipe(
        subject=f"{word}, {group.label}",
        unit=PERCENT,
        rounding=desk.rounding(Step.MEAN),
        template=f"({sum_template(len(pairs))}) ÷ {len(pairs)}" if pairs else "",
        names=tuple(f"{a.code} {a.name}" for a, _ in pairs),
    )
    none = Unavailable(Reason.NOT_APPLICABLE, note="tidak ada kegiatan dengan angka ini")
    values = [result.value for _, result in pairs]
    return settle(desk, recipe, [result for _, result in pairs], mean(values) if values else none)
