"""From the words of a page to lines in their order: tables as rows of cells, wrapped lines as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from capaian.auditor.printed.document import Line
from capaian.auditor.reading.axes import without_axis
from capaian.auditor.reading.cells import Cells
from capaian.auditor.reading.columns import find_ruled
from capaian.auditor.reading.gaps import Rows, take_tables
from capaian.auditor.reading.grids import Grid, find_grids, find_spans
from capaian.auditor.reading.headings import ends_sentence, is_caption, read_heading
from capaian.auditor.reading.led import take_led
from capaian.auditor.reading.lists import match_item
from capaian.auditor.reading.page import Page, TextRow, Word, join_rows, read_rows
from capaian.auditor.reading.side_heads import take_side_heads
from capaian.auditor.reading.sides import part_sides

LOOSE: Final = 1.35
"""Distance of two lines, in usual distances, that parts two paragraphs."""
_SHORT: Final = 0.12
"""Part of the width that the last line of a paragraph leaves free at least."""
NARROWEST: Final = 0.6
"""Part of the width of a page that text fills at least."""
_SET_IN: Final = 4.0
_STOPS: Final = (".", ":", ";", "!", "?")
_LED_TO_PAGE: Final = re.compile(r"(?:[.\u2026_]\s?){4,}\s*(?:\d{1,3}|[ivxlc]{1,6})$")
_FIGURE: Final = re.compile(r"^[(+\-\u2212]?(?:Rp\.?\s*)?\d[\d.,]*\s?%?\)?$")
_OTHER_SIZE: Final = 0.05
"""Part by which the letters of a title are larger than the text below at least."""
_SMALLER: Final = 0.85
"""Height of a note in the margin beside that of the text."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line to be, in its place on a page."""

    top: float
    cells: Cells
    is_after_gap: bool = False
    """Whether it begins another paragraph, or another table."""


def read_page(page: Page) -> list[PageLine]:
    """Return the lines of a page from the top down; of text in two columns first those of the left one."""
    return [line for part in part_sides(page) for line in _read_part(part)]


def _read_part(page: Page) -> list[PageLine]:
    tables, framed, words = _take_grids(find_grids(page.rulings), page.words)
    rows, led = take_led(read_rows(words))
    more, words = _take_ruled(page, framed, [word for row in rows for word in row.words])
    words, named = take_side_heads(words, page.width)
    rows = [part for row in read_rows(words) for part in _without_notes(row)]
    flow, open_tables = take_tables(rows)
    flow = [rest for row in flow if (rest := without_axis(row)) is not None]
    tables += [*more, *named, *open_tables]
    lines = [
        PageLine(top, cells, is_after_gap=not place)
        for table in tables
        for place, (top, cells) in enumerate(table)
    ]
    lines += (
        paragraph(line, is_after_gap=not place) for lines_of in led for place, line in enumerate(lines_of)
    )
    tops = [line.top for line in lines]
    beside = [(table[0][0], table[-1][0]) for table in tables]
    lines += (_above(line, beside) for line in join_paragraphs(flow, tops, NARROWEST * page.width))
    return sorted(lines, key=lambda line: line.top)


def _above(line: PageLine, tables: Iterable[tuple[float, float]]) -> PageLine:
    """Return a line of text; one in the margin beside a table stands above it, and does not part it."""
    top = next((first for first, last in tables if first <= line.top <= last), None)
    return line if top is None else replace(line, top=top - 1)


def _take_grids(grids: Sequence[Grid], words: Sequence[Word]) -> tuple[list[Rows], list[Grid], list[Word]]:
    """Return the rows of each table whose cells lines frame, these tables, and the words that stand in none.

    A bar of a chart close to the lines above and below its row is none: those part the rows of the table.
    """
    taken: list[Rows] = []
    tables: list[Grid] = []
    left = [*words]
    for grid in grids:
        rows = grid.read([word for word in left if grid.holds(word)])
        if _is_table(rows):
            taken.append(rows)
            tables.append(grid)
            left = [word for word in left if not grid.holds(word)]
    return taken, tables, left


def _take_ruled(page: Page, grids: Sequence[Grid], words: Sequence[Word]) -> tuple[list[Rows], list[Word]]:
    """Return the rows of each table between level lines, and the words that stand in none."""
    taken: list[Rows] = []
    left = [*words]
    levels = find_spans(page.rulings, is_level=True)
    shaded = find_spans((edge for shade in page.shades for edge in shade.edges), is_level=True)
    free = [level for level in levels if not any(grid.frames(level) for grid in grids)]
    for ruled in find_ruled(free, left, shaded):
        rows = ruled.read([word for word in left if ruled.holds(word)])
        if _is_table(rows):
            taken.append(rows)
            left = [word for word in left if not ruled.holds(word)]
    return taken, left


def _is_table(rows: Sequence[tuple[float, Cells]]) -> bool:
    """Whether rows have more than one column, in more than one row or with more than a frame's words."""
    filled = [sum(map(bool, cells)) for _, cells in rows]
    return sum(count > 1 for count in filled) >= 2 or (len(rows) == 1 and filled[0] > 2)


def _without_notes(row: TextRow) -> Iterator[TextRow]:
    """Yield a row, and small words in the margin beside it on their own."""
    parts = row.parts()
    notes = [part for part in parts if part.height < _SMALLER * row.height] if len(parts) == 2 else []
    yield from notes
    rest = tuple(word for part in parts if part not in notes for word in part.words)
    if rest:
        yield TextRow(rest)


def join_paragraphs(rows: Sequence[TextRow], parted_at: Sequence[float], least: float) -> Iterator[PageLine]:
    """Yield paragraphs; what stands between two rows, such as a table, parts them."""
    if not rows:
        return
    page = _measure(rows, least)
    own: list[TextRow] = []
    is_after_gap = True
    for row in rows:
        if own and not _goes_on(own, row, page, parted_at):
            yield paragraph(own, is_after_gap=is_after_gap)
            is_after_gap = not is_titled(own[-1], row, page)
            own = []
        own.append(row)
    yield paragraph(own, is_after_gap=is_after_gap)


@dataclass(frozen=True, slots=True)
class Measure:
    """How the lines of a page are set, in points."""

    pitch: float
    """From one line to the next."""
    margin: float
    """Where full lines end."""
    width: float
    """Of a full line."""


def _measure(rows: Sequence[TextRow], least: float) -> Measure:
    """Return how rows are set: the usual distance of two, where full ones end, and how wide they are."""
    pitch = median([b.top - a.top for a, b in pairwise(rows)] or [rows[0].height])
    pitch = min(max(pitch, rows[0].height), 3 * rows[0].height)
    margin = max(sorted(row.right for row in rows)[int(0.9 * (len(rows) - 1))], least)
    return Measure(pitch, margin, margin - min(row.left for row in rows))


def _goes_on(own: Sequence[TextRow], row: TextRow, page: Measure, parted_at: Sequence[float]) -> bool:
    """Whether a row goes on with a paragraph: it is near, the last was full, and it is not set in."""
    last = own[-1]
    if row.top - last.top > LOOSE * page.pitch or any(last.top < top < row.top for top in parted_at):
        return False
    if last.right < page.margin - _SHORT * page.width or abs(row.height - last.height) > 0.2 * last.height:
        return False
    if match_item(row.text) or (is_caption(row.text) and not ends_sentence(last.text, row.text)):
        return False
    if _is_apart(own, row, page) or _ends_in_figure(last) or leads_to_page(last.text):
        return False
    if len(own) == 1:
        return row.left <= last.left + _SET_IN or match_item(own[0].text) is not None or len(last.parts()) > 1
    return row.left <= last.left + _SET_IN


def _is_apart(own: Sequence[TextRow], row: TextRow, page: Measure) -> bool:
    """Whether the title of a section ends before a row, or begins with it.

    It does where its number hangs left of the text above, or goes on with that of the title above.
    """
    last, first = own[-1], row.words[0]
    has_room = last.right + first.right - first.left + last.height < page.margin
    above = read_heading(Line(0, (" ".join(known.text for known in own),)))
    if (heading := read_heading(Line(0, (row.text,)))) is not None:
        is_hanging = row.left < last.left - _SET_IN
        is_of_above = above is not None and heading.number.startswith(f"{above.number}.")
        is_sure = is_hanging or is_of_above or last.text.endswith(_STOPS)
        return has_room or is_sure or (above is not None and above.is_chapter)
    is_other = abs(row.height - last.height) > _OTHER_SIZE * last.height
    return above is not None and (has_room or is_other)


def _ends_in_figure(row: TextRow) -> bool:
    """Whether a figure stands apart at the end of a row, as in a list of figures with their names."""
    parts = row.parts()
    return len(parts) > 1 and bool(_FIGURE.match(parts[-1].text))


def leads_to_page(text: str) -> bool:
    """Say whether a line ends as those of a list of contents do: the next one begins another entry.

    Examples:
        >>> leads_to_page("1.2. Landasan Hukum........9"), leads_to_page("Tahun 2023 ...")
        (True, False)
    """
    return _LED_TO_PAGE.search(text) is not None


def is_titled(last: TextRow, row: TextRow, page: Measure) -> bool:
    """Whether two rows stand close to each other, as the lines of a title do: short, centred or dense."""
    distance = row.top - last.top
    full = page.margin - _SHORT * page.width
    is_short = last.right < full and row.right < full
    is_centred = abs(last.left + last.right - row.left - row.right) < _SET_IN < abs(last.left - row.left)
    is_dense = distance < 1.3 * row.height and page.pitch > 1.5 * row.height
    return distance <= LOOSE * page.pitch and (is_short or is_centred or is_dense)


def paragraph(rows: Sequence[TextRow], *, is_after_gap: bool) -> PageLine:
    """Return rows as one line."""
    return PageLine(rows[0].top, (join_rows(rows),), is_after_gap=is_after_gap)
