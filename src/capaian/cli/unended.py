"""Tables that tell of a time which is not over: nobody can know its figures yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from capaian.domain.period import Period, write_date
from capaian.dossier.intake.desk import TakenRow
from capaian.dossier.intake.intaken import Intaken, Reading, TakenTable

_RESULTS: Final = ("actual", "value", "numerator")
"""Cells that tell what came about; a budget is of a year that may go on."""


def with_unended(taken: Intaken, today: date) -> Intaken:
    """Return what was taken, with tables of times that are not over as ones that somebody must look at.

    Args:
        taken: The tables, held against the dossier.
        today: What day it is.
    """
    readings = taken.readings
    told = zip(taken.tables, readings, strict=False)
    return replace(taken, readings=(*(_look(*one, today) for one in told), *readings[len(taken.tables) :]))


def _look(table: TakenTable, reading: Reading, today: date) -> Reading:
    periods = {period for row in table.taken.rows for period in _told(row) if period.end > today}
    if not periods:
        return reading
    last = max(periods, key=lambda one: (one.end, one.start))
    words = (
        f"memuat angka {last.label}, yang baru berakhir {write_date(last.end)}; hari ini {write_date(today)}"
    )
    return replace(reading, shapes=(*reading.shapes, words), is_confirmed=False)


def _told(row: TakenRow) -> Iterator[Period]:
    """Yield the time of a row that tells anything but noughts, about which others ask."""
    texts = (row.cells.get(name, "") for name in _RESULTS)
    if any(text and Decimal(text) for text in texts):
        yield Period.parse(row.cells["period"])
