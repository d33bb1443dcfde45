"""Rows of a table of which formulas failed: a reference that went away, a name that was not found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.grid import Grid
from capaian.dossier.intake.row_kinds import RowKind, is_name
from capaian.dossier.spreadsheets.model import CellValue


def with_failed(grid: Grid, kinds: Sequence[RowKind]) -> list[RowKind]:
    """Return what rows look like, with those of figures that would be so had their formulas not failed."""
    made = [*kinds]
    for index in _rows_of_failed(grid, kinds):
        made[index] = RowKind.FIGURES
    return made


def _rows_of_failed(grid: Grid, kinds: Sequence[RowKind]) -> Iterator[int]:
    """Yield such rows, from 0.

    A formula failed where the next row of figures, or the last one, has one, and no word stands where that
    has others, as words do in heads. Where nothing else is left of a row it is one between others alone.
    """
    of_figures = [index for index, kind in enumerate(kinds) if kind is RowKind.FIGURES]
    failed: dict[int, set[int]] = {}
    for row, column in grid.failed if of_figures else ():
        failed.setdefault(row - 1, set()).add(column)
    for index, columns in failed.items():
        is_between = of_figures[0] < index < of_figures[-1]
        if kinds[index] is RowKind.WORDS or (kinds[index] is RowKind.EMPTY and is_between):
            place = bisect_left(of_figures, index)
            near = of_figures[min(place, len(of_figures) - 1)]
            places = _places_of_figures(grid.rows[near])
            words = any(is_name(grid.text(index + 1, place)) for place in places)
            if columns.intersection(places) and not words:
                yield index


def _places_of_figures(row: Sequence[CellValue]) -> list[int]:
    """Return the columns, from 1, of the figures of a row behind its first name."""
    names = (place for place, cell in enumerate(row, 1) if isinstance(cell, str) and is_name(cell))
    first = next(names, 0)
    return [place for place, cell in enumerate(row, 1) if place > first and is_figure(cell)]
