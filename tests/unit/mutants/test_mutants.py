"""Mutants are drawn from what was changed, are those of a hurried hand, and never run for ever."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType

import pytest
from tests.mutants import trial
from tests.mutants.__main__ import main
from tests.mutants.changed_lines import find_new_lines, read_sayings
from tests.mutants.memory import exchange_code, find_changed_code, succeeds_in_fork
from tests.mutants.mutations import mutations_of
from tests.mutants.recording import Recording
from tests.mutants.trial import KILLED, SURVIVED, UNMET, Trial

BEFORE = """
def due(day, last):
    if day > last:
        return "late"
    return ""


def total(values):
    return sum(values)
"""
LAID_OUT_ANEW = """
def total(values):
    return sum(
        values
    )


def due(day, last):
    if (
        day > last
    ):
        return "late"
    return ""
"""


def _known() -> set[tuple[str, str]]:
    return {saying for saying, _ in read_sayings(BEFORE)}


def test_what_moved_or_was_laid_out_anew_is_not_changed() -> None:
    assert find_new_lines(LAID_OUT_ANEW, _known()) == set()


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("day > last", "day >= last", {3}),
        ('"late"', '"too late"', {4}),
        ("    return sum(values)", "    return max(values)", {9}),
        # the same statement in another function is new there
        ("    return sum(values)", '    return ""', {9}),
        ("sum(values)\n", "sum(values)\n\n\nLIMIT = 3\n", {12}),
    ],
)
def test_a_changed_statement_is_found_at_its_line(old: str, new: str, lines: set[int]) -> None:
    assert find_new_lines(BEFORE.replace(old, new), _known()) == lines


@pytest.mark.parametrize(
    ("source", "kind", "mutants"),
    [
        ("a < 3", "boundary", {"a <= 3"}),
        ("a < 3", "constant", {"a < 4"}),
        ("a - b", "sign", {"a + b"}),
        ("a and b", "condition", {"a or b", "a", "b"}),
        ("not a", "condition", {"a"}),
        ("a[0]", "order", {"a[-1]"}),
        ("a[-1]", "order", {"a[0]"}),
        ("sorted(a, key=b)", "order", {"sorted(a, key=b, reverse=True)", "sorted(a)"}),
        ("sorted(a, reverse=True)", "order", {"sorted(a)"}),
        ("max(a)", "extreme", {"min(a)"}),
        ("[x for x in a if x]", "filter", {"[x for x in a]"}),
        ("sum(a)", "extreme", {"[*a][-1]"}),
        ("a + 1", "offset", {"a"}),
        ("1 + a", "offset", set()),
        ("b(a.one, a.two)", "arguments", {"b(a.two, a.one)"}),
        ("b(a.one, b.two)", "arguments", set()),
        (
            "a is Polarity.LOWER and b is Polarity.HIGHER",
            "member",
            {
                "a is Polarity.HIGHER and b is Polarity.HIGHER",
                "a is Polarity.LOWER and b is Polarity.LOWER",
            },
        ),
        ("a['one'] - a['two']", "key", {"a['two'] - a['two']", "a['one'] - a['one']"}),
        ("a // b", "rounding", {"-(-a // b)"}),
        ("a.numerator", "field", {"a.denominator"}),
        ("Decimal('0.05')", "constant", {"Decimal('0.051')"}),
    ],
)
def test_slips_of_a_hurried_hand_are_planted(
    tmp_path: Path, source: str, kind: str, mutants: set[str]
) -> None:
    file = tmp_path / "module.py"
    file.write_text(f"def f(a, b):\n    return {source}\n")
    made = {
        mutation.text().rpartition("return ")[2].strip()
        for mutation in mutations_of(file)[2]
        if mutation.kind == kind
    }
    assert made == mutants


def test_a_condition_may_always_hold(tmp_path: Path) -> None:
    file = tmp_path / "module.py"
    file.write_text("def f(a):\n    if a:\n        return 1\n")
    conditions = {mutation.text().splitlines()[1].strip() for mutation in mutations_of(file)[2]}
    assert conditions == {"if not a:", "if True:", "pass"}


def test_a_mutant_that_never_ends_is_stopped() -> None:
    def never() -> bool:
        while True:
            pass

    began = time.monotonic()
    assert not succeeds_in_fork(never, most_seconds=1)
    assert time.monotonic() - began < 10


def test_a_mutant_that_only_waits_is_stopped() -> None:
    began = time.monotonic()
    assert not succeeds_in_fork(lambda: time.sleep(60) is None, most_seconds=1)
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("base", "words"), [("nonsense", "no commit of this repository"), ("HEAD", "was changed")]
)
def test_what_cannot_be_drawn_from_is_refused(
    base: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--changed", base, "--within", "domain/__init__.py"]) == 2
    assert words in capsys.readouterr().err


@dataclass
class Example:
    """A test of an invented function; `passes` is given those that ran before it."""

    nodeid: str
    passes: Callable[[Sequence[str]], bool]


def _judge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sees: str) -> str:
    """Return what becomes of `a < 3`, changed to `a <= 3`, by the tests of those letters."""
    file = tmp_path / "module.py"
    file.write_text("def is_small(a):\n    return a < 3\n")
    names: dict[str, FunctionType] = {}
    exec(compile(file.read_text(), str(file), "exec"), names)  # noqa: S102
    examples = {
        "k": Example("k", lambda _: not names["is_small"](3)),
        "s": Example("s", lambda _: names["is_small"](2)),
        "o": Example("o", lambda ran: "s" not in ran),
    }

    def run(_: object, tests: Sequence[Example], failing: Path) -> bool:
        for place, test in enumerate(tests):
            if not test.passes([each.nodeid for each in tests[:place]]):
                failing.write_text(test.nodeid)
                return False
        return True

    monkeypatch.setattr(trial, "_run", run)
    judging = Trial([], Recording(), 60, tmp_path)
    judging._functions = {str(file): [names["is_small"]]}
    [mutation] = [each for each in mutations_of(file)[2] if each.kind == "boundary"]
    tests = [examples[letter] for letter in sees]
    return judging._outcome(mutation, tests, None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tests", "outcome"),
    [
        ("sk", KILLED),
        ("s", SURVIVED),
        # passes alone, and fails behind another test with or without the mutant
        ("so", SURVIVED),
        ("sok", KILLED),
        ("o", SURVIVED),
        ("", UNMET),
    ],
)
def test_a_test_that_fails_out_of_its_order_kills_nothing(
    tests: str, outcome: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _judge(tmp_path, monkeypatch, tests) == outcome


@pytest.mark.parametrize(
    ("with_mutant", "without", "outcome"),
    [
        ({}, {}, SURVIVED),
        ({"a.py::k"}, {}, KILLED),
        # it fails in the copy anyhow, and the other passes
        ({"a.py::s"}, {"a.py::s"}, SURVIVED),
        ({"a.py::s", "a.py::k"}, {"a.py::s"}, KILLED),
    ],
)
def test_a_test_that_fails_in_the_copy_kills_nothing(
    with_mutant: set[str],
    without: set[str],
    outcome: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "module.py"
    file.write_text("LIMIT = 3\n")

    def run(tests: Sequence[str], *_: object) -> subprocess.CompletedProcess[str]:
        failing = with_mutant if "4" in file.read_text() else without
        failed = [f"FAILED {test} - why\n" for test in tests if test in failing][:1]
        return subprocess.CompletedProcess([], int(bool(failed)), "".join(failed))

    monkeypatch.setattr(trial, "ROOT", tmp_path)
    monkeypatch.setattr(trial, "run_tests", run)
    [mutation] = [each for own in mutations_of(file).values() for each in own]
    judging = Trial([], Recording(), 60, tmp_path)
    assert judging._outcome_in_copy(mutation, ["a.py::s", "a.py::k"]) == outcome


def test_a_function_that_another_one_made_when_its_module_was_loaded_is_changed(
    tmp_path: Path,
) -> None:
    """Fault: tables of functions are met by no test, and whatever slips there seems unseen."""
    file, text = (
        tmp_path / "made.py",
        "def make(n):\n    def add(x):\n        return x + n\n    return add\n",
    )
    file.write_text(text, "utf-8")
    space: dict[str, Callable[[int], FunctionType]] = {}
    exec(compile(text, str(file), "exec"), space)  # noqa: S102 (the text above)
    add_two = space["make"](2)
    mutant = compile(text.replace("x + n", "x - n"), str(file), "exec")
    assert exchange_code(find_changed_code(file, mutant), [add_two])
    assert add_two(5) == 3


def test_lambdas_of_one_line_are_not_taken_for_each_other(tmp_path: Path) -> None:
    """Fault: a slip in one of them is planted in another, which fails for a reason of its own."""
    file, text = tmp_path / "made.py", "pair = (lambda x: x + 1, lambda x, y: x * y)\n"
    file.write_text(text, "utf-8")
    space: dict[str, Sequence[FunctionType]] = {}
    exec(text, space)  # noqa: S102 (the text above)
    first, second = space["pair"]
    mutant = compile(text.replace("x * y", "x / y"), str(file), "exec")
    for each in (first, second):
        each.__code__ = each.__code__.replace(co_filename=str(file))
    assert exchange_code(find_changed_code(file, mutant), [first, second])
    assert (first(3), second(6, 3)) == (4, 2)
