"""Names of rows come again in other tables: what one of them bears out is no fault."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

REPORT = """
LAPORAN KINERJA KECAMATAN SUKA MAJU TAHUN 2029

BAB III AKUNTABILITAS KINERJA

3.1 Penduduk

Tabel 3.1 Penduduk Menurut Desa Tahun 2029
No | Desa | Laki-laki | Perempuan | Jumlah
1 | Ranca | 1.204 | 1.180 | 2.384
2 | Cikole | 2.316 | 2.401 | 4.717
3 | Sindang | 987 | 1.002 | 1.989
 | Jumlah | 4.507 | 4.583 | 9.090

3.2 Kader

Tabel 3.2 Kader Menurut Desa Tahun 2029
No | Desa | Laki-laki | Perempuan | Jumlah
1 | Ranca | 14 | 22 | 36
2 | Cikole | 11 | 19 | 30
3 | Sindang | 9 | 8 | 17
 | Jumlah | 34 | 49 | 83

{said}
"""


def lines(said: str) -> set[int]:
    return {
        line for found in audited(REPORT.format(said=said)).findings for line in (found.line, *found.lines)
    }


@pytest.mark.parametrize(
    "said",
    [
        "Di Desa Cikole perempuan lebih banyak daripada laki-laki.",
        "Di Desa Sindang perempuan lebih banyak daripada laki-laki.",
        "Desa Cikole memiliki jumlah paling banyak.",
        "Desa Ranca memiliki jumlah paling banyak.",
        "Desa Ranca dan Desa Cikole berjumlah 7.101 orang.",
        "Jumlah di Desa Ranca lebih besar daripada di Desa Cikole.",
        "Jumlah di Desa Cikole lebih besar daripada di Desa Ranca.",
    ],
)
def test_what_another_table_of_these_rows_bears_out_is_silent(said: str) -> None:
    assert lines(said) == set()


@pytest.mark.parametrize(
    "said",
    [
        "Di Desa Ranca perempuan lebih sedikit daripada laki-laki di kader.",
        "Desa Sindang memiliki jumlah paling banyak.",
        "Desa Ranca dan Desa Cikole berjumlah 77 orang.",
        "Jumlah di Desa Sindang lebih besar daripada di Desa Ranca.",
    ],
)
def test_what_no_table_bears_out_is_told(said: str) -> None:
    assert REPORT.format(said=said).strip("\n").split("\n").index(said) + 1 in lines(said)
