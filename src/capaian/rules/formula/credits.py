"""Credit points written out: what `credits()` stands for, as a sum that every reader of formulas knows.

Decrees print a weight for so many counted, as in `0,001/1000 karakter`. Written out, the working shows
each activity with its count, and an activity that is not counted is missing by its own name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from capaian.domain.plan import CreditActivity
from capaian.rules.formula import tree


def expand_credits(expression: tree.Expression, activities: Sequence[CreditActivity]) -> tree.Expression:
    """Return the formula with `credits()` written out; without activities it stays as it is.

    Examples:
        >>> from capaian.rules.formula.explain import to_source
        >>> from capaian.domain.issue import Place
        >>> where = Place("plan.yaml")
        >>> rows = [
        ...     CreditActivity("a", "Laporan", "laporan", Decimal("0.013"), 1, "p.laporan", where),
        ...     CreditActivity("b", "Rekam", "karakter", Decimal("0.001"), 1000, "p.rekam", where),
        ... ]
        >>> to_source(expand_credits(tree.Credits(), rows))
        '0.013 * p.laporan + 0.001 * p.rekam / 1000'
    """
    match expression:
        case tree.Credits(column):
            return _points(activities, column) if activities else expression
        case tree.Negative():
            return replace(expression, operand=expand_credits(expression.operand, activities))
        case tree.Sum():
            return replace(expression, terms=_in_links(expression.terms, activities))
        case tree.Product():
            return replace(expression, factors=_in_links(expression.factors, activities))
        case tree.Call():
            arguments = tuple(expand_credits(part, activities) for part in expression.arguments)
            return replace(expression, arguments=arguments)
        case tree.WeightedMean():
            pairs = tuple(
                tree.Weighted(expand_credits(p.value, activities), p.weight) for p in expression.pairs
            )
            return replace(expression, pairs=pairs)
        case _:
            return expression


def _in_links(
    links: tuple[tree.ChainLink, ...], activities: Sequence[CreditActivity]
) -> tuple[tree.ChainLink, ...]:
    return tuple(replace(link, operand=expand_credits(link.operand, activities)) for link in links)


def _points(activities: Sequence[CreditActivity], column: int) -> tree.Expression:
    terms = [_term(activity, column) for activity in activities]
    if len(terms) == 1:
        return terms[0]
    return tree.Sum(tuple(tree.ChainLink(tree.Operator.PLUS, term) for term in terms), column)


def _term(activity: CreditActivity, column: int) -> tree.Product:
    factors = [
        tree.ChainLink(tree.Operator.TIMES, tree.NumberLiteral(activity.weight, column)),
        tree.ChainLink(tree.Operator.TIMES, tree.Name(activity.measure, column=column)),
    ]
    if activity.per != 1:
        factors.append(tree.ChainLink(tree.Operator.OVER, tree.NumberLiteral(Decimal(activity.per), column)))
    return tree.Product(tuple(factors), column)
