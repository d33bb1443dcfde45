"""Rows that are years, and columns that hold nothing but years."""

from __future__ import annotations

import re
from typing import Final

from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.years import YEAR

_YEAR_ROW: Final = re.compile(r"(?:tahun\s*)?(?P<year>(?:19|20)\d\d)", re.IGNORECASE)


def year_of_row(row: UnderstoodRow) -> int | None:
    """Return the year that a row is of, by one of its first two cells; `None` where it is of no year."""
    found = (_YEAR_ROW.fullmatch(cell.text.strip()) for cell in row.row.cells[:2])
    return next((int(match["year"]) for match in found if match), None)


def are_all_years(table: UnderstoodTable) -> bool:
    """Say whether the items of a table are years, each by any of its cells."""
    return all(any(_YEAR_ROW.fullmatch(cell.text.strip()) for cell in row.row.cells) for row in table.items)


def holds_years(table: UnderstoodTable, column: Column) -> bool:
    """Say whether a column holds nothing but years, which measure nothing."""
    texts = [row.row.cells[column.index].text.strip() for row in table.items]
    return bool(texts) and all(map(YEAR.fullmatch, texts))
