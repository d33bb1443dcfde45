"""Columns in which all rows have one day until which their figures are: `TANGGAL DATA`, `30-06-2024`.

A number that all rows have and that reads as a month or a day is one whatever its column is headed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Final

from capaian.domain.period import Period, PeriodKind, write_date
from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.numbered_times import counted_day
from capaian.dossier.intake.words import fold, word_set
from capaian.dossier.spreadsheets.model import CellValue

_HEADS: Final = word_set("tanggal tgl data periode posisi keadaan per bulan masa tahun waktu kondisi")
"""Words of their heads; days of letters, births and payments have others beside these."""
_MONTH_ALONE: Final = re.compile(r"(?P<year>(?:19|20|21)[0-9]{2})[-.]?(?P<month>0[1-9]|1[0-2])")
# 30-06-2024, 30/6/2024, 30.06.2024 | 2024-06-30, 2024-06-30 00:00:00 | 20240630 | 202406, 2024-06, 2024.06
_WAYS: Final = (
    re.compile(r"(?P<day>[0-9]{1,2})[-/.](?P<month>[0-9]{1,2})[-/.](?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?:[ T][0-9:.]+)?"),
    re.compile(r"(?P<year>(?:19|20|21)[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<day>[0-3][0-9])"),
    _MONTH_ALONE,
)


_SUMMED: Final = 2
"""Rows from which on the last may add up the others."""


def day_of_rows(table: ForeignTable, year: int = 0) -> date | None:
    """Return the day that all rows of a table tell which tell any, in a column headed as one.

    A month that is told without a day is over.

    Args:
        table: The table.
        year: The one that is meant, which counted days lie near to; nought: they are not looked for.
    """
    found = (_day_in(table, head, year) for head in table.heads)
    return next(filter(None, found), None)


def time_of_rows(table: ForeignTable, year: int) -> str:
    """Return the time that all rows of a table tell, as a title tells it: the month, or the day of a state.

    Args:
        table: The table.
        year: The one that is meant.
    """
    for head in table.heads:
        day = _day_in(table, head, year)
        if day is not None:
            texts = (table.text(row, head) for row in table.rows)
            is_month = all(_MONTH_ALONE.fullmatch(text) for text in texts if text)
            return Period(day.year, PeriodKind.MONTH, day.month).label if is_month else _state(day)
    return ""


def _state(day: date) -> str:
    return f"keadaan per {write_date(day)}"


def _is_headed(head: Head) -> bool:
    words = fold(head.parts[-1]).split()
    return bool(words) and _HEADS.issuperset(words)


def _day_in(table: ForeignTable, head: Head, year: int) -> date | None:
    """Return the only day that a column has; `None`: it has several, or none, or anything else."""
    values = [value for value in table.column(head) if as_text(value)]
    if _adds_up(values):
        values = values[:-1]  # programs add up whatever stands in a column
    days = {_day(value, year) for value in values}
    is_told = _is_headed(head) or (len(values) > 1 and all(isinstance(value, Decimal) for value in values))
    return next(iter(days)) if len(days) == 1 and is_told else None


def _adds_up(values: Sequence[CellValue]) -> bool:
    numbers = [value for value in values if isinstance(value, Decimal)]
    is_of_numbers = len(numbers) == len(values) > _SUMMED
    return is_of_numbers and numbers[-1] == sum(numbers[:-1], Decimal(0))


def _day(value: CellValue, year: int) -> date | None:
    """Return the day that a cell is, if it is one."""
    text = as_text(value)
    told = next((found for way in _WAYS if (found := way.fullmatch(text))), None)
    if told is None:
        return counted_day(text, year) if year else None
    there, month, day = int(told["year"]), int(told["month"]), told.groupdict().get("day")
    with suppress(ValueError):
        return date(there, month, int(day)) if day else Period(there, PeriodKind.MONTH, month).end
    return None
