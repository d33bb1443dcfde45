"""What the functions of the language compute, from parts or members to one part."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from capaian.domain.value import PERCENT, PURE_NUMBER, Known, Reason, Result, Unavailable
from capaian.rules.formula.explain import write_number
from capaian.rules.formula.part_value import (
    Exact,
    PartValue,
    Phrase,
    add,
    divide,
    exact,
    join_parts,
    listed,
    multiply,
)
from capaian.rules.formula.tree import ComparisonSign, Function, MemberTally, Operator, Tallying

NOTHING_TO_MEASURE = frozenset({Reason.NOT_APPLICABLE, Reason.NO_EVENTS, Reason.NO_TARGET})
"""Why a member of a collection is no member of those that are tallied."""


def apply_function(
    function: Function, parts: Sequence[PartValue], ignored: frozenset[Reason]
) -> PartValue:
    """Apply `mean`, `sum`, `min` or `max`; only `mean` leaves parts out,
    for the ignored reasons.
    """
    if function is Function.MEAN:
        return apply_mean(parts, None, ignored)
    joined = join_parts(parts)
    phrases = [part.phrase for part in parts]
    phrase = _plus(phrases) if function is Function.SUM else listed(f"{function.words} ", phrases)
    value = joined.gap or _FOLDS[function](values_of(parts))
    return joined.part(value, phrase)


def apply_mean(
    parts: Sequence[PartValue], weights: Sequence[Decimal] | None, ignored: frozenset[Reason]
) -> PartValue:
    """Apply `mean`, or `wmean` where weights are given.

    A part that is left out keeps its place among the inputs and is named in a remark. Where all
    are left out, the first one's reason stands, with the names of all.
    """
    values = (part.value for part in parts)
    gaps = [
        each if isinstance(each, Unavailable) and each.reason in ignored else None
        for each in values
    ]
    counted = [part for part, gap in zip(parts, gaps, strict=True) if gap is None]
    everything = join_parts(parts)
    if not counted:
        first = next(gap for gap in gaps if gap)
        names = dict.fromkeys(name for gap in gaps if gap for name in gap.missing)
        return everything.part(replace(first, missing=tuple(names)), _mean(parts, first)[1])
    joined = join_parts(counted)
    if weights is None:
        value, phrase = _mean(counted, joined.gap)
    else:
        kept = [weight for weight, gap in zip(weights, gaps, strict=True) if gap is None]
        value, phrase = _weighted_mean(counted, kept, joined.gap)
    remarks = (*everything.remarks, *(_left_out(gap) for gap in gaps if gap is not None))
    return PartValue(value, phrase, joined.unit, everything.inputs, remarks)


def apply_tally(node: MemberTally, members: Sequence[Result]) -> PartValue:
    """Apply `share` or `count`; members of which nothing is to be measured are left out, and told.

    A member that should have a figure and has none makes the result unavailable. So does a
    collection without any figure, also where there is no member at all: an office has programs,
    and a dossier without them has not said how many there are.
    """
    unit = PERCENT if node.tallying is Tallying.SHARE else PURE_NUMBER
    figures = [exact(member.value) for member in members if isinstance(member, Known)]
    lacking = [
        m for m in members if isinstance(m, Unavailable) and m.reason not in NOTHING_TO_MEASURE
    ]
    inputs = tuple(member.trace for member in members if member.trace is not None)
    if not figures or lacking:
        note = f"{len(lacking)} dari {len(members)} belum ada nilainya" if figures else ""
        missing = Unavailable(Reason.MISSING_INPUT, (str(node.member),), note)
        return PartValue(missing, Phrase(missing.display), unit, inputs)
    meets = _COMPARISONS[node.limit.comparison]
    bound = exact(node.limit.bound)
    hits = sum(meets(figure, bound) for figure in figures)
    value: Exact = Fraction(hits)
    phrase = Phrase(str(hits))
    if node.tallying is Tallying.SHARE:
        value = divide(Fraction(100 * hits), Fraction(len(figures)))
        signs = [Operator.TIMES, Operator.TIMES, Operator.OVER]
        phrase = multiply(signs, [Phrase("100"), phrase, Phrase(str(len(figures)))])
    left_out = len(members) - len(figures)
    words = (f"{left_out} tanpa nilai tidak dihitung",) if left_out else ()
    return PartValue(value, phrase, unit, inputs, words)


def values_of(parts: Sequence[PartValue]) -> list[Fraction]:
    """Return the values of the parts that have one."""
    return [part.value for part in parts if isinstance(part.value, Fraction)]


_FOLDS: Mapping[Function, Callable[[list[Fraction]], Fraction]] = MappingProxyType(
    {
        Function.SUM: lambda values: sum(values, Fraction(0)),
        Function.MIN: min,
        Function.MAX: max,
    }
)

_COMPARISONS: Mapping[ComparisonSign, Callable[[Fraction, Fraction], bool]] = MappingProxyType(
    {
        ComparisonSign.AT_LEAST: Fraction.__ge__,
        ComparisonSign.MORE: Fraction.__gt__,
        ComparisonSign.AT_MOST: Fraction.__le__,
        ComparisonSign.LESS: Fraction.__lt__,
        ComparisonSign.EQUAL: Fraction.__eq__,
    }
)


def _plus(phrases: Sequence[Phrase]) -> Phrase:
    return phrases[0] if len(phrases) == 1 else add([Operator.PLUS] * len(phrases), phrases)


def _over(numerator: Phrase, denominator: str) -> Phrase:
    return multiply([Operator.TIMES, Operator.OVER], [numerator, Phrase(denominator)])


def _mean(parts: Sequence[PartValue], gap: Unavailable | None) -> tuple[Exact, Phrase]:
    total = _plus([part.phrase for part in parts])
    phrase = _over(total, str(len(parts))) if len(parts) > 1 else total
    return gap or sum(values_of(parts), Fraction(0)) / len(parts), phrase


def _weighted_mean(
    parts: Sequence[PartValue], weights: Sequence[Decimal], gap: Unavailable | None
) -> tuple[Exact, Phrase]:
    pairs = [
        multiply([Operator.TIMES] * 2, [Phrase(write_number(weight)), part.phrase])
        for part, weight in zip(parts, weights, strict=True)
    ]
    whole = sum(weights, Decimal(0))
    phrase = _over(_plus(pairs), write_number(whole))
    if gap:
        return gap, phrase
    weighted = (
        exact(weight) * value for weight, value in zip(weights, values_of(parts), strict=True)
    )
    return divide(sum(weighted, Fraction(0)), exact(whole)), phrase


def _left_out(gap: Unavailable) -> str:
    names = ", ".join(gap.missing)
    return f"tanpa {names}: {gap.words}" if names else f"satu bagian ditinggalkan: {gap.words}"
