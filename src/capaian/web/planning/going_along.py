"""Work and its indicators that different posts would answer for, and what moves so that one does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from capaian.domain.identifiers import PostId
from capaian.domain.office_year import OfficeYear as Facts
from capaian.rules.checks.papers import OwnerMismatch, find_owner_mismatches
from capaian.web.measurement.duties import ReportingDutyKind
from capaian.web.planning.defined import INDICATORS
from capaian.web.planning.lists_of_posts import OWNER, Along, Line, Posts
from capaian.web.years.edits import Edit
from capaian.web.years.models import OfficeYear

Choices = Mapping[tuple[ReportingDutyKind, str], str]
"""The post that was chosen for a thing; empty: none of its own."""


Pairs = frozenset[tuple[str, str]]
"""Work and indicators, by id and code."""


def apart_now(facts: Facts) -> Pairs:
    """Return the work and indicators that different posts answer for as things stand."""
    return frozenset((str(each.node.id), str(each.indicator.code)) for each in find_owner_mismatches(facts))


def apart_after(facts: Facts, choices: Choices, stood: Pairs) -> Sequence[OwnerMismatch]:
    """Return the work and indicators that get different posts by what was chosen, and had not before."""
    chosen = replace(
        facts,
        nodes=tuple(
            replace(each, owner=_owner(choices, ReportingDutyKind.NODE, str(each.id), each.owner))
            for each in facts.nodes
        ),
        indicators=tuple(
            replace(each, owner=_owner(choices, ReportingDutyKind.INDICATOR, str(each.code), each.owner))
            for each in facts.indicators
        ),
    )
    found = find_owner_mismatches(chosen)
    return [each for each in found if (str(each.node.id), str(each.indicator.code)) not in stood]


def _owner(choices: Choices, kind: ReportingDutyKind, code: str, owner: PostId | None) -> PostId | None:
    post = choices.get((kind, code))
    return owner if post is None else PostId(post) if post else None


def by_work(found: Sequence[OwnerMismatch]) -> Mapping[str, Along]:
    """Return them by the id of the work."""
    return _grouped((str(each.node.id), each) for each in found)


def by_indicator(found: Sequence[OwnerMismatch]) -> Mapping[str, Along]:
    """Return them by the code of the indicator."""
    return _grouped((str(each.indicator.code), each) for each in found)


def _grouped(found: Iterator[tuple[str, OwnerMismatch]]) -> Mapping[str, Along]:
    groups: dict[str, list[OwnerMismatch]] = {}
    for name, each in found:
        groups.setdefault(name, []).append(each)
    return {name: Along(own) for name, own in groups.items()}


def edits_along(year: OfficeYear, owners: Mapping[str, str]) -> Iterator[Edit]:
    """Yield the edits by which indicators get posts, by their codes."""
    rows = year.rows.filter(sheet=INDICATORS, cells__code__in=[*owners]) if owners else ()
    for row in rows:
        yield Edit(row.sheet, {OWNER: owners[row.cells["code"]]}, row.pk, row.version)


def held_together(typed: Sequence[Line], sent: Mapping[str, str], posts: Posts | None) -> list[Line]:
    """Return lines with what keeps work and its indicators at one post, where one of them was chosen anew."""
    if posts is None:
        return [*typed]
    choices = {
        (each.share.kind, each.share.code): each.text
        for each in typed
        if each.text != each.stands and not each.message
    }
    stood = apart_now(posts.facts) if choices else frozenset()
    left = apart_after(posts.facts, choices, stood) if choices else ()
    along = by_work(left)
    found = [
        replace(each, along=own, is_along=sent.get(each.name_along) == own.stamp)
        if each.share.kind is ReportingDutyKind.NODE and (own := along.get(each.share.code))
        else each
        for each in typed
    ]
    moved = {
        (ReportingDutyKind.INDICATOR, code): each.text
        for each in found
        if each.is_along
        for code in each.along.codes
    }
    if moved:
        left = apart_after(posts.facts, {**moved, **choices}, stood)
    work, indicators = by_work(left), by_indicator(left)
    return [_told_apart(each, choices, work, indicators) for each in found]


def _told_apart(
    line: Line, choices: Choices, work: Mapping[str, Along], indicators: Mapping[str, Along]
) -> Line:
    """Return a line with why it cannot be written alone: the work, else the indicator that was chosen."""
    kind, code = line.share.kind, line.share.code
    if line.message:
        return line
    if kind is ReportingDutyKind.NODE and code in work:
        return replace(line, along=work[code], is_along=False, message=work[code].told)
    if kind is ReportingDutyKind.INDICATOR and code in indicators and (kind, code) in choices:
        return replace(line, message=indicators[code].told_of_work)
    return line
