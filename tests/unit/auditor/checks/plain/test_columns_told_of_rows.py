"""Figures of one row told by the head of their column, or as what it counts."""

from __future__ import annotations

import pytest
from tests.unit.auditor.checks.plain.report_of_herds import said_of

WRONG = [
    (
        "money",
        ("Yang belum mencapai target adalah rumah potong hewan dengan realisasi Rp321.800.000 (92,00%)."),
        ("crossref", "321.800.000", "312.800.000"),
    ),
    (
        "money",
        ("Penjualan bibit dengan target sebesar Rp108.000.000 dan capaian 105,00% terus dikembangkan."),
        ("crossref", "108.000.000", "180.000.000"),
    ),
    (
        "money",
        ("Pasar hewan dengan realisasi sebesar Rp615.000.000 telah mencapai 105,00% dari target."),
        ("crossref", "615.000.000", "651.000.000"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "money",
        ("Yang belum mencapai target adalah rumah potong hewan dengan realisasi Rp312.800.000 (92,00%)."),
    ),
    (
        "money",
        ("Penjualan bibit dengan target sebesar Rp180.000.000 dan capaian 105,00% terus dikembangkan."),
    ),
    (
        "money",
        "Pasar hewan dengan realisasi triwulan I sebesar Rp210.000.000.",
    ),
    (
        "money",
        "Rumah potong hewan kurang Rp27.200.000 dari targetnya.",
    ),
    (
        "money",
        "Pada tahun 2033 rumah potong hewan dengan realisasi Rp301.500.000 (95,00%).",
    ),
    (
        "money",
        "Pasar hewan telah mencapai 105,00% dari target Rp620.000.000.",
    ),
]
"""Sentences that are right, or of something else."""


@pytest.mark.parametrize(("place", "sentence", "found"), WRONG)
def test_what_tables_refute_is_told(place: str, sentence: str, found: tuple[str, str, str]) -> None:
    assert found in said_of(place, sentence)


@pytest.mark.parametrize(("place", "sentence"), SOUND)
def test_what_is_right_or_of_something_else_is_left(place: str, sentence: str) -> None:
    assert said_of(place, sentence) == []
