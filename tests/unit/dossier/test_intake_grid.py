"""A sheet as a rectangle of cells."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.intake.desks import FILE, grid, sheet

from capaian.domain.issue import Place
from capaian.dossier.intake.grid import as_text, is_year, make_grid
from capaian.dossier.spreadsheets.model import CellValue, Odd, Sheet, Span


def test_rows_become_equally_long() -> None:
    made = grid([["a"], ["b", "c", "d"], []])
    assert made.width == 3
    assert made.rows == (("a", None, None), ("b", "c", "d"), (None, None, None))


def test_an_empty_sheet_has_no_width() -> None:
    assert grid([]).width == 0


def test_words_of_a_merged_cell_stand_in_each_of_its_cells() -> None:
    made = grid([["KTP", None, None], ["L", "P", "L+P"]], Span(1, 1, 1, 3))
    assert made.rows[0] == ("KTP", "KTP", "KTP")


def test_cells_merged_downwards_say_the_same_in_each_row() -> None:
    made = grid([["Kecamatan", "L"], [None, "P"]], Span(1, 1, 2, 1))
    assert [row[0] for row in made.rows] == ["Kecamatan", "Kecamatan"]


def test_a_row_of_which_all_cells_are_merged_with_those_above_is_no_other_row() -> None:
    made = grid(
        [["2.12.01", "Gaji", 5], [None, None, None], ["2.12.02", "", 6]], Span(1, 1, 2, 1), Span(1, 2, 2, 2)
    )
    assert made.rows[1] == (None, None, None)


def test_an_error_is_a_cell_of_its_own() -> None:
    odd = {(2, 2): (Odd.ERROR, "#REF!")}
    made = make_grid(FILE, sheet([["Juai", 5], [None, None]], Span(1, 1, 2, 1), odd=odd))
    assert made.rows[1] == ("Juai", None)


def test_years_of_heads_are_repeated_and_figures_are_not() -> None:
    made = grid([[2023, None, 12336, None]], Span(1, 1, 1, 2), Span(1, 3, 1, 4))
    assert made.rows[0] == (Decimal(2023), Decimal(2023), Decimal(12336), None)


def test_an_empty_merged_cell_wipes_nothing_out() -> None:
    made = grid([[None, "b"], ["c", "d"]], Span(1, 1, 1, 2))
    assert made.rows[0] == (None, "b")


@pytest.mark.parametrize("span", [Span(5, 1, 6, 2), Span(1, 9, 1, 12)])
def test_a_merged_range_beyond_the_sheet_is_none(span: Span) -> None:
    assert grid([["a", "b"]], span).rows == (("a", "b"),)


def test_a_merged_range_that_reaches_beyond_ends_with_the_sheet() -> None:
    assert grid([["a", None]], Span(1, 1, 9, 30)).rows == (("a", "a"),)


def test_cells_are_counted_from_one() -> None:
    made = grid([["a", "b"], ["c", 12]])
    assert made.value(2, 2) == 12
    assert (made.text(1, 2), made.text(2, 2)) == ("b", "12")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("  Wajib \n KTP ", "Wajib KTP"),
        (Decimal("2023"), "2023"),
        (Decimal("99.50"), "99.50"),
        (Decimal("1E+3"), "1000"),
        (date(2023, 1, 1), "2023-01-01"),
        (True, "True"),
    ],
)
def test_what_a_cell_says(value: CellValue, text: str) -> None:
    assert as_text(value) == text


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        (Decimal(2023), True),
        (Decimal(1900), True),
        (Decimal(2199), True),
        (Decimal(1899), False),
        (Decimal(2200), False),
        (Decimal("2023.5"), False),
        ("2023", False),
        (None, False),
    ],
)
def test_numbers_that_heads_use_as_years(value: CellValue, answer: bool) -> None:
    assert is_year(value) is answer


def test_places_name_sheet_row_and_column() -> None:
    made = grid([["a"]], name="KTP")
    assert made.place(7) == Place(FILE, 7, None, "KTP")
    assert made.place(7, 28) == Place(FILE, 7, "AB", "KTP")
    assert made.place(7, 3, "Wajib KTP") == Place(FILE, 7, "C (Wajib KTP)", "KTP")
    assert made.place(None) == Place(FILE, None, None, "KTP")


def test_a_grid_leaves_its_sheet_as_it_was() -> None:
    rows = [["KTP", None]]
    plain: Sheet = sheet(rows, Span(1, 1, 1, 2))
    make_grid(FILE, plain)
    assert plain.rows == [["KTP", None]]


@pytest.mark.parametrize(
    ("rows", "span", "covered"),
    [
        ([[12364, 9999]], Span(1, 1, 1, 2), {(1, 2): "A1:B1"}),
        ([[12364], [9999], [5]], Span(1, 1, 2, 1), {(2, 1): "A1:A2"}),
        ([[None, 9999]], Span(1, 1, 1, 2), {(1, 2): "A1:B1"}),
        ([["  ", 9999]], Span(1, 1, 1, 2), {(1, 2): "A1:B1"}),
        ([[1, 2, 3], [4, 5, None]], Span(1, 2, 2, 3), {place: "B1:C2" for place in ((1, 3), (2, 2))}),
        ([[12364, "x"]], Span(1, 1, 9, 30), {(1, 2): "A1:AD9"}),
        ([[12364, None]], Span(1, 1, 1, 2), {}),
        ([[12364, 12364]], Span(1, 1, 1, 2), {}),
        ([["KTP", 9999]], Span(1, 1, 1, 2), {}),
        ([[2023, 9999]], Span(1, 1, 1, 2), {}),
        ([[12364, 9999]], Span(5, 1, 6, 2), {}),
    ],
    ids=[
        "beside",
        "below",
        "under an empty cell",
        "under blanks",
        "of four",
        "a text, at the end",
        "nothing",
        "the same",
        "under a word",
        "under a year",
        "beyond the sheet",
    ],
)
def test_what_lies_unseen_under_a_merged_cell_is_marked(
    rows: list[list[CellValue]], span: Span, covered: dict[tuple[int, int], str]
) -> None:
    made = grid(rows, span)
    assert made.odd == {place: (Odd.COVERED, word) for place, word in covered.items()}


def test_a_covered_figure_keeps_its_value_and_other_marks_stay() -> None:
    error = (Odd.ERROR, "#REF!")
    held = Sheet("KTP", [[Decimal(1), Decimal(2), None]], merged=(Span(1, 1, 1, 2),), odd={(1, 3): error})
    made = make_grid(FILE, held)
    assert made.rows == ((1, 2, None),)
    assert made.odd == {(1, 2): (Odd.COVERED, "A1:B1"), (1, 3): error}


def test_a_cell_far_from_where_tables_begin_makes_no_grid() -> None:
    """Going through all that lies before it took minutes; one alone in its row or column takes none."""
    far: list[list[CellValue]] = [[] for _ in range(1_048_575)]
    made = make_grid(FILE, Sheet("KTP", [*far, [None] * 16_383 + ["x"]]))
    assert made.rows == ()
    assert made.width == 0
    assert make_grid(FILE, Sheet("KTP", [*far[:400], [None] * 9_000 + ["x"]])).rows == ()
    below = make_grid(FILE, Sheet("KTP", [*far[:150_000], ["x"]]))
    assert below.text(150_001, 1) == "x"
    beside = make_grid(FILE, Sheet("KTP", [[None] * 16_383 + ["x"]]))
    assert beside.text(1, 16_384) == "x"


def test_a_long_table_a_few_columns_away_is_a_grid() -> None:
    rows: list[list[CellValue]] = [[None, None, None, "a", Decimal(1), None, "b"] for _ in range(90_000)]
    assert len(make_grid(FILE, Sheet("KTP", [[], [], *rows])).rows) == 90_002
