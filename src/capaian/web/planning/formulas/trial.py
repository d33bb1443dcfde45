"""A formula before it is written: what it may name, what is wrong with it and what it comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from capaian.domain.issue import Issue, Level
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Component, Indicator
from capaian.domain.rule_set import RuleSet
from capaian.domain.value import INDEX, PERCENT, Unit
from capaian.rules.assess.partial import PartResults, compute_part
from capaian.rules.checks.formulas import OF_FORMULAS, find_flaws, scope_of
from capaian.rules.checks.validate import validate
from capaian.rules.facts import Facts
from capaian.rules.formula.explain import explain
from capaian.rules.formula.issues import FormulaIssue, Problem
from capaian.rules.formula.parse import parse_readable
from capaian.rules.formula.units import unit_of_result
from capaian.web.measurement.reopening import find_obstacles
from capaian.web.site.issue_words import on_page
from capaian.web.years.change import added, issue_identity

_WORD: Final = re.compile(r"[\w.-]+|\S")
"""What is pointed at: a name, a number, or one sign."""
OWN_MEASURE: Final = "Pembilang dan penyebutnya"
"""Kind of the numerator and denominator of a component, for its own formula."""
_INDICATOR: Final = "Indikator lain"


@dataclass(frozen=True, slots=True)
class FormulaName:
    """Something that a formula may name."""

    kind: str
    """What stands behind it, in Indonesian."""
    text: str
    """As the formula writes it: `ktp.holders`, `index(skm)`."""
    meaning: str
    """What readers call it."""
    unit: Unit


def find_formula_names(office_year: OfficeYear, part: Component | Indicator) -> Iterator[FormulaName]:
    """Yield what a formula may name, by kind, in the order of the dossier.

    A component names its own two measures and no others; an indicator names all but itself.
    """
    if isinstance(part, Component):
        for own in (part.numerator, part.denominator):
            yield FormulaName(OWN_MEASURE, own.code, own.name, own.unit)
        return
    for component in office_year.components:
        yield FormulaName("Cakupan", component.code, component.label, component.unit)
    for survey in office_year.surveys:
        yield FormulaName("Survei", f"index({survey.id})", survey.name, INDEX)
    for each in office_year.indicators:
        if each.code != part.code:
            yield FormulaName(_INDICATOR, each.code, each.label, each.unit)
            yield FormulaName(_INDICATOR, f"{each.code}.target", f"Target {each.label}", each.unit)
            yield FormulaName(_INDICATOR, f"{each.code}.achievement", f"Capaian {each.label}", PERCENT)
    for measure in Facts(office_year).measures.values():
        yield FormulaName("Ukuran", measure.code, measure.name, measure.unit)


@dataclass(frozen=True, slots=True)
class Spot:
    """A fault of a formula at its place."""

    issue: FormulaIssue
    line: int
    """1-based."""
    letter: int
    """1-based place in its line."""
    before: str
    """The line up to there."""
    at: str
    """What stands there; empty at the end of the line."""
    after: str

    @property
    def words(self) -> str:
        """What is wrong and what to write instead, of pages and not of files."""
        return on_page(f"{self.issue.message} {self.issue.remedy}".strip())

    @property
    def is_error(self) -> bool:
        """Whether the formula cannot be kept with it."""
        return self.issue.level is Level.ERROR


def spot_of(issue: FormulaIssue, formula: str) -> Spot:
    """Return where in a formula of one or several lines a fault stands."""
    place = min(issue.column - 1, len(formula))
    start = formula.rfind("\n", 0, place) + 1
    line, letter = formula[start:].partition("\n")[0], place - start
    found = _WORD.match(line, letter)
    end = found.end() if found else letter
    number = formula.count("\n", 0, place) + 1
    return Spot(issue, number, letter + 1, line[:letter], line[letter:end], line[end:])


@dataclass(frozen=True)
class FormulaTrial:
    """What is known of a formula that is not written yet."""

    formula: str
    words: str
    """The formula with the names of the field; empty if it cannot be read, or there is none."""
    unit: Unit | None
    """Of its result, by the units of what it names; `None` where these leave it open."""
    spots: Sequence[Spot]
    """What is wrong with it by itself, in the order of the text."""
    consequences: Sequence[Issue]
    """Errors that the office-year would have besides, and does not have now: circles, contradictions."""
    obstacles: Sequence[Issue]
    """Errors with which nothing is computed, this formula's or others."""
    yields: PartResults | None
    """What it comes to; `None` where there are obstacles."""

    @property
    def is_refused(self) -> bool:
        """Whether it cannot stand: it says nothing, or nothing that can be computed."""
        return any(issue.code in OF_FORMULAS for issue in self.consequences) or any(
            spot.is_error for spot in self.spots
        )

    @property
    def verdict(self) -> str:
        """One sentence on the formula."""
        if errors := sum(spot.is_error for spot in self.spots):
            return f"Ada {errors} hal yang harus diperbaiki pada rumus ini."
        if self.is_refused:
            return "Rumus ini tidak dapat dipakai bersama rencana yang ada."
        if not self.formula:
            return "Tanpa rumus: realisasinya dilaporkan langsung."
        unit = self.unit.label if self.unit is not None else ""
        return f"Rumus ini dapat dipakai{f', hasilnya dalam {unit}' if unit else ''}."


def try_formula(
    office_year: OfficeYear, rule_set: RuleSet, tried: Component | Indicator, present: Sequence[Issue] = ()
) -> FormulaTrial:
    """Put a formula in the place of the stored one, and find what becomes of it.

    Nothing is written, and what it yields is what `assess` would yield once it is.

    Args:
        office_year: The facts as they are.
        rule_set: The law in force.
        tried: An indicator or component of the plan, by its code, with the formula as typed; none where
            what an indicator reached is reported directly.
        present: Problems that the office-year has now, which are no consequences.
    """
    year = _put(office_year, tried)
    is_reported = not tried.formula and isinstance(tried, Indicator)
    flaws = () if is_reported else find_flaws(tried, scope_of(year, tried))
    errors = [issue for issue in validate(year, rule_set) if issue.level is Level.ERROR]
    obstacles = find_obstacles(errors)
    return FormulaTrial(
        tried.formula,
        *_words_and_unit(year, tried),
        [spot_of(each, tried.formula) for each in flaws],
        [each for each in added(present, errors, issue_identity) if not _is_flaw(each, tried)],
        obstacles,
        None if obstacles else compute_part(year, rule_set, tried),
    )


def _put(office_year: OfficeYear, part: Component | Indicator) -> OfficeYear:
    if isinstance(part, Component):
        components = tuple(part if each.code == part.code else each for each in office_year.components)
        return replace(office_year, components=components)
    indicators = tuple(part if each.code == part.code else each for each in office_year.indicators)
    return replace(office_year, indicators=indicators)


def _words_and_unit(office_year: OfficeYear, part: Component | Indicator) -> tuple[str, Unit | None]:
    expression = parse_readable(part.formula)
    if expression is None:
        return "", None
    unit = unit_of_result(expression, scope_of(office_year, part).units.get)
    return explain(expression, Facts(office_year).names), unit


def _is_flaw(issue: Issue, part: Component | Indicator) -> bool:
    """Say whether an error is of the formula by itself."""
    is_of_formula = issue.code in {problem.value for problem in Problem}
    return is_of_formula and issue.place.row == part.place.row and issue.value == part.formula
