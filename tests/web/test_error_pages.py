"""What is said where no page can be shown, and what of it stands in the journal."""

from __future__ import annotations

import errno
import logging
import re
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.web.elements import elements
from tests.web.filling import YEAR, House
from tests.web.twins import office_year, person, signed_in
from waitress.adjustments import Adjustments

from capaian.web.home import views
from capaian.web.jobs.models import jobs_folder, make_folder
from capaian.web.offices.models import Role
from capaian.web.planning import saving
from capaian.web.serving import LargeBodyParser
from capaian.web.site import faults
from capaian.web.site.journal import Journal
from capaian.web.site.middleware import POLICY


def heading_of(text: str) -> str:
    page = elements(text)
    assert page.all("html")[0].attributes["lang"] == "id"
    (heading,) = page.all("h1")
    return heading.words


def test_a_fault_is_reported_without_the_database_and_whoever_asks() -> None:
    answer = faults.our_fault(HttpRequest())
    assert (answer.status_code, heading_of(answer.text)) == (500, "Halaman ini gagal dimuat")
    assert "Yang sudah disimpan aman." in answer.text


def test_while_the_data_folder_is_away_nothing_is_lost_and_nothing_is_made_in_its_place(
    house: House, settings: Settings
) -> None:
    folder, clerk = settings.CAPAIAN.folder, house.browser("clerk")
    away = folder.rename(folder.with_name("terlepas"))
    for answer in (
        clerk.get(house.address()),
        clerk.post(house.address(), {"sel-alasan": "Loket tutup"}),
    ):
        assert (answer.status_code, heading_of(answer.text)) == (503, "Folder data tidak tercapai")
    assert "Loket tutup" in answer.text and not folder.exists()
    assert faults.our_fault(HttpRequest()).status_code == 503, "it was there when the request came"
    with pytest.raises(FileNotFoundError):
        make_folder(jobs_folder() / "1")
    folder.mkdir()  # as whatever makes the place to which it is mounted
    assert clerk.get(house.address()).status_code == 503
    folder.rmdir()
    away.rename(folder)
    assert clerk.get(house.address()).status_code == 200


def test_what_is_forbidden_is_reported_in_our_words() -> None:
    answer = faults.forbidden(HttpRequest(), PermissionDenied())
    assert (answer.status_code, heading_of(answer.text)) == (403, "Ini tidak boleh dilakukan")


def test_a_form_without_its_token_is_answered_with_what_to_do() -> None:
    answer = Client(enforce_csrf_checks=True).post("/akun/login/", {"login": "a"})
    assert (answer.status_code, heading_of(answer.text)) == (403, "Isian ini sudah kedaluwarsa")
    assert "buka halamannya, lalu kirim sekali lagi" in answer.text


def test_a_name_that_is_not_ours_is_answered_in_our_words_with_the_headers() -> None:
    answer = Client(raise_request_exception=False).get(
        "/akun/login/", headers={"host": "jahat.example"}
    )
    assert (answer.status_code, heading_of(answer.text)) == (
        400,
        "Permintaan ini tidak dapat dijawab",
    )
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Content-Security-Policy"] == POLICY


def test_an_answer_that_leads_to_a_safe_address_carries_the_headers(settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get("/akun/login/")
    assert answer.status_code == 301
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize(
    "words", ["database is locked", "canceling statement due to lock timeout"]
)
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
    assert (parser.headers["CONTENT_LENGTH"], len(parser.get_body_stream().read())) == (
        str(size),
        kept,
    )


NEW = {"sel-code": "99.01.05", "sel-name": "Muara", "sel-kind": "district", "sel-parent": "99.01"}
AREAS = f"/kecil/{YEAR}/perencanaan/areas/"


@pytest.mark.parametrize(
    ("fault", "status"),
    [(OperationalError("database is locked"), 503), (OSError(errno.ENOSPC, "x"), 507)],
)
def test_what_was_sent_is_sent_once_more_from_the_page_that_refused_it(
    house: House, monkeypatch: pytest.MonkeyPatch, fault: Exception, status: int
) -> None:
    planner = house.browser("planner")
    planner.raise_request_exception = False
    sent = {**NEW, "csrfmiddlewaretoken": "b" * 64, "sel-name": 'Muara "Baru" <b>'}

    def fail(*_: object, **__: object) -> None:
        raise fault

    with monkeypatch.context() as broken:
        broken.setattr(saving, "change", fail)
        answer = planner.post(f"{AREAS}baru/", sent)
    assert answer.status_code == status
    (form,) = [
        each for each in elements(answer.text).all("form") if each.all("input", name="sel-code")
    ]
    fields = {each.attributes["name"]: each.attributes["value"] for each in form.all("input")}
    assert (form.attributes["action"], fields) == (f"{AREAS}baru/", sent)
    assert planner.post(form.attributes["action"], fields).status_code == 302
    assert (
        house.year.rows.get(sheet="areas.csv", cells__code="99.01.05").cells["name"]
        == sent["sel-name"]
    )


@pytest.mark.parametrize("name", ["oldpassword", "password", "code", "login", "credential"])
def test_what_somebody_signs_in_with_is_shown_again_by_no_page(name: str) -> None:
    request = (
        Client().post("/", {name: "rahasia", "alasan": "Salah ketik pada bulan Mei."}).wsgi_request
    )
    assert [*faults._sent(request)] == []
    other = Client().post("/", {"alasan": "Salah ketik", "file": BytesIO(b"x")}).wsgi_request
    assert [*faults._sent(other)] == [], "a file is chosen anew"
    assert "rahasia" not in faults._unsaved(request, 503, "Sibuk", "Tunggu.").text


@pytest.mark.parametrize(
    ("origin", "is_ours"), [("http://testserver", True), ("https://jahat.example", False)]
)
def test_a_long_text_of_an_ended_session_can_be_copied_from_our_page(
    origin: str, is_ours: bool
) -> None:
    text = "Alat rekam rusak sebulan penuh, <b>bukan</b> karena petugas."
    sent = {"alasan": text, "dulu-catatan": "Yang tampil sebelumnya, juga panjang.", "nilai": "12"}
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    answer = browser.post("/akun/logout/", sent, headers={"origin": origin})
    assert answer.status_code == 403
    shown = [each.text for each in elements(answer.text).all("textarea")]
    assert shown == ([text] if is_ours else [])


TYPED = "angka yang diketik"


class Left(NamedTuple):
    """What a request got and left."""

    status: int
    page: str
    journal: str
    user: int


@pytest.fixture
def fail(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Callable[[Exception], Left]:
    """A page that fails with something, called by somebody with a form and a query."""
    user = person("perencana", office_year("asri").office, Role.PLANNER)
    lines: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    def run(fault: Exception) -> Left:
        def broken(*_: object) -> None:
            raise fault

        monkeypatch.setattr(views, "know", broken)
        handler, logger = Kept(), logging.getLogger("django.request")
        handler.setFormatter(Journal())
        logger.addHandler(handler)
        client = signed_in(user, raise_request_exception=False)
        try:
            answer = client.get("/asri/2024/", {"cari": TYPED})
        finally:
            logger.removeHandler(handler)
        return Left(answer.status_code, answer.text, "\n".join(lines), user.pk)

    return run


def test_a_fault_is_found_again_by_the_number_of_its_page(
    fail: Callable[[Exception], Left],
) -> None:
    left = fail(RuntimeError(f"pecah karena {TYPED}"))
    assert left.status == 500
    number = re.search(r"nomor galat ([0-9A-F]{6})", left.page)
    assert number is not None
    first = left.journal.splitlines()[0]
    when = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}"
    what = f"ERROR galat {number[1]}: GET /asri/2024/, akun {left.user}"
    assert re.fullmatch(f"{when} {what}", first), first
    assert "Traceback" in left.journal and "RuntimeError: pecah karena [isian]" in left.journal
    assert TYPED not in left.journal and "cari" not in left.journal
    assert "pecah" not in left.page


def test_two_faults_have_two_numbers(fail: Callable[[Exception], Left]) -> None:
    pages = {re.findall(r"nomor galat (\w+)", fail(RuntimeError("x")).page)[0] for _ in range(3)}
    assert len(pages) == 3


def test_what_is_no_fault_of_a_request_is_reported_as_it_is() -> None:
    record = logging.LogRecord("capaian.web", logging.WARNING, "", 0, "kunci %s", ("lain",), None)
    assert Journal().format(record).endswith(" WARNING kunci lain")


def test_the_faults_of_an_office_go_to_stderr(settings: Settings) -> None:
    assert settings.LOGGING["loggers"]["django"]["handlers"] == ["stderr"]


def chained(fault: Exception) -> Exception:
    outer = RuntimeError("tidak tersimpan")
    outer.__cause__ = fault
    return outer


@pytest.mark.parametrize(
    "fault",
    [
        OperationalError("database or disk is full"),
        OperationalError('could not extend file "base/1": No space left on device'),
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EDQUOT, "Disk quota exceeded"),
        chained(OSError(errno.ENOSPC, "No space left on device")),
    ],
)
def test_a_full_disk_is_named_with_what_to_do(
    fault: Exception, fail: Callable[[Exception], Left]
) -> None:
    left = fail(fault)
    page = elements(left.page)
    assert (left.status, page.all("h1")[0].words) == (507, "Disk penuh, tidak ada yang disimpan")
    for words in ("administrator", "lalu kirim sekali lagi", "tidak disimpan sama sekali"):
        assert words in left.page
    assert "Traceback" in left.journal


def test_any_complaint_of_the_database_is_full_where_nothing_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def status_of(fault: Exception) -> int:
        try:
            raise fault
        except Exception:
            return faults.our_fault(HttpRequest()).status_code

    fault = OperationalError("disk I/O error")
    assert status_of(fault) == 500
    usage = faults.shutil.disk_usage("/")
    monkeypatch.setattr(faults.shutil, "disk_usage", lambda _: usage._replace(free=4_096))
    assert status_of(fault) == 507
    assert status_of(RuntimeError("lain")) == status_of(PermissionError(errno.EACCES, "x")) == 500


def test_pages_are_read_while_nothing_can_be_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    from allauth.usersessions.models import UserSession

    def full(_: HttpRequest) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(UserSession.objects, "create_from_request", full)
    client = signed_in(person("perencana", office_year("asri").office, Role.PLANNER))
    assert client.get("/asri/2024/").status_code == 200
    assert Client().get("/akun/login/").status_code == 200
