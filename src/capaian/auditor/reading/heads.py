"""Heads of tables: where they end, and columns whose words stand one column off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from capaian.auditor.printed.document import Line
from capaian.auditor.printed.number import numbers_in
from capaian.auditor.printed.table import PrintedRow, counts_columns

Cells = tuple[str, ...]

_MOST_ROWS: Final = 5
"""A head has no more rows than that."""
_LEADS_QUANTITY: Final = re.compile(
    r"^[\s(<>=~\u2264\u2265\u00b1+\-\u2212\u2013]*(?:Rp\.?\s*)?$", re.IGNORECASE
)
_NUMBERED: Final = re.compile(r"^(?:\d{1,3}|(?:[IVX]{1,5}|\d{1,2})(?:\.\d{1,2})+)[.)]*$")
"""The number of a row, no name of a column."""
_MOST_LETTERS: Final = 14
"""Of the unit or the words in brackets beside a number: `3 (tiga) mitra`."""
_DASHES: Final = ("-", "\u2013", "\u2014", "\u2212")
_OF_WORDS: Final = re.compile(
    r"\b(?:kategori|predikat|keterangan|notifikasi|kriteria|status|mutu|penanggung\s?jawab)\b", re.IGNORECASE
)
_OF_NUMBERS: Final = re.compile(
    r"%|\b(?:(?:keter|pen)?capaian|rencana|hasil|target|realisasi|persen(?:tase)?|jumlah|pagu|anggaran"
    r"|nilai)\b",
    re.IGNORECASE,
)


def split_head(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the rows of the head, and those below it; a table may go on without a head.

    Examples:
        >>> rows = [("No", "Jenis", "Kondisi", ""), ("", "", "Baik", "Rusak"), ("1", "Mobil", "2", "-")]
        >>> [len(part) for part in split_head([Line(n, cells) for n, cells in enumerate(rows, start=1)])]
        [2, 1]
    """
    size = 0 if is_body(lines[0]) and not _is_above_numbers(lines) else 1
    while 0 < size < min(len(lines), _MOST_ROWS) and _goes_on(lines[:size], lines[size]):
        size += 1
    return [*lines[:size]], [*lines[size:]]


def _is_above_numbers(lines: Sequence[Line]) -> bool:
    """Whether the first row stands above one that numbers the columns: `0-100` names an axis there."""
    is_item = _NUMBERED.match(lines[0].cells[0].strip())
    return not is_item and len(lines) > 1 and counts_columns(lines[1].cells)


def is_body(line: Line) -> bool:
    """Say whether a row has a number of its own or a quantity."""
    if counts_columns(line.cells):
        return False
    return bool(_NUMBERED.match(line.cells[0].strip())) or any(map(is_quantity, line.cells[1:]))


def is_band(line: Line) -> bool:
    """Say whether a row has words in its first cell alone."""
    return bool(line.cells[0]) and not any(line.cells[1:])


@lru_cache(maxsize=8192)
def is_quantity(cell: str) -> bool:
    """Say whether a cell tells how much, or that there is nothing; years and numbered words do not.

    Examples:
        >>> [is_quantity(cell) for cell in ("34.000 dokumen", "-", "B (3,38)", "2023", "TW 1", "Tahun 2022")]
        [True, True, True, False, False, False]
    """
    if cell.strip() in _DASHES:
        return True
    numbers = numbers_in(cell)
    if not numbers or sum(sign.isalpha() for sign in cell) > _MOST_LETTERS:
        return False
    first = numbers[0]
    if len(first.text) == 4 and first.text.isdecimal() and 1990 <= int(first.text) <= 2100:
        return False
    return bool(_LEADS_QUANTITY.match(cell[: first.spot.start])) or not first.text.isdigit()


def _goes_on(head: Sequence[Line], line: Line) -> bool:
    """Whether a row goes on with a head: it numbers the columns, or has words below a cell that spans."""
    if counts_columns(line.cells):
        return True
    if is_body(line) or is_band(line) or not any(line.cells):
        return False
    if not line.cells[0]:
        return bool(head[0].cells[0]) or _fills(head, line)
    if len(head) == 1 and head[0].cells[0]:
        return _is_below_first(head[0].cells, line.cells)
    return not any(row.cells[0] for row in head) and _fills(head, line)


def _is_below_first(head: Cells, cells: Cells) -> bool:
    """Whether words stand below a first cell that spans, all of them, and below no other cell."""
    spanned = next((place for place, words in enumerate(head) if place and words), len(head))
    return 1 < spanned < len(head) and all(cells[:spanned]) and not any(cells[spanned:])


def _fills(head: Sequence[Line], line: Line) -> bool:
    """Whether a row has words where the head has none yet."""
    return any(
        words and not any(len(row.cells) > place and row.cells[place] for row in head)
        for place, words in enumerate(line.cells)
        if place
    )


def settle_head(head: Sequence[Cells], rows: Sequence[PrintedRow]) -> tuple[Cells, ...]:
    """Return a head of several rows with two neighbours exchanged where the cells below say so.

    Where cells span, text made from a page often sets the last words one column off: `Kategori` stands above
    percentages and `Capaian` above words. A head of one row is left as it is printed.
    """
    settled = [list(cells) for cells in head]
    if sum(not counts_columns(cells) for cells in head) > 1:
        for left in range(len(head[0]) - 1):
            if _are_exchanged(settled, rows, left):
                for cells in settled:
                    if not counts_columns(cells):
                        cells[left], cells[left + 1] = cells[left + 1], cells[left]
    return tuple(map(tuple, settled))


def _are_exchanged(head: Sequence[Sequence[str]], rows: Sequence[PrintedRow], left: int) -> bool:
    one, other = _innermost(head, left), _innermost(head, left + 1)
    if _OF_WORDS.search(one) and _OF_NUMBERS.search(other):
        return _has_numbers(rows, left) is True and _has_numbers(rows, left + 1) is False
    if _OF_NUMBERS.search(one) and _OF_WORDS.search(other):
        return _has_numbers(rows, left) is False and _has_numbers(rows, left + 1) is True
    return False


def _innermost(head: Sequence[Sequence[str]], column: int) -> str:
    words = (cells[column] for cells in reversed(head) if not counts_columns(cells))
    return next(filter(None, words), "")


def _has_numbers(rows: Sequence[PrintedRow], column: int) -> bool | None:
    """Whether all filled cells of a column have numbers, or none has; `None` where it differs."""
    filled = [row.cells[column] for row in rows if row.cells[column].text and not row.cells[column].is_dash]
    found = {bool(cell.numbers) for cell in filled}
    return found.pop() if len(found) == 1 else None
