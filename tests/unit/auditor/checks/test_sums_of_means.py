"""`Jumlah` below means, means with one figure off its scale, and totals named by a place."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

MEANS = """
LAPORAN KINERJA BALAI KEBUN TAHUN 2037

Tabel 3.1 Nilai Unsur Pelayanan Tahun 2037

No | Unsur Pelayanan | Nilai Rata-rata
1 | Persyaratan | {}
2 | Prosedur | 3,36
3 | Waktu | 3,22
4 | Biaya | 3,58
 | {} | {}
"""


def sums(first: str, row: str, total: str) -> list[tuple[int, str, str]]:
    return told(MEANS.format(first, row, total), AuditRule.SUM)


def test_what_a_row_called_jumlah_has_below_means_is_their_sum() -> None:
    assert sums("3,41", "Jumlah", "13,57") == []
    assert sums("3,41", "Jumlah", "13,75") == [(10, "13,75", "13,57")]


def test_one_mean_with_a_shifted_separator_is_seen_in_their_sum() -> None:
    assert [line for line, *_ in sums("34,10", "Jumlah", "13,57")] == [10]


@pytest.mark.parametrize(("row", "total"), [("Jumlah", "3,39"), ("Jumlah", "84,80"), ("Nilai unit", "13,75")])
def test_a_mean_or_an_index_below_means_is_no_sum(row: str, total: str) -> None:
    assert sums("3,41", row, total) == []


def means(first: str, mean: str) -> list[int]:
    found = told(MEANS.format(first, "Rata-rata", mean), AuditRule.AVERAGE)
    return [line for line, *_ in found]


def test_one_figure_off_the_scale_is_seen_in_their_mean() -> None:
    assert means("3,41", "3,39") == []
    assert means("34,10", "3,39") == [10]
    assert means("341", "3,39") == [10]


def test_a_mean_that_no_shift_explains_is_made_otherwise() -> None:
    assert means("34,10", "2,10") == []
    assert means("6,82", "3,39") == []
    assert means("13,10", "3,39") == []


AREA = """
LAPORAN KINERJA BALAI JALAN TAHUN 2037

Tabel 3.1 Jalan Mantap menurut Distrik Tahun 2037

Distrik | Panjang Jalan (km) | Jalan Mantap (km) | Kemantapan (%)
Pinang Barat | 71,240 | 58,915 | 82,70
Pinang Timur | 64,385 | 54,270 | 84,29
Lembah Utara | 48,610 | 37,145 | 76,41
Lembah Selatan | 44,725 | 33,860 | 75,71
Kota Lama | 30,200 | 21,495 | 71,18
{} Lembah Pinang | 259,160 | {} | {}
"""


@pytest.mark.parametrize("area", ["Kota", "Kabupaten", "Provinsi"])
def test_a_last_row_with_the_name_of_the_whole_place_is_its_total(area: str) -> None:
    assert told(AREA.format(area, "205,685", "79,37"), AuditRule.SUM) == []
    assert told(AREA.format(area, "250,685", "96,73"), AuditRule.SUM) == [(11, "250,685", "205,685")]


def test_a_last_row_whose_figures_are_no_sums_is_one_of_the_places() -> None:
    smaller = AREA.format("Kota", "18,430", "72,30").replace("259,160", "25,490")
    assert told(smaller, AuditRule.SUM) == []
