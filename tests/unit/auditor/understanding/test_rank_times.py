"""Of which year a rank in a sentence is."""

from __future__ import annotations

import re

import pytest

from capaian.auditor.understanding.rank_times import is_before, of_time, with_words

RANK = re.compile(r"(?:peringkat|posisi|urutan)\s+(?:ke-)?(\d+)", re.IGNORECASE)


@pytest.mark.parametrize(
    ("clause", "full"),
    [
        ("naik dari peringkat ke-4 menjadi ke-3", "naik dari peringkat ke-4 menjadi peringkat ke-3"),
        ("urutan ke-2, turun dari ke-1", "urutan ke-2, turun dari peringkat ke-1"),
        (
            "naik dari peringkat ke-4 menjadi peringkat ke-3",
            "naik dari peringkat ke-4 menjadi peringkat ke-3",
        ),
        ("peringkat ke-3 dari 8 kota", "peringkat ke-3 dari 8 kota"),
        ("rapat ke-4 menjadi ke-5", "rapat ke-4 menjadi ke-5"),
    ],
)
def test_the_second_rank_has_its_word_too(clause: str, full: str) -> None:
    assert with_words(clause) == full


@pytest.mark.parametrize(
    ("clause", "before"),
    [
        ("naik dari peringkat ke-4 menjadi peringkat ke-3", [True, False]),
        ("dari peringkat 4 ke peringkat 3", [True, False]),
        ("peringkat ke-3, naik dari peringkat ke-4", [False, True]),
        ("menduduki peringkat 3 (semula peringkat 4)", [False, True]),
        ("peringkat 3, sebelumnya peringkat 4", [False, True]),
        ("peringkat ke-2, terpaut 0,63 poin dari peringkat ke-1", [False, False]),
        ("naik dari peringkat ke-4", [False]),
        ("posisi 2 dan posisi 5", [False, False]),
    ],
)
def test_a_rank_is_the_earlier_one_beside_that_to_which_it_led(clause: str, before: list[bool]) -> None:
    ranks = [*RANK.finditer(clause)]
    assert [is_before(rank, ranks, clause) for rank in ranks] == before


@pytest.mark.parametrize(
    "clause", ["naik dari peringkat ke-4 menjadi peringkat ke-3", "peringkat ke-3 pada tahun 2022"]
)
def test_orders_of_no_year_leave_it_open(clause: str) -> None:
    ranks = [*RANK.finditer(clause)]
    assert of_time([], ranks[-1], ranks, clause, 2022) is None
