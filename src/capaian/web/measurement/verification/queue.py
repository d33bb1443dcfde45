"""The queue of forms that wait for a decision, and the values of one of them beside what was there before.

Whoever decides sees each value with the one of a quarter and of a year before, and remarks on it where it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from django.db.models import prefetch_related_objects
from django.utils import timezone

from capaian.domain.period import Period
from capaian.web.measurement.entry.cells import in_cell
from capaian.web.measurement.entry.grid import Input, Sheet
from capaian.web.measurement.entry.page import BESIDE
from capaian.web.measurement.flow import HANDED_IN, State, Step
from capaian.web.measurement.form_cells import Cells, Slot
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.handed_in_values import EarlierValues, earlier_values
from capaian.web.measurement.models import Taken
from capaian.web.measurement.steps import NEXT, Person, open_to, posts_of
from capaian.web.measurement.tasks import ListedForm
from capaian.web.years.models import Row


@dataclass(frozen=True)
class WaitingForm(ListedForm):
    """A form in the queue."""

    steps: frozenset[Step]
    """Decisions that are open to who looks at the queue."""

    @property
    def key(self) -> str:
        """Its name in what the queue sends: post and quarter."""
        return f"{self.slug}/{self.form.period}"

    @property
    def decision(self) -> Step | None:
        """What may be decided next: to verify, or to approve."""
        step = NEXT.get(self.form.stands)
        return step if step in self.steps else None

    @cached_property
    def last_step(self) -> Taken | None:
        """The last step that was taken with it."""
        return max(self.form.steps.all(), key=lambda each: (each.at, each.pk), default=None)

    @property
    def at(self) -> datetime | None:
        """When that was."""
        return self.last_step.at if self.last_step else None

    @property
    def days(self) -> int:
        """For how many days it has waited."""
        return (timezone.now() - self.at).days if self.at else 0


def find_waiting(forms: Forms, person: Person) -> Sequence[WaitingForm]:
    """Return the forms that wait for a decision or came back: first those the person decides about."""
    listed = HANDED_IN | {State.RETURNED}
    kept = [form for form in forms.all_forms() if form.stands in listed]
    prefetch_related_objects(kept, *BESIDE)
    posts = posts_of(person, forms)
    found = [WaitingForm(forms, form, frozenset(open_to(forms, person, form, posts))) for form in kept]
    return sorted(found, key=lambda each: (each.decision is None, each.form.period, each.name))


@dataclass(frozen=True)
class CheckedSheet(Sheet):
    """The values of a form as who decides looks at them: each beside what was there before."""

    @cached_property
    def since(self) -> EarlierValues | None:
        """What changed since it was sent back; `None` where it never was."""
        return earlier_values(self.forms, self.form)

    def input(self, slot: Slot) -> Input:
        """Return a value with what was there a year before."""
        year_before = in_cell(slot, self._text_of_year_before(slot))
        return replace(super().input(slot), year_before=year_before)

    def _text_of_year_before(self, slot: Slot) -> str:
        """Return what was told of the same a year before: in this year's rows, else in those of that year."""
        key = dict(slot.key)
        now = Period.parse(key["period"])
        then = tuple({**key, "period": str(Period(now.year - 1, now.kind, now.ordinal))}.items())
        row = self.forms.stored_at(slot.sheet, then)
        cells = row.cells if row else self._rows_of_year_before.get((slot.sheet, then), {})
        return cells.get(slot.column, "")

    @cached_property
    def _rows_of_year_before(self) -> Mapping[tuple[str, Cells], Mapping[str, str]]:
        names = {slot.sheet: tuple(name for name, _ in slot.key) for slot in self.form_cells.slots}
        year = self.forms.year
        rows = Row.objects.filter(
            office_year__office=year.office_id, office_year__year=year.year - 1, sheet__in=names
        )
        return {
            (sheet, tuple((name, cells.get(name, "")) for name in names[sheet])): cells
            for sheet, cells in rows.values_list("sheet", "cells")
        }


def check(waiting: WaitingForm) -> CheckedSheet:
    """Return the values of a form in the queue, with what changed since it was sent back."""
    forms, form = waiting.forms, waiting.form
    since = earlier_values(forms, form)
    return CheckedSheet(forms, form, before=since.before if since else {}, max_groups=1)
