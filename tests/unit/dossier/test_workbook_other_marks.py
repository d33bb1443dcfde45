"""A hidden row that was pasted from another sheet is told once; name and titles say what the sheet is."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.unit.dossier.test_workbook_import import bring
from tests.workbooks.grids import COUNTS, INDICATORS, SURVEY, Change, Grids, put, together

from capaian.domain.issue import Level
from capaian.dossier.excel.identity import START, sheet_mark


def row_of(source: str, *, is_whole: bool) -> Change:
    """Paste the hidden row of another sheet over that of the counts, or its mark alone."""

    def change(grids: Grids) -> None:
        row = grids[COUNTS].rows[0]
        other = grids[source].rows[0] if source in grids else [sheet_mark(source)]
        row[:] = other if is_whole else [other[0], *row[1:]]

    return change


@pytest.mark.parametrize("is_whole", [True, False], ids=["row", "mark"])
@pytest.mark.parametrize(
    ("source", "shown"), [(SURVEY, "Unsur survei"), (INDICATORS, "Indikator"), (START, "lembar lain")]
)
def test_the_one_cause_is_told_and_the_sheet_read(
    source: str, shown: str, tmp_path: Path, *, is_whole: bool
) -> None:
    change = together(row_of(source, is_whole=is_whole), put(COUNTS, 3, "Jumlah", 12337))
    incoming = bring(tmp_path, copy_base(tmp_path), change)
    (issue,) = incoming.issues
    assert (issue.code, issue.level) == ("sheet_of_other_mark", Level.WARNING)
    assert str(issue.place) == "buku.xlsx, lembar Data hitungan, baris 1"
    assert shown in issue.message
    (text,) = (content for file, content in incoming.changes.items() if file == "counts.csv")
    assert b"ktp.holders,63.99.01,2023,12337,agregat" in (text or b"")


def test_two_sheets_with_exchanged_marks_are_both_read(tmp_path: Path) -> None:
    def exchange(grids: Grids) -> None:
        counts, survey = grids[COUNTS].rows, grids[SURVEY].rows
        counts[0], survey[0] = survey[0], counts[0]

    incoming = bring(tmp_path, copy_base(tmp_path), exchange)
    assert [issue.code for issue in incoming.issues] == ["sheet_of_other_mark"] * 2
    assert incoming.changes == {}


def test_a_renamed_sheet_keeps_what_its_mark_says(tmp_path: Path) -> None:
    def rename(grids: Grids) -> None:
        grids[COUNTS].name, grids[SURVEY].name = grids[SURVEY].name, grids[COUNTS].name

    incoming = bring(tmp_path, copy_base(tmp_path), rename)
    assert (incoming.issues, incoming.changes) == ((), {})
