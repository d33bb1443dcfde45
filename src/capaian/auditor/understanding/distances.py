"""Differences that are told by their size: distances from targets or areas, more or less than a budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from capaian.auditor.claims.equation import Equation


def as_sizes(made: Sequence[Equation], *, of_what_is_left: bool = False) -> list[Equation]:
    """Return differences; those that hold the other way round that way, where none is signed.

    Args:
        made: All differences of a column or row.
        of_what_is_left: Whether they are what a target leaves to be done: nothing, where it is exceeded.
    """
    if any(equation.result.value < 0 for equation in made) or _is_told_signed(made):
        return [*made]
    told = (equation for equation in made if not (of_what_is_left and _is_nothing_left(equation)))
    return [
        equation if equation.holds() or not (back := _reversed(equation)).holds() else back
        for equation in told
    ]


def _is_nothing_left(equation: Equation) -> bool:
    return equation.result.value == 0 > (equation.computed() or 0)


def _is_told_signed(made: Sequence[Equation]) -> bool:
    """Whether the last figure is the sum of those above it only if what fell is taken away from it."""
    *items, total = made if made else (None,)
    printed = sum(item.result.value for item in items)
    found = [item.computed() for item in items]
    return total is not None and bool(items) and printed != total.result.value == sum(filter(None, found))


def _reversed(equation: Equation) -> Equation:
    return replace(equation, inputs=equation.inputs[::-1], names=equation.names[::-1])
