"""What is highest or lowest of one row over the periods that stand beside each other."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read, told

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


GROWN = """
Tabel 3.8 Perkembangan Perpustakaan Desa Tahun 2025-2029

Uraian | 2025 | 2026 | 2027 | 2028 | 2029
Jumlah perpustakaan desa | 34 | 41 | 53 | 67 | 82
Jumlah desa | 118 | 118 | 118 | 118 | 118
Persentase (%) | 28,81 | 34,75 | 44,92 | 56,78 | 69,49
Pertumbuhan (%) | - | 20,59 | 29,27 | 26,42 | 22,39

"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Pertumbuhan tertinggi terjadi pada tahun 2027 yaitu 29,27%, sedangkan tahun 2029 tumbuh 22,39%.",
        "Pertumbuhan terendah terjadi pada tahun 2026 sebesar 20,59%.",
        "Pertumbuhan perpustakaan desa paling tinggi dicapai pada tahun 2027.",
        "Tahun 2027 mencatat pertumbuhan tertinggi, yakni 29,27%.",
        "Pada tahun 2027 pertumbuhan mencapai angka tertinggi sebesar 29,27%.",
        "Jumlah perpustakaan desa terbanyak pada tahun 2029, yakni 82 unit.",
        "Kenaikan terbesar jumlah perpustakaan desa terjadi pada tahun 2029 sebesar 15 unit.",
    ],
)
def test_a_row_of_changes_has_its_own_highest_though_its_first_year_has_none(sentence: str) -> None:
    assert audited(GROWN + sentence).findings == ()


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("Pertumbuhan tertinggi terjadi pada tahun 2028 yaitu 26,42%.", "Pertumbuhan (%) tertinggi: 2028"),
        (
            "Pertumbuhan paling rendah tercatat pada tahun 2029 (22,39%).",
            "Pertumbuhan (%) paling rendah: 2029",
        ),
    ],
)
def test_a_year_that_is_no_extreme_of_a_row_of_changes_is_told(sentence: str, printed: str) -> None:
    assert claims(GROWN + sentence) == [printed]


def test_two_years_are_too_few() -> None:
    (table,) = read("\nTabel 1 Kapal\n\nDesa | 2030 | 2031\nRawa | 3 | 4\nLembah | 5 | 6\n").tables
    assert periods_beside(table) is None
