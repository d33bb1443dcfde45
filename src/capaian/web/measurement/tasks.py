"""What waits for whom: forms to fill in, to decide about, that are overdue or due soon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from capaian.web.measurement.flow import (
    DONE_STATES,
    HANDED_IN,
    NEXT_STEP,
    OPEN,
    WAYS,
    FormStep,
    State,
)
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm, Remark, Taken
from capaian.web.measurement.steps import Person, find_verifiers, open_to, posts_of
from capaian.web.offices.models import NOBODY, Role

_TO_FILL_IN: Final = {
    State.EMPTY: "Isi isian",
    State.DRAFT: "Selesaikan dan ajukan",
    State.RETURNED: "Perbaiki dan ajukan lagi",
}
_TO_DECIDE: Final = {FormStep.VERIFY: "Verifikasi isian", FormStep.APPROVE: "Setujui isian"}
_WAITING_FOR: Final = {
    FormStep.VERIFY: "menunggu verifikasi",
    FormStep.APPROVE: "menunggu persetujuan",
}
_NOBODY_ABLE: Final = (
    "orang lain, tetapi belum ada yang dapat: yang berperan {0} menulis angkanya, "
    "memegang jabatannya, atau "
    "belum ada. Administrator memberi peran {0} kepada orang lain di halaman Orang"
)
PARTS_BESIDE: Final = (
    Prefetch("steps", Taken.objects.select_related("by", "acted_for")),
    Prefetch("remarks", Remark.objects.select_related("by", "answered_by")),
)
"""What a page shows of a form beside its cells."""
DAYS_AHEAD: Final = 14
"""How far ahead is looked for what is due soon: time enough to call somebody."""


@dataclass(frozen=True)
class ListedForm:
    """A form in a list of what waits."""

    forms: Forms
    form: PostForm

    @property
    def name(self) -> str:
        """What its post is called."""
        return self.forms.duties.name_of(self.form.post)

    @property
    def key(self) -> str:
        """Its name in what pages send: post and quarter."""
        return f"{self.form.slug}/{self.form.period}"

    @property
    def due(self) -> date:
        """The last day on which it is on time."""
        return self.forms.calendar.due(self.form.quarter)

    @property
    def days_late(self) -> int:
        """By how many days it is overdue; 0 once it was handed in."""
        return self.forms.calendar.days_late(self.form)

    @cached_property
    def late(self) -> str:
        """In words, by how much it is late or was; nothing if it is not."""
        return self.forms.calendar.late(self.form)


@dataclass(frozen=True)
class Task(ListedForm):
    """A form that waits for a person, or of a person for others."""

    what: str
    is_own: bool
    """The person fills it in; else it waits for a decision."""


def tasks_of(forms: Forms, person: Person) -> Sequence[Task]:
    """Return what waits for a person, by deadline.

    Before anything is shared out nobody fills in what the head of office or no post owns: most of
    it moves.
    """
    if forms.year.is_closed:
        return []
    posts, today = posts_of(person, forms.people), timezone.localdate()
    if is_unshared(forms):
        posts -= {forms.facts.office.head, NOBODY}
    begun = [
        each
        for each in forms.all_forms()
        if each.stage in NEXT_STEP or each.quarter.start <= today
    ]
    prefetch_related_objects([form for form in begun if form.stage in NEXT_STEP], PARTS_BESIDE[0])
    found = []
    for form in begun:
        name = forms.duties.name_of(form.post)
        if form.stage in _TO_FILL_IN and form.post in posts:
            found.append(Task(forms, form, f"{_TO_FILL_IN[form.stage]}: {name}", is_own=True))
        elif form.stage in NEXT_STEP:
            steps = open_to(forms, person, form)
            words = (word for step, word in _TO_DECIDE.items() if step in steps)
            found += [Task(forms, form, f"{word}: {name}", is_own=False) for word in words]
    return sorted(found, key=lambda task: (task.due, not task.is_own))


@dataclass(frozen=True)
class WaitingForm(ListedForm):
    """A form in the queue."""

    steps: frozenset[FormStep]

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
        """What whoever handed it in last confirmed: that there is no evidence,
        or that it is early.
        """
        handed_in = [each.reason for each in self.form.steps.all() if each.step == FormStep.SUBMIT]
        return handed_in[-1] if handed_in else ""

    @property
    def is_plain(self) -> bool:
        """Whether it may be decided about and nobody wrote or confirmed
        anything beside its values.
        """
        return self.decision is not None and not self.form.remarks.all() and not self.confirmation

    @property
    def days(self) -> int:
        """For how many days it has waited."""
        return (timezone.now() - self.last_step.at).days if self.last_step else 0


def find_waiting(forms: Forms, person: Person) -> Sequence[WaitingForm]:
    """Return the forms that wait for a decision or came back:
    first those the person decides about.
    """
    listed = HANDED_IN | {State.RETURNED}
    kept = [form for form in forms.all_forms() if form.stage in listed]
    prefetch_related_objects(kept, *PARTS_BESIDE)
    found = [WaitingForm(forms, form, frozenset(open_to(forms, person, form))) for form in kept]
    return sorted(found, key=lambda each: (each.decision is None, each.form.period, each.name))


def is_unshared(forms: Forms) -> bool:
    """Say whether what the head of office would fill in is to be shared out first:
    no form was begun.

    The head approves forms and none of the own; a year from the catalogue gives all of them to the
    head.
    """
    kept = [*forms.all_forms()]
    is_begun = any(form.stage is not State.EMPTY for form in kept)
    return not is_begun and any(form.post == forms.facts.office.head for form in kept)


def count_due_soon(forms: Forms) -> int:
    """Return how many forms of all posts are due within two weeks and not handed in."""
    today, due = timezone.localdate(), forms.calendar.due
    near = {each for each in forms.duties.quarters if 0 <= (due(each) - today).days <= DAYS_AHEAD}
    if forms.year.is_closed or not near:
        return 0
    return sum(form.quarter in near and form.stage in OPEN for form in forms.all_forms())


def handed_in(forms: Forms, person: Person) -> Sequence[Task]:
    """Return the forms of a person's posts that wait for others."""
    posts = posts_of(person, forms.people) - {NOBODY}
    return [
        Task(forms, form, f"{_WAITING_FOR[step]} {_deciders(forms, form, step)}", is_own=True)
        for form in forms.all_forms()
        if form.post in posts and (step := NEXT_STEP.get(form.stage)) is not None
    ]


def find_overdue(forms: Forms) -> Sequence[ListedForm]:
    """Return the forms that are overdue, the worst first."""
    if forms.year.is_closed:
        return []
    late = [listed for form in forms.all_forms() if (listed := ListedForm(forms, form)).days_late]
    return sorted(late, key=lambda each: -each.days_late)


def _deciders(forms: Forms, form: PostForm, step: FormStep) -> str:
    """Return by which roles a form is decided about today, in words; where nobody may,
    with the remedy.
    """
    found = {Role.OFFICE_HEAD: {True}} if step is FormStep.APPROVE else find_verifiers(forms, form)
    able = [
        f"{role.label} lain" if False in may else role.label
        for role, may in found.items()
        if True in may
    ]
    roles = " atau ".join(role.label for role in found)
    return " atau ".join(able) or _NOBODY_ABLE.format(roles)


@dataclass(frozen=True, slots=True)
class AwaitedPerson:
    """For whom a form waits, or why it would wait for ever."""

    words: str
    """By which roles it is decided about next, in a sentence, and by which then; empty:
    it is open.
    """
    trouble: str
    """`vacant`: nobody holds its post or fills in for it; `heads`: its head may not approve it;
    `nobodys`.
    """


def find_awaited(forms: Forms, form: PostForm) -> AwaitedPerson | None:
    """Return who decides next about a form that was handed in;
    of an open one only if it may be stuck.
    """
    if forms.year.is_closed or form.stage in DONE_STATES:
        return None
    step, words = NEXT_STEP.get(form.stage), ""
    if step is not None:
        then = (
            f"; sesudah itu disetujui {Role.OFFICE_HEAD.label}" if step is FormStep.VERIFY else ""
        )
        words = f"Menunggu {WAYS[step].passive} {_deciders(forms, form, step)}{then}."
    has_holder = any(form.post in own for own in forms.people.posts.values())
    trouble = (
        "nobodys"
        if form.post == NOBODY
        else "heads"
        if form.post == forms.facts.office.head
        else ""
    )
    if step is None and form.post != NOBODY and not has_holder:
        trouble = "vacant"
    return AwaitedPerson(words, trouble) if words or trouble else None
