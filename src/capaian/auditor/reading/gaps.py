"""Tables that nothing but gaps part into columns: no line is drawn around their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.printed.document import Line
from capaian.auditor.reading.cells import Cells, is_cut, join_lines
from capaian.auditor.reading.columns import find_edges
from capaian.auditor.reading.counted import add_counted_edges, count_columns
from capaian.auditor.reading.headings import is_caption, read_heading
from capaian.auditor.reading.heads import is_body, is_quantity
from capaian.auditor.reading.page import TextRow, Word, join_texts
from capaian.auditor.reading.spans import place_spans

Rows = list[tuple[float, Cells]]
"""Rows of a table with their upper edges."""

_SET_IN: Final = 4.0
_FEWEST_ROWS: Final = 3
_FEWEST_PARTS: Final = 2
_EVEN: Final = 0.5
"""Part of its widest blank that the narrowest of a stretched line has at least."""
_WIDEST: Final = 3.0
"""Heights that the narrowest blank of a stretched line has at most."""
_MARK: Final = re.compile(r"^(?:\(?\w{1,3}[.)]|[-\u2013\u2022\uf0b7\uf0a7:]|\d+(?:\.\d+)+\.?)$")
_FIGURE: Final = re.compile(r"^(?:Rp\.?\s*)?\d[\d.,]*%?$")
_COUNTING: Final = re.compile(r"^(?:(?:\(\d{1,2}\)|[=\u00f7\u00d7+\-\u2212\u2013/x])\s*)+$")
"""Numbers of columns, and what is reckoned with them."""
_LEADERS: Final = re.compile(r"[.\u2026_]{4,}")
_NEAR: Final = 2.0
"""Heights between two rows of one table, at most."""
_CLOSE: Final = 0.6
"""Heights between two lines of one cell, at most."""
_BLANK: Final = 0.8
"""Heights of a line that a blank takes, at most."""
_LONGEST_TITLE: Final = 120
_BESIDE: Final = 20.0
"""Points by which a name of a column may reach over its edge."""
_CROWDED: Final = 0.1
"""Part of the rows that may have two parts in one column: more, and columns were not told apart."""


def take_tables(rows: Sequence[TextRow]) -> tuple[list[TextRow], list[Rows]]:
    """Return the rows of running text, and those of each table."""
    flow: list[TextRow] = []
    tables: list[Rows] = []
    run: list[TextRow] = []
    for row, following in pairwise([*rows, None]):
        if row is None:
            break
        if run and not (_is_of_run(run, row) or _is_title(run, row, following)):
            _end_run(run, flow, tables)
            run = []
        if run or _is_parted(row):
            run.append(row)
        else:
            flow.append(row)
    _end_run(run, flow, tables)
    return flow, tables


def _end_run(run: Sequence[TextRow], flow: list[TextRow], tables: list[Rows]) -> None:
    table = _read(run)
    if table:
        tables.append(table)
    else:
        flow += run


def _is_of_run(run: Sequence[TextRow], row: TextRow) -> bool:
    """Whether a row goes on with rows that gaps part: it has parts itself, or wraps one of theirs."""
    distance = row.top - run[-1].bottom
    if _is_parted(row):
        return distance < _NEAR * row.height
    known = _last_parted(run)
    if len(row.parts()) > 1 or distance >= row.height or len(_beside(row, known)) > 1:
        return False
    is_close = distance < _CLOSE * row.height and row.left >= known[0].left - _SET_IN
    return is_close or row.left >= known[1].left - _SET_IN


def _is_title(run: Sequence[TextRow], row: TextRow, following: TextRow | None) -> bool:
    """Whether a row across columns stands between two rows of one table: the title of those below it."""
    if following is None or len(row.parts()) > 1 or not _is_parted(following):
        return False
    known = _last_parted(run)
    is_near = row.top - run[-1].bottom < _NEAR * row.height > following.top - row.bottom
    is_same = all(len(_beside(part, known)) < 2 for part in following.parts())
    is_other = is_caption(row.text) or read_heading(Line(0, (row.text,))) or row.text.endswith((".", ":"))
    return is_near and is_same and not is_other and len(row.text) <= _LONGEST_TITLE


def _last_parted(run: Sequence[TextRow]) -> list[TextRow]:
    return next(row for row in reversed(run) if _is_parted(row)).parts()


def _beside(words: TextRow, parts: Sequence[TextRow]) -> list[TextRow]:
    """Return the parts of a row above or below which words stand."""
    return [part for part in parts if part.left < words.right and words.left < part.right]


def _is_parted(row: TextRow) -> bool:
    """Whether a row has several parts, more than a caption and the mark of a point or section."""
    parts = row.parts()
    if len(parts) > 1 and _MARK.match(parts[0].text) and not _FIGURE.match(parts[1].text):
        parts = parts[1:] if len(parts) == 2 else parts
    if len(parts) < 2 or _is_stretched(row) or _LEADERS.search(row.text):
        return False
    return not is_caption(row.text)


def _is_stretched(row: TextRow) -> bool:
    """Whether a row is running text whose blanks are stretched to fill the width, or an axis of figures."""
    gaps = sorted(word.left - before.right for before, word in pairwise(row.words))
    is_even = len(gaps) >= _FEWEST_ROWS and gaps[0] > _EVEN * gaps[-1]
    has_words = any(len(word.text) > 1 and word.text.isalpha() for word in row.words)
    return is_even and (gaps[0] < _WIDEST * row.height or not has_words)


def _read(run: Sequence[TextRow]) -> Rows:
    """Return rows as cells; none where their columns are not told apart."""
    own = [row for row in run if not _COUNTING.match(row.text) or count_columns(row)]
    parted = [row for row in own if _is_parted(row)]
    if len(parted) < _FEWEST_ROWS:
        return []
    edges = add_counted_edges(find_edges([row.parts() for row in parted]), own)
    named = [row.parts() for row in parted if not count_columns(row)]
    crowded = sum(len({_column(part, edges) for part in parts}) < len(parts) for parts in named)
    if not edges or crowded > _CROWDED * len(named):
        return []
    rights = _rights(parted, edges)
    first = next((row.top for row in own if is_body(Line(0, _cells(row, edges)))), 0.0)
    rows: Rows = []
    for above, row in pairwise([own[0], *own]):
        cells = _cells(row, edges, _FEWEST_PARTS if row.top < first else _FEWEST_ROWS)
        parts = row.parts()
        if len(parts) == 1 and _is_across(row, edges, parted):
            rows.append((row.top, (row.text, *[""] * len(edges))))
            continue
        is_close = row.top - above.bottom < _CLOSE * row.height
        is_more = bool(rows) and _goes_on(rows[-1][1], cells, is_close=is_close)
        if is_more:
            is_same_row = len(parts) > 1 or not _had_room(above, parts[0], edges, rights)
        else:
            is_same_row = bool(rows) and is_close and row.top < first and _is_stacked(above, row)
        if is_same_row:
            rows[-1] = rows[-1][0], tuple(map(join_lines, rows[-1][1], cells))
        elif any(cells):
            rows.append((row.top, cells))
    if sum(sum(map(bool, cells)) > 1 for _, cells in rows) * 2 <= len(rows):
        return []
    head = [cells for top, cells in rows if top < first]
    tops = [top for top, _ in rows]
    return [*zip(tops, [*place_spans(head), *(cells for _, cells in rows[len(head) :])], strict=True)]


def _rights(rows: Sequence[TextRow], edges: Sequence[float]) -> list[float]:
    """Return how far to the right the words of each column reach."""
    rights = [0.0] * (len(edges) + 1)
    for part in (part for row in rows for part in row.parts()):
        place = _column(part, edges)
        rights[place] = max(rights[place], part.right)
    return rights


def _had_room(above: TextRow, part: TextRow, edges: Sequence[float], rights: Sequence[float]) -> bool:
    """Whether the first of some words had room in the line above: then they begin another cell."""
    place = _column(part, edges)
    before = [known.right for known in above.parts() if _column(known, edges) == place]
    first = part.words[0]
    return bool(before) and max(before) + first.right - first.left + _BLANK * part.height < rights[place]


def _is_stacked(above: TextRow, row: TextRow) -> bool:
    """Whether two lines are of the same cells: the words of one each stand above or below those of one other.

    What spans columns stands above several, or between them.
    """
    if count_columns(row):
        return False
    return any(
        len({part.left for beside in found for part in beside}) == len(found) == sum(map(len, found))
        for found in (
            [_beside(part, row.parts()) for part in above.parts()],
            [_beside(part, above.parts()) for part in row.parts()],
        )
    )


def _is_across(row: TextRow, edges: Sequence[float], parted: Sequence[TextRow]) -> bool:
    """Whether a row reaches from one column to where words of the next one begin."""
    place = sum(edge <= row.left for edge in edges)
    if place == len(edges):
        return False
    lefts = (part.left for other in parted for part in other.parts() if part.left > edges[place])
    return row.right > min(lefts, default=row.right)


def _goes_on(before: Cells, cells: Cells, *, is_close: bool) -> bool:
    """Whether cells go on with the words of the row before: without a number or a figure of their own."""
    filled = [place for place, cell in enumerate(cells) if cell]
    cut = [place for place in filled if is_cut(before[place], cells[place])]
    if cut and is_close:
        return not any(is_quantity(cells[place]) for place in filled if place not in cut)
    if len(filled) == 1 and not is_quantity(cells[filled[0]]):
        return True
    is_below = is_close and is_body(Line(0, before)) and all(before[place] for place in filled)
    return is_below and not is_body(Line(0, cells)) and not cells[0]


def _cells(row: TextRow, edges: Sequence[float], least: int = _FEWEST_ROWS) -> Cells:
    """Return a row as cells; blank where it numbers the columns, but not all that are known.

    Args:
        row: Its words.
        edges: Where columns part.
        least: Parts of a row that is no title across columns.
    """
    if counted := count_columns(row):
        return counted if len(counted) == len(edges) + 1 else ("",) * (len(edges) + 1)
    cells = [""] * (len(edges) + 1)
    for part in _apart(row, edges, least):
        place = _column(part, edges)
        cells[place] = join_texts(cells[place], part.text)
    return tuple(cells)


def _column(part: TextRow, edges: Sequence[float]) -> int:
    return sum(edge < (part.left + part.right) / 2 for edge in edges)


def _apart(row: TextRow, edges: Sequence[float], least: int) -> Iterator[TextRow]:
    """Yield the parts of a row; words of heads that stand close are parted near the edge between them."""
    parts = row.parts()
    for part in parts:
        own = [part.words[0]]
        for before, word in pairwise(part.words):
            if len(parts) >= least and any(_parts_at(edge, before, word) for edge in edges):
                yield TextRow(tuple(own))
                own = []
            own.append(word)
        yield TextRow(tuple(own))


def _parts_at(edge: float, before: Word, word: Word) -> bool:
    """Whether an edge lies between two words, or little beside the blank between them."""
    return before.centre < edge < word.centre and before.right - _BESIDE <= edge <= word.left + _BESIDE
