"""Means of goals that no table prints: `Rata-rata capaian sasaran kedua 95,00%`, of its indicators."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

HEAD = "LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031\n\nBAB III AKUNTABILITAS KINERJA\n\n"
REPEATED = """Tabel 3.1 Capaian Kinerja Tahun 2031

No | Sasaran | Indikator | Target | Realisasi | Capaian (%)
1 | Muatan meningkat | Muatan kayu | 200,00 | 210,00 | 105,00
2 | Muatan meningkat | Muatan beras | 100,00 | 99,00 | 99,00
3 | Awak sejahtera | Upah awak | 100,00 | 97,00 | 97,00
4 | Awak sejahtera | Bekal awak | 50,00 | 46,50 | 93,00

"""
BLANK = REPEATED.replace("2 | Muatan meningkat", "2 |").replace("4 | Awak sejahtera", "4 |")
"""Each goal named once, above its indicators: 105,00 and 99,00 make 102,00; 97,00 and 93,00 make 95,00."""


def said(text: str) -> list[tuple[str, str]]:
    return [(found.printed, found.computed) for found in audited(HEAD + text).findings]


@pytest.mark.parametrize("table", [REPEATED, BLANK])
@pytest.mark.parametrize(
    "sentence",
    [
        "Rata-rata capaian sasaran pertama sebesar 102,00%, dan sasaran kedua 95,00%.",
        "Rata-rata capaian sasaran pertama 102,00%, sasaran kedua 95,00%.",
        "Rata-rata capaian sasaran kedua sebesar 95,00%, sedangkan sasaran pertama 102,00%.",
        "Selisih antara rata-rata capaian sasaran tertinggi dan terendah sebesar 7,00 poin.",
        "Jarak rata-rata capaian sasaran yang tertinggi dan yang terendah 7,00 poin.",
    ],
)
def test_means_of_goals_are_figures_of_no_row(table: str, sentence: str) -> None:
    assert said(table + sentence) == []


def test_a_gap_of_the_rows_themselves_is_held_against_them() -> None:
    assert said(f"{REPEATED}Selisih capaian tertinggi dan terendah sebesar 21,00 poin.") == [
        ("21,00", "12,00")
    ]


def test_a_gap_of_means_is_held_against_a_column_of_means() -> None:
    table = REPEATED.replace("Capaian (%)", "Rata-rata Capaian (%)")
    assert said(f"{table}Selisih rata-rata capaian tertinggi dan terendah sebesar 21,00 poin.") == [
        ("21,00", "12,00")
    ]


def test_a_mean_that_bears_the_name_of_a_row_quotes_it() -> None:
    sentence = "Rata-rata capaian indikator muatan kayu 150,00%, dan upah awak 79,00%."
    assert ("79,00", "97,00") in said(REPEATED + sentence)
    assert (
        said(REPEATED + sentence.replace("muatan kayu", "sasaran pertama").replace("upah awak", "kedua"))
        == []
    )


SHORT = """Tabel 3.1 Capaian Kinerja Tahun 2031

No | Sasaran | Indikator | Target | Realisasi | Capaian (%)
1 | Muatan | Muatan kayu | 400 | 412 | 103,00
2 | | Muatan beras | 120,00 | 114,60 | 95,50
3 | Awak kapal lebih sejahtera | Upah awak | 250 | 262 | 104,80
4 | | Bekal awak | 84,00 | 86,52 | 103,00
5 | Layanan | Nilai kepuasan | 86,00 | 88,56 | 102,98

"""
SPENT = """Tabel 3.9 Realisasi Anggaran Tahun 2031

No | Program | Anggaran (Rp) | Realisasi (Rp) | Serapan (%)
1 | Program Pelayaran Rakyat | 1.250.400.000 | 1.180.310.500 | 94,39
2 | Program Rambu Pantai | 3.410.700.000 | 3.302.115.250 | 96,82
3 | Program Penunjang Urusan | 5.120.900.000 | 4.998.760.400 | 97,61
 | Jumlah | 9.782.000.000 | 9.481.186.150 | 96,92

"""


def test_goals_with_short_names_have_their_place_too() -> None:
    sentence = "Rata-rata capaian sasaran pertama {}%, sasaran kedua 103,90%, dan sasaran ketiga 102,98%."
    assert said(SHORT + sentence.format("99,25")) == []
    assert said(SHORT + sentence.format("99,52")) == [("99,52", "99,25")]


def test_no_goal_has_a_place_where_one_name_comes_back() -> None:
    """The first is not known then, and the second is not the first."""
    table = SHORT.replace("5 | Layanan", "5 | Muatan")
    assert said(f"{table}Rata-rata capaian sasaran pertama 100,49%.") == []


def test_a_mean_of_percentages_is_no_share() -> None:
    """94,39 and 96,82 make 95,61, which two digits part from 96,15 and one from 97,61."""
    assert said(f"{SPENT}Rata-rata serapan program teknis 95,61%, program penunjang 97,61%.") == []
