"""Two places that differ, where a mean tells which is right: it was worked out of what follows from that one.

A target of 71 in one table and 72 in another leaves open which is wrong, also where the achievement beside it
was worked out of 71. The mean of the achievements, still that of before, fits 72 alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from capaian.auditor.claims.equation import Changed, Equation, group_by_spot
from capaian.auditor.claims.law import WORKED_OUT, Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.repair import Cause, is_met
from capaian.auditor.slips import Change
from capaian.domain.numerals import round_half_up


def find_carried(equations: Iterable[Equation]) -> tuple[Cause, ...]:
    """Return changes of a figure to that of another place, where failed means hold with what follows from it.

    Args:
        equations: All statements on numbers.
    """
    known = [*equations]
    by_spot = group_by_spot(known)
    differing = [each for each in known if each.law is Law.EQUAL and not each.holds()]
    found: dict[Spot, Cause] = {}
    for equal in differing if any(each.law is Law.MEAN and not each.holds() for each in known) else ():
        (other,) = equal.inputs
        for number, right in ((equal.result, other), (other, equal.result)):
            for cause in _causes(equal, number, right, by_spot):
                found.setdefault(number.spot, cause)
    return tuple(found.values())


def _causes(
    equal: Equation, number: PrintedNumber, right: PrintedNumber, by_spot: Mapping[Spot, Sequence[Equation]]
) -> Iterator[Cause]:
    """Yield the change of a figure that was only worked with, if a mean tells what was worked out before."""
    changed = {number.spot: right.value}
    followed = tuple(e for e in by_spot[number.spot] if e.holds() and not e.holds(changed))
    if any(e.law not in WORKED_OUT or e.result.spot == number.spot for e in followed):
        return
    carried = {**changed, **_results(followed, changed)}
    resting = [e for each in followed for e in by_spot[each.result.spot] if e not in followed]
    mended = tuple(e for e in resting if e.law is Law.MEAN and not e.holds() and is_met(e, carried))
    if mended and all(each.holds(carried) for each in resting if each.holds()):
        words = "seperti tercetak di tempat lain; dengan itu rata-ratanya cocok"
        change = Change(number, right.value, right.text, words, is_slip=False)
        yield Cause(change, (equal, *mended), followed, (number.spot,))


def _results(followed: Sequence[Equation], changed: Changed) -> Changed:
    """Return what was worked out of a figure as it comes to with another."""
    computed = ((each.result, each.computed(changed)) for each in followed)
    return {
        result.spot: round_half_up(value, result.decimals) for result, value in computed if value is not None
    }
