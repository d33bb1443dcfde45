"""Numbers of formulas that may be read in two ways, as in tables: `1.234`; weights that are shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from capaian.domain.issue import Level
from capaian.domain.numerals import write_exact
from capaian.rules.formula.issues import FormulaIssue, Problem
from capaian.rules.formula.tree import Expression, Number, Tally, WeightedMean, walk

_THOUSAND = 1000
_NEARLY = 10
"""Weights that make up 90 to 110 were meant as percentages."""


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


def find_incomplete_weights(expression: Expression) -> Iterator[FormulaIssue]:
    """Yield a note for each weighted mean whose weights are written as shares but do not make up the whole.

    Weights that are whole numbers are proportions (`2` and `1`), unless they are percentages.

    Examples:
        >>> from capaian.rules.formula.parse import parse
        >>> [issue.message for issue in find_incomplete_weights(parse("wmean(ktp: 0.6, kia: 0.3)"))]
        ['Bobot wmean() berjumlah 0,9, bukan 1; setiap bobot dibagi jumlah itu.']
        >>> [*find_incomplete_weights(parse("wmean(ktp: 2, kia: 1)"))]
        []
    """
    for part in walk(expression):
        if not isinstance(part, WeightedMean):
            continue
        weights = [pair.weight for pair in part.pairs]
        total = sum(weights, Decimal(0))
        whole = _whole_of(weights)
        if whole is not None and total != whole:
            shown = write_exact(total)
            message = f"Bobot wmean() berjumlah {shown}, bukan {whole}; setiap bobot dibagi jumlah itu."
            remedy = "Perbaiki bobotnya; biarkan bila memang perbandingan."
            yield FormulaIssue(Problem.WEIGHTS, message, part.column, remedy, Level.NOTE)


def _whole_of(weights: Sequence[Decimal]) -> int | None:
    """What weights should make up that look like shares of one or like percentages."""
    if all(weight <= 1 for weight in weights) and any(weight % 1 for weight in weights):
        return 1
    return 100 if abs(sum(weights, Decimal(0)) - 100) <= _NEARLY else None


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
