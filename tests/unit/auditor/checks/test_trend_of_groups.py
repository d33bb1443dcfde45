"""Directions in a last column behind groups of years, or beside signed changes: invented tables."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

LIBRARY = """
Tabel 3 Penilaian Ruang Baca

Kode | Ruang | Tahun 2040 |  | Tahun 2041 |  |  | Keterangan
 |  | Skor | Indeks | Skor | Indeks | Golongan |
R1 | Ruang anak | 3,41 | 85,25 | 3,52 | 88,00 | B | Naik
R2 | Ruang koran | 3,38 | 84,50 | 3,49 | 87,25 | B | Naik
R3 | Ruang langka | 3,62 | 90,50 | 3,57 | 89,25 | A | {word}
R4 | Ruang arsip | 3,10 | 77,50 | 3,10 | 77,50 | B | Tetap
"""
HARBOUR = """
Tabel 8 Bongkar Muat Pelabuhan

No | Dermaga | 2050 |  | 2051 |  | Kondisi | Arah
 |  | Kapal | Muatan | Kapal | Muatan |  |
1 | Dermaga utara | 410 | 8.120 | 455 | 8.990 | baik | Bertambah
2 | Dermaga selatan | 388 | 7.015 | 352 | 6.480 | sedang | Berkurang
3 | Dermaga timur | 275 | 5.300 | 301 | 5.925 | baik | {word}
4 | Dermaga barat | 190 | 3.150 | 214 | 3.610 | baik | Bertambah
"""
SIGNED = """
Tabel 5 Hasil Panen

No | Kebun | Realisasi | Perubahan | Tren
1 | Kebun apel | 3,46 | +0,05 | Naik
2 | Kebun jeruk | 3,48 | +0,09 | Naik
3 | Kebun salak | 3,33 | -0,03 | {word}
4 | Kebun mangga | 3,40 | -0,07 | Turun
5 | Kebun duku | 3,58 | +0,06 | Naik
"""
UNSIGNED = SIGNED.replace("+", "").replace("-", "")


@pytest.mark.parametrize(
    ("table", "line", "printed", "right"),
    [
        (LIBRARY, 7, "Naik", "Turun"),
        (LIBRARY, 7, "Tetap", "Turun"),
        (HARBOUR, 7, "Berkurang", "Naik"),
        (SIGNED, 6, "Naik", "Turun"),
        (SIGNED, 6, "Tetap", "Turun"),
    ],
)
def test_a_wrong_direction_is_told(table: str, line: int, printed: str, right: str) -> None:
    assert told(table.format(word=printed), AuditRule.TREND) == [(line, printed, right)]


@pytest.mark.parametrize(
    ("table", "word"), [(LIBRARY, "Turun"), (HARBOUR, "Bertambah"), (SIGNED, "Turun"), (SIGNED, "Menurun")]
)
def test_a_right_direction_is_not_told(table: str, word: str) -> None:
    assert told(table.format(word=word), AuditRule.TREND) == []


def test_changes_without_signs_tell_no_direction() -> None:
    assert told(UNSIGNED.format(word="Turun"), AuditRule.TREND) == []


def test_words_that_fit_half_the_rows_are_of_something_else() -> None:
    others = HARBOUR.format(word="Berkurang").replace("| baik | Bertambah\n2", "| baik | Berkurang\n2")
    assert told(others, AuditRule.TREND) == []
