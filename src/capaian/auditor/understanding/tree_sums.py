"""Which rows with parts are the sums of these: the figures of a tree, its own columns and others tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.understanding.columns import Column
from capaian.domain.numerals import significant_digits

_MOST: Final = 0.75
_FEW: Final = 2
_TELLING_DIGITS: Final = 3
_MANY_DIGITS: Final = 4
"""A sum of so many digits is none by chance."""
_ROUNDED: Final = 2
"""So many sums that are off by no more than rounding show that all figures are rounded."""

Tree = Mapping[Column, Sequence[Equation]]
"""For each column the rows that have parts, as their sums."""


def sums_of_tree(tree: Tree) -> Iterator[Equation]:
    """Yield the rows that are the sums of their parts; where most are, and counts beyond doubt.

    A row that is so in one column by no chance is so in the others: of money in other columns of money, of
    counts in those of a kind, such as years, and in those that other rows show to add up.
    """
    of_money = _proved({column: made for column, made in tree.items() if column.is_money})
    of_counts = _proved({column: made for column, made in tree.items() if not column.is_money})
    counts = [column for column in tree if not column.is_money]
    are_alike = _are_alike(counts)
    are_rounded = sum(map(_is_off_by_rounding, chain.from_iterable(tree.values()))) >= _ROUNDED
    for column, made in tree.items():
        held = [equation for equation in made if equation.holds()]
        several = sum(len(equation.inputs) > 1 for equation in held)
        is_rule = several >= _FEW and len(held) >= _MOST * len(made)
        if is_rule or (column.is_money and len(held) * 2 > len(made)):
            yield from made
        elif column.is_money:
            yield from (equation for equation in made if equation.result.spot.line in of_money)
        elif are_alike or any(map(is_of_several, held)):
            sums = [each for each in made if each.result.spot.line in of_counts]
            yield from (each for each in sums if not (are_rounded and _is_off_by_rounding(each)))


def is_of_several(equation: Equation) -> bool:
    """Say whether two figures at least make a sum; noughts add nothing."""
    return sum(number.value != 0 for number in equation.inputs) > 1


def _are_alike(columns: Sequence[Column]) -> bool:
    """Whether columns hold one thing of several years, or all stand under one head."""
    heads = {column.path[:-1] for column in columns}
    return all(column.years for column in columns) or (len(heads) == 1 and heads != {()})


def _proved(tree: Tree) -> frozenset[int]:
    """Return the lines of rows that are sums of their parts by no chance."""
    by_line: dict[int, list[tuple[Column, Equation]]] = {}
    for column, made in tree.items():
        for equation in made:
            by_line.setdefault(equation.result.spot.line, []).append((column, equation))
    return frozenset(line for line, made in by_line.items() if _is_proved(made))


def _is_proved(made: Sequence[tuple[Column, Equation]]) -> bool:
    """Whether money tells it, or two columns or one with many digits, and no more of them tell otherwise."""
    held = [(column, equation) for column, equation in made if equation.holds() and is_of_several(equation)]
    digits = [significant_digits(equation.result.value) for _, equation in held]
    telling = sum(count >= _TELLING_DIGITS for count in digits)
    is_sure = telling >= _FEW or max(digits, default=0) >= _MANY_DIGITS
    failed = sum(not equation.holds() for _, equation in made)
    return any(column.is_money for column, _ in held) or (is_sure and failed <= len(held))


def _is_off_by_rounding(equation: Equation) -> bool:
    """Whether a sum is off by no more than its parts may be rounded by."""
    computed = equation.computed()
    if computed is None or equation.holds():
        return False
    return abs(computed - equation.result.value) * 2 <= len(equation.numbers) * equation.result.step
