"""What stands around every answer: headers, forms that carry their token,
pages that hold no script.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings
from tests.web.filling import make_house
from tests.web.twins import (
    CELLS,
    addresses,
    count_entries,
    first_row,
    office_year,
    person,
    signed_in,
)

from capaian.web.home import views
from capaian.web.offices.models import Role
from capaian.web.site.access import RIGHTS

SHEET = "/asri/2024/perencanaan/outputs/"
HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
}
POLICY = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'", "data:", "blob:"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "form-action": {"'self'"},
    "frame-ancestors": {"'none'"},
    "base-uri": {"'none'"},
}
"""Own files alone; a camera and pictures chosen on a phone; nothing that stands in a page,
no frames.
"""


def answers() -> dict[str, HttpResponse]:
    """An answer of each kind."""
    year = office_year("asri", rows=2)
    client = signed_in(person("perencana", year.office, Role.PLANNER))
    client.raise_request_exception = False
    row = first_row(year)
    page = f"{SHEET}{row.pk}/"
    return {
        "200 signed in": client.get(page),
        "200 year": client.get("/asri/2024/"),
        "200 sheets": client.get("/asri/2024/perencanaan/"),
        "200 sheet": client.get(SHEET),
        "200 new row": client.get(f"{SHEET}baru/"),
        "200 removal": client.get(f"{page}hapus/"),
        "200 anonymous": Client().get("/akun/login/"),
        "200 own account": client.get("/akun/password/change/"),
        "200 second factors": client.get("/akun/2fa/"),
        "200 signing out": client.get("/akun/logout/"),
        "302 to sign in": Client().get(page),
        "302 home": client.get("/"),
        "302 after writing": client.post(page, {"versi": "1", "sel-actual": "2"}),
        "404 unknown": client.get("/tidak-ada/"),
        "404 forbidden": client.get("/tidak-ada/2024/"),
        "404 method": client.put(page),
        "409 overtaken": client.post(page, {"versi": "1", "sel-actual": "3"}),
        "422 wrong cell": client.post(page, {"versi": "2", "sel-actual": "tiga"}),
        "422 new row": client.post(
            f"{SHEET}baru/", {"sel-node": "I.1.1", "sel-period": "kemarin"}
        ),
        "422 without a reason": client.post(f"{page}hapus/", {"versi": "2"}),
    }


def test_every_kind_of_answer_carries_the_headers() -> None:
    for kind, answer in answers().items():
        assert str(answer.status_code) == kind[:3], kind
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, kind
        message = answer.headers["Content-Security-Policy"]
        policy = {name: {*sources} for name, *sources in map(str.split, message.split(";"))}
        assert policy == POLICY, kind


def shut(answer: HttpResponseBase) -> None:
    """Close the files of an answer; the connection of the test, which would end with a request,
    stays.
    """
    request_finished.disconnect(close_old_connections)
    answer.close()
    request_finished.connect(close_old_connections)


def test_no_browser_keeps_what_is_refused_or_handed_out(tmp_path: Path) -> None:
    for kind, answer in answers().items():
        message = answer.headers["Cache-Control"]
        assert "private" in message and "no-store" in message, (kind, message)
    house = make_house(tmp_path)
    for name in ("dossier.zip", "buku.xlsx"):
        message = house.browser("planner").get(f"/kecil/2024/tukar/{name}")
        assert (message.status_code, message.headers["Cache-Control"]) == (
            200,
            "private, no-store",
        ), name
        shut(message)
    report = house.browser("clerk").post(
        house.address(), {"aksi": "simpan"}, headers={"accept": "application/json"}
    )
    assert report.headers["Content-Type"] == "application/json"
    assert report.headers["Cache-Control"] == "private, no-store"


def test_our_own_files_are_kept(settings: Settings) -> None:
    (Path(settings.STATIC_ROOT) / "a.css").write_text("b{}")
    answer = Client().get("/statis/a.css")
    assert answer.status_code == 200 and "no-store" not in answer.headers["Cache-Control"]
    shut(answer)


def test_answers_of_our_own_fault_carry_them_and_tell_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: object) -> None:
        raise ValueError("rahasia dari baris ketujuh")

    monkeypatch.setattr(views, "know", fail)
    client = signed_in(person("pembaca", office_year("asri").office, Role.VIEWER))
    client.raise_request_exception = False
    answer = client.get("/asri/2024/")
    assert answer.status_code == 500
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    for word in ("rahasia", "Traceback", "ValueError", ".py"):
        assert word not in answer.text


def test_a_form_without_its_token_is_refused_with_the_headers() -> None:
    answer = Client(enforce_csrf_checks=True).post("/akun/login/", {"login": "a", "password": "b"})
    assert answer.status_code == 403
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_a_safe_connection_is_requested_from_then_on() -> None:
    assert "Strict-Transport-Security" not in Client().get("/akun/login/").headers
    message = Client().get("/akun/login/", secure=True).headers["Strict-Transport-Security"]
    found = re.fullmatch(r"max-age=(\d+); includeSubDomains; preload", message)
    assert found is not None
    assert int(found[1]) >= 365 * 24 * 60 * 60


@pytest.mark.parametrize("path", ["/", "/akun/login/", "/asri/2024/", "/tidak-ada/"])
def test_an_open_connection_is_led_to_a_safe_one_before_anything(
    path: str, settings: Settings
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get(path)
    assert (answer.status_code, answer.headers["Location"]) == (301, f"https://testserver{path}")
    assert not answer.cookies


def test_a_name_that_is_not_ours_is_not_answered_to() -> None:
    for host in ("jahat.example", "localhost.jahat.example", "testserver@jahat.example"):
        answer = Client(raise_request_exception=False).get("/akun/login/", headers={"host": host})
        assert answer.status_code == 400
        assert "jahat" not in answer.text


class Seen(HTMLParser):
    """What a page loads, and what of it a strict policy would refuse."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.refused: list[str] = []
        self.loaded: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        if tag in ("style", "iframe", "object", "embed", "base") or (
            tag == "script" and "src" not in has
        ):
            self.refused.append(tag)
        self.refused += [
            f"{tag} {name}" for name in has if name == "style" or name.startswith("on")
        ]
        self.refused += [
            f"{tag} {text}" for text in has.values() if text and text.startswith("javascript:")
        ]
        if tag in ("script", "link", "img"):
            self.loaded.append(has.get("src") or has.get("href") or "")


def test_pages_hold_nothing_that_the_policy_refuses_and_load_our_own_files_alone() -> None:
    for kind, answer in answers().items():
        seen = Seen(answer.text)
        assert seen.refused == [], kind
        assert all(address.startswith("/statis/") for address in seen.loaded), kind
        assert bool(seen.loaded) is (answer.status_code != 302), kind


NO_SESSION = {"answer_form", "answer_pass"}
"""What rests on no session, so that no other page can act as somebody by it;
the forms are signed.
"""


def test_every_form_without_a_token_is_refused_and_nothing_is_written() -> None:
    year = office_year("asri")
    row = first_row(year)
    values = {"office": "asri", "year": 2024, "slug": "outputs", "pk": row.pk}
    values |= {"post": "kabid-dafduk", "period": "2024-Q1", "token": "a" * 32}
    values |= {"kind": "indikator", "code": "iku-1", "subject": "total_differs:iku-1:2024"}
    values |= {"name": "kata-pengantar"}
    sent = {
        "versi": "1",
        "alasan": "Dua kali.",
        **{f"sel-{cell}": text for cell, text in CELLS.items()},
    }
    user = person("perencana", year.office, Role.PLANNER)
    client = signed_in(user, enforce_csrf_checks=True)
    for name in (
        name for name, methods in RIGHTS.items() if "POST" in methods and name not in NO_SESSION
    ):
        address = reverse(name, kwargs={slot: values[slot] for slot in dict(addresses())[name]})
        # What is asked of a token is asked of all addresses; which of them ask is what may differ.
        wrong = ("", "x" * 64) if name == "row" else ("",)
        for each in wrong:
            body = {**sent, "sel-actual": "2", "csrfmiddlewaretoken": each}
            assert client.post(address, body).status_code == 403, name
    assert ([*year.rows.values_list("pk", "version")], count_entries()) == ([(row.pk, 1)], 0)
    assert client.get("/akun/2fa/").status_code == 200


def token(client: Client, address: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', client.get(address).text)
    assert found is not None
    return found[1]


def test_a_token_is_good_for_the_one_whose_page_it_came_from() -> None:
    year = office_year("asri")
    page = f"{SHEET}{first_row(year).pk}/"
    mine, other = (
        signed_in(person(name, year.office, Role.PLANNER), enforce_csrf_checks=True)
        for name in ("a", "b")
    )
    own, foreign = token(mine, page), token(other, page)
    sent = {"versi": "1", "sel-actual": "2"}
    assert mine.post(page, {**sent, "csrfmiddlewaretoken": foreign}).status_code == 403
    assert mine.post(page, {**sent, "csrfmiddlewaretoken": own}).status_code == 302


def test_a_token_may_come_in_the_header_that_scripts_send() -> None:
    year = office_year("asri")
    page = f"{SHEET}{first_row(year).pk}/"
    client = signed_in(person("perencana", year.office, Role.PLANNER), enforce_csrf_checks=True)
    headers = {"X-CSRFToken": token(client, page)}
    assert client.post(page, {"versi": "1", "sel-actual": "2"}, headers=headers).status_code == 302


def test_over_a_safe_connection_a_form_of_another_site_is_refused_even_with_the_token() -> None:
    year = office_year("asri")
    page = f"{SHEET}{first_row(year).pk}/"
    client = signed_in(person("perencana", year.office, Role.PLANNER), enforce_csrf_checks=True)
    sent = {"versi": "1", "sel-actual": "2", "csrfmiddlewaretoken": token(client, page)}
    for headers in (
        {"Origin": "https://jahat.example"},
        {"Referer": "https://jahat.example/"},
        {},
    ):
        assert client.post(page, sent, secure=True, headers=headers).status_code == 403
    own = {"Origin": "https://testserver"}
    assert client.post(page, sent, secure=True, headers=own).status_code == 302
