"""Years of a plan in a sentence beside those of its heading."""

from __future__ import annotations

import pytest
from tests.unit.auditor.checks.plain.report_of_herds import said_of

WRONG = [
    (
        "plan",
        "Renstra Dinas Peternakan Tahun 2033-2038 memuat arah pembangunan.",
        ("year", "2033-2038", "2031-2036"),
    ),
    (
        "plan",
        ("Rencana Strategis Dinas Peternakan Kabupaten Padang Gembala Tahun 2032-2037 memuat dua tujuan."),
        ("year", "2032-2037", "2031-2036"),
    ),
    (
        "plan",
        ("Rencana Strategis Dinas Peternakan periode 2030-2035 disusun bersama pemangku kepentingan."),
        ("year", "2030-2035", "2031-2036"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "plan",
        "Renstra Dinas Peternakan Tahun 2031-2036 memuat arah pembangunan.",
    ),
    (
        "plan",
        "Renstra sebelumnya Tahun 2030-2035 telah dievaluasi.",
    ),
    (
        "plan",
        "Renstra Kementerian Pertanian Tahun 2030-2035 menjadi acuan.",
    ),
    (
        "plan",
        "Renstra periode berikutnya, 2033-2038, sedang disiapkan.",
    ),
    (
        "plan",
        "RPJMN Tahun 2030-2034 menjadi acuan.",
    ),
    (
        "end",
        "Renstra Provinsi Tahun 2032-2037 menjadi acuan.",
    ),
]
"""Sentences that are right, or of something else."""


@pytest.mark.parametrize(("place", "sentence", "found"), WRONG)
def test_what_tables_refute_is_told(place: str, sentence: str, found: tuple[str, str, str]) -> None:
    assert found in said_of(place, sentence)


@pytest.mark.parametrize(("place", "sentence"), SOUND)
def test_what_is_right_or_of_something_else_is_left(place: str, sentence: str) -> None:
    assert said_of(place, sentence) == []
