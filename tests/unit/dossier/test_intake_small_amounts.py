"""Amounts that are too small for rupiah: tables in thousands that do not say so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.intake.desks import desk, means, proposed, taken
from tests.intake.finance import subactivities
from tests.unit.dossier.test_intake_budgets import office

from capaian.domain.intake import IntakeName
from capaian.dossier.intake.budgets import take_inputs
from capaian.dossier.intake.desk import Doubt, Proposal

GRANTED = "Pagu"


def budget(*granted: int) -> list[tuple[str | int | None, ...]]:
    """A budget of as many sub-activities as amounts."""
    known = zip(subactivities(), granted, strict=False)
    rows = [(code, name, amount) for (code, name), amount in known]
    return [("ANGGARAN TAHUN 2023", None, None), ("Kode", "Uraian", GRANTED), *rows]


def scale_doubts(*granted: int, **asked: object) -> list[Doubt]:
    """What is asked about the column of what is granted."""
    at = desk(office(), **asked)
    taken(budget(*granted), at)
    return [doubt for doubt in at.doubts if doubt.text == GRANTED]


def test_a_budget_in_thousands_is_asked_with_what_speaks_against_it() -> None:
    (doubt,) = scale_doubts(91_956, 120_400, 999_999, 45_000, 2_300_000)
    assert doubt.words.endswith("padahal 4 dari 5 sub kegiatan di bawah Rp1.000.000")
    assert doubt.option == '--means "Pagu=revised"'


@pytest.mark.parametrize(
    "granted",
    [
        (91_956_000, 120_400_000, 500_000, 45_000_000, 2_300_000),
        (1_000_000, 1_000_000, 1_000_000, 400_000, 400_000),
        (1_000_000, 1_000_000, 1_000_000, 400_000, 400_000, 400_000),
        (1_000, 1_000, 1_000, 1_000),
        (0, 0, 0, 0, 0, 5_000_000),
    ],
)
def test_nothing_is_asked_of_whole_rupiah_few_rows_or_nothing_granted(granted: tuple[int, ...]) -> None:
    assert scale_doubts(*granted) == []


def test_who_says_what_the_column_holds_is_not_asked() -> None:
    assert scale_doubts(500, 600, 700, 800, 900, means={GRANTED: "revised"}) == []


SMALL = (500, 600, 700, 800, 900)
"""Amounts that somebody has agreed to."""


def asked_of_known(*granted: int, is_answered: bool = True) -> int:
    """How often is asked of amounts in a table that is remembered, with what was answered of small ones."""
    first, at = desk(office()), desk(office())
    made = proposed(budget(*SMALL), first)
    assert means(made) == {GRANTED: "revised"}
    take_inputs(made, first)
    place = made.intake.place
    names = tuple(IntakeName(*one, place) for one in first.settled.items()) if is_answered else ()
    known = replace(made.intake, names=names)
    take_inputs(Proposal(proposed(budget(*granted), at).table, known, is_remembered=True), at)
    return sum(doubt.text == GRANTED for doubt in at.doubts)


@pytest.mark.parametrize("granted", [SMALL, (550, 610, 999, 820, 100)])
def test_what_was_agreed_to_is_not_asked_again(granted: tuple[int, ...]) -> None:
    assert asked_of_known(*granted) == 0


@pytest.mark.parametrize("granted", [SMALL, (91_956, 120_400, 99_999, 45_000, 2_300)])
def test_columns_that_are_known_settle_nothing_of_their_sizes(granted: tuple[int, ...]) -> None:
    assert asked_of_known(*granted, is_answered=False) == 1


def test_small_amounts_of_another_size_are_asked_again() -> None:
    assert asked_of_known(91_956, 120_400, 99_999, 45_000, 2_300) == 1
