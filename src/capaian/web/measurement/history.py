"""What was done to a form, and to its figures outside of it, in the order in which it happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Q

from capaian.web.accounts.models import User
from capaian.web.measurement.beside import Names
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import FigureWriter, PostForm
from capaian.web.measurement.writers import figure_of
from capaian.web.trail.models import Entry
from capaian.web.trail.year_beginning import entry_of

_MOST: Final = 6
"""Things that one line names."""
_OUTSIDE: Final = "Nilai diubah di luar isian"
_BEGUN: Final = "Nilai dibawa ketika tahun dimulai"


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


class _Beginning:
    """Tells figures that came with the beginning of a year from those that somebody changed later.

    Whatever writes rows later is told in the log before its writer is noted.
    """

    def __init__(self, forms: Forms) -> None:
        year = forms.year
        self._begun = entry_of(year)
        written = Q(action__startswith="row.", subject__startswith=f"{year.pk}/")
        replaced = Q(action="year.replaced", subject=str(year.year))
        number = self._begun.number if self._begun else 0
        own = Entry.objects.filter(office=year.office_id, number__gt=number).order_by("number")
        self._later = own.filter(written | replaced)

    def brought(self, writer: FigureWriter) -> bool:
        """Say whether somebody wrote a figure by beginning the year with it, and not again since."""
        begun = self._begun
        if begun is None or begun.actor_id != writer.by_id or writer.at < begun.at:
            return False
        first = self._later.filter(actor=writer.by_id).first()
        return first is None or writer.at < first.at


def _outside(forms: Forms, form: PostForm) -> Iterator[Event]:
    told: dict[tuple[int, datetime], list[FigureWriter]] = {}
    for writer in forms.writers(form):
        if not writer.is_in_form:
            told.setdefault((writer.by_id, writer.at), []).append(writer)
    words = Names(forms.facts)
    began = _Beginning(forms) if told else None
    for (_, at), own in told.items():
        figures = dict.fromkeys(map(figure_of, own))
        names = [f"{words.of(each)}, {each.period.label}" for each in figures]
        more = f"; dan {len(names) - _MOST} lagi" if len(names) > _MOST else ""
        way = _BEGUN if began is not None and began.brought(own[0]) else _OUTSIDE
        yield Event(way, own[0].by, at, "; ".join(names[:_MOST]) + more)
