"""Figures that are held at the most or least that their row prints: `Skor Maksimum`, `Capaian Minimum`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from capaian.auditor.claims.equation import Equation
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import BOUND, LEAST


def but_at_bounds(
    equations: Iterable[Equation], table: PrintedTable, rows: Sequence[UnderstoodRow]
) -> Iterator[Equation]:
    """Yield figures but for those held at the most or least that their row prints: `Skor Maksimum`."""
    heads = ((index, BOUND.search(path[-1])) for index, path in enumerate(table.paths) if path)
    bounds = [(index, head[0].casefold().startswith(LEAST)) for index, head in heads if head]
    at = {r.row.line: {(n.value, low) for i, low in bounds if (n := r.row.cells[i].number)} for r in rows}
    for equation in equations:
        is_less = (equation.computed() or 0) < equation.result.value
        is_bound = (equation.result.value, is_less) in at.get(equation.result.spot.line, ())
        if not is_bound or equation.holds():
            yield equation
