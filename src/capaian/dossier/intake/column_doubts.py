"""What is asked about columns of a table of areas: guesses that are not sure, many of one meaning at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from capaian.dossier.intake.denied import is_denied
from capaian.dossier.intake.desk import LEFT_OUT, Desk, shown_means
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.issued import contrary
from capaian.dossier.intake.measures import Guessed, measures_of
from capaian.dossier.intake.twins import words_of_twins

MANY: Final = 3
"""Columns of one meaning that are asked about together."""


def settled_guesses(
    table: ForeignTable,
    ended: Sequence[tuple[Guessed, str]],
    answers: Mapping[str, str],
    before: Sequence[Guessed],
    desk: Desk,
) -> list[Guessed]:
    """Return the guesses that are taken, after asking about those that are not sure.

    Args:
        table: The table.
        ended: The guesses, and what is to be confirmed of each besides.
        answers: What the user says of columns.
        before: What the columns that he leaves out would mean.
        desk: Where doubts go.
    """
    guessed = [guess for guess, _ in ended]
    left = [head for head in table.heads if answers.get(head.name) == LEFT_OUT]
    # What was sure is left out for another reason than that it tells nothing of the measure.
    denied = [one for one in before if one.is_doubtful or contrary(table, one, before, desk)]
    asked: list[tuple[Guessed, str]] = []
    for guess, end in ended:
        but = contrary(table, guess, guessed, desk) + end
        is_answered = guess.head.name in answers or guess.means in answers.values()
        is_answered = is_answered or desk.agrees(guess.head.name, guess.means)
        if (guess.is_doubtful or but) and not is_answered:
            if is_denied(table, guess, left, denied):
                guessed.remove(guess)
            else:
                asked.append((guess, but))
    for means in dict.fromkeys(guess.means for guess, _ in asked):
        _ask(table, [(guess, but) for guess, but in asked if guess.means == means], desk)
    return guessed


def _ask(table: ForeignTable, asked: Sequence[tuple[Guessed, str]], desk: Desk) -> None:
    """Ask about columns of one meaning: together where there are many and one says why, or none does."""
    longest = max((but for _, but in asked), key=len)
    if len(asked) >= MANY and all(longest.startswith(but) for _, but in asked):
        names = [guess.head.name for guess, _ in asked]
        guess = asked[0][0]
        also = f"; begitu juga {', '.join(names[1:])}"
        words = f"{name_of(guess, desk)} ({guess.means}){longest}{also}"
        desk.doubt_columns(table.place(None, table.head(names[0])), names, guess.means, words)
        return
    for guess, but in asked:
        otherwise = f"; bila bukan: --means {shown_means(guess.head.name, LEFT_OUT)}"
        words = f"{name_of(guess, desk)} ({guess.means}){words_of_twins(table, guess)}{but or otherwise}"
        desk.doubt(table.place(None, table.head(guess.head.name)), guess.head.name, guess.means, words)


def name_of(guess: Guessed, desk: Desk) -> str:
    """Return what the office calls that which a column may mean."""
    names = {str(one.code): one.name for one in desk.office.components}
    names |= {str(one.code): one.name for one in desk.office.indicators}
    names |= {one.means: one.name for one in measures_of(desk.office, desk.rules)}
    return names.get(guess.means, guess.means)
