"""Figures of one thing over the years, in rows and in columns."""

from __future__ import annotations

from decimal import Decimal

from tests.unit.auditor.reports import read

from capaian.auditor.understanding.told_series import Series, series_named, series_of_columns, series_of_row

UPRIGHT = """
Tabel 1 Perkembangan
Indikator | 2028 | 2029 | 2030
Indeks Literasi Siswa | 63,20 | 65,75 | 68,25
Angka Partisipasi Murni | 95,90 | 96,70 | 97,44
"""
LYING = """
Tabel 1 Perkembangan
Tahun | ILS | Target APM | APM
2028 | 63,20 | 95,00 | 95,90
2029 | 65,75 | 96,00 | 96,70
2030 | 68,25 | 97,00 | 97,44
"""


def values(series: Series) -> dict[int, Decimal]:
    return {year: number.value for year, number in series.items()}


def test_a_row_and_a_column_are_one_series() -> None:
    literacy = {2028: Decimal("63.20"), 2029: Decimal("65.75"), 2030: Decimal("68.25")}
    for text in (UPRIGHT, LYING):
        (table,) = read(text).tables
        (found,) = series_named("Indeks Literasi Siswa", table)
        assert values(found) == literacy
        assert [*series_named("Indeks Kepuasan", table)] == []
    (table,) = read(UPRIGHT).tables
    (found,) = series_of_row(table, table.items[0])
    assert values(found) == literacy


def test_targets_are_no_levels() -> None:
    (table,) = read(LYING).tables
    assert [*series_of_columns(table)] == ["ILS", "APM"]


def test_rows_that_are_no_years_make_no_series() -> None:
    (table,) = read(UPRIGHT).tables
    assert series_of_columns(table) == {}
