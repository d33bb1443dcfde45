"""Codes of accounts and numbers of telephones have marks in an order of their own."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

AMOUNTS = "Tabel 1 Belanja\n\nKode | Uraian | Jumlah (Rp)\n{}\n"


@pytest.mark.parametrize(
    ("codes", "amounts", "wrong"),
    [
        (
            ("1.02.03", "1.02.04", "1.02.05", "1.02.06"),
            ("1.200.000", "3.400.000", "5.600.000", "7.800.000"),
            [],
        ),
        (
            ("5.1.02.01", "5.1.02.02", "5.1.02.03", "5.1.02.04"),
            ("120.000", "340.000", "560.000", "780.000"),
            [],
        ),
        (
            ("0511.51.234", "0511.51.235", "0511.51.236", "0511.51.237"),
            ("120.000", "340.000", "560.000", "780.000"),
            [],
        ),
        (
            ("1.02.03", "1.02.04", "1.02.05", "1.02.06"),
            ("1.200.000", "3.400000.000", "5.600.000", "7.800.000"),
            ["3.400000.000"],
        ),
    ],
)
def test_codes_are_not_malformed_numbers(
    codes: tuple[str, ...], amounts: tuple[str, ...], wrong: list[str]
) -> None:
    rows = "\n".join(
        f"{code} | Belanja ke {code} | {amount}" for code, amount in zip(codes, amounts, strict=True)
    )
    assert [printed for _, printed, _ in told(AMOUNTS.format(rows), AuditRule.FORMAT)] == wrong
