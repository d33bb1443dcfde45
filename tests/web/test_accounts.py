"""Accounts that an administrator made: whose password it is, whom to ask,
and how refusals look.
"""

from __future__ import annotations

import time
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings
from tests.web.elements import elements
from tests.web.twins import office_year, person, signed_in

from capaian.web.accounts.models import User
from capaian.web.accounts.strength import weakness
from capaian.web.offices.models import Office, Role
from capaian.web.site.templatetags.words import browser_words

GIVEN = "perahu-naik-gunung-7"
OWN = "payung-di-lereng-9"
LOGIN, CHANGE = "/akun/login/", "/akun/password/change/"
WHOM_TO_ASK = "Lupa kata sandi? Administrator dinas Anda membuatkan yang baru."


@pytest.fixture
def newcomer() -> User:
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


def test_who_got_a_password_chooses_an_own_one_before_anything_else(newcomer: User) -> None:
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


def test_a_name_is_no_password() -> None:
    user = User(username="budi", full_name="Budi Santoso Wijaya")
    for password in ("Budi Santoso Wijaya", "budisantosowijaya", "BUDI SANTOSO WIJAYA1"):
        with pytest.raises(ValidationError, match="berisi nama"):
            validate_password(password, user)


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


def test_who_was_written_in_capitals_is_written_small() -> None:
    person("Admin")
    import_module("capaian.web.accounts.migrations.0002_one_name").write_small(apps, None)
    assert User.objects.get().username == "admin"
    assert User.objects.create_user("Perencana").username == "perencana"


def test_a_closed_account_is_shown_whom_to_ask_and_only_with_its_password() -> None:
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


def test_a_form_of_accounts_that_is_not_taken_says_so_with_its_status() -> None:
    client = signed_in(person("orang"))
    assert Client().post(LOGIN, {"login": "orang", "password": "salah"}).status_code == 422
    assert Client().post(LOGIN, {}).status_code == 422
    answer = client.post(CHANGE, {"oldpassword": "salah", "password1": OWN, "password2": OWN})
    page = elements(answer.text)
    assert answer.status_code == 422
    assert page.all("title")[0].words.startswith("Galat: ")
    for field in page.all("input", type="password"):
        assert all(
            page.by_id(each).words for each in field.attributes.get("aria-describedby", "").split()
        )
    assert client.get(CHANGE).status_code == 200


def test_who_forgot_a_password_is_shown_whom_to_ask_and_led_nowhere() -> None:
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


def test_who_tries_too_often_reads_it_in_indonesian(settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    for _ in range(3):
        answer = Client().post(LOGIN, {"login": "orang", "password": "salah"})
    assert answer.status_code == 429
    assert "Terlalu banyak percobaan" in answer.text


OLD = "dulu-sekali-panjang-betul"


def come(user: User) -> Client:
    client = Client(
        headers={
            "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
        }
    )
    assert (
        client.post("/akun/login/", {"login": user.username, "password": OLD}).status_code == 302
    )
    return client


@pytest.fixture(name="user")
def made() -> User:
    user = person("orang-biasa", office_year("asri").office, Role.VIEWER)
    user.set_password(OLD)
    user.save()
    return user


def test_the_list_of_sessions_says_browser_and_system_in_words(user: User) -> None:
    page = come(user).get("/akun/sessions/").text
    assert "Firefox di Linux" in page and "Mozilla/5.0" not in page


def test_who_has_no_password_is_offered_no_page_to_change_it(user: User) -> None:
    client = come(user)
    assert "Ganti kata sandi</a>" in client.get("/akun/sessions/").text
    user.set_unusable_password()
    user.save()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/akun/sessions/").text
    assert "Verifikasi dua langkah</a>" in page and "Ganti kata sandi</a>" not in page


def test_who_has_to_type_the_password_again_can_turn_back(user: User) -> None:
    client = come(user)
    again = client.get(reverse("mfa_add_webauthn")).headers["Location"]
    links = elements(client.get(again).text).by_id("isi").all("a")
    assert [each.attributes["href"] for each in links if each.words == "Batal"] == ["/"]


def test_the_name_of_a_passkey_is_requested_in_indonesian(user: User) -> None:
    client = come(user)
    again = client.get(reverse("mfa_add_webauthn")).headers["Location"]
    page = elements(client.post(again, {"password": OLD}, follow=True).text)
    labels = [each.words for each in page.all("label")]
    assert "Nama perangkat" in labels and "Name" not in labels


BROKEN_PASSKEYS = (
    "9" * 5000,
    "5",
    "[" * 99_999,
    '{"a": 1}',
    '{"id": "a", "rawId": "a", "response": {}}',
)


def test_what_is_no_passkey_is_refused(user: User) -> None:
    client = come(user)
    client.post(client.get(reverse("mfa_add_webauthn")).headers["Location"], {"password": OLD})
    for text in BROKEN_PASSKEYS:
        assert client.post(reverse("mfa_add_webauthn"), {"credential": text}).status_code == 422, (
            text[:9]
        )
        answer = Client().post(reverse("mfa_login_webauthn"), {"credential": text})
        assert answer.headers["Location"] == reverse("account_login"), text[:9]


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0 Safari/537.36 Edg/126.0",
            "Edge di Windows",
        ),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile Safari/537.36", "Chrome di Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17 like Mac OS X) Safari/604.1", "Safari di iPhone"),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) Version/17.5 Safari/605.1",
            "Safari di macOS",
        ),
        ("", "Peramban lain"),
    ],
)
def test_a_browser_has_words(agent: str, words: str) -> None:
    assert browser_words(agent) == words


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("83920174650192", "Kata sandi ini hanya berisi angka."),
        ("pendek", "Kata sandi terlalu pendek. Harus mengandung setidaknya 12 karakter"),
        ("Orang Biasa Saja", "Kata sandi ini mudah ditebak karena berisi nama"),
    ],
)
def test_a_refused_password_is_reported_in_our_words(password: str, message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        validate_password(password, User(username="orang.biasa", full_name="Orang Biasa Saja"))
    text = " ".join(caught.value.messages)
    assert message in text and "sepenuhnya numerik" not in text and "Sandi anda" not in text


def test_a_refused_name_says_what_the_hint_says() -> None:
    with pytest.raises(ValidationError) as caught:
        User(username="nama orang!", full_name="x").clean_fields(exclude=["password"])
    (line,) = caught.value.message_dict["username"]
    assert line.startswith(
        "Nama pengguna hanya berisi huruf, angka, titik, tanda @ + - dan garis bawah"
    )


@pytest.mark.parametrize(
    "password",
    [
        *(
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "dinasdukcapil",
            "administrator1",
            "Rahasia12345",
            "qwertyuiopas",
        ),
        *(
            "zxcvbnm,./zx",
            "capaian-peragaan",
            "disdukcapil2023",
            "abcdefghijklm",
            "Merdeka17081945",
        ),
        *("D1nasDukc4pil", "tirtakencana99", "kencana-tirta-2"),
        *(
            "tanatidung2025",
            "Tana-Tidung-2025!",
        ),  # a kabupaten, whatever the office is called here
    ],
)
def test_what_comes_to_everybodys_mind_is_refused_with_how_it_is_done_better(
    password: str,
) -> None:
    Office.objects.create(slug="tirta-kencana", name="Disdukcapil Kabupaten Tirta Kencana")
    with pytest.raises(ValidationError) as caught:
        validate_password(password, User(username="sari", full_name="Sari Baru"))
    (text,) = caught.value.messages
    assert text.startswith("Kata sandi ini mudah ditebak")
    assert ("nama atau istilah dinas" in text) or password not in (
        "dinasdukcapil",
        "tirtakencana99",
    )
    assert "empat kata atau lebih" in text and text.endswith(".")
    assert password.lower() not in text.lower(), "nothing that was typed is shown"


@pytest.mark.parametrize(
    "password",
    [
        "kuda-pagi-jendela-laut",
        "payung di lereng sebelah 9",
        "w8#Kd02mLq!z",
        "ufuk.sendok.lumut.rakit",
        "ꦏꦥꦭ-jeruk-angin-42",
    ],
)
def test_own_words_that_have_nothing_to_do_with_each_other_are_taken(password: str) -> None:
    validate_password(password, User(username="sari", full_name="Sari Baru"))


def test_a_long_password_is_looked_at_in_no_time() -> None:
    begun = time.perf_counter()
    assert weakness("a1" * 5_000, []) is not None
    assert weakness("kuda pagi jendela laut " * 400, []) is None
    assert time.perf_counter() - begun < 2


def test_what_is_too_short_and_guessable_is_reported_as_both_and_digits_once() -> None:
    for password, count in (("mawarku", 2), ("111111111111", 1)):
        with pytest.raises(ValidationError) as caught:
            validate_password(password, User(username="oki", full_name="Oki"))
        assert len(caught.value.messages) == count
