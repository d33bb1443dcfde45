"""Mutants planted one after the other in forks of a process that has collected the tests."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType
from typing import Final

import pytest
from tests.mutants.changed_lines import ROOT, SOURCE, name_line
from tests.mutants.memory import (
    exchange_code,
    find_changed_code,
    find_functions,
    succeeds_in_fork,
)
from tests.mutants.mutations import Mutation
from tests.mutants.recording import Recording, find_source_files, load_sources
from tests.planted_faults import run_tests

MAX_SECONDS: Final = 120
"""Processor time that the tests of one mutant may take; one that never ends counts as seen."""
MAX_TRIES_IN_COPY: Final = 5
"""Each leaves out a test that fails in the copy without the mutant."""
KILLED, SURVIVED, UNMET = "killed", "survived", "unmet"


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant."""

    place: str
    room: str
    kind: str
    words: str
    outcome: str

    @property
    def line(self) -> str:
        """Return the verdict as it is printed."""
        return f"{self.outcome:9} {self.kind:10} {self.place}  {self.words}"


class Trial:
    """Stands in the place of pytest's loop: runs for each mutant the tests that meet it."""

    def __init__(
        self, mutations: Sequence[Mutation], recording: Recording, seconds: int, copy: Path
    ) -> None:
        self.mutations, self.recording = mutations, recording
        self.seconds, self.copy = seconds, copy
        self.verdicts: list[Verdict] = []
        self._functions: Mapping[str, list[FunctionType]] = {}
        self._failing_in_copy: set[str] = set()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try each mutant and print its verdict."""
        _run(
            session, session.items[:1], then=session.items[1]
        )  # sets up what is made once for all
        load_sources()
        self._functions = find_functions()
        for mutation in self.mutations:
            verdict = self._judge(mutation, session)
            self.verdicts.append(verdict)
            print(verdict.line, flush=True)
        return True

    def _judge(self, mutation: Mutation, session: pytest.Session) -> Verdict:
        items = {item.nodeid: item for item in session.items}
        around = {name_line(mutation.file, line) for line in mutation.place.function}
        meeting = [
            test for test in self.recording.tests_of(_lines_met(mutation), around) if test in items
        ]
        tests = self.recording.affordable(meeting, self.seconds)
        place = mutation.file.relative_to(SOURCE)
        return Verdict(
            f"{place}:{mutation.line}",
            place.parts[0],
            mutation.kind,
            mutation.words,
            self._outcome(mutation, [items[test] for test in tests], session),
        )

    def _outcome(
        self, mutation: Mutation, tests: Sequence[pytest.Item], session: pytest.Session
    ) -> str:
        """Try a mutant where it can be planted: in a fork, or else in a copy of the sources."""
        functions = self._functions.get(str(mutation.file), ())
        changed = (
            find_changed_code(mutation.file, mutation.code()) if mutation.place.function else {}
        )
        if any(function.__code__ in changed for function in functions):
            return self._outcome_in_fork(changed, functions, tests, session)
        return self._outcome_in_copy(mutation, [test.nodeid for test in tests])

    def _outcome_in_fork(
        self,
        changed: Mapping[CodeType, CodeType],
        functions: Sequence[FunctionType],
        tests: Sequence[pytest.Item],
        session: pytest.Session,
    ) -> str:
        """Judge by tests that pass without the mutant in the same order and time."""
        while tests:
            failing = self._find_failing(
                tests, lambda own: exchange_code(changed, functions) and self._run(session, own)
            )
            if failing is None:
                return SURVIVED
            control = [*tests[: failing + 1]]
            unsteady = self._find_failing(control, lambda own: self._run(session, own))
            if unsteady is None:
                return KILLED
            # a test that fails out of its usual order, or for which a busy machine has no time
            tests = [*tests[:unsteady], *tests[unsteady + 1 :]]
        return UNMET

    def _find_failing(
        self, tests: Sequence[pytest.Item], run: Callable[[Sequence[pytest.Item]], bool]
    ) -> int | None:
        """Return which test fails in a fork: the last one when the time is over before."""
        noted = self.copy / "failing"
        noted.unlink(missing_ok=True)
        if succeeds_in_fork(lambda: run(tests), MAX_SECONDS):
            return None
        name = noted.read_text("utf-8") if noted.exists() else ""
        names = [test.nodeid for test in tests]
        return names.index(name) if name in names else len(names) - 1

    def _run(self, session: pytest.Session, tests: Sequence[pytest.Item]) -> bool:
        return _run(session, tests, failing=self.copy / "failing")

    def _outcome_in_copy(self, mutation: Mutation, tests: Sequence[str]) -> str:
        """Judge by tests that pass in the copy without the mutant: it lacks the history, say."""
        for _ in range(MAX_TRIES_IN_COPY):
            own = [test for test in tests if test not in self._failing_in_copy]
            if not own:
                break
            file = self.copy / mutation.file.relative_to(ROOT)
            before = file.read_text("utf-8")
            file.write_text(mutation.text(), "utf-8")
            try:
                changed = run_tests(own, self.copy, MAX_SECONDS)
            finally:
                file.write_text(before, "utf-8")
            if changed.returncode == 0:
                return SURVIVED
            failed = _failed_tests(changed.stdout, own)
            control = own[: own.index(failed[0]) + 1] if failed else own
            unchanged = run_tests(control, self.copy, MAX_SECONDS)
            if unchanged.returncode == 0:
                return KILLED
            self._failing_in_copy |= {*_failed_tests(unchanged.stdout, own)} or {*own[-1:]}
        return UNMET


def _failed_tests(output: str, tests: Sequence[str]) -> list[str]:
    """Return the tests that pytest reports at its end as failed."""
    summary = {line.partition(" - ")[0] for line in output.splitlines()}
    return [test for test in tests if {f"FAILED {test}", f"ERROR {test}"} & summary]


def _lines_met(mutation: Mutation) -> set[str]:
    """Return the lines with which a mutation is met: its own,
    or those that name what it defines.
    """
    if mutation.place.function:
        return {name_line(mutation.file, mutation.place.statement)}
    named = re.compile(rf"\b({'|'.join(mutation.place.names)})\b")
    return {
        name_line(file, number)
        for file in find_source_files()
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if named.search(line)
    }


def _run(
    session: pytest.Session,
    items: Sequence[pytest.Item],
    then: pytest.Item | None = None,
    failing: Path | None = None,
) -> bool:
    """Run tests up to the first that fails, whichever was set up for before."""
    session._setupstate.teardown_exact(items[0])
    for item, following in zip(items, [*items[1:], then], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            if failing:
                failing.write_text(item.nodeid, "utf-8")
            break
    return not session.testsfailed
