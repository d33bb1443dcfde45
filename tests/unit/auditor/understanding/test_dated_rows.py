"""Rows of years, columns of years, and columns that add up to the total."""

from __future__ import annotations

from tests.unit.auditor.reports import read

from capaian.auditor.understanding.added_columns import added_columns
from capaian.auditor.understanding.dated_rows import are_all_years, holds_years, year_of_row

YEARS = """
LAPORAN KINERJA DINAS PERTANIAN TAHUN 2026

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Produksi Padi Tahun 2024-2026
No | Tahun | Produksi (ton)
1 | 2024 | 1.250
2 | Tahun 2025 | 1.310
3 | 2026 | 1.405
"""
ADDED = """
LAPORAN KINERJA DINAS PERTANIAN TAHUN 2026

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Lahan per Kecamatan Tahun 2026
No | Kecamatan | Luas (ha) | Produksi (ton) | Hasil (ton/ha) | Bagian (%)
1 | Melati | 120 | 480 | 4,00 | 30,00
2 | Dahlia | 180 | 810 | 4,50 | 45,00
3 | Seruni | 100 | 350 | 3,50 | 25,00
 | Jumlah | 400 | 1.690 | 4,10 | 100,00
"""


def test_a_row_is_of_the_year_in_one_of_its_first_cells() -> None:
    (table,) = read(YEARS).tables
    assert [year_of_row(row) for row in table.items] == [2024, 2025, 2026]
    (other,) = read(ADDED).tables
    assert {year_of_row(row) for row in other.items} == {None}
    assert (are_all_years(table), are_all_years(other)) == (True, False)


def test_a_column_of_years_measures_nothing() -> None:
    (table,) = read(
        YEARS.replace("No | Tahun", "Tahun")
        .replace("1 | 2024", "2024")
        .replace("2 | Tahun 2025", "2025")
        .replace("3 | 2026", "2026")
    ).tables
    assert [c.name for c in table.columns if holds_years(table, c)] == ["Tahun"]


def test_columns_that_make_their_total_are_added() -> None:
    (table,) = read(ADDED).tables
    assert [column.name for column in added_columns(table)] == ["Luas (ha)", "Produksi (ton)"]


def test_one_wrong_figure_leaves_a_column_what_it_is() -> None:
    (table,) = read(ADDED.replace("| 480 |", "| 440 |")).tables
    assert "Produksi (ton)" in [column.name for column in added_columns(table)]
    (far,) = read(ADDED.replace("| 480 |", "| 48 |")).tables
    assert "Produksi (ton)" not in [column.name for column in added_columns(far)]


def test_without_a_total_none_is_added() -> None:
    (table,) = read(YEARS).tables
    assert added_columns(table) == ()
