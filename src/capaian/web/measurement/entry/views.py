"""Pages of forms: all of them by post and quarter, one to be filled in, and the steps taken with it."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from capaian.web.measurement.entry.grid import Sheet
from capaian.web.measurement.entry.page import answer_script, draw_page, person_of
from capaian.web.measurement.entry.remarks import comment, reason_in_comments
from capaian.web.measurement.entry.saving import Outcome, write
from capaian.web.measurement.flow import WAYS, Step, StepRefusedError
from capaian.web.measurement.forms import NO_POST, Forms, Late, form_at, forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.recipients import people_at
from capaian.web.measurement.steps import (
    MovedOnError,
    author_for,
    posts_of,
    take_step,
)
from capaian.web.measurement.tasks import awaited
from capaian.web.site.access import OfficeRequest
from capaian.web.site.overwriting import version_in


def forms(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the forms of all posts by quarter, each as a square with its state."""
    own = request.here.require_year()
    found = forms_of(own)
    if found is None:
        return render(request, "measurement/flawed.html", status=200)
    mine = posts_of(person_of(request), found)
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
    kept = [form for _, each in found.each() for form, _ in each]
    past = {form.quarter for form in kept if found.is_past(form)}
    dues = [(quarter, found.due(quarter), quarter in past) for quarter in found.quarters]
    told = {"is_brought": found.is_brought, "late_from": found.late_from}
    return render(request, "measurement/forms.html", {"rows": rows, "dues": dues, **told})


@dataclass(frozen=True, slots=True)
class _Square:
    """A form in the overview."""

    form: PostForm
    late: Late


def form(request: OfficeRequest, office: str, year: int, post: str, period: str) -> HttpResponse:
    """Show what a post tells of a quarter, and write it."""
    found, kept = _form(request, post, period)
    if request.method != "POST":
        return draw_page(request, found, kept, Outcome())
    outcome = write(request, found, kept)
    found, kept = _form(request, post, period)
    if request.headers.get("accept", "") == "application/json":  # the script asks
        return answer_script(request, found, kept, outcome)
    if outcome.status != 200:
        return draw_page(request, found, kept, outcome)
    done = _waits(_HANDED_IN, found, kept) if outcome.is_handed_in else "Draf tersimpan."
    messages.success(request, done)
    return redirect(request.path)


_HANDED_IN: Final = "Isian diajukan untuk diverifikasi."


def _waits(done: str, found: Forms, kept: PostForm) -> str:
    """Return what was done to a form, and for whom it waits now."""
    waits = awaited(found, kept)
    return f"{done} {waits.words}" if waits else done


def form_sheet(request: OfficeRequest, office: str, year: int, post: str, period: str) -> HttpResponse:
    """Give the cells of a form as a table, with the headings by which it is pasted back."""
    found, kept = _form(request, post, period)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="isian-{kept.period}.csv"'
    rows = csv.writer(answer, delimiter=";")  # as spreadsheets set to Indonesian read it
    sheet = Sheet(found, kept)
    for table in sheet.tables:
        columns = [column for group in table.groups for column in (group.numerator, group.denominator)]
        rows.writerow(["Kecamatan", *(column.measure.name for column in columns)])
        for row in table.rows:
            rows.writerow([row.name, *(cell.text for cells in row.groups for cell in cells[:2])])
        rows.writerow([])
    for block in sheet.form_cells.blocks:
        rows.writerow(["Uraian", *block.headings])
        for line in block.lines:
            rows.writerow([line.title, *(_inert(sheet.input(slot).text) for slot in line.slots)])
        rows.writerow([])
    return answer


def _inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; a negative figure stays one."""
    is_formula = text[:1] in "=+@\t" or (text[:1] == "-" and not text[1:2].isdecimal())
    return f"'{text}" if text and is_formula else text


def form_step(request: OfficeRequest, office: str, year: int, post: str, period: str) -> HttpResponse:
    """Take a step with a form: withdraw, return, verify, approve, open again."""
    found, kept = _form(request, post, period)
    step = next((each for each in WAYS if each == request.POST.get("langkah")), None)
    request.step = step or ""
    if step is None or step in (Step.FILL, Step.SUBMIT, Step.LOCK):
        raise Http404
    reason, sent = request.POST.get("alasan", ""), request.POST.dict()
    seen = version_in(sent)
    typed = {"text": request.POST.get("catatan", "").strip(), "slot": request.POST.get("nilai", "")}
    try:
        with transaction.atomic():
            if reason.strip() and not WAYS[step].needs_reason:
                raise StepRefusedError(_NO_RETURN)
            if typed["text"]:
                _comment_with(request, found, kept, step, typed)
            if step is Step.RETURN and not reason.strip():
                author_for(found, person_of(request), kept, step)
                reason = reason_in_comments(found, kept)
            take_step(found, kept, step, person_of(request), reason, seen)
    except (StepRefusedError, MovedOnError) as error:
        request.refused = error.message
        said = Outcome(error=error.message, reason=reason, comment=typed, is_refused=True)
        return draw_page(request, *_form(request, post, period), said)
    messages.success(request, _done(request, step, *_form(request, post, period)))
    return redirect("form", office=office, year=year, post=post, period=period)


def _done(request: OfficeRequest, step: Step, found: Forms, kept: PostForm) -> str:
    """Return what was done to a form, and for whom it waits now."""
    done = _DONE[step]
    if step is Step.RETURN:
        done += _told(request, found, kept)
    elif step is Step.VERIFY:
        done = _waits(done, found, kept)
    return done


_NO_RETURN: Final = (
    "Anda menulis alasan mengembalikan, dan alasan itu tidak ikut dengan langkah lain. Kembalikan isian "
    "dengannya, atau kosongkan alasannya."
)


def _comment_with(
    request: OfficeRequest, found: Forms, kept: PostForm, step: Step, typed: Mapping[str, str]
) -> None:
    """Keep the comment that stands beside a return; raises `StepRefusedError` where it would be lost."""
    slots = {slot.name: slot for slot in found.cells_of(kept.post, kept.quarter).slots}
    if step is not Step.RETURN or (typed["slot"] and typed["slot"] not in slots):
        raise StepRefusedError(
            "Catatan yang Anda tulis belum disimpan. Kembalikan isian bersamanya, simpan catatannya dahulu, "
            "atau kosongkan."
        )
    value = found.text(slots[typed["slot"]]) if typed["slot"] else ""
    comment(kept, typed["slot"], typed["text"], value, author_for(found, person_of(request), kept, step))


_DONE: Final[Mapping[Step, str]] = {
    Step.WITHDRAW: "Isian ditarik; Anda dapat mengubahnya lagi.",
    Step.RETURN: "Isian dikembalikan.",
    Step.VERIFY: "Isian diverifikasi.",
    Step.APPROVE: "Isian disetujui.",
    Step.REOPEN: "Isian dibuka kembali. Persetujuan yang memuatnya batal.",
}


def _told(request: OfficeRequest, found: Forms, kept: PostForm) -> str:
    """Return who was told that a form came back."""
    return _TOLD if people_at(found, kept) - {request.user} else _TOLD_NOBODY


_TOLD: Final = " Pemegang jabatan diberi tahu."
_TOLD_NOBODY: Final = (
    " Tidak ada yang diberi tahu: jabatan ini tidak ada pemegangnya. Administrator menunjuknya di Orang."
)


def form_remark(request: OfficeRequest, office: str, year: int, post: str, period: str) -> HttpResponse:
    """Write a comment on a value of a form that is looked at."""
    found, kept = _form(request, post, period)
    slots = {slot.name: slot for slot in found.cells_of(kept.post, kept.quarter).slots}
    text, name = request.POST.get("catatan", "").strip(), request.POST.get("nilai", "")
    person, typed = person_of(request), {"text": text, "slot": name}
    try:
        author = author_for(found, person, kept, Step.RETURN)
    except StepRefusedError:
        said = Outcome(error="Catatan ditulis selagi isian diperiksa.", comment=typed, is_refused=True)
        return draw_page(request, found, kept, said)
    if not text or (name and name not in slots):
        said = Outcome(error="Pilih nilainya dan tulis catatannya.", comment=typed, is_refused=True)
        return draw_page(request, found, kept, said)
    with transaction.atomic():
        comment(kept, name, text, found.text(slots[name]) if name else "", author)
    messages.success(request, "Catatan disimpan. Kembalikan isian agar dibaca pengisinya.")
    page = "verification_form" if request.POST.get("dari") == "verifikasi" else "form"
    return redirect(page, office=office, year=year, post=post, period=period)


def _form(request: OfficeRequest, post: str, period: str) -> tuple[Forms, PostForm]:
    return form_at(request.here.require_year(), post, period)
