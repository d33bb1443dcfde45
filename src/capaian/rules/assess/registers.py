"""Counting rows of a register: partners that have asked for data, were admitted, have signed.

A row counts by its mark: a date on or before the end of the period, or `ya`. A register that is
not there counts nothing, which is not zero; one that is there and holds no such row counts zero. A
mark without a date is known by the end of the year that its row declares, so that it makes the
count of a part of that year unavailable.

A later state implies the earlier ones, whatever the earlier mark says: who was admitted has asked.
Else a blank mark, where the column is used for rows of the kind, says that the row has not come so
far; where the whole column is blank nobody has written down who has, and there is no count. What
is signed is the state at the end of the period, so that a year and its last quarter say the same:
what has ended before that day is no longer signed.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal

from capaian.domain.identifiers import AreaCode
from capaian.domain.narrative import Cooperation, CooperationState
from capaian.domain.period import Period
from capaian.domain.plan import Measure
from capaian.domain.value import Reason, Result, TextValue, Unavailable, Unit
from capaian.rules.assess.context import AssessContext
from capaian.rules.assess.lists import count_list
from capaian.rules.formula.issues import FormulaError
from capaian.rules.formula.parse import parse_rows
from capaian.rules.formula.tree import ListRows, RegisterRows
from capaian.rules.formula.wording import COOPERATION_KINDS
from capaian.rules.spans import last_day, span_of
from capaian.rules.tracelog import Working

REGISTER_FILE = "cooperation.csv"
PARTNERS = Unit("mitra")
_BLANK_COLUMN = "kolom {0} di cooperation.csv kosong untuk semua {1}"
_BLANK_KINDS = "kolom kind di cooperation.csv kosong di semua baris"


def count_rows(
    desk: AssessContext, rows: RegisterRows | ListRows, period: Period, unit: Unit | None = None
) -> Result:
    """Return how many partners of a kind have reached a state by the end of a period;
    or rows of a list.

    Years other than that of the dossier are not in its register. The trace names the partners that
    count and rests on the marks of all that were looked at.
    """
    if isinstance(rows, ListRows):
        return count_list(desk, rows, period, unit)
    words, unit = f"{COOPERATION_KINDS[rows.kind]} yang {rows.state.words}", unit or PARTNERS
    subject = f"{words[:1].upper()}{words[1:]}, {period.label}"
    of_kind = [row for row in desk.office_year.cooperation if row.kind is rows.kind]
    partners = [Partner(row, rows.state, period) for row in of_kind]
    gap = _find_gap(desk, partners, rows, period)
    if gap is not None:
        return desk.log.absent(subject, gap, unit, None)
    marks = [each.record(desk) for each in partners]
    names = "; ".join(row.partner for row, mark in zip(of_kind, marks, strict=True) if mark.met)
    traces = tuple(mark.trace for mark in marks)
    working = Working(f"banyaknya {words}", names or "tidak ada", traces)
    return desk.log.step(
        subject, Decimal(sum(mark.met is True for mark in marks)), unit, 0, working
    )


def count_measure(desk: AssessContext, measure: Measure, area: AreaCode, period: Period) -> Result:
    """Return a measure that is counted from a register; a register knows the regency only."""
    if area == desk.office_year.office.regency:
        with suppress(FormulaError):
            return count_rows(desk, parse_rows(measure.counted), period, measure.unit)
    gap = Unavailable(Reason.NOT_IN_SOURCE, (measure.code,))
    return desk.log.absent(f"{measure.name}, {period.label}", gap, measure.unit, None)


@dataclass(frozen=True, slots=True)
class Partner:
    """A row of the register that is looked at for a state, by the end of a period."""

    row: Cooperation
    state: CooperationState
    period: Period

    @property
    def mark(self) -> str:
        """What the register says of the state."""
        return self._mark_of(self.state)

    @property
    def is_reached(self) -> bool | None:
        """Say whether the state is reached; `None` if the marks leave it open.

        `2023-07` reaches the third quarter of 2023 (July ends within it) and not the second. A
        mark without a date is known by the end of the row's year, else of the year asked for; what
        was before is not known. A state is implied by a later one that was reached; where its own
        mark is blank, a later state that is still to come leaves open when it was reached.
        """
        if self.mark == "tidak" or self._has_ended:
            return False
        if self._implied_by is not None:
            return True
        if self.mark:
            return self._is_over(self.mark)
        return None if self._later else False

    @property
    def is_unmarked(self) -> bool:
        """Say whether nothing in the row says anything of the state."""
        return not self._later and not self._is_refused

    def record(self, desk: AssessContext) -> TextValue:
        """Record what the register says of the state,
        and what follows from another of its cells.
        """
        subject = f"{self.row.partner}, {self.row.subject}: yang {self.state.words}"
        reference = desk.facts.reference(self.row.place, self.row.source)
        return desk.log.stated(subject, self._words, self.is_reached, reference)

    @property
    def _words(self) -> str:
        mark, later = self.mark, self._later[:1] if not self.mark else ()
        if self._has_ended:
            return f"{mark}; berlaku sampai {self.row.valid_to}, sebelum akhir {self.period.label}"
        if mark and mark != "tidak" and not self._is_over(mark) and self._implied_by is not None:
            later = (self._implied_by,)
        words = (f"{one.words} {self._mark_of(one)}" for one in later)
        return "; ".join((mark or "kosong", *words))

    def _mark_of(self, state: CooperationState) -> str:
        mark: str = getattr(self.row, state)
        return mark

    @property
    def _has_ended(self) -> bool:
        """Say whether it was valid to a day before the period's last;
        words that are no date end nothing.
        """
        last = (
            last_day(self.row.valid_to)
            if self.mark and self.state is CooperationState.SIGNED
            else None
        )
        return last is not None and last < self.period.end

    def _is_over(self, mark: str) -> bool | None:
        if mark == "ya":
            known = Period.year_of(self.period.year if self.row.year is None else self.row.year)
            return True if known.end <= self.period.end else None
        first, last = span_of(mark)
        if last <= self.period.end:
            return True
        return None if first <= self.period.end else False

    @property
    def _is_refused(self) -> bool:
        """Say whether it did not come as far as the state before."""
        states = tuple(CooperationState)
        return "tidak" in map(self._mark_of, states[: states.index(self.state)])

    @property
    def _later(self) -> tuple[CooperationState, ...]:
        """The later states that the row has reached, or will, unless it was refused before."""
        states = tuple(CooperationState)
        after = () if self._is_refused else states[states.index(self.state) + 1 :]
        return tuple(later for later in after if self._mark_of(later) not in ("", "tidak"))

    @property
    def _implied_by(self) -> CooperationState | None:
        """The first later state that was reached by the end of the period."""
        return next((later for later in self._later if self._is_over(self._mark_of(later))), None)


def _find_gap(
    desk: AssessContext, partners: Sequence[Partner], rows: RegisterRows, period: Period
) -> Unavailable | None:
    missing, register = (str(rows),), desk.office_year.cooperation
    if not register and REGISTER_FILE not in desk.office_year.files:
        return Unavailable(Reason.NOT_REPORTED, missing, f"{REGISTER_FILE} tidak ada")
    if period.year != desk.office_year.year:
        return Unavailable(Reason.NOT_IN_SOURCE, missing)
    if register and all(row.kind is None for row in register):
        return Unavailable(Reason.NOT_REPORTED, missing, _BLANK_KINDS)
    if not any(each.mark for each in partners) and any(each.is_unmarked for each in partners):
        note = _BLANK_COLUMN.format(rows.state, COOPERATION_KINDS[rows.kind])
        return Unavailable(Reason.NOT_REPORTED, missing, note)
    undecided = next((each.row for each in partners if each.is_reached is None), None)
    if undecided is None:
        return None
    note = f"tanggal {undecided.partner} tidak cukup rinci untuk {period.label}"
    return Unavailable(Reason.NOT_REPORTED, missing, note)
