"""Heads of tables: which rows they are, and which words stand above which column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from typing import Final

from capaian.auditor.document.grids import DASHES, GridCell, has_list_mark, is_figure

MAX_HEAD_ROWS: Final = 6
"""Heads of real reports have up to four rows, and one of column numbers."""
MAX_HEAD_WORDS: Final = 30
_COLUMN_NUMBER: Final = re.compile(r"\(?\s*(\d{1,2})\s*\)?(?:\s*=.*)?")
_YEAR: Final = re.compile(r"\W*(?:tahun\s*)?(?:19|20)\d\d(?:\W+[^\W\d]+)*\W*", re.IGNORECASE)
MIN_COLUMN_NUMBERS: Final = 3
"""Two cells with 1 and 2 may be figures."""

TITLE_WIDTH: Final = 0.9
"""Part of a table's width from which on a cell above it is its title."""

Cells = Sequence[GridCell]


def numbers_columns(row: Cells) -> bool:
    """Say whether a row numbers the columns."""
    return are_column_numbers([cell.flat for cell in row])


def are_column_numbers(texts: Sequence[str]) -> bool:
    """Say whether texts are the numbers of columns.

    Examples:
        >>> are_column_numbers(["(1)", "(2)", "(3)"]), are_column_numbers(["1", "2 3", "4=3/2"])
        (True, True)
    """
    if len(texts) < MIN_COLUMN_NUMBERS:
        return False
    numbers: list[int] = []
    for text in texts:
        # (1) (2) (3): narrow columns that a page read by its lines has as one
        for part in [text] if _COLUMN_NUMBER.fullmatch(text) else text.split():
            match = _COLUMN_NUMBER.fullmatch(part)
            if match is None or (numbers and int(match[1]) <= numbers[-1]):
                return False
            numbers.append(int(match[1]))
    return bool(numbers) and (numbers[0] == 1 or all(text.startswith("(") for text in texts))


def count_head_rows(rows: Sequence[Cells]) -> int:
    """Return how many rows at the top are the head; none where all of them would be."""
    count = 0
    for row in rows[:MAX_HEAD_ROWS]:
        if numbers_columns(row):
            return count + 1
        is_section = count > 0 and len(row) == 1 and len(rows[count - 1]) > 1
        if is_section or _begins_body(row, is_first=not count):
            break
        count += 1
    is_head = any(len(row) > 1 for row in rows[:count])
    return count if is_head and count < len(rows) else 0


def _begins_body(row: Cells, *, is_first: bool) -> bool:
    """Whether figures stand in a row, years aside, or running text, or a list begins in it."""
    if figures_of_body(cell.flat for cell in row) or any(cell.flat in DASHES for cell in row):
        return True
    if any(len(cell.text.split()) > MAX_HEAD_WORDS for cell in row):
        return True
    return not is_first and bool(row) and has_list_mark(row[0].text)


def figures_of_body(texts: Iterable[str]) -> list[str]:
    """Return the texts that are figures and no years: a head has none."""
    return [text for text in texts if is_figure(text) and not _YEAR.fullmatch(text)]


def heads_above(
    columns: Sequence[tuple[float, float]], rows: Sequence[Cells]
) -> tuple[tuple[str, ...], ...]:
    """Return for each column the words of the head cells that stand above most of it."""
    width = columns[-1][1] - columns[0][0]
    worded = [
        cell
        for row in rows
        for cell in row
        if not _COLUMN_NUMBER.fullmatch(cell.flat) and cell.right - cell.left < TITLE_WIDTH * width
    ]
    return tuple(_words_above(left, right, worded) for left, right in columns)


def _words_above(left: float, right: float, cells: Cells) -> tuple[str, ...]:
    above = (
        cell for cell in sorted(cells, key=lambda cell: cell.top) if _covers(cell, left, right)
    )
    return tuple(dict.fromkeys(cell.flat for cell in above if cell.flat))


def _covers(cell: GridCell, left: float, right: float) -> bool:
    common = min(cell.right, right) - max(cell.left, left)
    return common > 0.5 * min(right - left, cell.right - cell.left)


def spread_heads(rows: Sequence[Cells]) -> list[list[GridCell]]:
    """Widen the head cells of a line of text over the blanks right of them that have words below.

    In a line a cell is one wide, however many columns it spans in print.
    """
    worded = [() if numbers_columns(row) else row for row in rows]
    return [
        [
            _widened(cell, row, {other.left for lower in worded[at + 1 :] for other in lower})
            for cell in row
        ]
        for at, row in enumerate(rows)
    ]


def _widened(cell: GridCell, row: Cells, under: Set[float]) -> GridCell:
    ends = min((other.left for other in row if other.left > cell.left), default=float("inf"))
    right = cell.right
    if cell.left not in under:
        return cell
    while right < ends and right in under:
        right += 1
    return GridCell(cell.text, cell.place, cell.left, right, cell.top, cell.bottom)
