"""What is known of a formula without any data: equal to another, never above a hundred."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import repeat

from capaian.domain.identifiers import ComponentCode, IndicatorCode
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Indicator
from capaian.domain.value import INDEX, PERCENT
from capaian.rules.formula.explain import to_source
from capaian.rules.formula.issues import FormulaError
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import (
    Branch,
    Call,
    Expression,
    Function,
    Leaf,
    Name,
    Product,
    Reader,
    Sum,
    SurveyIndex,
    Tally,
    Tallying,
    WeightedMean,
    parts_of,
)


def is_same_formula(first: str, second: str) -> bool:
    """Say whether two formulas compute the same from the same figures.

    Spaces and the order of what is added, multiplied or averaged say nothing. A formula that cannot be
    read is reported elsewhere, and taken for the same as any other.

    Examples:
        >>> is_same_formula("mean(kk, ktp)", "mean( ktp,kk )"), is_same_formula("mean(kk, ktp)", "mean(kk)")
        (True, False)
    """
    if "" in (first.strip(), second.strip()):
        return first.strip() == second.strip()
    try:
        return _Reordered().read(parse(first)) == _Reordered().read(parse(second))
    except FormulaError:
        return True


class _Reordered(Reader[str]):
    """Writes a formula with everything that may be exchanged in alphabetical order."""

    def leaf(self, node: Leaf) -> str:
        return to_source(node)

    def branch(self, node: Branch, parts: tuple[str, ...]) -> str:
        marks: Iterable[object] = repeat("")
        match node:
            case Sum() | Product():
                marks = node.operators
            case WeightedMean():
                marks = (pair.weight for pair in node.pairs)
        written = sorted(f"{mark}({part})" for mark, part in zip(marks, parts, strict=False))
        return f"{getattr(node, 'function', type(node).__name__)}({', '.join(written)})"


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
