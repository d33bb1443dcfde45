"""Changes between two quarters or months that a clause names, beside the table that prints both."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HARBOUR = """
BAB III HASIL

Tabel 3.3
Kapal Berlabuh Tiap Triwulan Tahun 2031

Jenis Kapal | TW I | TW II | TW III | TW IV | Setahun
Kapal ikan | 3.120 | 2.874 | 3.305 | 3.011 | 12.310
Kapal barang | 5.410 | 4.988 | 6.127 | 5.230 | 21.755
Kapal wisata | 1.490 | 1.388 | 2.716 | 1.302 | 6.896
Jumlah | 10.020 | 9.250 | 12.148 | 9.543 | 40.961

{}
"""
LIBRARY = """
BAB III HASIL

Tabel 7
Pembaca Menurut Bulan

Layanan | Januari | Februari | Maret | April
Ruang anak | 410 | 395 | 512 | 480
Ruang remaja | 280 | 301 | 344 | 290
Pojok baca | 125 | 118 | 160 | 152
Jumlah | 815 | 814 | 1.016 | 922

{}
"""


def moves(text: str, sentence: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text.format(sentence), AuditRule.DIFFERENCE)]


@pytest.mark.parametrize(
    ("text", "sentence", "right", "wrong"),
    [
        (HARBOUR, "Dari triwulan II ke triwulan III kapal naik {} atau 31,33 persen.", "2.898", "2.989"),
        (HARBOUR, "Dari TW III ke TW IV jumlah kapal turun sebanyak {} kapal.", "2.605", "2.560"),
        (
            HARBOUR,
            "Dari triwulan kedua ke triwulan ketiga kapal wisata bertambah {} kapal.",
            "1.328",
            "1.382",
        ),
        (LIBRARY, "Dari Februari ke Maret pembaca naik {} orang karena libur sekolah.", "202", "220"),
        (LIBRARY, "Ruang baca ramai: dari Maret ke April ruang anak turun {} orang.", "32", "23"),
    ],
)
def test_a_change_between_two_parts_of_the_year(text: str, sentence: str, right: str, wrong: str) -> None:
    assert moves(text, sentence.format(right)) == []
    assert moves(text, sentence.format(wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (HARBOUR, "Dari triwulan II ke triwulan III keluhan naik 2.989."),
        (HARBOUR, "Dari triwulan II ke triwulan III kapal naik 12."),  # something else
        (HARBOUR, "Dari triwulan II ke triwulan III kapal asing naik 2.989."),
        (HARBOUR, "Dari triwulan II ke triwulan III kapal ikan dan kapal barang naik 1.750."),
        (HARBOUR, "Dari triwulan II ke triwulan III kapal naik 29,98 persen."),
        (HARBOUR, "Dari triwulan II ke triwulan III kapal turun 2.989."),  # the word, not the figure
        (HARBOUR, "Dari triwulan II tahun 2030 kapal naik 2.989."),
        (LIBRARY, "Dari Maret ke Mei pembaca turun 120 orang."),
        (LIBRARY, "Dari Februari ke Maret petugas naik 220 orang."),
        (LIBRARY, "Dari Februari ke Maret pembaca naik 2,20 kali."),
        (
            LIBRARY.replace("Jumlah | 815 | 814 | 1.016 | 922", "Pojok kopi | 715 | 714 | 916 | 822"),
            "Dari Februari ke Maret pembaca naik 220 orang.",
        ),
    ],
)
def test_changes_of_other_things_are_passed(text: str, sentence: str) -> None:
    assert moves(text, sentence) == []
