"""Rows whose cells stand under the wrong columns: each cell is put where cells of its kind stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from capaian.auditor.printed.number import numbers_in
from capaian.auditor.reading.heads import is_quantity

Cells = tuple[str, ...]


class Kind(StrEnum):
    """What a cell looks like."""

    BLANK = "blank"
    DASH = "dash"
    MARK = "mark"
    """A number or letter of a list: `1.2`, `a.`."""
    WHOLE = "whole"
    DECIMAL = "decimal"
    PERCENT = "percent"
    LARGE = "large"
    WORDS = "words"


_LIKE: Final[Mapping[Kind, Mapping[Kind, float]]] = {
    Kind.MARK: {Kind.WHOLE: 0.8},
    Kind.DASH: {Kind.WHOLE: 0.5, Kind.DECIMAL: 0.5, Kind.PERCENT: 0.5, Kind.LARGE: 0.5},
    Kind.WHOLE: {Kind.DECIMAL: 0.5, Kind.PERCENT: 0.5, Kind.MARK: 0.8},
    Kind.DECIMAL: {Kind.WHOLE: 0.5, Kind.PERCENT: 0.7, Kind.MARK: 0.3},
    Kind.PERCENT: {Kind.WHOLE: 0.5, Kind.DECIMAL: 0.7},
}
"""How much a cell of one kind may pass for another."""
_FEWEST: Final = 3
"""Rows in order that a row out of order is compared with."""
_MISFIT: Final = 0.15
_DOUBTFUL: Final = 1.5
"""So much has to speak against a row that has all cells before its order is doubted."""
_SHIFT: Final = 0.4
"""Cells that moved move together: what each change of the way they move costs."""
_GAIN: Final = 1.5
"""By how much a row has to fit better before its cells are moved."""
_LARGE: Final = 100_000
_WIDEST: Final = 60
"""Columns of a table; one with more is no table that a page shows."""


@lru_cache(maxsize=8192)
def kind_of(cell: str) -> Kind:
    """Return what a cell looks like.

    Examples:
        >>> [kind_of(cell).value for cell in ("6.258.022.650", "94,41%", "22", "Orang", "", "-")]
        ['large', 'percent', 'whole', 'words', 'blank', 'dash']
    """
    text = cell.strip()
    if not text:
        return Kind.BLANK
    if not is_quantity(text):
        is_mark = len(text.rstrip(".)")) <= 2 and text[0].isalnum()
        return Kind.WHOLE if text.isdigit() else Kind.MARK if is_mark else Kind.WORDS
    numbers = numbers_in(text)
    if not numbers:
        return Kind.DASH
    if "%" in text:
        return Kind.PERCENT
    if numbers[0].value >= _LARGE:
        return Kind.LARGE
    return Kind.DECIMAL if numbers[0].decimals else Kind.WHOLE


def align_rows(rows: Sequence[Cells], width: int) -> list[tuple[int, ...]]:
    """Return for each row the column of each of its cells.

    Cells stay where they are unless the row is out of order: it is shorter than the table, or several of its
    cells are of a kind that no other row has there; and moved cells fit clearly better. Blank cells of such a
    row stand behind the table.

    Examples:
        >>> rows = [("1", "KTP", "76%", "80%"), ("2", "KIA", "50%", "55%"), ("3", "Akta", "90%", "95%")]
        >>> align_rows([*rows, ("Rata-rata", "72%", "77%")], 4)[-1]
        (1, 2, 3)
    """
    if width > _WIDEST:
        return [tuple(range(len(cells))) for cells in rows]
    kinds = [tuple(map(kind_of, cells)) for cells in rows]
    full = [row for row in kinds if len(row) == width]
    if 2 * len(full) < len(rows):
        return [tuple(range(len(cells))) for cells in rows]
    found = [Counter(column) for column in zip(*full, strict=True)]
    fits = _Fits(found, len(full))
    return [_place(row, fits, len(full), width) for row in kinds]


class _Fits:
    """How well cells of each kind fit in the columns of a table; most rows ask for the same."""

    def __init__(self, found: Sequence[Counter[Kind]], full: int) -> None:
        self._found = found
        self._full = full
        self._known: dict[tuple[int, Kind | None], Mapping[Kind, float]] = {}

    def beside(self, row: Sequence[Kind] | None) -> list[Mapping[Kind, float]]:
        """Return for each column how well a cell fits, judged by the rows but this one."""
        return [
            self._of(place, None if row is None else row[place], self._full - (row is not None))
            for place in range(len(self._found))
        ]

    def _of(self, place: int, own: Kind | None, others: int) -> Mapping[Kind, float]:
        if (place, own) not in self._known:
            self._known[place, own] = _fit_of(self._found[place], own, others)
        return self._known[place, own]


def _place(row: tuple[Kind, ...], fits: _Fits, full: int, width: int) -> tuple[int, ...]:
    stay = tuple(range(len(row)))
    is_full = len(row) == width
    others = full - is_full
    filled = [place for place, kind in enumerate(row) if kind is not Kind.BLANK]
    if others < _FEWEST or len(filled) > width:
        return stay
    fit = fits.beside(row if is_full else None)
    misfits = sum(1.0 if place >= width else _misfit(fit[place], row[place]) for place in filled)
    if misfits < (_DOUBTFUL if is_full else _MISFIT):
        return stay
    score, columns = _best([(place, row[place]) for place in filled], fit, width)
    if score < _score(row, fit, width) + _GAIN:
        return stay
    moved = dict(zip(filled, columns, strict=True))
    return tuple(moved.get(place, width) for place in stay)


def _misfit(fit: Mapping[Kind, float], kind: Kind) -> float:
    """How much speaks against a cell in a column; little does in a column that is mostly blank."""
    return 0.0 if fit[kind] >= _MISFIT else 1 - fit[Kind.BLANK] / 2


def _fit_of(found: Counter[Kind], own: Kind | None, others: int) -> dict[Kind, float]:
    """For a column how well a cell of each kind fits, between 0 and 1, judged by the other rows."""
    shares = {kind: (found[kind] - (kind is own)) / others for kind in Kind}
    return {
        kind: shares[kind] + sum(part * shares[near] for near, part in _LIKE.get(kind, {}).items())
        for kind in Kind
    }


def _score(row: Sequence[Kind], fit: Sequence[Mapping[Kind, float]], width: int) -> float:
    padded = (*row, *[Kind.BLANK] * (width - len(row)))
    return sum(column[kind] for column, kind in zip(fit, padded, strict=False))


def _best(
    cells: Sequence[tuple[int, Kind]], fit: Sequence[Mapping[Kind, float]], width: int
) -> tuple[float, tuple[int, ...]]:
    """Return the best score of filled cells in their order, and their columns."""

    @cache
    def best(cell: int, column: int, shift: int) -> tuple[float, tuple[int, ...]]:
        if column == width:
            return (0.0, ()) if cell == len(cells) else (float("-inf"), ())
        score, columns = best(cell, column + 1, shift)
        skipped = (fit[column][Kind.BLANK] + score, columns)
        if cell == len(cells):
            return skipped
        place, kind = cells[cell]
        score, columns = best(cell + 1, column + 1, column - place)
        cost = 0 if column - place == shift else _SHIFT
        return max(skipped, (fit[column][kind] + score - cost, (column, *columns)))

    return best(0, 0, 0)
