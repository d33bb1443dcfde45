"""Titles that differ from their list in a unit, or in a word left from another report: invented reports."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
DAFTAR TABEL
Tabel 3.1 {first} | 4
Tabel 3.2 Sebaran Kunjungan Menurut Bulan Tahun 2041 | 5
Tabel 3.3 {listed} | 6

BAB III
KEPUASAN PENGUNJUNG

Kepuasan pengunjung diukur setiap tahun. Pengunjung museum menilai sembilan hal.

Tabel 3.1 Indeks Kepuasan Pengunjung Tahun 2039-2041

Tahun | Indeks
2039 | 83,75
2040 | 85,40

Tabel 3.2 Sebaran Kunjungan Menurut Bulan Tahun 2041

Bulan | Kunjungan
Januari | 3.410
Maret | 2.988

Tabel 3.3 {title}

Tahun | Biaya
2040 | 5.846,32
2041 | 6.214,75

Pengunjung terbanyak datang pada bulan Januari.
"""
FIRST = "Indeks Kepuasan Pengunjung Tahun 2039-2041"
COSTS = "Biaya Perawatan Museum (juta rupiah)"


def report(first: str = FIRST, listed: str = COSTS, title: str = COSTS) -> str:
    """Return the report with titles of its list and of its body."""
    return REPORT.format(first=first, listed=listed, title=title)


@pytest.mark.parametrize("word", ["Pasien", "Nasabah", "Wajib Pajak"])
def test_a_word_that_stands_nowhere_else_was_left_from_another_report(word: str) -> None:
    first = FIRST.replace("Pengunjung", word)
    found = told(report(first=first), AuditRule.COPY)
    assert found == ([(2, first, FIRST)] if " " not in word else [])


def test_the_title_of_the_body_is_told_where_it_has_the_foreign_word() -> None:
    text = report().replace(
        "\nTabel 3.1 Indeks Kepuasan Pengunjung", "\nTabel 3.1 Indeks Kepuasan Penumpang", 2
    )
    text = text.replace("Penumpang", "Pengunjung", 1)
    line = next(n for n, words in enumerate(text.strip().split("\n"), 1) if "Penumpang" in words)
    assert told(text, AuditRule.COPY) == [(line, FIRST.replace("Pengunjung", "Penumpang"), FIRST)]
    assert told(text, AuditRule.NUMBERING) == []


@pytest.mark.parametrize("unit", ["ribu rupiah", "miliar rupiah"])
def test_titles_that_give_two_units_break_the_rule_of_units(unit: str) -> None:
    listed = COSTS.replace("juta rupiah", unit)
    assert [found[2] for found in told(report(listed=listed), AuditRule.UNIT)] == [COSTS]
    assert told(report(listed=listed), AuditRule.NUMBERING) == []


def test_a_misspelt_word_is_no_foreign_one() -> None:
    first = FIRST.replace("Pengunjung", "Pengunjang")
    assert told(report(first=first), AuditRule.COPY) == []
    assert len(told(report(first=first), AuditRule.NUMBERING)) == 1


def test_a_word_that_the_report_uses_is_no_foreign_one() -> None:
    first = FIRST.replace("Kepuasan Pengunjung", "Kepuasan Museum")
    assert told(report(first=first), AuditRule.COPY) == []


def test_equal_titles_are_not_told() -> None:
    assert told(report(), AuditRule.COPY) == []
    assert told(report(), AuditRule.UNIT) == []
