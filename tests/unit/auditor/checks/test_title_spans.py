"""Years from one to another in titles, above columns or rows of other years."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

CLINIC = """
LAPORAN AKUNTABILITAS KINERJA RUMAH SAKIT WANASARI TAHUN 2022

Tabel 3.2 Kunjungan Pasien Menurut Poli Tahun 2019-2022

Poli | 2019 | 2020 | 2021 | 2022
Anak | 4.100 | 3.200 | 3.600 | 4.250
Bedah | 2.800 | 2.100 | 2.450 | 2.450
Dalam | 6.300 | 5.000 | 5.700 | 6.480
"""
FISHERY = """
LAPORAN KINERJA DINAS PERIKANAN KABUPATEN SRIWANGI TAHUN 2023

Tabel 5. Perbandingan Indikator Tahun 2021 s.d. 2023

Indikator | Realisasi | | | Rata-rata
 | 2021 | 2022 | 2023 |
Produksi perikanan tangkap | 5.020,1 | 5.175,3 | 5.337,6 | 5.177,7
Produksi perikanan budidaya | 2.300,0 | 2.251,0 | 2.184,0 | 2.245,0
Angka konsumsi ikan | 41,90 | 42,70 | 43,65 | 42,75
"""
ROWS = """
LAPORAN KINERJA DINAS KOPERASI KOTA MELUR TAHUN 2023

Tabel 2.1 Koperasi Aktif Tahun 2020 sampai dengan 2023

Tahun | Koperasi Aktif | Anggota
2020 | 212 | 9.310
2021 | 220 | 9.544
2022 | 231 | 9.871
2023 | 236 | 10.002
"""


@pytest.mark.parametrize("report", [CLINIC, FISHERY, ROWS])
def test_a_title_with_the_years_of_its_table_is_no_finding(report: str) -> None:
    assert audited(report).findings == ()


@pytest.mark.parametrize(
    ("report", "right", "wrong", "found"),
    [
        (CLINIC, "2019-2022", "2018-2022", ("2018-2022", "2019-2022")),
        (CLINIC, "2019-2022", "2019-2021", ("2019-2021", "2019-2022")),
        (FISHERY, "2021 s.d. 2023", "2020 s.d. 2023", ("2020-2023", "2021-2023")),
        (FISHERY, "2021 s.d. 2023", "2011 s.d. 2023", ("2011-2023", "2021-2023")),
        (ROWS, "2020 sampai dengan 2023", "2021 sampai dengan 2023", ("2021-2023", "2020-2023")),
    ],
)
def test_a_title_with_other_years_is_told(
    report: str, right: str, wrong: str, found: tuple[str, str]
) -> None:
    assert [each[1:] for each in told(report.replace(right, wrong), AuditRule.YEAR)] == [found]


@pytest.mark.parametrize(
    ("report", "old", "new"),
    [
        (CLINIC, "Kunjungan Pasien Menurut Poli Tahun 2019", "Kunjungan menurut Renstra Tahun 2018"),
        (CLINIC, "Kunjungan Pasien Menurut Poli Tahun 2019", "Pertumbuhan Kunjungan Tahun 2018"),
        (CLINIC, "2019-2022", "2017-2023"),
        (CLINIC, "Poli | 2019", "Poli | Kondisi Awal"),
    ],
)
def test_spans_of_plans_and_changes_are_not_judged(report: str, old: str, new: str) -> None:
    assert told(report.replace(old, new), AuditRule.YEAR) == []
