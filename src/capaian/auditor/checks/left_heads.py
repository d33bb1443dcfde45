"""Heads left from a sister table: `Memiliki KIA` over the certificates of birth of the same districts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule

_FEWEST: Final = 3
_FEWEST_SHARED: Final = 2
"""Words that titles of sisters have in common: `Kepemilikan ... menurut Kecamatan`."""


def check_left_heads(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield heads that name the thing of a sister table, and nothing of their own."""
    known = [table for table in report.tables if len(table.items) >= _FEWEST and table.table.title]
    for table in known:
        for other in known:
            if other is not table and _are_sisters(table, other):
                yield from _left(table, other)


def _are_sisters(table: UnderstoodTable, other: UnderstoodTable) -> bool:
    """Whether two tables have the same rows and columns, and titles that differ in the thing alone."""
    one, two = _title(table), _title(other)
    is_alike = len(one & two) >= _FEWEST_SHARED and bool(one - two) and bool(two - one)
    is_of_year = YEAR.findall(table.table.title) == YEAR.findall(other.table.title)
    are_rows_same = table.labels == other.labels and len(table.columns) == len(other.columns)
    return is_alike and is_of_year and are_rows_same


def _title(table: UnderstoodTable) -> frozenset[str]:
    return words_of(table.table.title)


def _left(table: UnderstoodTable, other: UnderstoodTable) -> Iterator[Statement]:
    """Yield the heads of the sister's thing that both tables have, over other figures."""
    own, foreign = _title(table) - _title(other), _title(other) - _title(table)
    if any(own & words_of(column.name) for column in table.columns if column.is_numeric):
        return  # a table of its own thing may have the sister's beside it
    for column, sister in zip(table.columns, other.columns, strict=True):
        is_same = column.is_numeric and column.name == sister.name and foreign <= words_of(column.name)
        if is_same and _figures(table, column) != _figures(other, sister):
            yield Statement(
                AuditRule.LABEL,
                holds=False,
                line=max(table.rows[0].row.line - 1, table.table.line),
                printed=column.name,
                expected=f"kepala kolom sesuai judul {table.table.name}",
                why=f"{table.table.name} berjudul “{table.table.title}”; “{column.name}” adalah kepala kolom"
                f" {other.table.name} (baris {other.table.line}).",
                place=f"{table.table.name}, kolom {column.name}",
                lines=(other.table.line,),
            )


def _figures(table: UnderstoodTable, column: Column) -> list[object]:
    numbers = [row.row.cells[column.index].number for row in table.items]
    return [number and number.value for number in numbers]
