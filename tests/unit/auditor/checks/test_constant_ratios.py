"""Columns that are another one over a figure of the title or of the text."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

MARKET = """
3.1 Survei

Tabel 3.8 Hasil Survei Kepuasan Pedagang (150 Responden)
No | Unsur | Jumlah Nilai | Nilai Unsur
1 | Persyaratan | 478 | 3,19
2 | Prosedur | 491 | 3,27
3 | Waktu | 462 | 3,08
4 | Tarif | 553 | 3,69
5 | Produk | 497 | 3,31
"""
MUSEUM = """
3.2 Kunjungan

Target kunjungan Semester I sebanyak 8.000 orang.

Tabel 3.15 Kunjungan Museum Semester I
Bulan | Kunjungan Kumulatif | Persentase terhadap Target (%)
Januari | 1.204 | 15,05
Februari | 2.335 | 29,19
Maret | 3.723 | 46,54
April | 4.998 | 62,48
Mei | 6.458 | 80,73
"""


def ratios(text: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.RATIO)]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (MARKET, "3,08", "3,80"),
        (MARKET, "3,69", "3,66"),
        (MUSEUM, "46,54", "64,54"),
        (MUSEUM, "80,73", "80,37"),
    ],
)
def test_a_figure_that_is_another_over_one_of_the_text_is_told(text: str, right: str, wrong: str) -> None:
    assert audited(text).findings == ()
    assert ratios(text.replace(right, wrong)) == [(wrong, right)]


def test_a_wrong_base_is_told_in_its_row() -> None:
    (found,) = audited(MARKET.replace("462", "642")).findings
    assert (found.rule, found.line) == (AuditRule.RATIO, 7)
    assert "642 ÷ 150" in found.why


@pytest.mark.parametrize(
    ("text", "right", "other"),
    [
        (MARKET, "(150 Responden)", ""),
        (MARKET, "150 Responden", "175 Responden"),
        (MUSEUM, "8.000", "9.500"),
        (MUSEUM, "Target kunjungan Semester I sebanyak 8.000 orang.", "Target kunjungan belum ditetapkan."),
    ],
)
def test_without_such_a_figure_in_the_text_nothing_is_told(text: str, right: str, other: str) -> None:
    changed = text.replace(right, other).replace("3,08", "3,80").replace("46,54", "64,54")
    assert ratios(changed) == []


def test_few_rows_that_come_to_it_tell_nothing_of_the_others() -> None:
    few = MARKET.replace("3,19", "2,19").replace("3,27", "3,77").replace("3,69", "3,96")
    assert ratios(few) == []


def test_short_figures_tell_no_divisor() -> None:
    short = MARKET.replace("3,19", "3,2").replace("3,27", "3,3").replace("3,08", "3,1").replace("3,69", "3,7")
    assert ratios(short.replace("3,31", "3,9")) == []


def test_the_mean_per_year_of_the_years_beside_it() -> None:
    visits = """
Tabel 2 Kunjungan Wisata
No | Jenis | 2022 | 2023 | 2024 | Rata-rata per Tahun
1 | Pantai | 41.208 | 43.915 | 46.377 | 43.833,33
2 | Gunung | 18.644 | 19.250 | 20.813 | 19.569,00
3 | Budaya | 7.915 | 8.402 | 9.038 | 8.451,67
"""
    assert audited(visits).findings == ()
    wrong = visits.replace("19.569,00", "91.569,00")
    assert [found[2] for found in told(wrong, AuditRule.AVERAGE)] == ["19.569,00"]
