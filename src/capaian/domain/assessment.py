"""The outcome of the one computation that everything else reads.

Papers, web pages and interfaces show an `Assessment`; none of them computes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from capaian.domain.identifiers import (
    AreaCode,
    ComponentCode,
    IndicatorCode,
    NodeId,
    SurveyId,
    TraceId,
    WordedEnum,
)
from capaian.domain.issue import Issue
from capaian.domain.period import Period
from capaian.domain.plan import CascadeLink, CrossCut
from capaian.domain.policy import EfficiencyMethod, Policies, Trend, Verdict
from capaian.domain.progress import Progress
from capaian.domain.rule_set import Band
from capaian.domain.survey import GivenStatistic
from capaian.domain.value import CellValue, Result, Trace, Unit
from capaian.domain.work import NodeKind, Resource


@dataclass(frozen=True, slots=True)
class StaffResult:
    """The number of staff in one category."""

    category: str
    parent: str | None
    count: Result
    across: str = ""
    """Category of the second grouping, in a cross table."""


@dataclass(frozen=True, slots=True)
class StaffGroup:
    """Staff by one grouping (status, position, rank ...)."""

    grouping: str
    rows: tuple[StaffResult, ...]
    total: Result
    """Sum of the categories that are part of no other."""
    by_category: tuple[StaffResult, ...] = ()
    """In a cross table: each category over all of the second grouping."""
    by_across: tuple[StaffResult, ...] = ()
    """In a cross table: each category of the second grouping over all of the first,
    in `across`.
    """


@dataclass(frozen=True, slots=True)
class AssetResult:
    """One kind of equipment; what was not counted is unavailable, never zero."""

    name: str
    sound: Result
    damaged: Result
    needed: Result
    total: Result
    """Sum of what was counted, sound or damaged."""


@dataclass(frozen=True, slots=True)
class GroupMean:
    """Plain means over the activities of one program, or over all activities of the office.

    Activities without the figure do not count; all are percentages.
    """

    node: NodeId | None
    """The program; `None` for the whole office."""
    achievement: Result
    """Of the activities' indicators (else their outputs)."""
    prior_achievement: Result
    """The same in the year before, as its paper states it."""
    outputs: Result
    """Of the activities' outputs alone."""
    prior_outputs: Result
    money: Result
    """Of the shares spent: not the share of the sums."""
    staff: Result
    """Of the shares of staff at work."""


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
    """Direction of the achievement itself:
    a lower target may let it rise while the actual falls.
    """


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


class ReferenceKind(WordedEnum):
    """With whom an indicator is compared."""

    NATIONAL = "national", "Standar nasional"
    PROVINCE = "province", "Provinsi"
    PEERS = "peers", "Kabupaten/kota lain"


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


class Status(WordedEnum):
    """Whether a target was met; never `met` while the actual is below it, whatever the band."""

    MET = "met", "tercapai"
    NOT_MET = "not_met", "belum tercapai"
    UNKNOWN = "unknown", "belum dapat dinilai"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status with what a reader needs to believe it; made by `rules.achievement` alone."""

    status: Status
    note: str = ""
    """Indonesian: why it cannot be judged,
    or the actual before rounding where what is printed misleads.
    """

    @property
    def words(self) -> str:
        """Indonesian: the status, with the note that keeps it from contradicting what is printed.

        Examples:
            >>> Judgement(Status.NOT_MET, "94,837 sebelum pembulatan").words
            'belum tercapai (94,837 sebelum pembulatan)'
            >>> Judgement(Status.UNKNOWN, "tidak ada target").words
            'belum dapat dinilai'
        """
        is_contradicted = self.note and self.status is not Status.UNKNOWN
        return f"{self.status.words} ({self.note})" if is_contradicted else self.status.words


@dataclass(frozen=True, slots=True)
class PeriodResult:
    """An indicator in one period."""

    period: Period
    target: CellValue
    actual: CellValue
    achievement: Result
    """Capaian, percent, uncapped."""
    gap: Result
    """Actual minus target, in the unit of the indicator (points for percent)."""
    band: Band | None
    status: Status
    comparable: bool
    status_note: str = ""
    """As in `Judgement.note`."""

    @property
    def status_words(self) -> str:
        """Indonesian: the status as papers print it, see `Judgement.words`."""
        return Judgement(self.status, self.status_note).words


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """An indicator with everything it is compared with."""

    code: IndicatorCode
    symbol: str
    name: str
    node: NodeId
    """Objective it belongs to."""
    tier: str
    unit: Unit
    value_type: str
    is_key: bool
    periods: tuple[PeriodResult, ...]
    """The period asked for last."""
    prior: PriorComparison | None
    plan_end: PlanEndComparison | None
    references: tuple[ReferenceComparison, ...]
    past: tuple[PastYear, ...] = ()
    """The years of the plan before last year of which a paper states anything, latest first."""

    @property
    def current(self) -> PeriodResult:
        """The result of the period that was asked for."""
        return self.periods[-1]


@dataclass(frozen=True, slots=True)
class AreaResult:
    """A component in one area."""

    code: AreaCode
    name: str
    numerator: Result
    denominator: Result
    ratio: Result
    remainder: Result
    """Denominator minus numerator: those without the document."""


@dataclass(frozen=True, slots=True)
class PeriodRatio:
    """A component's ratio in one of several periods that are set side by side."""

    period: Period
    ratio: Result


@dataclass(frozen=True, slots=True)
class ComponentResult:
    """A component in the regency and in each district."""

    code: ComponentCode
    symbol: str
    name: str
    numerator: Result
    denominator: Result
    ratio: Result
    remainder: Result
    areas: tuple[AreaResult, ...]
    prior_ratio: Result
    """Last year's ratio, from counts or history."""
    change: Result
    trend: Trend | None
    open: Result
    """What is still open: 100 minus the ratio, percent; none for a ratio over 100."""
    recent: tuple[PeriodRatio, ...]
    """The ratio of this period and of the three years before it, oldest first;
    unknown ones say why.
    """
    share_of_gap: Mapping[IndicatorCode, Result] = field(default_factory=dict)
    """For each indicator that is a mean of components: (100 - ratio) / number of components,
    in points.
    """


@dataclass(frozen=True, slots=True)
class PeerRow:
    """One row of a comparison among regencies."""

    area: AreaCode
    name: str
    numerator: Result
    denominator: Result
    ratio: Result
    rank: Rank | None
    is_own: bool


@dataclass(frozen=True, slots=True)
class PeerTable:
    """A comparison of one component among the regencies of the province, best first."""

    subject: str
    period: Period
    rows: tuple[PeerRow, ...]
    total: PeerRow
    """Sum of all regencies including the own."""
    is_province: bool = True
    """Whether they are the whole province: its own row in `peers.csv` vouches for that."""

    @property
    def rows_with_total(self) -> tuple[PeerRow, ...]:
        """All rows, then their sum."""
        return *self.rows, self.total


@dataclass(frozen=True, slots=True)
class ElementResult:
    """One element of a survey."""

    code: str
    name: str
    mean: Result
    index: Result
    weighted: Result
    """Index times weight."""
    letter: str | None
    """Class of the element; `None` if unknown."""
    given: GivenStatistic
    answers: int | None
    change: Result
    """This index minus the same element's in the survey before."""
    trend: Trend | None


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """A satisfaction survey of one period."""

    id: SurveyId
    unit: str
    period: Period
    scale: str
    weight: Decimal
    elements: tuple[ElementResult, ...]
    index: Result
    """Unit index (IKM), 25-100."""
    mean: Result
    """Unit index over 25 (1-4)."""
    letter: str | None
    class_name: str | None
    answers: int | None
    change: Result
    """This unit index minus that of the survey before."""
    trend: Trend | None
    is_conducted: bool = True
    """Whether any of its elements has a figure; without one it is still to come."""
    combines: tuple[Period, ...] = ()
    """The periods whose surveys speak for this one together; empty: it is one of its own."""


@dataclass(frozen=True, slots=True)
class ResourceResult:
    """Money or staff of a node in a period."""

    resource: Resource
    kind: str
    period: Period
    original: Result
    revised: Result
    actual: Result
    ratio: Result
    """Actual over revised (serapan), percent."""


@dataclass(frozen=True, slots=True)
class EfficiencyResult:
    """How well a node used its resources, by one method."""

    method: EfficiencyMethod
    value: Result
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class OutputPrior:
    """An output in the year before, as that year's paper states it."""

    period: Period
    actual: Result
    achievement: Result
    trend: Trend | None
    achievement_trend: Trend | None


@dataclass(frozen=True, slots=True)
class OutputResult:
    """An output of a node that is not an indicator of the plan."""

    name: str
    unit: Unit
    target: CellValue
    actual: CellValue
    achievement: Result
    note: str
    prior: OutputPrior | None = None
    status: Status = Status.UNKNOWN


@dataclass(frozen=True, slots=True)
class NodeResult:
    """A node of the work-plan tree: goal, objective, program, activity, sub-activity, post."""

    id: NodeId
    kind: NodeKind
    name: str
    depth: int
    """0 for the uppermost of its kind of tree: program 0, activity 1, sub-activity 2."""
    mean_achievement: Result
    band: Band | None
    status: Status
    code: str = ""
    parent: NodeId | None = None
    owner: str | None = None
    tier: str | None = None
    inputs: tuple[ResourceResult, ...] = ()
    outputs: tuple[OutputResult, ...] = ()
    efficiency: tuple[EfficiencyResult, ...] = ()
    objective: NodeId | None = None
    """For programs and what is below: the objective served; `None` for supporting programs."""

    @property
    def money(self) -> ResourceResult | None:
        """Money of all kinds in the period, if the node has any."""
        return next(
            (r for r in self.inputs if r.resource is Resource.MONEY and r.kind == "all"), None
        )


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many indicators of a tier have one status, and which."""

    status: Status
    count: Result
    indicators: tuple[IndicatorCode, ...]


@dataclass(frozen=True, slots=True)
class TierResult:
    """All indicators of one tier together."""

    tier: str
    mean_achievement: Result
    band: Band | None
    met: int
    count: int
    by_status: tuple[StatusCount, ...]
    """One for each status, in the order met, not met, unknown."""
    size: Result
    """`count` as a figure with its trace."""
    left_out: tuple[IndicatorCode, ...] = ()
    """Indicators with a target that have no achievement, so that the mean is without them."""


@dataclass(frozen=True, slots=True)
class ScaleSensitivity:
    """A result that would fall into another band under another gap rule."""

    subject: str
    value: Result
    gap: str
    band: Band
    """Band under the other rule."""


@dataclass(frozen=True)
class Assessment:
    """All results of an office for one year, as of one period, with a trace for each."""

    office: str
    regency: str
    year: int
    as_of: Period
    policies: Policies
    nodes: tuple[NodeResult, ...]
    indicators: tuple[IndicatorResult, ...]
    components: tuple[ComponentResult, ...]
    tiers: tuple[TierResult, ...]
    surveys: tuple[SurveyResult, ...]
    peers: tuple[PeerTable, ...]
    totals: tuple[ResourceResult, ...]
    """Money of the whole office: all kinds, then by kind (operations, capital)."""
    total_efficiency: tuple[EfficiencyResult, ...]
    staff: tuple[StaffGroup, ...]
    """Staff by grouping, in the order of the dossier."""
    assets: tuple[AssetResult, ...]
    """Equipment in the order of the dossier."""
    sensitivity: tuple[ScaleSensitivity, ...]
    traces: Mapping[TraceId, Trace]
    issues: tuple[Issue, ...]
    cascade: tuple[CascadeLink, ...] = ()
    crosscutting: tuple[CrossCut, ...] = ()
    """Warnings and notes; errors never reach an assessment that papers are made from."""
    progress: Progress | None = None
    """Figures by quarter and by year of the plan; `None` where the dossier has neither."""
    prior_totals: tuple[ResourceResult, ...] = ()
    """Money and staff of the whole office in the year before, by kind."""
    prior_money: Mapping[NodeId, ResourceResult] = field(default_factory=dict)
    """Money of all kinds in the year before, of each node that had any."""
    group_means: tuple[GroupMean, ...] = ()
    """Means over the activities of each program, then of the office."""
