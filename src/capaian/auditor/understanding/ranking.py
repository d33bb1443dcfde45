"""Tables whose rows stand in the order of a figure, or that give each row its rank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Changed
from capaian.auditor.claims.law import compute
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column, Relation, inputs_of
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role, roles_of

_FEWEST: Final = 4
_MOST: Final = 0.7
_LONGEST: Final = 200
_PAIR: Final = 2
_SORTED: Final = 8
"""Rows from which on an order is none of chance even if some stand out of it."""
_IN_ORDER: Final = re.compile(r"\b(?:peringkat|ranking|urut\w*|diurutkan|terurut)\b", re.I)
_KINDS: Final = re.compile(
    r"^(?:kab(?:upaten)?|kota|kec(?:amatan)?|prov(?:insi)?|kel(?:urahan)?|desa|dinas|unsur|unit)\b\.?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A row with its figure."""

    row: UnderstoodRow
    number: PrintedNumber
    computed: Decimal | None
    """What its figure should be, where it follows from others in its row."""
    rank: int | None
    """As a column of ranks prints it."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The rows of a table in the order of a column."""

    table: UnderstoodTable
    column: Column
    rows: tuple[Ranked, ...]
    """As printed."""
    is_falling: bool
    """Whether the highest figure comes first."""

    @property
    def out_of_order(self) -> tuple[Ranked, ...]:
        """The fewest rows without which the others stand in order; none where ranks are printed."""
        if any(row.rank is not None for row in self.rows):
            return ()
        kept = _longest([row.number.value if self.is_falling else -row.number.value for row in self.rows])
        return tuple(row for place, row in enumerate(self.rows) if place not in kept)

    @property
    def is_meant(self) -> bool:
        """Whether the order is none of chance: ranks are printed, or many rows stand in it."""
        return len(self.rows) >= _SORTED or any(row.rank is not None for row in self.rows)

    def place_of(self, ranked: Ranked, *, by_computed: bool = False) -> int:
        """Return the place of a row in the order of the figures, equal figures at the same place."""
        own = _value(ranked, by_computed=by_computed)
        others = (_value(other, by_computed=by_computed) for other in self.rows)
        return 1 + sum(other > own if self.is_falling else other < own for other in others)

    def with_changes(self, changed: Changed) -> Ranking:
        """Return the same rows with other values in place of some printed."""
        numbers = (
            replace(row.number, value=changed.get(row.number.spot, row.number.value)) for row in self.rows
        )
        rows = tuple(replace(row, number=number) for row, number in zip(self.rows, numbers, strict=True))
        return replace(self, rows=rows)

    @property
    def inputs(self) -> tuple[PrintedNumber, ...]:
        """The figures from which those of the column follow; none where they follow from nothing."""
        relation = _relation_of(self.table, self.column)
        return () if relation is None else tuple(n for r in self.rows for n in inputs_of(r.row, relation))

    def stays(self, changed: Changed) -> bool:
        """Say whether the order is that of the recomputed figures, with other values for some inputs."""
        relation = _relation_of(self.table, self.column)
        rows = tuple(replace(row, computed=_computed(row.row, relation, changed)) for row in self.rows)
        again = replace(self, rows=rows)
        return not again.moved

    @property
    def moved(self) -> tuple[tuple[Ranked, int], ...]:
        """The rows whose recomputed figures have another place than printed, each with that place.

        A row has the place of its figure, and its rank or, without ranks, the one where it stands.
        """
        places = [(row, self.place_of(row, by_computed=True)) for row in self.rows]
        return tuple(
            (row, place)
            for at, (row, place) in enumerate(places, start=1)
            if place not in (self.place_of(row), at if row.rank is None else row.rank)
        )


def _relation_of(table: UnderstoodTable, column: Column) -> Relation | None:
    return next((known for known in table.relations if known.result.index == column.index), None)


def _value(ranked: Ranked, *, by_computed: bool) -> Decimal:
    if not by_computed or ranked.computed is None:
        return ranked.number.value
    return round(ranked.computed, ranked.number.decimals)


def _longest(values: Sequence[Decimal]) -> frozenset[int]:
    """Return the places of the longest sequence that does not rise."""
    best: list[list[int]] = []
    for place, value in enumerate(values):
        before = [chain for chain in best if values[chain[-1]] >= value]
        longest: list[int] = max(before, key=_length, default=[])
        best.append([*longest, place])
    whole: list[int] = max(best, key=_length, default=[])
    return frozenset(whole)


def _length(chain: list[int]) -> int:
    return len(chain)


def name_of(label: str) -> str:
    """Return the name of an area or unit without the word of its kind, in small letters.

    Examples:
        >>> name_of("KAB. MELATI RAYA"), name_of("Unsur Biaya")
        ('melati raya', 'biaya')
    """
    return " ".join(_KINDS.sub("", label.strip()).casefold().split())


def find_ranking(table: UnderstoodTable) -> Ranking | None:
    """Return the order of a table's rows, if nearly all of them stand in the order of one column.

    Of several columns of ranks that of the first.
    """
    return next(iter(find_rankings(table)), None)


def find_rankings(table: UnderstoodTable) -> Sequence[Ranking]:
    """Return the order of each column of ranks, as of two years; without any that of the rows, if any."""
    columns = [c for c in table.columns if {*roles_of(c.path[-1:])} & {Role.RANK, Role.CHANGE} == {Role.RANK}]
    found = [_find(table, ranks, columns) for ranks in columns] or [_find(table, None, columns)]
    return [ranking for ranking in found if ranking is not None]


def _find(table: UnderstoodTable, ranks: Column | None, every: Sequence[Column]) -> Ranking | None:
    items = _ranked([row for row in table.rows if row.kind is RowKind.ITEM], ranks)
    if not _FEWEST <= len(items) <= _LONGEST or len({row.level for row in items}) > 1:
        return None
    own = _beside(_of_ranks_year(table.columns, ranks), ranks, every)
    columns = sorted(reversed(own), key=_is_change)
    found = [ranking for column in columns for ranking in _by(table, items, column, ranks)]
    return max(found, key=lambda ranking: _fit(ranking, ranks), default=None)


def _ranked(items: Sequence[UnderstoodRow], ranks: Column | None) -> Sequence[UnderstoodRow]:
    """Return the rows that have a rank: the province and the nation beside them are for comparison."""
    found = [row for row in items if _rank(row, ranks) is not None]
    return found if len(found) >= _FEWEST else items


def _is_change(column: Column) -> bool:
    """Whether a column follows from the levels beside it, which tell an order as well."""
    return Role.CHANGE in roles_of(column.path[-1:])


def _of_ranks_year(columns: Sequence[Column], ranks: Column | None) -> Sequence[Column]:
    """Return the columns that ranks may be of: `Peringkat 2023` ranks no figures of 2022 beside its own."""
    years = ranks.years if ranks is not None else frozenset[int]()
    is_beside = any(c.is_numeric and c.years & years for c in columns if c is not ranks)
    return [c for c in columns if not c.years or c.years & years] if is_beside else columns


def _beside(columns: Sequence[Column], ranks: Column | None, every: Sequence[Column]) -> Sequence[Column]:
    """Return the columns that one of several columns of ranks may be of: under its head, or left of it."""
    if ranks is None or len(every) < _PAIR:
        return columns
    start = max((other.index for other in every if other.index < ranks.index), default=-1)
    levels = [column for column in columns if _is_level(column)]
    headed = [column for column in levels if ranks.path[:-1] and column.path[:-1] == ranks.path[:-1]]
    return headed or [column for column in levels if start < column.index < ranks.index] or columns


def _is_level(column: Column) -> bool:
    """Whether a column has figures that one may rank: no ranks again."""
    return column.is_numeric and not {Role.NUMBER, Role.RANK} & {*roles_of(column.path[-1:])}


def _by(
    table: UnderstoodTable, items: Sequence[UnderstoodRow], column: Column, ranks: Column | None
) -> Iterator[Ranking]:
    if not _is_level(column):
        return
    ranking = rank_by(table, items, column, ranks)
    distinct = len({row.number.value for row in ranking.rows}) if ranking else 0
    if ranking is None or distinct < max(_FEWEST, _MOST * len(ranking.rows)):
        return
    for way in (ranking, replace(ranking, is_falling=False)):
        if _is_ordered(way, ranks):
            yield way


def rank_by(
    table: UnderstoodTable, items: Sequence[UnderstoodRow], column: Column, ranks: Column | None = None
) -> Ranking | None:
    """Return rows by a column, the highest first, in whatever order they stand; each must have a figure."""
    relation = _relation_of(table, column)
    rows = tuple(
        Ranked(row, number, _computed(row, relation, {}), _rank(row, ranks))
        for row in items
        if (number := row.row.cells[column.index].number) is not None
    )
    return Ranking(table, column, rows, is_falling=True) if len(rows) == len(items) else None


def _is_ordered(ranking: Ranking, ranks: Column | None) -> bool:
    """Whether ranks mostly fit the figures, or all rows stand in order, or nearly all of many."""
    if ranks is not None:
        return _fit(ranking, ranks) >= _MOST or _swapped(ranking)
    wrong = len(ranking.out_of_order)
    is_many = len(ranking.rows) >= _SORTED and wrong * 5 <= len(ranking.rows)
    return not wrong or (is_many and _is_order_meant(ranking))


def _is_order_meant(ranking: Ranking) -> bool:
    """Whether rows are likely to be put in an order: by a share, or where words say so.

    Amounts often fall by chance, as those of things that are listed by their weight do.
    """
    column, table = ranking.column, ranking.table.table
    return column.is_percent or column.may_be_share or bool(_IN_ORDER.search(f"{table.title} {table.above}"))


def _swapped(ranking: Ranking) -> bool:
    """Whether but two ranks are exchanged."""
    return sum(ranking.place_of(row) != row.rank for row in ranking.rows) <= 2


def _computed(row: UnderstoodRow, relation: Relation | None, changed: Changed) -> Decimal | None:
    if relation is None:
        return None
    inputs = [row.row.cells[column.index].number for column in relation.inputs]
    values = [changed.get(number.spot, number.value) for number in inputs if number is not None]
    result = compute(relation.law, values) if len(values) == len(inputs) else None
    return result if isinstance(result, Decimal) else None


def _rank(row: UnderstoodRow, ranks: Column | None) -> int | None:
    number = None if ranks is None else row.row.cells[ranks.index].number
    return None if number is None else int(number.value)


def _fit(ranking: Ranking, ranks: Column | None) -> float:
    """Return the share of rows that stand where their figure says."""
    if ranks is not None:
        return sum(ranking.place_of(row) == row.rank for row in ranking.rows) / len(ranking.rows)
    return 1 - len(ranking.out_of_order) / len(ranking.rows)
