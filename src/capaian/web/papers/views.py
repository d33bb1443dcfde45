"""Pages of papers: all kinds, one kind with what it lacks and its versions, and one version."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import Final

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from capaian.domain.issue import Level
from capaian.rules.facts import group
from capaian.web.evidence.views import hand_out
from capaian.web.jobs.models import OPEN, Job, JobState
from capaian.web.offices.models import Role
from capaian.web.papers.making import KIND, order_papers
from capaian.web.papers.models import PaperVersion, VersionState
from capaian.web.papers.readiness import (
    KINDS,
    PaperLack,
    Readiness,
    kind_titles,
    lacks_of,
    readiness_of,
    undrawable_rows,
)
from capaian.web.papers.versions import (
    DRAFT_READERS,
    ApprovalError,
    approve,
    data_hash,
    find_obstacle,
    readable_versions,
    record_deed,
)
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.csv_files import invented
from capaian.web.trail.record import Author
from capaian.web.years.known import know
from capaian.web.years.recent_lists import find_recent

_NEWS: Final = timedelta(days=1)
"""How long it is shown that a job failed or was cancelled."""
MEDIA_TYPES: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
FILE_FORMS: Final = ("xlsx", "docx", "pdf")
"""Files of papers that are made when they are asked for: of a day, of an approval."""
PREVIEW_POLICY: Final = (
    "sandbox allow-scripts; default-src 'none'; style-src 'unsafe-inline'; script-src "
    "'unsafe-inline'; "
    "img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Of a paper shown in the browser: it stands apart from our pages, loads nothing, and by the
policy that is within the file runs no script but its own.
"""


class PaperForm(forms.Form):
    """Period, thing and edition of the papers of a kind;
    fields are there where there is a choice.
    """

    def __init__(self, readiness: Readiness, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # the data of a request, or none
        state, subjects = readiness.state, readiness.subjects
        parts = readiness.parts if state.can_be_given else state.periods
        whole = [("", "Tahun penuh")] if state.can_be_given else []
        if parts:
            self._offer(
                "period", "Periode", [*whole, *((str(part), part.label) for part in parts)]
            )
        if subjects:
            self._offer("subject", "Untuk", [("", f"Semua ({len(subjects)} naskah)"), *subjects])
        if readiness.has_editions:
            audit = "Edisi audit: dengan metode, keterbatasan, data gambar, dan jejak setiap angka"
            editions = [("", "Edisi pembaca: dibaca dan ditandatangani"), ("audit", audit)]
            self._offer("edition", "Isi docx dan pdf", editions)

    def _offer(self, name: str, label: str, choices: list[tuple[str, str]]) -> None:
        widget = forms.Select(attrs={"class": "kotak"})
        self.fields[name] = forms.ChoiceField(
            label=label, choices=choices, required=False, widget=widget
        )


class PaperApprovalForm(forms.Form):
    """The head confirms to have read the version."""

    use_required_attribute = False  # the page says what is missing, on any telephone

    dibaca = forms.BooleanField(
        label="Saya sudah membaca versi ini",
        error_messages={"required": "Baca naskahnya, lalu centang bahwa Anda sudah membacanya."},
    )


def papers(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show all kinds: what can be made, what each kind lacks, and its latest version."""
    own, sees_readiness = request.here.require_year(), _sees_readiness(request)
    known, state = know(own), None
    if sees_readiness and known.computable:
        minutes = (
            0 if "baru" in request.GET else 5
        )  # all kinds are composed for it; pages of kinds are exact
        state = find_recent(
            own, request.user, "papers", lambda year: readiness_of(know(year), KINDS), minutes
        )
    found = state.value if state else {}
    versions = group(
        readable_versions(request).order_by("-made_at", "-pk"), lambda each: each.kind
    )
    at_work = {job.arguments["kind"] for job in _jobs(request).filter(state__in=OPEN)}
    context = {
        "kinds": [
            (kind, found.get(kind), versions.get(kind, ()), kind in at_work)
            for kind in KINDS
            if found.get(kind) or kind in versions
        ],
        "titles": kind_titles(),
        "state": state,
        "current": data_hash(known),
        "sees_readiness": sees_readiness,
        "undrawable": known.undrawable,
        "problems": _problems(request) if sees_readiness and not any(found.values()) else [],
    }
    return render(request, "papers/papers.html", context)


def paper_kind(request: OfficeRequest, office: str, year: int, slug: str) -> HttpResponse:
    """Show what a kind lacks, where that is cured, and its versions; put it into the queue.

    A version of the same data that was approved is not made again.
    """
    if slug not in KINDS:
        raise Http404
    own, sees_readiness = request.here.require_year(), _sees_readiness(request)
    known, form = know(own), None
    readiness = readiness_of(known, [slug]).get(slug) if sees_readiness else None
    if readiness and readiness.can_be_made:
        form = PaperForm(readiness, request.POST if request.method == "POST" else None)
    if readiness and form and form.is_valid():
        wanted = (form.cleaned_data.get(name, "") for name in ("period", "subject", "edition"))
        period, subject, edition = wanted
        found = None if edition else _find_approved(request, readiness, period, subject)
        if found is not None:
            messages.info(
                request, f"{found.title}, versi {found.number}, sudah disetujui dengan data ini."
            )
            return redirect("paper_version", office, year, found.pk)
        order_papers(own, request.user, slug, period, subject, edition)
        return redirect("paper_kind", office, year, slug)
    versions = readable_versions(request).filter(kind=slug).order_by("-made_at", "-pk")
    if not sees_readiness and not versions:
        raise Http404
    signs = undrawable_rows(own, known)
    lacks = [*lacks_of(own, known, readiness.state.issues), *signs] if readiness else []
    job = (
        _jobs(request).filter(arguments__kind=slug).order_by("-pk").first()
        if sees_readiness
        else None
    )
    if job and (
        (job.state == JobState.DONE and not job.message)
        or (job.finished_at and timezone.now() - job.finished_at >= _NEWS)
    ):
        job = None
    context = {
        "title": kind_titles()[slug],
        "readiness": readiness,
        "undrawable": signs,
        "missing": [each for each in lacks if each.level is Level.ERROR],
        "hints": [each for each in lacks if each.level is not Level.ERROR],
        "problems": _problems(request) if sees_readiness and readiness is None else [],
        "form": form,
        "may_make": request.here.may("paper_kind"),
        "job": job,
        "versions": versions.select_related("made_by", "approved_by").prefetch_related("files"),
        "current": data_hash(known),
    }
    return render(
        request, "papers/kind.html", context, status=422 if request.method == "POST" else 200
    )


def paper_version(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Show what a version was made of, its files, and what became of it;
    approve it as or for the head.
    """
    here, version = request.here, _find(request, pk)
    known = know(here.require_year())
    form = PaperApprovalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            approve(version, *_decider(request), known)
        except ApprovalError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, f"{version.title}, versi {version.number}, disetujui.")
            return redirect("paper_version", office, year, pk)
    request.refused = " ".join(str(error) for errors in form.errors.values() for error in errors)
    decides = Role.OFFICE_HEAD in here.roles | here.lent
    context = {
        "version": version,
        "form": form,
        "files": version.files.all(),
        "current": data_hash(known),
        "approval": here.require_year()
        .approvals.filter(at__lte=version.made_at)
        .order_by("at")
        .last(),
        "obstacle": find_obstacle(version, known) if decides else "",
        "decides": decides,
    }
    return render(
        request, "papers/version.html", context, status=422 if request.method == "POST" else 200
    )


def paper_preview(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponseBase:
    """Show the html of a version, in which each figure opens its trace."""
    answer = paper_file(request, office, year, pk, "html")
    answer.headers["Content-Security-Policy"] = PREVIEW_POLICY
    answer.headers["Content-Disposition"] = "inline"
    return answer


def paper_file(
    request: OfficeRequest, office: str, year: int, pk: int, slug: str
) -> HttpResponseBase:
    """Hand out a version in one format, and tell the log who took it."""
    version = _find(request, pk)
    file = get_object_or_404(version.files, format=slug)
    name = f"{invented(request.here.office)}{version.name}-{year}-v{version.number}.{slug}"
    answer = hand_out(request, file.sha256, name, MEDIA_TYPES[slug])
    if request.method == "GET" and answer.status_code == HTTPStatus.OK:
        with transaction.atomic():
            record_deed(version, author_of(request), "paper.downloaded", {slug: file.sha256})
    return answer


def _find(request: OfficeRequest, pk: int) -> PaperVersion:
    found = readable_versions(request).select_related(
        "office_year__office", "made_by", "approved_by"
    )
    return get_object_or_404(found, pk=pk)


def _sees_readiness(request: OfficeRequest) -> bool:
    return bool(request.here.roles & DRAFT_READERS)


def _find_approved(
    request: OfficeRequest, readiness: Readiness, period: str, subject: str
) -> PaperVersion | None:
    """Return the approved version of the same data: a later program might draw it otherwise."""
    year = request.here.require_year()
    wanted = [subject] if subject else [key for key, _ in readiness.subjects] or [""]
    own = {"kind": readiness.state.kind, "period": period, "subject__in": wanted}
    found = year.papers.filter(
        state=VersionState.APPROVED, data_sha256=data_hash(know(year)), **own
    )
    return found.first() if found.count() == len(wanted) else None


def _jobs(request: OfficeRequest) -> QuerySet[Job]:
    return Job.objects.filter(
        kind=KIND, office=request.here.office, year=request.here.require_year().year
    )


def _problems(request: OfficeRequest) -> list[PaperLack]:
    """Return the contradictions of the data that keep every paper from being made;
    flaws stand above.
    """
    year = request.here.require_year()
    known = know(year)
    return lacks_of(year, known, [flaw.issue for flaw in known.contradictions])


def _decider(request: OfficeRequest) -> tuple[Author, str]:
    """Return who approves for the log, and as whom where that is not the head."""
    here = request.here
    if Role.OFFICE_HEAD in here.roles:
        return author_of(request), ""
    stand = next(each for each in here.stand_ins if Role.OFFICE_HEAD in each.roles)
    facts = know(here.require_year()).read.office_year
    head = facts.post_by_id[facts.office.head].name if facts else ""
    return Author(request.user, " ".join(sorted(stand.roles))), stand.words(head)
