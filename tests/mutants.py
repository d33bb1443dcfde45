"""Whether the tests of an area see small changes of its lines, drawn by lot.

`python -m tests.mutants --area rules --seed 2026 --count 40` draws lines and a change of each
(tests/mutations.py), runs the tests that execute the line, those that execute least else first,
and prints which changes none of them sees. It fails when fewer than 85 in a hundred are seen.

Which test executes which line is recorded once for the sources as they are, in the cache of the
user. A change within a function is planted in a fork of the process that has collected the tests;
another one is written into a copy of the sources.
"""

from __future__ import annotations

import argparse
import builtins
import contextlib
import gc
import hashlib
import os
import pickle
import re
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType
from typing import Final

import pytest
from tests.audit.dice import Dice
from tests.mutations import Mutation, mutations_of, noting_lines
from tests.planted_faults import copy_sources, run_tests

_ROOT: Final = Path(__file__).parent.parent
_SOURCE: Final = _ROOT / "src/capaian"
_PAGES: Final = _ROOT / "tests/web"
_CACHE: Final = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "capaian-mutants"
_SHARE_KILLED: Final = 0.85
_MOST_SECONDS: Final = 120
"""Processor time that the tests of one mutant may take; one that never ends counts as seen."""
_NOTES: Final = "lines_executed_by_a_test"
_NOT_MUTATED: Final = re.compile(r"/(migrations|templatetags|models\.py|__init__\.py)")


def _imports(test: Path, names: Sequence[str]) -> bool:
    text = test.read_text("utf-8")
    return test.name == "test_page_words.py" or any(name in text for name in names)


@dataclass(frozen=True)
class Area:
    """Folders of sources, and the tests that must see what changes there."""

    sources: tuple[str, ...]
    tests: tuple[str, ...]

    def test_files(self) -> list[str]:
        """Return the files and folders of the tests;
        of those of pages the ones that import the area.
        """
        found = [path for pattern in self.tests for path in sorted(_ROOT.glob(pattern))]
        names = tuple(f"capaian.{name.replace('/', '.')}" for name in self.sources)
        return [
            str(path)
            for path in dict.fromkeys(found)
            if path.parent != _PAGES or _imports(path, names)
        ]

    def files(self) -> list[Path]:
        """Return the sources in which lines are drawn."""
        found = [path for name in self.sources for path in sorted((_SOURCE / name).rglob("*.py"))]
        return [path for path in found if not _NOT_MUTATED.search(str(path.relative_to(_SOURCE)))]


_OF_PAGES: Final = ("tests/web/test_*.py",)
AREAS: Final = {
    "rules": Area(
        ("rules",),
        (
            *("tests/unit/rules", "tests/property/test_rules_laws.py", "tests/agreement"),
            *("tests/golden/test_recorded_examples.py", "tests/unit/cli/test_named_cells.py"),
        ),
    ),
    "documents": Area(("documents",), ("tests/unit/documents", "tests/golden")),
    "measurement": Area(("web/measurement",), ("tests/unit/web", *_OF_PAGES)),
    "registers": Area(
        ("web/services", "web/feed", "web/complaints", "rules/registers", "domain/registers"),
        ("tests/unit/rules/test_*registers.py", "tests/unit/rules/test_feed.py", *_OF_PAGES),
    ),
}


@dataclass
class Recording:
    """For each test the lines it executes and the seconds of processor it takes."""

    lines: dict[str, set[str]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def tests_of(self, lines: set[str], around: set[str], collected: Sequence[str]) -> list[str]:
        """Return the tests that execute one of the lines, and all that were written since.

        First those that execute most of what is around it, and of these those that execute least
        else.
        """
        executed = {test: self.lines.get(test, lines) for test in collected}
        return sorted(
            (test for test, own in executed.items() if own & lines),
            key=lambda test: (-len(executed[test] & around), len(executed[test])),
        )

    def affordable(self, tests: Sequence[str], most_seconds: int) -> list[str]:
        """Return the first test, and of those behind it what so much processor time, as recorded,
        allows.

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


class Trial:
    """Stands in the place of pytest's loop over the tests: records them,
    or runs them on each mutant.
    """

    def __init__(self, area: str, seed: int, count: int, seconds: int) -> None:
        self.area, self.seed, self.count, self.seconds = AREAS[area], seed, count, seconds
        self.killed = self.drawn = 0
        sources = hashlib.sha256(b"".join(path.read_bytes() for path in self.area.files()))
        self._kept = _CACHE / f"{sources.hexdigest()}.pickle"

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Draw the mutants and run the tests of each."""
        _run(
            session, session.items[:1], then=session.items[1]
        )  # sets up what is made once for all
        for file in self.area.files():  # pages import theirs with the first request
            import_module(".".join(file.relative_to(_SOURCE.parent).with_suffix("").parts))
        functions = _functions_in_memory()
        if not self._kept.exists() and not _in_fork(lambda: self._record(session, functions)):
            raise SystemExit("the tests of the area fail without a mutant")
        # written by `_record`
        recording = Recording(*pickle.loads(self._kept.read_bytes()))  # noqa: S301
        some = session.items[:: max(1, len(session.items) // 20)]
        if not _in_fork(lambda: _run(session, some), _MOST_SECONDS):
            raise SystemExit("tests fail without a mutant when they are run in another order")
        with tempfile.TemporaryDirectory() as folder:
            copy_sources(Path(folder))
            for mutation in self._draw():
                verdict = self._verdict(mutation, recording, session, functions, Path(folder))
                self.drawn += 1
                self.killed += verdict == "killed"
                place = f"{mutation.file.relative_to(_SOURCE)}:{mutation.line}"
                print(f"{verdict:9} {place}  {mutation.words}", flush=True)
        print(f"{self.killed} of {self.drawn} mutants killed")
        return True

    def _draw(self) -> Iterator[Mutation]:
        lines = [
            own for file in self.area.files() for _, own in sorted(mutations_of(file).items())
        ]
        dice = Dice(self.seed)
        for own in dice.shuffled(lines)[: self.count]:
            yield dice.one_of([mutation for mutation in own if not mutation.is_other_field] or own)

    def _record(
        self, session: pytest.Session, functions: Mapping[str, list[FunctionType]]
    ) -> bool:
        recording, executed = Recording(), set[str]()
        vars(builtins)[_NOTES] = executed
        for file in self.area.files():
            _plant(_swapped_code(file, noting_lines(file, _NOTES)), functions[str(file)])
        for item, then in zip(session.items, [*session.items[1:], None], strict=True):
            executed.clear()
            began = time.process_time()
            _run(session, [item], then)
            recording.seconds[item.nodeid] = time.process_time() - began
            recording.lines[item.nodeid] = {*executed}
        self._kept.parent.mkdir(parents=True, exist_ok=True)
        self._kept.write_bytes(pickle.dumps((recording.lines, recording.seconds)))
        return not session.testsfailed

    def _verdict(
        self,
        mutation: Mutation,
        recording: Recording,
        session: pytest.Session,
        functions: Mapping[str, list[FunctionType]],
        folder: Path,
    ) -> str:
        items = {item.nodeid: item for item in session.items}
        around = {f"{mutation.file}:{line}" for line in mutation.place.function}
        meeting = recording.tests_of(_lines_met(mutation, self.area), around, list(items))
        tests = recording.affordable(meeting, self.seconds)
        if not tests:
            return "unmet"
        swapped = _swapped_code(mutation.file, mutation.code()) if mutation.place.function else {}
        if swapped:
            passes = _in_fork(
                lambda: (
                    _plant(swapped, functions[str(mutation.file)])
                    and _run(session, [items[test] for test in tests])
                ),
                _MOST_SECONDS,
            )
        else:
            file = folder / mutation.file.relative_to(_ROOT)
            before = file.read_text("utf-8")
            file.write_text(mutation.text(), "utf-8")
            passes = run_tests(tests, folder, _MOST_SECONDS).returncode == 0
            file.write_text(before, "utf-8")
        return "survived" if passes else "killed"


def _lines_met(mutation: Mutation, area: Area) -> set[str]:
    """Return the lines with which a mutation is met: its own,
    or those that name what it defines.
    """
    if mutation.place.function:
        return {f"{mutation.file}:{mutation.place.statement}"}
    named = re.compile(rf"\b({'|'.join(mutation.place.names)})\b")
    texts = {file: file.read_text("utf-8").splitlines() for file in area.files()}
    return {
        f"{file}:{i}"
        for file, own in texts.items()
        for i, line in enumerate(own, 1)
        if named.search(line)
    }


def _swapped_code(file: Path, changed: CodeType) -> dict[CodeType, CodeType]:
    """Return the functions of a file that are others once it is changed,
    each with what it becomes.
    """
    before = compile(file.read_text("utf-8"), str(file), "exec")
    pairs = zip(_functions(before), _functions(changed), strict=True)
    return {old: new for old, new in pairs if old != new and old.co_freevars == new.co_freevars}


def _functions(code: CodeType) -> Iterator[CodeType]:
    """Yield the functions of a module and of its classes, not those within functions."""
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield from [part] if part.co_flags & 1 else _functions(part)


def _functions_in_memory() -> Mapping[str, list[FunctionType]]:
    gc.unfreeze()
    found = defaultdict(list)
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType):
            found[thing.__code__.co_filename].append(thing)
    gc.freeze()
    return found


def _plant(swapped: Mapping[CodeType, CodeType], functions: Sequence[FunctionType]) -> bool:
    changed = [function for function in functions if function.__code__ in swapped]
    for function in changed:
        function.__code__ = swapped[function.__code__]
    return bool(changed)


def _run(
    session: pytest.Session, items: Sequence[pytest.Item], then: pytest.Item | None = None
) -> bool:
    """Run tests up to the first that fails, whichever was set up for before."""
    session._setupstate.teardown_exact(items[0])
    for item, following in zip(items, [*items[1:], then], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            break
    return not session.testsfailed


def _in_fork(work: Callable[[], bool], most_seconds: int = resource.RLIM_INFINITY) -> bool:
    """Do some work in a child, silently and with a limit; return whether it is true there."""
    child = os.fork()
    if child == 0:
        succeeded = False
        with contextlib.suppress(BaseException):
            resource.setrlimit(resource.RLIMIT_CPU, (most_seconds, most_seconds))
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, 1)
            os.dup2(nothing, 2)
            succeeded = work()
        os._exit(0 if succeeded else 1)
    return os.waitpid(child, 0)[1] == 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw, plant and judge; return 1 when too many survive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--area", choices=AREAS, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument(
        "--seconds", type=int, default=60, help="of processor, for the tests of one mutant"
    )
    options = parser.parse_args(arguments)
    trial = Trial(options.area, options.seed, options.count, options.seconds)
    with tempfile.TemporaryDirectory() as folder:
        pytest.main(
            ["-qs", "--no-header", f"--basetemp={folder}/tests", *trial.area.test_files()],
            plugins=[trial],
        )
    return int(trial.killed < _SHARE_KILLED * trial.drawn or not trial.drawn)


if __name__ == "__main__":
    sys.exit(main())
