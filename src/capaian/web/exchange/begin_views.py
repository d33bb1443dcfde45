"""The page on which a year begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.errors import CapaianError, InputError
from capaian.domain.issue import Issue
from capaian.dossier.years.snapshot_file import LIMIT
from capaian.rulebook import load_rulebook
from capaian.web.evidence.admit import Looked
from capaian.web.exchange.begin import (
    Package,
    Sent,
    UnsureError,
    begin_from_book,
    begin_from_catalogue,
    begin_from_package,
    begin_from_snapshot,
)
from capaian.web.exchange.belonging import problem
from capaian.web.exchange.carried import carried_words
from capaian.web.exchange.doubts import find_doubts
from capaian.web.exchange.forms import BookForm, CatalogueForm, PackageForm, SnapshotForm, errors_of
from capaian.web.exchange.uploads import name_of, write_upload
from capaian.web.exchange.words import in_words
from capaian.web.measurement.models import ApprovedYear
from capaian.web.offices.models import Office
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.years.contents import content_path
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

_WAYS: Final = ("katalog", "dossier", "buku", "penutupan")


def begin_year(request: OfficeRequest, office: str) -> HttpResponse:
    """Ask where a year begins from, and begin it."""
    way = request.POST.get("cara", "")
    forms_ = _forms(request, way)
    issues: Sequence[Issue] = ()
    doubtful: Sequence[tuple[str, Looked]] = ()
    if request.method == "POST":
        if way not in _WAYS:
            raise Http404
        if forms_[way].is_valid():
            try:
                made = _begin(request, forms_[way], way)
            except InputError as error:
                issues = error.issues
                doubtful = error.doubtful if isinstance(error, UnsureError) else ()
            except CapaianError as error:
                issues = [problem(error.code, error.message, "")]
            else:
                said = carried_words(made) if way == "penutupan" else _whose(made)
                messages.success(request, f"Tahun {made.year} dimulai. {said}".strip())
                for doubt in find_doubts(made):
                    messages.warning(request, doubt)
                return redirect("year", office=office, year=made.year)
    is_wrong = request.method == "POST"
    context = {
        "forms": forms_,
        "way": way,
        "doubtful": doubtful,
        "issues": [in_words(issue) for issue in issues],
        "errors": [*errors_of(forms_[way])] if is_wrong else [],
        "leads": _leads(request.here.office),
        "years": request.here.office.years.order_by("-year"),
    }
    return render(request, "exchange/begin.html", context, status=422 if is_wrong else 200)


def _whose(made: OfficeYear) -> str:
    """Return of which regency a year was begun: it decides what all papers say."""
    facts = know(made).found.office_year
    return f"Daerahnya {facts.office.regency_name}, {facts.office.province_name}." if facts else ""


def _forms(request: OfficeRequest, way: str) -> dict[str, Any]:
    """Return the forms by the way; only that which was sent holds what was sent."""
    data, files, office = request.POST, request.FILES, request.here.office
    sent = {one: data if one == way else None for one in _WAYS}
    return {
        "katalog": CatalogueForm(sent["katalog"], _usual(office)),
        "dossier": PackageForm(sent["dossier"], files if way == "dossier" else None, auto_id="dossier_%s"),
        "buku": BookForm(sent["buku"], files if way == "buku" else None, auto_id="buku_%s"),
        "penutupan": SnapshotForm(
            sent["penutupan"],
            files if way == "penutupan" else None,
            approved=_approved(office),
            chosen=leads.sha256 if (leads := _leads(office)) else "",
        ),
    }


@dataclass(frozen=True, slots=True)
class Leads:
    """The last year of an office, where it is approved: the next one goes on from it."""

    year: int
    sha256: str

    @property
    def next(self) -> int:
        """The year that is to be begun."""
        return self.year + 1


def _leads(office: Office) -> Leads | None:
    """Return what the office most likely goes on from; `None` where its last year is not approved."""
    last = office.years.order_by("-year").first()
    approval = last.approvals.filter(voided_at=None).order_by("-at").first() if last else None
    return Leads(last.year, approval.sha256) if last and approval else None


def _usual(office: Office) -> dict[str, object]:
    """Return what the office most likely begins: the year after its last one."""
    last = office.years.order_by("-year").first()
    facts = know(last).found.office_year if last else None
    if last is None:
        return {}
    if facts is None:
        return {"year": last.year + 1}
    own = facts.office
    is_listed = any(area.code == own.regency for area in load_rulebook().areas)
    names = {} if is_listed else {"name": own.regency_name, "province": own.province_name}
    return {"year": last.year + 1, "regency": str(own.regency), **names}


def _approved(office: Office) -> list[tuple[str, str]]:
    found = ApprovedYear.objects.filter(office_year__office=office, voided_at=None).order_by("-at")
    return [(one.sha256, f"{one.office_year.year}, {one}") for one in found.select_related("office_year")]


def _begin(request: OfficeRequest, form: forms.Form, way: str) -> OfficeYear:
    office, author = request.here.office, author_of(request)
    if isinstance(form, CatalogueForm):
        return begin_from_catalogue(office, form.choice(), author)
    if isinstance(form, SnapshotForm):
        return begin_from_snapshot(office, *_snapshot(form), author)
    with TemporaryDirectory(prefix="capaian-") as place:
        path, folder = Path(place) / f"kiriman.{'xlsx' if way == 'buku' else 'zip'}", Path(place) / "isi"
        folder.mkdir()
        file = form.cleaned_data["file"]
        sent = Sent(path, name_of(file), write_upload(file, path))
        if isinstance(form, BookForm):
            return begin_from_book(office, sent, author, is_as_typed=form.cleaned_data["as_typed"])
        package = Package(sent, folder, Path(place) / "bukti", request.POST.getlist("yakin"))
        made, proofs = begin_from_package(office, package, author)
    if proofs.cleaned:
        names = ", ".join(proofs.cleaned)
        messages.info(request, f"Foto disimpan tanpa lokasi dan data kamera; sidik berubah: {names}.")
    if proofs.unlisted:
        names = ", ".join(proofs.unlisted)
        messages.info(request, f"Tidak tercantum di evidence.yaml, jadi tidak dipakai: {names}.")
    return made


def _snapshot(form: SnapshotForm) -> tuple[bytes, str | None]:
    """Return a snapshot and its SHA-256 as it was told."""
    chosen: str = form.cleaned_data.get("approved", "")
    if chosen:
        return content_path(chosen).read_bytes(), chosen
    file: UploadedFile[bytes] = form.cleaned_data["file"]
    return file.read(LIMIT + 1), form.cleaned_data["sha256"].lower() or None
