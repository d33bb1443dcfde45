"""What is spent stays within the budget beside it, also in tables that print no share of it."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

LIBRARY = """
Tabel 1 Belanja Perpustakaan

Uraian | Anggaran | Realisasi
- Belanja buku | Rp 523.924.500,- | {books}
Jumlah belanja modal | {total} | Rp 391.495.000,-
"""
PARK = """
Tabel 4 {title}

No | {what} | Pagu (Rp) | Realisasi (Rp)
1 | {first} | 64.000.000 | {spent}
2 | Jalur hijau | 81.500.000 | 80.250.000
3 | Hutan kota | 47.250.000 | 47.250.000
"""
SOUND = {"title": "Taman", "what": "Kegiatan", "first": "Taman kota", "spent": "63.900.000"}


def over(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.BOUND)


def test_a_total_below_what_was_spent_of_it() -> None:
    right = {"books": "Rp 391.495.000,-", "total": "Rp 523.924.500,-"}
    assert over(LIBRARY.format(**right)) == []
    wrong = LIBRARY.format(**right | {"total": "Rp 137.343.000,-"})
    assert over(wrong) == [(5, "391.495.000", "137.343.000")]


@pytest.mark.parametrize(
    ("spent", "found"),
    [
        ("63.900.000", []),
        ("64.000.000", []),
        ("64.000.001", [(4, "64.000.001", "64.000.000")]),
        ("69.300.000", [(4, "69.300.000", "64.000.000")]),
    ],
)
def test_a_row_that_spent_more_than_its_budget(spent: str, found: list[tuple[int, str, str]]) -> None:
    assert over(PARK.format(**SOUND | {"spent": spent})) == found


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Pendapatan Daerah"},
        {"first": "Retribusi taman"},
        {"title": "Penerimaan Retribusi"},
    ],
    ids=["title", "row", "receipts"],
)
def test_what_comes_in_may_exceed_what_was_planned(other: dict[str, str]) -> None:
    assert over(PARK.format(**SOUND | {"spent": "69.300.000"} | other)) == []


def test_where_most_rows_exceed_their_figure_it_is_no_budget() -> None:
    text = PARK.format(**SOUND | {"spent": "69.300.000"})
    most = text.replace("80.250.000", "90.250.000")
    assert len(over(text)) == 1
    assert over(most) == []


def test_of_two_budgets_it_is_not_known_which_is_the_ceiling() -> None:
    text = PARK.format(**SOUND | {"spent": "69.300.000"})
    before = text.replace("Pagu (Rp)", "Pagu murni (Rp) | Pagu perubahan (Rp)")
    for amount in ("64.000.000", "81.500.000", "47.250.000"):
        before = before.replace(f"| {amount} |", f"| {amount} | 70.000.000 |")
    assert over(before) == []
