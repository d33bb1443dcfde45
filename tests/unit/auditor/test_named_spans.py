"""Digits of days, hours, telephones, posts and laws measure nothing."""

from __future__ import annotations

import re

import pytest

from capaian.auditor.dossier_years import years_in
from capaian.auditor.named_spans import is_called, is_dated


def _digits(text: str) -> list[int]:
    """Return where the numbers of a text begin."""
    return [found.start() for found in re.finditer(r"\d+(?:[.,]\d+)*", text)]


@pytest.mark.parametrize(
    "text",
    [
        "pukul 08.00-15.30",
        "jam 7.45 sampai dengan 16.15",
        "pukul 07.30 s.d. 14.00",
        "07.45\u201316.15 WITA",
        "0812-3456-7890",
        "(0719) 21234",
        "+62 812 3456 7890",
        "NIP 19781312 200313 1 004",
        "NIP 197813122003131004",
        "Jalan Ahmad Yani Km 5,5",
        "Jl. Merdeka km 12",
        "Blok C-14",
        "UUD 1945",
        "UUD NRI Tahun 1945",
        "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
    ],
)
def test_what_calls_a_thing_is_no_figure(text: str) -> None:
    line = f"Menurut catatan, {text}, begitu."
    assert [is_called(line, start) for start in _digits(line)] == [True] * len(_digits(line))


@pytest.mark.parametrize(
    "text",
    [
        "sebanyak 08.00 persen",
        "naik dari 15.30 menjadi 16.15 orang",
        "luas blok 14 hektare",
        "jarak 5,5 km dari Jalan raya",
        "pukul rata 12,50",
        "0,812 dan 0,345",
        "UUD dibaca 1945 orang",
        "1978 orang pada 2003",
        "10 dan 12",
    ],
)
def test_figures_beside_such_words_stay(text: str) -> None:
    assert not any(is_called(text, start) for start in _digits(text))


@pytest.mark.parametrize(
    ("text", "is_day"),
    [
        ("12-08-2024", True),
        ("3.5.2024", True),
        ("2024-07-19", True),
        ("12-08.2024", False),
        ("2024-2026", False),
        ("12-45", False),
        ("12.082.024", False),
        ("1-12-2024-5", False),
    ],
)
def test_a_day_has_one_kind_of_mark(text: str, is_day: bool) -> None:
    assert is_dated(f"tanggal {text} rapat", len("tanggal ")) is is_day


def test_the_year_of_a_day_is_a_year_and_that_of_the_constitution_is_none() -> None:
    assert [*years_in("UUD NRI Tahun 1945")] == []
    assert [*years_in("Rapat tanggal 12-08-2019.")] == [(20, 24)]
