"""Figures of one year in two tables, one of which tells the year in digits and one by `Tahun Lalu`."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

TRAFFIC = """
LAPORAN KINERJA DINAS PERHUBUNGAN KABUPATEN TANJUNG SERAYU TAHUN 2024

Tabel 3.1 Capaian Indikator Kinerja Tahun 2024

No | Indikator Kinerja | Satuan | Target | Realisasi | %
1 | Kendaraan wajib uji yang diuji | % | 90,00 | 92,70 | 103,00
2 | Persentase rambu terpasang | % | 80,00 | 74,40 | 93,00
3 | Indeks kepuasan penumpang | Indeks | 82,00 | 83,64 | 102,00
4 | Persentase angkutan laik jalan | % | 75,00 | 66,00 | 88,00

Tabel 3.2 Perkembangan Realisasi Indikator Tahun 2022-2024

No | Indikator | 2022 | 2023 | 2024
1 | Kendaraan wajib uji yang diuji | 88,20 | 90,40 | 92,70
2 | Persentase rambu terpasang | 71,50 | 74,40 | 74,40
3 | Indeks kepuasan penumpang | 80,20 | 82,11 | 83,64
4 | Persentase angkutan laik jalan | 67,10 | 66,50 | 66,00

Tabel 3.3 Perbandingan Realisasi Tahun Ini dengan Tahun Lalu

No | Indikator | Realisasi Tahun Lalu | Realisasi Tahun Ini
1 | Kendaraan wajib uji yang diuji | 90,40 | 92,70
2 | Persentase rambu terpasang | 74,40 | 74,40
3 | Indeks kepuasan penumpang | 82,11 | 83,64
4 | Persentase angkutan laik jalan | 66,50 | 66,00
"""
CLINIC = """
LAPORAN AKUNTABILITAS KINERJA RUMAH SAKIT WANASARI TAHUN 2022

Tabel 3.2 Kunjungan Pasien Menurut Poli Tahun 2020-2022

Poli | 2020 | 2021 | 2022
Anak | 3.200 | 3.600 | 4.250
Bedah | 2.100 | 2.450 | 2.450
Dalam | 5.000 | 5.700 | 6.480
Gigi | 1.200 | 1.500 | 1.960
Mata | 900 | 1.150 | 1.380

Tabel 3.3 Perubahan Kunjungan

No | Poli | Tahun Sebelumnya | Tahun Berjalan | Selisih
1 | Anak | 3.600 | 4.250 | 650
2 | Bedah | 2.450 | 2.450 | 0
3 | Dalam | 5.700 | 6.480 | 780
4 | Gigi | 1.500 | 1.960 | 460
5 | Mata | 1.150 | 1.380 | 230
"""


@pytest.mark.parametrize("report", [TRAFFIC, CLINIC])
def test_tables_that_agree_are_no_finding(report: str) -> None:
    assert audited(report).findings == ()


@pytest.mark.parametrize(
    ("report", "right", "wrong", "figures"),
    [
        (TRAFFIC, "penumpang | 82,11", "penumpang | 81,21", {"82,11", "81,21"}),
        (TRAFFIC, "| 66,50 | 66,00\n\nTabel 3.3", "| 65,60 | 66,00\n\nTabel 3.3", {"66,50", "65,60"}),
        (CLINIC, "Gigi | 1.500 | 1.960 | 460", "Gigi | 1.550 | 1.960 | 410", {"1.500", "1.550"}),
        (CLINIC, "Anak | 3.200 | 3.600 |", "Anak | 3.200 | 3.060 |", {"3.600", "3.060"}),
    ],
)
def test_a_figure_of_last_year_that_differs_is_told(
    report: str, right: str, wrong: str, figures: set[str]
) -> None:
    assert report.count(right) == 1
    found = [f for f in audited(report.replace(right, wrong)).findings if f.rule is AuditRule.CROSSREF]
    assert [{f.printed, f.computed} for f in found] == [figures]


def test_last_years_figure_is_not_held_against_this_years() -> None:
    """The actual of the year stands beside that of last year, of which one figure alone is less."""
    text = TRAFFIC.replace("66,50 | 66,00", "68,50 | 66,00")
    assert audited(text).findings == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Perkembangan Realisasi Indikator", "Target Indikator"),  # of targets
        ("| 2022 | 2023 | 2024", "| 2020 | 2021 | 2022"),  # of other years
    ],
)
def test_columns_of_other_states_are_not_held_against_each_other(old: str, new: str) -> None:
    text = TRAFFIC.replace(old, new).replace("penumpang | 82,11", "penumpang | 81,21")
    assert [f for f in audited(text).findings if f.rule is AuditRule.CROSSREF] == []


def test_rows_of_different_lists_are_not_joined_by_short_names() -> None:
    text = CLINIC.replace("5 | Mata | 1.150 | 1.380 | 230", "5 | Kulit | 1.150 | 1.380 | 230")
    text = text.replace("Gigi | 1.500 | 1.960 | 460", "Gigi | 1.550 | 1.960 | 410")
    assert [f for f in audited(text).findings if f.rule is AuditRule.CROSSREF] == []
