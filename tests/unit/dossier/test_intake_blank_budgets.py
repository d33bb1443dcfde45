"""Accounts with spending and no budget are told by their rows, where nearly all others have one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.intake.desks import balangan
from tests.intake.readings import Sheet, reading_of

from capaian.dossier.spreadsheets.model import CellValue
from capaian.rulebook import load_rulebook

NODES = [one.code for one in load_rulebook().nomenclature if one.code.startswith("2.12.01.2.0")]
SUBACTIVITIES = [code for code in NODES if len(code.split(".")) == 6][:5]
ACCOUNTS = ("5.1.02.01.01.0024", "5.1.02.02.01.0013")
Pair = tuple[CellValue, CellValue]


def told(*changes: tuple[int, Pair]) -> list[str]:
    """Return what is told of a flat export of two accounts for each sub-activity, some of them otherwise."""
    pairs: list[Pair] = [(71_354_000 + 913_000 * n, 57_906_800 + 411_300 * n) for n in range(10)]
    for row, pair in changes:
        pairs[row] = pair
    keys = [(code, account) for code in SUBACTIVITIES for account in ACCOUNTS]
    rows = [[*key, "Belanja", *pair] for key, pair in zip(keys, pairs, strict=True)]
    heads = ["KODE SUB KEGIATAN", "KODE AKUN", "NAMA AKUN", "PAGU", "REALISASI"]
    found = reading_of(Sheet([["REALISASI BELANJA TAHUN 2023"], [], heads, *rows]), balangan())
    return [shape for shape in found.shapes if "kosong" in shape]


def test_accounts_with_budgets_are_ordinary() -> None:
    assert told() == []


@pytest.mark.parametrize("rows", [[3], [0, 9]])
def test_accounts_without_a_budget_are_named(rows: Sequence[int]) -> None:
    (shape,) = told(*((row, (None, 13_221_600)) for row in rows))
    assert f"(baris {', '.join(str(4 + row) for row in rows)})" in shape
    assert "anggaran kosong" in shape and "tulis 0" in shape


def test_where_nothing_was_spent_no_budget_is_missed() -> None:
    assert told((3, (None, None)), (4, (None, 0))) == []


def test_a_budget_of_nought_is_one() -> None:
    assert told((3, (0, 13_221_600))) == []


def test_many_without_a_budget_are_how_the_table_is_made() -> None:
    assert told(*((row, (None, 13_221_600)) for row in range(3))) == []
