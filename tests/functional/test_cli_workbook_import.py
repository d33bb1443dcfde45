"""`capaian workbook import` on a terminal and for programs; what it prints is in `screens/workbook.yaml`."""

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


def reword(grids: Grids) -> None:
    grids["narrative"].put(3, "paragraph", "Kata-kata lain.")


def test_texts_that_both_sides_changed_are_no_faulty_cells(tmp_path: Path, dossier: Path) -> None:
    text = next((dossier / "narrative").iterdir())
    text.write_text(text.read_text() + "\nDitulis sesudah ekspor.\n")
    done = bring(tmp_path, dossier, reword)
    assert done.code == 10
    assert "--take-workbook" in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["buku.xlsx", dossier.name]


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


def test_an_old_workbook_is_refused_with_the_way_out(tmp_path: Path, dossier: Path) -> None:
    book = tmp_path / "buku.xls"
    book.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    done = run("workbook", "import", book, dossier)
    assert done.code == 10
    assert ".xlsx" in done.err
