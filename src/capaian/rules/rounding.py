"""When a figure is rounded: at every printed step, or only where it is shown.

Every rounding of a computed value goes through this module, so that one declared choice decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from capaian.domain.numerals import round_half_up
from capaian.domain.policy import Policies, Rounding, Step


@dataclass(frozen=True, slots=True)
class StepRounding:
    """What happens to the figure of one step."""

    decimals: int
    """Decimals the step is shown with, whether or not it is rounded."""
    is_rounded: bool
    """Computing goes on from the rounded figure."""

    def apply(self, value: Decimal) -> Decimal:
        """Return the figure that computing goes on with.

        Examples:
            >>> StepRounding(2, is_rounded=True).apply(Decimal("62.825"))
            Decimal('62.83')
            >>> StepRounding(2, is_rounded=False).apply(Decimal("62.825"))
            Decimal('62.825')
        """
        return round_half_up(value, self.decimals) if self.is_rounded else value

    @property
    def policy(self) -> str:
        """The declared choice as traces name it; empty where nothing was rounded."""
        return f"rounding: {Rounding.PRINTED}" if self.is_rounded else ""


def step_rounding(policies: Policies, step: Step, decimals: int | None = None) -> StepRounding:
    """Return the rounding of a step; `decimals` of an indicator or component go before the office's.

    Legal basis:
        none: the choice is the office's, declared as `rounding` and `printed_steps`; half-up is the
        usage of the printed reports (62,825 is printed 62,83).

    Examples:
        >>> step_rounding(Policies(rounding=Rounding.PRINTED), Step.RATIO)
        StepRounding(decimals=2, is_rounded=True)
        >>> step_rounding(Policies(), Step.RATIO, decimals=3)
        StepRounding(decimals=3, is_rounded=False)
    """
    is_rounded = policies.rounding is Rounding.PRINTED and step in policies.printed_steps
    return StepRounding(policies.decimals if decimals is None else decimals, is_rounded)


def round_step(value: Decimal, policies: Policies, step: Step, decimals: int | None = None) -> Decimal:
    """Return the figure of a step that computing goes on with.

    Examples:
        >>> round_step(Decimal("94.236666"), Policies(rounding=Rounding.PRINTED), Step.ACTUAL)
        Decimal('94.24')
    """
    return step_rounding(policies, step, decimals).apply(value)
