"""The page on which forms are verified and approved: the queue to the left, one form to the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from capaian.web.measurement.entry.remarks import LONGEST, reason_in_comments
from capaian.web.measurement.entry.saving import person_of
from capaian.web.measurement.flow import WAYS, State, Step, StepRefusedError
from capaian.web.measurement.forms import Forms, form_at, forms_of
from capaian.web.measurement.gate import find_problems, in_short
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.sections import form_rules
from capaian.web.measurement.steps import MovedOnError, Person, author_for, take_step
from capaian.web.measurement.verification.queue import WaitingForm, check, find_waiting
from capaian.web.site.access import OfficeRequest
from capaian.web.site.overwriting import version_in
from capaian.web.site.rights import PLANNING

_DECISIONS: Final = (Step.VERIFY, Step.APPROVE, Step.RETURN)
_DONE: Final[Mapping[Step, str]] = {
    Step.VERIFY: "diverifikasi",
    Step.APPROVE: "disetujui",
    Step.RETURN: "dikembalikan",
}
_NONE_CHOSEN: Final = "Belum ada isian yang dipilih."
_NO_RETURN: Final = "Alasan hanya untuk mengembalikan isian. Kembalikan isian dengannya, atau kosongkan."


def verification(
    request: OfficeRequest, office: str, year: int, post: str = "", period: str = ""
) -> HttpResponse:
    """Show the forms that wait for decisions with one of them, and decide about one or several at once."""
    error = ""
    if request.method == "POST":
        error = _decide(request)
        if not error:
            return redirect("verification", office=office, year=year)
    found = forms_of(request.here.require_year())
    if found is None:
        return render(request, "measurement/flawed.html", status=422 if error else 200)
    queue = find_waiting(found, person_of(request))
    chosen = _chosen(queue, f"{post}/{period}" if post else request.POST.get("dilihat-isian", ""))
    if post and chosen is None:
        return redirect("form", office=office, year=year, post=post, period=period)
    context = {
        "queue": queue,
        "own": [each for each in queue if each.decision],
        "error": error,
        "reason": request.POST.get("alasan", ""),
        **(_right_pane(request, found, queue, chosen) if chosen else {}),
    }
    return render(request, "measurement/verification.html", context, status=422 if error else 200)


def _chosen(queue: Sequence[WaitingForm], key: str) -> WaitingForm | None:
    """Return the form that is named, else the first one that somebody may decide about."""
    if key:
        return next((each for each in queue if each.key == key), None)
    return next((each for each in queue if each.form.stands is not State.RETURNED), None)


def _right_pane(
    request: OfficeRequest, forms: Forms, queue: Sequence[WaitingForm], chosen: WaitingForm
) -> dict[str, object]:
    """Return what is displayed of one form, and which one comes after it."""
    later = [each for each in queue if each.decision and each is not chosen]
    checked = check(chosen)
    return {
        "chosen": chosen,
        "form": chosen.form,
        "checked": checked,
        "count": sum(bool(forms.text(slot)) for slot in checked.form_cells.slots),
        "proofs": form_rules().proofs_of(request, forms, chosen.form),
        "waiting": in_short(find_problems(forms, chosen.form), checked.form_cells),
        "may_declare": bool(request.here.roles & PLANNING),
        "remarked": request.GET.get("nilai", ""),
        "next": later[0] if later else None,
        "longest": LONGEST,
    }


def _decide(request: OfficeRequest) -> str:
    """Take one step with all forms that were chosen, or with none; return why not."""
    step = next((each for each in _DECISIONS if each == request.POST.get("langkah")), None)
    if step is None:
        return "Pilih dahulu keputusannya."
    keys, reason = request.POST.getlist("isian"), request.POST.get("alasan", "").strip()
    if not keys:
        return _NONE_CHOSEN
    name = ""
    try:
        with transaction.atomic():
            for key in dict.fromkeys(keys):
                post, _, period = key.rpartition("/")
                found, kept = form_at(request.here.require_year(), post, period)
                name = f"{found.name_of(kept.post)}, {kept.quarter.label}"
                decide(found, kept, step, person_of(request), reason, _seen(request.POST, key))
    except (StepRefusedError, MovedOnError) as error:
        request.refused = f"{name}: {error.message}"
        return request.refused
    done = name if len(keys) == 1 else f"{len(keys)} isian"
    messages.success(request, f"{done} {_DONE[step]}.")
    return ""


@transaction.atomic
def decide(forms: Forms, form: PostForm, step: Step, person: Person, reason: str, seen: int) -> None:
    """Take a step that is decided by itself; comments on values are the reason of a return that has no other.

    Raises:
        StepRefusedError: if the person may not take it, or a reason would be lost with it.
        MovedOnError: if the form has moved on since it was read.
    """
    if reason.strip() and not WAYS[step].needs_reason:
        raise StepRefusedError(_NO_RETURN)
    if step is Step.RETURN and not reason.strip():
        author_for(forms, person, form, step)
        reason = reason_in_comments(forms, form)
    take_step(forms, form, step, person, reason, seen)


def _seen(sent: QueryDict, key: str) -> int:
    """Return the version of a form that was displayed when it was decided about."""
    return version_in({"versi": sent.get(f"versi:{key}", "")})
