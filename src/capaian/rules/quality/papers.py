"""Papers of one year that say different things of one indicator.

Plan, agreements, action plan, individual sheets and papers that exist outside the dossier must agree in
unit, target, formula and responsible post. Other wording is no difference: it stands in `as_printed`.
An official revision with a reason explains a difference; anything else is a contradiction with both places.
A target agreed otherwise than planned is a warning: offices do so, and the agreement is what counts.

Legal basis:
    PermenPANRB 53/2014, Lampiran I (an agreement follows from the plan; a change of it is stated);
    PermenPANRB 88/2021 (evaluators ask whether planning papers agree).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import (
    AgreementKind,
    AgreementTarget,
    Indicator,
    Objective,
    PerformanceAgreement,
)
from capaian.rules.agreements import agreements_in_force, line_of_revisions
from capaian.rules.formula.hints import suggest
from capaian.rules.quality.contradiction import agreed_otherwise, contradiction
from capaian.rules.quality.names import Wording, check_indicator_name, check_objective_name
from capaian.rules.quality.paper_statements import check_paper_statements
from capaian.rules.quality.periods import check_periods
from capaian.rules.quality.responsible import check_responsible
from capaian.rules.quality.sheets import check_sheets
from capaian.rules.quality.wording import as_stated, is_same, write

_REPORT = "lkjip"


def check_papers(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield every difference between papers that no revision explains, and every unknown paper."""
    for agreement in office_year.agreements:
        for line in agreement.targets:
            indicator = office_year.indicator_by_code.get(line.indicator)
            if indicator is not None:
                yield from _check_line(office_year, agreement, line, indicator)
    yield from _check_agreements(office_year)
    yield from check_paper_statements(office_year)
    yield from check_sheets(office_year)
    yield from check_responsible(office_year)
    yield from _check_wordings(office_year)


def _check_line(
    office_year: OfficeYear, agreement: PerformanceAgreement, line: AgreementTarget, indicator: Indicator
) -> Iterator[Issue]:
    planned = indicator.plan_targets.get(agreement.year)
    is_explained = any(later.reason.strip() for later in _revisions(office_year, agreement))
    place = replace(line.place, column="target")
    if planned is not None and not is_explained and not is_same(line.target, planned, indicator):
        other = replace(indicator.place, column=f"targets.{agreement.year}")
        yield _other_than_planned(agreement, line, place, f"{write(planned)} ({other})")
    yield from _check_words(office_year, agreement, line, indicator)
    yield from check_periods(agreement, line, indicator)
    yield from _check_tier(agreement, line, indicator)


def _other_than_planned(
    agreement: PerformanceAgreement, line: AgreementTarget, place: Place, planned: str
) -> Issue:
    subject = f"papers_differ:target:{agreement.id}:{line.indicator}"
    message = (
        f"{agreement.title}: target {write(line.target)}, Renstra {planned}, tanpa perubahan resmi yang "
        "menjelaskannya; yang dipakai target perjanjian."
    )
    return agreed_otherwise(subject, message, place, as_stated(line.target))


def _revisions(office_year: OfficeYear, agreement: PerformanceAgreement) -> Iterator[PerformanceAgreement]:
    """Yield the official revisions that an agreement is or was replaced by."""
    line = line_of_revisions(agreement)
    for other in office_year.agreements:
        is_same_line = other.year == agreement.year and line_of_revisions(other) == line
        if is_same_line and other.revision >= max(agreement.revision, 1):
            yield other


def _check_words(
    office_year: OfficeYear, agreement: PerformanceAgreement, line: AgreementTarget, indicator: Indicator
) -> Iterator[Issue]:
    """Report a line whose printed wording is the name of another indicator or objective."""
    place = replace(line.place, column="indicator_as_printed")
    wording = Wording(agreement.id, agreement.title, line.indicator_as_printed, place)
    yield from check_indicator_name(office_year, wording, indicator)
    place = replace(line.place, column="objective_as_printed")
    wording = Wording(agreement.id, agreement.title, line.objective_as_printed, place)
    yield from check_objective_name(office_year, wording, indicator.objective, indicator.code)


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
            if indicator is None or other is line or is_same(line.target, other.target, indicator):
                continue
            message = (
                f"{agreement.title} menetapkan target {write(line.target)}, {first.title} "
                f"{write(other.target)} ({other.place}); keduanya berlaku."
            )
            subject = f"papers_differ:target:{agreement.id}:{first.id}:{line.indicator}"
            place = replace(line.place, column="target")
            yield contradiction(subject, message, place, as_stated(line.target))


def _check_wordings(office_year: OfficeYear) -> Iterator[Issue]:
    known = {_REPORT, *(paper.id for paper in office_year.documents)}
    known |= {agreement.id for agreement in office_year.agreements} | {s.id for s in office_year.sheets}
    worded: Sequence[Indicator | Objective] = (*office_year.indicators, *office_year.objectives)
    for thing in worded:
        for paper in thing.as_printed:
            if paper not in known:
                yield _unknown_paper(thing, paper, known)
            else:
                yield from _check_printed(office_year, thing, paper)


def _check_printed(office_year: OfficeYear, worded: Indicator | Objective, paper: str) -> Iterator[Issue]:
    place = replace(worded.place, column=f"as_printed.{paper}")
    wording = Wording(paper, f"naskah {paper}", worded.as_printed[paper], place)
    if isinstance(worded, Indicator):
        yield from check_indicator_name(office_year, wording, worded)
    else:
        yield from check_objective_name(office_year, wording, worded.id, worded.id)


def _unknown_paper(worded: Indicator | Objective, paper: str, known: Collection[str]) -> Issue:
    message = "Bunyi tercetak ini untuk naskah yang tidak dikenal, jadi tidak dipakai."
    remedy = f"{suggest(paper, known)} Naskah dinyatakan di documents.yaml atau agreements.yaml.".strip()
    place = replace(worded.place, column=f"as_printed.{paper}")
    return Issue(Level.ERROR, "unknown_paper", message, place, paper, remedy)
