"""Whatever rows a table has, its sheet holds them: read by two libraries,
nothing is lost or made up.
"""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.dossier_cast import rows_of, write_csv
from tests.workbooks.reading import rows_of as cells_of
from tests.workbooks.writing import write_sheet

from capaian.dossier.excel.base import BaseFile, read_base_file
from capaian.dossier.excel.write.layout import PlannedSheet
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import sheets_of
from capaian.dossier.tables import ALL_PARTS
from capaian.dossier.tables.declaration import Table

TABLES = [part for part in ALL_PARTS if isinstance(part, Table)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_sheet_holds_the_rows_of_its_table(table: Table[Any], data: st.DataObject) -> None:
    text = write_csv(table, data.draw(rows_of(table)))
    lines = [*csv.DictReader(io.StringIO(text, newline=""))]
    (spec,) = sheets_of(table)
    flat = tuple(FlatRow(line, number) for number, line in enumerate(lines, 1))
    sheet = write_sheet(PlannedSheet(spec, flat, is_shown=True))
    assert [*cells_of(sheet)] == lines


@settings(deadline=None)
@given(st.binary(max_size=2_000))
def test_any_content_comes_back_from_its_cells(content: bytes) -> None:
    file = BaseFile("counts.csv", "0" * 64, content)
    assert read_base_file(file.cells()) == file
