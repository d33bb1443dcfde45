"""Totals under other words, columns that do not add up, and what is left of a budget."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


def sums(text: str, rule: AuditRule = AuditRule.SUM) -> list[tuple[int, str]]:
    return [(line, computed) for line, _, computed in told(text, rule)]


@pytest.mark.parametrize("word", ["Banyaknya", "Seluruhnya", "Jumlah", "Setahun"])
def test_columns_of_totals_add_up_whatever_they_are_called(word: str) -> None:
    def table(total: str) -> str:
        return (
            f"Tabel 1 Awak\n\nGolongan | Pria | Wanita | {word}\n"
            f"Golongan IV | 4 | 3 | 7\nGolongan III | 12 | 17 | {total}\nGolongan II | 5 | 6 | 11\n"
        )

    assert sums(table("29")) == []
    assert sums(table("28")) == [(5, "29")]


@pytest.mark.parametrize("word", ["Banyaknya", "Seluruhnya", "Keseluruhan", "Jumlah Keseluruhan"])
@pytest.mark.parametrize("is_first", [True, False])
def test_rows_of_totals_stand_above_or_below_their_items(word: str, *, is_first: bool) -> None:
    items = "Perahu layar | 1.240 | 310\nKapal tunda | 2.115 | 402\nKapal patroli | 1.377 | 288"

    def table(total: str) -> str:
        row = f"{word} | {total} | 1.000"
        rows = f"{row}\n{items}" if is_first else f"{items}\n{row}"
        return f"Tabel 1 Kapal\n\nJenis | Terdaftar | Diperiksa\n{rows}\n"

    assert sums(table("4.732")) == []
    assert [computed for _, computed in sums(table("4.372"))] == ["4.732"]


@pytest.mark.parametrize(
    "head", ["Kepadatan (jiwa/km2)", "Pendapatan per kapita", "Rasio kapal", "Produktivitas"]
)
def test_what_is_so_much_for_one_of_another_is_not_added_up(head: str) -> None:
    rows = (
        "Utara | 93.100 | 931\nTengah | 160.600 | 1.606\nSelatan | 47.600 | 476\nJumlah | 301.300 | 1.091\n"
    )
    assert sums(f"Tabel 1 Wilayah\n\nWilayah | Penduduk | {head}\n{rows}") == []


@pytest.mark.parametrize(
    ("budget", "spent"), [("Plafon (Rp)", "Terpakai (Rp)"), ("Pagu (Rp)", "Dibayar (Rp)")]
)
def test_what_is_left_is_the_difference_of_budget_and_spending(budget: str, spent: str) -> None:
    def table(left: str) -> str:
        return (
            f"Tabel 1 Dana\n\nUraian | {budget} | {spent} | Sisa (Rp)\n"
            "Dermaga | 512.300.000 | 468.710.900 | 43.589.100\n"
            f"Suar | 333.300.000 | 293.193.400 | {left}\n"
            "Pelampung | 770.150.000 | 721.032.250 | 49.117.750\n"
            "Patroli | 812.400.000 | 799.123.450 | 13.276.550\n"
        )

    assert sums(table("40.106.600"), AuditRule.DIFFERENCE) == []
    assert sums(table("40.160.600"), AuditRule.DIFFERENCE) == [(5, "40.106.600")]
    assert sums(table("40.160.600")) == []
