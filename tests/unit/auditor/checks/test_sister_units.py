"""One thing has one unit in all tables."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
Tabel 2.1 Target Renstra
No | Indikator | Satuan | Target 2022
1 | Produksi Perikanan Budidaya | ton | 4.200
2 | Cakupan Rumah Layak Huni | % | 84,21
3 | Indeks Kepuasan Masyarakat | indeks | 83,00

Tabel 2.2 Perjanjian Kinerja
No | Sasaran | Indikator | Satuan | Target
1 | Meningkatnya hasil | Produksi Perikanan Budidaya | ton | 4.200
2 | Meningkatnya hunian | Cakupan Rumah Layak Huni | Persen | 84,21
3 | Meningkatnya layanan | Indeks Kepuasan Masyarakat | Nilai | 83,00

Tabel 3.1 Hasil
No | Indikator | Satuan | Target | Realisasi
1 | Produksi Perikanan Budidaya | Ton | 4.200 | 3.596
2 | Cakupan Rumah Layak Huni | % | 84,21 | 86,84
3 | Indeks Kepuasan Masyarakat | poin | 83,00 | 84,50
"""


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ("hasil | Produksi Perikanan Budidaya | ton", "hasil | Produksi Perikanan Budidaya | %", 9),
        (
            "2 | Cakupan Rumah Layak Huni | % | 84,21 | 86,84",
            "2 | Cakupan Rumah Layak Huni | unit | 84,21 | 86",
            16,
        ),
    ],
)
def test_the_unit_that_no_other_table_has_is_told(right: str, wrong: str, line: int) -> None:
    assert told(REPORT, AuditRule.UNIT) == []
    assert [found[0] for found in told(REPORT.replace(right, wrong), AuditRule.UNIT)] == [line]


def test_a_table_with_a_measure_of_its_own_is_left_alone() -> None:
    products = REPORT.replace("Budidaya | Ton", "Budidaya | Dokumen").replace(
        "Huni | % | 84,21 | 86", "Huni | Laporan | 1 | 1"
    )
    assert told(products, AuditRule.UNIT) == []


def test_two_tables_alone_do_not_tell_which_of_them_is_wrong() -> None:
    two = REPORT[: REPORT.index("Tabel 3.1")].replace(
        "hasil | Produksi Perikanan Budidaya | ton", "hasil | Produksi Perikanan Budidaya | kg"
    )
    assert told(two, AuditRule.UNIT) == []
