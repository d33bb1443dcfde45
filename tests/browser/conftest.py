"""A real browser for the tests of the pages, where the machine has one: `.ci/setup` installs it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer
from tests.browser.requests_running import Requests
from tests.conftest import BROWSERS

from capaian.web.demonstration.make import make_demonstration
from capaian.web.keys import SESSION, TRAIL, make_key
from capaian.web.trail.record import trail_key

PROGRAM = next((found for name in BROWSERS if (found := shutil.which(name))), None)
TODAY = date(2026, 1, 8)
BASE = "/peragaan/2025"

# Without a browser nothing here can be asked; the end of the run says so (tests/conftest.py).
collect_ignore_glob = [] if PROGRAM else ["test_*.py"]


class OneBrowser(ExitStack):
    """The browser of all tests of this folder, once one of them asked for it."""

    @cached_property
    def program(self) -> Browser:
        """Begin it.

        It is driven from the thread of the tests, which Django then takes for one that must not wait.
        """
        self.enter_context(pytest.MonkeyPatch.context()).setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        driver = self.enter_context(sync_playwright())
        begun = driver.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox"])
        self.callback(begun.close)
        return begun


ONE = OneBrowser()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> None:
    """End the browser behind the last test of this folder: others have the thread to themselves."""
    if nextitem is None or not nextitem.path.is_relative_to(Path(__file__).parent):
        ONE.close()
        ONE.__dict__.pop("program", None)


@pytest.fixture
def chromium() -> Browser:
    """The browser: to begin one for each file took a tenth of the time of these tests."""
    return ONE.program


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> LiveServer:
    """The pages behind plain http: what leads to https is read once, when the server begins."""
    files = tmp_path_factory.mktemp("statis")
    with override_settings(SECURE_SSL_REDIRECT=False, SECURE_HSTS_SECONDS=0, STATIC_ROOT=files):
        found: LiveServer = request.getfixturevalue("live_server")
    return found


@pytest.fixture(scope="session")
def requests(server: LiveServer) -> Iterator[Requests]:
    """What the server is still at."""
    with Requests().counted() as running:
        yield running


@dataclass(frozen=True)
class People:
    """The people of the demonstration, each at a browser of their own."""

    browser: Browser
    server: str

    def enter(self, name: str, width: int = 1366, theme: str = "light") -> Page:
        """Sign somebody in by one click; what the page complains of fails the test."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if theme == "dark" else "light",
            locale="id-ID",
        )
        page = context.new_page()
        page.set_default_timeout(45_000)
        page.on("pageerror", lambda error: pytest.fail(f"{name}: {error}"))
        page.goto(self.server)
        page.click(f'button[value="{name}"]')
        return page

    def without_script(self, name: str, path: str, width: int = 1366) -> Page:
        """Sign somebody in and go to a page of the running year with a browser that runs no scripts."""
        signed = self.enter(name, width)
        page = self.browser.new_context(
            java_script_enabled=False,
            viewport={"width": width, "height": 900},
            storage_state=signed.context.storage_state(),
        ).new_page()
        page.goto(f"{self.server}{BASE}{path}")
        return page

    def open(self, name: str, path: str, width: int = 1366, theme: str = "light") -> Page:
        """Sign somebody in and go to a page of the running year."""
        page = self.enter(name, width, theme)
        page.goto(f"{self.server}{BASE}{path}")
        return page


def await_styles(page: Page) -> None:
    """Wait until a page looks as it will: its words can be read before its styles and fonts have come.

    Until then it is as wide as its longest line; whoever measures a page comes here before.
    """
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready.then(() => null)")


@dataclass
class Kept:
    """The demonstration as it was made for the first test, for those after it."""

    folder: Path
    database: sqlite3.Connection

    def give(self, folder: Path) -> None:
        """Put the demonstration into the database of the tests, and its keys and evidence into a folder."""
        connection.ensure_connection()
        if self.folder.exists():
            shutil.copytree(self.folder, folder)
            self.database.backup(connection.connection)
            return
        for name in (SESSION, TRAIL):
            make_key(folder / "kunci", name)
        make_demonstration(TODAY)
        connection.connection.backup(self.database)
        shutil.copytree(folder, self.folder)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """What every test begins with, made once."""
    database = sqlite3.connect(":memory:")
    yield Kept(tmp_path_factory.mktemp("peragaan") / "capaian", database)
    database.close()


@pytest.fixture
def people(
    transactional_db: None,
    server: LiveServer,
    requests: Requests,
    chromium: Browser,
    kept: Kept,
    settings: Settings,
    tmp_path: Path,
) -> Iterator[People]:
    """The demonstration behind a server, and its people."""
    settings.CAPAIAN = replace(settings.CAPAIAN, mode="peragaan", folder=tmp_path / "capaian")
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    trail_key.cache_clear()
    kept.give(settings.CAPAIAN.folder)
    yield People(chromium, server.url)
    for context in chromium.contexts:
        context.close()
    requests.await_end()  # one that goes on would hold the database, or meet an empty one
    trail_key.cache_clear()
    _forget_log()


def _forget_log() -> None:
    """Empty the log, which nobody can: its triggers go and come back."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'trail_entry'"
        )
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute("DELETE FROM trail_entry")
        for _, sql in triggers:
            cursor.execute(sql)
