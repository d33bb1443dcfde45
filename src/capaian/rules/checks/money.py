"""Money and staff: signs and sen, parents as their children, kinds as their whole,
spending and budgets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Final

from capaian.domain.identifiers import NodeId
from capaian.domain.issue import Place
from capaian.domain.numerals import decimals_of
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import StaffTotals
from capaian.domain.work import WHOLE_OFFICE, NodeKind, Resource, ResourceInput
from capaian.rules.checks.outliers import planned
from capaian.rules.checks.row import CheckedYear, CheckHit, Finders, each_of, hit
from capaian.rules.facts import group
from capaian.rules.work_plan import find_funded_nodes, find_mismatches, roll_up, sum_roots

_DECIMALS_OF_SEN: Final = 2
_SMALL_RUPIAH: Final = 1_000_000
"""Rupiah below which an amount with a fraction is hardly one of rupiah and sen, but millions:
91,93.
"""
_QUARTERS: Final = 4
_WORDS: Final = {"original": "Pagu murni", "revised": "Pagu", "actual": "Realisasi"}
_STAFF_WORDS: Final = {"original": "SDM murni", "revised": "SDM tersedia", "actual": "SDM dipakai"}
_KINDS: Final = (
    ("all", "", ("operations", "capital"), "belanja operasi dan modal"),
    (
        "operations",
        " belanja operasi",
        ("personnel", "goods"),
        "belanja pegawai dan barang dan jasa",
    ),
)
"""Kinds of money, with those that together make them."""


@dataclass(frozen=True, slots=True)
class _Amount:
    """One cell of `inputs.csv`."""

    row: ResourceInput
    column: str
    value: Decimal

    @property
    def place(self) -> Place:
        """Where it stands."""
        return replace(self.row.place, column=self.column)

    @property
    def what(self) -> str:
        """What it is: `Pagu I.1, Tahun 2023`."""
        return f"{_WORDS[self.column]} {_node(self.row.node)}, {self.row.period.label}"

    @property
    def decimals(self) -> int:
        """Decimals of an amount of money; of staff none counts."""
        return decimals_of(self.value) if self.row.resource is Resource.MONEY else 0


def _amounts(checked: CheckedYear) -> Iterator[_Amount]:
    for row in checked.year.inputs:
        values = ((column, getattr(row, column)) for column in _WORDS)
        yield from (_Amount(row, column, value) for column, value in values if value is not None)


def _node(node: NodeId) -> str:
    return "seluruh dinas" if node == WHOLE_OFFICE else node


def _is_small_fraction(each: _Amount, _: CheckedYear) -> bool:
    return (
        each.value % 1 != 0
        and 0 < each.decimals <= _DECIMALS_OF_SEN
        and abs(each.value) < _SMALL_RUPIAH
    )


def _sheets(checked: CheckedYear) -> Iterator[Mapping[NodeId, _Amount]]:
    by_sheet = group(
        _amounts(checked), lambda e: (e.row.resource, e.row.kind, e.row.period, e.column)
    )
    for same in by_sheet.values():
        yield {each.row.node: each for each in same}


def total_subject(node: str, kind: str, column: str, period: Period) -> str:
    """Return the key of a stated amount of a node that is not the sum of what is below it.

    Examples:
        >>> total_subject("I.4", "all", "actual", Period.year_of(2024))
        'total_differs:inputs:I.4:all:actual:2024'
    """
    return f"total_differs:inputs:{node}:{kind}:{column}:{period}"


def _totals(checked: CheckedYear) -> Iterator[CheckHit]:
    """Stated amounts of nodes that are not the sum of what is below them."""
    adds_staff = checked.year.policies.staff_totals is StaffTotals.SUMMED
    tree, kept_totals = checked.plan.work, checked.facts.kept_totals
    for sheet in _sheets(checked):
        if next(iter(sheet.values())).row.resource is not Resource.MONEY and not adds_staff:
            continue
        values = {node: each.value for node, each in sheet.items()}
        subjects = {
            node: total_subject(node, e.row.kind, e.column, e.row.period)
            for node, e in sheet.items()
        }
        kept = frozenset(node for node, subject in subjects.items() if subject in kept_totals)
        sums = find_mismatches(tree, values, kept)
        rolled = roll_up(tree, values, lambda node, parts: sum(parts, Decimal(0)), kept)
        total = sum_roots(tree, rolled, tree.roots)
        if total is not None and values.get(WHOLE_OFFICE, total) != total:
            sums[WHOLE_OFFICE] = total
        for node, summed in sums.items():
            used = "angka yang tertulis" if node in kept else "jumlah bagiannya"
            each, key = sheet[node], subjects[node].partition(":")[2]
            yield hit(
                each.row.place, None, each.value, amount=each, sum=summed, used=used, key=key
            )


def _staff_parts(checked: CheckedYear) -> Iterator[CheckHit]:
    """Nodes with more staff than the node that they are part of has in all."""
    if checked.year.policies.staff_totals is StaffTotals.SUMMED:
        return
    for sheet in _sheets(checked):
        for node, each in sheet.items():
            own = checked.plan.node_by_id.get(node)
            whole = None if own is None or own.parent is None else sheet.get(own.parent)
            if (
                each.row.resource is not Resource.MONEY
                and whole is not None
                and each.value > whole.value
            ):
                words = {
                    "word": _STAFF_WORDS[each.column],
                    "row": each.row,
                    "above": _node(whole.row.node),
                }
                words |= {"node": _node(node), "amount": each.value, "whole": whole.value}
                yield hit(each.row.place, None, each.value, column=each.column, **words)


def _kinds(checked: CheckedYear) -> Iterator[CheckHit]:
    """Kinds of money beside those that make them, where a node has them all."""
    money = [each for each in _amounts(checked) if each.row.resource is Resource.MONEY]
    for same in group(money, lambda each: (each.row.node, each.row.period, each.column)).values():
        by_kind = {each.row.kind: each for each in same}
        for kind, name, kinds, parts in _KINDS:
            if kind in by_kind and by_kind.keys() >= {*kinds}:
                each, summed = (
                    by_kind[kind],
                    sum((by_kind[part].value for part in kinds), Decimal(0)),
                )
                if each.value != summed:
                    what = (
                        f"{_WORDS[each.column]}{name} {_node(each.row.node)}, "
                        f"{each.row.period.label}"
                    )
                    words = {"what": what, "amount": each.value, "parts": parts, "sum": summed}
                    key = {
                        "key": "kinds" if kind == "all" else f"kinds-{kind}",
                        "column": each.column,
                    }
                    yield hit(each.row.place, None, each.value, row=each.row, **words, **key)


@dataclass(frozen=True, slots=True)
class _Excess:
    """Money that was spent above a ceiling."""

    row: ResourceInput
    period: Period
    spent: Decimal
    ceiling: Decimal
    words: str


def _overspent(checked: CheckedYear, *, of_year: bool) -> Iterator[CheckHit]:
    """Money above the budget of the year, or above the cash plan of a part of it.

    What a node below has already is not repeated: amounts of nodes are sums of what is below them.
    """
    rows = [
        own for (_, resource, _), own in checked.facts.inputs.items() if resource is Resource.MONEY
    ]
    found = [each for own in rows for each in (*_of_rows(own), *_of_quarters(own))]
    below = [each for each in found if each.row.node != WHOLE_OFFICE]
    above = {(up, e.row.kind, e.period) for e in below for up in checked.plan.above(e.row.node)}
    above |= {(WHOLE_OFFICE, each.row.kind, each.period) for each in below}
    for each in found:
        is_of_kind = (each.period.kind is PeriodKind.YEAR) is of_year
        if is_of_kind and (each.row.node, each.row.kind, each.period) not in above:
            yield hit(each.row.place, None, each.spent, each=each, node=_node(each.row.node))


def _of_rows(rows: Iterable[ResourceInput]) -> Iterator[_Excess]:
    for row in rows:
        budget = planned(row)
        if budget is not None and row.actual is not None and row.actual > budget:
            yield _Excess(row, row.period, row.actual, budget, "Realisasi")


def _of_quarters(rows: Sequence[ResourceInput]) -> Iterator[_Excess]:
    """Compare the quarters together with the year's budget,
    else with their own budgets together.
    """
    years = {row.period: row for row in rows if row.period.kind is PeriodKind.YEAR}
    quarters = [row for row in rows if row.period.kind is PeriodKind.QUARTER]
    for year, parts in group(quarters, lambda row: Period.year_of(row.period.year)).items():
        whole = years.get(year)
        if whole is not None and whole.actual is not None:
            continue  # the row of the year is checked by itself
        budgets = [budget for row in parts if (budget := planned(row)) is not None]
        ceiling = sum(budgets, Decimal(0)) if len(budgets) >= _QUARTERS else None
        if whole is not None and planned(whole) is not None:
            ceiling = planned(whole)
        spent = sum((row.actual for row in parts if row.actual is not None), Decimal(0))
        if ceiling is not None and spent > ceiling:
            yield _Excess(whole or parts[-1], year, spent, ceiling, "Realisasi semua triwulan")


_UNFUNDED: Final = {
    NodeKind.PROGRAM: ("Program", "tidak punya kegiatan maupun anggaran sendiri"),
    NodeKind.ACTIVITY: ("Kegiatan", "tidak punya sub kegiatan maupun anggaran sendiri"),
    NodeKind.SUBACTIVITY: ("Sub kegiatan", "tidak punya anggaran"),
}


def _unfunded(checked: CheckedYear) -> Iterator[CheckHit]:
    """Work with nothing below it and no money of the year, where other nodes have figures.

    An empty row says that its figures are still to come, and so does a sub-activity that no year
    has money of. What is stated of a node above counts for all below.
    """
    year, plan = checked.year, checked.plan
    rows = [r for r in year.inputs if r.resource is Resource.MONEY and r.period.year == year.year]
    funded, listed, ever = (
        find_funded_nodes(rows),
        {row.node for row in rows},
        find_funded_nodes(year.inputs),
    )
    for leaf in () if funded.isdisjoint(plan.node_by_id) else plan.work.leaves:
        node = plan.node_by_id[leaf]
        is_expected = node.kind in _UNFUNDED and (
            node.kind is not NodeKind.SUBACTIVITY or leaf in ever
        )
        if is_expected and leaf not in listed and funded.isdisjoint(plan.above(leaf)):
            word, lacking = _UNFUNDED[node.kind]
            yield hit(
                node.place, "id", leaf, node=node, word=word, lacking=lacking, year=year.year
            )


MONEY_FINDERS: Final[Finders] = {
    "input_negative": each_of(_amounts, None, lambda each, _: each.value < 0),
    # a comma stands where a dot belongs
    "input_with_thousandths": each_of(
        _amounts, None, lambda each, _: each.decimals > _DECIMALS_OF_SEN
    ),
    "input_with_fraction": each_of(_amounts, None, _is_small_fraction),
    "total_differs.money_totals": _totals,
    "part_larger_than_whole.staff_parts": _staff_parts,
    "total_differs.money_kinds": _kinds,
    "realised_above_budget": partial(_overspent, of_year=True),
    "realised_above_cash_plan": partial(_overspent, of_year=False),
    "node_without_money": _unfunded,
}
