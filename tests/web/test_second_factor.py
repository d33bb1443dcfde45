"""Who approves signs in with two steps, in an office that is no demonstration; its pages say so plainly."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings
from tests.web.elements import elements
from tests.web.filling import House, house
from tests.web.test_sign_in import RIGHT, code_of, try_to_sign_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", [None, Authenticator.Type.RECOVERY_CODES])
def test_a_head_without_a_second_factor_is_led_to_where_one_is_made(
    kind: Authenticator.Type | None, tmp_path: Path
) -> None:
    own = house(tmp_path)
    head = own.people["head"]
    Authenticator.objects.filter(user=head).delete()
    if kind is not None:
        Authenticator.objects.create(user=head, type=kind, data={})
    client = own.browser("head")
    for answer in (
        client.get(own.address()),
        own.step("head", "approve"),
    ):
        assert (answer.status_code, answer.headers["Location"]) == (302, "/akun/2fa/")
    if kind is None:
        assert "perlu verifikasi dua langkah" in client.get("/akun/2fa/").text


@pytest.mark.parametrize("kind", [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])
def test_with_one_the_pages_open(kind: Authenticator.Type, tmp_path: Path) -> None:
    own = house(tmp_path)
    Authenticator.objects.filter(user=own.people["head"]).update(type=kind)
    assert own.browser("head").get(own.address()).status_code == 200


def test_others_may_sign_in_by_a_password_alone(tmp_path: Path) -> None:
    own = house(tmp_path)
    assert not Authenticator.objects.exclude(user=own.people["head"]).exists()
    for name in ("clerk", "holder", "planner", "viewer"):
        assert own.browser(name).get(own.address()).status_code == 200


def test_the_demonstration_asks_for_none(tmp_path: Path, settings: Settings) -> None:
    own = house(tmp_path)
    Authenticator.objects.all().delete()
    settings.CAPAIAN = replace(settings.CAPAIAN, mode="peragaan")
    assert own.browser("head").get(own.address()).status_code == 200


_FOREIGN = re.compile(
    r"dua faktor|faktor kedua|kunci sandi|kunci keamanan|autentik|otentik|totp|webauthn|kode cadangan|"
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


def _first_day(own: House) -> Client:
    """Somebody who approves signs in for the first time, without a second step."""
    cache.clear()
    head = own.people["head"]
    Authenticator.objects.filter(user=head).delete()
    head.set_password(RIGHT)
    head.save()
    client = Client()
    try_to_sign_in(client, head.username)
    return client


def test_who_approves_is_led_from_the_first_sign_in_to_the_page_that_was_wanted(tmp_path: Path) -> None:
    own = house(tmp_path)
    client = _first_day(own)
    wanted = own.address()
    assert client.get(wanted).headers["Location"] == "/akun/2fa/"
    assert "sesudah itu Anda dibawa ke halaman yang Anda tuju" in _plain(client, "/akun/2fa/")
    asked = client.get("/akun/2fa/totp/activate/").headers["Location"]
    assert client.post(asked, {"password": RIGHT}).headers["Location"] == "/akun/2fa/totp/activate/"
    assert "Ketik 6 angka yang tampil" in _plain(client, "/akun/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    wrong = client.post("/akun/2fa/totp/activate/", {"code": code_of(secret, time.time() - 9_000)})
    assert wrong.status_code == 422 and "Kode itu tidak cocok." in wrong.text
    right = client.post("/akun/2fa/totp/activate/", {"code": code_of(secret, time.time())})
    codes = client.get(right.headers["Location"])
    assert "Cetak atau simpan sekarang" in _plain(client, right.headers["Location"])
    links = {each.words: each.attributes["href"] for each in elements(codes.text).by_id("isi").all("a")}
    assert links["Lanjut"] == wanted
    file = client.get(links["Unduh kode"])
    shown = [each.words for each in elements(codes.text).by_id("kode-pemulihan").all("li")]
    assert len(shown) == 10 and all(code in file.text for code in shown)
    assert client.get(wanted).status_code == 200
    later = elements(client.get(right.headers["Location"]).text).by_id("isi").all("a")
    assert [each.attributes["href"] for each in later if each.words == "Lanjut"] == ["/"]


def test_every_page_of_the_second_step_uses_one_word_for_one_thing(tmp_path: Path) -> None:
    own = house(tmp_path)
    client, head = _first_day(own), own.people["head"]
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
    assert try_to_sign_in(again, head.username).headers["Location"].startswith("/akun/2fa/authenticate/")
    assert "Kode dari ponsel, atau kode pemulihan" in _plain(again, "/akun/2fa/authenticate/")
