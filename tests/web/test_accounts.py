"""Accounts that an administrator made: whose password it is, whom to ask, and how refusals look."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django.fixtures import Settings
from tests.web.elements import elements
from tests.web.twins import office_year, person, signed_in

from capaian.web.accounts.models import User
from capaian.web.offices.models import Role

GIVEN = "perahu-naik-gunung-7"
OWN = "payung-di-lereng-9"
LOGIN, CHANGE = "/akun/login/", "/akun/password/change/"
WHOM_TO_ASK = "Lupa kata sandi? Administrator dinas Anda membuatkan yang baru."


@pytest.fixture(autouse=True)
def nobody_has_tried_yet(settings: Settings) -> Iterator[None]:
    """Tries that failed are counted in memory, for all tests of a process; hashes are quick here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def newcomer(db: None) -> User:
    """Somebody whose password the administrator made."""
    user = person("baru", office_year("asri").office, Role.VIEWER)
    user.set_password(GIVEN)
    user.must_change_password = True
    user.save()
    return user


def change_to(client: Client, password: str) -> int:
    """The status of sending the form of another password."""
    sent = {"oldpassword": GIVEN, "password1": password, "password2": password}
    return client.post(CHANGE, sent).status_code


def test_behind_an_own_password_comes_the_work(newcomer: User) -> None:
    client = Client()
    client.post(LOGIN, {"login": "baru", "password": GIVEN})
    sent = {"oldpassword": GIVEN, "password1": OWN, "password2": OWN}
    assert client.post(CHANGE, sent).headers["Location"] == "/"


def test_who_got_a_password_from_the_administrator_chooses_an_own_one_before_anything_else(
    newcomer: User,
) -> None:
    client = Client()
    assert client.post(LOGIN, {"login": "baru", "password": GIVEN}).status_code == 302
    for address in ("/", "/asri/2024/", "/akun/2fa/"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Location"]) == (302, CHANGE)
    assert "dibuatkan administrator" in client.get(CHANGE).text
    assert change_to(client, GIVEN) == 422, "that one is known to two"
    assert change_to(client, OWN) == 302
    newcomer.refresh_from_db()
    assert not newcomer.must_change_password
    client = Client()
    assert client.post(LOGIN, {"login": "baru", "password": OWN}).status_code == 302
    assert client.get("/asri/2024/").status_code == 200


def test_who_must_choose_a_password_may_still_leave(newcomer: User) -> None:
    client = signed_in(newcomer)
    assert client.post("/akun/logout/").status_code == 302
    assert client.get(CHANGE).headers["Location"].startswith(LOGIN)


@pytest.mark.django_db
def test_a_name_is_no_password() -> None:
    user = User(username="budi", full_name="Budi Santoso Wijaya")
    for password in ("Budi Santoso Wijaya", "budisantosowijaya", "BUDI SANTOSO WIJAYA1"):
        with pytest.raises(ValidationError, match="berisi nama"):
            validate_password(password, user)


@pytest.mark.django_db
def test_two_names_that_differ_only_in_their_case_are_one() -> None:
    User.objects.create(username="admin", full_name="Budi")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="Admin", full_name="Lain")
    other = User(username="ADMIN", full_name="Lain")
    other.set_unusable_password()
    with pytest.raises(ValidationError) as caught:
        other.full_clean()
    assert "username" in caught.value.message_dict
    assert other.username == "admin"


@pytest.mark.django_db
def test_who_was_written_in_capitals_is_written_small() -> None:
    person("Admin")
    import_module("capaian.web.accounts.migrations.0002_one_name").write_small(apps, None)
    assert User.objects.get().username == "admin"
    assert User.objects.create_user("Perencana").username == "perencana"


@pytest.mark.django_db
def test_a_closed_account_is_told_whom_to_ask_and_only_with_its_password() -> None:
    user = person("keluar")
    user.set_password(GIVEN)
    user.is_active = False
    user.save()
    client = Client()
    answer = client.post(LOGIN, {"login": "keluar", "password": GIVEN}, follow=True)
    assert answer.status_code == 403
    assert "mintalah administrator dinas Anda" in answer.text
    assert "Akun ini ditutup" not in client.post(LOGIN, {"login": "keluar", "password": OWN}).text
    assert client.get("/").status_code == 302


@pytest.mark.django_db
def test_a_form_of_accounts_that_is_not_taken_says_so_with_its_status() -> None:
    client = signed_in(person("orang"))
    assert Client().post(LOGIN, {"login": "orang", "password": "salah"}).status_code == 422
    assert Client().post(LOGIN, {}).status_code == 422
    answer = client.post(CHANGE, {"oldpassword": "salah", "password1": OWN, "password2": OWN})
    page = elements(answer.text)
    assert answer.status_code == 422
    assert page.all("title")[0].words.startswith("Galat: ")
    for field in page.all("input", type="password"):
        assert all(page.by_id(each).words for each in field.attributes.get("aria-describedby", "").split())
    assert client.get(CHANGE).status_code == 200


@pytest.mark.django_db
def test_who_forgot_a_password_is_told_whom_to_ask_and_led_nowhere() -> None:
    user = person("orang")
    user.set_password(GIVEN)
    user.save()
    client = Client()
    client.post(LOGIN, {"login": "orang", "password": GIVEN})
    session = client.session
    session["account_authentication_methods"] = []  # as if it were long ago
    session.save()
    pages = {address: client.get(address).text for address in (CHANGE, "/akun/reauthenticate/")}
    for address, text in {**pages, LOGIN: Client().get(LOGIN).text}.items():
        assert "/akun/password/reset/" not in text, address
        assert WHOM_TO_ASK in text, address


@pytest.mark.django_db
def test_who_tries_too_often_reads_it_in_indonesian(settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    for _ in range(3):
        answer = Client().post(LOGIN, {"login": "orang", "password": "salah"})
    assert answer.status_code == 429
    assert "Terlalu banyak percobaan" in answer.text
