"""From the text of a formula to its typed tree, within limits."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NoReturn, cast

from lark import Lark, UnexpectedInput

from capaian.rules.formula.build import TreeBuilder
from capaian.rules.formula.diagnose import diagnose
from capaian.rules.formula.issues import FormulaError, FormulaIssue, Problem
from capaian.rules.formula.tree import Expression, walk

MAX_LENGTH = 500
MAX_DEPTH = 20
MAX_NODES = 200


@lru_cache(maxsize=1024)
def parse(text: str) -> Expression:
    """Read a formula.

    At most 500 characters, 20 parentheses within one another, 200 parts, 20 digits in a number.

    Raises:
        FormulaError: for any text that is no formula, with column and remedy.

    Examples:
        >>> parse("100 * ktp.holders / ktp.eligible").column
        1
        >>> try:
        ...     parse("ktp + 67,5")
        ... except FormulaError as error:
        ...     print(error.column, error.problem.value)
        7 formula_number_form
    """
    for check in (_check_length, _check_depth, _check_numbers):
        check(text)
    try:
        expression = cast("Expression", load_grammar().parse(text))
    except UnexpectedInput as error:
        raise FormulaError(diagnose(text, error)) from None
    _check_nodes(expression)
    return expression


@cache
def load_grammar() -> Lark:
    """Return what formulas are read with; it takes longer to make than to read some."""
    return Lark.open(
        "grammar.lark", rel_to=__file__, parser="lalr", transformer=TreeBuilder(), maybe_placeholders=False
    )


def _check_length(text: str) -> None:
    if not text.strip():
        _refuse(Problem.EMPTY, "Rumus kosong.", 1, "Tulis rumusnya, misalnya mean(ktp, kia).")
    if len(text) > MAX_LENGTH:
        _refuse(
            Problem.TOO_LONG,
            f"Rumus terlalu panjang: {len(text)} huruf, paling banyak {MAX_LENGTH}.",
            MAX_LENGTH + 1,
            "Pecah menjadi beberapa komponen yang masing-masing bernama.",
        )


def _check_depth(text: str) -> None:
    depth = 0
    for column, sign in enumerate(text, start=1):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth > MAX_DEPTH:
            _refuse(
                Problem.TOO_DEEP,
                f"Tanda kurung bersusun lebih dari {MAX_DEPTH}.",
                column,
                "Pecah menjadi beberapa komponen yang masing-masing bernama.",
            )


def _check_numbers(text: str) -> None:
    found = _COMMA_IN_NUMBER.search(text)
    if found:
        number = found.group()
        _refuse(
            Problem.NUMBER_FORM,
            f"Koma di dalam angka “{number}” dapat berarti desimal atau pemisah.",
            found.start() + 1,
            f"Untuk satu angka tulis {_with_point(number)}; untuk beberapa angka tulis spasi sesudah koma.",
        )


# 67,5 and 1.234,5, but not the 2,5 of mean(iku-2,5)
_COMMA_IN_NUMBER = re.compile(r"(?<![\w.-])[0-9][0-9.]*(?:,[0-9]+)+")


def _with_point(number: str) -> str:
    """Write a number the way formulas do; more than one comma can only separate thousands."""
    whole, _, fraction = number.rpartition(",")
    if "," in whole:
        return number.replace(",", "")
    return f"{whole.replace('.', '')}.{fraction}"


def _check_nodes(expression: Expression) -> None:
    parts = list(walk(expression))
    if len(parts) > MAX_NODES:
        _refuse(
            Problem.TOO_LARGE,
            f"Rumus terdiri atas {len(parts)} bagian, paling banyak {MAX_NODES}.",
            parts[MAX_NODES].column,
            "Pecah menjadi beberapa komponen yang masing-masing bernama.",
        )


def _refuse(problem: Problem, message: str, column: int, remedy: str) -> NoReturn:
    raise FormulaError(FormulaIssue(problem, message, column, remedy))
