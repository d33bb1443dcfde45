"""An installation begins with an office, its administrator and the entry that says so, or with nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from capaian.domain.errors import FileError
from capaian.web.accounts.models import User
from capaian.web.configuration import FirstOffice
from capaian.web.founding import FoundingError, found_office
from capaian.web.keys import TRAIL
from capaian.web.offices.models import Membership, Office, Role
from capaian.web.trail.models import Entry
from capaian.web.trail.record import trail_key
from capaian.web.trail.verify import verify_log

pytestmark = pytest.mark.django_db
GOOD = FirstOffice("contoh", "Disdukcapil Contoh", "admin.contoh", "Budi Santoso", "kopi pahit di Halong 7")


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    """How slowly passwords are tried is a matter of production (`test_production`)."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def counts() -> tuple[int, int, int, int]:
    """How many offices, people, roles and entries of the log there are."""
    return (Office.objects.count(), User.objects.count(), Membership.objects.count(), Entry.objects.count())


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
    assert (membership.user.username, membership.user.full_name) == ("admin.contoh", "Budi Santoso")
    assert (membership.role, membership.since, membership.until) == (Role.ADMINISTRATOR, today, None)
    assert not membership.office.is_demonstration
    assert not (membership.user.is_superuser or membership.user.is_staff), "rights come from roles alone"


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
    assert (Office.objects.get().name, User.objects.get().full_name) == ("Disdukcapil Contoh", "Budi Santoso")


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
def test_what_cannot_be_meant_is_told_alone_and_nothing_stays(part: str, value: str, of_what: str) -> None:
    (line,) = refused(replace(GOOD, **{part: value}))
    name, text = line.split(": ", 1)
    assert name == of_what
    assert text.endswith(".")


def test_a_name_that_is_just_not_too_long_is_taken() -> None:
    found_office(replace(GOOD, slug="b" * 40, office="D" * 200, username="a" * 150, full_name="B" * 120))
    assert counts() == (1, 1, 1, 1)


def test_everything_that_cannot_be_meant_is_told_at_once() -> None:
    told = refused(FirstOffice("dua kata", "", "dua kata", "", "rahasia"))
    assert {line.split(": ")[0] for line in told} == {
        "Nama dalam alamat",
        "Dinas",
        "Administrator",
        "Kata sandi",
    }
    assert sum(line.startswith("Dinas") for line in told) == 1
    assert sum(line.startswith("Administrator") for line in told) == 2


@pytest.mark.parametrize(
    ("again", "of_what"),
    [
        (GOOD, ["Nama dalam alamat", "Administrator"]),
        (replace(GOOD, slug="lain"), ["Administrator"]),
        (replace(GOOD, username="lain"), ["Nama dalam alamat"]),
    ],
)
def test_what_is_there_already_is_not_founded_again(again: FirstOffice, of_what: list[str]) -> None:
    found_office(GOOD)
    told = refused(FirstOffice(again.slug, "Dinas lain", again.username, "Lain", "sandi lain yang panjang"))
    assert [line.split(": ")[0] for line in told] == of_what
    assert Office.objects.get().name == GOOD.office
    assert User.objects.get().check_password(GOOD.password), "nobody gets a new password this way"


def test_a_real_office_never_stands_beside_a_demonstration() -> None:
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
    (told,) = refused(replace(GOOD, slug="dua kata"))
    assert told.startswith("Nama dalam alamat: Hanya huruf, angka,") and "slug" not in told
