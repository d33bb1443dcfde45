"""Money and staff: summed up the work-plan tree from what the leaves were given and used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.domain.assessment import ResourceResult
from capaian.domain.identifiers import NodeId
from capaian.domain.policy import Aggregation, StaffTotals, Step
from capaian.domain.value import PERCENT, RUPIAH, Known, Reason, Result, Unavailable, Unit
from capaian.domain.work import WHOLE_OFFICE, Resource, ResourceInput, RestatedColumn
from capaian.rules.assess.context import (
    AssessContext,
    Label,
    Row,
    combine_rows,
    divide_results,
    read_reason,
    record,
    settled_rows,
    total,
)
from capaian.rules.checks.money import total_subject
from capaian.rules.efficiency import absorption
from capaian.rules.spans import is_within
from capaian.rules.work_plan import ValueTree, descend, roll_up


@dataclass(frozen=True, slots=True)
class Column:
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
    Column("original", "Pagu murni", "SDM murni", lambda row: row.original, Reason.NOT_IN_SOURCE),
    Column("revised", "Pagu", "SDM tersedia", lambda row: row.revised, Reason.NOT_REPORTED),
    Column("actual", "Realisasi", "SDM dipakai", lambda row: row.actual, Reason.NOT_REPORTED),
)


_REVISED = COLUMNS[1]
_UNCHANGED = Column(
    "original",
    "Pagu (semula, tidak diubah)",
    "SDM tersedia (semula)",
    lambda row: row.original,
    Reason.NOT_REPORTED,
)
"""What stands for the revised amount where nothing was revised."""


@dataclass(frozen=True, slots=True)
class Line:
    """A breakdown that an office keeps: money of all kinds, operations, capital, staff ..."""

    resource: Resource
    kind: str

    @property
    def unit(self) -> Unit:
        """Rupiah or persons."""
        return RUPIAH if self.resource is Resource.MONEY else Unit("orang")


@dataclass(frozen=True, slots=True)
class Ledger:
    """All amounts of one line by column and node; nodes without a figure are absent."""

    line: Line
    columns: Mapping[str, Mapping[NodeId, Result]]
    nodes: frozenset[NodeId]
    """Nodes that have a row, or something below them has."""


def find_lines(desk: AssessContext) -> tuple[Line, ...]:
    """Return the breakdowns in use: money of all kinds first, then as the dossier orders them."""
    rows = [row for row in desk.office_year.inputs if is_within(row.period, desk.as_of)]
    found = dict.fromkeys(Line(row.resource, row.kind) for row in rows)
    return tuple(sorted(found, key=lambda line: (line.resource is not Resource.MONEY, line.kind != "all")))


def keep_ledger(desk: AssessContext, tree: ValueTree, line: Line, labels: Mapping[NodeId, str]) -> Ledger:
    """Return the amounts of a line for each node of the work plan.

    A budget that nobody revised is in force as it was granted: an empty revised amount is the original one
    where neither the node itself nor anything above or below it has a revised one.
    """
    columns = {column.name: roll_column(desk, tree, line, column, labels) for column in COLUMNS}
    concerned = {node for node in tree.order if _rows_of(desk, node, line)}
    for node in reversed(tree.order):
        if _adds_up(desk, line) and any(child in concerned for child in tree.children[node]):
            concerned.add(node)
    return Ledger(line, columns, frozenset(concerned))


def node_resources(
    desk: AssessContext, ledgers: Iterable[Ledger], node: NodeId, label: str
) -> list[ResourceResult]:
    """Return what a node of the work plan was given and used, by line."""
    results = []
    for ledger in ledgers:
        if node in ledger.nodes:
            amounts = [_amount_of(desk, ledger, column, node, label) for column in COLUMNS]
            results.append(_result(desk, ledger.line, label, amounts))
    return results


def summed_resources(
    desk: AssessContext,
    ledgers: Iterable[Ledger],
    nodes: Sequence[NodeId],
    label: str,
    labels: Mapping[NodeId, str],
) -> list[ResourceResult]:
    """Return what several nodes together were given and used: the programs of an objective."""
    results = []
    for ledger in ledgers:
        is_one = len(nodes) == 1 or _adds_up(desk, ledger.line)
        if nodes and is_one and all(node in ledger.nodes for node in nodes):
            amounts = [_sum_column(desk, ledger, column, nodes, (label, labels)) for column in COLUMNS]
            results.append(_result(desk, ledger.line, label, amounts))
    return results


def office_totals(
    desk: AssessContext, ledgers: Iterable[Ledger], roots: Sequence[NodeId], labels: Mapping[NodeId, str]
) -> tuple[ResourceResult, ...]:
    """Return what the whole office was given and used, by line.

    Each amount is the sum of the programs; where these are not all known, what the source gives for the
    office as a whole.
    """
    results = []
    for ledger in ledgers:
        amounts = [_office_amount(desk, ledger, column, roots, labels) for column in COLUMNS]
        results.append(_result(desk, ledger.line, "seluruh dinas", amounts))
    return tuple(results)


def roll_column(
    desk: AssessContext, tree: ValueTree, line: Line, column: Column, labels: Mapping[NodeId, str]
) -> dict[NodeId, Result]:
    """Return one amount of a line for each node that has it: summed from the leaves, else its own."""
    unchanged = unchanged_nodes(desk, tree, line) if column is _REVISED else frozenset()
    kept = _kept(desk, tree, line, column)
    if unchanged:
        kept |= unchanged & _kept(desk, tree, line, _UNCHANGED)
    own = {}
    for node in tree.order:
        if node in unchanged:
            own[node] = _own_amount(desk, node, line, _UNCHANGED, labels[node])
        elif _has_figure(desk, node, line, column):
            own[node] = _own_amount(desk, node, line, column, labels[node])

    def add_children(node: NodeId, parts: Sequence[Result]) -> Result:
        names = tuple(labels[child] for child in tree.children[node])
        subject = f"{column.title(line.resource)} {labels[node]}, {desk.as_of.label}"
        return total(desk, Label(subject, line.unit, _decimals_of(desk, line)), names, parts)

    if not _adds_up(desk, line):
        return own
    return roll_up(tree, own, add_children, kept)


def unchanged_nodes(desk: AssessContext, tree: ValueTree, line: Line) -> frozenset[NodeId]:
    """Return the nodes whose original amount is in force: nothing at, above or below them was revised."""
    granted = {node for node in tree.order if _has_figure(desk, node, line, _UNCHANGED)}
    if not granted or _has_figure(desk, WHOLE_OFFICE, line, _REVISED):
        return frozenset()
    revised = {node for node in tree.order if _has_figure(desk, node, line, _REVISED)}
    touched = {below for node in revised for below in descend(tree, node)}
    for node in reversed(tree.order):
        if not touched.isdisjoint(tree.children[node]):
            touched.add(node)
    return frozenset(granted - touched)


def _decimals_of(desk: AssessContext, line: Line) -> int:
    return desk.facts.money_decimals if line.resource is Resource.MONEY else 0


def _adds_up(desk: AssessContext, line: Line) -> bool:
    """Say whether a node has the sum of what is below it: money always, staff as the office declares."""
    return line.resource is Resource.MONEY or desk.policies.staff_totals is StaffTotals.SUMMED


def _kept(desk: AssessContext, tree: ValueTree, line: Line, column: Column) -> frozenset[NodeId]:
    """Return the nodes whose stated amount counts although its parts make another, by declaration."""
    return frozenset(
        node
        for node in tree.order
        for row in _rows_of(desk, node, line)
        if total_subject(node, line.kind, column.name, row.period) in desk.facts.kept_totals
    )


def _rows_of(desk: AssessContext, node: NodeId, line: Line) -> list[ResourceInput]:
    rows = desk.facts.inputs.get((node, line.resource, line.kind), ())
    return [row for row in rows if is_within(row.period, desk.as_of)]


def _rows_for(desk: AssessContext, node: NodeId, line: Line, column: Column) -> list[ResourceInput]:
    """Return the rows that tell a column of a node: what it gets by quarter is no change of its budget.

    A row of all the time since January that grants anything speaks for the revised amount alone.
    """
    rows = _rows_of(desk, node, line)
    until = (row for row in rows if row.period.end == desk.as_of.end and row.period.start.month == 1)
    whole = [row for row in until if row.is_granted] if column is _REVISED else []
    return whole or rows


def _has_figure(desk: AssessContext, node: NodeId, line: Line, column: Column) -> bool:
    return any(column.read(row) is not None for row in _rows_for(desk, node, line, column))


def _own_amount(desk: AssessContext, node: NodeId, line: Line, column: Column, label: str) -> Result:
    rows = [
        Row(
            row.period,
            column.read(row),
            desk.facts.prior_reference(row, RestatedColumn(column.name)),
            read_reason(row.note, column.empty),
        )
        for row in _rows_for(desk, node, line, column)
    ]
    subject = f"{column.title(line.resource)}{_kind_text(line)} {label}"
    stated = settled_rows(rows, desk.as_of)
    named = Label(subject, line.unit, _decimals_of(desk, line))
    return combine_rows(desk, named, stated, Aggregation.SUM, desk.as_of)


def _amount_of(desk: AssessContext, ledger: Ledger, column: Column, node: NodeId, label: str) -> Result:
    found = ledger.columns[column.name].get(node)
    if found is not None:
        return found
    if _rows_of(desk, node, ledger.line):
        return _own_amount(desk, node, ledger.line, column, label)
    return _absent(desk, ledger.line, column, label)


def _absent(desk: AssessContext, line: Line, column: Column, label: str) -> Result:
    subject = f"{column.title(line.resource)}{_kind_text(line)} {label}, {desk.as_of.label}"
    return record(desk, subject, Unavailable(column.empty), line.unit, None)


def _sum_column(
    desk: AssessContext,
    ledger: Ledger,
    column: Column,
    nodes: Sequence[NodeId],
    naming: tuple[str, Mapping[NodeId, str]],
) -> Result:
    label, labels = naming
    found = [ledger.columns[column.name].get(node) for node in nodes]
    amounts = [amount for amount in found if amount is not None]
    if len(amounts) < len(nodes):
        return _absent(desk, ledger.line, column, label)
    names = tuple(labels[node] for node in nodes)
    subject = f"{column.title(ledger.line.resource)}{_kind_text(ledger.line)} {label}, {desk.as_of.label}"
    return total(desk, Label(subject, ledger.line.unit, _decimals_of(desk, ledger.line)), names, amounts)


def _office_amount(
    desk: AssessContext, ledger: Ledger, column: Column, roots: Sequence[NodeId], labels: Mapping[NodeId, str]
) -> Result:
    amounts = ledger.columns[column.name]
    are_known = roots and all(isinstance(amounts.get(root), Known) for root in roots)
    if not _adds_up(desk, ledger.line):
        return _amount_of_office(desk, ledger.line, column)
    if are_known or not _rows_of(desk, WHOLE_OFFICE, ledger.line):
        return _sum_column(desk, ledger, column, roots, ("seluruh dinas", labels))
    return _amount_of_office(desk, ledger.line, column)


def _amount_of_office(desk: AssessContext, line: Line, column: Column) -> Result:
    if _rows_of(desk, WHOLE_OFFICE, line):
        stands = _UNCHANGED if column is _REVISED and not is_revised(desk, line) else column
        return _own_amount(desk, WHOLE_OFFICE, line, stands, "seluruh dinas")
    return _absent(desk, line, column, "seluruh dinas")


def is_revised(desk: AssessContext, line: Line) -> bool:
    """Say whether anything of a line was revised: what the office was granted first is in force no more."""
    own = (row.node for row in desk.office_year.inputs if Line(row.resource, row.kind) == line)
    return any(_has_figure(desk, node, line, _REVISED) for node in dict.fromkeys(own))


def _result(desk: AssessContext, line: Line, label: str, amounts: Sequence[Result]) -> ResourceResult:
    original, revised, actual = amounts
    word = "Serapan anggaran" if line.resource is Resource.MONEY else "Pemakaian SDM"
    names = COLUMNS[2].title(line.resource), COLUMNS[1].title(line.resource)
    named = Label(f"{word}{_kind_text(line)} {label}, {desk.as_of.label}", PERCENT, step=Step.ABSORPTION)
    ratio = divide_results(desk, named, names, (actual, revised), absorption)
    return ResourceResult(line.resource, line.kind, desk.as_of, original, revised, actual, ratio)


def _kind_text(line: Line) -> str:
    words = {
        "all": "",
        "operations": " belanja operasi",
        "capital": " belanja modal",
        "machinery": " belanja modal peralatan dan mesin",
        "personnel": " belanja pegawai",
        "goods": " belanja barang dan jasa",
    }
    return words.get(line.kind, f" {line.kind}")
