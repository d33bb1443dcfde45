"""Heads of targets are of the year that the title of their table says: `Target Akhir Renstra Tahun 2026`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule

_SAID: Final = re.compile(
    r"\btarget\b(?:(?!\b(?:realisasi|capaian|target|dan)\b)[^,;:\d]){0,60}\b(?P<year>20\d\d)\b(?!\s*[-\u2013/])",
    re.IGNORECASE,
)


def check_target_years(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the year in the one head of targets of a table whose title says of which year its targets are.

    A title of one year alone may itself be wrong, and so may one whose heads know none of its years.
    """
    for table in report.tables:
        known = {*YEAR.findall(table.table.title)}
        said = {match["year"] for match in _SAID.finditer(table.table.title)}
        targets = [column for column in table.columns if _is_of_targets(column)]
        if len(said) == 1 < len(known) and len(targets) == 1 and str(*targets[0].years) in known:
            yield _statement(table, targets[0], *said)


def _is_of_targets(column: Column) -> bool:
    return column.is_numeric and column.roles == (Role.TARGET,) and len(column.years) == 1


def _statement(table: UnderstoodTable, column: Column, said: str) -> Statement:
    (printed,) = column.years
    holds = said == str(printed)
    right = YEAR.sub(said, column.name)
    why = f"Judul {table.table.name} menyebut target tahun {said}, kepala kolomnya {column.name}."
    return Statement(
        AuditRule.YEAR,
        holds,
        table.table.head_line,
        column.name,
        right,
        why,
        f"{table.table.name}, kolom {column.name}",
        lines=(table.table.line,),
    )
