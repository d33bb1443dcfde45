"""The administrator's page and commands: copies, checks, and a password drawn on the server."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from zoneinfo import ZoneInfo

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.web.tampering import call, verify
from tests.web.test_trail_record import unguarded
from tests.web.twins import add_second_factor, office_year, person, signed_in

from capaian.web.administration import views
from capaian.web.administration.models import Backup, BackupSchedule, Check
from capaian.web.administration.views import MakeBackup, RehearseRestore, VerifyLog
from capaian.web.configuration import SQLITE, Configuration
from capaian.web.jobs.models import Job, JobError, JobKind, JobState, Workspace
from capaian.web.jobs.queue import enqueue, enqueue_regular
from capaian.web.keeping import verification
from capaian.web.offices.models import Membership, Office, Role
from capaian.web.people.change import AccountError, reset_on_server
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, Deed, record

PAGE = "/asri/kelola/"
TYPED = "kurma-lembing-tebing"


@pytest.fixture(name="administrator")
def signed_in_administrator() -> Client:
    """The administrator of the only office, with an app for codes, and a log that has begun."""
    user = person("admin", office_year("asri").office, Role.ADMINISTRATOR)
    user.set_password(TYPED)
    user.save()
    add_second_factor(user)
    record(None, Author(), [Deed("schedule.checked")])
    return signed_in(user)


def work(kind: JobKind[object], tmp_path: Path) -> None:
    """Do a job in this process, as a worker and its child do."""
    job = enqueue(kind.name, None, kind.name)
    folder = tmp_path / token_hex(4)
    folder.mkdir()
    kind.keep(
        job, kind.work(kind.load(job), Workspace(folder, lambda percent, words: None)), folder
    )
    job.delete()


@pytest.fixture(name="copied")
def database_as_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], None]:
    """Lets tools that copy a database find that of the test as a file, as it is at each call."""
    file = tmp_path / "basis.sqlite3"
    own = {"ENGINE": SQLITE, "NAME": str(file)}
    monkeypatch.setattr(Configuration, "database_settings", property(lambda _: own))

    def copy() -> None:
        file.unlink(missing_ok=True)
        with closing(sqlite3.connect(file)) as target:
            # Its own way to copy waits for the transaction of the test to end.
            target.executescript("\n".join(connection.connection.iterdump()))

    return copy


def test_a_copy_is_made_tried_and_only_handed_out_by_a_second_factor(
    administrator: Client, tmp_path: Path, copied: Callable[[], None]
) -> None:
    administrator.post(PAGE, {"pekerjaan": "backup"})
    administrator.post(PAGE, {"pekerjaan": "backup"})
    assert Job.objects.filter(kind="backup").count() == 1, "two who press it get one copy"
    Job.objects.all().delete()
    copied()
    work(MakeBackup(), tmp_path)
    work(RehearseRestore(), tmp_path)
    backup, check = Backup.objects.get(), Check.objects.get()
    assert (check.is_sound, check.backup, backup.entries) == (
        True,
        backup.name,
        Entry.objects.count(),
    )
    address = f"{PAGE}cadangan/{backup.pk}.zip"
    answer = administrator.get(address)
    assert answer.status_code == 302 and "/akun/reauthenticate/" in answer.headers["Location"]
    assert not Entry.objects.filter(action="backup.downloaded")
    administrator.post("/akun/reauthenticate/", {"password": TYPED})
    answer = administrator.get(address)
    assert b"".join(answer.streaming_content) == backup.path.read_bytes()
    assert Entry.objects.get(action="backup.downloaded").after["sha256"] == backup.sha256
    bare = signed_in(person("lain", office_year("asri", 2025).office, Role.ADMINISTRATOR))
    assert bare.get(address).headers["Location"] == "/akun/2fa/"
    office_year("asra")
    assert administrator.get(address).status_code == 404, "another office has entered data here"


def test_useless_copies_are_none(
    administrator: Client, tmp_path: Path, copied: Callable[[], None]
) -> None:
    with pytest.raises(JobError, match="Belum ada cadangan"):
        work(RehearseRestore(), tmp_path)
    office_year("asri", 2026).evidence.create(name="umum/hilang.pdf", sha256="ab" * 32, size=1)
    copied()
    work(MakeBackup(), tmp_path)
    assert "umum/hilang.pdf (hilang)" in Backup.objects.get().damaged
    work(RehearseRestore(), tmp_path)
    found = Check.objects.get()
    assert not found.is_sound and f"isi bukti {'ab' * 32} tidak ikut" in found.words
    Backup.objects.get().path.unlink()
    with pytest.raises(JobError, match="tidak ada lagi"):
        work(RehearseRestore(), tmp_path)


def test_oldest_copies_go(
    administrator: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    BackupSchedule.objects.create(pk=1, kept=2)
    for day in range(1, 4):
        name = f"capaian-{day}.zip"
        path = django_settings.CAPAIAN.backups / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        made = {"name": name, "size": 1, "sha256": "0" * 64, "entries": 1, "damaged": ""}
        MakeBackup().keep(Job(), made, tmp_path)
    assert sorted(each.name for each in path.parent.iterdir()) == [
        "capaian-2.zip",
        "capaian-3.zip",
    ]
    assert Backup.objects.count() == 2
    monkeypatch.setattr(views, "free_bytes", lambda folder: 0)
    monkeypatch.setattr(views, "database_bytes", lambda: 1)
    with pytest.raises(JobError, match="Ruang disk tinggal 0\xa0bita"):
        MakeBackup().load(Job())


def test_a_log_is_verified_with_its_end_and_its_first_change(
    administrator: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work(VerifyLog(), tmp_path)
    sound = Check.objects.get()
    assert sound.is_sound and sound.words.startswith(f"Utuh sampai entri {Entry.objects.count()},")
    with monkeypatch.context() as forged:
        forged.setattr(
            verification, "find_forged_months", lambda: iter(["Dinas: Pelayanan Maret 2024"])
        )
        work(VerifyLog(), tmp_path)
    found = Check.objects.first()
    assert (
        found is not None
        and not found.is_sound
        and "ditutup: Dinas: Pelayanan Maret 2024." in found.words
    )
    unguarded()
    Entry.objects.filter(number=1).update(reason="lain")
    work(VerifyLog(), tmp_path)
    found = Check.objects.first()
    assert found is not None and not found.is_sound and "isi entri 1" in found.words


@pytest.mark.parametrize(
    ("hour", "chosen", "is_due"), [(1, 2, False), (2, 2, True), (23, 2, True), (5, None, False)]
)
def test_a_copy_is_due_once_a_day_from_its_hour(
    hour: int,
    chosen: int | None,
    is_due: bool,
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
) -> None:
    BackupSchedule.objects.create(pk=1, hour=chosen)
    now = datetime(2026, 3, 1, hour, tzinfo=ZoneInfo(settings.TIME_ZONE))
    monkeypatch.setattr(timezone, "localtime", lambda *_: now)
    enqueue_regular()
    Job.objects.update(state="failed")
    enqueue_regular()
    assert Job.objects.filter(kind="backup").count() == is_due


def test_a_schedule_that_cannot_be_is_shown_as_typed_and_a_good_one_is_logged(
    administrator: Client,
) -> None:
    wrong = administrator.post(PAGE, {"hour": "25", "kept": "1"})
    assert (
        wrong.status_code == 422
        and 'value="1"' in wrong.text
        and not BackupSchedule.objects.exists()
    )
    assert administrator.post(PAGE, {"hour": "", "kept": "30"}).status_code == 302
    assert BackupSchedule.current().hour is None
    assert Entry.objects.get(action="backup.scheduled").after == {
        "when": "tidak terjadwal",
        "kept": 30,
    }


def test_who_administers_one_of_two_offices_sees_no_copies(administrator: Client) -> None:
    assert "Cadangkan sekarang" in administrator.get(PAGE).text
    office_year("asra")
    assert "Cadangkan sekarang" not in administrator.get(PAGE).text


DRAWN = re.compile(r"\b(?:[a-z2-9]{4}-){3}[a-z2-9]{4}\b")


def test_the_command_draws_a_password_and_the_log_stays_whole(
    founded_office: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(founded_office, tmp_path / "data")
    ended = call(folder, "reset-password", "admin", "--data", str(folder))
    assert ended.returncode == 0 and DRAWN.search(ended.stdout), ended.stderr
    assert verify(folder).returncode == 0
    with closing(sqlite3.connect(folder / "capaian.sqlite3")) as database:
        report = database.execute(
            "SELECT action FROM trail_entry ORDER BY number DESC LIMIT 1"
        ).fetchone()
    assert report == ("person.password_reset",)
    wrong = call(folder, "reset-password", "admn", "--data", str(folder))
    assert wrong.returncode == 10 and "admn" in wrong.stderr and "admin" in wrong.stderr
    assert not DRAWN.search(wrong.stdout)


def test_factors_and_sessions_are_gone_and_each_office_reads_of_it() -> None:
    offices = [Office.objects.create(slug=slug, name=slug) for slug in ("satu", "dua")]
    user = person("admin", offices[0], Role.ADMINISTRATOR)
    Membership.objects.create(
        office=offices[1], user=user, role=Role.ADMINISTRATOR, since="2020-01-01"
    )
    browser = signed_in(user)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    _, password = reset_on_server(user.username)
    user.refresh_from_db()
    assert user.must_change_password and user.check_password(password)
    assert not Authenticator.objects.exists()
    assert browser.get("/").headers["Location"].startswith("/akun/login/")
    entries = Entry.objects.filter(action="person.password_reset")
    assert {each.office for each in entries} == {*offices}
    assert all(
        each.actor is None and each.after == {"way": "perintah di server"} for each in entries
    )


@pytest.mark.parametrize("typed", ["ADMIN-SATU", "Admin-Satu"])
def test_a_name_is_one_whatever_its_case_as_it_is_when_signing_in(typed: str) -> None:
    office = Office.objects.create(slug="satu", name="satu")
    user = person("admin-satu", office, Role.ADMINISTRATOR)
    user.username = "admin-satu"
    user.save()
    found, password = reset_on_server(typed)
    assert found == user and user.username == "admin-satu"
    user.refresh_from_db()
    assert user.check_password(password)


def test_a_name_that_nobody_has_changes_nothing() -> None:
    office = Office.objects.create(slug="satu", name="satu")
    user = person("admin", office, Role.ADMINISTRATOR)
    before = user.password
    with pytest.raises(AccountError, match=user.username):
        reset_on_server("tidak-ada")
    user.refresh_from_db()
    assert user.password == before and not Entry.objects.exists()


def test_only_jobs_that_wait_are_counted_as_waiting(administrator: Client) -> None:
    """Fault: an administrator looks for a worker that hangs, since finished jobs count."""
    for state, number in {JobState.WAITING: 2, JobState.DONE: 5, JobState.FAILED: 1}.items():
        for place in range(number):
            job = enqueue("backup", None, f"{state}-{place}")
            Job.objects.filter(pk=job.pk).update(state=state)
    page = administrator.get(PAGE).text
    assert re.search(r"Pekerjaan menunggu</\w+>\s*<\w+[^>]*>\s*2\s*<", page)
