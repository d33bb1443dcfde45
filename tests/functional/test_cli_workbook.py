"""`capaian workbook`: a file to open, and one to take;
what it prints is in `screens/workbook.yaml`.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.bad_input.spoiling import BASE, copy_base
from tests.functional.cli_cast import (
    BALANGAN,
    Run,
    Terminal,
    copy_balangan,
    edit,
    run,
    small_dossier,
)
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
from tests.workbooks.reading import (
    DAILY_OFFICES,
    OFFICES,
    exported,
    open_book,
    rows_of,
    sheets_by_id,
)
from tests.workbooks.taking import import_book

from capaian.cli.workbook_import import check_incoming
from capaian.domain.issue import Issue
from capaian.dossier.check import find_issues
from capaian.dossier.excel.base import read_base_file
from capaian.dossier.excel.past_imports import PAST_IMPORTS
from capaian.dossier.read import read_dossier
from capaian.writers.undrawable_signs import find_undrawable_signs


def test_without_a_place_it_appears_in_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = copy_balangan(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run("workbook", "export", dossier).code == 0
    assert (tmp_path / "out" / "balangan-2023.xlsx").is_file()


def test_texts_of_a_dossier_do_not_become_formulas(tmp_path: Path) -> None:
    dossier, book = copy_balangan(tmp_path), tmp_path / "buku.xlsx"
    edit(dossier / "factors.csv", "Mutu SDM petugas", "=cmd|' /C calc'!A0 petugas")
    assert run("workbook", "export", dossier, "--out", book).code == 0
    cells = [cell for row in open_book(book.read_bytes())["Faktor"].iter_rows() for cell in row]
    (found,) = [cell for cell in cells if "cmd|" in str(cell.value)]
    assert found.data_type == "s"
    assert str(found.value).startswith("=cmd|' /C calc'!A0 petugas")


def test_comments_of_yaml_files_travel(tmp_path: Path) -> None:
    dossier, book = copy_balangan(tmp_path), tmp_path / "buku.xlsx"
    edit(dossier / "sources.yaml", "sources:", "# catatan kantor\nsources:")
    assert run("workbook", "export", dossier, "--out", book).code == 0
    rows = sheets_by_id(open_book(book.read_bytes()))["=asal"].iter_rows(
        min_row=3, values_only=True
    )
    files = {
        file.file: file
        for row in rows
        if (file := read_base_file([str(cell or "") for cell in row]))
    }
    assert (files["sources.yaml"].content or b"").startswith(b"# catatan kantor\nsources:")


def test_the_hash_is_that_of_the_file_as_it_lies_there(tmp_path: Path) -> None:
    """Not that of its canonical form: else an import would take the office's own
    file for a changed one.
    """
    dossier, book = copy_balangan(tmp_path), tmp_path / "buku.xlsx"
    edit(dossier / "counts.csv", ",5855,", ",5855.00 ,")
    done = run("workbook", "export", dossier, "--out", book)
    assert "Di dalam buku ditulis dalam bentuk baku: counts.csv." in done.out
    rows = sheets_by_id(open_book(book.read_bytes()))["=asal"].iter_rows(
        min_row=3, values_only=True
    )
    (file,) = [
        read_base_file([str(cell or "") for cell in row]) for row in rows if row[0] == "counts.csv"
    ]
    lying = (dossier / "counts.csv").read_bytes()
    assert file.sha256 == hashlib.sha256(lying).hexdigest()
    assert file.content == lying.replace(b",5855.00 ,", b",5855,")


def test_a_dossier_without_some_parts_is_exported(tmp_path: Path) -> None:
    dossier, book = small_dossier(tmp_path), tmp_path / "buku.xlsx"
    done = run("workbook", "export", dossier, "--out", book)
    assert done.code == 0, done.says
    sheets = sheets_by_id(open_book(book.read_bytes()))
    assert sheets["differences.yaml#differences"].sheet_state == "hidden"
    assert [*rows_of(sheets["differences.yaml#differences"])] == []
    assert [*rows_of(sheets["areas.csv"])]


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
    add(
        COUNTS,
        measure="ktp.eligible",
        area="63.99.02",
        period="2023",
        value=7600,
        source="agregat",
    ),
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
    [
        ("ya\n", True),
        ("Y\n", True),
        (" yes \n", True),
        ("tidak\n", False),
        ("\n", False),
        ("", False),
    ],
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


def test_a_sheet_that_was_deleted_is_named_and_changes_nothing(
    tmp_path: Path, dossier: Path
) -> None:
    before = content(dossier)
    done = bring(tmp_path, dossier, without_sheets(SURVEY, TARGETS), "--yes")
    words = " ".join(done.out.split())
    assert (
        "tidak ada lagi di buku, dan yang isinya tetap: Indikator, target Renstra, Unsur survei."
        in words
    )
    assert content(dossier) == before


def test_of_a_new_dossier_a_deleted_sheet_is_as_it_was_written(tmp_path: Path) -> None:
    done = bring(tmp_path, tmp_path / "baru", without_sheets(SURVEY), "--yes")
    assert "yang isinya tetap: Unsur survei." in " ".join(done.out.split())
    assert (tmp_path / "baru" / "survey.csv").read_bytes() == (BASE / "survey.csv").read_bytes()
    answer = json.loads(
        bring(tmp_path, tmp_path / "baru", without_sheets(SURVEY), "--json", "--dry-run").out
    )
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
    assert (answer["schema"], answer["written"], answer["issues"]) == (
        "capaian/import/1",
        True,
        [],
    )
    assert [
        (one["sheet"], one["added"], one["changed"], one["removed"]) for one in answer["sheets"]
    ] == [
        ("Data hitungan", 1, 1, 1),
        ("Tujuan", 0, 1, 0),
    ]
    assert (answer["formulas"], answer["unread_sheets"], answer["new_files"]) == (
        1,
        ["Coretan"],
        [],
    )
    assert answer["sheets"][1]["samples"] == [
        {
            "act": "changed",
            "name": "tujuan-1",
            "words": "Tujuan Tertib administrasi → Tertib",
            "row": 3,
        }
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


HEAD = "Pemeriksaan isi buku:"
WHOLE = put(COUNTS, 3, "value", 12999)
"""More have a card than must have one: 12,999 of 12,400."""


def codes(issues: tuple[Issue, ...]) -> Counter[str]:
    return Counter(issue.code for issue in issues)


def check_of(tmp_path: Path, office: str) -> tuple[Issue, ...]:
    book = tmp_path / "buku.xlsx"
    book.write_bytes(exported(office))
    incoming = import_book(book, tmp_path / "baru")
    found = check_incoming(incoming)
    incoming.write()
    return found


@pytest.mark.parametrize("office", DAILY_OFFICES)
def test_a_new_dossier_is_foreseen_as_check_finds_it(office: str, tmp_path: Path) -> None:
    found = check_of(tmp_path, office)
    new = tmp_path / "baru"
    if (OFFICES[office] / "evidence").exists():
        shutil.copytree(OFFICES[office] / "evidence", new / "evidence")
    checked = find_issues(new)
    expected = codes((*checked.issues, *find_undrawable_signs(new))) - codes(
        read_dossier(new).issues
    )
    assert codes(found) == expected
    for issue in found:  # no file is named where a sheet holds it
        assert issue.place.sheet is not None, issue
        assert ".csv" not in f"{issue.message} {issue.remedy}"
        assert ".yaml" not in f"{issue.message} {issue.remedy}"


def test_what_was_wrong_before_is_known_again_in_another_row(
    tmp_path: Path, dossier: Path
) -> None:
    bring(tmp_path, dossier, WHOLE, "--yes", "--as-typed")
    grown = together(
        WHOLE,
        lambda grids: grids[COUNTS].rows.insert(2, ["", "ktp.holders", "63.99.01", "2022", 5]),
    )
    done = bring(tmp_path, dossier, grown, "--dry-run", "--take-workbook")
    assert "1 baru" in done.out
    assert HEAD not in done.out


def test_json_lists_contents_and_issues(tmp_path: Path, dossier: Path) -> None:
    found = json.loads(bring(tmp_path, dossier, WHOLE, "--dry-run", "--json").out)
    assert found["issues"] == []
    assert [
        (one["level"], one["place"]["sheet"], one["place"]["row"]) for one in found["contents"]
    ] == [("error", "Data hitungan", 3)]
    refused = json.loads(bring(tmp_path, dossier, put(COUNTS, 3, "value", "x"), "--json").out)
    assert refused["contents"] == []


INPUTS = "inputs.csv"
PAIRS = [
    (INPUTS, "original", "revised"),
    (INPUTS, "revised", "actual"),
    ("assets.csv", "sound", "damaged"),
]


def exchange(sheet: str, one: str, other: str, first: int) -> Change:
    """Exchange the cells of two columns from a row on, from 0: 1 begins at what people see,
    2 below it.
    """

    def change(grids: Grids) -> None:
        grid = grids[sheet]
        left, right = grid.column(one), grid.column(other)
        for row in grid.rows[first : 2 if first == 1 else None]:
            row += [None] * (max(left, right) + 1 - len(row))
            row[left], row[right] = row[right], row[left]

    return change


def moved(sheet: str, one: str, other: str) -> Change:
    """Cut and paste two whole columns as they are seen: the hidden row of ids stays."""

    def change(grids: Grids) -> None:
        heads, cells = exchange(sheet, one, other, 1), exchange(sheet, one, other, 2)
        heads(grids)
        cells(grids)

    return change


def heads_alone(sheet: str, one: str, other: str) -> Change:
    return exchange(sheet, one, other, 1)


@pytest.mark.parametrize("change", [heads_alone, moved])
@pytest.mark.parametrize(("sheet", "one", "other"), PAIRS)
def test_heads_above_other_ids_are_refused_each_by_its_column(
    sheet: str, one: str, other: str, change: Callable[[str, str, str], Change], tmp_path: Path
) -> None:
    dossier = copy_base(tmp_path)
    before = (dossier / sheet).read_bytes()
    done = run(
        "workbook", "import", changed_book(tmp_path, change(sheet, one, other)), dossier, "--yes"
    )
    assert done.code == 10, done.says
    assert done.says.count("padahal baris kunci yang tersembunyi menamainya") == 2
    assert (dossier / sheet).read_bytes() == before
