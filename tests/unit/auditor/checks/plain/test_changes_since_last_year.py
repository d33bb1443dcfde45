"""By how much, or which way, a level moved since last year."""

from __future__ import annotations

import pytest
from tests.unit.auditor.checks.plain.report_of_herds import said_of

WRONG = [
    (
        "course",
        (
            "Cakupan vaksinasi ternak mencapai 84,40%. Dibandingkan tahun 2033 sebesar 81,37%, "
            "cakupan vaksinasi ternak mengalami kenaikan sebesar 3,30%."
        ),
        ("difference", "3,30", "3,03"),
    ),
    (
        "course",
        (
            "Cakupan inseminasi buatan mencapai 70,02%. Jika dibandingkan dengan tahun 2033 "
            "sebesar 64,85%, cakupan inseminasi buatan meningkat sebesar 5,71 poin."
        ),
        ("difference", "5,71", "5,17"),
    ),
    (
        "course",
        (
            "Anggaran tahun 2034 sebesar Rp800.000.000 dan realisasi Rp752.400.000 atau 94,05%. "
            "Dibandingkan dengan tahun 2033 dengan anggaran Rp750.000.000 dan realisasi "
            "Rp696.375.000 atau 92,85%, penyerapan anggaran menurun sebesar 1,20 poin."
        ),
        ("trend", "menurun", "meningkat"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "course",
        (
            "Cakupan vaksinasi ternak mencapai 84,40%. Dibandingkan tahun 2033 sebesar 81,37%, "
            "cakupan vaksinasi ternak mengalami kenaikan sebesar 3,03%."
        ),
    ),
    (
        "course",
        (
            "Cakupan vaksinasi ternak mencapai 84,40%. Dibandingkan tahun 2033 sebesar 81,37%, "
            "cakupan vaksinasi ternak tumbuh sebesar 3,72%."
        ),
    ),
    (
        "course",
        (
            "Anggaran tahun 2034 sebesar Rp800.000.000 dan realisasi Rp752.400.000 atau 94,05%. "
            "Dibandingkan dengan tahun 2033 dengan anggaran Rp750.000.000 dan realisasi "
            "Rp696.375.000 atau 92,85%, penyerapan anggaran meningkat sebesar 1,20 poin."
        ),
    ),
    (
        "course",
        (
            "Kenaikan terbesar dibandingkan tahun 2033 terjadi pada inseminasi buatan yaitu "
            "sebesar 5,17 poin, dari 64,85% menjadi 70,02%."
        ),
    ),
]
"""Sentences that are right, or of something else."""


@pytest.mark.parametrize(("place", "sentence", "found"), WRONG)
def test_what_tables_refute_is_told(place: str, sentence: str, found: tuple[str, str, str]) -> None:
    assert found in said_of(place, sentence)


@pytest.mark.parametrize(("place", "sentence"), SOUND)
def test_what_is_right_or_of_something_else_is_left(place: str, sentence: str) -> None:
    assert said_of(place, sentence) == []
