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
