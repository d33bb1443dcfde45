"""Mutants planted one after the other in forks of a process that has collected the tests."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType
from typing import Final

import pytest
from tests.mutants.changed_lines import ROOT, SOURCE
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
        self._unsteady: dict[str, bool] = {}

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
        around = {f"{mutation.file}:{line}" for line in mutation.place.function}
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
        tests = [test for test in tests if not self._unsteady.get(test.nodeid)]
        if not tests:
            return UNMET
        if not mutation.place.function:
            return SURVIVED if self._passes_in_copy(mutation, tests) else KILLED
        changed = find_changed_code(mutation.file, mutation.code())
        functions = self._functions[str(mutation.file)]
        failing = self.copy / "failing"
        failing.unlink(missing_ok=True)
        if succeeds_in_fork(
            lambda: exchange_code(changed, functions) and _run(session, tests, failing=failing),
            MAX_SECONDS,
        ):
            return SURVIVED
        if failing.exists() and self._is_unsteady(failing.read_text("utf-8"), tests, session):
            return self._outcome(mutation, tests, session)
        return KILLED

    def _is_unsteady(
        self, name: str, tests: Sequence[pytest.Item], session: pytest.Session
    ) -> bool:
        """Say whether a test fails without a mutant when it is run alone, out of its order."""
        if name not in self._unsteady:
            own = [test for test in tests if test.nodeid == name]
            self._unsteady[name] = not succeeds_in_fork(lambda: _run(session, own), MAX_SECONDS)
        return self._unsteady[name]

    def _passes_in_copy(self, mutation: Mutation, tests: Sequence[pytest.Item]) -> bool:
        """Say whether tests pass with a changed statement that runs when its module is loaded."""
        file = self.copy / mutation.file.relative_to(ROOT)
        before = file.read_text("utf-8")
        file.write_text(mutation.text(), "utf-8")
        try:
            done = run_tests([test.nodeid for test in tests], self.copy, MAX_SECONDS)
            return done.returncode == 0
        finally:
            file.write_text(before, "utf-8")


def _lines_met(mutation: Mutation) -> set[str]:
    """Return the lines with which a mutation is met: its own,
    or those that name what it defines.
    """
    if mutation.place.function:
        return {f"{mutation.file}:{mutation.place.statement}"}
    named = re.compile(rf"\b({'|'.join(mutation.place.names)})\b")
    return {
        f"{file}:{number}"
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
