"""Who mistypes waits a while and is told how long; nobody locks somebody else out from another place."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.web.test_sign_in import account, is_in, try_to_sign_in

from capaian.web.accounts import tries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick(settings: Settings) -> None:
    """Hashes are quick here; how often one page is called is bounded apart."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """The time that tries are counted by."""
    now = [1_000_000.0]
    monkeypatch.setattr(tries.time, "time", lambda: now[0])
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
    assert "Terlalu banyak percobaan. Coba lagi dalam 5 menit." in try_to_sign_in(client, "kadis").text
    clock[0] += 200
    assert "Coba lagi dalam 50 detik." in try_to_sign_in(client, "kadis").text
    clock[0] += 50
    try_to_sign_in(client, "kadis")
    assert is_in(client)


def test_an_unknown_name_waits_as_long_as_a_known_one() -> None:
    account("kadis")
    said = [[try_to_sign_in(Client(), name, "salah").text for _ in range(7)] for name in ("kadis", "tiada")]
    waits = [re.findall(r"Coba lagi dalam [^.]*", text) for name in said for text in name]
    assert waits[:7] == waits[7:] and waits[-1]


def test_from_all_places_together_a_name_is_tried_a_hundred_times_an_hour(clock: list[float]) -> None:
    refused = [tries.spend("kadis", f"203.0.113.{number}") for number in range(120)]
    assert [bool(each) for each in refused] == [False] * 100 + [True] * 20
    assert refused[-1] == 3_600
    assert tries.spend("kabid", "203.0.113.1") == 0
    clock[0] += 3_600
    assert tries.spend("kadis", "203.0.113.1") == 0


def test_from_one_place_ten_names_are_tried_a_minute(clock: list[float]) -> None:
    refused = [tries.spend(f"nama-{number}", "203.0.113.7") for number in range(12)]
    assert [bool(each) for each in refused] == [False] * 10 + [True] * 2
    clock[0] += 60
    assert tries.spend("nama-1", "203.0.113.7") == 0


def test_the_right_password_counts_as_no_try(clock: list[float]) -> None:
    for _ in range(30):
        assert tries.spend("kadis", "10.0.0.3") == 0
        tries.give_back("kadis", "10.0.0.3")


def test_names_may_be_as_long_and_odd_as_somebody_types_them() -> None:
    for name in ("x" * 10_000, "\0", "\ud800", "a:b|c", ""):
        assert tries.spend(name, "10.0.0.3") == 0
