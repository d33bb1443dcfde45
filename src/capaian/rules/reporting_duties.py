"""Which post fills in each thing that forms ask for, and whose it is where its own row names none.

A form is handed in by its post and approved by the head of office, who approves none of the own: what nobody
or the head tells is not shared out yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from capaian.domain.identifiers import NodeId, PostId
from capaian.domain.office_year import OfficeYear
from capaian.domain.work import NodeKind, Resource, WorkNode
from capaian.rules.duties import NOBODY, Duty, find_duties


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
