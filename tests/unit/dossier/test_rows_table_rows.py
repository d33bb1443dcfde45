"""Rows of a long table: kept by columns, read as far as they are asked for, the same as row by row."""

from __future__ import annotations

import csv
import io
import sys
import tracemalloc

import pytest

from capaian.dossier.rows.contents import TableRows, lane_of
from capaian.dossier.rows.flat_rows import FlatRow

THREE = "code,name\na,satu\nb,dua\nc,tiga\n"


def long_table(rows: int) -> str:
    """A table of many rows with few different texts."""
    lines = (
        f"ktp.holders,63.11.{n % 90:02d}.{2001 + n % 40},{2000 + n % 20},{n % 500},agregat\n"
        for n in range(rows)
    )
    return f"measure,area,period,value,source\n{''.join(lines)}"


def read_plainly(text: str) -> list[FlatRow]:
    """The rows by the way of the library alone."""
    return [FlatRow(row, number) for number, row in enumerate(csv.DictReader(io.StringIO(text)), 1)]


def test_rows_are_a_sequence_that_ends_where_it_is_said_to() -> None:
    rows = TableRows(THREE, 3)
    assert rows._read == 0
    assert rows[1].cells == {"code": "b", "name": "dua"}
    assert rows._read == 2
    assert [row.cells["code"] for row in rows] == ["a", "b", "c"]
    assert [row.cells["code"] for row in rows[::-1]] == ["c", "b", "a"]
    assert (rows[-1].cells["code"], rows[-1].number, len(rows), rows[3:]) == ("c", 3, 3, [])
    with pytest.raises(IndexError):
        rows[3]


def test_without_a_count_all_rows_are_read_and_counted() -> None:
    rows = TableRows(THREE)
    assert (rows._read, len(rows)) == (3, 3)
    assert [*rows] == read_plainly(THREE)


@pytest.mark.parametrize("count", [0, 1, 999, 1000, 1001, 2500])
def test_however_many_they_are_they_are_those_of_the_library(count: int) -> None:
    """Also where they do not fill the blocks in which they are read."""
    text = long_table(count)
    expected = read_plainly(text)
    for rows in (TableRows(text), TableRows(text, count)):
        assert len(rows) == count
        assert [*rows] == expected
        assert rows.lane("value") == [row.cells["value"] for row in expected]
        assert [rows[place] for place in range(count - 1, -1, -1)] == expected[::-1]


@pytest.mark.parametrize("first", [0, 5, 1500, 2499])
def test_a_row_far_down_is_read_on_to(first: int) -> None:
    rows, expected = TableRows(long_table(2500), 2500), read_plainly(long_table(2500))
    assert rows[first] == expected[first]
    assert rows._read == first + 1
    assert (rows[2499], rows[0]) == (expected[2499], expected[0])
    assert [*rows] == expected


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", []),
        ("\n\n", []),
        ("code\n", []),
        (" code , name \na,b\n", [{"code": "a", "name": "b"}]),
        ("code,name,,\n\na,b\n ,,\n,c,,,\n", [{"code": "a", "name": "b"}, {"code": "", "name": "c"}]),
        ('code,name\n"a\nb","c,d"\n', [{"code": "a\nb", "name": "c,d"}]),
        ("code,code\na,b\n", [{"code": "b"}]),
    ],
)
def test_lines_without_a_text_and_empty_cells_at_the_end_are_passed_over(
    text: str, cells: list[dict[str, str]]
) -> None:
    rows = TableRows(text)
    assert [dict(row.cells) for row in rows] == cells
    assert rows.lane("code") == [row["code"] for row in cells]
    assert rows.lane("lain") == [""] * len(cells)


@pytest.mark.parametrize("line", ["a\n", "a,b,c\n", "a,b\nc\n", "a,b\nc,d,e\n"])
def test_a_row_of_another_width_is_no_row(line: str) -> None:
    with pytest.raises(ValueError, match="zip"):
        TableRows(f"code,name\n{line}")


def test_a_quote_that_is_never_closed_is_told() -> None:
    with pytest.raises(csv.Error):
        TableRows('code,name\na,"b\n')


def test_a_column_is_the_same_of_rows_that_are_kept_one_by_one() -> None:
    plain, kept = read_plainly(THREE), TableRows(THREE)
    for name in ("code", "name", "lain"):
        assert [*lane_of(kept, name)] == [*lane_of(plain, name)]


def test_texts_that_repeat_are_kept_once() -> None:
    rows = TableRows(long_table(3000))
    assert len({id(text) for text in rows.lane("measure")}) == 1
    assert len({id(text) for text in rows.lane("value")}) == 500


def test_a_long_table_takes_a_quarter_of_what_its_rows_would() -> None:
    text = long_table(20_000)
    sizes = []
    for read in (TableRows, read_plainly):
        tracemalloc.start()
        kept = read(text)
        sizes.append(tracemalloc.get_traced_memory()[0])
        tracemalloc.stop()
        assert len(kept) == 20_000
    assert sizes[0] * 4 < sizes[1]
    assert sizes[0] < 20_000 * 6 * sys.getsizeof(0)
