"""Things told before, parted in two, beside the table that lists them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.checks.plain.report_of_herds import said_of

WRONG = [
    (
        "advice",
        (
            "Dari 5 (lima) rekomendasi tersebut, 3 (tiga) rekomendasi telah selesai dan 1 (satu) "
            "rekomendasi masih dalam proses."
        ),
        ("count", "5 rekomendasi", "4 rekomendasi"),
    ),
    (
        "advice",
        (
            "Dari enam rekomendasi tersebut, sebanyak tiga rekomendasi sudah ditindaklanjuti, "
            "sedangkan satu rekomendasi masih diproses."
        ),
        ("count", "6 rekomendasi", "4 rekomendasi"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "advice",
        (
            "Dari 4 (empat) rekomendasi tersebut, 3 (tiga) rekomendasi telah selesai dan 1 (satu)"
            " rekomendasi masih dalam proses."
        ),
    ),
    (
        "advice",
        ("Dari 4 rekomendasi tersebut, 2 rekomendasi telah selesai penuh dan 1 rekomendasi sebagian."),
    ),
    (
        "end",
        "Dari 9 temuan tersebut, 5 temuan telah selesai dan 3 temuan masih dalam proses.",
    ),
]
"""Sentences that are right, or of something else."""


@pytest.mark.parametrize(("place", "sentence", "found"), WRONG)
def test_what_tables_refute_is_told(place: str, sentence: str, found: tuple[str, str, str]) -> None:
    assert found in said_of(place, sentence)


@pytest.mark.parametrize(("place", "sentence"), SOUND)
def test_what_is_right_or_of_something_else_is_left(place: str, sentence: str) -> None:
    assert said_of(place, sentence) == []
