"""Tables of a page that have no upright lines: their columns are the gaps that their rows share."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress, pairwise
from typing import Final

from capaian.auditor.reading.cells import Cells, join_words, split_cells
from capaian.auditor.reading.counted import add_counted_edges, count_columns
from capaian.auditor.reading.grids import Span
from capaian.auditor.reading.head_spans import place_above, span_below
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
_FIRST: Final = 0.8
_NEAR: Final = 0.5
"""Heights between a line and the row below it, and between two rows of one table, at most."""
_SLACK: Final = 0.5
"""Points by which rows set alike may differ in their distance."""
_BROKEN: Final = 1.2
"""Heights between two lines of words that no row has within it."""
_KEPT: Final = 0.7
"""Part of the columns that a further row leaves as they are."""
_FEWEST_PARTS: Final = 2
_FEWEST_LINES: Final = 2
"""More than two lines, or a row below the second, make a table; at the top of a page two do."""
_PROSE: Final = 3
"""Lines below each other that fill the width make a paragraph, no cell."""
_MOST_OF_CAPTION: Final = 2
"""Parts of the line of a caption: its number may stand apart."""
_CAPTION: Final = re.compile(r"^(?:tabel|table|gambar|grafik|bagan)\s*\.?\s*[\dIVXL]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table between level lines."""

    left: float
    right: float
    ys: tuple[float, ...]
    short: tuple[Span, ...]
    """Lines below words of the head that span columns."""
    inner: tuple[Span, ...] = ()
    """Lines below the head that do not reach across: the cells beside them span rows."""

    def holds(self, word: Word) -> bool:
        """Whether a word stands in it."""
        return self.left <= word.centre <= self.right and self.ys[0] <= word.middle <= self.ys[-1]

    def edges(self, words: Sequence[Word]) -> list[float]:
        """Return where its columns part."""
        wide = 0.6 * (self.right - self.left)
        lines = read_rows(words)
        rows = [row.parts(_CLOSE) for row in lines]
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
        return add_counted_edges([edge for place, edge in enumerate(edges) if place in used], lines)

    def read(self, words: Sequence[Word]) -> list[tuple[float, Cells]]:
        """Return its rows with their upper edges."""
        edges = self.edges(words)
        rows: list[tuple[float, Cells]] = []
        columns = self._columns(words, edges)
        for top, own in self._bands(words, edges):
            rows += ((top, cells) for cells in self._read_band(own, edges, columns) if any(cells))
        used = [any(column) for column in zip(*(cells for _, cells in rows), strict=True)]
        return [(top, tuple(compress(cells, used))) for top, cells in rows]

    def _bands(self, words: Sequence[Word], edges: Sequence[float]) -> Iterator[tuple[float, list[Word]]]:
        """Yield the words between two lines.

        A short one in the head parts only what stands above it; beside one further down a cell goes on.
        """
        inner = [span for span in self.inner if self._parts_rows(span, edges)]
        cuts = sorted({*self.ys, *(span.at for span in (*self.short, *inner))})
        held: list[list[Word]] = [[] for _ in cuts]
        for word in words:
            place = max(bisect_right(cuts, word.middle) - 1, 0)
            while place + 1 < len(cuts) and _is_beside(word, cuts[place + 1], self.short):
                place += 1
            while place and _is_beside(word, cuts[place], inner):
                place -= 1
            held[place].append(word)
        yield from zip(cuts, held, strict=True)

    def _parts_rows(self, span: Span, edges: Sequence[float]) -> bool:
        """Whether a line runs below several cells; one below a single cell belongs to a chart in it."""
        middles = ((left + right) / 2 for left, right in pairwise([self.left, *edges, self.right]))
        return sum(map(span.covers, middles)) >= _FEWEST_PARTS

    def _columns(self, words: Sequence[Word], edges: Sequence[float]) -> list[tuple[float, float]]:
        """Return where the words of each column begin and end, those of a head that span several aside."""
        above = max((span.at for span in self.short), default=self.ys[0])
        held: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
        for word in words:
            if word.middle > above:
                held[bisect_right(edges, word.centre)].append(word)
        bounds = pairwise([self.left, *edges, self.right])
        return [
            (min(word.left for word in own), max(word.right for word in own)) if own else bound
            for own, bound in zip(held, bounds, strict=True)
        ]

    def _read_band(
        self, words: Sequence[Word], edges: Sequence[float], extents: Sequence[tuple[float, float]]
    ) -> Iterator[Cells]:
        columns: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
        counting: Cells = ()
        rows = read_rows(words)
        if self._is_title(rows, edges):
            yield join_words(words), *[""] * len(edges)
            return
        bounds = [self.left, *edges, self.right]
        above = place_above([part for row in rows for part in row.parts(_CLOSE)], self.short, extents)
        for row in rows:
            if counted := count_columns(row):
                counting = counted if len(counted) == len(columns) else ()
                continue
            parts = row.parts(_CLOSE)
            if self._is_band(parts, columns, edges):
                yield from split_cells(columns)
                yield row.text, *[""] * len(edges)
                columns = [[] for _ in columns]
                continue
            for part in parts:
                columns[above[part] if part in above else _widest_below(part, bounds)] += part.words
        yield from split_cells(columns)
        if counting:
            yield counting

    def _is_title(self, rows: Sequence[TextRow], edges: Sequence[float]) -> bool:
        """Whether all that stands between two lines reaches from the first column over the next ones."""
        if not rows or not edges or any(len(row.parts(_CLOSE)) > 1 for row in rows):
            return False
        is_across = rows[0].left < edges[0] < rows[0].right
        return (
            is_across and all(row.left < edges[0] for row in rows) and span_below(rows[0], self.short) is None
        )

    def _is_band(
        self, parts: Sequence[TextRow], columns: Sequence[Sequence[Word]], edges: Sequence[float]
    ) -> bool:
        """Whether a row of words is a title of those below: across columns, or two of them below figures."""
        crossed = [edge for edge in edges if parts[0].left < edge < parts[0].right]
        if len(parts) > 1 or not crossed or span_below(parts[0], self.short) is not None:
            return False
        beside = [word.left for words in columns[1:] for word in words]
        is_below = any(map(_is_figure, columns[1:])) and parts[0].right > min(beside)
        return len(crossed) > 1 or (is_below and crossed[0] == edges[0])


def _is_beside(word: Word, at: float, spans: Sequence[Span]) -> bool:
    """Whether lines are drawn at a place, none of them above or below a word."""
    drawn = [span for span in spans if span.at == at]
    return bool(drawn) and not any(span.covers(word.centre) for span in drawn)


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


def find_ruled(levels: Sequence[Span], words: Sequence[Word], shaded: Sequence[Span] = ()) -> list[Ruled]:
    """Return the tables between level lines of the same length.

    Args:
        levels: Level lines.
        words: Of the page, those in no other table.
        shaded: Edges of coloured boxes: a row that its colour sets off needs no lines.
    """
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
            # The head ends at the second line.
            own = tuple(s for s in short if run[0].at < s.at < run[1].at)
            inner = tuple(s for s in short if run[1].at < s.at < run[-1].at)
            ruled = Ruled(left - _SAME, right + _SAME, tuple(s.at for s in run), own, inner)
            whole = _with_shaded(_with_last_row(ruled, words), shaded)
            is_at_top = not any(word.bottom < run[0].at for word in words)
            if len(whole.ys) > _FEWEST_LINES or is_at_top:
                found.append(whole)
    return found


def _with_shaded(ruled: Ruled, shaded: Sequence[Span]) -> Ruled:
    """Return a table with the edges of colour across it, below its head, that no line is drawn along."""
    ys = [*ruled.ys]
    for span in shaded:
        is_across = span.start <= ruled.left + 2 * _SAME and span.end >= ruled.right - 2 * _SAME
        if is_across and ys[1] < span.at < ys[-1] and min(abs(span.at - at) for at in ys) > _NARROWEST:
            ys.append(span.at)
            ys.sort()
    return replace(ruled, ys=tuple(ys))


def _with_last_row(ruled: Ruled, words: Sequence[Word]) -> Ruled:
    """Return a table with the rows below its last line, where no line closes it: they keep to the columns."""
    inside = [word for word in words if ruled.holds(word)]
    usual = _farthest_rows(read_rows(inside), ruled.ys)
    below: list[TextRow] = []
    end = ruled.ys[-1]
    for row in read_rows(w for w in words if w.middle > end and ruled.left <= w.centre <= ruled.right):
        is_row = bool(below) and len(row.parts(_CLOSE)) >= _FEWEST_PARTS
        near = _NEAR if below else _FIRST
        if row.top - end > max(near * row.height, min(usual, _FIRST * row.height) if is_row else 0):
            break
        below.append(row)
        end = row.bottom
    if not below or len(below[0].parts(_CLOSE)) < _FEWEST_PARTS:
        return ruled
    own = [word for row in below for word in row.words]
    keeps = len(ruled.edges(inside + own)) >= max(1, _KEPT * len(ruled.edges(inside)))
    return replace(ruled, ys=(*ruled.ys, end)) if keeps else ruled


def _farthest_rows(rows: Sequence[TextRow], ys: Sequence[float]) -> float:
    """Return how far apart the rows of a table are, at most, where no line is drawn between them."""
    gaps = [
        below.top - above.bottom
        for above, below in pairwise(rows)
        if bisect_right(ys, above.bottom) == bisect_right(ys, below.top)
    ]
    return max(gaps, default=0.0) + _SLACK


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
        is_parted = any(len(row.parts(_CLOSE)) > 1 for row in (rows if parted else _until_break(rows)))
        # A line above a table, such as that below a running head, is not its first.
        run = [*run, below] if parted or is_parted else [below]
        parted += is_parted
    if parted:
        yield run


def _between(above: Span, below: Span, words: Sequence[Word]) -> list[TextRow]:
    inside = (
        word
        for word in words
        if above.at <= word.middle <= below.at and above.start - _SAME <= word.centre <= above.end + _SAME
    )
    return read_rows(inside)


def _until_break(rows: Sequence[TextRow]) -> Sequence[TextRow]:
    """Return rows down to the first gap: a head stands right below the first line of its table."""
    ends = (place for place in range(1, len(rows)) if _is_broken(rows[place - 1 : place + 1]))
    return rows[: next(ends, len(rows))]


def _is_broken(rows: Sequence[TextRow]) -> bool:
    """Whether a gap stands between two lines of words, as below the last row of a table."""
    return any(below.top - above.bottom > _BROKEN * above.height for above, below in pairwise(rows))


def _is_prose(rows: Sequence[TextRow], width: float) -> bool:
    """Whether words between two lines are a paragraph, no row."""
    full = sum(len(row.parts(_CLOSE)) == 1 and row.right - row.left > 0.75 * width for row in rows)
    return full >= _PROSE


def _has_caption(above: Span, below: Span, words: Sequence[Word]) -> bool:
    """Whether a caption stands between two lines, perhaps in the margin; a row may name another table."""
    between = read_rows(word for word in words if above.at <= word.middle <= below.at)
    return any(_CAPTION.match(row.text) and len(row.parts(_CLOSE)) <= _MOST_OF_CAPTION for row in between)
