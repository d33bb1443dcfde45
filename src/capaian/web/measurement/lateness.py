"""How late forms are: to this day while they are awaited, for good by the day on which they were handed in.

That day is that of the first handing in which its owner did not take back. Who returns a form or opens it
again does not make its owner late. Nor does another deadline make anybody late, or on time, afterwards: what
counts is the deadline as it stood when the form was handed in, which the log tells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from django.db.models import QuerySet
from django.utils import timezone

from capaian.domain.period import Period, PeriodKind
from capaian.web.measurement.flow import Step
from capaian.web.measurement.models import PostForm, Taken
from capaian.web.trail.models import Entry
from capaian.web.years.models import OfficeYear

DEADLINE_CHANGED: Final = "deadline.changed"
"""What the log calls it, with the quarter as subject."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """When a form was handed in."""

    step: int
    """Id of the step."""
    at: datetime

    @property
    def day(self) -> date:
        """On which day."""
        return timezone.localtime(self.at).date()


@dataclass(frozen=True, slots=True)
class Moved:
    """A deadline that became another one."""

    at: datetime
    was: date | None
    """Until then; `None`: the usual day."""


@dataclass(frozen=True, slots=True)
class Late:
    """By how much a form is late."""

    days: int = 0
    step: int | None = None
    """Id of the step that handed it in; `None`: it is awaited."""

    def __bool__(self) -> bool:
        """Say whether it is late at all."""
        return self.days > 0

    def __str__(self) -> str:
        """Return it in Indonesian."""
        return f"{'terlambat' if self.step is None else 'diajukan terlambat'} {self.days} hari"


def find_handed_in(year: OfficeYear) -> Mapping[int, HandedIn]:
    """Return when the forms of a year were handed in, by their ids: asked once for all of them."""
    told = (Step.SUBMIT, Step.WITHDRAW)
    steps = Taken.objects.filter(form__office_year=year, step__in=told).order_by("at", "id")
    return _first([*steps.values_list("pk", "form_id", "step", "at")])


def handed_in_of(form: PostForm) -> HandedIn | None:
    """Return when one form was handed in, by its steps."""
    steps = [(each.pk, each.form_id, each.step, each.at) for each in form.steps.all()] if form.pk else []
    return _first(steps).get(form.pk)


def moves_of(year: OfficeYear) -> QuerySet[Entry]:
    """Return what the log tells of deadlines of a year that became others."""
    quarters = [str(quarter) for quarter in Period.year_of(year.year).parts(PeriodKind.QUARTER)]
    return Entry.objects.filter(office=year.office_id, action=DEADLINE_CHANGED, subject__in=quarters)


def read_moved(at: str, was: str | None) -> Moved:
    """Return a move as the database writes it; what names no zone is UTC."""
    moment = datetime.fromisoformat(at)
    return Moved(
        moment if moment.tzinfo else moment.replace(tzinfo=UTC), date.fromisoformat(was) if was else None
    )


def _first(steps: Sequence[tuple[int, int, str, datetime]]) -> Mapping[int, HandedIn]:
    found: dict[int, HandedIn] = {}
    taken_back: set[int] = set()
    for pk, form, step, at in reversed(steps):
        if step == Step.WITHDRAW:
            taken_back.add(form)
        elif step != Step.SUBMIT:
            continue
        elif form in taken_back:
            taken_back.discard(form)
        else:
            found[form] = HandedIn(pk, at)
    return found
