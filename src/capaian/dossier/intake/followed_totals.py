"""Totals that are wrong only since they add up a wrong one: that one is told, not what follows from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.dossier.intake.desk import Cell, Sum

_MANY: Final = 12
"""Wrong totals in another, of which any may be those that it adds up; of more it must be all."""
_LEVELS: Final = 10
"""Totals above totals that are gone through."""
Followed = Mapping[Cell, frozenset[Decimal]]
"""Cells of totals, with the differences that follow from others."""


def find_followed(sums: Sequence[Sum]) -> Followed:
    """Return the totals that differ from their parts by what totals among these differ.

    A total may be held against rows that other wrong totals add up already, or add up wrong totals itself.
    Of two totals of the same rows the first is told.
    """
    wrong = [one for one in sums if one.difference]
    found: dict[Cell, set[Decimal]] = {}
    for one in wrong:
        inner = [other for other in wrong if _is_inside(other, one)]
        top = [part for part in inner if not any(_is_inside(part, other) for other in inner)]
        if one.difference in _made_of([part.difference for part in top]):
            found.setdefault(one.total, set()).add(one.difference)
    _add_upwards(sums, {one.total: one.difference for one in wrong}, found)
    return {cell: frozenset(differences) for cell, differences in found.items()}


def _is_inside(one: Sum, other: Sum) -> bool:
    """Say whether a total adds up some of the parts of another, or all of them and stands before it."""
    if one is other or len(one.parts) > len(other.parts) or one.total[1] != other.total[1]:
        return False
    is_before = len(one.parts) < len(other.parts) or one.total < other.total
    return is_before and one.parts.keys() <= other.parts.keys()


def _made_of(differences: Sequence[Decimal]) -> set[Decimal]:
    """Return what some of the differences make together."""
    if len(differences) > _MANY:
        return {sum(differences, Decimal(0))}
    made: set[Decimal] = set()
    for difference in differences:
        made |= {difference, *(difference + one for one in made)}
    return made


def _add_upwards(
    sums: Sequence[Sum], differing: dict[Cell, Decimal], found: dict[Cell, set[Decimal]]
) -> None:
    """Add totals that are right as they stand, and add up wrong ones: their other sums differ by as much."""
    right = [one for one in sums if not one.difference]
    for _ in range(_LEVELS):
        above: dict[Cell, Decimal] = {}
        for one in right:
            parts = [differing[cell] for cell in one.parts if cell in differing]
            if parts and one.total not in above:
                above[one.total] = sum(parts, Decimal(0))
        new = {cell: made for cell, made in above.items() if made not in found.get(cell, ())}
        if not new:
            return
        for cell, made in new.items():
            found.setdefault(cell, set()).add(made)
        differing = {**new, **differing}
