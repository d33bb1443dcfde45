"""Why somebody who verifies or approves may not decide about a form: what of it is the own, and who may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from capaian.web.measurement.awaited import DONE, NEXT, Awaited, deciders
from capaian.web.measurement.beside import Names
from capaian.web.measurement.flow import WAYS, Step, StepRefusedError, take
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.owed import FACTORS
from capaian.web.measurement.steps import Person, hand_of, own_writers, posts_of
from capaian.web.measurement.writers import figure_of

FEW: Final = 5
"""Own entries that are named; of more it is told how many."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that the person wrote."""

    about: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Barred:
    """A decision that somebody of the right role may not take."""

    act: str
    """What others do: verify, approve."""
    why: str
    entries: Sequence[Entry]
    """The own ones, the latest first."""
    people: Sequence[str]
    """Who may decide today."""

    @property
    def named(self) -> Sequence[Entry]:
        """Those that are told one by one."""
        return self.entries[:FEW]

    @property
    def more(self) -> int:
        """How many there are besides."""
        return len(self.entries) - len(self.named)


def barred(forms: Forms, person: Person, form: PostForm, waits: Awaited | None) -> Barred | None:
    """Return why the next step is not open to who could take it; `None` where it is, or for other roles.

    Args:
        forms: All of the year.
        person: Who asks.
        form: Which.
        waits: Who decides about it, where the page says so already: it is not asked twice.
    """
    step = NEXT.get(form.stands)
    if step is None or forms.year.is_closed or not person.roles & WAYS[step].roles:
        return None
    try:
        take(form.stands, step, hand_of(forms, person, form, posts_of(person, forms)))
    except StepRefusedError as error:
        entries = sorted(_entries(forms, person, form, step), key=lambda each: each.at, reverse=True)
        people = waits.people if waits else [*deciders(forms, form, step)]
        return Barred(DONE[step], error.message, entries, people)
    return None


def _entries(forms: Forms, person: Person, form: PostForm, step: Step) -> Iterator[Entry]:
    """Yield what the person wrote of a form, each thing once; the form where its steps alone tell it."""
    names, last = Names(forms.facts), dict[str, datetime]()
    for each in own_writers(forms, person, form):
        figure = figure_of(each)
        own = names.by_code.get(figure.code) if figure.sheet == FACTORS else names.of(figure)
        about = f"{'faktor ' if figure.sheet == FACTORS else ''}{own or figure.code}, {figure.period.label}"
        last[about] = max(each.at, last.get(about, each.at))
    if last:
        yield from (Entry(about, at) for about, at in last.items())
        return
    own_step = Step.VERIFY if step is Step.APPROVE else Step.FILL
    filled = [each for each in form.steps.all() if each.by_id == person.user.pk and each.step == own_step]
    if filled:
        yield Entry("verifikasi isian ini" if own_step is Step.VERIFY else "isian ini", filled[-1].at)
