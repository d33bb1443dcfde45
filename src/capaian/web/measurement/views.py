"""Pages of forms: all of them by post and quarter, one to be filled in, and the steps taken with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from django.contrib import messages
from django.db import transaction
from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from capaian.web.measurement.awaited import awaited
from capaian.web.measurement.entries import CLASH, Clash, Saved, Typed, is_touched, kind_of
from capaian.web.measurement.explained import explanations_of, reasons_in_force
from capaian.web.measurement.factors.page import draw_factors
from capaian.web.measurement.flow import WAYS, Step, StepRefusedError
from capaian.web.measurement.forms import NO_POST, Forms, form_at, forms_of
from capaian.web.measurement.gate import Problem, find_doubts, find_problems, in_short
from capaian.web.measurement.grid import Sheet, shown
from capaian.web.measurement.history import history_of
from capaian.web.measurement.lateness import Late
from capaian.web.measurement.looked_at import Seen, look_of
from capaian.web.measurement.models import PostForm, Remark, Taken
from capaian.web.measurement.owed import Owed, Slot
from capaian.web.measurement.remarks import ANSWER, LONGEST, REASON, comment, said_in_comments
from capaian.web.measurement.saving import Outcome, Sent, read_sent, wants_json, write
from capaian.web.measurement.sections import PROOFS, SECTIONS
from capaian.web.measurement.since import changed_since
from capaian.web.measurement.steps import (
    MovedOnError,
    Person,
    UnfinishedError,
    author_for,
    open_to,
    posts_of,
    take_step,
)
from capaian.web.site.access import OfficeRequest
from capaian.web.site.rights import RIGHTS
from capaian.web.site.seen import version_in
from capaian.web.site.spoken import spoken_to_filler
from capaian.web.years.change import FlawedError, RefusedChangeError
from capaian.web.years.known import Flaw


def forms(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the forms of all posts by quarter, each as a square with its state."""
    own = request.here.require_year()
    found = forms_of(own)
    if found is None:
        return render(request, "measurement/flawed.html", status=200)
    mine = posts_of(_person(request), found)
    rows = [
        {
            "name": found.name_of(post),
            "slug": post or NO_POST,
            "is_mine": post in mine,
            "forms": [_Square(form, found.late(form)) for form, _ in each],
        }
        for post, each in found.each()
    ]
    rows.sort(key=lambda row: not row["is_mine"])
    dues = [(quarter, found.due(quarter)) for quarter in found.quarters]
    told = {"is_brought": found.is_brought, "late_from": found.late_from}
    return render(request, "measurement/forms.html", {"rows": rows, "dues": dues, **told})


@dataclass(frozen=True, slots=True)
class _Square:
    """A form in the overview."""

    form: PostForm
    late: Late


@dataclass(frozen=True)
class _Said:
    """What was sent and what came of it, until it is shown."""

    typed: Mapping[str, Typed] = field(default_factory=dict)
    """Cells that were not stored."""
    words: Mapping[str, Typed] = field(default_factory=dict)
    """Reasons and answers that were not stored, by the ids of their fields."""
    flaws: tuple[Flaw, ...] = ()
    outcome: Outcome = field(default_factory=lambda: Outcome(Saved()))
    problems: tuple[Problem, ...] = ()
    error: str = ""
    reason: str = ""
    comment: Mapping[str, str] = field(default_factory=dict)


def form(request: OfficeRequest, office: str, year: int, post: str, period: str) -> HttpResponse:
    """Show what a post tells of a quarter, and write it."""
    found, kept = _form(request, post, period)
    if request.method != "POST":
        return _page(request, found, kept, _Said())
    sent = read_sent(request)
    lost = _Said(_touched(found, kept, sent), sent.words)
    try:
        outcome = write(request, found, kept, sent)
    except FlawedError as error:
        return _failed(request, found, kept, replace(lost, flaws=error.flaws), 422)
    except UnfinishedError as error:
        problems = _Said(problems=error.problems, error=error.message)
        return _failed(request, *_form(request, post, period), problems, 422)
    except MovedOnError as error:
        return _failed(request, found, kept, replace(lost, error=error.message), 422)
    except (StepRefusedError, RefusedChangeError) as error:
        request.refused = error.message
        return _failed(request, found, kept, replace(lost, error=error.message), 422)
    if not outcome.is_whole:
        return _failed(request, *_form(request, post, period), *_left_out(sent, outcome))
    if sent.is_by_script:
        return _told(request, *_form(request, post, period), _Said())
    words = "Isian diajukan untuk diverifikasi." if sent.is_handed_in else "Draf tersimpan."
    messages.success(request, words)
    return redirect(request.path)


def _touched(found: Forms, kept: PostForm, sent: Sent) -> dict[str, Typed]:
    """Return what was typed; what was only shown is shown anew as it stands."""
    slots = {slot.name: slot for slot in found.owed(kept.post, kept.quarter).slots}
    return {
        name: each for name, each in sent.cells.items() if name in slots and is_touched(slots[name], each)
    }


def _left_out(sent: Sent, outcome: Outcome) -> tuple[_Said, int]:
    """Return what was not stored of what was sent, with the status that says so."""
    cells = outcome.cells
    typed = {name: sent.cells[name] for name in cells.wrong}
    # Both versions are told now: what is sent next is typed over what stands there.
    for clash in cells.clashes:
        if not clash.is_untouched:
            text = sent.cells[clash.slot.name].text
            typed[clash.slot.name] = Typed(text, _shown(clash.slot, clash.stands))
    words = {each.field: Typed(each.typed, each.stands) for each in outcome.words}
    is_clash = bool(cells.clashes or words)
    error = CLASH if is_clash else f"{len(cells.wrong)} nilai belum disimpan; yang lain tersimpan"
    return _Said(typed, words, outcome=outcome, error=error), 409 if is_clash else 422


def form_step(request: OfficeRequest, office: str, year: int, post: str, period: str) -> HttpResponse:
    """Take a step with a form: withdraw, return, verify, approve, open again."""
    found, kept = _form(request, post, period)
    step = next((each for each in WAYS if each == request.POST.get("langkah")), None)
    if step is None or step in (Step.FILL, Step.SUBMIT, Step.LOCK):
        raise Http404
    reason, sent = request.POST.get("alasan", ""), request.POST.dict()
    seen = Seen(version_in(sent), sent.get("dilihat", ""))
    typed = {"text": request.POST.get("catatan", "").strip(), "slot": request.POST.get("nilai", "")}
    try:
        with transaction.atomic():
            if typed["text"]:
                _comment_with(request, found, kept, step, typed)
            if step is Step.RETURN and not reason.strip():
                author_for(found, _person(request), kept, step)
                reason = said_in_comments(found, kept)
            take_step(found, kept, step, _person(request), reason, seen)
    except (StepRefusedError, MovedOnError) as error:
        request.refused = error.message
        said = _Said(error=error.message, reason=reason, comment=typed)
        return _page(request, *_form(request, post, period), said, 422)
    messages.success(request, _DONE[step])
    return redirect("form", office=office, year=year, post=post, period=period)


def _comment_with(
    request: OfficeRequest, found: Forms, kept: PostForm, step: Step, typed: Mapping[str, str]
) -> None:
    """Keep the comment that stands beside a return; raises `StepRefusedError` where it would be lost."""
    slots = {slot.name: slot for slot in found.owed(kept.post, kept.quarter).slots}
    if step is not Step.RETURN or (typed["slot"] and typed["slot"] not in slots):
        raise StepRefusedError(
            "Catatan yang Anda tulis belum disimpan. Kembalikan isian bersamanya, simpan catatannya dahulu, "
            "atau kosongkan."
        )
    value = found.text(slots[typed["slot"]]) if typed["slot"] else ""
    comment(kept, typed["slot"], typed["text"], value, author_for(found, _person(request), kept, step))


_DONE: Final[Mapping[Step, str]] = {
    Step.WITHDRAW: "Isian ditarik; Anda dapat mengubahnya lagi.",
    Step.RETURN: "Isian dikembalikan. Pemegang jabatan diberi tahu.",
    Step.VERIFY: "Isian diverifikasi.",
    Step.APPROVE: "Isian disetujui.",
    Step.REOPEN: "Isian dibuka kembali. Persetujuan yang memuatnya batal.",
}


def form_remark(request: OfficeRequest, office: str, year: int, post: str, period: str) -> HttpResponse:
    """Write a comment on a value of a form that is looked at."""
    found, kept = _form(request, post, period)
    slots = {slot.name: slot for slot in found.owed(kept.post, kept.quarter).slots}
    text, name = request.POST.get("catatan", "").strip(), request.POST.get("nilai", "")
    person, typed = _person(request), {"text": text, "slot": name}
    try:
        author = author_for(found, person, kept, Step.RETURN)
    except StepRefusedError:
        said = _Said(error="Catatan ditulis selagi isian diperiksa.", comment=typed)
        return _page(request, found, kept, said, 422)
    if not text or (name and name not in slots):
        said = _Said(error="Pilih nilainya dan tulis catatannya.", comment=typed)
        return _page(request, found, kept, said, 422)
    with transaction.atomic():
        comment(kept, name, text, found.text(slots[name]) if name else "", author)
    messages.success(request, "Catatan disimpan. Kembalikan isian agar dibaca pengisinya.")
    return redirect("form", office=office, year=year, post=post, period=period)


def _form(request: OfficeRequest, post: str, period: str) -> tuple[Forms, PostForm]:
    return form_at(request.here.require_year(), post, period)


def _person(request: OfficeRequest) -> Person:
    return Person(request.user, request.here.roles, request.here.stands)


def _told(
    request: OfficeRequest, found: Forms, kept: PostForm, said: _Said, status: int = 200
) -> JsonResponse:
    """Tell the script what is stored now, what it comes to, and what was left out."""
    sheet = Sheet(found, found.owed(kept.post, kept.quarter))
    stored = {slot.name: sheet.input(slot).over for slot in sheet.owed.slots}
    now = timezone.localtime().strftime("%H.%M.%S")
    clashes = {clash.slot.name: _shown(clash.slot, clash.stands) for clash in said.outcome.cells.clashes}
    return JsonResponse(
        {
            "keadaan": kept.state,
            "jam": now,
            "tersimpan": stored,
            "hitung": {cell.id: cell.text for cell in sheet.computed()},
            "galat": said.outcome.cells.wrong,
            "bentrok": clashes,
            "bentrok_kata": {clash.field: clash.stands for clash in said.outcome.words},
            "pesan": said.error,
        },
        status=status,
    )


def _failed(request: OfficeRequest, found: Forms, kept: PostForm, said: _Said, status: int) -> HttpResponse:
    if not wants_json(request):
        return _page(request, found, kept, said, status)
    if not said.outcome.is_whole:
        return _told(request, found, kept, said, status)
    told = _messages(found, found.owed(kept.post, kept.quarter), said)
    return JsonResponse({"galat": told, "pesan": said.error}, status=status)


def _shown(slot: Slot, text: str) -> str:
    return shown(kind_of(slot), text)


def _page(
    request: OfficeRequest, found: Forms, kept: PostForm, said: _Said, status: int = 200
) -> HttpResponse:
    owed = found.owed(kept.post, kept.quarter)
    person = _person(request)
    if kept.pk:  # once for all parts of the page
        prefetch_related_objects([kept], *_BESIDE)
    steps = open_to(found, person, kept, posts_of(person, found))
    told = {**_messages(found, owed, said), **said.outcome.cells.wrong}
    remarks = [*kept.remarks.all()] if kept.pk else []
    may_fill = Step.FILL in steps and not found.year.is_closed
    comments = [each for each in remarks if each.kind == Remark.Kind.COMMENT]
    since = None if may_fill else changed_since(found, kept)
    before = since.before if since else {}
    sheet = Sheet(found, owed, said.typed, told, _open_comments(comments), before)
    context = {
        "form": kept,
        "post": kept.post or NO_POST,
        "name": found.name_of(kept.post),
        "due": found.due(kept.quarter),
        "late": found.late(kept),
        "is_brought": found.is_brought,
        "sheet": sheet,
        "since": since,
        "steps": {step.name.lower(): step in steps for step in Step},
        "may_fill": may_fill,
        "may_declare": bool(request.here.roles & RIGHTS["row_new"]["GET"]),
        "awaited": None if {Step.VERIFY, Step.APPROVE} & {*steps} else awaited(found, kept),
        "sections": [draw(request, found, kept, may_fill) for draw in SECTIONS],
        "proofs": {code: own for find in PROOFS for code, own in find(request, found, kept).items()},
        "said": said,
        "clashes": [*_clashes(said.outcome)],
        "has_untouched": any(clash.is_untouched for clash in said.outcome.cells.clashes),
        "summary": [*_summary(owed, told), *said.problems],
        "doubts": [*_doubts(found, kept, remarks, said)],
        "explained": () if may_fill else explanations_of(found, kept),
        "has_vague": any(each.reason for each in said.problems),
        "waiting": in_short(find_problems(found, kept), owed) if Step.VERIFY in steps else (),
        "factors": draw_factors(request, found, kept, may_fill, {each.part for each in said.problems}),
        "comments": [(each, said.words.get(f"{ANSWER}{each.pk}")) for each in comments],
        "longest": LONGEST,
        "history": history_of(found, kept),
        "look": look_of(sheet, kept) if {Step.VERIFY, Step.APPROVE} & {*steps} else "",
        "slots": owed.slots,
    }
    return render(request, "measurement/form.html", context, status=status)


_BESIDE: Final = (
    Prefetch("steps", Taken.objects.select_related("by", "acted_for")),
    Prefetch("remarks", Remark.objects.select_related("by", "answered_by")),
)
"""What a page shows of a form beside its cells."""


def _messages(found: Forms, owed: Owed, said: _Said) -> dict[str, list[str]]:
    """Return what is wrong with each cell; what belongs to none stands under an empty name."""
    told: dict[str, list[str]] = {}
    for flaw in said.flaws:
        slot = _slot_of(found, owed, flaw, said)
        words = spoken_to_filler(flaw)
        told.setdefault(slot.name if slot else "", []).append(words)
    return told


def _slot_of(found: Forms, owed: Owed, flaw: Flaw, said: _Said) -> Slot | None:
    """Return the cell of a flaw: by its row, else the one into which its text was typed."""
    for slot in owed.slots:
        row = found.stored_at(slot.sheet, slot.key)
        if flaw.cell and row is not None and (row.id, slot.column) == (flaw.cell.row, flaw.cell.column):
            return slot
    return next(
        (
            slot
            for slot in owed.slots
            if flaw.issue.value and slot.name in said.typed and said.typed[slot.name].text == flaw.issue.value
        ),
        None,
    )


def _summary(owed: Owed, told: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    labels = {slot.name: slot for slot in owed.slots}
    for name, words in told.items():
        slot = labels.get(name)
        for each in words:
            yield Problem(slot, f"{slot.label}: {each}" if slot else each)


def _open_comments(comments: Sequence[Remark]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in comments:
        if not each.answer:
            found.setdefault(each.slot, []).append(each.text)
    return found


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


def _doubts(found: Forms, kept: PostForm, remarks: Sequence[Remark], said: _Said) -> Iterator[_Doubt]:
    given = reasons_in_force(remarks)
    vague = {each.slot for each in said.problems if each.reason}
    for problem in find_doubts(found, kept):
        if problem.slot is not None:
            name = f"{REASON}{problem.slot.name}"
            remark = given.get((problem.slot.name, found.text(problem.slot)))
            reason = "" if remark is None else remark.text
            typed = said.words.get(name, Typed(reason, reason))
            yield _Doubt(problem, name, typed.over, typed.text, problem.slot in vague)


@dataclass(frozen=True, slots=True)
class _Versions:
    """Something that two people wrote, as it is shown."""

    field: str
    about: str
    typed: str
    stands: str
    clash: Clash | None = None


def _clashes(outcome: Outcome) -> Iterator[_Versions]:
    for each in outcome.cells.clashes:
        slot = each.slot
        yield _Versions(slot.name, slot.label, _shown(slot, each.typed), _shown(slot, each.stands), each)
    for words in outcome.words:
        yield _Versions(words.field, words.about, words.typed, words.stands)
