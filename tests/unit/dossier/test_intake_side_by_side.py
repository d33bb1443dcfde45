"""Tables beside each other: with titles of their own they are parted, else they are one list."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.intake.desks import KTP, Cells, codes, desk, grid, means, proposed

from capaian.dossier.intake.guess import propose
from capaian.dossier.intake.heads import ForeignTable, find_tables

HEADS = KTP[2]
OLD, NEW = "DATA KEPEMILIKAN KTP-EL TAHUN 2022", "DATA KEPEMILIKAN KTP-EL TAHUN 2023"
BODY = KTP[3:11]


def beside(*titles: str, blank: Sequence[None] = (None,), heads: Cells = (HEADS, HEADS)) -> Cells:
    """Two tables of the same areas; a title stands in the first column of each."""
    left, right = titles
    filled = [None] * (len(HEADS) - 1)
    return [
        (left, *filled, *blank, right),
        (*heads[0], *blank, *heads[1]),
        *((*row, *blank, row[0], row[1], 9000 + n, 8000 + n) for n, row in enumerate(BODY)),
    ]


def found(rows: Cells) -> list[ForeignTable]:
    return [*find_tables(grid(rows))]


@pytest.mark.parametrize("blank", [(), (None,), (None, None)])
@pytest.mark.parametrize("right", [NEW, "DATA KEPEMILIKAN KIA TAHUN 2022", "TARGET KEPEMILIKAN KTP-EL 2022"])
def test_titles_of_other_times_things_or_plans_part_tables(blank: Sequence[None], right: str) -> None:
    one, two = found(beside(OLD, right, blank=blank))
    assert (one.titles, two.titles) == ((OLD, "Sheet1"), (right, "Sheet1"))
    assert [head.name for head in one.heads] == [head.name for head in two.heads] == [*HEADS]
    assert [head.column for head in two.heads] == [place + 5 + len(blank) for place in range(4)]
    assert one.rows == two.rows == tuple(range(3, 11))
    assert two.text(3, two.heads[2]) == "9000"


def test_tables_of_different_columns_are_parted_as_well() -> None:
    other = ("No", "Kecamatan", "Wajib KIA", "Memiliki KIA")
    one, two = found(beside(NEW, "DATA KEPEMILIKAN KIA TAHUN 2022", heads=(HEADS, other)))
    assert [head.name for head in two.heads] == [*other]
    assert two.titles == ("DATA KEPEMILIKAN KIA TAHUN 2022", "Sheet1")
    assert one.titles == (NEW, "Sheet1")


def test_a_title_over_all_is_that_of_each() -> None:
    rows = [("DATA KEPEMILIKAN KTP-EL",), *beside("TAHUN 2022", "TAHUN 2023")]
    one, two = found(rows)
    assert one.titles == ("DATA KEPEMILIKAN KTP-EL", "TAHUN 2022", "Sheet1")
    assert two.titles == ("DATA KEPEMILIKAN KTP-EL", "TAHUN 2023", "Sheet1")


def test_a_title_in_the_blank_column_before_a_table_is_of_that() -> None:
    rows = [[*row] for row in beside(OLD, NEW)]
    rows[0][4:6] = [NEW, None]
    assert [table.titles for table in found(rows)] == [(OLD, "Sheet1"), (NEW, "Sheet1")]


def test_rows_that_one_of_the_tables_lacks_are_not_its_own() -> None:
    rows = [*beside(OLD, NEW), (9, "Juai Baru", 1200, 1100)]
    one, two = found(rows)
    assert (one.rows[-1], two.rows[-1]) == (11, 10)


@pytest.mark.parametrize(
    "titles", [(NEW, ""), (NEW, NEW), (NEW, "Lanjutan"), ("", ""), ("KTP-EL", "TAHUN 2022")]
)
def test_lists_that_go_on_to_the_right_are_one(titles: tuple[str, str]) -> None:
    (table,) = found(beside(*titles))
    assert [head.name for head in table.heads][-1] == "Sudah Rekam (2)"


def nameless(
    *above: Sequence[str | int | None],
    heads: Sequence[str] = ("Wajib KIA", "Memiliki KIA"),
    blank: Sequence[None] = (None,),
) -> Cells:
    """A table with names, and figures of its areas to the right of it that have none of their own."""
    body = ((*row, *blank, 9000 + n, 8000 + n) for n, row in enumerate(BODY))
    return [*above, (*HEADS, *blank, *heads), *body]


@pytest.mark.parametrize("blank", [(), (None,), (None, None)])
@pytest.mark.parametrize("right", [NEW, "KIA TAHUN 2023", "TARGET KTP-EL TAHUN 2022"])
def test_columns_without_names_below_a_title_of_their_own_are_a_table_with_the_names_to_the_left(
    right: str, blank: Sequence[None]
) -> None:
    one, two = found(nameless((OLD, None, None, None, *blank, right), blank=blank))
    assert (one.titles, [head.name for head in one.heads]) == ((OLD, "Sheet1"), [*HEADS])
    assert [head.name for head in two.heads] == [*HEADS[:2], "Wajib KIA", "Memiliki KIA"]
    assert (two.titles[-2], two.rows) == (right, one.rows)
    assert [two.text(4, head) for head in two.heads] == ["2", "Halong", "9001", "8001"]


def test_a_title_further_down_of_the_columns_on_the_right_is_theirs() -> None:
    one, two = found(nameless((OLD,), (None, None, None, None, None, "KIA TAHUN 2023")))
    assert (one.titles, two.titles) == ((OLD, "Sheet1"), ("KIA TAHUN 2023", "Sheet1"))


def test_of_a_title_to_the_left_that_is_kept_which_its_neighbour_does_not_tell() -> None:
    _, two = found(nameless(("KTP-EL TAHUN 2022", None, None, None, None, "KIA")))
    assert two.titles == ("Tahun 2022", "KIA", "Sheet1")


def test_a_title_above_the_middle_of_its_columns_is_of_all_that_tell_its_document() -> None:
    titles = ("KTP-EL TAHUN 2022", None, None, None, None, "KIA TAHUN 2023")
    one, two = found(nameless(titles, blank=()))
    assert [head.name for head in one.heads] == [*HEADS]
    assert [head.name for head in two.heads] == [*HEADS[:2], "Wajib KIA", "Memiliki KIA"]


@pytest.mark.parametrize(
    "above",
    [
        [(OLD, None, None, None, None, OLD)],
        [(OLD, None, None, None, None, "Tabel 3.1")],
        [(OLD, None, None, None, None, "Sumber: DKB Semester I 2023")],
        [("KTP-EL", None, None, None, None, "TAHUN 2022")],
        [(OLD,), (None, None, None, None, None, "Dicetak 5 Januari 2024")],
        [(OLD,), (None, None, None, None, None, "SEMESTER II TAHUN 2022")],
        [(None, None, None, None, None, OLD)],
    ],
)
def test_columns_behind_a_blank_one_without_names_of_their_own_are_of_the_same_table(above: Cells) -> None:
    (table,) = found(nameless(*above, heads=("Wajib KTP", "Sudah Rekam")))
    assert len(table.heads) == 6


def test_words_alone_behind_a_blank_column_are_no_table() -> None:
    rows = [(OLD, None, None, None, None, "CATATAN 2023"), (*HEADS, None, "Keterangan")]
    (table,) = found([*rows, *((*row, None, "baik") for row in BODY)])
    assert len(table.heads) == 5


def test_the_names_may_stand_to_the_right() -> None:
    rows = [("KIA TAHUN 2023", None, None, OLD), ("Wajib KIA", "Memiliki KIA", None, *HEADS)]
    one, two = found([*rows, *((9000 + n, 8000 + n, None, *row) for n, row in enumerate(BODY))])
    assert [head.name for head in one.heads] == [*HEADS[:2], "Wajib KIA", "Memiliki KIA"]
    assert [one.text(3, head) for head in one.heads] == ["1", "Juai", "9000", "8000"]
    assert (one.titles, two.titles) == (("KIA TAHUN 2023", "Sheet1"), (OLD, "Sheet1"))


def test_of_three_tables_that_share_names_each_has_its_title() -> None:
    titles = (OLD, *[None] * 4, NEW, None, None, "KIA TAHUN 2022")
    rows = [titles, (*HEADS, None, *HEADS[2:], None, "Wajib KIA", "Memiliki KIA")]
    rows += [(*row, None, 1, 2, None, 3, 4) for row in BODY]
    assert [(one.titles[-2], one.heads[2].column) for one in found(rows)] == [
        (OLD, 3),
        (NEW, 6),
        ("KIA TAHUN 2022", 9),
    ]


def test_years_alone_part_what_a_title_over_all_tells_of_both() -> None:
    both = ("PERBANDINGAN KEPEMILIKAN KTP-EL TAHUN 2022 DAN 2023",)
    rows = [both, (2022, *[None] * 4, 2023), *beside("", "")[1:]]
    assert [table.titles[:2] for table in found(rows)] == [
        ("PERBANDINGAN KEPEMILIKAN KTP-EL", "2022"),
        ("PERBANDINGAN KEPEMILIKAN KTP-EL", "2023"),
    ]


def test_what_the_user_tells_of_a_column_is_not_told_of_its_namesake() -> None:
    at = desk(means={"Wajib KTP": "ktp.eligible"})
    (table,) = find_tables(grid(beside("DATA KEPEMILIKAN", "DATA KEPEMILIKAN")))
    proposal = propose(table, at, "tabel")
    assert proposal is not None
    assert means(proposal)["Wajib KTP"] == "ktp.eligible"
    assert "Wajib KTP (2)" not in means(proposal)


def two_rows(*upper: str) -> Cells:
    """Two columns below each of two heads; what they are called is alike."""
    body = ((n, row[1], row[2], row[3], row[2], row[3]) for n, row in enumerate(BODY, 1))
    heads = ("No", "Kecamatan", upper[0], None, upper[1], None), (None, None, "Satu", "Dua", "Satu", "Dua")
    return [("DATA KEPEMILIKAN DOKUMEN",), *heads, *body]


def test_lowest_words_name_a_column_where_no_other_has_them() -> None:
    at = desk(means={"Satu": "ktp.eligible"})
    assert means(proposed(two_rows("Anu", "Itu"), at)) == {}
    assert "Satu" not in at.used
    at = desk(means={"Itu > Satu": "ktp.eligible"})
    assert means(proposed(two_rows("Anu", "Itu"), at)) == {"Itu > Satu": "ktp.eligible"}
    rows = [
        (*row[:2], None, row[3], *row[4:]) if n == 2 else row for n, row in enumerate(two_rows("Anu", "Itu"))
    ]
    at = desk(means={"Satu": "ktp.eligible"})
    assert means(proposed(rows, at)) == {"Itu > Satu": "ktp.eligible"}
    assert codes(at) == []


def test_lowest_words_name_men_and_women_of_one_thing() -> None:
    at = desk(means={"Satu": "ktp.eligible"})
    found = means(proposed(two_rows("Laki-laki", "Perempuan"), at))
    assert found == {"Laki-laki > Satu": "ktp.eligible", "Perempuan > Satu": "ktp.eligible"}


def test_the_whole_name_of_a_column_goes_before_the_lowest_words_of_others() -> None:
    rows = [*two_rows("Laki-laki", "Satu")]
    rows[2] = (None, None, "Satu", "Dua", None, "Dua")
    at = desk(means={"Satu": "ktp.eligible"})
    assert means(proposed(rows, at)) == {"Satu": "ktp.eligible"}
