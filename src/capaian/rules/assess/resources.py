"""Money and staff: summed up the work-plan tree from what the leaves were given and used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from capaian.domain.assessment import EfficiencyResult, ResourceResult
from capaian.domain.identifiers import NodeId
from capaian.domain.policy import (
    Aggregation,
    EfficiencyMethod,
    EfficiencyRule,
    StaffTotals,
    Step,
    Verdict,
)
from capaian.domain.value import (
    PERCENT,
    RUPIAH,
    CellValue,
    Known,
    Reason,
    Result,
    Unavailable,
    Unit,
)
from capaian.domain.work import (
    KINDS_OF_MONEY,
    WHOLE_OFFICE,
    Resource,
    ResourceInput,
    RestatedColumn,
)
from capaian.rules.assess.context import (
    AssessContext,
    Label,
    Recipe,
    TypedFigure,
    find_gap,
    read_reason,
    settled_rows,
)
from capaian.rules.checks.money import total_subject
from capaian.rules.efficiency import (
    METHODS,
    Amount,
    compute_efficiency,
    is_read,
    judge_efficiency,
    judge_use,
)
from capaian.rules.spans import is_within
from capaian.rules.work_plan import WorkPlan, descend, roll_up


@dataclass(frozen=True, slots=True)
class ResourceColumn:
    """One of the three amounts of a resource."""

    name: str
    """Field of `ResourceInput` and `ResourceResult`."""
    money: str
    staff: str
    read: Callable[[ResourceInput], Decimal | None]
    empty: Reason
    """What an empty cell means: an original budget that a source does not hold will not come."""

    def title(self, resource: Resource) -> str:
        """The Indonesian word for the amount."""
        return self.money if resource is Resource.MONEY else self.staff


COLUMNS = (
    ResourceColumn(
        "original", "Pagu murni", "SDM murni", lambda row: row.original, Reason.NOT_IN_SOURCE
    ),
    ResourceColumn(
        "revised", "Pagu", "SDM tersedia", lambda row: row.revised, Reason.NOT_REPORTED
    ),
    ResourceColumn(
        "actual", "Realisasi", "SDM dipakai", lambda row: row.actual, Reason.NOT_REPORTED
    ),
)


_REVISED = COLUMNS[1]
_UNCHANGED = ResourceColumn(
    "original",
    "Pagu (semula, tidak diubah)",
    "SDM tersedia (semula)",
    lambda row: row.original,
    Reason.NOT_REPORTED,
)
"""What stands for the revised amount where nothing was revised."""
_OFFICE = "seluruh dinas"


@dataclass(frozen=True, slots=True)
class ResourceBreakdown:
    """A breakdown that an office keeps: money of all kinds, operations, capital, staff ..."""

    resource: Resource
    kind: str

    @property
    def is_money(self) -> bool:
        """Say whether it is rupiah, not persons."""
        return self.resource is Resource.MONEY

    @property
    def unit(self) -> Unit:
        """Rupiah or persons."""
        return RUPIAH if self.is_money else Unit("orang")

    @property
    def words(self) -> str:
        """Indonesian: the kind, as it follows a word for the amount;
        nothing for all kinds together.
        """
        return "" if self.kind == "all" else f" {KINDS_OF_MONEY.get(self.kind, self.kind)}"


MONEY = ResourceBreakdown(Resource.MONEY, "all")


@dataclass(frozen=True)
class LineRows:
    """The rows of one line until the end of a period, and how they sum up the work plan."""

    desk: AssessContext
    plan: WorkPlan
    line: ResourceBreakdown

    @property
    def adds_up(self) -> bool:
        """Say whether a node has the sum of what is below it: money always,
        staff as the office declares.
        """
        return self.line.is_money or self.desk.policies.staff_totals is StaffTotals.SUMMED

    def rows_of(self, node: NodeId) -> list[ResourceInput]:
        """Return the rows of a node."""
        rows = self.desk.facts.inputs.get((node, self.line.resource, self.line.kind), ())
        return [row for row in rows if is_within(row.period, self.desk.as_of)]

    def _rows_for(self, node: NodeId, column: ResourceColumn) -> list[ResourceInput]:
        """Return the rows that tell a column of a node:
        what it gets by quarter is no change of its budget.

        A row of just the time that is looked at, since January, speaks alone for the revised
        amount where it grants anything.
        """
        rows, as_of = self.rows_of(node), self.desk.as_of
        is_whole = column is _REVISED and as_of.start.month == 1
        whole = [row for row in rows if row.period == as_of and row.is_granted] if is_whole else []
        return whole or rows

    def has_figure(self, node: NodeId, column: ResourceColumn) -> bool:
        """Say whether a row of a node states an amount."""
        return any(column.read(row) is not None for row in self._rows_for(node, column))

    @cached_property
    def unchanged(self) -> frozenset[NodeId]:
        """Nodes whose original amount is in force: nothing at, above or below them was revised."""
        tree = self.plan.work
        granted = {node for node in tree.order if self.has_figure(node, _UNCHANGED)}
        if not granted or self.has_figure(WHOLE_OFFICE, _REVISED):
            return frozenset()
        revised = {node for node in tree.order if self.has_figure(node, _REVISED)}
        touched = {below for node in revised for below in descend(tree, node)}
        for node in reversed(tree.order):
            if not touched.isdisjoint(tree.children[node]):
                touched.add(node)
        return frozenset(granted - touched)

    @property
    def is_revised(self) -> bool:
        """Say whether anything was revised: what the office was granted
        first is in force no more.
        """
        rows = self.desk.office_year.inputs
        own = (row.node for row in rows if ResourceBreakdown(row.resource, row.kind) == self.line)
        return any(self.has_figure(node, _REVISED) for node in dict.fromkeys(own))

    def roll(self, column: ResourceColumn) -> dict[NodeId, Result]:
        """Return one amount for each node that has it: summed from the leaves, else its own.

        A budget that nobody revised is in force as it was granted: an empty revised amount is the
        original one where neither the node itself nor anything above or below it has a revised
        one.
        """
        tree, labels = self.plan.work, self.plan.labels
        unchanged = self.unchanged if column is _REVISED else frozenset()
        own = {}
        for node in tree.order:
            in_force = _UNCHANGED if node in unchanged else column
            if self.has_figure(node, in_force):
                own[node] = self.own_amount(node, in_force, labels[node])

        def add_children(node: NodeId, parts: Sequence[Result]) -> Result:
            names = tuple(labels[child] for child in tree.children[node])
            subject = f"{column.title(self.line.resource)} {labels[node]}, {self.desk.as_of.label}"
            return self.desk.total(self._label(subject), names, parts)

        if not self.adds_up:
            return own
        kept = self._kept(column) | (unchanged & self._kept(_UNCHANGED))
        return roll_up(tree, own, add_children, kept)

    def _kept(self, column: ResourceColumn) -> frozenset[NodeId]:
        """Return the nodes whose stated amount counts although its parts make another,
        by declaration.
        """
        kept, kind = self.desk.facts.kept_totals, self.line.kind
        return frozenset(
            node
            for node in self.plan.work.order
            for row in self.rows_of(node)
            if total_subject(node, kind, column.name, row.period) in kept
        )

    def own_amount(self, node: NodeId, column: ResourceColumn, label: str) -> Result:
        """Return what the rows of a node itself make."""
        rows = [
            TypedFigure(
                row.period,
                column.read(row),
                self.desk.facts.prior_reference(row, RestatedColumn(column.name)),
                read_reason(row.note, column.empty),
            )
            for row in self._rows_for(node, column)
        ]
        as_of, named = self.desk.as_of, self._label(self._subject(column, label))
        return self.desk.combine_rows(named, settled_rows(rows, as_of), Aggregation.SUM, as_of)

    def absent(self, column: ResourceColumn, label: str) -> Result:
        """Record that there is no amount."""
        subject = f"{self._subject(column, label)}, {self.desk.as_of.label}"
        return self.desk.record(Label(subject, self.line.unit), None, None, column.empty)

    def add(self, column: ResourceColumn, label: str, parts: Mapping[NodeId, Result]) -> Result:
        """Return the sum of the amounts of some nodes."""
        names = tuple(self.plan.labels[node] for node in parts)
        named = self._label(f"{self._subject(column, label)}, {self.desk.as_of.label}")
        return self.desk.total(named, names, [*parts.values()])

    def _subject(self, column: ResourceColumn, label: str) -> str:
        return f"{column.title(self.line.resource)}{self.line.words} {label}"

    def _label(self, subject: str) -> Label:
        decimals = self.desk.facts.money_decimals if self.line.is_money else 0
        return Label(subject, self.line.unit, decimals)


@dataclass(frozen=True, slots=True)
class ResourceLedger:
    """All amounts of one line by column and node; nodes without a figure are absent."""

    rows: LineRows
    columns: Mapping[str, Mapping[NodeId, Result]]
    nodes: frozenset[NodeId]
    """Nodes that have a row, or something below them has."""

    def of_node(self, node: NodeId, label: str) -> ResourceResult:
        """Return what a node of the work plan was given and used."""
        return self._result(label, [self._amount_of(column, node, label) for column in COLUMNS])

    def has_sum(self, nodes: Sequence[NodeId]) -> bool:
        """Say whether several nodes together have something: each of them, of what adds up."""
        is_one = len(nodes) == 1 or self.rows.adds_up
        return bool(nodes) and is_one and self.nodes.issuperset(nodes)

    def of_nodes(self, nodes: Sequence[NodeId], label: str) -> ResourceResult:
        """Return what several nodes together were given and used: the programs of an objective."""
        return self._result(label, [self._sum(column, nodes, label) for column in COLUMNS])

    def of_office(self) -> ResourceResult:
        """Return what the whole office was given and used.

        Each amount is the sum of the programs; where these are not all known, what the source
        gives for the office as a whole.
        """
        return self._result(_OFFICE, [self._amount_of_office(column) for column in COLUMNS])

    def _amount_of(self, column: ResourceColumn, node: NodeId, label: str) -> Result:
        found = self.columns[column.name].get(node)
        if found is None and self.rows.rows_of(node):
            return self.rows.own_amount(node, column, label)
        return found or self.rows.absent(column, label)

    def _sum(self, column: ResourceColumn, nodes: Sequence[NodeId], label: str) -> Result:
        amounts = self.columns[column.name]
        if any(node not in amounts for node in nodes):
            return self.rows.absent(column, label)
        return self.rows.add(column, label, {node: amounts[node] for node in nodes})

    def _amount_of_office(self, column: ResourceColumn) -> Result:
        rows, roots = self.rows, self.rows.plan.work.roots
        amounts = self.columns[column.name]
        are_known = bool(roots) and all(isinstance(amounts.get(root), Known) for root in roots)
        is_stated = bool(rows.rows_of(WHOLE_OFFICE))
        if rows.adds_up and (are_known or not is_stated):
            return self._sum(column, roots, _OFFICE)
        if not is_stated:
            return rows.absent(column, _OFFICE)
        in_force = _UNCHANGED if column is _REVISED and not rows.is_revised else column
        return rows.own_amount(WHOLE_OFFICE, in_force, _OFFICE)

    def _result(self, label: str, amounts: Sequence[Result]) -> ResourceResult:
        desk, line = self.rows.desk, self.rows.line
        original, revised, actual = amounts
        word = "Serapan anggaran" if line.is_money else "Pemakaian SDM"
        names = COLUMNS[2].title(line.resource), COLUMNS[1].title(line.resource)
        named = Label(
            f"{word}{line.words} {label}, {desk.as_of.label}", PERCENT, step=Step.ABSORPTION
        )
        ratio = desk.divide(named, names, (actual, revised))
        return ResourceResult(
            line.resource, line.kind, desk.as_of, original, revised, actual, ratio
        )


def keep_ledgers(desk: AssessContext, plan: WorkPlan) -> list[ResourceLedger]:
    """Return the breakdowns in use: money of all kinds first, then as the dossier orders them."""
    rows = [row for row in desk.office_year.inputs if is_within(row.period, desk.as_of)]
    found = dict.fromkeys(ResourceBreakdown(row.resource, row.kind) for row in rows)
    lines = sorted(found, key=lambda line: (not line.is_money, line.kind != "all"))
    return [_keep_ledger(LineRows(desk, plan, line)) for line in lines]


def _keep_ledger(rows: LineRows) -> ResourceLedger:
    tree = rows.plan.work
    name = ("ledger", rows.line, rows.desk.as_of)
    columns = rows.desk.log.reuse(
        name, lambda: {column.name: rows.roll(column) for column in COLUMNS}
    )
    concerned = {node for node in tree.order if rows.rows_of(node)}
    for node in reversed(tree.order):
        if rows.adds_up and any(child in concerned for child in tree.children[node]):
            concerned.add(node)
    return ResourceLedger(rows, columns, frozenset(concerned))


# --- efficiency of nodes and of the office, by each method that the office declares --------

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
    def named(self) -> Mapping[str, CellValue]:
        """All four as traces call them, in the order that templates number them."""
        return {
            "Realisasi anggaran": self.realised,
            "Realisasi keluaran": self.done,
            "Pagu": self.budget,
            "Target keluaran": self.planned,
        }


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


def judge_spending(desk: AssessContext, spending: Spending) -> tuple[EfficiencyResult, ...]:
    """Return one figure per declared method; nothing for a node without money or staff."""
    if not spending.inputs:
        return ()
    return tuple(_judge(desk, spending, method) for method in desk.policies.efficiency)


def _judge(desk: AssessContext, spending: Spending, method: EfficiencyMethod) -> EfficiencyResult:
    facts, named = METHODS[method], _named_cells(spending, method)
    policy = f"efficiency: {method}"
    label = Label(f"Efisiensi {spending.label}", facts.unit, None, Step.EFFICIENCY, policy)
    template = facts.template(len(spending.volumes)) if named else "{0}"
    names, cells = zip(*(named or [("Keluaran", Unavailable(Reason.NOT_APPLICABLE))]), strict=True)
    figures = [cell.value for cell in cells if isinstance(cell, Known)]
    outcome = find_gap(names, cells) or compute_efficiency(method, figures)
    value = desk.settle(Recipe(label, template, names), cells, outcome)
    is_judged = isinstance(value, Known) and is_read(method, desk.policies.efficiency_rule)
    return EfficiencyResult(method, value, _verdict(desk, spending, method) if is_judged else None)


def _verdict(desk: AssessContext, spending: Spending, method: EfficiencyMethod) -> Verdict | None:
    """Read what was used by the declared rule: staff for the staff ratio, money for all others."""
    line = spending.line(
        Resource.STAFF if method is EfficiencyMethod.STAFF_RATIO else Resource.MONEY
    )
    if line is None or not isinstance(line.ratio, Known):
        return None
    if desk.policies.efficiency_rule is EfficiencyRule.WITHIN_PLAN:
        return judge_use(line.ratio.value)
    if not isinstance(spending.achievement, Known):
        return None
    return judge_efficiency(spending.achievement.value, line.ratio.value)


def _named_cells(spending: Spending, method: EfficiencyMethod) -> Sequence[tuple[str, CellValue]]:
    """Return what a method takes of a node, as traces call it;
    none where it has no such outputs.
    """
    facts, volumes = METHODS[method], spending.volumes
    if not facts.amounts:
        is_of_several = facts.is_of_one_output and len(volumes) > 1
        return (
            [] if is_of_several else [pair for volume in volumes for pair in volume.named.items()]
        )
    money, staff = spending.line(Resource.MONEY), spending.line(Resource.STAFF)
    cells: dict[Amount, CellValue] = {
        Amount.ACHIEVEMENT: spending.achievement,
        Amount.ABSORPTION: money.ratio if money else _UNKNOWN,
        Amount.BUDGET: money.revised if money else _UNKNOWN,
        Amount.SPENT: money.actual if money else _UNKNOWN,
        Amount.STAFF_USED: staff.actual if staff else _UNKNOWN,
        Amount.STAFF_AVAILABLE: staff.revised if staff else _UNKNOWN,
    }
    names = [
        spending.reached if each is Amount.ACHIEVEMENT else each.value for each in facts.amounts
    ]
    return [(name, cells[each]) for name, each in zip(names, facts.amounts, strict=True)]
