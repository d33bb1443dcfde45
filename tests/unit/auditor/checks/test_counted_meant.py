"""How many met their targets, told alone below the table that says so."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

FORESTS = """
LAPORAN KINERJA DINAS KEHUTANAN TAHUN 2031

3.2 Rehabilitasi

Tabel 3.2 Rehabilitasi menurut Kabupaten (ha)

No | Kabupaten | Target | Realisasi | Capaian (%)
1 | Mawar | 310 | 288 | 92,90
2 | Kenanga | 280 | 296 | 105,71
3 | Cempaka | 520 | 571 | 109,81
4 | Dahlia | 390 | 342 | 87,69
5 | Melati | 460 | 548 | 119,13

{}

BAB IV PENUTUP

{}
"""
SCHOOLS = """
LAPORAN KINERJA DINAS PENDIDIKAN TAHUN 2031

3.2 Capaian

Tabel 3.2 Capaian Indikator Tahun 2031

No | Indikator | Target | Realisasi | Capaian (%)
1 | Angka melek huruf | 98,00 | 98,45 | 100,46
2 | Rata-rata lama sekolah | 9,20 | 9,05 | 98,37
3 | Guru bersertifikat | 48,00 | 49,10 | 102,29
4 | Sekolah terakreditasi | 90,00 | 91,35 | 101,50

{}

BAB IV PENUTUP

{}
"""


def counts(text: str, below: str = "", closing: str = "") -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(text.format(below, closing), AuditRule.COUNT)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Empat kabupaten mencapai target akhir Renstra.",
        "Sebelas kabupaten mencapai target di seluruh provinsi.",
        "Empat kecamatan mencapai target.",
    ],
)
def test_counts_of_other_things_are_left_alone(sentence: str) -> None:
    assert counts(FORESTS, below=sentence) == []


def test_a_closing_chapter_may_count_some_of_them_alone() -> None:
    for sentence in ("Dari lima indikator, empat tercapai.", "Dua indikator mencapai target."):
        assert counts(SCHOOLS, closing=sentence) == []


GRADED = """
BAB III AKUNTABILITAS KINERJA

A. Capaian Kinerja

Tabel 4 Skala Penilaian

No | Rentang Capaian | Predikat
1 | > 100% | Sangat Baik
2 | 85% - 100% | Baik
3 | 70% - 84,99% | Cukup
4 | < 70% | Kurang

Tabel 5 Capaian Indikator Kinerja Tahun 2031

No | Indikator Kinerja | Target | Realisasi | Capaian (%) | Predikat
1 | Keterisian dermaga | 65,00 | 64,83 | 99,74 | Baik
2 | Ketepatan jadwal kapal | 80,00 | 88,00 | 110,00 | Sangat Baik
3 | Kepuasan penumpang | 86,00 | 88,61 | 103,03 | Sangat Baik
4 | Kapal laik laut | 90,00 | 90,74 | 100,82 | Sangat Baik
5 | Kemandirian keuangan | 70,00 | 63,44 | 90,63 | Baik

{}
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Sebagaimana terlihat pada tabel, {} indikator berpredikat Sangat Baik.",
        "Berdasarkan Tabel 5, {} indikator berpredikat Sangat Baik.",
        "Dari tabel di atas sebanyak {} indikator memperoleh predikat Sangat Baik.",
        "Seperti tampak dalam tabel tersebut, terdapat {} indikator berkategori Sangat Baik.",
    ],
)
def test_fewer_of_a_class_than_a_table_has_that_is_pointed_at(sentence: str) -> None:
    assert told(GRADED.format(sentence.format(3)), AuditRule.COUNT) == []
    assert [f[1:] for f in told(GRADED.format(sentence.format(2)), AuditRule.COUNT)] == [
        ("2 indikator Sangat Baik", "3 indikator")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sebanyak 2 indikator berpredikat Sangat Baik.",  # perhaps those of one goal
        "Dari tabel di atas, 2 indikator pada sasaran pertama berpredikat Sangat Baik.",
        "Dari tabel di atas, 2 indikator berpredikat Sangat Baik, yaitu jadwal kapal dan penumpang.",
        "Dari tabel di atas, 2 indikator lainnya berpredikat Sangat Baik.",
        "Dari tabel tersebut, di antaranya 2 indikator berpredikat Sangat Baik.",
    ],
)
def test_fewer_of_a_class_may_be_some_of_them(sentence: str) -> None:
    assert told(GRADED.format(sentence), AuditRule.COUNT) == []
