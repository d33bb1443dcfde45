"""Rows that have a number to be seen stand in its order, wherever people sorted them to.

A sheet that was sorted by its texts cannot be told apart from one whose rows were moved by hand; its numbers
can. So they are the order.
"""

from __future__ import annotations

from capaian.dossier.excel.read.rows import TakenRows, whole
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows import text_sheets
from capaian.dossier.rows.sheets import NUMBER


def in_order(taken: TakenRows, file: str, log: IssueLog) -> TakenRows:
    """Return the rows of a sheet in the order of their numbers; rows of other sheets as they stand.

    A row without a number stays behind the row above it; lists keep the order of their first rows.

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
    owners = [text_sheets.FILE] if is_text else [one.id for one in spec.parents]
    first: dict[tuple[str, ...], int] = {}
    last: dict[tuple[str, ...], int] = {}
    ranks = []
    for index, row in enumerate(taken.rows):
        owner = tuple(row.cells.get(name, "").strip() for name in owners)
        last[owner] = whole(row.cells.get(column, "").strip()) or last.get(owner, 0)
        ranks.append((first.setdefault(owner, index), last[owner], index))
    moved = next(
        (index for (_, _, index), place in zip(sorted(ranks), ranks, strict=True) if index != place[2]), None
    )
    if moved is None:
        return taken
    log.add("rows_not_by_number", taken.place(file, moved, column))
    return taken.only([index for _, _, index in sorted(ranks)])
