"""The page of a form: what it shows, what was said of what was sent, and the same told to the script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone

from capaian.web.measurement.entry.cells import Typed
from capaian.web.measurement.entry.grid import Sheet
from capaian.web.measurement.entry.history import history_of
from capaian.web.measurement.entry.remarks import (
    ANSWER,
    LONGEST,
    REASON,
    explanations_of,
    open_answers,
    reasons_in_force,
)
from capaian.web.measurement.entry.saving import Outcome
from capaian.web.measurement.factors.fields import draw_factors
from capaian.web.measurement.flow import Step
from capaian.web.measurement.form_cells import FormCells
from capaian.web.measurement.forms import NO_POST, Forms
from capaian.web.measurement.gate import (
    Problem,
    find_declared,
    find_doubts,
    find_problems,
    in_short,
    named_once,
)
from capaian.web.measurement.handed_in_values import earlier_values, last_return
from capaian.web.measurement.models import PostForm, Remark, Taken
from capaian.web.measurement.sections import form_rules
from capaian.web.measurement.steps import (
    Person,
    open_to,
    posts_of,
    why_barred,
)
from capaian.web.measurement.tasks import awaited
from capaian.web.measurement.year_approvals import find_voidable
from capaian.web.site.access import OfficeRequest
from capaian.web.site.issue_words import said_to
from capaian.web.site.rights import RIGHTS


def person_of(request: OfficeRequest) -> Person:
    """Return who asks, with what the person may act as."""
    return Person(request.user, request.here.roles, request.here.stands)


def answer_script(request: OfficeRequest, found: Forms, kept: PostForm, outcome: Outcome) -> JsonResponse:
    """Tell the script what is stored now, what it comes to, and what was left out."""
    wrong = _as_read(outcome.wrong, request)
    if outcome.is_refused:
        return JsonResponse({"galat": wrong, "pesan": outcome.error}, status=outcome.status)
    sheet = Sheet(found, found.cells_of(kept.post, kept.quarter), messages=outcome.wrong)
    return JsonResponse(
        {
            "keadaan": kept.state,
            "jam": timezone.localtime().strftime("%H.%M.%S"),
            "tersimpan": {slot.name: sheet.input(slot).over for slot in sheet.form_cells.slots},
            "hitung": {cell.id: cell.text for cell in sheet.computed()},
            "galat": wrong,
            "alur": render_to_string("measurement/way.html", {"form": kept}, request),
            "perlu": [f"{REASON}{each.slot.name}" for each in find_doubts(found, kept) if each.slot],
            "bentrok": {each.field: each.stands for each in outcome.clashes if each.is_cell},
            "bentrok_kata": {each.field: each.stands for each in outcome.clashes if not each.is_cell},
            "pesan": outcome.error,
            "tidak_ada": {each.field: each.about for each in outcome.gone},
        },
        status=outcome.status,
    )


def _as_read(told: Mapping[str, Sequence[str]], request: OfficeRequest) -> dict[str, list[str]]:
    """Return what is wrong with cells as people are told it, and as whoever asks can act."""
    may_declare = _may_declare(request)
    return {name: [said_to(each, may_declare) for each in words] for name, words in told.items()}


def _may_declare(request: OfficeRequest) -> bool:
    return bool(request.here.roles & RIGHTS["row_new"]["GET"])


def draw_page(request: OfficeRequest, found: Forms, kept: PostForm, said: Outcome) -> HttpResponse:
    """Draw the page of a form for who asks."""
    form_cells = found.cells_of(kept.post, kept.quarter)
    person = person_of(request)
    if kept.pk:  # once for all parts of the page
        prefetch_related_objects([kept], *BESIDE)
    steps = open_to(found, person, kept, posts_of(person, found))
    remarks = [*kept.remarks.all()] if kept.pk else []
    may_fill = Step.FILL in steps and not found.year.is_closed
    comments = [each for each in remarks if each.kind == Remark.Kind.COMMENT]
    since = None if may_fill else earlier_values(found, kept)
    read = _as_read(said.wrong, request)
    sheet = Sheet(
        found, form_cells, said.typed, read, _open_comments(comments), since.before if since else {}
    )
    waits = None if {Step.VERIFY, Step.APPROVE} & {*steps} else awaited(found, kept)
    doubts = [*_doubts(found, kept, remarks, said)]
    context = {
        "form": kept,
        "post": kept.post or NO_POST,
        "name": found.name_of(kept.post),
        "due": found.due(kept.quarter),
        "late": found.late(kept),
        "is_past": found.is_past(kept),
        "is_brought": found.is_brought,
        "sheet": sheet,
        "since": since,
        "last_return": last_return(kept),
        "steps": {step.name.lower(): step in steps for step in Step},
        "voided": find_voidable(found.year) if Step.REOPEN in steps else (),
        "may_fill": may_fill,
        "may_declare": _may_declare(request),
        "awaited": waits,
        "barred": why_barred(found, person, kept),
        "sections": [draw(request, found, kept, may_fill) for draw in form_rules().sections],
        "proofs": form_rules().proofs_of(request, found, kept),
        "said": said,
        "has_untouched": any(clash.is_untouched for clash in said.clashes),
        "summary": [*_summary(form_cells, said.wrong), *said.problems],
        "doubts": doubts,
        "are_blank": all(each.problem.is_empty for each in doubts),
        "declared": [*find_declared(found, kept)],
        "explained": () if may_fill else explanations_of(found, kept),
        "has_vague": any(each.reason for each in said.problems),
        "waiting": in_short(find_problems(found, kept), form_cells) if Step.VERIFY in steps else (),
        "factors": draw_factors(request, found, kept, may_fill, {*_asked(said.problems)}),
        "comments": [*_answerable(comments, open_answers(kept) if may_fill else frozenset(), said)],
        "longest": LONGEST,
        "history": history_of(found, kept),
        "slots": form_cells.slots,
    }
    return render(request, "measurement/form.html", context, status=said.status)


def _asked(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield the ids of parts and fields of the page that something is asked of."""
    for each in problems:
        yield each.slot.name if each.slot else each.part


BESIDE: Final = (
    Prefetch("steps", Taken.objects.select_related("by", "acted_for")),
    Prefetch("remarks", Remark.objects.select_related("by", "answered_by")),
)
"""What a page shows of a form beside its cells."""


def _summary(form_cells: FormCells, told: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    labels = {slot.name: slot for slot in form_cells.slots}
    for name, words in told.items():
        slot = labels.get(name)
        for each in words:
            yield Problem(slot, named_once(slot.label, each) if slot else each)


def _open_comments(comments: Sequence[Remark]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in comments:
        if not each.is_answered:
            found.setdefault(each.slot, []).append(each.text)
    return found


def _answerable(
    comments: Sequence[Remark], open_: AbstractSet[int], said: Outcome
) -> Iterator[tuple[Remark, Typed | None]]:
    """Yield comments, each with what stands in the field of its answer; `None`: there is no field."""
    for each in comments:
        typed = said.typed.get(f"{ANSWER}{each.pk}", Typed(each.answer, each.answer))
        yield each, typed if each.pk in open_ else None


@dataclass(frozen=True, slots=True)
class _Doubt:
    """What may be explained, with the reason that was given."""

    problem: Problem
    name: str
    """Id of its field."""
    over: str
    """The reason that was shown."""
    text: str
    """What stands in its field."""
    is_vague: bool
    """The form was not handed in since it tells no reason."""


def _doubts(found: Forms, kept: PostForm, remarks: Sequence[Remark], said: Outcome) -> Iterator[_Doubt]:
    given = reasons_in_force(remarks)
    vague = {each.slot for each in said.problems if each.reason}
    for problem in find_doubts(found, kept):
        if problem.slot is not None:
            name = f"{REASON}{problem.slot.name}"
            remark = given.get((problem.slot.name, found.text(problem.slot)))
            reason = "" if remark is None else remark.text
            typed = said.typed.get(name, Typed(reason, reason))
            yield _Doubt(problem, name, typed.over, typed.text, problem.slot in vague)
