"""Columns that an office works out of the figures as it prints them, though more may lie behind these.

Of 0,55 and 0,52 any share from 103 to 108 may be right, for decimals that are not printed. Where the other
rows leave as much open, and each prints what exactly follows, that office computes with what it prints.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from math import prod
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law

_LAWS: Final = frozenset(
    {Law.PERCENT, Law.INVERSE, Law.MIRROR, Law.GROWTH, Law.UNSPENT, Law.SAVING, Law.PRODUCT}
)
_FEWEST: Final = 3
"""Rows that show how an office computes."""
_CHANCE: Final = 1000
"""So many figures the rows leave open together."""
_AS_WIDE: Final = Decimal("0.5")


def as_printed(made: Sequence[Equation]) -> tuple[Equation, ...]:
    """Return the figures of one column; one alone that does not exactly follow, as all others do, has to."""
    exact = [replace(equation, is_of_print=True) for equation in made if equation.law in _LAWS]
    odd = [equation for equation in exact if not equation.holds()]
    if len(odd) != 1 or len(exact) < len(made):
        return tuple(made)
    (doubtful,) = odd
    widths = [each.latitude for each in made if each.result.spot != doubtful.result.spot]
    own = next(each.latitude for each in made if each.result.spot == doubtful.result.spot)
    telling = [width for width in widths if width >= own * _AS_WIDE]
    is_shown = len(telling) >= _FEWEST and prod(telling) >= _CHANCE
    return tuple(doubtful if is_shown and each.result.spot == doubtful.result.spot else each for each in made)
