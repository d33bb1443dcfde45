"""A workbook that was opened, changed and saved in LibreOffice Calc: what was done there is what is imported.

The stored file is one that the program wrote after the edits of `tests/workbooks/libreoffice/edit.py`. The
dossier is taken from the hidden sheet, so that it stays the one that the workbook was exported from.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from tests.workbooks.libreoffice import edit
from tests.workbooks.libreoffice.make import EDITED, PARTS, copy_parts
from tests.workbooks.reading import open_book

from capaian.domain.issue import Issue, Level, Place
from capaian.dossier import read_dossier
from capaian.dossier.excel.identity import BASE, read_mark
from capaian.dossier.excel.import_book import Incoming, import_book
from capaian.dossier.excel.marks.first_sheet import TAB
from capaian.dossier.excel.marks.mark_book import mark_book
from capaian.dossier.excel.preview import Preview, SheetChange, make_preview
from capaian.dossier.excel.read.base import read_base
from capaian.dossier.folder import Folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.spreadsheets.model import Sheet
from capaian.dossier.spreadsheets.read_book import read_book

CHANGED = {"plan.yaml", "nodes.csv", "counts.csv", "survey.csv", "peers.csv", "people.csv", "sources.yaml"}
"""Files that the edits reach."""


def sheet_of(name: str) -> Sheet:
    """Return a sheet of the saved workbook by its id."""
    for sheet in read_book(EDITED).sheets:
        mark = read_mark(str(sheet.rows[0][0]))
        if mark is not None and mark[1] == name:
            return sheet
    raise LookupError(name)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier as it was when the workbook was exported."""
    folder = tmp_path_factory.mktemp("dossier")
    log = IssueLog()
    base = read_base(sheet_of(BASE), Folder(folder), EDITED.name, log)
    assert log.finish(()) == ()
    for name, content in base.files.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def incoming(dossier: Path) -> Incoming:
    return import_book(EDITED, dossier)


@pytest.fixture(scope="module")
def preview(incoming: Incoming) -> Preview:
    return make_preview(incoming)


def change_of(preview: Preview, file: str) -> SheetChange:
    (found,) = [change for change in preview.sheets if change.file == file]
    return found


def rows_of(incoming: Incoming, file: str) -> list[list[str]]:
    content = incoming.changes[file]
    assert content is not None
    return [*csv.reader(io.StringIO(content.decode(), newline=""))]


def test_it_is_the_dossier_that_the_script_exports(dossier: Path, tmp_path: Path) -> None:
    """Made anew by `python -m tests.workbooks.libreoffice.make` where these files were changed."""
    made = copy_parts(tmp_path / "dossier")
    assert {path.name for path in dossier.iterdir()} == {*PARTS} == {path.name for path in made.iterdir()}
    assert read_dossier(dossier).issues == ()


def test_the_edits_and_nothing_else_are_taken(incoming: Incoming) -> None:
    assert incoming.issues == ()
    assert {*incoming.changes} == CHANGED
    assert None not in incoming.changes.values()
    assert (incoming.kept, incoming.unread) == ((), ())


def test_figures_and_formulas_that_were_typed(preview: Preview, incoming: Incoming) -> None:
    words = [row.words for row in change_of(preview, "counts.csv").samples]
    assert words[:2] == ["Jumlah 12.336 → 12.337", "Jumlah 12.400 → 12.401"]
    assert incoming.tally.formulas == 1
    (survey,) = change_of(preview, "survey.csv").samples
    assert survey.words == "Indeks 83,64 → 83,7"


def test_a_code_that_looks_like_a_figure_stays_a_code(incoming: Incoming) -> None:
    head, *rows = rows_of(incoming, "nodes.csv")
    assert [row[head.index("code")] for row in rows] == ["I", "1.10"]


def test_a_day_that_was_typed(incoming: Incoming, dossier: Path) -> None:
    old = (dossier / "sources.yaml").read_text()
    new = incoming.changes["sources.yaml"]
    assert new is not None
    assert new.decode() == old.replace("2023-12-31", "2023-12-30", 1)


def test_words_that_were_typed_leave_the_rest_of_the_file_alone(incoming: Incoming, dossier: Path) -> None:
    old = (dossier / "plan.yaml").read_text()
    new = incoming.changes["plan.yaml"]
    assert new is not None
    assert new.decode() == old.replace("Tertib administrasi", "Tertib sekali", 1)


def test_an_inserted_row_stands_where_it_was_inserted(incoming: Incoming) -> None:
    rows = rows_of(incoming, "counts.csv")
    assert rows[1:] == [
        ["ktp.holders", "63.99.01", "2023", "12337", "agregat"],
        ["ktp.eligible", "63.99.01", "2023", "12401", "agregat"],
        ["ktp.eligible", "63.99.02", "2023", "7600", "agregat"],
        ["ktp.holders", "63.99.02", "2023", "", "agregat"],
        ["ktp.eligible", "63.99", "2023", "20000", "agregat"],
    ]


def test_a_moved_column_is_read_where_it_stands_now(incoming: Incoming) -> None:
    found = incoming.staged.taken["areas.csv"].found
    assert found.columns["name"] > found.columns["parent"]
    assert "areas.csv" not in incoming.changes


def test_sorted_rows_change_their_order_alone(preview: Preview, incoming: Incoming, dossier: Path) -> None:
    change = change_of(preview, "peers.csv")
    assert (change.is_reordered, len(change.rows)) == (True, 0)
    old = [*csv.reader(io.StringIO((dossier / "peers.csv").read_text(), newline=""))]
    assert rows_of(incoming, "peers.csv") == [old[0], *reversed(old[1:])]


def test_a_hidden_column_is_read(incoming: Incoming) -> None:
    rows = incoming.staged.taken["outputs.csv"].rows
    assert [row.cells["name"] for row in rows] == ["Laporan", ""]
    assert "outputs.csv" not in incoming.changes


def test_deleted_sheets_leave_their_files_as_they_are(incoming: Incoming, dossier: Path) -> None:
    assert "factors.csv" not in incoming.staged.taken
    assert incoming.staged.files["factors.csv"] == (dossier / "factors.csv").read_bytes()


def test_a_deleted_row_is_told_loudly(preview: Preview) -> None:
    change = change_of(preview, "people.csv")
    assert preview.sheets[0] is change
    assert change.is_loud
    assert [row.act.value for row in change.samples] == ["removed"]


def test_what_was_imported_is_the_same_the_second_time(
    incoming: Incoming, dossier: Path, tmp_path: Path
) -> None:
    for path in dossier.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    import_book(EDITED, tmp_path).write()
    assert {name: (tmp_path / name).read_bytes() for name in CHANGED} == {**incoming.changes}
    assert read_dossier(tmp_path).issues == ()
    assert import_book(EDITED, tmp_path, takes_workbook=True).changes == {}


def test_what_is_wrong_is_told_by_the_rows_and_columns_of_now(incoming: Incoming) -> None:
    origins = incoming.staged.origins
    found = origins.place_of(Place("counts.csv", 5, "value"))
    assert (found.sheet, found.row, found.column) == ("Data hitungan", 6, "E (Jumlah)")
    found = origins.place_of(Place("areas.csv", 2, "name"))
    assert (found.sheet, found.row, found.column) == ("Wilayah", 3, "F (Nama)")


def test_the_saved_workbook_is_marked_and_read_as_before(
    incoming: Incoming, dossier: Path, tmp_path: Path
) -> None:
    place = Place(EDITED.name, 3, "E (Jumlah)", "Data hitungan")
    marked = mark_book(EDITED.read_bytes(), [Issue(Level.ERROR, "x", "Salah.", place, None, "Perbaiki.")])
    book = open_book(marked)
    assert book.active is book[TAB]
    assert book["Data hitungan"]["E3"].comment.text == "CAPAIAN: Salah. Perbaiki."
    copy = tmp_path / "salinan.xlsx"
    copy.write_bytes(marked)
    assert import_book(copy, dossier).changes == incoming.changes


def test_every_edit_of_the_script_is_seen_here() -> None:
    names = {one.__name__ for one in edit.EDITS}
    assert names == {
        "type_values",
        "insert_row",
        "move_column",
        "sort_rows",
        "hide_column",
        "delete_sheets",
        "delete_row",
    }
