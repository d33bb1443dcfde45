"""The page of the administrator: how the installation is, what it starts, and the download of a copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import ClassVar, Final

from allauth.account.decorators import reauthentication_required
from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone

from capaian.web.administration.maintenance import (
    MakeBackup,
    RehearseRestore,
    VerifyLog,
    database_bytes,
    evidence_sizes,
    free_bytes,
)
from capaian.web.administration.models import Backup, BackupSchedule, Check, CheckKind
from capaian.web.evidence import limits
from capaian.web.jobs.kinds import job_kinds
from capaian.web.jobs.models import OPEN, Job, JobState
from capaian.web.jobs.queue import enqueue, has_workers
from capaian.web.offices.members import members_on
from capaian.web.offices.models import Office, Role
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.trail.record import Deed, record

_MAX_FAILED: Final = 10
_LOW_BYTES: Final = 2_000_000_000
"""Less free room than this is said to be little."""
_NO_MAIL: Final = "belum disetel: pengingat tampil di halaman saja"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that the page says of the installation; none of it is secret."""

    title: str
    value: str
    warning: str = ""
    """What is to be done about it; empty: all is well."""
    place: str = ""
    """Where it is changed, in words; empty: nowhere."""
    address: str = ""
    """Of the page on which it is changed."""


def administers_all(user_id: int) -> bool:
    """Say whether a person is administrator of every office here: a copy holds what all of them entered."""
    own = members_on(timezone.localdate()).filter(user=user_id, role=Role.ADMINISTRATOR)
    return not Office.objects.exclude(pk__in=own.values("office")).exists()


def installation_facts() -> Iterator[Fact]:
    """Yield what is true now."""
    yield Fact("Versi", version("capaian"))
    if connection.vendor == "sqlite":
        yield Fact("Basis data", f"SQLite, {filesizeformat(database_bytes())}")
    else:
        yield Fact("Basis data", f"PostgreSQL {connection.pg_version // 10_000}")  # type: ignore[attr-defined]  # the one of PostgreSQL has it
    sizes = evidence_sizes()
    yield Fact("Bukti", f"{len(sizes)} isi berkas, {filesizeformat(sum(sizes))}")
    free = free_bytes(settings.CAPAIAN.folder)
    low = "Kosongkan ruang: tanpa ruang tidak ada yang dapat disimpan." if free < _LOW_BYTES else ""
    yield Fact("Ruang disk kosong", filesizeformat(free), low)
    is_alive = has_workers()
    dead = "" if is_alive else "Naskah dan cadangan menunggu. Jalankan ulang: capaian serve."
    yield Fact("Pekerja latar", "berjalan" if is_alive else "tidak berjalan 15 menit terakhir", dead)
    yield Fact("Pekerjaan menunggu", str(Job.objects.filter(state=JobState.WAITING).count()))


def failed_jobs(office: Office) -> QuerySet[Job]:
    """Return the jobs of an office and of the installation that failed lately."""
    failed = Job.objects.filter(state=JobState.FAILED)
    return (failed.filter(office=office) | failed.filter(office=None)).order_by("-finished_at")[:_MAX_FAILED]


def installation_settings(office: Office) -> Iterator[Fact]:
    """Yield what is set, and where each is changed; passwords and keys are never among them."""
    own, newest = settings.CAPAIAN, office.years.order_by("-year").first()
    schedule = reverse("schedule", args=(office.slug, newest.year)) if newest else ""
    yield Fact("Batas waktu isian", "per triwulan", place="Halaman Jadwal, oleh perencana", address=schedule)
    in_file = (
        ("Zona waktu", own.zone, "CAPAIAN_TIME_ZONE"),
        ("Alamat halaman", " ".join(own.hosts), "CAPAIAN_HOSTS"),
        ("Server surel", settings.EMAIL_HOST if own.mail else _NO_MAIL, "CAPAIAN_MAIL"),
        ("Bot Telegram", "disetel" if own.telegram else "belum disetel", "CAPAIAN_TELEGRAM"),
        ("Folder cadangan", str(own.backups), "CAPAIAN_BACKUPS"),
    )
    for title, value, name in in_file:
        yield Fact(title, value, place=f"{name}, lalu jalankan ulang capaian serve")
    yield Fact("Batas unggah bukti", limits.WORDS, place="tetap")


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
