"""Money of sub-activities of which tables tell none any more: said with its amounts, emptied if asked.

Tables of a budget are added up to a total, which the figures of the dossier no longer make while a line that
is gone, or was given another code, keeps its old ones.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from capaian.domain.identifiers import NodeId
from capaian.domain.intake import IntakeTable
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.work import NodeKind, Resource, ResourceInput, WorkNode
from capaian.dossier.intake.accounts import code_of, read_codes
from capaian.dossier.intake.amounts import ACTUAL, ORIGINAL, REVISED, stored_amounts
from capaian.dossier.intake.desk import Desk, TakenRow
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.sums import shown
from capaian.dossier.intake.told_parts import part_told, without_parts_of_all
from capaian.dossier.intake.words import fold
from capaian.rules.work_plan import ValueTree, grow_tree

_ALL: Final = "all"
_ABSENT: Final = "tidak ada di tabel"
"""What the user says a meaning of, to settle what becomes of old amounts."""
_EMPTIED: Final = "kosongkan"
_STAYS: Final = "tetap"
_WORDS: Final[Mapping[str, str]] = {ORIGINAL: "pagu semula", REVISED: "pagu", ACTUAL: "realisasi"}
_SHOWN: Final = 3
"""Sub-activities that are told one by one."""
_RANKS: Final = ("program", "kegiatan")
# Program Pencatatan Sipil: what it is called without its rank
_RANK: Final = re.compile(r"\A(?:program|kegiatan) ")
# BIDANG PELAYANAN PENDAFTARAN PENDUDUK; but BIDANG URUSAN 2.12 is all of it
_OF_UNIT: Final = re.compile(r"\b(?:bidang|seksi) (?!urusan|pemerintahan)")
_Time = tuple[Period, str]
"""What is told of which period: one of three amounts."""


@dataclass(frozen=True)
class _Left:
    """An amount that stays as it is, in a row of the dossier."""

    row: ResourceInput
    name: str
    amount: Decimal
    by: TakenTable
    """The table that tells the same of others."""


def amounts_left(given: Sequence[TakenTable], kept: Sequence[TakenTable], desk: Desk) -> tuple[TakenRow, ...]:
    """Say once which sub-activities keep amounts that tables tell of others; empty them if asked.

    Nothing is said of a file with errors, of noughts, nor of what a table is not about by its titles.

    Args:
        given: Tables as they were understood.
        kept: The same without amounts of an earlier time than the stored ones.
        desk: What the user says, and where problems go.

    Returns:
        Rows that empty the amounts, where the user says that these are none any more.
    """
    found = [*_Lines(given, kept, desk.office).left()] if not desk.log.has_errors() else []
    answer = desk.told(_ABSENT)
    if answer == _EMPTIED:
        return tuple(map(_emptied, found))
    if answer != _STAYS and found:
        words = _words([one for one in found if one.row.kind == _ALL])
        desk.log.add("amounts_left", found[0].by.proposal.table.place(None), **words)
    return ()


@dataclass(frozen=True)
class _Lines:
    """What tables tell of the lines of a work plan."""

    given: Sequence[TakenTable]
    kept: Sequence[TakenTable]
    office: OfficeYear

    def left(self) -> Iterator[_Left]:
        """Yield the amounts that stay: of all money first, then of kinds of it."""
        kinds = {node.id: node.kind for node in self.office.nodes}
        rows = [
            row
            for row in self.office.inputs
            if row.resource is Resource.MONEY and kinds.get(row.node) is NodeKind.SUBACTIVITY
        ]
        whole = [one for row in rows if row.kind == _ALL for one in self._left_of(row)]
        nodes = {(one.row.node, one.name) for one in whole}
        yield from whole
        others = (one for row in rows if row.kind != _ALL for one in self._left_of(row))
        yield from (one for one in others if (one.row.node, one.name) in nodes)

    def _left_of(self, row: ResourceInput) -> Iterator[_Left]:
        for name, amount in stored_amounts(row).items():
            by = self._teller(row.node, row.period, name) if amount else None
            if by is not None:
                yield _Left(row, name, amount, by)

    def _teller(self, node: NodeId, period: Period, name: str) -> TakenTable | None:
        """Return the table that tells an amount of others and is about a node of which none tells it."""
        if (period, name) in self._told.get(node, ()):
            return None
        times = [
            (whole, told)
            for whole, told in self._tellers
            if told == name and whole.contains(period) and (whole, told) not in self._told.get(node, ())
        ]
        tables = (one for time in times for one in self._tellers[time])
        return next((one for one in tables if node in self._about[id(one)]), None)

    @cached_property
    def _told(self) -> Mapping[NodeId, set[_Time]]:
        """What any table tells of each node."""
        found: dict[NodeId, set[_Time]] = {}
        for _, row, time in _times(self.given):
            found.setdefault(NodeId(row.cells["node"]), set()).add(time)
        return found

    @cached_property
    def _tellers(self) -> Mapping[_Time, list[TakenTable]]:
        """The tables by what they tell, without what the dossier has of a later day."""
        known = {(row.cells["node"], time) for _, row, time in _times(self.kept)}
        earlier = {time for _, row, time in _times(self.given) if (row.cells["node"], time) not in known}
        found: dict[_Time, list[TakenTable]] = {}
        for one, _, time in _times(self.kept):
            if time not in earlier and one not in found.setdefault(time, []):
                found[time].append(one)
        return found

    @cached_property
    def _about(self) -> Mapping[int, Collection[NodeId]]:
        """The nodes that each table is about by its titles."""
        return {id(one): _nodes_of(one.proposal.table.titles, self.office) for one in self.kept}


def _times(tables: Sequence[TakenTable]) -> Iterator[tuple[TakenTable, TakenRow, _Time]]:
    for one in tables:
        if one.proposal.intake.table is IntakeTable.INPUTS:
            for row in one.taken.rows:
                period = Period.parse(row.cells["period"])
                for name in row.places if row.cells["kind"] == _ALL else ():
                    yield one, row, (period, name)


def _nodes_of(titles: Sequence[str], office: OfficeYear) -> Collection[NodeId]:
    """Return the nodes that a table is about: all, those of parts of the plan that titles name, or none.

    Of one kind of money, or of a field of the office, nobody knows which these are.
    """
    folded = [fold(title) for title in titles]
    if any(
        _OF_UNIT.search(text) or part_told(without_parts_of_all(text, has_kinds=False)) for text in folded
    ):
        return ()
    tree = grow_tree({node.id: node.parent for node in office.nodes})
    named = {node.id for node in office.nodes if _is_named(node, titles, folded)}
    # Program 2.12.02, Kegiatan 2.12.02.2.01: the lowest of them is what it is about
    lowest = [node for node in named if not named & (_within(tree, node) - {node})]
    return frozenset[NodeId]().union(*(_within(tree, node) for node in lowest or tree.roots))


def _is_named(node: WorkNode, titles: Sequence[str], folded: Sequence[str]) -> bool:
    """Say whether titles name a node: by its code, or by the name of a program or activity."""
    code = code_of(node)
    if code and code in {read_codes([title]).node for title in titles}:
        return True
    name = _RANK.sub("", fold(node.name))
    is_above = node.kind is not NodeKind.SUBACTIVITY and bool(name)
    return is_above and any(f"{rank} {name}" in text for rank in _RANKS for text in folded)


def _within(tree: ValueTree, node: NodeId) -> frozenset[NodeId]:
    """Return a node and all below it."""
    return frozenset({node}).union(*(_within(tree, child) for child in tree.children[node]))


def _words(found: Sequence[_Left]) -> dict[str, str]:
    """Return what is said of amounts that stay: of the first few sub-activities, and the sums of many."""
    amounts: dict[NodeId, dict[str, Decimal]] = {}
    total: dict[str, Decimal] = {}
    for one in _without_parts(found):
        own = amounts.setdefault(one.row.node, {})
        own[one.name] = own.get(one.name, Decimal(0)) + one.amount
        total[one.name] = total.get(one.name, Decimal(0)) + one.amount
    few = "; ".join(f"{node} {_write(own)}" for node, own in [*amounts.items()][:_SHOWN])
    more = len(amounts) - _SHOWN
    rest = f"; dan {more} lagi, seluruhnya {_write(total)}" if more > 0 else ""
    return {"count": str(len(amounts)), "amounts": few + rest}


def _without_parts(found: Sequence[_Left]) -> Iterator[_Left]:
    """Yield amounts without those of months and quarters that are in one of a longer time."""
    for one in found:
        same = [other for other in found if (other.row.node, other.name) == (one.row.node, one.name)]
        longer = [other for other in same if other.row.period != one.row.period]
        if not any(other.row.period.contains(one.row.period) for other in longer):
            yield one


def _write(amounts: Mapping[str, Decimal]) -> str:
    return ", ".join(f"{_WORDS[name]} {shown(amounts[name])}" for name in _WORDS if name in amounts)


def _emptied(left: _Left) -> TakenRow:
    """Return a row that empties an amount; it is traced to the last row of the table that lacks it."""
    row, table = left.row, left.by.proposal.table
    key = {"node": str(row.node), "period": str(row.period), "resource": row.resource.value, "kind": row.kind}
    columns = (one.places[left.name] for one in left.by.taken.rows if left.name in one.places)
    return TakenRow(key | {left.name: ""}, table.rows[-1], {left.name: next(columns)}, table.grid.sheet)
