"""Answers to questions about a table, which are remembered with it: each for what it was given for.

An answer is of a title or a code as it stood there: of another title or code nothing is settled.
"""

from __future__ import annotations

from typing import NamedTuple

from capaian.dossier.intake.desk import Desk, Proposal
from capaian.dossier.intake.title_words import subject_of


class Answer(NamedTuple):
    """What a question may be answered, and what it is about."""

    question: str
    """What the user says a meaning of."""
    about: str
    """A title, whose time says nothing, or a code."""
    means: str

    @property
    def text(self) -> str:
        """What it is remembered by."""
        return f"{self.question}: {self.about}"


def is_settled(answer: Answer, proposal: Proposal, desk: Desk) -> bool:
    """Say whether the user gives an answer, now or before; else it is what he may agree to.

    What he tells now is kept once the table is taken.
    """
    told = desk.told(answer.question)
    if told is None and any(
        _is_same(one.text, answer) for one in proposal.intake.names if one.means == answer.means
    ):
        return True
    desk.settled[answer.text] = answer.means
    return told == answer.means


def is_given(answer: Answer, proposal: Proposal, desk: Desk) -> bool:
    """Say whether an answer about figures was given before, of these alone; it is kept with them."""
    if any((one.text, one.means) == (answer.text, answer.means) for one in proposal.intake.names):
        return True
    desk.settled[answer.text] = answer.means
    return False


def _is_same(text: str, answer: Answer) -> bool:
    """Say whether an answer was given for the same code, or the same title of any time."""
    if not text.startswith(f"{answer.question}: "):
        return False
    words = subject_of(answer.about)
    return text == answer.text or (bool(words) and subject_of(text) == subject_of(answer.text))
