"""The values with which a form was handed in, kept with that step, and what changed since then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from capaian.web.measurement.flow import COMES_BACK, HANDED_IN, Step
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm


@dataclass(frozen=True, slots=True)
class EarlierValues:
    """The last handing in that was sent back, and what was in cells then that say something else now."""

    at: datetime
    before: Mapping[str, str]
    """By the names of cells, as the dossier writes it."""


def values_of(forms: Forms, form: PostForm) -> Mapping[str, str]:
    """Return the texts of the cells of a form by their names, without empty ones."""
    if form.post not in forms.duties:
        return {}
    texts = {slot.name: forms.text(slot) for slot in forms.cells_of(form.post, form.quarter).slots}
    return {name: text for name, text in texts.items() if text}


def last_return(form: PostForm) -> int:
    """Return the id of the last step that sent a form back; 0: none did.

    A page that was opened before that step hands nothing in: who fills in has not read why it came back.
    """
    back = [each.pk for each in form.steps.all() if each.step in COMES_BACK] if form.pk else []
    return back[-1] if back else 0


def earlier_values(forms: Forms, form: PostForm) -> EarlierValues | None:
    """Return what changed in a form that somebody decides about since it was handed in the time before.

    `None` where it never came back, or where nothing was kept of then.
    """
    return values_handed_in(forms, form) if form.stands in HANDED_IN else None


def values_handed_in(forms: Forms, form: PostForm) -> EarlierValues | None:
    """Return the same of a form in whatever state, while it is filled in too."""
    steps = [*form.steps.all()]
    back = max((place for place, each in enumerate(steps) if each.step in COMES_BACK), default=0)
    handed_in = [each for each in steps[:back] if each.step == Step.SUBMIT]
    if not handed_in or handed_in[-1].values is None:
        return None
    was, now = handed_in[-1].values, values_of(forms, form)
    asked = (slot.name for slot in forms.cells_of(form.post, form.quarter).slots)
    before = {name: was.get(name, "") for name in asked if was.get(name, "") != now.get(name, "")}
    return EarlierValues(handed_in[-1].at, before)
