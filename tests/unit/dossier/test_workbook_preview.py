"""What a workbook would change, row by row, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.conftest import Golden
from tests.workbooks.grids import Change, Grids, changed_book, put
from tests.workbooks.spoiled.case import read_cases
from tests.workbooks.taking import import_book

from capaian.dossier.excel.preview import Preview, RowAct, RowChange, SheetChange, make_preview

NARRATIVE, SOURCES = "narrative", "sources.yaml#sources"
CASES = Path(__file__).with_name("previews.yaml")


def only(found: Preview) -> SheetChange:
    """The one sheet that changes."""
    (change,) = found.sheets
    return change


def lines_of(found: Preview) -> Iterator[str]:
    """Yield what is shown: files that come and go, sheets with their counts,
    rows with their places.
    """
    if found.new_files or found.gone_files:
        yield f"files: new {', '.join(found.new_files)}; gone {', '.join(found.gone_files)}"
    for sheet in found.sheets:
        counts = ", ".join(f"{sheet.count(act)} {act}" for act in RowAct if sheet.count(act))
        marks = "".join([", loud" * sheet.is_loud, ", reordered" * sheet.is_reordered])
        yield f"{sheet.title} ({sheet.file}, {sheet.before} rows): {counts}{marks}"
        for row in sheet.rows:
            displayed = f" ({row.displayed})" if row.displayed else ""
            yield f"  {row.act} at {row.row or 'no row'}: {row.name}{displayed}: {row.words}"


def test_each_change_is_shown(golden: Golden, tmp_path: Path) -> None:
    lines = []
    for number, case in enumerate(read_cases(CASES)):
        folder = tmp_path / str(number)
        folder.mkdir()
        found = make_preview(import_book(changed_book(folder, case.change), copy_base(folder)))
        lines += [f"# {case.name}", *lines_of(found), ""]
    golden.check("\n".join(lines), CASES.with_suffix(".txt"))


@pytest.mark.parametrize(("removed", "is_loud"), [(0, False), (1, False), (2, False), (3, True)])
def test_more_than_a_fifth_is_much(removed: int, is_loud: bool) -> None:
    assert SheetChange("x", "x.csv", {RowAct.REMOVED: removed}, (), 10).is_loud is is_loud


def test_a_paragraph_put_between_others_is_one_new_row(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    (dossier / "narrative" / "ringkasan.md").write_text("Satu.\n\nDua.\n\nTiga.\n")

    def write(*texts: str) -> Change:
        def change(grids: Grids) -> None:
            del grids[NARRATIVE].rows[2:]
            for text in texts:
                grids[NARRATIVE].add(file="narrative/ringkasan.md", paragraph=text)

        return change

    file = changed_book(tmp_path, write("Satu.", "Satu setengah.", "Dua.", "Tiga."))
    incoming = import_book(file, dossier, takes_workbook=True)
    assert [(one.act, one.words, one.row) for one in only(make_preview(incoming)).rows] == [
        (RowAct.ADDED, "Satu setengah.", 4)
    ]


def test_of_a_new_dossier_everything_is_new(tmp_path: Path) -> None:
    found = make_preview(import_book(changed_book(tmp_path), tmp_path / "baru"))
    assert {one.act for change in found.sheets for one in change.rows} == {RowAct.ADDED}
    assert "counts.csv" in found.new_files
    assert not any(change.is_loud or change.is_reordered for change in found.sheets)
    (change,) = [change for change in found.sheets if change.file == "counts.csv"]
    assert change.rows[3] == RowChange(
        RowAct.ADDED, "ktp.eligible 63.99 2023", "Jumlah 20.000; agregat", 6
    )
    assert [one.row for one in change.rows] == [3, 4, 5, 6], "as they are looked at"


def test_a_file_that_was_broken_counts_as_empty(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    (dossier / "sources.yaml").write_text("sources: [")
    file = changed_book(tmp_path, put(SOURCES, 3, "title", "Baru"))
    change = only(make_preview(import_book(file, dossier, takes_workbook=True)))
    assert [one.act for one in change.rows] == [RowAct.ADDED, RowAct.ADDED]


def test_long_texts_that_begin_alike_are_shown_where_they_part(tmp_path: Path) -> None:
    """Cut after the same forty letters twice they would show no change."""
    dossier = copy_base(tmp_path)
    path = dossier / "sources.yaml"
    head = "Laporan kinerja dinas kependudukan dan pencatatan sipil tahun "
    path.write_text(
        path.read_text(encoding="utf-8").replace("Laporan contoh", f"{head}2023"), encoding="utf-8"
    )
    file = changed_book(tmp_path, put(SOURCES, 3, "title", f"{head}2024 revisi"))
    found = make_preview(import_book(file, dossier, takes_workbook=True))
    (change,) = only(found).rows
    assert change.words == "Judul … tahun 2023 → … tahun 2024 revisi"
