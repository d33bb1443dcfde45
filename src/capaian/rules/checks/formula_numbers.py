"""Numbers of formulas that may be read in two ways, as in tables: `1.234`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from capaian.rules.formula.issues import FormulaIssue, Problem
from capaian.rules.formula.tree import Expression, Number, Tally, WeightedMean, walk

_THOUSAND = 1000


def find_ambiguous_numbers(expression: Expression) -> Iterator[FormulaIssue]:
    """Yield each number with exactly three decimals that may stand for thousands; `0.111` may not.

    Examples:
        >>> from capaian.rules.formula.parse import parse
        >>> [str(issue) for issue in find_ambiguous_numbers(parse("ktp * 1.234 + 0.111"))]
        ['Kolom 7: Bilangan 1.234 dapat berarti 1234 atau 1.2340. Tulis 1234 bila yang dimaksud ribuan, \
atau 1.2340 bila yang dimaksud pecahan.']
    """
    for value, column in _numbers(expression):
        size = abs(value)
        if value.as_tuple().exponent == -3 and 1 <= size < _THOUSAND:
            thousands = f"{size * _THOUSAND:.0f}"
            message = f"Bilangan {size} dapat berarti {thousands} atau {size}0."
            remedy = f"Tulis {thousands} bila yang dimaksud ribuan, atau {size}0 bila yang dimaksud pecahan."
            yield FormulaIssue(Problem.NUMBER_FORM, message, column, remedy)


def _numbers(expression: Expression) -> Iterator[tuple[Decimal, int]]:
    """Yield every typed number with its column; a weight or a bound stands at the part it belongs to."""
    for part in walk(expression):
        match part:
            case Number():
                yield part.value, part.column
            case WeightedMean():
                yield from ((pair.weight, pair.value.column) for pair in part.pairs)
            case Tally():
                yield part.limit.bound, part.column
