"""How many chapters a report has, beside those listed right below."""

from __future__ import annotations

import pytest
from tests.unit.auditor.checks.plain.report_of_herds import said_of

WRONG = [
    (
        "outline",
        "Laporan ini terdiri dari 6 (enam) bab sebagai berikut:",
        ("count", "6 bab", "4 bab"),
    ),
    (
        "outline",
        "Laporan disusun dalam lima bab dengan susunan:",
        ("count", "5 bab", "4 bab"),
    ),
    (
        "outline",
        "Laporan kinerja terbagi dalam 3 bab, yaitu:",
        ("count", "3 bab", "4 bab"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "outline",
        "Laporan ini terdiri dari 4 (empat) bab sebagai berikut:",
    ),
    (
        "outline",
        "Laporan disusun dalam empat bab dengan susunan:",
    ),
    (
        "steps",
        "Pedoman itu terdiri dari 7 (tujuh) bab.",
    ),
    (
        "end",
        "Rencana tersebut memuat lima bab.",
    ),
]
"""Sentences that are right, or of something else."""


@pytest.mark.parametrize(("place", "sentence", "found"), WRONG)
def test_what_tables_refute_is_told(place: str, sentence: str, found: tuple[str, str, str]) -> None:
    assert found in said_of(place, sentence)


@pytest.mark.parametrize(("place", "sentence"), SOUND)
def test_what_is_right_or_of_something_else_is_left(place: str, sentence: str) -> None:
    assert said_of(place, sentence) == []
