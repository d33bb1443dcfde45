"""The page of the administrator: how the installation is, work on all of it in jobs,
copies to take.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path
from typing import ClassVar, Final

from allauth.account.decorators import reauthentication_required
from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import connection, transaction
from django.db.models import Q
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone

from capaian.domain.numerals import write_few
from capaian.dossier.folder import hash_file
from capaian.web.administration.models import Backup, BackupSchedule, Check, CheckKind
from capaian.web.configuration import ZONES
from capaian.web.evidence import limits
from capaian.web.jobs.models import (
    OPEN,
    Job,
    JobError,
    JobKind,
    JobResult,
    JobState,
    Workspace,
    job_kinds,
)
from capaian.web.jobs.queue import enqueue
from capaian.web.keeping.verification import (
    back_up_installation,
    rehearse_restore,
    verify_installation,
)
from capaian.web.offices.models import Office, Role, members_on
from capaian.web.site.access import OfficeRequest, author_of, has_second_factor
from capaian.web.trail.record import Deed, record

_MIN_FREE_BYTES: Final = 2_000_000_000
_HOURS_OF_A_DAY: Final = 24
_MAX_FAILED_JOBS: Final = 10


class _Maintenance(JobKind[Path]):
    """Reads the database itself, and takes as long as the disk needs;
    begins with a place of copies.
    """

    seconds: ClassVar[float] = 7_200
    needs_database: ClassVar[bool] = True
    days_kept: ClassVar[float] = 30
    checks: ClassVar[CheckKind]
    """What its finding is one of."""

    def load(self, job: Job) -> Path:
        """Give the folder of the copies."""
        folder: Path = settings.CAPAIAN.backups
        return folder

    def keep(self, job: Job, made: JobResult, folder: Path) -> None:
        """Keep what was found."""
        Check.objects.create(kind=self.checks, by=job.created_by, **made)


class MakeBackup(_Maintenance):
    """Copies the database and all evidence into one file, which is read back before it counts."""

    name: ClassVar[str] = "backup"
    label: ClassVar[str] = "Membuat cadangan"

    def due_key(self) -> str:
        """Return the day once its hour has come."""
        hour, now = BackupSchedule.current().hour, timezone.localtime()
        is_due = hour is not None and now.hour >= hour and not settings.CAPAIAN.is_demonstration
        return f"terjadwal-{now.date()}" if is_due else ""

    def load(self, job: Job) -> Path:
        """Choose the name of the copy, and see that the disk has room for it."""
        backups = super().load(job)
        needed, free = database_bytes() + sum(evidence_sizes()), free_bytes(backups)
        if free < needed:
            raise JobError(
                f"Ruang disk tinggal {filesizeformat(free)}, sedangkan cadangan perlu "
                f"{filesizeformat(needed)}. Kosongkan ruang, atau arahkan CAPAIAN_BACKUPS "
                "ke disk lain."
            )
        return backups / f"capaian-{timezone.localtime():%Y-%m-%d-%H%M%S}.zip"

    def work(self, loaded: Path, space: Workspace) -> JobResult:
        """Write the copy beside the others; it gets its name once all of it is on the disk."""
        space.report(5, "Memeriksa catatan kejadian, lalu menyalin basis data dan bukti")
        loaded.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        kept = back_up_installation(settings.CAPAIAN, loaded, None)
        space.report(90, "Menghitung sidiknya")
        return {
            "name": loaded.name,
            "size": loaded.stat().st_size,
            "sha256": hash_file(loaded),
            "entries": kept.manifest.entries,
            "damaged": _named([*kept.damaged, *filter(None, [kept.unguarded])]),
        }

    def keep(self, job: Job, made: JobResult, folder: Path) -> None:
        """List it, and let the oldest ones go."""
        Backup.objects.create(made_at=timezone.now(), made_by=job.created_by, **made)
        for old in Backup.objects.all()[BackupSchedule.current().kept :]:
            old.path.unlink(missing_ok=True)
            old.delete()


class VerifyLog(_Maintenance):
    """Holds the log against its seals and known points,
    and each file of evidence against its hash.
    """

    name: ClassVar[str] = "verify-log"
    label: ClassVar[str] = "Memeriksa catatan kejadian"
    checks: ClassVar[CheckKind] = CheckKind.LOG

    def work(self, loaded: Path, space: Workspace) -> JobResult:
        """Read the log, the newest copy whose file is there, and all evidence."""
        space.report(5, "Membaca catatan kejadian dan semua bukti")
        newest = next((each.path for each in Backup.objects.all() if each.path.is_file()), None)
        found = verify_installation(settings.CAPAIAN, newest, with_evidence=True)
        if found.broken:
            return {"is_sound": False, "words": f"Berubah: {found.broken}."}
        if problems := "; ".join(
            f"{what}: {_named(names)}" for what, names in found.problems.items()
        ):
            return {"is_sound": False, "words": f"Catatan utuh, tetapi {problems}."}
        if not found.point:
            return {"is_sound": True, "words": "Belum ada catatan."}
        whole = (
            f"Utuh sampai entri {found.point.partition(':')[0]}, semua bukti dan baris "
            "bersidik jari cocok."
        )
        words = " ".join(filter(None, (whole, found.old_chain, f"Titik: {found.point}")))
        return {"is_sound": True, "words": words}


class RehearseRestore(_Maintenance):
    """Puts the newest copy back where nobody works, and looks whether it would serve."""

    name: ClassVar[str] = "rehearse-restore"
    label: ClassVar[str] = "Menguji pemulihan"
    checks: ClassVar[CheckKind] = CheckKind.RESTORE

    def load(self, job: Job) -> Path:
        """Find the newest copy; an older one in its place would hide that it is gone."""
        newest = Backup.objects.first()
        if newest is None:
            raise JobError("Belum ada cadangan yang dapat diuji. Buat cadangan dahulu.")
        if not newest.path.is_file():
            raise JobError("Berkas cadangan terbaru tidak ada lagi di server. Buat cadangan baru.")
        return newest.path

    def work(self, loaded: Path, space: Workspace) -> JobResult:
        """Put it back, count and compare."""
        space.report(5, "Membaca semua isi cadangan, lalu memulihkannya ke tempat sementara")
        found = rehearse_restore(loaded, settings.CAPAIAN.database_settings, space.folder)
        counts = "; ".join(
            f"{name} {then} (sekarang {now})" for name, (then, now) in found.counts.items()
        )
        wrong = (
            f"Tidak dapat dipakai begitu saja: {_named(found.problems)}. "
            if found.problems
            else ""
        )
        words = f"{wrong}Isi cadangan: {counts}."
        return {"is_sound": not found.problems, "words": words, "backup": loaded.name}


def database_bytes() -> int:
    """Return the size of the database where it is a file; that of a server is not on this disk:
    0.
    """
    name = str(settings.DATABASES["default"]["NAME"])
    files = (Path(f"{name}{end}") for end in ("", "-wal"))
    return sum(file.stat().st_size for file in files if file.is_file())


def evidence_sizes() -> list[int]:
    """Return the size of each content of evidence, in bytes."""
    return [path.stat().st_size for path in settings.CAPAIAN.evidence.glob("??/*")]


def free_bytes(folder: Path) -> int:
    """Return the free room of the disk on which a folder lies or will lie."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


def _named(names: Sequence[str]) -> str:
    return write_few(names, 20, "; ")


def administers_all(user_id: int) -> bool:
    """Say whether a person is administrator of every office here:
    a copy holds what all of them entered.
    """
    own = members_on(timezone.localdate()).filter(user=user_id, role=Role.ADMINISTRATOR)
    return not Office.objects.exclude(pk__in=own.values("office")).exists()


def _facts() -> Iterator[tuple[str, str, str]]:
    """Yield what is true of the installation now: what, how it is,
    and what is to be done about it.
    """
    yield "Versi", version("capaian"), ""
    database = f"SQLite, {filesizeformat(database_bytes())}"
    if connection.vendor != "sqlite":
        # it has it
        database = f"PostgreSQL {connection.pg_version // 10_000}"  # type: ignore[attr-defined]
    yield "Basis data", database, ""
    sizes = evidence_sizes()
    yield "Bukti", f"{len(sizes)} isi berkas, {filesizeformat(sum(sizes))}", ""
    free = free_bytes(settings.CAPAIAN.folder)
    low = (
        "Kosongkan ruang: tanpa ruang tidak ada yang dapat disimpan."
        if free < _MIN_FREE_BYTES
        else ""
    )
    yield "Ruang disk kosong", filesizeformat(free), low
    dead = "Naskah dan cadangan menunggu. Jalankan ulang: capaian serve."
    # reminders are looked for every ten minutes
    is_alive = Job.objects.filter(started_at__gte=timezone.now() - timedelta(minutes=15)).exists()
    yield (
        "Pekerja latar",
        *(("berjalan", "") if is_alive else ("tidak berjalan 15 menit terakhir", dead)),
    )
    yield "Pekerjaan menunggu", str(Job.objects.filter(state=JobState.WAITING).count()), ""


def _settings(office: Office) -> Iterator[tuple[str, str, str, str]]:
    """Yield what is set, and where each is changed, in words and by address;
    passwords and keys never.
    """
    own, newest = settings.CAPAIAN, office.years.order_by("-year").first()
    schedule = reverse("schedule", args=(office.slug, newest.year)) if newest else ""
    yield "Batas waktu isian", "per triwulan", "Halaman Jadwal, oleh perencana", schedule
    mail = settings.EMAIL_HOST if own.mail else "belum disetel: pengingat tampil di halaman saja"
    for title, value, name in (
        ("Zona waktu server", own.zone, "CAPAIAN_TIME_ZONE"),
        ("Alamat halaman", " ".join(own.hosts), "CAPAIAN_HOSTS"),
        ("Server surel", mail, "CAPAIAN_MAIL"),
        ("Bot Telegram", "disetel" if own.telegram else "belum disetel", "CAPAIAN_TELEGRAM"),
        ("Folder cadangan", str(own.backups), "CAPAIAN_BACKUPS"),
    ):
        yield title, value, f"{name}, lalu jalankan ulang capaian serve", ""
    yield "Batas unggah bukti", limits.WORDS, "tetap", ""


class CopyScheduleForm(forms.ModelForm):  # type: ignore[type-arg]  # it takes none while it runs
    """Asks when copies are made, and how many are kept."""

    class Meta:
        model = BackupSchedule
        fields: ClassVar = ["hour", "kept"]
        labels: ClassVar = {"hour": "Cadangkan setiap hari", "kept": "Cadangan yang disimpan"}
        widgets: ClassVar = {
            "hour": forms.Select(
                attrs={"class": "kotak"},
                choices=[
                    ("", "Tidak terjadwal"),
                    *((hour, f"pukul {hour:02}.00") for hour in range(_HOURS_OF_A_DAY)),
                ],
            ),
            "kept": forms.NumberInput(
                attrs={"class": "kotak", "inputmode": "numeric", "min": 2, "max": 365}
            ),
        }


class ZoneForm(forms.ModelForm):  # type: ignore[type-arg]  # it takes none while it runs
    """Asks by which time zone the days and hours of the office are."""

    class Meta:
        model = Office
        fields: ClassVar = ["zone"]
        labels: ClassVar = {"zone": "Zona waktu dinas"}
        help_texts: ClassVar = {
            "zone": "Menurut zona ini hari, jam, dan batas waktu dinas. Kosong: zona server."
        }
        widgets: ClassVar = {"zone": forms.Select(attrs={"class": "kotak"})}


_KINDS: Final = {kind.name: kind for kind in (MakeBackup, VerifyLog, RehearseRestore)}


def administration(request: OfficeRequest, office: str) -> HttpResponse:
    """Show how the installation is; start a job, or keep the schedule of copies."""
    own = request.here.office
    may_all = administers_all(request.user.pk)
    form = CopyScheduleForm(instance=BackupSchedule.current())
    if "zone" in request.POST and (zone := ZoneForm(request.POST, instance=own)).is_valid():
        _keep_zone(request, zone)
        return redirect("administration", office=office)
    if request.method == "POST":
        if not may_all:
            raise Http404
        if (kind := request.POST.get("pekerjaan", "")) in _KINDS:
            enqueue(kind, own, kind, by=request.user)
            return redirect("administration", office=office)
        form = CopyScheduleForm(request.POST, instance=form.instance)
        if form.is_valid():
            _keep_schedule(request, form)
            return redirect("administration", office=office)
    kinds = job_kinds()
    jobs = Job.objects.filter(office=own, kind__in=_KINDS, state__in=OPEN).order_by("id")
    failed = Job.objects.filter(
        Q(office=own) | Q(office=None), kind__in=kinds, state=JobState.FAILED
    )
    context = {
        "may_all": may_all,
        "facts": _facts(),
        "settings": _settings(own),
        "jobs": [(kinds[job.kind].label, job) for job in jobs],
        "failed": [
            (kinds[job.kind].label, job)
            for job in failed.order_by("-finished_at")[:_MAX_FAILED_JOBS]
        ],
        "form": form,
        "zone": ZoneForm(instance=own),
        "schedule": BackupSchedule.current(),
        "backups": Backup.objects.select_related("made_by"),
        "log": Check.objects.filter(kind=CheckKind.LOG).first(),
        "rehearsal": Check.objects.filter(kind=CheckKind.RESTORE).first(),
    }
    return render(
        request, "administration/administration.html", context, status=422 if form.errors else 200
    )


@transaction.atomic
def _keep_zone(request: OfficeRequest, form: ZoneForm) -> None:
    before = Office.objects.select_for_update().get(pk=form.instance.pk)
    made = form.save()
    if before.zone != made.zone:
        names = {zone: name for name, zone in ZONES.items()}
        old, new = ({"zone": names.get(each.zone, "")} for each in (before, made))
        record(made, author_of(request), [Deed("office.zoned", "", old, new)])
    messages.success(request, "Zona waktu disimpan.")


@transaction.atomic
def _keep_schedule(request: OfficeRequest, form: CopyScheduleForm) -> None:
    before = BackupSchedule.current()
    made = form.save()
    if (str(before), before.kept) != (str(made), made.kept):
        old, new = ({"when": str(each), "kept": each.kept} for each in (before, made))
        record(None, author_of(request), [Deed("backup.scheduled", "", old, new)])
    messages.success(request, "Jadwal cadangan disimpan.")


def administration_backup(request: OfficeRequest, office: str, pk: int) -> HttpResponseBase:
    """Hand out a copy of everything: to who administers all of it, by a second factor,
    shown just now.
    """
    backup = Backup.objects.filter(pk=pk).first()
    is_there = backup is not None and backup.path.is_file() and administers_all(request.user.pk)
    if backup is None or not is_there or settings.CAPAIAN.is_demonstration:
        raise Http404
    if not has_second_factor(request.user):
        messages.warning(
            request, "Cadangan berisi semua data. Pasang verifikasi dua langkah dahulu."
        )
        return redirect("mfa_index")
    answer: HttpResponseBase = _hand_out(request, backup)
    return answer


@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
def _hand_out(request: OfficeRequest, backup: Backup) -> HttpResponseBase:
    with transaction.atomic():
        after = {"file": backup.name, "sha256": backup.sha256}
        record(None, author_of(request), [Deed("backup.downloaded", "", None, after)])
    return FileResponse(backup.path.open("rb"), as_attachment=True, filename=backup.name)
