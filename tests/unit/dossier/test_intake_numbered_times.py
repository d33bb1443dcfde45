"""Numbers that are months and days, and those that are none."""

from __future__ import annotations

from datetime import date

import pytest

from capaian.dossier.intake.numbered_times import counted_day, spelt_times, time_of_number


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("202406", "juni 2024"),
        ("202412", "desember 2024"),
        ("2024.06", "juni 2024"),
        ("2024/06", "juni 2024"),
        ("20240630", "30 juni 2024"),
        ("45473", "30 juni 2024"),
        ("45657", "31 desember 2024"),
    ],
)
def test_such_numbers_are_times(text: str, time: str) -> None:
    assert time_of_number(text, 2024) == time


@pytest.mark.parametrize(
    "text",
    [
        "2024",
        "202413",
        "202400",
        "12336",
        "60000",
        "454730",
        "1202406",
        "202406.5",
        "8.005",
        "2024.1",
        "",
        "-",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert time_of_number(text, 2024) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Periode: 202406", "Periode: juni 2024"),
        ("DKB 202406 dan 202412", "DKB juni 2024 dan desember 2024"),
        ("Surat 470/202406/2024", "Surat 470/202406/2024"),
        ("Kode 63.202406", "Kode 63.202406"),
        ("No. 1202406", "No. 1202406"),
    ],
)
def test_months_in_a_text_are_told_in_words(text: str, told: str) -> None:
    assert spelt_times(text) == told


def test_days_are_counted_near_the_year_alone() -> None:
    assert counted_day("45473", 2024) == date(2024, 6, 30)
    assert counted_day("45473", 2015) is None
    assert counted_day("99999", 2024) is None
