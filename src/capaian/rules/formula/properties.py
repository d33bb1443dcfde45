"""What is known of a formula without any data: equal to another, never above a hundred."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Final

from capaian.domain.identifiers import ComponentCode, IndicatorCode
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Indicator
from capaian.domain.value import INDEX, PERCENT
from capaian.rules.formula.issues import FormulaError
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import (
    Call,
    Expression,
    Function,
    Link,
    Name,
    Negative,
    Product,
    Sum,
    SurveyIndex,
    Tally,
    Tallying,
    WeightedMean,
    parts_of,
)

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


_SCALES = (PERCENT, INDEX)
"""Units whose whole is a hundred."""
_BETWEEN = (Function.MEAN, Function.MIN, Function.MAX)
"""Functions that give nothing beyond what they are given."""


class UpperBound:
    """Knows of an office's indicators whether their formulas can give more than a hundred."""

    def __init__(self, office_year: OfficeYear) -> None:
        """Take the components and indicators that formulas may name."""
        self._components = office_year.component_by_code
        self._indicators = office_year.indicator_by_code

    def bounds(self, indicator: Indicator, above: Collection[str] = ()) -> bool:
        """Say whether a percentage or an index is never more than a hundred, by its formula.

        Args:
            indicator: The indicator; without a formula nobody knows.
            above: Codes whose formulas name it: a circle is told elsewhere, and bounded by nothing.
        """
        if indicator.unit not in _SCALES or not indicator.formula or indicator.code in above:
            return False
        try:
            expression = parse(indicator.formula)
        except FormulaError:
            return False
        return self._is_bounded(expression, (*above, indicator.code))

    def _is_bounded(self, expression: Expression, above: Collection[str]) -> bool:
        match expression:
            case Name(code):
                return self._is_part(code, above)
            case SurveyIndex() | Tally(Tallying.SHARE):
                return True
            case WeightedMean():
                pass
            case Call(function) if function in _BETWEEN:
                pass
            case _:
                return False
        return all(self._is_bounded(part, above) for part in parts_of(expression))

    def _is_part(self, code: str, above: Collection[str]) -> bool:
        component = self._components.get(ComponentCode(code))
        if component is not None:
            return component.unit == PERCENT and not component.may_exceed_whole
        indicator = self._indicators.get(IndicatorCode(code))
        return indicator is not None and self.bounds(indicator, above)
