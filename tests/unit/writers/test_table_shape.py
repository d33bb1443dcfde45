"""What a table is: where its cells stand, whether it is a tree."""

from __future__ import annotations

import pytest

from capaian.documents.tree import Cell, Column, HeadCell, Row, RowKind, Table
from capaian.domain.errors import WriterError
from capaian.writers.table_shape import is_tree, place_cells


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
def test_a_tree_has_rows_below_rows(levels: tuple[int, ...], indent: int | None, expected: bool) -> None:
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
        ([[Cell(columns=2, rows=2), Cell()], [Cell()], [Cell(), Cell(), Cell()]], [(0, 2), (2,), (0, 1, 2)]),
        (
            [[HeadCell("a", rows=2), HeadCell("b", columns=2)], [HeadCell("c"), HeadCell("d")]],
            [(0, 1), (1, 2)],
        ),
        ([[Cell(rows=2), Cell(rows=2), Cell(rows=2)], [], [Cell(columns=3)]], [(0, 1, 2), (), (0,)]),
    ],
)
def test_cells_begin_where_no_other_cell_stands(
    rows: list[list[HeadCell | Cell]], expected: list[tuple[int, ...]]
) -> None:
    assert list(place_cells(rows, 3)) == expected


def test_cells_that_reach_too_far_leave_the_next_row_alone() -> None:
    assert list(place_cells([[Cell(columns=9)], [Cell(), Cell()]], 2)) == [(0,), (0, 1)]


@pytest.mark.parametrize(
    "rows",
    [[[Cell(), Cell(), Cell()]], [[Cell(rows=2), Cell()], [Cell(), Cell()]], [[Cell(columns=2), Cell()]]],
)
def test_a_row_with_too_many_cells_is_named(rows: list[list[HeadCell | Cell]]) -> None:
    with pytest.raises(WriterError, match=rf"Tabel 9, baris {len(rows)}: sel lebih banyak daripada 2 kolom"):
        list(place_cells(rows, 2, "Tabel 9"))
