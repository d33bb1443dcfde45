"""The page of one formula: checked and tried as it is typed, and kept like any other cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.issue import Issue
from capaian.domain.plan import Indicator
from capaian.dossier.tables.days import written_day
from capaian.web.measurement.approved_results import find_obstacles
from capaian.web.measurement.flow import DONE
from capaian.web.measurement.reopening import ReopeningError
from capaian.web.planning.access import may_write
from capaian.web.planning.definition_history import history_of
from capaian.web.planning.formula_findings import Shown
from capaian.web.planning.formula_owners import Defined, find_defined
from capaian.web.planning.formula_trial import FormulaTrial, try_formula
from capaian.web.planning.sheets import slug_of
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.overwriting import version_in
from capaian.web.years.change import Conflict, ConflictError, FlawedError, RefusedChangeError, change
from capaian.web.years.edits import Edit
from capaian.web.years.known import Known, know

_MOST_LETTERS: Final = 2_000
"""Letters that are looked at; the language allows 500 and says so."""


def formula(request: OfficeRequest, office: str, year: int, kind: str, code: str) -> HttpResponse:
    """Show a formula with what it yields; check what is typed, and keep it.

    A check writes nothing and answers in place where the browser asks for it while somebody types.
    """
    own = request.here.require_year()
    known = know(own)
    defined = find_defined(own, known, kind, code)
    if request.method != "POST":
        return _page(request, known, defined, Typed(defined.formula, begins=defined.begins))
    typed = _typed(request, defined)
    if not may_write(request, own):
        messages.error(request, f"Tahun {own.year} sudah ditutup; rumusnya hanya dibaca.")
        return redirect(request.path)
    if request.POST.get("aksi") == "simpan":
        return _save(request, known, defined, typed)
    if request.headers.get("HX-Request") == "true":
        return render(
            request, "planning/formula_found.html", _told(known, defined, typed) | {"is_live": True}
        )
    if name := request.POST.get("sisip", ""):
        typed = replace(typed, formula=f"{typed.formula} {name}".strip())
    return _page(request, known, defined, typed)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form of a formula."""

    formula: str
    reason: str = ""
    begins: str = ""
    """Day from which it holds, as a browser writes it: `2024-07-01`."""

    @property
    def day(self) -> date | None:
        """The day, where it is one."""
        try:
            return date.fromisoformat(self.begins) if self.begins else None
        except ValueError:
            return None


def _typed(request: OfficeRequest, defined: Defined) -> Typed:
    formula, reason, begins = (
        request.POST.get(name, "").replace("\r\n", "\n").strip()[:_MOST_LETTERS]
        for name in ("rumus", "alasan", "berlaku")
    )
    reason = reason.replace("\0", "")
    return Typed(formula, reason, written_day(begins) if "berlaku" in request.POST else defined.begins)


def _try(known: Known, defined: Defined, typed: Typed) -> FormulaTrial:
    tried = replace(defined.part, formula=typed.formula)
    if isinstance(tried, Indicator):
        tried = replace(tried, valid_from=typed.day)
    return try_formula(defined.facts, known.found.rule_set, tried, known.found.issues)


def _told(known: Known, defined: Defined, typed: Typed) -> dict[str, object]:
    """Return what is told of a formula, beside that of the one that stands."""
    stands = _try(known, defined, Typed(defined.formula, begins=defined.begins))
    is_other = (typed.formula, typed.begins) != (defined.formula, defined.begins)
    tried = _try(known, defined, typed) if is_other else stands
    shown = Shown(defined, stands, tried, _obstacles(known, stands), is_other)
    return {"shown": shown, "defined": defined, "typed": typed}


def _obstacles(known: Known, stands: FormulaTrial) -> list[Issue]:
    """Return the errors that forbid computing whatever the formula says."""
    own = {issue.message for issue in stands.flaws}
    errors = find_obstacles(known.found.issues)
    return [e for e in errors if not any(e.message.endswith(message) for message in own)]


def _save(request: OfficeRequest, known: Known, defined: Defined, typed: Typed) -> HttpResponse:
    own = request.here.require_year()
    if typed.formula != defined.formula and _try(known, defined, typed).is_refused:
        return _page(request, known, defined, typed, status=422)
    cells = {"formula": typed.formula}
    if typed.begins != defined.begins:
        cells["valid_from"] = typed.begins
    edit = Edit(defined.row.sheet, cells, defined.row.pk, version_in(request.POST.dict()))
    try:
        change(own, [edit], author_of(request, typed.reason))
    except ConflictError as error:
        (conflict,) = error.conflicts
        if conflict.is_done:
            messages.success(request, "Rumus ini sudah tersimpan seperti isian Anda.")
            return redirect(request.path)
        return _overtaken(request, known, defined, typed, conflict)
    except FlawedError as error:
        issues = [flaw.issue for flaw in error.flaws]
        return _page(request, known, defined, typed, status=422, refused=issues)
    except ReopeningError as error:
        return _page(request, known, defined, typed, status=422, lacking=error)
    except RefusedChangeError as error:
        messages.error(request, error.message)
        return redirect(request.path)
    messages.success(request, "Rumus disimpan.")
    return redirect(request.path)


def _overtaken(
    request: OfficeRequest, known: Known, defined: Defined, typed: Typed, conflict: Conflict
) -> HttpResponse:
    """Show what was typed beside what somebody else wrote meanwhile; nothing of either is lost."""
    return _page(request, known, defined, typed, status=409, conflict=conflict, version=conflict.version)


def _page(
    request: OfficeRequest,
    known: Known,
    defined: Defined,
    typed: Typed,
    *,
    status: int = 200,
    **told: object,
) -> HttpResponse:
    own = request.here.require_year()
    context = {
        **_told(known, defined, typed),
        "may_write": may_write(request, own),
        "is_approved": own.forms.filter(state__in=DONE).exists(),
        "history": history_of(own, known, defined),
        "slug": slug_of(defined.row.sheet),
        "version": defined.row.version,
        "is_refused": status == 422,
        **told,
    }
    return render(request, "planning/formula.html", context, status=status)
