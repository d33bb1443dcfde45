"""The columns of a table by the year that they are of: `2023`, `Tahun Lalu`, and the one beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role
from capaian.auditor.understanding.years import without_time, year_of_head

_PLANNED: Final = re.compile(r"\b(?:target|rencana|proyeksi|pagu|alokasi)\b", re.IGNORECASE)
_DONE: Final = re.compile(r"\b(?:realisasi|capaian|perkembangan|perbandingan|hasil)\b", re.IGNORECASE)
_NOT_DONE: Final = (Role.TARGET, Role.BUDGET)
_STILL: Final = Decimal("0.005")
"""How far a row may move, by its own size, and still be said to stand where it did."""


def series_of(table: UnderstoodTable, report: UnderstoodReport) -> Iterator[Mapping[int, Column]]:
    """Yield for each measure of results its columns by their years, two at least.

    A column that names no time beside one of last year is of the report's year.
    """
    year, title = report.year, table.table.title
    if year is None or (_PLANNED.search(title) and not _DONE.search(title)):
        return
    found: dict[str, dict[int, list[Column]]] = defaultdict(lambda: defaultdict(list))
    bare: dict[str, list[Column]] = defaultdict(list)
    for column in table.figure_columns:
        if column.meaning not in _NOT_DONE:
            head = " ".join(column.path)
            own, measure = year_of_head(head, year), without_time(head)
            if own is not None:
                found[measure][own].append(column)
            elif not column.years:
                bare[measure].append(column)
    for measure, columns in found.items():
        if year not in columns and year - 1 in columns:
            columns[year] += bare[measure]
        series = {own: of_year[0] for own, of_year in columns.items() if len(of_year) == 1}
        if len(series) > 1:
            yield series


def stood_still(before: Decimal, after: Decimal) -> bool:
    """Say whether a figure of one year may be said to be that of another: `stagnan`, `tetap`.

    Examples:
        >>> stood_still(Decimal(1000), Decimal(1005)), stood_still(Decimal(1000), Decimal(1006))
        (True, False)
    """
    return abs(after - before) <= _STILL * abs(before)
