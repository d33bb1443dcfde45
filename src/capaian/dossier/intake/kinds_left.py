"""Amounts by kind of spending that stay as they are stored, where what a line is granted in all changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.domain.work import Resource, ResourceInput
from capaian.dossier.intake.amounts import ORIGINAL, REVISED
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.sums import shown

_ALL: Final = "all"
_Cell = tuple[str, str, str, str]
"""Node, period, kind, and which amount."""


def report_kinds_left(tables: Sequence[TakenTable], desk: Desk) -> None:
    """Say once which kinds keep the budget of before, that a table without accounts does not tell anew."""
    taken = {
        (row.cells["node"], row.cells["period"], row.cells["kind"], name): (one, row)
        for one in tables
        for row in one.taken.rows
        for name in (ORIGINAL, REVISED)
        if row.cells.get("kind") and name in row.places
    }
    stored = dict(_stored(desk.office.inputs))
    changed = {
        key[:2] + key[3:]
        for key, (_, row) in taken.items()
        if key[2] == _ALL and stored.get(key, 0) != Decimal(row.cells[key[3]])
    }
    left = [key for key in stored if key[2] != _ALL and key not in taken and key[:2] + key[3:] in changed]
    if left:
        node, period, kind, name = left[0]
        one, row = taken[node, period, _ALL, name]
        words = {
            "count": str(len(left)),
            "kinds": ", ".join(dict.fromkeys(key[2] for key in left)),
            "example": f"{node} {kind} {shown(stored[left[0]])}",
            "whole": shown(Decimal(row.cells[name])),
        }
        desk.log.add("kinds_left", one.proposal.table.place(row.row), **words)


def _stored(rows: Iterable[ResourceInput]) -> Iterator[tuple[_Cell, Decimal]]:
    """Yield the budgets of a dossier."""
    for row in rows:
        for name, amount in ((ORIGINAL, row.original), (REVISED, row.revised)):
            if row.resource is Resource.MONEY and amount is not None:
                yield (str(row.node), str(row.period), row.kind, name), amount
