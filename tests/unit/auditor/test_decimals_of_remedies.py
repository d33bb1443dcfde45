"""A figure that should be the one printed elsewhere is told with the decimals that it has there."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

FOREST = """
LAPORAN KINERJA TAHUN 2041

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Kelompok Tani Hutan

Uraian | Banyaknya
Jumlah kelompok tani hutan | 418
Rata-rata anggota kelompok tani hutan | {0}

Rata-rata anggota kelompok tani hutan adalah {1} orang.
"""
HERD = """
LAPORAN KINERJA TAHUN 2041

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Ternak

Uraian | Banyaknya
Jumlah kelompok peternak | 212
Rata-rata anggota kelompok peternak | {0}

Rata-rata anggota kelompok peternak adalah {1} ekor.
"""


@pytest.mark.parametrize("text", [FOREST, HERD])
def test_what_another_place_prints_is_told_as_it_stands_there(text: str) -> None:
    assert told(text.format("85,9", "85,9"), AuditRule.CROSSREF) == []
    (found,) = told(text.format("85,9", "89,5"), AuditRule.CROSSREF)
    assert found[1:] == ("89,5", "85,9")
