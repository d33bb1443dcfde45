"""Titles of what was reached in a year to come: `Cakupan Imunisasi Tahun 2032` in a report of 2031."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_REACHED: Final = re.compile(
    r"\b(?:realisasi|capaian|cakupan|hasil|terealisasi|tercapai|terlayani|selesai|survei)\b", re.IGNORECASE
)
_PLANNED: Final = re.compile(
    r"\b(?:target\w*|rencana|perencanaan|renstra|rpjmd|rpd|rkpd|renja|rkt|iku|proyeksi|prakiraan|perkiraan|usul\w*"
    r"|prognosis|kebutuhan|anggaran|pagu|perjanjian|indikatif|alokasi|jadwal|agenda|tindak lanjut|akan"
    r"|diharapkan|strategi|kebijakan|per|keadaan|posisi|s\.?d\.?|sampai)\b",
    re.IGNORECASE,
)
"""What is of a year to come, or tells what stood when the report was written."""


def check_titles_ahead(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the only year of titles of what was reached, where no other title is of a later year."""
    if report.year is None:
        return
    titled = [(table, int(years[0])) for table in report.tables if len(years := _years(table)) == 1]
    ahead = [table for table, year in titled if year > report.year]
    for table, year in titled:
        is_wrong = ahead == [table] and year == report.year + 1 and _is_of_results(table)
        if year == report.year or is_wrong:
            yield _statement(table, year, report.year, is_wrong=is_wrong)


def _years(table: UnderstoodTable) -> list[str]:
    """Return the years of a title whose table has none in its head."""
    has_own = any(column.years for column in table.columns)
    return [] if has_own or table.table.caption_line is None else YEAR.findall(table.table.title)


def _is_of_results(table: UnderstoodTable) -> bool:
    heads = " ".join(word for column in table.columns for word in column.path)
    words = f"{table.table.title} {heads}"
    return bool(_REACHED.search(words)) and not _PLANNED.search(f"{words} {table.table.section}")


def _statement(table: UnderstoodTable, said: int, year: int, *, is_wrong: bool) -> Statement:
    why = f"Laporan ini untuk tahun {year}; untuk tahun {said} belum ada hasil yang dapat dilaporkan."
    return Statement(
        AuditRule.YEAR,
        not is_wrong,
        table.table.caption_line or table.table.line,
        str(said),
        str(year),
        why,
        table.table.name,
        Level.WARNING,
    )
