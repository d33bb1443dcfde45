"""A wrong total is told once: not again at the totals that add it up."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.intake.desks import KTP, Cells, codes, desk, said, taken, values
from tests.unit.dossier.test_intake_sides import TWO

from capaian.dossier.intake.desk import Cell, Desk, Sum
from capaian.dossier.intake.followed_totals import find_followed

# 12364 + 14843 + 10356 + 14228 = 51791; 13907 + 14167 + 11448 + 5159 = 44681; 96472 in all
# 12336 + 14747 + 10310 + 14157 = 51550; 13845 + 14107 + 11391 + 5126 = 44469; 96019 in all


def grouped(first: int = 51791, second: int = 44681, whole: int = 96472) -> list[list[object]]:
    """Two groups of kecamatan with their totals, and the total of both."""
    rows = [list(row) for row in KTP]
    return [
        *rows[:7],
        [None, "Wilayah I", first, 51550],
        *rows[7:11],
        [None, "Wilayah II", second, 44469],
        ["Jumlah", None, whole, 96019],
    ]


def told(rows: Cells, **asked: object) -> tuple[list[str], Desk]:
    at = desk(**asked)
    taken(rows, at)
    return [where.split(" (")[0] for where, _ in said(at)], at


@pytest.mark.parametrize(
    ("changes", "cells"),
    [
        ({}, []),
        ({"first": 51794, "whole": 96475}, ["8 C"]),
        ({"first": 51794}, ["8 C"]),
        ({"whole": 96475}, ["14 C"]),
        ({"first": 51794, "whole": 96480}, ["8 C", "14 C"]),
        ({"first": 51794, "second": 44680, "whole": 96474}, ["8 C", "13 C"]),
        ({"first": 51794, "second": 44680, "whole": 96475}, ["8 C", "13 C"]),
        ({"first": 51794, "second": 44680, "whole": 96471}, ["8 C", "13 C"]),
        ({"first": 51794, "second": 44680, "whole": 96477}, ["8 C", "13 C", "14 C"]),
    ],
)
def test_the_grand_total_follows_from_wrong_totals_of_groups(
    changes: dict[str, int], cells: list[str]
) -> None:
    assert told(grouped(**changes))[0] == cells  # type: ignore[arg-type]  # cells


def test_a_wrong_row_below_right_totals_is_told_once() -> None:
    rows = grouped()
    rows[4][2] = 14848
    assert told(rows)[0] == ["8 C"]  # type: ignore[arg-type]  # cells


def test_what_follows_is_not_declared() -> None:
    cells, at = told(grouped(first=51794, whole=96475), accepts_totals=True)  # type: ignore[arg-type]  # cells
    assert (codes(at), cells) == (["total_kept_wrong"], ["8 C"])
    assert [(one.stated, one.summed) for one in at.accepted] == [("51.794", "51.791")]


def test_a_wrong_sum_of_men_and_women_that_the_total_adds_up() -> None:
    rows = [list(row) for row in TWO]
    rows[4][3], rows[6][3] = 14943, 37663
    at = desk(accepts_totals=True)
    found = taken(rows, at)  # type: ignore[arg-type]  # cells
    assert [(one.stated, one.summed) for one in at.accepted] == [("14.943", "14.843")]
    assert ("63.11.02", "14843") in values(found, "area", "value")


def total(cell: Cell, stated: int, parts: dict[Cell, int]) -> Sum:
    return Sum(cell, Decimal(stated), {place: Decimal(value) for place, value in parts.items()})


def test_totals_above_totals_follow_one_after_the_other() -> None:
    sums = [
        total((3, 1), 9, {(1, 1): 2, (2, 1): 4}),
        total((5, 1), 10, {(3, 1): 9, (4, 1): 1}),
        total((6, 1), 10, {(5, 1): 10}),
    ]
    assert find_followed(sums) == {(5, 1): frozenset({Decimal(3)}), (6, 1): frozenset({Decimal(3)})}


def test_of_two_totals_of_the_same_rows_the_first_is_told() -> None:
    parts = {(1, 1): 2, (2, 1): 4}
    assert find_followed([total((3, 1), 9, parts), total((4, 1), 9, parts)]) == {
        (4, 1): frozenset({Decimal(3)})
    }
    assert find_followed([total((3, 1), 9, parts), total((4, 1), 8, parts)]) == {}


def test_totals_of_other_columns_are_not_followed() -> None:
    parts = {(1, 1): 2, (2, 1): 4}
    assert find_followed([total((3, 1), 9, parts), total((4, 2), 9, parts)]) == {}
