"""How tests write single sheets, without the forty others of a workbook."""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl.workbook import Workbook as Opened
from openpyxl.worksheet.worksheet import Worksheet
from tests.workbooks.reading import open_book
from xlsxwriter.workbook import Workbook

from capaian.dossier.excel.write.cells import Lane, Styles
from capaian.dossier.excel.write.choices import Choices
from capaian.dossier.excel.write.layout import Plan, PlannedSheet
from capaian.dossier.excel.write.table_sheet import write_form, write_table
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import Form, SheetColumn, SheetSpec, sheets_of
from capaian.dossier.tables.declaration import ByKey as Map
from capaian.dossier.tables.declaration import Column, ColumnNeed, KeyFile, Listing, Shape
from capaian.dossier.tables.kinds import (
    AREA_CODE,
    BOOLEAN,
    CODE,
    DAY,
    DECIMAL,
    TEXT,
    UNIT,
    YEAR,
    integer,
)

BOAT = Shape(
    (
        Column("id", CODE, "Kode", "Kode kapal.", ColumnNeed.REQUIRED),
        Column("name", TEXT, "Nama", need=ColumnNeed.COLUMN),
        Column("engine", Shape((Column("power", DECIMAL, "Daya", unit="kW"),), dict), "Mesin"),
        Column("built", DAY, "Dibangun"),
        Column("ports", Listing(AREA_CODE), "Pelabuhan"),
        Column(
            "cargo",
            Map(YEAR, Shape((Column("tons", DECIMAL, "Ton"),), dict, shorthand="tons")),
            "Muatan",
        ),
        Column(
            "crew",
            Listing(
                Shape(
                    (Column("rank", TEXT, "Pangkat"), Column("duties", Listing(TEXT), "Tugas")),
                    dict,
                )
            ),
            "Awak",
        ),
    ),
    dict,
    key=("id",),
)
HARBOUR = KeyFile(
    "harbour.yaml",
    "Pelabuhan",
    "Kapal yang singgah.",
    Shape(
        (
            Column("name", TEXT, "Nama", "Nama resmi.", ColumnNeed.REQUIRED),
            Column("depth", DECIMAL, "Kedalaman", unit="meter"),
            Column("open", BOOLEAN, "Buka"),
            Column("berths", integer(0, 99), "Dermaga"),
            Column("measure", UNIT, "Satuan"),
            Column("boats", Listing(BOAT), "Kapal"),
            Column("rules", Listing(TEXT), "Aturan"),
        ),
        dict,
    ),
)
"""An invented part with every form of sheet."""


def planned(name: str, rows: Sequence[FlatRow] = (), *, is_shown: bool = True) -> PlannedSheet:
    """Return a sheet of the invented part by the path of its list."""
    spec = next(one for one in sheets_of(HARBOUR) if one.id == f"harbour.yaml{name}")
    return PlannedSheet(spec, tuple(rows), is_shown)


def rows(*cells: dict[str, str]) -> tuple[FlatRow, ...]:
    """Return rows with these cells, numbered."""
    return tuple(FlatRow(row, number) for number, row in enumerate(cells, 1))


def write_sheets(*sheets: PlannedSheet) -> Opened:
    """Write some sheets into a workbook and open it again by another library."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    empty = book.add_worksheet("Mulai")
    empty.write_string(0, 0, "capaian:1:=mulai")
    added = [(one, book.add_worksheet(one.spec.tab)) for one in sheets]
    choices, styles = Choices(book, Plan(sheets)), Styles(book)
    for one, sheet in added:
        (write_form if one.spec.form is Form.FORM else write_table)(sheet, one, choices, styles)
    book.close()
    return open_book(stream.getvalue())


def write_sheet(sheet: PlannedSheet) -> Worksheet:
    return write_sheets(sheet)[sheet.spec.tab]


def write_cells(column: SheetColumn, texts: Sequence[str], *, is_left: bool = False) -> Worksheet:
    """Write texts below each other as cells of a column, in the first column of a sheet."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet()
    lane = Lane(column, 0, Styles(book), is_left=is_left)
    for place, text in enumerate(texts):
        lane.put(sheet, place, text)
    book.close()
    return open_book(stream.getvalue()).worksheets[0]


def spec_of(name: str) -> SheetSpec:
    return planned(name).spec
