"""Figures on their way: through the quarters of a year and through the years of the strategic plan."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from capaian.domain.identifiers import IndicatorCode, NodeId, SourceId
from capaian.domain.issue import Place
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation, Polarity
from capaian.domain.rule_set import Band
from capaian.domain.value import CellValue, Result, Unit


@dataclass(frozen=True, slots=True)
class PlanYear:
    """What the strategic plan sets for an output of a node in one year, and what is known of that year."""

    node: NodeId
    name: str
    """Output as in `outputs.csv`; empty for a row of money alone."""
    unit: Unit | None
    aggregation: Aggregation | None
    """How periods combine; `None`: by the unit, percentages and indices keep the last, others add up."""
    period: Period
    """A year."""
    target: Decimal | None
    actual: Decimal | None
    budget: Decimal | None
    """Indicative ceiling (pagu indikatif) of the node, rupiah; stands in one of its rows of a year."""
    spent: Decimal | None
    """Rupiah."""
    source: SourceId | None
    note: str
    place: Place
    polarity: Polarity | None = None
    """Which direction is good; `None`: higher. Indicators of the plan have their own in `plan.yaml`."""


class BudgetKind(StrEnum):
    """Which budget of the year a column of money holds."""

    ORIGINAL = "original"
    """As first granted (pagu murni)."""
    REVISED = "revised"
    """As it stands after changes (pagu perubahan)."""


@dataclass(frozen=True, slots=True)
class QuarterProgress:
    """One quarter: what was to be and what is; of that quarter alone where quarters add up."""

    period: Period
    target: CellValue
    actual: CellValue


@dataclass(frozen=True, slots=True)
class PlanYearProgress:
    """One year of the strategic plan."""

    year: int
    target: Result
    actual: Result


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """A figure against the strategic plan, as table T-C.29 and form E.81 want it.

    Legal basis:
        Permendagri 86/2017, form E.81 and table T-C.29 (rulebook facts: secondary source).
    """

    years: tuple[PlanYearProgress, ...]
    target: Result
    """At the end of the plan: the sum of its years where years add up, else its last year's."""
    before_last: Result
    """Realised until the year before last."""
    last_target: Result
    last_actual: Result
    last_share: Result
    """Last year's actual over its target, percent."""
    earlier: Result
    """Realised until last year."""
    to_date: Result
    """Realised until the period asked for: with what was realised earlier where years add up."""
    share: Result
    """`to_date` over `target`, percent."""
    expected: Result
    """Realised until last year and this year's target; this year's target where years do not add up."""
    expected_share: Result
    """`expected` over `target`, percent."""
    next_target: Result
    """Next year's (prakiraan maju)."""


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """An indicator, an output, or the money of a node, through the year and through the plan."""

    name: str
    indicator: IndicatorCode | None
    """Indicator of the plan; `None` for outputs and money."""
    unit: Unit
    is_additive: bool
    """Quarters and years add up; otherwise the latest counts."""
    target: CellValue
    """Of the whole year."""
    stages: tuple[QuarterProgress, ...]
    """The four quarters."""
    due: CellValue
    """Target until the period asked for."""
    actual: CellValue
    """Realised until the period asked for."""
    achievement: Result
    """Of outputs and indicators: actual over what was due; of money: actual over the year's budget."""
    band: Band | None
    plan: PlanProgress


@dataclass(frozen=True, slots=True)
class NodeProgress:
    """An objective, program, activity or sub-activity with its figures on their way."""

    node: NodeId
    lines: tuple[ProgressLine, ...]
    """Its indicators, else its outputs."""
    money: ProgressLine | None


@dataclass(frozen=True, slots=True)
class Progress:
    """All courses of an office in one year, with the means at the foot of form E.81."""

    nodes: tuple[NodeProgress, ...]
    mean_share: Result
    """Mean of the shares of the strategic plan that outputs and indicators of the work plan reached."""
    band: Band | None
    mean_money_share: Result
    """The same for money."""
    money_band: Band | None
    budget_kind: BudgetKind | None = None
    """Which budget of the year all courses of money are held against; `None` where none is stated."""
