"""What a workbook says beside its cells is told: comments, printed heads and feet, boxes, formats."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.worksheet import Worksheet

from capaian.dossier.spreadsheets.model import Book
from capaian.dossier.spreadsheets.read_book import read_book

BOX = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:oneCellAnchor><xdr:sp><xdr:txBody>'
    "<a:p><a:r><a:t>Data</a:t></a:r><a:r><a:t> sementara</a:t></a:r></a:p><a:p><a:r><a:t>DKB I</a:t></a:r>"
    "</a:p></xdr:txBody></xdr:sp></xdr:oneCellAnchor></xdr:wsDr>"
)


def said(folder: Path, change: Callable[[Worksheet], None], extra: str = "") -> Book:
    """Read a book of one sheet in which something was changed."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "KTP"
    sheet.append(["KECAMATAN", "REKAM"])
    sheet.append(["Juai", 8_005])
    change(sheet)
    path = folder / "tabel.xlsx"
    book.save(path)
    if extra:
        with ZipFile(path, "a") as archive:
            archive.writestr("xl/drawings/aneh.xml", extra)
    return read_book(path)


def test_a_plain_book_says_nothing_beside_its_cells(tmp_path: Path) -> None:
    assert said(tmp_path, lambda _: None).said == ()


def test_a_comment_is_told_with_its_cell(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B1"].comment = Comment("Hanya pemilih pemula,\nkeadaan 30 Juni & lama", "x")

    book = said(tmp_path, change)
    assert book.said == ("komentar atau kotak teks: B1: Hanya pemilih pemula, keadaan 30 Juni & lama",)


@pytest.mark.parametrize("part", ["oddHeader", "oddFooter", "evenHeader", "firstFooter"])
def test_heads_and_feet_of_pages_are_told_without_their_looks(part: str, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        item = getattr(sheet, part)
        item.center.text = "DKB I 2024 && lain"
        item.center.size = 14
        item.right.text = "Halaman &[Page]"

    (text,) = said(tmp_path, change).said
    assert text == "kepala atau kaki halaman KTP: DKB I 2024 & lain Halaman"


@pytest.mark.parametrize("code", ['0" (target)"', '#,##0;-#,##0" (target)"', '0\\ "(target)"'])
def test_words_of_formats_are_told(code: str, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B2"].number_format = code

    assert said(tmp_path, change).said == ("format angka: (target)",)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("[$ANGKA SEMENTARA] #,##0", "ANGKA SEMENTARA"),
        ("[$(target)-421]#,##0;-[$(target)-421]#,##0", "(target)"),
        ("[$Angka-sementara] 0", "Angka-sementara"),
        ('0" (a; sementara)";0', "(a; sementara)"),
        ('[$Rp-421]#,##0" (target)"', "(target)"),
    ],
)
def test_words_in_the_place_of_a_currency_are_told(code: str, words: str, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B2"].number_format = code

    assert said(tmp_path, change).said == (f"format angka: {words}",)


def test_words_of_formats_under_conditions_are_told_wherever_they_are_declared(tmp_path: Path) -> None:
    rule = Rule(type="expression", formula=["TRUE"], dxf=DifferentialStyle())
    rule.dxf.numFmt = NumberFormat(numFmtId=170, formatCode='0" (target)"')

    def change(sheet: Worksheet) -> None:
        sheet.conditional_formatting.add("B2", rule)

    assert said(tmp_path, change).said == ("format angka: (target)",)


@pytest.mark.parametrize("code", ["[$Rp-421]#,##0", "[$IDR] #,##0", "[$€-2] #,##0", "[$-F800]dddd"])
def test_signs_of_currencies_say_nothing(code: str, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B2"].number_format = code

    assert said(tmp_path, change).said == ()


@pytest.mark.parametrize("code", ['_-"Rp"* #,##0_-', "#,##0.00", "0%", "[$-421]dd mmmm yyyy;@", "[Red]0"])
def test_formats_of_money_and_days_say_nothing(code: str, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B2"].number_format = code

    assert said(tmp_path, change).said == ()


def test_a_box_with_text_is_told_whatever_its_part_is_called(tmp_path: Path) -> None:
    assert said(tmp_path, lambda _: None, BOX).said == ("komentar atau kotak teks: Data sementara DKB I",)


def test_more_than_anybody_reads_is_told_up_to_there(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        for row in range(1, 61):
            sheet.cell(row, 1).comment = Comment(f"{row} " + "kata " * 600, "x")

    assert 100_000 < sum(map(len, said(tmp_path, change).said)) < 110_000


def test_comments_that_nobody_can_read_are_no_silence(tmp_path: Path) -> None:
    long = BOX.replace("<a:p>", "<a:p>" + "<a:br/>" * 1_300_000, 1)
    (text,) = said(tmp_path, lambda _: None, long).said
    assert text.startswith("komentar atau kotak teks: terlalu panjang untuk dibaca")
    assert len(text) > 90_000
