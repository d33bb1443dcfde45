"""Subtotals that stand after their items, and that the total does not count again."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read, told

from capaian.auditor.understanding.rows import RowKind
from capaian.domain.audit import AuditRule

VILLAGES = """
Tabel 3.2 Nelayan Berizin menurut Desa

Desa | Sasaran | Dilayani | Cakupan (%)
Rawa | 400 | 380 | 95,00
Lembah | 600 | 540 | 90,00
{north} | 1.000 | 920 | 92,00
Bukit | 500 | 450 | 90,00
Pasir | 310 | 279 | 90,00
{south} | 810 | 729 | 90,00
Jumlah | 1.810 | 1.649 | 91,10
"""
NAMES = [
    ("Jumlah Pesisir Utara", "Jumlah Pesisir Selatan"),
    ("Subjumlah Pesisir Utara", "Subjumlah Pesisir Selatan"),
    ("Sub Jumlah Pesisir Utara", "Sub Jumlah Pesisir Selatan"),
    ("Sub-Total Pesisir Utara", "Sub-Total Pesisir Selatan"),
    ("Subjumlah", "Subjumlah"),
    ("Sub Jumlah A", "Sub Jumlah B"),
    ("Pesisir Utara", "Pesisir Selatan"),
]


def villages(north: str = "Jumlah Pesisir Utara", south: str = "Jumlah Pesisir Selatan") -> str:
    return VILLAGES.format(north=north, south=south)


def sums(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.SUM)


@pytest.mark.parametrize(("north", "south"), NAMES)
def test_rows_that_sum_up_those_above_are_subtotals_whatever_they_are_called(north: str, south: str) -> None:
    (table,) = read(villages(north, south)).tables
    kinds = [row.kind for row in table.rows]
    item, total = RowKind.ITEM, RowKind.TOTAL
    assert kinds == [item, item, total, item, item, total, total]
    assert sums(villages(north, south)) == []


def test_a_total_that_is_off_is_told_beside_its_subtotals() -> None:
    assert sums(villages().replace("1.649", "1.694")) == [(10, "1.694", "1.649")]


def test_a_named_subtotal_that_is_off_in_one_column_is_told() -> None:
    found = sums(villages().replace("| 920 |", "| 902 |"))
    assert (6, "902", "920") in found
    assert not any(printed == "1.649" for _, printed, _ in found)


def test_one_row_that_is_a_sum_by_chance_is_an_item_as_others() -> None:
    rows = "Rawa | 400 | 380\nLembah | 600 | 540\nMuara | 1.000 | 920\nBukit | 500 | 450\n"
    text = f"\nTabel 1 Nelayan\n\nDesa | Terdata | Dilayani\n{rows}Jumlah | 2.500 | 2.290\n"
    (table,) = read(text).tables
    assert [row.kind for row in table.rows] == [*[RowKind.ITEM] * 4, RowKind.TOTAL]
    assert sums(text) == []
    assert sums(text.replace("2.290", "2.920")) == [(8, "2.920", "2.290")]


def test_two_items_that_are_sums_in_one_column_only_are_items() -> None:
    rows = "Rawa | 400 | 380\nLembah | 600 | 540\nMuara | 1.000 | 777\nBukit | 500 | 450\n"
    rows += "Pasir | 310 | 279\nTanjung | 810 | 555\n"
    text = f"\nTabel 1 Nelayan\n\nDesa | Terdata | Dilayani\n{rows}Jumlah | 3.620 | 2.981\n"
    assert sums(text) == []
