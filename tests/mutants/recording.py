"""Which test of the day executes which lines of the source:
recorded once for the tests and files as they are.
"""

from __future__ import annotations

import builtins
import hashlib
import os
import pickle
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import FunctionType
from typing import Final

import pytest
from tests.mutants.changed_lines import ROOT, SOURCE
from tests.mutants.memory import exchange_code, find_changed_code, find_functions
from tests.mutants.mutations import noting_lines

CACHE: Final = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "capaian-mutants"
_NOTES: Final = "lines_executed_by_a_test"


@dataclass
class Recording:
    """For each test the lines it executes and the seconds of processor it takes."""

    lines: dict[str, set[str]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def tests_of(self, lines: set[str], around: set[str]) -> list[str]:
        """Return the tests that execute one of the lines.

        First those that execute most of what is around it, and of these those that execute least
        else.
        """
        meeting = [test for test, own in self.lines.items() if own & lines]
        return sorted(
            meeting, key=lambda test: (-len(self.lines[test] & around), len(self.lines[test]))
        )

    def affordable(self, tests: Sequence[str], most_seconds: int) -> list[str]:
        """Return the first test, and of those behind it what so much processor time allows.

        A slow one is passed over, for behind it come tests of a moment that look at the line
        alone.
        """
        spent, chosen = 0.0, [*tests[:1]]
        for test in tests[1:]:
            own = self.seconds.get(test, 0)
            if spent + own <= most_seconds:
                spent += own
                chosen.append(test)
        return chosen


def find_source_files() -> list[Path]:
    """Return the files of the source that run in the process of the tests."""
    return [path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts]


def find_recording_files(parts: int) -> list[Path]:
    """Return where each part of the recording of the sources and tests as they are is kept."""
    files = [*find_source_files(), *sorted((ROOT / "tests").rglob("*.py"))]
    state = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    return [CACHE / f"{state}-{part}-of-{parts}.pickle" for part in range(parts)]


def read_recording(files: Sequence[Path]) -> Recording:
    """Return the parts of a recording as one."""
    whole = Recording()
    for file in files:
        # written by `record`
        lines, seconds = pickle.loads(file.read_bytes())  # noqa: S301
        whole.lines |= lines
        whole.seconds |= seconds
    return whole


def load_sources() -> None:
    """Import all of the source: pages import theirs with the first request."""
    for file in find_source_files():
        if file.stem != "__main__" and not file.stem.endswith("worker"):
            import_module(".".join(file.relative_to(SOURCE.parent).with_suffix("").parts))


class Recorder:
    """Stands in the place of pytest's loop: runs a part of the tests
    and notes what they execute.
    """

    def __init__(self, part: int, parts: int, file: Path) -> None:
        self.part, self.parts, self.file = part, parts, file
        self.failed: list[str] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Record the tests of this part; those that fail are left out."""
        load_sources()
        items = _part_of(session.items, self.part, self.parts)
        recording, executed = Recording(), set[str]()
        vars(builtins)[_NOTES] = executed
        _note_lines(find_functions())
        for item, then in zip(items, [*items[1:], None], strict=True):
            executed.clear()
            began, failures = time.process_time(), session.testsfailed
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=then)
            if session.testsfailed > failures:
                self.failed.append(item.nodeid)
                continue
            recording.seconds[item.nodeid] = time.process_time() - began
            recording.lines[item.nodeid] = {*executed}
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_bytes(pickle.dumps((recording.lines, recording.seconds)))
        return True


def _part_of(items: Sequence[pytest.Item], part: int, parts: int) -> list[pytest.Item]:
    """Return whole files of tests, dealt out in turns: what a file sets up is set up once."""
    files = [*dict.fromkeys(item.path for item in items)]
    own = {file for place, file in enumerate(files) if place % parts == part}
    return [item for item in items if item.path in own]


def _note_lines(functions: Mapping[str, list[FunctionType]]) -> None:
    for file in find_source_files():
        exchange_code(find_changed_code(file, noting_lines(file, _NOTES)), functions[str(file)])
