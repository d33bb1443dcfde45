"""The formula of an indicator as a tree, with its credit points written out."""

from __future__ import annotations

from capaian.domain.plan import Indicator
from capaian.rules.formula.credits import expand_credits
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import Expression


def formula_of(indicator: Indicator) -> Expression | None:
    """Return what an indicator is computed from; `None` where its actual is reported directly.

    Raises:
        FormulaError: for a formula that cannot be read.
    """
    return expand_credits(parse(indicator.formula), indicator.credits) if indicator.formula else None
