"""The page of one finding: who fills in asks for its declaration, the planner declares it."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from capaian.dossier.years.reasons import is_reason
from capaian.web.measurement.differences.declarations import SUBJECT, Finding
from capaian.web.measurement.entry.page import person_of
from capaian.web.measurement.entry.remarks import LONGEST, tidy
from capaian.web.measurement.forms import form_at
from capaian.web.measurement.steps import posts_of
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.issue_words import said_of_figures
from capaian.web.site.rights import PLANNING
from capaian.web.years.change import FlawedError, RefusedChangeError
from capaian.web.years.models import OfficeYear

_NO_REASON = "Tulis sebabnya dengan sedikitnya dua kata: dari mana angkanya, dan mengapa memang demikian."

_REQUESTED = (
    "Permintaan dikirim kepada perencana. Nilainya belum tersimpan; ketik lagi sesudah Anda diberi tahu."
)


@transaction.atomic
def form_difference(
    request: OfficeRequest, office: str, year: int, post: str, period: str, subject: str
) -> HttpResponse:
    """Show what contradicts itself, and declare it or ask for that."""
    own, is_sent = request.here.require_year(), request.method == "POST"
    if is_sent:  # two planners number their declarations one after the other
        own = OfficeYear.objects.select_for_update().get(pk=own.pk)
    found, form = form_at(own, post, period)
    may_declare = bool(request.here.roles & PLANNING)
    if not SUBJECT.fullmatch(subject) or not (
        may_declare or form.post in posts_of(person_of(request), found)
    ):
        raise Http404
    finding = Finding(found, form, subject, request.GET.get("temuan", ""))
    words, barred = said_of_figures(finding.words), finding.barred(may_declare=may_declare)
    reason, problem = tidy(request.POST.get("alasan", "")), ""
    if is_sent:
        try:
            messages.success(request, _settle(request, finding, reason, may_declare=may_declare))
            return redirect("form", office=office, year=year, post=post, period=period)
        except FlawedError as error:
            problem = " ".join(flaw.issue.message for flaw in error.flaws)
        except RefusedChangeError as error:
            problem = request.refused = error.message
    elif may_declare and finding.request is not None:
        reason = finding.request.reason
    context = {
        "finding": finding,
        "words": words,
        "form": form,
        "post": post,
        "name": found.name_of(form.post),
        "may_declare": may_declare,
        "barred": barred,
        "longest": LONGEST,
        "problem": problem,
        "reason": reason,
    }
    return render(request, "measurement/difference.html", context, status=422 if problem else 200)


def _settle(request: OfficeRequest, finding: Finding, reason: str, *, may_declare: bool) -> str:
    """Declare it, take that back or ask for it; return what was done.

    Raises:
        RefusedChangeError: if that cannot be.
    """
    if barred := finding.barred(may_declare=may_declare):
        raise RefusedChangeError(barred)
    author = author_of(request, reason)
    with transaction.atomic():
        if request.POST.get("aksi") == "cabut" and may_declare:
            finding.take_back(author_of(request))
            return "Pernyataan dicabut."
        if finding.declared is not None:
            return "Perbedaan ini sudah dinyatakan. Nilainya dapat disimpan."
        if not is_reason(reason):
            raise RefusedChangeError(_NO_REASON)
        if may_declare:
            finding.declare(author)
            return "Perbedaan dinyatakan. Nilainya sekarang dapat disimpan; pengisinya diberi tahu."
        finding.ask(author)
        return _REQUESTED
