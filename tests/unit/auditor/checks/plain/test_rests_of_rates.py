"""What is left of the rate at which a budget was spent."""

from __future__ import annotations

import pytest
from tests.unit.auditor.checks.plain.report_of_herds import said_of

WRONG = [
    (
        "end",
        (
            "Anggaran sebesar Rp800.000.000 dan terealisasi Rp752.400.000 atau 94,05%, sehingga "
            "terdapat efisiensi anggaran sebesar 5,59%."
        ),
        ("efisiensi", "5,59", "5,95"),
    ),
    (
        "front",
        (
            "Dana sebesar Rp650.000.000 dengan realisasi Rp604.500.000 atau 93,00%, sehingga "
            "diperoleh penghematan sebesar 6,00%."
        ),
        ("efisiensi", "6,00", "7,00"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "end",
        (
            "Anggaran sebesar Rp800.000.000 dan terealisasi Rp752.400.000 atau 94,05%, sehingga "
            "terdapat efisiensi anggaran sebesar 5,95%."
        ),
    ),
    (
        "front",
        (
            "Dana sebesar Rp650.000.000 dengan realisasi Rp604.500.000 atau 93,00%, yang berarti "
            "terdapat sisa sebesar 7,00%."
        ),
    ),
    (
        "end",
        ("Capaian kinerja 101,00% dan serapan 94,05%, sehingga terdapat efisiensi sebesar 6,95%."),
    ),
]
"""Sentences that are right, or of something else."""


@pytest.mark.parametrize(("place", "sentence", "found"), WRONG)
def test_what_tables_refute_is_told(place: str, sentence: str, found: tuple[str, str, str]) -> None:
    assert found in said_of(place, sentence)


@pytest.mark.parametrize(("place", "sentence"), SOUND)
def test_what_is_right_or_of_something_else_is_left(place: str, sentence: str) -> None:
    assert said_of(place, sentence) == []
