"""A slow, obvious second arithmetic for printed statements: plain fractions, every corner, every rounding."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import product

from capaian.auditor.claims.equation import Equation
from capaian.auditor.printed.number import PrintedNumber
from capaian.domain.value import PERCENT

Values = Sequence[Fraction]


def _economy(values: Values) -> Fraction:
    achievement, budget, spent = values
    earned = achievement * budget / 100
    return 100 * (earned - spent) / earned


FORMULAS: Mapping[str, Callable[[Values], Fraction]] = {
    "persen": lambda v: 100 * v[0] / v[1],
    "persen gabungan": lambda v: 100 * sum(v[:-1], Fraction(0)) / v[-1],
    "terbalik": lambda v: 100 * v[1] / v[0],
    "cermin": lambda v: 100 * (2 * v[1] - v[0]) / v[1],
    "jumlah": lambda v: sum(v, Fraction(0)),
    "saldo": lambda v: sum(v[:-1], Fraction(0)) - v[-1],
    "saldo, dua keluar": lambda v: sum(v[:-2], Fraction(0)) - v[-2] - v[-1],
    "kali": lambda v: v[0] * v[1],
    "kali bobot": lambda v: v[0] * v[1] / 100,
    "rata-rata": lambda v: sum(v, Fraction(0)) / len(v),
    "selisih": lambda v: v[0] - v[1],
    "sisa": lambda v: 100 - v[0],
    "sama": lambda v: v[0],
    "indeks": lambda v: 25 * v[0],
    "indeks rata-rata": lambda v: 25 * sum(v, Fraction(0)) / len(v),
    "paling banyak": lambda v: v[0],
    "tidak terpakai": lambda v: 100 - 100 * v[0] / v[1],
    "bagi": lambda v: v[0] / v[1],
    "pertumbuhan": lambda v: 100 * (v[0] - v[1]) / v[1],
    "hemat": lambda v: 100 - 100 * v[0] / v[1],
    "penghematan": _economy,
    "kali sepuluh bagi": lambda v: 10 * v[0] / v[1],
    "per seribu": lambda v: 1_000 * v[0] / v[1],
    "per sepuluh ribu": lambda v: 10_000 * v[0] / v[1],
    "per seratus ribu": lambda v: 100_000 * v[0] / v[1],
    "per sejuta": lambda v: 1_000_000 * v[0] / v[1],
}
"""Each law by its name in the claims, as a school book writes it."""
ADDITIVE = frozenset({"jumlah", "rata-rata", "indeks rata-rata"})
EXACT = frozenset({"jumlah", "selisih", "sama", "saldo", "saldo, dua keluar"})


def admissible(number: PrintedNumber) -> tuple[Fraction, Fraction]:
    """Return the least and the greatest figure that may have been rounded to what is printed."""
    value = Fraction(number.value)
    if number.decimals == 0 and number.unit != PERCENT:
        return value, value
    step = Fraction(1, 10**number.decimals)
    return value - step / 2, value + step


def reach(law: str, inputs: Sequence[PrintedNumber]) -> tuple[Fraction, Fraction] | None:
    """Return the least and the greatest result over all corners; `None` where one cannot be computed."""
    ends = [admissible(number) for number in inputs]
    formula = FORMULAS[law]
    if law in ADDITIVE:
        return formula([low for low, _ in ends]), formula([high for _, high in ends])
    try:
        found = [formula(corner) for corner in product(*ends)]
    except ZeroDivisionError:
        return None
    return min(found), max(found)


def roundings(value: Fraction, decimals: int) -> set[Fraction]:
    """Return a value rounded half up, half to even, and cut off, as an office may do it."""
    scaled = value * 10**decimals
    floor = scaled.numerator // scaled.denominator
    half_up = floor + (scaled - floor >= Fraction(1, 2))
    return {Fraction(units, 10**decimals) for units in (half_up, round(scaled), floor)}


def is_right(equation: Equation) -> bool | None:
    """Say whether a printed result can be right; `None` where nothing can be computed."""
    law = equation.law.value
    found = reach(law, equation.inputs)
    if found is None:
        return None
    low, high = found
    printed = Fraction(equation.result.value)
    if law == "paling banyak":
        return printed <= high
    numbers = (equation.result, *equation.inputs)
    if law in EXACT and all(n.decimals == 0 and n.unit != PERCENT for n in numbers):
        return low <= printed <= high
    nearest = min(max(printed, low), high)
    return nearest == printed or printed in roundings(nearest, equation.result.decimals)
