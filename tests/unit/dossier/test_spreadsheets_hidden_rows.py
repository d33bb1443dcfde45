"""Rows and columns that are not shown are told, however programs write it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.workbooks.hostile.packing import pack, parts, sheet

from capaian.dossier.spreadsheets.model import Sheet
from capaian.dossier.spreadsheets.read_book import read_book
from capaian.dossier.spreadsheets.worker.sheet_watch import hidden_columns, hidden_rows, join_rows


def read(folder: Path, rows: str) -> Sheet:
    file = folder / "buku.xlsx"
    file.write_bytes(pack({**parts(), "xl/worksheets/sheet1.xml": sheet(rows).encode()}))
    (found,) = read_book(file).sheets
    return found


def row(number: int, attributes: str = "") -> str:
    return f'<row r="{number}"{attributes}><c r="A{number}"><v>{number}</v></c></row>'


@pytest.mark.parametrize(
    "attributes",
    [
        ' hidden="1"',
        ' hidden="true"',
        " hidden='1'",
        ' ht="0" customHeight="1"',
        ' ht="0.0"',
        ' ht="0.75" customHeight="1"',
        ' spans="1:1" ht="15" hidden = "1" outlineLevel="1"',
    ],
)
def test_rows_that_are_not_shown(attributes: str, tmp_path: Path) -> None:
    rows = row(1) + row(2, attributes) + row(3)
    assert read(tmp_path, rows).hidden_rows == ((2, 2),)


@pytest.mark.parametrize(
    "attributes",
    [
        "",
        ' hidden="0"',
        ' hidden="false" collapsed="false"',
        ' ht="15"',
        ' ht="10.0"',
        ' ht="1"',
        ' collapsed="1"',
        ' outlineLevel="1"',
    ],
)
def test_rows_that_are_shown(attributes: str, tmp_path: Path) -> None:
    assert read(tmp_path, row(1) + row(2, attributes)).hidden_rows == ()


def test_rows_that_follow_each_other_are_one_group(tmp_path: Path) -> None:
    hidden = ' hidden="1"'
    rows = "".join(row(n, hidden if n in (2, 3, 4, 7) else "") for n in range(1, 9))
    assert read(tmp_path, rows).hidden_rows == ((2, 4), (7, 7))


def test_groups_go_on_over_long_sheets(tmp_path: Path) -> None:
    hidden = ' hidden="1"'
    rows = row(1) + "".join(row(n, hidden) for n in range(2, 20_000))
    assert read(tmp_path, rows).hidden_rows == ((2, 19_999),)


def test_of_very_many_groups_the_first_are_told(tmp_path: Path) -> None:
    rows = "".join(row(n, ' hidden="1"' if n % 2 else "") for n in range(1, 6_000))
    found = read(tmp_path, rows).hidden_rows
    assert len(found) == 2_000
    assert found[0] == (1, 1) and found[-1] == (3_999, 3_999)


def test_rows_with_a_prefix_are_told() -> None:
    assert [*hidden_rows(b'<x:row r="9" hidden="1"><x:c/></x:row>')] == [9]


def test_rows_without_a_number_are_left_out() -> None:
    assert [*hidden_rows(b'<row hidden="1"><c/></row><rowBreaks hidden="1"/>')] == []


def test_groups_are_joined_over_pieces() -> None:
    spans: list[tuple[int, int]] = []
    join_rows(spans, [3, 4])
    join_rows(spans, [5, 9])
    join_rows(spans, ())
    assert spans == [(3, 5), (9, 9)]


@pytest.mark.parametrize(
    ("column", "found"),
    [
        (b'<col min="2" max="3" width="0" customWidth="1"/>', [(2, 3)]),
        (b'<col min="2" max="3" width="0.5" customWidth="1"/>', [(2, 3)]),
        (b'<col min="2" max="2" width="9.14" hidden="true"/>', [(2, 2)]),
        (b'<col min="2" max="2" width="10.5"/>', []),
        (b'<col min="2" max="2" width="9" hidden="false"/>', []),
    ],
)
def test_columns_without_a_width_are_not_shown(column: bytes, found: list[tuple[int, int]]) -> None:
    assert [*hidden_columns(b"<cols>" + column + b"</cols>")] == found
