"""Years from one to another in the title of a table, which its columns or rows begin and end with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.years import YEAR, without_time
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_SPAN: Final = re.compile(
    r"\b(?P<first>(?:19|20)\d\d)\s*(?:[-\u2013\u2014]|s\.?\s?/?d\.?|sampai(?:\s+dengan)?|hingga)\s*(?:tahun\s+)?"
    r"(?P<last>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_OF_PLAN: Final = re.compile(
    r"\b(?:renstra|rpjmd|rpd|rkpd|rencana|periode|jangka|target|proyeksi|awal|dasar)\b"
    r"|\b(?:pertumbuhan|laju|perubahan|kenaikan|penurunan|peningkatan|selisih)\b",
    re.IGNORECASE,
)
"""Titles with the years of a plan, or of changes, which the first year has none of."""
_OTHER_STATE: Final = re.compile(
    r"\b(?:awal|dasar|baseline|akhir|semula|target|realisasi|capaian|lalu|ini|sebelumnya|berjalan)\b",
    re.IGNORECASE,
)
"""Heads without a year over figures of one all the same."""
_FEWEST: Final = 3
_SLIPS: Final = (1, 10)
"""By how much a year is wrong that was mistyped or left in; more years may be those of a plan."""


def title_spans_in(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the years from one to another of titles, of which one is not where the table begins or ends."""
    for table in report.tables:
        spans = [*_SPAN.finditer(table.table.title)]
        told = {*YEAR.findall(table.table.title)}
        if len(spans) == 1 and told == {*spans[0].groups()} and not _OF_PLAN.search(table.table.title):
            yield from _of_span(spans[0], table)


def _of_span(span: re.Match[str], table: UnderstoodTable) -> Iterator[Statement]:
    years = _years(table)
    if len(years) < _FEWEST or years != [*range(years[0], years[-1] + 1)]:
        return
    said, own = (int(span["first"]), int(span["last"])), (years[0], years[-1])
    off = [(one, other) for one, other in zip(said, own, strict=True) if one != other]
    is_slip = len(off) == 1 and abs(off[0][0] - off[0][1]) in _SLIPS
    if off and not is_slip:
        return
    printed, right = (f"{first}-{last}" for first, last in (said, own))
    yield Statement(
        AuditRule.YEAR,
        not off,
        table.table.line,
        printed,
        right,
        f"Judul menyebut tahun {printed}, sedangkan tabelnya memuat tahun {right}.",
        table.table.name,
        Level.WARNING,
        lines=(table.table.head_line,),
    )


def _years(table: UnderstoodTable) -> list[int]:
    """Return the years of the columns or rows of a table; none where another may be of a year, too."""
    if any(not c.years and _OTHER_STATE.search(" ".join(c.path)) for c in table.figure_columns):
        return []
    dated = [column for column in table.figure_columns if column.years]
    if dated:
        return _years_of_each(dated)
    rows = [next((text for text in row.row.texts if text), "") for row in table.items]
    return [int(text) for text in rows] if rows and all(map(YEAR.fullmatch, rows)) else []


def _years_of_each(columns: Sequence[Column]) -> list[int]:
    """Return the years that all measures of a table have; none where one has others, or a column two."""
    found: dict[str, set[int]] = {}
    for column in columns:
        found.setdefault(without_time(" ".join(column.path)), set()).update(column.years)
    own = next(iter(found.values()))
    is_plain = all(len(column.years) == 1 for column in columns)
    return sorted(own) if is_plain and all(years == own for years in found.values()) else []
