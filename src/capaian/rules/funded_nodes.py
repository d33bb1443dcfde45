"""Which nodes of the work plan have money."""

from __future__ import annotations

from collections.abc import Iterable

from capaian.domain.identifiers import NodeId
from capaian.domain.work import Resource, ResourceInput


def find_funded_nodes(rows: Iterable[ResourceInput]) -> frozenset[NodeId]:
    """Return the nodes of which a row states a budget or what was spent, be it 0.

    Examples:
        >>> find_funded_nodes(())
        frozenset()
    """
    return frozenset(row.node for row in rows if row.resource is Resource.MONEY and row.has_amount)
