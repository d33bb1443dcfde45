"""The work-plan tree: programs, activities, sub-activities; money, outputs, efficiency."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from capaian.documents.scope.values import Series, Thing, Value, absent, as_thing, record, records
from capaian.documents.scope.view import View, listed, matching, nested, post
from capaian.documents.scope.views.comparisons import band, compare_sign, trend, trend_sign
from capaian.documents.scope.world import World
from capaian.domain.assessment import (
    EfficiencyResult,
    GroupMean,
    NodeResult,
    OutputPrior,
    OutputResult,
    ResourceResult,
)
from capaian.domain.identifiers import NodeId
from capaian.domain.value import Known, Reason, Unavailable
from capaian.domain.work import KINDS_OF_MONEY, NodeKind, Resource
from capaian.rules.efficiency import is_read
from capaian.rules.facts import group
from capaian.rules.registers.balance import cost_per_document

WORK_KINDS = (NodeKind.PROGRAM, NodeKind.ACTIVITY, NodeKind.SUBACTIVITY)

_KIND_WORDS = {"all": "Seluruh belanja"} | {
    kind: words.capitalize() for kind, words in KINDS_OF_MONEY.items()
}


def _superseded(resource: ResourceResult, world: World) -> Value:
    """The original amount where a revision made it another one."""
    original, revised = resource.original, resource.revised
    is_same = (
        isinstance(original, Known)
        and isinstance(revised, Known)
        and original.value == revised.value
    )
    return absent("anggaran semula yang lain") if is_same else original


RESOURCE: View[ResourceResult] = View(
    ResourceResult,
    "sumber daya",
    "resource kind period.year original revised actual ratio",
    name=lambda r, w: _KIND_WORDS.get(r.kind, r.kind),
    period="period.label",
    superseded=_superseded,
)
OUTPUT_PRIOR: View[OutputPrior] = View(
    OutputPrior, "keluaran tahun lalu", "period.year actual achievement", trend=trend("trend")
)
OUTPUT: View[OutputResult] = View(
    OutputResult,
    "keluaran",
    "name target actual achievement note",
    unit="unit.label",
    prior=nested(OUTPUT_PRIOR, "prior", "tahun lalu"),
    achievement_trend=lambda o, w: (
        absent("tahun lalu") if o.prior is None else trend_sign(o.prior.achievement_trend)
    ),
)


_NOT_JUDGED = Unavailable(
    Reason.NOT_APPLICABLE, note="aturan efisiensi kantor menilai pemakaian saja, bukan angka ini"
)


def _verdict(efficiency: EfficiencyResult, world: World) -> Value:
    """What the rule in force says of a figure;
    it does not apply to figures that it does not read.
    """
    if efficiency.verdict is not None:
        return efficiency.verdict.words
    rule = world.office_year.policies.efficiency_rule
    return absent("penilaian") if is_read(efficiency.method, rule) else _NOT_JUDGED


EFFICIENCY: View[EfficiencyResult] = View(
    EfficiencyResult,
    "efisiensi",
    "method value",
    verdict=_verdict,
    is_judged=lambda e, w: is_read(e.method, w.office_year.policies.efficiency_rule),
)


def efficiency_series(results: tuple[EfficiencyResult, ...], world: World) -> Series:
    """Return efficiency by method; a method the office did not choose is no mistake."""
    return EFFICIENCY.series(results, world, "method", is_open=True)


def money_field(node: NodeResult | None, world: World) -> Value:
    """Return the money of a node in all its kinds together."""
    return RESOURCE.given("money", None if node is None else node.money, world)


def _staff(node: NodeResult, world: World) -> Value:
    """Staff of a node: available, at work, and the share."""
    found = (r for r in node.inputs if r.resource is Resource.STAFF and r.kind == "all")
    return RESOURCE.given("staff", next(found, None), world)


MEANS: View[GroupMean] = View(
    GroupMean,
    "rata-rata kegiatan",
    "achievement prior_achievement outputs prior_outputs money staff",
    trend=lambda m, w: compare_sign(m.achievement, m.prior_achievement, w),
    outputs_trend=lambda m, w: compare_sign(m.outputs, m.prior_outputs, w),
)


def _means(node: NodeResult, world: World) -> Value:
    """Means over the activities of a program."""
    found = (m for m in world.assessment.group_means if m.node == node.id)
    return MEANS.given("means", next(found, None), world)


def _purpose(node: NodeResult, world: World) -> Value:
    """The objective of a node itself; for one that names none, that of its program."""
    own = next((n.objective for n in world.office_year.nodes if n.id == node.id), None)
    return world.find("objectives", own or _top(node, world).objective)


def _measured(node: NodeResult, world: World, *, by_outputs: bool) -> Series:
    """What measures a node and the nodes directly below it, node by node.

    Indicators of the plan; with `by_outputs` the outputs of those that have some.
    """
    chosen = [
        node,
        *(n for n in world.assessment.nodes if n.parent == node.id and n.kind in WORK_KINDS),
    ]
    pairs = [
        (each, thing) for each in chosen for thing in _measures(each, world, by_outputs=by_outputs)
    ]
    rows = (
        {
            "thing": thing,
            "kind": each.kind,
            "node": NODE.of(str(each.id), each, world),
            "purpose": _purpose(each, world),
        }
        for each, thing in pairs
    )
    return records("ukuran", rows)


def _measures(node: NodeResult, world: World, *, by_outputs: bool) -> tuple[Thing, ...]:
    own = OUTPUT.series(node.outputs, world).items if by_outputs else ()
    codes = next((n.indicators for n in world.office_year.nodes if n.id == node.id), ())
    found = (world.find("indicators", str(code)) for code in codes)
    return own or tuple(thing for thing in map(as_thing, found) if thing is not None)


def _declared(node: NodeResult, world: World, field: str) -> str:
    """A word that `nodes.csv` gives of a node and that nothing is computed from."""
    return next((str(getattr(n, field)) for n in world.office_year.nodes if n.id == node.id), "")


def fund_words(node: NodeId, world: World) -> str:
    """Return where the money of a node and of what is below it comes from: `APBD`, `APBD, DAK`."""
    rows = (
        row
        for row in world.office_year.inputs
        if row.node == node or is_below(row.node, node, world)
    )
    return ", ".join(dict.fromkeys(row.fund for row in rows if row.fund))


def is_below(node: NodeId | None, above: NodeId, world: World) -> bool:
    """Say whether a node stands anywhere below another in the tree of the work plan."""
    result = None if node is None else world.node_results.get(node)
    parent = None if result is None else result.parent
    return parent is not None and (parent == above or is_below(parent, above, world))


NODE: View[NodeResult] = View(
    NodeResult,
    "program/kegiatan/sub kegiatan",
    "id kind code name parent depth mean_achievement",
    objective=lambda n, w: str(_top(n, w).objective or ""),
    owner=post("owner"),
    children=matching("nodes", "parent", "id"),
    band=band("band"),
    status="status.words",
    purpose=_purpose,
    money=money_field,
    staff=_staff,
    fund=lambda n, w: fund_words(n.id, w),
    location=lambda n, w: _declared(n, w, "location"),
    priority=lambda n, w: _declared(n, w, "priority"),
    means=_means,
    efficiency=lambda n, w: efficiency_series(n.efficiency, w),
    outputs=listed(OUTPUT, "outputs"),
    indicators=lambda n, w: Series("indikator", _measures(n, w, by_outputs=False)),
    measured=lambda n, w: _measured(n, w, by_outputs=False),
    measured_outputs=lambda n, w: _measured(n, w, by_outputs=True),
)


def _top(node: NodeResult, world: World) -> NodeResult:
    """The program that a node belongs to; a program itself."""
    above = world.node_results.get(node.parent) if node.parent else None
    above = None if node.kind is NodeKind.PROGRAM else above
    return node if above is None else _top(above, world)


def _in_order(world: World) -> Iterator[NodeResult]:
    """Nodes in the order of the document: every program followed by what is below it."""
    work = (node for node in world.assessment.nodes if node.kind in WORK_KINDS)
    below = group(work, lambda node: None if node.kind is NodeKind.PROGRAM else node.parent)
    stack = [*below.get(None, ())[::-1]]
    while stack:
        node = stack.pop()
        yield node
        stack += below.get(node.id, ())[::-1]


MIN_SERVED_DOCUMENTS = 100
"""Fewer documents of a budget line in a year are papers of the office itself,
not those of residents.
"""


def document_cost_root(world: World) -> Value:
    """Return what a document cost in the budget line that issued most;
    unavailable where none counts them.
    """
    lines = [(node, found) for node in _in_order(world) if (found := _documents(node, world))]
    if not lines:
        return absent("dokumen yang terbit menurut sub kegiatan")
    node, documents = max(lines, key=lambda line: line[1].value)
    money = node.money.actual if node.money else absent("realisasi anggaran")
    if not isinstance(money, Known):
        return absent(f"realisasi anggaran {node.code}")
    cost = cost_per_document(money.value, int(documents.value)) or money.value
    value = world.facts.computed(
        f"Biaya per dokumen, {node.code}",
        replace(money, value=cost),
        "realisasi anggaran ÷ dokumen yang terbit",
        f"{money.display} ÷ {documents.display}",
        (money.trace, documents.trace),
    )
    return record(
        "document_cost", "biaya", value=value, money=money, documents=documents, name=node.name
    )


def _documents(node: NodeResult, world: World) -> Known | None:
    """How many documents a node issued, where it counts them."""
    things = (*OUTPUT.series(node.outputs, world).items, *_measures(node, world, by_outputs=False))
    figures = (thing.field("actual") for thing in things if thing.field("unit") == "dokumen")
    known = [figure for figure in figures if isinstance(figure, Known)]
    return next((figure for figure in known if figure.value >= MIN_SERVED_DOCUMENTS), None)


def nodes_root(word: str = "", *kinds: NodeKind) -> Callable[[World], Series]:
    """Return the reader of the work-plan tree in document order, or of its nodes of some kinds."""
    wanted = kinds or WORK_KINDS
    return lambda world: NODE.series(
        (n for n in _in_order(world) if n.kind in wanted), world, "id", kind=word
    )


def totals_root(world: World) -> Value:
    """Return the money of the whole office: `money` for all kinds, then by kind;
    `prior` for last year.
    """
    year = world.assessment.as_of.year
    items = []
    for result in world.assessment.totals:
        if result.resource is Resource.MONEY:
            word = "money" if result.kind == "all" else result.kind
            key = word if result.period.year == year else f"{result.period.year}.{word}"
            items.append(RESOURCE.of(key, result, world))
    efficiency = tuple(
        EFFICIENCY.of(f"efficiency.{e.method.value}", e, world)
        for e in world.assessment.total_efficiency
    )
    means = (MEANS.of("means", m, world) for m in world.assessment.group_means if m.node is None)
    return Series("anggaran", (*items, *efficiency, *means), is_open=True)


def spending_root(world: World) -> Value:
    """Return the money of the whole office by kind, last year's before this year's."""
    results = (*world.assessment.prior_totals, *world.assessment.totals)
    money = (r for r in results if r.resource is Resource.MONEY)
    items = tuple(RESOURCE.of(f"{r.period.year}.{r.kind}", r, world) for r in money)
    return Series("belanja", items, is_open=True)
