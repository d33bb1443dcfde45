"""A sound report of a road office, and what is said once one sentence or head of it is wrong."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

REPORT = """
LAPORAN KINERJA DINAS JALAN KABUPATEN LEMBAH SUNYI
TAHUN 2031

BAB I PERENCANAAN

1.1 Perjanjian Kinerja

Perjanjian Kinerja ditandatangani pada 12 Januari 2031 dan diubah pada 3 Oktober 2031.

1.2 Anggaran

Seluruh empat program ikut dikurangi.

Tabel 1.1 Anggaran menurut Program Tahun 2031

No | Program | Murni | Perubahan
1 | Program Jalan Desa | 412.000.000 | 380.000.000
2 | Program Jembatan | 250.500.000 | 240.000.000
3 | Program Lampu Jalan | 118.000.000 | 109.400.000
4 | Program Trotoar | 95.250.000 | 90.000.000
 | Jumlah | 875.750.000 | 819.400.000

BAB II HASIL

2.1 Jalan

Tabel 2.1 Kemantapan Jalan menurut Kecamatan Tahun 2031

No | Kecamatan | Panjang (km) | Jalan mantap | Kemantapan (%)
1 | Tirta | 120 | 96 | 80,00
2 | Wuni | 100 | 76 | 76,00
3 | Sendang | 60 | 39 | 65,00
 | Jumlah | 280 | 211 | 75,36

Selisih kemantapan antara Kecamatan Tirta dan Sendang sebesar 15,00 poin.

2.2 Jembatan

Tabel 2.2 Kemantapan Jembatan menurut Kecamatan Tahun 2031

No | Kecamatan | Jumlah (unit) | Mantap | Kemantapan (%)
1 | Tirta | 40 | 36 | 90,00
2 | Wuni | 25 | 21 | 84,00
3 | Sendang | 20 | 13 | 65,00
 | Jumlah | 85 | 70 | 82,35

Jarak kemantapan antara Kecamatan Tirta dan Wuni adalah 6,00 poin.
"""

_WRONG = [
    ("3 Oktober 2031", "3 Oktober 2030", AuditRule.YEAR),
    ("Seluruh empat program", "Seluruh lima program", AuditRule.COUNT),
    ("sebesar 15,00 poin", "sebesar 51,00 poin", AuditRule.DIFFERENCE),
    ("adalah 6,00 poin", "adalah 9,00 poin", AuditRule.DIFFERENCE),
    ("Jumlah (unit) | Mantap |", "Jumlah (unit) | Jalan mantap |", AuditRule.LABEL),
]


def test_nothing_is_said_of_the_report_as_it_is() -> None:
    assert [found for found in audited(REPORT).findings if found.level is Level.ERROR] == []


@pytest.mark.parametrize(("old", "new", "rule"), _WRONG)
def test_what_is_wrong_is_told_by_its_rule(old: str, new: str, rule: AuditRule) -> None:
    assert REPORT.count(old) == 1
    assert rule in {found.rule for found in audited(REPORT.replace(old, new)).findings}
