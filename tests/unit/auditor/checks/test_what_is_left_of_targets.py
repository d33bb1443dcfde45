"""What is left of a target is on the scale of no index."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

LITERACY = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031

Tabel 5. Realisasi Tahun 2031 terhadap Target Akhir Renstra (2034)

No. | Indikator Sasaran | Realisasi 2031 | Target 2034 | {}
1 | Indeks Pembangunan Literasi Masyarakat | 64,18 | 68,00 | 3,82
2 | Indeks Kegemaran Membaca | 76,74 | 79,50 | 2,76
3 | Indeks Tata Arsip | 66,35 | 78,00 | 11,65
"""
ROADS = """
LAPORAN KINERJA DINAS PERHUBUNGAN TAHUN 2031

Tabel 2. Indeks Layanan Terminal

No | Indikator | Realisasi 2031 | Target 2034 | {}
1 | Indeks Kepuasan Penumpang | 82,40 | 85,00 | 2,60
2 | Indeks Keselamatan Angkutan | 71,10 | 74,50 | 3,40
"""


@pytest.mark.parametrize("text", [LITERACY, ROADS])
@pytest.mark.parametrize("head", ["Sisa Target", "Selisih terhadap Target", "Gap Target"])
def test_what_is_left_has_no_scale(text: str, head: str) -> None:
    assert told(text.format(head), AuditRule.UNIT) == []


@pytest.mark.parametrize("text", [LITERACY, ROADS])
def test_a_target_on_another_scale_is_still_told(text: str) -> None:
    assert told(text.format("Target Provinsi"), AuditRule.UNIT) != []
