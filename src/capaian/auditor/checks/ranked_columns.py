"""Ranks among places side by side in columns: `Kota Melati (98,03%) urutan kedua di antara tiga kota`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.ranked_among import ranked_among
from capaian.auditor.checks.told_rank import QUOTED, place_told
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import counts_in
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nearby import is_beside, tables_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.domain.audit import AuditRule

_AMONG: Final = re.compile(r"\b(?:dari|antar|di\s?antara)\s*$", re.IGNORECASE)
_FEWEST: Final = 3
"""Of two places each is the first from one end."""


def check_ranked_columns(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the rank of a place among those in the columns of a table, told with its figure.

    And among how many the rank of a row is.
    """
    yield from ranked_among(report)
    for sentence in report.document.sentences_with(QUOTED):
        told = [*QUOTED.finditer(sentence.text)]
        for table in tables_near(sentence, report) if len(told) == 1 else ():
            made = _of_table(sentence, told[0], table) if is_beside(sentence, table) else None
            if made is not None:
                yield made
                break


def _of_table(sentence: Sentence, told: re.Match[str], table: UnderstoodTable) -> Statement | None:
    """Return whether a rank is that of the figure among its row, from the highest down or the lowest up."""
    columns = _of_a_kind(sentence, table)
    heads = [" ".join(column.path) for column in columns]
    named = {found.row for found in find_named(sentence.text[: told.start()], heads)}
    if len(columns) < _FEWEST or len(named) != 1:
        return None
    (place,) = named
    said = {number.value for number in sentence.numbers if number.decimals}
    rows = [values for values in _values(table, columns) if values[place] in said]
    if len(rows) != 1 or len({*rows[0]}) < len(columns):
        return None
    falling = sorted(rows[0], reverse=True).index(rows[0][place]) + 1
    ranks = (falling, len(columns) + 1 - falling)
    rank = place_told(told, len(columns))
    return _statement(sentence, rank, ranks, f"{table.table.name} {heads[place]}")


def _of_a_kind(sentence: Sentence, table: UnderstoodTable) -> Sequence[Column]:
    """Return the columns headed by names of a kind, as many as a sentence counts: `di antara tiga kota`."""
    for count in counts_in(sentence.text):
        if _AMONG.search(sentence.text[: count.start]):
            own = [c for c in table.figure_columns if _is_of_kind(c, count.noun)]
            return own if len(own) == count.number else ()
    return ()


def _is_of_kind(column: Column, noun: str) -> bool:
    return bool(column.path) and column.path[-1].casefold().split()[:1] == [noun]


def _values(table: UnderstoodTable, columns: Sequence[Column]) -> Iterator[Sequence[Decimal]]:
    """Yield the figures of each row that has all."""
    for row in table.items:
        numbers = [row.row.cells[column.index].number for column in columns]
        values = [number.value for number in numbers if number is not None]
        if len(values) == len(columns):
            yield values


def _statement(sentence: Sentence, rank: int, ranks: tuple[int, int], whose: str) -> Statement:
    holds = rank in ranks
    return Statement(
        AuditRule.RANK,
        holds,
        sentence.line,
        f"ke-{rank}",
        f"ke-{ranks[0]}",
        f"Menurut {whose} berada pada urutan ke-{ranks[0]}.",
        sentence.place,
    )
