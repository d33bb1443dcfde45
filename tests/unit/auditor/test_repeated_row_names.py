"""A name that two rows bear, or that goes on in a sentence, makes no right sentence wrong."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, roots

from capaian.domain.audit import AuditRule

POOR = """
LAPORAN KINERJA DINAS SOSIAL TAHUN 2031
BAB III AKUNTABILITAS KINERJA
Bantuan diterima 6.687 keluarga yang tersebar di lima kecamatan.

Tabel 9 Penerima Bantuan Sosial menurut Kecamatan Tahun 2031

No | Kecamatan | Keluarga Miskin | Menerima | Persentase (%)
1 | Wana | 1.842 | 1.630 | 88,49
2 | Wana Utara | 1.215 | 1.094 | 90,04
3 | Wana Selatan | 1.068 | 932 | 87,27
4 | Wana Timur | 2.376 | 2.045 | 86,07
5 | {} | 1.154 | 986 | 85,44
 | Jumlah | 7.655 | 6.687 | 87,35

Persentase terendah adalah Wana Barat (85,44%). Tertinggi adalah Wana Utara (90,04%).
"""
SCHOOLS = """
LAPORAN KINERJA DINAS PENDIDIKAN TAHUN 2031
BAB III AKUNTABILITAS KINERJA
Tabel 3.1 Angka Partisipasi menurut Jenjang Tahun 2031

No | Uraian | Satuan | Target | Realisasi | Capaian (%)
A | Sekolah Dasar | | | |
1 | Angka partisipasi murni | % | 98,00 | 97,02 | 99,00
2 | Angka kelulusan | % | 100,00 | 99,50 | 99,50
B | Sekolah Menengah Pertama | | | |
1 | Angka partisipasi murni | % | 80,00 | 76,00 | 95,00
2 | Angka kelulusan | % | 98,00 | 98,98 | 101,00

Angka partisipasi murni sekolah dasar {} dengan capaian 99,00%, sedangkan sekolah menengah pertama 76,00%.
"""
READERS = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031
BAB III AKUNTABILITAS KINERJA
Tabel 3.1 Rata-rata Capaian menurut Sasaran Tahun 2031

No | Sasaran | Jumlah Indikator | Rata-rata Capaian (%) | Kategori
1 | Meningkatnya kunjungan pembaca | 3 | 98,40 | Sangat Tinggi
2 | Meningkatnya koleksi terpakai | 2 | 101,33 | Sangat Tinggi
3 | Meningkatnya mutu layanan baca | 1 | 101,75 | Sangat Tinggi

Tabel 3.2 Efisiensi menurut Sasaran Tahun 2031

No | Sasaran | Rata-rata Capaian (%) | Anggaran (Rp) | Realisasi (Rp) | Serapan (%) | Efisiensi (%)
1 | Meningkatnya kunjungan pembaca | 98,40 | 3.649.800.000 | 3.437.004.350 | 94,17 | 4,23
2 | Meningkatnya koleksi terpakai | 101,33 | 355.100.000 | 341.339.500 | 96,12 | 5,21
3 | Meningkatnya mutu layanan baca | {} | 5.181.745.000 | 5.023.765.740 | 96,95 | 4,80
"""
WORKERS = """
LAPORAN KINERJA DINAS TENAGA KERJA TAHUN 2031
BAB III AKUNTABILITAS KINERJA
Tabel 3.1 Angkatan Kerja 2028-2031

Uraian | 2028 | 2029 | 2030 | 2031
Angkatan kerja (orang) | 120.000 | 118.000 | 125.000 | 130.000
Penganggur (orang) | 7.200 | 9.440 | 8.125 | 7.150
Pengangguran terbuka (%) | 6,00 | 8,00 | 6,50 | 5,50

{}
"""
DAMS = """
LAPORAN KINERJA DINAS PENGAIRAN TAHUN 2031
BAB III AKUNTABILITAS KINERJA
Tabel 3.1 Waduk dan Saluran per Tahun

Uraian | Satuan | 2029 | 2030 | 2031
Isi waduk | ribu m3 | 1.240 | 1.310 | 1.275
Kehilangan air | persen | 21,5 | 19,4 | 20,2
Petani pemakai | orang | 4.120 | 4.300 | 4.350

{}
"""


def found(text: str) -> list[tuple[str, str, str]]:
    """Return rule, figure or words, and remedy of each finding."""
    return [(each.rule.value, each.printed, each.computed) for each in audited(text).findings]


def test_a_name_printed_twice_is_told_once_and_no_sentence() -> None:
    assert found(POOR.format("Wana Barat")) == []
    assert found(POOR.format("Wana Utara")) == [("label", "Wana Utara", "nama lain")]


def test_a_name_that_goes_on_is_no_shorter_one() -> None:
    text = POOR.format("Wana Barat").replace("terendah adalah Wana Barat", "terendah adalah Wana")
    assert ("label", "Wana", "Wana Barat") in found(text)


def test_rows_called_alike_under_two_groups_are_two_things() -> None:
    assert found(SCHOOLS.format("97,02%")) == []


def test_a_mean_of_another_table_is_the_root_of_what_follows_from_it() -> None:
    assert found(READERS.format("101,75")) == []
    assert found(READERS.format("101,57"))[0] == ("crossref", "101,57", "101,75")
    (efficiency,) = roots(READERS.format("101,57"), AuditRule.EFFICIENCY)
    (line, _), *_ = roots(READERS.format("101,57"), AuditRule.CROSSREF)
    assert efficiency == (line, line)


@pytest.mark.parametrize(
    ("report", "sentence", "told"),
    [
        (WORKERS, "Pengangguran terbuka tertinggi tercatat pada tahun 2029 (8,00%).", []),
        (
            WORKERS,
            "Pengangguran terbuka tertinggi tercatat pada tahun 2030 (6,50%).",
            [("claim", "Pengangguran terbuka (%) tertinggi: 2030", "2029")],
        ),
        (DAMS, "Kehilangan air terendah terjadi pada tahun 2030 (19,4 persen).", []),
        (
            DAMS,
            "Kehilangan air terendah terjadi pada tahun 2031 (20,2 persen).",
            [("claim", "Kehilangan air terendah: 2031", "2030")],
        ),
        (DAMS, "Petani pemakai tertinggi pada tahun 2031.", []),
    ],
)
def test_rows_of_other_units_are_not_held_against_each_other(
    report: str, sentence: str, told: list[tuple[str, str, str]]
) -> None:
    assert found(report.format(sentence)) == told
