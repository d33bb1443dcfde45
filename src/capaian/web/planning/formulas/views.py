"""The page of one formula: checked and tried as it is typed, and kept like any other cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import PeriodKind
from capaian.domain.plan import Component, Indicator
from capaian.domain.value import CellValue, Unavailable
from capaian.dossier.tables.days import written_day
from capaian.dossier.years.definitions import past_definitions
from capaian.rules.assess.partial import PartResult, PartResults, compute_part
from capaian.web.measurement.reopening import find_obstacles
from capaian.web.planning.formulas.trial import FormulaTrial, find_formula_names, try_formula
from capaian.web.planning.saving import REASON, Refusal, save, sent_texts
from capaian.web.planning.sheets import FORMULA_KINDS, INDICATORS, may_write, slug_of
from capaian.web.site.access import OfficeRequest
from capaian.web.site.overwriting import version_in
from capaian.web.years.edits import Edit
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear, Row

_MAX_LETTERS: Final = 2_000
"""Letters that are looked at; the language allows 500 and says so."""


@dataclass(frozen=True, slots=True)
class TypedFormula:
    """What stands in the form of a formula."""

    formula: str
    begins: str = ""
    """Day from which it holds, as a browser writes it: `2024-07-01`."""
    reason: str = ""

    @property
    def day(self) -> date | None:
        """The day, where it is one."""
        try:
            return date.fromisoformat(self.begins) if self.begins else None
        except ValueError:
            return None


def shown_periods(
    stored: PartResults | None, tried: PartResults
) -> Sequence[tuple[PartResult, CellValue | None]]:
    """Return the values of the year and of the parts of it that have one, each beside the stored one."""
    before = {each.period: each.value for each in stored.periods} if stored else {}
    return [
        (each, before.get(each.period))
        for each in sorted(tried.periods, key=lambda each: (each.period.end, each.period.kind.months))
        if each.period.kind is PeriodKind.YEAR or not isinstance(each.value, Unavailable)
    ]


class FormulaPage(View):
    """A formula with what it yields."""

    request: OfficeRequest
    year: OfficeYear
    known: YearState
    facts: Facts
    row: Row
    part: Component | Indicator

    def setup(self, request: HttpRequest, *args: object, **named: object) -> None:
        """Find what is defined; raises `Http404` where nothing is, or cannot be read."""
        super().setup(request, *args, **named)
        self.year = self.request.here.require_year()
        self.known = know(self.year)
        code, sheet = str(named["code"]), FORMULA_KINDS.get(str(named["kind"]))
        facts = self.known.read.partial
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

        A check writes nothing and answers in place where the browser asks for it while somebody types.
        """
        sent = sent_texts(request.POST)
        begins = written_day(sent["berlaku"]) if "berlaku" in sent else self.stored.begins
        formula = request.POST.get("rumus", "").replace("\r\n", "\n").strip()[:_MAX_LETTERS]
        typed = TypedFormula(formula, begins, sent.get(REASON, ""))
        if sent.get("aksi") == "simpan":
            return self._save(typed, sent)
        if request.headers.get("HX-Request") == "true":
            return render(request, "planning/formula_found.html", {**self._found(typed), "is_live": True})
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
        asks_day = refusal is not None and any(each.column == "valid_from" for each in refusal.problems)
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
            "has_reason": bool(typed.reason) or bool(refusal and (refusal.asks_reason or asks_day)),
            "may_write": may_write(self.request, self.year),
            "sees_log": self.request.here.may("history", "GET"),
            "names": [(kind, [*own]) for kind, own in groupby(names, lambda each: each.kind)],
            "past": [*past_definitions(self.known.read.closed, self.part.code)][::-1],
            "slug": slug_of(self.row.sheet),
            "version": conflict.version if conflict else self.row.version,
        }
        status = refusal.status if refusal else 200
        return render(self.request, "planning/formula.html", context, status=status)

    def _found(self, typed: TypedFormula) -> dict[str, object]:
        """Return what is found of a formula, its values beside those of the stored one."""
        trial, found = self._try(typed), self.known.found
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
            tried = replace(tried, valid_from=typed.day)
        return try_formula(self.facts, self.known.found.rule_set, tried, self.known.found.issues)
