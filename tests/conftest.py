"""What every test runs under: no network, no limit of time left behind, and goldens written on request."""

from __future__ import annotations

import gc
import lzma
import os
import shutil
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from tests.forked.children import forked_workers
from tests.spread import drawn_of

# A busy machine must not turn a law into a failure: how long an example takes is no law.
# CI draws the same examples on each run, so that it speaks of the change; `make test` draws new ones.
settings.register_profile("capaian", deadline=None, print_blob=True)
settings.register_profile("capaian-ci", settings.get_profile("capaian"), derandomize=True, database=None)
IS_CI = bool(os.environ.get("CAPAIAN_CI"))
settings.load_profile("capaian-ci" if IS_CI else "capaian")


def pytest_collection_finish() -> None:
    """Leave what was collected out of the searches for garbage, and search seldom: they take time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Draw fewer examples and crossings in CI: they are the same on each run, and all are drawn elsewhere."""
    if not IS_CI:
        return
    laws = [
        item for item in items if isinstance(item, pytest.Function) and not item.get_closest_marker("whole")
    ]
    for law in {item.obj for item in laws}:
        own = getattr(law, "_hypothesis_internal_use_settings", None)
        if own is not None and own.max_examples > _FEWEST:
            fewer = settings(own, max_examples=max(_FEWEST, own.max_examples // _ONE_OF))
            law._hypothesis_internal_use_settings = fewer
    _leave_crossings(config, items)


def _leave_crossings(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out of what crosses what is not drawn, and let pytest say how many tests that are."""
    drawn = drawn_of((item.nodeid.partition("[")[0], _crossed(item)) for item in items)
    left = [item for item, is_drawn in zip(items, drawn, strict=True) if not is_drawn]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item, is_drawn in zip(items, drawn, strict=True) if is_drawn]


def _crossed(item: pytest.Item) -> list[str]:
    """Return the names of the parameters of a test; none where all of it is to be asked."""
    room = item.path.relative_to(Path(__file__).parent.parent).parts[1]
    is_whole = room not in _DRAWN_ROOMS or item.get_closest_marker("whole") is not None
    call = None if is_whole else getattr(item, "callspec", None)
    return [] if call is None else [*call._idlist]


_FEWEST, _ONE_OF = 10, 4
_DRAWN_ROOMS = ("unit", "functional", "web")
"""Elsewhere lists are such as were promised: spoiled and hostile files, planted faults, golden papers."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what this machine could not ask."""
    if not any(map(shutil.which, BROWSERS)):
        terminalreporter.write_line(
            "tests/browser was left out: no browser here (Debian, Ubuntu: apt install chromium)."
        )


class NetworkUsedError(AssertionError):
    """A test tried to reach another machine."""


BROWSERS = ("chromium", "chromium-browser", "google-chrome")
"""Names of the browsers that the tests of the pages can drive."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--overwrite-golden", action="store_true", help="write what is produced as the new expectation"
    )


@pytest.fixture(scope="session", autouse=True)
def workers() -> Iterator[None]:
    """Children that read the files of strangers have their modules at hand (tests/forked)."""
    with forked_workers():
        yield


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Refuse every connection that leaves this machine."""
    real = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family != socket.AF_UNIX:
            raise NetworkUsedError(address)
        real(self, address)  # type: ignore[arg-type]  # the stub has no name for AF_UNIX addresses

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(autouse=True)
def no_limit_left() -> Iterator[None]:
    """Limits of time are set by child processes: one set here would end the tests long after it was set."""
    yield
    left = signal.setitimer(signal.ITIMER_PROF, 0)
    assert left == (0, 0), "this test set a limit of time on the process of the tests"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with its golden file."""
    return Golden(bool(request.config.getoption("--overwrite-golden")))


class Golden:
    """Compares texts with files beside the tests; the failure shows the difference."""

    def __init__(self, overwrite: bool) -> None:
        self._overwrite = overwrite

    def check(self, actual: str, expected_file: Path) -> None:
        """Compare, or write the file when asked to."""
        if self._overwrite:
            expected_file.parent.mkdir(parents=True, exist_ok=True)
            expected_file.write_text(actual, encoding="utf-8")
        assert expected_file.exists(), f"{expected_file} is missing; run `make golden` and read it"
        assert actual.splitlines() == expected_file.read_text(encoding="utf-8").splitlines()

    def check_packed(self, actual: str, expected_file: Path) -> None:
        """The same for a long text, which is kept compressed."""
        if self._overwrite:
            expected_file.parent.mkdir(parents=True, exist_ok=True)
            expected_file.write_bytes(lzma.compress(actual.encode(), preset=9))
        assert expected_file.exists(), f"{expected_file} is missing; run `make golden` and read it"
        assert actual.splitlines() == lzma.decompress(expected_file.read_bytes()).decode().splitlines()
