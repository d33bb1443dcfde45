"""Rows whose figures all look like years: heads as `Kecamatan`, `2023`, `2024`, or counts as any others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Final

from capaian.dossier.intake.areas import AreaBook, code_before
from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.grid import Grid
from capaian.dossier.intake.total_words import is_total
from capaian.dossier.intake.words import fold

_NEAR: Final = 3
"""Years that may lie between those of two heads beside each other."""
_KECAMATAN: Final = 2
"""Dots in the code of a kecamatan."""
_WORD: Final = re.compile(r"[^\W\d_]{2}")
# Tahun data | 2024, Sumber: SIAK | 2024: notes below a table
_NOTE: Final = re.compile(
    r"(?:tahun|semester|triwulan|periode|keadaan|kondisi|sumber|data|tanggal|dicetak|keterangan|catatan)\b"
)
_Shape = tuple[int, tuple[int, ...]]
"""Column of the first name of a row, and those of its figures."""


def rows_of_counts(
    grid: Grid, of_years: Collection[int], of_figures: Collection[int], book: AreaBook
) -> Iterator[int]:
    """Yield the rows of years that are rows of a table, as those right above and below them.

    They have their name and figures where such a row has them. One that names an area or a total is none of
    heads; any other stands below figures, and has no years that lie side by side.

    Args:
        grid: The sheet.
        of_years: Rows, from 0, that have figures, all of which look like years.
        of_figures: Those that have others.
        book: The areas that rows may name.
    """
    known = sorted({*of_years, *of_figures} if of_years else ())
    for _, run in groupby(enumerate(known), lambda pair: pair[1] - pair[0]):
        yield from _Run(grid, [row for _, row in run], of_figures, book).counts()


class _Run:
    """Rows with figures right below each other."""

    def __init__(self, grid: Grid, rows: Sequence[int], of_figures: Collection[int], book: AreaBook) -> None:
        self._grid = grid
        self._book = book
        self._years = [row for row in rows if row not in of_figures]
        named = [row for row in self._years if self._is_named(row)]
        self._first: dict[_Shape, int] = {}
        self._alike: dict[_Shape, int] = {}
        for row in sorted((*(row for row in rows if row in of_figures), *named)) if self._years else ():
            if (shape := self._shape(row)) is not None:
                self._first.setdefault(shape, row)
                self._alike[shape] = self._alike.get(shape, 0) + 1
        self._named = frozenset(named)

    def counts(self) -> Iterator[int]:
        """Yield the rows of years that are like those of the table."""
        for row in self._years:
            shape = self._shape(row)
            alike = self._alike.get(shape, 0) if shape is not None else 0
            is_below = shape is not None and self._first.get(shape, row) < row
            if row in self._named:
                if alike > 1:
                    yield row
            elif is_below and not self._may_be_head(row):
                yield row

    def _texts(self, row: int) -> list[str]:
        cells = self._grid.rows[row]
        return [value for value in cells if isinstance(value, str) and not is_figure(value)]

    def _is_named(self, row: int) -> bool:
        """Say whether a row names an area or a total; a regency may be the corner of heads of years."""
        texts = self._texts(row)
        codes = [code for text in texts if (code := self._book.sure(text)) is not None]
        is_corner = all(code.count(".") < _KECAMATAN for code in codes) and self._are_beside(row)
        return any(map(is_total, texts)) or (bool(codes) and not is_corner)

    def _may_be_head(self, row: int) -> bool:
        return self._are_beside(row) or any(_NOTE.match(fold(text)) for text in self._texts(row))

    def _are_beside(self, row: int) -> bool:
        """Say whether figures are years side by side, one after the other or the same."""
        years = [Decimal(str(value).strip()) for value in self._grid.rows[row] if is_figure(value)]
        steps = [later - earlier for earlier, later in pairwise(years)]
        is_way = all(step >= 0 for step in steps) or all(step <= 0 for step in steps)
        return len(years) > 1 and is_way and all(abs(step) <= _NEAR for step in steps)

    def _shape(self, row: int) -> _Shape | None:
        cells = self._grid.rows[row]
        names = (
            place
            for place, value in enumerate(cells)
            if isinstance(value, str)
            and _WORD.search(value)
            and not code_before(value)
            and not is_figure(value)
        )
        first = next(names, None)
        if first is None:
            return None
        return first, tuple(place for place, value in enumerate(cells) if place > first and is_figure(value))
