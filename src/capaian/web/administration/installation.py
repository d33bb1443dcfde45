"""How an installation is: its version, its sizes, its workers, and what can be set where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone

from capaian.web.administration.maintenance import database_bytes, evidence_sizes, free_bytes
from capaian.web.evidence import limits
from capaian.web.jobs.models import Job, JobState
from capaian.web.jobs.queue import has_workers
from capaian.web.offices.members import members_on
from capaian.web.offices.models import Office, Role

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
