"""Columns that do not go together: not one slip, but a whole column drawn from other data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law, write_formula
from capaian.auditor.printed.table import PrintedTable
from capaian.domain.audit import AuditRule

_FEWEST: Final = 4
"""Rows that fail before more than slips are behind it."""
_SHARE: Final = Fraction(2, 3)
"""Of all rows of the column."""
_ACROSS: Final = frozenset({AuditRule.RATIO, AuditRule.ACHIEVEMENT, AuditRule.ABSORPTION})
"""Rules of columns that are computed from the columns beside them."""


@dataclass(frozen=True)
class ColumnApart:
    """A column most of whose rows do not follow from the columns that it is computed from."""

    failed: Sequence[Equation]
    """By their lines."""
    rows: int
    """All that were recomputed."""

    @property
    def words(self) -> str:
        """What an office is to know before it mends row after row."""
        formula = write_formula(self.failed[0].law, self.failed[0].names)
        return (
            f"Tidak hanya baris ini: {len(self.failed)} dari {self.rows} baris kolom ini tidak sama dengan"
            f" {formula}. Agaknya kolom ini dan kolom hitungannya dari data yang berbeda, misalnya tanggal"
            " lain; pastikan sumbernya, lalu hitung ulang seluruh kolom."
        )


def find_columns_apart(
    equations: Iterable[Equation], tables: Sequence[PrintedTable]
) -> Mapping[int, ColumnApart]:
    """Return for each failing statement of such a column, by its identity, the column."""
    rows_of = {
        line: (table.line, row.line)
        for table in tables
        for row in table.rows
        for line in (row.line, *row.lines)
    }
    in_rows = sorted(_in_rows(equations, rows_of), key=lambda found: found[0])
    found: dict[int, ColumnApart] = {}
    for _, group in groupby(in_rows, key=lambda found: found[0]):
        rows = sorted((equation for _, equation in group), key=lambda equation: equation.result.spot)
        failed = [equation for equation in rows if not equation.holds()]
        if len(failed) >= _FEWEST and len(failed) >= _SHARE * len(rows):
            found |= dict.fromkeys(map(id, failed), ColumnApart(failed, len(rows)))
    return found


def _in_rows(
    equations: Iterable[Equation], rows_of: Mapping[int, tuple[int, int]]
) -> Iterator[tuple[tuple[int, Law, tuple[int, ...]], Equation]]:
    """Yield the statements within one row of a table, with what those of one column share."""
    for equation in equations:
        rows = {rows_of.get(number.spot.line) for number in equation.numbers}
        row = rows.pop() if len(rows) == 1 else None
        if row is not None and equation.rule in _ACROSS and len(equation.names) == len(equation.inputs):
            yield (row[0], equation.law, tuple(number.spot.cell for number in equation.numbers)), equation
