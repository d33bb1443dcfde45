"""Cells of a table that ruling lines draw: merged ones are one cell, an open side is closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import fmean, median
from typing import Final

from capaian.auditor.reading.page import Ruling, Word

_MIN_COLUMNS: Final = 2
"""A frame around a text has one."""

NEAR_RULE_POINTS: Final = 2.5
"""Points by which lines that meet in print miss each other."""
SAME_RULE_POINTS: Final = 1.2
"""Points between the strokes that print one line."""
SAME_EDGE_POINTS: Final = 3.0
MIN_STROKE: Final = 6.0
MIN_SHARE_OF_WALL: Final = 0.6
"""Part of a side that must be drawn for it to part two cells."""
OPEN_SIDE_POINTS: Final = 8.0
"""Points by which lines reach beyond the last one across them where a
side of the table is open.
"""


@dataclass(frozen=True, slots=True, order=True)
class Stroke:
    """A level or upright line: where it is, and from where to where it goes."""

    at: float
    start: float
    end: float

    def covers(self, start: float, end: float) -> float:
        """Return how much of a stretch it covers."""
        return max(0.0, min(self.end, end) - max(self.start, start))


@dataclass(frozen=True, slots=True)
class RuledTable:
    """Level and upright lines that hang together, with the edges that they make."""

    levels: Sequence[Stroke]
    uprights: Sequence[Stroke]
    head_end: float = 0
    """Where its head ends, if its lines tell."""

    def edges(self) -> tuple[list[float], list[float]]:
        """Return the places of its columns and of its rows, open sides closed."""
        xs = cluster([stroke.at for stroke in self.uprights], SAME_EDGE_POINTS)
        ys = cluster([stroke.at for stroke in self.levels], SAME_EDGE_POINTS)
        return xs, ys


@dataclass(slots=True)
class RuledCell:
    """A cell with its edges in points, and the words in it."""

    left: float
    top: float
    right: float
    bottom: float
    words: list[Word] = field(default_factory=list)

    @property
    def area(self) -> float:
        """Of its box."""
        return (self.right - self.left) * (self.bottom - self.top)

    def holds(self, word: Word) -> bool:
        """Say whether the middle of a word lies in it."""
        return self.left <= word.centre <= self.right and self.top <= word.middle <= self.bottom


def cluster(values: Sequence[float], tolerance: float) -> list[float]:
    """Return the means of values that follow each other within a tolerance.

    Examples:
        >>> cluster([10, 11, 30, 12], 3)
        [11.0, 30.0]
    """
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= tolerance:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [fmean(group) for group in groups]


def find_ruled_tables(rulings: Sequence[Ruling]) -> tuple[list[RuledTable], list[Stroke]]:
    """Return sets of lines that hang together as a table of two columns at least,
    and level lines alone.
    """
    tables: list[RuledTable] = []
    alone: list[Stroke] = []
    level = [Stroke((r.top + r.bottom) / 2, r.left, r.right) for r in rulings if r.is_level]
    upright = [Stroke((r.left + r.right) / 2, r.top, r.bottom) for r in rulings if not r.is_level]
    levels = [stroke for stroke in _joined(level) if stroke.end - stroke.start > MIN_STROKE]
    uprights = [stroke for stroke in _joined(upright) if stroke.end - stroke.start > MIN_STROKE]
    for group in _connected(levels, uprights):
        mine = [levels[at] for at in group if at < len(levels)]
        across = [uprights[at - len(levels)] for at in group if at >= len(levels)]
        if len(mine) >= 2 and len(across) >= 2:
            tables.append(RuledTable(mine, across))
        elif not across:
            alone += mine
    return tables, alone


def _joined(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Join the strokes of one line."""
    lines: list[list[Stroke]] = []
    for stroke in sorted(strokes):
        if lines and stroke.at - lines[-1][-1].at <= SAME_RULE_POINTS:
            lines[-1].append(stroke)
        else:
            lines.append([stroke])
    return [run for line in lines for run in _runs(line)]


def _runs(line: Sequence[Stroke]) -> list[Stroke]:
    runs: list[Stroke] = []
    for stroke in sorted(line, key=lambda stroke: stroke.start):
        if runs and stroke.start <= runs[-1].end + SAME_EDGE_POINTS:
            runs[-1] = Stroke(runs[-1].at, runs[-1].start, max(runs[-1].end, stroke.end))
        else:
            runs.append(stroke)
    return runs


def _connected(levels: Sequence[Stroke], uprights: Sequence[Stroke]) -> list[list[int]]:
    """Return sets of strokes that meet: places of levels, then of uprights behind them."""
    groups = Groups(len(levels) + len(uprights))
    for at, level in enumerate(levels):
        for across, upright in enumerate(uprights):
            if _meet(level, upright):
                groups.join(at, len(levels) + across)
    return groups.members()


def _meet(level: Stroke, upright: Stroke) -> bool:
    is_within = level.start - NEAR_RULE_POINTS <= upright.at <= level.end + NEAR_RULE_POINTS
    return (
        is_within
        and upright.start - NEAR_RULE_POINTS <= level.at <= upright.end + NEAR_RULE_POINTS
    )


class Groups:
    """Sets of places that are joined two by two."""

    def __init__(self, count: int) -> None:
        """Begin with each place alone."""
        self._parent = [*range(count)]

    def _find(self, at: int) -> int:
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def join(self, one: int, other: int) -> None:
        """Put two places into one set."""
        self._parent[self._find(one)] = self._find(other)

    def members(self) -> list[list[int]]:
        """Return the sets."""
        found: dict[int, list[int]] = {}
        for at in range(len(self._parent)):
            found.setdefault(self._find(at), []).append(at)
        return [*found.values()]


def read_cells(table: RuledTable) -> list[RuledCell]:
    """Return the cells of a table; none where it has less than two columns."""
    xs, ys = table.edges()
    uprights = _close_sides(xs, table, ys)
    if len(xs) <= _MIN_COLUMNS or len(ys) < 2:
        return []
    levels = _close(ys, table, xs)
    rows, columns = len(ys) - 1, len(xs) - 1
    groups = Groups(rows * columns)
    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not _is_wall(
                uprights, xs[column + 1], ys[row], ys[row + 1]
            ):
                groups.join(here + 1, here)
            if row + 1 < rows and not _is_wall(levels, ys[row + 1], xs[column], xs[column + 1]):
                groups.join(here + columns, here)
    return [_cell(members, columns, xs, ys) for members in groups.members()]


def _close_sides(xs: list[float], table: RuledTable, ys: Sequence[float]) -> list[Stroke]:
    """Close a table that has no line at its left or right:
    its level lines tell how far it reaches.
    """
    uprights = [*table.uprights]
    left = [stroke.start for stroke in table.levels if stroke.start < xs[0] + SAME_EDGE_POINTS]
    right = [stroke.end for stroke in table.levels if stroke.end > xs[-1] - SAME_EDGE_POINTS]
    if left and median(left) < xs[0] - OPEN_SIDE_POINTS:
        xs.insert(0, median(left))
        uprights.append(Stroke(xs[0], ys[0], ys[-1]))
    if right and median(right) > xs[-1] + OPEN_SIDE_POINTS:
        xs.append(median(right))
        uprights.append(Stroke(xs[-1], ys[0], ys[-1]))
    return uprights


def _close(ys: list[float], table: RuledTable, xs: Sequence[float]) -> list[Stroke]:
    """Close a table that has no line at its top or bottom, for it goes on over the page."""
    levels = [*table.levels]
    low = median(stroke.end for stroke in table.uprights)
    high = median(stroke.start for stroke in table.uprights)
    if low > ys[-1] + OPEN_SIDE_POINTS:
        ys.append(low)
        levels.append(Stroke(low, xs[0], xs[-1]))
    if high < ys[0] - OPEN_SIDE_POINTS:
        ys.insert(0, high)
        levels.append(Stroke(high, xs[0], xs[-1]))
    return levels


def _is_wall(strokes: Sequence[Stroke], at: float, start: float, end: float) -> bool:
    drawn = sum(
        stroke.covers(start, end) for stroke in strokes if abs(stroke.at - at) <= SAME_EDGE_POINTS
    )
    return drawn >= MIN_SHARE_OF_WALL * (end - start)


def _cell(
    members: Sequence[int], columns: int, xs: Sequence[float], ys: Sequence[float]
) -> RuledCell:
    rows, across = [at // columns for at in members], [at % columns for at in members]
    return RuledCell(xs[min(across)], ys[min(rows)], xs[max(across) + 1], ys[max(rows) + 1])


def place_words(cells: Sequence[RuledCell], words: Sequence[Word]) -> set[Word]:
    """Put words into the smallest cell that holds each, and return those that were put."""
    placed: set[Word] = set()
    for word in words:
        inside = [cell for cell in cells if cell.holds(word)]
        if inside:
            min(inside, key=lambda cell: cell.area).words.append(word)
            placed.add(word)
    return placed
