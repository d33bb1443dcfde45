"""Targets and actuals of one thing by place or time add up; those of indicators do not."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

PLACES = """
LAPORAN KINERJA DINAS PETERNAKAN TAHUN 2037

Tabel 3.2 Vaksinasi Ternak Menurut {} Tahun 2037

No | {} | Target{} | Realisasi{}
1 | {} | 3.120 | 3.084
2 | {} | 3.650 | 3.791
3 | {} | 4.030 | {}
4 | {} | 3.050 | 3.045
 | {} | 13.850 | {}
"""
VILLAGES = ("Karangsari", "Cantikan", "Losari", "Sukamaju")
QUARTERS = ("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV")


def sums(
    head: str, names: tuple[str, ...], third: str, total: str, unit: str = " (Ekor)", label: str = "Jumlah"
) -> list[tuple[int, str, str]]:
    rows = (*names[:3], third, names[3], label, total)
    return told(PLACES.format(head, head, unit, unit, *rows), AuditRule.SUM)


@pytest.mark.parametrize("unit", [" (Ekor)", ""])
@pytest.mark.parametrize(("head", "names"), [("Kecamatan", VILLAGES), ("Periode", QUARTERS)])
def test_the_total_below_targets_and_actuals_is_their_sum(
    head: str, names: tuple[str, ...], unit: str
) -> None:
    assert sums(head, names, "4.026", "13.946", unit) == []
    assert [(line, printed) for line, printed, _ in sums(head, names, "4.026", "13.496", unit)] == [
        (10, "13.496")
    ]


def test_a_cell_whose_slip_the_total_shows_is_repaired() -> None:
    rows = (*VILLAGES[:3], "4.206", VILLAGES[3], "Jumlah", "13.946")
    (finding,) = audited(PLACES.format("Kecamatan", "Kecamatan", "", "", *rows)).findings
    assert finding.repair is not None
    assert (finding.repair.line, finding.repair.printed, finding.repair.repaired) == (8, "4.206", "4.026")


@pytest.mark.parametrize("label", ["Rata-rata", "Realisasi akhir"])
def test_a_row_that_is_no_total_is_no_sum(label: str) -> None:
    assert sums("Kecamatan", VILLAGES, "4.026", "13.496", label=label) == []


INDICATORS = """
LAPORAN KINERJA DINAS PETERNAKAN TAHUN 2037

Tabel 3.3 Capaian Indikator Tahun 2037

No | Indikator | Satuan | Target | Realisasi
1 | Ternak sehat | Ekor | 3.120 | 3.084
2 | Kelompok binaan | Kelompok | 36 | 37
3 | Nilai mutu | Nilai | 80,50 | 81,20
 | Jumlah | | {} | {}
"""


@pytest.mark.parametrize(("target", "actual"), [("3", "3"), ("3.236", "3.202"), ("3.237", "3.203")])
def test_what_stands_below_indicators_of_several_units_is_left(target: str, actual: str) -> None:
    assert told(INDICATORS.format(target, actual), AuditRule.SUM) == []


COURSE = """
LAPORAN KINERJA DINAS PETERNAKAN TAHUN 2037

Tabel 3.4 Target dan Realisasi Kumulatif Tahun 2037

Triwulan | Target (Ekor) | Realisasi (Ekor)
I | 3.120 | 3.084
II | 6.770 | 6.875
III | 10.800 | 10.901
IV | 13.850 | 13.946
Jumlah | 13.850 | 13.946
"""


def test_the_last_of_growing_levels_below_them_is_no_sum() -> None:
    assert told(COURSE, AuditRule.SUM) == []
