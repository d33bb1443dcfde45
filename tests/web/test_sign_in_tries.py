"""Who mistypes waits a while; who approves signs in with two factors."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings
from tests.web.elements import elements
from tests.web.filling import House
from tests.web.test_sign_in import RIGHT, account, code_of, is_in, try_to_sign_in

from capaian.web.sign_in.adapter import AccountAdapter

TOO_OFTEN = "Terlalu banyak percobaan. Tunggu 5 menit, lalu coba lagi."


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """The time that tries are counted by."""
    now = [1_000_000.0]
    monkeypatch.setattr(time, "time", lambda: now[0])
    yield now


def test_a_name_that_was_tried_elsewhere_is_still_open_to_its_owner() -> None:
    account("kadis")
    attacker, owner = Client(REMOTE_ADDR="203.0.113.7"), Client(REMOTE_ADDR="10.0.0.3")
    for _ in range(8):
        try_to_sign_in(attacker, "kadis", "salah")
    try_to_sign_in(attacker, "kadis")
    assert not is_in(attacker)
    try_to_sign_in(owner, "kadis")
    assert is_in(owner)


def test_who_waits_is_shown_how_long_and_gets_in_then(clock: list[float]) -> None:
    account("kadis")
    client = Client()
    for _ in range(5):
        assert "Terlalu banyak" not in try_to_sign_in(client, "kadis", "salah").text
        clock[0] += 10
    assert TOO_OFTEN in try_to_sign_in(client, "kadis").text
    clock[0] += 250
    try_to_sign_in(client, "kadis")
    assert is_in(client)


def is_tried(name: str, place: int) -> bool:
    """Try a password from an address of the net 203.0.113."""
    request = RequestFactory().post("/akun/login/", REMOTE_ADDR=f"203.0.113.{place}")
    try:
        AccountAdapter(request).pre_authenticate(request, username=name)
    except ValidationError:
        return False
    return True


def test_from_all_places_together_a_name_is_tried_a_hundred_times_an_hour(
    clock: list[float],
) -> None:
    assert [is_tried("kadis", place) for place in range(105)] == [True] * 100 + [False] * 5
    assert is_tried("kabid", 1)
    clock[0] += 3_600
    assert is_tried("KADIS", 1)


def test_the_right_password_counts_as_no_try() -> None:
    account("kadis")
    for _ in range(8):
        client = Client()
        try_to_sign_in(client, "kadis")
        assert is_in(client)


def test_on_a_device_where_somebody_was_before_nobody_else_keeps_them_out(
    clock: list[float],
) -> None:
    """A name that is locked for an hour says so; a device is known for one name,
    and counted by itself.
    """
    for name in ("kadis", "kabid"):
        account(name)
    device = Client(REMOTE_ADDR="10.0.0.3")
    try_to_sign_in(device, "kadis")
    assert is_in(device)
    device.post("/akun/logout/")
    while is_tried("kadis", int(clock[0]) % 250):
        clock[0] += 1
    assert "Tunggu 1 jam" in try_to_sign_in(Client(REMOTE_ADDR="10.0.0.3"), "kadis").text
    forged = Client(REMOTE_ADDR="10.0.0.3")
    forged.cookies.load({name: f"x{each.value}" for name, each in device.cookies.items()})
    assert "Tunggu 1 jam" in try_to_sign_in(forged, "kadis").text
    for _ in range(5):
        assert "Terlalu banyak" not in try_to_sign_in(device, "kadis", "salah").text
    assert TOO_OFTEN in try_to_sign_in(device, "kadis").text
    try_to_sign_in(device, "kabid")
    assert is_in(device)
    clock[0] += 300
    device.post("/akun/logout/")
    try_to_sign_in(device, "kadis")
    assert is_in(device)


def test_fifty_people_behind_one_address_do_not_wait_for_what_others_mistype() -> None:
    account("kadis")
    assert all(is_tried(f"orang-{number % 50}", 7) for number in range(150))
    owner = Client(REMOTE_ADDR="203.0.113.7")
    try_to_sign_in(owner, "kadis")
    assert is_in(owner)


@pytest.mark.parametrize("kind", [None, Authenticator.Type.RECOVERY_CODES])
def test_a_head_without_a_second_factor_is_led_to_one(
    kind: Authenticator.Type | None, house: House
) -> None:
    head = house.people["head"]
    Authenticator.objects.filter(user=head).delete()
    if kind is not None:
        Authenticator.objects.create(user=head, type=kind, data={})
    client = house.browser("head")
    for answer in (client.get(house.address()), house.step("head", "approve")):
        assert (answer.status_code, answer.headers["Location"]) == (302, "/akun/2fa/")
    if kind is None:
        assert "perlu verifikasi dua langkah" in client.get("/akun/2fa/").text


@pytest.mark.parametrize("kind", [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])
def test_with_one_the_pages_open(kind: Authenticator.Type, house: House) -> None:
    Authenticator.objects.filter(user=house.people["head"]).update(type=kind)
    assert house.browser("head").get(house.address()).status_code == 200


def test_others_may_sign_in_by_a_password_alone(house: House) -> None:
    assert not Authenticator.objects.exclude(user=house.people["head"]).exists()
    for name in ("clerk", "holder", "planner", "viewer"):
        assert house.browser(name).get(house.address()).status_code == 200


def test_the_demonstration_asks_for_none(house: House, settings: Settings) -> None:
    Authenticator.objects.all().delete()
    settings.CAPAIAN = replace(settings.CAPAIAN, mode="peragaan")
    assert house.browser("head").get(house.address()).status_code == 200


_FOREIGN = re.compile(
    r"dua faktor|faktor kedua|kunci sandi|kunci "
    r"keamanan|autentik|otentik|totp|webauthn|kode cadangan|"
    r"security key|\bkey\b|\bname\b|\bnot used\b|nonaktif|recovery",
    re.IGNORECASE,
)
"""Words for the same things that nobody here knows, or that a page would need besides its own."""


def _plain(client: Client, address: str) -> str:
    """What a page says, in which every word is known, and from which a link leads on."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    page = elements(re.sub(r"<script.*?</script>", "", answer.text, flags=re.DOTALL)).by_id("isi")
    assert not _FOREIGN.search(page.words), (address, page.words)
    assert page.all("a") or page.all("button"), address
    return page.words


def _first_day(house: House) -> Client:
    """Somebody who approves signs in for the first time, without a second step."""
    cache.clear()
    head = house.people["head"]
    Authenticator.objects.filter(user=head).delete()
    head.set_password(RIGHT)
    head.save()
    client = Client()
    try_to_sign_in(client, head.username)
    return client


def test_who_approves_is_led_from_the_first_sign_in_to_the_page_that_was_wanted(
    house: House,
) -> None:
    client = _first_day(house)
    wanted = house.address()
    assert client.get(wanted).headers["Location"] == "/akun/2fa/"
    assert "sesudah itu Anda dibawa ke halaman yang Anda tuju" in _plain(client, "/akun/2fa/")
    address = client.get("/akun/2fa/totp/activate/").headers["Location"]
    assert (
        client.post(address, {"password": RIGHT}).headers["Location"] == "/akun/2fa/totp/activate/"
    )
    assert "Ketik 6 angka yang tampil" in _plain(client, "/akun/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    wrong = client.post("/akun/2fa/totp/activate/", {"code": code_of(secret, time.time() - 9_000)})
    assert wrong.status_code == 422 and "Kode itu tidak cocok." in wrong.text
    right = client.post("/akun/2fa/totp/activate/", {"code": code_of(secret, time.time())})
    codes = client.get(right.headers["Location"])
    assert "Cetak atau simpan sekarang" in _plain(client, right.headers["Location"])
    links = {
        each.words: each.attributes["href"] for each in elements(codes.text).by_id("isi").all("a")
    }
    assert links["Lanjut"] == wanted
    file = client.get(links["Unduh kode"])
    shown = [each.words for each in elements(codes.text).by_id("kode-pemulihan").all("li")]
    assert len(shown) == 10 and all(code in file.text for code in shown)
    assert client.get(wanted).status_code == 200
    later = elements(client.get(right.headers["Location"]).text).by_id("isi").all("a")
    assert [each.attributes["href"] for each in later if each.words == "Lanjut"] == ["/"]


def test_every_page_of_the_second_step_uses_one_word_for_one_thing(house: House) -> None:
    client, head = _first_day(house), house.people["head"]
    client.post("/akun/reauthenticate/", {"password": RIGHT})
    for address in ("", "totp/activate/", "webauthn/", "webauthn/add/"):
        _plain(client, f"/akun/2fa/{address}")
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105  # of a test
    TOTP.activate(head, secret)
    key = Authenticator.objects.create(
        user=head, type=Authenticator.Type.WEBAUTHN, data={"name": "Ponsel", "credential": {}}
    )
    client.post("/akun/2fa/recovery-codes/generate/")
    for address in (
        "",
        "totp/deactivate/",
        "recovery-codes/",
        "recovery-codes/generate/",
        "webauthn/",
        f"webauthn/keys/{key.pk}/edit/",
        f"webauthn/keys/{key.pk}/remove/",
        "reauthenticate/",
        "/akun/reauthenticate/",
        "/akun/sessions/",
    ):
        _plain(client, address if address.startswith("/") else f"/akun/2fa/{address}")
    key.delete()
    again = Client()
    assert (
        try_to_sign_in(again, head.username)
        .headers["Location"]
        .startswith("/akun/2fa/authenticate/")
    )
    assert "Kode dari ponsel, atau kode pemulihan" in _plain(again, "/akun/2fa/authenticate/")
