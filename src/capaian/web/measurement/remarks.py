"""Reasons for values, and answers to comments on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils import timezone

from capaian.web.accounts.models import User
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm, Remark

_LONGEST: Final = 2_000
"""Letters that are kept of a remark."""


def explain(forms: Forms, form: PostForm, reasons: Mapping[str, str], by: User) -> None:
    """Keep reasons for values by the names of their cells; an empty text takes a reason back."""
    slots = {slot.name: slot for slot in forms.owed(form.post, form.quarter).slots}
    for name, text in reasons.items():
        if name not in slots:
            continue
        value, said = forms.text(slots[name]), text.strip()[:_LONGEST]
        own = form.remarks.filter(kind=Remark.Kind.EXPLANATION, slot=name)
        if own.filter(value=value, text=said).exists():
            continue
        own.delete()
        if said:
            own.create(form=form, kind=Remark.Kind.EXPLANATION, slot=name, text=said, value=value, by=by)


def answer(form: PostForm, answers: Mapping[str, str], by: User) -> None:
    """Keep answers to comments, by the ids of these."""
    for name, text in answers.items():
        if text.strip() and name.isascii() and name.isdecimal() and len(name) < 19:
            form.remarks.filter(pk=int(name), kind=Remark.Kind.COMMENT).exclude(
                answer=text.strip()[:_LONGEST]
            ).update(answer=text.strip()[:_LONGEST], answered_by=by, answered_at=timezone.now())
