"""What follows from a wrong figure: the value of what rests on it, with the corrected figure in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Final

from capaian.auditor.claims.equation import Changed, Equation, group_by_spot
from capaian.auditor.claims.law import FOLLOWS, Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import NumberStyle, PrintedNumber, Spot
from capaian.auditor.repair import SAYS_LITTLE, Cause
from capaian.domain.issue import Level
from capaian.domain.numerals import round_half_up

_MOST_TOLD: Final = 3


@dataclass(frozen=True)
class Consequences:
    """The corrected figures of a report, and what follows from them."""

    equations: Sequence[Equation]
    causes: Sequence[Cause]
    borne_out: Collection[int]
    """Identities of failed statements whose printed result may be right."""
    words: Sequence[Statement] = ()
    """Statements in words that hold as printed."""
    meant: Changed = field(default_factory=dict)
    """What may be meant in place of figures that bear a wrong name."""

    @cached_property
    def _failed(self) -> Sequence[Equation]:
        return [equation for equation in self.equations if not equation.holds()]

    @cached_property
    def corrected(self) -> Changed:
        """What wrong figures should be: those that a cause tells, and results that are surely wrong."""
        mended = {id(equation) for cause in self.causes for equation in cause.mended}
        found: dict[Spot, Decimal] = {**self.meant}
        for equation in self._failed:
            is_sure = equation.level is Level.ERROR and not equation.note and not equation.is_unsure
            is_told = id(equation) in mended or id(equation) in self.borne_out
            computed = equation.computed()
            if is_sure and not is_told and computed is not None and equation.law is not Law.AT_MOST:
                found.setdefault(equation.result.spot, round_half_up(computed, equation.result.decimals))
        for cause in self.causes:
            found |= dict.fromkeys(cause.places, cause.change.value)
        return found

    @cached_property
    def tellers(self) -> Mapping[Spot, Equation]:
        """For each figure that is wrong the failed statement that says so."""
        found = {equation.result.spot: equation for equation in reversed(self._failed)}
        for cause in self.causes:
            found |= dict.fromkeys(cause.places, cause.mended[0])
        return {spot: equation for spot, equation in found.items() if spot in self.corrected}

    def _of(self, numbers: Sequence[PrintedNumber]) -> Changed:
        return {n.spot: self.corrected[n.spot] for n in numbers if n.spot in self.corrected}

    def value_of(self, failed: Equation) -> Decimal | None:
        """Return the result with the corrected inputs; `None` if they change nothing or mend it."""
        changed = self._of(failed.inputs)
        value = failed.computed(changed)
        is_apart = failed.result.spot not in changed
        if not changed or not is_apart or value is None or failed.law in SAYS_LITTLE or failed.after:
            return None
        is_same = write_like(failed, value) == write_like(failed, failed.computed() or Decimal(0))
        return None if is_same or failed.holds(changed) else value

    def supersede(self, cause: Cause) -> bool:
        """Whether a slip mends only its own statement, and gives another figure once the inputs are right."""
        is_alone = len(cause.mended) == 1 and cause.mended[0].result.spot == cause.change.number.spot
        return is_alone and self.value_of(cause.mended[0]) is not None

    def recomputed(self, failed: Equation) -> tuple[str, str] | None:
        """Return the result with the corrected inputs, and Indonesian words on it; `None` if the same."""
        value, changed = self.value_of(failed), self._of(failed.inputs)
        if value is None:
            return None
        text = write_like(failed, value)
        read = [
            f"{number.write(changed[number.spot], number.decimals)} di tempat {number.signed}"
            for number in failed.inputs
            if number.spot in changed
        ]
        return text, f"Dengan {', '.join(read[:_MOST_TOLD])}: {text}."

    def following(self, failed: Equation) -> str:
        """Return Indonesian words on what was worked out of a wrong result, and changes with it."""
        cause = self._mending.get(id(failed))
        places = cause.places if cause is not None else (failed.result.spot,)
        told = [*dict.fromkeys(self._told(places))]
        more = f" dan {len(told) - _MOST_TOLD} lainnya" if len(told) > _MOST_TOLD else ""
        return f"Ikut berubah: {', '.join(told[:_MOST_TOLD])}{more}." if told else ""

    @cached_property
    def _mending(self) -> Mapping[int, Cause]:
        """For each failed statement the first cause that mends it."""
        return {id(each): cause for cause in reversed(self.causes) for each in cause.mended}

    @cached_property
    def _wrong(self) -> Set[Spot]:
        return {equation.result.spot for equation in self._failed}

    def _told(self, places: Sequence[Spot]) -> Iterator[str]:
        for place in places:
            for equation in self._resting.get(place, ()) if place in self.corrected else ():
                changed = self._of(equation.inputs)
                value = equation.computed(changed)
                is_other = equation.result.spot not in self._wrong and not equation.holds(changed)
                if place in changed and is_other and value is not None:
                    others = [n.signed for n in equation.inputs if n.spot in changed.keys() - {*places}]
                    said = f"{equation.result.signed} menjadi {write_like(equation, value)}"
                    yield f"{said}{_together_with(others)}"
            yield from self._told_in_words(place)

    def _told_in_words(self, place: Spot) -> Iterator[str]:
        """Yield the words that a wrong figure bears out and the right one does not."""
        for statement in self._worded.get(place, ()) if place in self.corrected else ():
            held = statement.against
            if held is not None and held.say is not None:
                changed = {spot: self.corrected[spot] for spot in held.spots if spot in self.corrected}
                if not held.holds(changed):
                    yield f"kata “{statement.printed}” menjadi “{held.say(changed)}”"

    @cached_property
    def _worded(self) -> Mapping[Spot, Sequence[Statement]]:
        found: dict[Spot, list[Statement]] = {}
        for statement in self.words:
            for spot in statement.against.spots if statement.against is not None else ():
                found.setdefault(spot, []).append(statement)
        return found

    @cached_property
    def _resting(self) -> dict[Spot, list[Equation]]:
        return dict(group_by_spot(each for each in self.equations if each.law in FOLLOWS and each.holds()))


def _together_with(others: Sequence[str]) -> str:
    """Indonesian words on the other wrong figures that a value needs to be mended too; empty if none."""
    more = f" dan {len(others) - 1} lainnya" if len(others) > 1 else ""
    return f" (bila {others[0]}{more} juga diperbaiki)" if others else ""


_EXACT: Final = (Law.SUM, Law.DIFFERENCE)
"""Laws whose results have no more decimals than what they are made of."""


def write_like(claim: Equation, value: Decimal) -> str:
    """Write a value as the numbers of a statement are written."""
    decimals = max(claim.result.decimals, 2) if claim.result.decimals else 0
    if claim.law is Law.EQUAL and value % 1:
        decimals = max(claim.result.decimals, claim.inputs[0].decimals)
    elif claim.law in _EXACT and decimals:
        decimals = max(number.decimals for number in claim.numbers)
    return write_to(claim, value, decimals)


def write_to(claim: Equation, value: Decimal, decimals: int) -> str:
    """Write a value with so many decimals, marked as the numbers of a statement are."""
    return _marked_like(claim).write(value, decimals)


def _marked_like(claim: Equation) -> PrintedNumber:
    """The first number that tells how decimals and thousands are marked here; the result where none does."""
    return next((number for number in claim.numbers if number.style is not NumberStyle.PLAIN), claim.result)
