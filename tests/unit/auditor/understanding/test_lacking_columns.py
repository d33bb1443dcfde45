"""A column of what is lacking is the target without the actual: `Kekurangan`."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

PLAN = """
LAPORAN KINERJA DINAS UJI TAHUN 2031

Tabel 5 Realisasi Tahun 2031 terhadap Target Akhir Renstra (2034)
No | Indikator | Realisasi 2031 | Target 2034 | Kekurangan
1 | Indeks literasi | 64,18 | 68,00 | 3,82
2 | Desa berperpustakaan (%) | 76,74 | 90,00 | {gap}
3 | Arsip tertib (%) | 76,09 | 95,00 | 18,91
4 | Nilai pengawasan | 66,35 | 78,00 | 11,65
"""
STAFF = """
LAPORAN KINERJA RUMAH SAKIT UJI TAHUN 2031

Tabel 5 Kebutuhan Tenaga Tahun 2031
No | Tenaga | Kebutuhan | Tersedia | Kekurangan
1 | Dokter | 24 | 17 | 7
2 | Perawat | 120 | 98 | {gap}
3 | Bidan | 40 | 31 | 9
4 | Apoteker | 16 | 11 | 5
"""


@pytest.mark.parametrize(
    ("table", "right", "wrong"), [(PLAN, "13,26", "16,23"), (STAFF, "22", "25")], ids=["plan", "staff"]
)
def test_what_is_lacking_is_recomputed(table: str, right: str, wrong: str) -> None:
    assert told(table.format(gap=right), AuditRule.DIFFERENCE) == []
    found = told(table.format(gap=wrong), AuditRule.DIFFERENCE)
    assert [(printed, computed) for _, printed, computed in found] == [(wrong, right)]


def test_words_of_what_is_lacking_are_no_differences() -> None:
    words = STAFF.replace("Kekurangan", "Kekurangan yang Dilaporkan ke Provinsi").replace("| 7\n", "| 2\n")
    lines = words.replace("| 9\n", "| 4\n").replace("| 5\n", "| 1\n").format(gap=3)
    assert told(lines, AuditRule.DIFFERENCE) == []
