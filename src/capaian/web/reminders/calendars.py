"""The calendar of a person's deadlines, behind an address that only its owner knows and may revoke."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from capaian.web.measurement.flow import OPEN
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.steps import Person
from capaian.web.offices.members import members_on
from capaian.web.reminders.models import Subscription
from capaian.web.site.access import roles_of
from capaian.web.years.models import OfficeYear


def make_secret(subscription: Subscription) -> str:
    """Give a person another secret address, and return its secret, which is kept nowhere."""
    secret = secrets.token_urlsafe(32)
    subscription.calendar_sha256 = hash_secret(secret)
    subscription.save()
    return secret


def hash_secret(secret: str) -> str:
    """Return under what name a secret is found again."""
    return sha256(secret.encode()).hexdigest()


def write_calendar(subscription: Subscription) -> bytes:
    """Return the deadlines of a person in all open years, as iCalendar (RFC 5545); whole days, no times."""
    from icalendar import Calendar, Event  # takes 65 ms, and few ask for it

    user, today = subscription.user, timezone.localdate()
    calendar = Calendar()
    calendar.add("prodid", "-//Capaian//Batas isian//ID")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Batas isian Capaian")
    offices = members_on(today).filter(user=user, user__is_active=True).values("office")
    for year in OfficeYear.objects.filter(office__in=offices, is_closed=False).select_related("office"):
        forms = forms_of(year)
        person = Person(user, roles_of(user, year.office.slug))
        for name, words, due in _deadlines_of(forms, person) if forms else ():
            event = Event()
            event.add("uid", sha256(name.encode()).hexdigest())
            event.add("dtstamp", timezone.now())
            event.add("dtstart", due)
            event.add("dtend", due + timedelta(days=1))  # of a whole day the end is the next one
            event.add("summary", words)
            event.add("url", settings.CAPAIAN.address + reverse("year", args=(year.office.slug, year.year)))
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _deadlines_of(forms: Forms, person: Person) -> Iterator[tuple[str, str, date]]:
    """Yield the deadlines of the posts of a person: a name that stays, what is due, and its last day."""
    held = forms.posts_of_people.get(person.user.pk, frozenset())
    for post, each in forms.each():
        for form, _ in each if post in held else ():
            if form.stage in OPEN:
                name = f"{forms.year.identity}/{post}/{form.period}"
                yield name, f"Isian {form.quarter.label}: {forms.name_of(post)}", forms.due(form.quarter)
