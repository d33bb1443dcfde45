"""Work with nothing below it and no money of the year: no sum above it can be made."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.work import NodeKind, Resource, ResourceInput, WorkNode
from capaian.rules.facts import Facts
from capaian.rules.output_reporting import find_funded_nodes
from capaian.rules.work_plan import WorkPlan

_WORDS = {
    NodeKind.PROGRAM: ("Program", "tidak punya kegiatan maupun anggaran sendiri"),
    NodeKind.ACTIVITY: ("Kegiatan", "tidak punya sub kegiatan maupun anggaran sendiri"),
    NodeKind.SUBACTIVITY: ("Sub kegiatan", "tidak punya anggaran tahun {year}"),
}
_REMEDY = (
    "Bila tidak dianggarkan, {unpaid}; "
    "bila dianggarkan, tulis pagu dan realisasinya di inputs.csv dengan kode ini sebagai node."
)
_LEAVES = "hapus barisnya dari nodes.csv"
_STAYS = "tulis 0 baginya di inputs.csv untuk tahun {year}, karena tahun lain memuat anggarannya"


def check_unfunded(facts: Facts, plan: WorkPlan) -> Iterator[Issue]:
    """Yield a warning for each of them, where other nodes have figures.

    An empty row says that its figures are still to come, and so does a sub-activity that no year has money
    of. What is stated of a node above counts for all below.
    """
    rows = [row for row in facts.office_year.inputs if _is_money_of(row, facts.office_year.year)]
    stated = find_funded_nodes(rows)
    if stated.isdisjoint(plan.node_by_id):
        return
    listed = {row.node for row in rows}
    paid = find_funded_nodes(facts.office_year.inputs)
    for leaf in plan.work.leaves:
        node = plan.node_by_id[leaf]
        is_told = node.kind is not NodeKind.SUBACTIVITY or leaf in paid
        if node.kind in _WORDS and is_told and leaf not in listed and stated.isdisjoint(plan.above(leaf)):
            yield _warning(node, facts.office_year.year, _STAYS if leaf in paid else _LEAVES)


def _is_money_of(row: ResourceInput, year: int) -> bool:
    return row.resource is Resource.MONEY and row.period.year == year


def _warning(node: WorkNode, year: int, unpaid: str) -> Issue:
    word, lacking = _WORDS[node.kind]
    message = (
        f"{word} {node.code} {node.name} {lacking.format(year=year)}, "
        "jadi jumlah pagu dan realisasi yang memuatnya tidak dapat dihitung."
    )
    remedy = _REMEDY.format(unpaid=unpaid.format(year=year))
    place = Place(node.place.file, node.place.row, "id")
    return Issue(Level.WARNING, "node_without_money", message, place, node.id, remedy)
