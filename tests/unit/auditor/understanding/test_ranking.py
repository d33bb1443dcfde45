"""Tables in the order of a figure."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.understanding.ranking import Ranking, find_ranking, name_of


def ranking_of(figures: list[str], *, head: str = "No | Unit | Nilai") -> Ranking | None:
    rows = [
        f"{number} | Unit {chr(64 + number)} | {figure}" for number, figure in enumerate(figures, start=1)
    ]
    (table,) = read("\n".join([head, *rows])).tables
    return find_ranking(table)


@pytest.mark.parametrize(
    ("figures", "is_falling"),
    [(["90,5", "88,1", "70,2", "61,9"], True), (["61,9", "70,2", "88,1", "90,5"], False)],
    ids=["falling", "rising"],
)
def test_a_short_table_is_ranked_if_all_rows_stand_in_order(figures: list[str], is_falling: bool) -> None:
    ranking = ranking_of(figures)
    assert ranking is not None
    assert ranking.is_falling is is_falling
    assert [ranking.place_of(row) for row in ranking.rows] == [1, 2, 3, 4]


def test_a_short_table_with_one_row_out_of_order_is_not_ranked() -> None:
    assert ranking_of(["90,5", "70,2", "88,1", "61,9"]) is None


def test_equal_figures_have_the_same_place() -> None:
    ranking = ranking_of(["90,5", "88,1", "88,1", "70,2", "61,9"])
    assert ranking is not None
    assert [ranking.place_of(row) for row in ranking.rows] == [1, 2, 2, 4, 5]


def test_the_fewest_rows_are_out_of_order() -> None:
    figures = [f"{99 - number},50" for number in range(10)]
    figures[7] = "99,90"
    ranking = ranking_of(figures)
    assert ranking is not None
    assert [row.number.text for row in ranking.out_of_order] == ["99,90"]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("KAB. HULU SUNGAI", "hulu sungai"),
        ("Kota Melati", "melati"),
        ("Kecamatan Muara", "muara"),
        ("Kotaraya", "kotaraya"),
    ],
)
def test_areas_are_named_without_the_word_of_their_kind(label: str, name: str) -> None:
    assert name_of(label) == name
