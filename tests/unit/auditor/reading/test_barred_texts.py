"""Texts whose tables are set with bars, as markdown has them."""

from __future__ import annotations

import pytest

from capaian.auditor.reading.text import read_lines


def cells(text: str) -> list[tuple[str, ...]]:
    return [line.cells for line in read_lines(text)]


@pytest.mark.parametrize("rule", ["|---|---:|", "| :-- | --- |", "--- | ---"])
def test_rows_between_bars_are_rows_and_the_line_below_the_head_is_none(rule: str) -> None:
    text = f"Tabel 1 Program\n| No | Pagu |\n{rule}\n| 1 | 12.364 |"
    assert cells(text) == [("Tabel 1 Program",), ("No", "Pagu"), ("",), ("1", "12.364")]


def test_an_empty_cell_at_the_end_stays() -> None:
    assert cells("| No | Pagu | Sisa |\n| 1 | 5 |  |") == [("No", "Pagu", "Sisa"), ("1", "5", "")]


def test_a_blank_before_the_first_bar_is_an_empty_cell_where_no_bar_ends_the_line() -> None:
    assert cells("1 | Juai | 5\n | Jumlah | 5") == [("1", "Juai", "5"), ("", "Jumlah", "5")]
    assert cells(" | 1 | Juai |\n | 2 | Batu |") == [("1", "Juai"), ("2", "Batu")]


def test_bars_without_others_at_the_ends_part_cells_beside_tabs_too() -> None:
    assert cells("A\tB\nNo | Pagu\n1 | 5") == [("A", "B"), ("No", "Pagu"), ("1", "5")]


def test_rows_between_bars_do_not_touch_those_set_with_blanks() -> None:
    blanks = "\n".join(f"{n}    Juai {n}       12.36{n}" for n in range(1, 9))
    alone = cells(blanks)
    assert cells(f"{blanks}\nNo | Pagu\n1 | 5") == [*alone, ("No", "Pagu"), ("1", "5")]


@pytest.mark.parametrize(
    "text",
    ["Halaman | 12", "Dinas | Bidang\nSatu | dua | tiga", "Dinas | Bidang\n\nSatu | dua", "a\nb\nc"],
    ids=["one line", "other number", "apart", "none"],
)
def test_bars_in_single_lines_part_nothing(text: str) -> None:
    assert cells(text) == [(line,) for line in text.split("\n")]
