"""What is true of a text as a whole, by which it is told whether a month in it is the time of a table."""

from __future__ import annotations

import pytest

from capaian.dossier.intake.spelt_text import SpeltText
from capaian.dossier.intake.written_span import read_spans

FILLS = frozenset({"bulan", "per"})


def spelt(text: str) -> SpeltText:
    return SpeltText(text, FILLS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("januari", True),
        ("rekap bulan januari", True),
        ("rekap semua kantor bulan januari", False),
        ("rekap semua kantor bulan januari 2024", True),
        ("rekap semua kantor bulan januari 12024", False),
        ("a b c d e januari", True),
        ("", True),
    ],
)
def test_few_words_or_a_year_make_a_text_one_of_a_time(text: str, expected: bool) -> None:
    assert spelt(text).is_of_time is expected


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("rekap januari", 5),
        ("rekap januari 2024", 5),
        ("rekap januari (dua)", 13),
        ("januari", -1),
        ("12 (3)", -1),
        ("", -1),
    ],
)
def test_the_last_gap_stands_before_the_last_word(text: str, gap: int) -> None:
    assert spelt(text).last_gap == gap


@pytest.mark.parametrize(
    ("text", "at", "first"),
    [
        ("dicetak per januari", 12, "dicetak"),
        ("per bulan dicetak", 10, ""),
        ("per bulan dicetak", 11, "dicetak"),
        ("per bulan", 9, ""),
        ("dicetak", 0, ""),
        ("31 dicetak", 10, "dicetak"),
    ],
)
def test_the_first_word_that_fills_no_span_counts_before_a_place(text: str, at: int, first: str) -> None:
    assert spelt(text).first_before(at) == first


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Rekap semua kantor cabang Januari", ["Januari"]),
        ("Rekap semua kantor cabang Januari (-)", ["Januari"]),
        ("Rekap Januari semua kantor cabang", []),
        ("Rekap Januari semua kantor cabang 2024", ["Januari"]),
        ("Dicetak Januari", []),
        ("Data dicetak Januari", ["Januari"]),
    ],
)
def test_a_month_alone_is_a_time_where_the_text_is_about_little_else(text: str, labels: list[str]) -> None:
    assert [span.label for span in read_spans(text)] == labels
