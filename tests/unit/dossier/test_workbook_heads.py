"""Which column is which: by what people see, by hidden ids, by nearly the right words."""

from __future__ import annotations

import pytest
from tests.workbooks.writing import spec_of

from capaian.dossier.excel.read.heads import (
    Head,
    count_titles,
    find_crossed,
    fold_head,
    heads_of,
    match_heads,
)

HEADS = (
    Head("code", "Kode", is_needed=True),
    Head("name", "Nama wilayah", is_needed=True),
    Head("value", "Jumlah"),
    Head("source", "Sumber"),
)
IDS = {2: "code", 3: "name", 4: "value", 5: "source"}
TITLES = {2: "Kode *", 3: "Nama wilayah *", 4: "Jumlah", 5: "Sumber"}


@pytest.mark.parametrize(
    ("text", "folded"),
    [(None, ""), ("Kode *", "kode"), (" KODE\nwilayah", "kode wilayah"), ("Kode*", "kode"), (12, "12")],
)
def test_heads_are_compared_by_their_letters(text: str | None, folded: str) -> None:
    assert fold_head(text) == folded


def test_columns_as_they_were() -> None:
    matched = match_heads(HEADS, IDS, TITLES)
    assert matched.columns == {"code": (2,), "name": (3,), "value": (4,), "source": (5,)}
    assert (matched.unknown, matched.likely) == ((), {})


def test_ids_alone_and_titles_alone_are_enough() -> None:
    wanted = match_heads(HEADS, IDS, TITLES).columns
    assert match_heads(HEADS, IDS, {}).columns == wanted
    assert match_heads(HEADS, {}, TITLES).columns == wanted
    assert match_heads(HEADS, {}, IDS).columns == wanted


def test_a_new_title_keeps_the_column_that_the_id_names() -> None:
    matched = match_heads(HEADS, IDS, {**TITLES, 4: "Banyaknya orang"})
    assert matched.columns["value"] == (4,)
    assert matched.unknown == ()


def test_the_title_goes_before_the_id() -> None:
    """What was cut below the hidden row and pasted elsewhere took its title along and not its id."""
    matched = match_heads(HEADS, IDS, {**TITLES, 4: "Sumber", 5: "Jumlah"})
    assert (matched.columns["value"], matched.columns["source"]) == ((5,), (4,))


def test_a_title_twice_is_found_twice() -> None:
    matched = match_heads(HEADS, IDS, {**TITLES, 6: "Jumlah"})
    assert matched.columns["value"] == (4, 6)


@pytest.mark.parametrize("title", ["Nama wilaya", "Nama  Wilayahh", "nama wilayah:"])
def test_nearly_the_title_of_a_column_that_stands_nowhere_is_that_column(title: str) -> None:
    matched = match_heads(HEADS, {}, {2: "Kode", 3: title, 4: "Jumlah"})
    assert matched.columns["name"] == (3,)


def test_nearly_the_title_of_a_column_that_is_there_is_another_one() -> None:
    matched = match_heads(HEADS, IDS, {**TITLES, 6: "Jumlahh"})
    assert matched.columns["value"] == (4,)
    assert matched.unknown == (6,)


def test_a_doubt_is_told_with_what_may_be_meant() -> None:
    matched = match_heads(HEADS, {}, {2: "Kode", 3: "Nama wilis", 4: "Nama daerah"})
    assert matched.likely == {3: "Nama wilayah", 4: "Nama wilayah"}
    assert matched.unknown == (3, 4)
    assert "name" not in matched.columns


def test_words_of_the_office_are_no_mistake() -> None:
    matched = match_heads(HEADS, IDS, {**TITLES, 6: "Paraf"})
    assert (matched.unknown, matched.likely) == ((6,), {})


def test_an_id_that_is_none_of_the_sheet_counts_for_nothing() -> None:
    matched = match_heads(HEADS, {2: "code", 3: "colour"}, {2: "Kode", 3: "Warna"})
    assert matched.columns == {"code": (2,)}
    assert matched.unknown == (3,)


def test_titles_of_a_row_are_counted() -> None:
    assert count_titles(HEADS, [None, "Kode *", "nama wilayah", 12, "value"]) == 3
    assert count_titles(HEADS, [None, "63.11", "Juai", None]) == 0


def test_a_form_has_four_columns_of_which_two_are_needed() -> None:
    heads = heads_of(spec_of(""))
    assert [(head.id, head.is_needed) for head in heads] == [
        ("id", True),
        ("title", False),
        ("value", True),
        ("help", False),
    ]


def test_a_list_has_hidden_columns_besides_its_own() -> None:
    heads = {head.id: head for head in heads_of(spec_of("#boats"))}
    assert [name for name, head in heads.items() if head.is_needed] == ["id", "name"]
    assert heads["#"].title == "#"
    assert heads["piece"].title == "Bagian"


def test_records_without_a_key_show_their_number() -> None:
    heads = [head.title for head in heads_of(spec_of("#boats/crew"))]
    assert heads.count("No.") == 1
    assert "#" not in heads
    assert [head.id for head in heads_of(spec_of("#boats/crew")) if head.is_needed] == ["boats.id"]


def test_no_head_is_crossed_as_they_were_written() -> None:
    assert find_crossed(HEADS, IDS, TITLES) == {}


def test_exchanged_heads_are_told_with_both_columns() -> None:
    crossed = find_crossed(HEADS, IDS, {**TITLES, 4: "SUMBER", 5: " jumlah "})
    assert crossed == {4: ("source", "value"), 5: ("value", "source")}


@pytest.mark.parametrize("title", ["Banyaknya orang", "Jumlah *", "jumlah", ""])
def test_other_words_for_the_same_column_cross_nothing(title: str) -> None:
    assert find_crossed(HEADS, IDS, {**TITLES, 4: title}) == {}


def test_a_head_above_no_id_or_one_of_nobody_crosses_nothing() -> None:
    assert find_crossed(HEADS, {2: "code", 4: "lain"}, {3: "Sumber", 4: "Sumber"}) == {}
