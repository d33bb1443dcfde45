"""Last rows that no word calls a total: one sum that is none by chance makes them one, beside near ones."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read, told

from capaian.auditor.understanding.rows import RowKind
from capaian.domain.audit import AuditRule

CATCH = """
LAPORAN KINERJA DINAS PERIKANAN KABUPATEN SRIWANGI TAHUN 2023

Hasil tangkapan enam kecamatan disajikan pada Tabel 1.

Tabel 1. Produksi Perikanan Tangkap Tahun 2022 dan 2023 (ton)

Kecamatan | 2022 | 2023
Muara Bulan | 1.210,4 | 1.305,2
Teluk Sari | 980,6 | 1.012,9
Pasir Mas | 1.540,0 | 1.498,7
Batu Layar | 640,3 | 702,5
Ujung Pandan | 415,8 | 430,1
Pulau Jering | 388,2 | 388,2
Sriwangi | 5.175,3 | 5.337,6
"""
VISITS = """
LAPORAN KINERJA RUMAH SAKIT WANASARI TAHUN 2022

Tabel 3.2 Kunjungan Pasien

Poli | Tahun 2021 | Tahun 2022 | Rata-rata per Hari
Anak | 3.600 | 4.250 | 11,64
Bedah | 2.450 | 2.451 | 6,72
Dalam | 5.700 | 6.480 | 17,75
Gigi | 1.500 | 1.960 | 5,37
Wanasari | 13.250 | 15.141 | 10,37
"""


def kind_of_last(text: str) -> RowKind:
    return read(text).tables[0].rows[-1].kind


@pytest.mark.parametrize("text", [CATCH, VISITS])
def test_a_row_that_adds_up_is_a_total_and_nothing_is_said(text: str) -> None:
    assert kind_of_last(text) is RowKind.TOTAL
    assert audited(text).findings == ()


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (CATCH, "5.175,3 | 5.337,6", "5.175,3 | 5.373,6"),
        (CATCH, "5.175,3 | 5.337,6", "5.157,3 | 5.337,6"),
        (VISITS, "13.250 | 15.141", "13.520 | 15.141"),
        (VISITS, "13.250 | 15.141", "13.250 | 15.411"),
    ],
)
def test_one_wrong_sum_beside_a_right_one_is_told(text: str, right: str, wrong: str) -> None:
    (own,) = {*wrong.split(" | ")} - {*right.split(" | ")}
    (expected,) = {*right.split(" | ")} - {*wrong.split(" | ")}
    found = told(text.replace(right, wrong), AuditRule.SUM)
    assert [(printed, computed) for _, printed, computed in found] == [(own, expected)]


def test_a_wrong_figure_above_is_told_at_the_sum() -> None:
    found = told(CATCH.replace("980,6 | 1.012,9", "980,6 | 1.021,9"), AuditRule.SUM)
    assert len(found) == 1


@pytest.mark.parametrize(
    "last",
    [
        "Pulau Karang | 5.100,3 | 5.300,6",  # as large as the others together, and the sum of none
        "Pulau Karang | 388,9 | 5.337,6",  # one sum, and far less than another row beside it
        "Pulau Karang | 862,5 | 889,6",  # the mean
    ],
)
def test_a_row_that_does_not_add_up_is_a_row(last: str) -> None:
    text = CATCH.replace("Sriwangi | 5.175,3 | 5.337,6", last)
    assert kind_of_last(text) is RowKind.ITEM
    assert told(text, AuditRule.SUM) == []
