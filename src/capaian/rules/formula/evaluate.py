"""From a formula and the figures it names to a result with its trace.

Fractions inside, so that nothing is lost between the figures and the result; the result is a
decimal of 50 digits. Rounding is left to the declared policy. A result that cannot be given says
why: what is missing, 0 of 0, or a division by zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Protocol

from capaian.domain.value import Reason, Result, Unavailable, Unit
from capaian.rules.formula import tree
from capaian.rules.formula.explain import Names, explain, to_source, write_number
from capaian.rules.formula.functions import apply_function, apply_mean, apply_tally, values_of
from capaian.rules.formula.part_value import (
    Exact,
    PartValue,
    Phrase,
    add,
    divide,
    exact,
    given_value,
    join_parts,
    multiply,
    negate,
    to_decimal,
)
from capaian.rules.outcome import StepRounding
from capaian.rules.tracelog import TraceLog, Working

NO_NAMES: Names = MappingProxyType({})


class Resolver(Protocol):
    """Finds what a formula names, in the area and period being computed;
    by default counts alone.
    """

    def value(self, name: str, selector: tree.Selector) -> Result:
        """Return the figure of a measure, component, indicator or one of their fields."""

    def survey_index(self, survey: str, selector: tree.Selector) -> Result:
        """Return the unit index of a survey."""
        return Unavailable(Reason.MISSING_INPUT, (survey,))

    def collection(self, member: tree.Member, selector: tree.Selector) -> Sequence[Result]:
        """Return one figure per member of a collection, in the order of the dossier."""
        return ()

    def register_rows(
        self, rows: tree.RegisterRows | tree.ListRows, selector: tree.Selector
    ) -> Result:
        """Return how many rows of a register or list count, or what they add up to."""
        return Unavailable(Reason.NOT_IN_SOURCE, (str(rows),))


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a formula is to yield."""

    subject: str
    """In Indonesian: `Cakupan kepemilikan KTP-el, Kec. Juai`."""
    unit: Unit
    rounding: StepRounding
    ignored: frozenset[Reason] = frozenset()
    """Reasons for which `mean` and `wmean` leave a part out instead of having no result."""
    decimals: int | None = None
    """As declared for this figure; `None`: as the office has them."""
    remark: str = ""
    """What readers must know of the formula itself: that it is proposed."""


def evaluate(
    expression: tree.Expression,
    resolver: Resolver,
    log: TraceLog,
    quantity: Quantity,
    names: Names = NO_NAMES,
) -> Result:
    """Compute a formula; the result's trace rests on the traces of the figures it names.

    A function inside a larger formula is a step of its own. An input without a figure makes the
    result `MISSING_INPUT` with the names of all such inputs; a formula that is one name only keeps
    that name's reason. Raises `ValueError` if the resolver returns infinity or not-a-number.
    """
    part = _Evaluation(expression, resolver, log, quantity, names).read(expression)
    outcome = to_decimal(part.value) if isinstance(part.value, Fraction) else part.value
    decimals, rounded = quantity.rounding.decimals, outcome
    if isinstance(outcome, Decimal):
        rounded = quantity.rounding.apply(outcome)
        decimals = quantity.unit.decimals_for(rounded, quantity.decimals, decimals)
    working = Working(
        formula=f"{explain(expression, names)}{quantity.remark}",
        figures=_figures(part),
        inputs=part.inputs,
        policy=quantity.rounding.policy if isinstance(outcome, Decimal) else "",
    )
    return log.step(quantity.subject, rounded, quantity.unit, decimals, working)


class Arithmetic(tree.Reader[PartValue]):
    """Computes upwards from the leaves, whatever these are.

    Every part is computed, so that ids of steps do not depend on data.
    """

    def __init__(self, ignored: frozenset[Reason]) -> None:
        """Take the reasons for which `mean` and `wmean` leave a part out."""
        self._ignored = ignored

    def branch(self, node: tree.Branch, parts: tuple[PartValue, ...]) -> PartValue:
        """Return what parts come to, or what keeps them from it."""
        match node:
            case tree.Call():
                return self.step(node, apply_function(node.function, parts, self._ignored))
            case tree.WeightedMean():
                weights = [pair.weight for pair in node.pairs]
                return self.step(node, apply_mean(parts, weights, self._ignored))
        joined, values = join_parts(parts), values_of(parts)
        phrases = [part.phrase for part in parts]
        match node:
            case tree.Negative():
                return joined.part(joined.gap or -values[0], negate(phrases[0]))
            case tree.Sum():
                signs = [-1 if sign is tree.Operator.MINUS else 1 for sign in node.operators]
                terms = (sign * value for sign, value in zip(signs, values, strict=True))
                return joined.part(
                    joined.gap or sum(terms, Fraction(0)), add(node.operators, phrases)
                )
            case tree.Product():
                value = joined.gap or _multiplied(node.operators, values)
                return joined.part(value, multiply(node.operators, phrases))

    def step(self, node: tree.Expression, part: PartValue) -> PartValue:
        """Return what a function yields, where it is to be a step of its own."""
        return part


class _Evaluation(Arithmetic):
    """Computes from what the data give, and records the steps."""

    def __init__(
        self,
        whole: tree.Expression,
        resolver: Resolver,
        log: TraceLog,
        quantity: Quantity,
        names: Names,
    ) -> None:
        super().__init__(quantity.ignored)
        self._whole = whole
        self._resolver = resolver
        self._log = log
        self._rounding = quantity.rounding
        self._names = names

    def leaf(self, node: tree.Leaf) -> PartValue:
        find = self._resolver
        match node:
            case tree.NumberLiteral():
                return typed_value(node)
            case tree.Name():
                return given_value(to_source(node), find.value(node.code, node.selector))
            case tree.SurveyIndex():
                return given_value(to_source(node), find.survey_index(node.survey, node.selector))
            case tree.MemberTally():
                return self.step(
                    node, apply_tally(node, find.collection(node.member, node.selector))
                )
            case tree.RegisterCount():
                return given_value(to_source(node), find.register_rows(node.rows, node.selector))
            case tree.Credits():
                return given_value("credits", Unavailable(Reason.MISSING_INPUT))

    def step(self, node: tree.Expression, part: PartValue) -> PartValue:
        """Record a function inside a larger formula as a step that the whole rests on."""
        if node is self._whole:
            return part
        outcome = to_decimal(part.value) if isinstance(part.value, Fraction) else part.value
        words = explain(node, self._names)
        working = Working(words, _figures(part), part.inputs)
        subject = f"{words[:1].upper()}{words[1:]}"
        result = self._log.step(subject, outcome, part.unit, self._rounding.decimals, working)
        return replace(part, inputs=(result.trace,) if result.trace else ())


def typed_value(number: tree.NumberLiteral) -> PartValue:
    """Return a number of a formula as the part that it is."""
    return PartValue(exact(number.value), Phrase(write_number(number.value)))


def _figures(part: PartValue) -> str:
    return f"{part.phrase.text} ({'; '.join(part.remarks)})" if part.remarks else part.phrase.text


def _multiplied(operators: Sequence[tree.Operator], values: Sequence[Fraction]) -> Exact:
    whole: Exact = values[0]
    for operator, value in zip(operators[1:], values[1:], strict=True):
        if isinstance(whole, Unavailable):
            return whole
        whole = divide(whole, value) if operator is tree.Operator.OVER else whole * value
    return whole
