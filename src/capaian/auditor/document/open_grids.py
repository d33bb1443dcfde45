"""Tables without ruling lines: rows of figures under each other,
found by the white space between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import mode
from typing import Final

from capaian.auditor.document.grids import (
    DASHES,
    CellRow,
    GridCell,
    TableGrid,
    has_list_mark,
    place_on,
)
from capaian.auditor.document.heads import MAX_HEAD_ROWS, heads_above, numbers_columns
from capaian.auditor.document.text_rows import CELL_GAP_HEIGHTS, WordRow
from capaian.auditor.reading.captions import is_caption
from capaian.auditor.reading.page import Page, Word

MIN_FIGURE_COLUMNS: Final = 2
MIN_SHARE_OF_FIGURES: Final = 0.7
"""Part of the cells behind the first figure that are figures; justified text has wide gaps too."""
MIN_ROWS: Final = 3
MIN_SHARE_OF_USUAL_ROWS: Final = 0.6
"""Part of the rows that must have as many figures as most."""
MAX_ROW_DISTANCE_HEIGHTS: Final = 6.0
"""Heights of a line between two rows of one table: a label of several lines lies between."""


@dataclass(frozen=True)
class OpenTable:
    """A table, and the rows of words that it takes."""

    grid: TableGrid
    rows: tuple[WordRow, ...]


@dataclass(frozen=True, slots=True)
class _PartedRow:
    row: WordRow
    cells: tuple[GridCell, ...]

    @property
    def figures(self) -> list[GridCell]:
        """Its figures but the number that a row begins with."""
        return [
            cell
            for at, cell in enumerate(self.cells)
            if cell.is_figure and (at or not has_list_mark(cell.text))
        ]

    @property
    def is_of_figures(self) -> bool:
        """Whether it is a row of a table: figures, and hardly a word behind the first of them."""
        figures = self.figures
        filled = sorted((*figures, *self.dashes), key=lambda cell: cell.left)
        if not figures or len(filled) < MIN_FIGURE_COLUMNS or numbers_columns(self.cells):
            return False
        behind = [cell for cell in self.cells if cell.left >= filled[0].left]
        return len(filled) >= MIN_SHARE_OF_FIGURES * len(behind)

    @property
    def dashes(self) -> list[GridCell]:
        """Its cells that hold nothing: a dash that a row begins with is the mark of a list."""
        return [cell for cell in self.cells[1:] if cell.text in DASHES]


def find_open_tables(rows: Sequence[WordRow], page: Page) -> Iterator[OpenTable]:
    """Yield the tables among rows of words that no line surrounds."""
    parted = [
        _PartedRow(row, tuple(_cell(part.words, page) for part in row.parts(CELL_GAP_HEIGHTS)))
        for row in rows
    ]
    for start, end in _runs(parted):
        body = parted[start:end]
        table = _table(parted[max(0, start - MAX_HEAD_ROWS) : start], body, page)
        if table is not None:
            yield table


def _cell(words: Sequence[Word], page: Page) -> GridCell:
    text = " ".join(word.text for word in words)
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    return GridCell(
        text, place_on(page, top), words[0].left, words[-1].right, top, bottom, tuple(words)
    )


def _runs(rows: Sequence[_PartedRow]) -> Iterator[tuple[int, int]]:
    """Yield where runs of rows of figures begin and end, rows of words between them included."""
    start, last = -1, -1
    for at, row in enumerate(rows):
        if not row.is_of_figures:
            continue
        if start >= 0 and not _is_near(rows, last, at):
            yield start, last + 1
            start = at
        start, last = (at if start < 0 else start), at
    if start >= 0:
        yield start, last + 1


def _is_near(rows: Sequence[_PartedRow], last: int, at: int) -> bool:
    distance = rows[at].row.middle - rows[last].row.middle
    if distance <= MAX_ROW_DISTANCE_HEIGHTS * rows[at].row.height:
        return True
    # One label of many lines, left of the figures: "Koordinasi dengan Kantor Kementerian yang ..."
    # of six.
    figures = min(cell.left for cell in (*rows[last].figures, *rows[last].dashes))
    is_label = all(
        len(row.cells) == 1 and row.cells[0].right < figures for row in rows[last + 1 : at]
    )
    return is_label and distance <= 2 * MAX_ROW_DISTANCE_HEIGHTS * rows[at].row.height


def _table(
    above: Sequence[_PartedRow], body: Sequence[_PartedRow], page: Page
) -> OpenTable | None:
    lined = [row for row in body if row.is_of_figures and not row.dashes]
    if len(lined) < MIN_ROWS:
        return None
    count = mode(len(row.figures) for row in lined)
    usual = [row for row in lined if len(row.figures) == count]
    columns = _columns([cell for row in usual for cell in row.figures])
    if len(usual) < MIN_SHARE_OF_USUAL_ROWS * len(lined) or len(columns) < MIN_FIGURE_COLUMNS:
        return None
    head = _head(above, columns[0][0])
    edges = [(0.0, columns[0][0] - 1), *columns]
    heads = heads_above(edges, [row.cells for row in head])
    rows = tuple(_join_labels(body, columns))
    taken = tuple(row.row for row in (*head, *body))
    place = place_on(page, body[0].row.words[0].top)
    return OpenTable(TableGrid(heads, rows, place, last_page=page.number), taken)


def _head(above: Sequence[_PartedRow], first: float) -> Sequence[_PartedRow]:
    """Return the rows above that are parted or stand above figures,
    up to a sentence or a caption.
    """
    found: list[_PartedRow] = []
    for row in reversed(above):
        is_sentence = len(row.cells) < 2 and row.cells[0].left < first
        if is_sentence or is_caption(row.row.text):
            break
        found.insert(0, row)
    return found


def _columns(figures: Sequence[GridCell]) -> list[tuple[float, float]]:
    """Return the stretches that figures of several rows share."""
    columns: list[tuple[float, float]] = []
    for cell in sorted(figures, key=lambda cell: cell.left):
        if columns and cell.left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], cell.right)
        else:
            columns.append((cell.left, cell.right))
    return columns


def _join_labels(
    body: Sequence[_PartedRow], columns: Sequence[tuple[float, float]]
) -> Iterator[CellRow]:
    """Yield the rows of figures, with the words before and after them that
    belong to their labels.
    """
    waiting: list[GridCell] = []
    current: list[GridCell | None] | None = None
    for row in body:
        if row.is_of_figures:
            if current is not None:
                yield tuple(current)
            current = _in_columns([*waiting, *row.cells], columns)
            waiting = []
        elif current is None or has_list_mark(row.row.text):
            waiting = [*row.cells]
        else:
            current[0] = _joined([current[0], *row.cells])
    if current is not None:
        yield tuple(current)


def _in_columns(
    cells: Sequence[GridCell], columns: Sequence[tuple[float, float]]
) -> list[GridCell | None]:
    label = [cell for cell in cells if cell.right < columns[0][0]]
    found: list[GridCell | None] = [_joined(label), *([None] * len(columns))]
    for cell in cells:
        at = next(
            (
                at
                for at, (left, right) in enumerate(columns, 1)
                if cell.left < right and left < cell.right
            ),
            0,
        )
        if at:
            found[at] = cell
    return found


def _joined(cells: Sequence[GridCell | None]) -> GridCell | None:
    """Return cells as one, from the upper left on."""
    filled = [cell for cell in cells if cell is not None]
    if not filled:
        return None
    first = filled[0]
    for cell in filled[1:]:
        first = first.join(cell)
    return replace(first, right=max(cell.right for cell in filled))
