"""Counting rows of a register: partners that have asked for data, were admitted, have signed.

A row counts by its mark: a date on or before the end of the period, or `ya`. A register that is not
there counts nothing, which is not zero; one that is there and holds no such row counts zero. A mark
without a date is known by the end of the year that its row declares, so that it makes the count of a
part of that year unavailable.

A later state implies the earlier ones, whatever the earlier mark says: who was admitted has asked. Else a
blank mark, where the column is used for rows of the kind, says that the row has not come so far; where
the whole column is blank nobody has written down who has, and there is no count. What is signed is the
state at the end of the period, so that a year and its last quarter say the same: what has ended before
that day is no longer signed.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from capaian.domain.identifiers import AreaCode
from capaian.domain.narrative import Cooperation, CooperationState
from capaian.domain.period import Period
from capaian.domain.plan import Measure
from capaian.domain.value import Reason, Result, TextValue, Unavailable, Unit
from capaian.rules.assess.context import AssessContext
from capaian.rules.formula.tree import RegisterRows
from capaian.rules.formula.wording import COOPERATION_KINDS, REGISTERS
from capaian.rules.spans import last_day, span_of
from capaian.rules.tracelog import Working

REGISTER_FILE = "cooperation.csv"
PARTNERS = Unit("mitra")
_BLANK_COLUMN = "kolom {0} di cooperation.csv kosong untuk semua {1}"
_BLANK_KINDS = "kolom kind di cooperation.csv kosong di semua baris"


def count_rows(desk: AssessContext, rows: RegisterRows, period: Period, unit: Unit = PARTNERS) -> Result:
    """Return how many partners of a kind have reached a state by the end of a period.

    Years other than that of the dossier are not in its register. The trace names the partners that count
    and rests on the marks of all that were looked at.
    """
    words = f"{COOPERATION_KINDS[rows.kind]} yang {rows.state.words}"
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


def count_measure(desk: AssessContext, measure: Measure, area: AreaCode, period: Period) -> Result:
    """Return a measure that is counted from a register; a register knows the regency only."""
    rows = REGISTERS.get(measure.counted)
    if rows is None or area != desk.office_year.office.regency:
        gap = Unavailable(Reason.NOT_IN_SOURCE, (measure.code,))
        return desk.log.absent(f"{measure.name}, {period.label}", gap, measure.unit, None)
    return count_rows(desk, rows, period, measure.unit)


def reaches(row: Cooperation, state: CooperationState, period: Period) -> bool | None:
    """Say whether a row has reached a state by the end of a period; `None` if its marks leave it open.

    `2023-07` reaches the third quarter of 2023 (July ends within it) and not the second. A mark without a
    date is known by the end of the row's year, else of the year asked for; what was before is not known.
    A state is implied by a later one that was reached; where its own mark is blank, a later state that is
    still to come leaves open when it was reached.
    """
    mark = mark_of(row, state)
    if mark == "tidak" or (mark and state is CooperationState.SIGNED and has_ended(row, period)):
        return False
    if _implied_by(row, state, period) is not None:
        return True
    if mark:
        return _reaches_by(row, mark, period)
    return None if _later(row, state) else False


def has_ended(row: Cooperation, period: Period) -> bool:
    """Say whether a row was valid to a day before the period's last; words that are no date end nothing."""
    last = last_day(row.valid_to)
    return last is not None and last < period.end


def _reaches_by(row: Cooperation, mark: str, period: Period) -> bool | None:
    if mark == "ya":
        return _is_known(row, period)
    first, last = span_of(mark)
    if last <= period.end:
        return True
    return None if first <= period.end else False


def _later(row: Cooperation, state: CooperationState) -> tuple[CooperationState, ...]:
    """Return the later states that a row has reached, or will, unless the row was refused before."""
    states = tuple(CooperationState)
    after = () if _is_refused(row, state) else states[states.index(state) + 1 :]
    return tuple(later for later in after if mark_of(row, later) not in ("", "tidak"))


def _implied_by(row: Cooperation, state: CooperationState, period: Period) -> CooperationState | None:
    """Return the first later state that was reached by the end of a period."""
    reached = (later for later in _later(row, state) if _reaches_by(row, mark_of(row, later), period))
    return next(reached, None)


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


def has_register(desk: AssessContext) -> bool:
    """Say whether the dossier has a register of partners, be it an empty one."""
    return bool(desk.office_year.cooperation) or REGISTER_FILE in desk.office_year.files


def _find_gap(
    desk: AssessContext, of_kind: Sequence[Cooperation], rows: RegisterRows, period: Period
) -> Unavailable | None:
    if not has_register(desk):
        return Unavailable(Reason.NOT_REPORTED, (str(rows),), f"{REGISTER_FILE} tidak ada")
    if period.year != desk.office_year.year:
        return Unavailable(Reason.NOT_IN_SOURCE, (str(rows),))
    rows_of_all = desk.office_year.cooperation
    if rows_of_all and all(row.kind is None for row in rows_of_all):
        return Unavailable(Reason.NOT_REPORTED, (str(rows),), _BLANK_KINDS)
    if _is_blank_column(of_kind, rows.state):
        what = COOPERATION_KINDS[rows.kind]
        return Unavailable(Reason.NOT_REPORTED, (str(rows),), _BLANK_COLUMN.format(rows.state, what))
    open_rows = [row for row in of_kind if reaches(row, rows.state, period) is None]
    if open_rows:
        note = f"tanggal {open_rows[0].partner} tidak cukup rinci untuk {period.label}"
        return Unavailable(Reason.NOT_REPORTED, (str(rows),), note)
    return None


def _is_blank_column(of_kind: Sequence[Cooperation], state: CooperationState) -> bool:
    """Say whether no row holds a mark of a state, and one of them says nothing of it otherwise either."""
    if any(mark_of(row, state) for row in of_kind):
        return False
    return any(not _later(row, state) and not _is_refused(row, state) for row in of_kind)


def _is_refused(row: Cooperation, state: CooperationState) -> bool:
    states = tuple(CooperationState)
    return "tidak" in (mark_of(row, earlier) for earlier in states[: states.index(state)])


def _look_at(desk: AssessContext, row: Cooperation, state: CooperationState, period: Period) -> TextValue:
    subject = f"{row.partner}, {row.subject}: yang {state.words}"
    reference = desk.facts.reference(row.place, row.source)
    return desk.log.stated(subject, _write_mark(row, state, period), reaches(row, state, period), reference)


def _write_mark(row: Cooperation, state: CooperationState, period: Period) -> str:
    """Write what the register says of a state, and what it follows from where that is another cell."""
    mark = mark_of(row, state)
    if mark and state is CooperationState.SIGNED and has_ended(row, period):
        return f"{mark}; berlaku sampai {row.valid_to}, sebelum akhir {period.label}"
    later = _later(row, state)[:1] if not mark else ()
    if mark and mark != "tidak" and not _reaches_by(row, mark, period):
        implied = _implied_by(row, state, period)
        later = (implied,) if implied is not None else ()
    words = [f"{other.words} {mark_of(row, other)}" for other in later]
    return "; ".join((mark or "kosong", *words))
