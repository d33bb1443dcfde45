"""What was spent before a table of a month: the dossier has it, and what is left is left of all of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.work import Resource
from capaian.dossier.intake.amounts import ACTUAL
from capaian.dossier.intake.desk import TakenRow

_ALL: Final = "all"


def spent_before(rows: Sequence[TakenRow], office: OfficeYear) -> Mapping[int, Decimal]:
    """Return what the dossier says to be spent in the year before a table, by its rows of sub-activities.

    Where the dossier lacks any month before it, nothing is known. A sub-activity of which it has no spending
    spent none.

    Args:
        rows: What the table gives.
        office: What the dossier has.
    """
    spent = [row for row in rows if ACTUAL in row.cells and row.cells["kind"] == _ALL]
    parts = {part for row in spent if (part := _part_of(Period.parse(row.cells["period"]))) is not None}
    if not parts:
        return {}
    first = min(parts, key=lambda part: part.start)
    before: dict[str, dict[Period, Decimal]] = {}
    for row in office.inputs:
        part = _part_of(row.period)
        is_money = row.resource is Resource.MONEY and row.kind == _ALL and row.actual is not None
        if is_money and part is not None and part.year == first.year and part.end < first.start:
            before.setdefault(str(row.node), {})[part] = row.actual or Decimal(0)
    known = {month for found in before.values() for part in found for month in part.parts(PeriodKind.MONTH)}
    lacking = [
        month for month in Period.year_of(first.year).parts(PeriodKind.MONTH) if month.end < first.start
    ]
    if not known or not known.issuperset(lacking):
        return {}
    return {row.row: _sum_of(before.get(row.cells["node"], {})) for row in spent}


def _part_of(period: Period) -> Period | None:
    """Return a part of a year; none where it is the year."""
    return None if period.kind is PeriodKind.YEAR else period


def _sum_of(spent: Mapping[Period, Decimal]) -> Decimal:
    """Add up what was spent, without parts that longer ones hold: months of a quarter."""
    whole = [one for one in spent if not any(other != one and other.contains(one) for other in spent)]
    return sum((spent[one] for one in whole), Decimal(0))
