"""A target whose separator was shifted in one of two tables is no sum of several."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA BALAI GARAM TAHUN 2034

Tabel 2.1 Perjanjian Kinerja Tahun 2034

No | Indikator Kinerja | Satuan | Target
1 | Hasil garam rakyat | Ton | 36.120,0
2 | Nilai tukar petambak | Indeks | 104,50
3 | Tingkat pemakaian garam | kg/kapita/tahun | {}
4 | Luas tambak berlapis | ha | 812,5

Tabel 3.1 Pengukuran Kinerja Tahun 2034

No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
1 | Hasil garam rakyat | Ton | 36.120,0 | 37.449,8 | 103,68
2 | Nilai tukar petambak | Indeks | 104,50 | 106,82 | 102,22
3 | Tingkat pemakaian garam | kg/kapita/tahun | {} | {} | {}
4 | Luas tambak berlapis | ha | 812,5 | 820,3 | 100,96
"""
ROW = ("54,00", "52,17", "96,61")


def differing(target: str, *row: str) -> list[tuple[int, str]]:
    """Return the line and the figures of each target that two tables print differently."""
    found = audited(REPORT.format(target, *row)).findings
    return [(each.line, each.printed) for each in found if each.rule is AuditRule.CROSSREF]


def test_the_same_target_in_both_is_right() -> None:
    assert differing("54,00", *ROW) == []


@pytest.mark.parametrize("target", ["540,00", "5,40", "5.400,00", "0,54", "54.000,00"])
def test_a_separator_that_was_shifted_is_a_slip(target: str) -> None:
    assert differing(target, *ROW) == [(16, "54,00")]


def test_the_figure_that_the_row_bears_out_stays() -> None:
    (found,) = (f for f in audited(REPORT.format("540,00", *ROW)).findings if f.rule is AuditRule.CROSSREF)
    assert found.alternative is not None
    assert (found.alternative.line, found.alternative.repaired) == (8, "54,00")


@pytest.mark.parametrize("target", ["216,00", "540,10", "648,00"])
def test_many_times_as_much_sums_up_several(target: str) -> None:
    assert differing(target, *ROW) == []


def test_one_digit_with_noughts_may_be_another_thing() -> None:
    assert differing("500", "50", "40", "80,00") == []
    assert differing("520", "52", "39", "75,00") == [(16, "52")]
