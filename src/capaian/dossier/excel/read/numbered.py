"""Rows that have a number to be seen stand in its order, wherever people sorted them to.

A sheet that was sorted by its texts cannot be told apart from one whose rows were moved by hand; its numbers
can. So they are the order, and what else the rows suggest is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from capaian.dossier.excel.read.rows import TakenRows, whole
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows import text_sheets
from capaian.dossier.rows.sheets import NUMBER, SheetSpec


def in_order(taken: TakenRows, file: str, log: IssueLog) -> TakenRows:
    """Return the rows of a sheet in the order of their numbers; rows of other sheets as they stand.

    A row without a number, or with one that stands above already, stays behind the row above it.

    Args:
        taken: Rows as they stand in the sheet.
        file: Name of the workbook.
        log: Takes a note where rows stand elsewhere than their numbers say.
    """
    spec = taken.found.spec
    is_text = spec.id in (text_sheets.NARRATIVE_SHEET.id, text_sheets.LAYOUT_SHEET.id)
    column = text_sheets.NUMBER if is_text else NUMBER
    if column not in {one.id for one in spec.columns} or column not in taken.found.columns:
        return taken
    order, lists = [*range(len(taken.rows))], {}
    for owner, members in _by_owner(taken).items():
        own = (whole(taken.rows[index].cells.get(column, "").strip()) for index in members)
        numbers: list[int] = []
        for number in own:
            numbers.append(number or (numbers[-1] if numbers else 0))
        if any(one > other for one, other in pairwise(numbers)):
            lists[members[0]] = " ".join(filter(None, owner))
            for slot, (_, index) in zip(members, sorted(zip(numbers, members, strict=True)), strict=True):
                order[slot] = index
    if not lists:
        return taken
    named = ", ".join(filter(None, lists.values()))
    place = taken.place(file, min(lists), column)
    log.add("rows_not_by_number", place, lists=f" ({named})" if named else "")
    return taken.only(order)


def owners_of(spec: SheetSpec) -> tuple[str, ...]:
    """Return the columns that name the list to which a numbered row belongs."""
    files = [column.id for column in spec.keys if column.id == text_sheets.FILE]
    return tuple(column.id for column in spec.parents) or tuple(files)


def _by_owner(taken: TakenRows) -> Mapping[tuple[str, ...], Sequence[int]]:
    owners, found = owners_of(taken.found.spec), dict[tuple[str, ...], list[int]]()
    for index, row in enumerate(taken.rows):
        found.setdefault(tuple(row.cells.get(name, "").strip() for name in owners), []).append(index)
    return found
