"""Own accounts in our words: refused names and passwords, another password, the list of sessions."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from tests.web.elements import elements
from tests.web.twins import office_year, person

from capaian.web.accounts.models import User
from capaian.web.offices.models import Role
from capaian.web.site.templatetags.words import browser_words
from capaian.web.trail.models import Entry

pytestmark = pytest.mark.django_db
OLD, NEW = "dulu-sekali-panjang-betul", "kopi pahit di Halong 7 mangkuk"


def come(user: User) -> Client:
    client = Client(
        headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"}
    )
    assert client.post("/akun/login/", {"login": user.username, "password": OLD}).status_code == 302
    return client


@pytest.fixture(name="user")
def made() -> User:
    user = person("orang-biasa", office_year("asri").office, Role.VIEWER)
    user.set_password(OLD)
    user.save()
    return user


def test_who_changes_the_password_stays_signed_in_and_other_sessions_end(user: User) -> None:
    here, elsewhere = come(user), come(user)
    sent = {"oldpassword": OLD, "password1": NEW, "password2": NEW}
    answer = here.post("/akun/password/change/", sent, follow=True)
    assert "Anda telah keluar" not in answer.text
    assert here.get("/akun/sessions/").status_code == 200
    assert elsewhere.get("/akun/sessions/").status_code == 302
    told = Entry.objects.get(action="password.changed")
    assert told.after == {"others": 1}
    store = import_module(settings.SESSION_ENGINE).SessionStore
    assert not store(elsewhere.cookies["sessionid"].value).exists(elsewhere.cookies["sessionid"].value)


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


def test_who_is_asked_for_the_password_again_can_turn_back(user: User) -> None:
    client = come(user)
    again = client.get(reverse("mfa_add_webauthn")).headers["Location"]
    links = elements(client.get(again).text).by_id("isi").all("a")
    assert [each.attributes["href"] for each in links if each.words == "Batal"] == ["/"]


def test_the_name_of_a_passkey_is_asked_for_in_indonesian(user: User) -> None:
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
        assert client.post(reverse("mfa_add_webauthn"), {"credential": text}).status_code == 422, text[:9]
        answer = Client().post(reverse("mfa_login_webauthn"), {"credential": text})
        assert answer.headers["Location"] == reverse("account_login"), text[:9]


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0 Safari/537.36 Edg/126.0", "Edge di Windows"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile Safari/537.36", "Chrome di Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17 like Mac OS X) Safari/604.1",
            "Safari di iPhone",
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) Version/17.5 Safari/605.1", "Safari di macOS"),
        ("", "Peramban lain"),
    ],
)
def test_a_browser_has_words(agent: str, words: str) -> None:
    assert browser_words(agent) == words


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("83920174650192", "Kata sandi ini hanya berisi angka."),
        ("pendek", "Kata sandi terlalu pendek. Harus mengandung setidaknya 12 karakter"),
        ("Orang Biasa Saja", "Kata sandi ini mudah ditebak karena berisi nama"),
    ],
)
def test_a_refused_password_is_told_in_our_words(password: str, said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        validate_password(password, User(username="orang.biasa", full_name="Orang Biasa Saja"))
    told = " ".join(caught.value.messages)
    assert said in told and "sepenuhnya numerik" not in told and "Sandi anda" not in told


def test_a_refused_name_says_what_the_hint_says() -> None:
    with pytest.raises(ValidationError) as caught:
        User(username="nama orang!", full_name="x").clean_fields(exclude=["password"])
    (said,) = caught.value.message_dict["username"]
    assert said.startswith("Nama pengguna hanya berisi huruf, angka, titik, tanda @ + - dan garis bawah")
