"""Two years that a title holds against each other, beside the two of its columns: one cannot be another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Caption
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_PAIR: Final = 2
_SPAN: Final = re.compile(
    r"\b20\d\d\s*(?:-|\u2013|/|s\.?d\.?|s/d|sampai(?:\s+dengan)?|hingga)\s*(?:tahun\s+)?20\d\d\b"
)
"""`2021-2026` names years that no column needs to."""


def check_compared_years(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the year that a title holds against the report's, beside the one that its columns do."""
    tables = {table.caption_line: table for table in report.document.tables}
    for caption in report.document.captions:
        table = tables.get(caption.line)
        if table is not None and report.year is not None and not _SPAN.search(caption.title):
            yield from _of_title(caption, table, report.year)


def _of_title(caption: Caption, table: PrintedTable, year: int) -> Iterator[Statement]:
    titled = {int(found) for found in YEAR.findall(caption.title)}
    headed = {int(found) for row in table.head for words in row for found in YEAR.findall(words)}
    if len(titled) != _PAIR or len(headed) != _PAIR or year not in titled & headed:
        return
    (told,), (right,) = titled - {year}, headed - {year}
    why = f"Judul membandingkan tahun {year} dengan {told}, sedangkan kolomnya dengan {right}."
    yield Statement(
        AuditRule.YEAR,
        told == right,
        caption.line,
        str(told),
        "" if told == right else str(right),
        "" if told == right else why,
        table.name,
        Level.WARNING,
    )
