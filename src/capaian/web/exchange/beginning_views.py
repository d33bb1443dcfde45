"""The page on which a year begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.errors import CapaianError, InputError
from capaian.domain.issue import Issue
from capaian.dossier.years.snapshot_file import LIMIT
from capaian.rulebook import load_rulebook
from capaian.web.exchange.beginnings import (
    Package,
    Sent,
    UnsureError,
    begin_from_book,
    begin_from_catalogue,
    begin_from_package,
    begin_from_snapshot,
    find_doubts,
)
from capaian.web.exchange.belonging import problem
from capaian.web.exchange.continuation import continuation_words
from capaian.web.exchange.forms import CatalogueForm, FileForm, SnapshotForm, errors_of
from capaian.web.exchange.uploads import name_of, write_upload
from capaian.web.exchange.words import in_words
from capaian.web.measurement.models import ApprovedYear
from capaian.web.offices.models import Office
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.years.contents import content_path
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

_CATALOGUE, _FILE, _SNAPSHOT = "katalog", "berkas", "penutupan"


@dataclass(frozen=True)
class Way:
    """One of the ways in which a year begins, as the page offers it."""

    id: str
    title: str
    words: str
    button: str
    form: forms.Form


def begin_year(request: OfficeRequest, office: str) -> HttpResponse:
    """Ask where a year begins from, and begin it."""
    chosen = request.POST.get("cara", "")
    ways = _ways(request, chosen)
    issues: Sequence[Issue] = ()
    context: dict[str, object] = {}
    if request.method == "POST":
        way = next((each for each in ways if each.id == chosen), None)
        if way is None:
            raise Http404
        context["errors"] = [*errors_of(way.form)]
        if way.form.is_valid():
            try:
                made = _begin(request, way.form)
            except UnsureError as error:
                issues, context["doubtful"] = error.issues, error.doubtful
            except InputError as error:
                issues = error.issues
            except CapaianError as error:
                issues = [problem(error.code, error.message, "")]
            else:
                words = continuation_words(made) if way.id == _SNAPSHOT else _regency_words(made)
                messages.success(request, f"Tahun {made.year} dimulai. {words}".strip())
                for doubt in find_doubts(made):
                    messages.warning(request, doubt)
                return redirect("year", office=office, year=made.year)
    context |= {
        "beginnings": ways,
        "issues": [in_words(issue) for issue in issues],
        "leads": _leads(request.here.office),
        "years": request.here.office.years.order_by("-year"),
    }
    return render(request, "exchange/begin.html", context, status=422 if request.method == "POST" else 200)


def _regency_words(made: OfficeYear) -> str:
    """Return of which regency a year was begun: it decides what all papers say."""
    facts = know(made).found.office_year
    return f"Daerahnya {facts.office.regency_name}, {facts.office.province_name}." if facts else ""


def _ways(request: OfficeRequest, chosen: str) -> list[Way]:
    """Return the ways, the likeliest first; only the form that was sent holds what was sent."""
    office, leads = request.here.office, _leads(request.here.office)
    data = {_CATALOGUE: None, _FILE: None, _SNAPSHOT: None, chosen: request.POST}
    files = {_FILE: None, _SNAPSHOT: None, chosen: request.FILES}  # with files a form is taken for a sent one
    snapshot = SnapshotForm(
        data[_SNAPSHOT], files[_SNAPSHOT], _approved(office), chosen=leads.sha256 if leads else ""
    )
    file = FileForm(data[_FILE], files[_FILE], auto_id="berkas_%s")
    catalogue = CatalogueForm(data[_CATALOGUE], _usual(office))
    following = f"tahun {leads.year} yang disahkan" if leads else "tahun yang disahkan"
    ways = [
        Way(
            _SNAPSHOT,
            f"Dari {following}",
            "Rencana dan teks dilanjutkan; angka yang disahkan menjadi pembanding.",
            f"Mulai tahun {leads.next}" if leads else "Mulai tahun berikutnya",
            snapshot,
        ),
        Way(
            _CATALOGUE,
            "Dari katalog",
            "Semua baris disiapkan; angkanya kosong.",
            "Mulai dari katalog",
            catalogue,
        ),
        Way(
            _FILE,
            "Dari berkas",
            "Dossier dari halaman Tukar data, dengan bukti di dalamnya, atau buku kerja yang sudah diisi.",
            "Mulai dari berkas",
            file,
        ),
    ]
    return ways if leads else [ways[1], ways[0], ways[2]]


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
    if last is None:
        return {}
    facts = know(last).found.office_year
    if facts is None:
        return {"year": last.year + 1}
    own = facts.office
    is_listed = any(area.code == own.regency for area in load_rulebook().areas)
    names = {} if is_listed else {"name": own.regency_name, "province": own.province_name}
    return {"year": last.year + 1, "regency": str(own.regency), **names}


def _approved(office: Office) -> list[tuple[str, str]]:
    found = ApprovedYear.objects.filter(office_year__office=office, voided_at=None).order_by("-at")
    return [(one.sha256, f"{one.office_year.year}, {one}") for one in found.select_related("office_year")]


def _begin(request: OfficeRequest, form: forms.Form) -> OfficeYear:
    office, author = request.here.office, author_of(request)
    if isinstance(form, CatalogueForm):
        return begin_from_catalogue(office, form.choice(), author)
    if isinstance(form, SnapshotForm):
        return begin_from_snapshot(office, *_snapshot(form), author)
    with TemporaryDirectory(prefix="capaian-") as place:
        file = form.cleaned_data["file"]
        is_book = (file.name or "").lower().endswith(".xlsx")
        path, folder = Path(place) / f"kiriman.{'xlsx' if is_book else 'zip'}", Path(place) / "isi"
        folder.mkdir()
        sent = Sent(path, name_of(file), write_upload(file, path))
        if is_book:
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
    """Return a snapshot and the SHA-256 that it is to have."""
    chosen: str = form.cleaned_data.get("approved", "")
    if chosen:
        return content_path(chosen).read_bytes(), chosen
    file = form.cleaned_data["file"]
    return file.read(LIMIT + 1), form.cleaned_data["sha256"].lower() or None
