"""How late forms are: to this day while they are awaited, for good by the day on which they were handed in.

That day is that of the first handing in which its owner did not take back. Who returns a form or opens it
again does not make its owner late.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from capaian.web.measurement.flow import Step
from capaian.web.measurement.models import PostForm, Taken
from capaian.web.years.models import OfficeYear


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
