"""Sheets of one book that contradict each other, and titles that contradict the period that is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan
from tests.intake.books import Page, write_xlsx
from tests.intake.desks import KTP, changed
from tests.unit.dossier.test_intake_take_in import small, take, without_counts

from capaian.domain.intake import IntakeTable
from capaian.domain.period import Period
from capaian.dossier.intake.intaken import Intaken
from capaian.dossier.intake.periods import told_otherwise


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return without_counts(copy_balangan(tmp_path))


def book(folder: Path, **sheets: object) -> Path:
    return write_xlsx(folder / "buku.xlsx", {name: Page(rows) for name, rows in sheets.items()})  # type: ignore[arg-type]  # cells


def titled(title: str) -> list[list[object]]:
    return changed((1, 1, title))


def said(taken: Intaken) -> list[tuple[str, str | None, int | None, str | None]]:
    return [(one.code, one.place.sheet, one.place.row, one.place.column) for one in taken.issues]


def test_two_sheets_that_give_one_cell_differently_are_refused(dossier: Path, tmp_path: Path) -> None:
    other = changed((5, 4, 14700), (12, 4, 96019 - 47))
    taken = take(book(tmp_path, BARU=KTP, LAMA=other), dossier)
    assert said(taken) == [("tables_clash", "LAMA", 5, "D")]
    assert "14747 di lembar BARU, baris 5, kolom D" in taken.issues[0].message
    assert "ktp.holders 63.11.02 2023" in taken.issues[0].message
    assert taken.changes == {}


def test_one_of_two_sheets_may_be_chosen(dossier: Path, tmp_path: Path) -> None:
    other = changed((5, 4, 14700), (12, 4, 96019 - 47))
    assert said(take(book(tmp_path, BARU=KTP, LAMA=other), dossier, sheet="BARU")) == []


def test_sheets_that_say_the_same_twice_are_taken(dossier: Path, tmp_path: Path) -> None:
    taken = take(book(tmp_path, SATU=KTP, DUA=KTP), dossier)
    assert not taken.has_errors
    assert "counts.csv" in taken.changes


def budget(granted: int) -> list[tuple[str | int, ...]]:
    code, name = "2.12.01.2.01.0001", "Penyusunan Dokumen Perencanaan Perangkat Daerah"
    other = ("2.12.01.2.01.0002", "Koordinasi dan Penyusunan Dokumen RKA-SKPD", 500_000, 400_000)
    heads = ("Kode", "Uraian", "Anggaran", "Realisasi")
    return [("REALISASI TAHUN ANGGARAN 2023",), (), heads, (code, name, granted, 300_000), other]


def test_budgets_that_differ_from_sheet_to_sheet_are_refused(tmp_path: Path) -> None:
    dossier = small(tmp_path)
    taken = take(book(tmp_path, AWAL=budget(800_000), AKHIR=budget(900_000)), dossier)
    clashes = [one for one in said(taken) if one[0] == "tables_clash"]
    assert clashes == [("tables_clash", "AKHIR", 4, "C")]


def test_of_the_period_that_is_asked_for_sheets_of_it_are_taken_and_the_others_told(
    dossier: Path, tmp_path: Path
) -> None:
    other = titled("DATA KEPEMILIKAN KTP-EL SEMESTER I TAHUN 2023")
    last = changed((1, 1, "DATA KEPEMILIKAN KTP-EL BULAN MARET 2023"), (5, 4, 14700), (12, 4, 96019 - 47))
    taken = take(book(tmp_path, A=KTP, B=other, C=last), dossier, period=Period.parse("2023"))
    assert said(taken) == [("table_of_other_time", name, 4, "A (No)") for name in ("B", "C")]
    assert "Semester I Tahun 2023" in taken.issues[0].message
    assert [one.remedy.split(": ")[1] for one in taken.issues] == [
        '--period 2023-S1 --sheet "B".',
        '--period 2023-M03 --sheet "C".',
    ]
    for sheet, period in (("B", "2023-S1"), ("C", "2023-M03")):
        followed = take(
            book(tmp_path, A=KTP, B=other, C=last), dossier, sheet=sheet, period=Period.parse(period)
        )
        assert not followed.has_errors
        assert {row.cells["period"] for one in followed.tables for row in one.taken.rows} == {period}


def test_a_table_of_another_year_is_not_taken_for_the_year_that_is_asked(
    dossier: Path, tmp_path: Path
) -> None:
    rows = titled("KEADAAN 31 DESEMBER 2022")
    assert [
        code for code, *_ in said(take(book(tmp_path, A=rows), dossier, period=Period.parse("2023")))
    ] == ["period_contradicted"]


def test_a_budget_of_another_year_is_refused_as_well(tmp_path: Path) -> None:
    rows = [("REALISASI TAHUN ANGGARAN 2022",), *budget(800_000)[1:]]
    taken = take(book(tmp_path, A=rows), small(tmp_path), period=Period.parse("2023"))
    assert "period_contradicted" in [code for code, *_ in said(taken)]


@pytest.mark.parametrize(
    ("title", "asked", "is_money", "told"),
    [
        ("TAHUN 2024", "2024-S1", False, None),
        ("TAHUN 2024", "2023", False, "Tahun 2024"),
        ("SEMESTER I TAHUN 2024", "2024", False, "Semester I Tahun 2024"),
        ("SEMESTER I TAHUN 2024", "2024-S1", False, None),
        ("SEMESTER II TAHUN 2024", "2024", False, None),
        ("BULAN JANUARI 2024", "2024-M12", False, "Januari 2024"),
        ("BULAN JUNI 2024", "2024", True, None),
        ("BULAN JUNI 2024", "2024-M05", True, "Juni 2024"),
        ("Bulan Juni", "2024", False, None),
        ("Bulan Juni", "2024-M05", False, "Juni 2024"),
        ("Perda Nomor 5 Tahun 2023 tentang APBD 2024", "2024", True, None),
        ("Kepemilikan KTP-el", "2024-S1", False, None),
    ],
)
def test_which_periods_a_title_contradicts(title: str, asked: str, is_money: bool, told: str | None) -> None:
    assert told_otherwise([title], Period.parse(asked), is_money=is_money) == told


def test_what_was_said_of_the_months_of_a_book_holds_when_it_comes_again(
    dossier: Path, tmp_path: Path
) -> None:
    kind, nodes = IntakeTable.INPUTS, {"2.12.01.2.01.0001": "I.1.1", "2.12.01.2.01.0006": "I.1.2"}
    lines = [(code, "Penyusunan dokumen", 600_000_000, 3_000_000) for code in nodes]
    nodes |= {"angka pengganti": "benar", "pagu tersimpan": "ganti"}
    rows = [("REALISASI TAHUN 2023",), (), ("Kode", "Uraian", "Anggaran", "Realisasi"), *lines]
    months = write_xlsx(tmp_path / "bulanan.xlsx", {name: Page(rows) for name in ("Jan", "Feb", "Mar")})
    asked = [doubt.option for doubt in take(months, dossier, table=kind, means=nodes).doubts]
    assert asked == ['--means "bulan=-"']
    first = take(months, dossier, table=kind, means={"bulan": "-", **nodes})
    assert not first.has_errors
    first.write()
    again = take(months, dossier)
    assert (again.doubts, again.changes) == ((), {})
