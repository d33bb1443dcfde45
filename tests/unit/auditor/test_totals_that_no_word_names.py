"""Counts of running text that resemble a total of a table near by, though no word is of its column."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS KEARSIPAN TAHUN 2031

3.2 Penataan Arsip

Tabel 3.2 Pemberkasan Arsip per Kecamatan Tahun 2031
No | Kecamatan | Wajib Berkas | Sudah Diberkas | Belum Diberkas | Persentase
1 | Kepodang | 20.116 | 19.274 | 842 | 95,81
2 | Cendrawasih | 32.015 | 31.302 | 713 | 97,77
3 | Merak | 13.902 | 13.346 | 556 | 96,00
 | Kabupaten | 66.033 | 63.922 | 2.111 | 96,80

{sentence}
"""


def misquoted(sentence: str) -> list[tuple[str, str]]:
    found = told(REPORT.format(sentence=sentence), AuditRule.CROSSREF)
    return [(printed, computed) for _, printed, computed in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dari 6.842 surat masuk, 2.118 surat diterima lewat pos dan 4.724 surat lewat laman.",
        "Pengunjung ruang baca tercatat 2.711 orang, terbanyak pada bulan Agustus.",
        "Tahun ini juga dibagikan 2.114 buku panduan kepada sekolah dan kantor desa.",
    ],
)
def test_another_count_is_no_slip_of_a_total(sentence: str) -> None:
    assert misquoted(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Arsip yang belum diberkas di seluruh kabupaten berjumlah 2.118 berkas.",
        "Pemberkasan arsip masih menyisakan 2.118 yang belum diberkas.",
    ],
)
def test_a_total_named_by_its_column_is_held_against_it(sentence: str) -> None:
    assert misquoted(sentence) == [("2.118", "2.111")]
