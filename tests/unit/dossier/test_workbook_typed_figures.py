"""Figures that became others by a slip: dragged down a column, or with their decimal sign elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.functional.cli_cast import copy_balangan, run

from capaian.dossier.excel.import_book import Incoming, import_book

SOUND = 4
"""Column of what is in good state."""
Change = Callable[[Worksheet], None]


@pytest.fixture(name="dossier", scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_balangan(tmp_path_factory.mktemp("seret"))
    assert run("workbook", "export", folder, "--out", folder.parent / "buku.xlsx").code == 0
    return folder


def bring(dossier: Path, sheet: str, change: Change, *, is_as_typed: bool = False) -> Incoming:
    book = load_workbook(dossier.parent / "buku.xlsx")
    change(book[sheet])
    path = dossier.parent / "diubah.xlsx"
    book.save(path)
    return import_book(path, dossier, is_as_typed=is_as_typed)


def filled(figures: Sequence[int], first: int = 3) -> Change:
    def change(sheet: Worksheet) -> None:
        for row, figure in enumerate(figures, first):
            sheet.cell(row, SOUND, figure)

    return change


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ([2] * 20, "angka yang sama (2)"),
        (range(2, 22), "angka berurutan (3, 4, 5, …)"),
        (range(100, 20, -4), "angka berurutan (100, 96, 92, …)"),
    ],
)
def test_a_column_that_was_dragged_down_is_asked_about(
    dossier: Path, figures: Sequence[int], words: str
) -> None:
    incoming = bring(dossier, "Sarana", filled(figures))
    issues = [issue for issue in incoming.issues if issue.code == "figures_dragged"]
    assert issues and incoming.has_errors
    assert issues[0].place.sheet == "Sarana" and (issues[0].place.column or "").startswith("D (")
    assert words in issues[0].message
    assert not bring(dossier, "Sarana", filled(figures), is_as_typed=True).has_errors


@pytest.mark.parametrize("figures", [[0] * 20, [2, 2, 2, 9], [5, 1, 8, 3, 40, 2, 7, 11, 6]])
def test_noughts_and_other_figures_are_taken(dossier: Path, figures: Sequence[int]) -> None:
    incoming = bring(dossier, "Sarana", filled(figures))
    assert not [issue for issue in incoming.issues if issue.code == "figures_dragged"]
    assert "assets.csv" in incoming.changes


def test_one_figure_alone_is_no_series(dossier: Path) -> None:

    def change(sheet: Worksheet) -> None:
        sheet.cell(3, SOUND, 7)

    assert not bring(dossier, "Sarana", change).has_errors


def test_a_row_more_is_no_other_figure(dossier: Path) -> None:
    def change(sheet: Worksheet) -> None:
        for number in range(6):
            sheet.append([None, f"Barang baru {number}", "unit", 4])

    assert not bring(dossier, "Sarana", change).has_errors
