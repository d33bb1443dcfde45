"""Rows of a budget that tell all since January until their month: `s.d. Maret` in the column of months."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from capaian.domain.period import PeriodKind
from capaian.dossier.intake.amount_words import is_surely_spent
from capaian.dossier.intake.head_times import is_since_january
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.long_rows import part_of

_UNTIL: Final = re.compile(r"(?:s ?[./]? ?d\b\.?|sampai(?: dengan)?\b|hingga\b) *", re.IGNORECASE)
_SEVERAL: Final = 2
_KINDS: Final = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.SEMESTER)


def with_running_rows(table: ForeignTable) -> ForeignTable:
    """Return a table with the months alone in their column, where each is one until which its row tells.

    What was spent is headed as such a sum then.
    """
    column = next((head for head in table.heads if _tells_sums(table, head)), None)
    if column is None or not any(map(is_surely_spent, table.heads)):
        return table
    rows = [*table.grid.rows]
    for row in table.rows:
        cells = [*rows[row - 1]]
        told = _UNTIL.match(table.text(row, column))
        if told is not None:
            cells[column.column - 1] = table.text(row, column)[told.end() :]
            rows[row - 1] = tuple(cells)
    heads = tuple(map(_as_sum, table.heads))
    return replace(table, heads=heads, grid=replace(table.grid, rows=tuple(rows)))


def _tells_sums(table: ForeignTable, head: Head) -> bool:
    """Say whether all cells of a column name parts of the year until whose end something is told."""
    texts = [text for row in table.rows if (text := table.text(row, head))]
    ends = {text[told.end() :] for text in texts if (told := _UNTIL.match(text)) is not None}
    is_all = len(ends) >= _SEVERAL and all(map(_UNTIL.match, texts))
    return is_all and any(all(part_of(text, head, kind) for text in ends) for kind in _KINDS)


def _as_sum(head: Head) -> Head:
    is_sum = is_surely_spent(head) and not is_since_january(head)
    return replace(head, parts=(*head.parts[:-1], f"{head.parts[-1]} kumulatif")) if is_sum else head
