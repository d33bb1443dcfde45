"""What the register of complaints counts in a month, as the feed takes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from capaian.domain.identifiers import PostId
from capaian.domain.issue import Place
from capaian.domain.period import Period
from capaian.domain.registers.closed_month import Register, RegisterFigure
from capaian.dossier.tables.parts import FIGURES
from capaian.web.complaints.models import Complaint, Outcome
from capaian.web.feed.month_closing import MonthCount
from capaian.web.offices.models import Office
from capaian.web.years.models import OfficeYear


def count_month(year: OfficeYear, month: Period) -> MonthCount:
    """Return what closing a month starts from: each step by the month of its own day, by class and owner.

    `solved` counts the outcome solved alone, `solved_in_time` those of them by their day due; `due` counts by
    the day due, whatever became of it.
    """
    in_month = (month.start, month.end)
    steps = ("received_on", "answered_on", "solved_on", "due_on")
    touched = Q()
    for step in steps:
        touched |= Q(**{f"{step}__range": in_month})
    counts: Counter[tuple[str, str, str]] = Counter()
    days: set[date] = set()
    for each in year.office.complaints.filter(touched):
        for stage, day in _stages(each):
            if month.start <= day <= month.end:
                counts[each.item, stage, each.owner] += 1
                days |= {day} if stage != "due" else set()
    figures = tuple(_figure(month, *key, counts[key]) for key in sorted(counts))
    return MonthCount(figures, len(days), 1 if days else 0)


def _stages(complaint: Complaint) -> Iterator[tuple[str, date]]:
    yield "received", complaint.received_on
    yield "due", complaint.due_on
    if complaint.answered_on is not None:
        yield "answered", complaint.answered_on
    if complaint.solved_on is not None and complaint.outcome == Outcome.SOLVED:
        yield "solved", complaint.solved_on
        if complaint.solved_on <= complaint.due_on:
            yield "solved_in_time", complaint.solved_on


def _figure(month: Period, item: str, stage: str, owner: str, count: int) -> RegisterFigure:
    return RegisterFigure(
        register=Register.COMPLAINTS,
        period=month,
        item=item,
        stage=stage,
        site="",
        area=None,
        post=PostId(owner) if owner else None,
        holder=None,
        detail="",
        value=Decimal(count),
        place=Place(FIGURES.file),
    )


def open_complaints(office: Office) -> QuerySet[Complaint]:
    """Return complaints without an outcome, of whatever year they are."""
    found: QuerySet[Complaint] = office.complaints.filter(outcome="")
    return found


def late_complaints(office: Office, today: date) -> QuerySet[Complaint]:
    """Return open complaints whose day due has gone by, the one that is due longest first."""
    return open_complaints(office).filter(due_on__lt=today).order_by("due_on", "number")
