"""Which post owes which facts: what its own indicators and work are computed from, and nothing else.

A component is owed by the lowest post that has an indicator which names it: that of the unit which issues the
document, not the head of office who answers for the mean of all. What nobody owns is the planner's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Final

from capaian.domain.identifiers import ComponentCode, IndicatorCode, MeasureCode, NodeId, PostId, SurveyId
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Indicator
from capaian.domain.work import NodeKind, Resource, WorkNode
from capaian.rules.dependencies import needs_of, order
from capaian.rules.formula.credits import expand_credits
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import Expression, names_in, surveys_in

NOBODY: Final = PostId("")
"""Stands for the post of facts that no post owns."""


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
    def is_empty(self) -> bool:
        """Whether the post owes nothing."""
        told = self.components or self.indicators or self.credits or self.surveys or self.nodes
        return not told

    @property
    def codes(self) -> frozenset[str]:
        """What figures are computed from."""
        return frozenset((*self.components, *self.indicators, *self.credits, *self.surveys))


def find_duties(office_year: OfficeYear) -> Mapping[PostId, Duty]:
    """Return what each post owes, in the order of the posts; facts that none owns last, under `NOBODY`.

    A post that owes nothing is not among them. Everything that results of the year are computed from is
    owed exactly once.
    """
    finder = _Finder(office_year)
    owed: dict[PostId, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for kind, code, post in finder.cells_of():
        owed[post][kind].append(code)
    posts = [*(post.id for post in office_year.office.posts), NOBODY]
    duties = (_duty(post, owed[post]) for post in posts if post in owed)
    return {duty.post: duty for duty in duties if not duty.is_empty}


def find_answerable(office_year: OfficeYear) -> Mapping[PostId, tuple[IndicatorCode, ...]]:
    """Return the indicators with a target of which each post says why they came out as they did.

    That is the post of the indicator, where it owes anything; else the first that owes what the indicator is
    computed from. A post that says nothing is not among them.
    """
    duties, finder = find_duties(office_year), _Finder(office_year)
    rests_on = finder.rests_on()
    found: dict[PostId, list[IndicatorCode]] = {}
    for indicator in office_year.indicators:
        if not finder.has_target(indicator):
            continue
        needs, own = rests_on[indicator.code], finder.owner_of_indicator(indicator)
        owing = (post for post, duty in duties.items() if needs & duty.codes)
        post = own if own in duties else next(owing, None)
        if post is not None:
            found.setdefault(post, []).append(indicator.code)
    return {post: tuple(codes) for post, codes in found.items()}


def find_credited(office_year: OfficeYear) -> Mapping[MeasureCode, IndicatorCode]:
    """Return the counts of activities that formulas need, each with the indicator for which it is told.

    One that several indicators list is told once, for the first that a post of the office owns. What is
    counted for a component is told with that one.
    """
    needed, posts = _counts_needed(office_year), {post.id for post in office_year.office.posts}
    told = {each.code for own in office_year.components for each in (own.numerator, own.denominator)}
    found: dict[MeasureCode, IndicatorCode] = {}
    for indicator in sorted(office_year.indicators, key=lambda each: each.owner not in posts):
        for activity in indicator.credits:
            if activity.measure in needed and activity.measure not in told:
                found.setdefault(activity.measure, indicator.code)
    return found


def _counts_needed(office_year: OfficeYear) -> frozenset[str]:
    written = [
        *(
            expand_credits(parse(each.formula), each.credits)
            for each in office_year.indicators
            if each.formula
        ),
        *(parse(each.formula) for each in office_year.components if each.formula),
    ]
    return frozenset(str(name.code) for expression in written for name in names_in(expression))


def _duty(post: PostId, owed: Mapping[str, list[str]]) -> Duty:
    return Duty(
        post,
        tuple(map(ComponentCode, owed.get("components", ()))),
        tuple(map(IndicatorCode, owed.get("indicators", ()))),
        tuple(map(IndicatorCode, owed.get("credits", ()))),
        tuple(map(SurveyId, owed.get("surveys", ()))),
        tuple(map(NodeId, owed.get("nodes", ()))),
    )


class _Finder:
    """Looks through the plan of one office-year."""

    def __init__(self, office_year: OfficeYear) -> None:
        self._year = office_year
        self._posts = {post.id for post in office_year.office.posts}

    def cells_of(self) -> Iterator[tuple[str, str, PostId]]:
        """Yield everything that is owed: of what kind it is, its code, and by whom."""
        for component in self._year.components:
            if not (component.numerator.counted and component.denominator.counted):
                yield "components", component.code, self._owner_of(component.code, component.owner)
        for survey in self._year.surveys:
            yield "surveys", survey.id, self._owner_of(survey.id, survey.owner)
        for indicator in self._year.indicators:
            if not indicator.formula and self._is_measured(indicator):
                yield "indicators", indicator.code, self.owner_of_indicator(indicator)
            if indicator.code in self._credited:
                yield "credits", indicator.code, self.owner_of_indicator(indicator)
        for node in self._year.nodes:
            if node.kind is NodeKind.SUBACTIVITY:
                yield "nodes", node.id, self._owner_of_node(node)

    def _is_measured(self, indicator: Indicator) -> bool:
        """Whether a result of the year rests on it: it has a target, or another formula names it."""
        return self.has_target(indicator) or indicator.code in self._named

    def has_target(self, indicator: Indicator) -> bool:
        """Whether the plan or an agreement says how much it is to be."""
        return bool(indicator.plan_targets) or indicator.code in self._agreed

    def rests_on(self) -> Mapping[str, frozenset[str]]:
        """Return what each indicator rests on in the end: components, surveys, reported indicators."""
        needs: dict[str, frozenset[str]] = {
            each.code: self._needs_of(each) if each.formula else frozenset({each.code})
            for each in self._year.indicators
        }
        found: dict[str, frozenset[str]] = {}
        for code in order({code: named - {code} for code, named in needs.items()}):
            parts = (found.get(each, frozenset({each})) for each in needs[code])
            found[code] = frozenset().union(*parts)
        return found

    def _needs_of(self, indicator: Indicator) -> frozenset[str]:
        expression = parse(indicator.formula)
        named = needs_of(expression, self._codes)
        own = {indicator.code} & self._credited
        return frozenset((*named, *own, *self._of_measures(expression), *_surveys(expression)))

    @cached_property
    def _credited(self) -> frozenset[IndicatorCode]:
        return frozenset(find_credited(self._year).values())

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset((*(c.code for c in self._year.components), *(i.code for i in self._year.indicators)))

    @cached_property
    def _agreed(self) -> frozenset[str]:
        return frozenset(
            target.indicator for agreement in self._year.agreements for target in agreement.targets
        )

    @cached_property
    def _named(self) -> Mapping[str, list[tuple[int, Indicator]]]:
        """The indicators that name a component, survey or indicator, each with how many things it names."""
        found: dict[str, list[tuple[int, Indicator]]] = defaultdict(list)
        for indicator in self._year.indicators:
            if indicator.formula:
                needs = self._needs_of(indicator)
                for need in needs:
                    found[need].append((len(needs), indicator))
        return found

    def _of_measures(self, expression: Expression) -> Iterator[str]:
        """Yield the components of which a formula names a measure: `ktp.holders` is counted for `ktp`."""
        named = {name.code for name in names_in(expression)}
        for component in self._year.components:
            if named & {component.numerator.code, component.denominator.code}:
                yield component.code

    def _owner_of(self, code: str, named: PostId | None) -> PostId:
        """Return the post that is named; else the lowest with an indicator of it, by the narrowest."""
        if named is not None:
            return self._known(named)
        owned = [
            (-self._depth(indicator.owner), count, place, indicator.owner)
            for place, (count, indicator) in enumerate(self._named.get(code, ()))
            if indicator.owner in self._posts
        ]
        return self._known(min(owned)[-1]) if owned else NOBODY

    def _depth(self, post: PostId | None) -> int:
        """Return how many posts stand above one."""
        above = {each.id: each.parent for each in self._year.office.posts}
        depth = 0
        while post is not None and depth <= len(above):
            post, depth = above.get(post), depth + 1
        return depth

    def owner_of_indicator(self, indicator: Indicator) -> PostId:
        """Return the post of an indicator, else that of the work which it measures, else of its objective."""
        if indicator.owner is not None:
            return self._known(indicator.owner)
        measured = next((node for node in self._year.nodes if indicator.code in node.indicators), None)
        if measured is not None and (post := self._owner_of_node(measured)) != NOBODY:
            return post
        of = {objective.id: objective.owner for objective in self._year.objectives}
        return self._known(of.get(indicator.objective))

    def _owner_of_node(self, node: WorkNode) -> PostId:
        """Return the post of a node, or of the nearest node above that has one."""
        by_id = {each.id: each for each in self._year.nodes}
        above: WorkNode | None = node
        for _ in self._year.nodes:
            if above is None or above.owner is not None:
                break
            above = by_id.get(above.parent) if above.parent else None
        return self._known(above.owner if above else None)

    def _known(self, post: PostId | None) -> PostId:
        return post if post is not None and post in self._posts else NOBODY


def _surveys(expression: Expression) -> Iterator[str]:
    for index in surveys_in(expression):
        yield index.survey


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
    otherwise: PostId
    """Who would, if its own row named no post."""
    has_form: bool = True
    """Forms ask for it; else only for what stands below it, which goes with it."""


_Posts = Mapping[tuple[ReportingDutyKind, str], PostId]


def find_reporting_duties(office_year: OfficeYear) -> Sequence[ReportingDuty]:
    """Return all that forms ask for in the order of the plan, and the work above it."""
    posts = _posts(office_year)
    counts = replace(
        office_year,
        components=tuple(replace(each, owner=None) for each in office_year.components),
        surveys=tuple(replace(each, owner=None) for each in office_year.surveys),
    )
    reported = replace(
        office_year, indicators=tuple(replace(each, owner=None) for each in office_year.indicators)
    )
    by_indicator, by_work = _posts(counts), _posts(reported)
    named = (
        (ReportingDutyKind.COMPONENT, (each.code for each in office_year.components), by_indicator),
        (ReportingDutyKind.SURVEY, (each.id for each in office_year.surveys), by_indicator),
        (ReportingDutyKind.INDICATOR, (each.code for each in office_year.indicators), by_work),
    )
    found = [
        ReportingDuty(kind, str(code), posts[kind, str(code)], otherwise.get((kind, str(code)), NOBODY))
        for kind, codes, otherwise in named
        for code in codes
        if (kind, str(code)) in posts
    ]
    return [*found, *_work(office_year)]


def has_reporter(office_year: OfficeYear, post: PostId) -> bool:
    """Say whether what a post tells can come to its end: somebody tells it who is not the head of office."""
    return post not in (NOBODY, office_year.office.head)


def _posts(office_year: OfficeYear) -> _Posts:
    duties = find_duties(office_year).items()
    return {place: post for post, duty in duties for place in _things(duty)}


def _things(duty: Duty) -> Iterator[tuple[ReportingDutyKind, str]]:
    yield from ((ReportingDutyKind.COMPONENT, str(code)) for code in duty.components)
    yield from ((ReportingDutyKind.SURVEY, str(code)) for code in duty.surveys)
    yield from ((ReportingDutyKind.INDICATOR, str(code)) for code in (*duty.indicators, *duty.credits))


def _work(office_year: OfficeYear) -> Iterator[ReportingDuty]:
    """Yield the sub-activities with anything to tell, and programmes and activities that they go with."""
    by_id = {each.id: each for each in office_year.nodes}
    own = {post.id for post in office_year.office.posts}
    asked = _with_rows(office_year)
    told = {each.id for each in office_year.nodes if each.kind is NodeKind.SUBACTIVITY and each.id in asked}
    shown = {above.id for node in told for above in _way_up(by_id, node)}
    for node in _in_order(office_year.nodes):
        if node.id in shown:
            post = _nearest(own, _way_up(by_id, node.id))
            above = _nearest(own, _way_up(by_id, node.parent))
            yield ReportingDuty(ReportingDutyKind.NODE, str(node.id), post, above, node.id in told)


def _with_rows(office_year: OfficeYear) -> set[NodeId]:
    """Return the work that has money, or of which a form of the year asks for outputs or staff."""
    year = office_year.year
    inputs = (
        each.node
        for each in office_year.inputs
        if each.resource is Resource.MONEY or each.period.year == year
    )
    outputs = (each.node for each in office_year.outputs if each.node and each.period.year == year)
    return {*inputs, *outputs}


def _in_order(nodes: Sequence[WorkNode]) -> Iterator[WorkNode]:
    """Yield each node with those below it right behind it, in whatever order they are listed."""
    ids = {node.id for node in nodes}
    below: dict[NodeId | None, list[WorkNode]] = {}
    for node in reversed(nodes):
        below.setdefault(node.parent if node.parent in ids else None, []).append(node)
    stack = below.pop(None, [])
    while stack:
        node = stack.pop()
        yield node
        stack.extend(below.pop(node.id, []))


def _way_up(by_id: Mapping[NodeId, WorkNode], start: NodeId | None) -> Iterator[WorkNode]:
    """Yield a node and those above it."""
    at = start
    for _ in by_id:
        node = by_id.get(at) if at else None
        if node is None:
            return
        yield node
        at = node.parent


def _nearest(own: set[PostId], nodes: Iterator[WorkNode]) -> PostId:
    owner = next((node.owner for node in nodes if node.owner is not None), None)
    return owner if owner is not None and owner in own else NOBODY
