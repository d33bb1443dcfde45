"""Rows that have a number to be seen stand in its order, wherever people sorted them to.

A sheet that was sorted by its texts cannot be told apart from one whose rows were moved by hand; its numbers
can. So they are the order, and what else the rows suggest is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from capaian.dossier.excel.read.rows import TakenRows, whole
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows import text_sheets
from capaian.dossier.rows.sheets import NUMBER, SheetSpec


def in_order(taken: TakenRows, file: str, log: IssueLog) -> TakenRows:
    """Return the rows of a sheet in the order of their numbers; rows of other sheets as they stand.

    A row without a number stands behind the one above it. Where the others are not in their order there is no
    telling behind which, so that it is asked.

    Args:
        taken: Rows as they stand in the sheet.
        file: Name of the workbook.
        log: Takes numbers that are none or stand twice, and rows that stand elsewhere than their numbers say.
    """
    spec = taken.found.spec
    is_text = spec.id in (text_sheets.NARRATIVE_SHEET.id, text_sheets.LAYOUT_SHEET.id)
    column = text_sheets.NUMBER if is_text else NUMBER
    if column not in {one.id for one in spec.columns} or column not in taken.found.columns:
        return taken
    order, moved = [*range(len(taken.rows))], []
    for members in _by_owner(taken):
        numbers = _numbers(taken, members, column, file, log)
        if all(one <= other for one, other in pairwise(filter(None, numbers))):
            continue
        moved.append(members[0])
        if 0 in numbers:
            for index, number in zip(members, numbers, strict=True):
                if not number:
                    log.add("number_missing", taken.place(file, index, column))
            continue
        in_file = [index for _, index in sorted(zip(numbers, members, strict=True))]
        for slot, index in zip(members, in_file, strict=True):
            order[slot] = index
    if not moved:
        return taken
    owners = (" ".join(filter(None, _owner(taken, index))) for index in moved)
    lists = ", ".join(filter(None, owners))
    place = taken.place(file, min(moved), column)
    log.add("rows_not_by_number", place, lists=f" ({lists})" if lists else "")
    return replace(
        taken, rows=[taken.rows[index] for index in order], places=[taken.places[index] for index in order]
    )


def owners_of(spec: SheetSpec) -> tuple[str, ...]:
    """Return the columns that name the list to which a numbered row belongs."""
    files = [column.id for column in spec.keys if column.id == text_sheets.FILE]
    return tuple(column.id for column in spec.parents) or tuple(files)


def _owner(taken: TakenRows, index: int) -> tuple[str, ...]:
    return tuple(taken.rows[index].cells.get(name, "").strip() for name in owners_of(taken.found.spec))


def _by_owner(taken: TakenRows) -> Sequence[list[int]]:
    found: dict[tuple[str, ...], list[int]] = {}
    for index in range(len(taken.rows)):
        found.setdefault(_owner(taken, index), []).append(index)
    return [*found.values()]


def _numbers(
    taken: TakenRows, members: Sequence[int], column: str, file: str, log: IssueLog
) -> Sequence[int]:
    """Return the numbers of rows of one list, 0 where there is none; those of records are checked later."""
    first: dict[int, int] = {}
    numbers = []
    for index in members:
        text = taken.rows[index].cells.get(column, "").strip()
        number = whole(text)
        if text and not number:
            log.add("number_unread", taken.place(file, index, column), text)
        elif number and column != NUMBER and first.setdefault(number, index) != index:
            place = taken.place(file, index, column)
            log.add("number_twice", place, text, first=str(taken.places[first[number]]))
        numbers.append(number)
    return numbers
