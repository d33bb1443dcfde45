"""Rows whose figures all look like years: rows of a table, or heads of years."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, desk, grid

from capaian.dossier.intake.areas import AreaBook, every_area
from capaian.dossier.intake.heads import ForeignTable, find_tables

BOOK = AreaBook(
    {"63.11.01": "Juai", "63.11.02": "Halong", "63.11.03": "Awayan", "63.11": "Kabupaten Balangan"}
)
TITLE = ("KEPEMILIKAN KIA TAHUN 2023",)
HEADS = ("Kecamatan", "Wajib KIA", "Memiliki KIA")
OTHERS = (("Juai", 3100, 1500), ("Halong", 3211, 1577), ("Awayan", 3322, 1654))


def found(rows: Cells, book: AreaBook = BOOK) -> list[tuple[list[str], list[int]]]:
    """Names of heads, and rows, of each table."""

    def shown(one: ForeignTable) -> tuple[list[str], list[int]]:
        return [head.name for head in one.heads], [*one.rows]

    return [*map(shown, find_tables(grid(rows), book))]


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("figures", [(2051, 1926), (2023, 2024), (2024, 2024), ("2051", "2051")])
def test_a_row_that_names_an_area_is_a_row_of_the_table_wherever_it_stands(
    place: int, figures: tuple[int | str, int | str]
) -> None:
    rows = [*OTHERS]
    rows[place] = (rows[place][0], *figures)  # type: ignore[assignment]  # figures of text files
    assert found([TITLE, HEADS, *rows]) == [([*HEADS], [3, 4, 5])]


def test_a_total_that_looks_like_years_closes_the_table() -> None:
    rows = [("Juai", 1000, 1000), ("Halong", 1024, 1020), ("JUMLAH", 2024, 2020)]
    assert found([TITLE, HEADS, *rows]) == [([*HEADS], [3, 4, 5])]


def test_the_last_rows_of_one_column_are_counts_of_areas() -> None:
    """All of the last rows, beside codes: nothing else follows that would tell it."""
    heads = ("Kode", "Kecamatan", "Memiliki KIA")
    codes = (("63.11.01", "Juai", 1500), ("63.11.02", "Halong", 1986), ("63.11.03", "Awayan", 2039))
    assert found([TITLE, heads, *codes]) == [([*heads], [3, 4, 5])]


def test_rows_of_years_alone_are_a_table_where_they_name_areas() -> None:
    rows = [("Juai", 2001, 1990), ("Halong", 2051, 1926)]
    assert found([TITLE, HEADS, *rows]) == [([*HEADS], [3, 4])]


@pytest.mark.parametrize("place", [1, 2])
def test_a_row_of_no_known_area_below_others_is_one_of_them(place: int) -> None:
    rows = [("Desa Satu", 310, 150), ("Desa Dua", 321, 157), ("Desa Tiga", 332, 165)]
    rows[place] = (rows[place][0], 2051, 1926)
    assert found([TITLE, HEADS, *rows]) == [([*HEADS], [3, 4, 5])]


@pytest.mark.parametrize("name", ["Kecamatan", "Kabupaten Balangan", "Balangan"])
def test_heads_of_years_stay_heads(name: str) -> None:
    """The name of the regency may stand in their corner."""
    assert found([TITLE, (name, 2022, 2023), *OTHERS]) == [([name, "2022", "2023"], [3, 4, 5])]


def test_heads_of_years_right_below_a_table_begin_another() -> None:
    second = ("Wilayah", 2022, 2023)
    tables = found([TITLE, HEADS, *OTHERS, second, *OTHERS])
    assert tables == [([*HEADS], [3, 4, 5]), ([*map(str, second)], [7, 8, 9])]


def test_heads_that_number_their_rows_begin_another_table() -> None:
    rows = [(n, *row) for n, row in enumerate(OTHERS, 1)]
    second = ("No", "Kelurahan", 1926, 2051)
    tables = found([TITLE, ("No", *HEADS), *rows, second, *rows])
    assert [heads for heads, _ in tables] == [["No", *HEADS], [*map(str, second)]]


@pytest.mark.parametrize("note", ["Tahun data", "Sumber: SIAK", "Keadaan"])
def test_a_note_with_a_year_below_a_table_is_none_of_its_rows(note: str) -> None:
    rows = [row[:2] for row in OTHERS]
    assert found([TITLE, HEADS[:2], *rows, (note, 2024)]) == [([*HEADS[:2]], [3, 4, 5])]


def test_a_title_with_its_year_beside_it_stays_a_title() -> None:
    titles = [("Kabupaten Balangan", 2023), HEADS[:2], *(row[:2] for row in OTHERS)]
    (table,) = find_tables(grid(titles), BOOK)
    assert table.titles == ("Kabupaten Balangan", "2023", "Sheet1")


def test_tables_of_an_office_name_its_kecamatan_and_the_regencies_beside_it() -> None:
    book = every_area(desk().office, desk().rules)
    assert {book.sure("Juai"), book.sure("Kabupaten Balangan"), book.sure("Kabupaten Banjar")} == {
        "63.11.01",
        "63.11",
        "63.03",
    }


@pytest.mark.parametrize("unit", ["(Rp. 1.000,-)", "(000)"])
def test_a_unit_of_figures_above_heads_is_no_year(unit: str) -> None:
    assert found([TITLE, (None, None, unit), HEADS, *OTHERS]) == [([*HEADS], [4, 5, 6])]


@pytest.mark.parametrize("year", ["2022", 2022])
@pytest.mark.parametrize("other", ["2023 (Jan-Sep)", "2023 s.d. TW III", "2023 *)"])
def test_years_of_which_one_says_more_are_heads(year: str | int, other: str) -> None:
    heads = ("Kecamatan", "Akta Kematian", "Akta Kematian")
    rows = [("AKTA KEMATIAN TAHUN 2023",), heads, ("Kecamatan", year, other), *OTHERS]
    assert found(rows) == [(["Kecamatan", "Akta Kematian > 2022", f"Akta Kematian > {other}"], [4, 5, 6])]


def test_a_name_that_begins_with_a_year_beside_a_count_is_a_row() -> None:
    rows = [
        TITLE,
        ("Uraian", "Wajib KIA", "Memiliki KIA"),
        ("2023 Juai", 3100, 1500),
        ("2023 Halong", 2051, 190),
    ]
    assert found(rows)[0][1] == [3, 4]
