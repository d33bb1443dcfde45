"""Cells that wait for a figure, which look like cells to fill."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_AWAITED: Final[Mapping[str, tuple[str, ...]]] = {
    "agreements.yaml#agreements/targets": ("target.value",),
    "plan.yaml#indicators/targets": ("value",),
    "counts.csv": ("value",),
    "survey.csv": ("mean", "index"),
    "inputs.csv": ("original", "revised", "actual"),
    "outputs.csv": ("actual",),
}
"""Columns of which a row needs one or more, by the id of their sheet."""
_INSTEAD: Final = ("text", "note", "target.text")
"""Columns that may answer without a figure."""


def awaited_cells(sheet: str, cells: Mapping[str, str]) -> tuple[str, ...]:
    """Return the columns of a row that wait for a figure: none once it has any, or says why not.

    Examples:
        >>> awaited_cells("survey.csv", {"code": "U1"}), awaited_cells("survey.csv", {"mean": "3.4"})
        (('mean', 'index'), ())
    """
    awaited = _AWAITED.get(sheet, ())
    return () if any(cells.get(name) for name in (*awaited, *_INSTEAD)) else awaited
