"""Noughts among figures none of which is small: most were never filled in.

Where few things happen a nought is a figure like any other: that others are small tells it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from capaian.dossier.intake.area_totals import AreaRow, is_part
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.sums import shown

_LEAST: Final = 3
"""Rows of which the others show what a figure is."""
_SMALL: Final = Decimal(100)
"""A count below which none may be, too."""
_NEAR: Final = 2
"""How many times the lowest of several coverages the highest is at most, where they are alike."""


def report_noughts(
    table: ForeignTable, desk: Desk, rows: Sequence[AreaRow], heads: Sequence[Head], ratios: Sequence[Head]
) -> None:
    """Warn of a nought in a column whose other counts are all large, or whose other coverages are alike.

    Args:
        table: The table.
        desk: Where it is told.
        rows: The rows that are taken.
        heads: The columns that are taken.
        ratios: Those of them that hold coverages.
    """
    for head in heads:
        told = {row.row: row.figures.get(head.name) for row in rows if is_part(row.code)}
        others = [figure for figure in told.values() if figure]
        noughts = [row for row, figure in told.items() if figure == 0]
        if len(others) < max(_LEAST, 2 * len(noughts)) or min(others) <= 0:
            continue
        low, high = min(others), max(others)
        is_plain = high <= _NEAR * low if head in ratios else low >= _SMALL
        for row in noughts if is_plain else ():
            words = {"head": head.name, "low": shown(low), "high": shown(high)}
            desk.log.add("nought_among", table.place(row, head), **words)
