"""Gaps of two tables that are of different things, as what is left of two services (`Selisih` of both)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role

_MOST: Final = 0.6
"""Share of the rows from which on two columns print the same."""


def are_other_gaps(
    tables: tuple[UnderstoodTable, UnderstoodTable],
    columns: tuple[Column, Column],
    rows: Sequence[tuple[UnderstoodRow, UnderstoodRow]],
) -> bool:
    """Say whether two columns are gaps between figures of which the other table prints none.

    Some of them are the same by chance: 252 families without a card, and 252 people.

    Args:
        tables: The two tables.
        columns: One of each.
        rows: Those of one name.
    """
    if any(Role.CHANGE not in column.roles for column in columns):
        return False
    own, others = ([*_ends(*each)] for each in zip(tables, columns, strict=True))
    return bool(own and others) and not any(_are_alike(a, b, rows) for a, b in product(own, others))


def _ends(table: UnderstoodTable, gap: Column) -> Iterator[Column]:
    """Yield the columns between whose figures a gap lies."""
    for relation in table.relations:
        if relation.law is Law.DIFFERENCE and relation.result == gap:
            yield from relation.inputs
        elif relation.law is Law.SUM and gap in relation.inputs:
            yield from (each for each in (relation.result, *relation.inputs) if each != gap)


def _are_alike(own: Column, other: Column, rows: Sequence[tuple[UnderstoodRow, UnderstoodRow]]) -> bool:
    """Whether two columns mostly print the same figures."""
    pairs = [(one.row.cells[own.index].number, two.row.cells[other.index].number) for one, two in rows]
    equal = sum(a is not None and b is not None and a.value == b.value for a, b in pairs)
    return equal >= _MOST * len(pairs)
