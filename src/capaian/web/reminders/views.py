"""The page on which a person chooses reminders, the button of the planner, and the calendar."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from capaian.web.jobs.queue import enqueue
from capaian.web.measurement.forms import forms_of
from capaian.web.reminders.calendars import hash_secret, make_secret, write_calendar
from capaian.web.reminders.forms import SubscriptionForm
from capaian.web.reminders.models import Channel, Event, Reminder, Subscription
from capaian.web.reminders.requests import AwaitedForm, awaited_forms, remind
from capaian.web.reminders.sending import SendReminders, is_set_up
from capaian.web.site.access import OfficeRequest
from capaian.web.site.rights import RIGHTS

_SHOWN_REMINDERS = 10


def reminders(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what a person chose and what was sent, and keep another choice."""
    own = Subscription.objects.filter(user=request.user).first() or Subscription(user=request.user)
    deed = request.POST.get("aksi", "")
    form = SubscriptionForm(request.POST if deed == "simpan" else None, instance=own)
    if request.method == "POST" and deed in _DEEDS:
        return _DEEDS[deed](request, own)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Pengingat disimpan.")
        return _back(request)
    return _page(request, own, form, status=422 if request.method == "POST" else 200)


def _try(request: OfficeRequest, own: Subscription) -> HttpResponse:
    """Send a message to oneself by each way that was chosen."""
    now, address = timezone.now(), _address(request)
    for channel in own.channels:
        Reminder.objects.create(
            user=request.user,
            office_year=request.here.require_year(),
            event=Event.TRIAL,
            channel=channel,
            day=timezone.localdate(),
            subject=now.isoformat(),  # there may be several a day
            lines=["Pengingat sampai."],
            address=address,
        )
    enqueue(SendReminders.name, None, "trial")
    messages.info(request, "Percobaan dikirim; keadaannya ada di bawah.")
    return _back(request)


def _make_calendar(request: OfficeRequest, own: Subscription) -> HttpResponse:
    secret = make_secret(own)
    address = request.build_absolute_uri(reverse("calendar_feed", args=(secret,)))
    return _page(request, own, SubscriptionForm(instance=own), calendar=address)


def _revoke_calendar(request: OfficeRequest, own: Subscription) -> HttpResponse:
    own.calendar_sha256 = ""
    own.save()
    messages.success(request, "Alamat kalender dicabut; yang memakainya tidak mendapat apa-apa lagi.")
    return _back(request)


_DEEDS = {"coba": _try, "kalender": _make_calendar, "cabut": _revoke_calendar}


def remind_form(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Remind whoever fills in a form that is late or due soon."""
    forms = forms_of(request.here.require_year())
    if forms is None or forms.year.is_closed:
        raise Http404
    wanted = request.POST.get("isian", "")
    if wanted not in {f"{post}/{form.period}" for post, each in forms.each() for form, _ in each}:
        raise Http404
    found = next((each for each in awaited_forms(forms) if each.key == wanted), None)
    if found is None:
        messages.info(request, "Isian itu sudah diajukan, atau batasnya masih jauh.")
    elif count := remind(forms, found):
        enqueue(SendReminders.name, None, "request")
        messages.success(request, f"{found.name} diingatkan ({count} orang), {found.form.quarter.label}.")
    else:
        why = "sudah diingatkan hari ini" if found.is_held else "belum ada pemegangnya"
        messages.info(request, f"{found.name}: {why}.")
    return _back(request)


def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Return the deadlines of whoever owns the secret address."""
    own = Subscription.objects.filter(calendar_sha256=hash_secret(secret), user__is_active=True).first()
    if own is None:
        raise Http404
    answer = HttpResponse(write_calendar(own), content_type="text/calendar; charset=utf-8")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _page(
    request: OfficeRequest,
    own: Subscription,
    form: SubscriptionForm,
    *,
    calendar: str = "",
    status: int = 200,
) -> HttpResponse:
    year = request.here.require_year()
    channels = [(each, is_set_up(each)) for each in (Channel.EMAIL, Channel.TELEGRAM)]
    context = {
        "form": form,
        "own": own,
        "calendar": calendar,
        "unset": [channel.label for channel, is_there in channels if not is_there],
        "has_channels": any(is_there for _, is_there in channels),
        "sent": Reminder.objects.filter(user=request.user, office_year=year)[:_SHOWN_REMINDERS],
        "awaited": _awaited(request),
    }
    return render(request, "reminders/reminders.html", context, status=status)


def _awaited(request: OfficeRequest) -> Sequence[AwaitedForm]:
    may_remind = request.here.roles & RIGHTS["remind_form"]["POST"]
    forms = forms_of(request.here.require_year()) if may_remind else None
    return awaited_forms(forms) if forms and not forms.year.is_closed else ()


def _address(request: OfficeRequest) -> str:
    year = request.here.require_year()
    return reverse("reminders", args=(year.office.slug, year.year))


def _back(request: OfficeRequest) -> HttpResponse:
    return redirect(_address(request))
