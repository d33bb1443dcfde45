"""Sheets and columns that are known by nothing any more: told where they stand, never dropped."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from capaian.domain.issue import Issue, Level
from capaian.dossier.excel.read.recognise import recognise
from capaian.dossier.issues import IssueLog
from capaian.dossier.spreadsheets.model import Book, CellValue, Sheet

AREAS = Sheet(
    "Wilayah",
    (
        ("capaian:1:areas.csv", "code", "name", "kind", "parent"),
        (None, "Kode *", "Nama *", "Tingkat *", "Wilayah induk"),
        (None, "63.99.01", "Hulu", "district", "63.99"),
    ),
)
HISTORY_TITLES = ("Pokok", "Nama keluaran", "Periode *", "Realisasi", "Target", "Capaian kita", "Sumber")
HISTORY = ("iku-1", None, "2021", Decimal(88), Decimal(90), None, "lkjip")


def issues(*sheets: Sheet) -> Sequence[Issue]:
    log = IssueLog()
    recognise(Book("buku.xlsx", sheets), log)
    return log.finish(())


def said(*sheets: Sheet) -> list[str]:
    return [f"{issue.code} {issue.place.sheet}" for issue in issues(*sheets)]


@pytest.mark.parametrize("name", ["Sarana", "SARANA", " sarana "])
def test_a_sheet_of_ours_without_heads_is_told(name: str) -> None:
    assert said(AREAS, Sheet(name, (("mobil", Decimal(2)),))) == [f"sheet_heads_lost {name}"]


def test_zeros_are_something() -> None:
    assert said(AREAS, Sheet("Sarana", ((Decimal(0),),))) == ["sheet_heads_lost Sarana"]


def test_the_hidden_files_without_their_mark_are_told() -> None:
    assert said(AREAS, Sheet("_capaian", (("counts.csv", "ab12"),))) == ["sheet_heads_lost _capaian"]
    whole = Sheet("asal", (("capaian:1:=asal",),))
    assert said(AREAS, whole, Sheet("_capaian", (("counts.csv",),))) == []


def test_a_sheet_with_a_mark_of_no_sheet_is_told_by_its_name() -> None:
    broken = Sheet("Sarana", (("capaian:1:facilites.csv", "kind"), (None, "Jenis"), (None, "mobil")))
    assert said(AREAS, broken) == ["sheet_heads_lost Sarana"]


def test_a_sheet_that_is_there_under_another_name_is_not_lost() -> None:
    renamed = Sheet("Kecamatan kita", AREAS.rows)
    assert said(renamed, Sheet("Wilayah", (("catatan", "rapat"),))) == []


def test_a_renamed_sheet_is_known_by_most_of_its_titles() -> None:
    renamed = Sheet("Capaian dulu", ((), HISTORY_TITLES, HISTORY))
    (issue,) = issues(AREAS, renamed)
    assert (issue.code, issue.place.sheet) == ("sheet_renamed", "Capaian dulu")
    assert "Tahun-tahun lalu" in issue.message


def test_few_titles_do_not_make_a_sheet_of_ours() -> None:
    assert said(AREAS, Sheet("Daftar pegawai", (("Nama", "Kode", "Alamat"), ("Ani", "1", "Jl. A")))) == []
    assert said(AREAS, Sheet("Coretan", ((None, "Kode", "Nama", "Tingkat", "Wilayah induk"),))) == []


def test_a_sheet_of_ours_without_any_cell_is_a_warning() -> None:
    (issue,) = issues(AREAS, Sheet("Sarana", ((), (None, None))))
    assert (issue.code, issue.level) == ("sheet_emptied", Level.WARNING)
    assert said(AREAS, Sheet("Lembar1", ())) == []


def test_a_sheet_of_a_later_version_is_told_once() -> None:
    later = Sheet("Sarana", (("capaian:2:facilities.csv", "kind"), (None, "Jenis"), (None, "mobil")))
    assert said(AREAS, later) == ["book_newer Sarana"]


def widened(place: int, value: CellValue) -> Sheet:
    """The areas with a value in row 3 of a column, from 1."""
    ids, titles, row = AREAS.rows
    return Sheet("Wilayah", (ids, titles, (*row, *[None] * (place - 1 - len(row)), value)))


@pytest.mark.parametrize("value", ["penting", Decimal(0), False])
def test_what_stands_below_no_title_is_told_at_its_first_cell(value: CellValue) -> None:
    (issue,) = issues(widened(8, value))
    assert (issue.code, issue.level) == ("column_untitled", Level.WARNING)
    assert (issue.place.row, issue.place.column) == (3, "H")


def test_all_columns_without_title_are_told_together() -> None:
    ids, titles, row = AREAS.rows
    rows = (ids, titles, row, (), ("tanda", *row[1:], None, "x", None, "y"))
    (issue,) = issues(Sheet("Wilayah", rows))
    assert "(A, G, I)" in issue.message
    assert (issue.place.row, issue.place.column) == (5, "A")


def test_a_column_of_ours_whose_title_and_id_were_cleared_is_an_error() -> None:
    rows = [(*cells[:4], None) for cells in AREAS.rows[:2]]
    (issue,) = issues(Sheet("Wilayah", (*rows, AREAS.rows[2])))
    assert (issue.code, issue.level, issue.place.column) == ("column_title_lost", Level.ERROR, "E")
    assert "Wilayah induk" in issue.message


def test_a_needed_column_whose_title_was_cleared_is_told_as_missing() -> None:
    rows = [(*cells[:2], None, *cells[3:]) for cells in AREAS.rows[:2]]
    told = said(Sheet("Wilayah", (*rows, AREAS.rows[2])))
    assert told == ["column_missing Wilayah", "column_untitled Wilayah"]


def test_notes_beside_a_form_are_a_warning() -> None:
    ids = ("capaian:1:plan.yaml", "id", "title", "value", "help")
    line = (None, "regional.title", "RPJMD: Nama RPJMD *", "RPJMD Contoh", None, "tanya Bappeda")
    assert said(Sheet("Rencana", (ids, line))) == ["column_untitled Rencana"]
