"""Totals beside the quarters of a year, where rows of things and rows of money stand under one head."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

TABLE = """
Tabel 4 Rencana Penyuluhan dan Biayanya

Uraian | {heads}
{first}
{second}
"""
HEADS = "Triwulan I | Triwulan II | Triwulan III | Triwulan IV | Jumlah"
HEADS_OF_YEARS = [HEADS, "TW I | TW II | TW III | TW IV | Total", "I | II | III | IV | Setahun"]
FARMERS = "Petani yang disuluh (orang) | 8.250 | 12.400 | 9.700 | 11.150 | 41.500"
COSTS = "Biaya penyuluhan (Rp) | 142.600.000 | 318.475.000 | 276.300.000 | 205.125.000 | 942.500.000"


def table(first: str = FARMERS, second: str = COSTS, heads: str = HEADS) -> str:
    return TABLE.format(first=first, second=second, heads=heads)


@pytest.mark.parametrize(
    "heads", [HEADS, "TW I | TW II | TW III | TW IV | Total", "I | II | III | IV | Setahun"]
)
@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        ("12.400", "14.200", (4, "41.500", "rincian 14.200 → 12.400 atau 9.700 → 7.900; jumlah tetap")),
        ("41.500", "45.100", (4, "45.100", "41.500")),
        ("41.500", "51.400", (4, "51.400", "41.500")),
        ("942.500.000", "924.500.000", (5, "924.500.000", "942.500.000")),
    ],
)
def test_a_row_of_things_and_one_of_money_add_up(
    heads: str, right: str, wrong: str, found: tuple[int, str, str]
) -> None:
    text = table(heads=heads)
    assert told(text, AuditRule.SUM) == []
    assert told(text.replace(right, wrong), AuditRule.SUM) == [found]


@pytest.mark.parametrize(
    "first",
    [
        "Petani yang disuluh (orang) | 8.250 | 20.650 | 30.350 | 41.500 | 41.500",
        "Rata-rata peserta (orang) | 8.250 | 12.400 | 9.700 | 11.150 | 10.375",
        "Peserta baru (orang) | 0 | 0 | 1.200 | 0 | 1.200",
        "Peserta mundur (orang) | 0 | 0 | 0 | 0 | 0",
    ],
)
def test_what_has_come_so_far_and_means_are_not_added_up(first: str) -> None:
    assert told(table(first), AuditRule.SUM) == []


def test_parts_that_are_not_all_of_a_year_need_more_rows() -> None:
    heads = "Triwulan II | Triwulan III | Triwulan IV | Jumlah"
    farmers = "Petani (orang) | 12.400 | 9.700 | 11.150 | 41.500"
    costs = "Biaya (Rp) | 318.475.000 | 276.300.000 | 205.125.000 | 799.900.000"
    assert told(table(farmers, costs, heads), AuditRule.SUM) == []
