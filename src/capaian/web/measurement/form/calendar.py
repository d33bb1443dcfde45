"""When the forms of a year are due, and how late they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import zip_longest
from typing import Final

from django.utils import timezone

from capaian.domain.period import Period
from capaian.rules.facts import group
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
        """Return the day on which a form was handed in first without being withdrawn then."""
        is_at_hand = "steps" in getattr(form, "_prefetched_objects_cache", {})
        steps = [*form.steps.all()] if is_at_hand else self._steps.get(form.pk or 0, ())
        for each, after in zip_longest(steps, steps[1:]):
            if each.step == FormStep.SUBMIT and (after is None or after.step != FormStep.WITHDRAW):
                return timezone.localtime(each.at).date()
        return None

    @cached_property
    def _steps(self) -> Mapping[int, Sequence[Taken]]:
        """Steps by which forms were handed in and withdrawn, by the ids of forms."""
        wanted = (FormStep.SUBMIT, FormStep.WITHDRAW)
        found = Taken.objects.filter(form__office_year=self.year, step__in=wanted)
        return group(found, lambda each: each.form_id)
