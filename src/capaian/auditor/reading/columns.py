"""Tables of a page that have no upright lines: their columns are the gaps that their rows share."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress, pairwise
from typing import Final

from capaian.auditor.printed.table import counts_columns
from capaian.auditor.reading.cells import Cells, split_cells
from capaian.auditor.reading.grids import Span
from capaian.auditor.reading.heads import is_quantity
from capaian.auditor.reading.page import TextRow, Word, read_rows

_NARROWEST: Final = 3.0
"""Points of a gap between columns."""
_CLOSE: Final = 0.4
"""Heights of a line between two columns of a table that lines frame; a blank takes some 0.25."""
_CROSSED: Final = 0.1
"""Part of the rows that may cross a gap: titles of groups, words that span."""
_SAME: Final = 6.0
"""Points within which lines have the same ends."""
_SHORTEST: Final = 90.0
_FARTHEST: Final = 260.0
"""Points between two lines of one table."""
_LINES_ABOVE: Final = 2.2
"""Heights of words above a short line that belong to it: two lines of a head."""
_TOUCHES: Final = 1.5
"""Points by which words may reach into the line below them."""
_FIRST: Final = 0.8
_NEAR: Final = 0.5
"""Heights between a line and the row below it, and between two rows of one table, at most."""
_BROKEN: Final = 1.2
"""Heights between two lines of words that no row has within it."""
_KEPT: Final = 0.7
"""Part of the columns that a further row leaves as they are."""
_FEWEST_PARTS: Final = 2
_FEWEST_LINES: Final = 2
"""More than two lines, or a row below the second, make a table; at the top of a page two do."""
_PROSE: Final = 3
"""Lines below each other that fill the width make a paragraph, no cell."""
_CAPTION: Final = re.compile(r"^(?:tabel|table|gambar|grafik|bagan)\s*\.?\s*[\dIVXL]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table between level lines."""

    left: float
    right: float
    ys: tuple[float, ...]
    short: tuple[Span, ...]
    """Lines below words of the head that span columns."""

    def holds(self, word: Word) -> bool:
        """Whether a word stands in it."""
        return self.left <= word.centre <= self.right and self.ys[0] <= word.middle <= self.ys[-1]

    def edges(self, words: Sequence[Word]) -> list[float]:
        """Return where its columns part."""
        wide = 0.6 * (self.right - self.left)
        rows = [row.parts(_CLOSE) for row in read_rows(words)]
        parted = [parts for parts in rows if len(parts) > 1]
        edge, after = _first_gap(parted)
        parts = [
            own
            for own in rows
            if len(own) > 1
            or (own[0].right - own[0].left < wide and not (own[0].left < edge and own[0].right > after))
        ]
        edges = find_edges(parts)
        used = {bisect_right(edges, (p.left + p.right) / 2) for row in parts for p in row}
        return [edge for place, edge in enumerate(edges) if place in used]

    def read(self, words: Sequence[Word]) -> list[tuple[float, Cells]]:
        """Return its rows with their upper edges."""
        edges = self.edges(words)
        rows: list[tuple[float, Cells]] = []
        for top, own in self._bands(words):
            rows += ((top, cells) for cells in self._read_band(own, edges) if any(cells))
        used = [any(column) for column in zip(*(cells for _, cells in rows), strict=True)]
        return [(top, tuple(compress(cells, used))) for top, cells in rows]

    def _bands(self, words: Sequence[Word]) -> Iterator[tuple[float, list[Word]]]:
        """Yield the words between two lines; a short one in the head parts only what stands above it."""
        cuts = sorted({*self.ys, *(span.at for span in self.short)})
        held: list[list[Word]] = [[] for _ in cuts]
        for word in words:
            place = max(bisect_right(cuts, word.middle) - 1, 0)
            while place + 1 < len(cuts) and not self._is_cut(word, cuts[place + 1]):
                place += 1
            held[place].append(word)
        yield from zip(cuts, held, strict=True)

    def _is_cut(self, word: Word, at: float) -> bool:
        """Whether a line at a place runs below a word."""
        return at in self.ys or any(span.at == at and span.covers(word.centre) for span in self.short)

    def _read_band(self, words: Sequence[Word], edges: Sequence[float]) -> Iterator[Cells]:
        columns: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
        counting: Cells = ()
        for row in read_rows(words):
            if counted := count_columns(row):
                counting = counted if len(counted) == len(columns) else ()
                continue
            parts = row.parts(_CLOSE)
            if self._is_band(parts, columns, edges):
                yield from split_cells(columns)
                yield row.text, *[""] * len(edges)
                columns = [[] for _ in columns]
                continue
            for part, place in self._place(parts, edges):
                columns[place] += part.words
        yield from split_cells(columns)
        if counting:
            yield counting

    def _is_band(
        self, parts: Sequence[TextRow], columns: Sequence[Sequence[Word]], edges: Sequence[float]
    ) -> bool:
        """Whether a row of words is a title of those below: across columns, or two of them below figures."""
        crossed = [edge for edge in edges if parts[0].left < edge < parts[0].right]
        if len(parts) > 1 or not crossed or self._span_below(parts[0]) is not None:
            return False
        beside = [word.left for words in columns[1:] for word in words]
        is_below = any(map(_is_figure, columns[1:])) and parts[0].right > min(beside)
        return len(crossed) > 1 or (is_below and crossed[0] == edges[0])

    def _place(self, parts: Sequence[TextRow], edges: Sequence[float]) -> Iterator[tuple[TextRow, int]]:
        """Yield each part with its column; those above a short line share the columns that it spans."""
        bounds = [self.left, *edges, self.right]
        middles = [(left + right) / 2 for left, right in pairwise(bounds)]
        spans = [self._span_below(part) for part in parts]
        for number, (part, span) in enumerate(zip(parts, spans, strict=True)):
            below = [place for place, at in enumerate(middles) if span is not None and span.covers(at)]
            if below:
                yield part, below[spans[:number].count(span) * len(below) // spans.count(span)]
                continue
            yield part, _widest_below(part, bounds)

    def _span_below(self, part: TextRow) -> Span | None:
        centre = (part.left + part.right) / 2
        reach = _LINES_ABOVE * part.height
        near = (
            s for s in self.short if -_TOUCHES < s.at - part.bottom < reach and s.start <= centre <= s.end
        )
        return next(near, None)


def _is_figure(words: Sequence[Word]) -> bool:
    """Whether words of a cell are a figure."""
    return bool(words) and is_quantity(" ".join(word.text for word in words))


def _widest_below(part: TextRow, bounds: Sequence[float]) -> int:
    """Return the column of which words cover most; the first for a title across several."""
    shared = [min(part.right, right) - max(part.left, left) for left, right in pairwise(bounds)]
    touched = [place for place, width in enumerate(shared) if width > 0]
    if len(touched) > _FEWEST_PARTS:
        return touched[0]
    return max(range(len(shared)), key=lambda place: shared[place])


def count_columns(row: TextRow) -> Cells:
    """Return the numbers of columns that a row holds, `(4) = (3) / (2)` as one; none if it holds others."""
    counted: list[str] = []
    for word in row.words:
        if word.text.strip("()") == str(len(counted) + 1):
            counted.append(word.text)
        elif counted:
            counted[-1] += f" {word.text}"
    return tuple(counted) if counts_columns(counted) else ()


def _first_gap(rows: Sequence[Sequence[TextRow]]) -> tuple[float, float]:
    """Return where the first two columns part, and where the second begins: a title reaches over both."""
    edges = find_edges(rows)
    if not edges:
        return 0.0, 0.0
    return edges[0], min(part.left for parts in rows for part in parts if part.left > edges[0])


def find_edges(rows: Sequence[Sequence[TextRow]]) -> list[float]:
    """Return where columns part: gaps that nearly all rows, given in their parts, leave free.

    Examples:
        >>> rows = [[Word(0, y, 20, y + 10, "a"), Word(60, y, 80, y + 10, "b")] for y in (0, 12, 24)]
        >>> find_edges([TextRow(tuple(words)).parts() for words in rows])
        [40.0]
    """
    if not rows:
        return []
    steps: list[tuple[float, int]] = []
    for part in (part for parts in rows for part in parts):
        steps += [(part.left, 1), (part.right, -1)]
    most = int(_CROSSED * len(rows))
    edges: list[float] = []
    covering, free_from = 0, None
    for at, step in sorted(steps):
        was_free = covering <= most
        covering += step
        if was_free and covering > most:
            if free_from is not None and at - free_from >= _NARROWEST:
                edges.append((free_from + at) / 2)
        elif not was_free and covering <= most:
            free_from = at
    return _without_indents(edges, rows)


def _without_indents(edges: Sequence[float], rows: Sequence[Sequence[TextRow]]) -> list[float]:
    """Return edges without those beside set-in words: most that begin before such an edge reach over it."""
    parts = [part for row in rows for part in row]
    kept: list[float] = []
    for edge in edges:
        before = kept[-1] if kept else float("-inf")
        begun = [part for part in parts if before < part.left < edge]
        across = sum(part.right > edge for part in begun)
        if not begun or 2 * across < len(begun):
            kept.append(edge)
    return kept


def find_ruled(levels: Sequence[Span], words: Sequence[Word]) -> list[Ruled]:
    """Return the tables between level lines of the same length."""
    wide = [span for span in levels if span.end - span.start >= _SHORTEST]
    families: list[list[Span]] = []
    for span in wide:
        for family in families:
            known = family[-1]
            if abs(known.start - span.start) <= _SAME and abs(known.end - span.end) <= _SAME:
                family.append(span)
                break
        else:
            families.append([span])
    found: list[Ruled] = []
    for family in families:
        for run in _runs(family, words):
            left, right = min(s.start for s in run), max(s.end for s in run)
            short = [s for s in levels if s not in run and left - _SAME <= s.start and s.end <= right + _SAME]
            # The head ends at the second line; further down short lines belong to charts in cells.
            own = tuple(s for s in short if run[0].at < s.at < run[1].at)
            ruled = Ruled(left - _SAME, right + _SAME, tuple(s.at for s in run), own)
            whole = _with_last_row(ruled, words)
            is_at_top = not any(word.bottom < run[0].at for word in words)
            if len(whole.ys) > _FEWEST_LINES or is_at_top:
                found.append(whole)
    return found


def _with_last_row(ruled: Ruled, words: Sequence[Word]) -> Ruled:
    """Return a table with the row below its last line, where no line closes it: it keeps to the columns."""
    inside = [word for word in words if ruled.holds(word)]
    below: list[TextRow] = []
    end = ruled.ys[-1]
    for row in read_rows(w for w in words if w.middle > end and ruled.left <= w.centre <= ruled.right):
        if row.top - end > (_NEAR if below else _FIRST) * row.height:
            break
        below.append(row)
        end = row.bottom
    if not below or len(below[0].parts(_CLOSE)) < _FEWEST_PARTS:
        return ruled
    own = [word for row in below for word in row.words]
    keeps = len(ruled.edges(inside + own)) >= max(1, _KEPT * len(ruled.edges(inside)))
    return replace(ruled, ys=(*ruled.ys, end)) if keeps else ruled


def _runs(family: Sequence[Span], words: Sequence[Word]) -> Iterator[list[Span]]:
    """Yield lines that follow each other with rows of a table between them."""
    run = [*family[:1]]
    parted = 0
    for above, below in pairwise(family):
        rows = _between(above, below, words)
        is_far = below.at - above.at > _FARTHEST or (parted > 0 and _is_broken(rows))
        if is_far or _is_prose(rows, below.end - below.start) or _has_caption(above, below, words):
            if parted:
                yield run
            run, parted = [below], 0
            continue
        if not parted and rows and not any(len(row.parts(_CLOSE)) > 1 for row in rows):
            run = [below]
            continue
        parted += any(len(row.parts(_CLOSE)) > 1 for row in rows)
        run.append(below)
    if parted:
        yield run


def _between(above: Span, below: Span, words: Sequence[Word]) -> list[TextRow]:
    inside = (
        word
        for word in words
        if above.at <= word.middle <= below.at and above.start - _SAME <= word.centre <= above.end + _SAME
    )
    return read_rows(inside)


def _is_broken(rows: Sequence[TextRow]) -> bool:
    """Whether a gap stands between two lines of words, as below the last row of a table."""
    return any(below.top - above.bottom > _BROKEN * above.height for above, below in pairwise(rows))


def _is_prose(rows: Sequence[TextRow], width: float) -> bool:
    """Whether words between two lines are a paragraph, no row."""
    full = sum(len(row.parts(_CLOSE)) == 1 and row.right - row.left > 0.75 * width for row in rows)
    return full >= _PROSE


def _has_caption(above: Span, below: Span, words: Sequence[Word]) -> bool:
    """Whether a caption stands between two lines, perhaps in the margin beside them."""
    between = read_rows(word for word in words if above.at <= word.middle <= below.at)
    return any(_CAPTION.match(row.text) for row in between)
