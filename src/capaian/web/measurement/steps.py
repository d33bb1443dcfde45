"""Taking a step with a form: who may, what it says to others, and what of it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from django.db import transaction

from capaian.domain.errors import CapaianError
from capaian.domain.policy import VerifierChoice
from capaian.web.accounts.models import User
from capaian.web.measurement.duties import NOBODY
from capaian.web.measurement.factors.belonging import factor_writers
from capaian.web.measurement.flow import COMES_BACK, WAYS, Hand, State, Step, StepRefusedError, take
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.gate import Problem, find_problems, in_short
from capaian.web.measurement.handed_in_values import values_of
from capaian.web.measurement.models import FigureWriter, PostForm, Taken
from capaian.web.measurement.recipients import Recipients, name_approver, notify, people_at
from capaian.web.measurement.year_approvals import void_years
from capaian.web.offices.models import Role
from capaian.web.substitutes.stand import Stand, deciders_of
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.models import OfficeYear

_VERIFY_FOR_PLANNER: Final = frozenset({Role.UNIT_HEAD})
"""Who verifies what the planner tells, and all where the office keeps planning and verifying apart."""
NEXT: Final = {State.SUBMITTED: Step.VERIFY, State.VERIFIED: Step.APPROVE}
"""Which decision a form waits for."""
_LENT: Final = frozenset({Step.VERIFY, Step.RETURN, Step.APPROVE})
"""Steps that a substitute takes: deciding about what was handed in, and nothing that needs the other one."""


class UnfinishedError(CapaianError):
    """The form lacks something, so that it cannot be handed in."""

    code: ClassVar[str] = "unfinished_form"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep all that is lacking."""
        super().__init__(f"Ada {len(problems)} hal yang harus diperbaiki sebelum diajukan")
        self.problems = problems


class MovedOnError(CapaianError):
    """Somebody else took a step with the form since it was read."""

    code: ClassVar[str] = "moved_on"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who acts, with what the person may act as."""

    user: User
    roles: frozenset[Role]
    stands: tuple[Stand, ...] = ()
    """For whom the person decides today."""


def posts_of(person: Person, forms: Forms) -> frozenset[str]:
    """Return the posts whose forms are the person's: those held today, or filled in for their holder."""
    held = forms.held_posts.get(person.user.pk, frozenset())
    return held | ({NOBODY} if Role.PLANNER in person.roles else set())


def hand_of(forms: Forms, person: Person, form: PostForm, posts: frozenset[str]) -> Hand:
    """Return what a person is to a form.

    Args:
        forms: All of the year; its office declares whether who plans verifies too.
        person: Who acts.
        form: On which.
        posts: Whose forms are the person's.
    """
    is_apart = forms.facts.policies.verifier is VerifierChoice.UNIT_HEADS
    taken = [*form.steps.all()] if form.pk else []
    writers = _writers(forms, form)
    roles = set(person.roles)
    if form.post == NOBODY or is_apart:
        roles.discard(Role.PLANNER)
    # Where the planner entered figures, an office with one planner would have nobody left who verifies.
    is_planners = any(Role.PLANNER in each.role.split() for each in writers)
    if (form.post == NOBODY or is_apart or is_planners) and person.roles & _VERIFY_FOR_PLANNER:
        roles.add(Role.PLANNER)
    entered = _has_filled(taken, person) or any(each.by_id == person.user.pk for each in writers)
    verified = [each for each in taken if each.step == Step.VERIFY][-1:]
    has_verified = any(person.user.pk in deciders_of(each) for each in verified)
    return Hand(roles, form.post in posts, entered, has_verified)


def _lent_hand(forms: Forms, person: Person, stand: Stand, form: PostForm, posts: frozenset[str]) -> Hand:
    """Return what a person is to a form for somebody else: bound by what either of the two did to it."""
    own = hand_of(forms, Person(person.user, stand.roles), form, posts)
    other = hand_of(forms, Person(stand.of, stand.roles), form, stand.posts)
    return Hand(
        own.roles,
        own.is_owner or other.is_owner,
        own.has_entered or other.has_entered,
        own.has_verified or other.has_verified,
    )


def open_to(forms: Forms, person: Person, form: PostForm, posts: frozenset[str]) -> tuple[Step, ...]:
    """Return the steps that the person may take now, for himself or for others, in the order of the way."""
    found = {*open_steps(form, hand_of(forms, person, form, posts))}
    for stand in person.stands:
        hand = _lent_hand(forms, person, stand, form, posts)
        found |= {step for step in open_steps(form, hand) if _is_lent(step, hand)}
    return tuple(step for step in WAYS if step in found)


def _act(forms: Forms, person: Person, form: PostForm, step: Step, reason: str) -> tuple[State, Stand | None]:
    """Return the state behind a step, and for whom it is taken; raises `StepRefusedError`."""
    posts = posts_of(person, forms)
    try:
        return take(form.stands, step, hand_of(forms, person, form, posts), reason), None
    except StepRefusedError:
        lent = [(_lent_hand(forms, person, stand, form, posts), stand) for stand in person.stands]
        lent.sort(key=lambda each: step not in open_steps(form, each[0]))
        for other, stand in lent:
            if _is_lent(step, other) and other.roles & WAYS[step].roles:
                return take(form.stands, step, other, reason), stand
        raise


def _is_lent(step: Step, hand: Hand) -> bool:
    """Say whether a step is taken in another name: none is about the own, not even sending it back."""
    return step in _LENT and not (step is Step.RETURN and (hand.is_owner or hand.has_entered))


def author_for(forms: Forms, person: Person, form: PostForm, step: Step) -> Author:
    """Return as whom somebody writes what belongs to a step: in the own name, or in the other one's.

    Raises:
        StepRefusedError: if the person may not take the step now.
    """
    _, stand = _act(forms, person, form, step, "x" * 99)
    return Author(person.user, " ".join(sorted(stand.roles if stand else person.roles)), "")


def _has_filled(taken: Sequence[Taken], person: Person) -> bool:
    return any(each.step == Step.FILL and each.by_id == person.user.pk for each in taken)


def _writers(forms: Forms, form: PostForm) -> Sequence[FigureWriter]:
    """Return who wrote what is decided about: figures and factors that nobody approved in this form."""
    if form.stands not in NEXT:
        return ()
    return [each for each in _all_writers(forms, form) if not each.is_approved_in(form)]


def _all_writers(forms: Forms, form: PostForm) -> Sequence[FigureWriter]:
    return [*forms.writers(form), *factor_writers(forms, form)]


def _cover(forms: Forms, form: PostForm, approved: Taken) -> dict[str, object]:
    """Keep which figures an approval is of, and return what the log tells of them.

    Another form that gets one of them later, and what comes into this one, was never approved so.
    """
    covered = _all_writers(forms, form)
    for each in covered:
        each.approved = {**each.approved, str(form.pk): approved.at.isoformat()}
    FigureWriter.objects.bulk_update(covered, ["approved"])
    return {"covers": sorted({each.name for each in covered})}


def why_barred(forms: Forms, person: Person, form: PostForm) -> str:
    """Return why somebody of the right role may not decide next; nothing for others, or for who may."""
    step = NEXT.get(form.stands)
    if step is None or forms.year.is_closed or not person.roles & WAYS[step].roles:
        return ""
    try:
        take(form.stands, step, hand_of(forms, person, form, posts_of(person, forms)))
    except StepRefusedError as error:
        return error.message
    return ""


def open_steps(form: PostForm, hand: Hand) -> tuple[Step, ...]:
    """Return the steps that the person may take now, in the order of the way."""
    found = []
    for step in WAYS:
        try:
            take(form.stands, step, hand, reason="x" * 99)
        except StepRefusedError:
            continue
        found.append(step)
    return tuple(found)


@transaction.atomic
def take_step(
    forms: Forms,
    form: PostForm,
    step: Step,
    person: Person,
    reason: str = "",
    seen: int | None = None,
) -> PostForm:
    """Take a step, and return the form as it stands then.

    Args:
        forms: All of the year, as they were read.
        form: Which.
        step: Which.
        person: Who takes it.
        reason: Why, where that is asked.
        seen: Version of the form that was looked at, which counts all that it displays; `None`: none was.

    Raises:
        StepRefusedError: if the person may not take it, or not now.
        UnfinishedError: if a form that is handed in lacks something.
        MovedOnError: if the form has moved on since it was read.
    """
    # Rows are written under the same lock: nothing changes between what is decided about and the decision.
    year = OfficeYear.objects.select_for_update().get(pk=forms.year.pk)
    held = _hold(form)
    if seen is not None and held.version != seen:
        raise MovedOnError(
            "Isian ini baru saja berubah: langkahnya, nilainya, atau rencananya. Muat ulang halamannya, "
            "periksa yang tampil, lalu ulangi."
        )
    if year.stamp != forms.year.stamp:
        forms = forms_of(year) or forms
    into, stand = _act(forms, person, held, step, reason)
    if step is Step.SUBMIT and (problems := find_problems(forms, held)):
        raise UnfinishedError(in_short(problems, forms.cells_of(held.post, held.quarter)))
    if step is Step.FILL and into is held.stands and _has_filled([*held.steps.all()], person):
        return held
    before = held.stands
    held.state, held.version = into, held.version + 1
    held.save(update_fields=["state", "version"])  # not when it was last saved: a step saves no value
    values = values_of(forms, held) if step is Step.SUBMIT else None
    taken = held.steps.create(step=step, into=into, by=person.user, reason=reason.strip(), values=values)
    after: dict[str, object] = {"state": into}
    if step is Step.APPROVE:
        after |= _cover(forms, held, taken)
    roles = person.roles
    if stand is not None:
        post, roles = forms.name_at(stand.substitution.post), stand.roles
        stand.keep(post, step=taken)
        after |= stand.told(post)
    deed = Deed(f"form.{step}", str(held), {"state": before}, after)
    record(forms.year.office, Author(person.user, " ".join(sorted(roles)), reason.strip()), [deed])
    if step is Step.REOPEN:
        _void(forms, held, person, reason.strip())
    _tell(forms, held, step, person, reason.strip())
    return held


def _hold(form: PostForm) -> PostForm:
    made, _ = PostForm.objects.get_or_create(office_year=form.office_year, post=form.post, period=form.period)
    return PostForm.objects.select_for_update().get(pk=made.pk)


def _void(forms: Forms, form: PostForm, person: Person, reason: str) -> None:
    """Void every snapshot that holds the form, of later years too, and say so to whoever approved."""
    why = f"Isian {forms.name_of(form.post)}, {form.quarter.label}, dibuka kembali: {reason}"
    author = Author(person.user, " ".join(sorted(person.roles)), reason)
    void_years(forms.year, why, author)
    approver = form.steps.filter(step=Step.APPROVE).last()
    if approver is not None:
        for user in Recipients(forms.year).of(approver.by):
            if user != person.user:
                notify(forms.year, user, f"Persetujuan {name_approver(user, approver.by)} batal. {why}")


def _tell(forms: Forms, form: PostForm, step: Step, person: Person, reason: str) -> None:
    """Say to those who filled in a form that it came back or was opened again."""
    if step not in COMES_BACK:
        return
    word = "dikembalikan" if step is Step.RETURN else "dibuka kembali"
    text = f"Isian {forms.name_of(form.post)}, {form.quarter.label}, {word}: {reason}"
    for user in people_at(forms, form) - {person.user}:
        notify(forms.year, user, text, form)
