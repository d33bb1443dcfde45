"""Signing in and out: what a stranger learns, what a session is good for, and where one is led."""

from __future__ import annotations

import base64
import hmac
import re
import struct
import time
from collections.abc import Iterator
from itertools import count

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.utils.http import urlencode
from tests.web.twins import office_year, person, signed_in

from capaian.web.accounts.models import User
from capaian.web.offices.models import Role
from capaian.web.trail.models import Entry

RIGHT = "perahu-naik-gunung-7"
LOGIN = "/akun/login/"


def account(name: str, password: str = RIGHT) -> User:
    """Somebody with a password."""
    user = person(name)
    user.set_password(password)
    user.save()
    return user


def try_to_sign_in(client: Client, name: str, password: str = RIGHT, **more: str) -> HttpResponse:
    return client.post(LOGIN, {"login": name, "password": password, **more})


def is_in(client: Client) -> bool:
    """Say whether the pages know who it is."""
    return client.get("/").status_code == 200


def shown(answer: HttpResponse, name: str) -> tuple[int, str]:
    """What an answer shows, without the token and the name that was typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", answer.text)
    return answer.status_code, text.replace(f'value="{name}"', "")


def test_a_wrong_password_and_an_unknown_name_look_the_same() -> None:
    account("perencana")
    account("dilarang", "!")
    without = person("tanpa")
    without.set_unusable_password()
    without.save()
    off = account("keluar")
    off.is_active = False
    off.save()
    report = set()
    for name in ("perencana", "dilarang", "tanpa", "keluar", "tidak-ada"):
        client = Client()
        report.add(shown(try_to_sign_in(client, name, "perahu-naik-gunung-8"), name))
        assert not is_in(client)
    ((_, text),) = report
    assert text.count('role="alert"') == 1


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("", RIGHT),
        ("perencana", ""),
        ("perencana", RIGHT.upper()),
        ("perencana", f"{RIGHT} x"),
        ("perencana' --", RIGHT),
        ("peren%", RIGHT),
        ("p" * 1000, RIGHT),
        ("perencana\0", RIGHT),
    ],
)
def test_what_is_not_exactly_right_does_not_sign_in(name: str, password: str) -> None:
    account("perencana")
    client = Client()
    answer = try_to_sign_in(client, name, password)
    assert answer.status_code in (200, 422)
    assert "<title>Galat: Masuk" in answer.text
    assert not is_in(client)


def test_a_password_that_was_typed_is_never_given_back() -> None:
    assert "rahasia-sekali-9" not in try_to_sign_in(Client(), "perencana", "rahasia-sekali-9").text


def tries_until_refused(client: Client, names: Iterator[str], **more: str) -> int:
    """How often a wrong password may be tried."""
    for tried in range(1, 125):
        answer = client.post(LOGIN, {"login": next(names), "password": "salah"}, headers=more)
        if answer.status_code == 429 or "Terlalu banyak percobaan" in answer.text:
            return tried
    raise AssertionError("so many wrong passwords, and still more may be tried")


def test_an_unknown_name_is_throttled_as_a_known_one() -> None:
    account("perencana")
    known = tries_until_refused(Client(REMOTE_ADDR="203.0.113.7"), iter(["perencana"] * 40))
    cache.clear()
    assert (
        tries_until_refused(Client(REMOTE_ADDR="203.0.113.7"), iter(["tidak-ada"] * 40)) == known
    )


def test_many_names_from_one_place_are_throttled_whatever_it_says_of_itself() -> None:
    names = (f"nama-{number}" for number in count())
    assert tries_until_refused(Client(), names) == 121
    names = (f"lain-{number}" for number in count())
    for number in range(3):
        answer = Client().post(
            LOGIN,
            {"login": next(names), "password": "salah"},
            headers={"X-Forwarded-For": f"198.51.100.{number}"},
        )
        assert "Terlalu banyak percobaan" in answer.text


def test_the_key_of_a_session_is_another_one_after_signing_in() -> None:
    account("perencana")
    client = Client()
    client.get(LOGIN)
    before = client.cookies["sessionid"].value
    try_to_sign_in(client, "perencana")
    after = client.cookies["sessionid"].value
    assert before != after
    stranger = Client()
    stranger.cookies["sessionid"] = before
    assert not is_in(stranger)


def test_a_key_that_somebody_else_chose_is_not_taken() -> None:
    account("perencana")
    client = Client()
    client.cookies["sessionid"] = "a" * 32
    try_to_sign_in(client, "perencana")
    assert is_in(client)
    assert client.cookies["sessionid"].value != "a" * 32


def test_signing_out_ends_the_session_wherever_its_key_is_kept() -> None:
    account("perencana")
    client, copy = Client(), Client()
    try_to_sign_in(client, "perencana")
    copy.cookies["sessionid"] = client.cookies["sessionid"].value
    assert is_in(copy)
    assert client.get("/akun/logout/").status_code == 200
    assert is_in(client), "a link or a picture that names the address signs nobody out"
    assert client.post("/akun/logout/").status_code == 302
    assert not is_in(client)
    assert not is_in(copy)


def test_signing_out_here_leaves_the_session_elsewhere() -> None:
    account("perencana")
    office, home = Client(), Client()
    for client in (office, home):
        try_to_sign_in(client, "perencana")
    office.post("/akun/logout/")
    assert (is_in(office), is_in(home)) == (False, True)


def test_another_password_ends_every_other_session_and_copies_of_this_one() -> None:
    account("perencana")
    here, elsewhere, copy = Client(), Client(), Client()
    for client in (here, elsewhere):
        try_to_sign_in(client, "perencana")
    copy.cookies["sessionid"] = here.cookies["sessionid"].value
    new = "gunung-naik-perahu-8"
    here.post("/akun/password/change/", {"oldpassword": RIGHT, "password1": new, "password2": new})
    assert (is_in(here), is_in(elsewhere), is_in(copy)) == (True, False, False)
    assert Entry.objects.get(action="password.changed").after == {"others": 1}
    try_to_sign_in(elsewhere, "perencana")
    assert not is_in(elsewhere), "the old password opens nothing"
    try_to_sign_in(elsewhere, "perencana", new)
    assert is_in(elsewhere)


def test_an_account_that_is_switched_off_is_out_with_the_next_request() -> None:
    user = account("perencana")
    client = Client()
    try_to_sign_in(client, "perencana")
    user.is_active = False
    user.save()
    assert not is_in(client)
    try_to_sign_in(client, "perencana")
    assert not is_in(client)


@pytest.mark.parametrize(
    ("password", "again", "old"),
    [
        ("pendek-7", "pendek-7", RIGHT),
        ("gunung-naik-perahu-8", "gunung-naik-perahu-9", RIGHT),
        ("gunung-naik-perahu-8", "gunung-naik-perahu-8", "bukan yang lama"),
    ],
)
def test_a_password_that_is_weak_or_not_meant_is_not_taken(
    password: str, again: str, old: str
) -> None:
    user = account("perencana-perencana")
    client = Client()
    try_to_sign_in(client, user.username)
    client.post(
        "/akun/password/change/", {"oldpassword": old, "password1": password, "password2": again}
    )
    user.refresh_from_db()
    assert user.check_password(RIGHT)
    assert is_in(client)


def test_the_cookie_of_a_session_is_for_our_pages_alone_and_goes_with_the_browser() -> None:
    account("perencana")
    client = Client()
    answer = try_to_sign_in(client, "perencana")
    cookie = answer.cookies["sessionid"]
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"]) == (True, True, "Lax")
    assert (cookie["max-age"], cookie["expires"], cookie["domain"], cookie["path"]) == (
        "",
        "",
        "",
        "/",
    )
    assert client.session.get_expiry_age() <= 12 * 60 * 60, "a working day"
    assert "csrftoken" not in client.cookies, "the token is kept with the session"
    for other in client.cookies.values():
        assert other["httponly"], other.key
        assert other["secure"], other.key


ELSEWHERE = (
    "https://jahat.example/",
    "http://jahat.example/asri/2024/",
    "//jahat.example/",
    "///jahat.example/",
    "////jahat.example",
    "/\\jahat.example",
    "\\\\jahat.example",
    "http:jahat.example",
    "https:///jahat.example",
    "javascript:alert(1)",
    "data:text/html,x",
    " //jahat.example",
    "\t//jahat.example",
    "//testserver@jahat.example/",
    "http://testserver.jahat.example/",
    "ftp://testserver/",
)
HERE = ("/", "/asri/2024/", "/asri/2024/perencanaan/outputs/?cari=akta&halaman=2")


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_nobody_is_led_off_this_site(wanted: str) -> None:
    user, asking = account("perencana"), urlencode({"next": wanted})
    sent, answer, inside = Client(), Client(), signed_in(user)
    led = [
        try_to_sign_in(sent, "perencana", next=wanted),
        answer.post(f"{LOGIN}?{asking}", {"login": "perencana", "password": RIGHT}),
        inside.get(LOGIN, {"next": wanted}),
        inside.post("/akun/reauthenticate/", {"password": RIGHT, "next": wanted}),
        inside.post(f"/akun/logout/?{asking}", {"next": wanted}),
    ]
    assert [(answer.status_code, answer.headers["Location"]) for answer in led] == [(302, "/")] * 5


@pytest.mark.parametrize("wanted", HERE)
def test_who_signs_in_comes_back_to_the_page_that_was_requested(wanted: str) -> None:
    year = office_year("asri")
    user = person("perencana", year.office, Role.PLANNER)
    user.set_password(RIGHT)
    user.save()
    client = Client()
    answer = client.get(wanted)
    assert answer.status_code == 302
    page = client.get(answer.headers["Location"])
    hidden = re.search(r'type="hidden" name="next" value="([^"]*)"', page.text)
    assert hidden is not None
    answer = try_to_sign_in(client, "perencana", next=hidden[1].replace("&amp;", "&"))
    assert answer.headers["Location"] == wanted
    assert client.get(wanted, follow=True).status_code == 200


def code_of(secret: str, moment: float) -> str:
    """Six digits of RFC 6238, for the half minute of a moment."""
    step = struct.pack(">Q", int(moment) // 30)
    digest = hmac.new(base64.b32decode(secret), step, "sha1").digest()
    start = digest[-1] & 15
    (number,) = struct.unpack(">I", digest[start : start + 4])
    return f"{(number & 0x7FFFFFFF) % 10**6:06d}"


def test_the_code_of_the_standard_is_worked_out_as_its_annex_prints_it() -> None:
    secret = base64.b32encode(b"12345678901234567890").decode()
    assert [code_of(secret, moment) for moment in (59, 1111111109, 20000000000)] == [
        "287082",
        "081804",
        "353130",
    ]


def test_with_a_second_factor_the_password_alone_opens_nothing() -> None:
    key = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    TOTP.activate(account("kadis"), key)
    client = Client()
    answer = try_to_sign_in(client, "kadis", next="/akun/2fa/")
    assert answer.headers["Location"].startswith("/akun/2fa/authenticate/")
    assert not is_in(client)
    right = code_of(key, time.time())
    wrong = f"{(int(right) + 1) % 10**6:06d}"
    client.post("/akun/2fa/authenticate/", {"code": wrong})
    assert not is_in(client)
    client.post("/akun/2fa/authenticate/", {"code": code_of(key, time.time())})
    assert is_in(client)


def test_the_demonstration_signs_nobody_in_by_a_password() -> None:
    user = person("perencana")
    user.set_unusable_password()
    user.save()
    client = Client()
    for password in ("", "perencana", "None", "!"):
        try_to_sign_in(client, "perencana", password)
        assert not is_in(client)


def test_a_person_is_shown_by_name_and_kept_without_numbers_of_identity() -> None:
    assert str(User(username="kadis", full_name="Kepala Dinas")) == "Kepala Dinas"
    assert str(User(username="kadis")) == "kadis"
    assert not {"nik", "nip"} & {field.name for field in User._meta.get_fields()}


def test_who_mistypes_is_informed_politely() -> None:
    account("kadis")
    answer = try_to_sign_in(Client(), "kadis", "salah")
    assert "Nama pengguna dan/atau kata sandi yang anda masukkan tidak benar." in answer.text
