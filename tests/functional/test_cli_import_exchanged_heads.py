"""`capaian workbook import`: heads that were exchanged above columns that stayed are refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.functional.cli_cast import run
from tests.workbooks.grids import Change, Grids, changed_book

INPUTS = "inputs.csv"
PAIRS = [(INPUTS, "original", "revised"), (INPUTS, "revised", "actual"), ("assets.csv", "sound", "damaged")]


def exchange(sheet: str, one: str, other: str, first: int) -> Change:
    """Exchange the cells of two columns from a row on, from 0: 1 begins at what people see, 2 below it."""

    def change(grids: Grids) -> None:
        grid = grids[sheet]
        left, right = grid.column(one), grid.column(other)
        for row in grid.rows[first : 2 if first == 1 else None]:
            row += [None] * (max(left, right) + 1 - len(row))
            row[left], row[right] = row[right], row[left]

    return change


def moved(sheet: str, one: str, other: str) -> Change:
    """Cut and paste two whole columns as they are seen: the hidden row of ids stays."""

    def change(grids: Grids) -> None:
        heads, cells = exchange(sheet, one, other, 1), exchange(sheet, one, other, 2)
        heads(grids)
        cells(grids)

    return change


def heads_alone(sheet: str, one: str, other: str) -> Change:
    return exchange(sheet, one, other, 1)


@pytest.mark.parametrize("change", [heads_alone, moved])
@pytest.mark.parametrize(("sheet", "one", "other"), PAIRS)
def test_heads_above_other_ids_are_refused_each_by_its_column(
    sheet: str, one: str, other: str, change: Callable[[str, str, str], Change], tmp_path: Path
) -> None:
    dossier = copy_base(tmp_path)
    before = (dossier / sheet).read_bytes()
    done = run("workbook", "import", changed_book(tmp_path, change(sheet, one, other)), dossier, "--yes")
    assert done.code == 10, done.says
    assert done.says.count("padahal baris kunci yang tersembunyi menamainya") == 2
    assert (dossier / sheet).read_bytes() == before
