"""Cells that stand in a file more than once, whatever order they stand in."""

from __future__ import annotations

import tracemalloc
from typing import Final

import pytest
from tests.workbooks.hostile.packing import book

from capaian.dossier.spreadsheets.worker.limits import LIMITS
from capaian.dossier.spreadsheets.worker.repeated_cells import Seen, stand_in_order
from capaian.dossier.spreadsheets.worker.run import tell
from capaian.dossier.spreadsheets.worker.sheet_cells import Cell, EnoughError

_BYTES_OF_CELL: Final = 40


def seen_of(*cells: Cell) -> Seen:
    seen = Seen()
    for cell in cells:
        seen.take(cell)
    return seen


def from_below(count: int) -> list[Cell]:
    return [Cell(row, 1, value=str(row)) for row in range(count, 0, -1)]


def test_cells_from_below_to_above_are_none_twice() -> None:
    assert seen_of(*from_below(500)).repeated() == []


def test_of_cells_that_hold_the_same_none_is_told() -> None:
    assert seen_of(Cell(2, 1, value="5"), Cell(1, 1, value="5"), Cell(2, 1, value="5")).repeated() == []


def test_each_place_with_different_cells_is_told_once_from_the_first_on() -> None:
    twice = [Cell(row, 16_384, value=value) for value in "1231" for row in (9, 1_048_576, 4)]
    places = seen_of(*from_below(50), *twice).repeated()
    assert len(places) == len(set(places)) == 3
    assert places == sorted(places)


def test_a_formula_and_a_value_are_different() -> None:
    assert len(seen_of(Cell(1, 1, value="5"), Cell(1, 1, value="5", formula="A2")).repeated()) == 1


def test_rows_from_below_take_little_memory_for_each_cell() -> None:
    """A hundred bytes and more for each, with those that were kept as they are."""
    seen, count = Seen(), 50_000
    tracemalloc.start()
    try:
        for row in range(count, 0, -1):
            seen.take(Cell(row, 1, value="5"))
        assert seen.repeated() == []
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak <= 2 * _BYTES_OF_CELL * count


def test_cells_that_are_there_twice_end_the_look_early() -> None:
    seen = seen_of(*from_below(9_000), *from_below(999))
    with pytest.raises(EnoughError):
        seen.take(Cell(5, 1, value="lain"))
    assert len(seen.repeated()) == 1


def test_a_cell_from_below_is_named_with_what_both_hold() -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in (9, 8, 7, 3))
    *_, line = tell(book(f'{rows}<row r="8"><c r="A8"><v>80</v></c></row>'), LIMITS)
    assert '"code": "book_cell_repeated"' in line
    assert '{"first": "8", "second": "80"}' in line
    *_, line = tell(book(rows), LIMITS)
    assert '"notes"' in line


def row_of(number: int, *cells: str) -> bytes:
    return f'<row r="{number}">{"".join(f"""<c r="{cell}"><v>1</v></c>""" for cell in cells)}</row>'.encode()


@pytest.mark.parametrize(
    ("rows", "is_in_order"),
    [
        ([row_of(1, "A1", "B1"), row_of(2, "A2"), row_of(20, "AA20", "AB20")], True),
        ([row_of(1, "B1", "A1"), row_of(2, "A2")], True),
        ([row_of(1, "A1", "B1", "A1")], False),
        ([row_of(1, "A1"), row_of(3, "A3"), row_of(2, "A2")], False),
        ([row_of(1, "A1"), row_of(1, "B1")], False),
        ([row_of(1, "A1"), row_of(2, "A1")], False),
        ([b"<sheetData/>"], True),
    ],
)
def test_rows_one_below_the_other_have_no_cell_twice(rows: list[bytes], is_in_order: bool) -> None:
    """However its bytes are parted; else each cell is read."""
    assert stand_in_order(rows) is is_in_order
    content = b"".join(rows)
    pieces = [content[begin : begin + 7] for begin in range(0, len(content), 7)]
    assert stand_in_order(pieces) is is_in_order


def test_blank_texts_between_values_ask_for_no_slow_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader gives nothing for them, so that it seems to have lost a value."""
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in (1, 3))
    blank = '<row r="2"><c r="A2" t="inlineStr"><is><t></t></is></c></row>'
    content = book(rows.replace('<row r="3">', f'{blank}<row r="3">'))
    expected = [*tell(content, LIMITS)]
    monkeypatch.setattr("capaian.dossier.spreadsheets.worker.repeated_cells.scan_cells", None)
    assert [*tell(content, LIMITS)] == expected
    assert '"notes"' in expected[-1]
