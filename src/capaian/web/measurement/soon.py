"""Forms that will be late soon: whose day comes within two weeks and who has not handed them in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone

from capaian.web.measurement.duties import NOBODY
from capaian.web.measurement.forms import NO_POST, Forms
from capaian.web.measurement.locks import OPEN
from capaian.web.measurement.models import PostForm
from capaian.web.offices.holders import VACANT, holders_on

_DAYS: Final = 14
"""How far ahead is looked: time enough to call somebody."""


@dataclass(frozen=True, slots=True)
class Soon:
    """A form that is awaited before long."""

    form: PostForm
    name: str
    slug: str
    """The post in addresses."""
    holder: str
    """Who holds the post today, or that nobody does."""
    due: date
    days: int
    """Until its last day."""

    @property
    def left(self) -> str:
        """How long it may wait still, in words."""
        return f"{self.days} hari lagi" if self.days else "hari ini"


def soon_of(forms: Forms) -> Sequence[Soon]:
    """Return the forms of all posts that are due within two weeks and not handed in, the nearest first."""
    if forms.year.is_closed:
        return ()
    today = timezone.localdate()
    days = {quarter: (forms.due(quarter) - today).days for quarter in forms.quarters}
    near = [quarter for quarter in forms.quarters if 0 <= days[quarter] <= _DAYS]
    if not near:
        return ()
    kept = [form for _, each in forms.each() for form, _ in each if form.quarter in near]
    waiting = [form for form in kept if form.stands in OPEN]
    holders = holders_on(forms.year.office_id, today) if waiting else {}
    found = [
        Soon(
            form,
            forms.name_of(form.post),
            form.post or NO_POST,
            "diisi Perencana" if form.post == NOBODY else holders.get(form.post, VACANT),
            forms.due(form.quarter),
            days[form.quarter],
        )
        for form in waiting
    ]
    return sorted(found, key=lambda each: each.days)
