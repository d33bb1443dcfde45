"""Whether results are provisional: figures of forms that nobody has approved yet may become others."""

from __future__ import annotations

from django.db.models import prefetch_related_objects

from capaian.domain.period import Period
from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.gate import has_questions

_DONE = frozenset({State.APPROVED, State.LOCKED})
_DRAFTS = frozenset({State.DRAFT, State.RETURNED})


def drafts_told(forms: Forms | None) -> str:
    """Return in words how many forms count that nobody handed in, and how many ask something still.

    A draft that was begun and tells nothing, or tells nothing any more, counts nowhere.
    """
    if forms is None or forms.year.is_closed:
        return ""
    drafts = [
        form
        for _, each in forms.each()
        for form, owed in each
        if form.stands in _DRAFTS and any(forms.text(slot) for slot in owed.slots if slot.column != "note")
    ]
    if not drafts:
        return ""
    # of the others too: an earlier figure may be held against a later one that is explained there
    prefetch_related_objects([form for form in forms.kept.values() if form.pk], "remarks")
    asking = sum(has_questions(forms, form) for form in drafts)
    said = f", {asking} di antaranya dengan angka yang masih dipertanyakan" if asking else ""
    return f"Ikut dihitung {len(drafts)} isian yang belum diajukan{said}."


def provisional(forms: Forms | None, as_of: Period | None = None) -> str:
    """Return in words how provisional the results of a period are; nothing where all its forms are approved.

    Args:
        forms: All of the year; `None` where its plan cannot be read.
        as_of: Forms up to its end count; by default those of the whole year.
    """
    if forms is None or forms.year.is_closed:
        return ""
    told = [
        form.stands in _DONE
        for _, each in forms.each()
        for form, _ in each
        if as_of is None or form.quarter.end <= as_of.end
    ]
    return "" if all(told) else f"sementara: {sum(told)} dari {len(told)} isian disetujui"
