"""Columns with one and the same heading, and such as are not shown."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from tests.intake.desks import desk, grid, uncounted

from capaian.dossier.intake.desk import Desk, Proposal
from capaian.dossier.intake.guess import propose
from capaian.dossier.intake.heads import find_tables
from capaian.dossier.spreadsheets.read_book import read_book

TITLE = ("DATA WAJIB KTP DAN KEPEMILIKAN TAHUN 2023",)
HEADS = ("Kecamatan", "Wajib KTP-el", "Sudah Rekam", "Wajib KTP-el", "Sudah Rekam")
NAMES = ("Lampihong", "Batu Mandi", "Awayan", "Tebing Tinggi", "Juai", "Paringin", "Halong")
ROWS = [
    TITLE,
    (),
    HEADS,
    *((name, 7_100 + n, 6_900 + n, 8_200 + n, 8_050 + n) for n, name in enumerate(NAMES)),
]


def understood(at: Desk, hidden: tuple[tuple[int, int], ...] = ()) -> Proposal:
    (table,) = find_tables(grid(ROWS, hidden=hidden))
    made = propose(table, at, "tabel")
    assert made is not None
    return made


def places(made: Proposal) -> dict[int, str]:
    """What is taken, by the place of its column."""
    heads: Mapping[str, int] = {head.name: head.column for head in made.table.heads}
    return {heads[column.head]: column.means for column in made.intake.columns}


def test_of_two_columns_headed_alike_both_are_told_with_their_figures() -> None:
    at = desk(uncounted())
    understood(at)
    doubt = next(one for one in at.doubts if one.text == "Wajib KTP-el")
    assert (
        "2 kolom berjudul sama, kolom B (7100, 7101, 7102), bukan kolom D (8200, 8201, 8202)" in doubt.words
    )
    assert '--means "Wajib KTP-el (2)=ktp.eligible"' in doubt.words


def test_who_names_the_second_one_gets_it() -> None:
    means = {"Wajib KTP-el (2)": "ktp.eligible", "Sudah Rekam (2)": "ktp.holders"}
    at = desk(uncounted(), means=means)
    assert places(understood(at)) == {4: "ktp.eligible", 5: "ktp.holders"}
    assert at.doubts == []


@pytest.mark.parametrize(("hidden", "taken"), [(((2, 3),), (4, 5)), (((4, 4), (5, 5)), (2, 3))])
def test_the_column_that_is_shown_is_taken(
    hidden: tuple[tuple[int, int], ...], taken: tuple[int, int]
) -> None:
    at = desk(uncounted())
    made = understood(at, hidden)
    assert places(made) == dict(zip(taken, ("ktp.eligible", "ktp.holders"), strict=True))
    assert [column.head for column in made.intake.columns] == ["Wajib KTP-el", "Sudah Rekam"]
    assert at.doubts == []


def test_columns_that_are_not_shown_are_told_by_the_file(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS[2:]:
        sheet.append(row)
    sheet.column_dimensions.group("B", "C", hidden=True)
    book.save(tmp_path / "tabel.xlsx")
    (read,) = read_book(tmp_path / "tabel.xlsx").sheets
    assert read.hidden == ((2, 3),)
