"""Rows of formats alone below the data are left out for the reader, and nothing else is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.workbooks.hostile.packing import book, styles

from capaian.dossier.spreadsheets.read_book import read_book
from capaian.dossier.spreadsheets.worker import gate, zip_directory
from capaian.dossier.spreadsheets.worker.limits import LIMITS
from capaian.dossier.spreadsheets.worker.rows_below import WORTH, without_rows_below
from capaian.dossier.spreadsheets.worker.run import tell

HEAD = b'<worksheet><sheetData><row r="1"><c r="A1"><v>5</v></c></row>'
BELOW = b'<row r="2"><c r="A2" s="1"/></row><row r="3"/>'
END = b'</sheetData><mergeCells><mergeCell ref="A1:A3"/></mergeCells></worksheet>'
PIECE = 150
"""Bytes of a sheet that go by at once: as small as the books here."""
SHEET = HEAD + BELOW + END


def data(first: int = 1) -> str:
    return "".join(
        f'<row r="{row}"><c r="A{row}" s="1"><v>{row}</v></c>'
        f'<c r="B{row}" t="inlineStr"><is><t>baris {row}</t></is></c></row>'
        for row in range(first, first + 3)
    )


def formats(first: int, rows: int) -> str:
    return "".join(
        f'<row r="{row}"><c r="A{row}" s="1"/><c r="B{row}" s="1"></c></row>'
        for row in range(first, first + rows)
    )


def in_pieces(content: bytes, size: int) -> Iterator[bytes]:
    return (content[start : start + size] for start in range(0, len(content), size))


@pytest.mark.parametrize("size", [1, 2, 7, 40, 1_000])
@pytest.mark.parametrize("place", [0, 22, 23, 40, len(HEAD) - 1, len(HEAD)])
def test_what_stands_before_the_place_and_behind_the_rows_stays(place: int, size: int) -> None:
    first = HEAD if place > HEAD.index(b"<row") else HEAD[: HEAD.index(b"<row")]
    assert b"".join(without_rows_below(in_pieces(SHEET, size), place)) == first + END


@pytest.mark.parametrize("size", [1, 7, 1_000])
@pytest.mark.parametrize("place", [len(HEAD) + len(BELOW), len(SHEET) - 5, len(SHEET), len(SHEET) + 9])
def test_without_such_rows_all_stays(place: int, size: int) -> None:
    assert b"".join(without_rows_below(in_pieces(SHEET, size), place)) == SHEET


@pytest.mark.parametrize("place", [22, len(HEAD), len(SHEET)])
def test_an_empty_piece_is_not_the_end(place: int) -> None:
    """What unpacks a sheet may give out nothing for a while."""
    gaps = [part for piece in in_pieces(SHEET, 40) for part in (piece, b"", b"")]
    assert b"".join(without_rows_below(gaps, place)) == b"".join(without_rows_below([SHEET], place))


def told(content: bytes, worth: int, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    monkeypatch.setattr(gate, "WORTH", worth)
    monkeypatch.setattr(zip_directory, "_PIECE", PIECE)
    return [json.loads(line) for line in tell(content, LIMITS)]


def left_of(content: bytes, monkeypatch: pytest.MonkeyPatch) -> int | None:
    """Return how many bytes of the sheet the reader gets; `None` for the sheet as it is."""
    monkeypatch.setattr(gate, "WORTH", 0)
    monkeypatch.setattr(zip_directory, "_PIECE", PIECE)
    (left,) = gate.pass_gate(content, LIMITS).unpacking.thinned.values() or (None,)
    return None if left is None else left.unpacked


MERGED = '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'
BOOKS = {
    "formats below": book(data() + formats(4, 500), styles=styles("0")),
    "merged cells behind": book(data() + formats(4, 500), after=MERGED, styles=styles("0")),
    "empty rows below": book(data() + "".join(f'<row r="{row}" ht="20"/>' for row in range(4, 600))),
    "rows without numbers": book(data() + "<row></row><row/>" * 200),
    "formats within the data": book(formats(1, 300) + data(301) + formats(304, 300)),
    "no data": book(formats(1, 400), styles=styles("0")),
    "a formula in the last row": book(
        data() + formats(4, 300) + '<row r="400"><c r="A400"><f>1+1</f></c></row>'
    ),
    "an empty text in the last row": book(
        data() + formats(4, 300) + '<row r="400"><c r="A400" t="inlineStr"><is><t></t></is></c></row>'
    ),
    "an error without a value": book(data() + formats(4, 300) + '<row r="400"><c r="A400" t="e"/></row>'),
    "prefixes": book(data() + formats(4, 300)).replace(b"<v>", b"<v >"),
}


@pytest.mark.parametrize("name", BOOKS)
def test_the_reader_finds_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = BOOKS[name]
    found = told(content, 0, monkeypatch)
    assert found == told(content, LIMITS.unpacked_bytes, monkeypatch)
    assert not isinstance(found[0], dict) or "refused" not in found[0]


def test_the_rows_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    left = left_of(BOOKS["formats below"], monkeypatch)
    assert left is not None
    assert left < 1_000


def test_a_sheet_with_odd_cells_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert left_of(BOOKS["an error without a value"], monkeypatch) is None


def test_a_large_sheet_comes_back_with_its_data(tmp_path: Path) -> None:
    rows = formats(4, 100_000)
    assert len(rows) > WORTH
    file = tmp_path / "buku.xlsx"
    file.write_bytes(book(data() + rows, styles=styles("0")))
    (sheet,) = read_book(file).sheets
    assert [[str(cell) for cell in row] for row in sheet.rows] == [
        ["1", "baris 1"],
        ["2", "baris 2"],
        ["3", "baris 3"],
    ]
