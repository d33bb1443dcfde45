"""Lines of a budget in two rows: `Target`, and below it `Realisasi`, which often has no code of its own.

What was spent is taken; what was to be spent is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum
from typing import Final

from capaian.dossier.intake.amount_words import names_budget
from capaian.dossier.intake.code_columns import has_codes
from capaian.dossier.intake.head_times import names_part
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.words import fold
from capaian.dossier.spreadsheets.model import CellValue

_SEVERAL: Final = 2
_PLANNED: Final = re.compile(r"(?:target|rencana|anggaran kas|rak)\b")
_SPENT: Final = re.compile(r"realisasi\b")
_OTHER: Final = re.compile(
    r"(?:%|persen|persentase|capaian|sisa|deviasi|selisih)(?: |\Z)|.*\b(?:fisik|kinerja)\b"
)
_WORD: Final = "Realisasi"


class _Tells(Enum):
    """What a row tells of its line."""

    PLANNED = 0
    SPENT = 1
    OTHER = 2
    """A share, a rest, or how far the work is."""


def with_spending_alone(table: ForeignTable) -> ForeignTable:
    """Return a budget without its rows of what was planned, where one of what was spent is below each.

    The latter gets the code, the name and the budget of the former, where it has none; its columns of times
    are headed as spending. Any other table is returned as it is.
    """
    head = next((head for head in table.heads if _parts_lines(table, head)), None)
    if head is None or not has_codes(table):
        return table
    cells = [*table.grid.rows]
    kept: list[int] = []
    above = 0
    for row in table.rows:
        tells = _told(table.text(row, head))
        if tells is _Tells.SPENT:
            cells[row - 1] = _filled(table, cells[row - 1], cells[above - 1], head)
        if tells in (None, _Tells.SPENT):
            kept.append(row)
        above = row if tells is _Tells.PLANNED else above
    heads = [
        replace(one, parts=(_WORD, *one.parts)) if _is_of_rows(one, head) else one for one in table.heads
    ]
    grid = replace(table.grid, rows=tuple(cells))
    return replace(table, grid=grid, rows=tuple(kept), heads=tuple(heads))


def _parts_lines(table: ForeignTable, head: Head) -> bool:
    """Say whether each row of spending stands right below that of a plan, and most rows are such."""
    told = [_told(text) for row in table.rows if (text := table.text(row, head))]
    order = [tells for tells in told if tells is not _Tells.OTHER]
    pairs = [*_pairs(order)]
    is_full = 2 * len(told) >= len(table.rows) and None not in told
    return (
        is_full and len(pairs) >= _SEVERAL and all(pair == [_Tells.PLANNED, _Tells.SPENT] for pair in pairs)
    )


def _pairs(order: Sequence[_Tells | None]) -> Iterator[Sequence[_Tells | None]]:
    yield from (order[place : place + _SEVERAL] for place in range(0, len(order), _SEVERAL))


def _told(text: str) -> _Tells | None:
    folded = fold(text)
    if _OTHER.match(folded):
        return _Tells.OTHER
    if _SPENT.match(folded):
        return _Tells.SPENT
    return _Tells.PLANNED if _PLANNED.match(folded) else None


def _is_of_rows(head: Head, words: Head) -> bool:
    """Say whether a column holds what its rows tell: behind their words, and no budget of the year."""
    return head.column > words.column and not _is_budget(head)


def _is_budget(head: Head) -> bool:
    return names_budget(head) and not names_part(head)


def _filled(
    table: ForeignTable, own: tuple[CellValue, ...], above: tuple[CellValue, ...], words: Head
) -> tuple[CellValue, ...]:
    """Return the cells of a row with those above where it has none, besides what its words tell."""
    of_rows = {head.column for head in table.heads if _is_of_rows(head, words)} | {words.column}
    pairs = enumerate(zip(own, above, strict=True), start=1)
    return tuple(cell if cell is not None or column in of_rows else upper for column, (cell, upper) in pairs)
