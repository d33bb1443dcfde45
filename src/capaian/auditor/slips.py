"""Slips of the pen: a number with one digit changed, two neighbours swapped, or its decimal mark shifted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, islice, pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.printed.number import NumberStyle, PrintedNumber, read_digits
from capaian.domain.numerals import round_half_up

_SHIFTS: Final = (1, 2, 3, -1, -2, -3)
_GROUP: Final = 3
"""Digits between two marks of thousands."""
_FEWEST_TO_SHIFT: Final = 3
_FEWEST_DECIMALS: Final = 2
_TENTH: Final = 10
MARK_SHIFTED: Final = "tanda desimal bergeser"
MARK_SHIFTED_AND_CUT: Final = "tanda desimal bergeser 1 angka dan angka terakhir hilang"
_MOST_DIGITS: Final = 20
"""Of longer numbers no sum of decimals is exact."""


@dataclass(frozen=True, slots=True)
class Change:
    """A number as it may have been meant."""

    number: PrintedNumber
    value: Decimal
    text: str
    words: str
    """Indonesian: what was changed."""
    is_slip: bool = True
    """Whether one slip of the pen explains it, and not a deduction alone."""


def changes_of(number: PrintedNumber) -> Iterator[Change]:
    """Yield the number with one digit changed, two neighbours swapped, or its decimal mark shifted.

    Examples:
        >>> from capaian.auditor.printed.number import read_numbers
        >>> (number,) = read_numbers("64", 1)
        >>> [change.text for change in changes_of(number)][:4]
        ['14', '24', '34', '44']
    """
    text = number.text
    places = [place for place, sign in enumerate(text) if sign.isdigit()]
    for order, place in enumerate(places, start=1):
        for digit in "0123456789":
            if digit != text[place] and not (order == 1 and digit == "0"):
                made = f"{text[:place]}{digit}{text[place + 1 :]}"
                yield _change(number, made, f"angka ke-{order} dari {text[place]} menjadi {digit}")
    for order, (first, second) in enumerate(pairwise(places), start=1):
        if text[first] != text[second]:
            between = text[first + 1 : second]
            made = f"{text[:first]}{text[second]}{between}{text[first]}{text[second + 1 :]}"
            yield _change(number, made, f"angka ke-{order} dan ke-{order + 1} tertukar")
    for shift in _SHIFTS if len(places) >= _FEWEST_TO_SHIFT else ():
        value = number.value.scaleb(shift)
        decimals = max(number.decimals - shift, 0)
        yield Change(
            number,
            value,
            number.write(value, decimals),
            _shift_words(number, shift),
        )
    decimals = number.decimals
    for value in _values_cut(number):
        yield Change(number, value, number.write(value, decimals), MARK_SHIFTED_AND_CUT)


def _shift_words(number: PrintedNumber, shift: int) -> str:
    """Say what a shift of some digits does: to a mark of decimals, to one of thousands, or to noughts."""
    if number.decimals == _GROUP == shift:
        return "pemisah ribuan tercetak sebagai tanda desimal"
    if number.decimals:
        return f"{MARK_SHIFTED} {abs(shift)} angka"
    if number.value.scaleb(shift) % 1:
        return "tanda desimal hilang"
    return f"{abs(shift)} angka nol {'hilang' if shift > 0 else 'berlebih'}"


def _change(number: PrintedNumber, text: str, words: str) -> Change:
    value = read_digits(text, number.style).value
    return Change(number, -value if number.value < 0 else value, text, words)


def far_swaps(number: PrintedNumber) -> Iterator[Change]:
    """Yield the number with two digits swapped that are no neighbours: so rare that much must speak for it.

    Examples:
        >>> from capaian.auditor.printed.number import read_numbers
        >>> (number,) = read_numbers("3,335", 1)
        >>> [(change.text, change.words) for change in far_swaps(number)]
        [('5,333', 'angka ke-1 dan ke-4 tertukar'), ('3,533', 'angka ke-2 dan ke-4 tertukar')]
    """
    text = number.text
    places = [*enumerate(place for place, sign in enumerate(text) if sign.isdigit())]
    for (order, first), (later, second) in combinations(places, 2):
        if later - order > 1 and text[first] != text[second] and (order or text[second] != "0"):
            made = [*text]
            made[first], made[second] = text[second], text[first]
            yield _change(number, "".join(made), f"angka ke-{order + 1} dan ke-{later + 1} tertukar")


def nth_change(number: PrintedNumber, place: int) -> Change:
    """Return the change whose value stands at a place among `values_of`."""
    return next(islice(changes_of(number), place, None))


def values_of(number: PrintedNumber) -> tuple[Decimal, ...]:
    """Return the values of all changes of a number, in their order: few of the many that are tried are told.

    Examples:
        >>> from capaian.auditor.printed.number import read_numbers
        >>> (number,) = read_numbers("64", 1)
        >>> values_of(number) == tuple(change.value for change in changes_of(number))
        True
    """
    typed = _values_typed(number.text, number.style)
    if number.value < 0:
        typed = tuple(-value for value in typed)
    shifts = _SHIFTS if number.digits >= _FEWEST_TO_SHIFT else ()
    return (*typed, *(number.value.scaleb(shift) for shift in shifts), *_values_cut(number))


def _values_cut(number: PrintedNumber) -> tuple[Decimal, ...]:
    """Return what a number may have been before its mark moved and its last digit fell: `9,61` of 96,16.

    With a nought as that digit it is no more than shifted.
    """
    if number.digits < _FEWEST_TO_SHIFT or number.decimals < _FEWEST_DECIMALS:
        return ()
    step = -number.step if number.value < 0 else number.step
    return tuple(number.value * _TENTH + digit * step for digit in range(1, _TENTH))


@lru_cache(maxsize=4096)
def _values_typed(text: str, style: NumberStyle) -> tuple[Decimal, ...]:
    """Return the values of a text with one digit changed or two neighbours swapped.

    Marks keep their meaning, so that a digit moves the value by its place; only where a zero comes or goes at
    the beginning, or marks are in no lawful order, they may mean something else, and the text is read anew.
    """
    places = [place for place, sign in enumerate(text) if sign.isdigit()]
    if not places:
        return ()
    reading = read_digits(text, style)
    digits = [int(text[place]) for place in places]
    units = [Decimal(1).scaleb(len(places) - 1 - at - reading.decimals) for at in range(len(places))]
    is_read_anew = len(places) > _MOST_DIGITS or reading.style is NumberStyle.MIXED

    def changed(at: int, *others: int) -> Decimal:
        if is_read_anew or (at == 0 and 0 in (digits[0], others[0])):
            made = [*text]
            for place, digit in zip(places[at:], others, strict=False):
                made[place] = str(digit)
            return read_digits("".join(made), style).value
        moved = (
            (other - own) * unit for other, own, unit in zip(others, digits[at:], units[at:], strict=False)
        )
        return sum(moved, reading.value)

    typed = [
        changed(at, digit)
        for at, own in enumerate(digits)
        for digit in range(0 if at else 1, 10)
        if digit != own
    ]
    swapped = [
        changed(at, second, first) for at, (first, second) in enumerate(pairwise(digits)) if first != second
    ]
    return (*typed, *swapped)


def is_slip(equation: Equation) -> bool:
    """Say whether one slip of the pen explains a result that its inputs do not give.

    Args:
        equation: A result with what it should follow from.
    """
    computed, printed = equation.computed(), equation.result
    is_typed = computed is not None and round_half_up(computed, printed.decimals) in values_of(printed)
    return is_typed or is_shifted(equation)


def is_shifted(equation: Equation) -> bool:
    """Say whether a result has the digits that its inputs give, with its mark elsewhere: `9,61` for 96,157.

    Args:
        equation: A result with what it should follow from.
    """
    computed, number = equation.computed(), equation.result
    if computed is None:
        return False
    moved = (
        round_half_up(computed, max(number.decimals - shift, 0)) == number.value.scaleb(shift)
        for shift in _SHIFTS
    )
    is_moved = number.significant >= _FEWEST_TO_SHIFT and any(moved)
    return is_moved or round_half_up(computed, number.decimals) in _values_cut(number)
