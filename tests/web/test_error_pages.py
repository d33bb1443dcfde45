"""What is said where no page can be shown: in our words, with every header, and without the database."""

from __future__ import annotations

import errno
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.web.elements import elements
from tests.web.filling import YEAR, house
from waitress.adjustments import Adjustments

from capaian.web.large_bodies import LargeBodyParser
from capaian.web.planning import saving
from capaian.web.site import faults
from capaian.web.site.policy import POLICY


def heading_of(text: str) -> str:
    """The heading of a page."""
    page = elements(text)
    assert page.all("html")[0].attributes["lang"] == "id"
    (heading,) = page.all("h1")
    return heading.words


def test_a_fault_is_told_without_the_database_and_whoever_asks() -> None:
    answer = faults.our_fault(HttpRequest())
    assert (answer.status_code, heading_of(answer.text)) == (500, "Halaman ini gagal dimuat")
    assert "Yang sudah disimpan aman." in answer.text


def test_what_is_forbidden_is_told_in_our_words() -> None:
    answer = faults.forbidden(HttpRequest(), PermissionDenied())
    assert (answer.status_code, heading_of(answer.text)) == (403, "Ini tidak boleh dilakukan")


def test_a_form_without_its_token_is_told_what_to_do() -> None:
    answer = Client(enforce_csrf_checks=True).post("/akun/login/", {"login": "a"})
    assert (answer.status_code, heading_of(answer.text)) == (403, "Isian ini sudah kedaluwarsa")
    assert "buka halamannya, lalu kirim sekali lagi" in answer.text


def test_a_name_that_is_not_ours_is_answered_in_our_words_with_the_headers() -> None:
    answer = Client(raise_request_exception=False).get("/akun/login/", headers={"host": "jahat.example"})
    assert (answer.status_code, heading_of(answer.text)) == (400, "Permintaan ini tidak dapat dijawab")
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
    assert heading_of(answer.text) == "Capaian sedang sibuk, tidak ada yang disimpan"
    assert "lalu kirim sekali lagi" in answer.text and not elements(answer.text).all("form")


def test_what_is_too_large_is_refused_unread_with_the_way_back(settings: Settings) -> None:
    address = "/kecil/2024/bukti/?bagian=kia"
    answer = Client().post(address, {}, headers={"content-length": str(settings.MAX_BODY_BYTES)})
    assert (answer.status_code, heading_of(answer.text)) == (413, "Kiriman ini terlalu besar")
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert address in [each.attributes["href"] for each in elements(answer.text).all("a")]


@pytest.mark.parametrize(("size", "kept"), [(999, 999), (1_000, 0), (50_000, 0)])
def test_a_large_body_is_taken_to_its_end_and_not_kept(size: int, kept: int) -> None:
    parser = LargeBodyParser(Adjustments(max_request_body_size=1_000))
    head = f"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: {size}\r\n\r\n".encode()
    sent = head + b"x" * size + b"GET /"  # as the next request begins
    while not parser.completed:
        sent = sent[parser.received(sent[:400]) :]
    assert (sent, parser.error) == (b"GET /", None)
    assert (parser.headers["CONTENT_LENGTH"], len(parser.get_body_stream().read())) == (str(size), kept)


NEW = {"sel-code": "99.01.05", "sel-name": "Muara", "sel-kind": "district", "sel-parent": "99.01"}
AREAS = f"/kecil/{YEAR}/perencanaan/areas/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fault", "status"), [(OperationalError("database is locked"), 503), (OSError(errno.ENOSPC, "x"), 507)]
)
def test_what_was_sent_is_sent_once_more_from_the_page_that_refused_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception, status: int
) -> None:
    own = house(tmp_path)
    planner = own.browser("planner")
    planner.raise_request_exception = False
    sent = {**NEW, "csrfmiddlewaretoken": "b" * 64, "sel-name": 'Muara "Baru" <b>'}

    def fail(*_: object, **__: object) -> None:
        raise fault

    with monkeypatch.context() as broken:
        broken.setattr(saving, "change", fail)
        answer = planner.post(f"{AREAS}baru/", sent)
    assert answer.status_code == status
    (form,) = [each for each in elements(answer.text).all("form") if each.all("input", name="sel-code")]
    fields = {each.attributes["name"]: each.attributes["value"] for each in form.all("input")}
    assert (form.attributes["action"], fields) == (f"{AREAS}baru/", sent)
    assert planner.post(form.attributes["action"], fields).status_code == 302
    assert own.year.rows.get(sheet="areas.csv", cells__code="99.01.05").cells["name"] == sent["sel-name"]


@pytest.mark.parametrize("name", ["oldpassword", "password", "code", "login", "credential"])
def test_what_somebody_signs_in_with_is_shown_again_by_no_page(name: str) -> None:
    request = Client().post("/", {name: "rahasia", "alasan": "Salah ketik pada bulan Mei."}).wsgi_request
    assert [*faults._sent(request)] == []
    other = Client().post("/", {"alasan": "Salah ketik", "file": BytesIO(b"x")}).wsgi_request
    assert [*faults._sent(other)] == [], "a file is chosen anew"
    assert "rahasia" not in faults._fault_page_with_fields(request, 503, "Sibuk", "Tunggu.").text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("origin", "is_ours"), [("http://testserver", True), ("https://jahat.example", False)]
)
def test_a_long_text_of_a_session_that_ended_can_be_copied_if_it_was_typed_into_a_page_of_ours(
    origin: str, is_ours: bool
) -> None:
    text = "Alat rekam rusak sebulan penuh, <b>bukan</b> karena petugas."
    sent = {"alasan": text, "dulu-catatan": "Yang tampil sebelumnya, juga panjang.", "nilai": "12"}
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    answer = browser.post("/akun/logout/", sent, headers={"origin": origin})
    assert answer.status_code == 403
    shown = [each.text for each in elements(answer.text).all("textarea")]
    assert shown == ([text] if is_ours else [])
