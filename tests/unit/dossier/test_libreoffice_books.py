"""Workbooks that LibreOffice saved: the values that it worked out, its own ways of writing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from tests.workbooks.libreoffice.make import EDITED, VALUES, copy_parts
from tests.workbooks.taking import import_book

from capaian.dossier.excel.book import Book, CellOddity, Span
from capaian.dossier.excel.read_book import read_book


@pytest.fixture(scope="module")
def saved() -> Book:
    return read_book(VALUES)


def test_values_are_those_that_it_shows(saved: Book) -> None:
    rows = {row[0]: row[1] if len(row) > 1 else None for row in saved.sheets[0].rows if row}
    assert rows == {
        "teks": "63.10",
        "bilangan": Decimal("12336.5"),
        "persen": Decimal("0.4512"),
        "tanggal": date(2023, 12, 31),
        "bulan": date(2023, 7, 1),
        "tahun": date(2023, 1, 1),
        "saat": date(2023, 12, 31),
        "jam": None,
        "rumus": Decimal(24673),
        "rumus persen": Decimal("0.4512"),
        "galat": None,
        "rujukan putus": None,
        "benar": True,
        "serupa rumus": "'=cmd|x",
        "baris\nganti": " tepi  dalam ",
        "tanda": "é ≥ 😀 _x0041_",
        "gabung": None,
    }


def test_cells_that_are_more_than_their_value_are_reported(saved: Book) -> None:
    assert saved.sheets[0].odd == {
        (3, 2): (CellOddity.PERCENT, "0.00%"),
        (5, 2): (CellOddity.MONTH, "mmm\\-yy"),
        (6, 2): (CellOddity.YEAR, "yyyy"),
        (8, 2): (CellOddity.TIME, ""),
        (9, 2): (CellOddity.FORMULA, ""),
        (10, 2): (CellOddity.PERCENT, "0.0%"),
        (11, 2): (CellOddity.ERROR, "#DIV/0!"),
        (12, 2): (CellOddity.ERROR, "#REF!"),
        (13, 2): (CellOddity.FORMULA, ""),
    }


def test_hidden_and_empty_sheets_are_there(saved: Book) -> None:
    first, hidden, empty = saved.sheets
    assert (first.name, first.is_visible) == ("Nilai & rumus", True)
    assert (hidden.is_visible, [list(row) for row in hidden.rows]) == (
        False,
        [[], [], [None, None, "jauh"]],
    )
    assert (empty.is_visible, list(empty.rows), empty.merged) == (True, [], ())


def test_a_merged_cell_ends_where_values_end(saved: Book) -> None:
    assert saved.sheets[0].merged == (Span(20, 1, 20, 1),)


def test_another_reader_sees_the_same(saved: Book) -> None:
    other = openpyxl.load_workbook(VALUES, data_only=True)
    assert [sheet.name for sheet in saved.sheets] == other.sheetnames
    for number, row in enumerate(saved.sheets[0].rows, start=1):
        seen = other.worksheets[0].cell(number, 1).value
        assert seen == (row[0] if row else None)


def test_an_export_that_was_edited_there_comes_back_with_what_was_typed(tmp_path: Path) -> None:
    dossier = copy_parts(tmp_path / "dossier")
    incoming = import_book(EDITED, dossier)
    assert incoming.issues == ()
    typed = {
        "counts.csv": (b"63.99.01,2023,12337,", b"63.99.01,2023,12401,", b"63.99.02,2023,7600,"),
        "nodes.csv": (b"I.1,activity,1.10,",),
        "plan.yaml": (b"name: Tertib sekali\n",),
        "sources.yaml": (b"cut_off: 2023-12-30}",),
        "survey.csv": (b",83.7,",),
    }
    for file, texts in typed.items():
        assert all(text in (incoming.changes[file] or b"") for text in texts)
    assert {*incoming.changes} - {*typed} == {"peers.csv", "people.csv"}, (
        "rows moved and a row deleted"
    )
