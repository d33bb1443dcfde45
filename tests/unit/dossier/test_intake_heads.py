"""Where tables stand in a sheet, and which rows above them are heads."""

from __future__ import annotations

import pytest
from tests.intake.desks import KTP, changed, grid, table

from capaian.dossier.intake.figures import Kind, Marks
from capaian.dossier.intake.heads import find_tables
from capaian.dossier.spreadsheets.model import Span

TWO_ROWS = (
    ("No", "Kecamatan", "Wajib KTP", None, None, "Sudah Rekam", None, None),
    (None, None, "L", "P", "L+P", "L", "P", "L+P"),
    (1, "Juai", 6000, 6364, 12364, 6100, 6236, 12336),
    (2, "Halong", 7000, 7843, 14843, 7100, 7647, 14747),
)
NAMES = [
    "Wajib KTP > L",
    "Wajib KTP > P",
    "Wajib KTP > L+P",
    "Sudah Rekam > L",
    "Sudah Rekam > P",
    "Sudah Rekam > L+P",
]


def heads(rows: object, *merged: Span) -> list[str]:
    return [head.name for head in table(rows, *merged).heads]  # type: ignore[arg-type]  # rows


def test_heads_in_one_row() -> None:
    found = table(KTP)
    assert [head.name for head in found.heads] == ["No", "Kecamatan", "Wajib KTP", "Sudah Rekam"]
    assert found.rows == tuple(range(4, 13))
    assert found.titles == ("DATA KEPEMILIKAN KTP-EL TAHUN 2023", "Sheet1")


def test_heads_over_two_rows_go_on_over_blanks() -> None:
    assert heads(TWO_ROWS)[2:] == NAMES


def test_heads_over_two_rows_with_merged_cells() -> None:
    spans = (Span(1, 1, 2, 1), Span(1, 2, 2, 2), Span(1, 3, 1, 5), Span(1, 6, 1, 8))
    assert heads(TWO_ROWS, *spans) == ["No", "Kecamatan", *NAMES]


def test_heads_over_three_rows() -> None:
    rows = (
        ("No", "Kecamatan", "KTP-el", None, None, None),
        (None, None, "Wajib", None, "Rekam", None),
        (None, None, "L", "P", "L", "P"),
        (1, "Juai", 6000, 6364, 6100, 6236),
        (2, "Halong", 7000, 7843, 7100, 7647),
    )
    assert heads(rows)[2:] == [
        "KTP-el > Wajib > L",
        "KTP-el > Wajib > P",
        "KTP-el > Rekam > L",
        "KTP-el > Rekam > P",
    ]


def test_a_lower_row_of_two_heads_alone() -> None:
    rows = (
        ("No", "Kecamatan", "Wajib KTP", None),
        (None, None, "L", "P"),
        (1, "Juai", 6, 7),
        (2, "Halong", 8, 9),
    )
    assert heads(rows) == ["No", "Kecamatan", "Wajib KTP > L", "Wajib KTP > P"]


def test_a_row_that_parts_sections_above_the_first_figures_is_no_head() -> None:
    rows = [*KTP[:3], ("A.", "DAERAH HULU"), *KTP[3:]]
    assert heads(rows) == ["No", "Kecamatan", "Wajib KTP", "Sudah Rekam"]


@pytest.mark.parametrize(
    "numbering",
    [
        ("1", "2", "3", "4"),
        (1, 2, 3, 4),
        ("(1)", "(2)", "(3)", "(4)"),
        ("1", "2", "3", "4=3:2"),
        ("(1)", "(2)", "(3)", "(4) = (3):(2)x100%"),
        (None, "1", "2", "3"),
    ],
)
def test_a_row_that_numbers_the_columns_is_no_row(numbering: tuple[object, ...]) -> None:
    rows = [list(row) for row in KTP]
    rows.insert(3, list(numbering))  # type: ignore[arg-type]  # cells
    found = table(rows)
    assert [head.name for head in found.heads] == ["No", "Kecamatan", "Wajib KTP", "Sudah Rekam"]
    assert found.rows[0] == 5


def test_three_figures_that_climb_are_data_where_a_name_stands_beside() -> None:
    rows = [("Kecamatan", "A", "B", "C"), ("Juai", 1, 2, 3), ("Halong", 2, 3, 4)]
    assert table(rows).rows == (2, 3)


def test_an_empty_row_between_heads_and_figures() -> None:
    rows = [list(row) for row in KTP]
    rows.insert(3, [])
    assert table(rows).rows[0] == 5


def test_empty_rows_among_figures_are_passed_over() -> None:
    rows = [list(row) for row in KTP]
    rows.insert(7, [])
    found = table(rows)
    assert (8 in found.rows, 9 in found.rows) == (False, True)


def test_empty_columns_are_none() -> None:
    rows = [[None, *row[:2], None, *row[2:]] for row in KTP]
    found = table(rows)
    assert [head.column for head in found.heads] == [2, 3, 5, 6]


def test_a_column_without_a_head_is_one_where_it_holds_something() -> None:
    assert heads([("No", "Kecamatan", None, "Rekam"), (1, "Juai", 5, 6), (2, "Halong", 7, 8)]) == [
        "No",
        "Kecamatan",
        "",
        "Rekam",
    ]


def test_equal_heads_are_numbered() -> None:
    rows = [("Kecamatan", "Jumlah", "jumlah", "Jumlah"), ("Juai", 1, 5, 3), ("Halong", 2, 3, 9)]
    assert heads(rows) == ["Kecamatan", "Jumlah", "jumlah (2)", "Jumlah (3)"]


def test_pairs_above_a_table_are_titles() -> None:
    rows = [("Provinsi", ":", "Kalimantan Selatan"), ("Periode:", "Semester II 2023"), *KTP[2:]]
    found = table(rows)
    assert found.heads[0].name == "No"
    assert "Semester II 2023" in found.titles


def test_a_caption_beside_words_is_a_title() -> None:
    found = table([("Tabel 3.9", "Cakupan KTP-el 2023", "Balangan"), *KTP[2:]])
    assert [head.name for head in found.heads][:2] == ["No", "Kecamatan"]
    assert found.titles[0] == "Tabel 3.9"


def test_years_as_heads_are_no_figures() -> None:
    rows = [("Kecamatan", 2022, 2023), ("Juai", 12001, 12364), ("Halong", 14001, 14843)]
    assert heads(rows) == ["Kecamatan", "2022", "2023"]


def test_rows_that_part_sections_belong_to_the_table() -> None:
    rows = [*KTP[:6], ("DAERAH HULU",), *KTP[6:]]
    found = table(rows)
    assert 7 in found.rows
    assert found.rows[-1] == 13


def test_heads_repeated_on_a_new_page_are_no_rows() -> None:
    rows = [*KTP[:7], KTP[2], *KTP[7:]]
    found = table(rows)
    assert 8 not in found.rows
    assert found.rows[-1] == 13


def test_two_tables_below_each_other() -> None:
    second = [
        ("No", "Kecamatan", "Wajib KIA", "Sudah Cetak"),
        (1, "Juai", 4922, 3110),
        (2, "Halong", 5896, 3385),
    ]
    tables = find_tables(grid([*KTP, (), ("KEPEMILIKAN KIA",), *second]))
    assert [found.rows for found in tables] == [tuple(range(4, 13)), (16, 17)]
    assert tables[1].heads[2].name == "Wajib KIA"
    assert tables[1].titles == ("KEPEMILIKAN KIA", "Sheet1")


def test_two_tables_that_touch() -> None:
    second = [
        ("No", "Kecamatan", "Wajib KIA", "Sudah Cetak"),
        (1, "Juai", 4922, 3110),
        (2, "Halong", 5896, 3385),
    ]
    tables = find_tables(grid([*KTP, *second]))
    assert [found.rows[0] for found in tables] == [4, 14]


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [()],
        [("Rapat koordinasi",), ("Dihadiri 12 orang",)],
        [("Kecamatan", "Rekam")],
        [("Kecamatan", "Rekam"), ("Juai", 5)],
        [(1, 2, 3), (4, 5, 6)],
        [("a", "b", "c"), ("d", "e", "f"), ("g", "h", "i")],
    ],
)
def test_no_table(rows: list[tuple[object, ...]]) -> None:
    assert find_tables(grid(rows)) == ()  # type: ignore[arg-type]  # cells


def test_a_head_is_found_however_it_is_spelt() -> None:
    found = table(KTP)
    assert found.head("WAJIB  ktp") == found.heads[2]
    assert found.head("Wajib KIA") is None


def test_places_name_the_lowest_head() -> None:
    found = table(TWO_ROWS)
    assert found.place(3, found.heads[4]).column == "E (L+P)"
    assert found.place(3).column is None


def test_marks_are_those_of_a_column_and_of_what_it_holds() -> None:
    texts = changed((4, 3, "12,364"), (5, 3, "14,843"), (4, 4, "12.336"))
    found = table(texts)  # type: ignore[arg-type]  # cells
    marks = [found.marks(head, Kind.COUNT) for head in found.heads[2:]]
    assert marks == [Marks.COMMAS, Marks.DOTS]
    assert found.marks(found.heads[2], Kind.RATIO) is Marks.DOTS


def test_notes_below_a_table_do_not_belong_to_it() -> None:
    rows = [*KTP, (), ("Sumber: database kependudukan",), ("Dicetak 3 Januari 2024",)]
    assert table(rows).rows[-1] == 12


def test_codes_are_names_and_no_figures() -> None:
    rows = [("Kode", "Uraian", "Jumlah"), ("5.1.02", "Belanja", 500), ("5.1.02.01", "Barang", 500)]
    assert table(rows).rows == (2, 3)


def test_dashes_stand_where_figures_do() -> None:
    rows = [("Kecamatan", "Wajib", "Rekam"), ("Juai", "-", "-"), ("Halong", 8, 9), ("Awayan", 7, 9)]
    assert heads(rows) == ["Kecamatan", "Wajib", "Rekam"]
    assert table(rows).rows == (2, 3, 4)


def test_a_row_of_a_code_without_figures_is_no_head() -> None:
    rows = [
        ("Kode", "Uraian", "Rp"),
        ("2.12.01.2.01", "Kegiatan", None),
        ("5.1.01", "a", 3),
        ("5.1.02", "b", 2),
    ]
    assert heads(rows) == ["Kode", "Uraian", "Rp"]
    assert table(rows).rows == (2, 3, 4)


def test_what_a_row_holds_besides_words_merged_over_all_of_it() -> None:
    rows = [*KTP[:6], ("DAERAH HULU",), *KTP[6:]]
    found = table(rows, Span(7, 1, 7, 4))
    wanted = found.heads[2:]
    assert [found.holds(row, wanted) for row in (6, 7, 8)] == [True, False, True]


def test_a_figure_that_stands_twice_in_a_row_is_one() -> None:
    found = table([("No", "Kecamatan", "L", "L+P"), (1, "Juai", 1, 1), (2, "Halong", "2", "2")])
    assert [found.holds(row, found.heads[3:]) for row in found.rows] == [True, True]


@pytest.mark.parametrize(
    "filters", [[("TAHUN", "2023")], [("TAHUN", "2023"), ("SEMESTER", "2"), ("KAB", "X")]]
)
def test_filters_above_a_pivot_are_titles(filters: list[tuple[str, str]]) -> None:
    found = table([*filters, (), *KTP[2:]])
    assert [head.name for head in found.heads][:2] == ["No", "Kecamatan"]
    assert found.rows[0] == len(filters) + 3
    assert set(found.titles) >= {" ".join(pair) for pair in filters if pair[1].isdecimal()}


def test_figures_without_heads_hide_no_table_below() -> None:
    assert [found.rows[0] for found in find_tables(grid([(1, 2, 3), (4, 5, 6), (), *KTP[2:]]))] == [5]
