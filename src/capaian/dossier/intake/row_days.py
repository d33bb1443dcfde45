"""Columns in which all rows have one day until which their figures are: `TANGGAL DATA`, `30-06-2024`."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import Final

from capaian.domain.period import Period, PeriodKind
from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.words import fold
from capaian.dossier.spreadsheets.model import CellValue

_HEADS: Final = frozenset(("tanggal", "tgl", "data", "periode", "posisi", "keadaan", "per", "bulan", "masa"))
"""Words of their heads; days of letters, births and payments have others beside these."""
# 30-06-2024, 30/6/2024, 30.06.2024 | 2024-06-30, 2024-06-30 00:00:00 | 202406, 2024-06
_WAYS: Final = (
    re.compile(r"(?P<day>[0-9]{1,2})[-/.](?P<month>[0-9]{1,2})[-/.](?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?:[ T][0-9:.]+)?"),
    re.compile(r"(?P<year>(?:19|20|21)[0-9]{2})-?(?P<month>0[1-9]|1[0-2])"),
)


def day_of_rows(table: ForeignTable) -> date | None:
    """Return the day that all rows of a table tell which tell any, in a column headed as one.

    A month that is told without a day is over.
    """
    found = (_day_in(table, head) for head in table.heads if _is_headed(head))
    return next(filter(None, found), None)


def _is_headed(head: Head) -> bool:
    words = fold(head.parts[-1]).split()
    return bool(words) and _HEADS.issuperset(words)


def _day_in(table: ForeignTable, head: Head) -> date | None:
    """Return the only day that a column has; `None`: it has several, or none, or anything else."""
    days = {_day(value) for value in table.column(head) if as_text(value)}
    return next(iter(days)) if len(days) == 1 else None


def _day(value: CellValue) -> date | None:
    """Return the day that a cell is, if it is one."""
    text = as_text(value)
    told = next((found for way in _WAYS if (found := way.fullmatch(text))), None)
    if told is None:
        return None
    year, month, day = int(told["year"]), int(told["month"]), told.groupdict().get("day")
    with suppress(ValueError):
        return date(year, month, int(day)) if day else Period(year, PeriodKind.MONTH, month).end
    return None
