"""Offices that compute with what they print: one figure that does not follow exactly is wrong."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

YEARS = """
Tabel 1 Perkembangan Indeks

Uraian | 2020 | 2021 | 2022 | 2023 | 2024
Target | 0,40 | 0,44 | 0,48 | 0,52 | 0,56
Realisasi | 0,41 | 0,43 | 0,49 | 0,55 | 0,58
Capaian (%) | {} | 97,73 | 102,08 | {} | 103,57
"""
ROWS = """
Tabel 1 Hasil Pengukuran

No | Ukuran | Target | Realisasi | Capaian (%)
1 | Rasio guru | 2,4 | 2,5 | 104,17
2 | Rasio ruang kelas | 3,1 | 2,9 | {}
3 | Rasio buku | 1,6 | 1,7 | 106,25
4 | Rasio pustaka | 4,5 | 4,2 | 93,33
"""


def said(text: str) -> list[tuple[str, str]]:
    return [(f.printed, f.computed) for f in audited(text).findings if f.rule.value == "capaian"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (YEARS.format("102,50", "105,77"), []),
        (YEARS.format("102,50", "107,55"), [("107,55", "105,77")]),
        (YEARS.format("102,50", "105,70"), [("105,70", "105,77")]),
        (ROWS.format("93,55"), []),
        (ROWS.format("95,33"), [("95,33", "93,55")]),
    ],
)
def test_one_figure_that_does_not_follow_from_what_is_printed(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert said(text) == found


def test_where_two_do_not_follow_decimals_may_lie_behind_all() -> None:
    assert said(YEARS.format("102,80", "107,55")) == []


def test_rows_that_leave_little_open_show_nothing() -> None:
    finer = ROWS.replace("2,5 | 104,17", "2.500 | 104,17").replace("2,4 |", "2.400 |")
    finer = finer.replace("1,6 | 1,7", "1.600 | 1.700").replace("4,5 | 4,2", "4.500 | 4.200")
    assert said(finer.format("95,33")) == []
