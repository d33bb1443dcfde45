"""Tables of a page that level and upright lines part into cells."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from capaian.auditor.reading.cells import Cells, split_cells
from capaian.auditor.reading.page import Ruling, Word

_SNAP: Final = 3.0
"""Points within which two lines are one, or touch."""
_OPEN: Final = 12.0
"""Points by which level lines reach over the upright ones where a table has no lines at its sides."""
_MOST_LINES: Final = 500
"""Of one direction; a page of the densest table has some 100."""


@dataclass(frozen=True, slots=True)
class Span:
    """Lines in one direction that make one: where it stands, and from where to where it runs."""

    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        """Whether it runs past a place."""
        return self.start - _SNAP <= place <= self.end + _SNAP


@dataclass(frozen=True, slots=True)
class Grid:
    """A table drawn with lines."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    anchors: tuple[tuple[tuple[int, int], ...], ...]
    """For each row and column the row and column of the first cell of those that are merged with it."""

    def holds(self, word: Word) -> bool:
        """Whether a word stands in it."""
        return self.xs[0] <= word.centre <= self.xs[-1] and self.ys[0] <= word.middle <= self.ys[-1]

    def frames(self, level: Span) -> bool:
        """Whether a level line is one of its own; those of a table reach over a bar drawn in a cell of it."""
        is_between = self.ys[0] - _SNAP <= level.at <= self.ys[-1] + _SNAP
        return is_between and self.xs[0] - _OPEN <= level.start and level.end <= self.xs[-1] + _OPEN

    def read(self, words: Iterable[Word]) -> list[tuple[float, Cells]]:
        """Return its rows with their upper edges; columns and rows without words are left out."""
        held: dict[tuple[int, int], list[Word]] = defaultdict(list)
        for word in words:
            row = min(max(bisect_right(self.ys, word.middle) - 1, 0), len(self.ys) - 2)
            column = min(max(bisect_right(self.xs, word.centre) - 1, 0), len(self.xs) - 2)
            held[self.anchors[row][column]].append(word)
        columns = sorted({column for _, column in held})
        return [
            (self.ys[row], cells)
            for row in sorted({row for row, _ in held})
            for cells in split_cells([held.get((row, column), []) for column in columns])
        ]


def find_spans(rulings: Iterable[Ruling], *, is_level: bool) -> list[Span]:
    """Return the lines of one direction, pieces of one line joined, ordered by where they stand."""
    pieces = sorted(
        ((r.top + r.bottom) / 2, r.left, r.right) if is_level else ((r.left + r.right) / 2, r.top, r.bottom)
        for r in rulings
        if r.is_level is is_level
    )
    rows: list[list[tuple[float, float, float]]] = []
    for piece in pieces:
        if rows and piece[0] - rows[-1][0][0] <= _SNAP:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [span for row in rows for span in _joined(row)]


def _joined(row: Sequence[tuple[float, float, float]]) -> Iterator[Span]:
    at = sum(piece[0] for piece in row) / len(row)
    start = end = float("-inf")
    for _, left, right in sorted(row, key=lambda piece: piece[1]):
        if left > end + _SNAP:
            if end > start:
                yield Span(at, start, end)
            start, end = left, right
        end = max(end, right)
    yield Span(at, start, end)


def find_grids(rulings: Sequence[Ruling]) -> list[Grid]:
    """Return the tables that lines draw, from the top down; a frame around words is none.

    Examples:
        >>> levels = [Ruling(0, y, 100, y) for y in (0, 20, 40)]
        >>> uprights = [Ruling(x, 0, x, 40) for x in (0, 30, 100)]
        >>> [(grid.xs, grid.ys) for grid in find_grids([*levels, *uprights])]
        [((0.0, 30.0, 100.0), (0.0, 20.0, 40.0))]
    """
    levels, uprights = find_spans(rulings, is_level=True), find_spans(rulings, is_level=False)
    if len(levels) > _MOST_LINES or len(uprights) > _MOST_LINES:
        return []
    found = (_grid(*group) for group in _groups(levels, uprights))
    return sorted((grid for grid in found if grid is not None), key=lambda grid: grid.ys[0])


def _groups(levels: Sequence[Span], uprights: Sequence[Span]) -> list[tuple[list[Span], list[Span]]]:
    """Return lines that touch each other, directly or by others."""
    root = [*range(len(levels) + len(uprights))]

    def find(place: int) -> int:
        while root[place] != place:
            root[place] = place = root[root[place]]
        return place

    for row, level in enumerate(levels):
        for column, upright in enumerate(uprights, start=len(levels)):
            if level.covers(upright.at) and upright.covers(level.at):
                root[find(column)] = find(row)
    groups: dict[int, tuple[list[Span], list[Span]]] = defaultdict(lambda: ([], []))
    for row, level in enumerate(levels):
        groups[find(row)][0].append(level)
    for column, upright in enumerate(uprights, start=len(levels)):
        groups[find(column)][1].append(upright)
    return [*groups.values()]


def _grid(levels: Sequence[Span], uprights: Sequence[Span]) -> Grid | None:
    ys = _edges(levels)
    xs = _with_open_sides(_edges(uprights), levels) if len(ys) > 1 else ()
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 2:
        return None
    walls = [[False] * (columns + 1) for _ in range(rows)]
    floors = [[False] * columns for _ in range(rows + 1)]
    for upright in uprights:
        column = _nearest(xs, upright.at)
        for row in range(rows):
            walls[row][column] |= upright.start <= (ys[row] + ys[row + 1]) / 2 <= upright.end
    for level in levels:
        row = _nearest(ys, level.at)
        for column in range(columns):
            floors[row][column] |= level.start <= (xs[column] + xs[column + 1]) / 2 <= level.end
    return Grid(xs, ys, _anchors(walls, floors))


def _with_open_sides(xs: tuple[float, ...], levels: Sequence[Span]) -> tuple[float, ...]:
    """Return the upright edges with the ends of the level lines, where nothing is drawn at the sides."""
    if not xs or not levels:
        return xs
    start, end = median(level.start for level in levels), median(level.end for level in levels)
    left = (start,) if start < xs[0] - _OPEN else ()
    right = (end,) if end > xs[-1] + _OPEN else ()
    return (*left, *xs, *right)


def _edges(spans: Iterable[Span]) -> tuple[float, ...]:
    edges: list[float] = []
    for at in sorted(span.at for span in spans):
        if not edges or at - edges[-1] > _SNAP:
            edges.append(at)
    return tuple(edges)


def _nearest(edges: Sequence[float], at: float) -> int:
    return min(range(len(edges)), key=lambda place: abs(edges[place] - at))


def _anchors(
    walls: Sequence[Sequence[bool]], floors: Sequence[Sequence[bool]]
) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return for each cell the first of those that no line parts from it."""
    anchors: list[list[tuple[int, int]]] = []
    for row in range(len(walls)):
        anchors.append([])
        for column in range(len(floors[0])):
            anchor = (row, column)
            if row and not floors[row][column]:
                anchor = anchors[row - 1][column]
            elif column and not walls[row][column]:
                anchor = anchors[row][column - 1]
            anchors[row].append(anchor)
    return tuple(map(tuple, anchors))
