"""With what an indicator is compared: the year before, earlier years, the end of the plan, others.

Legal basis:
    PermenPANRB 53/2014: the comparisons that chapter III of a performance report holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from capaian.domain.identifiers import TraceId
from capaian.domain.period import Period
from capaian.domain.policy import Trend
from capaian.domain.value import CellValue, Result


@dataclass(frozen=True, slots=True)
class PriorComparison:
    """This year against the year before."""

    period: Period
    actual: CellValue
    """On this year's scale; unavailable (`not_comparable`) where it cannot be."""
    target: CellValue
    """As that year's paper states it, on that year's scale."""
    achievement: Result
    """That year's achievement, from its own actual and target."""
    change: Result
    """This year's actual minus last year's."""
    growth: Result
    """Change over last year's actual, percent."""
    trend: Trend | None
    achievement_trend: Trend | None = None
    """Direction of the achievement itself: a lower target may let it rise while the actual falls."""


@dataclass(frozen=True, slots=True)
class PastYear:
    """A year of the strategic plan before last year, as its own paper states it."""

    period: Period
    actual: CellValue
    """On this year's scale; unavailable (`not_comparable`) where it cannot be."""
    achievement: Result
    """That year's achievement, from its own actual and target."""


@dataclass(frozen=True, slots=True)
class PlanEndComparison:
    """This year against the last year of the strategic plan."""

    period: Period
    target: CellValue
    achievement: Result
    gap: Result
    """Actual minus target."""


class ReferenceKind(StrEnum):
    """With whom an indicator is compared."""

    NATIONAL = "national"
    PROVINCE = "province"
    PEERS = "peers"


@dataclass(frozen=True, slots=True)
class Rank:
    """A place among the compared; ties share a place."""

    place: int
    of: int


@dataclass(frozen=True, slots=True)
class ReferenceComparison:
    """An indicator against a national target, the province, or other regencies."""

    kind: ReferenceKind
    target: Result
    value: Result
    achievement: Result
    """Own actual over the target (national) or over the value (province), percent."""
    rank: Rank | None
    trace: TraceId | None
