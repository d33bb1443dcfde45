"""Amounts whose marks are lost in the middle, and the one of a column without its two noughts."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

TABLE = """
Tabel 2 Belanja Irigasi

No | Uraian | Pagu (Rp)
1 | Saluran induk | {first}
2 | Saluran sekunder | 418.300.000,00
3 | Pintu air | 96.775.000,00
4 | Bendung | 1.204.610.500,00
5 | Embung | 233.415.250,00
6 | Pompa | {sixth}
7 | Jalan inspeksi | 187.020.000,00
"""


def noted(first: str = "752.940.000,00", sixth: str = "64.180.750,00") -> list[tuple[str, str, Level]]:
    findings = audited(TABLE.format(first=first, sixth=sixth)).findings
    return [(f.printed, f.computed, f.level) for f in findings if f.rule is AuditRule.FORMAT]


def test_a_mark_lost_before_decimals_is_told() -> None:
    assert noted() == []
    assert noted("752.940000,00") == [("752.940000,00", "752.940.000", Level.ERROR)]


@pytest.mark.parametrize("amount", ["752.940.000", "1.752.940.000"])
def test_one_amount_without_noughts_is_noted(amount: str) -> None:
    assert noted(amount) == [(amount, f"{amount},00", Level.NOTE)]


def test_two_amounts_without_noughts_are_a_habit() -> None:
    assert noted("752.940.000", "64.180.750") == []


@pytest.mark.parametrize("code", ["5.1.02.010001", "5.102001.08"])
def test_a_code_is_no_amount(code: str) -> None:
    assert noted(code) == []
