"""The laws that printed figures obey: each computes through `rules`,
and says how far rounding may reach.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import reduce
from math import prod
from operator import mul
from typing import Final

from capaian.rules.outcome import HUNDRED, Outcome, add, divide, mean, percent_of

_WRITTEN_FIRST: Final = 3
"""Of many figures so many are written, and the last one."""

Values = Sequence[Decimal]
LINEAR_SLACK: Final = 1e-9
"""Part of a result by which floats may bend a straight line."""
MAX_WRITTEN: Final = 10
"""Longer sums are told by their ends and how many figures they have."""


class Law(StrEnum):
    """How a printed result follows from printed inputs."""

    PERCENT = "persen"
    """Inputs: part, whole. 100 x part / whole."""
    INVERSE = "terbalik"
    """Inputs: actual, target, where lower is better. 100 x target / actual."""
    MIRROR = "cermin"
    """Inputs: actual, target, where lower is better. 100 x (2 x target - actual) / target."""
    SUM = "jumlah"
    PRODUCT = "kali"
    MEAN = "rata-rata"
    DIFFERENCE = "selisih"
    """Inputs: minuend, subtrahend."""
    REMAINDER = "sisa"
    """Input: one share in percent. 100 - share."""
    EQUAL = "sama"
    """Input: the same quantity elsewhere."""
    UNSPENT = "tidak terpakai"
    """Inputs: spent, budget. 100 - 100 x spent / budget."""
    QUOTIENT = "bagi"
    """Inputs: dividend, divisor."""
    GROWTH = "pertumbuhan"
    """Inputs: now, before. 100 x (now - before) / before."""


SHARE_LAWS: Final = (Law.PERCENT, Law.INVERSE, Law.MIRROR)
"""Laws of an achievement or share."""
WORKED_OUT: Final = frozenset({Law.PERCENT, Law.INVERSE, Law.MIRROR, Law.UNSPENT, Law.MEAN})
"""Laws whose results are worked out of what is printed, wrong or right."""


@dataclass(frozen=True, slots=True)
class _Way:
    compute: Callable[[Values], Outcome]
    estimate: Callable[[Sequence[float]], float]
    """The same of floats."""
    signs: Callable[[int], tuple[int, ...]]
    """For each input whether the result grows (1) or falls (-1) with it,
    for inputs that are not negative.
    """
    write: Callable[[Sequence[str]], str]


def compute(law: Law, inputs: Values) -> Decimal | None:
    """Return what follows from the inputs; `None` where nothing does, as of 0 of 0.

    Examples:
        >>> compute(Law.PERCENT, [Decimal(5), Decimal(8)]), compute(Law.PERCENT,
        ...     [Decimal(0), Decimal(0)])
        (Decimal('62.5'), None)
    """
    found = _WAYS[law].compute(inputs)
    return found if isinstance(found, Decimal) else None


def estimate(law: Law, inputs: Sequence[float]) -> float:
    """Return about what follows from the inputs, for a quick look.

    Raises:
        ZeroDivisionError: Nothing follows.
    """
    return _WAYS[law].estimate(inputs)


def solve(law: Law, at: int, result: float, inputs: Sequence[float]) -> float:
    """Return about the input at a place with which the others give a result.

    Every law is linear in each of its inputs or in its reciprocal, so that three points tell.

    Raises:
        ZeroDivisionError: None does.

    Examples:
        >>> solve(Law.PERCENT, 1, 62.5, [5, 9]), solve(Law.SUM, 0, 12, [1, 2, 3])
        (8.0, 7.0)
    """

    def value_at(value: float) -> float:
        return estimate(law, [*inputs[:at], value, *inputs[at + 1 :]])

    first, second, third = value_at(1), value_at(2), value_at(3)
    if abs(third - 2 * second + first) <= LINEAR_SLACK * max(abs(first), abs(third)):
        return 1 + (result - first) / (second - first)
    return 1 / (1 + (result - first) / (value_at(1 / 2) - first))


def bounds(law: Law, lows: Values, highs: Values) -> tuple[Decimal, Decimal] | None:
    """Return the least and the greatest result of inputs that lie between bounds;
    `None` if there is none.

    Examples:
        >>> bounds(Law.SUM, [Decimal(1), Decimal(2)], [Decimal(2), Decimal(3)])
        (Decimal('3'), Decimal('5'))
    """
    ends = [*zip(_WAYS[law].signs(len(lows)), lows, highs, strict=True)]
    low = compute(law, [low if sign > 0 else high for sign, low, high in ends])
    high = compute(law, [high if sign > 0 else low for sign, low, high in ends])
    return None if low is None or high is None else (min(low, high), max(low, high))


def write_working(law: Law, inputs: Sequence[str], result: str) -> str:
    """Return the recomputation written out.

    Examples:
        >>> write_working(Law.PERCENT, ["5", "8"], "62,50")
        '5 ÷ 8 × 100 = 62,50'
        >>> write_working(Law.SUM, [*"12345678912"], "48")
        '1 + 2 + 3 + … + 2 (11 angka) = 48'
        >>> write_working(Law.SUM, [*"00200005000"], "7")
        '2 + 5 + 9 × 0 = 7'
        >>> write_working(Law.SUM, ["64"], "64")
        'bagiannya hanya 64'
    """
    if law is Law.EQUAL:
        return inputs[0]
    if law is Law.SUM and len(inputs) == 1:
        return f"bagiannya hanya {inputs[0]}"
    shown, count = inputs, ""
    if law is Law.SUM and len(inputs) > MAX_WRITTEN:
        shown = _gather_noughts(inputs)
    if len(shown) > MAX_WRITTEN:
        shown, count = [*inputs[:_WRITTEN_FIRST], "…", inputs[-1]], f" ({len(inputs)} angka)"
    if law is Law.MEAN:
        return f"({' + '.join(shown)}) ÷ {len(inputs)} = {result}"
    return f"{_WAYS[law].write(shown)}{count} = {result}"


def _gather_noughts(terms: Sequence[str]) -> Sequence[str]:
    """Return the terms of a long sum with its noughts as one:
    what adds nothing hides what does.
    """
    others = [term for term in terms if any(sign in "123456789" for sign in term)]
    noughts = len(terms) - len(others)
    return [*others, f"{noughts} × 0"] if noughts else others


def _rising(count: int) -> tuple[int, ...]:
    return (1,) * count


def _first_rises(count: int) -> tuple[int, ...]:
    return (1, *(-1,) * (count - 1))


def _only(values: Values) -> Decimal:
    (value,) = values
    return value


_WAYS: Final = {
    Law.PERCENT: _Way(
        lambda v: percent_of(v[0], v[1]),
        lambda v: 100 * v[0] / v[1],
        _first_rises,
        lambda t: f"{t[0]} ÷ {t[1]} × 100",
    ),
    Law.INVERSE: _Way(
        lambda v: percent_of(v[1], v[0]),
        lambda v: 100 * v[1] / v[0],
        lambda n: (-1, 1),
        lambda t: f"{t[1]} ÷ {t[0]} × 100",
    ),
    Law.MIRROR: _Way(
        lambda v: percent_of(2 * v[1] - v[0], v[1]),
        lambda v: 200 - 100 * v[0] / v[1],
        lambda n: (-1, 1),
        lambda t: f"(2 × {t[1]} − {t[0]}) ÷ {t[1]} × 100",
    ),
    Law.SUM: _Way(add, sum, _rising, " + ".join),
    Law.PRODUCT: _Way(lambda v: reduce(mul, v), prod, _rising, " × ".join),
    Law.MEAN: _Way(mean, lambda v: sum(v) / len(v), _rising, " + ".join),
    Law.DIFFERENCE: _Way(lambda v: v[0] - v[1], lambda v: v[0] - v[1], _first_rises, " − ".join),
    Law.REMAINDER: _Way(
        lambda v: HUNDRED - _only(v),
        lambda v: 100 - v[0],
        lambda n: (-1,),
        lambda t: f"100 − {t[0]}",
    ),
    Law.EQUAL: _Way(_only, lambda v: v[0], _rising, lambda t: t[0]),
    Law.UNSPENT: _Way(
        lambda v: percent_of(v[1] - v[0], v[1]),
        lambda v: 100 - 100 * v[0] / v[1],
        lambda n: (-1, 1),
        lambda t: f"100 − {t[0]} ÷ {t[1]} × 100",
    ),
    Law.QUOTIENT: _Way(
        lambda v: divide(v[0], v[1]), lambda v: v[0] / v[1], _first_rises, " ÷ ".join
    ),
    Law.GROWTH: _Way(
        lambda v: percent_of(v[0] - v[1], v[1]),
        lambda v: 100 * v[0] / v[1] - 100,
        _first_rises,
        lambda t: f"({t[0]} − {t[1]}) ÷ {t[1]} × 100",
    ),
}
