"""Pages of the service register: board, counter sheet, closing of a day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Final
from urllib.parse import urlencode
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from capaian.domain.errors import CapaianError
from capaian.domain.identifiers import PostId
from capaian.domain.period import Period
from capaian.domain.registers.closed_month import Register
from capaian.dossier.tables.parts import HOLIDAYS
from capaian.rules.registers.balance import SPEED_DEFINITION
from capaian.web.complaints.register import summarise
from capaian.web.feed.models import find_reason_of_day
from capaian.web.papers.views import FILE_FORMS
from capaian.web.people.holder_numbers import HolderNumbers
from capaian.web.planning import rulebook_defaults
from capaian.web.services import day_closing
from capaian.web.services.blanks.stock import stock_lines
from capaian.web.services.catalogue import Catalogue, catalogue_of, stage_words
from capaian.web.services.forms import ApplicantForm, PlaceForm, read_entry, read_presses, sheet_of
from capaian.web.services.presses import Press, RefusedPressesError, keep_presses
from capaian.web.services.sums import (
    day_address,
    service_lines,
    sheet_counts,
    sums_of_day,
    unfinished_days,
)
from capaian.web.services.tickets.steps import ticket_lines
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.form_page import FormPage
from capaian.web.site.unread_entries import require_days
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear
from capaian.web.years.open_parts import is_locked

_UNFIT: Final = 422


class ServiceBoard(FormPage[forms.Form]):
    """Show what became of every service, what is late, low or due;
    sign a day that all sites closed.
    """

    template = "services/board.html"
    form_class = forms.Form

    @cached_property
    def catalogue(self) -> Catalogue:
        """What the office counts."""
        return catalogue_of(self.year)

    @cached_property
    def place(self) -> PlaceForm:
        """The day until which it is shown."""
        return PlaceForm(self.catalogue, self.year.year, self.request.GET)

    def _keep(self, form: forms.Form) -> str:
        days, words = [self.place.day], f"Hari {self.place.day:%d-%m-%Y}"
        if "semua" in self.request.POST:
            ready = day_closing.days_to_sign(
                self.year, self.catalogue, Period.month_of(self.place.day)
            )
            days, words = [each.of_office.day for each in ready], f"{len(ready)} hari"
        day_closing.sign_days(self.year, days, self.author(), self.request.POST.get("dibaca", ""))
        return f"{words} ditandatangani."

    def _next_address(self, form: forms.Form) -> str:
        return f"{self.request.path}?hari={self.place.day}"

    def _context(self) -> Mapping[str, object]:
        own, catalogue, day = self.year, self.catalogue, self.place.day
        require_days(own)
        names, month = catalogue.site_names, Period.month_of(day)
        yesterday = localdate() - timedelta(days=1)
        unfinished = unfinished_days(own.office, date(own.year, 1, 1), min(day, yesterday))
        late = [each for each in unfinished if each.closed_at is None]
        office_day = day_closing.day_of_office(own.office, catalogue, day)
        lines = service_lines(own, catalogue, day)
        counted = {line.service.code: line.month for line in lines}
        is_signing = "semua" in {**self.request.GET.dict(), **self.request.POST.dict()}
        to_sign = day_closing.days_to_sign(own, catalogue, month) if is_signing else []
        # Cells of all sites and details together, recaps among them: it is signed with the
        # services.
        office_work: dict[str, Counter[str]] = defaultdict(Counter)
        for _, service, stage, total in office_day.sums:
            if not catalogue.is_service(service):
                office_work[catalogue.service_names[service]][stage_words(stage)] += total
        return {
            "office_work": {name: dict(counts) for name, counts in office_work.items()},
            "is_signing": is_signing,
            "to_sign": to_sign,
            "stamp": day_closing.stamp_of([office_day]),
            "stamp_of_all": day_closing.stamp_of(each.of_office for each in to_sign),
            "place": self.place,
            "day": day,
            "month": month,
            "lines": lines,
            "ticket_lines": ticket_lines(own, catalogue, month, counted),
            "speed_definition": SPEED_DEFINITION,
            "late": [(each, names.get(each.site, each.site)) for each in late],
            "unsigned": sorted({each.day for each in unfinished} - {each.day for each in late}),
            "office_day": office_day,
            "open_sites": {
                **office_day.waiting,
                **({} if catalogue.is_free(day) else office_day.empty),
            },
            "stock": [line for line in stock_lines(own.office, catalogue, day) if not line.site],
            "complaints": summarise(own, localdate()),
            **_defaults(self.request, own),
        }


def service_catalogue(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Take over services and work of posts, or holidays, from the rulebook."""
    own = request.here.require_year()
    facts, sent = know(own).read.partial, request.POST
    if facts is None:
        request.refused = "Perbaiki dahulu galat perencanaan; daftar layanan belum dapat ditulis."
        return render(
            request, "services/board.html", {"unreadable": request.refused}, status=_UNFIT
        )
    chosen = [
        (each, sent.get(f"jabatan-{number}"))
        for number, each in enumerate(rulebook_defaults.default_posts(facts))
    ]
    posts = {
        each.name: [*map(PostId, codes.split())]
        for each, codes in chosen
        if codes in dict(each.choices) and codes
    }
    if "layanan" in sent:
        posts[rulebook_defaults.SERVICES_TO_CITIZENS] = []
    is_of_holidays = "usul-libur" in sent
    try:
        if is_of_holidays:
            count = rulebook_defaults.add_holidays(own, sent.getlist("libur"), author_of(request))
            done = f"{count} hari libur ditulis."
        else:
            count = rulebook_defaults.begin_catalogue(own, posts, author_of(request))
            done = (
                f"{count} jenis bawaan ditulis. Sesuaikan standar waktu dan batas harinya "
                "dengan kantor."
            )
    except CapaianError as error:  # some rule of the year forbids it
        messages.error(request, error.message)
    else:
        messages.success(request, done)
    return redirect("service_board" if is_of_holidays else "service_tallies", office, year)


def service_tallies(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the counter sheet of a site on a day, and count what is entered without a script."""
    own = request.here.require_year()
    catalogue, sent, place = _place_sent(request, own)
    problems: dict[str, str] = {}
    if request.method == "POST":
        presses, problems = read_entry(request.POST, place.site, place.day, catalogue)
        refusal = place.obstacle or (
            "" if presses or problems else "Tidak ada angka yang dikirim."
        )
        refusal = refusal or ("" if problems else _refusal(request, own, presses))
        if not refusal and not problems:
            more = {"ketik": "ya"} if "ketik" in sent else {"terakhir": sent.get("tambah", "")}
            counts = [each.count for each in presses if not catalogue.is_level(each.service)]
            levels = len(presses) - len(counts)
            done = [f"{sum(counts)} ditambahkan"] if counts else []
            done += [f"{levels} keadaan dicatat"] if levels else []
            messages.success(request, f"{', '.join(done)}: {place.words}.")
            return redirect(f"{request.path}?{_where(sent, place, **more)}")
        request.refused = refusal
    posts = HolderNumbers(own.office, request.user).posts_on(place.day)
    counted = sheet_counts(own.office, place.site, place.day, request.user)
    context = {
        "place": place,
        "where": _where(sent, place),
        "applicant": ApplicantForm(catalogue, place.site, posts, sent),
        "sheet": sheet_of(catalogue, counted, sent, problems, posts),
        "today": localdate(),
        "has_kinds": bool(catalogue.services),
        "closed": own.office.site_days.filter(site=place.site, day=place.day)
        .exclude(closed_at=None)
        .first(),
        "obstacle": find_reason_of_day(own, Register.SERVICES, place.day),
        "refusal": getattr(request, "refused", ""),
        "is_typing": "ketik" in sent,
        "last": request.GET.get("terakhir", ""),
        "token": uuid4().hex,
        **_defaults(request, own),
    }
    status = _UNFIT if request.method == "POST" else 200
    return render(request, "services/tallies.html", context, status=status)


def _defaults(request: OfficeRequest, own: OfficeYear) -> Mapping[str, object]:
    """Return what the office may take over from the rulebook, for who may write it."""
    facts, may_begin = know(own).read.partial, request.here.may_write("service_catalogue")
    if facts is None or not may_begin or is_locked(own, HOLIDAYS.file):
        return {}
    return {
        "default_posts": rulebook_defaults.default_posts(facts),
        "holidays": rulebook_defaults.proposed_holidays(facts),
        "has_holidays": bool(facts.holidays),
    }


def _place_sent(request: OfficeRequest, own: OfficeYear) -> tuple[Catalogue, QueryDict, PlaceForm]:
    """Return what the office counts, what a page sends, and the site and day that it means."""
    catalogue, sent = catalogue_of(own), request.POST if request.method == "POST" else request.GET
    holdings = own.office.holdings.filter(user=request.user) if not sent.get("tempat") else ()
    return catalogue, sent, PlaceForm(catalogue, own.year, sent, [each.post for each in holdings])


def _refusal(request: OfficeRequest, own: OfficeYear, presses: Sequence[Press]) -> str:
    try:
        keep_presses(own, request.user, presses)
    except RefusedPressesError as error:
        return error.message
    return ""


def _where(sent: QueryDict, place: PlaceForm, **more: str) -> str:
    """Return what leads back to a sheet as it was: where, when, of whom."""
    kept = {name: sent[name] for name in ("kecamatan", "jabatan") if name in sent}
    return urlencode({"tempat": place.site, "hari": place.day.isoformat(), **kept, **more})


def service_presses(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Count a list of presses, all or none; the same list may come again."""
    own = request.here.require_year()
    try:
        # What a form sends was read before, and its body cannot be read again.
        presses = read_presses(request.body if request.content_type == "application/json" else b"")
    except (ValueError, KeyError, RecursionError):
        return JsonResponse(
            {"refused": {}, "message": "Kiriman ini tidak dapat dibaca."}, status=_UNFIT
        )
    try:
        keep_presses(own, request.user, presses)
    except RefusedPressesError as error:
        reasons = {str(key): reason for key, reason in error.reasons.items()}
        links = {
            str(each.key): day_address(own, each.site, each.day)
            for each in presses
            if each.key in error.reasons
        }
        return JsonResponse(
            {"refused": reasons, "links": links, "message": error.message}, status=_UNFIT
        )
    last = presses[-1]
    sums = sums_of_day(own.office, last.day, site=last.site)
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
    catalogue, sent, place = _place_sent(request, own)
    problem, month = "", Period.month_of(place.day)
    if request.method == "POST" and request.POST.get("semua") != "periksa":
        try:
            messages.success(request, _change_day(request, own, place, month))
        except RefusedChangeError as error:
            problem = request.refused = error.message
        else:
            return redirect(f"{request.path}?{_where(sent, place)}")
    site = catalogue.sites.get(place.site)
    if site is not None and not place.obstacle and "semua" in request.POST:
        days = day_closing.open_days(own, place.site, month)
        reports = [day_closing.report_day(own, place.site, day) for day in days]
        context = {
            "place": place,
            "site": site,
            "month": month,
            "reports": reports,
            "problem": problem,
        }
        context["stamp"] = day_closing.stamp_of(reports)
        return render(request, "services/days.html", context, status=_UNFIT)
    report = day_closing.report_day(own, place.site, place.day)
    context = {
        "place": place,
        "site": site,
        "report": report,
        "stamp": day_closing.stamp_of([report]),
        "tables": own.office.counted_tables.filter(
            tallies__site=place.site, tallies__day=place.day
        ).distinct(),
        "problem": problem,
        "obstacle": find_reason_of_day(own, Register.SERVICES, place.day),
        "month": month,
        "others": len({*day_closing.open_days(own, place.site, month)} - {place.day}),
    }
    return render(request, "services/day.html", context, status=_UNFIT if problem else 200)


def _change_day(request: OfficeRequest, own: OfficeYear, place: PlaceForm, month: Period) -> str:
    """Close a day, all open days of its month, or open a closed one; returns what was done."""
    if place.obstacle:
        raise RefusedChangeError(place.obstacle)
    if "buka" in request.POST:
        day_closing.reopen_day(
            own, place.site, place.day, author_of(request, request.POST.get("alasan", ""))
        )
        return "Hari dibuka kembali."
    read = request.POST.get("yakin", "")
    days, words = [place.day], "Hari"
    if "semua" in request.POST:
        days = day_closing.open_days(own, place.site, month)
        words = f"{len(days)} hari"
    day_closing.close_days(own, place.site, days, author_of(request), read)
    return f"{words} ditutup."


def service_daily(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the daily report to province and ministry."""
    own = request.here.require_year()
    require_days(own)
    catalogue = catalogue_of(own)
    place = PlaceForm(catalogue, year, request.GET)
    report = day_closing.daily_report(own.office, catalogue, place.day)
    context = {"place": place, "report": report, "forms": FILE_FORMS}
    return render(request, "services/daily.html", context)
