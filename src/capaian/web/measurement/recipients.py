"""Who is told what became of a form or of an approval: only who is in the office today, and can sign in."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from capaian.web.accounts.models import User
from capaian.web.measurement.flow import FormStep
from capaian.web.measurement.forms import People
from capaian.web.measurement.models import Notice, PostForm
from capaian.web.offices.models import NOBODY, Role, people_as
from capaian.web.years.models import OfficeYear


def heads_of(year: OfficeYear) -> set[User]:
    """Return today's heads of an office: they answer for what was approved, whoever approved it then."""
    return {*people_as(year.office_id, {Role.OFFICE_HEAD})}


def people_at(people: People, form: PostForm) -> set[User]:
    """Return who is told of a form: who answers for it today, and planners who filled it in.

    Nobody whose account is closed reads it, and nobody answers for a post that somebody else holds by now.
    """
    wanted = Q(pk__in=[user for user, posts in people.posts.items() if form.post in posts])
    planners = people_as(people.year.office_id, {Role.PLANNER})
    if form.post == NOBODY:
        wanted |= Q(pk__in=planners)
    elif form.pk:
        filled = form.steps.filter(step=FormStep.FILL).values("by")
        wanted |= Q(pk__in=planners.filter(pk__in=filled))
    return {*User.objects.filter(wanted, is_active=True)}


def notify(
    year: OfficeYear, people: Iterable[User], text: str, form: PostForm | None = None, address: str = ""
) -> None:
    """Tell people something, with the way to its form where it is of one, else to another address."""
    address = f"{form.slug}/{form.period}" if form else address
    Notice.objects.bulk_create(Notice(office_year=year, to=to, text=text, address=address) for to in people)
