"""Rows kept by columns are the rows that they stand for, however they are looked at."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from capaian.dossier.rows.flat_rows import FlatRow, RowsByColumn, texts_of, whole

NAMES = ("#", "kode", "nilai")
CELLS = st.sampled_from(["", "a", "7", "é", "1.5"])
TABLES = st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=7)


def both(table: list[tuple[str, str, str]]) -> tuple[RowsByColumn, list[FlatRow]]:
    """The same rows, by columns and one by one."""
    columns = {name: [row[at] for row in table] for at, name in enumerate(NAMES)}
    plain = [FlatRow(dict(zip(NAMES, row, strict=True)), 7 if row[0] == "7" else 0) for row in table]
    return RowsByColumn(columns, len(table)), plain


@settings(max_examples=60)
@given(TABLES, st.integers(-9, 9), st.integers(-9, 9), st.sampled_from([None, 1, 2, -1, -2]))
def test_they_are_looked_at_as_a_list_is(
    table: list[tuple[str, str, str]], first: int, last: int, step: int | None
) -> None:
    rows, plain = both(table)
    assert (len(rows), [*rows], [*reversed(rows)]) == (len(plain), plain, plain[::-1])
    assert [*rows[first:last:step]] == plain[first:last:step]
    assert rows[:] == plain
    if -len(plain) <= first < len(plain):
        assert rows[first] == plain[first]
    else:
        with pytest.raises(IndexError):
            rows[first]


@settings(max_examples=40)
@given(TABLES)
def test_a_column_has_the_same_texts_either_way(table: list[tuple[str, str, str]]) -> None:
    rows, plain = both(table)
    for name in (*NAMES, "tidak ada", ""):
        assert [*texts_of(rows, name)] == [*texts_of(plain, name)]
        assert len(texts_of(rows, name)) == len(table)


def test_a_cell_that_a_row_has_not_is_empty() -> None:
    rows = [FlatRow({"a": "1"}), FlatRow({}), FlatRow({"a": "", "b": "2"})]
    assert texts_of(rows, "a") == ["1", "", ""]
    assert texts_of(rows, "b") == ["", "", "2"]


def test_rows_without_a_column_have_no_number_and_no_cells() -> None:
    rows = RowsByColumn({}, 2)
    assert [*rows] == [FlatRow({}, 0), FlatRow({}, 0)]
    assert texts_of(rows, "a") == ["", ""]


def test_a_row_that_was_taken_out_is_not_the_place_of_another() -> None:
    rows, _ = both([("1", "a", "x"), ("2", "b", "y")])
    first = rows[0]
    assert rows[1] != first
    assert rows[0] == first


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("0", 0),
        ("7", 7),
        ("007", 7),
        ("123456", 123_456),
        ("-7", 0),
        ("+7", 0),
        ("7.0", 0),
        ("1.000", 0),
        (" 7", 0),
        ("7 ", 0),
        ("7a", 0),
        ("1_000", 0),
        ("²", 0),
        ("٣", 0),
        ("７", 0),
        ("VII", 0),
    ],
)
def test_a_number_is_one_in_plain_digits_and_nothing_else(text: str, number: int) -> None:
    assert whole(text) == number
