"""Divisions that can only fail: by a divisor that is zero whatever the data say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from capaian.domain.value import ONE, Known, Reason, Result, Unavailable
from capaian.rules.formula.evaluate import Quantity, evaluate
from capaian.rules.formula.explain import to_source
from capaian.rules.formula.issues import FormulaIssue, Problem
from capaian.rules.formula.tree import (
    Credits,
    Expression,
    Member,
    Name,
    Operator,
    Product,
    RegisterCount,
    RegisterRows,
    Selector,
    SurveyIndex,
    Tally,
    walk,
)
from capaian.rules.rounding import StepRounding
from capaian.rules.tracelog import TraceLog

_DATA = Name | SurveyIndex | Tally | RegisterCount | Credits


def find_zero_divisions(expression: Expression) -> tuple[FormulaIssue, ...]:
    """Return every division by a constant zero.

    Examples:
        >>> from capaian.rules.formula.parse import parse
        >>> [issue.column for issue in find_zero_divisions(parse("a / (2 - 2) + a / b"))]
        [6]
    """
    return tuple(_zero_division(divisor) for divisor in _divisors(expression) if _is_zero(divisor))


def uses_data(expression: Expression) -> bool:
    """Say whether a formula names anything; if not, its result is typed, not computed."""
    return any(isinstance(part, _DATA) for part in walk(expression))


def _divisors(expression: Expression) -> Iterator[Expression]:
    for part in walk(expression):
        if isinstance(part, Product):
            yield from (link.operand for link in part.factors if link.operator is Operator.OVER)


def _is_zero(divisor: Expression) -> bool:
    if uses_data(divisor):
        return False
    result = evaluate(divisor, _NoData(), TraceLog(), _DIVISOR)
    return isinstance(result, Known) and result.value == 0


_DIVISOR = Quantity("Pembagi", ONE, StepRounding(0, is_rounded=False))


class _NoData:
    """Knows no figure: a constant needs none."""

    def value(self, name: str, selector: Selector) -> Result:
        return Unavailable(Reason.NOT_APPLICABLE, (name,))

    def survey_index(self, survey: str, selector: Selector) -> Result:
        return Unavailable(Reason.NOT_APPLICABLE, (survey,))

    def collection(self, member: Member, selector: Selector) -> Sequence[Result]:
        return ()

    def register_rows(self, rows: RegisterRows, selector: Selector) -> Result:
        return Unavailable(Reason.NOT_APPLICABLE, (str(rows),))


def _zero_division(divisor: Expression) -> FormulaIssue:
    return FormulaIssue(
        Problem.ZERO_DIVISION,
        f"Pembagi “{to_source(divisor)}” selalu nol, jadi rumus ini tidak pernah ada hasilnya.",
        divisor.column,
        "Ganti pembaginya dengan nama penyebut, misalnya ktp.eligible.",
    )
