"""The tables of a paper as a workbook, read back by another library."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.unit.writers.sample import sample_document

from capaian.documents.tree import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    HeadCell,
    LineBreak,
    Meta,
    Number,
    Row,
    RowKind,
    Table,
    Text,
    Width,
)
from capaian.domain.errors import WriterError
from capaian.writers.xlsx import write_xlsx

DANGEROUS = ("=1+1", "+62811", "-3", "@SUM(A1)", "\t=1")
FIGURES = {
    "6.962.697.488": (Decimal("6962697488"), "#,##0"),
    "94,20": (Decimal("94.2"), "#,##0.00"),
    "−4,378": (Decimal("-4.378"), "#,##0.000"),
    "0": (Decimal(0), "#,##0"),
}
WORDS = ("–", "t.t.", "1.234.567.890.123.456", "2021", "1.23", "12 orang")
"""Marks, figures that a spreadsheet would round, and what is no figure as papers write it."""


def table(*rows: Row, caption: str = "Rekap [a/b]: semua", columns: int = 2) -> Table:
    head = tuple(HeadCell(f"K{n}") for n in range(columns))
    return Table(
        "t",
        "",
        (Text(caption),),
        tuple(Column() for _ in range(columns)),
        (head,),
        rows,
        width=Width.LANDSCAPE,
    )


def write(*blocks: Block) -> bytes:
    return write_xlsx(
        Document(Meta("Judul", "=Judul & kaki", "Kantor", 2021, "2021-07-31", "0" * 64), blocks)
    )


def sheets(content: bytes) -> list[Worksheet]:
    return [*load_workbook(io.BytesIO(content)).worksheets]


def test_figures_are_figures_as_printed_and_all_else_is_text() -> None:
    rows = [Row((Cell((Text("a"),)), Cell((Number(shown),)))) for shown in (*FIGURES, *WORDS)]
    starred = Row((Cell(), Cell((Number("100,67"), Text("*")))))
    [sheet] = sheets(write(table(*rows, starred)))
    found = [(cell.value, cell.number_format) for [cell] in sheet["B5:B15"]]
    assert [(Decimal(str(value)), form) for value, form in found[: len(FIGURES)]] == [
        *FIGURES.values()
    ]
    assert [value for value, _ in found[len(FIGURES) : -1]] == [*WORDS]
    assert found[-1] == (100.67, '#,##0.00"*"')


def test_no_text_is_a_formula_now_or_when_somebody_edits_it() -> None:
    rows = [Row((Cell((Text(words),)), Cell((Text("aman"),)))) for words in DANGEROUS]
    content = write(table(*rows, caption="=1+1"))
    [sheet] = sheets(content)
    assert [(cell.value, cell.data_type, cell.quotePrefix) for [cell] in sheet["A5:A9"]] == [
        (words, "s", True) for words in DANGEROUS
    ]
    assert not sheet["B5"].quotePrefix
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())
        assert not any("vba" in name.lower() for name in archive.namelist())


def test_merged_cells_of_head_and_body_are_merged_and_what_they_cover_is_empty() -> None:
    head = (
        (HeadCell("Nama", rows=2), HeadCell("Target", columns=2)),
        (HeadCell("Q1"), HeadCell("Q2", "Rp")),
    )
    two_rows = (
        Row((Cell((Text("a"),), rows=2), Cell((Number("1"),)), Cell((Number("2"),)))),
        Row((Cell((Number("3"),)), Cell((Number("4"),)))),
        Row((Cell((Text("Kelompok"),), columns=3),), RowKind.GROUP),
    )
    columns = (Column(width=20), Column(Align.RIGHT), Column(Align.RIGHT))
    [sheet] = sheets(write(Table("t", "", (), columns, head, two_rows, ("(1)", "(2)", "(3)"))))
    body = {str(area) for area in sheet.merged_cells.ranges if area.min_row > 2}
    assert body == {"A3:A4", "B3:C3", "A6:A7", "A8:C8"}
    assert [cell.value for cell in sheet[7]] == [None, 3, 4]
    assert sheet["C4"].value == "Q2\nRp"
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A6", "$3:$5")


def test_each_table_has_a_sheet_that_prints_on_one_page_across() -> None:
    content = write(
        *[table(Row((Cell((Text("a"), LineBreak(), Text("b"))), Cell())), caption="x" * 60)] * 12
    )
    pages = sheets(content)
    assert len({sheet.title for sheet in pages}) == 12
    prints = {
        (page.page_setup.paperSize, page.page_setup.orientation, page.page_setup.fitToHeight)
        for page in pages
    }
    assert prints == {(9, "landscape", 0)}
    assert all(page.sheet_properties.pageSetUpPr.fitToPage for page in pages)
    assert pages[0]["A5"].value == "a\nb"
    assert "& kaki" in str(pages[0].oddFooter.left.text)


def test_the_same_paper_gives_the_same_bytes() -> None:
    content = write_xlsx(sample_document())
    assert content == write_xlsx(sample_document())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        ((), "tidak memuat tabel"),
        ((table(Row((Cell((Text("x" * 32_768),)), Cell()))),), "lebih dari 32767"),
    ],
)
def test_what_no_workbook_holds_is_refused(blocks: tuple[Block, ...], words: str) -> None:
    with pytest.raises(WriterError, match=words):
        write(*blocks)
