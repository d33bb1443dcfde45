"""How much of a workbook is taken; whatever an office works with stays far below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final


class RefusedError(Exception):
    """A workbook that is not read."""

    def __init__(
        self, code: str, sheet: str | None = None, row: int | None = None, **words: str
    ) -> None:
        """Keep the reason: its code in the catalogue, the sheet and row concerned,
        and what fills it.
        """
        super().__init__(code)
        self.words = words
        self.flaw: dict[str, Any] = {"code": code, "sheet": sheet, "row": row, "words": words}
        """The reason in plain values, as it is sent."""


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
    cells: int = 4_000_000
    """Rows times columns of all sheets: who goes through one looks at each place, empty or not."""
    cells_of_value: int = 12
    """How many of them each cell with a value stands for, where that makes more."""
    values: int = 1_200_000
    """Cells with a value of all sheets; twice those of 100,000 counts."""
    rows: int = 250_000
    """Rows with a value of all sheets."""
    letters: int = 20_000_000
    """Letters of all cells together, each repetition counted."""
    megabytes: int = 500
    """Address space of the child."""
    seconds: int = 20
    """Work of the child."""


LIMITS: Final = Limits()
"""What holds where nobody asks for less."""


@dataclass
class Room:
    """What the sheets of a workbook take so far, against its limits."""

    limits: Limits
    values: int = 0
    rows: int = 0
    letters: int = 0
    cells: int = 0

    def take_row(self, cells: Iterable[object]) -> None:
        """Count a row.

        Raises:
            RefusedError: The workbook has more than is taken.
        """
        values = [cell for cell in cells if cell is not None]
        self.values += len(values)
        self.rows += bool(values)
        self.letters += sum(len(cell) for cell in values if isinstance(cell, str))
        for number, most, what in (
            (self.values, self.limits.values, "sel berisi"),
            (self.rows, self.limits.rows, "baris berisi"),
            (self.letters, self.limits.letters, "huruf"),
        ):
            if number > most:
                raise RefusedError(
                    "book_of_too_many_cells", limit=f"{most:,} {what}".replace(",", ".")
                )

    def check_area(self, rows: int, columns: int, sheet: str | None = None) -> None:
        """Refuse a table with few values far apart: who goes through it looks at each place,
        empty or not.

        Raises:
            RefusedError: It is too large for its values.
        """
        self.cells += rows * columns
        if self.cells > max(self.limits.cells, self.limits.cells_of_value * self.values):
            words = {"rows": str(rows), "columns": str(columns)}
            raise RefusedError("book_sheet_too_wide", sheet, rows, **words)
