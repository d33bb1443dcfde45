"""The page on which a person chooses reminders, the button of the planner, and the calendar."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from textwrap import shorten
from typing import Any, ClassVar, Final

from django import forms as django_forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from capaian.web.followup.views import follow_ups_in, owned_by
from capaian.web.jobs.queue import enqueue
from capaian.web.measurement.flow import OPEN
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.offices.models import members_on
from capaian.web.reminders.models import CHOSEN_EVENTS, Channel, Event, Reminder, Subscription
from capaian.web.reminders.sending import (
    LETTERS_OF_NAME,
    SendReminders,
    awaited_forms,
    is_set_up,
    remind,
)
from capaian.web.site.access import OfficeRequest
from capaian.web.years.models import OfficeYear

_MAX_SENT: Final = 10

_WAYS_OUT = (Channel.EMAIL, Channel.TELEGRAM)


# it takes none while it runs
class SubscriptionForm(django_forms.ModelForm):  # type: ignore[type-arg]
    """Addresses and events; an empty address is no way."""

    events = django_forms.MultipleChoiceField(
        label="Yang diingatkan",
        choices=[
            (event.value, f"{event.label[:1].upper()}{event.label[1:]}") for event in CHOSEN_EVENTS
        ],
        widget=django_forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Subscription
        fields = ("email", "telegram", "events")
        widgets: ClassVar[dict[str, Any]] = {
            "email": django_forms.EmailInput({"class": "kotak", "autocomplete": "email"}),
            "telegram": django_forms.TextInput({"class": "kotak", "autocomplete": "off"}),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "email": "Pakai surel dinas. Judul surel tidak memuat nama orang.",
            "telegram": "Nomor obrolan (chat id) Anda dengan bot dinas; tanyakan kepada "
            "administrator.",
        }


def reminders(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what a person chose and what was sent, and keep another choice."""
    own = Subscription.objects.filter(user=request.user).first() or Subscription(user=request.user)
    deed, calendar = request.POST.get("aksi", ""), ""
    form = SubscriptionForm(request.POST if deed == "simpan" else None, instance=own)
    unset = [each for each in _WAYS_OUT if not is_set_up(each)]
    has_channels = len(unset) < len(_WAYS_OUT)
    for channel in unset if has_channels else ():
        del form.fields[channel]
    if deed == "kalender":
        secret = secrets.token_urlsafe(32)  # kept nowhere: whoever lost it gets another one
        own.calendar_sha256 = hash_secret(secret)
        own.save()
        calendar = request.build_absolute_uri(reverse("calendar_feed", args=(secret,)))
    elif deed == "coba":
        _try(request, own)
        return redirect(request.path)
    elif deed == "cabut":
        own.calendar_sha256 = ""
        own.save()
        messages.success(
            request, "Alamat kalender dicabut; yang memakainya tidak mendapat apa-apa lagi."
        )
        return redirect(request.path)
    elif form.is_valid():
        form.save()
        messages.success(request, "Pengingat disimpan.")
        return redirect(request.path)
    own_year = request.here.require_year()
    forms = (
        forms_of(own_year) if request.here.may("remind_form") and not own_year.is_closed else None
    )
    context = {
        "form": form,
        "own": own,
        "calendar": calendar,
        "has_channels": has_channels,
        "sent": Reminder.objects.filter(user=request.user, office_year=own_year)[:_MAX_SENT],
        "awaited": awaited_forms(forms) if forms else (),
    }
    status = 422 if request.method == "POST" and not calendar else 200
    return render(request, "reminders/reminders.html", context, status=status)


def _try(request: OfficeRequest, own: Subscription) -> None:
    """Send a message to oneself by each way that was chosen; there may be several a day."""
    year, now = request.here.require_year(), timezone.now()
    what = {"event": Event.TRIAL, "subject": now.isoformat(), "lines": ["Pengingat sampai."]}
    for channel in own.channels:
        place = {"office_year": year, "day": timezone.localdate(), "address": request.path}
        Reminder.objects.create(user=request.user, channel=channel, **what, **place)
    enqueue(SendReminders.name, None, "trial")
    messages.info(request, "Percobaan dikirim; keadaannya ada di bawah.")


def remind_form(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Remind whoever fills in a form that is late or due soon."""
    forms, wanted = forms_of(request.here.require_year()), request.POST.get("isian", "")
    named = () if forms is None else (f"{form.post}/{form.period}" for form in forms.all_forms())
    if forms is None or forms.year.is_closed or wanted not in named:
        raise Http404
    found = next((each for each in awaited_forms(forms) if each.key == wanted), None)
    if found is None:
        messages.info(request, "Isian itu sudah diajukan, atau batasnya masih jauh.")
    elif count := remind(found):
        enqueue(SendReminders.name, None, "request")
        messages.success(
            request, f"{found.name} diingatkan ({count} orang), {found.form.quarter.label}."
        )
    else:
        why = "sudah diingatkan hari ini" if found.has_holder else "belum ada pemegangnya"
        messages.info(request, f"{found.name}: {why}.")
    return redirect("reminders", office, year)


def hash_secret(secret: str) -> str:
    """Return under what name a secret is found again."""
    return sha256(secret.encode()).hexdigest()


def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Return the deadlines of whoever owns the secret address, in all open years,
    as iCalendar (RFC 5545).
    """
    import icalendar  # takes 65 ms, and few ask for it

    own = get_object_or_404(
        Subscription, calendar_sha256=hash_secret(secret), user__is_active=True
    )
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Capaian//Batas isian//ID")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Batas isian Capaian")
    offices = members_on(timezone.localdate()).filter(user=own.user).values("office")
    for year in OfficeYear.objects.filter(office__in=offices, is_closed=False).select_related(
        "office"
    ):
        forms = forms_of(year)
        for name, words, due in _deadlines_of(forms, own.user_id) if forms else ():
            event = icalendar.Event()
            event.add("uid", sha256(name.encode()).hexdigest())
            event.add("dtstamp", timezone.now())
            event.add("dtstart", due)
            event.add("dtend", due + timedelta(days=1))  # of a whole day the end is the next one
            event.add("summary", words)
            event.add(
                "url",
                settings.CAPAIAN.address + reverse("year", args=(year.office.slug, year.year)),
            )
            calendar.add_component(event)
    return HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")


def _deadlines_of(forms: Forms, user: int) -> Iterator[tuple[str, str, date]]:
    """Yield the deadlines of the posts of a person: a name that stays, what is due,
    and its last day.
    """
    own_posts = forms.people.posts.get(user, frozenset())
    for post, each in forms.by_post():
        for form, _ in each if post in own_posts else ():
            if form.stage in OPEN:
                name = f"{forms.year.identity}/{post}/{form.period}"
                words = f"Isian {form.quarter.label}: {forms.duties.name_of(post)}"
                yield name, words, forms.calendar.due(form.quarter)
    for listed in owned_by(follow_ups_in(forms.year, forms.year_state), own_posts):
        if listed.item.due:
            name = f"{forms.year.identity}/tindak-lanjut/{listed.cell.row}"
            yield name, f"Tindak lanjut: {shorten(listed.name, LETTERS_OF_NAME)}", listed.item.due
