"""Which post owes which facts: what its own indicators and work are computed from,
and nothing else.

A component is owed by the lowest post that has an indicator which names it: that of the unit which
issues the document, not the head of office who answers for the mean of all. What nobody owns is
the planner's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from capaian.domain.identifiers import (
    ComponentCode,
    IndicatorCode,
    MeasureCode,
    NodeId,
    PostId,
    SurveyId,
)
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Indicator
from capaian.domain.work import NodeKind, Output, Resource, ResourceInput, WorkNode
from capaian.rules.dependencies import all_below, needs_of, readable_formula
from capaian.rules.facts import gather
from capaian.rules.formula.parse import parse_readable
from capaian.rules.formula.tree import names_in, surveys_in
from capaian.rules.work_plan import WorkPlan, climb
from capaian.web.offices.models import NOBODY


@dataclass(frozen=True, slots=True)
class Duty:
    """What a post owes of each period."""

    post: PostId
    """`NOBODY`: facts that no post owns."""
    components: tuple[ComponentCode, ...] = ()
    """Counts per kecamatan of numerator and denominator."""
    indicators: tuple[IndicatorCode, ...] = ()
    """Actuals that are reported and not computed."""
    credits: tuple[IndicatorCode, ...] = ()
    """Indicators of credit points of whose activities it tells how many there were."""
    surveys: tuple[SurveyId, ...] = ()
    nodes: tuple[NodeId, ...] = ()
    """Outputs, money and staff of sub-activities."""

    @property
    def codes(self) -> frozenset[str]:
        """What figures are computed from."""
        return frozenset((*self.components, *self.indicators, *self.credits, *self.surveys))


def find_duties(office_year: OfficeYear) -> Mapping[PostId, Duty]:
    """Return what each post owes, in the order of the posts; facts that none owns last,
    under `NOBODY`.

    A post that owes nothing is not among them. Everything that results of the year are computed
    from is owed exactly once.
    """
    owed = gather((post, (kind, code)) for kind, code, post in _Plan(office_year).owed())
    posts = (*(post.id for post in office_year.office.posts), NOBODY)
    return {post: Duty(post, **gather(owed[post])) for post in posts if post in owed}


def find_answerable(office_year: OfficeYear) -> Mapping[PostId, tuple[IndicatorCode, ...]]:
    """Return the indicators with a target of which each post says why they came out as they did.

    That is the post of the indicator, where it owes anything; else the first that owes what the
    indicator is computed from. A post that says nothing is not among them.
    """
    duties, plan = find_duties(office_year), _Plan(office_year)
    basis, found = plan.basis(), list[tuple[PostId, IndicatorCode]]()
    for indicator in filter(plan.has_target, office_year.indicators):
        needs, own = basis[indicator.code], plan.owner_of_indicator(indicator)
        answering = (
            [own]
            if own in duties
            else [post for post, each in duties.items() if needs & each.codes]
        )
        found += [(post, indicator.code) for post in answering[:1]]
    return gather(found)


def find_credited(office_year: OfficeYear) -> Mapping[MeasureCode, IndicatorCode]:
    """Return the counts of activities that formulas need,
    each with the indicator for which it is told.

    One that several indicators list is told once, for the first that a post of the office owns.
    What is counted for a component is told with that one.
    """
    posts = {post.id for post in office_year.office.posts}
    written = [
        *map(readable_formula, office_year.indicators),
        *(parse_readable(each.formula) for each in office_year.components),
    ]
    needed = {
        str(name.code) for expression in written if expression for name in names_in(expression)
    }
    needed -= {
        each.code for own in office_year.components for each in (own.numerator, own.denominator)
    }
    found: dict[MeasureCode, IndicatorCode] = {}
    for indicator in sorted(office_year.indicators, key=lambda each: each.owner not in posts):
        for activity in indicator.credits:
            if activity.measure in needed:
                found.setdefault(activity.measure, indicator.code)
    return found


class _Plan:
    """The plan of one office-year, with the post of each part of it."""

    def __init__(self, office_year: OfficeYear) -> None:
        self._year = office_year
        self._above = {post.id: post.parent for post in office_year.office.posts}
        self.work = WorkPlan(office_year)

    def owed(self) -> Iterator[tuple[str, Any, PostId]]:
        """Yield everything that is owed: of what kind it is, its code, and by whom."""
        for component in self._year.components:
            if not (component.numerator.counted and component.denominator.counted):
                yield "components", component.code, self._owner_of(component.code, component.owner)
        for survey in self._year.surveys:
            yield "surveys", survey.id, self._owner_of(survey.id, survey.owner)
        for indicator in self._year.indicators:
            # a result of the year rests on it: it has a target, or another formula names it
            is_measured = self.has_target(indicator) or indicator.code in self._named
            if is_measured and not indicator.formula:
                yield "indicators", indicator.code, self.owner_of_indicator(indicator)
            if indicator.code in self._credited:
                yield "credits", indicator.code, self.owner_of_indicator(indicator)
        for node in self._year.nodes:
            if node.kind is NodeKind.SUBACTIVITY:
                yield "nodes", node.id, self.owner_of_node(node)

    def has_target(self, indicator: Indicator) -> bool:
        """Whether the plan or an agreement says how much it is to be."""
        return bool(indicator.plan_targets) or indicator.code in self._agreed

    def basis(self) -> Mapping[str, frozenset[str]]:
        """Return what each indicator rests on in the end: components, surveys,
        reported indicators.
        """
        needs: dict[str, frozenset[str]] = {
            each.code: self._needs_of(each) if each.formula else frozenset({each.code})
            for each in self._year.indicators
        }
        computed = {code for code, own in needs.items() if code not in own}
        return {code: frozenset(all_below(code, needs) - computed) for code in needs}

    def _needs_of(self, indicator: Indicator) -> frozenset[str]:
        """Return what a formula names; `ktp.holders` is counted for `ktp`."""
        expression, year = parse_readable(indicator.formula), self._year
        if expression is None:
            return frozenset()
        codes = frozenset((*(c.code for c in year.components), *(i.code for i in year.indicators)))
        named = {name.code for name in names_in(expression)}
        counted = (
            c.code for c in year.components if named & {c.numerator.code, c.denominator.code}
        )
        surveys = (index.survey for index in surveys_in(expression))
        own = {indicator.code} & self._credited
        return frozenset((*needs_of(expression, codes), *own, *counted, *surveys))

    @cached_property
    def _credited(self) -> frozenset[IndicatorCode]:
        return frozenset(find_credited(self._year).values())

    @cached_property
    def _agreed(self) -> frozenset[str]:
        return frozenset(line.indicator for each in self._year.agreements for line in each.targets)

    @cached_property
    def _named(self) -> Mapping[str, Sequence[tuple[int, Indicator]]]:
        """The indicators that name a component, survey or indicator,
        each with how many things it names.
        """
        own = [(self._needs_of(each), each) for each in self._year.indicators if each.formula]
        return gather(
            (need, (len(needs), indicator)) for needs, indicator in own for need in needs
        )

    def _owner_of(self, code: str, named: PostId | None) -> PostId:
        """Return the post that is named; else the lowest with an indicator of it,
        by the narrowest.
        """
        if named is not None:
            return self._known(named)
        owned = [
            (-len(climb(indicator.owner, self._above)), count, place, indicator.owner)
            for place, (count, indicator) in enumerate(self._named.get(code, ()))
            if indicator.owner is not None and indicator.owner in self._above
        ]
        return self._known(min(owned)[-1]) if owned else NOBODY

    def owner_of_indicator(self, indicator: Indicator) -> PostId:
        """Return the post of an indicator, else that of the work which it measures,
        else of its objective.
        """
        if indicator.owner is not None:
            return self._known(indicator.owner)
        measured = next(
            (node for node in self._year.nodes if indicator.code in node.indicators), None
        )
        if measured is not None and (post := self.owner_of_node(measured)) != NOBODY:
            return post
        of = {objective.id: objective.owner for objective in self._year.objectives}
        return self._known(of.get(indicator.objective))

    def owner_of_node(self, node: WorkNode) -> PostId:
        """Return the post of a node, or of the nearest node above that has one."""
        line = (node, *(self.work.node_by_id[each] for each in self.work.above(node.id)))
        return self._known(next((each.owner for each in line if each.owner), None))

    def _known(self, post: PostId | None) -> PostId:
        return post if post is not None and post in self._above else NOBODY


class ReportingDutyKind(StrEnum):
    """What a post is asked about."""

    COMPONENT = "component"
    """Counts per kecamatan."""
    SURVEY = "survey"
    INDICATOR = "indicator"
    """An actual that is reported, or activities that give credit points."""
    NODE = "node"
    """Work with its money, or what stands above such work."""


@dataclass(frozen=True, slots=True)
class ReportingDuty:
    """A thing with the post that tells it."""

    kind: ReportingDutyKind
    code: str
    post: PostId
    """Who tells it, or what is told below it; `NOBODY`: no post."""
    has_form: bool = True
    """Forms ask for it; else only for what stands below it, which goes with it."""


def find_reporting_duties(office_year: OfficeYear) -> Sequence[ReportingDuty]:
    """Return all that forms ask for in the order of the plan, and the work above it."""
    plan, kinds = _Plan(office_year), ReportingDutyKind
    groups = {"components": kinds.COMPONENT, "surveys": kinds.SURVEY}
    posts = {
        (groups.get(group, kinds.INDICATOR), code): post
        for group, code, post in plan.owed()
        if group != "nodes"
    }
    # work that has money, or of which a form of the year asks for outputs or staff
    rows: Sequence[Output | ResourceInput] = (*office_year.outputs, *office_year.inputs)
    with_rows = {each.node for each in rows if each.period.year == office_year.year}
    with_rows |= {each.node for each in office_year.inputs if each.resource is Resource.MONEY}
    work = plan.work
    reported = {
        e.id for e in office_year.nodes if e.kind is NodeKind.SUBACTIVITY and e.id in with_rows
    }
    listed = reported.union(*(work.above(node) for node in reported))
    return [
        *(ReportingDuty(*thing, post) for thing, post in posts.items()),
        *(
            ReportingDuty(
                kinds.NODE, str(node), plan.owner_of_node(work.node_by_id[node]), node in reported
            )
            for node in work.work.order
            if node in listed
        ),
    ]


def has_reporter(office_year: OfficeYear, post: PostId) -> bool:
    """Say whether what a post tells can come to its end:
    somebody tells it who is not the head of office.
    """
    return post not in (NOBODY, office_year.office.head)
