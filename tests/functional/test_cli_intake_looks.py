"""`capaian intake`: what is struck out or hidden, and read all the same, is told before it is stored."""

from __future__ import annotations

import json
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
NUMBER = " ".join(("1970" + "1399", "1999" + "13", "1", "002"))


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


def told(dossier: Path, change: Change) -> list[str]:
    """Return what is told of how a table looks, of one that nobody has confirmed."""
    shown = take(dossier, change, "--dry-run", "--json")
    (reading,) = json.loads(shown.out)["readings"]
    return [str(look) for look in reading["looks"]]


def test_what_looks_ordinary_is_told_nothing_of(dossier: Path) -> None:
    assert told(dossier, plain) == []


def test_a_row_is_told_once_with_all_that_is_struck_out_in_it(dossier: Path) -> None:
    (look,) = told(dossier, struck_row)
    name = [*kecamatan().values()][2]
    assert look == f"dicoret: baris 6 ({name}): 3, {name}, 9024, 8018"


def test_each_kind_is_told_for_itself(dossier: Path) -> None:
    def change(sheet: Worksheet) -> None:
        struck_figure(sheet)
        hidden_column(sheet)
        hidden_row(sheet)
        sheet["C7"].font = Font(color=WHITE)

    kinds = [look.partition(":")[0] for look in told(dossier, change)]
    assert kinds == [
        "kolom tersembunyi diambil",
        "baris tersembunyi diambil",
        "dicoret",
        "huruf sewarna latarnya",
    ]


def test_rows_that_are_hidden_and_not_taken_are_not_told(dossier: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.append([])
        sheet.append([None, "Catatan"])
        sheet.row_dimensions[13].hidden = True

    assert told(dossier, change) == []


def test_a_hidden_column_of_which_nothing_is_taken_is_not_told(dossier: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["E3"] = "KETERANGAN"
        sheet.column_dimensions["E"].hidden = True

    assert told(dossier, change) == []


def test_what_is_struck_out_elsewhere_on_the_sheet_is_told_by_its_words(dossier: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A14"] = "Angka DKB I"
        sheet["A14"].font = Font(strike=True)

    assert told(dossier, change) == ["dicoret: baris 14: Angka DKB I"]


def test_of_very_many_rows_the_first_are_told_and_how_many_more(dossier: Path) -> None:
    def change(sheet: Worksheet) -> None:
        for row in range(14, 44):
            sheet.cell(row, 1).value = f"catatan {row}"
            sheet.cell(row, 1).font = Font(strike=True)

    looks = told(dossier, change)
    assert len(looks) == 21
    assert looks[-1] == "dicoret: dan 10 baris lain"


def test_numbers_of_persons_are_masked(dossier: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A14"] = f"NIP {NUMBER}"
        sheet["A14"].font = Font(strike=True)

    (look,) = told(dossier, change)
    assert look.startswith("dicoret: baris 14: NIP ")
    assert NUMBER not in look


@pytest.mark.parametrize("other", [6, 7])
def test_another_row_that_is_hidden_is_another_reading(dossier: Path, other: int) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[other].hidden = True

    assert run_sure("intake", book(dossier.parent, "pertama.xlsx", hidden_row), dossier).code == 0
    assert take(dossier, change, "--yes").code == (0 if other == 6 else 2)


def test_another_figure_that_is_struck_out_is_another_reading(dossier: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["C6"].font = Font(strike=True)

    assert run_sure("intake", book(dossier.parent, "pertama.xlsx", struck_figure), dossier).code == 0
    assert take(dossier, change, "--yes").code == 2
    assert take(dossier, struck_figure, "--yes").code == 0
