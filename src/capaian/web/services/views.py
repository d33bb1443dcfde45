"""Pages of the service register: board, counter sheet, closing of a day, pasting of rows."""

from __future__ import annotations

from datetime import date
from typing import Final
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from capaian.domain.errors import CapaianError
from capaian.domain.period import Period, PeriodKind
from capaian.rules.registers.service_times import SPEED_DEFINITION
from capaian.web.complaints.counts import summarise
from capaian.web.services.blanks.stock import stock_lines
from capaian.web.services.catalogue import begin_catalogue, catalogue_of, stage_words
from capaian.web.services.daily_report import daily_report
from capaian.web.services.day_closing import (
    DayError,
    close_day,
    close_days,
    open_days,
    open_reports,
    reopen_day,
    report_day,
    stamp_of,
)
from capaian.web.services.forms import (
    ApplicantForm,
    PasteForm,
    PlaceForm,
    read_entry,
    read_presses,
    read_token,
)
from capaian.web.services.holders import posts_on
from capaian.web.services.pasting import read_rows
from capaian.web.services.presses import PressRules, RefusedPressesError, keep_presses
from capaian.web.services.register_papers import FORMS, hand_out_report
from capaian.web.services.sheet import sheet_of
from capaian.web.services.signing import day_of_office, sign_day
from capaian.web.services.sums import service_lines, sums_of_site, unfinished_days
from capaian.web.services.tickets.durations import ticket_lines
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.rights import RIGHTS
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

_UNFIT: Final = 422


def service_board(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what became of every service, what is late, low or due; sign a day that all sites closed."""
    own = request.here.require_year()
    catalogue = catalogue_of(own)
    day, refusal = PlaceForm(catalogue, year, request.GET).day, ""
    if request.method == "POST":
        try:
            sign_day(own, day, author_of(request), request.POST.get("dibaca", ""))
        except DayError as error:
            refusal = request.refused = error.message
        else:
            messages.success(request, f"Hari {day:%d-%m-%Y} ditandatangani.")
            return redirect(f"{request.path}?hari={day}")
    first, before, names = date(year, 1, 1), min(day, _before_today()), catalogue.sites
    unfinished = unfinished_days(own.office, first, before)
    late = [each for each in unfinished if each.closed_at is None]
    today, office_day = localdate(), day_of_office(own.office, catalogue, day)
    lines, month = service_lines(own, catalogue, day), Period(day.year, PeriodKind.MONTH, day.month)
    counted = {line.service.code: line.month for line in lines}
    context = {
        "day": day,
        "refusal": refusal,
        "month": month,
        "lines": lines,
        "ticket_lines": ticket_lines(own, catalogue, month, counted),
        "speed_definition": SPEED_DEFINITION,
        "sees_tickets": bool(request.here.roles & RIGHTS["tickets"]["GET"]),
        "late": [(each, names[each.site].name if each.site in names else each.site) for each in late],
        "unsigned": sorted({each.day for each in unfinished} - {each.day for each in late}),
        "office_day": office_day,
        "open_sites": {**office_day.waiting, **({} if catalogue.is_free(day) else office_day.empty)},
        "stock": [line for line in stock_lines(own.office, catalogue, day) if not line.site],
        "complaints": summarise(own, today),
        "may_sign": _may(request, "service_board"),
        "may_count": _may(request, "service_tallies"),
        "may_begin": _may(request, "service_catalogue"),
        "sees_months": bool(request.here.roles & RIGHTS["register_month"]["GET"]),
        "sees_blanks": bool(request.here.roles & RIGHTS["blanks"]["GET"]),
        "sees_complaints": bool(request.here.roles & RIGHTS["complaints"]["GET"]),
    }
    return render(request, "services/board.html", context, status=_UNFIT if refusal else 200)


def _before_today() -> date:
    today = localdate()
    return date.fromordinal(today.toordinal() - 1)


def _may(request: OfficeRequest, name: str) -> bool:
    is_open = not request.here.require_year().is_closed
    return is_open and bool(request.here.roles & RIGHTS[name]["POST"])


def service_catalogue(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Begin the catalogue of an office with the services of the rulebook."""
    own = request.here.require_year()
    if know(own).read.partial is None:
        request.refused = "Perbaiki dahulu galat perencanaan; daftar layanan belum dapat ditulis."
        return render(request, "services/board.html", {"problem": request.refused}, status=_UNFIT)
    try:
        count = begin_catalogue(own, author_of(request))
    except CapaianError as error:  # some rule of the year forbids it
        messages.error(request, error.message)
    else:
        messages.success(
            request, f"{count} layanan bawaan ditulis. Sesuaikan standar waktunya dengan kantor."
        )
    return redirect("service_tallies", office, year)


def service_tallies(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the counter sheet of a site on a day, and count what is entered without a script."""
    own = request.here.require_year()
    catalogue = catalogue_of(own)
    sent = request.POST if request.method == "POST" else request.GET
    place = PlaceForm(catalogue, year, sent)
    rules = PressRules(own, request.user, catalogue, localdate())
    problems: dict[str, str] = {}
    if request.method == "POST":
        entry = read_entry(request.POST, place.site, place.day)
        problems, refusal = {**entry.problems}, place.problem or entry.problem
        if not refusal and not problems:
            refusal = _refusal(request, rules, entry.presses)
        if not refusal and not problems:
            return redirect(f"{request.path}?{_where(request, place)}")
        request.refused = refusal
    posts = posts_on(request.user, own.office, place.day)
    context = {
        "place": place,
        "applicant": ApplicantForm(catalogue, place.site, posts, sent),
        "sheet": sheet_of(
            catalogue, sums_of_site(own.office, place.site, place.day), place.day, sent, problems
        ),
        "closed": own.office.site_days.filter(site=place.site, day=place.day).exclude(closed_at=None).first(),
        "obstacle": rules.find_reason_of_day(place.day),
        "refusal": getattr(request, "refused", ""),
        "is_typing": "ketik" in sent,
        "last": request.GET.get("terakhir", ""),
        "token": uuid4().hex,
        "may_begin": _may(request, "service_catalogue"),
    }
    status = _UNFIT if request.method == "POST" else 200
    return render(request, "services/tallies.html", context, status=status)


def _refusal(request: OfficeRequest, rules: PressRules, presses: tuple[object, ...]) -> str:
    try:
        keep_presses(rules.year, request.user, presses)  # type: ignore[arg-type]  # presses of the sheet
    except RefusedPressesError as error:
        return error.message
    return ""


def _where(request: OfficeRequest, place: PlaceForm) -> str:
    """Return what leads back to the sheet as it was: where, of whom, what was pressed last."""
    kept = {"tempat": place.site, "hari": place.day.isoformat()}
    kept |= {name: request.POST.get(name, "") for name in ("kecamatan", "jabatan")}
    if "ketik" in request.POST:
        kept["ketik"] = "ya"
    if cell := request.POST.get("tambah"):
        kept["terakhir"] = cell
    return urlencode(kept)


def service_presses(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Count a list of presses, all or none; the same list may come again."""
    own = request.here.require_year()
    try:
        # What a form sends was read before, and its body cannot be read again.
        presses = read_presses(request.body if request.content_type == "application/json" else b"")
    except (ValueError, KeyError, RecursionError):
        return JsonResponse({"refused": {}, "message": "Kiriman ini tidak dapat dibaca."}, status=_UNFIT)
    try:
        keep_presses(own, request.user, presses)
    except RefusedPressesError as error:
        reasons = {str(key): reason for key, reason in error.reasons.items()}
        return JsonResponse({"refused": reasons, "message": error.message}, status=_UNFIT)
    last = presses[-1]
    sums = sums_of_site(own.office, last.site, last.day)
    answer = {
        "acknowledged": [str(press.key) for press in presses],
        "site": last.site,
        "day": last.day.isoformat(),
        "sums": {"|".join(cell): total for cell, total in sums.items()},
    }
    return JsonResponse(answer)


def service_day(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the sums of a site's day with what is asked about them; close it, or open it again."""
    own = request.here.require_year()
    catalogue = catalogue_of(own)
    place = PlaceForm(catalogue, year, request.POST if request.method == "POST" else request.GET)
    problem, month = "", Period(year, PeriodKind.MONTH, place.day.month)
    if request.method == "POST" and request.POST.get("semua") != "periksa":
        try:
            messages.success(request, _change_day(request, own, place, month))
        except DayError as error:
            problem = request.refused = error.message
        else:
            query = urlencode({"tempat": place.site, "hari": place.day.isoformat()})
            return redirect(f"{reverse('service_day', args=[office, year])}?{query}")
    site = catalogue.sites.get(place.site)
    if site is not None and not place.problem and "semua" in request.POST:
        reports = open_reports(own, place.site, month)
        context = {"place": place, "site": site, "month": month, "reports": reports, "problem": problem}
        context["stamp"] = stamp_of(reports)
        return render(request, "services/days.html", context, status=_UNFIT)
    rules = PressRules(own, request.user, catalogue, localdate())
    context = {
        "place": place,
        "site": site,
        "report": report_day(own, place.site, place.day),
        "problem": problem,
        "obstacle": rules.find_reason_of_day(place.day),
        "may_close": _may(request, "service_day"),
        "month": month,
        "others": len({*open_days(own, place.site, month)} - {place.day}),
    }
    return render(request, "services/day.html", context, status=_UNFIT if problem else 200)


def _change_day(request: OfficeRequest, own: OfficeYear, place: PlaceForm, month: Period) -> str:
    """Close a day, all open days of its month, or open a closed one; returns what was done."""
    if place.problem:
        raise DayError(place.problem)
    if "buka" in request.POST:
        reopen_day(own, place.site, place.day, author_of(request, request.POST.get("alasan", "")))
        return "Hari dibuka kembali."
    read = request.POST.get("yakin", "")
    if "semua" in request.POST:
        return f"{close_days(own, place.site, month, author_of(request), read)} hari ditutup."
    close_day(own, place.site, place.day, author_of(request), read)
    return "Hari ditutup."


def service_daily(request: OfficeRequest, office: str, year: int, slug: str = "") -> HttpResponse:
    """Show the daily report to province and ministry, or give it as a file."""
    own = request.here.require_year()
    catalogue = catalogue_of(own)
    report = daily_report(own.office, catalogue, PlaceForm(catalogue, year, request.GET).day)
    if slug:
        return hand_out_report(request, report, slug)
    return render(request, "services/daily.html", {"report": report, "forms": FORMS})


def service_paste(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Read rows from a spreadsheet; nothing is counted before every name is known and somebody confirms."""
    own = request.here.require_year()
    catalogue = catalogue_of(own)
    is_sent = request.method == "POST"
    sent = request.POST if is_sent else request.GET
    place, form = PlaceForm(catalogue, year, sent), PasteForm(request.POST if is_sent else None)
    posts = posts_on(request.user, own.office, place.day)
    token, rows, refusal = read_token(sent.get("formulir", "")), None, ""
    if is_sent and form.is_valid():
        meant = {name: str(text) for name, text in sent.items() if name.startswith("arti-")}
        text, post = form.cleaned_data["tempelan"], sent.get("jabatan", "")
        rows = read_rows(text, place.site, post, token, catalogue, meant)
        if "simpan" in sent and sent.get("tempat") in catalogue.sites and rows.is_ready:
            rules = PressRules(own, request.user, catalogue, localdate())
            refusal = _refusal(request, rules, (*rows.presses,))
            if not refusal:
                messages.success(request, f"{len(rows.presses)} baris dihitung, jumlah {rows.total}.")
                return redirect("service_paste", office, year)
            request.refused = refusal
    context = {
        "place": place,
        "form": form,
        "applicant": ApplicantForm(catalogue, place.site, posts, sent),
        "rows": rows,
        "refusal": refusal,
        "token": token.hex,
        "ready": rows is not None and rows.is_ready,
        "preview": [
            (catalogue.services[service].name, stage_words(stage), total)
            for (service, stage), total in (rows.sums.items() if rows else ())
        ],
    }
    return render(request, "services/paste.html", context, status=_UNFIT if is_sent else 200)
