"""What somebody is to be reminded of today, from the forms of a year and their deadlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from capaian.web.measurement.flow import OPEN, State
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.steps import Person
from capaian.web.measurement.tasks import Task, tasks_of
from capaian.web.offices.members import members_on
from capaian.web.offices.models import Role
from capaian.web.reminders.models import Event, Reminder, Subscription
from capaian.web.site.access import roles_of
from capaian.web.years.models import OfficeYear

FIRST_HOUR: Final = 7
LAST_HOUR: Final = 17
"""Nobody is reminded at night; hours of the time zone of the installation."""
DAYS_OF_WEEK: Final = 7
_SUMMARY_ROLES: Final = frozenset({Role.PLANNER, Role.OFFICE_HEAD})


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a person is reminded of."""

    name: str
    """Another one where there is reason to be reminded again."""
    line: str


def queue_reminders(now_hour: int | None = None) -> None:
    """Make the reminders of today for everybody who chose a way, in every open year of real offices."""
    hour = timezone.localtime().hour if now_hour is None else now_hour
    if not FIRST_HOUR <= hour <= LAST_HOUR:
        return
    today = timezone.localdate()
    for year in OfficeYear.objects.filter(is_closed=False, office__is_demonstration=False):
        members = members_on(today).filter(office=year.office_id, user__is_active=True)
        subscriptions = Subscription.objects.filter(user__in=members.values("user")).select_related("user")
        reached = [each for each in subscriptions if each.channels]
        forms = forms_of(year) if reached else None
        if forms is not None:
            for each in reached:
                _queue_for(each, forms, today)


def _queue_for(subscription: Subscription, forms: Forms, today: date) -> None:
    user, year = subscription.user, forms.year
    person = Person(user, roles_of(user, year.office.slug))
    address = reverse("year", args=(year.office.slug, year.year))
    for event, items in find_items(forms, person, today):
        for channel in subscription.channels if event in subscription.events else ():
            told = Reminder.objects.filter(user=user, office_year=year, event=event, channel=channel)
            known = {name for names in told.values_list("items", flat=True) for name in names}
            if any(item.name not in known for item in items):
                names, lines = [item.name for item in items], [item.line for item in items]
                what = {"items": names, "lines": lines, "address": address}
                key = {"user": user, "office_year": year, "event": event, "channel": channel, "day": today}
                Reminder.objects.get_or_create(**key, subject="", defaults=what)


def find_items(forms: Forms, person: Person, today: date) -> Iterator[tuple[Event, Sequence[Item]]]:
    """Yield the events of a day that concern a person, each with what it is about."""
    tasks = tasks_of(forms, person)
    found: dict[Event, list[Item]] = {}
    for task in tasks:
        for event, name in _events_of(task, today):
            found.setdefault(event, []).append(Item(name, _line(task)))
    yield from found.items()
    if person.roles & _SUMMARY_ROLES and today.weekday() == 0:
        yield Event.SUMMARY, [Item(f"week/{today}", line) for line in _summary(forms, tasks)]


def _events_of(task: Task, today: date) -> Iterator[tuple[Event, str]]:
    """Yield the events of a task, each with the name by which it is known that somebody was reminded.

    A server that stood still on the seventh day reminds on the sixth.
    """
    thing, days = f"{task.slug}/{task.form.period}", (task.due - today).days
    if not task.is_own:
        yield Event.WAITING, f"{thing}/{task.form.version}"
        return
    if 1 < days <= DAYS_OF_WEEK:
        yield Event.DUE_WEEK, f"{thing}/{task.due}"
    elif 0 <= days <= 1:
        yield Event.DUE_DAY, f"{thing}/{task.due}"
    if task.days_late:
        yield Event.LATE, f"{thing}/{(task.days_late - 1) // DAYS_OF_WEEK}"  # each week anew
    if task.form.stands is State.RETURNED:
        yield Event.RETURNED, f"{thing}/{task.form.version}"


def _line(task: Task) -> str:
    late = f", terlambat {task.days_late} hari" if task.days_late else ""
    return f"{task.what}, {task.form.quarter.label}: batas {date_format(task.due, 'j F Y')}{late}"


def _summary(forms: Forms, tasks: Sequence[Task]) -> Iterator[str]:
    """Yield the lines of a weekly summary: of quarters that have begun, by how far their forms are."""
    today = timezone.localdate()
    for quarter in forms.quarters:
        own = [form for _, each in forms.each() for form, _ in each if form.quarter == quarter]
        if not own or quarter.start > today:
            continue
        open_forms = [form for form in own if form.stands in OPEN]
        late = sum(forms.days_late(form) > 0 for form in open_forms)
        done, lateness = len(own) - len(open_forms), f", {late} terlambat" if late else ""
        yield f"{quarter.label}: {done} dari {len(own)} isian sudah diajukan{lateness}"
    yield f"Menunggu Anda: {len(tasks)}"


def deadlines_of(forms: Forms, person: Person) -> Iterator[tuple[str, str, date]]:
    """Yield the deadlines of the posts of a person: a name that stays, what is due, and its last day."""
    held = forms.held_posts.get(person.user.pk, frozenset())
    for post, each in forms.each():
        for form, _ in each if post in held else ():
            if form.stands in OPEN:
                name = f"{forms.year.identity}/{post}/{form.period}"
                yield name, f"Isian {form.quarter.label}: {forms.name_of(post)}", forms.due(form.quarter)
