"""Tables of several years: which years a word of a direction means, achievements of years gone by."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read, told

from capaian.domain.audit import AuditRule

DIRECTIONS = """
Tabel 3.3 Perbandingan Realisasi dan Capaian
No | Indikator Kinerja Utama | Realisasi | | | Capaian (%) | | Keterangan
 | | 2020 | 2021 | 2022 | 2021 | 2022 | (2022 terhadap 2021)
1 | Skor Pola Pangan Harapan | 85,30 | 87,40 | 89,30 | 100,46 | 100,90 | Naik
2 | Persentase Rumah Layak Huni | 71,05 | 78,95 | 86,84 | 100,00 | 103,12 | Naik
3 | Jumlah Produksi Perikanan Budidaya | 3.604 | 3.870 | 3.596 | 96,75 | 85,62 | Turun
4 | Angka Konsumsi Ikan Penduduk | 43,62 | 44,75 | 45,83 | 99,44 | 98,56 | Naik
5 | Indeks Kepuasan Masyarakat Kota | 81,75 | 83,25 | 84,50 | 101,52 | 101,81 | Naik
"""
PLAN = """
Tabel 2.1 Target Renstra
No | Indikator Kinerja Utama | Target 2021 | Target 2022
1 | Skor Pola Pangan Harapan | 87,00 | 88,50
2 | Persentase Rumah Layak Huni | 78,95 | 84,21
3 | Jumlah Produksi Perikanan Budidaya | 4.000 | 4.200
4 | Angka Konsumsi Ikan Penduduk | 45,00 | 46,50
5 | Indeks Kepuasan Masyarakat Kota | 82,00 | 83,00
"""
SURVEY = """
Tabel 3.12 Nilai Unsur Pelayanan
Kode | Unsur Pelayanan | Nilai 2021 | Nilai 2022
U1 | Persyaratan pelayanan | 3,39 | 3,49
U2 | Prosedur pelayanan | 3,36 | 3,42
U3 | Waktu penyelesaian | 3,12 | 3,21
U4 | Biaya atau tarif | 3,68 | 3,71
U5 | Produk layanan | 3,29 | 3,33
Rata-rata | | 3,37 | 3,43
Nilai IKM | | 84,25 | 85,75
"""


def test_words_that_fit_other_columns_of_the_same_years_are_right() -> None:
    assert told(DIRECTIONS, AuditRule.TREND) == []


@pytest.mark.parametrize("line", ["1 | Skor", "2 | Persentase", "5 | Indeks"])
def test_a_word_against_all_columns_is_told(line: str) -> None:
    rows = [row.replace("Naik", "Turun") if row.startswith(line) else row for row in DIRECTIONS.split("\n")]
    found = told("\n".join(rows), AuditRule.TREND)
    assert [computed for _, _, computed in found] == ["Naik"]


@pytest.mark.parametrize(("right", "wrong"), [("100,46", "101,46"), ("101,52", "105,12")])
def test_an_achievement_of_a_year_gone_by_is_held_against_the_target_of_that_year(
    right: str, wrong: str
) -> None:
    report = PLAN + DIRECTIONS
    assert told(report, AuditRule.ACHIEVEMENT) == []
    found = told(report.replace(right, wrong), AuditRule.ACHIEVEMENT)
    assert [(printed, computed) for _, printed, computed in found] == [(wrong, right)]


def test_targets_that_few_achievements_fit_are_not_those_meant() -> None:
    revised = (
        PLAN.replace("87,00", "86,00")
        .replace("78,95", "80,00")
        .replace("45,00", "44,00")
        .replace("82,00", "81,00")
    )
    assert told(revised + DIRECTIONS, AuditRule.ACHIEVEMENT) == []


@pytest.mark.parametrize(("right", "wrong"), [("84,25", "83,25"), ("85,75", "85,57")])
def test_the_index_below_a_row_of_means_is_that_of_its_own_column(right: str, wrong: str) -> None:
    assert told(SURVEY, AuditRule.INDEX) == []
    found = told(SURVEY.replace(right, wrong), AuditRule.INDEX)
    assert [(printed, computed) for _, printed, computed in found] == [(wrong, right)]


@pytest.mark.parametrize("mark", ["<br>", "<br/>", "</p><p>"])
def test_a_break_of_a_line_in_a_head_parts_its_words(mark: str) -> None:
    text = """
Tabel 1
No | Uraian program kerja | Pagu@(Rp) | Realisasi@Tahun 2022 (Rp)
1 | Program A | 20.000.000 | 19.500.000
"""
    (table,) = read(text.replace("@", mark)).tables
    assert [column.name for column in table.columns][2:] == ["Pagu (Rp)", "Realisasi Tahun 2022 (Rp)"]
