"""What somebody has to do: forms to fill in, to verify, to approve, by their deadlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from capaian.web.measurement.duties import NOBODY
from capaian.web.measurement.flow import State, Step
from capaian.web.measurement.forms import NO_POST, Forms
from capaian.web.measurement.locks import OPEN
from capaian.web.measurement.models import PostForm, Taken
from capaian.web.measurement.steps import Person, open_to, posts_of
from capaian.web.offices.holders import VACANT, holders_on

_WORDS = {
    State.EMPTY: "Isi isian",
    State.DRAFT: "Selesaikan dan ajukan",
    State.RETURNED: "Perbaiki dan ajukan lagi",
}
_STEPS = Prefetch("steps", Taken.objects.select_related("acted_for"))
_DECIDABLE = (State.SUBMITTED, State.VERIFIED)
_DECIDE = {Step.VERIFY: "Verifikasi isian", Step.APPROVE: "Setujui isian"}


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits for a person."""

    what: str
    form: PostForm
    slug: str
    """The post in addresses."""
    due: date
    days_late: int
    is_own: bool
    """The person fills it in; else it waits for a decision."""

    @property
    def left(self) -> str:
        """How long it may wait still, in words; nothing once its day is over."""
        days = (self.due - timezone.localdate()).days
        return "" if days < 0 else f"{days} hari lagi" if days else "hari ini"


def tasks_of(forms: Forms, person: Person) -> Sequence[Task]:
    """Return what waits for a person, by deadline.

    Before anything is shared out nobody fills in what the head of office or no post owns: most of it moves.
    """
    if forms.year.is_closed:
        return []
    posts, today = posts_of(person, forms), timezone.localdate()
    if is_unshared(forms):
        posts -= {forms.facts.office.head, NOBODY}
    begun = [form for _, each in forms.each() for form, _ in each if form.quarter.start <= today]
    prefetch_related_objects([form for form in begun if form.stands in _DECIDABLE], _STEPS)
    found = [task for form in begun for task in _of_form(forms, form, person, posts)]
    return sorted(found, key=lambda task: (task.due, not task.is_own))


def is_unshared(forms: Forms) -> bool:
    """Say whether what the head of office would fill in is to be shared out first: no form was begun.

    The head approves forms and none of the own; a year from the catalogue gives all of them to the head.
    """
    kept = [form for _, each in forms.each() for form, _ in each]
    is_begun = any(form.stands is not State.EMPTY for form in kept)
    return not is_begun and any(form.post == forms.facts.office.head for form in kept)


def _of_form(forms: Forms, form: PostForm, person: Person, posts: frozenset[str]) -> Iterator[Task]:
    name, slug, due = forms.name_of(form.post), form.post or NO_POST, forms.due(form.quarter)
    late = forms.days_late(form)
    if form.stands in _WORDS and form.post in posts:
        yield Task(f"{_WORDS[form.stands]}: {name}", form, slug, due, late, is_own=True)
    elif form.stands in _DECIDABLE:
        steps = open_to(forms, person, form, posts)
        for step, word in _DECIDE.items():
            if step in steps:
                yield Task(f"{word}: {name}", form, slug, due, 0, is_own=False)


DAYS_OF_CALLING: Final = 14
"""How far ahead is looked: time enough to call somebody."""


@dataclass(frozen=True, slots=True)
class Soon:
    """A form that is awaited before long."""

    form: PostForm
    name: str
    slug: str
    """The post in addresses."""
    holder: str
    """Who holds the post today, or that nobody does."""
    due: date
    days: int
    """Until its last day."""

    @property
    def left(self) -> str:
        """How long it may wait still, in words."""
        return f"{self.days} hari lagi" if self.days else "hari ini"


def soon_of(forms: Forms) -> Sequence[Soon]:
    """Return the forms of all posts that are due within two weeks and not handed in, the nearest first."""
    if forms.year.is_closed:
        return ()
    today = timezone.localdate()
    days = {quarter: (forms.due(quarter) - today).days for quarter in forms.quarters}
    near = [quarter for quarter in forms.quarters if 0 <= days[quarter] <= DAYS_OF_CALLING]
    if not near:
        return ()
    kept = [form for _, each in forms.each() for form, _ in each if form.quarter in near]
    waiting = [form for form in kept if form.stands in OPEN]
    holders = holders_on(forms.year.office_id, today) if waiting else {}
    found = [
        Soon(
            form,
            forms.name_of(form.post),
            form.post or NO_POST,
            "diisi Perencana" if form.post == NOBODY else holders.get(form.post, VACANT),
            forms.due(form.quarter),
            days[form.quarter],
        )
        for form in waiting
    ]
    return sorted(found, key=lambda each: each.days)
