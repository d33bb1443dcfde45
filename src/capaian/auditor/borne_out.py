"""Printed figures that fail one statement and fit others: there one of the other figures may be wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Changed, Equation, group_by_spot
from capaian.auditor.claims.law import FOLLOWS, Law
from capaian.auditor.printed.number import Spot
from capaian.auditor.slips import changes_of

_FITS: Final = "Angka tercetak cocok dengan pernyataan lain ({place}); mungkin {other} yang keliru."
_BOTH_FIT: Final = (
    "Angka tercetak dan angka masukannya masing-masing cocok dengan pernyataan lain ({place}); "
    "salah satunya keliru."
)
_BOTH_PLACES_FIT: Final = (
    "Angka tercetak dan angka di tempat lain masing-masing cocok dengan pernyataan lain ({place}); "
    "salah satunya keliru. Periksa sumbernya."
)
_FOLLOWING: Final = (Law.AT_MOST, Law.MEAN)
"""Laws that bear nothing out: a ceiling, and a mean, which was worked out of whatever is printed."""

_OF_TWO: Final = frozenset({Law.PERCENT, Law.INVERSE, Law.MIRROR})
"""Laws that tie a share to the two figures it is of."""

_MOST_READINGS: Final = 4


def find_borne_out(equations: Iterable[Equation]) -> Mapping[int, str]:
    """Return, by identity of each failed statement, words on what bears its printed result out.

    A result is borne out where a statement that holds would fail with the recomputed value in its place, and
    with those of other figures of it that fail as well. What was only worked out of the result bears nothing
    out where the recomputed value is printed elsewhere, and the result is not; nor where a figure elsewhere
    follows from its own inputs, and the one here from none.
    """
    known = [*equations]
    holding = group_by_spot(each for each in known if each.law not in _FOLLOWING and each.holds())
    expected = _expected(known)
    printed = _printed(known)
    proved = {each.result.spot for each in known if each.law in _OF_TWO and each.holds()}
    found = {}
    for equation in known:
        spot = equation.result.spot
        computed = None if equation.holds() or equation.law is Law.AT_MOST else equation.computed()
        if computed is None:
            continue
        bearing = [*_bearing(holding.get(spot, ()), expected, {spot: computed})]
        is_worked_out = all(other.law in FOLLOWS and other.result.spot != spot for other in bearing)
        is_proved = equation.law is Law.EQUAL and equation.inputs[0].spot in proved and spot not in proved
        is_refuted = is_proved or _is_elsewhere(equation, computed, printed)
        if bearing and not (is_worked_out and is_refuted):
            is_of_two = is_worked_out or equation.law is Law.EQUAL
            both = is_of_two and _inputs_are_borne_out(equation, holding)
            other = "angka di tempat lain" if equation.law is Law.EQUAL else "angka masukannya"
            told = _BOTH_PLACES_FIT if equation.law is Law.EQUAL else _BOTH_FIT
            words = (told if both else _FITS).format(place=bearing[0].place, other=other)
            found[id(equation)] = f"{words} {_slips_of_parts(equation, holding)}".rstrip()
    return found


def tell_proof(other: Equation) -> str:
    """Return Indonesian words on the sum of other parts that bears a printed total out."""
    return _FITS.format(place=other.place, other="angka masukannya")


def _slips_of_parts(equation: Equation, holding: Mapping[Spot, Sequence[Equation]]) -> str:
    """Return Indonesian words on the parts of a sum of which one slip each would mend it, where few would."""
    computed = equation.computed()
    if equation.law is not Law.SUM or computed is None:
        return ""
    gap = equation.result.value - computed
    readings = []
    for number in equation.inputs if len(equation.inputs) > 1 else ():
        change = next((c for c in changes_of(number) if c.value == number.value + gap), None)
        sound = holding.get(number.spot, ())
        if change is not None and all(each.holds({number.spot: change.value}) for each in sound):
            readings.append(f"{change.text} di tempat {number.signed} (baris {number.spot.line})")
    is_told = 0 < len(readings) <= _MOST_READINGS
    return f"Cocok dengan {_either(readings)}." if is_told else ""


def _either(readings: Sequence[str]) -> str:
    return readings[0] if len(readings) == 1 else f"salah satu dari: {'; '.join(readings)}"


def _printed(known: Sequence[Equation]) -> Mapping[Decimal, set[Spot]]:
    """Return where figures stand that are too long to meet by chance."""
    found: dict[Decimal, set[Spot]] = {}
    for number in (number for equation in known for number in equation.numbers if number.is_telling):
        found.setdefault(number.value, set()).add(number.spot)
    return found


def _is_elsewhere(equation: Equation, computed: Decimal, printed: Mapping[Decimal, set[Spot]]) -> bool:
    """Whether the report prints what a sum should be in another place, and what stands there in none."""
    own = {number.spot for number in equation.numbers}
    others = printed.get(equation.result.value, set()) - own
    return equation.law is Law.SUM and not others and bool(printed.get(computed, set()) - own)


def _expected(known: Sequence[Equation]) -> Mapping[Spot, Decimal]:
    """Return what the results of failed statements should be."""
    found: dict[Spot, Decimal] = {}
    for equation in known:
        computed = None if equation.holds() or equation.law is Law.AT_MOST else equation.computed()
        if computed is not None:
            found.setdefault(equation.result.spot, computed)
    return found


def _bearing(others: Sequence[Equation], expected: Changed, changed: Changed) -> Iterator[Equation]:
    """Yield what holds as printed, and would not with a change and with all else of it that should change."""
    for other in others:
        also = {number.spot: expected[number.spot] for number in other.numbers if number.spot in expected}
        if not other.holds(changed) and not other.holds({**also, **changed}):
            yield other


def _inputs_are_borne_out(equation: Equation, holding: Mapping[Spot, Sequence[Equation]]) -> bool:
    """Whether none of the inputs could take what is missing: each fits another statement as it is."""
    if equation.law is Law.EQUAL:
        (other,) = equation.inputs
        resting = holding.get(other.spot, ())
        return any(not each.holds({other.spot: equation.result.value}) for each in resting)
    if equation.law is not Law.SUM:
        return False
    gap = equation.result.value - sum((number.value for number in equation.inputs), Decimal(0))
    return all(
        any(not other.holds({number.spot: number.value + gap}) for other in holding.get(number.spot, ()))
        for number in equation.inputs
    )
