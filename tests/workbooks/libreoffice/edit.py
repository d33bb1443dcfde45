"""Edits a workbook in LibreOffice Calc as people do: run by the Python that LibreOffice is installed for.

`python3 edit.py SOURCE TARGET` starts Calc without a window, works through `EDITS` and saves the workbook.
Nothing is put into the file past the program: cells are typed in, rows and columns moved by its own commands.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any

FILTER = "Calc MS Excel 2007 XML"
_PATIENCE = 60
Remote = Any
"""The interfaces of the program are known to it alone."""


def type_values(document: Remote) -> None:
    """Type figures, a figure with a comma, a code, a formula and a day."""
    for tab, cell, text in (
        ("Data hitungan", "E3", "12337"),
        ("Data hitungan", "E4", "=12000+401"),
        ("Unsur survei", "H3", "83,7"),
        ("Program, kegiatan, sub kegiatan", "D4", "1.10"),
        ("Sumber", "E3", "2023-12-30"),
        ("Tujuan", "D3", "Tertib sekali"),
    ):
        document.Sheets.getByName(tab).getCellRangeByName(cell).FormulaLocal = text


def insert_row(document: Remote) -> None:
    """Insert a row between others and fill it in."""
    sheet = document.Sheets.getByName("Data hitungan")
    sheet.Rows.insertByIndex(4, 1)
    for place, text in enumerate(("ktp.eligible", "63.99.02", "2023", "7600", "agregat"), 1):
        sheet.getCellByPosition(place, 4).FormulaLocal = text


def move_column(document: Remote) -> None:
    """Move the names of areas behind all other columns."""
    sheet = document.Sheets.getByName("Wilayah")
    target = sheet.getCellRangeByName("G1").CellAddress
    sheet.moveRange(target, sheet.getCellRangeByName("C1:C4").RangeAddress)
    sheet.Columns.removeByIndex(2, 1)


def sort_rows(document: Remote) -> None:
    """Sort indicators of other regencies by their codes: what comes first is the province."""
    uno = import_module("uno")
    field = uno.createUnoStruct("com.sun.star.table.TableSortField")
    field.Field, field.IsAscending = 2, True
    fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    rows = document.Sheets.getByName("Kabupaten-kota lain").getCellRangeByName("A3:I4")
    uno.invoke(rows, "sort", ((_property("SortFields", fields),),))


def hide_column(document: Remote) -> None:
    """Hide a column that nobody wants to see."""
    document.Sheets.getByName("Keluaran").Columns.getByIndex(3).IsVisible = False


def delete_sheets(document: Remote) -> None:
    """Delete a sheet with rows, and those that hold none."""
    sheets = document.Sheets
    empty = [
        name
        for name in sheets.ElementNames
        if sheets.getByName(name).getCellRangeByName("A1").String.startswith("capaian:1:")
        and ":=" not in sheets.getByName(name).getCellRangeByName("A1").String
        and not any(map(any, sheets.getByName(name).getCellRangeByName("B3:D3").DataArray))
    ]
    for name in ("Faktor", *empty):
        sheets.removeByName(name)


def delete_row(document: Remote) -> None:
    """Delete the second row of the staff."""
    document.Sheets.getByName("Pegawai").Rows.removeByIndex(3, 1)


EDITS = (type_values, insert_row, move_column, sort_rows, hide_column, delete_sheets, delete_row)


def edit(source: Path, target: Path) -> None:
    """Open a workbook, change it, and save it in the form of Excel."""
    with tempfile.TemporaryDirectory() as folder:
        address = f"pipe,name=capaian{Path(folder).name};urp;StarOffice.ComponentContext"
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore"]
        with subprocess.Popen([*command, f"--accept={address}"]) as office:
            desktop = _connect(address)
            try:
                document = desktop.loadComponentFromURL(source.as_uri(), "_blank", 0, (_hidden(),))
                for one in EDITS:
                    one(document)
                document.storeToURL(target.as_uri(), (_property("FilterName", FILTER),))
                document.close(True)
            finally:
                desktop.terminate()
                office.wait(_PATIENCE)


def _connect(address: str) -> Remote:
    """Return the running program, which takes some seconds to answer."""
    uno = import_module("uno")
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    for _ in range(_PATIENCE * 2):
        try:
            there = resolver.resolve(f"uno:{address}")
        except Exception:  # its own kinds of errors are not known before it runs
            time.sleep(0.5)
        else:
            return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
    raise TimeoutError(address)


def _hidden() -> Remote:
    return _property("Hidden", value=True)


def _property(name: str, value: object) -> Remote:
    made = import_module("uno").createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


if __name__ == "__main__":
    edit(*(Path(name).resolve() for name in sys.argv[1:3]))
