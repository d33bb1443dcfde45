"""Heads of a table in lines of text, moved to the columns that hold what they name.

Where a printed head spans columns, its line of text often has fewer cells than the rows below, and
all heads right of it stand a column off. Only what a column holds tells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Final

from capaian.auditor.document.grids import DASHES, CellRow, GridCell, is_figure, is_worded

Heads = tuple[tuple[str, ...], ...]


class Content(StrEnum):
    """What a column holds."""

    COUNTING = "nomor"
    UNIT = "satuan"
    MONEY = "uang"
    FIGURE = "angka"
    WORDS = "kata"
    NOTHING = "kosong"


_NAMED: Final = (
    (re.compile(r"\W*(?:no|nomor)\b\W*", re.IGNORECASE), {Content.COUNTING}),
    (re.compile(r"satuan", re.IGNORECASE), {Content.UNIT}),
    (
        re.compile(
            r"naik|turun|notifikasi|kategori|kriteria|predikat|mutu|keterangan", re.IGNORECASE
        ),
        {Content.WORDS, Content.UNIT},
    ),
    (re.compile(r"\(rp|\brp\b|pagu|\bbelanja\b", re.IGNORECASE), {Content.MONEY}),
    (re.compile(r"^\W*%|capaian|rasio|ratio|persentase", re.IGNORECASE), {Content.FIGURE}),
    (
        re.compile(r"target|realisasi|20\d\d|jumlah|nilai", re.IGNORECASE),
        {Content.FIGURE, Content.MONEY},
    ),
    (
        re.compile(r"sasaran|indikator|program|uraian|nama|kegiatan|unsur|tujuan", re.IGNORECASE),
        {Content.WORDS},
    ),
)
"""What a column holds by a word of its head, the surest first."""
COST_OF_MISMATCH: Final = 1.0
COST_OF_UNKNOWN_HEAD: Final = 0.3
"""Cost of a head that tells nothing."""
COST_OF_MOVE: Final = 0.4
"""Cost of each place where heads begin to stand another number of columns off."""
MIN_GAIN_OF_MOVE: Final = 2.0
"""Mismatches that a move must mend: one alone may be a strange head."""
MAX_COLUMNS_OFF: Final = 3
MIN_DIGITS_OF_MONEY: Final = 6
"""Digits of an amount."""
MAX_LETTERS_OF_UNIT: Final = 14


def align_heads(heads: Heads, rows: Sequence[CellRow]) -> Heads:
    """Return heads at the columns that hold what they name;
    as they are where no move mends much.
    """
    contents = [_content_of([row[at] for row in rows]) for at in range(len(heads))]
    leaves = [_Leaf(at, path) for at, path in enumerate(heads) if path]
    if not rows or not leaves:
        return heads
    placed, cost = _cheapest(leaves, contents)
    today = sum(leaf.cost(contents[leaf.column]) for leaf in leaves)
    if today - cost < MIN_GAIN_OF_MOVE:
        return _swapped(leaves, contents, heads)
    moved = dict(zip(placed, (leaf.path for leaf in leaves), strict=True))
    return tuple(moved.get(at, ()) for at in range(len(heads)))


def _swapped(leaves: Sequence[_Leaf], contents: Sequence[Content], heads: Heads) -> Heads:
    """Return heads with two neighbours in each other's place where neither fits and both would."""
    found = [*heads]
    for one, other in pairwise(leaves):
        here, there = contents[one.column], contents[other.column]
        is_wrong = one.cost(here) == other.cost(there) == COST_OF_MISMATCH
        if (
            other.column == one.column + 1
            and is_wrong
            and not one.cost(there)
            and not other.cost(here)
        ):
            found[one.column], found[other.column] = other.path, one.path
    return tuple(found)


class _Leaf:
    """A head with the column above which it stands in the text."""

    def __init__(self, column: int, path: tuple[str, ...]) -> None:
        self.column, self.path = column, path
        self._named = next((kinds for pattern, kinds in _NAMED if pattern.search(path[-1])), None)

    def cost(self, content: Content) -> float:
        """Return how badly it fits what a column holds."""
        if self._named is None:
            return COST_OF_UNKNOWN_HEAD
        return 0 if content in self._named else COST_OF_MISMATCH


def _cheapest(leaves: Sequence[_Leaf], contents: Sequence[Content]) -> tuple[list[int], float]:
    """Return the columns of the heads, in their order, that cost least together,
    and what they cost.
    """
    best: dict[int, tuple[float, list[int]]] = {-1: (0.0, [])}
    for leaf in leaves:
        following: dict[int, tuple[float, list[int]]] = {}
        for column in range(
            max(0, leaf.column - MAX_COLUMNS_OFF),
            min(len(contents), leaf.column + MAX_COLUMNS_OFF + 1),
        ):
            ways = [
                (cost + _move(leaf, column, leaves, path), path)
                for last, (cost, path) in best.items()
                if last < column
            ]
            if ways:
                cost, path = min(ways, key=lambda way: way[0])
                following[column] = (cost + leaf.cost(contents[column]), [*path, column])
        best = following
    if not best:
        return [leaf.column for leaf in leaves], float("inf")
    cost, path = min(best.values(), key=lambda way: way[0])
    return path, cost


def _move(leaf: _Leaf, column: int, leaves: Sequence[_Leaf], path: Sequence[int]) -> float:
    """Return what it costs that a head stands another number of columns off
    than the one before it.
    """
    off = column - leaf.column
    before = path[-1] - leaves[len(path) - 1].column if path else 0
    return COST_OF_MOVE * (off != before) + 0.01 * abs(off)


def _content_of(cells: Iterable[GridCell | None]) -> Content:
    texts = [cell.flat for cell in cells if cell is not None and cell.flat not in DASHES]
    kinds = Counter(map(_kind_of, texts))
    return kinds.most_common(1)[0][0] if kinds else Content.NOTHING


def _kind_of(text: str) -> Content:
    if is_figure(text):
        digits = sum(map(str.isdigit, text))
        return Content.MONEY if digits > MIN_DIGITS_OF_MONEY else Content.FIGURE
    if text.strip() == "%" or (len(text) <= MAX_LETTERS_OF_UNIT and is_worded(text)):
        return Content.UNIT
    return Content.WORDS if is_worded(text) else Content.COUNTING
