"""The pages of the log: what happened in an office, newest first, as far as somebody asks for it."""

from __future__ import annotations

from typing import Final

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from capaian.web.history.forms import LogForm, done_to
from capaian.web.history.lines import LogLines
from capaian.web.measurement.form.cells import INPUTS
from capaian.web.offices.models import Office
from capaian.web.site.access import OfficeRequest
from capaian.web.trail.actions import LogSubject
from capaian.web.trail.models import Entry
from capaian.web.years.edits import row_name
from capaian.web.years.known import know

_ENTRIES_PER_PAGE: Final = 50


def history(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show entries of the log of an office, some at a time: nobody can change any of them."""
    own = request.here.require_year().office
    form = LogForm(request.GET, own)
    return _render(request, "history/history.html", form.narrow(_entries_of(own)), form)


def budget_changes(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what became of the amounts of a year, newest first: nothing else of the log."""
    own = request.here.require_year()
    start = row_name(own.pk, INPUTS, 0).removesuffix("0")
    changes = Entry.objects.filter(office=own.office, action__startswith="row.", subject__startswith=start)
    return _render(request, "history/budget.html", changes)


def _entries_of(office: Office) -> QuerySet[Entry]:
    """Return what the log tells of an office, and of the accounts of all who work in it."""
    people = [str(pk) for pk in office.memberships.values_list("user", flat=True).distinct()]
    of_people = done_to(LogSubject.ACCOUNT) & (Q(subject__in=people) | Q(subject="", office=None))
    pages = Q(office=None, subject__startswith=f"/{office.slug}/")
    own_pages = Q(office=None, subject__startswith="/akun/", actor__in=office.memberships.values("user"))
    return Entry.objects.filter(Q(office=office) | of_people | done_to(LogSubject.PAGE) & (pages | own_pages))


def _render(
    request: OfficeRequest, template: str, entries: QuerySet[Entry], form: LogForm | None = None
) -> HttpResponse:
    """Show entries, newest first, and the number from which older ones go on."""
    before, own = request.GET.get("sebelum", ""), request.here.require_year()
    if before.isdecimal() and len(before) < 19:
        entries = entries.filter(number__lt=int(before))
    found = [*entries.select_related("actor").order_by("-number")[: _ENTRIES_PER_PAGE + 1]]
    shown = found[:_ENTRIES_PER_PAGE]
    context = {
        "lines": LogLines(own, know(own), shown).lines(),
        "older": shown[-1].number if len(found) > len(shown) else None,
        "form": form,
        "has_others": form is not None and own.office.years.count() > 1,
    }
    return render(request, template, context)
