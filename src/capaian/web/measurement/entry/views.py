"""Pages of forms: all of them by post and quarter, one to be filled in, and the steps taken with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from capaian.web.measurement.entry.grid import FormSheet
from capaian.web.measurement.entry.page import answer_results, draw_page
from capaian.web.measurement.entry.remarks import comment
from capaian.web.measurement.entry.saving import Outcome, answer_saved, person_of, write
from capaian.web.measurement.flow import FormStep, StepRefusedError
from capaian.web.measurement.forms import FormFilling, Forms, form_at, forms_of
from capaian.web.measurement.models import NO_POST, PostForm
from capaian.web.measurement.steps import MovedOnError, author_for, posts_of, take_step
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.csv_files import answer_csv
from capaian.web.site.form_page import version_in
from capaian.web.site.issue_words import warn_of_signs
from capaian.web.trail.record import logged_transaction
from capaian.web.years.known import know


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
            found = _form(request, post, period)
            if is_script:
                return answer_results(*found, request.GET.getlist("salah"))
            return draw_page(request, *found, Outcome())
        with logged_transaction():
            filling = FormFilling.begin(request.here.require_year(), post, period, author_of(request))
            outcome = write(request, filling)
    except Http404:
        if not know(request.here.require_year()).flaws:
            raise
        return render(request, "measurement/flawed.html", status=422)
    warn_of_signs(request, filling.before.year_state)
    if is_script:
        return answer_saved(request, filling, outcome)
    if outcome.status != 200:
        return draw_page(request, filling.now, filling.form, outcome)
    is_handed_in = outcome.is_handed_in
    messages.success(request, "Isian diajukan untuk diverifikasi." if is_handed_in else "Draf tersimpan.")
    return redirect(request.path)


def form_sheet(request: OfficeRequest, office: str, year: int, post: str, period: str) -> HttpResponse:
    """Give the cells of a form as a table, with the headings by which it is pasted back."""
    found, kept = _form(request, post, period)
    sheet = FormSheet(found, kept)
    rows: list[list[str]] = []
    for table in sheet.tables:
        columns = [column for group in table.groups for column in (group.numerator, group.denominator)]
        rows.append(["Kecamatan", *(column.measure.name for column in columns)])
        for row in table.rows:
            rows.append([row.name, *(cell.text for cells in row.groups for cell in cells[:2])])
        rows.append([])
    for block in sheet.form_cells.blocks:
        rows.append(["Uraian", *block.headings])
        rows += [[line.title, *(sheet.input(slot).text for slot in line.slots)] for line in block.lines]
        rows.append([])
    return answer_csv(f"isian-{kept.period}.csv", rows)


_BACKWARD: Final[Mapping[FormStep, str]] = {
    FormStep.WITHDRAW: "Isian ditarik; Anda dapat mengubahnya lagi.",
    FormStep.REOPEN: "Isian dibuka kembali. Persetujuan yang memuatnya batal.",
}
"""Steps that open a form again, with the words that confirm them; decisions are taken in Verifikasi."""


def form_step(request: OfficeRequest, office: str, year: int, post: str, period: str) -> HttpResponse:
    """Withdraw a form that was handed in, or reopen one that was approved."""
    found, kept = _form(request, post, period)
    step = next((each for each in _BACKWARD if each == request.POST.get("langkah")), None)
    if step is None:
        raise Http404
    reason = request.POST.get("alasan", "")
    try:
        take_step(found, kept, step, person_of(request), reason, version_in(request.POST.dict()))
    except (StepRefusedError, MovedOnError) as error:
        request.refused = error.message
        outcome = Outcome(error=error.message, reason=reason, is_refused=True)
        return draw_page(request, *_form(request, post, period), outcome)
    messages.success(request, _BACKWARD[step])
    return redirect("form", office=office, year=year, post=post, period=period)


def form_remark(request: OfficeRequest, office: str, year: int, post: str, period: str) -> HttpResponse:
    """Write a comment on a value of a form that is decided about."""
    found, kept = _form(request, post, period)
    slots = {slot.name: slot for slot in found.duties.cells_of(kept.place).slots}
    text, slot = request.POST.get("catatan", "").strip(), slots.get(request.POST.get("nilai", ""))
    try:
        author = author_for(found, person_of(request), kept, FormStep.RETURN)
    except StepRefusedError:
        request.refused = "Catatan ditulis selagi isian diperiksa."
        return draw_page(request, found, kept, Outcome(error=request.refused, is_refused=True))
    if not text or slot is None:
        error = "Pilih nilainya dan tulis catatannya."
        return draw_page(request, found, kept, Outcome(error=error, is_refused=True))
    with transaction.atomic():
        comment(kept, slot.name, text, found.answers.text(slot), author)
    messages.success(request, "Catatan disimpan. Kembalikan isian agar dibaca pengisinya.")
    return redirect(reverse("verification_form", args=[office, year, post, period], fragment=slot.name))


def _form(request: OfficeRequest, post: str, period: str) -> tuple[Forms, PostForm]:
    return form_at(request.here.require_year(), post, period)
