"""The work-plan tree: programs, activities, sub-activities; money, outputs, efficiency."""

from __future__ import annotations

from dataclasses import dataclass

from capaian.documents.scope.values import Series, Thing, Value, absent, as_thing, one_of, yes_no
from capaian.documents.scope.views.comparisons import band_sign, compare_sign, trend_sign
from capaian.documents.scope.world import View, World
from capaian.domain.assessment import EfficiencyResult, NodeResult, OutputPrior, OutputResult, ResourceResult
from capaian.domain.group_mean import GroupMean
from capaian.domain.identifiers import NodeId
from capaian.domain.policy import EfficiencyMethod
from capaian.domain.value import Reason, Unavailable
from capaian.domain.work import NodeKind, Resource
from capaian.rules.efficiency import is_read

_WORK_KINDS = (NodeKind.PROGRAM, NodeKind.ACTIVITY, NodeKind.SUBACTIVITY)

_KIND_WORDS = {
    "all": "Seluruh belanja",
    "operations": "Belanja operasi",
    "personnel": "Belanja pegawai",
    "goods": "Belanja barang dan jasa",
    "capital": "Belanja modal",
    "machinery": "Belanja modal peralatan dan mesin",
}
"""Kinds of spending in the words of the regional budget (Permendagri 77/2020)."""
RESOURCE: View[ResourceResult] = View(
    "sumber daya",
    {
        "resource": lambda r, w: one_of(r.resource),
        "kind": lambda r, w: r.kind,
        "name": lambda r, w: _KIND_WORDS.get(r.kind, r.kind),
        "period": lambda r, w: r.period.label,
        "year": lambda r, w: str(r.period.year),
        "original": lambda r, w: r.original,
        "revised": lambda r, w: r.revised,
        "actual": lambda r, w: r.actual,
        "ratio": lambda r, w: r.ratio,
    },
)
OUTPUT_PRIOR: View[OutputPrior] = View(
    "keluaran tahun lalu",
    {
        "year": lambda p, w: str(p.period.year),
        "actual": lambda p, w: p.actual,
        "achievement": lambda p, w: p.achievement,
        "trend": lambda p, w: trend_sign(p.trend),
    },
)
OUTPUT: View[OutputResult] = View(
    "keluaran",
    {
        "name": lambda o, w: o.name,
        "unit": lambda o, w: o.unit.label,
        "target": lambda o, w: o.target,
        "actual": lambda o, w: o.actual,
        "achievement": lambda o, w: o.achievement,
        "prior": lambda o, w: (
            absent("tahun lalu") if o.prior is None else OUTPUT_PRIOR.of("prior", o.prior, w)
        ),
        "achievement_trend": lambda o, w: (
            absent("tahun lalu") if o.prior is None else trend_sign(o.prior.achievement_trend)
        ),
        "note": lambda o, w: o.note,
    },
)


_NOT_JUDGED = Unavailable(
    Reason.NOT_APPLICABLE, note="aturan efisiensi kantor menilai pemakaian saja, bukan angka ini"
)


def _verdict(efficiency: EfficiencyResult, world: World) -> Value:
    """What the rule in force says of a figure; it does not apply to figures that it does not read."""
    if efficiency.verdict is not None:
        return efficiency.verdict.words
    rule = world.office_year.policies.efficiency_rule
    return absent("penilaian") if is_read(efficiency.method, rule) else _NOT_JUDGED


EFFICIENCY: View[EfficiencyResult] = View(
    "efisiensi",
    {
        "method": lambda e, w: one_of(e.method),
        "name": lambda e, w: method_name(e.method, w),
        "value": lambda e, w: e.value,
        "verdict": _verdict,
        "is_judged": lambda e, w: yes_no(is_read(e.method, w.office_year.policies.efficiency_rule)),
    },
)


def method_name(method: EfficiencyMethod, world: World) -> str:
    """Return the name of an efficiency method in the rulebook's words."""
    known = world.rule_set.methods.get("efficiency", ())
    return next((m.name for m in known if m.id == method.value), method.value)


def efficiency_series(results: tuple[EfficiencyResult, ...], world: World) -> Series:
    """Return efficiency by method; a method the office did not choose is no mistake."""
    items = tuple(EFFICIENCY.of(e.method.value, e, world) for e in results)
    return Series("efisiensi", items, is_open=True)


def money_field(node: NodeResult | None, world: World) -> Value:
    """Return the money of a node in all its kinds together."""
    money = None if node is None else node.money
    return absent("anggaran") if money is None else RESOURCE.of("money", money, world)


def _staff(node: NodeResult, world: World) -> Value:
    """Staff of a node: available, at work, and the share."""
    staff = next((r for r in node.inputs if r.resource is Resource.STAFF and r.kind == "all"), None)
    return absent("SDM") if staff is None else RESOURCE.of("staff", staff, world)


MEANS: View[GroupMean] = View(
    "rata-rata kegiatan",
    {
        "achievement": lambda m, w: m.achievement,
        "prior_achievement": lambda m, w: m.prior_achievement,
        "trend": lambda m, w: compare_sign(m.achievement, m.prior_achievement, w),
        "outputs": lambda m, w: m.outputs,
        "prior_outputs": lambda m, w: m.prior_outputs,
        "outputs_trend": lambda m, w: compare_sign(m.outputs, m.prior_outputs, w),
        "money": lambda m, w: m.money,
        "staff": lambda m, w: m.staff,
    },
)


def _means(node: NodeId | None, world: World) -> Value:
    """Means over the activities of a program; of the whole office for `None`."""
    found = next((m for m in world.assessment.group_means if m.node == node), None)
    return absent("rata-rata kegiatan") if found is None else MEANS.of("means", found, world)


def _purpose(node: NodeResult, world: World) -> Value:
    """The objective of a node itself; for one that names none, that of its program."""
    own = next((n.objective for n in world.office_year.nodes if n.id == node.id), None)
    return world.find("objectives", own or _top(node, world).objective)


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator or output with the node that it measures."""

    node: NodeResult
    thing: Thing


MEASURE: View[Measure] = View(
    "ukuran",
    {
        "node": lambda m, w: NODE.of(str(m.node.id), m.node, w),
        "purpose": lambda m, w: _purpose(m.node, w),
        "thing": lambda m, w: m.thing,
        "kind": lambda m, w: one_of(m.node.kind),
    },
)


def _measured(node: NodeResult, world: World, *, by_outputs: bool) -> Series:
    """What measures a node and the nodes directly below it, node by node.

    Indicators of the plan; with `by_outputs` the outputs of those that have some.
    """
    chosen = [node, *(n for n in world.assessment.nodes if n.parent == node.id and n.kind in _WORK_KINDS)]
    pairs = [(each, thing) for each in chosen for thing in _measures(each, world, by_outputs=by_outputs)]
    items = (
        MEASURE.of(str(n), Measure(each, thing), world) for n, (each, thing) in enumerate(pairs, start=1)
    )
    return Series("ukuran", tuple(items))


def _measures(node: NodeResult, world: World, *, by_outputs: bool) -> tuple[Thing, ...]:
    own = _outputs(node, world).items if by_outputs else ()
    codes = next((n.indicators for n in world.office_year.nodes if n.id == node.id), ())
    found = (world.find("indicators", str(code)) for code in codes)
    return own or tuple(thing for thing in map(as_thing, found) if thing is not None)


def _declared(node: NodeResult, world: World, field: str) -> str:
    """A word that `nodes.csv` gives of a node and that nothing is computed from."""
    return next((str(getattr(n, field)) for n in world.office_year.nodes if n.id == node.id), "")


def _funds(node: NodeResult, world: World) -> str:
    """Where the money of a node and of what is below it comes from: `APBD`, `APBD, DAK`."""
    ids = {node.id, *(n.id for n in world.assessment.nodes if _is_below(n, node, world))}
    rows = (row for row in world.office_year.inputs if row.node in ids)
    return ", ".join(dict.fromkeys(row.fund for row in rows if row.fund))


def _is_below(node: NodeResult, above: NodeResult, world: World) -> bool:
    found = _above(node, world)
    return found is not None and (found.id == above.id or _is_below(found, above, world))


def _children(node: NodeResult, world: World) -> Series:
    return world.select("nodes", lambda n: n.field("parent") == str(node.id))


def _outputs(node: NodeResult, world: World) -> Series:
    items = tuple(OUTPUT.of(str(i), o, world) for i, o in enumerate(node.outputs, start=1))
    return Series("keluaran", items)


NODE: View[NodeResult] = View(
    "program/kegiatan/sub kegiatan",
    {
        "id": lambda n, w: str(n.id),
        "kind": lambda n, w: one_of(n.kind),
        "code": lambda n, w: n.code,
        "name": lambda n, w: n.name,
        "parent": lambda n, w: str(n.parent or ""),
        "parent_name": lambda n, w: "" if (above := _above(n, w)) is None else above.name,
        "program_name": lambda n, w: _top(n, w).name,
        "objective": lambda n, w: str(_top(n, w).objective or ""),
        "owner": lambda n, w: w.post_name(n.owner),
        "depth": lambda n, w: str(n.depth),
        "children": _children,
        "mean_achievement": lambda n, w: n.mean_achievement,
        "band": lambda n, w: band_sign(n.band, w),
        "status": lambda n, w: n.status.words,
        "purpose": _purpose,
        "money": money_field,
        "staff": _staff,
        "fund": _funds,
        "location": lambda n, w: _declared(n, w, "location"),
        "priority": lambda n, w: _declared(n, w, "priority"),
        "means": lambda n, w: _means(n.id, w),
        "efficiency": lambda n, w: efficiency_series(n.efficiency, w),
        "outputs": _outputs,
        "indicators": lambda n, w: Series("indikator", _measures(n, w, by_outputs=False)),
        "measured": lambda n, w: _measured(n, w, by_outputs=False),
        "measured_outputs": lambda n, w: _measured(n, w, by_outputs=True),
    },
)


def _above(node: NodeResult, world: World) -> NodeResult | None:
    return None if node.parent is None else world.node_results.get(node.parent)


def _top(node: NodeResult, world: World) -> NodeResult:
    """The program that a node belongs to; a program itself."""
    above = None if node.kind is NodeKind.PROGRAM else _above(node, world)
    return node if above is None else _top(above, world)


def _nodes(world: World, kinds: tuple[NodeKind, ...]) -> Series:
    """Nodes in the order of the document: every program followed by what is below it."""
    chosen = [n for n in world.assessment.nodes if n.kind in _WORK_KINDS]
    below: dict[str | None, list[NodeResult]] = {}
    for node in chosen:
        above = node.parent if node.kind is not NodeKind.PROGRAM else None
        below.setdefault(above, []).append(node)
    ordered: list[NodeResult] = []
    _walk(None, below, ordered)
    return Series(
        "program/kegiatan/sub kegiatan",
        tuple(NODE.of(str(n.id), n, world) for n in ordered if n.kind in kinds),
    )


def _walk(above: str | None, below: dict[str | None, list[NodeResult]], ordered: list[NodeResult]) -> None:
    for node in below.get(above, ()):
        ordered.append(node)
        _walk(node.id, below, ordered)


def nodes_root(world: World) -> Value:
    """Return the whole work-plan tree in document order."""
    return _nodes(world, _WORK_KINDS)


def programs_root(world: World) -> Value:
    """Return the programs."""
    return _named(world, NodeKind.PROGRAM, "program")


def activities_root(world: World) -> Value:
    """Return the activities (kegiatan)."""
    return _named(world, NodeKind.ACTIVITY, "kegiatan")


def subactivities_root(world: World) -> Value:
    """Return the sub-activities (sub kegiatan)."""
    return _named(world, NodeKind.SUBACTIVITY, "sub kegiatan")


def _named(world: World, kind: NodeKind, word: str) -> Series:
    return Series(word, _nodes(world, (kind,)).items)


def totals_root(world: World) -> Value:
    """Return the money of the whole office: `money` for all kinds, then by kind; `prior` for last year."""
    year = world.assessment.as_of.year
    items = []
    for result in world.assessment.totals:
        if result.resource is Resource.MONEY:
            word = "money" if result.kind == "all" else result.kind
            key = word if result.period.year == year else f"{result.period.year}.{word}"
            items.append(RESOURCE.of(key, result, world))
    efficiency = tuple(
        EFFICIENCY.of(f"efficiency.{e.method.value}", e, world) for e in world.assessment.total_efficiency
    )
    means = (MEANS.of("means", m, world) for m in world.assessment.group_means if m.node is None)
    return Series("anggaran", (*items, *efficiency, *means), is_open=True)


def spending_root(world: World) -> Value:
    """Return the money of the whole office by kind, last year's before this year's."""
    results = (*world.assessment.prior_totals, *world.assessment.totals)
    money = (r for r in results if r.resource is Resource.MONEY)
    items = tuple(RESOURCE.of(f"{r.period.year}.{r.kind}", r, world) for r in money)
    return Series("belanja", items, is_open=True)
