"""`capaian intake`: what is struck out or hidden, and read all the same, is told before it is stored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from tests.functional.cli_cast import Run, copy_balangan, run, run_sure
from tests.intake.aggregate import kecamatan
from tests.intake.books import Cell, write_sheet

Change = Callable[[Worksheet], None]
WHITE = "FFFFFFFF"


@pytest.fixture(name="dossier")
def made(tmp_path: Path) -> Path:
    folder = copy_balangan(tmp_path)
    (folder / "counts.csv").write_text("measure,area,period,value,source\n", encoding="utf-8")
    return folder


def book(folder: Path, name: str, change: Change, more: int = 0) -> Path:
    rows: list[list[Cell]] = [
        ["KEPEMILIKAN KTP-EL TAHUN 2023"],
        [],
        ["NO", "KECAMATAN", "WAJIB KTP", "SUDAH REKAM"],
    ]
    names = enumerate(kecamatan().values(), 1)
    rows += [[n, name, 9000 + 7 * n + more, 8000 + 5 * n + more] for n, name in names]
    path = write_sheet(folder / name, rows)
    workbook = load_workbook(path)
    change(workbook.worksheets[0])
    workbook.save(path)
    return path


def plain(sheet: Worksheet) -> None:
    """Leave a sheet as it is."""


def struck_row(sheet: Worksheet) -> None:
    for cell in sheet[6]:
        cell.font = Font(strike=True)


def struck_figure(sheet: Worksheet) -> None:
    sheet["D6"].font = Font(strike=True)


def struck_word(sheet: Worksheet) -> None:
    block = TextBlock(InlineFont(strike=True), "KEPEMILIKAN")
    sheet["A1"] = CellRichText(block, " KTP-EL TAHUN 2023")


def struck_under_a_condition(sheet: Worksheet) -> None:
    rule = CellIsRule(operator="lessThan", formula=["9000"], font=Font(strike=True))
    sheet.conditional_formatting.add("D4:D11", rule)


def white(sheet: Worksheet) -> None:
    sheet["D6"].font = Font(color=WHITE)


def nearly_white(sheet: Worksheet) -> None:
    sheet["D6"].font = Font(color="FFF2F2F2")


def hidden_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["D"].hidden = True


def narrow_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["D"].width = 0.1


def hidden_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[6].hidden = True


def low_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[6].height = 0.3


def filtered(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A3:D11"
    sheet.auto_filter.add_filter_column(1, ["Juai"])
    for row in range(5, 12):
        sheet.row_dimensions[row].hidden = True


def grouped(sheet: Worksheet) -> None:
    sheet.row_dimensions.group(5, 7, hidden=True)


TOLD: dict[str, tuple[Change, str]] = {
    "a row": (struck_row, "dicoret: baris 6 ("),
    "a figure": (struck_figure, "): 8018"),
    "a word": (struck_word, "dicoret: baris 1: KEPEMILIKAN KTP-EL"),
    "under a condition": (struck_under_a_condition, "format bersyarat: mencoret sel"),
    "white": (white, "huruf sewarna latarnya: baris 6 ("),
    "nearly white": (nearly_white, "huruf sewarna latarnya: baris 6 ("),
    "a hidden column": (hidden_column, "kolom tersembunyi diambil: SUDAH REKAM (kolom D)"),
    "a narrow column": (narrow_column, "kolom tersembunyi diambil: SUDAH REKAM (kolom D)"),
    "a hidden row": (hidden_row, "baris tersembunyi diambil: baris 6 ("),
    "a low row": (low_row, "baris tersembunyi diambil: baris 6 ("),
    "a filter": (filtered, "baris tersembunyi diambil: baris 5 ("),
    "a closed group": (grouped, "baris tersembunyi diambil: baris 5 ("),
}


def stored(dossier: Path) -> str:
    return (dossier / "counts.csv").read_text(encoding="utf-8")


def take(dossier: Path, change: Change, *options: str) -> Run:
    return run("intake", book(dossier.parent, "berikut.xlsx", change, 3), dossier, *options)


@pytest.mark.parametrize("name", TOLD)
def test_what_is_struck_out_or_not_seen_is_not_stored_unasked(dossier: Path, name: str) -> None:
    change, words = TOLD[name]
    assert run_sure("intake", book(dossier.parent, "pertama.xlsx", plain), dossier).code == 0
    before = stored(dossier)
    answer = take(dossier, change, "--yes")
    assert answer.code == 2, answer.says
    assert words in " ".join(answer.says.split()), answer.says
    assert stored(dossier) == before


def test_what_was_confirmed_so_is_stored_the_next_time(dossier: Path) -> None:
    def change(sheet: Worksheet) -> None:
        struck_figure(sheet)
        hidden_row(sheet)

    assert run_sure("intake", book(dossier.parent, "pertama.xlsx", change), dossier).code == 0
    answer = take(dossier, change, "--yes")
    assert answer.code == 0, answer.says


def test_looks_of_ordinary_tables_are_not_told(dossier: Path) -> None:
    """White letters on a dark ground, hidden columns of codes and rows without figures are usual."""

    def change(sheet: Worksheet) -> None:
        for cell in sheet[3]:
            cell.font = Font(color=WHITE, bold=True)
            cell.fill = PatternFill("solid", fgColor="FF1F4E78")
        sheet.column_dimensions["A"].hidden = True
        sheet.row_dimensions[2].hidden = True

    assert run_sure("intake", book(dossier.parent, "pertama.xlsx", plain), dossier).code == 0
    answer = take(dossier, change, "--yes")
    assert answer.code == 0, answer.says
