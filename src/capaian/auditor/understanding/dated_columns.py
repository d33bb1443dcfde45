"""The columns of a table by the year that they are of: `2023`, `Tahun Lalu`, and the one beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role
from capaian.auditor.understanding.years import without_time, year_of_head

_PLANNED: Final = re.compile(r"\b(?:target|rencana|proyeksi|pagu|alokasi)\b", re.IGNORECASE)
_DONE: Final = re.compile(r"\b(?:realisasi|capaian|perkembangan|perbandingan|hasil)\b", re.IGNORECASE)
_NOT_DONE: Final = (Role.TARGET, Role.BUDGET)


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
