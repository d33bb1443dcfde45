"""What is highest or lowest of one row over the periods that stand beside each other."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read, told

from capaian.auditor.understanding.extremes import extremes_in
from capaian.auditor.understanding.over_periods import (
    figures_over,
    is_extreme_of_its_periods,
    periods_beside,
)
from capaian.domain.audit import AuditRule

YEARS = """
Tabel 3.1 Angkatan Kerja dan Pengangguran 2028-2031

Uraian | 2028 | 2029 | 2030 | 2031
Angkatan kerja (orang) | 120.000 | 118.000 | 125.000 | 130.000
Penganggur (orang) | 7.200 | 9.440 | 8.125 | 7.150
TPT (%) | 6,00 | 8,00 | 6,50 | 5,50

"""
QUARTERS = """
Tabel 3.1 Pemeriksaan per Triwulan Tahun 2031

Uraian | TW I | TW II | TW III | TW IV
Petak direncanakan | 40 | 50 | 60 | 50
Petak diperiksa | 30 | 45 | 57 | 48
Persentase (%) | 75,00 | 90,00 | 95,00 | 96,00

"""


def claims(text: str) -> list[str]:
    return [printed for _, printed, _ in told(text, AuditRule.CLAIM)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dalam empat tahun TPT tertinggi tercatat pada tahun 2029 (8,00%).",
        "TPT tertinggi pada tahun 2029, yaitu 8,00%.",
        "TPT tertinggi sebesar 8,00% terjadi pada tahun 2029.",
        "Angkatan kerja terendah tercatat pada tahun 2029 (118.000 orang).",
        "TPT terendah pada tahun 2031 (5,50%).",
    ],
)
def test_a_row_is_held_against_its_own_years(sentence: str) -> None:
    assert claims(YEARS + sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "TPT tertinggi tercatat pada tahun 2030 (6,50%).",
        "Angkatan kerja terendah tercatat pada tahun 2030 (125.000 orang).",
    ],
)
def test_a_year_that_is_no_extreme_of_its_row_is_told(sentence: str) -> None:
    assert len(claims(YEARS + sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Persentase pemeriksaan tertinggi pada triwulan IV (96,00%) dan terendah pada triwulan I (75,00%).",
        "Persentase pemeriksaan terendah pada triwulan I (75,00%).",
        "Petak diperiksa terbanyak pada triwulan III, yaitu 57 petak.",
        "Pemeriksaan paling rendah terjadi pada triwulan I dengan persentase 75,00%.",
    ],
)
def test_a_row_is_held_against_its_own_quarters(sentence: str) -> None:
    assert claims(QUARTERS + sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Muara Jaya mencatat kunjungan tertinggi pada tahun 2031.", True),
        ("Muara Jaya mencatat kunjungan tertinggi pada tahun 2030.", False),
        ("Muara Jaya mencatat kunjungan terendah pada tahun 2031.", False),
        ("Muara Jaya mencatat kunjungan tertinggi kedua pada tahun 2031.", False),
        ("Kunjungan tertinggi pada tahun 2031 dicapai Muara Jaya.", False),
        ("Kunjungan tertinggi pada tahun 2031 dengan Muara Jaya 335.", True),
        ("Muara Jaya mencatat kunjungan tertinggi dari tahun 2030 ke 2031.", False),
    ],
)
def test_a_row_stands_before_the_word_and_one_period_behind_it(sentence: str, expected: bool) -> None:
    rows = "Muara Jaya | 310 | 320 | 335\nLembah Hijau | 410 | 420 | 435\n"
    (table,) = read(f"\nTabel 2 Kunjungan menurut Desa\n\nDesa | 2029 | 2030 | 2031\n{rows}\n").tables
    (extreme,) = extremes_in(sentence, [row.label for row in table.rows])
    assert is_extreme_of_its_periods(extreme, table, table.rows[extreme.rows[0]]) is expected


def test_years_and_quarters_beside_each_other_are_periods() -> None:
    for text, first in ((YEARS, "2028"), (QUARTERS, "triwulan i")):
        (table,) = read(text).tables
        periods = periods_beside(table)
        assert periods is not None
        assert (periods.names[0], len(periods.names)) == (first, 4)
        assert len(figures_over(table.rows[0], periods)) == 4


def test_two_years_are_too_few() -> None:
    (table,) = read("\nTabel 1 Kapal\n\nDesa | 2030 | 2031\nRawa | 3 | 4\nLembah | 5 | 6\n").tables
    assert periods_beside(table) is None
