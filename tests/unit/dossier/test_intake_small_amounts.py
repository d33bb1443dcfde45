"""Amounts that are too small for rupiah: tables in thousands that do not say so."""

from __future__ import annotations

import pytest
from tests.intake.desks import desk, means, proposed, taken
from tests.intake.finance import subactivities
from tests.unit.dossier.test_intake_budgets import office

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


@pytest.mark.parametrize(("is_remembered", "asked"), [(False, 1), (True, 0)])
def test_what_was_agreed_to_is_not_asked_again(is_remembered: bool, asked: int) -> None:
    at = desk(office())
    made = proposed(budget(500, 600, 700, 800, 900), at)
    assert means(made) == {GRANTED: "revised"}
    take_inputs(Proposal(made.table, made.intake, is_remembered), at)
    assert sum(doubt.text == GRANTED for doubt in at.doubts) == asked
