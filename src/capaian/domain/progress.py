"""Figures on their way: through a year, through the strategic plan,
and what is left until a target.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import floor
from typing import Final

from capaian.domain.identifiers import IndicatorCode, NodeId, SourceId, TraceId, WordedEnum
from capaian.domain.issue import Place
from capaian.domain.period import Period, PeriodKind, write_date
from capaian.domain.policy import Aggregation, Polarity
from capaian.domain.rule_set import Band
from capaian.domain.value import CellValue, Known, Result, Trace, Unit


@dataclass(frozen=True, slots=True)
class PlanYear:
    """What the strategic plan sets for an output of a node in one year,
    and what is known of that year.
    """

    node: NodeId
    name: str
    """Output as in `outputs.csv`; empty for a row of money alone."""
    unit: Unit | None
    aggregation: Aggregation | None
    """How periods combine; `None`: by the unit, percentages and indices keep the last,
    others add up.
    """
    period: Period
    """A year."""
    target: Decimal | None
    actual: Decimal | None
    budget: Decimal | None
    """Indicative ceiling (pagu indikatif) of the node, rupiah;
    stands in one of its rows of a year.
    """
    spent: Decimal | None
    """Rupiah."""
    source: SourceId | None
    note: str
    place: Place
    polarity: Polarity | None = None
    """Which direction is good; `None`: higher. Indicators of the plan have
    their own in `plan.yaml`.
    """


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
    """Realised until last year and this year's target;
    this year's target where years do not add up.
    """
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
    """Of outputs and indicators: actual over what was due; of money:
    actual over the year's budget.
    """
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
    """Mean of the shares of the strategic plan that outputs and indicators of
    the work plan reached.
    """
    band: Band | None
    mean_money_share: Result
    """The same for money."""
    money_band: Band | None
    budget_kind: BudgetKind | None = None
    """Which budget of the year all courses of money are held against;
    `None` where none is stated.
    """


WORKING_DAYS_PER_MONTH: Final = 20
"""A year of 240 working days, as offices plan it;
pages print it beside each figure that rests on it.
"""


class PaceGap(WordedEnum):
    """Why there is no pace."""

    MET = "met", "target sudah tercapai"
    NO_TARGET = "no_target", "tidak ada target"
    WORDS = "words", "targetnya berupa kata atau rentang, bukan satu angka"
    ZERO = "zero", "targetnya nol"
    CLOSER = "closer", "makin dekat dengan target makin baik, jadi tidak ada yang dikejar"
    LIMIT = "limit", "targetnya batas untuk setahun, jadi tidak ada yang dikejar"
    LEVEL = "level", "keadaan, yang tidak dijumlah dari bulan ke bulan"
    NO_ACTUAL = "no_actual", "realisasinya belum lengkap"
    NO_BASE = "no_base", "penyebutnya nol atau belum dilaporkan"
    NOT_COUNTED = "not_counted", "rumusnya bukan jumlah, rata-rata, atau rasio dari yang dicacah"
    OUT_OF_REACH = "out_of_reach", "bagian ini saja tidak cukup, walaupun mencapai batasnya"
    YEAR_OVER = "year_over", "tahunnya sudah lewat, dan tahun berikutnya dihitung dari nol"


@dataclass(frozen=True, slots=True)
class Horizon:
    """The time that is left."""

    months: int
    words: str
    """`sesudah 30 Juni 2023 sampai akhir tahun`."""

    @property
    def working_days(self) -> int:
        """How many working days it has."""
        return self.months * WORKING_DAYS_PER_MONTH

    @classmethod
    def after(cls, as_of: Period) -> Horizon:
        """Return what is left of a year; behind its end, the year that follows.

        Examples:
            >>> [Horizon.after(Period.parse(text)).words for text in ("2023-Q2", "2023")]
            ['sesudah 30 Juni 2023 sampai akhir tahun', 'sepanjang 2024']
        """
        left = PeriodKind.YEAR.months - as_of.last_month
        if left:
            return cls(left, f"sesudah {write_date(as_of.end)} sampai akhir tahun")
        return cls(PeriodKind.YEAR.months, f"sepanjang {as_of.year + 1}")


@dataclass(frozen=True, slots=True)
class Need:
    """How much more is to be counted; negative where less is."""

    more: Known
    per_month: Known
    per_day: Known

    @property
    def interval(self) -> str:
        """In how many working days one is due, where it is less than one a day; empty:
        it is more.
        """
        daily = self.per_day.value
        return f"1 tiap {floor(1 / daily)} hari kerja" if 0 < daily < 1 else ""

    @property
    def words(self) -> str:
        """How much in a month and on a working day."""
        return (
            f"{self.per_month.display} sebulan, "
            f"{self.interval or f'{self.per_day.display} sehari kerja'}"
        )


@dataclass(frozen=True, slots=True)
class AreaNeed:
    """What one kecamatan lacks to the level that the whole needs; negative where it is above."""

    name: str
    ratio: Result
    more: Known


@dataclass(frozen=True, slots=True)
class PartPace:
    """One part of a formula as the only one that moves."""

    code: str
    name: str
    value: Known
    gain: Known | None
    """What the whole gains at most by this part; `None`: it has no bound."""
    level: Known | None
    """What the part must reach."""
    need: Need | None = None
    areas: tuple[AreaNeed, ...] = ()
    areas_more: Known | None = None
    """Sum of what kecamatan lack: more than `need`,
    as a surplus elsewhere counts only in the total.
    """
    gap: PaceGap | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """The ways to the target of an indicator."""

    indicator: IndicatorCode
    horizon: Horizon
    growth: Decimal
    """Percent by which denominators are taken to grow."""
    target: CellValue
    shortfall: Known | None = None
    parts: tuple[PartPace, ...] = ()
    """The one that moves the whole most comes first."""
    direct: Need | None = None
    """Of an indicator that is counted itself."""
    days_at_pace: Known | None = None
    """Working days that the rest takes at the pace of the year so far."""
    gap: PaceGap | None = None
    traces: Mapping[TraceId, Trace] | None = None

    @property
    def carrier(self) -> PartPace | None:
        """The part that moves the whole most and can carry it alone."""
        return next((part for part in self.parts if part.gap is None), None)
