"""A planner reminds whoever fills in a form: on the pages at once, and by the ways that they chose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from capaian.web.accounts.models import User
from capaian.web.measurement.flow import OPEN
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import Notice
from capaian.web.measurement.tasks import ListedForm
from capaian.web.reminders.models import Channel, Event, Reminder, ReminderState, Subscription

_DAYS_AHEAD: Final = 14


@dataclass(frozen=True)
class AwaitedForm(ListedForm):
    """A form that is late or due soon."""

    is_held: bool
    """Somebody holds the post or fills in for its holder; else there is nobody to remind."""
    is_reminded: bool
    """Somebody was reminded of it today."""

    @property
    def key(self) -> str:
        """What the button sends."""
        return f"{self.form.post}/{self.form.period}"


def awaited_forms(forms: Forms) -> Sequence[AwaitedForm]:
    """Return the forms that are not handed in and late, or due within two weeks, the latest first."""
    today = timezone.localdate()
    last = today + timedelta(days=_DAYS_AHEAD)
    requests = Reminder.objects.filter(office_year=forms.year, event=Event.REQUEST, channel=Channel.PAGE)
    reminded = {*requests.filter(day=today).values_list("subject", flat=True)}
    held = {post for posts in forms.held_posts.values() for post in posts}
    found = [
        AwaitedForm(forms, form, form.post in held, f"{form.post}/{form.period}" in reminded)
        for form in forms.all_forms()
        if form.post and form.stands in OPEN and forms.due(form.quarter) <= last
    ]
    return sorted(found, key=lambda each: each.due)


@transaction.atomic
def remind(forms: Forms, awaited: AwaitedForm) -> int:
    """Remind everybody who fills in a form, once a day; return how many people that are."""
    form, year, today = awaited.form, forms.year, timezone.localdate()
    users = [user for user, posts in forms.held_posts.items() if form.post in posts]
    line = f"Isi isian: {awaited.name}, {form.quarter.label}"
    address = reverse("form", args=(year.office.slug, year.year, form.post, form.period))
    reminded = 0
    for user in User.objects.filter(pk__in=users, is_active=True):
        what = {"items": [awaited.key], "lines": [line], "address": address}
        own = {"user": user, "office_year": year, "event": Event.REQUEST, "day": today}
        own["subject"] = awaited.key
        sent = {**what, "state": ReminderState.SENT}
        _, is_new = Reminder.objects.get_or_create(**own, channel=Channel.PAGE, defaults=sent)
        if not is_new:
            continue
        reminded += 1
        Notice.objects.create(
            office_year=year, to=user, text=f"Perencana menunggu isian ini. {line}.", address=awaited.key
        )
        subscription = Subscription.objects.filter(user=user).first()
        for channel in subscription.channels if subscription else ():
            Reminder.objects.get_or_create(**own, channel=channel, defaults=what)
    return reminded
