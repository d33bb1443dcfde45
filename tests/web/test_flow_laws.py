"""Laws of the way of a form: whatever is tried by whomever in whatever order,
four eyes see each approval.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tests.audit.dice import Dice
from tests.web.filling import POST, QUARTER, House, sound_forms

from capaian.domain.period import Period
from capaian.web.measurement.flow import WAYS, FormStep, Hand, State, StepRefusedError, take
from capaian.web.measurement.models import PostForm, Taken
from capaian.web.measurement.steps import Person, UnfinishedError, take_step
from capaian.web.offices.models import Role
from capaian.web.trail.models import Entry
from capaian.web.trail.verify import verify_log

REASON = "Rekap akta bulan Mei belum termasuk dua kecamatan."
OPEN = frozenset({State.EMPTY, State.DRAFT, State.RETURNED})
JUDGED = frozenset({State.VERIFIED, State.APPROVED, State.LOCKED})
roles = st.frozensets(st.sampled_from(Role), max_size=len(Role))
hands = st.builds(Hand, roles, st.booleans(), st.booleans(), st.booleans())
steps = st.sampled_from(FormStep)


@dataclass
class Form:
    """A form with what its people did, told the way the log tells it."""

    state: State = State.EMPTY
    entered: set[str] = field(default_factory=set)
    verified_by: str | None = None
    approved_by: str | None = None

    def hand(self, name: str, roles: frozenset[Role], is_owner: bool) -> Hand:
        return Hand(roles, is_owner, name in self.entered, name == self.verified_by)

    def went(self, step: FormStep, name: str, state: State) -> None:
        """Keep what a step that was taken means."""
        self.state = state
        if step is FormStep.FILL:
            self.entered.add(name)
        if step is FormStep.VERIFY:
            self.verified_by = name
        if step is FormStep.APPROVE:
            self.approved_by = name
        if state in OPEN or state is State.SUBMITTED:
            self.verified_by = self.approved_by = None


class FormLife(RuleBasedStateMachine):
    """Four people, who may be anything at once, try every step at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.form = Form()

    @rule(name=st.sampled_from("abcd"), step=steps)
    def somebody_who_may_everything_tries(self, name: str, step: FormStep) -> None:
        self.attempt(name, step, frozenset(Role), True, REASON)

    @rule(
        name=st.sampled_from("abcd"),
        step=steps,
        roles=roles,
        is_owner=st.booleans(),
        reason=st.sampled_from(["", REASON]),
    )
    def somebody_tries(
        self, name: str, step: FormStep, roles: frozenset[Role], is_owner: bool, reason: str
    ) -> None:
        self.attempt(name, step, roles, is_owner, reason)

    def attempt(
        self, name: str, step: FormStep, roles: frozenset[Role], is_owner: bool, reason: str
    ) -> None:
        try:
            state = take(self.form.state, step, self.form.hand(name, roles, is_owner), reason)
        except StepRefusedError as refused:
            assert refused.message
            return
        self.form.went(step, name, state)

    @invariant()
    def figures_that_were_judged_were_judged_by_others(self) -> None:
        form = self.form
        assert form.verified_by not in form.entered
        assert form.approved_by not in form.entered
        if form.state in JUDGED:
            assert form.verified_by is not None
        if form.state in (State.APPROVED, State.LOCKED):
            assert form.approved_by not in (None, form.verified_by)

    @rule(name=st.sampled_from("abcd"), step=st.sampled_from([FormStep.VERIFY, FormStep.APPROVE]))
    def whose_form_it_is_never_judges_it(self, name: str, step: FormStep) -> None:
        assert went(self.form.state, step, self.form.hand(name, frozenset(Role), True)) is None

    @invariant()
    def nothing_is_judged_that_nobody_entered(self) -> None:
        assert self.form.state is State.EMPTY or self.form.entered


FormLife.TestCase.settings = settings(max_examples=60, stateful_step_count=40)
test_a_form_lives_by_its_laws = FormLife.TestCase


def went(state: State, step: FormStep, hand: Hand) -> State | None:
    try:
        return take(state, step, hand, REASON)
    except StepRefusedError:
        return None


@settings(max_examples=60)
@given(st.sampled_from(State), steps, hands)
def test_a_step_is_open_to_more_the_more_somebody_may_be(
    state: State, step: FormStep, hand: Hand
) -> None:
    """By roles: to own a form closes the steps that others take with it."""
    more = Hand(frozenset(Role), hand.is_owner, hand.has_entered, hand.has_verified)
    if (into := went(state, step, hand)) is not None:
        assert went(state, step, more) is into


@settings(max_examples=60)
@given(st.sampled_from(State), steps, hands)
def test_having_entered_or_verified_never_opens_a_step(
    state: State, step: FormStep, hand: Hand
) -> None:
    if (into := went(state, step, hand)) is not None:
        assert went(state, step, Hand(hand.roles, hand.is_owner, has_entered=False)) is into


ROLES = {
    "clerk": {Role.DATA_ENTRY},
    "holder": {Role.UNIT_HEAD},
    "planner": {Role.PLANNER},
    "head": {Role.OFFICE_HEAD},
    "viewer": {Role.VIEWER},
    "all": set(Role),
}
WHY = "Angka register kecamatan berbeda."
TRIES = 60


@pytest.fixture(name="house")
def made(house: House) -> House:
    house.fill()
    house.year.refresh_from_db()
    return House(house.year, {**house.people, "all": house.people["holder"]})


def attempt(house: House, name: str, step: FormStep) -> bool:
    """Let somebody try a step, with a reason for whatever wants one."""
    forms = sound_forms(house.year)
    form = forms.form(POST, Period.parse(QUARTER))
    try:
        take_step(forms, form, step, Person(house.people[name], frozenset(ROLES[name])), WHY)
    except (StepRefusedError, UnfinishedError):
        return False
    return True


def history() -> list[Taken]:
    return [*PostForm.objects.get().steps.all()]


@pytest.mark.parametrize("seed", range(8))
def test_random_tries_keep_the_rules(house: House, seed: int) -> None:
    dice = Dice("steps", str(seed))
    names, steps = sorted(ROLES), list(FormStep)
    taken = 0
    for _ in range(TRIES):
        before = PostForm.objects.get().stage
        step = dice.one_of(steps)
        if attempt(house, dice.one_of(names), step):
            taken += 1
            assert before in WAYS[step].out_of
        else:
            assert PostForm.objects.get().stage is before, "what is refused changes nothing"
    assert taken, "some of so many tries are right"
    entered: set[int] = set()
    verified: int | None = None
    stored = State.EMPTY
    for each in history():
        assert stored in WAYS[FormStep(each.step)].out_of, (stored, each.step)
        stored = State(each.into)
        if each.step == FormStep.FILL:
            entered.add(each.by_id)
        if each.step in (FormStep.VERIFY, FormStep.APPROVE):
            assert each.by_id not in entered, f"{each.step} by who filled it in"
        if each.step == FormStep.VERIFY:
            verified = each.by_id
        if each.step == FormStep.APPROVE:
            assert verified is not None and each.by_id != verified
        if each.step in (FormStep.RETURN, FormStep.REOPEN):
            assert each.reason == WHY
    entries = [*Entry.objects.filter(action__startswith="form.").values_list("action", flat=True)]
    assert entries == [f"form.{each.step}" for each in history()]
    form = PostForm.objects.get()
    assert (form.stage, form.version) == (stored, 1 + len(history()))
    assert verify_log() is None


def test_who_may_do_everything_still_does_not_decide_about_the_own_post(house: House) -> None:
    assert attempt(house, "clerk", FormStep.SUBMIT)
    assert not attempt(house, "all", FormStep.VERIFY)
    assert attempt(house, "planner", FormStep.VERIFY)
    assert not attempt(house, "all", FormStep.APPROVE)
    assert attempt(house, "head", FormStep.APPROVE)
