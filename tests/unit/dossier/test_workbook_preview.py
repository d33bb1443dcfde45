"""What a workbook would change, row by row, before anything is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.workbooks.grids import COUNTS, TARGETS, Change, Grids, add, changed_book, drop, put, swap
from tests.workbooks.taking import import_book

from capaian.dossier.excel.preview import (
    Act,
    Preview,
    RowChange,
    SheetChange,
    make_preview,
)

TEXTS, NARRATIVE, LAYOUTS = "plan.yaml#*texts", "narrative", "layouts"
ADVICE, SOURCES, FORM = "recommendations.yaml#recommendations", "sources.yaml#sources", "office.yaml"


def preview(folder: Path, *changes: Change, dossier: Path | None = None) -> Preview:
    target = copy_base(folder) if dossier is None else dossier
    return make_preview(import_book(changed_book(folder, *changes), target))


def only(found: Preview) -> SheetChange:
    """The one sheet that changes."""
    (change,) = found.sheets
    return change


def row(found: Preview) -> RowChange:
    (change,) = only(found).rows
    return change


def test_nothing_changes(tmp_path: Path) -> None:
    assert preview(tmp_path) == Preview((), (), ())


def test_a_changed_cell_shows_both_values_and_its_row(tmp_path: Path) -> None:
    found = preview(tmp_path, put(COUNTS, 3, "value", 12337))
    assert (only(found).title, only(found).file, only(found).before) == ("Data hitungan", "counts.csv", 4)
    assert row(found) == RowChange(Act.CHANGED, "ktp.holders 63.99.01 2023", "Jumlah 12.336 → 12.337", 3)


def test_a_cell_that_was_empty_says_so(tmp_path: Path) -> None:
    found = preview(tmp_path, put(COUNTS, 5, "value", 7), put(COUNTS, 6, "value", None))
    words = [change.words for change in only(found).rows]
    assert words == ["Jumlah (kosong) → 7", "Jumlah 20.000 → (kosong)"]


def test_the_number_of_a_document_is_no_place_in_a_list(tmp_path: Path) -> None:
    found = preview(tmp_path, put("documents.yaml#documents", 3, "number", "7/2023"))
    assert "→ 7/2023" in row(found).words


def test_figures_and_days_are_shown_as_cells_show_them(tmp_path: Path) -> None:
    found = preview(tmp_path, put("history.csv", 3, "actual", "94,5"))
    assert row(found).words == "Realisasi 93,46 → 94,5"


def test_a_new_row_shows_what_it_holds(tmp_path: Path) -> None:
    found = preview(tmp_path, add(COUNTS, measure="ktp.eligible", area="63.99.02", period="2023", value=7600))
    assert row(found) == RowChange(Act.ADDED, "ktp.eligible 63.99.02 2023", "Jumlah 7.600", 7)


def test_a_new_row_between_others_is_the_only_one(tmp_path: Path) -> None:
    def between(grids: Grids) -> None:
        add(COUNTS, measure="ktp.eligible", area="63.99.02", period="2023", value=7600)(grids)
        grids[COUNTS].rows.insert(3, grids[COUNTS].rows.pop())

    found = preview(tmp_path, between)
    assert row(found) == RowChange(Act.ADDED, "ktp.eligible 63.99.02 2023", "Jumlah 7.600", 4)
    assert (only(found).before, only(found).is_reordered) == (4, False)


def test_a_removed_row_has_no_place_any_more(tmp_path: Path) -> None:
    found = preview(tmp_path, drop(COUNTS, 3))
    assert row(found) == RowChange(Act.REMOVED, "ktp.holders 63.99.01 2023", "Jumlah 12.336; agregat")


def test_rows_in_another_order_are_reported(tmp_path: Path) -> None:
    change = only(preview(tmp_path, swap(COUNTS, 3, 4)))
    assert ([*change.rows], change.is_reordered) == ([], True)


def test_removed_rows_are_shown_first_and_only_some(tmp_path: Path) -> None:
    def much(grids: Grids) -> None:
        for number in range(8):
            grids[COUNTS].add(measure="ktp.holders", area="63.99.01", period=f"{2010 + number}", value=number)
        grids[COUNTS].put(4, "value", 12401)
        del grids[COUNTS].rows[2]

    change = only(preview(tmp_path, much))
    assert [change.count(act) for act in Act] == [8, 1, 1]
    assert [one.act for one in change.rows[:5]] == [Act.REMOVED, Act.CHANGED, Act.ADDED, Act.ADDED, Act.ADDED]


def test_a_sheet_that_loses_much_comes_first(tmp_path: Path) -> None:
    changes = (put("areas.csv", 3, "name", "Udik"), drop(COUNTS, 6), drop(COUNTS, 5))
    found = preview(tmp_path, *changes)
    assert [(change.title, change.is_loud) for change in found.sheets] == [
        ("Data hitungan", True),
        ("Wilayah", False),
    ]


@pytest.mark.parametrize(("removed", "is_loud"), [(0, False), (1, False), (2, False), (3, True)])
def test_more_than_a_fifth_is_much(removed: int, is_loud: bool) -> None:
    assert SheetChange("x", "x.csv", {Act.REMOVED: removed}, (), 10).is_loud is is_loud


def test_a_form_shows_its_lines(tmp_path: Path) -> None:
    found = preview(tmp_path, put(FORM, 4, "value", "Dukcapil"))
    assert row(found) == RowChange(Act.CHANGED, "Perangkat daerah: Nama singkat", "Disdukcapil → Dukcapil", 4)


def test_a_map_is_known_by_owner_and_key(tmp_path: Path) -> None:
    found = preview(tmp_path, put(TARGETS, 4, "value", 96))
    assert row(found) == RowChange(Act.CHANGED, "iku-1 2023", "Target 95 → 96", 4)


def test_an_item_of_a_list_is_known_by_its_list(tmp_path: Path) -> None:
    found = preview(tmp_path, put(TEXTS, 3, "value", "Misi pertama"))
    assert row(found) == RowChange(Act.CHANGED, "regional/missions", "Misi satu → Misi pertama", 3)
    shutil.rmtree(tmp_path / "dossier")
    found = preview(tmp_path, add(TEXTS, list="regional/missions", value="Misi tiga"))
    assert row(found) == RowChange(Act.ADDED, "regional/missions", "Misi tiga", 5)


def test_items_in_another_order_are_moved_and_not_removed(tmp_path: Path) -> None:
    change = only(preview(tmp_path, swap(TEXTS, 3, 4)))
    assert ([*change.rows], change.is_reordered) == ([], True)


def test_a_record_without_a_key_is_known_by_what_it_holds(tmp_path: Path) -> None:
    found = preview(tmp_path, put(ADVICE, 3, "response", "Selesai"))
    assert row(found).act is Act.CHANGED
    assert row(found).words == "Sudah dilengkapi → Selesai"


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
        (Act.ADDED, "Satu setengah.", 4)
    ]


def test_a_line_of_a_layout(tmp_path: Path) -> None:
    found = preview(tmp_path, put(LAYOUTS, 4, "line", "  - text: penutup"))
    assert row(found).words == "- text: ringkasan → - text: penutup"


def test_long_texts_are_cut(tmp_path: Path) -> None:
    found = preview(tmp_path, put(SOURCES, 3, "title", "Laporan " * 20))
    assert row(found).words == "Judul Laporan contoh → Laporan Laporan Laporan Laporan Laporan…"


def test_files_that_come_and_go_are_named(tmp_path: Path) -> None:
    def gone(grids: Grids) -> None:
        del grids["training.csv"].rows[2:]

    found = preview(tmp_path, gone, add(NARRATIVE, file="narrative/baru.md", paragraph="Baru."))
    assert (found.new_files, found.gone_files) == (("narrative/baru.md",), ("training.csv",))
    assert [(change.file, change.is_loud) for change in found.sheets] == [
        ("training.csv", True),
        ("narrative", False),
    ]


def test_of_a_new_dossier_everything_is_new(tmp_path: Path) -> None:
    found = preview(tmp_path, dossier=tmp_path / "baru")
    assert {one.act for change in found.sheets for one in change.rows} == {Act.ADDED}
    assert "counts.csv" in found.new_files
    assert not any(change.is_loud or change.is_reordered for change in found.sheets)


def test_a_file_that_was_broken_counts_as_empty(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    (dossier / "sources.yaml").write_text("sources: [")
    file = changed_book(tmp_path, put(SOURCES, 3, "title", "Baru"))
    change = only(make_preview(import_book(file, dossier, takes_workbook=True)))
    assert [one.act for one in change.rows] == [Act.ADDED, Act.ADDED]


def test_rows_of_a_new_table_are_read_as_they_are_looked_at(tmp_path: Path) -> None:
    found = preview(tmp_path, dossier=tmp_path / "baru")
    (change,) = [change for change in found.sheets if change.file == "counts.csv"]
    assert change.rows[3] == RowChange(Act.ADDED, "ktp.eligible 63.99 2023", "Jumlah 20.000; agregat", 6)
    assert [one.row for one in change.rows] == [3, 4, 5, 6]


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
    assert row(found).words == "Judul … tahun 2023 → … tahun 2024 revisi"


def test_amounts_have_the_marks_of_thousands_and_choices_their_words(tmp_path: Path) -> None:
    more = {"node": "2.12.01", "period": "2023", "resource": "money", "kind": "all", "original": 48_500_000}
    (change,) = only(preview(tmp_path, add("inputs.csv", **more))).rows
    assert change.name == "2.12.01 2023 money all", "by it forms find the row"
    assert change.displayed == "2.12.01 2023 uang (rupiah) semua jenis" and "48.500.000" in change.words
