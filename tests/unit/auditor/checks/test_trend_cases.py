"""Directions in words beside two figures: invented tables, in Indonesian and English number styles."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

FERRIES = """
Tabel 1 Perkembangan Pelayaran

Uraian | Realisasi 2040 | Realisasi 2041 | Keterangan
Perahu yang laik | 71,20 | 75,40 | Naik
Nakhoda yang bersertifikat | 64,50 | 60,10 | Turun
Dermaga yang diterangi | 55,00 | 58,25 | Naik
Rambu yang terpasang | {before} | {now} | {word}
"""
ORCHARDS = """
Table 4 Harvest

Crop | Year 2051 | Year 2050 | Kecenderungan
Apel malang | 1,410.50 | 1,380.25 | Meningkat
Jeruk keprok | 860.00 | 905.75 | Menurun
Salak pondoh | 340.10 | 322.60 | Meningkat
Mangga arum | {now} | {before} | {word}
"""

UP, DOWN, SAME = "Naik", "Turun", "Tetap"
DIRECTIONS = [
    # before, now, word printed, right word
    ("40,00", "41,00", "Naik", UP),
    ("40,00", "40,01", "Naik", UP),
    ("40,00", "39,99", "Turun", DOWN),
    ("40,00", "40,00", "Tetap", SAME),
    ("99,90", "100,00", "Naik", UP),
    ("100,00", "99,90", "Turun", DOWN),
    ("9,50", "10,10", "Meningkat", UP),
    ("10,10", "9,50", "Menurun", DOWN),
    ("0,00", "12,50", "Naik", UP),
    ("12,50", "0,00", "Turun", DOWN),
]


@pytest.mark.parametrize(("before", "now", "word", "right"), DIRECTIONS)
def test_a_right_direction_is_counted_and_not_told(before: str, now: str, word: str, right: str) -> None:
    assert right in (UP, DOWN, SAME)
    text = FERRIES.format(before=before, now=now, word=word)
    assert told(text, AuditRule.TREND) == []
    assert audited(text).claims[AuditRule.TREND] == 4


WRONG = [
    ("40,00", "41,00", "Turun", UP),
    ("40,00", "41,00", "Tetap", UP),
    ("41,00", "40,00", "Naik", DOWN),
    ("41,00", "40,00", "Tetap", DOWN),
    ("40,00", "40,00", "Naik", SAME),
    ("40,00", "40,00", "Turun", SAME),
    ("99,90", "100,00", "Menurun", UP),
    ("9,50", "10,10", "Turun", UP),
    ("10,10", "9,50", "Meningkat", DOWN),
    ("0,00", "12,50", "Tetap", UP),
]


@pytest.mark.parametrize(("before", "now", "word", "right"), WRONG)
def test_a_wrong_direction_is_told_with_the_right_one(before: str, now: str, word: str, right: str) -> None:
    text = FERRIES.format(before=before, now=now, word=word)
    assert told(text, AuditRule.TREND) == [(7, word, right)]


@pytest.mark.parametrize(
    ("before", "now", "right"),
    [
        ("1,200.00", "1,199.99", DOWN),
        ("1,199.99", "1,200.00", UP),
        ("980.50", "1,020.75", UP),
        ("1,020.75", "980.50", DOWN),
        ("512.30", "512.30", SAME),
        ("90.10", "900.10", UP),
    ],
)
@pytest.mark.parametrize("word", ["Naik", "Turun", "Tetap"])
def test_english_numbers_with_the_newer_year_first(before: str, now: str, right: str, word: str) -> None:
    expected = [] if word == right else [(7, word, right)]
    assert told(ORCHARDS.format(before=before, now=now, word=word), AuditRule.TREND) == expected


@pytest.mark.parametrize(
    "text",
    [
        """
Tabel 2 Penumpang

Uraian | Tahun 2040 | Tahun 2041 | Penumpang
Pelabuhan utara | 71,20 | 75,40 | Turun di dermaga dua
Pelabuhan selatan | 64,50 | 60,10 | Naik dari dermaga tiga
Pelabuhan timur | 55,00 | 58,25 | Turun di dermaga satu
""",
        """
Tabel 2 Pegawai

Nama jabatan | Pangkat | Keterangan
Kepala pelabuhan | Pembina | Naik
Syahbandar | Penata | Tetap
Juru mudi | Pengatur | Naik
""",
        """
Tabel 2 Satu tahun saja

Uraian | Realisasi 2041 | Keterangan
Perahu yang laik | 71,20 | Naik
Nakhoda yang bersertifikat | 64,50 | Turun
Rambu yang terpasang | 55,00 | Naik
""",
        """
Tabel 2 Kata yang tidak mengikuti angka

Uraian | Lebar | Tinggi | Keterangan
Tangga utara | 12 | 15 | Turun
Tangga selatan | 18 | 11 | Turun
Tangga timur | 14 | 16 | Naik
Tangga barat | 17 | 10 | Naik
""",
        """
Jumlah perahu naik dari 12 menjadi 15 dan jumlah dermaga tetap 4.
""",
    ],
    ids=["directions-of-travel", "ranks-of-staff", "one-year", "words-of-their-own", "sentence-only"],
)
def test_words_that_are_no_directions_of_two_figures_are_left_alone(text: str) -> None:
    assert told(text, AuditRule.TREND) == []


WAITS = """
LAPORAN KINERJA KANTOR SAMSAT TAHUN 2031

Tabel 3.3 Realisasi dan Capaian

No | Ukuran | Realisasi | | Capaian (%) | | {head}
 | | 2030 | 2031 | 2030 | 2031 |
1 | Kendaraan yang didaftar | 4.100 | 4.305 | 98,10 | 101,30 | Naik
2 | Lama antre (menit) | 18 | 15 | 90,00 | 104,50 | {wait}
3 | Kepuasan pengguna | 81,20 | 83,60 | 99,02 | 100,72 | Naik
4 | Loket keliling | 12 | 14 | 92,31 | 100,00 | Naik
"""


@pytest.mark.parametrize("head", ["Tren Realisasi", "Arah Realisasi", "Realisasi Naik/Turun"])
def test_a_head_of_actuals_is_of_these_though_all_achievements_rose(head: str) -> None:
    assert told(WAITS.format(head=head, wait="Turun"), AuditRule.TREND) == []
    found = told(WAITS.format(head=head, wait="Naik"), AuditRule.TREND)
    assert [(printed, computed) for _, printed, computed in found] == [("Naik", "Turun")]


@pytest.mark.parametrize("head", ["Tren", "Tren Capaian", "Keterangan"])
def test_other_heads_may_be_of_achievements(head: str) -> None:
    assert told(WAITS.format(head=head, wait="Naik"), AuditRule.TREND) == []
    assert told(WAITS.format(head=head, wait="Turun"), AuditRule.TREND) == []
