"""How far items moved: as printed, over years, and from one part of the year to the next."""

from __future__ import annotations

from collections.abc import Collection

from tests.unit.auditor.reports import read
from tests.unit.auditor.told.other_strangers import ENVIRONMENT, FARMS, LABOUR, SCHOOLS

from capaian.auditor.understanding.item_moves import moves_of_items, without_comparison


def moves(text: str, number: str, years: Collection[int] = (), base: int | None = None) -> list[list[int]]:
    report = read(text)
    table = next(table for table in report.tables if table.table.number == number)
    found = moves_of_items(table, table.figure_columns, years, base, report.year)
    return [[int(10 * each[row]) for row in sorted(each)] for each in found]


def test_changes_that_a_table_prints_are_moves_and_so_are_those_between_its_years() -> None:
    assert moves(SCHOOLS, "3.2") == [
        [2500, -4960, 3720, 1600],
        [40, -20, 30, 100],
        [2500, -4960, 3720, 1600],
    ]


def test_the_year_that_is_told_or_compared_with_says_which_step_is_meant() -> None:
    assert moves(ENVIRONMENT, "2.2", {2026}) == [[-4, 5, 8]]
    assert moves(ENVIRONMENT, "2.2", base=2027) == [[6, 5, -4]]
    assert moves(FARMS, "5.1", {2028}) == [[5000, 2300, 4600, -1900]]


def test_without_a_year_the_last_step_and_all_steps_together_may_be_meant() -> None:
    assert moves(ENVIRONMENT, "2.2") == [[31, 20, 14], [6, 5, -4]]


def test_quarters_move_from_one_to_the_next() -> None:
    assert moves(LABOUR, "4.1") == [[-1350, 2830, -4210], [-380, 1800, -430], [-970, 1030, -3780]]


def test_gaps_to_others_and_budgets_after_a_change_are_no_moves() -> None:
    gaps = """
LAPORAN KINERJA TAHUN 2024

Tabel 1 Perbandingan
Indikator | Kabupaten | Provinsi | Selisih dengan Provinsi
Jalan mantap | 84,39 | 82,97 | 1,42
Jembatan baik | 75,42 | 73,18 | 2,24
"""
    budgets = """
LAPORAN KINERJA TAHUN 2024

Tabel 1 Anggaran (Rp)
Program | Anggaran Murni | Anggaran Perubahan | Bertambah/(Berkurang)
Jalan | 6.842.150.000 | 6.915.400.000 | 73.250.000
Terminal | 735.400.000 | 689.900.000 | -45.500.000
Kapal | 214.250.000 | 198.700.000 | -15.550.000
"""
    assert moves(gaps, "1") == []
    assert moves(budgets, "1") == [[732_500_000, -455_000_000, -155_500_000]]


def test_what_is_compared_with_is_taken_out() -> None:
    assert without_comparison("Dua unit turun dari tahun sebelumnya.") == ("Dua unit turun.", None)
    assert without_comparison("Angka naik dari 3 menjadi 4.") == ("Angka naik dari 3 menjadi 4.", None)
