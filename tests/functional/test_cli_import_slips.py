"""`capaian workbook import`: what offices do to an exported workbook stores
no wrong figure unseen.

Each change is brought with `--yes`, as a script does: either the dossier stays what it is and the
code says so, or nothing but what was meant is another.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.functional.cli_cast import Run, copy_balangan, run

Change = Callable[[Workbook], None]
COUNTS, MONEY, THINGS = "Data hitungan", "Masukan", "Sarana"
FIRST = 3
"""Row of the first record."""
FIGURE = 7
"""Columns of counts: the measure, and how many."""
REVISED, ACTUAL = 8, 9
"""Columns of money."""
ODD = ("(3)", "'3", "1,234")
"""Texts that are no number, or one of two."""


@pytest.fixture(name="exported", scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_balangan(tmp_path_factory.mktemp("ekspor"))
    assert run("workbook", "export", folder, "--out", folder.parent / "buku.xlsx").code == 0
    return folder.parent


def bring(exported: Path, folder: Path, change: Change, *options: str) -> tuple[Run, set[str]]:
    """Import the changed workbook into a copy of its dossier;
    return also which files became others.
    """
    dossier = folder / "balangan-2023"
    shutil.copytree(exported / "balangan-2023", dossier)
    book = load_workbook(exported / "buku.xlsx")
    change(book)
    book.save(folder / "buku.xlsx")
    before = contents(dossier)
    done = run("workbook", "import", folder / "buku.xlsx", dossier, "--yes", *options)
    after = contents(dossier)
    changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    return done, changed - {".impor-buku.json"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def column(sheet: Worksheet, number: int) -> list[object]:
    return [sheet.cell(row, number).value for row in range(FIRST, sheet.max_row + 1)]


def fill(sheet: Worksheet, number: int, values: list[object]) -> None:
    for row, value in enumerate(values, FIRST):
        sheet.cell(row, number).value = value


def sorted_alone(book: Workbook) -> None:
    """Sort the figures without the rows that they are of."""
    sheet = book[COUNTS]
    fill(sheet, FIGURE, sorted(column(sheet, FIGURE), key=str))


def deleted_upwards(book: Workbook) -> None:
    """Delete two cells of figures, so that those below move up."""
    sheet = book[COUNTS]
    values = column(sheet, FIGURE)
    fill(sheet, FIGURE, [*values[2:], None, None])


def exchanged(book: Workbook) -> None:
    """Paste each of two columns of figures over the other, below their heads."""
    sheet = book[MONEY]
    revised, actual = column(sheet, REVISED), column(sheet, ACTUAL)
    fill(sheet, REVISED, actual)
    fill(sheet, ACTUAL, revised)


def copied_sheet(book: Workbook) -> None:
    copy = book.copy_worksheet(book[COUNTS])
    copy.title = f"{COUNTS} (2)"
    copy.cell(FIRST, FIGURE).value = 1


def typed_oddly(book: Workbook) -> None:
    for row, text in enumerate(ODD, FIRST):
        book[THINGS].cell(row, 4).value = text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (sorted_alone, ("Dossier tidak berubah",)),
        (deleted_upwards, ("Dossier tidak berubah",)),
        (exchanged, ("melebihi pagu",)),
        (copied_sheet, ("Lembar yang sama ada lebih dari sekali",)),
        (typed_oddly, ("Seharusnya bilangan", "dapat ribuan, dapat juga pecahan", *ODD)),
    ],
)
def test_a_slip_is_reported_and_not_stored(
    exported: Path, tmp_path: Path, change: Change, words: tuple[str, ...]
) -> None:
    done, changed = bring(exported, tmp_path, change)
    assert done.code == 10, done.says
    screen = " ".join(done.says.split())
    assert [each for each in words if each not in screen] == []
    assert not changed


def names_exchanged(book: Workbook) -> None:
    """Exchange the names of two sheets: what they hold says which is which."""
    one, other = book[COUNTS], book[MONEY]
    one.title = "sementara"
    other.title = COUNTS
    one.title = MONEY


def rearranged(book: Workbook) -> None:
    """Insert a column of one's own, filter another sheet,
    and put blanks around figures of a third.
    """
    sheet = book[MONEY]
    sheet.insert_cols(REVISED)
    for row in range(FIRST, sheet.max_row + 1):
        sheet.cell(row, REVISED).value = row * 1_000
    sheet = book[COUNTS]
    sheet.auto_filter.ref = f"B2:H{sheet.max_row}"
    for row in range(FIRST, 60):
        sheet.row_dimensions[row].hidden = True
    sheet = book[THINGS]
    for row in range(FIRST, 20):
        sheet.cell(row, 4).value = f"\u00a0{sheet.cell(row, 4).value}\u00a0 "


@pytest.mark.parametrize("change", [names_exchanged, rearranged])
def test_what_changes_no_figure_changes_nothing(
    exported: Path, tmp_path: Path, change: Change
) -> None:
    done, changed = bring(exported, tmp_path, change)
    assert done.code == 0, done.says
    assert not changed
