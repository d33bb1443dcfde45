"""Budgets of an earlier time than those that are stored: a quarter's table tells what was granted by then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, write_date
from capaian.domain.work import Resource
from capaian.dossier.intake.amounts import ACTUAL, ORIGINAL, REVISED
from capaian.dossier.intake.desk import Desk, TakenRow, shown_means
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
    beside it is told until; the tables of a file are one report, which ends with the last of them.
    """
    rows = [
        row for one in tables if one.proposal.intake.table is IntakeTable.INPUTS for row in one.taken.rows
    ]
    end = max((Period.parse(row.cells["period"]).end for row in rows if ACTUAL in row.cells), default=None)
    stored = (
        {} if end is None else {key: one for key, one in _stored(desk.office) if one.day and one.day > end}
    )
    earlier = [(one, row) for one in tables for row in one.taken.rows if _differing(row, stored)]
    if end is None or not earlier or desk.told(_STORED) == _GIVES_WAY:
        return [*tables]
    if desk.told(_STORED) != _STAYS:
        _doubt(earlier, stored, end, desk)
    return [_without(one, stored) for one in tables]


def _doubt(
    earlier: Sequence[tuple[TakenTable, TakenRow]], stored: Mapping[_Key, _Stored], end: date, desk: Desk
) -> None:
    """Ask once for all amounts, with the first as an example."""
    table, row = earlier[0]
    known, means = stored[_key(row)], _differing(row, stored)[0]
    day = known.day or end
    example = f"{row.cells['node']} {shown(known.amounts[means])}, bukan {shown(Decimal(row.cells[means]))}"
    words = (
        f"{_STAYS}: pagu {len(earlier)} baris yang tersimpan menurut keadaan {write_date(day)}, "
        f"sedang tabel ini baru sampai {write_date(end)}; misalnya {example}. "
        f"Bila pagu tabel ini yang terakhir: --means {shown_means(_STORED, _GIVES_WAY)}"
    )
    head = next((one for one in table.proposal.table.heads if one.column == row.places[means]), None)
    desk.doubt(table.proposal.table.place(row.row, head), _STORED, _STAYS, words)


def _without(one: TakenTable, stored: Mapping[_Key, _Stored]) -> TakenTable:
    rows = (_row_without(row, _differing(row, stored)) for row in one.taken.rows)
    return replace(one, taken=replace(one.taken, rows=tuple(row for row in rows if row.places)))


def _row_without(row: TakenRow, names: Sequence[str]) -> TakenRow:
    cells = {name: text for name, text in row.cells.items() if name not in names}
    return replace(row, cells=cells, places={name: n for name, n in row.places.items() if name in cells})


def _differing(row: TakenRow, stored: Mapping[_Key, _Stored]) -> list[str]:
    """Return the budgets of a row that are others than the stored ones."""
    known = stored.get(_key(row)) if "node" in row.cells else None
    if known is None:
        return []
    told = [name for name in _BUDGETS if row.cells.get(name) and name in known.amounts]
    return [name for name in told if known.amounts[name] != Decimal(row.cells[name])]


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
        told = ((ORIGINAL, row.original), (REVISED, row.revised))
        amounts = {name: amount for name, amount in told if amount is not None}
        cut_off = days.get(row.source) if row.source is not None else None
        known = [day for day in (cut_off, spent.get(row.node)) if day is not None]
        if amounts:
            yield (str(row.node), str(row.period), row.kind), _Stored(amounts, max(known, default=None))
