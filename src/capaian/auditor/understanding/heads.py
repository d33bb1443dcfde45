"""Heads over columns: words printed a column or more off are put over cells of the kind they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Final

from capaian.auditor.printed.table import PrintedCell, PrintedRow, PrintedTable, counts_columns
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import NAMES, Role, roles_of, trend_of

Path = tuple[str, ...]
_GAIN: Final = 2.0
"""By how much heads have to fit better before they are moved."""
_SHIFT: Final = 0.4
"""Heads that moved move together: what each change of the way they move costs."""
_ASTRAY: Final = 2
"""Cells of a row that fit no head above them: one may be a slip, more stand in other columns."""
_LARGE: Final = 100_000
_LONGEST_UNIT: Final = 12
_MOST_LETTERS: Final = 20


class Content(StrEnum):
    """What the cells of a column are."""

    FIGURE = "angka"
    MONEY = "uang"
    UNIT = "satuan"
    TREND = "arah"
    WORDS = "kata"
    NOTHING = "kosong"


_FITS: Final[Mapping[Content, Mapping[Content, float]]] = {
    Content.FIGURE: {
        Content.FIGURE: 1,
        Content.MONEY: -0.5,
        Content.UNIT: -1,
        Content.TREND: -1,
        Content.WORDS: -1,
    },
    Content.MONEY: {
        Content.MONEY: 1,
        Content.FIGURE: -0.5,
        Content.UNIT: -1,
        Content.TREND: -1,
        Content.WORDS: -1,
    },
    Content.UNIT: {
        Content.UNIT: 1,
        Content.FIGURE: -1,
        Content.MONEY: -1,
        Content.TREND: -1,
        Content.WORDS: -0.3,
    },
    Content.TREND: {Content.TREND: 1, Content.MONEY: -1, Content.WORDS: -0.5},
    Content.WORDS: {Content.WORDS: 1, Content.FIGURE: -1, Content.MONEY: -1},
    Content.NOTHING: {},
}
"""How well a head that names one kind stands over cells of another."""
_FIGURES: Final = frozenset(
    {Role.TARGET, Role.ACTUAL, Role.ACHIEVEMENT, Role.ABSORPTION, Role.SHARE, Role.TOTAL}
)
_OF_MONEY: Final = frozenset({Role.BUDGET, Role.SPENT})


def settle_paths(table: PrintedTable, rows: Sequence[UnderstoodRow]) -> tuple[Path, ...]:
    """Return for each column the words of its head, moved where cells say that they stand over others."""
    places = settle_heads(table, rows)
    return tuple(() if place is None else table.paths[place] for place in places)


def settle_heads(table: PrintedTable, rows: Sequence[UnderstoodRow]) -> tuple[int | None, ...]:
    """Return for each column the one whose head names it, as printed; `None` where none does."""
    heads = [place for place in range(table.width) if _stands_at(table, place)]
    contents = [_content(rows, place) for place in range(table.width)]
    wanted = [_named(table.paths[place]) for place in heads]
    stay = sum(_FITS[kind].get(contents[place], 0) for kind, place in zip(wanted, heads, strict=True))
    score, places = _best(tuple(heads), tuple(wanted), tuple(contents))
    if score < stay + _GAIN:
        return tuple(range(table.width))
    moved = dict(zip(places, heads, strict=True))
    return tuple(moved.get(place) for place in range(table.width))


def stands_below(row: PrintedRow, paths: Sequence[Path]) -> bool:
    """Say whether the cells of a row are such as the heads above them name, all but one at most."""
    below = zip(row.cells, paths, strict=False)
    return sum(_FITS[_named(path)].get(_kind(cell), 0) < 0 for cell, path in below) < _ASTRAY


def _kind(cell: PrintedCell) -> Content:
    return Content.NOTHING if cell.is_dash or not cell.text.strip() else _of_cell(cell)


def _stands_at(table: PrintedTable, place: int) -> bool:
    """Whether a head has words of its own in a column, not only such as span it from the left."""
    return any(len(row) > place and row[place].strip() for row in table.head if not counts_columns(row))


def _named(path: Path) -> Content:
    """What the words of a head say that its cells are; `NOTHING` where they leave it open."""
    own, roles = roles_of(path[-1:]), roles_of(path)
    if NAMES.search(path[-1] if path else ""):
        return Content.WORDS
    if Role.UNIT in own:
        return Content.UNIT
    if Role.TREND in own:
        return Content.TREND
    if "rp" in (path[-1] if path else "").casefold().replace("(", " ").split():
        return Content.MONEY
    if _FIGURES & {*own}:
        return Content.NOTHING if _OF_MONEY & {*roles} and Role.SHARE not in own else Content.FIGURE
    return Content.NOTHING


def _content(rows: Sequence[UnderstoodRow], place: int) -> Content:
    cells = [row.row.cells[place] for row in rows if row.kind is RowKind.ITEM]
    found = Counter(_of_cell(cell) for cell in cells if cell.text.strip() and not cell.is_dash)
    kind, times = found.most_common(1)[0] if found else (Content.NOTHING, 0)
    return kind if times * 2 > found.total() else Content.NOTHING


def _of_cell(cell: PrintedCell) -> Content:
    text = cell.text.strip()
    if trend_of(text):
        return Content.TREND
    letters = sum(map(str.isalpha, text))
    if cell.number is not None and letters <= _MOST_LETTERS:
        return Content.MONEY if cell.number.value >= _LARGE else Content.FIGURE
    if len(text) == 1 and text != "%":
        return Content.NOTHING
    return Content.UNIT if len(text) <= _LONGEST_UNIT else Content.WORDS


def _best(
    heads: tuple[int, ...], wanted: tuple[Content, ...], contents: tuple[Content, ...]
) -> tuple[float, tuple[int, ...]]:
    """Return the best fit of heads over columns, in their order, and the column of each."""

    @cache
    def best(head: int, column: int, shift: int) -> tuple[float, tuple[int, ...]]:
        if head == len(heads):
            return 0.0, ()
        if len(contents) - column < len(heads) - head:
            return float("-inf"), ()
        score, places = best(head + 1, column + 1, column - heads[head])
        score += _FITS[wanted[head]].get(contents[column], 0) - _SHIFT * (column - heads[head] != shift)
        return max((score, (column, *places)), best(head, column + 1, shift))

    return best(0, 0, 0)
