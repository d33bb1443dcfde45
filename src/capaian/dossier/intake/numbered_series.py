"""What series of numbered heads tell that nobody but the user can: `REALISASI > I…IX`, `MINGGU I…IV`.

One answer says it of all their columns, and is remembered with the table. Until then nothing is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from capaian.domain.intake import IntakeName, IntakeTable
from capaian.domain.period import Period, PeriodKind
from capaian.dossier.intake.amount_words import names_budget
from capaian.dossier.intake.amounts import ACTUAL
from capaian.dossier.intake.desk import LEFT_OUT, Desk, Proposal, shown_means
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.head_times import is_of_month_alone, is_of_time_before
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.ordinal_heads import Series, as_parts, is_sum, lone_parts, number_at, series_in
from capaian.dossier.intake.periods import span_about
from capaian.dossier.intake.spending_words import Nature, nature_of
from capaian.dossier.intake.sums import check_sum
from capaian.dossier.intake.title_words import subject_of

_YEAR: Final = "setahun"
"""What is said of parts that make up the year, and are none of its months, quarters or halves."""
_MEANT: Final = {_YEAR: " (bersama-sama setahun penuh)", LEFT_OUT: " (tidak diambil)"}
_MONTHS: Final = 12
_KINDS: Final[Mapping[str, int]] = {"bulan": 12, "triwulan": 4, "semester": 2}
"""Parts of the year that an answer may tell, and how many there are."""


def answer_of(table: ForeignTable, desk: Desk, name: str, choices: Sequence[str]) -> str:
    """Return what was answered about numbers of a table, now or before; empty: nothing that they can be.

    Args:
        table: The table.
        desk: What was asked for, and what the dossier remembers.
        name: What the numbers are called.
        choices: What they can be.
    """
    wanted = _remembered(table, name)
    before = (
        one.means
        for intake in desk.office.intakes
        for one in intake.names
        if one.text.startswith(f"{name}: ") and subject_of(one.text) == subject_of(wanted)
    )
    answer = desk.told(name) or ("" if desk.asked.is_anew else next(before, ""))
    return answer if answer in choices else ""


def with_answers(proposal: Proposal, table: ForeignTable, answers: Mapping[str, str]) -> Proposal:
    """Return a proposal that remembers what was answered about numbers of its table."""
    intake, known = proposal.intake, {one.text for one in proposal.intake.names}
    told = {_remembered(table, name): answer for name, answer in answers.items() if answer}
    names = [IntakeName(text, means, intake.place) for text, means in told.items() if text not in known]
    return replace(proposal, intake=replace(intake, names=(*intake.names, *names))) if names else proposal


def _is_lone(series: Series) -> bool:
    """Say whether a column tells a part of a time that no other tells with it."""
    return len(series.places) == 1


def _remembered(table: ForeignTable, name: str) -> str:
    return f"{name}: {' '.join(table.titles[:1])}"


class NumberedSeries:
    """The series of numbered heads of a table of which nothing tells what they count."""

    def __init__(self, table: ForeignTable, desk: Desk) -> None:
        """Find them, and what was answered about each."""
        self._table = table
        self._desk = desk
        columns = [head.parts for head in table.heads]
        self._open = [*series_in(columns), *lone_parts(columns)]
        named = {self._name(one): self._choices(one) for one in self._open}
        self._answers = {name: answer_of(table, desk, name, choices) for name, choices in named.items()}

    def table(self) -> ForeignTable:
        """Return the table with the columns of each series as what was answered; left out: without them."""
        parts, left = [head.parts for head in self._table.heads], set[int]()
        for series in self._open:
            answer = self._answers[self._name(series)]
            if answer in _KINDS:
                parts = [*as_parts(parts, series, answer.capitalize())]
            elif answer == LEFT_OUT or (answer and not _is_lone(series)):
                left |= {*series.places}
            if answer == LEFT_OUT and series.total is not None:
                left.add(series.total)
            elif answer == _YEAR and series.total is not None:
                first = self._table.heads[series.places[0]].parts
                above = first[: number_at(first)]
                parts[series.total] = tuple(dict.fromkeys((*above, *parts[series.total])))
        heads = (replace(head, parts=own) for head, own in zip(self._table.heads, parts, strict=True))
        return replace(self._table, heads=tuple(head for n, head in enumerate(heads) if n not in left))

    def settle(self, proposal: Proposal) -> Proposal:
        """Return a proposal with what was answered; ask about each series of which nothing was.

        Args:
            proposal: What the table is taken for.
        """
        for series in self._open:
            if not self._answers[self._name(series)]:
                self._ask(series, proposal)
            elif self._answers[self._name(series)] == _YEAR:
                self._check(series, proposal)
        self._ask_present(proposal)
        return with_answers(proposal, self._table, self._answers)

    def _columns(self, series: Series) -> Sequence[Head]:
        return [self._table.heads[place] for place in series.places]

    def _total(self, series: Series) -> Head | None:
        return None if series.total is None else self._table.heads[series.total]

    def _name(self, series: Series) -> str:
        """Return what an answer calls a series: its first head, and the last part of its last one."""
        heads = self._columns(series)
        if _is_lone(series):
            return f"angka {heads[0].name}"
        last = heads[-1].parts
        return f"{heads[0].name}…{last[number_at(last) or 0]}"

    def _choices(self, series: Series) -> list[str]:
        """Return what may be answered about a series."""
        parts = [kind for kind, count in _KINDS.items() if 0 < series.numbers[-1] <= count]
        is_whole = series.total is not None or _is_lone(series)
        return [*parts, *([_YEAR] if is_whole else []), LEFT_OUT]

    def _ask(self, series: Series, proposal: Proposal) -> None:
        """Ask what a series counts where it, or its sum, is taken; not the sum in a part that titles tell."""
        heads, total = [*self._columns(series)], self._total(series)
        is_money = proposal.intake.table is IntakeTable.INPUTS
        columns = [one for one in proposal.intake.columns if not is_money or one.means == ACTUAL]
        taken = {self._table.head(column.head) for column in columns}
        is_spent = bool(columns) or any(map(names_budget, heads)) or self._is_planned(heads)
        about = span_about(self._table.titles, self._desk.asked.period)
        is_part = about is not None and about.period(self._desk.office.year) is not None
        is_titled = is_part and len(about.months if about else ()) < _MONTHS and total in taken
        is_taken = not taken.isdisjoint(heads) or (total in taken and not is_titled)
        if not is_taken and (is_spent or not is_money or _is_lone(series)):
            return
        name, choices = self._name(series), self._choices(series)
        told = (f"{shown_means(name, choice)}{_MEANT.get(choice, '')}" for choice in choices)
        words = {"heads": f'"{name}"', "count": str(len(heads)), "answers": ", ".join(told)}
        code = "part_untold" if _is_lone(series) else "series_untold"
        self._desk.log.add(code, self._table.place(None, heads[0]), head=heads[0].name, **words)

    def _is_planned(self, heads: Sequence[Head]) -> bool:
        return nature_of(heads[0].parts, self._table.titles) is Nature.PLANNED

    def _check(self, series: Series, proposal: Proposal) -> None:
        """Hold the sum of parts that make up the year against these."""
        kind = Kind.AMOUNT if proposal.intake.table is IntakeTable.INPUTS else Kind.COUNT
        total = self._total(series)
        for row in self._table.rows if total is not None else ():
            figures = [self._table.figure(row, head, kind) for head in self._columns(series)]
            stated = self._table.figure(row, total, kind) if total is not None else None
            known = [figure for figure in figures if figure is not None]
            if total is not None and stated is not None and known:
                check_sum(self._desk, self._table, row, total, stated, known)

    def _ask_present(self, proposal: Proposal) -> None:
        """Ask until when a sum tells counts that stands behind `s.d. bulan lalu` and `bulan ini`."""
        asked, heads = self._desk.asked.period, proposal.table.heads
        taken = {proposal.table.head(column.head) for column in proposal.intake.columns}
        if proposal.intake.table is not IntakeTable.COUNTS or span_about(self._table.titles, asked) or asked:
            return
        for before, now, total in zip(heads, heads[1:], heads[2:], strict=False):
            is_present = is_of_time_before(before) and is_of_month_alone(now)
            if is_present and is_sum(total.parts[-1]) and total in taken:
                example = f"--period {Period(self._desk.office.year, PeriodKind.MONTH, 12)}"
                words = {"head": total.name, "example": example}
                self._desk.log.add("month_untold", self._table.place(None, total), **words)
