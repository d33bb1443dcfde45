"""Figures far off what gives them, totals that a wrong row makes wrong, and figures in the first column."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

GROUPS = """
Tabel 1 Kinerja

No | Indikator | Capaian (%)
1 | Melek huruf | 90,00
2 | Lama sekolah | 105,00
Rata-rata sasaran 1 | | 97,50
3 | Partisipasi | 110,00
4 | Angka putus sekolah | 96,00
Rata-rata sasaran 2 | | {second}
Rata-rata seluruhnya | | {all}
"""
ALONE = """
Table 1 Harvest

Crop | Yield | Achievement (%)
Rice | 12 | 88.40
Maize | 14 | 90.10
Beans | 9 | 91.50
Rata-rata | | {mean}
"""
QUARTERS = """
Tabel 1 Pendapatan

No | Jenis | TW I | TW II | TW III | TW IV | Jumlah
1 | Pajak | 10 | 20 | 30 | 40 | 100
2 | Retribusi | 5 | 6 | 7 | 8 | {fees}
3 | Denda | 1 | 2 | 3 | 4 | 10
 | Jumlah | 16 | 28 | 40 | 52 | {total}
"""
FIELDS = """
Tabel 1 Luas lahan

Luas (ha) | Kecamatan | Produksi (ton)
120 | Utara | 600
80 | Timur | 400
50 | Barat | 260
250 | Jumlah | {total}
"""


def said(text: str) -> list[tuple[str, str, str]]:
    return [(f.rule.value, f.printed, f.computed) for f in audited(text).findings]


@pytest.mark.parametrize(
    ("second", "overall", "found"),
    [
        ("103,00", "100,25", []),
        ("130,00", "100,25", [("average", "130,00", "103,00")]),
        ("103,00", "10,25", [("average", "10,25", "100,25")]),
    ],
)
def test_means_beyond_all_their_items(second: str, overall: str, found: list[tuple[str, str, str]]) -> None:
    assert said(GROUPS.format(second=second, all=overall)) == found


@pytest.mark.parametrize(
    ("mean", "found"),
    [
        ("90.00", []),
        ("91.00", [("average", "91.00", "90.00")]),
        ("9.00", [("average", "9.00", "90.00")]),  # its decimal mark shifted
        ("12.30", []),  # no other mean tells what it is
    ],
)
def test_a_mean_alone(mean: str, found: list[tuple[str, str, str]]) -> None:
    assert said(ALONE.format(mean=mean)) == found


@pytest.mark.parametrize(
    ("fees", "total", "printed"),
    [("26", "136", []), ("27", "137", ["27", "137"]), ("26", "163", ["163", "163"])],
)
def test_one_wrong_row_of_three_and_its_total(fees: str, total: str, printed: list[str]) -> None:
    assert [figure for _, figure, _ in said(QUARTERS.format(fees=fees, total=total))] == printed


@pytest.mark.parametrize(("total", "found"), [("1.260", []), ("1.250", [("sum", "1.250", "1.260")])])
def test_figures_in_the_first_column_are_no_numbers_of_a_list(
    total: str, found: list[tuple[str, str, str]]
) -> None:
    assert said(FIELDS.format(total=total)) == found
