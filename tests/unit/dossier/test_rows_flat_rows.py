"""Rows kept by columns are the rows that they stand for, and those of a table are those of the library."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from capaian.dossier.rows.flat_rows import FlatRow, RowsByColumn, table_rows, texts_of, whole

NAMES = ("#", "kode", "nilai")
CELLS = st.sampled_from(["", "a", "7", "é", "1.5"])
TABLES = st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=7)


@settings(max_examples=25)
@given(TABLES, st.integers(-9, 9), st.integers(-9, 9), st.sampled_from([None, 1, 2, -1, -2]))
def test_they_are_looked_at_as_a_list_is(
    table: list[tuple[str, str, str]], first: int, last: int, step: int | None
) -> None:
    columns = {name: [row[at] for row in table] for at, name in enumerate(NAMES)}
    plain = [FlatRow(dict(zip(NAMES, row, strict=True)), 7 if row[0] == "7" else 0) for row in table]
    rows = RowsByColumn(columns, len(table))
    assert (len(rows), [*rows], [*reversed(rows)]) == (len(plain), plain, plain[::-1])
    assert [*rows[first:last:step]] == plain[first:last:step]
    for name in (*NAMES, "tidak ada"):
        assert [*texts_of(rows, name)] == [*texts_of(plain, name)]
    if not -len(plain) <= first < len(plain):
        with pytest.raises(IndexError):
            rows[first]


@pytest.mark.parametrize("count", [0, 1, 999, 1000, 1001, 2500])
def test_however_many_they_are_they_are_those_of_the_library(count: int) -> None:
    """Also where they do not fill the blocks in which they are read."""
    lines = (f"ktp,63.11.{n % 90:02d},{2000 + n % 20},{n % 500}\n" for n in range(count))
    text = f"measure,area,period,value\n{''.join(lines)}"
    rows = table_rows(text)
    plain = [FlatRow(row, number) for number, row in enumerate(csv.DictReader(io.StringIO(text)), 1)]
    assert (len(rows), [*rows]) == (count, plain)
    assert len({id(value) for value in texts_of(rows, "value")}) <= 500, "texts that repeat are kept once"


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
    assert [dict(row.cells) for row in table_rows(text)] == cells


@pytest.mark.parametrize("line", ["a\n", "a,b,c\n", "a,b\nc\n", 'a,"b\n'])
def test_a_row_of_another_width_is_no_row(line: str) -> None:
    with pytest.raises((ValueError, csv.Error)):
        table_rows(f"code,name\n{line}")


@pytest.mark.parametrize(("text", "number"), [("", 0), ("007", 7), ("-7", 0), (" 7", 0), ("²", 0)])
def test_a_number_is_one_in_plain_digits_and_nothing_else(text: str, number: int) -> None:
    assert whole(text) == number
