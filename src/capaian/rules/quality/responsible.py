"""Posts that papers make responsible for one indicator: of the plan, the agreement, the work plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from capaian.domain.issue import Issue, Level
from capaian.domain.office import Post
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import AgreementKind, AgreementTarget, Indicator, PerformanceAgreement
from capaian.domain.work import WorkNode
from capaian.rules.agreements import owner_of, posts_of_party
from capaian.rules.facts import group
from capaian.rules.quality.contradiction import contradiction
from capaian.rules.quality.wording import fold


def check_responsible(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield every post that one paper makes responsible, and another paper does not."""
    for agreement in office_year.agreements:
        if agreement.kind is AgreementKind.TIER:
            yield from _check_party(office_year, agreement)
        else:
            yield from _check_head(office_year, agreement)
    yield from map(_of_other_work, find_apart(office_year))


class Apart(NamedTuple):
    """A program, activity or sub-activity, and an indicator of it that another post answers for."""

    node: WorkNode
    indicator: Indicator
    owner: Post
    """Of the work."""
    own: Post
    """Of the indicator."""


def find_apart(office_year: OfficeYear) -> Iterator[Apart]:
    """Yield the indicators of programs, activities and sub-activities that other posts answer for.

    A post above the owner may: a program can be what an indicator of the head is measured by.
    """
    posts = office_year.post_by_id
    for node in office_year.nodes:
        owner = None if node.owner is None else posts.get(node.owner)
        for code in node.indicators if owner is not None else ():
            indicator = office_year.indicator_by_code.get(code)
            own = None if indicator is None or indicator.owner is None else posts.get(indicator.owner)
            if indicator is None or owner is None or own is None:
                continue
            if own not in (owner, *_above(office_year, owner)):
                yield Apart(node, indicator, owner, own)


def _check_head(office_year: OfficeYear, agreement: PerformanceAgreement) -> Iterator[Issue]:
    """Report an agreement of the office that another post than its head signs."""
    head = office_year.post_by_id.get(office_year.office.head)
    named = posts_of_party(office_year, agreement.first_party)
    if head is None or not named or head in named:
        return
    message = (
        f"Pihak pertama {agreement.title} adalah {agreement.first_party}, padahal perjanjian dinas "
        f"ditandatangani pimpinannya, {head.name} (office.yaml, kolom head)."
    )
    subject = f"papers_differ:owner:{agreement.id}"
    place = replace(agreement.place, column="first_party")
    yield contradiction(subject, message, place, agreement.first_party)


def _check_party(office_year: OfficeYear, agreement: PerformanceAgreement) -> Iterator[Issue]:
    """Report each other post that the lines of an agreement belong to, once."""
    known = office_year.indicator_by_code
    lines = [(line, known[line.indicator]) for line in agreement.targets if line.indicator in known]
    owned = group(lines, lambda pair: owner_of(office_year, pair[1]))
    for owner, theirs in owned.items():
        post = None if owner is None else office_year.post_by_id.get(owner)
        if post is not None and (level := _doubt(office_year, agreement, post)) is not None:
            is_all = len(theirs) == len(agreement.targets)
            yield _of_another(agreement, post, theirs, level, is_all=is_all)


def _doubt(office_year: OfficeYear, agreement: PerformanceAgreement, owner: Post) -> Level | None:
    """Say how doubtful it is that a post is the first party.

    A party may be named by the kind of its post (`Kepala Bidang`): every post whose name begins so is meant.
    """
    named = posts_of_party(office_year, agreement.first_party)
    if named:
        return None if owner in named else Level.ERROR
    words = fold(agreement.first_party).removeprefix("plt. ")
    return None if fold(owner.name).startswith(words) else Level.WARNING


def _of_another(
    agreement: PerformanceAgreement,
    owner: Post,
    lines: tuple[tuple[AgreementTarget, Indicator], ...],
    level: Level,
    *,
    is_all: bool,
) -> Issue:
    line, indicator = lines[0]
    codes = ", ".join(indicator.code for _, indicator in lines)
    message = (
        f"{agreement.title} ditandatangani {agreement.first_party}, padahal penanggung jawab {codes} adalah "
        f"{owner.name} ({replace(indicator.place, column='owner')})."
    )
    whole, part = replace(agreement.place, column="first_party"), replace(line.place, column="indicator")
    subject = f"papers_differ:owner:{agreement.id}:{owner.id}"
    value = agreement.first_party if is_all else line.indicator
    return replace(contradiction(subject, message, whole if is_all else part, value), level=level)


def _of_other_work(found: Apart) -> Issue:
    node, indicator = found.node, found.indicator
    message = (
        f"Penanggung jawab {node.code} {node.name} adalah {found.owner.name}, padahal indikatornya "
        f"{indicator.code} milik {found.own.name} ({replace(indicator.place, column='owner')})."
    )
    subject = f"papers_differ:owner:{node.id}:{indicator.code}"
    return contradiction(subject, message, replace(node.place, column="owner"), found.owner.id)


def _above(office_year: OfficeYear, post: Post) -> tuple[Post, ...]:
    """Return the posts above one, the nearest first; a circle ends where it closes."""
    line: list[Post] = [post]
    while (parent := line[-1].parent) is not None:
        above = office_year.post_by_id.get(parent)
        if above is None or above in line:
            break
        line.append(above)
    return tuple(line[1:])
