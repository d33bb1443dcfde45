"""Files whose sheets are stages of one budget, one after the other: what is stored, asked, and said."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.intake.books import Page, write_sheet, write_xlsx
from tests.unit.dossier.test_intake_second_runs import NODES, amounts
from tests.unit.dossier.test_intake_take_in import small, take
from tests.unit.dossier.test_intake_times_of_files import asked_of, office

from capaian.dossier.intake.intaken import Intaken

FIRST, CHANGED, SPENT = 61_300_000, 67_450_000, 58_120_000
Row = tuple[str | int | None, ...]
Column = tuple[str, int]
REKAP = "REKAP PAGU SUB KEGIATAN TAHUN 2023"
LRA = "LAPORAN REALISASI ANGGARAN TAHUN 2023"


def below(title: str, *columns: Column, has_accounts: bool = False) -> list[Row]:
    """Two sub-activities, each of goods alone; the figures of the second are higher by one."""
    rows: list[Row] = [(title,), (), ("Kode", "Uraian", *(head for head, _ in columns))]
    for n, code in enumerate(NODES):
        figures = [figure + n for _, figure in columns]
        rows.append((code, "Dokumen", *figures))
        rows += [("5.1.02", "Belanja Barang dan Jasa", *figures)] if has_accounts else []
    return rows


def stored(path: Path, dossier: Path, **asked: object) -> Intaken:
    """Take a file in as it is, which has to be quiet."""
    found = take(path, dossier, is_agreed=True, **asked)
    assert (asked_of(found), found.has_errors) == ([], False)
    found.write()
    return found


def report(tmp_path: Path, dossier: Path, *, has_accounts: bool = False) -> None:
    """Store what was granted and spent in the year."""
    rows = below(LRA, ("Anggaran", CHANGED), ("Realisasi", SPENT), has_accounts=has_accounts)
    stored(write_sheet(tmp_path / "lra.xlsx", rows), dossier)


def told(found: Intaken, code: str) -> list[str]:
    return [issue.message for issue in found.issues if issue.code == code]


BOTH = {"original": [FIRST, FIRST + 1], "revised": [CHANGED, CHANGED + 1]}
WITH_SPENT = {"revised": [CHANGED, CHANGED + 1], "actual": [SPENT, SPENT + 1]}


@pytest.mark.parametrize("order", [("MURNI", "PERUBAHAN"), ("PERUBAHAN", "MURNI")])
@pytest.mark.parametrize("is_at_once", [True, False])
@pytest.mark.parametrize("title", [REKAP, "PAGU APBD TAHUN 2023"])
def test_both_sheets_of_a_file_go_to_their_columns_in_any_order(
    tmp_path: Path, order: tuple[str, str], title: str, *, is_at_once: bool
) -> None:
    dossier = small(tmp_path)
    pages = {
        "MURNI": Page(below(title, ("Pagu", FIRST))),
        "PERUBAHAN": Page(below(title, ("Pagu", CHANGED))),
    }
    path = write_xlsx(tmp_path / "pagu.xlsx", {name: pages[name] for name in order})
    for sheet in (None,) if is_at_once else order:
        stored(path, dossier, sheet=sheet)
    assert amounts(dossier) == BOTH
    again = take(path, dossier, is_agreed=True)
    assert (again.doubts, [*again.changes], again.has_errors) == ((), [], False)
    assert amounts(dossier) == BOTH


@pytest.mark.parametrize("title", ["DPA MURNI TAHUN 2023", "APBD INDUK TAHUN 2023"])
def test_the_first_budget_behind_a_report_of_the_year_leaves_the_changed_one(
    tmp_path: Path, title: str
) -> None:
    dossier = small(tmp_path)
    report(tmp_path, dossier)
    stored(write_sheet(tmp_path / "dpa.xlsx", below(title, ("Pagu", FIRST))), dossier)
    assert amounts(dossier) == {"original": [FIRST, FIRST + 1], **WITH_SPENT}


@pytest.mark.parametrize("title", ["DPPA TAHUN 2023", "PAGU PERUBAHAN TAHUN 2023"])
def test_a_changed_budget_behind_a_report_is_taken_at_once(tmp_path: Path, title: str) -> None:
    dossier = small(tmp_path)
    report(tmp_path, dossier)
    stored(write_sheet(tmp_path / "dppa.xlsx", below(title, ("Pagu", FIRST))), dossier)
    assert amounts(dossier)["revised"] == [FIRST, FIRST + 1]


UNTOLD = ["DPA TAHUN 2023", "PERJANJIAN KINERJA TAHUN 2023", "DPA PERGESERAN II TAHUN 2023", REKAP]


@pytest.mark.parametrize("title", UNTOLD)
def test_a_budget_of_no_told_time_does_not_replace_that_of_a_report_unasked(
    tmp_path: Path, title: str
) -> None:
    dossier = small(tmp_path)
    report(tmp_path, dossier)
    path = write_sheet(tmp_path / "dpa.xlsx", below(title, ("Pagu", FIRST)))
    asked = take(path, dossier)
    assert asked_of(asked) == ['--means "pagu tersimpan=tetap"']
    assert "67.450.000, bukan 61.300.000" in asked.doubts[0].words
    assert told(asked, "nothing_taken") == []
    for answer in ("pagu tersimpan=ganti", "Pagu=original"):
        assert f'--means "{answer}"' in asked.doubts[0].words


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"pagu tersimpan": "tetap"}, WITH_SPENT),
        ({"pagu tersimpan": "ganti"}, {**WITH_SPENT, "revised": [FIRST, FIRST + 1]}),
        ({"Pagu": "original"}, {**WITH_SPENT, "original": [FIRST, FIRST + 1]}),
    ],
)
def test_each_answer_stores_what_it_says(
    tmp_path: Path, answer: dict[str, str], expected: dict[str, list[int]]
) -> None:
    dossier = small(tmp_path)
    report(tmp_path, dossier)
    stored(
        write_sheet(tmp_path / "dpa.xlsx", below("DPA TAHUN 2023", ("Pagu", FIRST))), dossier, means=answer
    )
    assert amounts(dossier) == expected


def test_equal_budgets_are_not_asked_and_others_once(tmp_path: Path) -> None:
    dossier = small(tmp_path)
    stored(write_sheet(tmp_path / "dpa.xlsx", below("DPA TAHUN 2023", ("Pagu", FIRST))), dossier)
    other = write_sheet(tmp_path / "dpa.xlsx", below("DPA TAHUN 2023", ("Pagu", CHANGED)))
    assert asked_of(take(other, dossier)) == ['--means "pagu tersimpan=tetap"']
    stored(other, dossier, means={"pagu tersimpan": "ganti"})
    stored(other, dossier)
    report(tmp_path, dossier)
    stored(write_sheet(tmp_path / "dpa2.xlsx", below("DPA TAHUN 2023", ("Anggaran", CHANGED))), dossier)
    assert amounts(dossier) == WITH_SPENT


@pytest.mark.parametrize("title", ["RKA TAHUN 2023", "RENJA TAHUN 2023", "USULAN PAGU TAHUN 2023"])
def test_a_draft_that_is_left_out_changes_nothing(tmp_path: Path, title: str) -> None:
    dossier = small(tmp_path)
    report(tmp_path, dossier)
    path = write_sheet(tmp_path / "rka.xlsx", below(title, ("Pagu", FIRST)))
    assert '--means "Pagu=revised"' in asked_of(take(path, dossier))
    left = take(path, dossier, is_agreed=True, means={"Pagu": "-"})
    assert left.has_errors or not left.changes
    assert amounts(dossier) == WITH_SPENT


def test_an_answer_about_the_content_writes_no_draft(tmp_path: Path) -> None:
    dossier = small(tmp_path)
    report(tmp_path, dossier)
    rows = below("PLAFON ANGGARAN SEMENTARA TAHUN 2023", ("Plafon Anggaran", FIRST))
    found = take(write_sheet(tmp_path / "kua.xlsx", rows), dossier, means={"isi tabel": "seluruhnya"})
    assert '--means "Plafon Anggaran=revised"' in asked_of(found)
    assert '--means "isi tabel=seluruhnya"' not in asked_of(found)


def kinds(dossier: Path) -> dict[str, list[int]]:
    """The changed budgets of the two sub-activities, by their kinds."""
    found: dict[str, list[int]] = {}
    for one in office(dossier).inputs:
        if str(one.node) in NODES and one.revised is not None:
            found.setdefault(one.kind, []).append(int(one.revised))
    return found


OLD = [CHANGED, CHANGED + 1]


def test_kinds_that_keep_the_budget_of_before_are_told(tmp_path: Path) -> None:
    dossier = small(tmp_path)
    report(tmp_path, dossier, has_accounts=True)
    found = stored(write_sheet(tmp_path / "dppa.xlsx", below("DPPA TAHUN 2023", ("Pagu", FIRST))), dossier)
    (message,) = told(found, "kinds_left")
    assert "4 pagu" in message
    assert "operations, goods" in message
    assert f"{NODES[0]} operations 67.450.000; seluruhnya kini 61.300.000" in message
    assert kinds(dossier) == {"all": [FIRST, FIRST + 1], "operations": OLD, "goods": OLD}


@pytest.mark.parametrize(
    ("title", "amount", "has_accounts"),
    [
        ("DPPA TAHUN 2023", FIRST, True),
        ("DPPA TAHUN 2023", CHANGED, False),
        ("DPA MURNI TAHUN 2023", FIRST, False),
    ],
)
def test_nothing_is_told_where_they_come_anew_or_nothing_changes(
    tmp_path: Path, title: str, amount: int, *, has_accounts: bool
) -> None:
    dossier = small(tmp_path)
    report(tmp_path, dossier, has_accounts=True)
    rows = below(title, ("Pagu", amount), has_accounts=has_accounts)
    assert told(stored(write_sheet(tmp_path / "dpa.xlsx", rows), dossier), "kinds_left") == []


def test_nothing_is_told_of_kinds_that_are_not_stored(tmp_path: Path) -> None:
    dossier = small(tmp_path)
    report(tmp_path, dossier)
    found = stored(write_sheet(tmp_path / "dppa.xlsx", below("DPPA TAHUN 2023", ("Pagu", FIRST))), dossier)
    assert told(found, "kinds_left") == []
    assert kinds(dossier) == {"all": [FIRST, FIRST + 1]}


@pytest.mark.parametrize(
    ("titles", "gap"),
    [
        (("A. MURNI", "B. PERUBAHAN"), [()]),
        (("A. MURNI", "B. PERUBAHAN"), []),
        (("PAGU INDUK TAHUN 2023", "PAGU PERUBAHAN TAHUN 2023"), [()]),
    ],
)
def test_parts_of_one_sheet_tell_a_stage_each(
    tmp_path: Path, titles: tuple[str, str], gap: list[Row]
) -> None:
    dossier = small(tmp_path)
    first, second = (
        below(title, ("Pagu", amount)) for title, amount in zip(titles, (FIRST, CHANGED), strict=True)
    )
    rows: list[Row] = [("PAGU SUB KEGIATAN TAHUN 2023",), (), *first, *gap, *second]
    stored(write_sheet(tmp_path / "pagu.xlsx", rows), dossier)
    assert amounts(dossier) == BOTH


def test_parts_without_heads_of_their_own_are_not_added_up_unasked(tmp_path: Path) -> None:
    first, second = below("APBD MURNI", ("Pagu", FIRST)), below("APBD PERUBAHAN", ("Pagu", CHANGED))
    rows = [("PAGU SUB KEGIATAN TAHUN 2023",), (), *first, (), second[0], *second[3:]]
    asked = asked_of(take(write_sheet(tmp_path / "pagu.xlsx", rows), small(tmp_path)))
    assert asked == ['--means "kode berulang=dijumlahkan"']
