"""The laws that printed numbers obey: each computes through `rules`, and says how far rounding may reach."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import reduce
from operator import mul
from typing import Final

from capaian.rules.outcome import HUNDRED, Outcome, add, divide, mean, percent_of

Values = Sequence[Decimal]
_MOST_WRITTEN: Final = 10
"""Longer sums are told by their ends and how many figures they have."""


class Law(StrEnum):
    """How a printed result follows from printed inputs."""

    PERCENT = "persen"
    """Inputs: part, whole. 100 x part / whole."""
    TOGETHER = "persen gabungan"
    """Inputs: two or more parts, whole. 100 x sum of the parts / whole."""
    INVERSE = "terbalik"
    """Inputs: actual, target, where lower is better. 100 x target / actual."""
    MIRROR = "cermin"
    """Inputs: actual, target, where lower is better. 100 x (2 x target - actual) / target."""
    SUM = "jumlah"
    BALANCE = "saldo"
    """Inputs: what there was, what came, what went. All of them added, less the last."""
    BALANCE_OF_TWO = "saldo, dua keluar"
    """The same, less the last two."""
    PRODUCT = "kali"
    WEIGHTED = "kali bobot"
    """Inputs: a weight in percent, what is weighted. weight x value / 100."""
    MEAN = "rata-rata"
    DIFFERENCE = "selisih"
    """Inputs: minuend, subtrahend."""
    REMAINDER = "sisa"
    """Input: one share in percent. 100 - share."""
    EQUAL = "sama"
    """Input: the same quantity elsewhere."""
    INDEX = "indeks"
    """Input: a mean answer on the scale 1-4. 25 x mean."""
    INDEX_OF_MEANS = "indeks rata-rata"
    """Inputs: the mean answers to all elements. 25 x their mean."""
    AT_MOST = "paling banyak"
    """Input: the whole or ceiling that the result must not exceed."""
    UNSPENT = "tidak terpakai"
    """Inputs: spent, budget. 100 - 100 x spent / budget."""
    QUOTIENT = "bagi"
    """Inputs: dividend, divisor."""
    PER_TEN = "kali sepuluh bagi"
    """Inputs: part, whole. 10 x part / whole: tons and hectares give quintals per hectare."""
    PER_THOUSAND = "per seribu"
    """Inputs: part, whole, as of the other rates. 1.000 x part / whole."""
    PER_TEN_THOUSAND = "per sepuluh ribu"
    PER_HUNDRED_THOUSAND = "per seratus ribu"
    PER_MILLION = "per sejuta"
    GROWTH = "pertumbuhan"
    """Inputs: now, before. 100 x (now - before) / before."""
    SAVING = "hemat"
    """Inputs: spending, budget. 100 - 100 x spending / budget."""
    ECONOMY = "penghematan"
    """Inputs: achievement in percent, budget, spending. The part of the earned budget that was not spent."""


RATES: Final[Mapping[Law, int]] = {
    Law.PER_TEN: 10,
    Law.PER_THOUSAND: 1000,
    Law.PER_TEN_THOUSAND: 10_000,
    Law.PER_HUNDRED_THOUSAND: 100_000,
    Law.PER_MILLION: 1_000_000,
}
"""Laws of what happens to so many, or is there for them, and how many these are."""
LEFT: Final = (Law.SUM, Law.BALANCE, Law.BALANCE_OF_TWO)
"""Laws of what is left, by how many of their last inputs are taken away."""
BALANCES: Final[Mapping[Law, int]] = {law: gone for gone, law in enumerate(LEFT) if gone}
"""Those by which something is taken away, with how many."""
PRODUCTS: Final = frozenset({Law.PRODUCT, Law.WEIGHTED})
WORKED_OUT: Final = frozenset(
    {Law.PERCENT, Law.TOGETHER, Law.INVERSE, Law.MIRROR, Law.UNSPENT, Law.SAVING, Law.ECONOMY, Law.MEAN}
    | {Law.INDEX_OF_MEANS}
) | frozenset(RATES)
"""Laws whose results are worked out of what is printed, wrong or right."""
FOLLOWS: Final = WORKED_OUT | {Law.DIFFERENCE}
"""Laws whose results change with what they rest on, and say nothing for it."""
_TIMES_MEAN: Final = {Law.MEAN: "", Law.INDEX_OF_MEANS: " × 25"}
"""Laws of a mean, and what is done with it."""


@dataclass(frozen=True, slots=True)
class _Way:
    compute: Callable[[Values], Outcome]
    signs: Callable[[int], tuple[int, ...]]
    """For each input whether the result grows (1) or falls (-1) with it, for inputs that are not negative."""
    write: Callable[[Sequence[str]], str]


def compute(law: Law, inputs: Values) -> Outcome:
    """Return what follows from the inputs.

    Examples:
        >>> compute(Law.PERCENT, [Decimal(5), Decimal(8)])
        Decimal('62.5')
        >>> compute(Law.PERCENT, [Decimal(0), Decimal(0)]).words
        'tidak ada peristiwa'
    """
    return _WAYS[law].compute(inputs)


def without_blanks(law: Law, are_told: Sequence[bool]) -> Law:
    """Return the law by which a balance follows from those of its inputs that are told.

    Examples:
        >>> without_blanks(Law.BALANCE, [True, False, True]), without_blanks(Law.BALANCE, [True, True, False])
        (<Law.BALANCE: 'saldo'>, <Law.SUM: 'jumlah'>)
    """
    return LEFT[sum(are_told[-BALANCES[law] :])] if law in BALANCES else law


def bounds(law: Law, lows: Values, highs: Values) -> tuple[Decimal, Decimal] | None:
    """Return the least and the greatest result of inputs that lie between bounds; `None` if there is none.

    Examples:
        >>> bounds(Law.SUM, [Decimal(1), Decimal(2)], [Decimal(2), Decimal(3)])
        (Decimal('3'), Decimal('5'))
    """
    signs = _WAYS[law].signs(len(lows))
    if -1 in signs:
        ends = [*zip(signs, lows, highs, strict=True)]
        lows = [low if sign > 0 else high for sign, low, high in ends]
        highs = [high if sign > 0 else low for sign, low, high in ends]
    low, high = compute(law, lows), compute(law, highs)
    if not isinstance(low, Decimal) or not isinstance(high, Decimal):
        return None
    return min(low, high), max(low, high)


def write_working(law: Law, inputs: Sequence[str], result: str) -> str:
    """Return the recomputation written out.

    Examples:
        >>> write_working(Law.PERCENT, ["5", "8"], "62,50")
        '5 ÷ 8 × 100 = 62,50'
        >>> write_working(Law.PER_HUNDRED_THOUSAND, ["8", "5.104"], "156,74")
        '8 ÷ 5.104 × 100.000 = 156,74'
        >>> write_working(Law.SUM, [*"12345678912"], "48")
        '1 + 2 + 3 + … + 2 (11 angka) = 48'
        >>> write_working(Law.SUM, [*"00200005000"], "7")
        '2 + 5 + 9 × 0 = 7'
        >>> write_working(Law.AT_MOST, ["70"], "70")
        'paling banyak 70'
        >>> write_working(Law.SUM, ["64"], "64")
        'bagiannya hanya 64'
    """
    if law is Law.EQUAL:
        return inputs[0]
    if law is Law.AT_MOST:
        return f"paling banyak {inputs[0]}"
    if law is Law.SUM and len(inputs) == 1:
        return f"bagiannya hanya {inputs[0]}"
    shown, count = inputs, ""
    if law is Law.SUM and len(inputs) > _MOST_WRITTEN:
        shown = _gather_noughts(inputs)
    if len(shown) > _MOST_WRITTEN:
        shown, count = [*inputs[:3], "…", inputs[-1]], f" ({len(inputs)} angka)"
    if law in _TIMES_MEAN:
        return f"{_write_mean(shown, len(inputs))}{_TIMES_MEAN[law]} = {result}"
    return f"{_WAYS[law].write(shown)}{count} = {result}"


def _gather_noughts(terms: Sequence[str]) -> Sequence[str]:
    """Return the terms of a long sum with its noughts as one: what adds nothing hides what does."""
    told = [term for term in terms if any(sign in "123456789" for sign in term)]
    left = len(terms) - len(told)
    return [*told, f"{left} × 0"] if left else told


def _write_mean(terms: Sequence[str], count: int) -> str:
    """Return the mean of so many terms, which may be shortened."""
    return f"({' + '.join(terms)}) ÷ {count}"


def write_formula(law: Law, names: Sequence[str]) -> str:
    """Return the law with the names of its inputs.

    Examples:
        >>> write_formula(Law.PERCENT, ["Realisasi", "Target"])
        'Realisasi ÷ Target × 100'
    """
    return _WAYS[law].write(names)


def write_subject(operation: str, name: str) -> str:
    """Return what is worked out of a column; a head that says so itself is not told twice.

    Examples:
        >>> write_subject("jumlah", "Pagu"), write_subject("jumlah", "Jumlah Bayi")
        ('jumlah Pagu', 'Jumlah Bayi')
    """
    is_said = f"{name} ".casefold().startswith(f"{operation} ")
    return name if is_said else f"{operation} {name}"


def _rising(count: int) -> tuple[int, ...]:
    return (1,) * count


def _first_rises(count: int) -> tuple[int, ...]:
    return (1, *(-1,) * (count - 1))


def _only(values: Values) -> Decimal:
    (value,) = values
    return value


def _rest(outcome: Outcome) -> Outcome:
    return HUNDRED - outcome if isinstance(outcome, Decimal) else outcome


def _index_of_means(values: Values) -> Outcome:
    found = mean(values)
    return 25 * found if isinstance(found, Decimal) else found


def _economy(values: Values) -> Outcome:
    achievement, budget, spent = values
    earned = achievement * budget / HUNDRED
    return percent_of(earned - spent, earned)


def _as_share(term: str) -> str:
    """Return a share with its sign, which the head of a column may have."""
    return term if "%" in term else f"{term}%"


def _less(gone: int) -> _Way:
    """The way of a balance: all terms added, less the last ones."""
    return _Way(
        lambda v: sum(v[:-gone], Decimal(0)) - sum(v[-gone:], Decimal(0)),
        lambda n: (*(1,) * (n - gone), *(-1,) * gone),
        lambda t: " \u2212 ".join((" + ".join(t[:-gone]), *t[-gone:])),
    )


def _product(values: Values) -> Decimal:
    return reduce(mul, values)


def _per(base: int) -> _Way:
    """The way of a rate: so many of the part for that many of the whole."""
    written = f"{base:,}".replace(",", ".")
    return _Way(lambda v: divide(base * v[0], v[1]), _first_rises, lambda t: f"{t[0]} ÷ {t[1]} × {written}")


_WAYS: Final = {
    **{law: _per(base) for law, base in RATES.items()},
    Law.PERCENT: _Way(lambda v: percent_of(v[0], v[1]), _first_rises, lambda t: f"{t[0]} ÷ {t[1]} × 100"),
    Law.TOGETHER: _Way(
        lambda v: percent_of(sum(v[:-1], Decimal(0)), v[-1]),
        lambda n: (*(1,) * (n - 1), -1),
        lambda t: f"({' + '.join(t[:-1])}) ÷ {t[-1]} × 100",
    ),
    Law.INVERSE: _Way(
        lambda v: percent_of(v[1], v[0]), lambda n: (-1, 1), lambda t: f"{t[1]} ÷ {t[0]} × 100"
    ),
    Law.MIRROR: _Way(
        lambda v: percent_of(2 * v[1] - v[0], v[1]),
        lambda n: (-1, 1),
        lambda t: f"(2 × {t[1]} − {t[0]}) ÷ {t[1]} × 100",
    ),
    Law.SUM: _Way(add, _rising, " + ".join),
    **{law: _less(gone) for law, gone in BALANCES.items()},
    Law.PRODUCT: _Way(_product, _rising, " × ".join),
    Law.WEIGHTED: _Way(
        lambda v: _product(v) / HUNDRED, _rising, lambda t: " × ".join((*t[:-1], f"{t[-1]} ÷ 100"))
    ),
    Law.MEAN: _Way(mean, _rising, lambda t: _write_mean(t, len(t))),
    Law.DIFFERENCE: _Way(lambda v: v[0] - v[1], _first_rises, " − ".join),
    Law.REMAINDER: _Way(lambda v: HUNDRED - _only(v), lambda n: (-1,), lambda t: f"100 − {t[0]}"),
    Law.EQUAL: _Way(_only, _rising, lambda t: t[0]),
    Law.AT_MOST: _Way(_only, _rising, lambda t: t[0]),
    Law.INDEX: _Way(lambda v: 25 * _only(v), _rising, lambda t: f"{t[0]} × 25"),
    Law.INDEX_OF_MEANS: _Way(_index_of_means, _rising, lambda t: f"{_write_mean(t, len(t))} × 25"),
    Law.UNSPENT: _Way(
        lambda v: percent_of(v[1] - v[0], v[1]), lambda n: (-1, 1), lambda t: f"100 − {t[0]} ÷ {t[1]} × 100"
    ),
    Law.QUOTIENT: _Way(lambda v: divide(v[0], v[1]), _first_rises, " ÷ ".join),
    Law.GROWTH: _Way(
        lambda v: percent_of(v[0] - v[1], v[1]), _first_rises, lambda t: f"({t[0]} − {t[1]}) ÷ {t[1]} × 100"
    ),
    Law.SAVING: _Way(
        lambda v: _rest(percent_of(v[0], v[1])), lambda n: (-1, 1), lambda t: f"100 − {t[0]} ÷ {t[1]} × 100"
    ),
    Law.ECONOMY: _Way(
        _economy,
        lambda n: (1, 1, -1),
        lambda t: "({0} × {1} − {2}) ÷ ({0} × {1}) × 100".format(_as_share(t[0]), *t[1:]),
    ),
}
