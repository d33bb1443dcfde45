"""Which budget of the year a plan prints: as first granted, else as revised, one kind for the whole paper."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from capaian.documents.scope.values import Value, absent
from capaian.documents.scope.view import View
from capaian.documents.scope.world import World
from capaian.domain.assessment import NodeResult
from capaian.domain.value import Known

_NAMES: Mapping[str, str] = MappingProxyType({"original": "pagu murni", "revised": "pagu perubahan"})

FUNDS: View[str] = View("pagu", {"kind": lambda k, w: k, "name": lambda k, w: _NAMES[k]})


def funds_root(world: World) -> Value:
    """Return which budget of the year a plan prints."""
    kind = _kind(world)
    return FUNDS.of("funds", kind, world) if kind else absent("pagu")


def planned_funds(node: NodeResult, world: World) -> Value:
    """Return the budget of a node; a column that mixes both kinds adds up to nothing."""
    if node.money is None:
        return absent("anggaran")
    return node.money.revised if _kind(world) == "revised" else node.money.original


def _kind(world: World) -> str:
    """As first granted; where no node has that, as it stands now; empty where no node has either."""
    moneys = [node.money for node in world.assessment.nodes if node.money is not None]
    return next((kind for kind in _NAMES if any(isinstance(getattr(m, kind), Known) for m in moneys)), "")
