"""Formulas that no program has worked out: sums of them are said to be unchecked, figures are errors."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.intake.desks import KTP, Cells, desk, proposed, said
from tests.unit.dossier.test_intake_budget_years import CODES, new_office

from capaian.domain.office_year import OfficeYear
from capaian.dossier.intake.crossings import take_table
from capaian.dossier.intake.table_checks import check_table
from capaian.dossier.spreadsheets.model import Odd

FORMULA = (Odd.NO_VALUE, "SUM(C4:C11)")
UNCHECKED = "berupa rumus yang belum pernah dihitung, jadi tidak diperiksa."
LACKING = "Rumus di sel ini belum pernah dihitung, jadi nilainya tidak ada."
BUDGET: Cells = (
    ("REALISASI ANGGARAN TAHUN 2023",),
    (),
    ("Kode", "Uraian", "Anggaran", "Realisasi"),
    ("2.12.01", "Program", 900, 850),
    (CODES[0], "Penyusunan Dokumen", 500, 450),
    ("5.1.02.01", "Barang", 500, 450),
    (CODES[1], "Koordinasi", 400, 400),
    ("JUMLAH", None, 900, 850),
)


def told(
    rows: Cells, *unworked: int, at: OfficeYear | None = None, marks: bool = True
) -> list[tuple[str, str]]:
    """What is said where the figures of some rows are formulas without values."""
    cells = [[*row[:2], *([None, None] if n in unworked else row[2:])] for n, row in enumerate(rows, 1)]
    odd: Mapping[tuple[int, int], tuple[Odd, str]] = {
        (row, column): FORMULA for row in unworked for column in (3, 4) if marks
    }
    known = desk(at)
    proposal = proposed(cells, known, odd=odd)
    check_table(proposal, known)
    take_table(proposal, known)
    return said(known)


def test_worked_out_tables_are_silent() -> None:
    assert told(KTP) == []
    assert told(BUDGET, at=new_office()) == []


def test_a_total_of_formulas_is_said_to_be_unchecked() -> None:
    assert told(KTP, 12) == [("12 C (Wajib KTP)", f"Jumlah di baris 12 {UNCHECKED}")]


def test_a_total_without_formulas_is_just_not_there() -> None:
    assert told(KTP, 12, marks=False) == []


@pytest.mark.parametrize("row", [4, 8, 11])
def test_a_row_of_formulas_is_an_error_at_its_cell(row: int) -> None:
    assert told(KTP[:-1], row)[0] == (f"{row} C (Wajib KTP)", LACKING)


def test_a_last_row_without_a_number_is_one_too() -> None:
    rows = [row if len(row) < 2 else row[1:] for row in KTP[:-1]]
    at = desk()
    cells = [*rows[:-1], (rows[-1][0], None, None)]
    proposal = proposed(cells, at, odd={(11, 2): FORMULA, (11, 3): FORMULA})
    check_table(proposal, at)
    assert said(at) == [("11 B (Wajib KTP)", LACKING)]


@pytest.mark.parametrize(
    ("rows", "named"), [((8,), "8"), ((4, 8), "4, 8"), ((5,), "5"), ((4, 5, 8), "4, 5, 8")]
)
def test_sums_of_a_budget_are_named_once(rows: tuple[int, ...], named: str) -> None:
    assert told(BUDGET, *rows, at=new_office()) == [
        (f"{rows[0]} C (Anggaran)", f"Jumlah di baris {named} {UNCHECKED}")
    ]


@pytest.mark.parametrize("row", [6, 7])
def test_accounts_and_sub_activities_without_any_are_errors(row: int) -> None:
    assert (f"{row} C (Anggaran)", LACKING) in told(BUDGET, row, at=new_office())


def test_a_heading_without_amounts_leaves_its_accounts_to_the_program() -> None:
    wrong = [*BUDGET[:5], ("5.1.02.01", "Barang", 510, 450), *BUDGET[6:]]
    assert [where for where, _ in told(wrong, 5, at=new_office(), marks=False)] == ["4 C (Anggaran)"]
