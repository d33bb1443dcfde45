"""How tests read the workbooks that we write: by another library than the product."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.architecture.code import ROOT
from tests.conftest import IS_NIGHTLY
from tests.dossiers import khayal

from capaian.dossier.canonical import canonical_folder
from capaian.dossier.excel.write.book import export_book
from capaian.dossier.folder import Folder

OFFICES = {path.name: path for path in [*sorted((ROOT / "examples").iterdir()), khayal.FOLDER]}
DAILY_OFFICES = [*OFFICES] if IS_NIGHTLY else ["balangan-2023", khayal.FOLDER.name]
"""For what is tried on a whole workbook: a report with most tables,
and an office with ways of its own.
"""


def open_book(content: bytes) -> Workbook:
    """Open a workbook, formulas as such."""
    return openpyxl.load_workbook(io.BytesIO(content))


@cache
def folder_of(office: str) -> Folder:
    return canonical_folder(OFFICES[office])[0]


@cache
def exported(office: str) -> bytes:
    return export_book(folder_of(office))


@cache
def opened(office: str) -> Workbook:
    return open_book(exported(office))


def sheets_by_id(book: Workbook) -> Mapping[str, Worksheet]:
    """Return the sheets by the ids in their first cells."""
    found = {str(sheet["A1"].value): sheet for sheet in book.worksheets}
    assert all(name.startswith("capaian:1:") for name in found)
    return {name.removeprefix("capaian:1:"): sheet for name, sheet in found.items()}


def rows_of(sheet: Worksheet) -> Iterator[dict[str, str]]:
    """Yield the rows of a sheet as texts by the ids of columns;
    names beside codes are none of them.
    """
    names = [str(cell.value) for cell in sheet[1]][1:]
    for row in sheet.iter_rows(min_row=3, min_col=2):
        pairs = zip(names, row, strict=True)
        yield {name: shown(cell) for name, cell in pairs if not name.endswith("=")}


def shown(cell: Cell) -> str:
    """Return the text that a cell stands for: a figure with the decimals that are shown."""
    if cell.value is None:
        return ""
    if isinstance(cell.value, datetime):
        assert cell.number_format == "dd/mm/yyyy"
        return cell.value.date().isoformat()
    if isinstance(cell.value, str):
        assert cell.data_type == "s", (cell.parent.title, cell.coordinate)
        return cell.value
    places = len(str(cell.number_format).partition(".")[2])
    return f"{cell.value:.{places}f}"
