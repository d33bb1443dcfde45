"""Conditions of formats that depend on them: whether a number meets one, as far as its cell alone tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from operator import eq, ge, gt, le, lt, ne
from typing import Final

from .format_codes import COMPARISONS

Test = Callable[[Decimal], bool | None]
"""Says whether a number meets a condition; `None`: other cells, or the program, tell."""
OF_A_TEXT: Final = Decimal("Infinity")
"""Stands for any text, which is more than every number in table programs."""

_BY_NAME: Final = {
    "lessThan": lt,
    "lessThanOrEqual": le,
    "equal": eq,
    "notEqual": ne,
    "greaterThanOrEqual": ge,
    "greaterThan": gt,
}
"""How a cell is compared with one value."""
_RANGES: Final = {"between": True, "notBetween": False}
"""Whether a cell is to lie between two values, ends included."""
_OF_KINDS: Final = {
    "containsBlanks": False,
    "containsErrors": False,
    "notContainsBlanks": True,
    "notContainsErrors": True,
}
"""Conditions that any value meets, or none."""
_OF_FUNCTIONS: Final = {"ISERROR": False, "ISERR": False, "ISNA": False, "ISBLANK": False}
"""What functions answer of any value: `ISERROR(C4)`."""
_OF_TEXTS: Final = {"ISTEXT": True, "ISNUMBER": False, "ISNONTEXT": False}
"""What they say of texts; of numbers the opposite."""
_TRUTHS: Final = {"TRUE": True, "TRUE()": True, "1": True, "FALSE": False, "FALSE()": False, "0": False}
"""Expressions without any cell."""
# 100, -2.5, 1E+3
_NUMBER: Final = re.compile(r"[-+]?[0-9]{1,20}(?:\.[0-9]{1,20})?(?:E[-+]?[0-9]{1,2})?", re.IGNORECASE)
# "Tercapai"
_TEXT: Final = re.compile(r'"[^"]*"')
# of one cell, as ISNUMBER(C4) is
_CALL: Final = re.compile(r"([A-Z]+)\(([^()]*)\)", re.IGNORECASE)
# $C4>=100
_COMPARED: Final = re.compile(r"([^<>=()\"]+)(<=|>=|<>|<|>|=)([^<>=()]+)")
_PAIR: Final = 2
"""The ends of a range."""


def read_condition(kind: str, operator: str, formulas: Sequence[str], own: frozenset[str]) -> Test:
    """Return the condition of a rule.

    Args:
        kind: `cellIs`, `expression` and others.
        operator: How a cell is compared.
        formulas: What it is compared with, or the expression.
        own: What expressions call the cell itself: `C4`, `$C4`.

    Examples:
        >>> test = read_condition("cellIs", "greaterThan", ["0"], frozenset())
        >>> test(Decimal(5)), test(Decimal(0))
        (True, False)
        >>> read_condition("expression", "", ["$D4>0"], frozenset({"C4"}))(Decimal(5)) is None
        True
    """
    plain = [formula.strip().removeprefix("=").strip() for formula in formulas]
    if kind == "cellIs":
        return _compared(operator, plain)
    if kind == "expression" and plain:
        return _expressed(plain[0].upper(), own)
    return _always(_OF_KINDS.get(kind))


def _always(answer: bool | None) -> Test:
    return lambda _: answer


def _of_numbers(answer: bool | None) -> Test:
    """Return what numbers meet for sure, or do not; of texts their letters tell."""
    return lambda value: None if value == OF_A_TEXT else answer


def _of_function(name: str) -> Test:
    if name in _OF_TEXTS:
        return lambda value: _OF_TEXTS[name] is (value == OF_A_TEXT)
    return _always(_OF_FUNCTIONS.get(name))


def _compared(operator: str, formulas: Sequence[str]) -> Test:
    if formulas and _TEXT.fullmatch(formulas[0]):
        return _of_numbers({"equal": False, "notEqual": True}.get(operator))
    limits = [Decimal(formula) for formula in formulas if _NUMBER.fullmatch(formula)]
    if len(limits) < len(formulas) or not limits:
        return _always(None)
    if operator in _RANGES and len(limits) == _PAIR:
        low, high, is_within = min(limits), max(limits), _RANGES[operator]
        return lambda value: (low <= value <= high) is is_within
    compare = _BY_NAME.get(operator)
    return _always(None) if compare is None else lambda value: compare(value, limits[0])


def _expressed(formula: str, own: frozenset[str]) -> Test:
    if formula in _TRUTHS:
        return _always(_TRUTHS[formula])
    if (call := _CALL.fullmatch(formula)) and call[2].strip() in own:
        return _of_function(call[1])
    found = _COMPARED.fullmatch(formula)
    if found is None or found[1].strip() not in own:
        return _always(None)
    compare, other = COMPARISONS[found[2]], found[3].strip()
    if _TEXT.fullmatch(other):
        return _of_numbers({"=": False, "<>": True}.get(found[2]))
    if not _NUMBER.fullmatch(other):
        return _always(None)
    limit = Decimal(other)
    return lambda value: compare(value, limit)
