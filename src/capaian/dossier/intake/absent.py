"""Areas that no table of a file has a row for: their figures stay as they are, which is told."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.areas import AreaBook, regencies_of
from capaian.dossier.intake.blank_columns import report_blank_columns
from capaian.dossier.intake.counts import Taken
from capaian.dossier.intake.desk import LEFT_OUT, Desk, Proposal, TakenRow, shown_means
from capaian.dossier.intake.sums import shown
from capaian.dossier.intake.table_sorts import area_book

_SHOWN: Final = 3
"""Figures that are told one by one."""
_Told = tuple[str, str]
"""What is told of areas, and of which period."""


def report_absent(tables: Sequence[tuple[Proposal, Taken]], desk: Desk) -> None:
    """Report each area without a row, once for what is told of it and its period: blocks share the areas.

    Nothing is said of a file with errors.

    Args:
        tables: Tables as they were understood, with what they give.
        desk: Where problems go.
    """
    if desk.log.has_errors():
        return
    for sort in (IntakeTable.COUNTS, IntakeTable.PEERS):
        found = [(one, taken) for one, taken in tables if one.intake.table is sort and taken.areas]
        there: dict[_Told, set[str]] = {}
        for _, taken in found:
            for told in _told(taken):
                there.setdefault(told, set()).update(taken.areas)
        stale = _stale([taken for _, taken in found], desk)
        said: set[tuple[str, _Told]] = set()
        for one, taken in found:
            names = _names(sort, {code for told in _told(taken) for code in there[told]}, desk)
            for code, name in names.items():
                lacking = {(code, told) for told in _told(taken) if code not in there[told]}
                if lacking - said:
                    answered = _answered(taken, code, names)
                    _report_lacking(one, (code, name), answered, desk)
                    if 2 * len(taken.areas) > len(names) and lacking & stale:
                        _doubt_absent(one, name, desk, is_there=bool(answered))
                said |= lacking
    _report_blanks(tables, desk)


def _report_blanks(tables: Sequence[tuple[Proposal, Taken]], desk: Desk) -> None:
    """Report rows and columns that are there and hold nothing."""
    _report_blank([(one, taken) for one, taken in tables if one.intake.table is IntakeTable.COUNTS], desk)
    for one, taken in tables:
        if one.intake.table is not IntakeTable.PEERS:
            report_blank_columns(one, taken, desk)


def _answered(taken: Taken, code: str, names: Mapping[str, str]) -> str:
    """Return what a row is called that has the name of an area, and is left out since somebody said so."""
    left = (text for text, means in taken.names.items() if means == LEFT_OUT)
    return next((text for text in left if AreaBook(names).sure(text) == code), "")


def _report_lacking(one: Proposal, area: tuple[str, str], answered: str, desk: Desk) -> None:
    """Report an area without figures: it has no row, or its row is left out as somebody answered."""
    code, name = area
    if answered:
        words = {"answer": shown_means(answered, LEFT_OUT), "instead": shown_means(answered, code)}
        desk.log.add("area_left_out", one.table.place(None), name=name, **words)
    else:
        desk.log.add("area_absent", one.table.place(None), name=name)


def _report_blank(tables: Sequence[tuple[Proposal, Taken]], desk: Desk) -> None:
    """Say once for a table which stored figures stay of areas that it has a row for, without a figure."""
    given = {(row.cells["area"], told) for _, taken in tables for row in taken.rows for told in [_of(row)]}
    stored = _stored(desk)
    names = area_book(IntakeTable.COUNTS, desk, {}).names
    for one, taken in tables:
        blank = [(area, told) for told in _told(taken) for area in sorted(taken.areas)]
        left = [cell for cell in blank if cell in stored and cell not in given]
        figures = [f"{names.get(area, area)} {told[0]} {shown(stored[area, told])}" for area, told in left]
        if figures:
            more = f"; dan {len(figures) - _SHOWN} lagi" if len(figures) > _SHOWN else ""
            words = "; ".join(figures[:_SHOWN]) + more
            desk.log.add("counts_left", one.table.place(None), figures=words)
        given |= {*left}


def _stored(desk: Desk) -> Mapping[tuple[str, _Told], Decimal]:
    """Return the counts of the dossier by area, measure and period."""
    return {
        (str(row.area), (str(row.measure), str(row.period))): row.value
        for row in desk.office.counts
        if row.value is not None
    }


def _of(row: TakenRow) -> _Told:
    return row.cells["measure"], row.cells["period"]


def _stale(tables: Sequence[Taken], desk: Desk) -> set[tuple[str, _Told]]:
    """Return what the dossier has of each area, of what tables change for another."""
    known = _stored(desk)
    rows = [row.cells for taken in tables for row in taken.rows if "measure" in row.cells]
    given = [((one["area"], (one["measure"], one["period"])), Decimal(one["value"])) for one in rows]
    changed = {told for (area, told), value in given if known.get((area, told), value) != value}
    return {(area, told) for area, told in known if told in changed}


def _doubt_absent(proposal: Proposal, name: str, desk: Desk, *, is_there: bool) -> None:
    """Doubt that an area is rightly left out where most others are there, and the dossier has its figures.

    Those of another table stay beside the new ones then, and sums are made of both. A table of few areas is
    one of a part of them.
    """
    if desk.told(name) != LEFT_OUT:
        how = "tidak diambil walaupun ada" if is_there else "memang tidak ada"
        words = f"{how} di tabel ini, dan angkanya yang lama tetap berlaku di samping yang baru"
        desk.doubt(proposal.table.place(None), name, LEFT_OUT, words)


def _told(taken: Taken) -> list[_Told]:
    """Return what a table tells of areas, and of which periods."""
    cells = (row.cells for row in taken.rows)
    return [*dict.fromkeys((one.get("measure") or one.get("subject", ""), one["period"]) for one in cells)]


def _names(sort: IntakeTable, there: Collection[str], desk: Desk) -> Mapping[str, str]:
    """Return the areas that tables are to have: all kecamatan; of a recap of some regencies, chosen, none."""
    if sort is IntakeTable.COUNTS:
        return area_book(sort, desk, {}).names
    office = desk.office.office
    beside = {str(office.regency), str(office.province)}
    names = {code: name for code, name in regencies_of(desk.office, desk.rules).items() if code not in beside}
    return names if 2 * len(names.keys() & set(there)) > len(names) else {}
