"""What the office set out to reach: goals, objectives, indicators, components, agreements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from capaian.domain.identifiers import (
    ComponentCode,
    IndicatorCode,
    MeasureCode,
    NodeId,
    PostId,
    SourceId,
    SurveyId,
    WordedEnum,
)
from capaian.domain.issue import Place
from capaian.domain.period import Period
from capaian.domain.policy import AchievementMethod, Aggregation, Polarity
from capaian.domain.value import Unit


@dataclass(frozen=True, slots=True)
class CreditActivity:
    """One activity of a credit-point indicator: so many points for every so many counted."""

    code: str
    """Within its indicator: `verifikasi`."""
    name: str
    unit: Unit
    """What is counted: `laporan`, `karakter`."""
    weight: Decimal
    """Points for every `per` counted: `0.013`."""
    per: int
    """How many the weight is for: 1, or 1000 for `0,001/1000 karakter`."""
    measure: MeasureCode
    """The count in `counts.csv`. An activity not done is counted as 0;
    an absent count is missing.
    """
    place: Place


class ValueType(WordedEnum):
    """Kind of value an indicator has."""

    NUMBER = "number", "bilangan"
    INDEX = "index", "indeks"
    YES_NO = "yes_no", "ya atau tidak"
    TEXT = "text", "kata"
    DATE = "date", "tanggal"


@dataclass(frozen=True, slots=True)
class RegionalPlan:
    """The regency's own plan (RPJMD) that the office serves."""

    title: str
    vision: str
    missions: tuple[str, ...]
    mission: int | None
    """1-based number of the mission that the office serves."""
    objective: str
    """The regency's objective under that mission."""


@dataclass(frozen=True, slots=True)
class StrategicPlan:
    """The office's five-year plan (Renstra)."""

    title: str
    first_year: int
    last_year: int
    document: str | None = None
    """Id in `documents.yaml`."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal (tujuan) of the strategic plan."""

    id: NodeId
    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective (sasaran) of one tier; cascades from a goal or from a higher objective."""

    id: NodeId
    code: str
    name: str
    parent: NodeId
    tier: str
    """`II`, `III`, `IV`."""
    owner: PostId | None
    place: Place
    as_printed: Mapping[str, str] = field(default_factory=dict)
    """Paper id to its wording of the name."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something counted per area: `Wajib KTP`, in `orang`."""

    code: MeasureCode
    name: str
    unit: Unit
    counted: str = ""
    """Rows of a register that it counts instead of `counts.csv`:
    `cooperation.data_use.approved`.
    """


@dataclass(frozen=True, slots=True)
class Component:
    """A ratio of two counted measures, such as one of the coverages that make an indicator."""

    code: ComponentCode
    name: str
    symbol: str
    """`Q2`; empty if the office uses none."""
    numerator: Measure
    denominator: Measure
    formula: str
    """In the formula language, over the two measures: `100 * ktp.holders / ktp.eligible`."""
    unit: Unit
    decimals: int | None
    may_exceed_whole: bool
    """Coverage may rightly exceed 100 percent (services to people of other areas)."""
    place: Place
    aggregation: Aggregation = Aggregation.LAST
    """How the counts of periods within the year combine: a stock keeps the last, events add up."""
    owner: PostId | None = None
    """Who tells its counts, where that is not who answers for the indicators of it."""

    @property
    def label(self) -> str:
        """What lists call it, its symbol first: `Q2 Cakupan akta kelahiran`."""
        return f"{self.symbol} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class TargetValue:
    """A target as one paper states it."""

    value: Decimal | None
    """`None` for targets in words."""
    text: str = ""
    """As printed where it is more than the number: `B (3,38)`, `3 (tiga) Mitra`."""
    scale: Unit | None = None
    """Unit where it differs from the indicator's: `scale-4` for survey means."""
    lower: Decimal | None = None
    upper: Decimal | None = None
    """Bounds of a target range."""

    @property
    def is_range(self) -> bool:
        """Whether bounds say what is to be reached, and no figure."""
        return self.value is None and (self.lower is not None or self.upper is not None)

    @property
    def is_empty(self) -> bool:
        """Whether it states neither figure nor words."""
        return self.value is None and not self.is_range and not self.text.strip()


@dataclass(frozen=True, slots=True)
class Definition:
    """What the decree says of an indicator."""

    meaning: str = ""
    reason: str = ""
    calculation: str = ""


@dataclass(frozen=True)
class Indicator:
    """A performance indicator with its definition and its way of computing."""

    code: IndicatorCode
    name: str
    objective: NodeId
    tier: str
    is_key: bool
    """Key performance indicator (IKU)."""
    unit: Unit
    value_type: ValueType
    polarity: Polarity
    formula: str
    """In the formula language; empty where the actual is reported directly in `outputs.csv`."""
    decimals: int | None
    aggregation: Aggregation
    """How values of periods combine to the year."""
    definition: Definition
    owner: PostId | None
    data_source: str
    place: Place
    symbol: str = ""
    """`IKU 2` as papers call it."""
    method: AchievementMethod | None = None
    """Where it differs from the office's method for the polarity."""
    tolerance: Decimal | None = None
    survey: SurveyId | None = None
    plan_targets: Mapping[int, TargetValue] = field(default_factory=dict)
    formula_proposed: bool = False
    """No source states the formula (`rumus usulan`)."""
    credits: tuple[CreditActivity, ...] = ()
    """Activities whose credit points the formula `credits()` adds up."""
    valid_from: date | None = None
    valid_to: date | None = None
    as_printed: Mapping[str, str] = field(default_factory=dict)
    """Paper id to its wording of the name."""

    @property
    def label(self) -> str:
        """What lists call it, its symbol first: `IKU 2 Indeks kepuasan masyarakat`."""
        return f"{self.symbol} {self.name}".strip()

    def holds_in(self, period: Period) -> bool:
        """Say whether the definition is in force in any part of a period."""
        return period.meets(self.valid_from, self.valid_to)


class AgreementKind(WordedEnum):
    """Who made the agreement (perjanjian kinerja)."""

    OFFICE = "office", "kepala dinas dengan bupati/wali kota"
    """Head of office with the regent."""
    DIRECTOR_GENERAL = "director_general", "kepala dinas dengan Direktur Jenderal"
    """Head of office with the Director General of Dukcapil."""
    TIER = "tier", "jabatan di bawahnya dengan atasannya"
    """Posts of a lower tier with their superior."""


@dataclass(frozen=True, slots=True)
class AgreementTarget:
    """One line of an agreement."""

    indicator: IndicatorCode
    target: TargetValue
    periods: tuple[tuple[Period, TargetValue], ...]
    """Targets within the year, cumulative or not by the indicator's aggregation."""
    objective_as_printed: str
    indicator_as_printed: str
    place: Place
    group: str = ""
    """Words over several lines that belong together: `Pengelolaan ..., meliputi:`."""


@dataclass(frozen=True, slots=True)
class PerformanceAgreement:
    """A performance agreement (PK), original or revised."""

    id: str
    title: str
    kind: AgreementKind
    tier: str
    """Tier of the first party: `II`, `III`, `IV`."""
    year: int
    revision: int
    """0 for the original, 1 for the first revision, and so on."""
    signed: str
    """ISO date, or year and month where the day is not known: `2023-07`."""
    reason: str
    """Why it was revised."""
    first_party: str
    second_party: str
    targets: tuple[AgreementTarget, ...]
    document: str | None
    source: SourceId | None
    place: Place


PROPOSED_MARK = " (usulan)"
"""Mark of what no source states."""


class CascadeKind(WordedEnum):
    """What the lower indicator is to the higher one (pohon kinerja, Permenpan RB 89/2021)."""

    COMPONENT = "component", "komponen rumus"
    """The formula of the higher indicator uses the lower one,
    or what the lower one is computed from.
    """
    CONTRIBUTION = "contribution", "kontribusi"
    """The lower result helps to reach the higher one; no formula ties them."""
    SERVICE = "service", "layanan"
    """The lower post serves the one that reaches the higher indicator: letters, money, goods,
    data.
    """


@dataclass(frozen=True, slots=True)
class CascadeLink:
    """A lower indicator under a higher one; a lower one may serve several."""

    child: IndicatorCode
    parent: IndicatorCode
    kind: CascadeKind
    proposed: bool
    """No source states the link (`usulan`)."""
    note: str
    """Where it is stated, or why it is proposed."""
    place: Place

    @property
    def words(self) -> str:
        """The kind in Indonesian, marked where no source states the link.

        Examples:
            >>> kind, place = CascadeKind.SERVICE, Place("plan.yaml")
            >>> CascadeLink(IndicatorCode("ik-9"), IndicatorCode("iku-1"), kind, True, "",
            ...     place).words
            'layanan (usulan)'
        """
        return f"{self.kind.words}{PROPOSED_MARK if self.proposed else ''}"


@dataclass(frozen=True, slots=True)
class CrossCut:
    """What a partner outside the office does for an objective or indicator (crosscutting)."""

    subject: NodeId | IndicatorCode
    """An objective or an indicator of the plan."""
    partner: str
    """Another office or institution, never a person: `Kementerian Agama`."""
    contribution: str
    proposed: bool
    """No source states it (`usulan`)."""
    place: Place
