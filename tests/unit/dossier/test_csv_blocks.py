"""Rows of CSV parts in blocks: plain text by columns, and the same rows as the standard library finds."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.dossier.cells import Reading
from capaian.dossier.reading import csv_blocks
from capaian.dossier.reading.csv_blocks import MAX_ROWS, Block, Row, read_blocks, read_rows
from capaian.dossier.reading.csv_writer import write_columns, write_rows

SIGNS = st.text(st.sampled_from("ab ,,\n\n\r\"'"), max_size=40)
CELLS = st.text(st.sampled_from("ab ,\"\n\r;'"), max_size=4)


def blocks(text: str) -> Sequence[Block]:
    return [*read_blocks("x.csv", text, Reading())]


def rows(text: str) -> Sequence[Row]:
    return [*read_rows("x.csv", text, Reading())]


def by_library(text: str) -> Sequence[Row]:
    """Rows with anything in them up to the first broken quote, on the lines that the library has read."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    found, line = [], 1
    try:
        for cells in reader:
            if "".join(cells).strip():
                found.append(Row(line, cells))
            line = reader.line_num + 1
    except csv.Error:
        pass
    return found


@given(SIGNS)
def test_rows_are_those_of_the_standard_library(text: str) -> None:
    assert rows(text) == by_library(text)


@given(st.lists(st.sampled_from(["a,b", "1,2", "a,b,c", "a", "", ",b", " ,", 'x,"y"', 'x,"y\nz"'])))
def test_so_are_those_of_blocks_of_two_rows(lines: list[str]) -> None:
    text = "\n".join(lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_blocks, "_SIGNS_OF_BLOCK", 4)
        patch.setattr(csv_blocks, "_ROWS_OF_BLOCK", 2)
        assert rows(text) == by_library(text)


def test_plain_text_comes_by_columns_the_first_row_alone() -> None:
    head, body = blocks("code,name\n1,Arsip\n2,\n")
    assert (head.lines, head.columns) == (range(1, 2), [["code"], ["name"]])
    assert (body.lines, body.columns) == (range(2, 4), [["1", "2"], ["Arsip", ""]])
    assert [*body.rows()] == [Row(2, ["1", "Arsip"]), Row(3, ["2", ""])]


def test_two_short_rows_are_no_long_one() -> None:
    assert rows("a,b,c\nd\ne\n") == [Row(1, ["a", "b", "c"]), Row(2, ["d"]), Row(3, ["e"])]


def test_behind_a_row_of_another_length_rows_come_as_they_stand() -> None:
    found = blocks("a,b\n" + "1,2\n" * 20_000 + "1,2,3\n" + "1,2\n" * 1_500)
    lengths = [len(block.lines) for block in found]
    assert (lengths[0], sum(lengths), lengths[-1]) == (1, 21_502, 500)
    assert [bool(block.columns) for block in found[1:3]] == [True, True]
    assert [block.lines[0] for block in found if not block.columns] == [19_003]


def test_rows_of_one_length_have_columns_even_where_a_cell_is_quoted() -> None:
    (_, body) = blocks('a,b\n"1,5",2\n3,4\n')
    assert [*map(list, body.columns)] == [["1,5", "3"], ["2", "4"]]


@pytest.mark.parametrize("row", ["1,2", '1,"2"'])
def test_too_many_rows_are_told_at_the_first_of_them(row: str) -> None:
    reading = Reading()
    count = sum(len(block.lines) for block in read_blocks("x.csv", f"{row}\n" * (MAX_ROWS + 9), reading))
    (issue,) = reading.log.finish(())
    assert (count, issue.code, issue.place.row) == (MAX_ROWS + 1, "too_many_rows", MAX_ROWS + 2)


def test_a_cell_that_is_too_long_ends_the_rows() -> None:
    reading = Reading()
    assert [*read_rows("x.csv", f"a,b\n1,{'x' * 1_000_001}\n", reading)] == [Row(1, ["a", "b"])]
    assert [issue.code for issue in reading.log.finish(())] == ["csv_syntax"]


@given(st.integers(1, 3).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1)))
def test_columns_are_written_as_their_rows_are(table: list[list[str]]) -> None:
    names = [f"c{number}" for number in range(len(table[0]))]
    columns = dict(zip(names, zip(*table, strict=True), strict=True))
    assert write_columns(columns) == write_rows(names, table)


def test_no_columns_are_an_empty_head() -> None:
    assert write_columns({}) == write_rows([], []) == "\n"
