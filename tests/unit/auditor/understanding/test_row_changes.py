"""Columns of changes from one row to the next, which fit the figures beside them by chance only."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

HEAD = "LAPORAN KINERJA DINAS PERHUTANAN TAHUN 2031\n\n"
STEPS = """
Tabel 1 Target dan Realisasi Tahun 2029-2031
Tahun | Target | Realisasi | Perubahan Realisasi
2029 | 81,00 | 81,16 | -
2030 | 82,00 | 82,75 | 1,59
2031 | 83,00 | 84,12 | 1,37
"""
GROWTHS = """
Tabel 1 Kunjungan Hutan Wisata Tahun 2028-2031
Tahun | Rencana | Hasil | Pertumbuhan (%)
2028 | 1.200 | 1.250 | -
2029 | 1.300 | 1.375 | 10,00
2030 | 1.400 | 1.452 | 5,60
2031 | 1.500 | 1.597 | 9,99
"""
BACKWARDS = """
Tabel 1 Nilai Pelayanan
Tahun | Target | Realisasi | Kenaikan
2031 | 90,00 | 91,35 | 1,35
2030 | 89,00 | 90,00 | 1,20
2029 | 88,00 | 88,80 | -
"""
BESIDE = """
Tabel 1 Target dan Realisasi Menurut Resor
No | Resor | Target | Realisasi | Selisih
1 | Resor Utara | 81,00 | 81,16 | 0,16
2 | Resor Tengah | 82,00 | 82,75 | 0,75
3 | Resor Barat | 83,00 | 84,12 | {}
4 | Resor Selatan | 84,00 | 86,10 | 2,10
"""


def findings(table: str) -> list[tuple[str, str]]:
    return [(found.printed, found.computed) for found in audited(HEAD + table).findings]


@pytest.mark.parametrize("table", [STEPS, GROWTHS, BACKWARDS])
def test_changes_from_row_to_row_are_not_held_against_the_figures_beside_them(table: str) -> None:
    assert findings(table) == []


def test_one_wrong_step_of_several_does_not_make_the_others_wrong() -> None:
    assert ("5,60", "3,71") not in findings(GROWTHS.replace("9,99", "9,90"))


def test_a_wrong_change_beside_its_figures_is_told() -> None:
    assert findings(BESIDE.format("1,21")) == [("1,21", "1,12")]


def test_right_changes_beside_their_figures_are_not_told() -> None:
    assert findings(BESIDE.format("1,12")) == []


@pytest.mark.parametrize(
    "rows",
    [
        "Jumlah | 1.200 | 1.250 | 10,00",
        "Resor Utara\nJumlah | 1.500 | 1.597 | 9,99\nJumlah | 1.500 | 1.597 | 9,99",
        " | | | 10,00",
        "²⁰²⁹ | 1.300 | 1.375 | 10,00\n²⁰³⁰ | 1.400 | 1.452 | 5,60\n²⁰³¹ | 1.500 | 1.597 | 9,99",
    ],
    ids=["totals alone", "totals below a heading", "no label", "years as signs above the line"],
)
def test_tables_without_a_year_in_each_row_have_no_changes_of_years(rows: str) -> None:
    table = f"Tabel 1 Kunjungan\nTahun | Rencana | Hasil | Pertumbuhan (%)\n{rows}\n"
    assert findings(table) == []
