"""Figures with a digit too many or too few: one row has a tenth, or ten times, the share of all others.

Areas differ in size by more than that, so that a column alone tells nothing; its share of another does.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from capaian.domain.numerals import write_decimal
from capaian.dossier.intake.beside import Pair
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.row_sums import figures_of
from capaian.dossier.intake.sums import shown

_LEAST: Final = 5
"""Rows of which the others show what a share is."""
_SMALL: Final = Decimal(100)
"""Counts below which shares jump by chance."""
_NEAR: Final = Decimal(2)
"""How many times the lowest share the highest of the others may be."""
_SLACK: Final = Decimal("0.2")
"""By how much a share may go beyond those of the others, once the digit is put right."""
_TEN: Final = Decimal(10)
_PERCENT: Final = Decimal(100)


def check_digits(table: ForeignTable, desk: Desk, rows: Sequence[int], pairs: Sequence[Pair]) -> None:
    """Warn of rows whose share is ten times, or a tenth of, what it is in all others, which are alike.

    Args:
        table: The table.
        desk: Where problems go.
        rows: The rows that are taken.
        pairs: Columns of all who are counted, and of those who have what is counted.
    """
    for whole_in, parts_in in pairs:
        pair = whole_in, *parts_in
        found = {row: figures for row in rows if (figures := figures_of(table, row, pair, Kind.COUNT))}
        shares = {row: part / whole for row, (whole, part) in found.items() if whole >= _SMALL and part}
        for row, share in shares.items():
            others = [other for one, other in shares.items() if one != row]
            if len(others) >= _LEAST - 1 and _is_shifted(share, min(others), max(others)):
                _report(table, desk, row, pair, found[row], (share, min(others), max(others)))


def _is_shifted(share: Decimal, low: Decimal, high: Decimal) -> bool:
    mended = (share * _TEN, share / _TEN)
    return high <= low * _NEAR and any(low * (1 - _SLACK) <= one <= high * (1 + _SLACK) for one in mended)


def _report(
    table: ForeignTable,
    desk: Desk,
    row: int,
    pair: Sequence[Head],
    figures: Sequence[Decimal],
    shares: tuple[Decimal, Decimal, Decimal],
) -> None:
    """Tell a row, at the figure that stands further from those of its column."""
    whole, part = pair
    here, low, high = (write_decimal(round(_PERCENT * share, 1), 1) for share in shares)
    column = [
        value[0]
        for one in table.rows
        if one != row and (value := figures_of(table, one, (whole,), Kind.COUNT))
    ]
    is_whole = not min(column) <= figures[0] <= max(column)
    place = table.place(row, whole if is_whole else part)
    names = {"whole": whole.name, "part": part.name, "a": shown(figures[0]), "b": shown(figures[1])}
    desk.log.add("digit_shifted", place, here=here, low=low, high=high, **names)
