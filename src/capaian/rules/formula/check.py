"""What is wrong with a formula that can be read: names, selectors, units, zeros."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from capaian.domain.value import Unit
from capaian.rules.formula.issues import FormulaIssue
from capaian.rules.formula.tree import Expression


@dataclass(frozen=True)
class Scope:
    """What a formula may name, and the unit its result is to have."""

    units: Mapping[str, Unit | None]
    """Every valid name (measures, components, indicators and their fields) with its unit, if known."""
    surveys: Collection[str] = ()
    areas: Collection[str] = ()
    """Official codes that `[area=...]` may choose."""
    tiers: Collection[str] = ()
    result: Unit | None = None
    """Declared unit of the result; `None` if any will do."""


def check(expression: Expression, scope: Scope) -> tuple[FormulaIssue, ...]:
    """Return every problem of a formula, in the order of the text."""
    return ()
