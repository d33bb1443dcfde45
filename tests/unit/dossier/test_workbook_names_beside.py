"""Beside codes stands what they are called: for people, from other sheets, and never read back."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.workbooks.reading import OFFICES, exported, opened, sheets_by_id
from tests.workbooks.taking import import_book

from capaian.dossier.excel.identity import BESIDE_TITLE
from capaian.dossier.excel.write.book import export_book
from capaian.dossier.excel.write.layout import Plan, PlannedSheet, with_names
from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import SheetColumn, all_sheets
from capaian.dossier.tables.kinds import TEXT

BALANGAN = OFFICES["balangan-2023"]
SPECS = {spec.id: spec for spec in all_sheets()}


@pytest.fixture(scope="module")
def book() -> Workbook:
    """The workbook with the values that its formulas have."""
    return load_workbook(io.BytesIO(exported("balangan-2023")), data_only=True)


def place_of(sheet: Worksheet, column: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == column)


def beside(sheet: Worksheet, column: str) -> dict[str, str]:
    """Return what the cells on the right of a column say of its codes."""
    place = place_of(sheet, column)
    rows = range(3, sheet.max_row + 1)
    return {sheet.cell(row, place).value: sheet.cell(row, place + 1).value for row in rows}


def named(rows: dict[str, list[dict[str, str]]]) -> dict[str, PlannedSheet]:
    sheets = (
        PlannedSheet(spec, [FlatRow(cells, 1) for cells in rows.get(name, [])], True)
        for name, spec in SPECS.items()
    )
    return with_names(Plan(tuple(sheets))).by_id


@pytest.mark.parametrize(
    ("sheet", "column", "code", "name"),
    [
        ("counts.csv", "area", "63.11.01", "Juai"),
        ("counts.csv", "measure", "ktp.eligible", "Wajib KTP"),
        ("inputs.csv", "node", "I.1.1", "Pengolahan dan Penyajian Data Kependudukan"),
        (
            "nodes.csv",
            "objective",
            "sasaran-2",
            "Meningkatnya Kepemilikan Dokumen Pendaftaran Penduduk",
        ),
        ("plan.yaml#indicators/targets", "indicators.code", "iku-1", "IKM pelayanan administrasi"),
        (
            "agreements.yaml#agreements/targets",
            "agreements.id",
            "pk-2023",
            "Perjanjian Kinerja Kepala Dinas",
        ),
        ("office.yaml#posts", "parent", "kepala-dinas", "Kepala Dinas"),
    ],
)
def test_a_code_is_called_by_its_name(
    book: Workbook, sheet: str, column: str, code: str, name: str
) -> None:
    found = beside(sheets_by_id(book)[sheet], column)
    assert str(found.get(code, "")).startswith(name), found


def test_its_head_says_whose_name_it_is_and_that_nothing_is_read(book: Workbook) -> None:
    sheet = sheets_by_id(book)["counts.csv"]
    head = sheet.cell(2, place_of(sheet, "area") + 1)
    assert head.value == "Wilayah (nama)"
    assert "tidak dibaca kembali" in head.comment.text
    assert "Wajib diisi" not in head.comment.text


def test_sources_and_figures_have_no_name_beside_them(book: Workbook) -> None:
    ids = [cell.value for cell in sheets_by_id(book)["counts.csv"][1]]
    assert [name for name in ids if name.endswith("=")] == ["measure=", "area="]


def test_what_is_typed_there_changes_nothing(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(exported("balangan-2023")))
    for sheet in book:
        for cell in sheet[1]:
            if str(cell.value).endswith("="):
                sheet.cell(3, cell.column).value = "Diketik orang"
                sheet.cell(sheet.max_row + 1, cell.column).value = "Baris baru"
    book.save(tmp_path / "buku.xlsx")
    incoming = import_book(tmp_path / "buku.xlsx", BALANGAN)
    assert not incoming.has_errors
    assert {
        file: content for file, content in incoming.changes.items() if content is not None
    } == {}


def test_no_column_of_ours_ends_like_one_of_names() -> None:
    titles = [column.title for spec in SPECS.values() for column in spec.columns]
    assert not [title for title in titles if title.endswith(BESIDE_TITLE)]
    assert not [
        column.id for spec in SPECS.values() for column in spec.columns if column.id.endswith("=")
    ]


def test_a_name_is_looked_up_by_the_code_in_its_row() -> None:
    """In the sheets that define it, one behind the other; a star is no search for any text."""
    sheet = sheets_by_id(opened("balangan-2023"))["inputs.csv"]
    place = place_of(sheet, "node")
    formula = str(sheet.cell(5, place + 1).value)
    code = f'SUBSTITUTE(${sheet.cell(5, place).column_letter}5,"*","~*")'
    assert formula.startswith("=IFERROR(INDEX('")
    assert formula.count(f"MATCH({code},'") == formula.count("IFERROR(")
    nodes = sheets_by_id(opened("balangan-2023"))["nodes.csv"]
    ids, names = (nodes.cell(1, place_of(nodes, one)).column_letter for one in ("id", "name"))
    looked_up = [
        *re.finditer(r"INDEX\('(.+?)'!\$([A-Z]+)\$3:.+?MATCH\(.+?,'(.+?)'!\$([A-Z]+)\$3:", formula)
    ]
    assert (nodes.title, names, nodes.title, ids) in [found.groups() for found in looked_up]


def test_names_are_those_of_the_codes_that_are_there() -> None:
    areas = [
        {"code": "1", "name": "Hulu"},
        {"code": "2", "name": "2"},
        {"code": "4", "name": "Jauh"},
    ]
    counts = [{"area": code} for code in ("1", "2", "9", "")]
    (source,) = named({"areas.csv": areas, "counts.csv": counts})["counts.csv"].names["area"]
    assert source.by_code == {"1": "Hulu"}


def test_long_tables_and_empty_ones_have_no_names() -> None:
    areas = [{"code": "1", "name": "Hulu"}]
    assert (
        named({"areas.csv": areas, "counts.csv": [{"area": "1"}] * 5001})["counts.csv"].names == {}
    )
    assert (
        named({"areas.csv": areas, "counts.csv": [{"area": "1"}] * 5000})["counts.csv"].names != {}
    )
    assert named({"areas.csv": areas})["counts.csv"].names == {}


def test_a_row_that_is_called_nothing_has_an_empty_cell() -> None:
    sheet = named({"areas.csv": [{"code": "1", "name": "Hulu"}], "counts.csv": [{"area": "1"}]})[
        "counts.csv"
    ]
    column = next(column for column in sheet.columns if column.id == "area=")
    assert [sheet.text(FlatRow({"area": code}, 1), column) for code in ("1", "2")] == ["Hulu", ""]
    assert sheet.text(FlatRow({"area": "1"}, 1), SheetColumn("area", TEXT, "Wilayah")) == "1"


def test_the_same_dossier_gives_the_same_bytes_with_its_names() -> None:
    assert export_book(scan_folder(BALANGAN, IssueLog())) == export_book(
        scan_folder(BALANGAN, IssueLog())
    )
