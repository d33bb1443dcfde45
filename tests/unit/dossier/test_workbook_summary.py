"""The sheet of derived figures: formulas with the values that they have now."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.workbooks.reading import exported, folder_of, opened

BALANGAN = "balangan-2023"


@pytest.fixture(scope="module")
def values() -> Worksheet:
    book = openpyxl.load_workbook(io.BytesIO(exported(BALANGAN)), data_only=True)
    return book["Ikhtisar"]


def test_rows_and_gaps_of_each_sheet_are_counted(values: Worksheet) -> None:
    places = {cell.value: cell.row for cell in values["B"]}
    row = places["Keluaran"]
    outputs = folder_of(BALANGAN).parts["outputs.csv"].decode().splitlines()
    assert values.cell(row, 4).value == len(outputs) - 1
    assert values.cell(row, 5).value == 0
    assert values.cell(row, 6).value > 0
    assert str(opened(BALANGAN)["Ikhtisar"].cell(row, 4).value).startswith("=COUNTA(")


def test_evidence_is_listed_as_found(values: Worksheet) -> None:
    folder = folder_of(BALANGAN)
    listed = {
        row[1]: row[2:4] for row in values.iter_rows(values_only=True) if str(row[1]).startswith("evidence/")
    }
    assert listed == {
        f"evidence/{name}": (folder.hashes[f"evidence/{name}"], path.stat().st_size)
        for name, path in folder.evidence.items()
    }
