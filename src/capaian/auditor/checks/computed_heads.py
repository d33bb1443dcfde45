"""Heads that name another column than the one that their figures are computed from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.row_changes import changes_in_time
from capaian.domain.audit import AuditRule

_FEWEST: Final = 2
"""Rows of changes that tell which column is meant."""
_CHANGES: Final = words_of(
    "kenaikan peningkatan pertumbuhan perubahan penurunan perkembangan laju selisih persentase persen rupiah"
)


def check_computed_heads(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the head of each column of changes in time beside the column that it is the change of."""
    for table in report.tables:
        for column in table.figure_columns:
            changes = changes_in_time(table.items, table.columns, column, table.table.name)
            if len(changes) >= _FEWEST and all(change.holds() for change in changes):
                yield from _held_against(table, column, [change.inputs[0] for change in changes])


def _held_against(
    table: UnderstoodTable, column: Column, levels: Sequence[PrintedNumber]
) -> Iterator[Statement]:
    """Yield whether a head names what its figures are of, where it names one column of the table."""
    cells = {level.spot for level in levels}
    sources = [c for c in table.figure_columns if cells <= _spots(table, c)]
    named = [c for c in table.figure_columns if c != column and _own(c, table) & words_of(column.name)]
    if len(sources) != 1 or len(named) != 1 or not _own(sources[0], table):
        return
    (source,), (meant,) = sources, named
    holds = source == meant
    why = f"Angka kolom ini adalah perubahan {source.name}, bukan {meant.name}."
    yield Statement(
        AuditRule.LABEL,
        holds,
        table.table.head_line,
        column.name,
        f"kepala kolom yang menyebut {source.name}",
        why,
        f"{table.table.name}, kolom {column.name}",
    )


def _spots(table: UnderstoodTable, column: Column) -> frozenset[object]:
    numbers = (row.row.cells[column.index].number for row in table.items)
    return frozenset(number.spot for number in numbers if number is not None)


def _own(column: Column, table: UnderstoodTable) -> frozenset[str]:
    """Return the words of a head that no other column of levels has."""
    others = [c for c in table.figure_columns if c != column and not _CHANGES & words_of(c.name)]
    return words_of(column.name) - _CHANGES - frozenset().union(*(words_of(c.name) for c in others))
