"""Pages of forms: all by post and quarter, one to be filled in,
and the queue of who decides about them.

In the queue each value of a form is seen beside earlier ones, with the remarks on it where it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from http import HTTPStatus
from itertools import chain
from typing import Final

from django.contrib import messages
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from capaian.domain.identifiers import PostId
from capaian.domain.numerals import write_exact
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.domain.registers.closed_month import Feed, FeedMethod
from capaian.dossier.tables.kinds import shown
from capaian.rules.registers.feed import target_name
from capaian.web.measurement.entry.cells import Typed
from capaian.web.measurement.entry.grid import CheckedSheet, FormSheet
from capaian.web.measurement.entry.saving import (
    Outcome,
    answer_saved,
    as_read,
    comment,
    open_answers,
    reason_in_comments,
    write,
)
from capaian.web.measurement.factors import draw_factors
from capaian.web.measurement.figures import FigureNames, given_in
from capaian.web.measurement.flow import HANDED_IN, WAYS, FormStep, StepRefusedError
from capaian.web.measurement.form.cells import Slot
from capaian.web.measurement.form.entries import earlier_values, last_return
from capaian.web.measurement.forms import FormFilling, Forms, form_at, forms_of
from capaian.web.measurement.gate import (
    FormObstacle,
    find_declared,
    find_doubts,
    find_notes,
    find_problems,
    form_rules,
    in_short,
    named_once,
)
from capaian.web.measurement.models import (
    ANSWER,
    NO_POST,
    REASON,
    PostForm,
    Remark,
    reasons_in_force,
)
from capaian.web.measurement.steps import (
    MovedOnError,
    author_for,
    open_to,
    person_of,
    posts_of,
    take_step,
    why_barred,
)
from capaian.web.measurement.tasks import PARTS_BESIDE, WaitingForm, find_awaited, find_waiting
from capaian.web.measurement.year_approvals import find_voidable
from capaian.web.site.access import PLANNING, OfficeRequest, author_of
from capaian.web.site.csv_files import answer_csv
from capaian.web.site.form_page import version_in
from capaian.web.site.issue_words import warn_of_signs
from capaian.web.trail.record import PersonalReasonError, logged_transaction
from capaian.web.years.known import column_of, know

_FEW_FIGURES: Final = 9
"""Figures that are open on the page; more are behind a summary."""


def forms(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the forms of all posts by quarter, each as a square with its state."""
    own = request.here.require_year()
    found = forms_of(own)
    if found is None:
        return render(request, "measurement/flawed.html", status=200)
    mine = posts_of(person_of(request), found.people)
    rows = [
        {
            "name": found.duties.name_of(post),
            "slug": post or NO_POST,
            "is_mine": post in mine,
            "forms": [{"form": form, "late": found.calendar.late(form)} for form, _ in each],
        }
        for post, each in found.by_post()
    ]
    past = {form.quarter for form in found.all_forms() if found.calendar.is_past(form)}
    context = {
        "rows": sorted(rows, key=lambda row: not row["is_mine"]),
        "dues": [(each, found.calendar.due(each), each in past) for each in found.duties.quarters],
        "is_brought": found.is_brought,
    }
    return render(request, "measurement/forms.html", context)


def form(request: OfficeRequest, office: str, year: int, post: str, period: str) -> HttpResponse:
    """Show what a post reports of a quarter, and write it; or what of the year cannot be read."""
    is_script = request.headers.get("accept", "") == "application/json"
    try:
        if request.method != "POST":
            found = form_at(request.here.require_year(), post, period)
            if is_script:
                return answer_results(*found, request.GET.getlist("salah"))
            return draw_page(request, *found, Outcome())
        with logged_transaction():
            filling = FormFilling.begin(
                request.here.require_year(), post, period, author_of(request)
            )
            outcome = write(request, filling)
    except Http404:
        if not know(request.here.require_year()).flaws:
            raise
        return render(request, "measurement/flawed.html", status=422)
    warn_of_signs(request, filling.before.year_state, filling.now.year_state)
    if is_script:
        return answer_saved(request, filling, outcome)
    if outcome.status != HTTPStatus.OK:
        return draw_page(request, filling.now, filling.form, outcome)
    is_handed_in = outcome.is_handed_in
    messages.success(
        request, "Isian diajukan untuk diverifikasi." if is_handed_in else "Draf tersimpan."
    )
    return redirect(request.path)


def answer_results(forms: Forms, kept: PostForm, refused: Collection[str]) -> JsonResponse:
    """Answer the script with the results of what is stored, but for those of refused cells,
    by name.
    """
    if kept.pk:
        prefetch_related_objects([kept], *PARTS_BESIDE)
    sheet = FormSheet(forms, kept, messages=dict.fromkeys(refused, ("",)))
    answer = {
        "hitung": {cell.id: cell.text for cell in sheet.computed() if cell.id},
        "alur": render_to_string("measurement/way.html", {"form": kept}),
        "perlu": [f"{REASON}{each.slot.name}" for each in find_doubts(forms, kept) if each.slot],
    }
    return JsonResponse(answer)


def _refused(slot: Slot | None, words: str) -> FormObstacle:
    return FormObstacle(slot, named_once(slot.label, words) if slot else words)


def draw_page(
    request: OfficeRequest, forms: Forms, kept: PostForm, outcome: Outcome
) -> HttpResponse:
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
    needed, doubts = {each.part for each in outcome.problems}, find_doubts(forms, kept)
    slots = {slot.name: slot for slot in form_cells.slots}
    wrong = ((slots.get(name), each) for name, words in outcome.wrong.items() for each in words)
    summary = (_refused(slot, words) for slot, words in wrong)
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
        "awaited": None
        if {FormStep.VERIFY, FormStep.APPROVE} & {*steps}
        else find_awaited(forms, kept),
        "barred": why_barred(forms, person, kept),
        "sections": [draw(request, forms, kept, may_fill) for draw in form_rules().sections],
        "proofs": form_rules().find_proofs(request, forms, kept),
        "outcome": outcome,
        "has_untouched": any(clash.is_untouched for clash in outcome.clashes),
        "summary": [*summary, *outcome.problems],
        "notes": find_notes(forms, kept) if may_fill else (),
        "doubts": [*_doubts(forms, kept, outcome, doubts)],
        "are_blank": all(each.is_empty for each in doubts),
        "declared": [*find_declared(forms, kept)],
        "has_vague": any(each.reason for each in outcome.problems),
        "factors": draw_factors(request, forms, kept, may_fill, needed),
        "comments": [
            *_comments(sheet, open_answers(kept) if may_fill and kept.pk else (), outcome)
        ],
        "steps_taken": kept.steps.all() if kept.pk else (),
        # by a change of many figures once
        "elsewhere": {w.at: w for w in forms.people.writers_of(kept) if not w.is_in_form}.values(),
        "slots": form_cells.slots,
    }
    return render(request, "measurement/form.html", context, status=outcome.status)


def _comments(
    sheet: FormSheet, open_: Collection[int], outcome: Outcome
) -> Iterator[tuple[Remark, Typed | None]]:
    """Yield comments, each with what is in the field of its answer; `None`: there is no field."""
    for each in (remark for own in sheet.comments.values() for remark in own):
        typed = outcome.typed.get(f"{ANSWER}{each.pk}", Typed(each.answer, each.answer))
        yield each, typed if each.pk in open_ else None


def _doubts(
    found: Forms, kept: PostForm, outcome: Outcome, doubts: Collection[FormObstacle]
) -> Iterator[dict[str, object]]:
    """Yield what may be explained, with the reason that was given and whether it tells none."""
    given = reasons_in_force(kept.remarks.all() if kept.pk else ())
    vague = {each.slot for each in outcome.problems if each.reason}
    for problem in doubts:
        if problem.slot is not None:
            name = f"{REASON}{problem.slot.name}"
            remark = given.get((problem.slot.name, found.answers.text(problem.slot)))
            reason = remark.text if remark else ""
            typed = outcome.typed.get(name, Typed(reason, reason))
            yield {
                "problem": problem,
                "name": name,
                "typed": typed,
                "is_vague": problem.slot in vague,
            }


def draw_others(
    request: OfficeRequest, forms: Forms, form: PostForm, may_fill: bool
) -> SafeString:
    """Draw the section of a form that lists them,
    so that whoever verifies the form sees them too.
    """
    names, lines = FigureNames(forms.facts), []
    for other in forms.answers.others(form.place):
        given = [
            (column_of(other.sheet, name), text)
            for name, text in given_in(other.sheet, other.cells)
        ]
        texts = [(column.title, shown(column.kind, text)) for column, text in given]
        values = "; ".join(text if len(texts) == 1 else f"{title} {text}" for title, text in texts)
        value = f"{values} {other.cells.get('unit', '')}".strip()
        lines.append({"name": names.row(other), "period": other.period.label, "value": value})
    context = {"lines": lines, "is_short": len(lines) < _FEW_FIGURES}
    return SafeString(
        render_to_string("measurement/others.html", context, request) if lines else ""
    )


def draw_given(request: OfficeRequest, forms: Forms, form: PostForm, may_fill: bool) -> SafeString:
    """Draw what registers fill; nothing where they fill nothing of the post."""
    duty = forms.duties.by_post.get(PostId(form.post))
    given = [
        _given_line(forms.facts, feed, form.quarter)
        for feed in forms.facts.feeds
        if duty and (feed.node in duty.nodes if feed.node else feed.indicator in duty.indicators)
    ]
    return SafeString(
        render_to_string("measurement/given.html", {"given": given}, request) if given else ""
    )


def _given_line(facts: Facts, feed: Feed, quarter: Period) -> Mapping[str, str]:
    """Return the sum of the closed months of a quarter, of what is no sum the last; empty:
    none is closed.
    """
    about = (feed.node, feed.indicator, feed.name)
    own = [each for each in facts.outputs if (each.node, each.indicator, each.name) == about]
    inside = (each for each in own if each.actual is not None and quarter.contains(each.period))
    rows = sorted(inside, key=lambda each: each.period.end)
    indicator = facts.indicator_by_code.get(feed.indicator) if feed.indicator else None
    is_level = indicator is not None and indicator.aggregation is Aggregation.LAST
    is_state = is_level or feed.how is not FeedMethod.SUM
    total = sum(
        (each.actual or Decimal(0) for each in (rows[-1:] if is_state else rows)), Decimal(0)
    )
    unit = indicator.unit if indicator else next((each.unit for each in own), None)
    source = facts.source_by_id.get(rows[-1].source) if rows and rows[-1].source else None
    return {
        "title": target_name(feed, facts),
        "unit": unit.label if unit else "",
        "text": write_exact(total) if rows else "",
        "source": source.title if source else "",
    }


def form_sheet(
    request: OfficeRequest, office: str, year: int, post: str, period: str
) -> HttpResponse:
    """Give the cells of a form as a table, with the headings by which it is pasted back."""
    found, kept = form_at(request.here.require_year(), post, period)
    sheet = FormSheet(found, kept)
    rows: list[list[str]] = []
    for table in sheet.tables:
        columns = [
            column for group in table.groups for column in (group.numerator, group.denominator)
        ]
        rows.append(["Kecamatan", *(column.measure.name for column in columns)])
        for row in table.rows:
            rows.append([row.name, *(cell.text for cells in row.groups for cell in cells[:2])])
        rows.append([])
    for block in sheet.form_cells.blocks:
        rows.append(["Uraian", *block.headings])
        rows += [
            [line.title, *(sheet.input(slot).text for slot in line.slots)] for line in block.lines
        ]
        rows.append([])
    return answer_csv(f"isian-{kept.period}.csv", rows)


_BACKWARD: Final[Mapping[FormStep, str]] = {
    FormStep.WITHDRAW: "Isian ditarik; Anda dapat mengubahnya lagi.",
    FormStep.REOPEN: "Isian dibuka kembali. Persetujuan yang memuatnya batal.",
}
"""Steps that open a form again, with the words that confirm them;
decisions are taken in Verifikasi.
"""


def form_step(
    request: OfficeRequest, office: str, year: int, post: str, period: str
) -> HttpResponse:
    """Withdraw a form that was handed in, or reopen one that was approved."""
    found, kept = form_at(request.here.require_year(), post, period)
    step = next((each for each in _BACKWARD if each == request.POST.get("langkah")), None)
    if step is None:
        raise Http404
    reason = request.POST.get("alasan", "")
    try:
        take_step(found, kept, step, person_of(request), reason, version_in(request.POST.dict()))
    except (StepRefusedError, MovedOnError) as error:
        request.refused = error.message
        outcome = Outcome(error=error.message, reason=reason, is_refused=True)
        return draw_page(request, *form_at(request.here.require_year(), post, period), outcome)
    messages.success(request, _BACKWARD[step])
    return redirect("form", office=office, year=year, post=post, period=period)


def form_remark(
    request: OfficeRequest, office: str, year: int, post: str, period: str
) -> HttpResponse:
    """Write a comment on a value of a form that is decided about."""
    found, kept = form_at(request.here.require_year(), post, period)
    slots = {slot.name: slot for slot in found.duties.cells_of(kept.place).slots}
    text, slot = request.POST.get("catatan", "").strip(), slots.get(request.POST.get("nilai", ""))
    error = "" if text and slot else "Pilih nilainya dan tulis catatannya."
    try:
        author = author_for(found, person_of(request), kept, FormStep.RETURN)
    except StepRefusedError:
        request.refused = error = "Catatan ditulis selagi isian diperiksa."
    if error or slot is None:
        return draw_page(request, found, kept, Outcome(error=error, is_refused=True))
    with transaction.atomic():
        comment(kept, slot.name, text, found.answers.text(slot), author)
    messages.success(request, "Catatan disimpan. Kembalikan isian agar dibaca pengisinya.")
    return redirect(
        reverse("verification_form", args=[office, year, post, period], fragment=slot.name)
    )


_DECISIONS: Final = (FormStep.VERIFY, FormStep.APPROVE, FormStep.RETURN)
_NO_RETURN: Final = (
    "Alasan hanya untuk mengembalikan isian. Kembalikan isian dengannya, atau kosongkan."
)


def verification(
    request: OfficeRequest, office: str, year: int, post: str = "", period: str = ""
) -> HttpResponse:
    """Show the forms that wait for decisions with one of them,
    and decide about one or several at once.

    A decision about one form leads to the next one that waits for the person.
    """
    error = _decide(request) if request.method == "POST" else ""
    if request.method == "POST" and not error:
        return redirect(
            reverse(
                "verification",
                args=(office, year),
                query={"isian": request.POST.get("berikut", "")},
            )
        )
    found = forms_of(request.here.require_year())
    if found is None:
        return render(request, "measurement/flawed.html", status=422 if error else 200)
    person = person_of(request)
    queue = find_waiting(found, person)
    key = f"{post}/{period}" if post else request.POST.get("dilihat-isian", "")
    wanted = (
        each for each in queue if key in ("", each.key) and (key or each.form.stage in HANDED_IN)
    )
    following = (each for each in queue if each.decision and each.key == request.GET.get("isian"))
    chosen = next(chain(() if key else following, wanted), None)
    if post and chosen is None:
        return redirect("form", office=office, year=year, post=post, period=period)
    context = {
        "queue": queue,
        "own": [each for each in queue if each.decision],
        "barred": [
            (each, why_barred(found, person, each.form)) for each in queue if not each.decision
        ],
        "decisions": {each.decision for each in queue},
        "plain": sum(each.is_plain for each in queue),
        "is_picking": request.GET.get("pilih") == "tanpa-catatan",
        "error": error,
        "reason": request.POST.get("alasan", ""),
        **(_right_pane(request, found, queue, chosen) if chosen else {}),
    }
    return render(request, "measurement/verification.html", context, status=422 if error else 200)


def _right_pane(
    request: OfficeRequest, forms: Forms, queue: Sequence[WaitingForm], chosen: WaitingForm
) -> dict[str, object]:
    place, form = queue.index(chosen), chosen.form
    later = [each for each in (*queue[place + 1 :], *queue[:place]) if each.decision]
    checked = CheckedSheet(forms, form, earlier=earlier_values(forms.answers, form), max_groups=1)
    return {
        "chosen": chosen,
        "form": form,
        "checked": checked,
        "count": sum(bool(forms.answers.text(slot)) for slot in checked.form_cells.slots),
        "proofs": form_rules().find_proofs(request, forms, form),
        "sections": [draw(request, forms, form, False) for draw in form_rules().sections],
        "factors": draw_factors(request, forms, form, False, ()),
        "waiting": in_short(find_problems(forms, form), checked.form_cells),
        "awaited": None if chosen.decision else find_awaited(forms, form),
        "may_declare": bool(request.here.roles & PLANNING),
        "remarked": request.GET.get("nilai", ""),
        "next": later[0] if later else None,
        "left": len(later),
    }


def _decide(request: OfficeRequest) -> str:
    """Take one step with all forms that were chosen, or with none; return why not.

    Comments on values are the reason of a return that has no other.
    """
    step = next((each for each in _DECISIONS if each == request.POST.get("langkah")), None)
    if step is None:
        return "Pilih dahulu keputusannya."
    keys, reason = request.POST.getlist("isian"), request.POST.get("alasan", "").strip()
    if not keys:
        return "Belum ada isian yang dipilih."
    name, person = "", person_of(request)
    try:
        with transaction.atomic():
            for key in dict.fromkeys(keys):
                post, _, period = key.rpartition("/")
                found, kept = form_at(request.here.require_year(), post, period)
                name = f"{found.duties.name_of(kept.post)}, {kept.quarter.label}"
                seen = version_in({"versi": request.POST.get(f"versi:{key}", "")})
                if reason and not WAYS[step].needs_reason:
                    raise StepRefusedError(_NO_RETURN)
                own = reason
                if step is FormStep.RETURN and not reason:
                    author_for(
                        found, person, kept, step
                    )  # comments are quoted to who may return it alone
                    own = reason_in_comments(found.duties, kept)
                take_step(found, kept, step, person, own, seen)
    except (StepRefusedError, MovedOnError, PersonalReasonError) as error:
        request.refused = f"{name}: {error.message}"
        return request.refused
    done = name if len(keys) == 1 else f"{len(keys)} isian"
    messages.success(request, f"{done} {WAYS[step].passive}.")
    return ""
