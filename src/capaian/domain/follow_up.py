"""Follow-up: what is to be done about something, by whom and by when,
with its evidence and its state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from capaian.domain.identifiers import PostId, SourceId, WordedEnum
from capaian.domain.issue import Place
from capaian.domain.narrative import Factor
from capaian.domain.period import Period, PeriodKind, read_period, write_date

_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
NOT_DECLARED = "belum dinyatakan"


class FollowUpState(WordedEnum):
    """How far a follow-up has come; files have the words."""

    WAITING = "waiting", "belum dimulai"
    RUNNING = "running", "berjalan"
    DONE = "done", "selesai"
    """With evidence; what is dropped has a reason."""
    DROPPED = "dropped", "tidak dilanjutkan"

    @classmethod
    def of(cls, text: str) -> FollowUpState | None:
        """Return the state that a text names; `None` for another one."""
        plain = " ".join(text.casefold().split())
        return next((state for state in cls if plain in (state, state.words)), None)


STATE_WORDS: Final = tuple(state.words for state in FollowUpState)


def in_state_words(text: str) -> str:
    """Return a state in its words; another text as it is: earlier dossiers say it in any words."""
    return state.words if (state := FollowUpState.of(text)) else text


def has_ended(text: str) -> bool:
    """Say whether a text names a state in which nothing is left to be done."""
    return FollowUpState.of(text) in (FollowUpState.DONE, FollowUpState.DROPPED)


class FollowUpOrigin(WordedEnum):
    """Where a follow-up comes from."""

    PLAN = "plan", "rencana tindak lanjut"
    SURVEY = "survey", "rencana perbaikan survei"
    RECOMMENDATION = "recommendation", "rekomendasi"
    MEETING = "meeting", "keputusan rapat"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation of an evaluator and what was done about it."""

    text: str
    response: str
    state: str
    evaluator: str
    period: Period
    source: SourceId | None
    place: Place
    topic: str = ""
    """Heading that the evaluator puts it under: `Perencanaan kinerja`."""
    responsible: PostId | None = None
    due: str = ""
    evidence: str = ""
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something to be done."""

    origin: FollowUpOrigin
    row: Factor | Recommendation
    subject: str
    """Code of what a plan is for; topic of a recommendation."""
    wanted: str
    """Words of a recommendation; empty: the source does not have them,
    or nobody recommended it.
    """
    text: str
    """What is done; empty: nobody has said it."""

    @property
    def due(self) -> date | None:
        """Its last day; `None` where none is told, or in words that name no day."""
        return due_day(self.row.due)

    @property
    def state(self) -> FollowUpState | None:
        """`None`: nobody told it, or in other words."""
        return FollowUpState.of(self.row.state)

    @property
    def is_open(self) -> bool:
        """Whether something is left to be done, as far as anybody told."""
        return not has_ended(self.row.state)

    @property
    def need(self) -> tuple[bool, bool, date, str]:
        """Its place among others: open ones by their day, those without one, ended ones."""
        return (
            not self.is_open,
            self.due is None,
            self.due or date.max,
            str(self.row.responsible or "~"),
        )

    @property
    def questions(self) -> Iterator[tuple[str, str]]:
        """What it leaves open, each with the column that answers it."""
        due, state, row = self.due, self.state, self.row
        if row.due and due is None:
            yield "due", f"Tenggat “{row.due}” bukan tanggal, bulan, atau triwulan."
        if due and due < row.period.start:
            yield "due", f"Tenggatnya sebelum {row.period.label}."
        if row.state and state is None:
            yield "state", f"Keadaan “{row.state}” tidak dikenal; pilih {', '.join(STATE_WORDS)}."
        if state is FollowUpState.DONE and not row.evidence:
            yield "evidence", "Selesai, tetapi buktinya belum dinyatakan."
        if state is FollowUpState.DROPPED and not row.evidence:
            yield "evidence", "Tidak dilanjutkan, tetapi alasannya belum dinyatakan."

    def days_late(self, today: date) -> int:
        """Return by how many days it is overdue; 0 on its last day, and once it has ended."""
        return max(0, (today - self.due).days) if self.due and self.is_open else 0


def read_due(text: str) -> date | Period | None:
    """Return the day, month or other period that a text names; `None` for other words.

    Examples:
        >>> [str(read_due(text))
        ...     for text in ("2025-03-31", "1/12/2025", "2025-02", "TW 1 2025", "segera")]
        ['2025-03-31', '2025-12-01', '2025-M02', '2025-Q1', 'None']
    """
    parts = _DAY_FIRST.fullmatch(text.strip())
    plain = f"{parts[3]}-{parts[2]:0>2}-{parts[1]:0>2}" if parts else text
    year, _, month = plain.partition("-")
    try:
        if plain.count("-") > 1:
            return date.fromisoformat(plain)
        return (
            Period(int(year), PeriodKind.MONTH, int(month))
            if month.isdecimal()
            else read_period(plain)
        )
    except ValueError:
        return None


def due_day(text: str) -> date | None:
    """Return the last day on which it is due; `None` where the text names none."""
    return due.end if isinstance(due := read_due(text), Period) else due


def write_due(text: str) -> str:
    """Write until when something is due: a day or period in words, other words as they are."""
    due = read_due(text)
    return due.label if isinstance(due, Period) else write_date(due) if due else text
