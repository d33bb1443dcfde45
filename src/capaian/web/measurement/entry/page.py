"""The page of a form: what it shows, and what became of what was sent."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from capaian.web.measurement.entry.cells import Typed, Wrong
from capaian.web.measurement.entry.grid import FormSheet
from capaian.web.measurement.entry.remarks import (
    ANSWER,
    LONGEST_REMARK,
    REASON,
    open_answers,
    reasons_in_force,
)
from capaian.web.measurement.entry.saving import Outcome, as_read, person_of
from capaian.web.measurement.factors.fields import draw_factors
from capaian.web.measurement.flow import FormStep
from capaian.web.measurement.form.cells import FormCells
from capaian.web.measurement.form.entries import earlier_values, last_return
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.gate import (
    FormObstacle,
    find_declared,
    find_doubts,
    find_notes,
    form_rules,
    named_once,
)
from capaian.web.measurement.models import PostForm, Remark, Taken
from capaian.web.measurement.steps import open_to, why_barred
from capaian.web.measurement.tasks import awaited
from capaian.web.measurement.year_approvals import find_voidable
from capaian.web.site.access import PLANNING, OfficeRequest


def answer_results(forms: Forms, kept: PostForm, refused: Collection[str]) -> JsonResponse:
    """Answer the script with the results of what is stored, but for those of refused cells, by name."""
    if kept.pk:
        prefetch_related_objects([kept], *PARTS_BESIDE)
    sheet = FormSheet(forms, kept, messages=dict.fromkeys(refused, ("",)))
    answer = {
        "hitung": {cell.id: cell.text for cell in sheet.computed() if cell.id},
        "alur": render_to_string("measurement/way.html", {"form": kept}),
        "perlu": [f"{REASON}{each.slot.name}" for each in find_doubts(forms, kept) if each.slot],
    }
    return JsonResponse(answer)


PARTS_BESIDE: Final = (
    Prefetch("steps", Taken.objects.select_related("by", "acted_for")),
    Prefetch("remarks", Remark.objects.select_related("by", "answered_by")),
)
"""What a page shows of a form beside its cells."""


def draw_page(request: OfficeRequest, forms: Forms, kept: PostForm, outcome: Outcome) -> HttpResponse:
    """Draw the page of a form for who asks."""
    form_cells = forms.duties.cells_of(kept.place)
    person = person_of(request)
    if kept.pk:  # once for all parts of the page
        prefetch_related_objects([kept], *PARTS_BESIDE)
    steps = open_to(forms, person, kept)
    may_fill = FormStep.FILL in steps and not forms.year.is_closed
    earlier = None if may_fill else earlier_values(forms.answers, kept)
    read = as_read(outcome.wrong, request)
    sheet = FormSheet(forms, kept, outcome.typed, read, earlier)
    doubts = [*_doubts(forms, kept, outcome)]
    needed = {each.part for each in outcome.problems}
    context = {
        "form": kept,
        "post": kept.slug,
        "name": forms.duties.name_of(kept.post),
        "due": forms.calendar.due(kept.quarter),
        "late": forms.calendar.late(kept),
        "is_past": forms.calendar.is_past(kept),
        "is_brought": forms.is_brought,
        "sheet": sheet,
        "last_return": last_return(kept),
        "steps": {step.name.lower(): step in steps for step in FormStep},
        "voided": find_voidable(forms.year) if FormStep.REOPEN in steps else (),
        "may_fill": may_fill,
        "may_declare": bool(request.here.roles & PLANNING),
        "awaited": None if {FormStep.VERIFY, FormStep.APPROVE} & {*steps} else awaited(forms, kept),
        "barred": why_barred(forms, person, kept),
        "sections": [draw(request, forms, kept, may_fill) for draw in form_rules().sections],
        "proofs": form_rules().find_proofs(request, forms, kept),
        "outcome": outcome,
        "has_untouched": any(clash.is_untouched for clash in outcome.clashes),
        "summary": [*_summary(form_cells, outcome.wrong), *outcome.problems],
        "notes": find_notes(forms, kept) if may_fill else (),
        "doubts": doubts,
        "are_blank": all(each.problem.is_empty for each in doubts),
        "declared": [*find_declared(forms, kept)],
        "has_vague": any(each.reason for each in outcome.problems),
        "factors": draw_factors(request, forms, kept, may_fill, needed),
        "comments": [*_comments(sheet, open_answers(kept) if may_fill and kept.pk else (), outcome)],
        "longest": LONGEST_REMARK,
        "steps_taken": kept.steps.all() if kept.pk else (),
        # by a change of many figures once
        "elsewhere": {w.at: w for w in forms.people.writers_of(kept) if not w.is_in_form}.values(),
        "slots": form_cells.slots,
    }
    return render(request, "measurement/form.html", context, status=outcome.status)


def _summary(form_cells: FormCells, wrong: Wrong) -> Iterator[FormObstacle]:
    slots = {slot.name: slot for slot in form_cells.slots}
    for name, words in wrong.items():
        slot = slots.get(name)
        for each in words:
            yield FormObstacle(slot, named_once(slot.label, each) if slot else each)


def _comments(
    sheet: FormSheet, open_: Collection[int], outcome: Outcome
) -> Iterator[tuple[Remark, Typed | None]]:
    """Yield comments, each with what is in the field of its answer; `None`: there is no field."""
    for each in (remark for own in sheet.comments.values() for remark in own):
        typed = outcome.typed.get(f"{ANSWER}{each.pk}", Typed(each.answer, each.answer))
        yield each, typed if each.pk in open_ else None


@dataclass(frozen=True, slots=True)
class _Doubt:
    """What may be explained, with the reason that was given."""

    problem: FormObstacle
    name: str
    """Id of its field."""
    typed: Typed
    is_vague: bool
    """The form was not handed in since it tells no reason."""


def _doubts(found: Forms, kept: PostForm, outcome: Outcome) -> Iterator[_Doubt]:
    given = reasons_in_force(kept.remarks.all() if kept.pk else ())
    vague = {each.slot for each in outcome.problems if each.reason}
    for problem in find_doubts(found, kept):
        if problem.slot is not None:
            name = f"{REASON}{problem.slot.name}"
            remark = given.get((problem.slot.name, found.answers.text(problem.slot)))
            reason = remark.text if remark else ""
            typed = outcome.typed.get(name, Typed(reason, reason))
            yield _Doubt(problem, name, typed, problem.slot in vague)
