"""Work on the whole installation that is done in jobs: copying it, verifying its log, putting a copy back."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from capaian.domain.numerals import write_few
from capaian.dossier.folder import hash_file
from capaian.web.administration.models import Backup, BackupSchedule, Check, CheckKind
from capaian.web.jobs.kinds import JobError, JobKind, Made, Workspace
from capaian.web.jobs.models import Job
from capaian.web.keeping.verification import back_up_installation, rehearse_restore, verify_installation

_HOUR: Final = 3_600
_SCHEDULED: Final = "terjadwal"
_MAX_NAMED: Final = 20
"""Damaged files that are named; more are counted."""
_NO_BACKUP: Final = "Belum ada cadangan yang dapat diuji. Buat cadangan dahulu."
_REMOVED: Final = "Berkas cadangan terbaru tidak ada lagi di server. Buat cadangan baru."


class _Maintenance(JobKind[Path]):
    """Reads the database itself, and takes as long as the disk needs; begins with a place of copies."""

    seconds: ClassVar[float] = 2 * _HOUR
    needs_database: ClassVar[bool] = True
    days_kept: ClassVar[float] = 30
    checks: ClassVar[CheckKind]
    """What its finding is one of."""

    def load(self, job: Job) -> Path:
        """Give the folder of the copies."""
        folder: Path = settings.CAPAIAN.backups
        return folder

    def keep(self, job: Job, made: Made, folder: Path) -> None:
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
        return f"{_SCHEDULED}-{now.date()}" if is_due else ""

    def load(self, job: Job) -> Path:
        """Choose the name of the copy, and see that the disk has room for it."""
        backups = super().load(job)
        needed, free = database_bytes() + sum(evidence_sizes()), free_bytes(backups)
        if free < needed:
            raise JobError(
                f"Ruang disk tinggal {filesizeformat(free)}, sedangkan cadangan perlu "
                f"{filesizeformat(needed)}. Kosongkan ruang, atau arahkan CAPAIAN_BACKUPS ke disk lain."
            )
        moment = timezone.localtime().strftime("%Y-%m-%d-%H%M%S")
        return backups / f"capaian-{moment}.zip"

    def work(self, loaded: Path, space: Workspace) -> Made:
        """Write the copy beside the others; it gets its name once all of it is on the disk."""
        space.report(5, "Memeriksa catatan kejadian, lalu menyalin basis data dan bukti")
        loaded.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        kept = back_up_installation(settings.CAPAIAN, loaded, None)
        space.report(90, "Menghitung sidiknya")
        return {
            "name": loaded.name,
            "size": kept.size,
            "sha256": hash_file(loaded),
            "entries": kept.entries,
            "damaged": _named([*kept.damaged, *filter(None, [kept.unguarded])]),
        }

    def keep(self, job: Job, made: Made, folder: Path) -> None:
        """List it, and let the oldest ones go."""
        Backup.objects.create(made_at=timezone.now(), made_by=job.created_by, **made)
        for old in Backup.objects.all()[BackupSchedule.current().kept :]:
            old.path.unlink(missing_ok=True)
            old.delete()


class VerifyLog(_Maintenance):
    """Holds the log against its seals and known points, and each file of evidence against its hash."""

    name: ClassVar[str] = "verify-log"
    label: ClassVar[str] = "Memeriksa catatan kejadian"
    checks: ClassVar[CheckKind] = CheckKind.LOG

    def work(self, loaded: Path, space: Workspace) -> Made:
        """Read the log, the newest copy whose file is there, and all evidence."""
        space.report(5, "Membaca catatan kejadian dan semua bukti")
        newest = next((each.path for each in Backup.objects.all() if each.path.is_file()), None)
        found = verify_installation(settings.CAPAIAN, newest, with_evidence=True)
        if found.broken:
            return {"is_sound": False, "words": f"Berubah: {found.broken}."}
        if told := "; ".join(f"{what}: {_named(names)}" for what, names in found.problems.items()):
            return {"is_sound": False, "words": f"Catatan utuh, tetapi {told}."}
        number, _, seal = found.point.partition(":")
        end = f"Utuh sampai entri {number}, semua bukti dan baris bersidik jari cocok. Titik: {number}:{seal}"
        return {"is_sound": True, "words": end if number else "Belum ada catatan."}


class RehearseRestore(_Maintenance):
    """Puts the newest copy back where nobody works, and looks whether it would serve."""

    name: ClassVar[str] = "rehearse-restore"
    label: ClassVar[str] = "Menguji pemulihan"
    checks: ClassVar[CheckKind] = CheckKind.RESTORE

    def load(self, job: Job) -> Path:
        """Find the newest copy; an older one in its place would hide that it is gone."""
        newest = Backup.objects.first()
        if newest is None or not newest.path.is_file():
            raise JobError(_NO_BACKUP if newest is None else _REMOVED)
        return newest.path

    def work(self, loaded: Path, space: Workspace) -> Made:
        """Put it back, count and compare."""
        space.report(5, "Membaca semua isi cadangan, lalu memulihkannya ke tempat sementara")
        found = rehearse_restore(loaded, settings.CAPAIAN.database_settings, space.folder)
        counts = "; ".join(f"{name} {then} (sekarang {now})" for name, (then, now) in found.counts.items())
        wrong = f"Tidak dapat dipakai begitu saja: {_named(found.problems)}. " if found.problems else ""
        words = f"{wrong}Isi cadangan: {counts}."
        return {"is_sound": not found.problems, "words": words, "backup": loaded.name}


def database_bytes() -> int:
    """Return the size of the database where it is a file; that of a server is not on this disk: 0."""
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
    return write_few(names, _MAX_NAMED, "; ")
