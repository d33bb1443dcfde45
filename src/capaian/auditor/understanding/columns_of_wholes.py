"""Columns without a total that add up to the whole which a sentence lists the parts of: both are whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import RowKind

_FEWEST: Final = 3
"""Parts that add up by no chance."""


def columns_of_wholes(
    lists: Sequence[Equation], cited: Sequence[Equation], tables: Sequence[UnderstoodTable]
) -> Iterator[Equation]:
    """Yield that a column of a table adds up to the whole of a list, where it does and prints no total.

    `69 pegawai: 7 pejabat, 3 fungsional, 13 pelaksana, 46 honorer`, beside a table whose 1, 3, 2, 3, 14 and
    46 are 69 as well: neither is the wrong one for it.

    Args:
        lists: Wholes of sentences with their parts.
        cited: What sentences quote of tables: a column is of the list where it has some of its parts.
        tables: Those that the sentences may speak of.
    """
    for whole in lists:
        if whole.law is not Law.SUM or len(whole.inputs) < _FEWEST or not whole.holds():
            continue
        parts = {number.spot for number in whole.inputs}
        quoted = {e.inputs[0].spot for e in cited if e.law is Law.EQUAL and e.result.spot in parts}
        for table in tables if quoted else ():
            yield from (made for made in _columns(table, whole) if quoted & {n.spot for n in made.inputs})


def _columns(table: UnderstoodTable, whole: Equation) -> Iterator[Equation]:
    for column in () if table.totals else table.figure_columns:
        cells = [row.row.cells[column.index] for row in table.rows if row.kind is RowKind.ITEM]
        numbers: list[PrintedNumber] = [cell.number for cell in cells if cell.number is not None]
        made = Equation(
            whole.rule, Law.SUM, whole.result, tuple(numbers), table.table.name, subject=whole.subject
        )
        if len(numbers) >= _FEWEST and made.holds():
            yield made
