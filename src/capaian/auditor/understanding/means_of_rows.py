"""Which rows called means are those of the rows above them, by their figures, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.printed.table import PrintedRow
from capaian.auditor.understanding.levels import label_of
from capaian.auditor.understanding.vocabulary import MEAN_ROW

_FEWEST_ROWS: Final = 2
_FEWEST_COLUMNS: Final = 2
_TELLING_ROWS: Final = 3
_TELLING_DECIMALS: Final = 2
"""One column tells where a mean of so many rows is met to so many decimals."""


def is_mean_since_last(rows: Sequence[PrintedRow], place: int) -> bool:
    """Say whether a row called a mean is that of the rows since the last one called so, in most columns.

    `Rata-rata layanan pasar` between two groups of services; `Rata-rata lama sandar` is a thing of its own.
    """
    means = (index for index in range(place) if MEAN_ROW.match(label_of(rows[index])))
    group = rows[max(means, default=-1) + 1 : place]
    met = [*_met(rows[place], group)]
    is_telling = sum(met) >= _FEWEST_COLUMNS or _tells_alone(rows[place], group)
    return is_telling and any(met) and 2 * sum(met) > len(met)


def _met(row: PrintedRow, group: Sequence[PrintedRow]) -> Iterator[bool]:
    """Yield for each column of several differing figures whether the row has their mean."""
    for index, cell in enumerate(row.cells):
        numbers = (each.cells[index].number for each in group)
        values = [number.value for number in numbers if number is not None]
        if cell.number is not None and len(values) >= _FEWEST_ROWS and len({*values}) > 1:
            mean = sum(values, Decimal(0)) / len(values)
            yield abs(mean - cell.number.value) <= cell.number.step / 2


def _tells_alone(row: PrintedRow, group: Sequence[PrintedRow]) -> bool:
    decimals = [cell.number.decimals for cell in row.cells if cell.number is not None]
    return len(group) >= _TELLING_ROWS and max(decimals, default=0) >= _TELLING_DECIMALS
