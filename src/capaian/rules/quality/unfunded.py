"""Programs and activities with nothing below them and no money: no sum above them can be made."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.work import NodeKind, Resource, ResourceInput, WorkNode
from capaian.rules.facts import Facts
from capaian.rules.paid_nodes import paid_nodes
from capaian.rules.work_plan import WorkPlan

_WORDS = {
    NodeKind.PROGRAM: ("Program", "kegiatan"),
    NodeKind.ACTIVITY: ("Kegiatan", "sub kegiatan"),
}
_REMEDY = (
    "Bila tidak dianggarkan, {unpaid}; "
    "bila dianggarkan, tulis pagu dan realisasinya di inputs.csv dengan kode ini sebagai node."
)
_LEAVES = "hapus barisnya dari nodes.csv"
_STAYS = "tulis 0 baginya di inputs.csv untuk tahun {year}, karena tahun lain memuat anggarannya"


def check_unfunded(facts: Facts, plan: WorkPlan) -> Iterator[Issue]:
    """Yield a warning for each of them, where other nodes have figures.

    An empty row says that its figures are still to come; what is stated of a node above counts for all below.
    """
    rows = [row for row in facts.office_year.inputs if _is_money_of(row, facts.office_year.year)]
    stated = paid_nodes(rows)
    if stated.isdisjoint(plan.node_by_id):
        return
    listed = {row.node for row in rows}
    paid = paid_nodes(facts.office_year.inputs)
    stays = _STAYS.format(year=facts.office_year.year)
    for leaf in plan.work.leaves:
        node = plan.node_by_id[leaf]
        if node.kind in _WORDS and leaf not in listed and stated.isdisjoint(plan.above(leaf)):
            yield _warning(node, stays if leaf in paid else _LEAVES)


def _is_money_of(row: ResourceInput, year: int) -> bool:
    return row.resource is Resource.MONEY and row.period.year == year


def _warning(node: WorkNode, unpaid: str) -> Issue:
    word, lacking = _WORDS[node.kind]
    message = (
        f"{word} {node.code} {node.name} tidak punya {lacking} maupun anggaran sendiri, "
        "jadi jumlah pagu dan realisasi yang memuatnya tidak dapat dihitung."
    )
    place = Place(node.place.file, node.place.row, "id")
    return Issue(Level.WARNING, "node_without_money", message, place, node.id, _REMEDY.format(unpaid=unpaid))
