"""Trend: naik, tetap or turun, by a declared tolerance.

Legal basis:
    rulebook topic `trend`.
"""

from __future__ import annotations

from decimal import Decimal

from capaian.domain.policy import Trend


def judge_trend(change: Decimal, tolerance: Decimal = Decimal(0)) -> Trend:
    """Return the direction of a change; a change of at most the tolerance is `tetap`.

    Args:
        change: current minus earlier, in the unit of the indicator.
        tolerance: not negative, in the same unit.

    Examples:
        >>> judge_trend(Decimal("2.58")).value
        'naik'
        >>> judge_trend(Decimal("-0.01"), Decimal("0.05")).value
        'tetap'
    """
    if abs(change) <= tolerance:
        return Trend.STEADY
    return Trend.UP if change > 0 else Trend.DOWN
