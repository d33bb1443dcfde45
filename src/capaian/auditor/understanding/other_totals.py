"""Totals that are no sums of all rows above them: bills with deductions, and one whole parted several ways.

What stands between `Subtotal` and `Total`, such as `PPN 11%` and `Uang muka`, is added or taken off; `Jumlah`
below the bands `Umur` and `Pendidikan` is the sum of either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import product, takewhile
from operator import mul
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow

_SIGNED: Final = re.compile(
    r"\b(?:ppn|pph|dpp|pajak|diskon|potongan|rabat|uang muka|panjar|dp|ditanggung|dijamin|penjamin|asuransi"
    r"|dibayar\w*|pembayaran|kekurangan|sisa|kembali(?:an)?|tunai|ongkos|biaya (?:kirim|layanan|admin\w*)"
    r"|pembulatan|materai)\b",
    re.IGNORECASE,
)
"""What a bill takes off its subtotal, or adds to it, or only tells beside it."""
_MOST_SIGNED: Final = 6
_FEWEST_PARTINGS: Final = 2


def is_made_otherwise(rows: Sequence[UnderstoodRow], place: int, total: Equation) -> bool:
    """Say whether a total that is not the sum of the rows above it is right in another usual way.

    Args:
        rows: All rows of its table.
        place: That of the total.
        total: Its figure of one column, with those of which it is no sum.
    """
    cells = enumerate(rows[place].row.cells)
    column = next(
        at for at, cell in cells if cell.number is not None and cell.number.spot == total.result.spot
    )
    figures = [_figure_of(row, column) for row in rows[:place]]
    printed = total.result.value
    return _is_of_bill(rows[:place], figures, printed) or _is_of_partings(rows[:place], figures, printed)


def _is_of_bill(rows: Sequence[UnderstoodRow], figures: Sequence[Decimal | None], total: Decimal) -> bool:
    """Whether the last subtotal and rows named as parts of a bill, with either sign or none, make a total."""
    since = [*takewhile(lambda place: _SIGNED.search(rows[place].label), reversed(range(len(rows))))]
    last = len(rows) - len(since) - 1
    subtotal = figures[last] if last >= 0 and rows[last].kind is RowKind.TOTAL else None
    values = [figure for place in since if (figure := figures[place]) is not None]
    if subtotal is None or not 0 < len(values) <= _MOST_SIGNED:
        return False
    ways = product((0, 1, -1), repeat=len(values))
    return any(subtotal + sum(map(mul, signs, values)) == total for signs in ways)


def _is_of_partings(rows: Sequence[UnderstoodRow], figures: Sequence[Decimal | None], total: Decimal) -> bool:
    """Whether the rows of several bands, each band by itself, add up to a total."""
    sums: dict[int, Decimal] = {}
    for row, figure in zip(rows, figures, strict=True):
        if figure is not None and row.kind is RowKind.ITEM:
            sums[row.band] = sums.get(row.band, Decimal(0)) + figure
    return len(sums) >= _FEWEST_PARTINGS and all(each == total for each in sums.values())


def _figure_of(row: UnderstoodRow, column: int) -> Decimal | None:
    number = row.row.cells[column].number
    return None if number is None else number.value
