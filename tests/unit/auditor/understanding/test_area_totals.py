"""A last row with the name of the whole area is the total of rows without numbers, where figures add up."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read, told

from capaian.auditor.understanding.rows import RowKind
from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS SOSIAL TAHUN 2031

Tabel 2 Penerima Bantuan per Kecamatan
Kecamatan | Kelurahan | Penerima | Keluarga | Anggota per keluarga
Melur Barat | 9 | 71.204 | 22.410 | 3,18
Melur Timur | 8 | 64.318 | 20.177 | 3,19
Kemangi | 11 | 83.950 | 26.408 | 3,18
Serai | 6 | 42.877 | 13.602 | 3,15
{area} | {first} | {second} | 82.597 | 3,18
"""


def report(area: str = "Kota Melur Raya", first: str = "34", second: str = "262.349") -> str:
    return REPORT.format(area=area, first=first, second=second)


@pytest.mark.parametrize("area", ["Kota Melur Raya", "Kabupaten", "Provinsi Melur"])
def test_a_row_of_the_whole_area_is_a_total(area: str) -> None:
    kinds = [row.kind for row in read(report(area)).tables[0].rows]
    assert kinds == [*[RowKind.ITEM] * 4, RowKind.TOTAL]
    assert told(report(area), AuditRule.SUM) == []
    assert [found[1:] for found in told(report(area, first="33"), AuditRule.SUM)] == [("33", "34")]


@pytest.mark.parametrize("area", ["Kota Bunga", "Kabupaten Serai"])
def test_another_area_whose_figures_are_its_own_is_an_item(area: str) -> None:
    text = report(area, "12", "55.210").replace("82.597", "17.204")
    assert read(text).tables[0].rows[-1].kind is RowKind.ITEM
    assert told(text, AuditRule.SUM) == []


def test_one_sum_alone_may_be_one_by_chance() -> None:
    text = report("Kota Bunga", "12", "262.349").replace("82.597", "17.204")
    assert read(text).tables[0].rows[-1].kind is RowKind.ITEM


def test_small_figures_may_add_up_by_chance() -> None:
    text = """
Tabel 1 Petugas
Kecamatan | Pria | Wanita
Melur | 1 | 2
Kemangi | 2 | 1
Serai | 1 | 1
Kota Bunga | 4 | 4
"""
    assert read(text).tables[0].rows[-1].kind is RowKind.ITEM
