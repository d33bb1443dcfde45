"""Budget and spending by codes: accounts and groups added up, held against totals,
work added by code.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from tests.functional.cli_cast import run
from tests.intake.books import Cell, write_sheet
from tests.intake.finance import finance_book, finance_csv, spent, subactivities
from tests.intake.recap import FIRST_ROW, recap_book, regencies
from tests.intake.tables import fresh, take

SUB, OTHER = "2.12.01.2.06.0005", "2.12.01.2.06.0009"
GROUPS: list[Sequence[Cell]] = [
    ["TAHUN ANGGARAN 2023"],
    ["Kode", "Uraian", "Kelompok Belanja", None, None, None],
    [None, None, "Operasi", None, "Modal", None],
    [None, None, "Anggaran", "Realisasi", "Anggaran", "Realisasi"],
    ["2.12.01.2.06", "Administrasi Umum", 64, 20, 10, 5],
    [SUB, "Cetak", 24, 9, 10, 5],
    [OTHER, "Rapat", 40, 11, "0,00", "0,00"],
    ["1.01.02.2.01.0003", "Ruang guru", 900, 900, 0, 0],
]


def amounts(dossier: Path) -> dict[tuple[str, str], dict[str, str]]:
    """Return the rows of inputs.csv by node and period."""
    with (dossier / "inputs.csv").open(encoding="utf-8", newline="") as file:
        return {(row["node"], row["period"]): row for row in csv.DictReader(file)}


def test_groups_of_spending_are_added_up_and_other_offices_left_out(tmp_path: Path) -> None:
    dossier = tmp_path / "baru"
    run("new", dossier, "--regency", "Kabupaten Balangan", "--year", "2023")
    done = take(write_sheet(tmp_path / "lra.xlsx", GROUPS), dossier, "--period", "2023-M07")
    assert done.code == 0, done.says
    found = amounts(dossier)
    assert [found[SUB, "2023-M07"][name] for name in ("revised", "actual")] == ["", "14"]
    assert [found[OTHER, "2023-M07"][name] for name in ("revised", "actual")] == ["", "11"]
    assert [found[node, "2023"]["revised"] for node in (SUB, OTHER)] == ["34", "40"]
    assert "1 baris urusan lain" in done.out
    assert "disimpan sebagai realisasi Juli 2023 saja, bukan jumlah sejak Januari" in done.out


@pytest.mark.parametrize(("spent_on_capital", "code"), [(-9, 0), (-10, 10)])
def test_an_amount_below_nought_is_refused_and_nought_is_taken(
    spent_on_capital: int, code: int, tmp_path: Path
) -> None:
    dossier = tmp_path / "baru"
    run("new", dossier, "--regency", "Kabupaten Balangan", "--year", "2023")
    rows = [*GROUPS[:5], [SUB, "Cetak", 24, 9, 10, spent_on_capital], *GROUPS[6:]]
    rows[4] = ["2.12.01.2.06", "Administrasi Umum", 64, 20, 10, spent_on_capital]
    done = take(write_sheet(tmp_path / "lra.xlsx", rows), dossier, "--period", "2023-M07")
    assert done.code == code, done.says
    assert ("1 negatif" in done.out) == (code == 10)


WIDE_HEADS: list[Sequence[Cell]] = [
    ["Kode", None, None, None, "Uraian", "Belanja", None],
    [None, None, None, None, None, "Anggaran", "Realisasi"],
    ["1", None, None, None, "2", "3", "4"],
    ["2", None, None, None, "URUSAN WAJIB", 34, 14],
]
"""Heads of a finance system: the code below a heading merged over four columns, numbered once."""
WHOLE_CODES: list[Sequence[Cell]] = [
    ["2.12", "2.12.0.00.0.00.01.0000", SUB, None, "Cetak", 34, 14],
    ["2.12", "2.12.0.00.0.00.01.0000", SUB, "5.1.02.01.001", "Barang", 34, 14],
    ["2.12", "2.12.0.00.0.00.01.0000", SUB, "5.1.02.01.001.00024", "Alat tulis", 30, 10],
    ["2.12", "2.12.0.00.0.00.01.0000", SUB, "5.1.02.01.001.00025", "Kertas", 4, 4],
]
SPLIT_CODES: list[Sequence[Cell]] = [
    ["2", "12.01", "2.06", "0005", "Cetak", 34, 14],
    ["5", "1.02", "01.001", "00024", "Alat tulis", 30, 10],
    ["5", "1.02", "01.001", "00025", "Kertas", 4, 4],
]


@pytest.mark.parametrize("rows", [WHOLE_CODES, SPLIT_CODES], ids=["whole", "split over columns"])
def test_codes_below_a_heading_over_four_columns_are_read(
    rows: Sequence[Sequence[Cell]], tmp_path: Path
) -> None:
    """Accounts of the finance system end in five digits;
    a budget beside realisation is the one in force.
    """
    dossier = tmp_path / "baru"
    run("new", dossier, "--regency", "Kabupaten Balangan", "--year", "2023")
    merged = ["A1:D2", "E1:E2", "F1:G1", "A3:D3"]
    table = write_sheet(tmp_path / "belanja.xlsx", [*WIDE_HEADS, *rows], merged)
    done = take(table, dossier, "--period", "2023-M07")
    assert done.code == 0, done.says
    found = amounts(dossier)
    assert [found[SUB, "2023"][name] for name in ("original", "revised", "actual")] == [
        "",
        "34",
        "",
    ]
    assert found[SUB, "2023-M07"]["actual"] == "14"


def test_the_first_budget_stays_the_first_one_beside_a_revised_one(tmp_path: Path) -> None:
    """Only a single budget beside realisation is the one in force."""
    rows: list[Sequence[Cell]] = [
        ["KODE", "URAIAN", "PAGU", "PERUBAHAN", "REALISASI"],
        [SUB, "Cetak", 3, 5, 4],
    ]
    dossier = fresh(tmp_path)
    assert take(write_sheet(tmp_path / "t.xlsx", rows), dossier, "--period", "2023-M07").code == 0
    found = amounts(dossier)
    assert [found[SUB, "2023"][name] for name in ("original", "revised")] == ["3", "5"]
    assert found[SUB, "2023-M07"]["actual"] == "4"


def test_a_first_budget_that_changes_is_named(tmp_path: Path) -> None:
    dossier = fresh(tmp_path)
    for amount, warns in ((3, False), (3, False), (5, True)):
        rows: list[Sequence[Cell]] = [["KODE", "URAIAN", "PAGU"], [SUB, "Cetak", amount]]
        done = take(write_sheet(tmp_path / "t.xlsx", rows), dossier, "--period", "2023")
        assert ("1 pagu semula yang tersimpan menjadi lain" in done.out) == warns, done.says


def test_a_budget_year_in_the_title_is_no_period_of_spending(tmp_path: Path) -> None:
    table = write_sheet(tmp_path / "lra_juli.xlsx", GROUPS)
    done = take(table, fresh(tmp_path))
    assert (done.code, "--period, misalnya 2023-M07" in " ".join(done.err.split())) == (2, True)


def test_an_activity_that_differs_from_its_work_is_reported(tmp_path: Path) -> None:
    rows = [list(row) for row in GROUPS]
    rows[4][2] = 65
    done = take(write_sheet(tmp_path / "lra.xlsx", rows), fresh(tmp_path), "--period", "2023")
    assert "baris 5" in done.out
    assert "2.12.01.2.06 tertulis 75, padahal 2 sub kegiatannya berjumlah 74." in done.out


@pytest.mark.parametrize("write", [finance_book, finance_csv], ids=["xlsx", "csv"])
def test_months_of_an_export_come_in_by_account(write: object, tmp_path: Path) -> None:
    """33 sub-activities, one to three accounts each, twelve months: sums by a second route."""
    dossier = tmp_path / "baru"
    run("new", dossier, "--regency", "Kabupaten Balangan", "--year", "2023")
    done = take(write(tmp_path), dossier, "--drop-unbudgeted")
    assert done.code == 0, done.says
    found = amounts(dossier)
    for code, _ in subactivities():
        for month in range(12):
            expected = sum(months[month] for months in spent(code).values())
            assert Decimal(found[code, f"2023-M{month + 1:02}"]["actual"]) == expected, (
                code,
                month,
            )
    assert {node for node, _ in found} == {code for code, _ in subactivities()}


def test_columns_that_add_up_since_january_are_parted(tmp_path: Path) -> None:
    dossier = tmp_path / "baru"
    run("new", dossier, "--regency", "Kabupaten Balangan", "--year", "2023")
    assert take(finance_book(tmp_path, is_cumulative=True), dossier, "--cumulative").code == 0
    code, _ = subactivities()[3]
    expected = [sum(months[month] for months in spent(code).values()) for month in (0, 6)]
    found = amounts(dossier)
    assert [int(found[code, f"2023-M{month:02}"]["actual"]) for month in (1, 7)] == expected


def test_work_comes_in_by_its_code_with_the_official_name(tmp_path: Path) -> None:
    rows: list[Sequence[Cell]] = [
        ["KODE SUB KEGIATAN", "NAMA SUB KEGIATAN", "PAGU"],
        ["2.12.02.2.01.0001", "Nama lain dari sistem", 5],
    ]
    dossier = fresh(tmp_path)
    done = take(write_sheet(tmp_path / "pagu.xlsx", rows), dossier)
    assert 'di berkas tertulis "Nama lain dari sistem". Yang dipakai kodenya.' in done.out
    nodes = (dossier / "nodes.csv").read_text(encoding="utf-8")
    assert "Nama lain" not in nodes
    assert nodes.count("2.12.02.2.01.0001") == 2


def test_spending_above_the_budget_is_a_warning(tmp_path: Path) -> None:
    rows = [list(row) for row in GROUPS]
    rows[4][3], rows[6][3] = 60, 51
    done = take(write_sheet(tmp_path / "lra.xlsx", rows), fresh(tmp_path), "--period", "2023")
    assert f"baris 7: Realisasi 51 melebihi pagu 40 pada {OTHER}, Tahun 2023." in done.out, (
        done.says
    )
    assert (done.code, done.out.count("melebihi pagu")) == (0, 1)


def test_several_offices_of_one_field_are_refused(tmp_path: Path) -> None:
    rows: list[Sequence[Cell]] = [
        ["KODE SKPD", "KODE SUB KEGIATAN", "PAGU"],
        ["2.12.0.00.0.00.01.0000", SUB, 5],
        ["2.12.0.00.0.00.02.0000", OTHER, 6],
    ]
    done = take(write_sheet(tmp_path / "pagu.xlsx", rows), fresh(tmp_path))
    assert (done.code, "dipegang 2 SKPD" in done.out) == (10, True)


def test_a_recap_of_the_province_becomes_peers(tmp_path: Path) -> None:
    dossier = fresh(tmp_path, "peers.csv")
    done = take(recap_book(tmp_path), dossier)
    assert done.code == 0, done.says
    with (dossier / "peers.csv").open(encoding="utf-8", newline="") as file:
        rows = {
            row["area"]: (row["numerator"], row["denominator"]) for row in csv.DictReader(file)
        }
    expected = {
        code: (str(part), str(whole)) for code, _, whole, part in regencies() if code != "63.11"
    }
    assert {code: pair for code, pair in rows.items() if code != "63"} == expected
    assert rows["63"][1] == str(sum(whole for _, _, whole, _ in regencies()))


def test_a_wrong_total_of_the_province_is_reported(tmp_path: Path) -> None:
    done = take(recap_book(tmp_path, (FIRST_ROW + 13, 4, 5)), fresh(tmp_path))
    assert (done.code, f"baris {FIRST_ROW + 13}, kolom D (REKAM)" in done.out) == (10, True)
