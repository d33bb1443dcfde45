"""Tables and running text of the pages of a pdf."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from capaian.auditor.document.cell_grid import MIN_CELLS, build_grid
from capaian.auditor.document.continued_tables import continues, join_parts
from capaian.auditor.document.grids import TableGrid, place_on
from capaian.auditor.document.open_grids import OpenTable, find_open_tables
from capaian.auditor.document.passages import TextLine
from capaian.auditor.document.row_ruled_tables import find_row_ruled_tables
from capaian.auditor.document.ruled_cells import (
    RuledTable,
    Stroke,
    find_ruled_tables,
    place_words,
    read_cells,
)
from capaian.auditor.document.text_rows import WordRow, read_word_rows, text_columns
from capaian.auditor.reading.captions import find_caption, says_continued
from capaian.auditor.reading.page import Page, Word

CAPTION_POINTS: Final = 90.0
"""Points above a table in which its caption stands: five lines."""
SAME_EDGES_POINTS: Final = 8.0
"""Points by which the edges of a table differ from page to page."""
MIN_DEPTH_TO_GO_ON: Final = 0.6
"""Part of a page below which a table must end to go on upon the next."""
PARAGRAPH_GAP_HEIGHTS: Final = 2.6
"""Heights of a line between two paragraphs."""
MIN_SHARE_OF_FULL_LINE: Final = 0.72
"""Part of the width of a page, or of a column of text,
that a line reaches which goes on in the next.
"""


@dataclass(frozen=True)
class PageTable:
    """A table of one page, with its box."""

    grid: TableGrid
    top: float
    bottom: float
    edges: tuple[float, ...]


@dataclass(frozen=True)
class PageReading:
    """What stands on a page."""

    tables: Sequence[PageTable]
    lines: Sequence[TextLine]
    height: float


def read_page_layout(page: Page) -> PageReading:
    """Return the tables of a page, with the text above each, and its running text."""
    taken: set[Word] = set()
    ruled, levels = find_ruled_tables(page.rulings)
    found = [*_ruled_tables(ruled, page, taken, levels)]
    found += _ruled_tables(find_row_ruled_tables(levels, page.words), page, taken, [])
    lines: list[TextLine] = []
    captions: list[WordRow] = []
    columns = text_columns([word for word in page.words if word not in taken])
    for words in columns:
        rows = read_word_rows(words)
        opened = [*find_open_tables(rows, page)]
        gone = {id(row) for table in opened for row in table.rows}
        found += map(_page_table, opened)
        start = 0 if len(columns) == 1 else min((row.left for row in rows), default=0)
        end = page.width if len(columns) == 1 else max((row.right for row in rows), default=0)
        full = start + MIN_SHARE_OF_FULL_LINE * (end - start)
        lines += _text_lines([row for row in rows if id(row) not in gone], page, full)
        captions += rows
    tables = [
        _with_caption(table, captions) for table in sorted(found, key=lambda table: table.top)
    ]
    return PageReading(tables, lines, page.height)


def _ruled_tables(
    tables: Iterable[RuledTable], page: Page, taken: set[Word], levels: list[Stroke]
) -> Iterator[PageTable]:
    """Yield what is a table, and add its words to those taken;
    add the level lines of what is none.
    """
    for ruled in tables:
        cells = read_cells(ruled)
        inside = place_words(cells, page.words) if len(cells) >= MIN_CELLS else set()
        grid = build_grid(cells, place_on(page, 0), ruled.head_end)
        if grid is None or grid.width < 2:
            levels += ruled.levels
            continue
        edges = sorted({round(cell.left) for cell in cells})
        yield PageTable(
            grid, min(cell.top for cell in cells), max(cell.bottom for cell in cells), tuple(edges)
        )
        taken |= inside


def _page_table(table: OpenTable) -> PageTable:
    edges = tuple(sorted({round(cell.left) for row in table.grid.rows for cell in row if cell}))
    middles = [row.middle for row in table.rows]
    return PageTable(table.grid, min(middles), max(middles), edges)


def _with_caption(table: PageTable, rows: Sequence[WordRow]) -> PageTable:
    above = "\n".join(
        row.text for row in rows if table.top - CAPTION_POINTS < row.middle < table.top
    )
    return replace(table, grid=replace(table.grid, above=above, caption=find_caption(above)))


def _text_lines(rows: Sequence[WordRow], page: Page, full: float) -> Iterator[TextLine]:
    """Yield the lines of a text, where those that reach less far than a place end a paragraph."""
    before: WordRow | None = None
    for row in rows:
        begins = before is None or row.middle - before.middle > PARAGRAPH_GAP_HEIGHTS * row.height
        is_short = before is not None and before.right < full
        yield TextLine(row.text, place_on(page, row.words[0].top), begins or is_short)
        before = row


def join_pages(pages: Sequence[PageReading]) -> list[TableGrid]:
    """Return the tables of all pages, those that go on over pages as one."""
    found: list[TableGrid] = []
    before: PageTable | None = None
    for page in pages:
        for at, table in enumerate(page.tables):
            is_first = not at and before is not None and bool(found)
            if is_first and before is not None and _goes_on(found[-1], before, table, page.height):
                found[-1] = join_parts(found[-1], table.grid)
            else:
                found.append(table.grid)
            before = table
        before = before if page.tables else None
    return found


def _goes_on(grid: TableGrid, before: PageTable, table: PageTable, height: float) -> bool:
    if says_continued(
        table.grid.above
    ):  # what its figures begin at differs where they end at one line
        return continues(grid, table.grid)
    if table.grid.caption or before.bottom < MIN_DEPTH_TO_GO_ON * height:
        return False
    # White space alone parts the columns of one head a little further left or right.
    count = 1 if any(grid.heads) and table.grid.heads == grid.heads else None
    return continues(grid, table.grid) and _same_edges(before.edges[:count], table.edges[:count])


def _same_edges(one: Sequence[float], other: Sequence[float]) -> bool:
    if len(one) != len(other):
        return False
    return all(abs(a - b) <= SAME_EDGES_POINTS for a, b in zip(one, other, strict=True))
