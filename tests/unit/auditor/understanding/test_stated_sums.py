"""Totals of running text: listed parts behind amounts in rupiah, totals that conclude, totals of one part."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

Told = list[tuple[str, str]]


def sums(text: str) -> Told:
    return [(printed, right) for _, printed, right in told(text, AuditRule.SUM)]


@pytest.mark.parametrize(
    ("total", "wrong"),
    [
        ("24.275.063.039,00", []),
        ("24.257.063.039,00", [("24.257.063.039,00", "24.275.063.039,00")]),
        ("14.513.515.000,00", [("14.513.515.000,00", "24.275.063.039,00")]),
        ("95.000.000.000,00", []),
    ],
)
def test_parts_listed_in_the_next_sentence_with_a_dot_behind_rp(total: str, wrong: Told) -> None:
    parts = "Belanja Langsung sebesar Rp. 14.513.515.000,00 dan Belanja Gaji sebesar Rp. 9.761.548.039,00."
    assert sums(f"Balai mengelola anggaran sebesar Rp. {total}. Anggaran itu terdiri dari {parts}") == wrong


@pytest.mark.parametrize(
    ("total", "wrong"),
    [
        ("22.599.636.052", []),
        ("22.599.663.052", [("22.599.663.052", "22.599.636.052")]),
        ("9.432.190.995", [("9.432.190.995", "22.599.636.052")]),
    ],
)
def test_a_total_concludes_from_the_amounts_before_it(total: str, wrong: Told) -> None:
    text = "Belanja langsung Rp 13.167.445.057 atau 90,73% dan belanja gaji Rp 9.432.190.995 atau 96,63%."
    assert sums(f"{text} Dengan demikian, total belanja adalah sebesar Rp {total} atau 93,09%.") == wrong
    assert sums(f"{text} Pada tahun depan tersedia total belanja sebesar Rp {total}.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Terdapat 9 kapal. Kantor itu terdiri dari ruang tunggu. Di sana ada 4 loket dan 3 bangku.",
        "Armada terdiri dari 6 kapal yang terdiri dari 6 kapal kayu dan 2 kapten.",
        "Rp 5.000.000 dan Rp 2.000.000 dibayar, sehingga jumlah petugas menjadi 7.",
    ],
)
def test_other_lists_are_no_sums(text: str) -> None:
    assert sums(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Armada 48 kapal, yaitu 30 kapal kayu (62,50%) dan 18 kapal besi (37,50%).", []),
        ("Armada 46 kapal, yaitu 30 kapal kayu (65,22%) dan 18 kapal besi (39,13%).", [("46", "48")]),
        ("Ada 95 guru yang terdiri dari 60 PNS (60,00%), 25 P3K (25,00%) dan 15 honorer.", [("95", "100")]),
        ("Armada 48 kapal, yaitu 30 kapal kayu, 62,50% di antaranya tua, dan 20 kapal besi.", []),
    ],
)
def test_shares_in_brackets_do_not_end_a_list(text: str, wrong: Told) -> None:
    assert sums(text) == wrong
