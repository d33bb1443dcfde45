"""Words of people for a period are read where they can mean only one, and nothing is guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.every_case import every_case
from tests.unit.domain.test_period import PERIODS

from capaian.domain.period import Period, month_of, read_period


@every_case(
    ("text", "period"),
    [
        ("2023", "2023"),
        ("Tahun 2023", "2023"),
        ("TAHUN  2023 ", "2023"),
        ("Thn. 2023", "2023"),
        ("2023-q3", "2023-Q3"),
        ("Triwulan II 2023", "2023-Q2"),
        ("triwulan iv tahun 2023", "2023-Q4"),
        ("TW 2 2023", "2023-Q2"),
        ("TW.III 2023", "2023-Q3"),
        ("TW2-2023", "2023-Q2"),
        ("Tribulan I, 2023", "2023-Q1"),
        ("2023 TW II", "2023-Q2"),
        ("Tahun 2023 Semester I", "2023-S1"),
        ("Semester 2 Tahun 2023", "2023-S2"),
        ("Smt. II 2023", "2023-S2"),
        ("Triwulan Kedua 2023", "2023-Q2"),
        ("Juli 2023", "2023-M07"),
        ("Nop. 2023", "2023-M11"),
        ("Januari-Maret 2023", "2023-Q1"),
        ("Januari – Maret Tahun 2023", "2023-Q1"),
        ("Okt s.d. Des 2023", "2023-Q4"),
        ("April s/d Juni 2023", "2023-Q2"),
        ("Juli sampai dengan Desember 2023", "2023-S2"),
        ("Januari-Desember 2023", "2023"),
        ("Mei-Mei 2023", "2023-M05"),
    ],
)
def test_words_with_one_meaning_are_read(text: str, period: str) -> None:
    assert str(read_period(text)) == period


@every_case(
    "text",
    [
        "",
        "Triwulan II",
        "Triwulan V 2023",
        "Triwulan 2 23",
        "Triwulan I-II 2023",
        "Semester III 2023",
        "Semester 2023",
        "TW 22023",
        "II 2023",
        "Januari-Februari 2023",
        "Maret-Januari 2023",
        "Februari-April 2023",
        "Maret",
        "Jan-23",
        "31 Desember 2023",
        "2023/2024",
        "2022-2023",
        "2023.0",
        "Tahun 1850",
        "Tahun ini 2023",
        "Rabu 2023",
        "٢٠٢٣",
        "Tahun ٢٠٢٣",
    ],
)
def test_what_may_mean_something_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_period(text)


@given(PERIODS)
def test_every_period_is_read_back_from_its_own_words(period: Period) -> None:
    assert read_period(period.label) == period
    assert read_period(period.label.upper()) == period
    assert read_period(str(period)) == period


def test_months_are_known_by_their_usual_short_forms() -> None:
    assert [
        month_of(word) for word in ("Jan", "PEB.", "Agt", "Sept", "Nop", "Desember", "Rabu")
    ] == [
        1,
        2,
        8,
        9,
        11,
        12,
        None,
    ]
