"""What is spent stays within the budget beside it, also in tables that print no share of it."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

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


FOREST = """
Tabel 3.1 Target, Realisasi, dan Capaian Tahun 2031

Indikator | Target | Realisasi | Capaian
Luas tanam bakau | 2.400 ha | 2.586 ha | 107,75%
Luas lahan terbakar | \u2264 150 ha | 132 ha | {burnt}
Nilai transaksi kelompok tani | Rp12,50 miliar | Rp13,18 miliar | {sales}
Jumlah izin | 24 izin | 22 izin | 91,67%
"""
CLINIC = """
Tabel 2 Capaian Klinik Tahun 2031

Indikator | Target | Realisasi | Capaian
Cakupan imunisasi | 94% | 95,39% | 101,48%
Biaya klaim per kunjungan | Rp185.000 | Rp172.000 | 107,03%
Kunjungan rumah | 410 kali | 451 kali | 110,00%
"""


@pytest.mark.parametrize("text", [FOREST.format(burnt="112,00%", sales="105,44%"), CLINIC])
def test_one_amount_of_money_among_targets_makes_no_budget_of_them(text: str) -> None:
    assert [f for f in audited(text).findings if f.level is Level.ERROR] == []


@pytest.mark.parametrize(("burnt", "sales", "row"), [("121,00%", "105,44%", 5), ("112,00%", "104,55%", 6)])
def test_achievements_of_such_a_table_are_held_against_their_rows(burnt: str, sales: str, row: int) -> None:
    found = told(FOREST.format(burnt=burnt, sales=sales), AuditRule.ACHIEVEMENT)
    assert [line for line, _, _ in found] == [row]


EXPORTS = """
Tabel 3.1 {title}

{what} | {planned} | Realisasi | Capaian
Kerajinan rotan | Rp4.200.000.000 | Rp4.515.000.000 | {share}
Kain tenun | Rp2.000.000.000 | Rp1.900.000.000 | 95,00%
Kopi sangrai | Rp2.000.000.000 | Rp1.800.000.000 | 90,00%
"""


@pytest.mark.parametrize(
    ("title", "planned", "share", "count"),
    [
        ("Nilai Ekspor", "Target", "107,50%", 0),
        ("Nilai Ekspor", "Target", "100,75%", 1),  # a slip of digits: then the share does not bear it out
        ("Belanja Pembinaan", "Target", "107,50%", 1),
        ("Pembinaan Perajin", "Pagu", "107,50%", 1),
    ],
)
def test_a_target_in_rupiah_may_be_surpassed_where_no_word_makes_it_a_budget(
    title: str, planned: str, share: str, count: int
) -> None:
    text = EXPORTS.format(title=title, what="Uraian", planned=planned, share=share)
    assert len(over(text)) == count
