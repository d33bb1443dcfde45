"""The two trees of an office-year: what is to be reached, and what is done for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from capaian.domain.identifiers import NodeId
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Goal, Objective
from capaian.domain.work import NodeKind, WorkNode
from capaian.rules.value_tree import ValueTree, descend, grow_tree

_WORDS = {
    NodeKind.PROGRAM: "Program",
    NodeKind.ACTIVITY: "Kegiatan",
    NodeKind.SUBACTIVITY: "Sub kegiatan",
}


@dataclass(frozen=True)
class WorkPlan:
    """Goals with their objectives, and programs with what is below them."""

    office_year: OfficeYear

    @cached_property
    def purposes(self) -> ValueTree:
        """Goals with their objectives."""
        parents: dict[NodeId, NodeId | None] = {goal.id: None for goal in self.office_year.goals}
        parents |= {objective.id: objective.parent for objective in self.office_year.objectives}
        return grow_tree(parents)

    @cached_property
    def work(self) -> ValueTree:
        """Programs with what is below them."""
        return grow_tree({node.id: node.parent for node in self.office_year.nodes})

    @cached_property
    def node_by_id(self) -> Mapping[NodeId, WorkNode]:
        """Nodes of the work plan by id."""
        return {node.id: node for node in self.office_year.nodes}

    @cached_property
    def objective_by_id(self) -> Mapping[NodeId, Objective]:
        """Objectives by id."""
        return {objective.id: objective for objective in self.office_year.objectives}

    @cached_property
    def goal_by_id(self) -> Mapping[NodeId, Goal]:
        """Goals by id."""
        return {goal.id: goal for goal in self.office_year.goals}

    @cached_property
    def labels(self) -> Mapping[NodeId, str]:
        """How traces call a node: its kind and code."""
        labels = {goal.id: f"Tujuan {place}" for place, goal in enumerate(self.office_year.goals, 1)}
        labels |= {o.id: f"Sasaran {o.code} ({o.tier})" for o in self.office_year.objectives}
        return labels | {n.id: f"{_WORDS.get(n.kind, '')} {n.code}".strip() for n in self.office_year.nodes}

    @cached_property
    def served(self) -> Mapping[NodeId, NodeId | None]:
        """The objective that each node of the work plan serves: its own, or that of the node above."""
        served: dict[NodeId, NodeId | None] = {}
        for node in self.work.order:
            own = self.node_by_id[node]
            served[node] = own.objective or (served.get(own.parent) if own.parent else None)
        return served

    @cached_property
    def programs_below(self) -> Mapping[NodeId, tuple[NodeId, ...]]:
        """For each goal and objective: the programs that serve it or anything below it."""
        found: dict[NodeId, tuple[NodeId, ...]] = {}
        for purpose in self.purposes.order:
            below = frozenset(descend(self.purposes, purpose))
            found[purpose] = tuple(root for root in self.work.roots if self.served[root] in below)
        return found

    def above(self, node: NodeId) -> tuple[NodeId, ...]:
        """Return the nodes of the work plan above one, the nearest first; each once, even in a circle."""
        found: dict[NodeId, None] = {}
        own = self.node_by_id.get(node)
        while own is not None and own.parent is not None and own.parent not in found:
            found[own.parent] = None
            own = self.node_by_id.get(own.parent)
        return tuple(found)

    @cached_property
    def leaves_below(self) -> Mapping[NodeId, tuple[NodeId, ...]]:
        """For each node of the work plan: the nodes without children at or below it."""
        leaves = frozenset(self.work.leaves)
        return {
            node: tuple(below for below in descend(self.work, node) if below in leaves)
            for node in self.work.order
        }
