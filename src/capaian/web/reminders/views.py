"""The page on which a person chooses reminders, and the button of the planner."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from capaian.web.jobs.queue import enqueue
from capaian.web.measurement.forms import forms_of
from capaian.web.reminders.models import CHOSEN_EVENTS, Channel, Event, Reminder, Subscription
from capaian.web.reminders.sending import SendReminders, awaited_forms, is_set_up, remind
from capaian.web.site.access import OfficeRequest

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
    if deed == "coba":
        _try(request, own)
    elif form.is_valid():
        form.save()
        messages.success(request, "Pengingat disimpan.")
    else:
        return _page(request, own, form, 422 if request.method == "POST" else 200)
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


def _page(request: OfficeRequest, own: Subscription, form: SubscriptionForm, status: int) -> HttpResponse:
    year = request.here.require_year()
    forms = forms_of(year) if request.here.may("remind_form") else None
    unset = _unset_channels()
    context = {
        "form": form,
        "own": own,
        "has_channels": len(unset) < len(_WAYS_OUT),
        "sent": Reminder.objects.filter(user=request.user, office_year=year)[:_SHOWN_REMINDERS],
        "awaited": awaited_forms(forms) if forms and not year.is_closed else (),
    }
    return render(request, "reminders/reminders.html", context, status=status)
