"""The office's own row of a recap, held against its own figures, which are those that are reported."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from capaian.domain.identifiers import AreaCode, MeasureCode
from capaian.domain.numerals import decimals_of
from capaian.domain.period import Period
from capaian.dossier.intake.area_totals import AreaRow, sum_of
from capaian.dossier.intake.desk import Desk, Proposal
from capaian.dossier.intake.sums import shown
from capaian.dossier.intake.until_columns import Columns

_PERCENT: Final = Decimal(100)
_MOST_DECIMALS: Final = 4
"""Decimals behind which a percentage is a result that nobody rounded."""


def check_own(proposal: Proposal, own: AreaRow, columns: Columns, period: Period, desk: Desk) -> None:
    """Report figures of the own row that differ from the counts of the dossier, and from their percentage.

    Args:
        proposal: The table and what it is taken for.
        own: The office's own row.
        columns: Its columns by what they mean.
        period: The period of the table.
        desk: Where problems go.
    """
    for means, heads in columns.items():
        stated = sum_of(own, heads)
        counted = None if stated is None else _own(means, stated, period, desk)
        if stated is not None and counted not in (None, stated):
            words = {"stated": shown(stated), "own": shown(counted or Decimal(0))}
            place = proposal.table.place(own.row, heads[0])
            desk.log.add("own_differs", place, name=own.name, **words)


def _own(means: str, stated: Decimal, period: Period, desk: Desk) -> Decimal | None:
    """Return what the dossier has for a figure of the own row: a count, or the percentage of two."""
    counted = own_count(MeasureCode(means), period, desk)
    exact = _coverage(means, period, desk) if counted is None else None
    if exact is None:
        return counted
    places = min(decimals_of(stated), _MOST_DECIMALS)
    return stated if abs(stated - exact) < Decimal(1).scaleb(-places) else round(exact, places)


def own_count(measure: MeasureCode, period: Period, desk: Desk) -> Decimal | None:
    """Return what the office counts itself: the sum of its kecamatan, else that of the regency."""
    values = {
        row.area: row.value
        for row in desk.office.counts
        if row.measure == measure and row.period == period and row.value is not None
    }
    parts = [values.get(AreaCode(area.code)) for area in desk.office.districts]
    known = [value for value in parts if value is not None]
    if known and len(known) == len(parts):
        return sum(known, Decimal(0))
    return values.get(desk.office.office.regency)


def _coverage(means: str, period: Period, desk: Desk) -> Decimal | None:
    """Return the percentage that own counts make, where it is told of these two and no others."""
    component = next((one for one in desk.office.components if one.code == means), None)
    if component is None:
        return None
    whole = own_count(component.denominator.code, period, desk)
    part = own_count(component.numerator.code, period, desk)
    plain = f"100 * {component.numerator.code} / {component.denominator.code}"
    is_known = bool(whole) and part is not None and component.formula == plain
    return _PERCENT * part / whole if is_known and whole and part is not None else None
