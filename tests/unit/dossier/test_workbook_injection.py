"""No text of a dossier becomes a formula, a link,
markup or a number on its way into a workbook.
"""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook
from tests.workbooks.reading import open_book, rows_of, sheets_by_id
from xlsxwriter.workbook import Workbook

from capaian.dossier.excel.write.book import export_book
from capaian.dossier.excel.write.cells import CutTextError, put_text
from capaian.dossier.folder import Folder

COMMANDS = [
    "1+1",
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://x.example","klik")',
    'WEBSERVICE("http://x.example")',
    "SUM(A1:A9)",
    "A1",
    "'[1]Sheet'!A1",
    'DDE("cmd";"/C calc";"x")',
    'IMPORTXML("http://x.example";"//a")',
    'INDIRECT("A1")',
    "NOW()",
    "MSEXCEL|'\\..\\..\\cmd.exe'!''",
    "@SUM(1)",
    "{1}",
    "1;2",
    "TRUE",
    "#REF!",
    "rundll32|'URL.dll,OpenURL x'!A",
]
STARTS = ["=", "+", "-", "@", "\t=", "'=", '"=', "＝", "==", "{="]
ODD = [
    "<r>tebal</r>",
    "<r><t>x</t></r>",
    "<r></t></si></r>",
    "&lt;",
    "<b>&amp;</b>",
    "_x0041_",
    "_x005F_x0041_",
    "_x000D_",
    "a\nb",
    "a\tb",
    "  dua  ",
    "\u2028",
    "a\u00a0b",
    "e\u0301",
    "😀",
    "_x0041_x0042_",
    "<r>_x0041_</r>",
    "http://contoh.example/",
    "mailto:a@contoh.example",
    "internal:'Mulai'!A1",
    "external:c:\\x.xlsx",
    "file:///etc/passwd",
    "1e5",
    "1.10",
    "63.10",
    "2023-07",
    "12.30",
    "0x10",
    "007",
    "1,234",
    "TRUE",
    "ya",
    "NaN",
    "inf",
    "#N/A",
    "{=1}",
    "]]>",
    "<!--x-->",
    "<?xml?>",
    "%s",
    "\\n",
    "'",
    '"',
    "''",
    "~",
    "*",
    "?",
]
PAYLOADS = [*(start + command for start, command in itertools.product(STARTS, COMMANDS)), *ODD]


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@pytest.fixture(scope="module")
def content() -> bytes:
    """A workbook with every payload in every column of texts of some tables,
    and in narrative and layout.
    """
    folder = Folder(Path())
    rows = "".join(
        f"iku-1,2023,cause,{quoted(text)},{quoted(text)},{quoted(text)}\n" for text in PAYLOADS
    )
    folder.parts["factors.csv"] = f"subject,period,kind,text,due,state\n{rows}".encode()
    folder.parts["office.yaml"] = b"office: {name: '=1+1', short_name: '@SUM(1)'}\nyear: 2023\n"
    awards = "".join(f"  - {{name: {yaml(text)}, giver: {yaml(text)}}}\n" for text in plain())
    folder.parts["awards.yaml"] = f"awards:\n{awards}".encode()
    lines = [text for text in PAYLOADS if "\n" not in text]
    folder.parts["layout.yaml"] = ("\n".join(lines) + "\n").encode()
    folder.narratives["narrative/a.md"] = ("\n\n".join(plain()) + "\n").encode()
    folder.hashes = dict.fromkeys((*folder.parts, *folder.narratives), "0" * 64)
    return export_book(folder)


def plain() -> list[str]:
    """Payloads that YAML and Markdown hold as they are,
    without those that the other reader decodes twice.
    """
    return [
        text
        for text in PAYLOADS
        if text == text.strip() and text.isprintable() and "_x005F_" not in text
    ]


def yaml(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) >= 200


def test_every_payload_comes_back_as_it_was(content: bytes) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = book.get_sheet_by_name("Faktor").to_python()[2:]
    assert (
        [row[4] for row in rows]
        == [row[7] for row in rows]
        == [row[8] for row in rows]
        == PAYLOADS
    )


def test_the_other_reader_gets_them_too(content: bytes) -> None:
    """But for codes within codes, which it decodes twice."""
    sheets = sheets_by_id(open_book(content))
    for row, text in zip(rows_of(sheets["factors.csv"]), PAYLOADS, strict=True):
        assert {row["text"], row["due"], row["state"]} == {text} or "_x005F_" in text
    assert [row["name"] for row in rows_of(sheets["awards.yaml#awards"])] == plain()
    assert [row["paragraph"] for row in rows_of(sheets["narrative"])] == plain()
    form = {row["id"]: row["value"] for row in rows_of(sheets["office.yaml"])}
    assert form["office.name"] == "=1+1"


def test_formulas_stand_only_where_we_put_them(content: bytes) -> None:
    book = open_book(content)
    names = {sheet.title for sheet in book.worksheets if any(formulas(sheet))}
    assert names <= {"Ikhtisar", "Pilihan"}


def test_only_the_first_sheet_has_links_and_they_lead_to_sheets(content: bytes) -> None:
    book = open_book(content)
    cells = [
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink
    ]
    assert {cell.parent.title for cell in cells} == {"Mulai"}
    assert {cell.hyperlink.location.rpartition("!")[0].strip("'") for cell in cells} <= set(
        book.sheetnames
    )
    assert not any(cell.hyperlink.target for cell in cells)


def formulas(sheet: Worksheet) -> Iterator[Cell]:
    return (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f")


def test_no_formula_of_ours_holds_a_payload(content: bytes) -> None:
    for sheet in open_book(content).worksheets:
        for cell in formulas(sheet):
            assert "cmd" not in str(cell.value)


def test_nothing_leads_out_of_the_workbook(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        texts = {name: archive.read(name) for name in names}
    assert not [name for name in names if "external" in name.lower() or "vba" in name.lower()]
    assert not [name for name, text in texts.items() if b'TargetMode="External"' in text]


def test_every_entry_is_xml_that_can_be_read(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))


def test_a_text_that_would_be_cut_is_our_fault() -> None:
    book = Workbook(io.BytesIO(), {"in_memory": True})
    sheet = book.add_worksheet()
    put_text(sheet, 0, 0, "x" * 32_767)
    with pytest.raises(CutTextError):
        put_text(sheet, 0, 0, "x" * 32_768)
    book.close()
