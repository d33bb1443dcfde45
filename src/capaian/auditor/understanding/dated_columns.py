"""The columns of a table by the year that they are of: `2023`, `Tahun Lalu`, and the one beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role
from capaian.auditor.understanding.years import YEAR

_LAST: Final = re.compile(
    r"\b(?:tahun|thn\.?|th\.?)\s+(?:yang\s+)?(?:lalu|sebelumnya|kemarin)\b", re.IGNORECASE
)
_THIS: Final = re.compile(r"\b(?:tahun|thn\.?|th\.?)\s+(?:ini|berjalan|(?:pe)?laporan)\b", re.IGNORECASE)
_WHEN: Final = re.compile(rf"{YEAR.pattern}|\b(?:pada|tahun|thn|th|ta)\b\.?|\W+", re.IGNORECASE)
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
            own, measure = _year(column, year), _measure(column)
            (bare[measure] if own is None else found[measure][own]).append(column)
    for measure, columns in found.items():
        if year not in columns and year - 1 in columns:
            columns[year] += bare[measure]
        series = {own: of_year[0] for own, of_year in columns.items() if len(of_year) == 1}
        if len(series) > 1:
            yield series


def _year(column: Column, year: int) -> int | None:
    head = " ".join(column.path)
    if column.years:
        return min(column.years) if len(column.years) == 1 else 0
    return year - 1 if _LAST.search(head) else year if _THIS.search(head) else None


def _measure(column: Column) -> str:
    """Return what the head of a column says besides its time."""
    head = _THIS.sub(" ", _LAST.sub(" ", " ".join(column.path)))
    return _WHEN.sub(" ", head).strip().casefold()
