"""Which sheet is which: by the mark wherever it stands, by name and titles where it was deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from capaian.domain.issue import Place
from capaian.dossier.excel.read.recognise import Found, recognise
from capaian.dossier.issues import IssueLog
from capaian.dossier.spreadsheets.model import Book, CellValue, Sheet

IDS = ("capaian:1:areas.csv", "code", "name", "kind", "parent")
TITLES = (None, "Kode *", "Nama *", "Tingkat *", "Wilayah induk")
ROW = (None, "63.99.01", "Hulu", "district", "63.99")
AREAS = Sheet("Wilayah", (IDS, TITLES, ROW))


def found(*sheets: Sheet) -> tuple[Found, list[str]]:
    """Recognise sheets; return what is said of them too."""
    log = IssueLog()
    result = recognise(Book("buku.xlsx", sheets), log)
    return result, [issue.code for issue in log.finish(())]


def areas(*rows: Sequence[CellValue], name: str = "Wilayah") -> tuple[Found, list[str]]:
    return found(Sheet(name, rows))


def test_a_sheet_as_it_was_written() -> None:
    result, said = found(AREAS)
    sheet = result.sheets["areas.csv"]
    assert sheet.columns == {"code": 2, "name": 3, "kind": 4, "parent": 5}
    assert (sheet.first_row, said, result.unread) == (3, [], ())


@pytest.mark.parametrize(
    "rows",
    [
        ((), (), IDS, TITLES, ROW),
        (("DISDUKCAPIL",), IDS, ("Tahun 2023",), TITLES, ROW),
        ((None, "Kode", "Nama", "Tingkat", "Wilayah induk"), ROW),
        (("judul",), (), (None, "Kode", "Nama", "Tingkat", "Wilayah induk"), ROW),
        ((None, "code", "name", "kind", "parent"), ROW),
        (IDS, ROW),
        (IDS, (None, "Code", "Called", "Level", "Above"), ROW),
    ],
)
def test_data_begin_below_ids_and_titles(rows: Sequence[Sequence[CellValue]]) -> None:
    result, said = areas(*rows)
    sheet = result.sheets["areas.csv"]
    assert sheet.first_row == len(rows)
    assert sheet.columns["name"] == 3
    assert said == []


@pytest.mark.parametrize("above", [(), (None,), (None, "63.99.02", "Hilir", "district", "63.99")])
def test_a_record_with_a_word_of_titles_is_not_taken_for_them(above: Sequence[CellValue]) -> None:
    """The row of titles was emptied or deleted; the hidden ids say what stands where."""
    named = (None, "63.99.01", "Kode", "district", "63.99")
    result, said = areas(IDS, above, named)
    assert (result.sheets["areas.csv"].first_row, said) == (2, [])


@pytest.mark.parametrize("ids", [(IDS,), ()])
@pytest.mark.parametrize("count", [1, 3])
def test_records_above_the_titles_are_told(ids: Sequence[Sequence[CellValue]], count: int) -> None:
    """Whoever sorts a sheet may sort its titles too."""
    log = IssueLog()
    recognise(Book("buku.xlsx", (Sheet("Wilayah", (*ids, *[ROW] * count, TITLES, ROW)),)), log)
    (issue,) = log.finish(())
    first, last = len(ids) + 1, len(ids) + count
    rows = str(first) if count == 1 else f"{first}–{last}"
    assert (issue.code, issue.place.row) == ("rows_above_titles", last + 1)
    assert f"(baris {rows})" in issue.message


def test_headings_above_the_titles_are_no_records() -> None:
    heading = (None, "Data wilayah 2023", None, None, None, "Lampiran", "I")
    assert areas(IDS, heading, TITLES, ROW)[1] == []


def test_a_sheet_is_known_by_its_mark_whatever_its_name() -> None:
    result, _ = found(replace(AREAS, name="Kecamatan kita"))
    assert result.sheets["areas.csv"].sheet.name == "Kecamatan kita"


def test_the_mark_may_stand_in_any_column() -> None:
    moved = [(*row[1:], row[0]) for row in (IDS, TITLES, ROW)]
    result, said = areas(*moved)
    assert result.sheets["areas.csv"].columns["code"] == 1
    assert said == []


def test_without_a_mark_half_of_the_titles_must_be_there() -> None:
    result, said = areas((None, "Kode", "Nama"), ROW)
    assert "areas.csv" in result.sheets
    assert said == ["column_missing", "column_title_lost"]
    result, said = areas((None, "Kode"), ROW)
    assert (result.sheets, result.unread, said) == ({}, ("Wilayah",), ["sheet_heads_lost"])


def test_a_name_alone_is_not_enough_and_told() -> None:
    result, said = areas(("Kecamatan", "Penduduk"), ("Juai", "12"))
    assert (result.sheets, said) == ({}, ["sheet_heads_lost"])


def test_another_sheet_is_named_as_unread_unless_it_is_empty() -> None:
    result, _ = found(AREAS, Sheet("Coretan", (("x",),)), Sheet("Kosong", ((), (None,))))
    assert result.unread == ("Coretan",)


def test_sheets_that_are_made_from_others_are_not_read() -> None:
    result, said = found(AREAS, Sheet("Ikhtisar", (("capaian:1:=ikhtisar",), ("x",))))
    assert (list(result.sheets), result.unread, said) == (["areas.csv"], (), [])


def test_a_sheet_of_an_unknown_part_is_not_read() -> None:
    result, _ = found(Sheet("Kapal", (("capaian:1:boats.csv", "id"), (None, "Kode"))))
    assert result.unread == ("Kapal",)


def test_the_hidden_files_are_found() -> None:
    base = Sheet("_capaian", (("capaian:1:=asal",),))
    assert found(AREAS, base)[0].base is base
    assert found(AREAS)[0].base is None


def test_a_copy_is_told_at_both_sheets() -> None:
    result, said = found(AREAS, replace(AREAS, name="Wilayah (2)"))
    assert said == ["sheet_twice", "sheet_twice"]
    assert result.sheets["areas.csv"].sheet is AREAS


def test_a_later_version_is_told() -> None:
    result, said = areas(("capaian:2:areas.csv", *IDS[1:]), TITLES, ROW)
    assert (result.sheets, said) == ({}, ["book_newer"])


def test_a_needed_column_that_is_missing_is_told() -> None:
    _, said = areas(IDS[:3], TITLES[:3], ROW[:3])
    assert said == ["column_missing"]


def test_a_column_without_values_is_not_worth_a_word() -> None:
    extra = [(*IDS, None), (*TITLES, "Paraf"), ROW]
    assert areas(*extra)[1] == []
    assert areas(*extra[:2], (*ROW, "ok"))[1] == ["column_unread"]


def test_a_column_twice_counts_where_both_hold_something() -> None:
    twice = [(*IDS, None), (*TITLES, "Nama"), ROW]
    assert areas(*twice)[1] == []
    assert areas(*twice[:2], (*ROW, "Hulu"))[1] == ["column_twice", "column_twice"]


def test_places_name_the_cell_as_people_see_it() -> None:
    sheet = found(AREAS)[0].sheets["areas.csv"]
    assert sheet.place("b.xlsx", 3, "name") == Place("b.xlsx", 3, "C (Nama)", "Wilayah")
    assert sheet.place("b.xlsx", 3, "colour") == Place("b.xlsx", 3, None, "Wilayah")
    assert sheet.place("b.xlsx", None) == Place("b.xlsx", sheet="Wilayah")


def test_a_form_begins_below_its_ids() -> None:
    ids = ("capaian:1:plan.yaml", "id", "title", "value", "help")
    line = (None, "regional.title", "RPJMD: Nama RPJMD *", "RPJMD Contoh")
    for rows in ((ids, (None, "Kunci", "Isian", "Isi", "Penjelasan"), line), (ids, line)):
        result, said = found(Sheet("Rencana", rows))
        assert result.sheets["plan.yaml"].first_row == len(rows)
        assert said == []
