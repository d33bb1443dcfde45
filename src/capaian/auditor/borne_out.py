"""Printed figures that fail one statement and fit others: there one of the other figures may be wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from capaian.auditor.claims.equation import Equation, group_by_spot
from capaian.auditor.claims.law import Law

_FITS: Final = "Angka tercetak cocok dengan pernyataan lain ({place}); mungkin {other} yang keliru."
_FOLLOWING: Final = (Law.AT_MOST, Law.MEAN)
"""Laws that bear nothing out: a ceiling, and a mean, which was worked out of whatever is printed."""


def find_borne_out(equations: Iterable[Equation]) -> Mapping[int, str]:
    """Return, by identity of each failed statement, words on what bears its printed result out.

    A result is borne out where a statement that holds would fail with the recomputed value in its place.
    """
    known = [*equations]
    by_spot = group_by_spot(each for each in known if each.law not in _FOLLOWING and each.holds())
    found = {}
    for equation in known:
        computed = None if equation.holds() else equation.computed()
        spot = equation.result.spot
        if computed is not None and equation.law is not Law.AT_MOST:
            others = by_spot.get(spot, ())
            bearing = next((other for other in others if not other.holds({spot: computed})), None)
            if bearing is not None:
                other = "angka di tempat lain" if equation.law is Law.EQUAL else "angka masukannya"
                found[id(equation)] = _FITS.format(place=bearing.place, other=other)
    return found
