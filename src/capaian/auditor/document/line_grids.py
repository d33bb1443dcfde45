"""Grids from lines of text whose cells are known: text files with tabs, bars or blanks,
and Word files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from capaian.auditor.document.continued_tables import continues, join_parts
from capaian.auditor.document.grids import DASHES, CellRow, GridCell, PrintedPlace, TableGrid
from capaian.auditor.document.head_alignment import align_heads
from capaian.auditor.document.heads import (
    count_head_rows,
    heads_above,
    numbers_columns,
    spread_heads,
)
from capaian.auditor.printed.lines import PrintedLine
from capaian.auditor.reading.captions import find_caption, is_caption, says_continued

MAX_BLANK_LINES: Final = 5
"""Between the parts of a table on two pages: a foot, a head and what parts them are left out."""
LINES_ABOVE: Final = 8
"""Among which the caption of a table is looked for."""


def read_line_grids(lines: Sequence[PrintedLine]) -> list[TableGrid]:
    """Return the tables of lines, those continued after blank lines as one."""
    grids: list[TableGrid] = []
    last_line = -MAX_BLANK_LINES
    for block in _blocks(lines):
        above = _text_above(lines, block[0].number)
        grid = _read_block(block)
        if grid is None:
            continue
        is_near = block[0].number - last_line <= MAX_BLANK_LINES
        goes_on = not above or says_continued(above)
        if is_near and goes_on and grids and continues(grids[-1], grid):
            grids[-1] = join_parts(grids[-1], grid)
        else:
            grids.append(replace(grid, above=above, caption=find_caption(above)))
        last_line = block[-1].number
    return grids


def _blocks(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """Yield runs of lines with several cells."""
    block: list[PrintedLine] = []
    for line in lines:
        if line.is_row:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _text_above(lines: Sequence[PrintedLine], number: int) -> str:
    """Return the text just above a line, back to a table or a caption;
    empty right below a table.
    """
    found: list[str] = []
    for line in reversed(lines[max(0, number - 1 - LINES_ABOVE) : number - 1]):
        if line.is_row:
            break
        if line.text.strip():
            found.insert(0, line.text.strip())
        if is_caption(line.text):
            break
    return "\n".join(found)


def _read_block(block: Sequence[PrintedLine]) -> TableGrid | None:
    rows = [_cells(line, top) for top, line in enumerate(block)]
    filled = [row for row in rows if row]
    if not filled:
        return None
    count = count_head_rows(filled)
    head, body = filled[:count], [row for row in filled[count:] if not numbers_columns(row)]
    width = max(len(line.cells) for line in block)
    columns = [(at, at + 1) for at in range(width)]
    lined = tuple(_in_columns(row, width) for row in body)
    heads = align_heads(heads_above(columns, spread_heads(head)), lined)
    place = PrintedPlace(block[0].number, block[0].page)
    return TableGrid(heads, lined, place, last_page=block[-1].page)


def _cells(line: PrintedLine, top: int) -> list[GridCell]:
    place = PrintedPlace(line.number, line.page)
    return [
        GridCell(text, place, at, at + 1, top, top + 1)
        for at, text in enumerate(line.cells)
        if text.strip() not in DASHES
    ]


def _in_columns(row: Sequence[GridCell], width: int) -> CellRow:
    found: list[GridCell | None] = [None] * width
    for cell in row:
        found[int(cell.left)] = cell
    return tuple(found)
