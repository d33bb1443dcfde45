"""Which single change of one printed number makes most of the statements hold that do not.

A slip of the pen changes one digit, swaps two, or shifts a mark. Where one such change of a number makes
every statement hold that rests on it, that number is the likely cause, and other findings follow from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Final

from capaian.auditor.claims.equation import Changed, Equation, group_by_spot
from capaian.auditor.claims.law import FOLLOWS, WORKED_OUT, Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.slips import Change, far_swaps, nth_change, values_of
from capaian.domain.audit import AuditRule
from capaian.domain.numerals import round_half_up

_MOST_FAILED: Final = 400
"""More failed statements than that say that the report was not understood."""
_NEAR: Final = Decimal("0.01")
"""Part of a share by which another that is counted may be off: what is further off is of something else."""
SAYS_LITTLE: Final = (Law.EQUAL, Law.AT_MOST)
"""Laws that a value taken from elsewhere keeps by itself, or that many values keep."""
_FOR_ONE: Final = (WORKED_OUT - {Law.MEAN}) | {Law.DIFFERENCE, Law.INDEX}
"""Laws by which a figure is worked out of those of its row."""
_MINUS: Final = "\u2212"
_TOO_MUCH: Final = "tanda minus berlebih"


@dataclass(frozen=True, slots=True)
class Cause:
    """A number whose change mends several statements."""

    change: Change
    mended: tuple[Equation, ...]
    """Statements that hold under it and did not."""
    followed: tuple[Equation, ...] = ()
    """Statements that were worked out of the wrong number, and change with it."""
    places: tuple[Spot, ...] = ()
    """Every spot at which the number is printed with this value, its own first."""
    partner: Equation | None = None
    """Of two figures that changed places, the statement that the exchange is told with."""


def find_causes(equations: Iterable[Equation], told: Iterable[Cause] = ()) -> tuple[Cause, ...]:
    """Return the likeliest causes of all failed statements; each statement is mended by one cause at most.

    A slip breaks nothing that held; what is deduced may change what was worked out of the wrong number. Of
    several causes the one that mends most is taken, then the one whose number is the result of a statement:
    results are typed more often than what they rest on. Of several values of one number it is the one that
    gives most of the printed figures without leaning on their rounding, then one that is printed elsewhere.
    Where several numbers would mend the same equally well, none is told, and none that mends less of it; one
    that gives every figure exactly mends better than those that only come within what rounding may reach.
    Causes that are told already come first, and what they mend is mended by no other.
    """
    known = [*equations]
    by_spot = group_by_spot(known)
    causes = [*told]
    settled = {id(e) for cause in causes for e in cause.mended}
    failed = {id(e) for found in by_spot.values() for e in found if not e.holds()} - settled
    possible = [*_causes(known, by_spot, failed)] if 0 < len(failed) <= _MOST_FAILED else []
    rivals = _rivals(possible)
    printed = _printed(known) if possible else {}
    for cause in sorted(possible, key=lambda each: (*_weight(each), *_fit(each, printed)), reverse=True):
        mended = {*map(id, cause.mended)}
        if mended <= failed:
            if len(rivals[_rank(cause)]) == 1:
                causes.append(cause)
            failed -= mended
    return tuple(causes)


_Weight = tuple[int, bool, bool]
_Rank = tuple[frozenset[int], _Weight, bool]


def _rivals(causes: Sequence[Cause]) -> Mapping[_Rank, set[Spot]]:
    """For each set of statements the numbers whose change mends it equally well: only one can be."""
    found: dict[_Rank, set[Spot]] = {}
    for cause in causes:
        found.setdefault(_rank(cause), set()).add(cause.change.number.spot)
    return found


def _rank(cause: Cause) -> _Rank:
    """Return what a cause mends, and how well: of several figures, whether all are met exactly."""
    changed = dict.fromkeys(cause.places, cause.change.value)
    is_exact = len(cause.mended) > 1 and all(is_met(equation, changed) for equation in cause.mended)
    return frozenset(map(id, cause.mended)), _weight(cause), is_exact


def _printed(known: Sequence[Equation]) -> Mapping[Decimal, set[Spot]]:
    """Return where each value is printed."""
    found: dict[Decimal, set[Spot]] = {}
    for number in (number for equation in known for number in equation.numbers):
        found.setdefault(number.value, set()).add(number.spot)
    return found


def _causes(
    known: Sequence[Equation], by_spot: Mapping[Spot, Sequence[Equation]], failed: set[int]
) -> Iterator[Cause]:
    copies = _copies(known)
    proved = _proved(known)
    numbers = {number.spot: number for equation in known for number in equation.numbers}
    counted = [e for e in known if id(e) in failed and e.law is Law.PERCENT and _are_counts(e.inputs)]
    for spot, number in numbers.items():
        places = copies.get(spot, (spot,))
        if proved.get(number.value, set()) - {*places}:
            continue  # printed elsewhere, where a sum proves it
        wrong = any(id(equation) in failed for equation in by_spot[spot])
        slips = [*_slips(_Tried(number, (spot,), by_spot), failed)] if wrong else []
        turned = _turned(_Tried(number, places, by_spot), failed) if wrong else ()
        deduced = _deduced(_Tried(number, places, by_spot), failed) if spot == places[0] else ()
        worked = [*_worked_out(_Tried(number, places, by_spot), failed)] if wrong else []
        slips = [slip for slip in slips if _is_right(slip, worked)]
        reckoned = _reckoned(_Tried(number, places, by_spot), failed, counted) if wrong else ()
        borrowed = _borrowed(_Tried(number, places, by_spot), failed) if wrong else ()
        elsewhere = chain(worked, reckoned, borrowed) if spot == places[0] else ()
        for cause in chain(slips, turned, deduced, elsewhere):
            (first, *others) = cause.mended
            if others or first.result.spot == spot or _is_confirmed(first, by_spot):
                yield cause


def _copies(known: Sequence[Equation]) -> Mapping[Spot, tuple[Spot, ...]]:
    """Return for each spot all that print the same quantity with the same value, the first of them first.

    What is wrong is wrong wherever it was copied to. A total of one item is a copy of it, too.
    """
    groups: dict[Spot, set[Spot]] = {}
    for equation in known:
        is_copy = equation.law is Law.EQUAL or (equation.law is Law.SUM and len(equation.inputs) == 1)
        if is_copy and equation.result.value == equation.inputs[0].value:
            pair = equation.result.spot, equation.inputs[0].spot
            group = set().union(*(groups.get(spot, {spot}) for spot in pair))
            groups |= dict.fromkeys(group, group)
    return {spot: tuple(sorted(group)) for spot, group in groups.items()}


def _proved(known: Sequence[Equation]) -> Mapping[Decimal, set[Spot]]:
    """Return where figures that are too long to meet by chance are sums of several others."""
    found: dict[Decimal, set[Spot]] = {}
    for equation in known:
        is_sum = equation.law is Law.SUM and len(equation.inputs) > 1 and equation.result.is_telling
        if is_sum and equation.holds():
            found.setdefault(equation.result.value, set()).add(equation.result.spot)
    return found


def _is_confirmed(equation: Equation, by_spot: Mapping[Spot, Sequence[Equation]]) -> bool:
    """Whether another statement that holds rests on the result, so that an input must be wrong."""
    others = (other for other in by_spot[equation.result.spot] if other is not equation)
    return any(other.law is not Law.AT_MOST and other.holds() for other in others)


_Failed = tuple[Equation, tuple[Decimal, Decimal] | None]
"""A statement that fails, with the gap of a sum."""


@dataclass(frozen=True, slots=True)
class _Tried:
    """A number whose change is tried, wherever it is printed."""

    number: PrintedNumber
    places: tuple[Spot, ...]
    by_spot: Mapping[Spot, Sequence[Equation]]

    @property
    def touched(self) -> Sequence[Equation]:
        """Every statement that rests on it."""
        return [*{id(e): e for place in self.places for e in self.by_spot[place]}.values()]

    def changed(self, value: Decimal) -> Changed:
        """Return the value in place of what is printed."""
        return dict.fromkeys(self.places, value)

    def mends(self, value: Decimal, wrong: Sequence[_Failed]) -> tuple[Equation, ...]:
        """Return what holds with another value; nothing where that says little about the number.

        Ceilings alone say nothing: they hold for any smaller figure.
        """
        changed = self.changed(value)
        near = (equation for equation, gap in wrong if gap is None or _may_mend(equation, gap, self, value))
        mended = tuple(equation for equation in near if equation.holds(changed))
        telling = [equation for equation in mended if equation.law is not Law.AT_MOST]
        is_sure = bool(telling) and (len(mended) > 1 or is_met(telling[0], changed))
        return mended if is_sure and not all(self._hardly_matters(e) for e in mended) else ()

    def is_outvoted(self, value: Decimal, mended: Sequence[Equation]) -> bool:
        """Whether several other places print one value, and something is worked out of it in one of them."""
        equal = (n for e in mended if e.law is Law.EQUAL for n in e.numbers)
        others = {n.spot for n in equal if n.spot not in self.places and n.value == value}
        resting = (e for spot in others for e in self.by_spot[spot] if e.law not in SAYS_LITTLE)
        own = dict.fromkeys(others, self.number.value)
        return len(others) > 1 and any(e.holds() and not e.holds(own) for e in resting)

    def _hardly_matters(self, equation: Equation) -> bool:
        """Whether a statement would hold without the number too: then it does not tell what the number is."""
        return equation.result.spot not in self.places and equation.holds(self.changed(Decimal(0)))

    def may_follow(self, broken: Sequence[Equation], mended: Sequence[Equation]) -> bool:
        """Whether what a deduction breaks was worked out of the wrong number, and a sum proves the total."""
        if any(e.law not in WORKED_OUT or e.result.spot in self.places for e in broken):
            return False
        totals = {e.result.spot for e in mended if e.law is Law.SUM} - {*self.places}
        resting = (other for spot in totals for other in self.by_spot[spot])
        return any(e.law is Law.SUM and len(e.inputs) > 1 and e.holds() for e in resting)


def _slips(tried: _Tried, failed: set[int]) -> Iterator[Cause]:
    """Yield each slip of the pen that mends something and breaks nothing.

    Two digits that are no neighbours change places only where that gives several figures exactly.
    """
    wrong = [(equation, _gap(equation)) for equation in tried.touched if id(equation) in failed]
    sound = [equation for equation in tried.touched if id(equation) not in failed]
    for place, value in enumerate(values_of(tried.number)):
        mended = tried.mends(value, wrong)
        if mended and all(equation.holds(tried.changed(value)) for equation in sound):
            yield Cause(nth_change(tried.number, place), mended, places=tried.places)
    for change in far_swaps(tried.number) if len(wrong) > 1 else ():
        changed = tried.changed(change.value)
        mended = tried.mends(change.value, wrong)
        is_exact = len(mended) == len(wrong) and all(is_met(equation, changed) for equation in mended)
        if is_exact and all(equation.holds(changed) for equation in sound):
            yield Cause(change, mended, places=tried.places)


def _turned(tried: _Tried, failed: set[int]) -> Iterator[Cause]:
    """Yield the number with its minus put back or taken away, where it is what a statement comes to.

    That a ceiling holds for a negative figure says nothing.
    """
    number = tried.number
    wrong = [(e, _gap(e)) for e in tried.touched if id(e) in failed and e.law is not Law.AT_MOST]
    sound = [e for e in tried.touched if id(e) not in failed and e.law is not Law.AT_MOST]
    changed = tried.changed(-number.value)
    mended = tried.mends(-number.value, wrong)
    is_told = any(e.result.spot in tried.places and is_met(e, changed) for e in mended)
    if is_told and all(equation.holds(changed) for equation in sound):
        yield Cause(turn(number), mended, places=tried.places)


def turn(number: PrintedNumber) -> Change:
    """Return a number with its minus put back or taken away."""
    if number.value > 0:
        return Change(number, -number.value, f"{_MINUS}{number.text}", "tanda minus hilang")
    return Change(number, -number.value, number.text, _TOO_MUCH)


def _deduced(tried: _Tried, failed: set[int]) -> Iterator[Cause]:
    """Yield what the number must be for sums to hold, unless that breaks more than was worked out of it."""
    wrong = [equation for equation in tried.touched if id(equation) in failed]
    sound = [equation for equation in tried.touched if id(equation) not in failed]
    for change in _deductions(tried, wrong):
        mended = tried.mends(change.value, [(equation, _gap(equation)) for equation in wrong])
        broken = tuple(equation for equation in sound if not equation.holds(tried.changed(change.value)))
        if mended and (not broken or tried.may_follow(broken, mended)):
            yield Cause(change, mended, broken, tried.places)


def _borrowed(tried: _Tried, failed: set[int]) -> Iterator[Cause]:
    """Yield the value that another place prints of the same, where what fails beside the number fits it.

    Such a figure is no slip of the pen: it is of another year, or of another row, wherever it was copied to.
    """
    number = tried.number
    wrong = [(equation, _gap(equation)) for equation in tried.touched if id(equation) in failed]
    sound = [equation for equation in tried.touched if id(equation) not in failed]
    others = (n for e, _ in wrong if e.law is Law.EQUAL for n in e.numbers if n.spot not in tried.places)
    for value in dict.fromkeys(other.value for other in others):
        changed = tried.changed(value)
        mended = tried.mends(value, wrong)
        fitting = [e for e in mended if e.law not in SAYS_LITTLE and is_met(e, changed)]
        is_exact = any(e.rule is AuditRule.ACHIEVEMENT and e.result.decimals > 1 for e in fitting)
        is_sure = is_exact or len(fitting) > 1 or tried.is_outvoted(value, mended)
        if is_sure and all(equation.holds(changed) for equation in sound):
            text = number.write(value, number.decimals)
            change = Change(number, value, text, "seperti tercetak di tempat lain", is_slip=False)
            yield Cause(change, mended, places=tried.places)


def _worked_out(tried: _Tried, failed: set[int]) -> Iterator[Cause]:
    """Yield what a result comes to by its own inputs, where another figure was worked out of that.

    However wrong it is typed: two places then tell the same figure, and what rests on it is right as printed.
    """
    number = tried.number
    wrong = [(equation, _gap(equation)) for equation in tried.touched if id(equation) in failed]
    sound = [equation for equation in tried.touched if id(equation) not in failed]
    for own in (e for e, _ in wrong if e.law in _FOR_ONE and e.result.spot in tried.places):
        value = round_half_up(own.computed() or Decimal(0), number.decimals)
        changed = tried.changed(value)
        mended = tried.mends(value, wrong)
        others = (e for e in mended if e.law not in SAYS_LITTLE and e.result.spot not in tried.places)
        is_right = any(is_met(each, changed) for each in others)
        if is_right and all(e.holds(changed) or _is_another_way(e, own) for e in sound):
            text = number.write(value, number.decimals)
            change = Change(number, value, text, "seperti hitungannya", is_slip=False)
            yield Cause(change, mended, places=tried.places)


def _is_right(slip: Cause, worked: Sequence[Cause]) -> bool:
    """Whether a slip gives what a result comes to, where that is known, and not only something near it."""
    changed = dict.fromkeys(slip.places, slip.change.value)
    own = [e for e in slip.mended if e.result.spot in slip.places and e.law in WORKED_OUT]
    is_sure = bool(worked) or len(own) == len(slip.mended)
    return not (own and is_sure) or any(is_met(equation, changed) for equation in own)


def _is_another_way(equation: Equation, own: Equation) -> bool:
    """Whether a statement has the same figures by another law than the one that the report tells for them."""
    return equation.numbers == own.numbers and equation.law in WORKED_OUT


def _are_counts(numbers: Sequence[PrintedNumber]) -> bool:
    return all(number.is_exact and number.is_long for number in numbers)


def _reckoned(tried: _Tried, failed: set[int], counted: Sequence[Equation]) -> Iterator[Cause]:
    """Yield the share that the report's own counts give, where what was worked out of the number fits it.

    `1162 dari 1200, atau 96,22%`, and 96,72 in the tables, whose achievements follow from 96,83.
    """
    number = tried.number
    wrong = [(equation, _gap(equation)) for equation in tried.touched if id(equation) in failed]
    for share in counted:
        value = round_half_up(share.computed() or Decimal(0), number.decimals)
        is_near = number.value != value and abs(value - number.value) <= abs(number.value) * _NEAR
        changed = tried.changed(value)
        mended = tried.mends(value, wrong) if is_near and number.spot not in _spots(share) else ()
        broken = tuple(e for e in tried.touched if id(e) not in failed and not e.holds(changed))
        are_worked_out = all(
            e.law in FOLLOWS and e.result.spot not in tried.places for e in (*mended, *broken)
        )
        if mended and are_worked_out and all(is_met(e, changed) and e.result.is_long for e in mended):
            text, (part, whole) = number.write(value, number.decimals), share.inputs
            change = Change(number, value, text, f"{part.text} ÷ {whole.text} × 100", is_slip=False)
            yield Cause(change, mended, broken, tried.places)


def _spots(equation: Equation) -> set[Spot]:
    return {number.spot for number in equation.numbers}


def is_met(equation: Equation, changed: Changed) -> bool:
    """Say whether a change gives the very figure, and does not only come within what rounding may reach."""
    result = equation.result
    computed = equation.computed(changed)
    if computed is None or equation.law is Law.AT_MOST:
        return equation.law is Law.AT_MOST
    return abs(computed - changed.get(result.spot, result.value)) <= result.step / 2


def _may_mend(equation: Equation, gap_of_sum: tuple[Decimal, Decimal], tried: _Tried, value: Decimal) -> bool:
    """Whether a change of about that size could mend a sum; sums of many figures are slow to try in full."""
    gap, slack = gap_of_sum
    moved = value - tried.number.value
    is_result = equation.result.spot in tried.places
    return abs(gap + moved if is_result else gap - moved) <= slack


def _gap(equation: Equation) -> tuple[Decimal, Decimal] | None:
    """Return by how much a total exceeds its items, and what rounding of them may come to."""
    if equation.law is not Law.SUM:
        return None
    total = sum((number.value for number in equation.inputs), Decimal(0))
    return equation.result.value - total, sum((number.step for number in equation.numbers), Decimal(0))


def _deductions(tried: _Tried, wrong: Sequence[Equation]) -> Iterator[Change]:
    """Yield what the number must be for a sum to hold, where others may confirm it or it stands alone."""
    number = tried.number
    for equation in wrong:
        is_result = equation.result.spot in tried.places
        if equation.law is Law.SUM and (len(wrong) > 1 or (len(equation.inputs) == 1 and not is_result)):
            known = sum((n.value for n in equation.inputs if n.spot not in tried.places), Decimal(0))
            value = known if is_result else equation.result.value - known
            text = number.write(value, number.decimals)
            if value > 0:
                yield Change(number, value, text, "menurut jumlahnya", is_slip=False)


def _weight(cause: Cause) -> _Weight:
    """What speaks for a cause: how much it mends, a slip of few digits, a number that is a result."""
    is_result = any(equation.result.spot in cause.places for equation in cause.mended)
    return len(cause.mended), cause.change.is_slip, is_result


def _fit(cause: Cause, printed: Mapping[Decimal, set[Spot]]) -> tuple[int, int, int]:
    """What speaks for a value: the figures that it gives exactly, how often it is printed elsewhere."""
    changed = dict.fromkeys(cause.places, cause.change.value)
    met = sum(is_met(equation, changed) for equation in cause.mended)
    elsewhere = len(printed.get(cause.change.value, set()) - {*cause.places})
    return met, elsewhere, -cause.change.number.spot.line
