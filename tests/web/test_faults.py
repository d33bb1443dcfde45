"""What is said where no page can be shown: in our words, with every header, and without the database."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.web.elements import elements

from capaian.web.site import faults
from capaian.web.site.policy import POLICY


def said(text: str) -> str:
    """The heading of a page."""
    page = elements(text)
    assert page.all("html")[0].attributes["lang"] == "id"
    (heading,) = page.all("h1")
    return heading.words


def test_a_fault_is_told_without_the_database_and_whoever_asks() -> None:
    answer = faults.our_fault(HttpRequest())
    assert (answer.status_code, said(answer.text)) == (500, "Halaman ini gagal dimuat")
    assert "Yang sudah disimpan aman." in answer.text


def test_a_fault_is_told_even_where_no_template_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> str:
        raise OSError

    monkeypatch.setattr(faults, "render_to_string", fail)
    answer = faults.our_fault(HttpRequest())
    assert (answer.status_code, said(answer.text)) == (500, "Halaman ini gagal dimuat")


def test_what_is_forbidden_is_told_in_our_words() -> None:
    answer = faults.forbidden(HttpRequest(), PermissionDenied())
    assert (answer.status_code, said(answer.text)) == (403, "Ini tidak boleh dilakukan")


def test_a_form_without_its_token_is_told_what_to_do() -> None:
    answer = Client(enforce_csrf_checks=True).post("/akun/login/", {"login": "a"})
    assert (answer.status_code, said(answer.text)) == (403, "Isian ini sudah kedaluwarsa")
    assert "muat ulang" in answer.text


def test_a_name_that_is_not_ours_is_answered_in_our_words_with_the_headers() -> None:
    answer = Client(raise_request_exception=False).get("/akun/login/", headers={"host": "jahat.example"})
    assert (answer.status_code, said(answer.text)) == (400, "Permintaan ini tidak dapat dijawab")
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Content-Security-Policy"] == POLICY


def test_an_answer_that_leads_to_a_safe_address_carries_the_headers(settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get("/akun/login/")
    assert answer.status_code == 301
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize("words", ["database is locked", "canceling statement due to lock timeout"])
def test_a_database_that_somebody_holds_for_long_is_busy_and_no_fault(words: str) -> None:
    try:
        raise OperationalError(words)
    except OperationalError:
        answer = faults.our_fault(HttpRequest())
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert said(answer.text) == "Capaian sedang sibuk, tidak ada yang disimpan"
    assert "Tekan tombol kembali" in answer.text
