"""Whether two formulas compute the same: by what was understood of them, not by their text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from capaian.rules.formula.issues import FormulaError
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import Call, Expression, Link, Negative, Product, Sum, WeightedMean

_COLUMN: Final = re.compile(r"column=\d+")


def is_same_formula(first: str, second: str) -> bool:
    """Say whether two formulas compute the same from the same figures.

    Spaces and the order of what is added, multiplied or averaged say nothing. A formula that cannot be
    read is told elsewhere, and no other than another.

    Examples:
        >>> is_same_formula("mean(kk, ktp)", "mean( ktp,kk )"), is_same_formula("mean(kk, ktp)", "mean(kk)")
        (True, False)
    """
    if "" in (first.strip(), second.strip()):
        return first.strip() == second.strip()
    try:
        return _in_order(parse(first)) == _in_order(parse(second))
    except FormulaError:
        return True


def _in_order(expression: Expression) -> Expression:
    """Return a formula with what may be exchanged in one order."""
    match expression:
        case Negative(operand):
            return replace(expression, operand=_in_order(operand))
        case Sum(terms):
            return replace(expression, terms=_links(terms))
        case Product(factors):
            return replace(expression, factors=_links(factors))
        case Call(_, arguments):
            return replace(expression, arguments=tuple(sorted(map(_in_order, arguments), key=_key)))
        case WeightedMean(pairs):
            parts = [replace(pair, value=_in_order(pair.value)) for pair in pairs]
            return replace(expression, pairs=tuple(sorted(parts, key=_key)))
        case _:
            return expression


def _links(links: tuple[Link, ...]) -> tuple[Link, ...]:
    return tuple(sorted((replace(link, operand=_in_order(link.operand)) for link in links), key=_key))


def _key(part: object) -> str:
    return _COLUMN.sub("", repr(part))
