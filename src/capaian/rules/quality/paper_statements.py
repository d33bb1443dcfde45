"""What official papers outside the dossier state, beside the plan and the agreements.

Legal basis:
    UU 12/2011, Lampiran II (a regulation is changed, or revoked, by a later one that says so).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from capaian.domain.identifiers import PostId
from capaian.domain.issue import Issue, Place
from capaian.domain.narrative import LegalDocument
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Indicator, PaperStatement, PerformanceAgreement, TargetValue
from capaian.rules.agreements import lines_in_force
from capaian.rules.formula.issues import FormulaError
from capaian.rules.formula.parse import parse
from capaian.rules.quality.contradiction import contradiction
from capaian.rules.quality.wording import as_stated, fold, is_same

_REVISION = "revision"
"""Use of a document that officially revises what other papers say."""

Stated = tuple[TargetValue, Place]
"""A target and where it stands."""
Found = tuple[str, str, str, str, Place]
"""What differs: the word for it, as the paper has it, as the dossier has it, the column, the other place."""


def check_paper_statements(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield every difference that no official revision explains."""
    for statement in office_year.statements:
        indicator = office_year.indicator_by_code.get(statement.indicator)
        if indicator is not None and not _is_explained(office_year, statement):
            for found in _compare(office_year, statement, indicator):
                yield _issue(statement, indicator, found)


def _issue(statement: PaperStatement, indicator: Indicator, found: Found) -> Issue:
    what, here, there, column, other = found
    reason = "tidak ada perubahan resmi yang menjelaskannya"
    if statement.explained_by:
        reason = (
            f"{statement.explained_by} bukan perubahan resmi sesudah naskah itu, jadi tidak menjelaskannya"
        )
    message = f"Naskah {statement.paper} menyatakan {what} {here}, rencana {there} ({other}); {reason}."
    period = "" if statement.period is None else f":{statement.period}"
    subject = f"papers_differ:{column}:{statement.paper}:{indicator.code}{period}"
    issue = contradiction(subject, message, replace(statement.place, column=column), here)
    if not statement.explained_by:
        return issue
    remedy = (
        "Sebut dalam explained_by naskah kemudian yang mengubahnya (di documents.yaml: "
        f"revokes: {statement.paper}, atau use: [{_REVISION}]). {issue.remedy}"
    )
    return replace(issue, remedy=remedy)


def _is_explained(office_year: OfficeYear, statement: PaperStatement) -> bool:
    """Say whether `explained_by` is an official revision that came after the paper."""
    papers = {paper.id: paper for paper in office_year.documents}
    paper, revision = papers.get(statement.paper), papers.get(statement.explained_by)
    if revision is None or statement.explained_by == statement.paper:
        return False
    is_later = paper is None or _is_not_before(revision.date, paper.date)
    return is_later and _revises(office_year, revision, statement.paper)


def _revises(office_year: OfficeYear, document: LegalDocument, paper: str) -> bool:
    agreements = (a for a in office_year.agreements if a.document == document.id)
    is_agreement = any(_is_revision(agreement) for agreement in agreements)
    return document.revokes == paper or _REVISION in document.use or is_agreement


def _is_revision(agreement: PerformanceAgreement) -> bool:
    return agreement.revision > 0 and bool(agreement.reason.strip())


def _is_not_before(one: str, other: str) -> bool:
    """Compare dates of which only the year, or year and month, may be known.

    Examples:
        >>> _is_not_before("2024", "2024-03"), _is_not_before("2022-02", "2022-03-01")
        (True, False)
    """
    length = min(len(one), len(other))
    return one[:length] >= other[:length]


def _compare(office_year: OfficeYear, statement: PaperStatement, indicator: Indicator) -> Iterator[Found]:
    planned = None if statement.period is None else _target_of(office_year, indicator, statement.period)
    units = {indicator.unit, (planned[0].scale if planned else None) or indicator.unit}
    is_other_unit = statement.unit is not None and statement.unit not in units
    if statement.unit is not None and is_other_unit:
        yield "satuan", statement.unit.label, indicator.unit.label, "unit", _at(indicator, "unit")
    if statement.formula and not _is_same_formula(statement.formula, indicator.formula):
        there = indicator.formula or "(tanpa rumus)"
        yield "rumus", statement.formula, there, "formula", _at(indicator, "formula")
    if statement.owner is not None and statement.owner != indicator.owner:
        here, owner = (_name_post(office_year, post) for post in (statement.owner, indicator.owner))
        yield "penanggung jawab", here, owner, "owner", _at(indicator, "owner")
    if planned is not None:
        # a unit that differs is told already: then the figures alone are compared
        unit = planned[0].scale if is_other_unit else statement.unit
        stated = TargetValue(statement.target, statement.target_text, unit)
        if not stated.is_empty and not _agrees(office_year, statement, stated, planned[0], indicator):
            yield "target", as_stated(stated), as_stated(planned[0]), "target", planned[1]


def _at(indicator: Indicator, column: str) -> Place:
    return replace(indicator.place, column=column)


def _is_same_formula(one: str, other: str) -> bool:
    """Say whether two formulas are one tree; what is no formula is compared as text."""
    try:
        return parse(fold(one)) == parse(fold(other))
    except FormulaError:
        return fold(one) == fold(other)


def _name_post(office_year: OfficeYear, post: PostId | None) -> str:
    known = None if post is None else office_year.post_by_id.get(post)
    return "(tidak dinyatakan)" if known is None else known.name


def _target_of(office_year: OfficeYear, indicator: Indicator, period: Period) -> Stated | None:
    """Return the plan's target of a year, else the agreement's; the agreement's of a part of a year."""
    is_year = period.kind is PeriodKind.YEAR
    if is_year and period.year in indicator.plan_targets:
        return indicator.plan_targets[period.year], _at(indicator, f"targets.{period.year}")
    found = lines_in_force(office_year, Period.year_of(office_year.year)).get(indicator.code)
    if found is None or period.year != found.agreement.year:
        return None
    target = found.line.target if is_year else dict(found.line.periods).get(period)
    column = "target" if is_year else "periods"
    return None if target is None else (target, replace(found.line.place, column=column))


def _agrees(
    office_year: OfficeYear,
    statement: PaperStatement,
    stated: TargetValue,
    planned: TargetValue,
    indicator: Indicator,
) -> bool:
    """Say whether a target is the one expected, or that of a revised agreement signed before the paper."""
    revised = (
        line.target
        for agreement in office_year.agreements
        if _is_revision(agreement) and _is_of_its_time(office_year, statement, agreement)
        for line in agreement.targets
        if line.indicator == indicator.code
    )
    return any(is_same(stated, target, indicator) for target in (planned, *revised))


def _is_of_its_time(
    office_year: OfficeYear, statement: PaperStatement, agreement: PerformanceAgreement
) -> bool:
    """Say whether a paper of a whole year could know a revised agreement of that year."""
    paper = next((p for p in office_year.documents if p.id == statement.paper), None)
    is_year = statement.period == Period.year_of(agreement.year)
    return is_year and paper is not None and _is_not_before(paper.date, agreement.signed)
