"""A table of the document tree as a reader sees it: rows, columns, merged cells spread out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from capaian.documents.tree import Cell, Glyph, HeadCell, Inlines, Number, RowKind, Table, Text

Path = tuple[str, ...]
"""Heading of a column from the top down: `("2023", "Capaian")`."""

_FIGURE = re.compile(r"(?<![\w,.])[+\-\u2212]?\d[\d.]*(?:,\d+)?")


@dataclass(frozen=True)
class Grid:
    """Body rows without group heads, as words; columns by their heading."""

    columns: tuple[Path, ...]
    rows: tuple[tuple[str, ...], ...]

    def row_named(self, name: str) -> int:
        """Return the one row that holds a cell with just these words.

        Raises:
            LookupError: if there is none or more than one.
        """
        found = [number for number, row in enumerate(self.rows) if name in row]
        if len(found) != 1:
            raise LookupError(f"{len(found)} rows are called {name!r}")
        return found[0]

    def text(self, row: int, column: Path) -> str:
        """Return what a cell says.

        Raises:
            LookupError: if the table has no such row or column, or the column more than once.
        """
        if self.columns.count(column) != 1:
            raise LookupError(
                f"{self.columns.count(column)} columns are headed {column}: {self.columns}"
            )
        return self.rows[row][self.columns.index(column)]


def read_grid(table: Table) -> Grid:
    """Spread a table out; cells that a merged cell covers repeat its words."""
    rows = [row.cells for row in table.rows]
    body = _spread(
        [[(_words(cell.content), cell) for cell in row] for row in rows], len(table.columns)
    )
    heads = _spread(
        [[(cell.text, cell) for cell in row] for row in table.head], len(table.columns)
    )
    kept = (
        row for row, given in zip(body, table.rows, strict=True) if given.kind is not RowKind.GROUP
    )
    return Grid(tuple(_path(column) for column in zip(*heads, strict=True)), tuple(kept))


def figures(text: str) -> tuple[Decimal, ...]:
    """Return the figures of an Indonesian text: `B (3,38)` holds 3.38;
    a mark such as `–` holds none.

    >>> figures("91–100")
    (Decimal('91'), Decimal('100'))
    """
    return tuple(
        Decimal(found.replace(".", "").replace(",", ".").replace("\u2212", "-"))
        for found in _FIGURE.findall(text.replace("\u2013", " – "))
    )


def _spread(rows: list[list[tuple[str, Cell | HeadCell]]], width: int) -> list[tuple[str, ...]]:
    grid: list[dict[int, str]] = [{} for _ in rows]
    for number, row in enumerate(rows):
        for words, cell in row:
            column = next(place for place in range(width) if place not in grid[number])
            for below in range(cell.rows):
                for beside in range(cell.columns):
                    grid[number + below][column + beside] = words
    return [tuple(row[column] for column in range(width)) for row in grid]


def _path(column: tuple[str, ...]) -> Path:
    return tuple(
        words for words, above in zip(column, (None, *column), strict=False) if words != above
    )


def _words(content: Inlines) -> str:
    return "".join(_inline(item) for item in content)


def _inline(item: object) -> str:
    match item:
        case Text(text=text):
            return text
        case Number(display=display):
            return display
        case Glyph(sign=sign):
            return sign
        case _:
            return " "
