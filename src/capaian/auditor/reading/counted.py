"""Columns that a table numbers itself: where gaps are too narrow to part them, their numbers tell where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.printed.table import counts_columns
from capaian.auditor.reading.cells import Cells
from capaian.auditor.reading.page import TextRow, Word

_CROSSED: Final = 0.1
"""Part of the rows that may have a word across an edge."""
_SLACK: Final = 8.0
"""Points by which words set with blanks stand beside the number of their column."""


def count_columns(row: TextRow) -> Cells:
    """Return the numbers of columns that a row holds, `(4) = (3) / (2)` as one; none if it holds others."""
    counted: list[str] = []
    for word in row.words:
        if word.text.strip("()") == str(len(counted) + 1):
            counted.append(word.text)
        elif counted:
            counted[-1] += f" {word.text}"
    return tuple(counted) if counts_columns(counted) else ()


def add_counted_edges(edges: Sequence[float], rows: Sequence[TextRow]) -> list[float]:
    """Return edges with those between columns that are numbered apart and stand a blank apart.

    Examples:
        >>> marks = Word(0, 0, 9, 9, "(1)"), Word(30, 0, 39, 9, "(2)"), Word(45, 0, 54, 9, "(3)")
        >>> cells = Word(0, 12, 9, 21, "I"), Word(20, 12, 39, 21, "7,5"), Word(45, 12, 70, 21, "naik")
        >>> add_counted_edges([15.0], [TextRow(marks), TextRow(cells)])
        [15.0, 42.0]
    """
    named = [row for row in rows if not count_columns(row)]
    for row in rows:
        marks = _marks(row)
        if len(marks) > len(edges) + 1:
            below = [other for other in named if other.top > row.top]
            added = [at for at in _missing(marks, edges, named, below) if _is_free(at, below)]
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


def _missing(
    marks: Sequence[Word], edges: Sequence[float], rows: Sequence[TextRow], below: Sequence[TextRow]
) -> Iterator[float]:
    """Yield where an edge is wanted: between two numbers that none stands between, where words leave a gap.

    Names of a head that span columns leave none: then it is the gap in the rows below that counts.
    """
    for mark, following in pairwise(marks):
        if any(mark.centre < edge < following.centre for edge in edges):
            continue
        gaps = (_widest_gap(mark, following, own) for own in (rows, below))
        half_way = (mark.right + following.left) / 2
        yield next((gap for gap in gaps if gap is not None), half_way)


def _widest_gap(mark: Word, following: Word, rows: Sequence[TextRow]) -> float | None:
    """Return the middle of the widest gap between two numbers that words of all rows leave."""
    words = [word for row in rows for word in row.words]
    reach = mark.right
    gaps: list[tuple[float, float]] = []
    for word in sorted((*words, following), key=lambda word: word.left):
        if word.right > reach and word.left <= following.left:
            gaps.append((word.left - reach, (reach + word.left) / 2))
            reach = word.right
    width, middle = max(gaps)
    return middle if width > 0 else None


def _is_free(at: float, rows: Sequence[TextRow]) -> bool:
    """Whether hardly any row has a word that reaches over a place."""
    crossed = sum(any(word.left + _SLACK < at < word.right - _SLACK for word in row.words) for row in rows)
    return crossed <= _CROSSED * len(rows)
