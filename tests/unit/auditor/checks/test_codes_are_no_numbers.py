"""Codes of accounts and numbers of telephones have marks in an order of their own."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.auditor.printed.number import numbers_in
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


TREE = """Tabel 1 Anggaran dan Realisasi

Kode | Program/Kegiatan | Pagu (Rp) | Realisasi (Rp)
2.12.01 | Program Penunjang | 900.000 | {}
2.12.01.2.02 | Administrasi Keuangan | 400.000 | 380.000
2.12.01.2.05 | Administrasi Kepegawaian | 300.000 | 270.000
2.12.01.2.08 | Penyediaan Jasa | 200.000 | 190.000
2.12.02 | Program Pendaftaran | 500.000 | 450.000
2.12.02.2.01 | Pelayanan | 350.000 | 310.000
2.12.02.2.03 | Penataan | 150.000 | 140.000
"""


def test_codes_of_the_nomenclature_are_neither_added_up_nor_numbers_of_rows() -> None:
    for rule in (AuditRule.SUM, AuditRule.NUMBERING, AuditRule.FORMAT):
        assert told(TREE.format("840.000"), rule) == []


def test_the_amounts_of_a_tree_of_codes_are_added_up() -> None:
    assert "804.000" in [printed for _, printed, _ in told(TREE.format("804.000"), AuditRule.SUM)]


@pytest.mark.parametrize(("text", "count"), [("2.12.01.2.05", 0), ("31.12.2023", 0), ("398.274.60", 1)])
def test_a_code_or_date_is_no_number_and_a_slip_of_a_mark_is(text: str, count: int) -> None:
    assert len(numbers_in(text)) == count


@pytest.mark.parametrize("slip", ["73,915.000.00", "73.915,000.00"])
def test_marks_of_two_kinds_between_thousands_are_told(slip: str) -> None:
    codes, amounts = ("1", "2", "3", "4"), ("298,460,000.00", "54,320,000.00", slip, "96,840,000.00")
    rows = "\n".join(f"{c} | Belanja {c} | {a}" for c, a in zip(codes, amounts, strict=True))
    assert [printed for _, printed, _ in told(AMOUNTS.format(rows), AuditRule.FORMAT)] == [slip]


SMALL = """Tabel 1 Anggaran

Kode | Uraian | Pagu (Rp)
I | Program Satu | 40.000
I.1 | Kegiatan A | {}
I.1.1 | Sub A Satu | 10.000
I.1.2 | Sub A Dua | 10.000
I.2 | Kegiatan B | 20.000
I.2.1 | Sub B Satu | 10.000
I.2.2 | Sub B Dua | 10.000
II | Program Dua | 20.000
II.1 | Kegiatan C | 20.000
II.1.1 | Sub C Satu | 10.000
II.1.2 | Sub C Dua | 10.000
"""


def test_small_amounts_under_a_head_in_rupiah_are_money() -> None:
    assert told(SMALL.format("20.000"), AuditRule.SUM) == []
    assert "30.000" in [printed for _, printed, _ in told(SMALL.format("30.000"), AuditRule.SUM)]
