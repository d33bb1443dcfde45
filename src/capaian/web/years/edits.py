"""What becomes of rows: asked for by pages and commands, and looked at before anything is touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from capaian.dossier.rows.sheets import Form
from capaian.web.years.known import SHEETS

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Edit:
    """What becomes of a row."""

    sheet: str
    cells: Cells | None
    """Its texts by the ids of columns; those not named stay. `None`: the row goes."""
    row: int | None = None
    """Its id; `None`: a new row, at the end of its sheet."""
    version: int = 0
    """The version that was read."""
    token: str = ""
    """Of a new row: names the form that was filled in, which makes one row however often it is sent.

    Where it is sent with other texts than made a row, nothing is written, and both are given back.
    """


def check_edits(edits: Sequence[Edit]) -> None:
    """See to it that each edit can be meant.

    Raises:
        ValueError: if a sheet or column is not declared, a row stands in two edits or goes without being
            named, or a form is to have a second row.
    """
    for edit in edits:
        spec = SHEETS.get(edit.sheet)
        if spec is None:
            raise ValueError(f"no sheet is called {edit.sheet!r}")
        if strange := {*(edit.cells or ())} - {column.id for column in spec.columns}:
            raise ValueError(f"{edit.sheet} has no columns {sorted(strange)}")
        if edit.row is None and (edit.cells is None or spec.form is Form.FORM):
            raise ValueError(f"a row of {edit.sheet} has to be named")
    rows = Counter(edit.row for edit in edits if edit.row is not None)
    if twice := [row for row, count in rows.items() if count > 1]:
        raise ValueError(f"rows stand twice in one change: {twice}")


def row_name(year: int, sheet: str, row: int) -> str:
    """Return how the log names a row, by the ids of its office-year and its own."""
    return f"{year}/{sheet}/{row}"


def read_row_name(name: str) -> tuple[int, str, int]:
    """Return the id of an office-year, the sheet, and the id of a row that the log names.

    Raises:
        ValueError: if it is no such name.

    Examples:
        >>> read_row_name(row_name(7, "plan.yaml#indicators/targets", 12))
        (7, 'plan.yaml#indicators/targets', 12)
    """
    year, _, rest = name.partition("/")
    sheet, _, row = rest.rpartition("/")
    return int(year), sheet, int(row)
