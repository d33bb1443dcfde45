"""Changes between two parts of the year that a clause names: `dari triwulan II ke triwulan III naik 3.260`.

The levels stand in a table whose columns are those parts: in the row that the clause names, or in its total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.direction_words import FELL, ROSE
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.periods import PART_NAME, Periods, periods_of, with_quarters
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_MOVED: Final = re.compile(
    rf"\bdari\s+(?P<first>{PART_NAME})\s+(?:ke|sampai|hingga|menuju)\s+(?P<last>{PART_NAME})\b,?"
    rf"(?P<what>[^.;:,\d]{{0,60}}?)\b(?P<verb>(?P<up>{ROSE})|{FELL})"
    r"(?:\s+(?:sebesar|sebanyak))?\s*$",
    re.IGNORECASE,
)
_NOT_OF_TABLE: Final = frozenset(
    {"jumlah", "total", "seluruh", "realisasi", "kembali", "hanya", "sempat", "bahkan"}
)
"""Words of a clause that do not say what it is about."""
_LIKELY: Final = 2
"""A change so many times too large or small is one of something else."""


def period_moves_in(paragraph: Paragraph, tables: Sequence[UnderstoodTable]) -> Iterator[Equation]:
    """Yield each such change, where one table tells both levels.

    Args:
        paragraph: Sentences with their quantities.
        tables: Those that the paragraph speaks of.
    """
    for mention in paragraph.mentions:
        moved = _MOVED.search(with_quarters(mention.before)) if mention.number.unit != PERCENT else None
        known = ((table, periods_of(table)) for table in tables if moved)
        found = [
            ends
            for table, periods in known
            if moved and periods and (ends := _ends(table, periods, moved)) is not None
        ]
        if moved and len(found) == 1:
            first, last = found[0]
            levels = (last, first) if moved["up"] else (first, last)
            equation = Equation(
                AuditRule.DIFFERENCE,
                Law.DIFFERENCE,
                mention.number,
                levels,
                paragraph.place,
                subject="perubahan",
            )
            if _may_be(equation):
                yield equation


def _ends(
    table: UnderstoodTable, periods: Periods, moved: re.Match[str]
) -> tuple[PrintedNumber, PrintedNumber] | None:
    """Return the levels of two parts of a year in the row that is meant."""
    row = _row(table, moved["what"])
    names = [" ".join(moved[end].casefold().split()) for end in ("first", "last")]
    if row is None or not {*names} <= {*periods.names}:
        return None
    cells = [row.row.cells[periods.columns[periods.names.index(name)].index].number for name in names]
    first, last = cells
    return None if first is None or last is None else (first, last)


def _row(table: UnderstoodTable, what: str) -> UnderstoodRow | None:
    """Return the row that words name, or the total of a table that is about what they say."""
    named = {found.row for found in find_named(what, table.labels)}
    if named:
        return table.items[named.pop()] if len(named) == 1 else None
    heads = (word for column in table.columns for word in column.path)
    own = words_of(" ".join((table.table.title, *heads)))
    is_of_table = words_of(what) - _NOT_OF_TABLE <= own
    return table.totals[0] if len(table.totals) == 1 and is_of_table else None


def _may_be(equation: Equation) -> bool:
    """Whether a change is about as large as is told, and as exact as its levels."""
    found, printed = equation.computed(), equation.result.value
    is_exact = all(number.decimals == equation.result.decimals for number in equation.inputs)
    return found is not None and is_exact and 0 < found <= printed * _LIKELY and printed <= found * _LIKELY
