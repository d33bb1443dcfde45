"""A dash where all that gives a figure is printed."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

SPEED = """
Tabel 1 Perbandingan capaian

No | Indikator | Capaian 2015 | Capaian 2016 | Percepatan
1 | Rambu yang terpasang | 100,00 | 106,66 | 6,66
2 | Marka yang dicat | 86,61 | 99,64 | 13,03
3 | Halte yang dipakai | 71,92 | {now} | {change}
4 | Dermaga yang ada | 100,32 | 95,38 | -4,94
5 | Lampu yang menyala | 97,31 | 104,53 | 7,22
"""
SPENDING = """
Table 1 Spending

Activity | Budget (Rp) | Realisasi Keuangan (Rp) | %
Seeds | 40,000,000 | 38,000,000 | 95.00
Ponds | 25,000,000 | {spent} | {share}
Boats | 15,000,000 | 12,000,000 | 80.00
Nets | 10,000,000 | 9,700,000 | 97.00
"""


@pytest.mark.parametrize(
    ("now", "change", "expected"),
    [
        ("72,59", "-", ["0,67"]),
        ("72,59", "0,67", []),
        ("71,92", "-", []),  # nothing changed
        ("-", "-", []),  # nothing to compute from
        ("NA", "-", []),
    ],
)
def test_a_change_left_out(now: str, change: str, expected: list[str]) -> None:
    findings = audited(SPEED.format(now=now, change=change)).findings
    assert [finding.computed for finding in findings] == expected
    assert all((f.rule, f.level, f.line) == (AuditRule.DIFFERENCE, Level.WARNING, 6) for f in findings)


@pytest.mark.parametrize(
    ("spent", "share", "printed"), [("24,000,000", "-", ["-"]), ("24,000,000", "96.00", []), ("0", "-", [])]
)
def test_a_share_left_out(spent: str, share: str, printed: list[str]) -> None:
    """In the style of its table."""
    findings = audited(SPENDING.format(spent=spent, share=share)).findings
    assert [(f.printed, f.computed) for f in findings] == [(text, "96.00") for text in printed]


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("Realisasi sebesar Rp 10.009.106.981 dengan sisa anggaran sebesar Rp (4,60%).", ["sebesar Rp"]),
        ("Dana pelatihan senilai Rp. atau 12,50% dari pagu belum dipakai.", ["senilai Rp."]),
        ("Perahu yang diuji sebanyak ........ unit.", ["sebanyak ........"]),
        ("Kerugian tahun ini sebesar Rp (1.250.000).", []),  # a negative amount in brackets
        ("Jumlah pagu (dalam Rp) dan sisanya dimuat dalam tabel.", []),
        ("Sisa anggaran sebesar Rp 482.625.019 (4,60%).", []),
    ],
    ids=["brackets", "or", "dots", "negative", "unit", "printed"],
)
def test_a_figure_that_a_sentence_announces_and_leaves_out(sentence: str, printed: list[str]) -> None:
    findings = audited(f"BAB I HASIL\n\n{sentence}\n").findings
    assert [found.printed for found in findings if found.rule is AuditRule.FORMAT] == printed
