"""What stands in rows without figures among and below the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.heads import ForeignTable

_MOST: Final = 8
"""Rows below a table in which notes of its figures are looked for."""


def notes_of(table: ForeignTable) -> Iterator[str]:
    """Yield what stands in rows without figures among and right below the rows of a table."""
    last = max(table.rows, default=0)
    below = range(last + 1, min(last + _MOST, len(table.grid.rows)) + 1)
    for row in (*table.rows, *below):
        cells = table.grid.rows[row - 1]
        if not any(map(is_figure, cells)):
            yield from dict.fromkeys(as_text(cell) for cell in cells if cell is not None)
        elif row > last:
            return
