"""Papers of one year that say different things of one indicator.

Plan, agreements, action plan, individual sheets and papers that exist outside the dossier must agree in
unit, target, formula and responsible post. Other wording is no difference: it stands in `as_printed`.
An official revision with a reason explains a difference; anything else is a contradiction with both places.

Legal basis:
    PermenPANRB 53/2014, Lampiran I (an agreement follows from the plan; a change of it is stated);
    PermenPANRB 88/2021 (evaluators ask whether planning papers agree).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from capaian.domain.identifiers import PostId
from capaian.domain.issue import Issue, Level
from capaian.domain.numerals import plain
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import (
    AgreementKind,
    AgreementTarget,
    Indicator,
    Objective,
    PerformanceAgreement,
    TargetValue,
)
from capaian.domain.statement import PaperStatement
from capaian.rules.agreements import agreements_in_force, line_of_revisions
from capaian.rules.formula.nearest import suggest
from capaian.rules.quality.contradiction import contradiction
from capaian.rules.quality.periods import check_periods

_REPORT = "lkjip"


def check_papers(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield every difference between papers that no revision explains, and every unknown paper."""
    for agreement in office_year.agreements:
        for line in agreement.targets:
            indicator = office_year.indicator_by_code.get(line.indicator)
            if indicator is not None:
                yield from _check_line(office_year, agreement, line, indicator)
    yield from _check_agreements(office_year)
    for statement in office_year.statements:
        indicator = office_year.indicator_by_code.get(statement.indicator)
        if indicator is not None:
            yield from _check_statement(office_year, statement, indicator)
    yield from _check_sheets(office_year)
    yield from _check_wordings(office_year)


def _check_line(
    office_year: OfficeYear, agreement: PerformanceAgreement, line: AgreementTarget, indicator: Indicator
) -> Iterator[Issue]:
    planned = indicator.plan_targets.get(agreement.year)
    is_explained = any(later.reason.strip() for later in _revisions(office_year, agreement))
    place = replace(line.place, column="target")
    if planned is not None and not is_explained and not _is_same(line.target, planned, indicator):
        other = replace(indicator.place, column=f"targets.{agreement.year}")
        message = (
            f"{agreement.title}: target {_write(line.target)}, Renstra {_write(planned)} ({other}); "
            "perubahan resmi yang menjelaskannya tidak ada."
        )
        subject = f"papers_differ:target:{agreement.id}:{indicator.code}"
        yield contradiction(subject, message, place, _write(line.target))
    yield from _check_name(office_year, agreement, line)
    yield from check_periods(agreement, line, indicator)
    yield from _check_tier(agreement, line, indicator)


def _revisions(office_year: OfficeYear, agreement: PerformanceAgreement) -> Iterator[PerformanceAgreement]:
    """Yield the official revisions that an agreement is or was replaced by."""
    line = line_of_revisions(agreement)
    for other in office_year.agreements:
        is_same_line = other.year == agreement.year and line_of_revisions(other) == line
        if is_same_line and other.revision >= max(agreement.revision, 1):
            yield other


def _check_name(
    office_year: OfficeYear, agreement: PerformanceAgreement, line: AgreementTarget
) -> Iterator[Issue]:
    """Report a line whose printed wording is the name of another indicator."""
    printed = _fold(line.indicator_as_printed)
    for other in office_year.indicators if printed else ():
        if other.code == line.indicator or _fold(other.name) != printed:
            continue
        own = office_year.indicator_by_code[line.indicator]
        if _fold(own.name) == printed:
            continue
        message = (
            f"Bunyi tercetak di {agreement.title} adalah nama indikator {other.code} ({other.place}), "
            f"bukan {own.code}."
        )
        subject = f"papers_differ:name:{agreement.id}:{own.code}"
        place = replace(line.place, column="indicator_as_printed")
        yield contradiction(subject, message, place, line.indicator_as_printed)


def _check_tier(
    agreement: PerformanceAgreement, line: AgreementTarget, indicator: Indicator
) -> Iterator[Issue]:
    if agreement.kind is not AgreementKind.TIER or agreement.tier == indicator.tier:
        return
    message = (
        f"{agreement.title} adalah perjanjian eselon {agreement.tier}, sedangkan indikator ini milik eselon "
        f"{indicator.tier} ({indicator.place})."
    )
    subject = f"papers_differ:tier:{agreement.id}:{indicator.code}"
    yield contradiction(subject, message, replace(line.place, column="indicator"), agreement.tier)


def _check_agreements(office_year: OfficeYear) -> Iterator[Issue]:
    """Report an indicator for which two agreements in force set different targets."""
    seen: dict[str, tuple[PerformanceAgreement, AgreementTarget]] = {}
    for agreement in agreements_in_force(office_year, Period.year_of(office_year.year)):
        for line in agreement.targets:
            indicator = office_year.indicator_by_code.get(line.indicator)
            first, other = seen.setdefault(line.indicator, (agreement, line))
            if indicator is None or other is line or _is_same(line.target, other.target, indicator):
                continue
            message = (
                f"{agreement.title} menetapkan target {_write(line.target)}, {first.title} "
                f"{_write(other.target)} ({other.place}); keduanya berlaku."
            )
            subject = f"papers_differ:target:{agreement.id}:{first.id}:{line.indicator}"
            yield contradiction(subject, message, replace(line.place, column="target"), _write(line.target))


def _check_statement(
    office_year: OfficeYear, statement: PaperStatement, indicator: Indicator
) -> Iterator[Issue]:
    if statement.explained_by:
        return
    for what, here, there, column in _compare(office_year, statement, indicator):
        message = (
            f"Naskah {statement.paper} menyatakan {what} {here}, rencana {there} "
            f"({replace(indicator.place, column=column)}); tidak ada perubahan resmi yang menjelaskannya."
        )
        period = "" if statement.period is None else f":{statement.period}"
        subject = f"papers_differ:{column}:{statement.paper}:{indicator.code}{period}"
        yield contradiction(subject, message, replace(statement.place, column=column), here)


def _compare(
    office_year: OfficeYear, statement: PaperStatement, indicator: Indicator
) -> Iterator[tuple[str, str, str, str]]:
    """Yield what differs: the word for it, as the paper has it, as the plan has it, the column."""
    if statement.unit is not None and statement.unit != indicator.unit:
        yield "satuan", statement.unit.label, indicator.unit.label, "unit"
    if statement.formula and _fold(statement.formula) != _fold(indicator.formula):
        yield "rumus", statement.formula, indicator.formula or "(tanpa rumus)", "formula"
    if statement.owner is not None and statement.owner != indicator.owner:
        here, there = (_name_post(office_year, post) for post in (statement.owner, indicator.owner))
        yield "penanggung jawab", here, there, "owner"
    planned = None if statement.period is None else _target_of(office_year, indicator, statement.period)
    stated = TargetValue(statement.target, statement.target_text, statement.unit)
    if planned is not None and not _is_empty(stated) and not _is_same(stated, planned, indicator):
        yield "target", _write(stated), _write(planned), "target"


def _name_post(office_year: OfficeYear, post: PostId | None) -> str:
    known = None if post is None else office_year.post_by_id.get(post)
    return "(tidak dinyatakan)" if known is None else known.name


def _target_of(office_year: OfficeYear, indicator: Indicator, period: Period) -> TargetValue | None:
    """Return the plan's target of a year, or the agreement's of a part of it."""
    if period == Period.year_of(period.year):
        return indicator.plan_targets.get(period.year)
    for agreement in agreements_in_force(office_year, Period.year_of(office_year.year)):
        for line in agreement.targets:
            if line.indicator == indicator.code:
                return dict(line.periods).get(period)
    return None


def _check_sheets(office_year: OfficeYear) -> Iterator[Issue]:
    """Report an indicator on the sheet of a post that is not its responsible post."""
    for sheet in office_year.sheets:
        for line in sheet.lines:
            indicator = None if line.indicator is None else office_year.indicator_by_code.get(line.indicator)
            if indicator is None or indicator.owner in (None, sheet.post, line.owner):
                continue
            message = (
                f"Lembar {sheet.id} ({sheet.post}) memuat indikator {indicator.code}, padahal "
                f"penanggung jawabnya {indicator.owner} ({replace(indicator.place, column='owner')})."
            )
            subject = f"papers_differ:owner:{sheet.id}:{indicator.code}"
            yield contradiction(subject, message, line.place, sheet.post)


def _check_wordings(office_year: OfficeYear) -> Iterator[Issue]:
    known = {_REPORT, *(paper.id for paper in office_year.documents)}
    known |= {agreement.id for agreement in office_year.agreements} | {s.id for s in office_year.sheets}
    worded: Sequence[Indicator | Objective] = (*office_year.indicators, *office_year.objectives)
    for thing in worded:
        for paper in thing.as_printed:
            if paper not in known:
                yield _unknown_paper(thing, paper, known)


def _unknown_paper(worded: Indicator | Objective, paper: str, known: Collection[str]) -> Issue:
    message = "Bunyi tercetak ini untuk naskah yang tidak dikenal, jadi tidak dipakai."
    remedy = f"{suggest(paper, known)} Naskah dinyatakan di documents.yaml atau agreements.yaml.".strip()
    place = replace(worded.place, column=f"as_printed.{paper}")
    return Issue(Level.ERROR, "unknown_paper", message, place, paper, remedy)


def _is_same(one: TargetValue, other: TargetValue, indicator: Indicator) -> bool:
    """Say whether two targets are one, whatever words surround the figure."""
    if (one.value, one.lower, one.upper) == (None, None, None) == (other.value, other.lower, other.upper):
        return _fold(one.text) == _fold(other.text)
    scales = (one.scale or indicator.unit, other.scale or indicator.unit)
    return (one.value, one.lower, one.upper) == (other.value, other.lower, other.upper) and len(
        set(scales)
    ) == 1


def _is_empty(target: TargetValue) -> bool:
    return target.value is None and target.lower is None and target.upper is None and not target.text.strip()


def _write(target: TargetValue) -> str:
    if target.text:
        return target.text
    if target.value is None:
        bounds = [plain(bound) for bound in (target.lower, target.upper) if bound is not None]
        return "–".join(bounds) or "(kosong)"
    return plain(target.value)


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
