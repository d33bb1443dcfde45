"""Text files whose columns are set with blanks: each page is read as words in their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from capaian.auditor.reading.flow import read_page
from capaian.auditor.reading.gaps import take_tables
from capaian.auditor.reading.headings import is_caption
from capaian.auditor.reading.page import Page, TextRow, Word, read_rows
from capaian.auditor.reading.sides import part_sides

_WIDTH, _HEIGHT, _PITCH = 6.5, 10.0, 12.0
"""Points of a sign, and from one line to the next: two blanks are as wide as a gap between columns."""
_WORD: Final = re.compile(r"\S+")
_GAP: Final = re.compile(r"\S {3,}\S")
_FEWEST: Final = 3
"""Lines with gaps that make a table."""
_MOST_PARTS: Final = 2
"""Of a line of text: a label and what it is for; more are a row."""
_MOST_PARTED: Final = 0.3
"""Part of the lines of a page in two columns that gaps part in three."""
_MOST_WIDE: Final = 0.1
"""Part of the lines of a list of figures that have more than a label and a figure."""
_LISTED: Final = 0.6
"""Part of the lines of two parts that end in a figure, in such a list."""
_FIGURE: Final = re.compile(r"^(?:Rp\.?\s*)?[+\-\u2212]?\d[\d.,]*%?$")
_MOST_LINES: Final = 150
"""Of one page; a text without breaks between its pages has more, and is read across."""

Cells = tuple[str, ...]


def is_set_with_blanks(lines: Sequence[str]) -> bool:
    """Say whether gaps part the words of some lines."""
    return sum(bool(_GAP.search(line)) for line in lines) >= _FEWEST


def part_columns(lines: Sequence[str]) -> list[Cells]:
    """Return the cells of each line of a page; lines that are no rows have one.

    Words that wrap in a cell stand in its first line, the others are blank then; so are rows whose columns
    are not told apart.

    Examples:
        >>> rows = ["No   Program        Pagu", "1    Layanan umum   1.250", "2    Profil           750"]
        >>> part_columns(rows)[1]
        ('1', 'Layanan umum', '1.250')
    """
    rows = [row for place, line in enumerate(lines) if (row := _row(line, place)) is not None]
    words = tuple(word for row in rows for word in row.words)
    page = Page(1, max((word.right for word in words), default=0), _PITCH * len(lines), words, ())
    cells: list[Cells] = [("",) for _ in lines]
    if _may_have_sides(rows) and _are_sides(rows, part_sides(page)):
        for found in read_page(page):
            free = (at for at in range(round(found.top / _PITCH), len(lines)) if not any(cells[at]))
            cells[next(free, -1)] = found.cells
        return cells
    flow, tables = take_tables(rows)
    for row in flow:
        if len(row.parts()) <= _MOST_PARTS:
            place = round(row.top / _PITCH)
            cells[place] = (lines[place],)
    for table in tables:
        for top, own in table:
            cells[round(top / _PITCH)] = own
    return cells


def _may_have_sides(rows: Sequence[TextRow]) -> bool:
    """Whether text may be set in two columns: no table stands there."""
    return len(rows) <= _MOST_LINES and not any(is_caption(row.text) for row in rows)


def _are_sides(rows: Sequence[TextRow], parts: Sequence[Page]) -> bool:
    """Whether parts of a page are text in two columns: few lines have more, or each is a list of figures."""
    if len(parts) == 1:
        return False
    parted = sum(len(row.parts()) > _MOST_PARTS for row in rows)
    return parted <= _MOST_PARTED * len(rows) or all(_lists_figures(read_rows(p.words)) for p in parts)


def _lists_figures(rows: Sequence[TextRow]) -> bool:
    """Whether rows are words, some with a figure at their end; cells of a table would be of more parts."""
    parted = [parts for row in rows if len(parts := row.parts()) > 1]
    wide = sum(len(parts) > _MOST_PARTS for parts in parted)
    figures = sum(bool(_FIGURE.match(parts[-1].text)) for parts in parted)
    return wide <= _MOST_WIDE * len(rows) and figures >= _LISTED * len(parted)


def _row(line: str, place: int) -> TextRow | None:
    top = _PITCH * place
    words = [
        Word(_WIDTH * found.start(), top, _WIDTH * found.end(), top + _HEIGHT, found[0])
        for found in _WORD.finditer(line)
    ]
    return TextRow(tuple(words)) if words else None
