"""Sample size of a survey by Krejcie and Morgan.

Legal basis:
    PermenPANRB 14/2017, table of samples (rulebook topic `survey`); the formula reproduces it except for
    a population of one hundred thousand, where the table prints 384 and the formula gives 383.
"""

from __future__ import annotations

from decimal import Decimal

from capaian.domain.numerals import round_half_up

CHI_SQUARE = Decimal("3.841")
"""Chi square for one degree of freedom at 95 percent."""
PROPORTION = Decimal("0.5")
PRECISION = Decimal("0.05")


def sample_size(population: int) -> int:
    """Return how many service users to ask out of those served in the period.

    Raises:
        ValueError: for a negative population.

    Examples:
        >>> sample_size(1000)
        278
        >>> sample_size(0)
        0
    """
    if population < 0:
        raise ValueError(population)
    if population == 0:
        return 0
    spread = CHI_SQUARE * PROPORTION * (1 - PROPORTION)
    size = population * spread / (PRECISION**2 * (population - 1) + spread)
    return int(round_half_up(size, 0))
