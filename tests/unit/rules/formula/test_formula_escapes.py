"""Texts that break out of languages with an evaluator behind them: none is a formula here."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import capaian.rules
from capaian.rules.formula.issues import FormulaError
from capaian.rules.formula.parse import parse

ESCAPES = (Path(__file__).parent / "escapes.txt").read_text(encoding="utf-8").splitlines()
UNPRINTABLE = [
    "a\x00b",
    "a\x1bb",
    "a\u202eb",
    "a\u200bb",
    "\ufeffa",
    "ａ + ｂ",
    "１ + ２",
    "٣ + ٤",
    "a＋b",
    "𝐚 + 𝐛",
    "ﬁ + 1",
    "a\x0cb",
    "a\u2028b",
    "\ud800",
    "a\u0300",
    "ªa",
    "µ",
    "__ｉmport__('os')",
]
SOURCE = Path(capaian.rules.__file__).parent
BANNED_CALLS = {"eval", "exec", "compile", "__import__", "globals", "locals", "open"}


def test_the_corpus_is_large_and_has_no_repetition() -> None:
    assert len(ESCAPES) >= 150
    assert len(set(ESCAPES)) == len(ESCAPES)


@pytest.mark.parametrize("opening", ["", "a + (", "mean(a, (", "100 * ("])
def test_an_escape_is_refused_alone_and_inside_a_formula(opening: str) -> None:
    for text in (*ESCAPES, *UNPRINTABLE):
        with pytest.raises(FormulaError):
            parse(f"{opening}{text}{')' * opening.count('(')}")


def test_the_rules_call_nothing_that_runs_texts() -> None:
    calls = [
        (path.name, node.func.id)
        for path in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in BANNED_CALLS
    ]
    assert list(SOURCE.rglob("*.py"))
    assert calls == []
