"""Whole numbers in words: each number written out by the rules of spelling is read back."""

from __future__ import annotations

import pytest

from capaian.auditor.understanding.counting import counts_in, read_words

ONES = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def spell(number: int) -> str:
    """Write a number from 1 to 9999 in words."""
    if number >= 1000:
        thousands = "seribu" if number < 2000 else f"{spell(number // 1000)} ribu"
        return f"{thousands} {spell(number % 1000)}".strip()
    if number >= 100:
        hundreds = "seratus" if number < 200 else f"{ONES[number // 100]} ratus"
        return f"{hundreds} {spell(number % 100)}".strip()
    if number >= 20:
        return f"{ONES[number // 10]} puluh {ONES[number % 10]}".strip()
    if number >= 12:
        return f"{ONES[number - 10]} belas"
    return {10: "sepuluh", 11: "sebelas"}.get(number) or ONES[number]


def test_every_number_up_to_ten_thousand_is_read_back() -> None:
    wrong = [number for number in range(1, 10_000) if read_words(spell(number)) != number]
    assert wrong == []


@pytest.mark.parametrize("words", ["kapal", "belas", "", "dua kapal", "Lembaran Negara"])
def test_other_words_say_no_number(words: str) -> None:
    assert read_words(words) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("terdiri dari 5 (lima) program, 13 kegiatan dan dua puluh lima sub kegiatan", [5, 13, 25]),
        ("berdasarkan Pasal 4 ayat 2 dan Tabel 3 adalah", []),
        ("pada tahun 2031 mencapai 96,41 persen", []),
        ("sasaran 2 adalah mutu", []),
        ("empat kecamatan", [4]),
    ],
)
def test_counts_are_of_things_and_not_of_places_in_an_order(text: str, expected: list[int]) -> None:
    assert [count.number for count in counts_in(text)] == expected
