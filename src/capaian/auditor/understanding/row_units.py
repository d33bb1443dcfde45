"""What the figures of rows are measured in: people cannot be held against percentages of people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role, roles_of

_IN_BRACKETS: Final = re.compile(r"\((?P<unit>%|Rp\b[^()]*|[A-Z]?[a-z][^()]*)\)\s*$")
"""A unit behind a name; letters that are all large are a short name."""
_COUNTED: Final = re.compile(r"(?P<unit>jumlah|banyaknya)\b", re.IGNORECASE)
"""A row that counts, of whatever, is none of shares."""
_DERIVED: Final = frozenset({Role.ACHIEVEMENT, Role.ABSORPTION, Role.EFFICIENCY, Role.SHARE, Role.CHANGE})


def of_one_unit(
    pool: Sequence[UnderstoodRow], named: Sequence[UnderstoodRow], table: UnderstoodTable, column: Column
) -> Sequence[UnderstoodRow]:
    """Return the rows of a pool whose figures in a column can be held against those of the rows named.

    A column of percentages or of money has one unit for all rows.
    """
    is_derived = bool(_DERIVED & {*column.roles, *roles_of(column.path)})
    units = {_unit_of(row, table) for row in named}
    if is_derived or column.is_percent or column.is_money or len(units) != 1 or units == {""}:
        return pool
    return [row for row in pool if _unit_of(row, table) in units | {""}]


def _unit_of(row: UnderstoodRow, table: UnderstoodTable) -> str:
    """Return what a row names as its unit, in its own cell or in brackets behind its name; else nothing."""
    if table.unit_column is not None:
        return row.row.cells[table.unit_column].text.strip().casefold()
    unit = _IN_BRACKETS.search(row.label) or _COUNTED.match(row.label)
    return unit["unit"].strip().casefold() if unit else ""
