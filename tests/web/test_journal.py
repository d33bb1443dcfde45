"""A fault of ours leaves who asked for what and where the program stopped, and nothing that was typed."""

from __future__ import annotations

import errno
import logging
import re
from collections.abc import Callable
from typing import NamedTuple

import pytest
from django.db import OperationalError
from django.http import HttpRequest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.web.elements import elements
from tests.web.twins import office_year, person, signed_in

from capaian.web.home import views
from capaian.web.offices.models import Role
from capaian.web.site import faults
from capaian.web.site.journal import Journal

pytestmark = pytest.mark.django_db
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


def test_a_fault_is_found_again_by_the_number_of_its_page(fail: Callable[[Exception], Left]) -> None:
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


def test_what_is_no_fault_of_a_request_is_told_as_it_is() -> None:
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
def test_a_full_disk_is_told_as_such_with_what_to_do(
    fault: Exception, fail: Callable[[Exception], Left]
) -> None:
    left = fail(fault)
    page = elements(left.page)
    assert (left.status, page.all("h1")[0].words) == (507, "Disk penuh, tidak ada yang disimpan")
    for words in ("administrator", "lalu kirim sekali lagi", "tidak disimpan sama sekali"):
        assert words in left.page
    assert "Traceback" in left.journal


def test_a_database_that_complains_otherwise_is_full_where_nothing_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fault = OperationalError("disk I/O error")
    assert not faults.is_full(fault)
    usage = faults.shutil.disk_usage("/")
    monkeypatch.setattr(faults.shutil, "disk_usage", lambda _: usage._replace(free=4_096))
    assert faults.is_full(fault)
    assert not faults.is_full(RuntimeError("lain"))
    assert not faults.is_full(PermissionError(errno.EACCES, "x"))


def test_pages_are_read_while_nothing_can_be_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    from allauth.usersessions.models import UserSession

    def full(_: HttpRequest) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(UserSession.objects, "create_from_request", full)
    client = signed_in(person("perencana", office_year("asri").office, Role.PLANNER))
    assert client.get("/asri/2024/").status_code == 200
    assert Client().get("/akun/login/").status_code == 200
