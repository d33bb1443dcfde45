"""The page of one formula: checked and tried as it is typed, and kept like any other cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from capaian.domain.issue import Issue
from capaian.domain.plan import Indicator
from capaian.dossier.tables.days import written_day
from capaian.dossier.years.definitions import past_definitions
from capaian.web.measurement.approved_results import find_obstacles
from capaian.web.planning.access import may_write
from capaian.web.planning.formulas.defined import Defined, find_defined, versions_of
from capaian.web.planning.formulas.findings import Shown
from capaian.web.planning.formulas.trial import FormulaTrial, try_formula
from capaian.web.planning.saving import REASON, Refusal, save, sent_texts
from capaian.web.planning.sheets import slug_of
from capaian.web.site.access import OfficeRequest
from capaian.web.site.overwriting import version_in
from capaian.web.years.edits import Edit
from capaian.web.years.known import Known, know

_MAX_LETTERS: Final = 2_000
"""Letters that are looked at; the language allows 500 and says so."""


@dataclass(frozen=True, slots=True)
class Typed:
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


class FormulaPage(View):
    """A formula with what it yields."""

    request: OfficeRequest

    def get(self, request: OfficeRequest, kind: str, code: str, **_: object) -> HttpResponse:
        """Show it."""
        known = know(request.here.require_year())
        defined = find_defined(request.here.require_year(), known, kind, code)
        return self.page(known, defined, Typed(defined.formula, defined.begins))

    def post(self, request: OfficeRequest, kind: str, code: str, **_: object) -> HttpResponse:
        """Check what is typed, or keep it.

        A check writes nothing and answers in place where the browser asks for it while somebody types.
        """
        own = request.here.require_year()
        known, sent = know(own), sent_texts(request.POST)
        defined = find_defined(own, known, kind, code)
        begins = written_day(sent["berlaku"]) if "berlaku" in sent else defined.begins
        formula = request.POST.get("rumus", "").replace("\r\n", "\n").strip()[:_MAX_LETTERS]
        typed = Typed(formula, begins, sent.get(REASON, ""))
        if own.is_closed:
            messages.error(request, f"Tahun {own.year} sudah ditutup; rumusnya hanya dibaca.")
            return redirect(request.path)
        if sent.get("aksi") == "simpan":
            return self._save(known, defined, typed, sent)
        if request.headers.get("HX-Request") == "true":
            context = {"shown": _shown(known, defined, typed), "is_live": True}
            return render(request, "planning/formula_found.html", context)
        if name := sent.get("sisip", ""):
            typed = replace(typed, formula=f"{typed.formula} {name}".strip())
        return self.page(known, defined, typed)

    def _save(self, known: Known, defined: Defined, typed: Typed, sent: dict[str, str]) -> HttpResponse:
        if typed.formula != defined.formula and _try(known, defined, typed).is_refused:
            return self.page(known, defined, typed, Refusal("Ada yang harus diperbaiki sebelum disimpan"))
        cells = {"formula": typed.formula}
        if typed.begins != defined.begins:
            cells["valid_from"] = typed.begins
        version = version_in(self.request.POST.dict())
        refusal = save(self.request, [Edit(defined.row.sheet, cells, defined.row.pk, version)], sent)
        is_done = refusal is not None and any(each.is_done for each in refusal.conflicts)
        if refusal is not None and not is_done:
            return self.page(known, defined, typed, refusal)
        done = "Rumus ini sudah tersimpan seperti isian Anda." if is_done else "Rumus disimpan."
        messages.success(self.request, done)
        return redirect(self.request.path)

    def page(
        self, known: Known, defined: Defined, typed: Typed, refusal: Refusal | None = None
    ) -> HttpResponse:
        """Draw the formula with what is found of it, and what was before."""
        own = self.request.here.require_year()
        conflict = next(iter(refusal.conflicts), None) if refusal else None
        asks_day = refusal is not None and any(each.column == "valid_from" for each in refusal.problems)
        context = {
            "shown": _shown(known, defined, typed),
            "defined": defined,
            "typed": typed,
            "refusal": refusal,
            "conflict": conflict,
            "asks_day": asks_day,
            "has_day": asks_day or bool(typed.begins) or bool(refusal and refusal.asks_reason),
            "has_reason": bool(typed.reason) or bool(refusal and (refusal.asks_reason or asks_day)),
            "may_write": may_write(self.request, own),
            "versions": versions_of(own, defined),
            "past": [*past_definitions(known.read.closed, defined.part.code)][::-1],
            "slug": slug_of(defined.row.sheet),
            "version": conflict.version if conflict else defined.row.version,
        }
        return render(
            self.request, "planning/formula.html", context, status=refusal.status if refusal else 200
        )


def _try(known: Known, defined: Defined, typed: Typed) -> FormulaTrial:
    tried = replace(defined.part, formula=typed.formula)
    if isinstance(tried, Indicator):
        tried = replace(tried, valid_from=typed.day)
    return try_formula(defined.facts, known.found.rule_set, tried, known.found.issues)


def _shown(known: Known, defined: Defined, typed: Typed) -> Shown:
    """Return what is shown of a formula, beside that of the one that is stored."""
    stored = _try(known, defined, Typed(defined.formula, defined.begins))
    is_other = (typed.formula, typed.begins) != (defined.formula, defined.begins)
    tried = _try(known, defined, typed) if is_other else stored
    return Shown(defined, stored, tried, _obstacles(known, stored), is_other)


def _obstacles(known: Known, stored: FormulaTrial) -> list[Issue]:
    """Return the errors that forbid computing whatever the formula says."""
    own = tuple(issue.message for issue in stored.flaws)
    return [each for each in find_obstacles(known.found.issues) if not each.message.endswith(own)]
