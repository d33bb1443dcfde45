"""All quantities of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from capaian.auditor.document.grids import CellRow, GridCell, TableGrid, is_worded
from capaian.auditor.document.passages import Passage, TextLine, read_passages
from capaian.auditor.document.report import ReportPrint
from capaian.auditor.printed.number import NumberStyle
from capaian.auditor.quantities.figures import MIN_ROWS, PrintedQuantity
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.roles import FigureRole, role_of
from capaian.auditor.quantities.row_index import RowIndex, index_rows
from capaian.auditor.quantities.scales import ReportScales, find_scales
from capaian.auditor.quantities.text_quantities import TextFigure, read_text_figures

MIN_WORDS: Final = 12
"""Of a cell that holds sentences."""
_SENTENCE: Final = re.compile(r"[a-z%\d][.;](?:\s|$)")


@dataclass(frozen=True, eq=False)
class ReportQuantities:
    """The quantities of tables and of sentences."""

    tables: Sequence[GridQuantities]
    passages: Sequence[Passage]
    figures: Sequence[TextFigure]
    year: int
    style: NumberStyle
    text_lines: Sequence[TextLine] = ()

    def all(self) -> Iterator[PrintedQuantity]:
        """Yield every quantity, those of tables first."""
        for table in self.tables:
            yield from table.all()
        yield from (figure.quantity for figure in self.figures)

    @cached_property
    def figures_of(self) -> Mapping[int, Sequence[TextFigure]]:
        """The numbers of each passage, by its place among them."""
        found: dict[int, list[TextFigure]] = {}
        places = {id(passage): at for at, passage in enumerate(self.passages)}
        for figure in self.figures:
            found.setdefault(places[id(figure.passage)], []).append(figure)
        return found

    @cached_property
    def row_index(self) -> RowIndex:
        """The rows of its tables by their words."""
        return index_rows(self.tables, [self.passages[at].text for at in self.figures_of])

    @cached_property
    def scales(self) -> ReportScales:
        """The scales that it prints."""
        return find_scales([table.grid for table in self.tables], self.passages)


def find_quantities(printed: ReportPrint) -> ReportQuantities:
    """Return the quantities of a report."""
    tables = [
        GridQuantities(_upright(grid), printed.year, printed.style) for grid in printed.grids
    ]
    passages = [*printed.passages, *_passages_in_cells(printed)]
    figures = [
        figure
        for passage in passages
        for figure in read_text_figures(passage, printed.style, printed.year)
    ]
    return ReportQuantities(
        tables, passages, figures, printed.year, printed.style, printed.text_lines
    )


def _upright(grid: TableGrid) -> TableGrid:
    """Return a table with things in rows, where `Target`, `Realisasi`,
    `Capaian` stand below each other.
    """
    rows = [row for row in grid.rows if any(cell and cell.is_figure for cell in row)]
    columns = [
        [cell.flat if (cell := row[at]) else "" for row in rows] for at in range(grid.width)
    ]
    names = next((at for at, texts in enumerate(columns) if all(map(is_worded, texts))), 0)
    labels = columns[names]
    roles = {role_of((label,)) for label in labels} - {FigureRole.OTHER}
    things = range(names + 1, grid.width)
    if not MIN_ROWS <= len(rows) == len(roles) or any(role_of(grid.heads[at]) for at in things):
        return grid
    heads = grid.heads[names], *((label,) for label in labels)
    return replace(
        grid, heads=heads, rows=tuple(_turned(grid, at, rows) for at in things), is_turned=True
    )


def _turned(grid: TableGrid, column: int, rows: Sequence[CellRow]) -> CellRow:
    """Return a column as a row below its head; a bare year there would be a figure."""
    head, cells = grid.head_of(column), [row[column] for row in rows]
    place = next((each.place for each in cells if each), grid.place)
    return GridCell(head if is_worded(head) else f"Tahun {head}", place, 0, 0), *cells


def _passages_in_cells(printed: ReportPrint) -> Iterator[Passage]:
    """Yield the sentences of cells that hold running text."""
    first = max((each.paragraph for each in printed.passages), default=0) + 1
    cells = [
        cell
        for grid in printed.grids
        for row in grid.rows
        for cell in row
        if cell and _is_running(cell.text)
    ]
    for number, cell in enumerate(cells, first):
        for passage in read_passages([TextLine(cell.flat, cell.place, begins=True)]):
            yield replace(passage, paragraph=number)


def _is_running(text: str) -> bool:
    return len(text.split()) >= MIN_WORDS and _SENTENCE.search(text) is not None
