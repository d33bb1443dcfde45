"""Words of the cells of one row of a table: lines joined, and rows that no line parts told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.reading.page import TextRow, Word, join_texts, read_rows

Cells = tuple[str, ...]

MOST_CELLS: Final = 63
"""Of a row, as Word has them at most; a line of a text with more between tabs is none of a table."""
_NUMERIC: Final = re.compile(r"^(?:Rp\.?\s*)?[(\-\u2013]?\d[\d.,]*,?-?\s*%?\)?$|^[-\u2013]$")
_NUMBERED: Final = re.compile(r"^(?:[IVXLC]+|\d{1,3}|[A-Z])(?:\.\d+)*\.?$")
"""The number of a row: `II.1.2`, `4.`."""
_WHOLE: Final = re.compile(r"^(?:Rp\.?\s*)?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d{1,2})?$")
"""A number with its marks of thousands in order."""
_MARKS: Final = (".", ",")
_APART: Final = 1.7
"""Heights of a line between two numbers that are no lines of one."""
_MOST_LINES: Final = 2
"""Of one number; more numbers below each other are of several rows."""
_FEWEST: Final = 2
"""Columns with numbers on the same lines, before one row is read as several."""


def split_cells(cells: Sequence[Sequence[Word]]) -> Iterator[Cells]:
    """Yield the rows that a row of cells holds: one, unless its lines are numbered or two columns count.

    Examples:
        >>> cells = [[Word(0, y, 9, y + 10, mark)] for y, mark in ((0, "a"),)] + [
        ...     [Word(20, 0, 29, 10, "5"), Word(20, 12, 29, 22, "6")],
        ...     [Word(40, 0, 49, 10, "7"), Word(40, 12, 49, 22, "8")],
        ... ]
        >>> [*split_cells(cells)]
        [('a', '5', '7'), ('', '6', '8')]
    """
    starts = _starts(cells)
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else float("inf")
        yield tuple(join_words([word for word in words if start <= word.middle < end]) for words in cells)


def _starts(cells: Sequence[Sequence[Word]]) -> list[float]:
    """Return the upper edges of the rows within a row of cells."""
    first = next((read_rows(words) for words in cells if words), [])
    marks = first if len(first) > 1 and all(_NUMBERED.match(row.text) for row in first) else []
    rows: list[TextRow] = []
    for row in sorted([*marks, *_shared(cells)], key=lambda row: row.top):
        if not rows or row.top - rows[-1].top > row.height / 2:
            rows.append(row)
    above = read_rows(w for words in cells for w in words if marks and w.bottom <= marks[0].top)
    begins = rows if len(above) == 1 else rows[1:]
    return [float("-inf"), *(row.top - 1 for row in begins)]


def _shared(cells: Sequence[Sequence[Word]]) -> list[TextRow]:
    """Return lines on which two columns have numbers, or one where they stand far apart."""
    columns = [rows for rows in map(_numeric_rows, cells) if len(rows) > 1]
    longest = max(columns, key=len, default=[])
    is_apart = all(below.top - above.top > _APART * above.height for above, below in pairwise(longest))
    is_cut = bool(_WHOLE.match("".join(row.text for row in longest)))
    if is_apart or (len(longest) > _MOST_LINES and not is_cut):
        return longest
    return [
        row
        for row in longest
        if sum(any(abs(other.top - row.top) < row.height / 2 for other in rows) for rows in columns)
        >= _FEWEST
    ]


def _numeric_rows(words: Sequence[Word]) -> list[TextRow]:
    """Return the lines of a cell that are one number each; none where other words stand beside them."""
    if len(words) < _FEWEST:
        return [row for row in read_rows(words) if _NUMERIC.match(row.text)]
    rows = read_rows(words)
    is_one = is_cut(rows[0].text, "".join(row.text for row in rows[1:]))
    return rows if all(_NUMERIC.match(row.text) for row in rows) and not is_one else []


def join_words(words: Sequence[Word]) -> str:
    """Return the words of a cell in their order; a number cut at the end of a line is joined.

    Examples:
        >>> join_words([Word(0, 0, 40, 10, "6.258.022."), Word(0, 12, 15, 22, "850")])
        '6.258.022.850'
        >>> join_words([Word(0, 0, 40, 10, "rata-"), Word(0, 12, 15, 22, "rata")])
        'rata-rata'
    """
    text = ""
    rows = read_rows(words)
    widest = max((row.right - row.left for row in rows), default=0.0)
    before: TextRow | None = None
    for row in rows:
        if before is not None and _is_cut(before, row, widest):
            text += row.text
        else:
            text = join_texts(text, row.text)
        before = row
    return text


def _is_cut(before: TextRow, row: TextRow, widest: float) -> bool:
    """Whether a line ends within a number that goes on in the next, and nothing else stands there."""
    is_full = before.right - before.left >= widest - 1
    return is_cut(before.text, row.text) or (is_full and _is_cut_within(before.text, row.text))


def _is_cut_within(before: str, after: str) -> bool:
    """Whether two lines make a number with its marks in order, and the first alone does not."""
    return not _WHOLE.match(before) and bool(_WHOLE.match(before + after))


def is_cut(before: str, after: str) -> bool:
    """Say whether a number with marks of thousands is cut in two: at a mark, or within three digits.

    Examples:
        >>> is_cut("2.150.400.", "000"), is_cut("2.150.4", "00.000"), is_cut("12", "1.500")
        (True, True, False)
    """
    is_at_mark = before[-1:] in _MARKS or after[:1] in _MARKS
    is_whole = bool(_WHOLE.match(before + after))
    return is_whole and (is_at_mark or (any(map(before.__contains__, _MARKS)) and not _WHOLE.match(before)))


def join_lines(before: str, after: str) -> str:
    """Return two lines of a cell as one, a number that is cut between them joined."""
    return before + after if is_cut(before, after) else join_texts(before, after)
