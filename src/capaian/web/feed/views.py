"""Pages of the registers of a year: which months are closed, what they filled, closing and reopening them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.closed_month import Register
from capaian.rules.registers.service_times import SPEED_DEFINITION
from capaian.web.feed.figures import durations_of, fed_lines, holder_lines, sums_of
from capaian.web.feed.forms import ReopeningForm
from capaian.web.feed.models import ClosedMonth
from capaian.web.feed.month_closing import (
    PlannedChange,
    close_month,
    feeding,
    find_obstacles,
    plan_closing,
    plan_reopening,
    register_counts,
    reopen_month,
)
from capaian.web.measurement.reopening import ReopeningError, foresee_reopened
from capaian.web.planning.sheets import slug_of
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.rights import RIGHTS
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

_MONTHS: Final = range(1, 13)


@dataclass(frozen=True, slots=True)
class MonthState:
    """A month of a register in the overview."""

    month: Period
    version: ClosedMonth | None
    """The version in force; `None`: open."""


def register_months(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show which months of which registers are closed."""
    own = request.here.require_year()
    closed = {(each.register, each.month): each for each in own.closed_months.filter(reopened_on=None)}
    months = [Period(year, PeriodKind.MONTH, number) for number in _MONTHS]
    table = [
        (register, [MonthState(month, closed.get((register.value, month.ordinal))) for month in months])
        for register in register_counts()
    ]
    context = {
        "table": table,
        "months": months,
        "today": localdate(),
        "may_open": bool(request.here.roles & RIGHTS["register_month"]["GET"]),
        "sees_blanks": bool(request.here.roles & RIGHTS["blanks"]["GET"]),
        "sees_visits": bool(request.here.roles & RIGHTS["visits"]["GET"]),
        "sees_complaints": bool(request.here.roles & RIGHTS["complaints"]["GET"]),
        "sees_tickets": bool(request.here.roles & RIGHTS["tickets"]["GET"]),
        "may_count": bool(request.here.roles & RIGHTS["service_tallies"]["GET"]),
    }
    return render(request, "feed/months.html", context)


def register_month(request: OfficeRequest, office: str, year: int, slug: str, pk: int) -> HttpResponse:
    """Show a month (`pk`) of a register (`slug`) and what it fills; close it, or reopen it with a reason."""
    own, chosen, period = request.here.require_year(), _register(slug), _month(year, pk)
    form = ReopeningForm(request.POST if request.method == "POST" else None)
    versions = [*own.closed_months.filter(register=chosen, month=pk).select_related("by")]
    version = next((each for each in versions if each.reopened_on is None), None)
    if request.method == "POST":
        reason = str(form.data.get("alasan", ""))
        author = author_of(request, reason)
        try:
            if "buka" in request.POST:
                reopen_month(own, chosen, period, author)
                messages.success(request, f"{chosen.words.capitalize()} {period.label} dibuka kembali.")
            else:
                made = close_month(own, chosen, period, author)
                messages.success(
                    request,
                    f"{chosen.words.capitalize()} {period.label} ditutup, versi {made.version}. "
                    f"Sidik {made.sha256[:16]}.",
                )
        except RefusedChangeError as error:
            form.problem = error.here if isinstance(error, ReopeningError) else error.message
            request.refused = form.problem
        else:
            return redirect("register_month", office, year, slug, pk)
    context = _closed(request, own, version) if version else _open(request, own, chosen, period, versions)
    context |= {
        "register": chosen,
        "speed_definition": SPEED_DEFINITION,
        "month": period,
        "form": form,
        "version": version,
        "versions": versions,
        "feeds": slug_of("feeds.csv"),
        "may_close": bool(request.here.roles & RIGHTS["register_month"]["POST"]),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "feed/month.html", context, status=status)


def _closed(request: OfficeRequest, own: OfficeYear, version: ClosedMonth) -> dict[str, object]:
    register, month = Register(version.register), Period(own.year, PeriodKind.MONTH, version.month)
    return {
        "sums": sums_of(own, register, month),
        "durations": durations_of(own, register, month),
        "lines": fed_lines(own, register, month),
        "holders": holder_lines(own, register, month),
        **_foresee(request, own, plan_reopening(own, register, month)),
    }


def _open(
    request: OfficeRequest,
    own: OfficeYear,
    register: Register,
    month: Period,
    versions: Sequence[ClosedMonth],
) -> dict[str, object]:
    count = register_counts()[register](own, month)
    planned = plan_closing(own, register, month, count, versions)
    return {
        "sums": sums_of(own, register, month, count.figures),
        "durations": durations_of(own, register, month, count.figures),
        "lines": fed_lines(own, register, month, planned),
        "typed": [
            (" ".join(filter(None, cell.key.values())), text, cell.text) for cell, text in planned.typed
        ],
        "obstacles": [*find_obstacles(month, count)],
        "questions": count.questions,
        "days": count.days,
        "sites": count.sites,
        **_foresee(request, own, planned.change),
    }


def _foresee(request: OfficeRequest, own: OfficeYear, planned: PlannedChange) -> Mapping[str, object]:
    with feeding():
        texts = {**know(own).kept.base, **planned.texts}
        foreseen = foresee_reopened(own, planned.edits, author_of(request), texts)
    return {"elsewhere": planned.elsewhere, **foreseen}


def register_version(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Give a version of a month as its canonical JSON, of which the fingerprint is printed."""
    made = get_object_or_404(request.here.require_year().closed_months.exclude(figures=""), pk=pk)
    answer = HttpResponse(made.figures, content_type="application/json")
    name = f"register-{made.register}-{year}-M{made.month:02}-v{made.version}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _register(text: str) -> Register:
    if text not in {each.value for each in register_counts()}:
        raise Http404
    return Register(text)


def _month(year: int, month: int) -> Period:
    if month not in _MONTHS:
        raise Http404
    return Period(year, PeriodKind.MONTH, month)
