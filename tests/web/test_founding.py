"""An office founded and set up: from the entry that says so to each
setting that cannot be meant.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from capaian.domain.errors import FileError
from capaian.web.accounts.models import User
from capaian.web.configuration import (
    Configuration,
    ConfigurationError,
    FirstOffice,
    read_configuration,
)
from capaian.web.founding import FoundingError, found_office
from capaian.web.keys import TRAIL
from capaian.web.offices.models import Membership, Office, Role
from capaian.web.trail.models import Entry
from capaian.web.trail.record import trail_key
from capaian.web.trail.verify import verify_log

GOOD = FirstOffice(
    "contoh", "Disdukcapil Contoh", "admin.contoh", "Budi Santoso", "kopi pahit di Halong 7"
)


def counts() -> tuple[int, int, int, int]:
    """How many offices, people, roles and entries of the log there are."""
    return (
        Office.objects.count(),
        User.objects.count(),
        Membership.objects.count(),
        Entry.objects.count(),
    )


def refused(beginning: FirstOffice) -> list[str]:
    """What is said of a beginning that cannot be; nothing of it may stay."""
    before = counts()
    with pytest.raises(FoundingError) as caught:
        found_office(beginning)
    assert counts() == before
    assert caught.value.exit_code == 10, "as every input that is wrong"
    return caught.value.message.splitlines()


def test_the_first_of_an_installation_is_there_and_no_more() -> None:
    today = timezone.localdate()
    found_office(GOOD)
    assert counts() == (1, 1, 1, 1)
    membership = Membership.objects.get()
    assert (membership.office.slug, membership.office.name) == ("contoh", "Disdukcapil Contoh")
    assert (membership.user.username, membership.user.full_name) == (
        "admin.contoh",
        "Budi Santoso",
    )
    assert (membership.role, membership.since, membership.until) == (
        Role.ADMINISTRATOR,
        today,
        None,
    )
    assert not membership.office.is_demonstration
    assert not (membership.user.is_superuser or membership.user.is_staff), (
        "rights come from roles alone"
    )


def test_the_log_begins_with_the_founding_and_is_sealed() -> None:
    found_office(GOOD)
    entry = Entry.objects.get()
    assert entry.office is not None
    assert (entry.number, entry.action, entry.office.slug) == (1, "office.founded", "contoh")
    assert GOOD.username in str(entry.after)
    assert entry.actor is None, "nobody had signed in"
    assert verify_log() is None


def test_the_password_is_known_to_nobody_but_signs_in() -> None:
    found_office(GOOD)
    kept = [*User.objects.values(), *Office.objects.values(), *Entry.objects.values()]
    assert GOOD.password not in str(kept)
    for password, status in (("kopi pahit di Halong 8", 422), (GOOD.password, 302)):
        answer = Client().post("/akun/login/", {"login": GOOD.username, "password": password})
        assert answer.status_code == status


def test_blanks_around_names_are_no_part_of_them() -> None:
    found_office(replace(GOOD, office="  Disdukcapil Contoh\t", full_name=" Budi Santoso "))
    assert (Office.objects.get().name, User.objects.get().full_name) == (
        "Disdukcapil Contoh",
        "Budi Santoso",
    )


@pytest.mark.parametrize(
    ("part", "value", "of_what"),
    [
        ("slug", "", "Nama dalam alamat"),
        ("slug", "dua kata", "Nama dalam alamat"),
        ("slug", "ba/langan", "Nama dalam alamat"),
        ("slug", "balangan.", "Nama dalam alamat"),
        ("slug", "b" * 41, "Nama dalam alamat"),
        ("office", "", "Dinas"),
        ("office", " \t", "Dinas"),
        ("office", "D" * 201, "Dinas"),
        ("username", "", "Administrator"),
        ("username", "dua kata", "Administrator"),
        ("username", "a" * 151, "Administrator"),
        ("full_name", "   ", "Administrator"),
        ("full_name", "B" * 121, "Administrator"),
        ("password", "kopi pahit!", "Kata sandi"),  # 11 letters
        ("password", "830719265501", "Kata sandi"),
        ("password", "administrator", "Kata sandi"),
        ("password", "Admin.Contoh1", "Kata sandi"),
    ],
)
def test_nonsense_is_reported_alone_and_nothing_stays(part: str, value: str, of_what: str) -> None:
    (line,) = refused(replace(GOOD, **{part: value}))
    name, text = line.split(": ", 1)
    assert name == of_what
    assert text.endswith(".")


def test_a_name_that_is_just_not_too_long_is_taken() -> None:
    found_office(
        replace(GOOD, slug="b" * 40, office="D" * 200, username="a" * 150, full_name="B" * 120)
    )
    assert counts() == (1, 1, 1, 1)


def test_everything_that_cannot_be_meant_is_reported_at_once() -> None:
    report = refused(FirstOffice("dua kata", "", "dua kata", "", "rahasia"))
    assert {line.split(": ")[0] for line in report} == {
        "Nama dalam alamat",
        "Dinas",
        "Administrator",
        "Kata sandi",
    }
    assert sum(line.startswith("Dinas") for line in report) == 1
    assert sum(line.startswith("Administrator") for line in report) == 2


@pytest.mark.parametrize(
    ("again", "of_what"),
    [
        (GOOD, ["Nama dalam alamat", "Administrator"]),
        (replace(GOOD, slug="lain"), ["Administrator"]),
        (replace(GOOD, username="lain"), ["Nama dalam alamat"]),
    ],
)
def test_what_is_there_already_is_not_founded_again(
    again: FirstOffice, of_what: list[str]
) -> None:
    found_office(GOOD)
    report = refused(
        FirstOffice(again.slug, "Dinas lain", again.username, "Lain", "sandi lain yang panjang")
    )
    assert [line.split(": ")[0] for line in report] == of_what
    assert Office.objects.get().name == GOOD.office
    assert User.objects.get().check_password(GOOD.password), "nobody gets a new password this way"


def test_a_real_office_is_never_beside_a_demonstration() -> None:
    Office.objects.create(slug="peraga", name="Peraga", is_demonstration=True)
    for beginning in (GOOD, replace(GOOD, slug="dua kata", username="")):
        (line,) = refused(beginning)
        assert "peragaan" in line
        assert "folder lain" in line


def test_an_office_that_the_log_cannot_tell_of_is_not_founded(installation: Path) -> None:
    (installation / "kunci" / TRAIL).unlink()
    trail_key.cache_clear()
    with pytest.raises(FileError, match="capaian init"):
        found_office(GOOD)
    assert counts() == (0, 0, 0, 0)


def test_a_name_for_addresses_is_refused_in_words_of_people() -> None:
    (line,) = refused(replace(GOOD, slug="dua kata"))
    assert line.startswith("Nama dalam alamat: Hanya huruf, angka,") and "slug" not in line


def test_who_says_nothing_gets_a_local_office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    report = read_configuration({})
    folder = tmp_path / "capaian-data"
    assert report == Configuration(
        folder,
        mode="produksi",
        hosts=("localhost", "127.0.0.1"),
        zone="Asia/Jakarta",
        database=f"sqlite:///{folder}/capaian.sqlite3",
        proxy="127.0.0.1",
        is_plain=False,
        address="https://localhost",
        mail="",
        mail_from="",
        telegram="",
    )
    assert report.is_secret


def test_nothing_but_the_word_itself_makes_a_demonstration() -> None:
    assert read_configuration({"CAPAIAN_MODE": "peragaan"}).is_demonstration
    assert not read_configuration({"CAPAIAN_MODE": "produksi"}).is_demonstration
    assert not read_configuration({"CAPAIAN_MODE": ""}).is_demonstration


@pytest.mark.parametrize("word", ["Peragaan", "PRODUKSI", "demo", "production", " peragaan", "0"])
def test_a_mode_that_is_almost_meant_is_refused(word: str) -> None:
    with pytest.raises(ConfigurationError, match="CAPAIAN_MODE") as caught:
        read_configuration({"CAPAIAN_MODE": word})
    assert "peragaan, produksi" in caught.value.message


@pytest.mark.parametrize(("word", "hours"), [("WIB", 7), ("WITA", 8), ("WIT", 9)])
@pytest.mark.parametrize("month", [1, 7])
def test_the_times_of_day_of_indonesia_have_no_summer(word: str, hours: int, month: int) -> None:
    zone = ZoneInfo(read_configuration({"CAPAIAN_TIME_ZONE": word}).zone)
    assert datetime(2026, month, 1, tzinfo=zone).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize("word", ["wib", "WAT", "Asia/Jakarta", "+07:00"])
def test_another_time_of_day_is_refused_with_those_that_there_are(word: str) -> None:
    with pytest.raises(ConfigurationError, match=r"CAPAIAN_TIME_ZONE.*WIB, WITA, WIT\."):
        read_configuration({"CAPAIAN_TIME_ZONE": word})


def test_all_wrong_settings_are_reported_at_once() -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_configuration({"CAPAIAN_MODE": "demo", "CAPAIAN_TIME_ZONE": "WAT"})
    first, second = caught.value.message.splitlines()
    assert ("CAPAIAN_MODE" in first, "'demo'" in first) == (True, True)
    assert ("CAPAIAN_TIME_ZONE" in second, "'WAT'" in second) == (True, True)


@pytest.mark.parametrize(
    ("words", "hosts"),
    [
        ("sakip.balangankab.go.id", ("sakip.balangankab.go.id",)),
        ("a.go.id b.go.id", ("a.go.id", "b.go.id")),
        ("  a.go.id\n\tb.go.id  ", ("a.go.id", "b.go.id")),
    ],
)
def test_the_names_of_the_pages_stand_apart_by_blanks(words: str, hosts: tuple[str, ...]) -> None:
    assert read_configuration({"CAPAIAN_HOSTS": words}).hosts == hosts


def test_a_folder_is_found_from_home_and_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "rumah"))
    monkeypatch.chdir(tmp_path)
    for named, meant in (
        ("~/data", tmp_path / "rumah" / "data"),
        ("data", tmp_path / "data"),
        (str(tmp_path / "lain"), tmp_path / "lain"),
    ):
        assert read_configuration({"CAPAIAN_DATA": named}).folder == meant


def test_the_database_lies_in_the_folder_unless_it_is_named(tmp_path: Path) -> None:
    folder = {"CAPAIAN_DATA": str(tmp_path)}
    assert read_configuration(folder).database == f"sqlite:///{tmp_path}/capaian.sqlite3"
    named = "postgres://capaian@db/capaian"
    assert read_configuration({**folder, "DATABASE_URL": named}).database == named


def test_keys_lie_apart_from_evidence_and_both_in_the_folder(tmp_path: Path) -> None:
    text = read_configuration({"CAPAIAN_DATA": str(tmp_path)})
    assert text.keys.parent == text.evidence.parent == tmp_path
    assert text.keys != text.evidence


def test_a_file_of_settings_is_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="tidak dibaca lagi"):
        read_configuration({"CAPAIAN_SETTINGS": str(tmp_path / "capaian.toml")})


@pytest.mark.parametrize("name", ["d#1", "d?1", "d%201", "d%", "d 1", "dinas é", "a:b"])
def test_the_database_lies_in_the_folder_whatever_that_is_called(
    tmp_path: Path, name: str
) -> None:
    text = read_configuration({"CAPAIAN_DATA": str(tmp_path / name)})
    assert text.database_settings["NAME"] == str(tmp_path / name / "capaian.sqlite3")


@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [
        (
            "DATABASE_URL",
            "omong kosong",
            "DATABASE_URL tidak dapat dibaca. Bentuknya: postgres://",
        ),
        ("DATABASE_URL", "mysql://capaian:rahasia@db/x", "DATABASE_URL tidak dapat dibaca"),
        (
            "DATABASE_URL",
            "postgres://capaian:rahasia@db:porta/x",
            "DATABASE_URL tidak dapat dibaca",
        ),
        ("CAPAIAN_DATA", "~tidakadaorangnya/x", "CAPAIAN_DATA berisi '~tidakadaorangnya/x'"),
        ("CAPAIAN_DATA", "a\0b", "CAPAIAN_DATA"),
        ("CAPAIAN_DATA", __file__, "bukan folder"),
        ("CAPAIAN_HOSTS", "https://sakip.contoh.go.id", "tanpa https://"),
        ("CAPAIAN_HOSTS", "a.go.id,b.go.id", "dipisah spasi"),
        ("CAPAIAN_HOSTS", "10.0.0.5:8000", "tanpa porta"),
        ("CAPAIAN_PROXY", "*", "satu alamat IP"),
        ("CAPAIAN_PROXY", "10.0.0.0/8", "satu alamat IP"),
        ("CAPAIAN_YEARS_MB", "1 GB", "bilangan MB"),
        ("CAPAIAN_PLAIN_HTTP", "yes", "yang ada: ya, tidak"),
    ],
)
def test_a_wrong_setting_is_reported_with_its_form(setting: str, value: str, message: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_configuration({setting: value})
    assert message in caught.value.message
    assert "rahasia" not in caught.value.message, "an address of a database holds a password"


def test_only_a_demonstration_and_who_says_so_plainly_are_called_without_https() -> None:
    assert read_configuration({}).is_secret
    assert not read_configuration({"CAPAIAN_PLAIN_HTTP": "ya"}).is_secret
    assert not read_configuration({"CAPAIAN_MODE": "peragaan"}).is_secret
