"""What was done to a form, and to its figures outside of it, in the order in which it happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from capaian.web.accounts.models import User
from capaian.web.measurement.figures.names import Names
from capaian.web.measurement.figures.writers import figure_of
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import FigureWriter, PostForm

_MOST: Final = 6
"""Things that one line names."""
_OUTSIDE: Final = "Nilai ditulis di luar isian"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that somebody did."""

    words: str
    by: User
    at: datetime
    reason: str
    step: int | None = None
    """Id of the step that it is; `None`: it was done elsewhere."""
    acted_for: object = None
    """For whom it was done, if not for oneself."""


def history_of(forms: Forms, form: PostForm) -> Sequence[Event]:
    """Return the steps of a form, and who changed figures that it rests on on another page or by a file."""
    taken = form.steps.all() if form.pk else ()
    steps = [
        Event(each.words, each.by, each.at, each.reason, each.pk, getattr(each, "acted_for", None))
        for each in taken
    ]
    return sorted((*steps, *_outside(forms, form)), key=lambda event: event.at)


def _outside(forms: Forms, form: PostForm) -> Iterator[Event]:
    told: dict[tuple[int, datetime], list[FigureWriter]] = {}
    for writer in forms.writers(form):
        if not writer.is_in_form:
            told.setdefault((writer.by_id, writer.at), []).append(writer)
    words = Names(forms.facts)
    for (_, at), own in told.items():
        figures = dict.fromkeys(map(figure_of, own))
        names = [f"{words.of(each)}, {each.period.label}" for each in figures]
        more = f"; dan {len(names) - _MOST} lagi" if len(names) > _MOST else ""
        yield Event(_OUTSIDE, own[0].by, at, "; ".join(names[:_MOST]) + more)
