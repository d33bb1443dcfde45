"""Tables with level lines between rows and white space between columns:
the upright lines are added.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby, pairwise, zip_longest
from math import inf
from operator import attrgetter
from typing import Final

from capaian.auditor.document.grids import is_worded, list_mark
from capaian.auditor.document.heads import are_column_numbers, figures_of_body
from capaian.auditor.document.open_grids import MIN_FIGURE_COLUMNS
from capaian.auditor.document.ruled_cells import SAME_EDGE_POINTS, RuledTable, Stroke
from capaian.auditor.document.text_rows import CELL_GAP_HEIGHTS, WordRow, read_word_rows
from capaian.auditor.reading.captions import is_caption
from capaian.auditor.reading.page import Word

MIN_GAP_HEIGHTS: Final = 0.3
"""Heights of a line of white space between two columns; a blank between two words is narrower."""
MIN_LEVELS: Final = 3
"""Level lines of a table: above its head, below it, and between two rows."""
MAX_LINE_GAP_HEIGHTS: Final = 0.95
"""Heights of a line of white space above each line of a row: of what stands lower it is none."""


@dataclass(frozen=True)
class _Band:
    """What stands between two level lines."""

    above: Stroke
    below: Stroke
    rows: Sequence[WordRow]
    has_caption: bool

    @cached_property
    def is_parted(self) -> bool:
        """Whether it has cells side by side."""
        return any(len(row.parts(CELL_GAP_HEIGHTS)) > 1 for row in self.rows)

    @property
    def figures(self) -> Sequence[Sequence[str]]:
        """The figures in each row of words, but for the numbers of columns."""
        texts = ([cell.text for cell in row] for row in self.cells)
        return [[] if are_column_numbers(row) else figures_of_body(row) for row in texts]

    @cached_property
    def cells(self) -> Sequence[Sequence[WordRow]]:
        """For each row of words what gaps between columns part."""
        return [row.parts(MIN_GAP_HEIGHTS) for row in self.rows]

    def has_wall(self, at: float) -> bool:
        """Whether no words go over a place."""
        return not any(cell.left < at < cell.right for cell in chain(*self.cells))


def find_row_ruled_tables(levels: Sequence[Stroke], words: Sequence[Word]) -> Iterator[RuledTable]:
    """Yield the tables among level lines that no upright line meets."""
    found: list[RuledTable] = []
    captions = [
        row.middle
        for row in read_word_rows(words)
        if is_caption(row.text) and len(row.parts(CELL_GAP_HEIGHTS)) <= 2  # number and title
    ]
    for one_width in _of_one_width(levels):
        full = [
            each
            for each in one_width
            if not any(_is_within(each, other.levels) for other in found)
        ]
        if len(full) < MIN_LEVELS:
            continue
        inside = sorted(
            (word for word in words if full[0].start < word.centre < full[0].end),
            key=attrgetter("middle"),
        )
        tables = (_runs(_bands(each, inside, captions)) for each in _closed(full, levels, inside))
        for run in chain.from_iterable(tables):
            whole = [run[0].above, *(band.below for band in run)]
            inner = (each for each in levels if each not in whole and _is_within(each, whole))
            drawn = sorted((*whole, *(each for each in inner if _parts_cells(each, run))))
            between = _levels_between_rows([*_bands(drawn, inside, captions)], run[0].below.at)
            drawn = sorted((*drawn, *between))
            bands = [*_bands(drawn, inside, captions)]
            head = sum(band.below.at <= run[0].below.at for band in bands)
            if _has_rows_of_figures(bands[:head], bands[head:]):
                drawn[head:head] = _level_above_numbers(bands[head - 1])
                found.append(RuledTable(drawn, [*_uprights(bands, head)], run[0].below.at))
    yield from found


def _has_rows_of_figures(head: Sequence[_Band], body: Sequence[_Band]) -> bool:
    """Whether figures stand below a head alone,
    in no more than one row of words between two lines.
    """
    rows = [sum(len(row) >= MIN_FIGURE_COLUMNS for row in band.figures) for band in body]
    in_head = (text for band in head for row in band.figures for text in row)
    return max(rows, default=0) <= 1 and all(map(is_worded, in_head))  # 17 tahun


def _parts_cells(stroke: Stroke, bands: Sequence[_Band]) -> bool:
    """Whether a line is as long as several cells: a bar within a cell is not."""
    rows = (row for band in bands for row in band.cells)
    return any(
        sum(stroke.start < cell.left and cell.right < stroke.end for cell in row) > 1
        for row in rows
    )


def _levels_between_rows(bands: Sequence[_Band], head_end: float) -> Iterator[Stroke]:
    """Yield lines above rows of figures, and above what begins left of the labels,
    where numbers stand.
    """
    body = [band for band in bands if band.above.at >= head_end]
    rows = [
        row
        for band in body
        for row, figures in zip(band.cells, band.figures, strict=True)
        if len(figures) >= MIN_FIGURE_COLUMNS
    ]
    labels = min((row[1].left for row in rows if list_mark(row[0].text) == row[0].text), default=0)
    for band in body:
        starts = [
            row[0].words[0].top
            for row in band.cells
            if row in rows or row[0].left < labels - SAME_EDGE_POINTS
        ]
        if starts and starts[0] == band.rows[0].words[0].top:
            start, end = bands[0].above.start, bands[0].above.end
            yield from (Stroke(top, start, end) for top in starts[1:])


def _of_one_width(levels: Sequence[Stroke]) -> list[list[Stroke]]:
    """Return the sets of lines that begin and end below each other, the widest first."""
    sets: list[list[Stroke]] = []
    for stroke in sorted(levels):
        mine = next((each for each in sets if _is_as_wide(stroke, each[0])), None)
        if mine is None:
            sets.append([stroke])
        else:
            mine.append(stroke)
    return sorted(sets, key=lambda each: each[0].start - each[0].end)


def _is_as_wide(one: Stroke, other: Stroke) -> bool:
    return max(abs(one.start - other.start), abs(one.end - other.end)) <= SAME_EDGE_POINTS


def _is_within(stroke: Stroke, levels: Sequence[Stroke]) -> bool:
    """Whether a line is drawn between the first and the last of others, no wider than they."""
    ends = (
        stroke.start >= levels[0].start - SAME_EDGE_POINTS,
        stroke.end <= levels[0].end + SAME_EDGE_POINTS,
    )
    return all(ends) and levels[0].at < stroke.at < levels[-1].at


def _bands(
    levels: Sequence[Stroke], words: Sequence[Word], captions: Sequence[float]
) -> Iterator[_Band]:
    for above, below in pairwise(levels):
        start, end = (bisect(words, each.at, key=attrgetter("middle")) for each in (above, below))
        rows = read_word_rows(words[start:end])
        yield _Band(above, below, rows, any(above.at < caption < below.at for caption in captions))


def _closed(
    full: Sequence[Stroke], levels: Sequence[Stroke], words: Sequence[Word]
) -> Iterator[Sequence[Stroke]]:
    """Yield the lines of each table: a last row without a line below it ends
    above a gap between lines.
    """
    run: list[Stroke] = []
    for above, below in zip_longest(full, full[1:]):
        run.append(above)
        bottom, end = above.at, below.at if below else inf
        is_last = below is None
        for row in read_word_rows(word for word in words if above.at < word.middle < end):
            drawn = max(each.at for each in levels if each.at < row.middle)
            if row.words[0].top - max(bottom, drawn) > MAX_LINE_GAP_HEIGHTS * row.height:
                is_last = True
                break
            bottom = row.words[0].bottom
        if is_last:
            yield [*run, Stroke(bottom, above.start, above.end)]
            run = []


def _level_above_numbers(band: _Band) -> Iterator[Stroke]:
    """Yield a line to part the numbers of columns from the heads above them."""
    for row, cells in zip(band.rows, band.cells, strict=True):
        if are_column_numbers([cell.text for cell in cells]):
            yield Stroke(row.words[0].top, band.below.start, band.below.end)


def _runs(bands: Iterable[_Band]) -> Iterator[Sequence[_Band]]:
    """Yield the bands of each table: those with one cell alone stand between others."""
    for has_caption, group in groupby(bands, lambda band: band.has_caption):
        run = [*group]
        parted = [at for at, band in enumerate(run) if band.is_parted]
        if len(parted) > 1 and not has_caption:
            yield run[parted[0] : parted[-1] + 1]


def _uprights(bands: Sequence[_Band], head: int) -> Iterator[Stroke]:
    """Yield the upright lines of each band, those at the sides too."""
    start, end = bands[0].above.start, bands[0].above.end
    drawn = [place for band in bands for place in (band.below.start, band.below.end)]
    columns = [start, end]
    for left, right in _gaps(bands, head):
        columns.insert(-1, next((at for at in drawn if left <= at <= right), (left + right) / 2))
    for place, band in enumerate(bands):
        is_common = (
            place < head - 1
        )  # a line within the head goes below what several columns share
        walls = [*_ends_of_heads(band, columns)] if is_common else []
        for at in columns:
            is_spanned = is_common and walls[0] < at < walls[-1]
            if at in (start, end, *walls) or (not is_spanned and band.has_wall(at)):
                yield Stroke(at, band.above.at, band.below.at)


def _gaps(bands: Sequence[_Band], head: int) -> Iterator[tuple[float, float]]:
    """Yield the white space between columns in the rows of most cells,
    less what others reach into.
    """
    rows = sorted((row for band in bands[head - 1 :] for row in band.cells), key=len, reverse=True)
    cells = [cell for band in bands for row in band.cells for cell in row]
    reached = inf
    for cell in sorted(chain(*rows[: len(rows) // 2]), key=lambda cell: cell.left):
        if cell.left - reached >= MIN_GAP_HEIGHTS * cell.height:
            right = min(each.left for each in cells if reached < each.left <= cell.left)
            yield max(each.right for each in cells if reached <= each.right < right), right
        reached = cell.right if reached == inf else max(reached, cell.right)


def _ends_of_heads(band: _Band, columns: Sequence[float]) -> Iterator[float]:
    """Yield where the columns begin and end that heads over one line share:
    a head is in their middle.
    """
    start, end = band.below.start, band.below.end
    rows = ([cell for cell in row if start < cell.left and cell.right < end] for row in band.cells)
    reached = _nearest(start, columns)
    yield reached
    for cell in max(rows, key=len, default=[])[:-1]:
        reached = _nearest(cell.left + cell.right - reached, columns)
        yield reached
    yield _nearest(end, columns)


def _nearest(place: float, columns: Sequence[float]) -> float:
    return min(columns, key=lambda at: abs(at - place))
