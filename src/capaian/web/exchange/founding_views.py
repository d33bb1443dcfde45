"""The page on which a year is founded: from the year before, from the catalogue, or from a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.errors import CapaianError, InputError
from capaian.domain.issue import Issue
from capaian.dossier.intake.words import bare_area_name
from capaian.web.exchange.content_checks import problem
from capaian.web.exchange.forms import (
    ApprovedYearForm,
    CatalogueForm,
    FoundingFileForm,
    FoundingForm,
    errors_of,
)
from capaian.web.exchange.issue_display import display_issue
from capaian.web.exchange.year_founding import found_from_approved, found_from_catalogue, found_from_file
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

_FORMS: Final[tuple[type[FoundingForm], ...]] = (ApprovedYearForm, CatalogueForm, FoundingFileForm)


def begin_year(request: OfficeRequest, office: str) -> HttpResponse:
    """Ask where a year is to come from, and found it."""
    own, chosen = request.here.office, request.POST.get("cara", "")
    # A form is taken for a sent one as soon as it gets data or files.
    ways = [form(own, *((request.POST, request.FILES) if form.way == chosen else ())) for form in _FORMS]
    issues: Sequence[Issue] = ()
    sent = next((way for way in ways if way.is_bound), None)
    if request.method == "POST" and sent is None:
        raise Http404
    if sent is not None and sent.is_valid():
        try:
            made = _found(request, sent)
        except InputError as error:
            issues = error.issues
        except CapaianError as error:
            issues = [problem(error.code, error.message, "")]
        else:
            _tell_regency(request, made)
            return redirect("year", office=office, year=made.year)
    context = {
        "ways": [way for way in ways if way.is_possible or way is sent],
        "errors": [*errors_of(sent)] if sent else [],
        "issues": [display_issue(issue) for issue in issues],
        "years": own.years.order_by("-year"),
    }
    return render(request, "exchange/begin.html", context, status=422 if sent else 200)


def _found(request: OfficeRequest, form: FoundingForm) -> OfficeYear:
    """Found the year that a form describes, and say what came of its evidence."""
    office, author, typed = request.here.office, author_of(request), form.cleaned_data
    if isinstance(form, ApprovedYearForm):
        return found_from_approved(office, typed["approved"], author)
    if isinstance(form, CatalogueForm):
        return found_from_catalogue(office, form.choice(), author)
    made, evidence = found_from_file(office, typed["file"], author, is_as_typed=typed["as_typed"])
    if evidence.cleaned:
        names = ", ".join(evidence.cleaned)
        messages.info(request, f"Foto disimpan tanpa lokasi dan data kamera; sidik berubah: {names}.")
    return made


def _tell_regency(request: OfficeRequest, made: OfficeYear) -> None:
    """Say of which regency a year was founded, while it can still be withdrawn: all papers name it."""
    facts, office = know(made).read.partial, made.office
    own = facts.office.regency_name if facts else ""
    where = f" Daerahnya {own}, {facts.office.province_name}." if facts else ""
    messages.success(request, f"Tahun {made.year} dimulai.{where}")
    is_first = not office.years.exclude(pk=made.pk).exists()
    if is_first and bare_area_name(own) not in bare_area_name(office.name):
        messages.warning(
            request,
            f"Nama dinas ini, {office.name}, tidak menyebut {own}. Bila daerahnya keliru, tarik kembali "
            "tahun ini di Beranda sebelum diisi.",
        )
