"""Cells that wait for a figure look like cells to fill, until they have one or words instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.workbooks.grids import COUNTS
from tests.workbooks.reading import open_book, sheets_by_id

from capaian.dossier.canonical import canonical_folder
from capaian.dossier.excel.write.book import export_book, write_template
from capaian.dossier.excel.write.table_sheet import awaited_cells

AGREED = "agreements.yaml#agreements/targets"


@pytest.mark.parametrize(
    ("sheet", "cells", "awaited"),
    [
        (COUNTS, {"measure": "a", "value": ""}, ("value",)),
        (COUNTS, {"measure": "a", "value": "0"}, ()),
        (AGREED, {"indicator": "iku-1", "target.text": "Sudah"}, ()),
        ("inputs.csv", {"node": "I"}, ("original", "revised", "actual")),
        ("inputs.csv", {"node": "I", "actual": "7"}, ()),
        ("outputs.csv", {"indicator": "ik-1", "note": "tidak ada di sumber"}, ()),
        ("peers.csv", {"value": ""}, ()),
    ],
)
def test_a_row_waits_until_it_has_a_figure_or_words_instead(
    sheet: str, cells: dict[str, str], awaited: tuple[str, ...]
) -> None:
    assert awaited_cells(sheet, cells) == awaited


def test_cells_that_wait_look_like_cells_to_fill(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    (dossier / COUNTS).write_text(
        "measure,area,period,value\nktp.holders,63.99.01,2023,7085\nktp.eligible,63.99.01,2023,\n"
    )
    sheets = sheets_by_id(open_book(export_book(canonical_folder(dossier)[0])))
    counts, places = sheets[COUNTS], {cell.value: cell.column for cell in sheets[COUNTS][1]}
    grounds = {
        str(row[places["value"] - 1].value or ""): row[places["value"] - 1].fill.fgColor.rgb
        for row in counts.iter_rows(min_row=3)
    }
    assert grounds == {"7085": "00000000", "": "FFFFF6D6"}
    assert {
        row[places["measure"] - 1].fill.fgColor.rgb for row in counts.iter_rows(min_row=3)
    } == {"00000000"}


def test_required_values_of_a_form_wait_too() -> None:
    sheets = sheets_by_id(open_book(write_template()))
    grounds = {row[3].fill.fgColor.rgb for row in sheets["office.yaml"].iter_rows(min_row=3)}
    assert grounds == {"00000000", "FFFFF6D6"}
