"""The way of a form: every state with every step, taken by whoever may and refused to whoever may not."""

from __future__ import annotations

from itertools import product

import pytest

from capaian.web.measurement.flow import FormStep, Hand, State, StepRefusedError, take
from capaian.web.offices.models import Role

REASON = "Rekap akta bulan Mei belum termasuk dua kecamatan."
OWNER = Hand(frozenset({Role.DATA_ENTRY}), is_owner=True, has_entered=True)
VERIFIER = Hand(frozenset({Role.PLANNER}), is_owner=False, has_entered=False)
HEAD = Hand(frozenset({Role.OFFICE_HEAD}), is_owner=False, has_entered=False)
ALLOWED = {
    (State.EMPTY, FormStep.FILL): (OWNER, State.DRAFT),
    (State.DRAFT, FormStep.FILL): (OWNER, State.DRAFT),
    (State.RETURNED, FormStep.FILL): (OWNER, State.RETURNED),
    (State.DRAFT, FormStep.SUBMIT): (OWNER, State.SUBMITTED),
    (State.RETURNED, FormStep.SUBMIT): (OWNER, State.SUBMITTED),
    (State.SUBMITTED, FormStep.WITHDRAW): (OWNER, State.DRAFT),
    (State.SUBMITTED, FormStep.RETURN): (VERIFIER, State.RETURNED),
    (State.VERIFIED, FormStep.RETURN): (HEAD, State.RETURNED),
    (State.SUBMITTED, FormStep.VERIFY): (VERIFIER, State.VERIFIED),
    (State.VERIFIED, FormStep.APPROVE): (HEAD, State.APPROVED),
    (State.APPROVED, FormStep.REOPEN): (HEAD, State.DRAFT),
    (State.LOCKED, FormStep.REOPEN): (HEAD, State.DRAFT),
    (State.APPROVED, FormStep.LOCK): (HEAD, State.LOCKED),
}
"""Every step that there is, with who takes it and where it leads; the table of the design of the pages."""
EVERYBODY = (OWNER, VERIFIER, HEAD, *(Hand(frozenset({role}), False, False) for role in Role))


@pytest.mark.parametrize(("state", "step"), [*product(State, FormStep)])
def test_a_step_leads_where_the_design_says_and_no_other_is_there(state: State, step: FormStep) -> None:
    allowed = ALLOWED.get((state, step))
    if allowed is not None:
        hand, into = allowed
        assert take(state, step, hand, REASON) is into
        return
    for hand in EVERYBODY:
        with pytest.raises(StepRefusedError) as caught:
            take(state, step, hand, REASON)
        assert state.words.lower() in caught.value.message


@pytest.mark.parametrize(("place", "role"), [*product(ALLOWED, Role)])
def test_nobody_else_takes_it(place: tuple[State, FormStep], role: Role) -> None:
    state, step = place
    hand, _ = ALLOWED[place]
    stranger = Hand(frozenset({role}), is_owner=False, has_entered=False)
    if not hand.is_owner and role in (
        {Role.PLANNER, Role.OFFICE_HEAD} if step is FormStep.RETURN else hand.roles
    ):
        assert take(state, step, stranger, REASON)
    else:
        with pytest.raises(StepRefusedError):
            take(state, step, stranger, REASON)


@pytest.mark.parametrize(
    ("state", "step"), [(State.SUBMITTED, FormStep.VERIFY), (State.VERIFIED, FormStep.APPROVE)]
)
def test_nobody_judges_an_own_entry_in_whatever_role(state: State, step: FormStep) -> None:
    everything = Hand(frozenset(Role), is_owner=False, has_entered=True)
    with pytest.raises(StepRefusedError, match="Anda menulis sebagian angkanya"):
        take(state, step, everything)


def test_who_verified_does_not_approve() -> None:
    both = Hand(frozenset({Role.PLANNER, Role.OFFICE_HEAD}), False, has_entered=False, has_verified=True)
    with pytest.raises(StepRefusedError, match="memverifikasi"):
        take(State.VERIFIED, FormStep.APPROVE, both)


@pytest.mark.parametrize("reason", ["", "   ", "salah", " " * 30])
@pytest.mark.parametrize("place", [(State.SUBMITTED, FormStep.RETURN), (State.LOCKED, FormStep.REOPEN)])
def test_rare_steps_need_a_reason(place: tuple[State, FormStep], reason: str) -> None:
    hand, _ = ALLOWED[place]
    with pytest.raises(StepRefusedError, match="sedikitnya 20 huruf"):
        take(*place, hand, reason)


def test_each_state_has_a_word_of_its_own() -> None:
    assert [state.words for state in State] == [
        "Belum diisi",
        "Draf",
        "Diajukan",
        "Dikembalikan",
        "Terverifikasi",
        "Disetujui",
        "Terkunci",
    ]


@pytest.mark.parametrize(
    ("state", "step"), [(State.SUBMITTED, FormStep.VERIFY), (State.VERIFIED, FormStep.APPROVE)]
)
def test_whose_form_it_is_does_not_judge_it_even_without_an_own_figure(state: State, step: FormStep) -> None:
    owner = Hand(frozenset(Role), is_owner=True, has_entered=False)
    with pytest.raises(StepRefusedError, match="milik jabatan Anda"):
        take(state, step, owner, REASON)
    assert take(State.SUBMITTED, FormStep.RETURN, owner, REASON) is State.RETURNED, (
        "who sends back approves nothing"
    )
