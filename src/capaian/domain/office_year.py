"""One office in one year: everything that a dossier holds, as values."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import chain

from capaian.domain import follow_up, narrative, plan
from capaian.domain.identifiers import (
    AreaCode,
    ComponentCode,
    IndicatorCode,
    PostId,
    SourceId,
    SurveyId,
    closed_year_of,
)
from capaian.domain.intake import Intake, IntakePeriod, IntakeReading
from capaian.domain.office import (
    Area,
    AreaKind,
    Asset,
    Fact,
    Office,
    Post,
    Source,
    StaffCount,
    Training,
)
from capaian.domain.period import Period
from capaian.domain.policy import Policies
from capaian.domain.progress import PlanYear
from capaian.domain.registers.catalogue import Holiday, OfficeHours, Service, Site
from capaian.domain.registers.closed_month import Feed, RegisterClosing, RegisterFigure
from capaian.domain.registers.closed_survey import SurveyClosing, SurveyGroup
from capaian.domain.rule_set import AchievementScale
from capaian.domain.survey import Survey, SurveyElement
from capaian.domain.work import (
    Count,
    HistoryValue,
    Output,
    PeerValue,
    ResourceInput,
    Restatement,
    WorkNode,
)


@dataclass(frozen=True)
class OfficeYear:
    """All facts of one office for one year. Order of tuples is the order of the dossier."""

    office: Office
    year: int
    policies: Policies
    areas: tuple[Area, ...] = ()
    regional_plan: plan.RegionalPlan | None = None
    strategic_plan: plan.StrategicPlan | None = None
    goals: tuple[plan.Goal, ...] = ()
    objectives: tuple[plan.Objective, ...] = ()
    components: tuple[plan.Component, ...] = ()
    indicators: tuple[plan.Indicator, ...] = ()
    surveys: tuple[Survey, ...] = ()
    cascade: tuple[plan.CascadeLink, ...] = ()
    crosscutting: tuple[plan.CrossCut, ...] = ()
    agreements: tuple[plan.PerformanceAgreement, ...] = ()
    nodes: tuple[WorkNode, ...] = ()
    outputs: tuple[Output, ...] = ()
    inputs: tuple[ResourceInput, ...] = ()
    plan_years: tuple[PlanYear, ...] = ()
    counts: tuple[Count, ...] = ()
    survey_elements: tuple[SurveyElement, ...] = ()
    survey_closings: tuple[SurveyClosing, ...] = ()
    survey_groups: tuple[SurveyGroup, ...] = ()
    history: tuple[HistoryValue, ...] = ()
    restatements: tuple[Restatement, ...] = ()
    peers: tuple[PeerValue, ...] = ()
    factors: tuple[narrative.Factor, ...] = ()
    documents: tuple[narrative.LegalDocument, ...] = ()
    cooperation: tuple[narrative.Cooperation, ...] = ()
    people: tuple[StaffCount, ...] = ()
    training: tuple[Training, ...] = ()
    assets: tuple[Asset, ...] = ()
    innovations: tuple[narrative.Innovation, ...] = ()
    awards: tuple[narrative.Award, ...] = ()
    evaluations: tuple[narrative.ExternalEvaluation, ...] = ()
    recommendations: tuple[follow_up.Recommendation, ...] = ()
    facts: tuple[Fact, ...] = ()
    sources: tuple[Source, ...] = ()
    differences: tuple[narrative.Difference, ...] = ()
    narratives: tuple[narrative.NarrativeText, ...] = ()
    evidence: tuple[narrative.Evidence, ...] = ()
    sheets: tuple[narrative.IndividualSheet, ...] = ()
    scales: tuple[AchievementScale, ...] = ()
    """The office's own achievement scales."""
    intakes: tuple[Intake, ...] = ()
    """What was settled of tables that came from outside."""
    intake_periods: tuple[IntakePeriod, ...] = ()
    """Periods that were told of such files."""
    intake_readings: tuple[IntakeReading, ...] = ()
    """What such tables said of themselves when somebody confirmed them."""
    feeds: tuple[Feed, ...] = ()
    services: tuple[Service, ...] = ()
    sites: tuple[Site, ...] = ()
    hours: tuple[OfficeHours, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    register_closings: tuple[RegisterClosing, ...] = ()
    register_figures: tuple[RegisterFigure, ...] = ()
    approved: Mapping[tuple[str, Period], Decimal] = field(default_factory=dict)
    """Achievements in percent of closed years as their closings have them,
    by subject and period.
    """
    former_names: Mapping[str, str] = field(default_factory=dict)
    """Names that were others when the last closed year was approved,
    by codes and ids of their things.
    """
    former_formulas: Mapping[str, str] = field(default_factory=dict)
    """Formulas that were others when the last closed year was approved,
    by codes of what they compute.
    """
    files: Mapping[str, str] = field(default_factory=dict)
    """Dossier file to the SHA-256 of its bytes; for manifests."""

    @cached_property
    def districts(self) -> tuple[Area, ...]:
        """The kecamatan that were there in the year, on whatever days,
        in the order of the dossier.
        """
        first, last = date(self.year, 1, 1), date(self.year, 12, 31)
        return tuple(
            a for a in self.areas if a.kind is AreaKind.DISTRICT and a.is_there(first, last)
        )

    @cached_property
    def area_by_code(self) -> Mapping[AreaCode, Area]:
        """Areas by official code."""
        return {area.code: area for area in self.areas}

    def area_name(self, code: AreaCode) -> str:
        """Return what readers call an area; its code where it is not listed."""
        known = self.area_by_code.get(code)
        return (
            self.office.regency_name
            if code == self.office.regency
            else known.name
            if known
            else code
        )

    @cached_property
    def component_by_code(self) -> Mapping[ComponentCode, plan.Component]:
        """Components by code."""
        return {component.code: component for component in self.components}

    @cached_property
    def indicator_by_code(self) -> Mapping[IndicatorCode, plan.Indicator]:
        """Indicators by code."""
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def source_by_id(self) -> Mapping[SourceId, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def named_sources(self) -> Set[SourceId]:
        """Sources that anything of the year was taken from; those of the closed years always.

        A row that waits for its figures was prepared: nothing was taken from its source yet.
        """
        closings = {source.id for source in self.sources if closed_year_of(source.id) is not None}
        parts = (getattr(self, part.name) for part in fields(self))
        records = chain.from_iterable(part for part in parts if isinstance(part, tuple))
        taken = (record for record in records if not _is_waiting(record))
        return closings | {
            source for record in taken if (source := getattr(record, "source", None))
        }

    @cached_property
    def agreements_of_year(self) -> tuple[plan.PerformanceAgreement, ...]:
        """Agreements of the year; those of other years are no papers of it."""
        return tuple(agreement for agreement in self.agreements if agreement.year == self.year)

    @cached_property
    def survey_by_id(self) -> Mapping[SurveyId, Survey]:
        """Surveys by id."""
        return {survey.id: survey for survey in self.surveys}

    @cached_property
    def post_by_id(self) -> Mapping[PostId, Post]:
        """Posts by id."""
        return {post.id: post for post in self.office.posts}

    def holder_name(self, post: PostId | None, holder: int | None) -> str:
        """Return a post with the number of its holder where it has several, or had;
        without a post nobody.
        """
        known = None if post is None else self.post_by_id.get(post)
        if known is None:
            return "tanpa pemegang" if post is None else post
        return (
            f"{known.name}, pemegang {holder}"
            if holder and max(holder, known.holders) > 1
            else known.name
        )


def _is_waiting(record: object) -> bool:
    match record:
        case Count():
            return record.value is None
        case SurveyElement():
            return not record.has_figure
        case ResourceInput():
            return not record.has_amount
        case Output():
            return record.target is None and record.actual is None and not record.text
    return False
