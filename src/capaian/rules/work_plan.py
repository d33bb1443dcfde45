"""The two trees of an office-year: what is to be reached, and what is done for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final, TypeVar

from capaian.domain.identifiers import NodeId
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Objective
from capaian.domain.work import NodeKind, Resource, ResourceInput, WorkNode

Value = TypeVar("Value")
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class ValueTree:
    """Nodes in depth-first order, each before what is below it,
    children in the order of the dossier.
    """

    order: tuple[NodeId, ...]
    children: Mapping[NodeId, tuple[NodeId, ...]]
    depth: Mapping[NodeId, int]
    """0 for the uppermost."""

    @property
    def leaves(self) -> tuple[NodeId, ...]:
        """Nodes without children, in order."""
        return tuple(node for node in self.order if not self.children[node])

    @property
    def roots(self) -> tuple[NodeId, ...]:
        """The uppermost nodes, in order."""
        return tuple(node for node in self.order if self.depth[node] == 0)


def grow_tree(parents: Mapping[NodeId, NodeId | None]) -> ValueTree:
    """Return the tree of nodes by their parents; an unknown parent makes a root.

    Nodes of a loop hang on no root and are left out: `find_loops` names them.

    Examples:
        >>> tree = grow_tree({NodeId("I"): None, NodeId("II"): None, NodeId("I.1"): NodeId("I")})
        >>> tree.order, tree.depth["I.1"], tree.leaves
        (('I', 'I.1', 'II'), 1, ('I.1', 'II'))
    """
    below: dict[NodeId, list[NodeId]] = {node: [] for node in parents}
    for node, parent in parents.items():
        if parent is not None and parent in below:
            below[parent].append(node)
    depth: dict[NodeId, int] = {}
    pending = [
        (node, 0) for node, parent in reversed(list(parents.items())) if parent not in below
    ]
    while pending:
        node, level = pending.pop()
        depth[node] = level
        pending.extend((child, level + 1) for child in reversed(below[node]))
    return ValueTree(tuple(depth), {node: tuple(below[node]) for node in depth}, depth)


def find_loops(parents: Mapping[NodeId, NodeId | None]) -> tuple[NodeId, ...]:
    """Return the nodes that hang on no root because going up from them never ends.

    Examples:
        >>> find_loops({NodeId("a"): NodeId("b"), NodeId("b"): NodeId("a"), NodeId("c"): None})
        ('a', 'b')
    """
    reached = grow_tree(parents).depth
    return tuple(node for node in parents if node not in reached)


def climb(start: Key, parents: Mapping[Key, Key | None]) -> list[Key]:
    """Return what is above something, the nearest first; a circle ends where it closes.

    Examples:
        >>> climb("I.1.1", {"I.1.1": "I.1", "I.1": "I", "I": None})
        ['I.1', 'I']
    """
    line = [start]
    while (above := parents.get(line[-1])) is not None and above in parents and above not in line:
        line.append(above)
    return line[1:]


def descend(tree: ValueTree, node: NodeId) -> tuple[NodeId, ...]:
    """Return the node and all below it, in order.

    Examples:
        >>> descend(grow_tree({NodeId("I"): None, NodeId("I.1"): NodeId("I")}), NodeId("I"))
        ('I', 'I.1')
    """
    found: list[NodeId] = []
    pending = [node]
    while pending:
        current = pending.pop()
        found.append(current)
        pending.extend(reversed(tree.children.get(current, ())))
    return tuple(found)


def roll_up(
    tree: ValueTree,
    stated: Mapping[NodeId, Value],
    combine: Callable[[NodeId, Sequence[Value]], Value],
    kept: Collection[NodeId] = (),
) -> dict[NodeId, Value]:
    """Return a value for each node that has one: parents from their children,
    as far as all have one.

    A parent with a child that has none keeps its own value: a part is never taken for the whole.

    Args:
        tree: the tree.
        stated: what is stated of single nodes.
        combine: makes the value of a node from those of its children, in order.
        kept: nodes whose own value counts, whatever their children make.

    Examples:
        >>> tree = grow_tree({NodeId("I"): None, NodeId("I.1"): NodeId("I"),
        ...     NodeId("I.2"): NodeId("I")})
        >>> roll_up(tree, {NodeId("I.1"): 2, NodeId("I.2"): 3}, lambda node,
        ...     parts: sum(parts))["I"]
        5
    """
    values: dict[NodeId, Value] = {}
    for node in reversed(tree.order):
        parts = [values[child] for child in tree.children[node] if child in values]
        is_kept = node in kept and node in stated
        if parts and len(parts) == len(tree.children[node]) and not is_kept:
            values[node] = combine(node, parts)
        elif node in stated:
            values[node] = stated[node]
    return values


def find_mismatches(
    tree: ValueTree, stated: Mapping[NodeId, Decimal], kept: Collection[NodeId] = ()
) -> dict[NodeId, Decimal]:
    """Return the nodes whose stated figure differs from the sum of their children's,
    with that sum.

    Children count with their own sums where these can be made, so that one wrong leaf shows once
    per level only if each level states another figure. Nodes that are `kept` count upwards as
    stated.

    Examples:
        >>> tree = grow_tree({NodeId("I"): None, NodeId("I.1"): NodeId("I")})
        >>> find_mismatches(tree, {NodeId("I"): Decimal(5), NodeId("I.1"): Decimal(4)})
        {'I': Decimal('4')}
    """
    rolled = roll_up(tree, stated, lambda node, parts: sum(parts, Decimal(0)), kept)
    sums = {
        node: sum_roots(tree, rolled, tree.children[node]) for node in tree.order if node in stated
    }
    return {
        node: total for node, total in sums.items() if total is not None and total != stated[node]
    }


def sum_roots(
    tree: ValueTree, values: Mapping[NodeId, Decimal], roots: Iterable[NodeId]
) -> Decimal | None:
    """Return the sum over some nodes; `None` if one of them has no value or there are none.

    Examples:
        >>> tree = grow_tree({NodeId("I"): None})
        >>> sum_roots(tree, {NodeId("I"): Decimal(4)}, tree.roots)
        Decimal('4')
    """
    chosen = [node for node in roots if node in tree.depth]
    if not chosen or any(node not in values for node in chosen):
        return None
    return sum((values[node] for node in chosen), Decimal(0))


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
    def labels(self) -> Mapping[NodeId, str]:
        """How traces call a node: its kind and code."""
        labels = {
            goal.id: f"Tujuan {place}" for place, goal in enumerate(self.office_year.goals, 1)
        }
        labels |= {o.id: f"Sasaran {o.code} ({o.tier})" for o in self.office_year.objectives}
        return labels | {
            n.id: f"{_WORDS.get(n.kind, '')} {n.code}".strip() for n in self.office_year.nodes
        }

    @cached_property
    def served(self) -> Mapping[NodeId, NodeId | None]:
        """The objective that each node of the work plan serves: its own,
        or that of the node above.
        """
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
        """Return the nodes of the work plan above one, the nearest first; each once,
        even in a circle.
        """
        return tuple(climb(node, self._parents))

    @cached_property
    def _parents(self) -> Mapping[NodeId, NodeId | None]:
        return {each.id: each.parent for each in self.node_by_id.values()}

    @cached_property
    def leaves_below(self) -> Mapping[NodeId, tuple[NodeId, ...]]:
        """For each node of the work plan: the nodes without children at or below it."""
        leaves = frozenset(self.work.leaves)
        return {
            node: tuple(below for below in descend(self.work, node) if below in leaves)
            for node in self.work.order
        }


_SUPPORT: Final = "program penunjang"
"""How the nomenclature begins the name of the program that serves no objective of its own."""


def subactivities_of(office_year: OfficeYear) -> Sequence[WorkNode]:
    """Return the sub-activities of the plan."""
    return [node for node in office_year.nodes if node.kind is NodeKind.SUBACTIVITY]


def core_programs_of(office_year: OfficeYear) -> Sequence[WorkNode]:
    """Return the programs but those that support the office as a whole."""
    programs = (node for node in office_year.nodes if node.kind is NodeKind.PROGRAM)
    return [node for node in programs if not node.name.casefold().startswith(_SUPPORT)]


def find_funded_nodes(rows: Iterable[ResourceInput]) -> frozenset[NodeId]:
    """Return the nodes of which a row states a budget or what was spent, be it 0.

    Examples:
        >>> find_funded_nodes(())
        frozenset()
    """
    return frozenset(row.node for row in rows if row.resource is Resource.MONEY and row.has_amount)
