"""The page of one formula: what it may name, what it comes to as it is typed, and keeping it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from capaian.domain.issue import Issue, Level
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import PeriodKind
from capaian.domain.plan import Component, Indicator
from capaian.domain.rule_set import RuleSet
from capaian.domain.value import INDEX, PERCENT, CellValue, Unavailable, Unit
from capaian.dossier.tables.days import written_day
from capaian.dossier.years.definitions import past_definitions
from capaian.rules.assess.partial import PartResult, PartResults, compute_part
from capaian.rules.checks.formulas import OF_FORMULAS, find_flaws, scope_of
from capaian.rules.checks.validate import validate
from capaian.rules.facts import Facts as Named
from capaian.rules.formula.check import unit_of_result
from capaian.rules.formula.explain import explain
from capaian.rules.formula.issues import FormulaIssue, FormulaProblem
from capaian.rules.formula.parse import parse_readable
from capaian.web.measurement.reopening import find_obstacles
from capaian.web.planning.saving import REASON, Refusal, save, sent_texts
from capaian.web.planning.sheets import FORMULA_KINDS, INDICATORS, may_write, slug_of
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import version_in
from capaian.web.site.issue_words import on_page
from capaian.web.years.change import Edit, added, issue_identity
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear, Row

_MAX_LETTERS_READ: Final = 2_000
"""The language allows 500 letters and says so."""

_WORD: Final = re.compile(r"[\w.-]+|\S")
"""What is pointed at: a name, a number, or one sign."""
OWN_MEASURE: Final = "Pembilang dan penyebutnya"
"""Kind of the numerator and denominator of a component, for its own formula."""
_INDICATOR: Final = "Indikator lain"


@dataclass(frozen=True, slots=True)
class FormulaName:
    """Something that a formula may name."""

    kind: str
    text: str
    """As the formula writes it: `ktp.holders`, `index(skm)`."""
    meaning: str
    unit: Unit


def find_formula_names(
    office_year: Facts, part: Component | Indicator | None
) -> Iterator[FormulaName]:
    """Yield what a formula may name, by kind, in the order of the dossier.

    A component names its own two measures and no others; an indicator names all but itself, a new
    one all.
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
        if part is None or each.code != part.code:
            yield FormulaName(_INDICATOR, each.code, each.label, each.unit)
            yield FormulaName(_INDICATOR, f"{each.code}.target", f"Target {each.label}", each.unit)
            yield FormulaName(
                _INDICATOR, f"{each.code}.achievement", f"Capaian {each.label}", PERCENT
            )
    for measure in Named(office_year).measures.values():
        yield FormulaName("Ukuran", measure.code, measure.name, measure.unit)


@dataclass(frozen=True, slots=True)
class FormulaFault:
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


def spot_of(issue: FormulaIssue, formula: str) -> FormulaFault:
    """Return where in a formula of one or several lines a fault stands."""
    place = min(issue.column - 1, len(formula))
    start = formula.rfind("\n", 0, place) + 1
    line, letter = formula[start:].partition("\n")[0], place - start
    found = _WORD.match(line, letter)
    end = found.end() if found else letter
    number = formula.count("\n", 0, place) + 1
    return FormulaFault(issue, number, letter + 1, line[:letter], line[letter:end], line[end:])


@dataclass(frozen=True)
class FormulaTrial:
    """What is known of a formula that is not written yet."""

    formula: str
    words: str
    """The formula with the names of the field; empty if it cannot be read, or there is none."""
    unit: Unit | None
    """Of its result, by the units of what it names; `None` where these leave it open."""
    spots: Sequence[FormulaFault]
    """What is wrong with it by itself, in the order of the text."""
    consequences: Sequence[Issue]
    """Errors that the office-year would have besides, and does not have now: circles,
    contradictions.
    """
    obstacles: Sequence[Issue]
    """Errors with which nothing is computed, this formula's or others."""
    yields: PartResults | None
    """What it comes to; `None` where there are obstacles."""

    @property
    def is_refused(self) -> bool:
        """Whether it cannot stand: it says nothing, or nothing that can be computed."""
        is_uncomputable = any(issue.code in OF_FORMULAS for issue in self.consequences)
        return is_uncomputable or any(spot.is_error for spot in self.spots)

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
    office_year: Facts,
    rule_set: RuleSet,
    tried: Component | Indicator,
    present: Sequence[Issue] = (),
) -> FormulaTrial:
    """Put a formula in the place of the stored one, and find what becomes of it.

    Nothing is written, and what it yields is what `assess` would yield once it is.

    Args:
        office_year: The facts as they are.
        rule_set: The law in force.
        tried: An indicator or component of the plan, by its code, with the formula as typed; none
            where
            what an indicator reached is reported directly.
        present: Problems that the office-year has now, which are no consequences.
    """
    year = office_year
    if isinstance(tried, Component):
        components = tuple(tried if each.code == tried.code else each for each in year.components)
        year = replace(year, components=components)
    else:
        indicators = tuple(tried if each.code == tried.code else each for each in year.indicators)
        year = replace(year, indicators=indicators)
    is_reported = not tried.formula and isinstance(tried, Indicator)
    flaws = () if is_reported else find_flaws(tried, scope_of(year, tried))
    errors = [issue for issue in validate(year, rule_set) if issue.level is Level.ERROR]
    obstacles, expression = find_obstacles(errors), parse_readable(tried.formula)
    own = {problem.value for problem in FormulaProblem}
    return FormulaTrial(
        tried.formula,
        explain(expression, Named(year).names) if expression else "",
        unit_of_result(expression, scope_of(year, tried).units.get) if expression else None,
        [spot_of(each, tried.formula) for each in flaws],
        [
            each
            for each in added(present, errors, issue_identity)
            # one that is of the formula by itself is among the flaws
            if each.code not in own
            or (each.place.row, each.value) != (tried.place.row, tried.formula)
        ],
        obstacles,
        None if obstacles else compute_part(year, rule_set, tried),
    )


@dataclass(frozen=True, slots=True)
class TypedFormula:
    """What stands in the form of a formula."""

    formula: str
    begins: str = ""
    """Day from which it holds, as a browser writes it: `2024-07-01`."""
    reason: str = ""


def shown_periods(
    stored: PartResults | None, tried: PartResults
) -> Sequence[tuple[PartResult, CellValue | None]]:
    """Return the values of the year and of the parts of it that have one,
    each beside the stored one.
    """
    before = {each.period: each.value for each in stored.periods} if stored else {}
    return [
        (each, before.get(each.period))
        for each in sorted(
            tried.periods, key=lambda each: (each.period.end, each.period.kind.months)
        )
        if each.period.kind is PeriodKind.YEAR or not isinstance(each.value, Unavailable)
    ]


class FormulaPage(View):
    """A formula with what it yields."""

    request: OfficeRequest
    year: OfficeYear
    year_state: YearState
    facts: Facts
    row: Row
    part: Component | Indicator

    def setup(self, request: HttpRequest, *args: object, **named: object) -> None:
        """Find what is defined; raises `Http404` where nothing is, or cannot be read."""
        super().setup(request, *args, **named)
        self.year = self.request.here.require_year()
        self.year_state = know(self.year)
        code, sheet = str(named["code"]), FORMULA_KINDS.get(str(named["kind"]))
        facts = self.year_state.read.partial
        if facts is None or sheet is None or "\0" in code:
            raise Http404
        parts = facts.indicators if sheet == INDICATORS else facts.components
        row = self.year.rows.filter(sheet=sheet, cells__code=code).first()
        part = next((each for each in parts if each.code == code), None)
        if row is None or part is None:
            raise Http404
        self.facts, self.row, self.part = facts, row, part

    @cached_property
    def stored(self) -> TypedFormula:
        """The formula as it is stored."""
        day = getattr(self.part, "valid_from", None)
        return TypedFormula(self.part.formula, day.isoformat() if day else "")

    def get(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Show it."""
        return self.page(self.stored)

    def post(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Check what is typed, or keep it.

        A check writes nothing and answers in place where the browser asks for it while somebody
        types.
        """
        sent = sent_texts(request.POST)
        begins = written_day(sent["berlaku"]) if "berlaku" in sent else self.stored.begins
        formula = request.POST.get("rumus", "").replace("\r\n", "\n").strip()[:_MAX_LETTERS_READ]
        typed = TypedFormula(formula, begins, sent.get(REASON, ""))
        if sent.get("aksi") == "simpan":
            return self._save(typed, sent)
        if request.headers.get("HX-Request") == "true":
            return render(
                request, "planning/formula_found.html", {**self._found(typed), "is_live": True}
            )
        if name := sent.get("sisip", ""):
            typed = replace(typed, formula=f"{typed.formula} {name}".strip())
        return self.page(typed)

    def _save(self, typed: TypedFormula, sent: dict[str, str]) -> HttpResponse:
        if typed.formula != self.stored.formula and self._try(typed).is_refused:
            return self.page(typed, Refusal("Ada yang harus diperbaiki sebelum disimpan"))
        cells = {"formula": typed.formula}
        if typed.begins != self.stored.begins:
            cells["valid_from"] = typed.begins
        edit = Edit(self.row.sheet, cells, self.row.pk, version_in(self.request.POST.dict()))
        if refusal := save(self.request, [edit], sent):
            return self.page(typed, refusal)
        messages.success(self.request, "Rumus disimpan.")
        return redirect(self.request.path)

    def page(self, typed: TypedFormula, refusal: Refusal | None = None) -> HttpResponse:
        """Draw the formula with what is found of it, and what it was in closed years."""
        conflict = next(iter(refusal.conflicts), None) if refusal else None
        asks_day = refusal is not None and refusal.asks_day
        names = find_formula_names(self.facts, self.part)
        context = {
            **self._found(typed),
            "part": self.part,
            "row": self.row,
            "is_required": isinstance(self.part, Component),
            "typed": typed,
            "refusal": refusal,
            "conflict": conflict,
            "asks_day": asks_day,
            "has_day": asks_day or bool(typed.begins) or bool(refusal and refusal.asks_reason),
            "has_reason": bool(typed.reason)
            or bool(refusal and (refusal.asks_reason or asks_day)),
            "may_write": may_write(self.request, self.year),
            "sees_log": self.request.here.may("history", "GET"),
            "names": [(kind, [*own]) for kind, own in groupby(names, lambda each: each.kind)],
            "past": [*past_definitions(self.year_state.read.closed, self.part.code)][::-1],
            "slug": slug_of(self.row.sheet),
            "version": conflict.version if conflict else self.row.version,
        }
        status = refusal.status if refusal else 200
        return render(self.request, "planning/formula.html", context, status=status)

    def _found(self, typed: TypedFormula) -> dict[str, object]:
        trial, found = self._try(typed), self.year_state.dossier_check
        is_changed = (typed.formula, typed.begins) != (self.stored.formula, self.stored.begins)
        stored = trial.yields
        if is_changed:
            is_lost = find_obstacles(found.issues)
            stored = None if is_lost else compute_part(self.facts, found.rule_set, self.part)
        periods = shown_periods(stored, trial.yields) if trial.yields else ()
        return {"trial": trial, "periods": periods, "is_changed": is_changed}

    def _try(self, typed: TypedFormula) -> FormulaTrial:
        tried = replace(self.part, formula=typed.formula)
        if isinstance(tried, Indicator):
            begins = None
            with suppress(ValueError):  # until a day is typed there is none
                begins = date.fromisoformat(typed.begins)
            tried = replace(tried, valid_from=begins)
        found = self.year_state.dossier_check
        return try_formula(self.facts, found.rule_set, tried, found.issues)
