"""A workbook without the files that it was written from: nobody knows which differences are its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.unit.dossier.test_workbook_import import bring, drop_sheet, edit
from tests.unit.dossier.test_workbook_moved_rows import errors
from tests.workbooks.grids import BASE_SHEET, COUNTS, Change, Grids, add, put, together


def spoil(file: str) -> Change:
    """Cut what is packed of a file."""

    def change(grids: Grids) -> None:
        row = next(row for row in grids[BASE_SHEET].rows if row[0] == file)
        row[5] = str(row[5])[:-40]

    return change


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A dossier in which another section has mended a count and a name since."""
    dossier = copy_base(tmp_path)
    edit(dossier / "counts.csv", ",12400,", ",12455,")
    edit(dossier / "narrative" / "ringkasan.md", "tercatat", "yang tercatat")
    return dossier


GONE = drop_sheet(BASE_SHEET)
NEW = add(COUNTS, measure="ktp.eligible", area="63.99.02", period="2023", value=7610, source="agregat")


def test_what_others_changed_since_is_not_put_back(tmp_path: Path, dossier: Path) -> None:
    incoming = bring(tmp_path, dossier, GONE)
    assert errors(incoming) == [
        "row_differs_without_base Data hitungan!4",
        "differs_without_base Teks naskah",
    ]
    (row,) = (issue for issue in incoming.issues if issue.code == "row_differs_without_base")
    assert "Di dossier sekarang: 12455" in row.message
    assert "_capaian" in row.message
    with_new = bring(tmp_path, dossier, together(GONE, NEW))
    assert "row_differs_without_base Data hitungan!7" in errors(with_new)


def test_the_workbook_is_taken_where_that_is_said(tmp_path: Path, dossier: Path) -> None:
    incoming = bring(tmp_path, dossier, together(GONE, NEW), takes_workbook=True)
    assert errors(incoming) == []
    assert {"counts.csv", "narrative/ringkasan.md"} <= incoming.changes.keys()


def test_only_the_file_whose_copy_is_broken_is_asked_about(tmp_path: Path, dossier: Path) -> None:
    mended = put("plan.yaml#goals", 3, "name", "Tertib")
    incoming = bring(tmp_path, dossier, together(spoil("counts.csv"), mended))
    assert errors(incoming) == ["row_differs_without_base Data hitungan!4"]
    sound = bring(tmp_path, dossier, together(spoil("sources.yaml"), mended))
    assert errors(sound) == []
    assert [*sound.changes] == ["plan.yaml"]


def test_nothing_is_asked_where_both_say_the_same(tmp_path: Path) -> None:
    incoming = bring(tmp_path, copy_base(tmp_path), GONE)
    assert [issue.code for issue in incoming.issues] == ["base_lost"]
    assert incoming.changes == {}
