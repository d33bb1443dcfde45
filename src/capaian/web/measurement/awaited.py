"""For whom forms wait: who may decide about one, that nobody may, what is overdue, where the own ones are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from capaian.domain.policy import VerifierChoice
from capaian.web.accounts.models import User
from capaian.web.measurement.duties import NOBODY
from capaian.web.measurement.flow import State, Step
from capaian.web.measurement.forms import NO_POST, Forms
from capaian.web.measurement.locks import OPEN
from capaian.web.measurement.models import PostForm, Taken
from capaian.web.measurement.steps import NEXT, Person, open_to, posts_of
from capaian.web.offices.members import members_on
from capaian.web.offices.models import Role
from capaian.web.substitutes.stand import MAY_STAND_IN, stands_of_all

DONE: Final[Mapping[Step, str]] = {Step.VERIFY: "memverifikasi", Step.APPROVE: "menyetujui"}
_BECOMES: Final = {DONE[Step.VERIFY]: "diverifikasi", DONE[Step.APPROVE]: "disetujui"}
_WAITING: Final = {Step.VERIFY: "menunggu verifikasi", Step.APPROVE: "menunggu persetujuan"}
_DECIDING: Final = (Role.PLANNER, Role.UNIT_HEAD, Role.OFFICE_HEAD)
_STEPS: Final = Prefetch("steps", Taken.objects.select_related("acted_for"))


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
        is_last = self.act == DONE[Step.APPROVE]
        then = "" if is_last or self.is_heads else f"; sesudah itu disetujui {Role.OFFICE_HEAD.label}"
        return f"Menunggu {_BECOMES[self.act]} oleh {', '.join(self.people)}{then}."


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
    if forms.year.is_closed:
        return None
    if form.stands in OPEN and not is_nobodys and not _is_held(forms, form.post):
        return Awaited("", (), "", is_heads, is_nobodys, is_handed_in=False, is_vacant=True)
    step = NEXT.get(form.stands)
    if step is None and not (is_heads or is_nobodys):
        return None
    if form.pk:
        prefetch_related_objects([form], _STEPS)
    if step is not None:
        people = tuple(deciders(forms, form, step))
        role = role_of(forms, form, step)
        return Awaited(DONE[step], people, role, is_heads, is_nobodys, is_handed_in=True)
    if form.stands in (State.APPROVED, State.LOCKED):
        return None
    later = PostForm(office_year=forms.year, post=form.post, period=form.period, state=State.VERIFIED)
    people = tuple(deciders(forms, later, Step.APPROVE))
    if people and not is_nobodys:
        return None
    role = role_of(forms, later, Step.APPROVE)
    return Awaited(DONE[Step.APPROVE], people, role, is_heads, is_nobodys, is_handed_in=False)


def _is_held(forms: Forms, post: str) -> bool:
    return any(post in own for own in forms.held_posts.values())


def deciders(forms: Forms, form: PostForm, step: Step) -> Iterator[str]:
    """Yield who of the office may take a step today, each with the role or with for whom it is taken."""
    office = forms.year.office
    own = members_on(timezone.localdate()).filter(office=office, user__is_active=True)
    people: dict[int, User] = {}
    roles: dict[int, set[Role]] = {}
    for each in own.select_related("user").order_by("user__full_name"):
        people[each.user_id] = each.user
        roles.setdefault(each.user_id, set()).add(Role(each.role))
    may_stand_in = [
        user for pk, user in people.items() if roles[pk] & MAY_STAND_IN and Role.INSPECTOR not in roles[pk]
    ]
    stands = stands_of_all(may_stand_in, office, roles)
    asked = [Person(user, frozenset(roles[pk]), stands.get(pk, ())) for pk, user in people.items()]
    for person in asked:
        if step in open_to(forms, person, form, posts_of(person, forms)):
            name, role = str(person.user), _as_what(forms, person, form, step)
            yield name if name == role else f"{name} ({role})"


def _as_what(forms: Forms, person: Person, form: PostForm, step: Step) -> str:
    """Return as what somebody takes a step who may: by an own role, else for somebody else."""
    posts = posts_of(person, forms)
    for role in _DECIDING:
        alone = Person(person.user, frozenset({role}))
        if role in person.roles and step in open_to(forms, alone, form, posts):
            return str(role.label)
    return next(
        stand.short
        for stand in person.stands
        if step in open_to(forms, Person(person.user, frozenset(), (stand,)), form, posts)
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """An own form that was handed in, and for what it waits."""

    form: PostForm
    name: str
    slug: str
    words: str


def handed_in(forms: Forms, person: Person) -> Sequence[Waiting]:
    """Return the forms of a person's posts that wait for others."""
    posts = posts_of(person, forms) - {NOBODY}
    return [
        Waiting(form, forms.name_of(post), post or NO_POST, f"{_WAITING[step]} {role_of(forms, form, step)}")
        for post, each in forms.each()
        if post in posts
        for form, _ in each
        if (step := NEXT.get(form.stands)) is not None
    ]


@dataclass(frozen=True, slots=True)
class Arrears:
    """Forms that are overdue."""

    count: int
    name: str
    """Whose the worst of them is."""
    form: PostForm
    slug: str
    days: int


def arrears_of(forms: Forms) -> Arrears | None:
    """Return how many forms are overdue, and the worst of them; `None` where none is."""
    if forms.year.is_closed:
        return None
    kept = [form for _, each in forms.each() for form, _ in each]
    prefetch_related_objects([form for form in kept if form.pk], _STEPS)
    late = [(forms.days_late(form), form) for form in kept if forms.days_late(form)]
    if not late:
        return None
    days, worst = max(late, key=lambda each: each[0])
    return Arrears(len(late), forms.name_of(worst.post), worst, worst.post or NO_POST, days)
