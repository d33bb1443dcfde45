"""Rows that have a number to be seen stand in its order, wherever people sorted them to.

A sheet that was sorted by its texts cannot be told apart from one whose rows were moved by hand; its numbers
can. So they are the order, and what else the rows suggest is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from capaian.dossier.excel.read.rows import TakenRows, whole
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows import text_sheets as words
from capaian.dossier.rows.sheets import NUMBER, SheetSpec

_FEW: Final = 6
"""Lists named one by one."""


def in_order(taken: TakenRows, file: str, log: IssueLog) -> TakenRows:
    """Return the rows of a sheet in the order of their numbers; rows of other sheets as they stand.

    A row without a number stands behind the one above it. Where the others are not in their order there is no
    telling behind which, so that it is asked.

    Args:
        taken: Rows as they stand in the sheet.
        file: Name of the workbook.
        log: Takes numbers that are none or stand twice, and rows that stand elsewhere than their numbers say.
    """
    column = number_column(taken.found.spec)
    if column is None or column not in taken.found.columns:
        return taken
    order = [*range(len(taken.rows))]
    moved: dict[str, int] = {}
    for owner, members in _by_owner(taken).items():
        numbers = [_number(taken, index, column, file, log) for index in members]
        if column != NUMBER:
            _report_twice(taken, members, numbers, file, log)
        if not _are_ascending(numbers):
            moved[" ".join(filter(None, owner))] = members[0]
            sorted_members = _sorted(taken, members, numbers, file, log)
            for slot, index in zip(members, sorted_members, strict=True):
                order[slot] = index
    if moved:
        _tell_moved(taken, moved, column, file, log)
    rows, places = [taken.rows[index] for index in order], [taken.places[index] for index in order]
    return replace(taken, rows=rows, places=places) if moved else taken


def number_column(spec: SheetSpec) -> str | None:
    """Return the column of a sheet by whose numbers its rows are ordered, for all to see."""
    is_text = spec.id in (words.NARRATIVE_SHEET.id, words.LAYOUT_SHEET.id)
    names = {column.id for column in spec.columns}
    return words.NUMBER if is_text else NUMBER if NUMBER in names else None


def owners_of(spec: SheetSpec) -> tuple[str, ...]:
    """Return the columns that name the list to which a numbered row belongs."""
    return tuple(column.id for column in spec.parents) or ((words.FILE,) if _has_files(spec) else ())


def _has_files(spec: SheetSpec) -> bool:
    return any(column.id == words.FILE for column in spec.keys)


def _by_owner(taken: TakenRows) -> dict[tuple[str, ...], list[int]]:
    names = owners_of(taken.found.spec)
    found: dict[tuple[str, ...], list[int]] = {}
    for index, row in enumerate(taken.rows):
        found.setdefault(tuple(row.cells.get(name, "").strip() for name in names), []).append(index)
    return found


def _number(taken: TakenRows, index: int, column: str, file: str, log: IssueLog) -> int:
    """Return the number of a row; 0 where it has none."""
    text = taken.rows[index].cells.get(column, "").strip()
    if text and not whole(text):
        log.add("number_unread", taken.place(file, index, column), text)
    return whole(text)


def _report_twice(
    taken: TakenRows, members: Sequence[int], numbers: Sequence[int], file: str, log: IssueLog
) -> None:
    """Report rows of one text that have the same number; those of records are found on gathering."""
    first: dict[int, int] = {}
    for index, number in zip(members, numbers, strict=True):
        if number and first.setdefault(number, index) != index:
            place = taken.place(file, index, words.NUMBER)
            log.add("number_twice", place, str(number), first=str(taken.places[first[number]]))


def _are_ascending(numbers: Sequence[int]) -> bool:
    return all(one <= other for one, other in pairwise(filter(None, numbers)))


def _sorted(
    taken: TakenRows, members: Sequence[int], numbers: Sequence[int], file: str, log: IssueLog
) -> Sequence[int]:
    column = number_column(taken.found.spec) or NUMBER
    blank = [index for index, number in zip(members, numbers, strict=True) if not number]
    for index in blank:
        log.add("number_missing", taken.place(file, index, column))
    if blank:
        return members
    return [index for _, index in sorted(zip(numbers, members, strict=True))]


def _tell_moved(taken: TakenRows, moved: dict[str, int], column: str, file: str, log: IssueLog) -> None:
    """Say once of a sheet which of its lists stand in another order than that of their numbers."""
    named = [name for name in moved if name]
    shown = ", ".join(named[:_FEW]) + (f", dan {len(named) - _FEW} lainnya" if len(named) > _FEW else "")
    of_what = f" ({shown})" if shown else ""
    log.add("rows_not_by_number", taken.place(file, min(moved.values()), column), lists=of_what)
