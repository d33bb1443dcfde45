"""A wrong count names the other counts of its sentence that change with it."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

FERRIES = """
LAPORAN KINERJA DINAS PENYEBERANGAN TAHUN 2031

Tabel 3.1 Capaian Indikator

No | Indikator | Capaian 2030 | Capaian 2031 | Perubahan
1 | Kapal yang berangkat tepat waktu | 90,00 | 96,66 | 6,66
2 | Penumpang yang puas | 80,00 | 83,18 | 3,18
3 | Dermaga yang berfungsi | 70,00 | 74,50 | 4,50
4 | Awak yang bersertifikat | 60,00 | 67,22 | 7,22
5 | Pelampung yang laik | 99,00 | 94,06 | -4,94
6 | Kapal yang diperiksa | 88,00 | 87,02 | -0,98

{sentence}
"""
SCHOOLS = """
LAPORAN KINERJA DINAS SEKOLAH TAHUN 2029

Tabel 3.2 Hasil Kinerja

No | Indikator | Target | Realisasi | Capaian (%) | Kategori
1 | Anak yang bersekolah | 80 | 84 | 105,00 | Baik
2 | Guru yang dilatih | 90 | 99 | 110,00 | Baik
3 | Ruang kelas yang layak | 60 | 57 | 95,00 | Cukup
4 | Buku yang dipinjam | 50 | 51 | 102,00 | Baik
5 | Sekolah yang berpagar | 40 | 36 | 90,00 | Cukup

{sentence}
"""


def told(text: str) -> list[tuple[str, str, str]]:
    found = (f for f in audited(text).findings if f.rule is AuditRule.COUNT)
    return [(f.printed, f.computed, f.why.partition("Ikut berubah: ")[2]) for f in found]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Dari 6 indikator, sebanyak 3 indikator naik dan yang turun sebanyak 3 (tiga).",
            [("3 indikator naik", "4 indikator", "3 menjadi 2.")],
        ),
        (
            "Dari 6 (enam) indikator sebanyak 5 (lima) indikator naik dan yang melemah hanya satu.",
            [("5 indikator naik", "4 indikator", "1 menjadi 2.")],
        ),
        (
            "Dari 6 indikator, 3 indikator naik dan 3 indikator turun.",
            [("3 indikator naik", "4 indikator", "3 menjadi 2.")],
        ),
        ("Dari 6 indikator, 4 indikator naik dan yang turun sebanyak 2 (dua).", []),
    ],
)
def test_the_other_side_is_told_to_change(sentence: str, found: list[tuple[str, str, str]]) -> None:
    assert told(FERRIES.format(sentence=sentence)) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Dari 5 indikator, 4 indikator berkategori Baik dan 1 indikator berkategori Cukup.",
            [("4 indikator Baik", "3 indikator", "1 menjadi 2.")],
        ),
        (
            "Dari 5 indikator, 2 indikator berkategori Baik.",
            [("2 indikator Baik", "3 indikator", "")],
        ),
        ("Dari 5 indikator, 3 indikator berkategori Baik dan 2 indikator berkategori Cukup.", []),
    ],
)
def test_classes_change_with_each_other(sentence: str, found: list[tuple[str, str, str]]) -> None:
    assert told(SCHOOLS.format(sentence=sentence)) == found
