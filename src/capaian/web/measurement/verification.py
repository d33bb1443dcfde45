"""The page on which forms are verified and approved: the queue to the left, one form to the right.

Whoever decides sees each value with the one of a quarter and of a year before, and remarks on it where it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Final

from django.contrib import messages
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from capaian.domain.period import Period
from capaian.web.measurement.entry.cells import as_shown
from capaian.web.measurement.entry.grid import FormSheet, Input
from capaian.web.measurement.entry.saving import LONGEST_REMARK, reason_in_comments
from capaian.web.measurement.entry.views import PARTS_BESIDE
from capaian.web.measurement.factors import draw_factors
from capaian.web.measurement.flow import HANDED_IN, NEXT_STEP, WAYS, FormStep, State, StepRefusedError
from capaian.web.measurement.form.cells import Cells, Slot
from capaian.web.measurement.form.entries import earlier_values
from capaian.web.measurement.forms import Forms, form_at, forms_of, in_period
from capaian.web.measurement.gate import find_problems, form_rules, in_short
from capaian.web.measurement.models import Taken
from capaian.web.measurement.steps import (
    MovedOnError,
    Person,
    author_for,
    open_to,
    person_of,
    take_step,
    why_barred,
)
from capaian.web.measurement.tasks import ListedForm, awaited
from capaian.web.site.access import PLANNING, OfficeRequest
from capaian.web.site.form_page import version_in
from capaian.web.trail.record import PersonalReasonError
from capaian.web.years.models import Row

_DECISIONS: Final = (FormStep.VERIFY, FormStep.APPROVE, FormStep.RETURN)
_NO_RETURN: Final = "Alasan hanya untuk mengembalikan isian. Kembalikan isian dengannya, atau kosongkan."


@dataclass(frozen=True)
class WaitingForm(ListedForm):
    """A form in the queue."""

    steps: frozenset[FormStep]
    """Decisions that are open to who looks at the queue."""

    @property
    def decision(self) -> FormStep | None:
        """What may be decided next: to verify, or to approve."""
        step = NEXT_STEP.get(self.form.stage)
        return step if step in self.steps else None

    @cached_property
    def last_step(self) -> Taken | None:
        """The last step that was taken with it."""
        return max(self.form.steps.all(), key=lambda each: (each.at, each.pk), default=None)

    @property
    def confirmation(self) -> str:
        """What whoever handed it in last confirmed: that there is no evidence, or that it is early."""
        handed_in = [each.reason for each in self.form.steps.all() if each.step == FormStep.SUBMIT]
        return handed_in[-1] if handed_in else ""

    @property
    def is_plain(self) -> bool:
        """Whether it may be decided about and nobody wrote or confirmed anything beside its values."""
        return self.decision is not None and not self.form.remarks.all() and not self.confirmation

    @property
    def days(self) -> int:
        """For how many days it has waited."""
        return (timezone.now() - self.last_step.at).days if self.last_step else 0


def find_waiting(forms: Forms, person: Person) -> Sequence[WaitingForm]:
    """Return the forms that wait for a decision or came back: first those the person decides about."""
    listed = HANDED_IN | {State.RETURNED}
    kept = [form for form in forms.all_forms() if form.stage in listed]
    prefetch_related_objects(kept, *PARTS_BESIDE)
    found = [WaitingForm(forms, form, frozenset(open_to(forms, person, form))) for form in kept]
    return sorted(found, key=lambda each: (each.decision is None, each.form.period, each.name))


@dataclass(frozen=True)
class CheckedSheet(FormSheet):
    """The values of a form as who decides looks at them: each beside what was there before."""

    def input(self, slot: Slot) -> Input:
        """Return a value with the one of a year before: of this year's rows, else of those of that year."""
        now = Period.parse(dict(slot.key)["period"])
        then = in_period(slot, Period(now.year - 1, now.kind, now.ordinal))
        row = self.forms.answers.stored_at(then.sheet, then.key)
        cells = row.cells if row else self._rows_of_year_before.get((then.sheet, then.key), {})
        return replace(super().input(slot), year_before=as_shown(slot, cells.get(slot.column, "")))

    @cached_property
    def _rows_of_year_before(self) -> Mapping[tuple[str, Cells], Mapping[str, str]]:
        names = {slot.sheet: tuple(name for name, _ in slot.key) for slot in self.form_cells.slots}
        year = self.forms.year
        rows = Row.objects.filter(
            office_year__office=year.office_id, office_year__year=year.year - 1, sheet__in=names
        )
        return {
            (sheet, tuple((name, cells.get(name, "")) for name in names[sheet])): cells
            for sheet, cells in rows.values_list("sheet", "cells")
        }


def verification(
    request: OfficeRequest, office: str, year: int, post: str = "", period: str = ""
) -> HttpResponse:
    """Show the forms that wait for decisions with one of them, and decide about one or several at once.

    A decision about one form leads to the next one that waits for the person.
    """
    error = _decide(request) if request.method == "POST" else ""
    if request.method == "POST" and not error:
        return redirect(
            reverse("verification", args=(office, year), query={"isian": request.POST.get("berikut", "")})
        )
    found = forms_of(request.here.require_year())
    if found is None:
        return render(request, "measurement/flawed.html", status=422 if error else 200)
    person = person_of(request)
    queue = find_waiting(found, person)
    key = f"{post}/{period}" if post else request.POST.get("dilihat-isian", "")
    wanted = (each for each in queue if key in ("", each.key) and (key or each.form.stage in HANDED_IN))
    following = (each for each in queue if each.decision and each.key == request.GET.get("isian"))
    chosen = next(chain(() if key else following, wanted), None)
    if post and chosen is None:
        return redirect("form", office=office, year=year, post=post, period=period)
    context = {
        "queue": queue,
        "own": [each for each in queue if each.decision],
        "barred": [(each, why_barred(found, person, each.form)) for each in queue if not each.decision],
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
        "awaited": None if chosen.decision else awaited(forms, form),
        "may_declare": bool(request.here.roles & PLANNING),
        "remarked": request.GET.get("nilai", ""),
        "next": later[0] if later else None,
        "left": len(later),
        "longest": LONGEST_REMARK,
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
                    author_for(found, person, kept, step)  # comments are quoted to who may return it alone
                    own = reason_in_comments(found.duties, kept)
                take_step(found, kept, step, person, own, seen)
    except (StepRefusedError, MovedOnError, PersonalReasonError) as error:
        request.refused = f"{name}: {error.message}"
        return request.refused
    done = name if len(keys) == 1 else f"{len(keys)} isian"
    messages.success(request, f"{done} {WAYS[step].passive}.")
    return ""
