"""Long tables are read column by column: the same comes of it, and the same is said, as row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.workbooks.writing import spec_of

from capaian.domain.issue import Issue
from capaian.domain.work import Count
from capaian.dossier.cells import Reading
from capaian.dossier.csv_blocks import Block
from capaian.dossier.csv_lanes import OpenTable
from capaian.dossier.csv_reader import read_table
from capaian.dossier.csv_writer import write_rows
from capaian.dossier.excel.read import rows as rows_module
from capaian.dossier.excel.read.recognise import FoundSheet
from capaian.dossier.excel.read.rows import Tally, take_rows
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.flat_rows import RowsByColumn, texts_of
from capaian.dossier.spreadsheets.model import CellValue, Sheet
from capaian.dossier.tables.means import TRAINING
from capaian.dossier.tables.work import COUNTS, INPUTS

HEAD = "measure,area,period,value,source"
ROWS = 2_500
SPOILED = [
    "",
    ",,,,",
    "ktp.holders,63.11.02,2023,12x,s1",
    "ktp.holders,,2023,12,s1",
    "ktp.holders,63.11.02,2023,12",
    "ktp.holders,63.11.02,2023,12,s1,,",
    "ktp.holders,63.11.02,2023,12,s1,x",
    "ktp.holders,63.11.01.0007,2007,7,agregat",
    "ktp.holders,63.11.01.0007,2007,8,agregat",
    " ktp.holders ,63.11.01.0007 ,2007,8,agregat",
    "ktp.holders,63.11.02,2023,," + "6311024113900002",
    '"ktp.holders\n",63.11.02,2023,12,s1',
    '"ktp.holders',
]


def counts(count: int = ROWS) -> list[str]:
    """Rows of which nothing is to be said; some have no figure, some no source."""
    return [
        f"ktp.holders,63.11.01.{number:04},{2000 + number % 10},{number if number % 7 else ''},"
        f"{'agregat' if number % 11 else ''}"
        for number in range(count)
    ]


def read(rows: Sequence[str]) -> tuple[Sequence[Count], Sequence[Issue], int]:
    reading = Reading()
    records = read_table(COUNTS, "\n".join([HEAD, *rows]) + "\n", reading)
    reading.names.check(reading.log)
    return records, reading.log.finish(()), len(records)


def never(*_: object) -> None:
    """Say that nothing is sure."""


@pytest.mark.parametrize("spoiled", SPOILED)
@pytest.mark.parametrize("place", [3, 999, 1_000, 2_400])
def test_a_table_reads_the_same_either_way(spoiled: str, place: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = counts()
    rows.insert(place, spoiled)
    by_columns = read(rows)
    monkeypatch.setattr(OpenTable, "read_plain", never)
    assert by_columns == read(rows)


def test_only_blocks_of_which_something_is_said_are_read_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    real = OpenTable.read_plain

    def noting(opened: OpenTable[object], block: Block) -> object:
        plain = real(opened, block)
        asked.append(plain is not None)
        return plain

    monkeypatch.setattr(OpenTable, "read_plain", noting)
    rows = counts()
    rows[1_500] = "ktp.holders,63.11.02,2023,12x,s1"
    assert read(rows)[2] == ROWS
    assert asked == [True, False, True]


def test_what_a_block_ends_with_is_told_after_what_stands_before() -> None:
    rows = [*counts(20), "ktp.holders,63.11.02,2023,x,s1", '"open']
    issues = read(rows)[1]
    told = [(issue.code, issue.place.row) for issue in issues if issue.place.column != "source"]
    assert [one for one in told if one[0] in ("not_a_number", "csv_syntax")] == [
        ("not_a_number", 22),
        ("csv_syntax", 23),
    ]


def test_digits_beside_a_figure_are_told_in_long_tables_too() -> None:
    head = "node,period,resource,kind,original,revised,actual,fund"
    rows = [f"n{number},2023,money,all,1,2,3,APBD" for number in range(1_200)]
    rows[700] = "n700,2023,money,all,1,2,3,5"
    reading = Reading()
    read_table(INPUTS, "\n".join([head, *rows]), reading)
    assert [(issue.code, issue.place.row) for issue in reading.log.finish(())] == [("cut_number", 702)]


def test_a_header_without_a_needed_column_is_read_row_by_row() -> None:
    reading = Reading()
    assert read_table(TRAINING, "period\n2023\n2024\n", reading) == ()
    assert [issue.code for issue in reading.log.finish(())] == ["missing_column"]


BOATS = {"#": 2, "id": 3, "name": 4, "engine.power": 5, "built": 6, "ports": 7}
ODD_ROWS: list[Sequence[CellValue]] = [
    (),
    (None, None, "  "),
    (None, Decimal(9), "x", "X", "12,5 %"),
    (None, Decimal(9), "x", True),
    (None, Decimal(9), Decimal("1.5"), "X"),
    (None, Decimal(9), date(2023, 1, 1), "X"),
    (None, Decimal(9), "x", "X", None, None, None, "behind"),
    (None, Decimal(9), "x", "X", *[None] * 300, "far"),
]


def boats(count: int) -> list[Sequence[CellValue]]:
    return [(None, Decimal(n), f"boat-{n}", f"Boat {n % 9}", Decimal(n % 50)) for n in range(1, count)]


def take(rows: Sequence[Sequence[CellValue]]) -> tuple[object, ...]:
    log, tally = IssueLog(), Tally()
    found = FoundSheet(spec_of("#boats"), Sheet("Lembar", ((), (), *rows)), BOATS, 3)
    taken = take_rows(found, "b.xlsx", log, tally)
    return [*taken.rows], [*taken.places], log.finish(()), tally


@pytest.mark.parametrize("odd", ODD_ROWS)
@pytest.mark.parametrize("place", [0, 5, 999, 1_700])
def test_a_sheet_is_taken_the_same_either_way(
    odd: Sequence[CellValue], place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = boats(2_100)
    rows.insert(place, odd)
    by_columns = take(rows)
    monkeypatch.setattr(rows_module, "take_plain", never)
    assert by_columns == take(rows)


def test_rows_by_column_are_rows() -> None:
    rows = RowsByColumn({"#": ["1", "x", "3"], "id": ["a", "b", "c"]}, 3)
    assert [(row.number, row.cells["id"]) for row in rows] == [(1, "a"), (0, "b"), (3, "c")]
    assert [row.cells["id"] for row in rows[1:]] == ["b", "c"]
    assert rows[-1].cells == {"#": "3", "id": "c"}
    assert texts_of(rows, "id") == texts_of([*rows], "id") == ["a", "b", "c"]
    assert texts_of(rows, "name") == texts_of([*rows], "name") == ["", "", ""]
    with pytest.raises(IndexError):
        rows[3]


CELLS = st.text(st.sampled_from("ab ,\"\n\r;'"), max_size=4)


@given(st.integers(1, 3).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1)))
def test_tables_are_written_as_the_standard_library_does(table: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(table)
    assert write_rows(table[0], table[1:]) == stream.getvalue()


def test_rows_of_different_lengths_are_written_as_the_standard_library_does() -> None:
    assert write_rows(["a", "b"], [["1,2"], ["1", "2", "3"]]) == 'a,b\n"1,2"\n1,2,3\n'
