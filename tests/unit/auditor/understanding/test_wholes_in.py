"""What a figure of a table may be a part of, by the words for the whole."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.understanding.parts_told import wholes_in

STAFF = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2034

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Pegawai Menurut Jabatan dan Jenis Kelamin Tahun 2034
No | Jabatan | Laki-laki | Perempuan | Jumlah
1 | Perawat | 64 | 117 | 181
2 | Bidan | 0 | 148 | 148
3 | Sanitarian | 13 | 19 | 32
 | Jumlah | 77 | 284 | 361
"""


@pytest.mark.parametrize(
    ("nouns", "wholes"),
    [
        ({"pegawai"}, [361, 284]),
        ({"pegawai", "perempuan"}, [284, 361]),
        ({"perawat"}, [361, 284, 181]),
    ],
)
def test_the_likeliest_whole_stands_first(nouns: set[str], wholes: list[int]) -> None:
    (table,) = read(STAFF).tables
    number = table.items[0].row.cells[3].number
    assert number is not None
    assert [whole.value for whole in wholes_in(table, number, nouns)] == wholes


def test_a_figure_is_no_part_of_a_smaller_one() -> None:
    (table,) = read(STAFF).tables
    number = table.totals[0].row.cells[4].number
    assert number is not None
    assert [*wholes_in(table, number, {"pegawai"})] == []
