"""Counts right behind a sentence about one row, which may be of that row alone."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

STAFF = """
LAPORAN KINERJA DINAS PERIKANAN KABUPATEN SRIWANGI TAHUN 2023

1.1 Pegawai

{said}

Tabel 1.1 Jumlah Pegawai Menurut Golongan

No | Golongan | Laki-laki | Perempuan | Jumlah
1 | Golongan II | 5 | 3 | 8
2 | Golongan III | 21 | 15 | 36
3 | Golongan IV | 4 | 3 | 7
 | Jumlah | 30 | 21 | 51
"""
SCHOOLS = """
LAPORAN KINERJA DINAS PENDIDIKAN KOTA MELUR TAHUN 2023

1.1 Sekolah

{said}

Tabel 1.1 Jumlah Sekolah Menurut Kecamatan

Kecamatan | Negeri | Swasta | Jumlah
Melati | 22 | 14 | 36
Dahlia | 31 | 12 | 43
Anggrek | 19 | 25 | 44
Jumlah | 72 | 51 | 123
"""


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (STAFF, "Pada Golongan III terdapat 36 orang. Pegawai perempuan 15 orang."),
        (STAFF, "Pada Golongan III terdapat 36 orang. Pegawai perempuan 14 orang."),  # whatever it is of
        (STAFF, "Jumlah pegawai 51 orang. Pada Golongan III terdapat 36 orang. Pegawai laki-laki 21 orang."),
        (SCHOOLS, "Di Kecamatan Anggrek terdapat 44 sekolah. Sekolah swasta 25 sekolah."),
        (STAFF, "Pegawai perempuan berjumlah 21 orang."),
    ],
)
def test_a_count_that_may_be_of_the_row_named_before_is_no_finding(report: str, said: str) -> None:
    assert audited(report.format(said=said)).findings == ()


@pytest.mark.parametrize(
    "said",
    [
        "Jumlah pegawai 51 orang. Pegawai perempuan 20 orang.",
        "Pada Golongan III terdapat 36 orang. Jumlah seluruh pegawai perempuan 20 orang.",
    ],
)
def test_a_count_of_all_is_told(said: str) -> None:
    found = told(STAFF.format(said=said), AuditRule.CROSSREF)
    assert [(printed, computed) for _, printed, computed in found] == [("20", "21")]
