"""Money of a dossier that a later table does not tell anew: said with its amounts, and emptied if asked."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from tests.functional.cli_cast import run
from tests.intake.books import Cell, write_sheet

from capaian.domain.issue import Level
from capaian.dossier import load_dossier
from capaian.dossier.intake.desk import Asked
from capaian.dossier.intake.intaken import Intaken
from capaian.dossier.intake.take_in import take_in
from capaian.rulebook import load_rulebook

NAMES = {entry.code: entry.name for entry in load_rulebook().nomenclature}
FIRST, SECOND, THIRD = "2.12.02.2.01.0002", "2.12.03.2.01.0002", "2.12.03.2.01.0001"
MILLION = 1_000_000
YEAR = "LAPORAN REALISASI ANGGARAN PER SUB KEGIATAN TAHUN ANGGARAN 2024"
Line = tuple[str, int | None, int | None]
"""Code, granted and spent in millions."""
BOTH: tuple[Line, ...] = ((FIRST, 310, 309), (SECOND, 98, 97))
EMPTIED = {"tidak ada di tabel": "kosongkan"}


@pytest.fixture(scope="module")
def new_dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("baru") / "kantor-2024"
    run("new", folder, "--regency", "12.17", "--year", "2024")
    return folder


@pytest.fixture
def dossier(new_dossier: Path, tmp_path: Path) -> Path:
    """An office with the amounts of two sub-activities of two programs."""
    made = Path(shutil.copytree(new_dossier, tmp_path / "kantor-2024"))
    take(made, *BOTH).write()
    return made


def take(
    dossier: Path, *lines: Line, title: str = YEAR, drops: bool = False, means: dict[str, str] | None = None
) -> Intaken:
    """What a table of some lines and their sum would change."""
    sums = [sum(filter(None, column)) for column in zip(*(line[1:] for line in lines), strict=True)]
    told = [(code, NAMES[code], granted, spent) for code, granted, spent in lines]
    rows: list[list[Cell]] = [[title], ["KODE", "URAIAN", "PAGU", "REALISASI"]]
    for code, name, *amounts in (*told, ("", "JUMLAH", *sums)):
        rows.append([code, name, *(None if amount is None else amount * MILLION for amount in amounts)])
    path = write_sheet(dossier.parent / "realisasi.xlsx", rows)
    asked = Asked(drops_unbudgeted=drops, means=means or {})
    taken = take_in(path, dossier, load_rulebook(), asked, is_agreed=True)
    assert not taken.has_errors, taken.issues
    return taken


def left(taken: Intaken) -> list[str]:
    """What is said of amounts that stay."""
    found = [one for one in taken.issues if one.code == "amounts_left"]
    assert all(one.level is Level.WARNING for one in found)
    return [one.message for one in found]


def stored(dossier: Path, node: str) -> list[dict[str, str]]:
    with (dossier / "inputs.csv").open(encoding="utf-8", newline="") as opened:
        return [row for row in csv.DictReader(opened) if row["node"] == node]


def sums(dossier: Path) -> tuple[int, int]:
    """What is granted and spent in all, in millions."""
    rows = [row for row in load_dossier(dossier).inputs if row.kind == "all" and len(str(row.period)) == 4]
    granted, spent = (sum(int(getattr(row, name) or 0) for row in rows) for name in ("revised", "actual"))
    return granted // MILLION, spent // MILLION


# --- what is said ---------------------------------------------------------------------------------------


def test_a_line_that_the_next_table_has_under_another_code_is_told_with_its_old_amounts(
    dossier: Path,
) -> None:
    taken = take(dossier, BOTH[0], (THIRD, 98, 97))
    (said,) = left(taken)
    assert said.startswith("1 sub kegiatan tidak berangka di tabel ini, jadi angkanya yang lama tetap")
    assert f"{SECOND} pagu 98.000.000, realisasi 97.000.000" in said
    taken.write()
    assert sums(dossier) == (310 + 98 + 98, 309 + 97 + 97)


def test_the_remedy_names_both_answers_and_how_the_line_leaves_the_plan(dossier: Path) -> None:
    (issue,) = [one for one in take(dossier, BOTH[0]).issues if one.code == "amounts_left"]
    assert '--means "tidak ada di tabel=kosongkan", dengan --drop-unbudgeted' in str(issue.remedy)
    assert '--means "tidak ada di tabel=tetap"' in str(issue.remedy)


def test_a_line_that_is_gone_is_told_though_nothing_changes(dossier: Path) -> None:
    taken = take(dossier, BOTH[0])
    assert not taken.changes
    assert len(left(taken)) == 1


def test_a_cell_that_was_emptied_is_told_alone(dossier: Path) -> None:
    (said,) = left(take(dossier, BOTH[0], (SECOND, 98, None)))
    assert f"{SECOND} realisasi 97.000.000" in said
    assert "pagu" not in said


def test_a_later_paper_says_nothing_of_what_it_has_no_column_for(dossier: Path) -> None:
    title = "LAPORAN REALISASI ANGGARAN TRIWULAN I TAHUN 2024"
    (said,) = left(take(dossier, (FIRST, 310, 40), title=title))
    assert f"{SECOND} pagu 98.000.000" in said
    assert "realisasi" not in said.partition(SECOND)[2]


def test_months_of_a_line_that_the_table_of_the_year_lacks_are_told_as_their_sum(dossier: Path) -> None:
    with (dossier / "inputs.csv").open("a", encoding="utf-8") as opened:
        columns = stored(dossier, THIRD)[0].keys()
        for month, amount in ((1, 4), (2, 9)):
            cells = {"node": THIRD, "period": f"2024-M{month:02}", "resource": "money", "kind": "all"}
            cells |= {"actual": str(amount * MILLION), "source": "realisasi-2024"}
            opened.write(",".join(cells.get(name, "") for name in columns) + "\n")
    (said,) = left(take(dossier, *BOTH))
    assert f"{THIRD} realisasi 13.000.000" in said


def test_the_first_table_and_the_same_again_say_nothing(new_dossier: Path, dossier: Path) -> None:
    assert left(take(new_dossier, *BOTH)) == []
    assert left(take(dossier, *BOTH)) == []


def test_a_nought_that_stays_is_not_told(dossier: Path) -> None:
    take(dossier, BOTH[0], (SECOND, 98, 97), (THIRD, 0, 0)).write()
    assert left(take(dossier, *BOTH)) == []


def test_many_lines_are_told_by_the_first_few(dossier: Path) -> None:
    codes = [code for code in NAMES if code.startswith("2.12.01.2.0") and len(code) == len(FIRST)][:6]
    take(dossier, *((code, 10, 9) for code in codes)).write()
    (said,) = left(take(dossier, *BOTH))
    assert said.startswith("6 sub kegiatan")
    assert "dan 3 lagi" in said


# --- tables of a part by their titles --------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        "REALISASI ANGGARAN PROGRAM PENDAFTARAN PENDUDUK TAHUN 2024",
        "REALISASI ANGGARAN PROGRAM 2.12.02 TAHUN 2024",
        "REALISASI ANGGARAN KEGIATAN 2.12.02.2.01 TAHUN 2024",
        "REALISASI BELANJA MODAL TAHUN 2024",
        "REALISASI ANGGARAN DAK NON FISIK TAHUN 2024",
        "REALISASI ANGGARAN BIDANG PELAYANAN PENDAFTARAN PENDUDUK TAHUN 2024",
    ],
)
def test_a_table_of_a_part_by_its_title_says_nothing_of_the_rest(dossier: Path, title: str) -> None:
    assert left(take(dossier, BOTH[0], title=title, means={"isi tabel": "seluruhnya"})) == []


@pytest.mark.parametrize(
    "title",
    [
        "REALISASI ANGGARAN PROGRAM 2.12.03 TAHUN 2024",
        "REALISASI ANGGARAN PER PROGRAM DAN KEGIATAN TAHUN 2024",
        "REALISASI ANGGARAN BIDANG URUSAN ADMINISTRASI KEPENDUDUKAN TAHUN 2024",
        "REALISASI BELANJA OPERASI DAN BELANJA MODAL TAHUN 2024",
    ],
)
def test_what_is_within_the_title_is_told(dossier: Path, title: str) -> None:
    said = left(take(dossier, (THIRD, 98, 97), title=title, means={"isi tabel": "seluruhnya"}))
    assert [SECOND in one for one in said] == [True]


# --- what is done if asked -------------------------------------------------------------------------------


def test_amounts_are_emptied_if_asked_and_the_sums_are_those_of_the_table(dossier: Path) -> None:
    taken = take(dossier, BOTH[0], (THIRD, 98, 97), means=EMPTIED)
    assert left(taken) == []
    taken.write()
    assert sums(dossier) == (310 + 98, 309 + 97)
    (row,) = stored(dossier, SECOND)
    assert (row["revised"], row["actual"]) == ("", "")


def test_all_kinds_of_an_emptied_line_are_emptied(dossier: Path) -> None:
    with (dossier / "inputs.csv").open("a", encoding="utf-8") as opened:
        opened.write(f"{SECOND},2024,money,goods,,98000000,97000000,realisasi-2024\n")
    take(dossier, BOTH[0], means=EMPTIED).write()
    assert [(row["kind"], row["revised"], row["actual"]) for row in stored(dossier, SECOND)] == [
        ("all", "", ""),
        ("goods", "", ""),
    ]


def test_what_the_table_tells_of_the_line_stays(dossier: Path) -> None:
    take(dossier, BOTH[0], (SECOND, 98, None), means=EMPTIED).write()
    (row,) = stored(dossier, SECOND)
    assert (row["revised"], row["actual"]) == ("98000000", "")


def test_an_emptied_line_leaves_the_plan_with_those_that_were_never_budgeted(dossier: Path) -> None:
    take(dossier, BOTH[0], drops=True).write()
    assert [row["revised"] for row in stored(dossier, SECOND)] == ["98000000"]
    take(dossier, BOTH[0], drops=True, means=EMPTIED).write()
    assert [str(row.node) for row in load_dossier(dossier).inputs if row.revised] == [FIRST]
    assert SECOND not in {str(node.id) for node in load_dossier(dossier).nodes}
    assert sums(dossier) == (310, 309)


def test_who_says_that_the_old_amounts_hold_is_not_told_again(dossier: Path) -> None:
    taken = take(dossier, BOTH[0], means={"tidak ada di tabel": "tetap"})
    assert left(taken) == []
    assert not taken.changes


def test_an_answer_where_nothing_is_left_is_no_mistake(dossier: Path) -> None:
    assert not take(dossier, *BOTH, means=EMPTIED).changes
