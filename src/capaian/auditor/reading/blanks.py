"""Text files whose columns are set with blanks: rows are parted where lines leave the same gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.reading.columns import find_edges
from capaian.auditor.reading.page import TextRow, Word

_WORDS: Final = re.compile(r"\S+(?: {1,2}\S+)*")
"""Words of one cell."""
_ANY: Final = re.compile(r"\S+")
_GAP: Final = re.compile(r"\S {3,}\S")
_FEWEST: Final = 3
"""Rows with gaps that make a table."""
_MARKED: Final = re.compile(
    r"^\s*(?:\(?\w{1,3}[.)]|[-\u2013\u2022\uf0b7]|\d+(?:\.\d+)+\.?)\s{3,}\S+(?: {1,2}\S+)*\s*$"
)
"""A point of a list or the title of a section, set apart from its mark."""
_BESIDE: Final = 3
"""Letters by which a name of a column may reach over its edge."""
_CROWDED: Final = 0.1
_LEADERS: Final = re.compile(r"[.\u2026_]{4,}")


def part_columns(lines: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the cells of each line; lines that are no rows have one.

    Examples:
        >>> rows = ["No   Program        Pagu", "1    Layanan umum   1.250", "2    Profil           750"]
        >>> part_columns(rows)[1]
        ('1', 'Layanan umum', '1.250')
    """
    cells: list[tuple[str, ...]] = [(line,) for line in lines]
    for start, end in _runs(lines):
        rows = [[*_parts(line)] for line in lines[start:end]]
        edges = find_edges([row for row in rows if len(row) > 1])
        if edges and _keeps(rows, edges):
            for place, row in enumerate(rows, start=start):
                cells[place] = _cells([*_apart(row, edges)], edges)
    return cells


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where rows begin and end: lines with gaps, and those that wrap words below them."""
    start: int | None = None
    gaps = 0
    for place, line in enumerate([*lines, ""]):
        has_gap = bool(_GAP.search(line)) and not (_LEADERS.search(line) or _MARKED.match(line))
        if has_gap or (start is not None and line.startswith("   ") and line.strip()):
            start = place if start is None else start
            gaps += has_gap
            continue
        if start is not None and gaps >= _FEWEST:
            yield start, place
        start, gaps = None, 0


def _parts(line: str) -> Iterator[TextRow]:
    for match in _WORDS.finditer(line):
        yield TextRow((Word(match.start(), 0, match.end(), 1, match[0]),))


def _keeps(rows: Sequence[Sequence[TextRow]], edges: Sequence[float]) -> bool:
    """Whether hardly a row has two parts in one column: else columns were not told apart."""
    crowded = sum(len({_column(part, edges) for part in row}) < len(row) for row in rows)
    return crowded <= _CROWDED * len(rows)


def _column(part: TextRow, edges: Sequence[float]) -> int:
    return sum(edge < (part.left + part.right) / 2 for edge in edges)


def _apart(row: Sequence[TextRow], edges: Sequence[float]) -> Iterator[TextRow]:
    """Yield the parts of a row; words of heads that stand close are parted near the edge between them."""
    for part in row:
        start = part.words[0]
        found = _ANY.finditer(start.text)
        words = [Word(start.left + m.start(), 0, start.left + m.end(), 1, m[0]) for m in found]
        own = words[:1]
        for before, word in pairwise(words):
            if len(row) >= _FEWEST and any(_parts_at(edge, before, word) for edge in edges):
                yield TextRow(tuple(own))
                own = []
            own.append(word)
        yield TextRow(tuple(own))


def _parts_at(edge: float, before: Word, word: Word) -> bool:
    """Whether an edge lies between two words, or little beside the blank between them."""
    return before.centre < edge < word.centre and before.right - _BESIDE <= edge <= word.left + _BESIDE


def _cells(row: Sequence[TextRow], edges: Sequence[float]) -> tuple[str, ...]:
    cells = [""] * (len(edges) + 1)
    for part in row:
        place = _column(part, edges)
        cells[place] = f"{cells[place]} {' '.join(part.text.split())}".strip()
    return tuple(cells)
