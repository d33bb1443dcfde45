"""Taking a step with a form: who may, what it says to others, and what of it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

from django.utils import timezone

from capaian.domain.errors import CapaianError
from capaian.domain.policy import VerifierChoice
from capaian.web.accounts.models import User
from capaian.web.measurement.factors import factor_writers
from capaian.web.measurement.flow import (
    COMES_BACK,
    LENT_STEPS,
    NEXT_STEP,
    WAYS,
    FormStep,
    Hand,
    State,
    StepRefusedError,
    take,
)
from capaian.web.measurement.form.entries import values_of
from capaian.web.measurement.forms import Forms, People, forms_of
from capaian.web.measurement.gate import FormObstacle, find_problems, in_short
from capaian.web.measurement.models import FigureWriter, PostForm, deciders_of, heads_of, notify
from capaian.web.measurement.seals import FORM
from capaian.web.measurement.year_approvals import void_years
from capaian.web.offices.models import NOBODY, Role, members_on
from capaian.web.site.access import OfficeRequest
from capaian.web.substitutes.models import StandIn
from capaian.web.trail.record import Author, Deed, logged_transaction, record
from capaian.web.years.models import OfficeYear

_ANY_REASON: Final = "x" * 99
"""Stands for a reason where it is only looked whether somebody may take a step."""


class UnfinishedError(CapaianError):
    """The form lacks something, so that it cannot be handed in."""

    def __init__(self, problems: tuple[FormObstacle, ...]) -> None:
        super().__init__(f"Ada {len(problems)} hal yang harus diperbaiki sebelum diajukan")
        self.problems = problems


class MovedOnError(CapaianError):
    """Somebody else took a step with the form since it was read."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who acts, with what the person may act as."""

    user: User
    roles: frozenset[Role]
    stand_ins: tuple[StandIn, ...] = ()

    def author(self, stand: StandIn | None, reason: str = "") -> Author:
        """Return the person as who writes, in the own name or for somebody else."""
        return Author(self.user, " ".join(sorted(stand.roles if stand else self.roles)), reason)


def person_of(request: OfficeRequest) -> Person:
    """Return who asks, with what the person may act as."""
    return Person(request.user, request.here.roles, request.here.stand_ins)


def posts_of(person: Person, people: People) -> frozenset[str]:
    """Return the posts whose forms are the person's: those held today,
    or filled in for their holder.
    """
    own = people.posts.get(person.user.pk, frozenset())
    return own | ({NOBODY} if Role.PLANNER in person.roles else set())


def _hand_of(
    forms: Forms, form: PostForm, roles: frozenset[Role], people: Set[int], posts: Set[str]
) -> Hand:
    """Return what people with their posts are to a form together, acting in some roles."""
    taken, writers = [*form.steps.all()] if form.pk else [], _open_writers(forms, form)
    # whoever verifies the form acts as a planner does
    is_verifier = bool(roles.intersection(_verifying_roles(forms, form, writers)))
    acting = (roles - {Role.PLANNER}) | ({Role.PLANNER} if is_verifier else set())
    writing = {each.by_id for each in writers} | {
        e.by_id for e in taken if e.step == FormStep.FILL
    }
    verified = [each for each in taken if each.step == FormStep.VERIFY][-1:]
    has_verified = any(people & deciders_of(each) for each in verified)
    return Hand(acting, form.post in posts, bool(people & writing), has_verified)


def _open_writers(forms: Forms, form: PostForm) -> Sequence[FigureWriter]:
    """Return who wrote what is decided about:
    figures and factors that nobody approved in this form.
    """
    found = _writers(forms, form) if form.stage in NEXT_STEP else ()
    return [each for each in found if not each.is_approved_in(form)]


def _verifying_roles(
    forms: Forms, form: PostForm, writers: Sequence[FigureWriter]
) -> Sequence[Role]:
    """Return by which roles a form is verified.

    Heads of units verify what the planner tells, and all where the office keeps planning and
    verifying apart.
    """
    if forms.facts.policies.verifier is VerifierChoice.UNIT_HEADS or form.post == NOBODY:
        return (Role.UNIT_HEAD,)
    # Where the planner entered figures, an office with one planner would have nobody left who
    # verifies.
    is_planners = any(Role.PLANNER in each.role.split() for each in writers)
    return (Role.PLANNER, Role.UNIT_HEAD) if is_planners else (Role.PLANNER,)


def _why_not(form: PostForm, step: FormStep, hand: Hand) -> str:
    try:
        take(form.stage, step, hand, _ANY_REASON)
    except StepRefusedError as error:
        return error.message
    return ""


def _hands(forms: Forms, person: Person, form: PostForm) -> Iterator[tuple[Hand, StandIn | None]]:
    """Yield what somebody is to a form: first in the own name, then for others,
    bound by what either did.
    """
    own, posts = person.user.pk, posts_of(person, forms.people)
    yield _hand_of(forms, form, person.roles, {own}, posts), None
    for stand in person.stand_ins:
        hand = _hand_of(forms, form, stand.roles, {own, stand.of.pk}, posts | stand.posts)
        yield replace(hand, is_lent=True), stand


def open_to(forms: Forms, person: Person, form: PostForm) -> tuple[FormStep, ...]:
    """Return the steps that the person may take now, for himself or for others,
    in the order of the way.
    """
    hands = [*_hands(forms, person, form)]
    return tuple(step for step in WAYS if not all(_why_not(form, step, hand) for hand, _ in hands))


def _act(
    forms: Forms, person: Person, form: PostForm, step: FormStep, reason: str
) -> tuple[State, StandIn | None]:
    """Return the state behind a step, and for whom it is taken; raises `StepRefusedError`."""
    own, *lent = _hands(forms, person, form)
    able = (each for each in (own, *lent) if not _why_not(form, step, each[0]))
    entitled = (each for each in lent if step in LENT_STEPS and each[0].roles & WAYS[step].roles)
    hand, stand = next(able, None) or next(entitled, own)
    return take(form.stage, step, hand, reason), stand


def author_for(forms: Forms, person: Person, form: PostForm, step: FormStep) -> Author:
    """Return as whom somebody writes what belongs to a step; raises `StepRefusedError`:
    not open now.
    """
    return person.author(_act(forms, person, form, step, _ANY_REASON)[1])


def _writers(forms: Forms, form: PostForm) -> Sequence[FigureWriter]:
    return [*forms.people.writers_of(form), *factor_writers(forms.people, form)]


def why_barred(forms: Forms, person: Person, form: PostForm) -> str:
    """Return why somebody of the right role may not decide next; nothing for others,
    or for who may.
    """
    step, (hand, _) = NEXT_STEP.get(form.stage), next(_hands(forms, person, form))
    if step is None or forms.year.is_closed or not hand.roles & WAYS[step].roles:
        return ""
    return _why_not(form, step, hand)


def find_verifiers(forms: Forms, form: PostForm) -> Mapping[Role, Set[bool]]:
    """Return by which roles a form is verified, each with what holds of its people today: may,
    or may not.
    """
    roles = _verifying_roles(forms, form, _open_writers(forms, form))
    found: dict[Role, set[bool]] = {role: set() for role in roles}
    members = members_on(timezone.localdate()).filter(
        office=forms.year.office_id, user__is_active=True
    )
    for each in members.filter(role__in=roles).select_related("user"):
        person = Person(each.user, frozenset({Role(each.role)}))
        found[Role(each.role)].add(not why_barred(forms, person, form))
    return found


@logged_transaction()
def take_step(
    forms: Forms,
    form: PostForm,
    step: FormStep,
    person: Person,
    reason: str = "",
    seen: int | None = None,
) -> PostForm:
    """Take a step, and return the form as it stands then.

    `seen` is the version of the form that was looked at, which counts all that it displays;
    `None`: none was. Raises `StepRefusedError` where the person may not take it now,
    `UnfinishedError` where a form that is handed in lacks something, and `MovedOnError` where it
    has moved on since it was read.
    """
    # Rows are written under the same lock: nothing changes between what is decided about and the
    # decision.
    year = OfficeYear.objects.select_for_update().get(pk=forms.year.pk)
    kept = year.forms.select_for_update()
    locked, _ = kept.get_or_create(office_year=year, post=form.post, period=form.period)
    reason = reason.strip()
    if seen is not None and locked.version != seen:
        raise MovedOnError(
            "Isian ini baru saja berubah: langkahnya, nilainya, atau rencananya. Muat "
            "ulang halamannya, "
            "periksa yang tampil, lalu ulangi."
        )
    if year.stamp != forms.year.stamp:
        forms = forms_of(year) or forms
    into, stand = _act(forms, person, locked, step, reason)
    if step is FormStep.SUBMIT and (problems := find_problems(forms, locked)):
        raise UnfinishedError(in_short(problems, forms.duties.cells_of(locked.place)))
    filled = locked.steps.filter(step=FormStep.FILL, by=person.user)
    if step is FormStep.FILL and into is locked.stage and filled.exists():
        return locked
    before = locked.stage
    locked.state, locked.version = into, locked.version + 1
    locked.save(
        update_fields=["state", "version"]
    )  # not when it was last saved: a step saves no value
    values = values_of(forms.answers, locked) if step is FormStep.SUBMIT else None
    taken = locked.steps.create(step=step, into=into, by=person.user, reason=reason, values=values)
    after: dict[str, object] = {"state": into}
    if step is FormStep.APPROVE:  # of the figures that others wrote until now
        covered = _writers(forms, locked)
        for each in covered:
            each.approved = {**each.approved, str(locked.pk): taken.at.isoformat()}
        FigureWriter.objects.bulk_update(covered, ["approved"])
        after["covers"] = sorted({each.name for each in covered})
    if stand is not None:
        post = forms.duties.name_of(stand.substitution.post)
        stand.keep(post, step=taken)
        after |= stand.log_details(post)
    author, seals = person.author(stand, reason), [f"{FORM}/{locked.pk}"]
    record(
        year.office, author, [Deed(f"form.{step}", str(locked), {"state": before}, after, seals)]
    )
    if step in COMES_BACK:
        _give_back(forms, locked, step, author)
    return locked


def _give_back(forms: Forms, form: PostForm, step: FormStep, author: Author) -> None:
    """Say to those who filled in a form that it came back;
    opened again it voids every snapshot with it.
    """
    word = "dikembalikan" if step is FormStep.RETURN else "dibuka kembali"
    text = (
        f"Isian {forms.duties.name_of(form.post)}, {form.quarter.label}, {word}: {author.reason}"
    )
    if step is FormStep.REOPEN:
        void_years(forms.year, text, author)
        notify(
            forms.year, heads_of(forms.year) - {author.user}, f"Persetujuan batal. {text}", form
        )
    notify(forms.year, forms.people.readers_of(form) - {author.user}, text, form)
