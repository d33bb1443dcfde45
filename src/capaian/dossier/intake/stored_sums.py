"""Sums since January beside the figures of a month: the dossier has what they are made of, or something else.

`S.D. BULAN INI` that is not what is stored until last month and `BULAN INI` tells that one of both lacks a
month, or a correction.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from capaian.domain.intake import IntakeTable
from capaian.domain.period import Period, PeriodKind
from capaian.dossier.intake.amounts import ACTUAL
from capaian.dossier.intake.desk import TakenRow
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.periods import span_about
from capaian.dossier.intake.since_stored import StoredSpending
from capaian.dossier.intake.stored_figures import Nature, Stored, parsed, rows_named
from capaian.dossier.intake.sums import shown
from capaian.dossier.intake.until_columns import is_alike, is_so_far, span_in

_ALL: Final = "all"
_SHOWN: Final = 3
_VALUE: Final = "value"


class _Told(NamedTuple):
    """What a sum says of a row, and what the dossier and the row make of it."""

    of: str
    stated: Decimal
    made: Decimal


def sums_of_stored(one: TakenTable, stored: Stored) -> Iterator[tuple[str, str]]:
    """Yield that columns since January are not what is stored before a table, with what it tells itself.

    Args:
        one: The table.
        stored: What the dossier has already; a row of which it lacks a month tells nothing.
    """
    table, sums = one.proposal.table, [head for head in one.proposal.table.heads if is_so_far(head)]
    about = span_about(table.titles, one.taken.period) if sums else None
    heads = {head.column: head for head in table.heads}
    found: dict[str, list[_Told]] = {}
    for row, means, known in _parts(one, stored) if about is not None else ():
        head, period = heads.get(row.places[means]), parsed(row.cells["period"])
        kind = Kind.COUNT if one.sort is IntakeTable.COUNTS else Kind.AMOUNT
        own = table.figure(row.row, head, kind) if head is not None else None
        before = known.before(row.cells.get("area") or row.cells["node"], _ALL, period)
        if head is None or before is None or own is None or own != Decimal(row.cells[means]):
            continue
        ends = {period.last_month: before + own, period.last_month - period.kind.months: before}
        for beside in sums:
            span, stated = span_in(beside, about), table.figure(row.row, beside, kind)
            made = ends.get(span.last) if span is not None else None
            if stated is not None and made is not None and beside != head and is_alike(beside, head):
                of = row.cells.get("area") or row.cells["node"]
                found.setdefault(beside.name, []).append(_Told(of, stated, made))
    for name, told in found.items():
        yield from _words(name, told)
        if any(one.stated != one.made for one in told):
            return


def _parts(one: TakenTable, stored: Stored) -> Iterator[tuple[TakenRow, str, StoredSpending]]:
    """Yield figures of parts of a year that are added up, with what is stored of the others."""
    known: dict[tuple[str, int], StoredSpending] = {}
    for row in one.taken.rows:
        period, cells = parsed(row.cells["period"]), row.cells
        means = ACTUAL if one.sort is IntakeTable.INPUTS else _VALUE
        measure = cells.get("measure", means)
        is_part = period.kind is not PeriodKind.YEAR and cells.get("kind", _ALL) == _ALL
        is_added = stored.nature(one.sort, measure) in (Nature.EVENTS, Nature.SPENT)
        if is_part and is_added and cells.get(means) and means in row.places:
            if (measure, period.year) not in known:
                known[measure, period.year] = _stored(one, stored, measure, period)
            yield row, means, known[measure, period.year]


def _stored(one: TakenTable, stored: Stored, measure: str, period: Period) -> StoredSpending:
    if one.sort is IntakeTable.INPUTS:
        return StoredSpending.of(stored.office, period.year)
    return StoredSpending.of_events(stored.office, period.year, measure)


def _words(name: str, told: list[_Told]) -> Iterator[tuple[str, str]]:
    wrong = [one for one in told if one.stated != one.made]
    if wrong:
        sample = "; ".join(
            f"{one.of}: {shown(one.stated)}, menurut dossier {shown(one.made)}" for one in wrong[:_SHOWN]
        )
        words = f'"{name}" lain daripada yang tersimpan {rows_named(len(wrong), len(told))} ({sample})'
        why = "mungkin bulan sebelumnya dikoreksi, atau judulnya belum diganti"
        yield f"until {name}", f"{words}: {why}"
