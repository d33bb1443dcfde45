"""Columns that a table numbers itself: where gaps are too narrow to part them, their numbers tell where."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.reading.columns import count_columns
from capaian.auditor.reading.page import TextRow, Word

_CROSSED: Final = 0.1
"""Part of the rows that may have a word across an edge."""
_NARROW: Final = 1.5
"""Heights between two numbers of columns that no gap tells apart."""
_SLACK: Final = 8.0
"""Points by which words set with blanks stand beside the number of their column."""


def add_counted_edges(edges: Sequence[float], rows: Sequence[TextRow]) -> list[float]:
    """Return edges with those between columns that are numbered apart and stand a blank apart.

    Examples:
        >>> marks = Word(0, 0, 9, 9, "(1)"), Word(30, 0, 39, 9, "(2)"), Word(45, 0, 54, 9, "(3)")
        >>> cells = Word(0, 12, 9, 21, "I"), Word(20, 12, 39, 21, "7,5"), Word(45, 12, 70, 21, "naik")
        >>> add_counted_edges([15.0], [TextRow(marks), TextRow(cells)])
        [15.0, 42.0]
    """
    for place, row in enumerate(rows):
        marks = _marks(row)
        if len(marks) > len(edges) + 1:
            below = [other for other in rows[place + 1 :] if not count_columns(other)]
            added = [at for at in _missing(marks, edges) if _is_free(at, below)]
            if len(marks) == len(edges) + len(added) + 1:
                return sorted([*edges, *added])
    return [*edges]


def _marks(row: TextRow) -> list[Word]:
    """Return the first word of each number of a column; none where a row holds others."""
    marks: list[Word] = []
    for word in row.words if count_columns(row) else ():
        if word.text.strip("()") == str(len(marks) + 1):
            marks.append(word)
    return marks


def _missing(marks: Sequence[Word], edges: Sequence[float]) -> list[float]:
    """Return where an edge is wanted: half way between two numbers that none stands between."""
    return [
        (mark.right + following.left) / 2
        for mark, following in pairwise(marks)
        if following.left - mark.right <= _NARROW * mark.height
        and not any(mark.centre < edge < following.centre for edge in edges)
    ]


def _is_free(at: float, rows: Sequence[TextRow]) -> bool:
    """Whether hardly any row has a word that reaches over a place."""
    crossed = sum(any(word.left + _SLACK < at < word.right - _SLACK for word in row.words) for row in rows)
    return crossed <= _CROSSED * len(rows)
