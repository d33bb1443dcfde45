"""The list of sessions tells who is there; reading a page is no reason to write."""

from __future__ import annotations

import errno
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import caches
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.beginnings import YEAR
from tests.web.filling import House, house

from capaian.web.boards import charts

pytestmark = pytest.mark.django_db
WRITES = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture
def office(tmp_path: Path) -> House:
    """An office with its people."""
    return house(tmp_path)


def written(browser: Client, address: str, **more: str) -> list[str]:
    """The statements with which a page that is read changes the database."""
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(address, **more).status_code == 200
    return [each["sql"] for each in seen.captured_queries if each["sql"].startswith(WRITES)]


def test_the_first_page_notes_the_session_and_the_next_ones_write_nothing(office: House) -> None:
    browser = office.browser("clerk")
    assert written(browser, office.address())
    (noted,) = UserSession.objects.filter(user=office.people["clerk"])
    assert noted.ip == "127.0.0.1"
    for address in (office.address(), office.address(more="")[: -len("2024-Q1/")] + "2024-Q2/", "/?semua"):
        assert written(browser, address) == []
    assert UserSession.objects.get(pk=noted.pk).last_seen_at == noted.last_seen_at


@pytest.mark.parametrize(("seconds", "is_written"), [(0, False), (299, False), (301, True), (36_000, True)])
def test_who_was_seen_some_minutes_ago_is_noted_again(
    office: House, monkeypatch: pytest.MonkeyPatch, seconds: int, is_written: bool
) -> None:
    browser = office.browser("clerk")
    written(browser, office.address())
    before, now = UserSession.objects.get().last_seen_at, time.time()
    monkeypatch.setattr(time, "time", lambda: now + seconds)
    assert bool(written(browser, office.address())) is is_written
    assert (UserSession.objects.get().last_seen_at > before) is is_written


@pytest.mark.parametrize(
    ("more", "field", "told"),
    [
        ({"REMOTE_ADDR": "10.0.0.7"}, "ip", "10.0.0.7"),
        ({"HTTP_USER_AGENT": "Peramban lain"}, "user_agent", "Peramban lain"),
        ({"HTTP_USER_AGENT": "x" * 5_000}, "user_agent", "x" * 200),
    ],
    ids=["address", "browser", "long name of a browser"],
)
def test_another_address_or_browser_is_noted_at_once(
    office: House, more: Mapping[str, str], field: str, told: str
) -> None:
    browser = office.browser("clerk")
    written(browser, office.address())
    assert written(browser, office.address(), **more)
    assert getattr(UserSession.objects.get(), field) == told
    assert written(browser, office.address(), **more) == []


def test_who_is_not_signed_in_is_not_listed(office: House, client: Client) -> None:
    assert client.get("/akun/login/").status_code == 200
    assert client.get(office.address()).status_code == 302
    assert not UserSession.objects.exists()


def test_boards_and_papers_are_read_while_the_disk_is_full(
    office: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a page remembers for the next one, or lets be drawn, is no part of what was wanted."""
    wanted: list[str] = []

    def full(*told: object) -> None:
        wanted.append(str(told))
        raise OSError(errno.ENOSPC, "No space left on device")

    def no_room(*told: object, **more: object) -> None:
        wanted.append(str(told))
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(caches["readiness"], "set_many", full)
    monkeypatch.setattr(charts, "enqueue", no_room)
    planner = office.browser("planner")
    pages = [planner.get(f"/kecil/{YEAR}/{page}/").status_code for page in ("naskah", "dasbor")]
    assert (pages, len(wanted) > 0) == ([200, 200], True)
