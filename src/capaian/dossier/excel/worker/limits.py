"""How much of a workbook is taken; whatever an office works with stays far below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """What a workbook may take; a figure beyond it refuses the whole file."""

    file_bytes: int = 30_000_000
    parts: int = 2_000
    """Files in the archive."""
    directory_bytes: int = 1_000_000
    """The list of these files."""
    unpacked_bytes: int = 100_000_000
    """All of them together; dense counts of 400,000 rows."""
    ratio: int = 100
    """Unpacked to packed size of a part; sheets of real offices have 8 to 30."""
    free_of_ratio: int = 1_000_000
    """Bytes of a part up to which its ratio says nothing."""
    ratio_of_all: int = 50
    """The same of the whole archive; those of offices and of tests have 4 to 17."""
    free_of_ratio_of_all: int = 10_000_000
    sheets: int = 500
    cells: int = 1_100_000
    """Rows times columns of a sheet: who goes through it looks at each place, empty or not."""
    cells_of_book: int = 4_000_000
    """Those of all sheets together."""
    cells_of_value: int = 12
    """How many of them each cell with a value stands for, where that makes more."""
    values: int = 1_200_000
    """Cells with a value of all sheets; twice those of 100,000 counts."""
    rows: int = 250_000
    """Rows with a value of all sheets."""
    elements: int = 300_000
    """Elements of XML beside cells and plain texts: conditions, links, formats."""
    merges: int = 50_000
    """Merged cells of a sheet."""
    text_units: int = 36_000
    """Letters of one cell; table programs end at 32,767."""
    texts_bytes: int = 6_000_000
    """Letters of all cells together, each repetition counted: three thousand pages."""
    text_of_value: int = 64
    """Letters that each cell with a value may have beyond that."""
    megabytes: int = 700
    """Address space of the child."""
    seconds: int = 20
    """Work of the child."""


LIMITS: Final = Limits()
"""What holds where nobody asks for less."""
