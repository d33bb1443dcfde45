"""Papers of one year that say different things of one indicator: plan, agreements, sheets, decrees, others.

They must agree in unit, target, formula and responsible post. Other wording is no difference: it stands in
`as_printed`. An official revision with a reason explains a difference; anything else is a contradiction with
both places. A target agreed otherwise than planned is a warning: offices do so, and the agreement counts.

Legal basis:
    PermenPANRB 53/2014, Lampiran I (an agreement follows from the plan; a change of it is stated);
    PermenPANRB 88/2021 (evaluators ask whether planning papers agree).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from capaian.domain.decree import IndividualSheet, SheetLine
from capaian.domain.identifiers import PostId
from capaian.domain.issue import Level, Place
from capaian.domain.numerals import plain, write_exact
from capaian.domain.office import Post
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import PeriodKind
from capaian.domain.plan import (
    AgreementKind,
    Indicator,
    PaperStatement,
    PerformanceAgreement,
    TargetValue,
)
from capaian.domain.value import PERCENT, Unit
from capaian.domain.work import WorkNode
from capaian.rules.agreements import agreements_in_force, line_of_revisions, owner_of, posts_of_party
from capaian.rules.checks.plans import agreement_lines
from capaian.rules.checks.row import CheckedYear, CheckHit, Finders, against, hit
from capaian.rules.facts import group
from capaian.rules.formula.issues import FormulaError
from capaian.rules.formula.parse import parse

_KEY_INDICATORS: Final = "iku"
"""Use of the decree that lists the key indicators."""
_FIGURE: Final = re.compile(r"(?P<figure>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?P<rest>.*)", re.DOTALL)
"""A figure as papers print it, and the words behind it: `1.000 berkas`, `3 (tiga) mitra`."""
_IN_BRACKETS: Final = re.compile(r"\([^)]*\)")


def fold(text: str) -> str:
    """Return a text without what never makes a difference: case and spaces.

    Examples:
        >>> fold("Cakupan  KTP-EL ")
        'cakupan ktp-el'
    """
    return " ".join(text.split()).casefold()


def _is_same(one: TargetValue, other: TargetValue, indicator: Indicator) -> bool:
    """Say whether two targets are one, whatever words surround the figure."""
    figures = [(target.value, target.lower, target.upper) for target in (one, other)]
    empty = (None, None, None)
    if figures == [empty, empty]:
        return fold(one.text) == fold(other.text)
    scales = {target.scale or indicator.unit for target in (one, other)}
    if len(scales) > 1:
        return False
    if empty in figures:
        worded, figured = (one, other) if figures[0] == empty else (other, one)
        return figured.value is not None and _figure_of(worded.text, scales.pop()) == figured.value
    return figures[0] == figures[1]


def _figure_of(text: str, unit: Unit) -> Decimal | None:
    """Return the figure of words that say no more than a figure, its name and the unit."""
    match = _FIGURE.fullmatch(text.strip())
    if match is None:
        return None
    known = {"", fold(unit), fold(unit.label), *(["%"] if unit == PERCENT else [])}
    is_plain = fold(_IN_BRACKETS.sub(" ", match["rest"])) in known
    return Decimal(match["figure"].replace(".", "").replace(",", ".")) if is_plain else None


def _write(target: TargetValue, show: Callable[[Decimal], str] = write_exact) -> str:
    """Return a target as papers print it: its words, its figure, or its bounds; as files with `plain`."""
    if target.text or target.value is not None:
        return target.text or show(target.value or Decimal(0))
    return "–".join(show(bound) for bound in (target.lower, target.upper) if bound is not None) or "(kosong)"


def _other_than_planned(checked: CheckedYear) -> Iterator[CheckHit]:
    for agreement, line, indicator in agreement_lines(checked):
        planned = indicator.plan_targets.get(agreement.year)
        is_explained = any(each.reason.strip() for each in _revisions(checked.year, agreement))
        if planned is not None and not is_explained and not _is_same(line.target, planned, indicator):
            at = replace(indicator.place, column=f"targets.{agreement.year}")
            words = {
                "agreement": agreement,
                "target": _write(line.target),
                "planned": _write(planned),
                "at": at,
            }
            found = hit(line.place, "target", _write(line.target, plain), **words)
            yield against(f"target:{agreement.id}:{line.indicator}", found)


def _revisions(year: OfficeYear, agreement: PerformanceAgreement) -> Iterator[PerformanceAgreement]:
    """Yield the official revisions that an agreement is or was replaced by."""
    line = line_of_revisions(agreement)
    for other in year.agreements:
        is_same_line = other.year == agreement.year and line_of_revisions(other) == line
        if is_same_line and other.revision >= max(agreement.revision, 1):
            yield other


def _other_tiers(checked: CheckedYear) -> Iterator[CheckHit]:
    for agreement, line, indicator in agreement_lines(checked):
        if agreement.kind is AgreementKind.TIER and agreement.tier != indicator.tier:
            found = hit(line.place, "indicator", agreement.tier, agreement=agreement, indicator=indicator)
            yield against(f"tier:{agreement.id}:{indicator.code}", found)


def _two_agreements(checked: CheckedYear) -> Iterator[CheckHit]:
    """Indicators for which two agreements in force set different targets."""
    in_force = [*agreements_in_force(checked.year, checked.period)]
    lines = [each for each in agreement_lines(checked) if each[0] in in_force]
    for (first, line, indicator), *others in group(lines, lambda each: each[1].indicator).values():
        for agreement, other, _ in others:
            if not _is_same(other.target, line.target, indicator):
                words = {"target": _write(other.target), "first_target": _write(line.target), "line": line}
                found = hit(
                    other.place,
                    "target",
                    _write(other.target, plain),
                    agreement=agreement,
                    first=first,
                    **words,
                )
                yield against(f"target:{agreement.id}:{first.id}:{other.indicator}", found)


@dataclass(frozen=True, slots=True)
class _Difference:
    """What a paper outside the dossier states otherwise than plan and agreements."""

    what: str
    stated: str
    known: str
    column: str
    place: Place


def _statements(checked: CheckedYear) -> Iterator[CheckHit]:
    papers = {paper.id for paper in checked.year.documents}
    for statement in checked.year.statements:
        indicator = checked.year.indicator_by_code.get(statement.indicator)
        is_explained = statement.explained_by in papers - {statement.paper}
        for each in _compare(checked, statement, indicator) if indicator and not is_explained else ():
            period = "" if statement.period is None else f":{statement.period}"
            found = hit(statement.place, each.column, each.stated, each=each, paper=statement.paper)
            yield against(f"{each.column}:{statement.paper}:{statement.indicator}{period}", found)


def _compare(checked: CheckedYear, statement: PaperStatement, indicator: Indicator) -> Iterator[_Difference]:
    def at(column: str) -> Place:
        return replace(indicator.place, column=column)

    planned = _planned(checked, statement, indicator)
    scale = (planned[0].scale if planned else None) or indicator.unit
    unit = statement.unit
    if unit is not None and unit not in (indicator.unit, scale):
        yield _Difference("satuan", unit.label, indicator.unit.label, "unit", at("unit"))
        unit = scale  # the unit has its own issue; then the figures alone are compared
    if statement.formula and not _is_same_formula(statement.formula, indicator.formula):
        known = indicator.formula or "(tanpa rumus)"
        yield _Difference("rumus", statement.formula, known, "formula", at("formula"))
    if statement.owner is not None and statement.owner != indicator.owner:
        owner, known = _post_name(checked, statement.owner), _post_name(checked, indicator.owner)
        yield _Difference("penanggung jawab", owner, known, "owner", at("owner"))
    stated = TargetValue(statement.target, statement.target_text, unit)
    if planned is not None and not stated.is_empty and not _is_same(stated, planned[0], indicator):
        target, known = _write(stated, plain), _write(planned[0], plain)
        yield _Difference("target", target, known, "target", planned[1])


def _planned(
    checked: CheckedYear, statement: PaperStatement, indicator: Indicator
) -> tuple[TargetValue, Place] | None:
    """Return the plan's target of a year, else the agreement's; the agreement's of a part of a year."""
    period, line = statement.period, checked.lines.get(indicator.code)
    if period is None:
        return None
    is_year = period.kind is PeriodKind.YEAR
    if is_year and period.year in indicator.plan_targets:
        return indicator.plan_targets[period.year], replace(indicator.place, column=f"targets.{period.year}")
    if line is None or line.agreement.year != period.year:
        return None
    target = line.line.target if is_year else dict(line.line.periods).get(period)
    place = replace(line.line.place, column="target" if is_year else "periods")
    return None if target is None else (target, place)


def _is_same_formula(one: str, other: str) -> bool:
    """Say whether two formulas are one tree; what is no formula is compared as text."""
    try:
        return parse(fold(one)) == parse(fold(other))
    except FormulaError:
        return fold(one) == fold(other)


def _post_name(checked: CheckedYear, post: PostId | None) -> str:
    known = None if post is None else checked.year.post_by_id.get(post)
    return known.name if known else str(post or "(tidak dinyatakan)")


def _sheet_lines(checked: CheckedYear) -> Iterator[tuple[IndividualSheet, SheetLine, Indicator]]:
    for sheet in checked.year.sheets:
        for line in sheet.lines:
            known = None if line.indicator is None else checked.year.indicator_by_code.get(line.indicator)
            if known is not None:
                yield sheet, line, known


def _sheet_owners(checked: CheckedYear) -> Iterator[CheckHit]:
    """Another responsible post: the one that the line states, else the one whose sheet it is."""
    for sheet, line, indicator in _sheet_lines(checked):
        stated = line.owner or sheet.post
        if indicator.owner not in (None, stated):
            own, other = _post_name(checked, stated), _post_name(checked, indicator.owner)
            words = {"at": replace(indicator.place, column="owner"), "stated": own, "planned": other}
            column = None if line.owner is None else "owner"
            found = hit(line.place, column, stated, sheet=sheet, indicator=indicator, **words)
            yield against(f"owner:{sheet.id}:{indicator.code}", found)


def _sheet_objectives(checked: CheckedYear) -> Iterator[CheckHit]:
    for sheet, line, indicator in _sheet_lines(checked):
        if line.objective and line.objective != indicator.objective:
            at = replace(indicator.place, column="objective")
            found = hit(
                line.place, "objective", line.objective, sheet=sheet, line=line, indicator=indicator, at=at
            )
            yield against(f"objective:{sheet.id}:{indicator.code}", found)


def _sheet_explanations(checked: CheckedYear) -> Iterator[CheckHit]:
    """Explanations that are the way of computing another indicator."""
    for sheet, line, indicator in _sheet_lines(checked):
        printed = fold(line.explanation)
        if printed and fold(indicator.definition.calculation) not in ("", printed):
            others = checked.year.indicators
            other = next((each for each in others if fold(each.definition.calculation) == printed), None)
            if other is not None:
                words = {"sheet": sheet, "indicator": indicator, "other": other}
                found = hit(line.place, "explanation", line.explanation, **words)
                yield against(f"explanation:{sheet.id}:{indicator.code}", found)


def _sheet_holders(checked: CheckedYear) -> Iterator[CheckHit]:
    posts = checked.year.post_by_id
    for sheet in checked.year.sheets:
        post = posts.get(sheet.post)
        if post is not None and sheet.holder > post.holders:
            yield hit(sheet.place, "holder", sheet.holder, sheet=sheet, post=post)


def _sheets_twice(checked: CheckedYear) -> Iterator[CheckHit]:
    for first, *same in group(checked.year.sheets, lambda sheet: (sheet.post, sheet.holder)).values():
        yield from (hit(sheet.place, "holder", sheet.id, first=first) for sheet in same)


def _decrees(checked: CheckedYear) -> Iterator[CheckHit]:
    """Key indicators that the decree leaves out; one without annexes lists what the plan says."""
    for document in checked.year.documents:
        entries = [entry for annex in document.annexes for entry in annex.entries]
        listed = {code for entry in entries for code in entry.indicators}
        for indicator in (
            checked.year.indicators if _KEY_INDICATORS in document.use and document.annexes else ()
        ):
            if indicator.is_key and indicator.code not in listed:
                found = hit(document.place, None, indicator.code, indicator=indicator, document=document)
                yield against(f"{document.id}:{indicator.code}:entries", found)


@dataclass(frozen=True, slots=True)
class OwnerMismatch:
    """A program, activity or sub-activity, and an indicator of it that another post answers for."""

    node: WorkNode
    indicator: Indicator
    owner: Post
    """Of the work."""
    own: Post
    """Of the indicator."""


def find_owner_mismatches(office_year: OfficeYear) -> Iterator[OwnerMismatch]:
    """Yield the indicators of programs, activities and sub-activities that other posts answer for.

    A post above the owner may: a program can be what an indicator of the head is measured by.
    """
    posts = office_year.post_by_id
    for node in office_year.nodes:
        owner = None if node.owner is None else posts.get(node.owner)
        for code in node.indicators if owner is not None else ():
            indicator = office_year.indicator_by_code.get(code)
            own = None if indicator is None or indicator.owner is None else posts.get(indicator.owner)
            if indicator and owner and own and own not in _with_posts_above(office_year, owner):
                yield OwnerMismatch(node, indicator, owner, own)


def _with_posts_above(office_year: OfficeYear, post: Post) -> list[Post]:
    """Return a post and those above it, the nearest first; a circle ends where it closes."""
    line = [post]
    while (parent := line[-1].parent) is not None:
        above = office_year.post_by_id.get(parent)
        if above is None or above in line:
            break
        line.append(above)
    return line


def _work_owners(checked: CheckedYear) -> Iterator[CheckHit]:
    for each in find_owner_mismatches(checked.year):
        at = replace(each.indicator.place, column="owner")
        found = hit(each.node.place, "owner", each.owner.id, each=each, at=at)
        yield against(f"owner:{each.node.id}:{each.indicator.code}", found)


def _head_parties(checked: CheckedYear) -> Iterator[CheckHit]:
    """Agreements of the office that another post than its head signs."""
    head = checked.year.post_by_id.get(checked.year.office.head)
    for agreement in checked.year.agreements:
        named = posts_of_party(checked.year, agreement.first_party)
        if agreement.kind is not AgreementKind.TIER and head is not None and named and head not in named:
            found = hit(agreement.place, "first_party", agreement.first_party, agreement=agreement, head=head)
            yield against(f"owner:{agreement.id}", found)


def _parties(checked: CheckedYear) -> Iterator[CheckHit]:
    """Other posts that the lines of an agreement belong to, each once.

    A party may be named by the kind of its post (`Kepala Bidang`): every post whose name begins so is meant.
    """
    year = checked.year
    tiers = (each for each in agreement_lines(checked) if each[0].kind is AgreementKind.TIER)
    for (_, owner), lines in group(tiers, lambda each: (each[0].id, owner_of(year, each[2]))).items():
        agreement, line, indicator = lines[0]
        post = None if owner is None else year.post_by_id.get(owner)
        named = posts_of_party(year, agreement.first_party)
        is_kind = post is not None and fold(post.name).startswith(
            fold(agreement.first_party).removeprefix("plt. ")
        )
        if post is None or (post in named if named else is_kind):
            continue
        is_all = len(lines) == len(agreement.targets)
        words = {
            "at": replace(indicator.place, column="owner"),
            "codes": ", ".join(each[2].code for each in lines),
        }
        value = agreement.first_party if is_all else line.indicator
        place = (
            replace(agreement.place, column="first_party")
            if is_all
            else replace(line.place, column="indicator")
        )
        found = against(
            f"owner:{agreement.id}:{post.id}",
            hit(place, None, value, agreement=agreement, post=post, **words),
        )
        yield found if named else replace(found, level=Level.WARNING)


PAPER_FINDERS: Final[Finders] = {
    "papers_differ.other_than_planned": _other_than_planned,
    "papers_differ.other_tiers": _other_tiers,
    "papers_differ.two_agreements": _two_agreements,
    "papers_differ.statements": _statements,
    "papers_differ.sheet_owners": _sheet_owners,
    "papers_differ.sheet_objectives": _sheet_objectives,
    "papers_differ.sheet_explanations": _sheet_explanations,
    "sheet_holder": _sheet_holders,
    "sheet_twice": _sheets_twice,
    "papers_differ.head_parties": _head_parties,
    "papers_differ.parties": _parties,
    "papers_differ.work_owners": _work_owners,
    "papers_differ.decrees": _decrees,
}
