"""The work-plan tree: programs, activities, sub-activities; money, outputs, efficiency."""

from __future__ import annotations

from capaian.documents.scope.values import Series, Value, View, absent
from capaian.documents.scope.views.judgement import band_sign
from capaian.documents.scope.world import World
from capaian.domain.assessment import EfficiencyResult, NodeResult, OutputResult, ResourceResult
from capaian.domain.policy import EfficiencyMethod
from capaian.domain.work import NodeKind, Resource

_WORK_KINDS = (NodeKind.PROGRAM, NodeKind.ACTIVITY, NodeKind.SUBACTIVITY)

RESOURCE: View[ResourceResult] = View(
    "sumber daya",
    {
        "resource": lambda r, w: r.resource.value,
        "kind": lambda r, w: r.kind,
        "period": lambda r, w: r.period.label,
        "original": lambda r, w: r.original,
        "revised": lambda r, w: r.revised,
        "actual": lambda r, w: r.actual,
        "ratio": lambda r, w: r.ratio,
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
        "note": lambda o, w: o.note,
    },
)
EFFICIENCY: View[EfficiencyResult] = View(
    "efisiensi",
    {
        "method": lambda e, w: e.method.value,
        "name": lambda e, w: method_name(e.method, w),
        "value": lambda e, w: e.value,
        "verdict": lambda e, w: absent("penilaian") if e.verdict is None else e.verdict.words,
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


def _children(node: NodeResult, world: World) -> Series:
    return world.select("nodes", lambda n: n.field("parent") == str(node.id))


def _outputs(node: NodeResult, world: World) -> Series:
    items = tuple(OUTPUT.of(str(i), o, world) for i, o in enumerate(node.outputs, start=1))
    return Series("keluaran", items)


NODE: View[NodeResult] = View(
    "program/kegiatan/sub kegiatan",
    {
        "id": lambda n, w: str(n.id),
        "kind": lambda n, w: n.kind.value,
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
        "money": money_field,
        "efficiency": lambda n, w: efficiency_series(n.efficiency, w),
        "outputs": _outputs,
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
    return Series("anggaran", (*items, *efficiency), is_open=True)
