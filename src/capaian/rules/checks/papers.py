"""Papers of one year that say different things of one indicator: plan, agreements, sheets,
decrees, others.

They must agree in unit, target, formula and responsible post. Other wording is no difference: it
stands in `as_printed`. An official revision with a reason explains a difference; anything else is
a contradiction with both places. A target agreed otherwise than planned is a warning: offices do
so, and the agreement counts.

Legal basis:
    PermenPANRB 53/2014, Lampiran I (an agreement follows from the plan; a change of it is stated);
    PermenPANRB 88/2021 (evaluators ask whether planning papers agree).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from capaian.domain.identifiers import PostId
from capaian.domain.narrative import DocumentUse, IndividualSheet, SheetLine
from capaian.domain.numerals import plain, write_exact
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import AgreementKind, Indicator, PerformanceAgreement, TargetValue
from capaian.rules.agreements import (
    agreements_in_force,
    line_of_revisions,
    owner_of,
    posts_of_party,
)
from capaian.rules.checks.plans import agreement_lines
from capaian.rules.checks.row import CheckedYear, CheckHit, Finders, hit
from capaian.rules.facts import fold, group
from capaian.rules.work_plan import climb


def _is_same(one: TargetValue, other: TargetValue, indicator: Indicator) -> bool:
    """Say whether two targets are one; nobody compares words with a figure."""
    figures = [(target.value, target.lower, target.upper) for target in (one, other)]
    empty = (None, None, None)
    if figures == [empty, empty]:
        return fold(one.text) == fold(other.text)
    scales = {target.scale or indicator.unit for target in (one, other)}
    return empty in figures or (len(scales) == 1 and figures[0] == figures[1])


def _write(target: TargetValue, show: Callable[[Decimal], str] = write_exact) -> str:
    """Return a target as papers print it: its words, its figure, or its bounds;
    as files with `plain`.
    """
    if target.text or target.value is not None:
        return target.text or show(target.value or Decimal(0))
    return (
        "–".join(show(bound) for bound in (target.lower, target.upper) if bound is not None)
        or "(kosong)"
    )


def _other_than_planned(checked: CheckedYear) -> Iterator[CheckHit]:
    for agreement, line, indicator in agreement_lines(checked):
        planned = indicator.plan_targets.get(agreement.year)
        is_explained = any(each.reason.strip() for each in _revisions(checked.year, agreement))
        if (
            planned is not None
            and not is_explained
            and not _is_same(line.target, planned, indicator)
        ):
            words = {"agreement": agreement, "indicator": indicator, "planned": _write(planned)}
            value = _write(line.target, plain)
            yield hit(line.place, "target", value, target=_write(line.target), **words)


def _revisions(
    year: OfficeYear, agreement: PerformanceAgreement
) -> Iterator[PerformanceAgreement]:
    line = line_of_revisions(agreement)
    for other in year.agreements:
        is_same_line = other.year == agreement.year and line_of_revisions(other) == line
        if is_same_line and other.revision >= max(agreement.revision, 1):
            yield other


def _two_agreements(checked: CheckedYear) -> Iterator[CheckHit]:
    """Indicators for which two agreements in force set different targets."""
    in_force = [*agreements_in_force(checked.year, checked.period)]
    lines = [each for each in agreement_lines(checked) if each[0] in in_force]
    for (first, line, indicator), *others in group(lines, lambda each: each[1].indicator).values():
        for agreement, other, _ in others:
            if not _is_same(other.target, line.target, indicator):
                words = {"agreement": agreement, "first": first, "line": line}
                texts = {"target": _write(other.target), "first_target": _write(line.target)}
                yield hit(other.place, "target", _write(other.target, plain), **words, **texts)


def _name(checked: CheckedYear, post: PostId | None) -> str:
    known = None if post is None else checked.year.post_by_id.get(post)
    return known.name if known else str(post or "(tidak dinyatakan)")


def _sheet_lines(checked: CheckedYear) -> Iterator[tuple[IndividualSheet, SheetLine, Indicator]]:
    for sheet in checked.year.sheets:
        for line in sheet.lines:
            known = (
                None
                if line.indicator is None
                else checked.year.indicator_by_code.get(line.indicator)
            )
            if known is not None:
                yield sheet, line, known


def _sheet_owners(checked: CheckedYear) -> Iterator[CheckHit]:
    """Another responsible post: the one that the line states, else the one whose sheet it is."""
    for sheet, line, indicator in _sheet_lines(checked):
        stated = line.owner or sheet.post
        if indicator.owner not in (None, stated):
            names = {"stated": _name(checked, stated), "planned": _name(checked, indicator.owner)}
            column = None if line.owner is None else "owner"
            yield hit(line.place, column, stated, sheet=sheet, indicator=indicator, **names)


def _sheet_explanations(checked: CheckedYear) -> Iterator[CheckHit]:
    """Explanations that are the way of computing another indicator."""
    for sheet, line, indicator in _sheet_lines(checked):
        printed = fold(line.explanation)
        if printed and fold(indicator.definition.calculation) not in ("", printed):
            others = checked.year.indicators
            other = next(
                (each for each in others if fold(each.definition.calculation) == printed), None
            )
            if other is not None:
                words = {"sheet": sheet, "indicator": indicator, "other": other}
                yield hit(line.place, "explanation", line.explanation, **words)


def _decrees(checked: CheckedYear) -> Iterator[CheckHit]:
    """Key indicators that the decree leaves out; one without annexes lists what the plan says."""
    for document in checked.year.documents:
        is_list = DocumentUse.KEY_INDICATORS in document.use and document.annexes
        entries = [entry for annex in document.annexes for entry in annex.entries]
        listed = {code for entry in entries for code in entry.indicators}
        for indicator in checked.year.indicators if is_list else ():
            if indicator.is_key and indicator.code not in listed:
                yield hit(
                    document.place, None, indicator.code, indicator=indicator, document=document
                )


def _work_owners(checked: CheckedYear) -> Iterator[CheckHit]:
    """Indicators of programs, activities and sub-activities that other posts answer for.

    A post above the owner may: a program can be what an indicator of the head is measured by.
    """
    posts = checked.year.post_by_id
    parents = {post.id: post.parent for post in posts.values()}
    for node in checked.year.nodes:
        owner = None if node.owner is None else posts.get(node.owner)
        for code in node.indicators if owner is not None else ():
            indicator = checked.year.indicator_by_code.get(code)
            own = (
                None
                if indicator is None or indicator.owner is None
                else posts.get(indicator.owner)
            )
            if owner and own and own.id not in (owner.id, *climb(owner.id, parents)):
                words = {"node": node, "indicator": indicator, "owner": owner, "own": own}
                yield hit(node.place, "owner", owner.id, **words)


def _head_parties(checked: CheckedYear) -> Iterator[CheckHit]:
    """Agreements of the office that another post than its head signs."""
    head = checked.year.post_by_id.get(checked.year.office.head)
    for agreement in checked.year.agreements:
        named = posts_of_party(checked.year, agreement.first_party)
        if (
            agreement.kind is not AgreementKind.TIER
            and head is not None
            and named
            and head not in named
        ):
            yield hit(
                agreement.place,
                "first_party",
                agreement.first_party,
                agreement=agreement,
                head=head,
            )


def _parties(checked: CheckedYear) -> Iterator[CheckHit]:
    """Other posts that the lines of an agreement belong to, each once.

    A party that is named by the kind of its post (`Kepala Bidang`) may be any of them.
    """
    year = checked.year
    tiers = (each for each in agreement_lines(checked) if each[0].kind is AgreementKind.TIER)
    for (_, owner), lines in group(
        tiers, lambda each: (each[0].id, owner_of(year, each[2]))
    ).items():
        agreement, line, indicator = lines[0]
        named = posts_of_party(year, agreement.first_party)
        post = None if owner is None else year.post_by_id.get(owner)
        if post is not None and named and post not in named:
            codes = ", ".join(each[2].code for each in lines)
            words = {"agreement": agreement, "post": post, "codes": codes, "indicator": indicator}
            if len(lines) == len(agreement.targets):
                yield hit(agreement.place, "first_party", agreement.first_party, **words)
            else:
                yield hit(line.place, "indicator", line.indicator, **words)


PAPER_FINDERS: Final[Finders] = {
    "papers_differ.other_than_planned": _other_than_planned,
    "papers_differ.two_agreements": _two_agreements,
    "papers_differ.sheet_owners": _sheet_owners,
    "papers_differ.sheet_explanations": _sheet_explanations,
    "papers_differ.head_parties": _head_parties,
    "papers_differ.parties": _parties,
    "papers_differ.work_owners": _work_owners,
    "papers_differ.decrees": _decrees,
}
