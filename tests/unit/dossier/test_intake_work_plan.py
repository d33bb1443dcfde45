"""A budget and the work plan: official sub-activities come in, those that were never budgeted go if asked."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.functional.cli_cast import run, run_sure
from tests.intake.books import Cell, write_sheet

from capaian.domain.issue import Level
from capaian.dossier import hash_dossier, load_dossier
from capaian.dossier.intake.desk import Asked
from capaian.dossier.intake.intaken import Intaken
from capaian.dossier.intake.take_in import take_in
from capaian.rulebook import load_rulebook

FIRST, NEW, SECOND_ACTIVITY = "2.12.01.2.01.0001", "2.12.01.2.01.0006", "2.12.01.2.02"
OFFICIAL = {entry.code: entry.name for entry in load_rulebook().nomenclature}


@pytest.fixture(scope="module")
def new_dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("baru") / "kantor-2024"
    run("new", folder, "--regency", "12.17", "--year", "2024")
    return folder


@pytest.fixture
def dossier(new_dossier: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(new_dossier, tmp_path / "kantor-2024"))


def budget(folder: Path, *lines: tuple[str, str]) -> Path:
    """Write a budget of the first program with the given rows."""
    whole = sum(range(1, len(lines) + 1))
    numbered = [("2.12.01", "Program", whole), *((*line, n) for n, line in enumerate(lines, 1))]
    rows: list[list[Cell]] = [
        ["LAPORAN REALISASI ANGGARAN PER SUB KEGIATAN TAHUN ANGGARAN 2024"],
        ["Kode", "Uraian", "Anggaran", "Realisasi"],
        *([code, name, 1_000_000 * amount, 900_000 * amount] for code, name, amount in numbered),
    ]
    return write_sheet(folder / "realisasi.xlsx", rows)


def official(*codes: str) -> list[tuple[str, str]]:
    return [(code, OFFICIAL[code]) for code in codes]


def take(path: Path, dossier: Path, *, drops: bool = False) -> Intaken:
    return take_in(path, dossier, load_rulebook(), Asked(drops_unbudgeted=drops))


def ids(dossier: Path) -> list[str]:
    return [str(node.id) for node in load_dossier(dossier).nodes]


def change_csv(file: Path, change: Callable[[list[dict[str, str]]], list[dict[str, str]]]) -> None:
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    names = list(rows[0])
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(change(rows))


# --- what comes in ------------------------------------------------------------------------------------


def test_an_official_subactivity_comes_into_the_plan_where_its_code_belongs(dossier: Path) -> None:
    before = ids(dossier)
    assert NEW not in before
    taken = take(budget(dossier.parent, *official(FIRST, NEW)), dossier)
    assert not taken.has_errors
    taken.write()
    after = ids(dossier)
    assert [name for name in after if name != NEW] == before
    assert after[after.index(NEW) - 1] == "2.12.01.2.01.0005"
    (node,) = [node for node in load_dossier(dossier).nodes if node.id == NEW]
    assert (node.code, node.name, node.parent) == (NEW, OFFICIAL[NEW], "2.12.01.2.01")


def test_its_activity_comes_with_it(dossier: Path) -> None:
    change_csv(
        dossier / "nodes.csv",
        lambda rows: [row for row in rows if not row["id"].startswith(SECOND_ACTIVITY)],
    )
    change_csv(
        dossier / "inputs.csv",
        lambda rows: [row for row in rows if not row["node"].startswith(SECOND_ACTIVITY)],
    )
    take(budget(dossier.parent, *official(f"{SECOND_ACTIVITY}.0001")), dossier).write()
    after = ids(dossier)
    place = after.index(SECOND_ACTIVITY)
    assert after[place - 1].startswith("2.12.01.2.01.")
    assert after[place + 1] == f"{SECOND_ACTIVITY}.0001"
    assert after[place + 2] == "2.12.01.2.05"


@pytest.mark.parametrize(
    ("code", "name"),
    [(NEW, "Pelayanan Antariksa di Bulan"), ("2.12.01.2.01.0099", "Pelayanan Antariksa di Bulan")],
    ids=["another name", "another code"],
)
def test_what_is_not_official_is_asked_for(dossier: Path, code: str, name: str) -> None:
    taken = take(budget(dossier.parent, (code, name)), dossier)
    assert [issue.code for issue in taken.issues if issue.level is Level.ERROR] == ["node_unmatched"]


def test_a_plan_with_codes_of_its_own_takes_none_of_the_official_ones(dossier: Path) -> None:
    change_csv(
        dossier / "nodes.csv",
        lambda rows: [
            {**row, "code": "I" if row["kind"] == "program" else row["code"]}
            for row in [{**row, "id": row["id"].replace("2.12.01", "I", 1)} for row in rows]
            if row["kind"] == "program"
        ],
    )
    (dossier / "inputs.csv").unlink()
    taken = take(budget(dossier.parent, *official(NEW)), dossier)
    assert [issue.code for issue in taken.issues if issue.level is Level.ERROR] == ["node_unmatched"]


# --- what goes ----------------------------------------------------------------------------------------


def test_what_the_budget_does_not_name_goes_only_if_that_is_asked_for(dossier: Path) -> None:
    before = ids(dossier)
    taken = take(budget(dossier.parent, *official(FIRST)), dossier)
    leaves = [name for name in before if len(name.split(".")) == 6]
    assert [name for name in taken.unbudgeted if name in leaves] == [n for n in leaves if n != FIRST]
    taken.write()
    assert ids(dossier) == before


def test_with_their_rows_of_money_and_what_they_leave_empty(dossier: Path) -> None:
    take(budget(dossier.parent, *official(FIRST)), dossier, drops=True).write()
    year = load_dossier(dossier)
    assert [str(node.id) for node in year.nodes] == ["2.12.01", "2.12.01.2.01", FIRST]
    assert {str(row.node) for row in year.inputs} == {FIRST}


@pytest.mark.parametrize("column", ["original", "revised", "actual"])
def test_what_has_a_figure_stays(dossier: Path, column: str) -> None:
    kept = "2.12.05.2.01.0002"
    change_csv(
        dossier / "inputs.csv",
        lambda rows: [{**row, column: "0"} if row["node"] == kept else row for row in rows],
    )
    take(budget(dossier.parent, *official(FIRST)), dossier, drops=True).write()
    assert ids(dossier)[-3:] == ["2.12.05", "2.12.05.2.01", kept]


def test_what_has_an_output_stays(dossier: Path) -> None:
    kept = "2.12.05.2.01.0002"
    (dossier / "outputs.csv").write_text(
        f"node,indicator,name,unit,period,target,actual\n{kept},,Profil,dokumen,2024,1,1\n", encoding="utf-8"
    )
    take(budget(dossier.parent, *official(FIRST)), dossier, drops=True).write()
    assert kept in ids(dossier)


def test_the_same_budget_again_changes_nothing(dossier: Path) -> None:
    book = budget(dossier.parent, *official(FIRST, NEW))
    take(book, dossier, drops=True).write()
    before = hash_dossier(dossier)
    again = take(book, dossier, drops=True)
    assert (again.changes, again.unbudgeted) == ({}, ())
    assert hash_dossier(dossier) == before


def test_the_command_offers_it_and_does_it(dossier: Path) -> None:
    book = budget(dossier.parent, *official(FIRST))
    offered = run("intake", book, dossier, "--dry-run")
    assert "dan belum berangka: 2.12.01.2.01.0002" in " ".join(offered.says.split())
    assert "--drop-unbudgeted" in offered.says
    done = run_sure("intake", book, dossier, "--drop-unbudgeted", "--yes")
    assert (done.code, "--drop-unbudgeted" in done.says) == (0, False)
    assert "nodes.csv): " in done.says
    assert len(ids(dossier)) == 3


def test_counts_of_kecamatan_take_nothing_out_of_the_plan(dossier: Path) -> None:
    rows: list[list[Cell]] = [
        ["DATA AGREGAT SEMESTER II TAHUN 2024"],
        ["KECAMATAN", "Wajib KTP", "Sudah Rekam KTP-el"],
        *([area.name, 100, 90] for area in load_dossier(dossier).districts),
    ]
    before = ids(dossier)
    taken = take(write_sheet(dossier.parent / "agregat.xlsx", rows), dossier, drops=True)
    assert not taken.has_errors
    taken.write()
    assert (taken.unbudgeted, ids(dossier)) == ((), before)


RENAMED = "Penyelenggaraan Rapat Koordinasi"


def renamed(folder: Path, *names: tuple[str, str]) -> Path:
    """Write a budget of six official sub-activities of which some have other names."""
    lines = official(*(f"2.12.01.2.01.{number:04}" for number in range(1, 7)))
    return budget(folder, *((code, dict(names).get(code, name)) for code, name in lines))


def test_a_name_that_changed_is_told_with_the_old_and_the_new(dossier: Path, tmp_path: Path) -> None:
    intaken = take(renamed(tmp_path, (FIRST, RENAMED)), dossier)
    (issue,) = [issue for issue in intaken.issues if issue.code == "nodes_renamed"]
    assert (issue.level, issue.place.row) == (Level.WARNING, 4)
    assert f'{FIRST} "{OFFICIAL[FIRST]}" → "{RENAMED}"' in issue.message
    assert "nodes.csv" in issue.remedy
    intaken.write()
    (node,) = [node for node in load_dossier(dossier).nodes if node.id == FIRST]
    assert node.name == OFFICIAL[FIRST]


def test_a_code_in_letters_is_no_name_where_the_name_is_shorter(dossier: Path, tmp_path: Path) -> None:
    lines = official(FIRST, "2.12.01.2.07.0005", "2.12.01.2.07.0006")
    assert len(lines[1][1]) < len(lines[1][0])
    path = budget(tmp_path, *((code.replace("2.12", "X.XX", 1), name) for code, name in lines))
    assert [issue.code for issue in take(path, dossier).issues] == []


@pytest.mark.parametrize(
    "write",
    [str, str.upper, lambda name: f"Sub Kegiatan {name}", lambda name: name[: name.rfind(" ")]],
)
def test_a_name_written_otherwise_or_cut_is_no_other_one(
    write: Callable[[str], str], dossier: Path, tmp_path: Path
) -> None:
    intaken = take(renamed(tmp_path, (FIRST, write(OFFICIAL[FIRST]))), dossier)
    assert [issue.code for issue in intaken.issues if issue.code == "nodes_renamed"] == []


def test_a_code_that_stands_in_the_file_is_never_dropped(dossier: Path) -> None:
    path = budget(dossier.parent, *official(FIRST, "2.12.01.2.01.0002"))
    kept, also = "2.12.01.2.01.0003", "2.12.01.2.02.0001"
    book = load_workbook(path)
    book.active.append([kept, OFFICIAL[kept], None, None])
    book.create_sheet("Lain").append([f"{also} {OFFICIAL[also]}"])
    book.save(path)
    taken = take(path, dossier, drops=True)
    assert not taken.has_errors
    taken.write()
    left = ids(dossier)
    assert {FIRST, kept, also} <= {*left}
    assert "2.12.01.2.01.0004" not in left


def test_nothing_is_dropped_where_the_formulas_of_a_code_failed(dossier: Path) -> None:
    path = budget(dossier.parent, *official(FIRST, "2.12.01.2.01.0002", "2.12.01.2.01.0003"))
    book = load_workbook(path)
    book.active["C5"], book.active["D5"] = "#NAME?", "#DIV/0!"
    book.save(path)
    taken = take(path, dossier, drops=True)
    assert [issue.place.column for issue in taken.issues if issue.code == "error_cell"] == [
        "C (Anggaran)",
        "D (Realisasi)",
    ]
    assert taken.changes == {}
