"""Which single change of one printed number makes most of the statements hold that do not.

A slip of the pen changes one digit, swaps two, or shifts a mark. Where one such change of a number makes
every statement hold that rests on it, that number is the likely cause, and other findings follow from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import chain, islice, pairwise
from typing import Final

from capaian.auditor.claims.equation import Changed, Equation, group_by_spot
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import NumberStyle, PrintedNumber, Spot, read_digits

_SHIFTS: Final = (1, 2, 3, -1, -2, -3)
_MOST_FAILED: Final = 400
"""More failed statements than that say that the report was not understood."""
_FEWEST_TO_SHIFT: Final = 3
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


@dataclass(frozen=True, slots=True)
class Cause:
    """A number whose change mends several statements."""

    change: Change
    mended: tuple[Equation, ...]
    """Statements that hold under it and did not."""


def find_causes(equations: Iterable[Equation]) -> tuple[Cause, ...]:
    """Return the likeliest causes of all failed statements; each statement is mended by one cause at most.

    A cause breaks nothing that held. Of several the one that mends most is taken, then the one whose number
    is the result of a statement: results are typed more often than what they rest on.
    """
    by_spot = group_by_spot(equations)
    failed = {id(e) for found in by_spot.values() for e in found if not e.holds()}
    possible = [*_causes(by_spot, failed)] if len(failed) <= _MOST_FAILED else []
    rivals = _rivals(possible)
    causes: list[Cause] = []
    for cause in sorted(possible, key=_weight, reverse=True):
        mended = {*map(id, cause.mended)}
        if mended <= failed and len(rivals[frozenset(mended), _weight(cause)[:-1]]) == 1:
            causes.append(cause)
            failed -= mended
    return tuple(causes)


def _rivals(causes: Sequence[Cause]) -> Mapping[tuple[frozenset[int], tuple[int, bool, bool]], set[Spot]]:
    """For each set of statements the numbers whose change mends it equally well: only one can be."""
    found: dict[tuple[frozenset[int], tuple[int, bool, bool]], set[Spot]] = {}
    for cause in causes:
        key = frozenset(map(id, cause.mended)), _weight(cause)[:-1]
        found.setdefault(key, set()).add(cause.change.number.spot)
    return found


def _causes(by_spot: Mapping[Spot, Sequence[Equation]], failed: set[int]) -> Iterator[Cause]:
    for spot, touched in by_spot.items():
        wrong = [equation for equation in touched if id(equation) in failed]
        number = next(n for n in touched[0].numbers if n.spot == spot)
        for cause in _causes_in(number, touched, wrong) if wrong else ():
            (first, *others) = cause.mended
            if others or first.result.spot == spot or _is_confirmed(first, by_spot):
                yield cause


def _is_confirmed(equation: Equation, by_spot: Mapping[Spot, Sequence[Equation]]) -> bool:
    """Whether another statement that holds rests on the result, so that an input must be wrong."""
    others = (other for other in by_spot[equation.result.spot] if other is not equation)
    return any(other.law is not Law.AT_MOST and other.holds() for other in others)


def _causes_in(
    number: PrintedNumber, touched: Sequence[Equation], wrong: Sequence[Equation]
) -> Iterator[Cause]:
    failing = {*map(id, wrong)}
    sound = [equation for equation in touched if id(equation) not in failing]
    tried = [(equation, _gap(equation)) for equation in wrong]
    deduced = [*_deductions(number, wrong)]
    for place, value in enumerate((*values_of(number), *(change.value for change in deduced))):
        changed = {number.spot: value}
        near = (e for e, gap in tried if gap is None or _may_mend(e, gap, number, value))
        mended = tuple(equation for equation in near if equation.holds(changed))
        is_sure = len(mended) > 1 or any(_is_met(e, changed) for e in mended)
        if is_sure and all(equation.holds(changed) for equation in sound):
            (change,) = islice(chain(changes_of(number), deduced), place, place + 1)
            yield Cause(change, mended)


def _is_met(equation: Equation, changed: Changed) -> bool:
    """Whether a change gives the very figure, and does not only come within what rounding may reach."""
    result = equation.result
    computed = equation.computed(changed)
    if computed is None or equation.law is Law.AT_MOST:
        return equation.law is Law.AT_MOST
    return abs(computed - changed.get(result.spot, result.value)) <= result.step / 2


def _may_mend(
    equation: Equation, gap_of_sum: tuple[Decimal, Decimal], number: PrintedNumber, value: Decimal
) -> bool:
    """Whether a change of about that size could mend a sum; sums of many figures are slow to try in full."""
    gap, slack = gap_of_sum
    moved = value - number.value
    is_result = equation.result.spot == number.spot
    return abs(gap + moved if is_result else gap - moved) <= slack


def _gap(equation: Equation) -> tuple[Decimal, Decimal] | None:
    """Return by how much a total exceeds its items, and what rounding of them may come to."""
    if equation.law is not Law.SUM:
        return None
    total = sum((number.value for number in equation.inputs), Decimal(0))
    return equation.result.value - total, sum((number.step for number in equation.numbers), Decimal(0))


def _deductions(number: PrintedNumber, wrong: Sequence[Equation]) -> Iterator[Change]:
    """Yield what the number must be for an exact sum to hold, where other statements may confirm it."""
    for equation in wrong if len(wrong) > 1 else ():
        if equation.law is Law.SUM:
            known = sum((n.value for n in equation.inputs if n.spot != number.spot), Decimal(0))
            value = known if equation.result.spot == number.spot else equation.result.value - known
            text = number.write(value, number.decimals)
            if value > 0:
                yield Change(number, value, text, f"seharusnya {text} menurut jumlahnya", is_slip=False)


def _weight(cause: Cause) -> tuple[int, bool, bool, int]:
    """What speaks for a cause: how much it mends, a slip of few digits, a number that is a result."""
    spot = cause.change.number.spot
    is_result = any(equation.result.spot == spot for equation in cause.mended)
    return len(cause.mended), cause.change.is_slip, is_result, -spot.line


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
            f"tanda desimal bergeser {abs(shift)} angka",
        )


def _change(number: PrintedNumber, text: str, words: str) -> Change:
    value = read_digits(text, number.style).value
    return Change(number, -value if number.value < 0 else value, text, words)


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
    shifts = _SHIFTS if sum(map(str.isdigit, number.text)) >= _FEWEST_TO_SHIFT else ()
    return (*typed, *(number.value.scaleb(shift) for shift in shifts))


@lru_cache(maxsize=4096)
def _values_typed(text: str, style: NumberStyle) -> tuple[Decimal, ...]:
    """Return the values of a text with one digit changed or two neighbours swapped.

    Marks keep their meaning, so that a digit moves the value by its place; only where a zero comes or goes at
    the beginning, marks may mean something else, and the text is read anew.
    """
    places = [place for place, sign in enumerate(text) if sign.isdigit()]
    if not places:
        return ()
    reading = read_digits(text, style)
    digits = [int(text[place]) for place in places]
    units = [Decimal(1).scaleb(len(places) - 1 - at - reading.decimals) for at in range(len(places))]
    is_read_anew = len(places) > _MOST_DIGITS

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
