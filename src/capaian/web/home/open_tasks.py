"""What somebody who works in several years owes in the one that is running."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from capaian.web.accounts.models import User
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.steps import Person
from capaian.web.measurement.tasks import tasks_of
from capaian.web.site.access import roles_of
from capaian.web.years.models import OfficeYear

_MOST: Final = 2
"""Open years that are looked at, so that the page stays as fast with many."""


@dataclass(frozen=True, slots=True)
class Owing:
    """Tasks of a person in a year."""

    year: int
    """Id of the year."""
    count: int
    due: date
    """Of the first of them."""


def owing_in(user: User, years: Sequence[OfficeYear]) -> Owing | None:
    """Return what a person owes in the first open year in which there is anything to do; `None`: nothing."""
    for year in [each for each in years if not each.is_closed][:_MOST]:
        forms, roles = forms_of(year), roles_of(user, year.office.slug)
        tasks = tasks_of(forms, Person(user, roles)) if forms is not None and roles else []
        if tasks:
            return Owing(year.pk, len(tasks), tasks[0].due)
    return None
