"""A formula before it is written: what it may name, what is wrong with it and what it comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from capaian.domain.issue import Issue, Level
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Component, Indicator
from capaian.domain.rule_set import RuleSet
from capaian.domain.value import INDEX, PERCENT, Unit
from capaian.rules.assess.partial import PartResults, compute_part
from capaian.rules.checks.formulas import find_flaws, scope_of
from capaian.rules.checks.validate import validate
from capaian.rules.facts import Facts
from capaian.rules.formula.explain import explain
from capaian.rules.formula.issues import FormulaError, FormulaIssue, Problem
from capaian.rules.formula.parse import parse
from capaian.rules.formula.units import unit_of_result
from capaian.web.measurement.approved_results import find_obstacles


class FormulaNameKind(StrEnum):
    """What stands behind a name; its words in Indonesian."""

    OWN_MEASURE = "Pembilang dan penyebutnya"
    """Numerator or denominator of the component itself."""
    COMPONENT = "Cakupan"
    SURVEY = "Survei"
    INDICATOR = "Indikator lain"
    MEASURE = "Ukuran"


@dataclass(frozen=True, slots=True)
class FormulaName:
    """Something that a formula may name."""

    kind: FormulaNameKind
    text: str
    """As the formula writes it: `ktp.holders`, `index(skm)`."""
    meaning: str
    """What readers call it."""
    unit: Unit


def find_formula_names(office_year: OfficeYear, part: Component | Indicator) -> tuple[FormulaName, ...]:
    """Return what a formula may name, by kind, in the order of the dossier.

    A component names its own two measures and no others; an indicator names all but itself.
    """
    kinds = FormulaNameKind
    if isinstance(part, Component):
        own = (part.numerator, part.denominator)
        return tuple(FormulaName(kinds.OWN_MEASURE, each.code, each.name, each.unit) for each in own)
    found = [
        FormulaName(kinds.COMPONENT, each.code, each.label, each.unit) for each in office_year.components
    ]
    found += [
        FormulaName(kinds.SURVEY, f"index({each.id})", each.name, INDEX) for each in office_year.surveys
    ]
    for each in office_year.indicators:
        if each.code != part.code:
            code, label = each.code, each.label
            found.append(FormulaName(kinds.INDICATOR, code, label, each.unit))
            found.append(FormulaName(kinds.INDICATOR, f"{code}.target", f"Target {label}", each.unit))
            found.append(FormulaName(kinds.INDICATOR, f"{code}.achievement", f"Capaian {label}", PERCENT))
    measures = Facts(office_year).measures.values()
    return (*found, *(FormulaName(kinds.MEASURE, each.code, each.name, each.unit) for each in measures))


@dataclass(frozen=True)
class FormulaTrial:
    """What is known of a formula that is not written yet."""

    formula: str
    words: str
    """The formula with the names of the field; empty if it cannot be read, or there is none."""
    unit: Unit | None
    """Of its result, by the units of what it names; `None` where these leave it open."""
    flaws: tuple[FormulaIssue, ...]
    """What is wrong with it by itself, in the order of the text."""
    consequences: tuple[Issue, ...]
    """Errors that the office-year would have besides, and does not have now: circles, contradictions."""
    yields: PartResults | None
    """What it comes to; `None` where an error forbids computing, this formula's or another."""

    @property
    def is_refused(self) -> bool:
        """Whether it cannot stand: it says nothing, or nothing that can be computed."""
        return any(flaw.level is Level.ERROR for flaw in self.flaws) or any(
            issue.code in _NOT_TO_STAND for issue in self.consequences
        )


_NOT_TO_STAND = frozenset(
    {
        "formula_cycle",
        "component_with_other_measures",
    }
)
"""Codes of errors that only another formula mends; contradictions of figures are settled elsewhere."""


def try_formula(
    office_year: OfficeYear, rule_set: RuleSet, tried: Component | Indicator, standing: Sequence[Issue] = ()
) -> FormulaTrial:
    """Put a formula in the place of the one that stands, and tell what becomes of it.

    Nothing is written, and what it yields is what `assess` would yield once it is.

    Args:
        office_year: The facts as they are.
        rule_set: The law in force.
        tried: An indicator or component of the plan, by its code, with the formula as typed; none where
            what an indicator reached is reported directly.
        standing: Problems that the office-year has now, which are not told again.
    """
    year = _put(office_year, tried)
    is_reported = not tried.formula and isinstance(tried, Indicator)
    flaws = () if is_reported else (*find_flaws(tried, scope_of(year, tried)),)
    errors = [issue for issue in validate(year, rule_set) if issue.level is Level.ERROR]
    return FormulaTrial(
        tried.formula,
        *_read(year, tried),
        flaws,
        (*_new(standing, _besides(errors, tried)),),
        None if find_obstacles(errors) else compute_part(year, rule_set, tried),
    )


def _put(office_year: OfficeYear, part: Component | Indicator) -> OfficeYear:
    if isinstance(part, Component):
        components = tuple(part if each.code == part.code else each for each in office_year.components)
        return replace(office_year, components=components)
    indicators = tuple(part if each.code == part.code else each for each in office_year.indicators)
    return replace(office_year, indicators=indicators)


def _read(office_year: OfficeYear, part: Component | Indicator) -> tuple[str, Unit | None]:
    try:
        expression = parse(part.formula) if part.formula else None
    except FormulaError:
        return "", None
    if expression is None:
        return "", None
    unit = unit_of_result(expression, scope_of(office_year, part).units.get)
    return explain(expression, Facts(office_year).names), unit


def _besides(errors: Iterable[Issue], part: Component | Indicator) -> Iterable[Issue]:
    """Return the errors that are not of the formula by itself."""
    own = {problem.value for problem in Problem}
    return (
        e for e in errors if e.code not in own or e.place.row != part.place.row or e.value != part.formula
    )


def _new(standing: Sequence[Issue], found: Iterable[Issue]) -> Iterable[Issue]:
    known = Counter(map(_said, standing))
    for issue in found:
        if not known[_said(issue)]:
            yield issue
        known[_said(issue)] -= 1


def _said(issue: Issue) -> tuple[str, str, str | None, str | None]:
    return issue.code, issue.place.file, issue.value, issue.subject
