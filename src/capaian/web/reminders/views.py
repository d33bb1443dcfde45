"""The page on which a person chooses reminders, the button of the planner, and the calendar."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from textwrap import shorten
from typing import Any, ClassVar

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
from capaian.web.measurement.steps import Person
from capaian.web.offices.models import members_on
from capaian.web.reminders.models import CHOSEN_EVENTS, Channel, Event, Reminder, Subscription
from capaian.web.reminders.sending import LETTERS_OF_NAME, SendReminders, awaited_forms, is_set_up, remind
from capaian.web.site.access import OfficeRequest, roles_of
from capaian.web.years.models import OfficeYear

_SHOWN_REMINDERS = 10
_WAYS_OUT = (Channel.EMAIL, Channel.TELEGRAM)


class SubscriptionForm(django_forms.ModelForm):  # type: ignore[type-arg]  # it takes none while it runs
    """Addresses and events; an empty address is no way."""

    events = django_forms.MultipleChoiceField(
        label="Yang diingatkan",
        choices=[(event.value, f"{event.label[:1].upper()}{event.label[1:]}") for event in CHOSEN_EVENTS],
        widget=django_forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        """What is asked for."""

        model = Subscription
        fields = ("email", "telegram", "events")
        widgets: ClassVar[dict[str, Any]] = {
            "email": django_forms.EmailInput({"class": "kotak", "autocomplete": "email"}),
            "telegram": django_forms.TextInput({"class": "kotak", "autocomplete": "off"}),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "email": "Pakai surel dinas. Judul surel tidak memuat nama orang.",
            "telegram": "Nomor obrolan (chat id) Anda dengan bot dinas; tanyakan kepada administrator.",
        }


def _unset_channels() -> list[Channel]:
    return [each for each in _WAYS_OUT if not is_set_up(each)]


def reminders(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what a person chose and what was sent, and keep another choice."""
    own = Subscription.objects.filter(user=request.user).first() or Subscription(user=request.user)
    deed = request.POST.get("aksi", "")
    form = SubscriptionForm(request.POST if deed == "simpan" else None, instance=own)
    unset = _unset_channels()
    for channel in unset if len(unset) < len(_WAYS_OUT) else ():
        del form.fields[channel]
    if deed == "kalender":
        secret = secrets.token_urlsafe(32)  # kept nowhere: whoever lost it gets another one
        own.calendar_sha256 = hash_secret(secret)
        own.save()
        address = reverse("calendar_feed", args=(secret,))
        return _page(request, own, form, calendar=request.build_absolute_uri(address))
    if deed == "coba":
        _try(request, own)
    elif deed == "cabut":
        own.calendar_sha256 = ""
        own.save()
        messages.success(request, "Alamat kalender dicabut; yang memakainya tidak mendapat apa-apa lagi.")
    elif form.is_valid():
        form.save()
        messages.success(request, "Pengingat disimpan.")
    else:
        return _page(request, own, form, status=422 if request.method == "POST" else 200)
    return redirect(request.path)


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
    if forms is None or forms.year.is_closed:
        raise Http404
    if wanted not in {f"{form.post}/{form.period}" for form in forms.all_forms()}:
        raise Http404
    found = next((each for each in awaited_forms(forms) if each.key == wanted), None)
    if found is None:
        messages.info(request, "Isian itu sudah diajukan, atau batasnya masih jauh.")
    elif count := remind(found):
        enqueue(SendReminders.name, None, "request")
        messages.success(request, f"{found.name} diingatkan ({count} orang), {found.form.quarter.label}.")
    else:
        why = "sudah diingatkan hari ini" if found.has_holder else "belum ada pemegangnya"
        messages.info(request, f"{found.name}: {why}.")
    return redirect("reminders", office, year)


def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Return the deadlines of whoever owns the secret address."""
    own = get_object_or_404(Subscription, calendar_sha256=hash_secret(secret), user__is_active=True)
    return HttpResponse(write_calendar(own), content_type="text/calendar; charset=utf-8")


def hash_secret(secret: str) -> str:
    """Return under what name a secret is found again."""
    return sha256(secret.encode()).hexdigest()


def write_calendar(subscription: Subscription) -> bytes:
    """Return the deadlines of a person in all open years, as iCalendar (RFC 5545); whole days, no times."""
    import icalendar  # takes 65 ms, and few ask for it

    user, today = subscription.user, timezone.localdate()
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Capaian//Batas isian//ID")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Batas isian Capaian")
    offices = members_on(today).filter(user=user, user__is_active=True).values("office")
    for year in OfficeYear.objects.filter(office__in=offices, is_closed=False).select_related("office"):
        forms = forms_of(year)
        person = Person(user, roles_of(user, year.office.slug))
        for name, words, due in _deadlines_of(forms, person) if forms else ():
            event = icalendar.Event()
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
    own_posts = forms.people.posts.get(person.user.pk, frozenset())
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


def _page(
    request: OfficeRequest,
    own: Subscription,
    form: SubscriptionForm,
    *,
    calendar: str = "",
    status: int = 200,
) -> HttpResponse:
    year = request.here.require_year()
    forms = forms_of(year) if request.here.may("remind_form") else None
    unset = _unset_channels()
    context = {
        "form": form,
        "own": own,
        "calendar": calendar,
        "has_channels": len(unset) < len(_WAYS_OUT),
        "sent": Reminder.objects.filter(user=request.user, office_year=year)[:_SHOWN_REMINDERS],
        "awaited": awaited_forms(forms) if forms and not year.is_closed else (),
    }
    return render(request, "reminders/reminders.html", context, status=status)
