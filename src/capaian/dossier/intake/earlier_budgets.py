"""Budgets of an earlier time than those that are stored: a quarter's table tells what was granted by then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, write_date
from capaian.domain.work import Resource
from capaian.dossier.intake.amounts import ACTUAL, ORIGINAL, REVISED, stored_amounts
from capaian.dossier.intake.change_orders import KnownChange, change_told, known_changes
from capaian.dossier.intake.desk import Desk, TakenRow, shown_means
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.sums import shown

_STORED: Final = "pagu tersimpan"
"""What the user says a meaning of, to settle whether the stored budget gives way to an earlier one."""
_STAYS: Final = "tetap"
_GIVES_WAY: Final = "ganti"
_BUDGETS: Final = (ORIGINAL, REVISED)
_Key = tuple[str, str, str]
"""Node, period and kind."""


@dataclass(frozen=True)
class _Stored:
    """A budget that a dossier has, and the day until which it tells."""

    amounts: Mapping[str, Decimal]
    day: date | None


def without_earlier(tables: Sequence[TakenTable], desk: Desk) -> list[TakenTable]:
    """Return tables without budgets that would replace others of a later day, unless the user says so.

    Budgets change in the course of a year. Which of two is the last one is told by the day that spending
    beside it is told until; the tables of a file are one report, which ends with the last of them. One
    without spending tells no day: it is the last one where words tell a change, and none that the dossier
    knows may be a later one; else it is asked.
    """
    rows = [
        row for one in tables if one.proposal.intake.table is IntakeTable.INPUTS for row in one.taken.rows
    ]
    end = max((Period.parse(row.cells["period"]).end for row in rows if ACTUAL in row.cells), default=None)
    stored = {key: one for key, one in _stored(desk.office) if rows and _is_of_later(one, end)}
    changes = [*known_changes(desk.office)]
    differing = partial(_differing, stored, None if end is not None else changes)
    earlier = [(one, row) for one in tables for row in one.taken.rows if differing(one, row)]
    if not earlier or desk.told(_STORED) == _GIVES_WAY:
        return [*tables]
    if desk.told(_STORED) != _STAYS:
        table, row = earlier[0]
        _doubt(earlier, stored[_key(row)], (differing(table, row)[0], end), changes, desk)
    return [_without(one, differing) for one in tables]


def _is_of_later(stored: _Stored, end: date | None) -> bool:
    """Say whether a stored budget may be of a later day than the end of a report, or of one without any."""
    return end is None or (stored.day is not None and stored.day > end)


def _doubt(
    earlier: Sequence[tuple[TakenTable, TakenRow]],
    known: _Stored,
    at: tuple[str, date | None],
    changes: Sequence[KnownChange],
    desk: Desk,
) -> None:
    """Ask once for all amounts, with the first as an example: what it means, and the end of its report."""
    (table, row), (means, end) = earlier[0], at
    head = _head_of(table, row, means)
    own = f"baru sampai {write_date(end)}" if end is not None else _said(table, head, changes)
    until = f" menurut keadaan {write_date(known.day)}" if known.day is not None else ""
    example = f"{row.cells['node']} {shown(known.amounts[means])}, bukan {shown(Decimal(row.cells[means]))}"
    words = (
        f"{_STAYS}: pagu {len(earlier)} baris yang tersimpan{until}, sedang tabel ini {own}; "
        f"misalnya {example}. Bila pagu tabel ini yang terakhir: --means {shown_means(_STORED, _GIVES_WAY)}"
    )
    if end is None and head is not None:
        words += f", bila yang semula: --means {shown_means(head.name, ORIGINAL)}"
    desk.doubt(table.proposal.table.place(row.row, head), _STORED, _STAYS, words)


def _said(table: TakenTable, head: Head | None, changes: Sequence[KnownChange]) -> str:
    """Return what a table without a day lacks, so that it may be of an earlier time."""
    own = change_told(table.proposal.table, head)
    if own is None:
        return "tidak menyebut waktu atau perubahan"
    one = next(one for one in changes if one.may_follow(own, table.proposal.table))
    return f'mungkin lebih dulu daripada "{one.text}" yang sudah diambil'


def _without(one: TakenTable, differing: Callable[[TakenTable, TakenRow], Sequence[str]]) -> TakenTable:
    rows = (_row_without(row, differing(one, row)) for row in one.taken.rows)
    return replace(one, taken=replace(one.taken, rows=tuple(row for row in rows if row.places)))


def _row_without(row: TakenRow, names: Sequence[str]) -> TakenRow:
    cells = {name: text for name, text in row.cells.items() if name not in names}
    return replace(row, cells=cells, places={name: n for name, n in row.places.items() if name in cells})


def _differing(
    stored: Mapping[_Key, _Stored], changes: Sequence[KnownChange] | None, one: TakenTable, row: TakenRow
) -> list[str]:
    """Return the budgets of a row that are others than the stored ones.

    Of a table that tells no day those alone that no word tells to be the first ones, or to be changed after
    all the changes that are given for such a table.
    """
    known = stored.get(_key(row)) if "node" in row.cells else None
    if known is None:
        return []
    told = [name for name in _BUDGETS if row.cells.get(name) and name in known.amounts]
    other = [name for name in told if known.amounts[name] != Decimal(row.cells[name])]
    if changes is None:
        return other
    return [name for name in other if name == REVISED and not _is_last_change(one, row, changes)]


def _is_last_change(one: TakenTable, row: TakenRow, changes: Sequence[KnownChange]) -> bool:
    table = one.proposal.table
    own = change_told(table, _head_of(one, row, REVISED))
    return own is not None and not any(known.may_follow(own, table) for known in changes)


def _head_of(one: TakenTable, row: TakenRow, means: str) -> Head | None:
    """Return the column that a figure of a row came from."""
    return next((head for head in one.proposal.table.heads if head.column == row.places[means]), None)


def _key(row: TakenRow) -> _Key:
    return row.cells.get("node", ""), row.cells["period"], row.cells.get("kind", "")


def _stored(office: OfficeYear) -> Iterator[tuple[_Key, _Stored]]:
    """Yield the budgets of a dossier, each of the day of its source or of later spending beside it."""
    days = {source.id: source.cut_off for source in office.sources}
    money = [row for row in office.inputs if row.resource is Resource.MONEY]
    spent: dict[str, date] = {}
    for row in money:
        if row.actual is not None:
            spent[row.node] = max(spent.get(row.node, row.period.end), row.period.end)
    for row in money:
        amounts = {name: amount for name, amount in stored_amounts(row).items() if name in _BUDGETS}
        cut_off = days.get(row.source) if row.source is not None else None
        known = [day for day in (cut_off, spent.get(row.node)) if day is not None]
        if amounts:
            yield (str(row.node), str(row.period), row.kind), _Stored(amounts, max(known, default=None))
