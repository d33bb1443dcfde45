"""Formulas that failed: an error at each cell of an area or a code, a word about each total, nothing lost."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pytest
from tests.intake.desks import KTP, Cells, desk, proposed, said, uncounted
from tests.unit.dossier.test_intake_budget_years import CODES, new_office

from capaian.domain.office_year import OfficeYear
from capaian.dossier.intake.counts import Taken
from capaian.dossier.intake.crossings import take_table
from capaian.dossier.intake.table_checks import check_table
from capaian.dossier.spreadsheets.model import Odd

WRONG = "#VALUE!"
FAILED = f"Rumus di sel ini gagal: {WRONG}."
UNCHECKED = f"Jumlah di baris ini tidak diperiksa: rumusnya gagal ({WRONG}) di kolom"
UNNUMBERED: Cells = (
    ("KEPEMILIKAN KIA ANAK USIA 0-17 TAHUN, TAHUN 2023",),
    ("Kecamatan", "Ibu Kota", "Camat", "Anak Usia 0-17", "Memiliki KIA"),
    ("Juai", "Buntu Karau", "Ahmad", 4120, 3011),
    ("Halong", "Halong", "Budi", 4988, 3555),
    ("Awayan", "Awayan", "Cici", 3451, 2790),
    ("Batu Mandi", "Batu Mandi", "Dodi", 4801, 3622),
    ("Lampihong", "Lampihong", "Edi", 4610, 3300),
    ("Paringin", "Paringin Kota", "Fitri", 4702, 3905),
    ("Paringin Selatan", "Batu Piring", "Gani", 3820, 3114),
    ("Tebing Tinggi", "Tebing Tinggi", "Hadi", 1711, 1209),
)
"""Rows of words as heads have them, but for their figures."""
SPENT: Cells = (
    ("LAPORAN REALISASI BELANJA TAHUN ANGGARAN 2023",),
    (),
    ("Kode", "Uraian", "Pagu", "Realisasi"),
    (CODES[0], "Penyusunan Dokumen", 71_500_000, 70_125_000),
    (CODES[1], "Koordinasi", 33_250_000, 31_000_000),
    ("Jumlah", None, 104_750_000, 101_125_000),
)


def told(
    rows: Cells, failed: Collection[int], columns: Collection[int], at: OfficeYear | None = None
) -> tuple[list[tuple[str, str]], Taken]:
    """What is said, and taken, where formulas failed in some rows and columns."""
    cells = [
        [None if row in failed and n in columns else cell for n, cell in enumerate(line, 1)]
        for row, line in enumerate(rows, 1)
    ]
    odd: Mapping[tuple[int, int], tuple[Odd, str]] = {
        (row, column): (Odd.ERROR, WRONG) for row in failed for column in columns
    }
    known = desk(at)
    proposal = proposed(cells, known, odd=odd)
    check_table(proposal, known)
    taken = take_table(proposal, known)
    return said(known), taken


@pytest.mark.parametrize("row", [4, 9, 11])
def test_a_row_of_an_area_of_which_nothing_is_left_is_an_error_at_each_cell(row: int) -> None:
    found, _ = told(KTP[:-1], [row], [3, 4])
    assert found == [(f"{row} C (Wajib KTP)", FAILED), (f"{row} D (Sudah Rekam)", FAILED)]


def test_all_rows_are_told_at_once_and_so_are_two_cells_of_many() -> None:
    found, taken = told(KTP[:-1], [5, 6], [4])
    assert found == [("5 D (Sudah Rekam)", FAILED), ("6 D (Sudah Rekam)", FAILED)]
    assert len(taken.rows) == 14
    assert len(told(KTP[:-1], range(6, 12), [3, 4])[0]) == 12


@pytest.mark.parametrize("row", [3, 6, 10])
def test_a_row_that_looks_like_heads_without_its_figures_is_none(row: int) -> None:
    found, taken = told(UNNUMBERED, [row], [4, 5], uncounted())
    assert found == [(f"{row} D (Anak Usia 0-17)", FAILED), (f"{row} E (Memiliki KIA)", FAILED)]
    assert len(taken.rows) == 14


def test_such_rows_beside_sound_ones_are_taken_at_once() -> None:
    found, taken = told(UNNUMBERED, [], [], uncounted())
    assert found == []
    assert len(taken.rows) == 16


def test_failed_heads_stay_heads() -> None:
    found, taken = told(KTP, [3], [1])
    assert found == []
    assert len(taken.rows) == 16


def test_a_total_that_failed_is_told_by_its_row_and_its_rows_are_taken() -> None:
    found, taken = told(KTP, [12], [3, 4])
    assert found == [("12 C (Wajib KTP)", f'{UNCHECKED} "Wajib KTP", "Sudah Rekam".')]
    assert len(taken.rows) == 16
    assert told(KTP, [12], [4])[0] == [("12 D (Sudah Rekam)", f'{UNCHECKED} "Sudah Rekam".')]


def test_the_rest_of_such_a_total_is_checked() -> None:
    rows = [*KTP[:-1], ("Jumlah", None, 96_470, 96_019)]
    found, _ = told(rows, [12], [4])
    assert [where for where, _ in found] == ["12 D (Sudah Rekam)", "12 C (Wajib KTP)"]


@pytest.mark.parametrize("row", [4, 5])
def test_a_code_without_amounts_left_is_an_error_at_each_cell(row: int) -> None:
    found, _ = told(SPENT, [row], [3, 4], new_office())
    assert found[:2] == [(f"{row} C (Pagu)", FAILED), (f"{row} D (Realisasi)", FAILED)]


def test_a_total_of_a_budget_that_failed_is_told_by_its_row() -> None:
    found, taken = told(SPENT, [6], [3, 4], new_office())
    assert found == [("6 C (Pagu)", f'{UNCHECKED} "Pagu", "Realisasi".')]
    assert len(taken.rows) == 2
