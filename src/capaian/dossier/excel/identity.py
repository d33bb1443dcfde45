"""What a workbook of ours is known by: the hidden row of each sheet,
and the sheets that are no data.

Every sheet has row 1 hidden: its first cell names the sheet, the others the columns by their ids.
Row 2 has the titles for people; the data begin in row 3. The first column holds nothing but that
name and is hidden.
"""

from __future__ import annotations

import re
from typing import Final

VERSION: Final = 1
"""Version of the form of the workbook."""
ID_ROW: Final = 1
"""Row of the ids, from 1."""
TITLE_ROW: Final = 2
FIRST_ROW: Final = 3
"""First row of data."""
CELL_UNITS: Final = 32_000
"""Sixteen-bit units of the text of one cell; table programs end at 32,767."""
BESIDE_MARK: Final = "="
"""Ends the id of a column that is written beside another to be read: what its codes are called."""
BESIDE_TITLE: Final = " (nama)"
"""Ends its title."""
FORM_COLUMNS: Final = ("id", "title", "value", "help")
"""Ids of the columns of a form: path of the value, its title, the value, what belongs there."""
FORM_TITLES: Final = ("Kunci", "Isian", "Isi", "Penjelasan")
_MARK: Final = re.compile(r"capaian:(\d{1,4}):(\S.*)", re.DOTALL)

START: Final = "=mulai"
CHOICES: Final = "=pilihan"
BASE: Final = "=asal"
"""Sheet of the files as they were when the workbook was written."""
TAB: Final = "_capaian"
"""Name of that sheet, which is hidden."""


def sheet_mark(sheet: str) -> str:
    """Return the text of the first cell of a sheet.

    Examples:
        >>> sheet_mark("plan.yaml#indicators/targets")
        'capaian:1:plan.yaml#indicators/targets'
    """
    return f"capaian:{VERSION}:{sheet}"


def read_mark(text: str) -> tuple[int, str] | None:
    """Return the version and the id that the first cell of a sheet names;
    `None` if it is none of ours.

    Examples:
        >>> read_mark("capaian:1:counts.csv"), read_mark("Kecamatan")
        ((1, 'counts.csv'), None)
    """
    found = _MARK.fullmatch(text.strip())
    return (int(found[1]), found[2]) if found else None


def is_derived(sheet: str) -> bool:
    """Say whether a sheet is made from others, or explains: nothing is ever taken back from it."""
    return sheet.startswith("=")
