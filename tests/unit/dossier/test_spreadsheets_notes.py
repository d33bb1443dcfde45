"""Words of shapes, pictures, charts and messages of cells are told, whoever drew them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from capaian.dossier.spreadsheets.read_book import read_book

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
DRAWN = f'<x:wsDr xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" {A}>'
CHART = f'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" {A}>'
WORDS = "<a:p><a:r><a:t>Angka</a:t></a:r><a:r><a:t> sementara</a:t></a:r></a:p>"
SHAPE, GRAPH, OLD = "komentar atau kotak teks: ", "tulisan di grafik: ", "tulisan di gambar: "


def said(folder: Path, change: Callable[[Worksheet], None], part: str = "") -> tuple[str, ...]:
    """Return what a book of one sheet says that was changed, or has one more part."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["KECAMATAN", "REKAM"])
    sheet.append(["Juai", 8_005])
    change(sheet)
    path = folder / "tabel.xlsx"
    book.save(path)
    if part:
        with ZipFile(path, "a") as archive:
            archive.writestr("xl/lain/aneh." + ("vml" if part.startswith("<xml") else "xml"), part)
    return read_book(path).said


def nothing(sheet: Worksheet) -> None:
    """Leave a sheet as it is."""


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (f"{DRAWN}<x:cxnSp><x:txBody>{WORDS}</x:txBody></x:cxnSp></x:wsDr>", SHAPE + "Angka sementara"),
        (
            (
                f'{DRAWN}<x:grpSp><x:nvGrpSpPr><x:cNvPr id="2" name="G" descr="Angka lama"/></x:nvGrpSpPr>'
                f"<x:sp><x:txBody>{WORDS}</x:txBody></x:sp></x:grpSp></x:wsDr>"
            ),
            f"{SHAPE}Angka lama|{SHAPE}Angka sementara",
        ),
        (
            (
                f'{DRAWN}<x:pic><x:nvPicPr><x:cNvPr id="2" name="G" title="DRAF" descr="cap"/></x:nvPicPr>'
                "</x:pic></x:wsDr>"
            ),
            SHAPE + "DRAF cap",
        ),
        (f'{DRAWN}<x:pic><x:nvPicPr><x:cNvPr id="2" name="Gambar 1"/></x:nvPicPr></x:pic></x:wsDr>', ""),
        (f"{CHART}<c:chart><c:title>{WORDS}</c:title></c:chart></c:chartSpace>", GRAPH + "Angka sementara"),
        (
            (
                f"{CHART}<c:title><c:tx><c:strRef><c:f>Lain!A1</c:f><c:strCache><c:pt><c:v>Target</c:v></c:pt>"
                "</c:strCache></c:strRef></c:tx></c:title><c:ser><c:v>8005</c:v></c:ser></c:chartSpace>"
            ),
            GRAPH + "Target",
        ),
        (
            (
                f"{CHART}<c:rich><a:fld><a:t>8.005</a:t></a:fld></c:rich>"
                f"<c:rich><a:fld><a:t>DKB I</a:t></a:fld></c:rich></c:chartSpace>"
            ),
            GRAPH + "DKB I",
        ),
        (
            (
                f'<d:dataModel xmlns:d="urn:diagram" {A}><d:ptLst>'
                f"<d:pt><d:t>{WORDS}</d:t></d:pt></d:ptLst></d:dataModel>"
            ),
            SHAPE + "Angka sementara",
        ),
        (
            (
                '<xml xmlns:v="urn:vml"><v:shape><v:textpath string="DRAF &amp; X"/>'
                "</v:shape><v:textbox><div>Angka<br>lama</div></v:textbox><x:Anchor>1, 15</x:Anchor></xml>"
            ),
            f"{OLD}DRAF & X|{OLD}Angka lama",
        ),
        ("<xml><v:textbox><div style='text-align:left'></div></v:textbox></xml>", ""),
    ],
)
def test_drawn_words_are_told(part: str, told: str, tmp_path: Path) -> None:
    assert said(tmp_path, nothing, part) == tuple(filter(None, told.split("|")))


def test_the_title_of_a_chart_is_told(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        chart = BarChart()
        chart.title = "Proyeksi 2023"
        chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=2))
        sheet.add_chart(chart, "D1")

    assert said(tmp_path, change) == (GRAPH + "Proyeksi 2023",)


def test_charts_of_very_many_points_are_told_to_be_too_long(tmp_path: Path) -> None:
    points = '<c:pt idx="1"><c:v>1</c:v></c:pt>' * 70_000
    assert said(tmp_path, nothing, f"{CHART}{points}</c:chartSpace>") == (
        GRAPH + "terlalu panjang untuk dibaca",
    )


def test_messages_of_cells_are_told_once(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        for row in (2, 3):
            rule = DataValidation(type="whole", promptTitle="Isian", prompt='Angka "sementara" > 0')
            rule.add(f"B{row}")
            sheet.add_data_validation(rule)

    assert said(tmp_path, change) == ('pesan isian: Isian: Angka "sementara" > 0',)


def test_what_links_show_when_pointed_at_is_told(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B2"].hyperlink = Hyperlink(ref="B2", location="A1", tooltip="hanya pemula")

    assert said(tmp_path, change) == ("keterangan tautan: hanya pemula",)


def test_rules_without_a_message_say_nothing(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        rule = DataValidation(type="whole", errorTitle="Salah", error="Harus angka")
        rule.add("B2")
        sheet.add_data_validation(rule)

    assert said(tmp_path, change) == ()
