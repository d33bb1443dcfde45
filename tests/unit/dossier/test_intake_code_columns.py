"""Codes are read from the columns of codes and names alone: `5.200.000` in another column is money."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.intake.desks import Cells, codes, desk, table, taken, values
from tests.unit.dossier.test_intake_budget_years import CODES, new_office

from capaian.dossier.intake.code_columns import code_columns

TITLE = ("REALISASI ANGGARAN TAHUN 2023",)
FIRST, SECOND, _ = CODES


def budget(*heads: str, idle: tuple[object, object, object]) -> Cells:
    """Two sub-activities, the first with its account, behind a column that is not taken."""
    rows = (
        (FIRST, "Penyusunan Dokumen", idle[0], "7.000.000", "6.500.000"),
        ("5.1.02", "Belanja Barang", idle[1], "7.000.000", "6.500.000"),
        (SECOND, "Koordinasi", idle[2], "3.000.000", "2.000.000"),
    )
    return (TITLE, (), ("Kode", "Uraian", *heads), *rows)  # type: ignore[return-value]  # any cell


HEADS = (
    ("Rencana Kas", "Anggaran", "Realisasi"),
    ("Realisasi s.d. Bulan Lalu", "Anggaran", "Realisasi"),
    ("Bobot", "Pagu", "Penyerapan"),
)
IDLE = (
    ("5.200.000", "5.200.000", "5.100.000"),
    (Decimal("5.2"), Decimal("5.2"), Decimal("5.1")),
    ("5.2", "5.2", "5.1"),
    ("5.100", "5.100", "-"),
)


@pytest.mark.parametrize("heads", HEADS)
@pytest.mark.parametrize("idle", IDLE)
def test_an_unused_column_of_figures_tells_no_account(
    heads: tuple[str, ...], idle: tuple[object, object, object]
) -> None:
    at = desk(new_office())
    found = taken(budget(*heads, idle=idle), at)
    assert values(found, "node", "kind", "revised", "actual") == [
        (FIRST, "all", "7000000", "6500000"),
        (FIRST, "operations", "7000000", "6500000"),
        (FIRST, "goods", "7000000", "6500000"),
        (SECOND, "all", "3000000", "2000000"),
    ]
    assert codes(at) == []


@pytest.mark.parametrize("left_out", ["Anggaran", "Pagu"])
def test_a_column_that_the_user_leaves_out_tells_none(left_out: str) -> None:
    rows = (
        TITLE,
        (),
        ("Kode", "Uraian", left_out, "Realisasi"),
        (FIRST, "Penyusunan Dokumen", "5.200.000", "4.000.000"),
        ("5.1.02", "Belanja Barang", "5.200.000", "4.000.000"),
    )
    at = desk(new_office(), means={left_out: "-"})
    assert values(taken(rows, at), "kind", "actual") == [
        ("all", "4000000"),
        ("operations", "4000000"),
        ("goods", "4000000"),
    ]
    assert codes(at) == []


@pytest.mark.parametrize("head", ["Kode Akun", "No. Rek."])
def test_short_accounts_in_a_column_of_their_own_are_codes(head: str) -> None:
    rows = (
        TITLE,
        (),
        ("Kode Sub Kegiatan", head, "Uraian", "Realisasi"),
        (FIRST, None, "Penyusunan Dokumen", 500),
        (None, Decimal("5.1"), "Operasi", 300),
        (None, Decimal("5.2"), "Modal", 200),
    )
    found = taken(rows, desk(new_office()))
    assert values(found, "kind", "actual") == [("all", "500"), ("operations", "300"), ("capital", "200")]


def test_columns_of_codes_by_their_words_and_by_what_they_hold() -> None:
    rows = budget("Rencana Kas", "Anggaran", "Realisasi", idle=IDLE[0])
    assert [head.name for head in code_columns(table(rows))] == ["Kode", "Uraian"]
    bare = [*rows[:2], ("A", "B", "C", "D", "E"), *rows[3:]]
    assert [head.name for head in code_columns(table(bare))] == ["A", "B"]


def test_the_column_that_names_the_rows_is_one_whatever_it_holds() -> None:
    lines = [(Decimal(f"5.{number}"), "Belanja", 2) for number in (1, 2)]
    rows = table((TITLE, (), ("No", "Apa", "Realisasi"), *lines))
    first = rows.heads[0]
    assert first not in code_columns(rows)
    assert first in code_columns(rows, first)
