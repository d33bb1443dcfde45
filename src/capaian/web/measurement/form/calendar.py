"""When the forms of a year are due, and how late they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from django.utils import timezone

from capaian.domain.period import Period
from capaian.web.measurement.flow import OPEN, FormStep
from capaian.web.measurement.models import PostForm, Taken
from capaian.web.trail.models import Entry
from capaian.web.years.known import YearState
from capaian.web.years.models import OfficeYear

_USUAL_DAYS: Final = 10
"""Days after the end of a quarter until its forms are late, where the office has set none."""


@dataclass(frozen=True)
class Calendar:
    """The deadlines of an office-year, and the days on which its forms were handed in."""

    year: OfficeYear
    year_state: YearState

    @cached_property
    def deadlines(self) -> Mapping[str, date]:
        """Days that the office has set, by quarter."""
        return dict(self.year.deadlines.values_list("period", "day"))

    @property
    def _begun(self) -> date | None:
        """On which day the year was begun here: nobody could fill in before; `None`: the log has none."""
        year = self.year
        entry = self.year_state.derive("begun", lambda: Entry.of_beginning(year.office_id, year.year))
        return timezone.localdate(entry.at) if entry else None

    def due(self, quarter: Period) -> date:
        """Return the last day on which a form of a quarter is on time: none before the year was begun."""
        usual = self.deadlines.get(str(quarter)) or quarter.end + timedelta(days=_USUAL_DAYS)
        return max(usual, self._begun or usual)

    def is_past(self, form: PostForm) -> bool:
        """Say whether the last day of a form is over while it may be filled in still."""
        is_open = form.stage in OPEN and not self.year.is_closed
        return is_open and self.due(form.quarter) < timezone.localdate()

    def late(self, form: PostForm) -> str:
        """Return in words by how much a form is late, or was when it was handed in; nothing if it is not."""
        day = self._handed_in_on(form)
        if day is None or (self.year.is_closed and form.stage in OPEN):
            days = self.days_late(form)
            return f"terlambat {days} hari" if days else ""
        days = (day - self.due(form.quarter)).days
        return f"diajukan terlambat {days} hari" if days > 0 else ""

    def days_late(self, form: PostForm) -> int:
        """Return by how many days a form that is not handed in yet is late."""
        is_awaited = form.stage in OPEN and not self.year.is_closed and self._handed_in_on(form) is None
        return max(0, (timezone.localdate() - self.due(form.quarter)).days) if is_awaited else 0

    def _handed_in_on(self, form: PostForm) -> date | None:
        is_at_hand = "steps" in getattr(form, "_prefetched_objects_cache", {})
        handed_in = _find_handed_in(form.steps.all()) if is_at_hand else self._handed_in
        return handed_in.get(form.pk or 0)

    @cached_property
    def _handed_in(self) -> Mapping[int, date]:
        steps = Taken.objects.filter(
            form__office_year=self.year, step__in=(FormStep.SUBMIT, FormStep.WITHDRAW)
        )
        return _find_handed_in(steps.order_by("at", "id"))


def _find_handed_in(steps: Iterable[Taken]) -> Mapping[int, date]:
    """Return the day on which each form was handed in first without being withdrawn then, by their ids."""
    found: dict[int, date] = {}
    first: set[int] = set()  # forms that were handed in once
    for each in steps:
        if each.step == FormStep.SUBMIT:
            is_first = each.form_id not in found
            found.setdefault(each.form_id, timezone.localtime(each.at).date())
            first = {*first, each.form_id} if is_first else first - {each.form_id}
        elif each.step == FormStep.WITHDRAW and each.form_id in first:
            del found[each.form_id]
    return found
