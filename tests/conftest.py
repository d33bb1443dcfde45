"""What every test runs under: no network, no limit of time left behind,
and goldens written on request.
"""

from __future__ import annotations

import gc
import lzma
import os
import shutil
import signal
import socket
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings
from tests.forked.children import forked_workers

NIGHTLY = (
    "tests/audit",
    # Dossiers damaged at random: `tests/bad_input` reads those of each kind by day.
    "tests/property/test_cli_fuzz.py",
    # Persons counted by Spark, and by the slow reference, with all that Balangan has.
    "tests/register/nightly",
    # A month that ten people count in browsers; each of its steps is walked by day.
    "tests/browser/nightly",
    # Pages of the docx as LibreOffice turns them.
    "tests/functional/test_docx_pages.py",
    # Kills by the hundred, and all pages with each column and file spoiled.
    "tests/web/nightly",
)
"""What `make nightly` asks and `make test` does not, with the tests and cases marked `nightly`."""
NAMES_OF_THE_NIGHT = ("IS_NIGHTLY", "DAILY_OFFICES", "RightsTable", "FIRST")
"""By which a module asks whether more cases are tried; its tests are asked by night too."""
ROOT = Path(__file__).parents[1]
IS_NIGHTLY = bool(os.environ.get("CAPAIAN_NIGHTLY"))

# How long an example takes on a busy machine is no law. The same examples are drawn on each run,
# so that a failure speaks of the change; the nightly run draws new ones, and more of them.
settings.register_profile("test", deadline=None, print_blob=True, derandomize=True, database=None)
settings.register_profile("nightly", deadline=None, print_blob=True)
settings.load_profile("nightly" if IS_NIGHTLY else "test")
MAX_EXAMPLES = 25
"""Examples of a law in `make test`: three found no slip. By night there are as many as it names.

Laws that name fewer have them by day too: those of whole dossiers in workbooks
(`tests/property/test_workbook_round_laws.py`), and of rows that two writers keep
(`tests/web/test_interleavings.py`, `tests/web/test_evidence_laws.py`).
"""


def pytest_collection_finish() -> None:
    """Leave what was collected out of the searches for garbage, and search seldom:
    they take time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(1_000_000)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave to the nightly run what is its own, unless it is asked for by name."""
    own = [ROOT / path for path in NIGHTLY]
    if IS_NIGHTLY or collection_path not in own:
        return None
    named = [Path(argument.partition("::")[0]).resolve() for argument in config.args]
    return None if any(collection_path in (path, *path.parents) for path in named) else True


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave to day and night what is theirs, unless named; draw few examples of laws by day."""
    if not any("::" in argument for argument in config.args):
        items[:] = [item for item in items if IS_NIGHTLY or not _is_marked(item)]
        items[:] = [item for item in items if not IS_NIGHTLY or _is_of_night(item)]
    if IS_NIGHTLY:
        return
    for law in {item.obj for item in items if isinstance(item, pytest.Function)}:
        own = getattr(law, "_hypothesis_internal_use_settings", None)
        if own is not None and own.max_examples > MAX_EXAMPLES:
            law._hypothesis_internal_use_settings = settings(own, max_examples=MAX_EXAMPLES)


def _is_marked(item: pytest.Item) -> bool:
    return item.get_closest_marker("nightly") is not None


def _is_of_night(item: pytest.Item) -> bool:
    """Say whether a night tries more of a test than a day: itself, more examples or more cases."""
    if _is_marked(item) or any(
        (ROOT / path) in (item.path, *item.path.parents) for path in NIGHTLY
    ):
        return True
    if not isinstance(item, pytest.Function):
        return False
    own = getattr(item.obj, "_hypothesis_internal_use_settings", None)
    has_more_examples = own is not None and own.max_examples > MAX_EXAMPLES
    return has_more_examples or any(hasattr(item.module, name) for name in NAMES_OF_THE_NIGHT)


def pytest_sessionfinish() -> None:
    """Search for garbage once more, for what it would complain of:
    pytest itself searches five times.
    """
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what this machine could not ask."""
    if not any(map(shutil.which, BROWSERS)):
        terminalreporter.write_line(
            "tests/browser was left out: no browser here (Debian, Ubuntu: apt install chromium)."
        )

    if IS_NIGHTLY and not has_spark():
        terminalreporter.write_line(
            "tests/register was asked of DuckDB alone: no Spark or Java (Debian: apt "
            "install default-jre)."
        )


def has_spark() -> bool:
    """Say whether persons can be counted by Spark on this machine."""
    return find_spec("pyspark") is not None and shutil.which("java") is not None


class NetworkUsedError(AssertionError):
    """A test tried to reach another machine."""


BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""Names of the browsers that the tests of the pages can drive.

The first draws the same pages without windows, in half of the processor time.
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--overwrite-golden",
        action="store_true",
        help="write what is produced as the new expectation",
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
        # Spark is asked through a socket of this machine.
        is_spark = IS_NIGHTLY and isinstance(address, tuple) and address[0] == "127.0.0.1"
        if self.family != socket.AF_UNIX and not is_spark:
            raise NetworkUsedError(address)
        real(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(autouse=True)
def no_limit_left() -> Iterator[None]:
    """Limits of time are set by child processes:
    one set here would end the tests long after it was set.
    """
    yield
    left = signal.setitimer(signal.ITIMER_PROF, 0)
    assert left == (0, 0), "this test set a limit of time on the process of the tests"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
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
        assert (
            actual.splitlines()
            == lzma.decompress(expected_file.read_bytes()).decode().splitlines()
        )
