"""The way of a form from empty to locked: who may take which step, and why somebody may not.

Knows neither pages nor the database: a step is decided by the state of the form, what the person
may act as, and what the person did to the form before.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from capaian.domain.errors import CapaianError
from capaian.domain.identifiers import WordedEnum
from capaian.web.offices.models import Role

SHORTEST_REASON: Final = 20
"""Letters that the reason of a rare step has at least."""


class State(WordedEnum):
    """Where a form is on its way; no other words are used for it anywhere."""

    EMPTY = "empty", "Belum diisi"
    DRAFT = "draft", "Draf"
    SUBMITTED = "submitted", "Diajukan"
    RETURNED = "returned", "Dikembalikan"
    VERIFIED = "verified", "Terverifikasi"
    APPROVED = "approved", "Disetujui"
    LOCKED = "locked", "Terkunci"


class FormStep(StrEnum):
    """What is done to a form."""

    FILL = "fill"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    RETURN = "return"
    VERIFY = "verify"
    APPROVE = "approve"
    REOPEN = "reopen"
    LOCK = "lock"


OPEN: Final = frozenset({State.EMPTY, State.DRAFT, State.RETURNED})
"""States of forms in which their values may be changed."""
HANDED_IN: Final = frozenset({State.SUBMITTED, State.VERIFIED})
"""States of forms that somebody decides about."""
DONE_STATES: Final = frozenset({State.APPROVED, State.LOCKED})
"""States of forms that nothing is waited for."""
NEXT_STEP: Final = {State.SUBMITTED: FormStep.VERIFY, State.VERIFIED: FormStep.APPROVE}
"""Which decision a form waits for."""
LENT_STEPS: Final = frozenset({FormStep.VERIFY, FormStep.RETURN, FormStep.APPROVE})
"""Steps that a substitute takes: deciding about what was handed in,
and nothing that needs the other one.
"""
COMES_BACK: Final = frozenset({FormStep.RETURN, FormStep.REOPEN})
"""Steps by which others read what was handed in and gave it back."""


class StepRefusedError(CapaianError):
    """A step that the person may not take, or not now."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody at a form."""

    roles: Set[Role]
    is_owner: bool
    """Holds the post of the form, or enters its figures for it."""
    has_entered: bool
    """Wrote a figure of it, in whatever role."""
    has_verified: bool = False
    """Verified it as it stands."""
    is_lent: bool = False
    """Decides for somebody else, about nothing that is the own or the other one's."""


@dataclass(frozen=True, slots=True)
class Transition:
    """A step out of some states into another one."""

    out_of: frozenset[State]
    into: State
    roles: frozenset[Role]
    """Who may take it; whom the form belongs to where there is none."""
    passive: str
    """What is done to a form by it, in Indonesian: `diajukan`."""
    needs_reason: bool = False


_VERIFIERS: Final = frozenset({Role.PLANNER})
_HEAD: Final = frozenset({Role.OFFICE_HEAD})
_OWNER: Final = frozenset[Role]()

WAYS: Final[Mapping[FormStep, Transition]] = {
    FormStep.FILL: Transition(OPEN, State.DRAFT, _OWNER, "diisi"),
    FormStep.SUBMIT: Transition(
        frozenset({State.DRAFT, State.RETURNED}), State.SUBMITTED, _OWNER, "diajukan"
    ),
    FormStep.WITHDRAW: Transition(frozenset({State.SUBMITTED}), State.DRAFT, _OWNER, "ditarik"),
    FormStep.RETURN: Transition(
        HANDED_IN, State.RETURNED, _VERIFIERS | _HEAD, "dikembalikan", needs_reason=True
    ),
    FormStep.VERIFY: Transition(
        frozenset({State.SUBMITTED}), State.VERIFIED, _VERIFIERS, "diverifikasi"
    ),
    FormStep.APPROVE: Transition(frozenset({State.VERIFIED}), State.APPROVED, _HEAD, "disetujui"),
    FormStep.REOPEN: Transition(
        DONE_STATES, State.DRAFT, _HEAD, "dibuka kembali", needs_reason=True
    ),
    FormStep.LOCK: Transition(frozenset({State.APPROVED}), State.LOCKED, _HEAD, "dikunci"),
}
_SEPARATED_STEPS: Final[Mapping[FormStep, str]] = {
    FormStep.VERIFY: "memverifikasi",
    FormStep.APPROVE: "menyetujui",
}
"""Steps that nobody takes with an own form or entry, and what they do."""
_WORDS_OF_ROLES: Final = {
    Role.PLANNER: "verifikator",
    Role.OFFICE_HEAD: "Kepala Dinas atau penggantinya",
}
_NO_FILLING: Final = (
    "angkanya tidak dapat diubah. Minta dikembalikan, atau dibuka kembali oleh Kepala Dinas."
)


def take(state: State, step: FormStep, hand: Hand, reason: str = "") -> State:
    """Return the state of a form behind a step.

    A form that was returned stays so while it is filled in, so that its comments are answered.

    Raises:
        StepRefusedError: with what stands in the way and what can be done.
    """
    way, is_own = WAYS[step], hand.is_owner or hand.has_entered
    if hand.is_lent and (step not in LENT_STEPS or (step is FormStep.RETURN and is_own)):
        raise StepRefusedError("Pengganti tidak mengambil langkah ini.")
    if state not in way.out_of:
        states = " atau ".join(each.words.lower() for each in State if each in way.out_of)
        wanted = (
            _NO_FILLING
            if step is FormStep.FILL
            else f"yang dapat {way.passive} hanya yang {states}."
        )
        raise StepRefusedError(f"Isian ini {state.words.lower()}; {wanted}")
    if way.roles and not hand.roles & way.roles:
        who = " atau ".join(words for role, words in _WORDS_OF_ROLES.items() if role in way.roles)
        raise StepRefusedError(f"Isian hanya dapat {way.passive} oleh {who}.")
    if not way.roles and not hand.is_owner:
        raise StepRefusedError(
            "Isian ini milik jabatan lain; hanya pemegangnya yang mengisi dan mengajukan."
        )
    if step in _SEPARATED_STEPS and hand.is_owner:
        raise StepRefusedError(
            f"Isian ini milik jabatan Anda. Yang {_SEPARATED_STEPS[step]} harus orang lain."
        )
    if step in _SEPARATED_STEPS and hand.has_entered:
        raise StepRefusedError(
            f"Anda menulis sebagian angkanya, jadi orang lain yang {_SEPARATED_STEPS[step]}."
        )
    if step is FormStep.APPROVE and hand.has_verified:
        raise StepRefusedError(
            "Anda yang memverifikasi isian ini. Yang menyetujui harus orang lain."
        )
    if way.needs_reason and len(reason.strip()) < SHORTEST_REASON:
        raise StepRefusedError(
            f"Tulis alasannya, sedikitnya {SHORTEST_REASON} huruf. Alasan dicatat."
        )
    return State.RETURNED if step is FormStep.FILL and state is State.RETURNED else way.into
