"""Counting rows of a register: partners that have asked for data, were admitted, have signed.

A row counts by its mark: a date on or before the end of the period, or `ya`. A register that is not
there counts nothing, which is not zero; one that is there and holds no such row counts zero. A mark
without a date is known by the end of the year that its row declares, so that it makes the count of a
part of that year unavailable.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from capaian.domain.identifiers import AreaCode
from capaian.domain.narrative import Cooperation, CooperationState
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Measure
from capaian.domain.value import Reason, Result, Stated, Unavailable, Unit
from capaian.rules.assess.steps import Desk
from capaian.rules.formula.tree import RegisterRows
from capaian.rules.formula.wording import COOPERATION_KINDS, COOPERATION_STATES, REGISTERS
from capaian.rules.tracelog import Working

REGISTER_FILE = "cooperation.csv"
PARTNERS = Unit("mitra")


def count_rows(desk: Desk, rows: RegisterRows, period: Period, unit: Unit = PARTNERS) -> Result:
    """Return how many partners of a kind have reached a state by the end of a period.

    Years other than that of the dossier are not in its register. The trace names the partners that count
    and rests on the marks of all that were looked at.
    """
    words = f"{COOPERATION_KINDS[rows.kind]} {COOPERATION_STATES[rows.state]}"
    subject = f"{words[:1].upper()}{words[1:]}, {period.label}"
    of_kind = [row for row in desk.office_year.cooperation if row.kind is rows.kind]
    gap = _find_gap(desk, of_kind, rows, period)
    if gap is not None:
        return desk.log.absent(subject, gap, unit, None)
    marks = [_look_at(desk, row, rows.state, period) for row in of_kind]
    counted = [row.partner for row, mark in zip(of_kind, marks, strict=True) if mark.met]
    names = "; ".join(counted) or "tidak ada"
    working = Working(f"banyaknya {words}", names, tuple(mark.trace for mark in marks))
    return desk.log.step(subject, Decimal(len(counted)), unit, 0, working)


def count_measure(desk: Desk, measure: Measure, area: AreaCode, period: Period) -> Result:
    """Return a measure that is counted from a register; a register knows the regency only."""
    rows = REGISTERS.get(measure.counted)
    if rows is None or area != desk.office_year.office.regency:
        gap = Unavailable(Reason.NOT_IN_SOURCE, (measure.code,))
        return desk.log.absent(f"{measure.name}, {period.label}", gap, measure.unit, None)
    return count_rows(desk, rows, period, measure.unit)


def reaches(row: Cooperation, state: CooperationState, period: Period) -> bool | None:
    """Say whether a row has reached a state by the end of a period; `None` if its mark leaves it open.

    `2023-07` reaches the third quarter of 2023 (July ends within it) and not the second. A mark without a
    date is known by the end of the row's year, else of the year asked for; what was before is not known.
    """
    mark = mark_of(row, state)
    if mark in ("", "tidak"):
        return False
    if mark == "ya":
        return _is_known(row, period)
    first, last = _span(mark)
    if last <= period.end:
        return True
    return None if first <= period.end else False


def _is_known(row: Cooperation, period: Period) -> bool | None:
    known = Period.year_of(period.year if row.year is None else row.year)
    return True if known.end <= period.end else None


def mark_of(row: Cooperation, state: CooperationState) -> str:
    """Return what the register says of a state of a row."""
    match state:
        case CooperationState.REQUESTED:
            return row.requested
        case CooperationState.APPROVED:
            return row.approved
        case CooperationState.SIGNED:
            return row.signed


def has_register(desk: Desk) -> bool:
    """Say whether the dossier has a register of partners, be it an empty one."""
    return bool(desk.office_year.cooperation) or REGISTER_FILE in desk.office_year.files


def _find_gap(
    desk: Desk, of_kind: Sequence[Cooperation], rows: RegisterRows, period: Period
) -> Unavailable | None:
    if not has_register(desk):
        return Unavailable(Reason.NOT_REPORTED, (str(rows),), f"{REGISTER_FILE} tidak ada")
    if period.year != desk.office_year.year:
        return Unavailable(Reason.NOT_IN_SOURCE, (str(rows),))
    open_rows = [row for row in of_kind if reaches(row, rows.state, period) is None]
    if open_rows:
        note = f"tanggal {open_rows[0].partner} tidak cukup rinci untuk {period.label}"
        return Unavailable(Reason.NOT_REPORTED, (str(rows),), note)
    return None


def _look_at(desk: Desk, row: Cooperation, state: CooperationState, period: Period) -> Stated:
    subject = f"{row.partner}, {row.subject}: {COOPERATION_STATES[state]}"
    reference = desk.facts.reference(row.place, row.source)
    return desk.log.stated(subject, mark_of(row, state) or "kosong", reaches(row, state, period), reference)


def _span(mark: str) -> tuple[date, date]:
    """Return the first and last day that a partial date may mean."""
    year, *rest = (int(part) for part in mark.split("-"))
    if len(rest) == 2:
        day = date(year, *rest)
        return day, day
    period = Period(year, PeriodKind.MONTH, rest[0]) if rest else Period.year_of(year)
    return period.start, period.end
