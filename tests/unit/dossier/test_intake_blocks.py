"""Blocks below each other in one sheet: pages of one table, or tables of their own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.intake.desks import KTP, Cells, grid

from capaian.dossier.intake.heads import ForeignTable, find_tables

HEADS = KTP[2]
TITLE = "DATA KEPEMILIKAN KTP-EL TAHUN 2023"
UPPER, LOWER = KTP[3:7], KTP[7:11]
ABOVE = ((TITLE,), (), HEADS, *UPPER)


def found(rows: Cells) -> list[ForeignTable]:
    return [*find_tables(grid(rows))]


def blocks(rows: Cells) -> list[tuple[int, int]]:
    """First and last row of each table."""
    return [(one.rows[0], one.rows[-1]) for one in found(rows)]


@pytest.mark.parametrize(
    "between",
    [
        [],
        [TITLE],
        [f"{TITLE} (LANJUTAN)"],
        ["Lanjutan"],
        ["Halaman 2 dari 3", TITLE],
        ["DATA KEPEMILIKAN KTP-EL"],
        ["Dicetak tanggal 2 Januari 2025"],
        ["Sumber: DKB Semester I Tahun 2022"],
        ["Anggrek, 2 Januari 2024", "Kepala Dinas"],
        ["Anggrek,      Januari 2024", "Kepala Dinas"],
        ["KEPEMILIKAN DOKUMEN TAHUN 2023"],
        ["Kecamatan bagian selatan"],
    ],
)
@pytest.mark.parametrize("blank", [(), ((),)])
def test_pages_of_one_table_are_one(between: Sequence[str], blank: Cells) -> None:
    rows = [*ABOVE, *blank, *([text] for text in between), HEADS, *LOWER, *KTP[11:]]
    (table,) = found(rows)
    told = [table.text(row, table.heads[2]) for row in table.rows if table.text(row, table.heads[2])]
    assert told == [str(row[2]) for row in (*UPPER, *LOWER, *KTP[11:])]
    assert table.titles == (TITLE, "Sheet1")


@pytest.mark.parametrize(
    "title",
    [
        "DATA KEPEMILIKAN KTP-EL TAHUN 2022",
        "DATA KEPEMILIKAN KTP-EL SEMESTER I TAHUN 2023",
        "DATA KEPEMILIKAN KIA TAHUN 2023",
        "TARGET KEPEMILIKAN KTP-EL TAHUN 2023",
        "TAHUN 2022",
    ],
)
@pytest.mark.parametrize("blank", [(), ((),)])
def test_a_title_of_another_time_document_or_plan_above_the_same_heads_begins_a_table(
    title: str, blank: Cells
) -> None:
    one, two = found([*ABOVE, *blank, (title,), HEADS, *LOWER])
    assert (len(one.rows), len(two.rows)) == (4, 4)
    assert (one.titles, two.titles) == ((TITLE, "Sheet1"), (title, "Sheet1"))
    assert [head.name for head in two.heads] == [head.name for head in one.heads]


def test_the_same_heads_below_another_title_stand_above_the_same_areas() -> None:
    assert blocks([*KTP, (), (TITLE.replace("2023", "2022"),), *KTP[2:]]) == [(4, 12), (16, 24)]


def test_a_table_of_one_row_below_a_title_of_its_own_is_not_lost() -> None:
    assert blocks([*ABOVE, (), (TITLE.replace("2023", "2022"),), HEADS, LOWER[0]]) == [(4, 7), (11, 11)]


def test_heads_go_on_below_a_title_alone_that_is_of_another_time() -> None:
    one, two = found([*ABOVE, (), ("DATA KEPEMILIKAN KTP-EL SEMESTER I TAHUN 2023",), *LOWER])
    assert (one.rows, two.rows) == ((4, 5, 6, 7), (10, 11, 12, 13))
    assert two.titles == ("DATA KEPEMILIKAN KTP-EL SEMESTER I TAHUN 2023", "Sheet1")
    assert two.heads == one.heads


def test_a_title_below_the_heads_is_that_of_the_first_block_where_another_follows() -> None:
    first, second = "REKAP SEMESTER I TAHUN 2023", "REKAP SEMESTER II TAHUN 2023"
    one, two = found([(TITLE,), HEADS, (first,), *UPPER, (), (second,), *UPPER])
    assert one.titles == (TITLE, first, "Sheet1")
    assert two.titles == (TITLE, second, "Sheet1")


@pytest.mark.parametrize(
    "rows",
    [
        [(), (TITLE,), *LOWER],
        [("DATA KEPEMILIKAN KTP-EL TAHUN 2022",), *LOWER],
        [(), ("TAHUN 2022",), *LOWER],
        [(), ("Kecamatan yang dimekarkan tahun 2003",), *LOWER],
    ],
)
def test_rows_that_part_sections_begin_no_table(rows: Cells) -> None:
    """The same title, one that no blank sets apart, and words that no title begins with."""
    assert len(found([*ABOVE, *rows])) == 1


def test_the_same_heads_in_another_order_are_those_of_a_table_with_the_same_title() -> None:
    swapped = (*HEADS[:2], HEADS[3], HEADS[2])
    one, two = found([*ABOVE, (), swapped, *LOWER])
    assert [head.name for head in one.heads] == [*HEADS]
    assert [head.name for head in two.heads] == [*swapped]
    assert two.titles == one.titles == (TITLE, "Sheet1")
    assert len(one.rows) == len(two.rows) == 4


def test_heads_over_two_rows_in_another_order() -> None:
    upper = ("No", "Kecamatan", "Wajib KTP", None, "Sudah Rekam", None)
    lower = (None, None, "L", "P", "L", "P")
    rows = [(n, name, 1200 + n, 1300 + n, 1100 + n, 1250 + n) for n, name in enumerate(("Juai", "Halong"), 1)]
    page = [(TITLE,), upper, lower, *rows]
    assert len(found([*page, upper, lower, *rows])) == 1
    (_, two) = found([*page, ("No", "Kecamatan", "Sudah Rekam", None, "Wajib KTP", None), lower, *rows])
    assert [head.name for head in two.heads][2:4] == ["Sudah Rekam > L", "Sudah Rekam > P"]
    (_, two) = found([*page, upper, (None, None, "P", "L", "P", "L"), *rows])
    assert [head.name for head in two.heads][2:4] == ["Wajib KTP > P", "Wajib KTP > L"]


def test_notes_on_a_table_are_no_titles_of_the_next() -> None:
    note = "Sumber: DKB Semester I Tahun 2023"
    _, two = found([*ABOVE, (note,), (), ("DATA KEPEMILIKAN KTP-EL TAHUN 2022",), HEADS, *LOWER])
    assert two.titles == ("DATA KEPEMILIKAN KTP-EL TAHUN 2022", "Sheet1")
    (one,) = found([(TITLE, None, None, note), HEADS, *UPPER])
    assert one.titles == (TITLE, "Sheet1")
    (only,) = found([(note,), HEADS, *UPPER])
    assert only.titles == (note, "Sheet1")
