"""Mutants are drawn from what was changed, are those of a hurried hand, and never run for ever."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from tests.mutants.__main__ import main
from tests.mutants.changed_lines import find_new_lines, read_sayings
from tests.mutants.memory import succeeds_in_fork
from tests.mutants.mutations import mutations_of

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
