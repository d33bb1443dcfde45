"""Steps that the last chapter plans: no more in the year that is reported."""

from __future__ import annotations

import pytest
from tests.unit.auditor.checks.plain.report_of_herds import said_of

WRONG = [
    (
        "steps",
        "Langkah-langkah yang akan dilakukan pada tahun 2034 yaitu:",
        ("year", "2034", "2035"),
    ),
    (
        "steps",
        "Upaya perbaikan yang akan ditempuh pada tahun 2034 antara lain:",
        ("year", "2034", "2035"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "steps",
        "Langkah-langkah yang akan dilakukan pada tahun 2035 yaitu:",
    ),
    (
        "steps",
        "Langkah-langkah yang telah dilakukan pada tahun 2034 yaitu:",
    ),
    (
        "goals",
        "Langkah-langkah yang akan dilakukan pada tahun 2034 disusun bersama bidang.",
    ),
]
"""Sentences that are right, or of something else."""


@pytest.mark.parametrize(("place", "sentence", "found"), WRONG)
def test_what_tables_refute_is_told(place: str, sentence: str, found: tuple[str, str, str]) -> None:
    assert found in said_of(place, sentence)


@pytest.mark.parametrize(("place", "sentence"), SOUND)
def test_what_is_right_or_of_something_else_is_left(place: str, sentence: str) -> None:
    assert said_of(place, sentence) == []
