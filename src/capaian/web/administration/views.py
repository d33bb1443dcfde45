"""The page of the administrator, what it starts, and the download of a copy."""

from __future__ import annotations

from typing import ClassVar, Final

from allauth.account.decorators import reauthentication_required
from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from capaian.web.administration.installation import (
    administers_all,
    failed_jobs,
    installation_facts,
    installation_settings,
)
from capaian.web.administration.maintenance import MakeBackup, RehearseRestore, VerifyLog
from capaian.web.administration.models import Backup, BackupSchedule, Check, CheckKind
from capaian.web.jobs.kinds import job_kinds
from capaian.web.jobs.models import OPEN, Job
from capaian.web.jobs.queue import enqueue
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.trail.record import Deed, record


class ScheduleForm(forms.ModelForm):  # type: ignore[type-arg]  # it takes none while it runs
    """Asks when copies are made, and how many are kept."""

    class Meta:
        """Fields in the words of the page."""

        model = BackupSchedule
        fields: ClassVar = ["hour", "kept"]
        widgets: ClassVar = {
            "hour": forms.Select(
                attrs={"class": "kotak"},
                choices=[("", "Tidak terjadwal"), *((hour, f"pukul {hour:02}.00") for hour in range(24))],
            ),
            "kept": forms.NumberInput(attrs={"class": "kotak", "inputmode": "numeric", "min": 2, "max": 365}),
        }


_KINDS: Final = {kind.name: kind for kind in (MakeBackup, VerifyLog, RehearseRestore)}


def administration(request: OfficeRequest, office: str) -> HttpResponse:
    """Show how the installation is; start a job, or keep the schedule of copies."""
    own = request.here.office
    may_all = administers_all(request.user.pk)
    schedule = BackupSchedule.current()
    form = ScheduleForm(instance=schedule)
    if request.method == "POST":
        if not may_all:
            raise Http404
        if (kind := request.POST.get("pekerjaan", "")) in _KINDS:
            enqueue(kind, own, kind, by=request.user)
            return redirect("administration", office=office)
        form = ScheduleForm(request.POST, instance=schedule)
        if form.is_valid():
            _keep_schedule(request, form)
            return redirect("administration", office=office)
    kinds = job_kinds()
    jobs = Job.objects.filter(office=own, kind__in=_KINDS, state__in=OPEN).order_by("id")
    context = {
        "may_all": may_all,
        "facts": [*installation_facts()],
        "settings": installation_settings(own),
        "jobs": [(kinds[job.kind].label, job) for job in jobs],
        "failed": [(kinds[job.kind].label, job) for job in failed_jobs(own) if job.kind in kinds],
        "form": form,
        "schedule": BackupSchedule.current(),
        "backups": Backup.objects.select_related("made_by"),
        "log": Check.objects.filter(kind=CheckKind.LOG).first(),
        "rehearsal": Check.objects.filter(kind=CheckKind.RESTORE).first(),
    }
    return render(request, "administration/administration.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _keep_schedule(request: OfficeRequest, form: ScheduleForm) -> None:
    before = BackupSchedule.current()
    made = form.save()
    if (str(before), before.kept) != (str(made), made.kept):
        old, new = ({"when": str(each), "kept": each.kept} for each in (before, made))
        record(None, author_of(request), [Deed("backup.scheduled", "", old, new)])
    messages.success(request, "Jadwal cadangan disimpan.")


def administration_backup(request: OfficeRequest, office: str, pk: int) -> HttpResponseBase:
    """Hand out a copy of everything: to who administers all of it, by a second factor, shown just now."""
    backup = Backup.objects.filter(pk=pk).first()
    is_there = backup is not None and backup.path.is_file() and administers_all(request.user.pk)
    if backup is None or not is_there or settings.CAPAIAN.is_demonstration:
        raise Http404
    if not request.here.has_second_factor:
        messages.warning(request, "Cadangan berisi semua data. Pasang verifikasi dua langkah dahulu.")
        return redirect("mfa_index")
    answer: HttpResponseBase = _hand_out(request, backup)
    return answer


@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
def _hand_out(request: OfficeRequest, backup: Backup) -> HttpResponseBase:
    with transaction.atomic():
        after = {"file": backup.name, "sha256": backup.sha256}
        record(None, author_of(request), [Deed("backup.downloaded", "", None, after)])
    return FileResponse(backup.path.open("rb"), as_attachment=True, filename=backup.name)
