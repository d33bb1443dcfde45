"""Cells of tables in the scale in which a sentence tells its amount: billions of full rupiah."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.money_units import power_of, scale_behind
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.told_clauses import Told
from capaian.domain.value import RUPIAH


def cells_in_scale(
    numbers: tuple[PrintedNumber, ...], told: Told, table: UnderstoodTable
) -> Iterator[tuple[PrintedNumber, ...]]:
    """Yield figures in the scale of the amount that a sentence tells: in billions of full rupiah.

    Where it tells none, and the table is in thousands or more, it may be meant in full or as printed.

    Args:
        numbers: Cells of the table.
        told: The amount.
        table: Where the cells stand.
    """
    power, is_amount = scale_behind(told.after), told.number.unit == RUPIAH
    columns = {column.index: column for column in table.figure_columns}
    powers = [power_of(table, columns[n.spot.cell]) - power for n in numbers]
    if is_amount and any(powers):
        yield tuple(
            n.read_as(n.value.scaleb(p), n.decimals - p) for n, p in zip(numbers, powers, strict=True)
        )
    if not (is_amount and power and any(powers)):
        yield numbers
