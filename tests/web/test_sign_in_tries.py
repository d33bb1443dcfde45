"""Who mistypes waits a while and is told how long; nobody locks somebody else out from another place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from allauth.core.internal import ratelimit
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings
from tests.web.test_sign_in import account, is_in, try_to_sign_in

from capaian.web.sign_in.adapter import AccountAdapter

pytestmark = pytest.mark.django_db
TOO_OFTEN = "Terlalu banyak percobaan. Tunggu 5 menit, lalu coba lagi."


@pytest.fixture(autouse=True)
def quick(settings: Settings) -> None:
    """Hashes are quick here; how often one page is called is bounded apart."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """The time that tries are counted by."""
    now = [1_000_000.0]
    monkeypatch.setattr(ratelimit.time, "time", lambda: now[0])
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


def test_who_waits_is_told_how_long_and_gets_in_then(clock: list[float]) -> None:
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


def test_from_all_places_together_a_name_is_tried_a_hundred_times_an_hour(clock: list[float]) -> None:
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


def test_on_a_device_where_somebody_was_before_nobody_else_keeps_them_out(clock: list[float]) -> None:
    """A name that is locked for an hour says so; a device is known for one name, and counted by itself."""
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
