"""A real browser for the tests of the pages, where the machine has one:
`.ci/setup` installs it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.test import override_settings
from django.test.testcases import LiveServerThread
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django import DjangoDbBlocker
from tests.browser.requests_running import Requests
from tests.conftest import BROWSERS, IS_NIGHTLY

from capaian.web import founding
from capaian.web.configuration import DEMONSTRATION, PRODUCTION, FirstOffice
from capaian.web.demonstration.make import make_demonstration
from capaian.web.keys import SESSION, TRAIL, make_key
from capaian.web.trail.record import trail_key

# Other tests run beside these: an answer may take long, and only one that never comes is a fault.
expect.set_options(timeout=45_000)
PROGRAM = next((found for name in BROWSERS if (found := shutil.which(name))), None)
TODAY = date(2026, 1, 8)
DAY_OF = timezone.localdate
BASE = "/peragaan/2025"
FIRST = slice(None) if IS_NIGHTLY else slice(1)
"""Of widths and themes in which one walk is tried: the first, hardest one by day,
all of them by night.
"""

# Without a browser nothing here can be asked; the end of the run says so (tests/conftest.py).
collect_ignore_glob = [] if PROGRAM else ["test_*.py"]


class OneBrowser(ExitStack):
    """The browser of all tests of this folder, once one of them asked for it."""

    @cached_property
    def program(self) -> Browser:
        """Begin it.

        It is driven from the thread of the tests, which Django then takes for one that must not
        wait.
        """
        self.enter_context(pytest.MonkeyPatch.context()).setenv(
            "DJANGO_ALLOW_ASYNC_UNSAFE", "true"
        )
        driver = self.enter_context(sync_playwright())
        begun = driver.chromium.launch(
            executable_path=PROGRAM, args=["--no-sandbox", "--disable-gpu"]
        )
        self.callback(begun.close)
        return begun


ONE = OneBrowser()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> None:
    """End the browser behind the last test of this folder:
    others have the thread to themselves.
    """
    if nextitem is None or not nextitem.path.is_relative_to(Path(__file__).parent):
        ONE.close()
        ONE.__dict__.pop("program", None)


@pytest.fixture
def chromium() -> Browser:
    """The browser: to begin one for each file took a tenth of the time of these tests."""
    return ONE.program


@contextmanager
def opened(file: Path, blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let this thread, and each that answers a request from now on, use a database of its own.

    It is a file: of a database in memory all threads would share one connection with its
    transaction.
    """
    own, outer = connections.settings[DEFAULT_DB_ALIAS], connections[DEFAULT_DB_ALIAS]
    seen = {name: own[name] for name in ("NAME", "OPTIONS")}
    # Nothing here outlives its test, so nothing waits for the disk.
    quick = {**own["OPTIONS"], "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"}
    own.update(NAME=str(file), OPTIONS=quick)
    connections[DEFAULT_DB_ALIAS] = connections.create_connection(DEFAULT_DB_ALIAS)
    with blocker.unblock():
        yield
        connections[DEFAULT_DB_ALIAS].close()
    connections[DEFAULT_DB_ALIAS] = outer
    own.update(seen)


@dataclass(frozen=True)
class Made:
    """The demonstration as each test begins with it, made once."""

    folder: Path
    """Its keys and its evidence."""
    database: Path
    empty: Path
    """A database with its tables alone."""

    def copy(self, database: Path) -> Path:
        """Copy it, its folder always to the same place:
        what the server remembers of files stays true.

        Returns:
            The copied folder.
        """
        folder = self.folder.with_name("dipakai")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copy(self.database, database)
        return Path(shutil.copytree(self.folder, folder))


@contextmanager
def shown_from(folder: Path, mode: str = DEMONSTRATION) -> Iterator[None]:
    """Settings of an installation in a folder, behind plain http."""
    files = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with (
        override_settings(
            CAPAIAN=replace(settings.CAPAIAN, mode=mode, folder=folder),
            SESSION_COOKIE_SECURE=False,
            CSRF_COOKIE_SECURE=False,
            STORAGES={**settings.STORAGES, "staticfiles": files},
        ),
        pytest.MonkeyPatch.context() as patch,
    ):
        # A password is stretched as in use, only not a million times: that took a third of a
        # second each.
        patch.setattr(PBKDF2PasswordHasher, "iterations", 10_000)
        trail_key.cache_clear()
        yield
    trail_key.cache_clear()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Made:
    home = tmp_path_factory.mktemp("peragaan")
    found = Made(home / "capaian", home / "capaian.sqlite3", home / "kosong.sqlite3")
    with shown_from(found.folder):
        for name in (SESSION, TRAIL):
            make_key(found.folder / "kunci", name)
        with opened(found.empty, django_db_blocker):
            call_command("migrate", verbosity=0)
        shutil.copy(found.empty, found.database)
        with opened(found.database, django_db_blocker):
            make_demonstration(TODAY)
    return found


@pytest.fixture(scope="session")
def server(
    made: Made, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Address of the pages: what leads to https is read once, when the server begins."""
    thread = LiveServerThread("localhost", StaticFilesHandler)
    thread.daemon = True
    with (
        opened(made.database, django_db_blocker),
        override_settings(
            SECURE_SSL_REDIRECT=False,
            SECURE_HSTS_SECONDS=0,
            STATIC_ROOT=tmp_path_factory.mktemp("statis"),
        ),
    ):
        thread.start()
        thread.is_ready.wait()
    assert thread.error is None
    yield f"http://localhost:{thread.port}"
    thread.terminate()


@pytest.fixture(scope="session")
def requests(server: str) -> Iterator[Requests]:
    with Requests().counted() as running:
        yield running


@dataclass(frozen=True)
class People:
    """The people of the demonstration, each at a browser of their own."""

    browser: Browser
    server: str
    base: str = BASE
    """Address of the running year."""

    def enter(
        self,
        name: str,
        width: int = 1366,
        theme: str = "light",
        height: int = 900,
        has_touch: bool = False,
    ) -> Page:
        """Sign somebody in; what the page complains of fails the test.

        The form is sent without being drawn: a page that is drawn costs more than what is asked of
        most.
        """
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            has_touch=has_touch,
            color_scheme="dark" if theme == "dark" else "light",
            locale="id-ID",
        )
        self._sign_in(context, name)
        page = context.new_page()
        page.set_default_timeout(45_000)
        page.on("pageerror", lambda error: pytest.fail(f"{name}: {error}"))
        return page

    def without_script(self, name: str, path: str, width: int = 1366) -> Page:
        """Sign somebody in and go to a page of the running year with a
        browser that runs no scripts.
        """
        context = self.browser.new_context(
            java_script_enabled=False, viewport={"width": width, "height": 900}
        )
        self._sign_in(context, name)
        page = context.new_page()
        page.goto(f"{self.server}{self.base}{path}")
        return page

    def open(
        self, name: str, path: str, width: int = 1366, theme: str = "light", height: int = 900
    ) -> Page:
        """Sign somebody in and go to a page of the running year."""
        page = self.enter(name, width, theme, height)
        page.goto(f"{self.server}{self.base}{path}")
        return page

    def _sign_in(self, context: BrowserContext, name: str) -> None:
        shown = context.request.get(self.server).text()
        token, *_ = re.findall('"csrfmiddlewaretoken" value="([^"]+)"', shown)
        form: dict[str, str | float | bool] = {"csrfmiddlewaretoken": token, "siapa": name}
        context.request.post(f"{self.server}/peragaan/masuk/", form=form, max_redirects=0)


def await_styles(page: Page) -> None:
    """Wait until a page looks as it will: its words can be read before its
    styles and fonts have come.

    Until then it is as wide as its longest line; whoever measures a page comes here before.
    """
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready.then(() => null)")


@pytest.fixture
def people(
    made: Made,
    server: str,
    requests: Requests,
    chromium: Browser,
    django_db_blocker: DjangoDbBlocker,
    tmp_path: Path,
) -> Iterator[People]:
    """The demonstration behind a server, and its people."""
    database = tmp_path / "capaian.sqlite3"
    with shown_from(made.copy(database)), opened(database, django_db_blocker):
        yield People(chromium, server)
        for context in chromium.contexts:
            context.close()
        requests.await_end()  # one that goes on would meet the database of the next test


@dataclass(frozen=True)
class Installation:
    """An installation as the command leaves it: an office without a year,
    and its administrator.
    """

    browser: Browser
    server: str
    password: str
    """Of `admin.balangan`."""
    monkeypatch: pytest.MonkeyPatch

    def set_today(self, today: date) -> None:
        """Let a day be today; hours and minutes go on as they do."""
        self.monkeypatch.setattr(
            timezone, "localdate", lambda at=None: today if at is None else DAY_OF(at)
        )


@pytest.fixture
def installation(
    made: Made,
    server: str,
    requests: Requests,
    chromium: Browser,
    django_db_blocker: DjangoDbBlocker,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Installation]:
    """An office that begins at the start of 2025, behind a server."""
    folder, database = tmp_path / "capaian", tmp_path / "capaian.sqlite3"
    shutil.copytree(made.folder / "kunci", folder / "kunci")
    shutil.copy(made.empty, database)
    with shown_from(folder, PRODUCTION), opened(database, django_db_blocker):
        name = "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Balangan"
        own = FirstOffice(
            "balangan", name, "admin.balangan", "Rahma Administrator", "kayu-besi-tumbuh-7"
        )
        begun = Installation(chromium, server, own.password, monkeypatch)
        begun.set_today(date(2025, 1, 8))
        founding.found_office(own)
        yield begun
        for context in chromium.contexts:
            context.close()
        requests.await_end()  # one that goes on would meet the database of the next test
