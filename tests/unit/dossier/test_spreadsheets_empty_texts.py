"""Empty texts below the data are taken out of a sheet; everything else in it stays where it is."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.workbooks.hostile.packing import book, shared

from capaian.dossier.spreadsheets.model import Odd, Sheet
from capaian.dossier.spreadsheets.read_book import read_book
from capaian.dossier.spreadsheets.worker.empty_texts import EmptyTexts, find_empty_texts

EMPTY = '<c r="{place}" t="str"><v></v></c>'
SHARED = '<c r="{place}" t="s"><v>1</v></c>'
DATA = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1"><v>7</v></c></row>'
    '<row r="3"><c r="A3" t="str"><f>""</f><v></v></c><c r="B3" t="e"><v>#REF!</v></c>'
    '<c r="C3"><v>8</v></c></row>'
)


def filled(form: str, first: int, last: int, columns: str = "ABCDE") -> str:
    """Rows of empty texts, enough of them to matter."""
    return "".join(
        f'<row r="{row}">{"".join(form.format(place=f"{letter}{row}") for letter in columns)}</row>'
        for row in range(first, last + 1)
    )


def read(folder: Path, rows: str) -> Sheet:
    file = folder / "buku.xlsx"
    file.write_bytes(book(rows, texts=shared("Judul", "")))
    (sheet,) = read_book(file).sheets
    return sheet


@pytest.mark.parametrize("form", [EMPTY, SHARED])
def test_a_sheet_reads_the_same_without_them(form: str, tmp_path: Path) -> None:
    alone, below = read(tmp_path, DATA), read(tmp_path, DATA + filled(form, 4, 12_000))
    assert [*below.rows] == [*alone.rows] == [["Judul", None, None, 7], (), [None, None, 8]]
    assert alone.odd == below.odd
    assert below.odd[3, 2] == (Odd.ERROR, "#REF!")


def test_a_row_behind_them_stays_in_its_row(tmp_path: Path) -> None:
    behind = '<row r="250000"><c r="C250000"><v>5</v></c></row>'
    sheet = read(tmp_path, DATA + filled(EMPTY, 4, 12_000) + behind + filled(EMPTY, 250_001, 250_030))
    assert len(sheet.rows) == 250_000
    assert sheet.rows[-1] == [None, None, Decimal(5)]


def test_rows_beyond_every_quick_look_are_cleared_too(tmp_path: Path) -> None:
    assert len(read(tmp_path, DATA + filled(EMPTY, 900_000, 915_000, "XYZ")).rows) == 3


def test_a_sheet_in_which_a_cell_says_not_where_it_stands_is_left_alone(tmp_path: Path) -> None:
    behind = filled(EMPTY, 4, 12_000).removesuffix("</row>") + "<c><v>9</v></c></row>"
    assert read(tmp_path, DATA + behind).rows[11_999] == [*[None] * 5, 9]
    moved = filled(EMPTY, 4, 12_000).replace(EMPTY.format(place="B500"), "<c><v>9</v></c>")
    assert read(tmp_path, DATA + moved).rows[499] == [None, 9]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1"><v>0</v></c>',
        '<c r="A1" t="s"><v>2</v></c>',
        '<c r="A1" t="str"><v> x</v></c>',
        '<c r="A1" t="str"><v>\u00a0</v></c>',
        '<c r="A1" t="inlineStr"><is><t>x</t></is></c>',
        '<c r="A1" t="str"><f>B1</f><v></v></c>',
        '<c r="A1" t="e"><v></v></c>',
    ],
)
def test_no_other_cell_is_taken_out(cell: str) -> None:
    rows = f'<row r="1">{cell}</row>'.encode()
    assert b"".join(EmptyTexts("1").without([rows])) == rows


@pytest.mark.parametrize("size", range(1, 60, 7))
def test_they_are_found_wherever_the_pieces_part(size: int) -> None:
    kept = '<row r="2"><c r="B2"><v>1</v></c></row>'
    rows = (filled(EMPTY, 1, 1) + kept + filled(SHARED, 3, 5)).encode()
    pieces = [rows[start : start + size] for start in range(0, len(rows), size)]
    assert b"".join(EmptyTexts("1").without(pieces)) == kept.encode()


def test_only_a_large_sheet_that_ends_in_them_is_touched() -> None:
    many, few = filled(EMPTY, 1, 9).encode(), filled(EMPTY, 1, 3).encode()
    real = b'<c r="A1"><v>1</v></c>'
    named = filled(SHARED, 1, 9).encode()
    assert find_empty_texts(2_000_000, many, tuple) is not None
    assert find_empty_texts(900_000, many, tuple) is None
    assert find_empty_texts(2_000_000, few, tuple) is None
    assert find_empty_texts(2_000_000, many + real, tuple) is None
    assert find_empty_texts(2_000_000, named, lambda: {1}) is not None
    assert find_empty_texts(2_000_000, named, lambda: {0}) is None
    assert find_empty_texts(2_000_000, named, tuple) is None
