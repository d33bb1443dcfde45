"""How much of a budget a total in words adds up: it says so (`Jumlah Program …`, `Jumlah seluruhnya`)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import IntEnum
from typing import Final

from capaian.dossier.intake.area_rows import after_total
from capaian.dossier.intake.long_rows import BudgetRow
from capaian.dossier.intake.words import fold

Parts = Sequence[BudgetRow]
"""Rows that a total may add up."""


class Level(IntEnum):
    """What a total says that it is about, the lower first."""

    UNNAMED = 0
    SUBACTIVITY = 1
    ACTIVITY = 2
    PROGRAM = 3
    WHOLE = 4


NAMED: Final = frozenset({Level.SUBACTIVITY, Level.ACTIVITY, Level.PROGRAM})
"""Totals of a part of an office."""
_BEGINS: Final = (
    (Level.SUBACTIVITY, ("sub kegiatan", "subkegiatan", "sub-kegiatan")),
    (Level.ACTIVITY, ("kegiatan",)),
    (Level.PROGRAM, ("program",)),
    (Level.WHOLE, ("seluruhnya", "keseluruhan", "semua", "umum", "grand total")),
)
_DOUBLED: Final = frozenset({"jumlah total", "total jumlah"})


def level_of(text: str) -> Level:
    """Return how much a total adds up, by its words.

    Examples:
        >>> [level_of(text).name for text in ("Jumlah Program Pencatatan Sipil", "JUMLAH SELURUHNYA")]
        ['PROGRAM', 'WHOLE']
    """
    rest = after_total(text)
    if fold(text) in _DOUBLED:
        return Level.WHOLE
    return next((level for level, begins in _BEGINS if rest.startswith(begins)), Level.UNNAMED)


def named_span(total: BudgetRow, totals: Parts, rows: Parts, borders: Collection[int] = ()) -> Parts:
    """Return the rows that a total of a program, an activity or a sub-activity adds up.

    They lie between it and the total of its level, or a higher one, above it; below it where the totals of
    the table head their rows.

    Args:
        total: The total.
        totals: All of the table.
        rows: Those that totals may add up.
        borders: Further rows that no total reaches beyond: those of others.
    """
    level = level_of(total.name)
    ends = sorted({*borders, *(one.row for one in totals if level_of(one.name) >= level)} - {total.row})
    first = min((*borders, *(part.row for part in rows)), default=0)
    if any(one.row < first for one in totals if level_of(one.name) in NAMED):
        end = min((row for row in ends if row > total.row), default=None)
        return [part for part in rows if part.row > total.row and (end is None or part.row < end)]
    start = max((row for row in ends if row < total.row), default=0)
    return [part for part in rows if start < part.row < total.row]
