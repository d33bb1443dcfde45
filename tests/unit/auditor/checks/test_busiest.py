"""Quarters and months told to be the highest or lowest of a year."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

QUARTERS = """
Tabel 5 Kunjungan Pasar{}
No | Pasar | {} | Jumlah
1 | Pasar Tirta | 1.120 | 1.430 | 1.905 | 1.260 | 5.715
2 | Pasar Wage | 840 | 765 | 910 | 1.015 | 3.530
 | Jumlah | 1.960 | 2.195 | 2.815 | 2.275 | 9.245

{}
"""
HEADS = ("Triwulan I | Triwulan II | Triwulan III | Triwulan IV", "TW 1 | TW 2 | TW 3 | TW 4")


def claims(sentence: str, head: str = HEADS[0], title: str = "") -> list[str]:
    return [found[2] for found in told(QUARTERS.format(title, head, sentence), AuditRule.CLAIM)]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Triwulan tersibuk adalah triwulan {} dengan 2.815 kunjungan.", "III", "II"),
        (
            "Tertinggi terjadi pada Triwulan {} (2.815 kali) dan terendah pada Triwulan I (1.960).",
            "III",
            "IV",
        ),
        ("Kunjungan paling sedikit terjadi pada TW {}, yaitu 1.960 kunjungan.", "I", "II"),
        ("Di Pasar Wage kunjungan terbanyak ada pada triwulan {} sebanyak 1.015.", "keempat", "ketiga"),
    ],
)
def test_a_quarter_is_the_highest_or_lowest_of_the_row_of_its_figure(
    head: str, sentence: str, right: str, wrong: str
) -> None:
    assert claims(sentence.format(right), head) == []
    assert len(claims(sentence.format(wrong), head)) == 1


def test_a_quarter_with_its_own_figure_is_no_wrong_name() -> None:
    sentence = "Kunjungan tertinggi terjadi pada triwulan II dengan 2.195 kunjungan."
    assert claims(sentence) == ["Triwulan III"]
    assert told(QUARTERS.format("", HEADS[0], sentence), AuditRule.LABEL) == []


def test_a_quarter_with_the_figure_of_another_is_a_wrong_name_from_which_the_claim_follows() -> None:
    sentence = "Triwulan tersibuk adalah triwulan II dengan 2.815 kunjungan."
    found = audited(QUARTERS.format("", HEADS[0], sentence)).findings
    label = next(finding for finding in found if finding.rule is AuditRule.LABEL)
    assert (label.printed, label.computed) == ("Triwulan II", "Triwulan III")
    assert [finding.root for finding in found if finding.rule is AuditRule.CLAIM] == [label.id]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Pengaduan tertinggi terjadi pada triwulan II.", ""),
        ("Kunjungan tertinggi terjadi pada triwulan II dengan 3.415 kunjungan.", ""),
        ("Kunjungan tertinggi terjadi pada triwulan II dengan 2.195 kunjungan.", " (Kumulatif)"),
        ("Pada triwulan II terdapat 2.195 kunjungan.", ""),
    ],
    ids=["not-of-the-table", "of-no-row", "figures-that-run-on", "no-extreme"],
)
def test_nothing_is_said_of_other_figures(sentence: str, title: str) -> None:
    assert claims(sentence, title=title) == []


def test_months_are_parts_of_a_year_too() -> None:
    table = "Tabel 2 Penjualan\nNo | Barang | Mei | Juni | Juli\n1 | Garam | 410,5 | 388,0 | 522,5\n\n"
    assert told(f"{table}Penjualan tertinggi pada bulan Juli sebesar 522,5 ton.", AuditRule.CLAIM) == []
    wrong = told(f"{table}Penjualan tertinggi pada bulan Mei sebesar 410,5 ton.", AuditRule.CLAIM)
    assert [computed for _, _, computed in wrong] == ["Juli"]
