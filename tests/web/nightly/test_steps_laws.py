"""Whatever people try in whatever order, a form is approved by two others than those who filled it in."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.audit.dice import Dice
from tests.web.filling import POST, QUARTER, House, house, typed

from capaian.domain.period import Period
from capaian.web.measurement.flow import WAYS, FormStep, State, StepRefusedError
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.models import PostForm, Taken
from capaian.web.measurement.steps import Person, UnfinishedError, take_step
from capaian.web.offices.models import Role
from capaian.web.trail.models import Entry
from capaian.web.trail.verify import verify_log

pytestmark = pytest.mark.django_db
ROLES = {
    "clerk": {Role.DATA_ENTRY},
    "holder": {Role.UNIT_HEAD},
    "planner": {Role.PLANNER},
    "head": {Role.OFFICE_HEAD},
    "viewer": {Role.VIEWER},
    "all": set(Role),
}
REASON = "Angka register kecamatan berbeda."
TRIES = 60


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    own = house(tmp_path)
    sent = {**typed(("90", "45"), ("100", "50")), "aksi": "simpan"}
    assert own.browser("clerk").post(own.address(), sent).status_code == 302
    own.year.refresh_from_db()
    return House(own.year, {**own.people, "all": own.people["holder"]})


def attempt(own: House, name: str, step: FormStep) -> bool:
    """Let somebody try a step, with a reason for whatever wants one."""
    forms = forms_of(own.year)
    assert forms is not None
    form = forms.form(POST, Period.parse(QUARTER))
    try:
        take_step(forms, form, step, Person(own.people[name], frozenset(ROLES[name])), REASON)
    except (StepRefusedError, UnfinishedError):
        return False
    return True


def history() -> list[Taken]:
    return [*PostForm.objects.get().steps.all()]


@pytest.mark.parametrize("seed", range(8))
def test_random_tries_keep_the_rules(own: House, seed: int) -> None:
    dice = Dice("steps", str(seed))
    names, steps = sorted(ROLES), list(FormStep)
    taken = 0
    for _ in range(TRIES):
        before = PostForm.objects.get().stage
        step = dice.one_of(steps)
        if attempt(own, dice.one_of(names), step):
            taken += 1
            assert before in WAYS[step].out_of
        else:
            assert PostForm.objects.get().stage is before, "what is refused changes nothing"
    assert taken, "some of so many tries are right"
    entered: set[int] = set()
    verified: int | None = None
    for each in history():
        if each.step == FormStep.FILL:
            entered.add(each.by_id)
        if each.step in (FormStep.VERIFY, FormStep.APPROVE):
            assert each.by_id not in entered, f"{each.step} by who filled it in"
        if each.step == FormStep.VERIFY:
            verified = each.by_id
        if each.step == FormStep.APPROVE:
            assert verified is not None and each.by_id != verified
        if each.step in (FormStep.RETURN, FormStep.REOPEN):
            assert each.reason == REASON
    told = [*Entry.objects.filter(action__startswith="form.").values_list("action", flat=True)]
    assert told == [f"form.{each.step}" for each in history()]
    assert verify_log() is None


@pytest.mark.parametrize("seed", range(4))
def test_states_follow_each_other_without_a_gap(own: House, seed: int) -> None:
    dice = Dice("states", str(seed))
    for _ in range(TRIES):
        attempt(own, dice.one_of(sorted(ROLES)), dice.one_of(list(FormStep)))
    stands = State.EMPTY
    for each in history():
        way = WAYS[FormStep(each.step)]
        assert stands in way.out_of, (stands, each.step)
        stands = State(each.into)
    assert PostForm.objects.get().stage is stands
    assert PostForm.objects.get().version == 1 + len(history())


def test_who_may_do_everything_still_does_not_decide_about_the_own_post(own: House) -> None:
    assert attempt(own, "clerk", FormStep.SUBMIT)
    assert not attempt(own, "all", FormStep.VERIFY)
    assert attempt(own, "planner", FormStep.VERIFY)
    assert not attempt(own, "all", FormStep.APPROVE)
    assert attempt(own, "head", FormStep.APPROVE)


@pytest.mark.parametrize("step", [FormStep.RETURN, FormStep.REOPEN])
@pytest.mark.parametrize("reason", ["", "   ", "pendek", " " * 40, "x" * 19])
def test_a_rare_step_needs_its_reason(own: House, step: FormStep, reason: str) -> None:
    form = PostForm.objects.get()
    state = State.SUBMITTED if step is FormStep.RETURN else State.APPROVED
    PostForm.objects.update(state=state)
    forms = forms_of(own.year)
    assert forms is not None
    with pytest.raises(StepRefusedError, match="20 huruf"):
        take_step(forms, form, step, Person(own.people["head"], frozenset(ROLES["head"])), reason)
    assert PostForm.objects.get().stage is state
