"""Columns that sum up the parts of a year beside them: `TW I` to `TW IV` with `Jumlah`, twelve months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.domain.period import PeriodKind
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.figures import Kind, read_figure
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.periods import part_of_year
from capaian.dossier.intake.sums import Figures, Reader, settle_sum
from capaian.dossier.intake.words import fold
from capaian.dossier.tables.rejection import RejectedValueError

_SUMS: Final = frozenset({"jumlah", "jml", "total", "setahun"})
_ANY_YEAR: Final = 2000
RowSum = tuple[tuple[Head, ...], Head]
"""Columns, and the one that is their sum."""


def row_sums(table: ForeignTable, kind: Kind) -> tuple[RowSum, ...]:
    """Return the columns that sum up others in most rows; where they mostly do not, they tell something else.

    Figures until a month, and what is there at its end, do not add up.
    """
    return tuple(found for found in _candidates(table.heads) if _is_mostly_right(table, found, kind))


def _candidates(heads: Sequence[Head]) -> Iterator[RowSum]:
    sums: dict[tuple[str, ...], Head] = {}
    parts: dict[tuple[tuple[str, ...], PeriodKind], dict[int, Head]] = {}
    for head in heads:
        *stem, last = head.parts
        period = part_of_year([last], None, _ANY_YEAR)
        if period is not None:
            parts.setdefault((tuple(stem), period.kind), {})[period.ordinal] = head
        elif _SUMS.issuperset(fold(last).split()):
            sums.setdefault(tuple(stem), head)
    for (stem_, kind), found in parts.items():
        if stem_ in sums and len(found) == kind.per_year:
            yield tuple(found.values()), sums[stem_]


def _is_mostly_right(table: ForeignTable, found: RowSum, kind: Kind) -> bool:
    parts, total = found
    rows = [figures for row in table.rows if (figures := _figures(table, row, (*parts, total), kind))]
    right = sum(sum(figures[:-1], Decimal(0)) == figures[-1] for figures in rows)
    return right * 2 > len(rows)


def _figures(table: ForeignTable, row: int, heads: Sequence[Head], kind: Kind) -> list[Decimal]:
    """Return the figures of a row; none where one is not there or cannot be read."""
    try:
        values = [read_figure(table.value(row, head), table.marks(head, kind), kind) for head in heads]
    except RejectedValueError:
        return []
    known = [value for value in values if value is not None]
    return known if len(known) == len(values) else []


def settle_row(
    desk: Desk, reader: Reader, row: int, sums: Sequence[RowSum], figures: Figures
) -> dict[str, Decimal | None]:
    """Hold the columns of a row that sum up others against these; return what is taken for them."""
    settled: dict[str, Decimal | None] = {}
    for parts, total in sums:
        if total.name in figures:
            values = reader.row(row, parts)
            if len(values) == len(parts) and None not in values.values():
                stated = figures[total.name]
                settled[total.name] = settle_sum(desk, reader.table, row, total, stated, [*values.values()])
    return settled
