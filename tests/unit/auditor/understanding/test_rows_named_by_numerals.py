"""Numerals that are all that names a row, such as classes I, II and III, number no list."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read

from capaian.auditor.understanding.rows import RowKind

ROADS = """
LAPORAN KINERJA TAHUN 2031

Tabel 1.1 Kelas Jalan

Kelas | Panjang (km) | Bagian (%)
I | 12,5 | 12,50
II | 27,5 | 27,50
III | 40,0 | 40,00
Tanpa kelas | 20,0 | 20,00
Jumlah | {} | 100,00
"""
STAFF = """
LAPORAN KINERJA TAHUN 2031

Tabel 1.1 Pejabat Menurut Eselon

Eselon | Laki-laki | Perempuan | Jumlah
II | 1 | 0 | 1
III | 3 | 1 | 4
IV | 2 | 2 | 4
Fungsional | {} | 6 | 13
Pelaksana | 5 | 4 | 9
Jumlah | 18 | 13 | 31
"""
LISTED = """
LAPORAN KINERJA TAHUN 2031

Tabel 1.1 Belanja

No | Uraian | Anggaran
I | Belanja Pegawai | 400
II | Belanja Barang | 300
Jumlah Operasi | | 700
III | Belanja Modal | 200
Jumlah | | 900
"""


@pytest.mark.parametrize(("text", "right", "wrong"), [(ROADS, "100,0", "80,0"), (STAFF, "7", "2")])
def test_rows_with_words_stand_beside_those_with_numerals(text: str, right: str, wrong: str) -> None:
    assert audited(text.format(right)).findings == ()
    assert {found.rule.value for found in audited(text.format(wrong)).findings} == {"sum"}


def test_rows_without_a_number_below_numbered_names_are_totals() -> None:
    kinds = [row.kind for row in read(LISTED).tables[0].rows]
    assert kinds == [RowKind.ITEM, RowKind.ITEM, RowKind.TOTAL, RowKind.ITEM, RowKind.TOTAL]
