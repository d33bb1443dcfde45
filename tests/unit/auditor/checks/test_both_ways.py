"""Heads of changes either way, and years that a sentence compares with themselves."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

BUDGET = """
BAB II PERENCANAAN
Tabel 2.4 Perubahan Anggaran
No | Program | Sebelum | Sesudah | {head}
1 | Taman kota | 410.000.000 | 402.000.000 | -8.000.000
2 | Makam umum | 120.000.000 | 131.000.000 | 11.000.000
3 | Lampu jalan | 300.000.000 | 300.000.000 | 0
"""


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Bertambah/(Berkurang)", []),
        ("Bertambah/(Bertambah)", ["Bertambah/Berkurang"]),
        ("Berkurang/Berkurang", ["Berkurang/Bertambah"]),
        ("Lebih / (Kurang)", []),
        ("Lebih / (Lebih)", ["Lebih/Kurang"]),
        ("Naik/Turun", []),
        ("Naik/naik", ["Naik/Turun"]),
        ("Selisih", []),
    ],
)
def test_a_head_of_both_ways_names_both(head: str, expected: list[str]) -> None:
    assert [found[2] for found in told(BUDGET.format(head=head), AuditRule.TREND)] == expected


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Serapan tahun 2031 naik 5,64% dari serapan 2030.", False),
        ("Serapan tahun 2031 naik 5,64% dari serapan 2031.", True),
        ("Kunjungan 2031 lebih tinggi dibandingkan dengan tahun 2031.", True),
        ("Kunjungan 2031 lebih tinggi dibandingkan dengan target tahun 2031.", False),
        ("Kunjungan semester II 2031 naik dari semester I 2031.", False),
        ("Pagu perubahan tahun 2031 bertambah dari pagu 2031.", False),
        ("Kunjungan 2031 naik, dan pada 2032 turun, berbeda dari 2031.", False),
        ("Kunjungan kota pada 2031 lebih tinggi daripada 2031.", False),
    ],
)
def test_a_year_is_compared_with_another(sentence: str, is_told: bool) -> None:
    found = told(f"BAB I\n1.1. Uraian\n{sentence}\n", AuditRule.YEAR)
    assert [each[1] for each in found] == ["2031"] * is_told
