"""Pages of the inspection: reports of one person for a day, the job that audits one,
and its findings.
"""

from __future__ import annotations

import json
import secrets
from datetime import timedelta
from pathlib import Path, PurePath
from typing import Any, Final, cast

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from capaian.domain.audit import REPORT_ENDINGS
from capaian.web.accounts.forms import RequiredFieldsForm
from capaian.web.exchange.models import name_of, store_file
from capaian.web.inspection.report_order import DOWNLOADS, PAGE, ReportOrder
from capaian.web.jobs.models import Job, JobError, JobKind, JobResult, Workspace, make_folder
from capaian.web.jobs.queue import enqueue, forget
from capaian.web.offices.models import Role
from capaian.web.papers.models import PaperFile
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import MAX_DIGITS_OF_A_KEY
from capaian.web.years.contents import content_path

KIND: Final = "inspection"


def upload_path(token: str) -> Path:
    """Return where an uploaded report waits for its job; it goes as soon as that has read it."""
    folder: Path = settings.CAPAIAN.waiting
    return folder / f"laporan-{token}"


class InspectReport(JobKind[ReportOrder]):
    """Audits one report; what it makes goes after a day, the copy with its findings too."""

    name = KIND
    label = "Memeriksa laporan"
    advice = "Pisahkan lampirannya, atau simpan laporan sebagai docx."
    days_kept = 1

    def load(self, job: Job) -> ReportOrder:
        """Return where the report lies; raises `JobError` if it was put away."""
        sha256, name = str(job.arguments.get("sha256", "")), str(job.arguments["name"])
        path = content_path(sha256) if sha256 else upload_path(str(job.arguments["token"]))
        if not path.is_file():
            raise JobError("Berkasnya sudah tidak ada. Unggah lagi.")
        return ReportOrder(path, name, timezone.localdate(job.created_at).isoformat())

    def work(self, loaded: ReportOrder, space: Workspace) -> JobResult:
        """Audit the report; raises `JobError` if it cannot be read, or names persons by NIK."""
        from capaian.web.inspection.report_audit import audit_report  # only jobs need the auditor

        audit_report(loaded, space)
        return {}

    def keep(self, job: Job, made: JobResult, folder: Path) -> None:
        """Keep the findings, and let the report go."""
        make_folder(job.folder)
        for file in sorted(folder.iterdir()):
            file.replace(job.folder / file.name)
        job.result = PAGE
        self.give_up(job)

    def give_up(self, job: Job) -> None:
        """Let the report go, whatever came of it."""
        if token := str(job.arguments.get("token", "")):
            upload_path(token).unlink(missing_ok=True)


def read_page(job: Job) -> dict[str, Any] | None:
    """Return what the page of a job displays; `None` where it is not done, or was put away."""
    try:
        return cast(dict[str, Any], json.loads((job.folder / PAGE).read_text(encoding="utf-8")))
    except OSError:
        return None


KEPT_TIME: Final = timedelta(days=1)
MAX_CAUSES_SHOWN: Final = 300
MAX_VERSIONS: Final = 6
MAX_BYTES: Final = 60_000_000


class ReportForm(RequiredFieldsForm):
    """A report to audit."""

    file = forms.FileField(
        label="Laporan",
        help_text=f"docx, pdf dengan teks, atau txt; paling besar {MAX_BYTES // 1_000_000} MB.",
        widget=forms.ClearableFileInput(
            attrs={"class": "kotak", "accept": ",".join(REPORT_ENDINGS)}
        ),
        error_messages={"empty": "Berkas ini kosong."},
        max_length=200,
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Refuse what is no report by its ending, or larger than any."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if not (file.name or "").lower().endswith(REPORT_ENDINGS):
            raise ValidationError("Pilih laporan docx, pdf, atau txt.")
        if (file.size or 0) > MAX_BYTES:
            limit = f"Berkas ini lebih besar dari {MAX_BYTES // 1_000_000} MB."
            raise ValidationError(
                f"{limit} Pindaian tidak dapat dibaca; unggah pdf dari pengolah katanya."
            )
        return file


def inspections(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """List the reports that a person had audited today, and take another one."""
    form = ReportForm(request.POST, request.FILES) if request.method == "POST" else ReportForm()
    versions = PaperFile.objects.filter(
        version__office_year=request.here.require_year(), version__kind="lkjip", format="docx"
    )
    if request.here.roles <= {Role.INSPECTOR}:  # reads no drafts
        versions = versions.exclude(version__approved_at=None)
    versions = versions.select_related("version").order_by("-pk")
    if request.method == "POST":
        chosen = request.POST.get("naskah", "")
        if chosen:
            pk = int(chosen) if chosen.isdecimal() and len(chosen) <= MAX_DIGITS_OF_A_KEY else 0
            version = get_object_or_404(versions, pk=pk)
            name = f"{version.version.name}-versi-{version.version.number}.{version.format}"
            return _begin(request, f"versi-{version.pk}", {"sha256": version.sha256, "name": name})
        if form.is_valid():
            token, file = secrets.token_hex(16), form.cleaned_data["file"]
            store_file(file, upload_path(token))
            return _begin(request, token, {"token": token, "name": name_of(file)})
    context = {"form": form, "jobs": _own(request), "versions": versions[:MAX_VERSIONS]}
    return render(
        request, "inspection/inspections.html", context, status=422 if form.is_bound else 200
    )


def _begin(request: OfficeRequest, key: str, arguments: dict[str, object]) -> HttpResponse:
    own = request.here.require_year()
    key = f"periksa-{request.user.pk}-{key}"
    job = enqueue(KIND, own.office, key, arguments, by=request.user, year=own.year)
    return redirect("inspection", office=own.office.slug, year=own.year, pk=job.pk)


def _own(request: OfficeRequest) -> QuerySet[Job]:
    """Return the audits of a person that are not a day old: nobody else sees what was uploaded."""
    mine = Job.objects.filter(kind=KIND, office=request.here.office, created_by=request.user)
    return mine.filter(created_at__gt=timezone.now() - KEPT_TIME).order_by("-pk")


def inspection(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Show how far an audit is, or what it found; or put it away."""
    job = get_object_or_404(_own(request), pk=pk)
    if request.method == "POST":
        forget(job)
        messages.success(request, "Laporan dan temuannya dihapus.")
        return redirect("inspections", office=office, year=year)
    found, levels, rules = (
        read_page(job),
        request.GET.getlist("bobot"),
        request.GET.getlist("aturan"),
    )
    chosen = [
        cause
        for cause in (found["causes"] if found else ())
        if (not levels or cause["level"] in levels)
        and (not rules or any(each["rule_code"] in rules for each in cause["findings"]))
    ]
    context = {
        "job": job,
        "name": job.arguments["name"],
        "found": found,
        "causes": chosen[:MAX_CAUSES_SHOWN],
        "more": max(0, len(chosen) - MAX_CAUSES_SHOWN),
        "levels": levels,
        "rules": rules,
        "until": job.created_at + KEPT_TIME,
    }
    return render(request, "inspection/inspection.html", context)


def inspection_file(
    request: OfficeRequest, office: str, year: int, pk: int, name: str
) -> FileResponse:
    """Hand out what was made of a report, under the name that the command would give it."""
    job = get_object_or_404(_own(request), pk=pk)
    if name not in DOWNLOADS or not (job.folder / name).is_file():
        raise Http404
    full_name = f"{PurePath(str(job.arguments['name'])).stem}.{name}"
    return FileResponse((job.folder / name).open("rb"), as_attachment=True, filename=full_name)
