"""What waits for whom: forms to fill in, to decide about, that are overdue or due soon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from capaian.domain.policy import VerifierChoice
from capaian.web.accounts.models import User
from capaian.web.measurement.duties import NOBODY
from capaian.web.measurement.flow import DONE, OPEN, State, Step
from capaian.web.measurement.forms import NO_POST, Forms
from capaian.web.measurement.models import PostForm, Taken
from capaian.web.measurement.steps import NEXT, Person, open_to, posts_of
from capaian.web.offices.holders import VACANT, holders_on
from capaian.web.offices.members import members_on
from capaian.web.offices.models import Role
from capaian.web.substitutes.stand import MAY_STAND_IN, stands_of_all

_TO_FILL_IN: Final = {
    State.EMPTY: "Isi isian",
    State.DRAFT: "Selesaikan dan ajukan",
    State.RETURNED: "Perbaiki dan ajukan lagi",
}
_TO_DECIDE: Final = {Step.VERIFY: "Verifikasi isian", Step.APPROVE: "Setujui isian"}
_ACTS: Final = {Step.VERIFY: "memverifikasi", Step.APPROVE: "menyetujui"}
_WAITING_FOR: Final = {Step.VERIFY: "menunggu verifikasi", Step.APPROVE: "menunggu persetujuan"}
_WAITING_BY: Final = {"memverifikasi": "diverifikasi", "menyetujui": "disetujui"}
_DECIDING_ROLES: Final = (Role.PLANNER, Role.UNIT_HEAD, Role.OFFICE_HEAD)
_STEPS: Final = Prefetch("steps", Taken.objects.select_related("acted_for"))
_DAYS_AHEAD: Final = 14
"""How far ahead is looked for what is due soon: time enough to call somebody."""


@dataclass(frozen=True)
class ListedForm:
    """A form in a list of what waits."""

    forms: Forms
    form: PostForm

    @property
    def slug(self) -> str:
        """Its post in addresses."""
        return self.form.post or NO_POST

    @property
    def name(self) -> str:
        """What its post is called."""
        return self.forms.name_of(self.form.post)

    @property
    def due(self) -> date:
        """The last day on which it is on time."""
        return self.forms.due(self.form.quarter)

    @property
    def days_late(self) -> int:
        """By how many days it is overdue; 0 once it was handed in."""
        return self.forms.days_late(self.form)

    @property
    def left(self) -> str:
        """How long it may wait still, in words; nothing once its day is over."""
        days = (self.due - timezone.localdate()).days
        return "" if days < 0 else f"{days} hari lagi" if days else "hari ini"


@dataclass(frozen=True)
class Task(ListedForm):
    """A form that waits for a person."""

    what: str
    is_own: bool
    """The person fills it in; else it waits for a decision."""


@dataclass(frozen=True)
class Soon(ListedForm):
    """A form that is due before long."""

    holder: str
    """Who holds the post today, or that nobody does."""


@dataclass(frozen=True)
class Waiting(ListedForm):
    """An own form that was handed in."""

    words: str
    """For what it waits."""


@dataclass(frozen=True)
class Arrears(ListedForm):
    """The worst of the overdue forms."""

    count: int
    """How many are overdue."""


def tasks_of(forms: Forms, person: Person) -> Sequence[Task]:
    """Return what waits for a person, by deadline.

    Before anything is shared out nobody fills in what the head of office or no post owns: most of it moves.
    """
    if forms.year.is_closed:
        return []
    posts, today = posts_of(person, forms), timezone.localdate()
    if is_unshared(forms):
        posts -= {forms.facts.office.head, NOBODY}
    begun = [form for form in forms.all_forms() if form.quarter.start <= today]
    prefetch_related_objects([form for form in begun if form.stands in NEXT], _STEPS)
    found = [task for form in begun for task in _tasks_of_form(forms, form, person, posts)]
    return sorted(found, key=lambda task: (task.due, not task.is_own))


def _tasks_of_form(forms: Forms, form: PostForm, person: Person, posts: frozenset[str]) -> Iterator[Task]:
    name = forms.name_of(form.post)
    if form.stands in _TO_FILL_IN and form.post in posts:
        yield Task(forms, form, f"{_TO_FILL_IN[form.stands]}: {name}", is_own=True)
    elif form.stands in NEXT:
        steps = open_to(forms, person, form, posts)
        yield from (
            Task(forms, form, f"{word}: {name}", is_own=False)
            for step, word in _TO_DECIDE.items()
            if step in steps
        )


def is_unshared(forms: Forms) -> bool:
    """Say whether what the head of office would fill in is to be shared out first: no form was begun.

    The head approves forms and none of the own; a year from the catalogue gives all of them to the head.
    """
    kept = [*forms.all_forms()]
    is_begun = any(form.stands is not State.EMPTY for form in kept)
    return not is_begun and any(form.post == forms.facts.office.head for form in kept)


def soon_of(forms: Forms) -> Sequence[Soon]:
    """Return the forms of all posts that are due within two weeks and not handed in, the nearest first."""
    today = timezone.localdate()
    near = {each for each in forms.quarters if 0 <= (forms.due(each) - today).days <= _DAYS_AHEAD}
    if forms.year.is_closed or not near:
        return ()
    open_forms = [form for form in forms.all_forms() if form.quarter in near and form.stands in OPEN]
    holders = holders_on(forms.year.office_id, today) if open_forms else {}
    found = [
        Soon(forms, form, holders.get(form.post, VACANT) if form.post else "diisi Perencana")
        for form in open_forms
    ]
    return sorted(found, key=lambda each: each.due)


def handed_in(forms: Forms, person: Person) -> Sequence[Waiting]:
    """Return the forms of a person's posts that wait for others."""
    posts = posts_of(person, forms) - {NOBODY}
    own = [form for form in forms.all_forms() if form.post in posts]
    return [
        Waiting(forms, form, f"{_WAITING_FOR[step]} {role_of(forms, form, step)}")
        for form in own
        if (step := NEXT.get(form.stands)) is not None
    ]


def arrears_of(forms: Forms) -> Arrears | None:
    """Return how many forms are overdue, and the worst of them; `None` where none is."""
    if forms.year.is_closed:
        return None
    kept = [*forms.all_forms()]
    prefetch_related_objects([form for form in kept if form.pk], _STEPS)
    late = [form for form in kept if forms.days_late(form)]
    return Arrears(forms, max(late, key=forms.days_late), len(late)) if late else None


@dataclass(frozen=True, slots=True)
class Awaited:
    """Who decides next about a form."""

    act: str
    """What is done: verified, approved."""
    people: tuple[str, ...]
    """Who may do it today, each with the role; nobody where empty."""
    role: str
    """By which role it is done in this office."""
    is_heads: bool
    """The form is of the post of the head of office, who may not approve it."""
    is_nobodys: bool
    """No post owes it."""
    is_handed_in: bool
    is_vacant: bool = False
    """Nobody holds its post today or fills in for it, so that nobody hands it in."""

    @property
    def words(self) -> str:
        """For whom it waits, in a sentence, and for whom then."""
        if not self.is_handed_in:
            return ""
        if not self.people:
            return f"Belum ada yang dapat {self.act} isian ini."
        is_last = self.act == _ACTS[Step.APPROVE]
        then = "" if is_last or self.is_heads else f"; sesudah itu disetujui {Role.OFFICE_HEAD.label}"
        return f"Menunggu {_WAITING_BY[self.act]} oleh {', '.join(self.people)}{then}."


def role_of(forms: Forms, form: PostForm, step: Step) -> str:
    """Return by which role a form is decided about in this office, as it is called."""
    is_apart = forms.facts.policies.verifier is VerifierChoice.UNIT_HEADS
    if step is Step.APPROVE:
        return str(Role.OFFICE_HEAD.label)
    return str((Role.UNIT_HEAD if is_apart or form.post == NOBODY else Role.PLANNER).label)


def awaited(forms: Forms, form: PostForm) -> Awaited | None:
    """Return who decides next about a form that was handed in; of an open one only if nobody could.

    Beforehand it is asked about forms of the head and of nobody, where somebody may be stuck.
    """
    is_heads, is_nobodys = form.post == forms.facts.office.head, form.post == NOBODY
    if forms.year.is_closed or form.stands in DONE:
        return None
    is_held = is_nobodys or any(form.post in own for own in forms.held_posts.values())
    if form.stands in OPEN and not is_held:
        return Awaited("", (), "", is_heads, is_nobodys, is_handed_in=False, is_vacant=True)
    step = NEXT.get(form.stands)
    if step is None and not (is_heads or is_nobodys):
        return None
    if form.pk:
        prefetch_related_objects([form], _STEPS)
    asked = form
    if step is None:
        asked = PostForm(office_year=forms.year, post=form.post, period=form.period, state=State.VERIFIED)
    decision = step or Step.APPROVE
    people = tuple(_deciders(forms, asked, decision))
    if step is None and people and not is_nobodys:
        return None
    role = role_of(forms, form, decision)
    return Awaited(_ACTS[decision], people, role, is_heads, is_nobodys, is_handed_in=step is not None)


def _deciders(forms: Forms, form: PostForm, step: Step) -> Iterator[str]:
    """Yield who of the office may take a step today, each with the role or with for whom it is taken."""
    office = forms.year.office
    own = members_on(timezone.localdate()).filter(office=office, user__is_active=True)
    people: dict[int, User] = {}
    roles: dict[int, set[Role]] = {}
    for each in own.select_related("user").order_by("user__full_name"):
        people[each.user_id] = each.user
        roles.setdefault(each.user_id, set()).add(Role(each.role))
    substitutes = [
        user for pk, user in people.items() if roles[pk] & MAY_STAND_IN and Role.INSPECTOR not in roles[pk]
    ]
    stands = stands_of_all(substitutes, office, roles)
    for pk, user in people.items():
        person = Person(user, frozenset(roles[pk]), stands.get(pk, ()))
        if as_what := _as_what(forms, person, form, step):
            yield str(user) if str(user) == as_what else f"{user} ({as_what})"


def _as_what(forms: Forms, person: Person, form: PostForm, step: Step) -> str:
    """Return as what somebody may take a step: by an own role, else for somebody else; nothing for others."""
    posts = posts_of(person, forms)
    if step not in open_to(forms, person, form, posts):
        return ""
    for role in _DECIDING_ROLES:
        alone = Person(person.user, frozenset({role}))
        if role in person.roles and step in open_to(forms, alone, form, posts):
            return str(role.label)
    return next(
        stand.short
        for stand in person.stands
        if step in open_to(forms, Person(person.user, frozenset(), (stand,)), form, posts)
    )
