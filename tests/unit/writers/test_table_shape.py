"""What a table is: where its cells stand, whether it is a tree."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.documents.tree import Cell, Column, HeadCell, Row, RowKind, Table
from capaian.domain.errors import WriterError
from capaian.writers.table_shape import Merge, is_tree, lay_out_cells, place_cells


def table_of(levels: tuple[int, ...], indent: int | None, kind: RowKind = RowKind.ITEM) -> Table:
    rows = tuple(Row((Cell(),), kind, level) for level in levels)
    return Table("t", "", (), (Column(),), (), rows, indent_column=indent)


@pytest.mark.parametrize(
    ("levels", "indent", "expected"),
    [
        ((0, 1), 0, True),
        ((0, 1, 2), 0, True),
        ((0, 0), 0, False),
        ((0, 1), None, False),
        ((), 0, False),
    ],
)
def test_a_tree_has_rows_below_rows(
    levels: tuple[int, ...], indent: int | None, expected: bool
) -> None:
    assert is_tree(table_of(levels, indent)) is expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([[Cell(), Cell(), Cell()]], [(0, 1, 2)]),
        ([[Cell(columns=2), Cell()]], [(0, 2)]),
        (
            [[Cell(rows=2), Cell(), Cell()], [Cell(), Cell()], [Cell(), Cell(), Cell()]],
            [(0, 1, 2), (1, 2), (0, 1, 2)],
        ),
        (
            [[Cell(), Cell(rows=3), Cell()], [Cell(), Cell()], [Cell(columns=1), Cell()]],
            [(0, 1, 2), (0, 2), (0, 2)],
        ),
        (
            [[Cell(columns=2, rows=2), Cell()], [Cell()], [Cell(), Cell(), Cell()]],
            [(0, 2), (2,), (0, 1, 2)],
        ),
        (
            [[HeadCell("a", rows=2), HeadCell("b", columns=2)], [HeadCell("c"), HeadCell("d")]],
            [(0, 1), (1, 2)],
        ),
        (
            [[Cell(rows=2), Cell(rows=2), Cell(rows=2)], [], [Cell(columns=3)]],
            [(0, 1, 2), (), (0,)],
        ),
    ],
)
def test_cells_begin_where_no_other_cell_appears(
    rows: list[list[HeadCell | Cell]], expected: list[tuple[int, ...]]
) -> None:
    assert list(place_cells(rows, 3)) == expected


def test_cells_that_reach_too_far_leave_the_next_row_alone() -> None:
    assert list(place_cells([[Cell(columns=9)], [Cell(), Cell()]], 2)) == [(0,), (0, 1)]


@pytest.mark.parametrize(
    "rows",
    [
        [[Cell(), Cell(), Cell()]],
        [[Cell(rows=2), Cell()], [Cell(), Cell()]],
        [[Cell(columns=2), Cell()]],
    ],
)
def test_a_row_with_too_many_cells_is_named(rows: list[list[HeadCell | Cell]]) -> None:
    with pytest.raises(
        WriterError, match=rf"Tabel 9, baris {len(rows)}: sel lebih banyak daripada 2 kolom"
    ):
        list(place_cells(rows, 2, "Tabel 9"))


@given(
    st.integers(1, 5),
    st.lists(
        st.lists(st.builds(Cell, columns=st.integers(1, 3), rows=st.integers(1, 3)), max_size=4),
        max_size=6,
    ),
)
def test_a_laid_out_grid_has_no_hole_and_no_overlap(columns: int, rows: list[list[Cell]]) -> None:
    try:
        places = lay_out_cells(rows, columns, "Tabel")
    except WriterError:
        return
    given = sum(len(row) for row in rows)
    assert sum(place.cell is not None for row in places for place in row) == given
    for row in places:
        assert [place.column for place in row] == [
            sum(one.columns for one in row[:at]) for at in range(len(row))
        ]
        assert sum(place.columns for place in row) == columns
    for above, below in pairwise(places):
        going_on = {
            (place.column, place.columns) for place in below if place.merge is Merge.CONTINUE
        }
        assert going_on == {
            (place.column, place.columns) for place in above if not place.is_last_row
        }
