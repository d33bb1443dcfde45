"""Makes the workbooks beside it by LibreOffice: `python -m tests.workbooks.libreoffice.make`.

The files are stored, so that the tests need no LibreOffice; made anew they differ in nothing that
is read. `isian.xlsx` is an export of 2026 in which people typed figures and moved rows and columns
in Calc.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from tests.bad_input.spoiling import BASE

FOLDER = Path(__file__).parent
VALUES = FOLDER / "nilai.xlsx"
EDITED = FOLDER / "isian.xlsx"
PARTS = (
    "office.yaml",
    "areas.csv",
    "plan.yaml",
    "nodes.csv",
    "outputs.csv",
    "counts.csv",
    "survey.csv",
    "peers.csv",
    "factors.csv",
    "people.csv",
    "documents.yaml",
    "sources.yaml",
)
"""Files of the small valid dossier that the edited workbook holds:
fewer sheets make a smaller file.
"""
_PROGRAM = "soffice"


def make() -> None:
    """Write a workbook with formulas without values,
    and let LibreOffice work them out and save it.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / VALUES.name
        _book().save(source)
        command = [_PROGRAM, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        subprocess.run(
            [
                *command,
                "--convert-to",
                "xlsx:Calc MS Excel 2007 XML",
                "--outdir",
                str(FOLDER),
                str(source),
            ],
            check=True,
            capture_output=True,
        )


def copy_parts(folder: Path) -> Path:
    """Write the dossier that the edited workbook is exported from."""
    folder.mkdir()
    for name in PARTS:
        shutil.copy(BASE / name, folder)
    return folder


def _book() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    first, hidden, empty = (
        book.active,
        book.create_sheet("Tersembunyi"),
        book.create_sheet("Kosong"),
    )
    assert isinstance(first, Worksheet)
    first.title = "Nilai & rumus"
    hidden.sheet_state = "hidden"
    hidden["C3"] = "jauh"
    empty.column_dimensions["A"].width = 30
    _fill(first)
    return book


def _fill(sheet: Worksheet) -> None:
    rows = [
        ("teks", "63.10", "@"),
        ("bilangan", 12336.5, "#,##0.00"),
        ("persen", 0.4512, "0.00%"),
        ("tanggal", date(2023, 12, 31), "dd/mm/yyyy"),
        ("bulan", date(2023, 7, 1), "mmm-yy"),
        ("tahun", date(2023, 1, 1), "yyyy"),
        ("saat", datetime.fromisoformat("2023-12-31T13:45"), "dd/mm/yyyy hh:mm"),
        ("jam", time(12, 30), "hh:mm"),
        ("rumus", "=B2*2", "General"),
        ("rumus persen", "=B3", "0.0%"),
        ("galat", "=1/0", "General"),
        ("rujukan putus", "=#REF!+1", "General"),
        ("benar", True, "General"),
        ("serupa rumus", "'=cmd|x", "@"),
        ("baris\nganti", " tepi  dalam ", "@"),
        ("tanda", "é ≥ 😀 _x0041_", "@"),
    ]
    for number, (name, value, code) in enumerate(rows, start=1):
        sheet.cell(number, 1, name)
        cell = sheet.cell(number, 2, value)
        cell.number_format = code
    sheet.merge_cells("A20:A22")
    sheet["A20"] = "gabung"


if __name__ == "__main__":
    make()
