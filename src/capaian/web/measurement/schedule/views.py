"""The page of the schedule."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.schedule.forms import ScheduleForm
from capaian.web.offices.models import Role
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.overwriting import OvertakenError
from capaian.web.years.change import RefusedChangeError, require_open
from capaian.web.years.models import OfficeYear


@transaction.atomic
def schedule(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show when forms close and how often things are reported; the planner changes both."""
    own = request.here.require_year()
    is_sent = request.method == "POST"
    if is_sent:  # no form is handed in between what is looked at and what is written
        own = OfficeYear.objects.select_for_update().get(pk=own.pk)
    found = forms_of(own)
    if found is None:
        return render(request, "measurement/flawed.html", status=422 if is_sent else 200)
    form = ScheduleForm(found, request.POST.dict() if is_sent else None)
    context = {
        "form": form,
        "problems": (),
        "may_write": Role.PLANNER in request.here.roles and not own.is_closed,
    }
    if is_sent:
        try:
            require_open(own)
            form.require_as_shown()
        except OvertakenError as error:
            context |= {"form": form.overtaken_by(error), "overtaken": [*form.versions(error)]}
        except RefusedChangeError as error:
            context["problems"] = [("", error.message)]
        else:
            if form.is_valid():
                count = form.save(own, author_of(request))
                unchanged = "Jadwal sudah diperiksa; tidak ada yang berubah."
                messages.success(request, "Jadwal disimpan." if count else unchanged)
                return redirect("schedule", office=office, year=year)
            context["problems"] = [*form.problems]
    return render(request, "measurement/schedule.html", context, status=422 if is_sent else 200)
