"""Rows of a text that have more cells than their heads: a comma within a figure parted it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.issues import IssueLog
from capaian.dossier.spreadsheets.model import Lines

_BEGINNING: Final = re.compile(r"-?[0-9]{1,3}")
_THOUSANDS: Final = re.compile("[0-9]{3}")
_SHOWN: Final = 5


def report_longer_rows(table: ForeignTable, log: IssueLog) -> None:
    """Report rows whose cells are more than those of the heads, so that figures stand below other heads.

    What programs save has as many cells in each row, empty ones too; only a sign that nobody quoted makes
    more. Empty cells alone are none, unless they are what the two halves of one figure pushed out.
    """
    lines = table.grid.lines
    expected = 0 if lines is None else _width_of_heads(table, lines)
    if lines is None or not expected:
        return
    longer = [row for row in table.rows if _is_longer(table, row, expected, lines)]
    if longer:
        words = {"found": str(max(lines.widths[row - 1] for row in longer)), "expected": str(expected)}
        comma = "; koma di dalam angka memisahkan sel" if lines.sign == "," else ""
        log.add("rows_longer", table.place(longer[0]), rows=_shown(longer), comma=comma, **words)


def _width_of_heads(table: ForeignTable, lines: Lines) -> int:
    """Return how many cells the rows of the heads have, down to the first row; 0 without heads."""
    last = max((head.column for head in table.heads if any(head.parts)), default=0)
    above = range(table.rows[0] - 1, 0, -1) if last and table.rows else ()
    lowest = next((row for row in above if table.grid.text(row, last)), None)
    return 0 if lowest is None else max(lines.widths[lowest - 1 : table.rows[0] - 1])


def _is_longer(table: ForeignTable, row: int, expected: int, lines: Lines) -> bool:
    if lines.widths[row - 1] <= expected:
        return False
    cells = [as_text(cell) for cell in table.grid.rows[row - 1]]
    return any(cells[expected:]) or (lines.sign == "," and _is_cut(cells))


def _is_cut(cells: Sequence[str]) -> bool:
    """Say whether two cells read as one figure whose thousands a comma parts: `12` and `336`."""
    return any(_BEGINNING.fullmatch(one) and _THOUSANDS.fullmatch(other) for one, other in pairwise(cells))


def _shown(rows: Sequence[int]) -> str:
    """Return the first rows of many."""
    more = f", dan {len(rows) - _SHOWN} lagi" if len(rows) > _SHOWN else ""
    return ", ".join(map(str, rows[:_SHOWN])) + more
