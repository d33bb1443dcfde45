"""`capaian workbook import`: shown first, written when agreed, problems by sheet, row and column."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from tests.bad_input.spoiling import BASE, copy_base
from tests.functional.cli_cast import BALANGAN, Run, run
from tests.workbooks.grids import (
    COUNTS,
    SURVEY,
    TARGETS,
    Change,
    Formula,
    Grid,
    Grids,
    add,
    changed_book,
    drop,
    put,
    together,
)
from tests.workbooks.reading import exported

from capaian.dossier.excel.past_imports import PAST_IMPORTS
from capaian.dossier.read import read_dossier


class Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self) -> bool:
        return True


def content(folder: Path) -> dict[str, bytes]:
    """Return the files of a dossier, without what it remembers of workbooks."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != PAST_IMPORTS)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def own_sheet(grids: Grids) -> None:
    grids["coretan"] = Grid("Coretan", [["x"]])


def lines(done: Run) -> list[str]:
    return [line for line in done.out.splitlines() if line.strip()]


CHANGES = together(
    put(COUNTS, 3, "value", Formula("=12000+337", 12337)),
    drop(COUNTS, 5),
    add(COUNTS, measure="ktp.eligible", area="63.99.02", period="2023", value=7600, source="agregat"),
    put("plan.yaml#goals", 3, "name", "Tertib"),
    own_sheet,
)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return copy_base(tmp_path)


def bring(tmp_path: Path, dossier: Path, change: Change, *options: str) -> Run:
    return run("workbook", "import", changed_book(tmp_path, change), dossier, *options)


def test_a_dry_run_writes_nothing(tmp_path: Path, dossier: Path) -> None:
    before = content(dossier)
    assert bring(tmp_path, dossier, CHANGES, "--dry-run", "--yes").code == 0
    assert content(dossier) == before


def test_without_a_terminal_nothing_is_taken_for_granted(tmp_path: Path, dossier: Path) -> None:
    before = content(dossier)
    for options in ((), ("--json",)):
        done = bring(tmp_path, dossier, CHANGES, *options)
        assert done.code == 2
        assert "--yes" in done.err
        assert content(dossier) == before


def test_with_yes_it_is_written(tmp_path: Path, dossier: Path) -> None:
    done = bring(tmp_path, dossier, CHANGES, "--yes")
    assert (done.code, done.err) == (0, "")
    assert f"Ditulis: 2 berkas di {dossier}. Periksa: capaian check {dossier}" in done.out
    assert "name: Tertib\n" in (dossier / "plan.yaml").read_text()
    assert read_dossier(dossier).issues == ()


@pytest.mark.parametrize(
    ("answer", "is_written"),
    [("ya\n", True), ("Y\n", True), (" yes \n", True), ("tidak\n", False), ("\n", False), ("", False)],
)
def test_on_a_terminal_a_question_comes_first(
    answer: str, is_written: bool, tmp_path: Path, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    before = content(dossier)
    done = bring(tmp_path, dossier, CHANGES)
    assert done.code == 0
    assert f"Tulis perubahan ini ke {dossier}? [ya/tidak]" in done.out
    assert (content(dossier) != before) is is_written


def test_without_changes_there_is_no_question(tmp_path: Path, dossier: Path) -> None:
    done = bring(tmp_path, dossier, together())
    assert (done.code, done.err) == (0, "")
    assert lines(done)[1:] == ["Tidak ada perubahan: isi buku sama dengan dossier."]


def edit_plan(dossier: Path) -> None:
    file = dossier / "plan.yaml"
    file.write_text(file.read_text().replace("Tertib administrasi", "Tertib sekali"))


def test_what_the_dossier_alone_changed_is_not_called_the_same(tmp_path: Path, dossier: Path) -> None:
    edit_plan(dossier)
    done = bring(tmp_path, dossier, together())
    assert (done.code, done.err) == (0, "")
    assert " ".join(line.strip() for line in lines(done)[1:]) == (
        "Tidak ada perubahan di buku sejak buku ditulis. "
        "Berubah di dossier sesudah buku ditulis, dan dibiarkan: Rencana dan lembar-lembar lanjutannya."
    )
    assert json.loads(bring(tmp_path, dossier, together(), "--json").out)["kept_files"] == ["plan.yaml"]


def test_problems_are_reported_by_sheet_row_and_column(tmp_path: Path, dossier: Path) -> None:
    before = content(dossier)
    change = together(put(COUNTS, 3, "value", "tiga"), put(COUNTS, 4, "value", "empat"), own_sheet)
    done = bring(tmp_path, dossier, change, "--yes")
    assert (done.code, done.out) == (10, "")
    assert "buku.xlsx, lembar Data hitungan: 2 galat" in done.err
    assert 'baris 3, kolom E (Jumlah): Seharusnya bilangan. Tertulis: "tiga".' in done.err
    assert "Dossier tidak berubah: 2 galat." in done.err
    assert content(dossier) == before


def test_examples_are_written_as_cells_show_them(tmp_path: Path, dossier: Path) -> None:
    change = together(put(COUNTS, 3, "value", "tiga"), put("history.csv", 3, "actual", "1.234"))
    words = " ".join(bring(tmp_path, dossier, change, "--dry-run").err.split())
    assert "misalnya 12336 atau 99,53;" in words
    assert "dapat berarti 1234 atau 1,2340." in words
    assert "99.53" not in words


def test_sheets_are_named_and_no_files(tmp_path: Path, dossier: Path) -> None:
    change = together(
        put(COUNTS, 3, "source", "tidak-ada"),
        put(COUNTS, 4, "measure", "x.y"),
        put(COUNTS, 5, "area", "63.98"),
    )
    words = " ".join(bring(tmp_path, dossier, change, "--dry-run").err.split())
    assert "Sumber ini tidak ada di lembar Sumber." in words
    assert "Ukuran ini tidak ada di lembar Komponen." in words
    assert "Wilayah ini tidak ada di lembar Wilayah." in words
    assert ".yaml" not in words


def test_an_empty_template_asks_for_sheets(tmp_path: Path) -> None:
    book = tmp_path / "kosong.xlsx"
    run("workbook", "template", "--out", book)
    words = " ".join(run("workbook", "import", book, tmp_path / "baru", "--dry-run").err.split())
    assert "Lembar Perangkat daerah kosong" in words
    assert "Buat office.yaml" not in words


def reword(grids: Grids) -> None:
    grids["narrative"].put(3, "paragraph", "Kata-kata lain.")


def test_texts_that_both_sides_changed_are_no_faulty_cells(tmp_path: Path, dossier: Path) -> None:
    text = next((dossier / "narrative").iterdir())
    text.write_text(text.read_text() + "\nDitulis sesudah ekspor.\n")
    done = bring(tmp_path, dossier, reword)
    assert done.code == 10
    assert "--take-workbook" in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["buku.xlsx", dossier.name]


def test_a_row_that_both_sides_changed_is_marked_with_what_the_dossier_says(
    tmp_path: Path, dossier: Path
) -> None:
    edit_plan(dossier)
    change = put("plan.yaml#goals", 3, "name", "Tertib")
    done = bring(tmp_path, dossier, change)
    assert done.code == 10
    assert "Di dossier sekarang: Tertib sekali." in " ".join(done.err.split())


def test_other_rows_that_the_dossier_changed_stay_and_are_reported(tmp_path: Path, dossier: Path) -> None:
    figure = put(COUNTS, 3, "value", 12337)
    assert bring(tmp_path, dossier, figure, "--yes").code == 0
    file = dossier / "counts.csv"
    file.write_text(file.read_text().replace("20000", "20001"))
    mended = put(COUNTS, 3, "value", 12338)
    shown = bring(tmp_path, dossier, mended, "--dry-run")
    words = " ".join(shown.out.split())
    assert "di baris yang berlainan; isi keduanya dipakai: Data hitungan." in words
    assert json.loads(bring(tmp_path, dossier, mended, "--yes", "--json").out)["united_files"] == [
        "counts.csv"
    ]
    assert "12338" in file.read_text()
    assert "20001" in file.read_text()


def test_typed_percentages_are_read_and_counted(tmp_path: Path, dossier: Path) -> None:
    signed = together(
        put(SURVEY, 3, "index", "83,70%"),
        put(SURVEY, 4, "index", "83,70%"),
        put(SURVEY, 4, "given", "index"),
        put(SURVEY, 4, "mean", None),
    )
    done = bring(tmp_path, dossier, signed, "--yes")
    assert (done.code, done.err) == (0, "")
    assert "Persen dibaca sebagai angkanya (86% menjadi 86): 2 sel." in done.out
    assert (dossier / "survey.csv").read_text().count("83.70") == 2


def test_much_that_goes_is_announced_loudly(tmp_path: Path, dossier: Path) -> None:
    done = bring(tmp_path, dossier, together(drop(COUNTS, 6), drop(COUNTS, 5)), "--dry-run")
    assert "Data hitungan (counts.csv): 2 dihapus – 2 dari 4 baris hilang" in done.out


def without_sheets(*sheets: str) -> Change:
    def change(grids: Grids) -> None:
        for sheet in sheets:
            del grids[sheet]

    return change


def test_a_sheet_that_was_deleted_is_named_and_changes_nothing(tmp_path: Path, dossier: Path) -> None:
    before = content(dossier)
    done = bring(tmp_path, dossier, without_sheets(SURVEY, TARGETS), "--yes")
    words = " ".join(done.out.split())
    assert "tidak ada lagi di buku, dan yang isinya tetap: Indikator, target Renstra, Unsur survei." in words
    assert content(dossier) == before


def test_of_a_new_dossier_a_deleted_sheet_is_as_it_was_written(tmp_path: Path) -> None:
    done = bring(tmp_path, tmp_path / "baru", without_sheets(SURVEY), "--yes")
    assert "yang isinya tetap: Unsur survei." in " ".join(done.out.split())
    assert (tmp_path / "baru" / "survey.csv").read_bytes() == (BASE / "survey.csv").read_bytes()
    answer = json.loads(bring(tmp_path, tmp_path / "baru", without_sheets(SURVEY), "--json", "--dry-run").out)
    assert answer["missing_sheets"] == ["Unsur survei"]


def test_more_rows_than_are_shown_are_counted(tmp_path: Path, dossier: Path) -> None:
    def many(grids: Grids) -> None:
        for year in range(2001, 2010):
            grids[COUNTS].add(measure="ktp.holders", area="63.99.01", period=f"{year}", value=year)

    done = bring(tmp_path, dossier, many, "--dry-run")
    assert sum("baru     " in line for line in lines(done)) == 5
    assert "dan 4 baris lain" in done.out


def test_json_tells_the_same(tmp_path: Path, dossier: Path) -> None:
    done = bring(tmp_path, dossier, CHANGES, "--json", "--yes")
    answer = json.loads(done.out)
    assert (answer["schema"], answer["written"], answer["issues"]) == ("capaian/import/1", True, [])
    assert [(one["sheet"], one["added"], one["changed"], one["removed"]) for one in answer["sheets"]] == [
        ("Data hitungan", 1, 1, 1),
        ("Tujuan", 0, 1, 0),
    ]
    assert (answer["formulas"], answer["unread_sheets"], answer["new_files"]) == (1, ["Coretan"], [])
    assert answer["sheets"][1]["samples"] == [
        {"act": "changed", "name": "tujuan-1", "words": "Tujuan Tertib administrasi → Tertib", "row": 3}
    ]


def test_json_of_problems_names_the_cell(tmp_path: Path, dossier: Path) -> None:
    done = bring(tmp_path, dossier, put(COUNTS, 3, "value", "tiga"), "--json")
    answer = json.loads(done.out)
    assert (done.code, answer["written"]) == (10, False)
    assert answer["issues"][0]["place"] == {
        "file": "buku.xlsx",
        "sheet": "Data hitungan",
        "row": 3,
        "column": "E (Jumlah)",
    }


def test_a_new_dossier_is_reported_by_sheets_alone(tmp_path: Path) -> None:
    book = tmp_path / "buku.xlsx"
    book.write_bytes(exported("balangan-2023"))
    done = run("workbook", "import", book, tmp_path / "baru", "--yes")
    assert done.code == 0
    assert "Data hitungan (counts.csv): 108 baru" in done.out
    assert "dan 86 lagi." in done.out
    assert (tmp_path / "baru" / "plan.yaml").read_bytes() == (BALANGAN / "plan.yaml").read_bytes()


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "foto").mkdir()
    (tmp_path / "foto" / "a.png").write_bytes(b"x")
    done = bring(tmp_path, tmp_path / "foto", together(), "--yes")
    assert done.code == 2
    assert "bukan dossier" in done.err
    assert sorted(content(tmp_path / "foto")) == ["a.png"]


def test_a_workbook_that_is_not_there(tmp_path: Path, dossier: Path) -> None:
    done = run("workbook", "import", tmp_path / "tidak-ada.xlsx", dossier)
    assert done.code == 11
    assert "tidak ada" in done.err


def test_an_old_workbook_is_refused_with_the_way_out(tmp_path: Path, dossier: Path) -> None:
    book = tmp_path / "buku.xls"
    book.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    done = run("workbook", "import", book, dossier)
    assert done.code == 10
    assert ".xlsx" in done.err


def test_what_both_sides_changed_is_questioned(tmp_path: Path, dossier: Path) -> None:
    file = dossier / "counts.csv"
    file.write_text(file.read_text().replace("12336", "12401"))
    done = bring(tmp_path, dossier, CHANGES, "--yes")
    assert done.code == 10
    assert "--take-workbook" in done.err
    assert bring(tmp_path, dossier, CHANGES, "--yes", "--take-workbook").code == 0
    assert "12337" in file.read_text()
