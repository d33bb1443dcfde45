"""Which order of rows a rank in a sentence is a place in: by a figure beside it, by words, by the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.printed.number import read_numbers
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import Count, counts_in
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.ranking import Ranked, Ranking, find_rankings, rank_by
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import WIDER_CIRCLE, Role, roles_of

_COUNTED: Final = re.compile(r"\b(?:dari(?:\s+total)?|antar|di\s?antara)\s+$", re.IGNORECASE)
_AND: Final = re.compile(r"\w+(?:\s+\([^)]*\))?\s+\w+\s+(?:dan|serta)\s+", re.IGNORECASE)
"""From a count to the next one that goes on with it."""
_AMONG: Final = re.compile(r"\b(?:antar|di\s?antara)\b", re.IGNORECASE)
_REACH: Final = 24
"""Signs before a count among which the word stands that makes it the number of all."""


def orders_of(table: UnderstoodTable, row: UnderstoodRow, clause: str, sentence: str) -> Sequence[Ranking]:
    """Return the orders that a clause may give a row its rank in; more than one where nothing tells which.

    Args:
        table: One that the sentence may speak of.
        row: The row that the clause names.
        clause: What is said of the row.
        sentence: All that is said beside it.
    """
    items = table.ranked
    known = find_rankings(table)
    found = [
        ranking
        for column in _columns(table, row, clause, known)
        if (ranking := rank_by(table, items, column))
    ]
    turned = {order.column.index: order for order in known if not order.is_falling}
    made = [turned.get(ranking.column.index, ranking) for ranking in found]
    return [order for ranking in made for order in _among(ranking, row, sentence)]


def is_counted(table: UnderstoodTable, sentence: str) -> bool:
    """Say whether a sentence counts so many things as a table has rows to rank."""
    counts = _told(sentence)
    return bool(counts) and all(count == len(table.ranked) for count in counts)


def tells_column(table: UnderstoodTable, row: UnderstoodRow, sentence: str) -> bool:
    """Say whether a sentence names one of the columns of a table in words, beside a row."""
    return len(_called(table.figure_columns, row, sentence)) == 1


def _columns(
    table: UnderstoodTable, row: UnderstoodRow, clause: str, known: Sequence[Ranking]
) -> Sequence[Column]:
    """Return the columns that may be meant: of a figure that is quoted, named, or ranked by the table.

    Where a table has no heads, the order of its rows may be that of any. Where it prints ranks, a word of
    another head is no name of it: `kepemilikan KTP-el berada pada peringkat` ranks no `Wajib KTP`.
    """
    columns = table.figure_columns
    figures = {number.value for number in read_numbers(clause, 1) if number.decimals or number.is_long}
    quoted = [column for column in columns if _value(row, column) in figures]
    ordered = [order.column for order in known if order.column.path]
    if any(ranked.rank is not None for order in known for ranked in order.rows):
        words = words_of(clause)
        own = [c for c in _called(columns, row, clause) if c in ordered or _words(c) <= words]
        return quoted or own or ordered or columns
    return quoted or _called(columns, row, clause) or ordered or columns


def _called(columns: Sequence[Column], row: UnderstoodRow, clause: str) -> Sequence[Column]:
    """Return the columns whose own words a clause has more of than those of others; none if it has none."""
    words = words_of(clause) - words_of(row.label)
    heads = {column.index: _words(column) for column in columns}
    common = frozenset[str].intersection(*heads.values()) if len(heads) > 1 else frozenset()
    most = max((len((head - common) & words) for head in heads.values()), default=0)
    return [c for c in columns if most and len((heads[c.index] - common) & words) == most]


def _words(column: Column) -> frozenset[str]:
    """Return the words by which a column is called; a gap to the province is not by `di provinsi`."""
    head = " ".join(column.path)
    return words_of(WIDER_CIRCLE.sub(" ", head) if Role.CHANGE in roles_of(column.path) else head)


def _value(row: UnderstoodRow, column: Column) -> Decimal | None:
    number = row.row.cells[column.index].number
    return None if number is None else number.value


def _among(ranking: Ranking, row: UnderstoodRow, sentence: str) -> Iterator[Ranking]:
    """Yield the order of all rows, or of those of a kind where a sentence counts so many."""
    told = _told(sentence)
    if not told and _AMONG.search(sentence):
        return  # among how many is not told
    kind = row.label.split()[0].casefold()
    alike = tuple(ranked for ranked in ranking.rows if ranked.row.label.casefold().startswith(kind))
    for pool in (ranking.rows, alike):
        if len(pool) > 1 and all(count == len(pool) for count in told):
            yield Ranking(ranking.table, ranking.column, pool, ranking.is_falling)
            return


def _told(sentence: str) -> Sequence[int]:
    """Return the counts of all among whom a rank is told: `dari tujuh kabupaten`, `antar-7 kabupaten`.

    Those that go on behind it are of them too: `dari tujuh kabupaten dan dua kota` are nine.
    """
    text = sentence.replace("-", " ")
    found = [*counts_in(text)]
    return [
        count.number + sum(other.number for other in found if _goes_on(text, count, other))
        for count in found
        if _COUNTED.search(text[: count.start][-_REACH:])
    ]


def _goes_on(text: str, count: Count, other: Count) -> bool:
    return count.start < other.start and _AND.fullmatch(text, count.start, other.start) is not None


def ranked_of(ranking: Ranking, row: UnderstoodRow) -> Ranked:
    """Return a row with its figure in an order that it is in."""
    return next(ranked for ranked in ranking.rows if ranked.row is row)
