"""The same counts in fourteen ways of handing them out: the same figures come in, or the cell is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan
from tests.intake.aggregate import published
from tests.intake.books import Page, write_xlsx
from tests.intake.ugly import PAGES, plain, write_ugly, write_ugly_csv

from capaian.dossier.intake.desk import Asked
from capaian.dossier.intake.intaken import Intaken
from capaian.dossier.intake.take_in import take_in
from capaian.rulebook import load_rulebook

FIGURES = {
    (measure, area): str(value)
    for measure in ("ktp.eligible", "ktp.holders")
    for area, value in published()[measure].items()
}


def take(book: Path, folder: Path) -> Intaken:
    dossier = copy_balangan(folder)
    (dossier / "counts.csv").write_text("measure,area,period,value,source\n", encoding="utf-8")
    return take_in(book, dossier, load_rulebook(), Asked(), is_agreed=True)


def figures(taken: Intaken) -> dict[tuple[str, str], str]:
    return {
        (row.cells["measure"], row.cells["area"]): row.cells["value"]
        for table in taken.tables
        for row in table.taken.rows
    }


@pytest.mark.parametrize("name", PAGES)
def test_the_same_figures_come_in(name: str, tmp_path: Path) -> None:
    taken = take(write_ugly(tmp_path, name), tmp_path)
    assert [(issue.code, issue.place.row) for issue in taken.issues] == []
    assert figures(taken) == FIGURES
    assert {str(table.taken.period) for table in taken.tables} == {"2023"}


@pytest.mark.parametrize("name", sorted({*PAGES} - {"merged_heads"}))
def test_the_same_figures_come_in_as_text(name: str, tmp_path: Path) -> None:
    taken = take(write_ugly_csv(tmp_path, name), tmp_path)
    assert [(issue.code, issue.place.row) for issue in taken.issues] == []
    assert figures(taken) == FIGURES


def test_heads_over_three_rows_are_understood_without_merged_cells(tmp_path: Path) -> None:
    taken = take(write_ugly_csv(tmp_path, "merged_heads"), tmp_path)
    assert figures(taken) == FIGURES


@pytest.mark.parametrize("name", PAGES)
def test_one_wrong_figure_is_found_in_each(name: str, tmp_path: Path) -> None:
    page = PAGES[name]()
    rows = [list(row) for row in page.rows]
    place = next(
        number
        for number, row in enumerate(rows)
        if any("PARINGIN SELATAN" in str(cell).upper() for cell in row)
    )
    column = max(
        number
        for number, cell in enumerate(rows[place])
        if str(cell).replace(".", "").replace(",", "") == "11391"
    )
    rows[place][column] = "11.392" if name != "comma_texts" else "11,392"
    taken = take(write_xlsx(tmp_path / "ktp.xlsx", {"KTP": Page(rows, page.merged)}), tmp_path)
    assert {issue.code for issue in taken.issues} - {"beside_differs"} == {"total_differs"}
    assert taken.changes == {}


def test_a_table_to_the_right_is_no_table_of_its_own(tmp_path: Path) -> None:
    rows = [[*row, *[None] * (6 - len(row)), *row] for row in plain().rows[2:]]
    taken = take(write_xlsx(tmp_path / "ktp-2023.xlsx", {"KTP 2023": Page(rows)}), tmp_path)
    assert figures(taken) == FIGURES
