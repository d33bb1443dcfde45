"""Agreements in force, and the target they or the strategic plan set for an indicator in a period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from capaian.domain.identifiers import IndicatorCode, PostId
from capaian.domain.office import Acting, Post
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import AgreementKind, AgreementTarget, Indicator, PerformanceAgreement, TargetValue
from capaian.domain.policy import Aggregation, AgreementChoice
from capaian.domain.value import SourceReference
from capaian.rules.facts import Facts, fold, group
from capaian.rules.spans import find_spans

_PRECEDENCE = (AgreementKind.OFFICE, AgreementKind.TIER, AgreementKind.DIRECTOR_GENERAL)


@dataclass(frozen=True, slots=True)
class TargetInForce:
    """A target and the paper that sets it."""

    target: TargetValue
    reference: SourceReference
    agreement: PerformanceAgreement | None
    """`None`: the strategic plan sets it."""
    parts: tuple[tuple[Period, Decimal], ...] = ()
    """For a part of a year of an indicator that adds up: the targets of the periods until then."""


def agreements_in_force(office_year: OfficeYear, as_of: Period) -> tuple[PerformanceAgreement, ...]:
    """Return for each first party the agreement of the year that counts, most binding kind first.

    A revision counts from the month it was signed in. `agreement: original` takes the first.

    Legal basis:
        PermenPANRB 53/2014: after a change of the agreement the changed one is measured.
    """
    of_year = [a for a in office_year.agreements if a.year == as_of.year]
    lines = group(of_year, line_of_revisions)
    chosen = [_choose(line, office_year.policies.agreement, as_of) for line in lines.values()]
    return tuple(sorted(chosen, key=lambda a: _PRECEDENCE.index(a.kind)))


def line_of_revisions(agreement: PerformanceAgreement) -> tuple[AgreementKind, str, str]:
    """Return what makes agreements revisions of each other; an office has one head, however named."""
    party = agreement.first_party if agreement.kind is AgreementKind.TIER else ""
    return agreement.kind, agreement.tier, party


def is_changed_later(office_year: OfficeYear, as_of: Period) -> bool:
    """Say whether the agreement of the office that counts in a period has a revision that does not count yet.

    Examples:
        An agreement of January is changed in August: so it is in the second quarter, not in the third.
    """
    in_force = (a for a in agreements_in_force(office_year, as_of) if a.kind is AgreementKind.OFFICE)
    return any(
        other.revision > agreement.revision
        for agreement in in_force
        for other in office_year.agreements
        if other.year == agreement.year and line_of_revisions(other) == line_of_revisions(agreement)
    )


def posts_of_party(office_year: OfficeYear, words: str) -> tuple[Post, ...]:
    """Return the posts that an agreement's party names: none where it names a kind, such as `Kepala Bidang`.

    An acting holder (`Plh.`) stands for the post; office and regency behind its name say no more.
    """
    office = office_year.office
    named = fold(words)
    for acting in Acting:
        named = named.removeprefix(f"{acting.value.casefold()} ")
    for behind in (office.regency_name, office.name, office.short_name):
        named = named.removesuffix(f" {behind.casefold()}")
    return tuple(post for post in office.posts if fold(post.name) == named)


def owner_of(office_year: OfficeYear, indicator: Indicator) -> PostId | None:
    """Return the post responsible for an indicator, else the one that owns what it measures."""
    measured = (node.owner for node in office_year.nodes if indicator.code in node.indicators)
    return indicator.owner or next(filter(None, measured), None)


def _choose(
    line: Iterable[PerformanceAgreement], choice: AgreementChoice, as_of: Period
) -> PerformanceAgreement:
    ordered = sorted(line, key=lambda agreement: agreement.revision)
    if choice is AgreementChoice.ORIGINAL:
        return ordered[0]
    # "2023-07" <= "2023-07-31": a month, or a year, counts as signed on its first day
    signed = [agreement for agreement in ordered if agreement.signed <= as_of.end.isoformat()]
    return signed[-1] if signed else ordered[0]


def lines_in_force(office_year: OfficeYear, as_of: Period) -> Mapping[IndicatorCode, TargetLine]:
    """Return the line of the agreement in force for each indicator that has one."""
    found: dict[IndicatorCode, TargetLine] = {}
    for agreement in agreements_in_force(office_year, as_of):
        for line in agreement.targets:
            found.setdefault(line.indicator, TargetLine(agreement, line))
    return found


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A line of an agreement with the agreement it stands in."""

    agreement: PerformanceAgreement
    line: AgreementTarget


def target_in_force(
    facts: Facts, indicator: Indicator, line: TargetLine | None, period: Period
) -> TargetInForce | None:
    """Return the target of an indicator in a period: of the agreement, else of the strategic plan.

    A part of a year has a target only where the agreement sets one for it, or for the part that ends with it.
    """
    if line is not None:
        return _of_line(facts, indicator, line, period)
    planned = indicator.plan_targets.get(period.year) if period.kind is PeriodKind.YEAR else None
    reference = facts.reference(indicator.place, None)
    return None if planned is None else TargetInForce(planned, reference, None)


def _of_line(facts: Facts, indicator: Indicator, line: TargetLine, period: Period) -> TargetInForce | None:
    reference = facts.reference(line.line.place, line.agreement.source)
    if period.kind is PeriodKind.YEAR:
        return TargetInForce(line.line.target, reference, line.agreement)
    stated = dict(line.line.periods)
    if indicator.aggregation is not Aggregation.SUM:
        target = stated.get(period)
        if target is None and indicator.aggregation is Aggregation.LAST:
            target = _of_same_day(stated, period)
        return None if target is None else TargetInForce(target, reference, line.agreement)
    parts = _parts(stated, period)
    total = TargetValue(sum((value for _, value in parts), Decimal(0)))
    return TargetInForce(total, reference, line.agreement, parts) if parts else None


def _of_same_day(stated: Mapping[Period, TargetValue], period: Period) -> TargetValue | None:
    """Return the target of the longest shorter period that ends with this one: it is of the same day."""
    last = [part for part in stated if part.end == period.end and part.start > period.start]
    return stated[min(last, key=lambda part: part.start)] if last else None


def _parts(stated: Mapping[Period, TargetValue], period: Period) -> tuple[tuple[Period, Decimal], ...]:
    """Return the targets that add up to that of a period; none if one of them is missing."""
    spans = find_spans(stated.keys(), Aggregation.SUM, period)
    values = [(span, stated[span].value) for span in spans if span in stated]
    known = tuple((span, value) for span, value in values if value is not None)
    return known if len(known) == len(spans) else ()
