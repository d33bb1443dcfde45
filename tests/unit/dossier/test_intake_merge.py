"""Rows of a foreign table put among those of the dossier."""

from __future__ import annotations

import pytest

from capaian.dossier.intake.desk import TakenRow
from capaian.dossier.intake.merge import Merged, merge
from capaian.dossier.tables.work import COUNTS, INPUTS

TEXT = """measure,area,period,value,source
ktp.holders,63.11.01,2023,12336,agregat
ktp.holders,63.11.02,2023,14747,agregat
"""


SOURCES = {"KTP": "baru", "Sheet1": "baru"}


def count(area: str, value: str, row: int = 7, measure: str = "ktp.holders") -> TakenRow:
    key = {"measure": measure, "area": area, "period": "2023"}
    return TakenRow({**key, "value": value}, row, {"value": 4}, "KTP")


def put(*rows: TakenRow, text: str | None = TEXT) -> Merged:
    return merge(COUNTS, text, rows, SOURCES)


def test_rows_that_are_there_change_nothing() -> None:
    merged = put(count("63.11.01", "12336"), count("63.11.02", "14747"))
    assert not merged.is_changed
    assert merged.content == TEXT
    assert merged.rows == ()


@pytest.mark.parametrize("typed", ["12336.0", "12.336"])
def test_a_figure_that_is_typed_otherwise_is_the_same(typed: str) -> None:
    text = TEXT.replace("12336", typed)
    merged = put(count("63.11.01", "12336"), text=text)
    assert not merged.is_changed
    assert merged.content == text


def test_another_figure_takes_the_place_of_the_old_one_with_its_source() -> None:
    merged = put(count("63.11.01", "12337"))
    assert merged.content == TEXT.replace("12336,agregat", "12337,baru")
    assert [row.cells["value"] for row in merged.rows] == ["12337"]
    assert merged.places == (7,)


def test_a_new_row_stands_at_the_end() -> None:
    merged = put(count("63.11.03", "10310", 9))
    assert merged.content == f"{TEXT}ktp.holders,63.11.03,2023,10310,baru\n"
    assert merged.places == (9,)


def test_nothing_is_ever_removed() -> None:
    assert put(count("63.11.03", "1")).content.startswith(TEXT)
    assert put().content == TEXT


def test_a_table_that_is_not_there_is_made_with_all_columns() -> None:
    merged = put(count("63.11.01", "12336"), text=None)
    assert merged.content.splitlines() == [
        "measure,area,period,value,source",
        "ktp.holders,63.11.01,2023,12336,baru",
    ]


def test_keys_are_known_however_they_are_typed() -> None:
    text = TEXT.replace("63.11.01,2023", '" 63.11.01 ", 2023')
    merged = put(count("63.11.01", "12337"), text=text)
    assert len(merged.content.splitlines()) == 3


def test_lines_of_the_file_know_where_they_came_from() -> None:
    merged = put(count("63.11.02", "1", 8), count("63.11.03", "2", 9))
    assert {line: row.row for line, row in merged.origins.items()} == {3: 8, 4: 9}


def test_a_column_that_the_file_left_out_is_added() -> None:
    text = "measure,area,period,value\nktp.holders,63.11.01,2023,5\n"
    merged = put(count("63.11.01", "6"), text=text)
    assert merged.content.splitlines() == [
        "measure,area,period,value,source",
        "ktp.holders,63.11.01,2023,6,baru",
    ]


def test_columns_in_another_order_stay_so() -> None:
    text = "area,measure,value,period,source\n63.11.01,ktp.holders,5,2023,lama\n"
    merged = put(count("63.11.01", "6"), count("63.11.02", "7"), text=text)
    assert merged.content.splitlines()[1:] == [
        "63.11.01,ktp.holders,6,2023,baru",
        "63.11.02,ktp.holders,7,2023,baru",
    ]


def money(**figures: str) -> TakenRow:
    key = {"node": "I.1.1", "period": "2023", "resource": "money", "kind": "all"}
    return TakenRow({**key, **figures}, 6, dict.fromkeys(figures, 3), "Sheet1")


INPUT = """node,period,resource,kind,original,revised,actual,source,note
I.1.1,2023,money,all,100,200,150,lama,catatan
"""


def test_only_what_the_table_knows_is_changed() -> None:
    merged = merge(INPUTS, INPUT, [money(actual="160")], SOURCES)
    assert merged.content.splitlines()[1] == "I.1.1,2023,money,all,100,200,160,baru,catatan"


def test_noughts_behind_an_amount_make_no_other() -> None:
    text = INPUT.replace(",150,", ",150.00,")
    assert not merge(INPUTS, text, [money(actual="150")], SOURCES).is_changed


def test_an_amount_that_cannot_be_read_is_another() -> None:
    text = INPUT.replace(",150,", ",seratus,")
    assert merge(INPUTS, text, [money(actual="150")], SOURCES).is_changed


def test_two_rows_of_one_key_become_one() -> None:
    merged = merge(INPUTS, None, [money(revised="200"), money(actual="150")], SOURCES)
    assert len(merged.content.splitlines()) == 2
    assert "200,150" in merged.content


def test_equal_rows_of_a_file_are_told_apart() -> None:
    merged = put(count("63.11.02", "1"), text=TEXT + TEXT.splitlines()[1] + "\n")
    assert [*merged.origins] == [3]


def test_a_table_of_a_book_has_no_forms() -> None:
    assert put().lines == {}
