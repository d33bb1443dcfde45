"""A test of the pages ends when the server has: it waits for what a closed page asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from django.core.signals import request_finished, request_started
from tests.browser import requests_running
from tests.browser.requests_running import Requests

pytestmark = pytest.mark.django_db


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch) -> Iterator[Requests]:
    monkeypatch.setattr(requests_running, "_PATIENCE", 0.1)
    with Requests().counted() as counted:
        yield counted


def test_nothing_that_runs_is_not_waited_for(running: Requests) -> None:
    running.await_end()


def test_it_waits_for_what_runs(running: Requests, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests_running, "_PATIENCE", 20)
    request_started.send(Requests)
    ended: list[str] = []

    def end() -> None:
        ended.append("yes")
        request_finished.send(Requests)

    threading.Timer(0.2, end).start()
    running.await_end()
    assert ended == ["yes"]


def test_what_does_not_end_fails_the_test(running: Requests) -> None:
    request_started.send(Requests)
    with pytest.raises(TimeoutError, match="1 requests did not end"):
        running.await_end()
