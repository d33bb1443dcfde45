"""Columns that the user says to hold one amount together: `Realisasi GU` and `Realisasi LS` are added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from capaian.dossier.intake.amount_words import sums_up
from capaian.dossier.intake.amounts import ACTUAL
from capaian.dossier.intake.budget_periods import AmountColumn
from capaian.dossier.intake.desk import Desk, Proposal
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.head_times import is_of_month_alone, is_since_january, span_of
from capaian.dossier.intake.heads import Head, quoted
from capaian.dossier.intake.row_sums import adds_up


def added_to(column: AmountColumn, columns: Iterable[AmountColumn]) -> list[Head]:
    """Return the columns of one amount of the year's spending with one of them: itself alone, as a rule."""
    if column.means != ACTUAL or column.month is not None:
        return [column.head]
    return [one.head for one in columns if _told(one) == _told(column)]


_Told = tuple[str, int | None, bool, bool, frozenset[int]]


def _told(column: AmountColumn) -> _Told:
    """Return what a column tells, and of which months: a quarter is no part of a half of the year here."""
    head, span = column.head, span_of(column.head)
    months = frozenset[int]() if span is None or column.means != ACTUAL else span.months
    return column.means, column.month, is_since_january(head), is_of_month_alone(head), months


def check_added(proposal: Proposal, columns: Sequence[AmountColumn], desk: Desk) -> None:
    """Refuse columns of one amount of which one holds the others, and several of one month or budget."""
    groups: dict[_Told, list[Head]] = {}
    for column in columns:
        groups.setdefault(_told(column), []).append(column.head)
    for (means, month, *_), heads in groups.items():
        if len(heads) == 1:
            continue
        wholes = [head for head in heads if _is_whole(proposal, head, heads)]
        if wholes or means != ACTUAL or month is not None:
            place = proposal.table.place(None, heads[-1])
            desk.log.add("amount_twice", place, names=quoted(heads), means=means)


def _is_whole(proposal: Proposal, head: Head, heads: Sequence[Head]) -> bool:
    """Say whether a column sums up others by its words, or is the sum of those that are added to it."""
    others = tuple(one for one in heads if one != head)
    return sums_up(head) or adds_up(proposal.table, (others, head), Kind.AMOUNT)
