"""A workbook that was taken in comes again, mended: what it said before is no change by others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.unit.dossier.test_workbook_import import (
    bring,
    codes,
    edit,
    fill_template,
    template_book,
)
from tests.workbooks.grids import (
    COUNTS,
    INDICATORS,
    SURVEY,
    TARGETS,
    Change,
    Grids,
    add,
    base_grids,
    drop,
    grids_of,
    put,
    swap,
    together,
    write_grids,
)
from tests.workbooks.spoiled.case import told

from capaian.dossier import hash_dossier, read_dossier
from capaian.dossier.canonical import canonical_folder
from capaian.dossier.excel.import_book import Incoming, import_book
from capaian.dossier.excel.past_imports import PAST_IMPORTS
from capaian.dossier.excel.write.book import export_book

FIRST = put(COUNTS, 3, "value", 12337)
MENDED = put(COUNTS, 3, "value", 12338)
OTHER_ROW = put(COUNTS, 4, "value", 12450)
OFFICE_LINE = ("  place: Contoh", "  place: Contoh Baru")


def counts(dossier: Path) -> str:
    return (dossier / "counts.csv").read_text()


def plan(dossier: Path) -> str:
    return (dossier / "plan.yaml").read_text()


def taken(folder: Path, dossier: Path, *changes: Change) -> Incoming:
    """Take a workbook in; nothing may be asked."""
    incoming = bring(folder, dossier, *changes)
    assert [issue for issue in incoming.issues if issue.level.value == "error"] == []
    incoming.write()
    return incoming


def put_target(year: str, value: object) -> Change:
    """Change the Renstra target of a year, wherever its row stands."""

    def change(grids: Grids) -> None:
        grid = grids[TARGETS]
        row = next(row for row in range(3, len(grid.rows) + 1) if str(grid.get(row, "key")) == year)
        grid.put(row, "value", value)

    return change


TARGET = put_target("2023", 96)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return copy_base(tmp_path)


@pytest.fixture
def imported(tmp_path: Path, dossier: Path) -> Path:
    """A dossier into which a workbook with another figure was taken."""
    taken(tmp_path, dossier, FIRST)
    return dossier


def put_name(code: str, name: str) -> Change:
    """Change the name of an indicator."""

    def change(grids: Grids) -> None:
        grid = grids[INDICATORS]
        row = next(row for row in range(3, len(grid.rows) + 1) if grid.get(row, "code") == code)
        grid.put(row, "name", name)

    return change


def test_a_mended_cell_is_taken(tmp_path: Path, imported: Path) -> None:
    taken(tmp_path, imported, MENDED)
    assert "12338" in counts(imported)
    taken(tmp_path, imported, MENDED, OTHER_ROW)
    assert "12338" in counts(imported)
    assert "12450" in counts(imported)


def test_a_row_that_was_added_and_then_removed_goes(tmp_path: Path, dossier: Path) -> None:
    new = add(COUNTS, measure="ktp.eligible", area="63.99.02", period="2023", value=7600, source="agregat")
    taken(tmp_path, dossier, new, FIRST)
    assert "7600" in counts(dossier)
    taken(tmp_path, dossier, FIRST)
    assert "7600" not in counts(dossier)
    assert "12337" in counts(dossier)


def test_a_sheet_mended_in_two_files_is_taken(tmp_path: Path, dossier: Path) -> None:
    taken(tmp_path, dossier, FIRST, put_target("2023", 96), put(SURVEY, 3, "index", "83,70"))
    taken(tmp_path, dossier, MENDED, put_target("2023", 97), put(SURVEY, 3, "index", "83,70"))
    assert "12338" in counts(dossier)
    assert "2023: 97" in plan(dossier)


def test_rows_that_others_changed_meanwhile_stay(tmp_path: Path, imported: Path) -> None:
    edit(imported / "counts.csv", "12400", "12401")
    incoming = taken(tmp_path, imported, MENDED)
    assert incoming.united == ("counts.csv",)
    assert "12338" in counts(imported)
    assert "12401" in counts(imported)


def test_rows_that_others_added_and_removed_meanwhile_stay_so(tmp_path: Path, imported: Path) -> None:
    edit(imported / "counts.csv", "ktp.holders,63.99.02,2023,,agregat\n", "")
    with (imported / "counts.csv").open("a") as file:
        file.write("ktp.eligible,63.99.02,2023,7600,agregat\n")
    taken(tmp_path, imported, MENDED)
    assert counts(imported).splitlines()[1:] == [
        "ktp.holders,63.99.01,2023,12338,agregat",
        "ktp.eligible,63.99.01,2023,12400,agregat",
        "ktp.eligible,63.99,2023,20000,agregat",
        "ktp.eligible,63.99.02,2023,7600,agregat",
    ]


def test_a_row_that_both_changed_is_asked_back_at_its_cell(tmp_path: Path, imported: Path) -> None:
    edit(imported / "counts.csv", "12337", "12999")
    incoming = bring(tmp_path, imported, MENDED)
    assert [told(issue) for issue in incoming.issues] == ["row_changed_since_export Data hitungan!3"]
    (issue,) = incoming.issues
    assert "ktp.holders 63.99.01 2023 berubah" in issue.message
    assert "12999; agregat" in issue.message
    assert "--take-workbook" in issue.remedy
    assert "12338" in bring(tmp_path, imported, MENDED, takes_workbook=True).changes["counts.csv"].decode()


def test_a_row_that_both_changed_to_the_same_is_not_asked(tmp_path: Path, imported: Path) -> None:
    edit(imported / "counts.csv", "12337", "12338.0")
    edit(imported / "counts.csv", "12400", "12401")
    incoming = bring(tmp_path, imported, MENDED)
    assert (codes(incoming), incoming.changes) == ([], {})


def test_a_row_removed_here_and_changed_there_is_asked_back(tmp_path: Path, imported: Path) -> None:
    edit(imported / "counts.csv", "ktp.holders,63.99.01,2023,12337,agregat\n", "")
    incoming = bring(tmp_path, imported, MENDED)
    assert "Di dossier sekarang: tidak ada." in incoming.issues[0].message
    edit(imported / "counts.csv", "20000", "20001")
    gone = bring(tmp_path, imported, FIRST, drop(COUNTS, 6))
    assert [told(issue) for issue in gone.issues] == ["row_changed_since_export Data hitungan"]


def test_what_the_workbook_does_not_change_stays_as_others_made_it(tmp_path: Path, imported: Path) -> None:
    edit(imported / "counts.csv", "12337", "12999")
    incoming = bring(tmp_path, imported, FIRST)
    assert (codes(incoming), incoming.changes, incoming.kept) == ([], {}, ("counts.csv",))


def test_comments_and_records_of_yaml_stay_with_both_sides(tmp_path: Path, dossier: Path) -> None:
    edit(dossier / "plan.yaml", "components:", "# Dihitung dari data konsolidasi\ncomponents:")
    taken(tmp_path, dossier, put_target("2023", 96))
    assert "Dihitung dari data konsolidasi" in plan(dossier)
    edit(dossier / "plan.yaml", "unit: mitra}", "unit: mitra}  # kata Renstra")
    edit(dossier / "plan.yaml", "name: Banyak mitra", "name: Banyaknya mitra")
    edit(dossier / "plan.yaml", "title: Renstra Contoh", "title: Renstra Contoh Perubahan")
    incoming = taken(tmp_path, dossier, put_target("2023", 97))
    assert incoming.united == ("plan.yaml",)
    text = plan(dossier)
    assert all(
        words in text
        for words in ("# Dihitung dari", "# kata Renstra", "Banyaknya mitra", "2023: 97", "Contoh Perubahan")
    )
    edit(dossier / "plan.yaml", "2023: 97", "2023: 98")
    asked = bring(tmp_path, dossier, put_target("2023", 99))
    assert codes(asked) == ["row_changed_since_export"]
    assert "iku-1 2023" in asked.issues[0].message


def test_lines_of_a_form_are_taken_one_by_one(tmp_path: Path, dossier: Path) -> None:
    def place(name: str, value: str) -> Change:
        def change(grids: Grids) -> None:
            grid = grids["office.yaml"]
            row = next(row for row, cells in enumerate(grid.rows, 1) if len(cells) > 1 and cells[1] == name)
            grid.put(row, "value", value)

        return change

    edit(dossier / "office.yaml", *OFFICE_LINE)
    taken(tmp_path, dossier, place("office.short_name", "Dukcapil"))
    text = (dossier / "office.yaml").read_text()
    assert "short_name: Dukcapil" in text
    assert "place: Contoh Baru" in text
    names = place("office.short_name", "Dukcapil"), place("office.place", "Contoh Lama")
    asked = bring(tmp_path, dossier, *names)
    assert codes(asked) == ["row_changed_since_export"]
    assert "Contoh Baru" in asked.issues[0].message


def test_a_child_of_a_record_that_the_other_side_removed_is_asked_back(tmp_path: Path, dossier: Path) -> None:
    text = plan(dossier)
    start, end = text.index("  - code: iku-1"), text.index("  - {code: ik-1")
    (dossier / "plan.yaml").write_text(text[:start] + text[end:])
    assert "changed_since_export" in codes(bring(tmp_path, dossier, add_target("2024", 97)))


def add_target(year: str, value: object) -> Change:
    return add(TARGETS, indicators__code="iku-1", key=year, value=value)


def test_a_renamed_record_keeps_what_others_wrote_of_another(tmp_path: Path, dossier: Path) -> None:
    taken(tmp_path, dossier, put_name("ik-1", "Banyaknya mitra"))
    edit(dossier / "plan.yaml", "2023: 95", "2023: 95.5")
    taken(tmp_path, dossier, put_name("ik-1", "Jumlah mitra"))
    assert "Jumlah mitra" in plan(dossier)
    assert "95.5" in plan(dossier)


def test_a_sorted_sheet_takes_its_order_and_what_others_added(tmp_path: Path, imported: Path) -> None:
    with (imported / "counts.csv").open("a") as file:
        file.write("ktp.eligible,63.99.02,2023,7600,agregat\n")
    taken(tmp_path, imported, FIRST, swap(COUNTS, 3, 4))
    first, second, *_, last = counts(imported).splitlines()[1:]
    assert (first[:12], second[:11], last[-12:]) == ("ktp.eligible", "ktp.holders", "7600,agregat")


def test_texts_that_both_changed_are_asked_back_whole(tmp_path: Path, dossier: Path) -> None:
    text = next((dossier / "narrative").iterdir())
    text.write_text(text.read_text() + "\nDitulis sesudah ekspor.\n")

    def reword(grids: Grids) -> None:
        grids["narrative"].put(3, "paragraph", "Kata-kata lain.")

    assert codes(bring(tmp_path, dossier, reword)) == ["changed_since_export"]


def test_lists_known_by_number_are_asked_back_where_both_changed_them(tmp_path: Path, dossier: Path) -> None:
    edit(dossier / "recommendations.yaml", "recommendations:\n", "recommendations:\n  - {text: Yang baru}\n")
    sheet = "recommendations.yaml#recommendations"
    changed = bring(tmp_path, dossier, put(sheet, 3, "response", "Sudah"))
    assert codes(changed)[0] in ("changed_since_export", "row_changed_since_export")
    assert bring(tmp_path, dossier).kept == ("recommendations.yaml",)


def test_a_filled_template_can_be_mended(tmp_path: Path) -> None:
    def rename(grids: Grids) -> None:
        grids["plan.yaml#goals"].put(3, "name", "Tertib sekali")

    new = tmp_path / "baru"
    import_book(template_book(tmp_path, fill_template), new).write()
    incoming = import_book(template_book(tmp_path, fill_template, rename), new)
    assert not incoming.has_errors
    incoming.write()
    assert "Tertib sekali" in plan(new)


def test_a_workbook_taken_into_a_new_folder_can_be_mended_there(tmp_path: Path, dossier: Path) -> None:
    edit(dossier / "counts.csv", "12400", '"12400"')
    new = tmp_path / "baru"
    bring(tmp_path, new, FIRST).write()
    assert bring(tmp_path, new, MENDED).changes.keys() == {"counts.csv"}
    book = tmp_path / "dua.xlsx"
    book.write_bytes(export_book(canonical_folder(dossier)[0]))
    import_book(book, tmp_path / "dua").write()
    assert import_book(book, tmp_path / "dua").changes == {}


def test_a_mended_copy_with_marks_is_the_same_workbook(tmp_path: Path, imported: Path) -> None:
    grids = base_grids()
    MENDED(grids)
    copy = tmp_path / "buku-periksa-2.xlsx"
    copy.write_bytes(write_grids(grids))
    assert import_book(copy, imported).changes.keys() == {"counts.csv"}


def test_a_copy_that_somebody_else_filled_in_takes_nothing_back(tmp_path: Path, dossier: Path) -> None:
    """One export goes to several sections; each fills in its own."""
    mine = tmp_path / "satu"
    mine.mkdir()
    taken(mine, dossier, FIRST, put_target("2023", 96))
    theirs = tmp_path / "dua"
    theirs.mkdir()
    taken(theirs, dossier, OTHER_ROW)
    taken(mine, dossier, FIRST, put_target("2023", 97))
    taken(theirs, dossier, put(COUNTS, 4, "value", 12451))
    assert all(figure in counts(dossier) for figure in ("12337", "12451"))
    assert "2023: 97" in plan(dossier)
    asked = bring(theirs, dossier, OTHER_ROW, put(COUNTS, 3, "value", 5))
    assert codes(asked) == ["row_changed_since_export"]


def test_two_exports_are_told_apart(tmp_path: Path, imported: Path) -> None:
    book = tmp_path / "kedua.xlsx"
    book.write_bytes(export_book(canonical_folder(imported)[0]))
    assert import_book(book, imported).changes == {}
    taken(tmp_path, imported, MENDED)
    later = import_book(book, imported)
    assert (later.changes, later.kept) == ({}, ("counts.csv",))


def test_a_dossier_put_back_as_it_was_exported_stays_so_unless_the_workbook_is_to_win(
    tmp_path: Path, dossier: Path
) -> None:
    exported = shutil.copytree(dossier, tmp_path / "simpanan")
    taken(tmp_path, dossier, FIRST)
    shutil.copy(exported / "counts.csv", dossier / "counts.csv")
    assert bring(tmp_path, dossier, FIRST).kept == ("counts.csv",)
    assert bring(tmp_path, dossier, FIRST, takes_workbook=True).changes.keys() == {"counts.csv"}


def test_a_workbook_that_changed_every_file_is_of_no_other_dossier(tmp_path: Path) -> None:
    new = tmp_path / "baru"
    import_book(template_book(tmp_path, fill_template), new).write()
    grids = grids_of(export_book(canonical_folder(new)[0]))
    grids["areas.csv"].put(3, "name", "Hilir")
    grids["plan.yaml#goals"].put(3, "name", "Tertib sekali")
    form = grids["office.yaml"]
    lines = {cells[1]: row for row, cells in enumerate(form.rows, 1) if len(cells) > 1}
    book = tmp_path / "semua.xlsx"
    for short_name in ("Dukcapil", "Disdukcapil Baru"):
        form.put(lines["office.short_name"], "value", short_name)
        book.write_bytes(write_grids(grids))
        incoming = import_book(book, new)
        assert not incoming.has_errors
        incoming.write()
    assert "Disdukcapil Baru" in (new / "office.yaml").read_text()


def test_what_is_remembered_is_no_part_of_the_dossier(tmp_path: Path, imported: Path) -> None:
    assert (imported / PAST_IMPORTS).is_file()
    assert read_dossier(imported).issues == ()
    before = hash_dossier(imported)
    (imported / PAST_IMPORTS).unlink()
    assert hash_dossier(imported) == before


def test_without_what_is_remembered_a_mended_row_is_asked_back(tmp_path: Path, imported: Path) -> None:
    (imported / PAST_IMPORTS).unlink()
    assert codes(bring(tmp_path, imported, MENDED)) == ["row_changed_since_export"]
    assert bring(tmp_path, imported, FIRST).changes == {}


def test_looking_writes_nothing_down(tmp_path: Path, imported: Path) -> None:
    before = (imported / PAST_IMPORTS).read_bytes()
    bring(tmp_path, imported, MENDED)
    assert (imported / PAST_IMPORTS).read_bytes() == before
    bring(tmp_path, imported, together(MENDED)).write()
    assert (imported / PAST_IMPORTS).read_bytes() != before


def test_what_is_wrong_with_a_row_of_the_dossier_alone_is_told_of_the_dossier(
    tmp_path: Path, dossier: Path
) -> None:
    with (dossier / "counts.csv").open("a") as file:
        file.write("ktp.eligible,63.99.02,2022,7400,tak-ada\n")
    incoming = bring(tmp_path, dossier, FIRST)
    (issue,) = (issue for issue in incoming.issues if issue.level.value == "error")
    assert told(issue) == "unknown_source counts.csv!source6"
