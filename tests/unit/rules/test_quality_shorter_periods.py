"""Figures of a period beside those of the shorter periods within it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.factories import (
    HILIR,
    HULU,
    REGENCY,
    TENGAH,
    component,
    count,
    counts,
    money,
    number,
    office_year,
    period,
    rule_set,
)

from capaian.domain.issue import Issue
from capaian.domain.policy import Aggregation
from capaian.domain.work import Count, ResourceInput
from capaian.rules.checks.counts import find_conflict
from capaian.rules.checks.validate import validate

SUM, LAST = Aggregation.SUM, Aggregation.LAST
Figures = Mapping[str, int]

CONFLICTS = [
    ("all quarters agree", "2023", 10, {"2023-Q1": 1, "2023-Q2": 2, "2023-Q3": 3, "2023-Q4": 4}, SUM, None),
    (
        "all quarters differ",
        "2023",
        11,
        {"2023-Q1": 1, "2023-Q2": 2, "2023-Q3": 3, "2023-Q4": 4},
        SUM,
        (10, "jumlah triwulannya", True),
    ),
    ("some quarters leave room", "2023", 10, {"2023-Q1": 4, "2023-Q3": 6}, SUM, None),
    (
        "some quarters exceed the year",
        "2023",
        9,
        {"2023-Q1": 4, "2023-Q3": 6},
        SUM,
        (10, "jumlah triwulan yang sudah ada saja", False),
    ),
    ("nothing shorter", "2023", 0, {}, SUM, None),
    ("zeroes of part of a year of nothing", "2023", 0, {"2023-Q1": 0}, SUM, None),
    (
        "the longest contradiction is told",
        "2023",
        9,
        {"2023-S1": 4, "2023-S2": 4, "2023-Q1": 99},
        SUM,
        (8, "jumlah semesternya", True),
    ),
    (
        "months below semesters that agree",
        "2023",
        8,
        {"2023-S1": 4, "2023-S2": 4, "2023-M02": 9},
        SUM,
        (9, "jumlah bulan yang sudah ada saja", False),
    ),
    (
        "months of a quarter, of no other",
        "2023-Q2",
        3,
        {"2023-M03": 9, "2023-M04": 1, "2023-M05": 1, "2023-M06": 1, "2023-M07": 9},
        SUM,
        None,
    ),
    ("parts of two lengths agree", "2023", 10, {"2023-S1": 4, "2023-Q3": 1, "2023-Q4": 5}, SUM, None),
    (
        "a semester and quarters differ",
        "2023",
        9,
        {"2023-S1": 4, "2023-Q3": 1, "2023-Q4": 5},
        SUM,
        (10, "jumlah semester dan triwulannya", True),
    ),
    (
        "parts of three lengths exceed the year",
        "2023",
        9,
        {"2023-S1": 4, "2023-Q3": 1, "2023-M11": 5},
        SUM,
        (10, "jumlah semester, triwulan dan bulan yang sudah ada saja", False),
    ),
    (
        "parts of two lengths leave room, and none is added twice",
        "2023",
        9,
        {"2023-S1": 4, "2023-Q2": 4, "2023-M06": 4, "2023-M07": 5},
        SUM,
        None,
    ),
    (
        "a quarter and months against their semester",
        "2023-S2",
        9,
        {"2023-Q3": 4, "2023-M10": 2, "2023-M11": 2, "2023-M12": 2},
        SUM,
        (10, "jumlah triwulan dan bulannya", True),
    ),
    (
        "what a year agrees with in all quarters is enough",
        "2023",
        10,
        {"2023-S1": 5, "2023-Q1": 1, "2023-Q2": 2, "2023-Q3": 3, "2023-Q4": 4},
        SUM,
        None,
    ),
    ("nothing is held against less than nothing", "2023", -3, {}, SUM, None),
    ("quarters say nothing of a longer period", "2023-Q2", 3, {"2023-S1": 1, "2023": 1}, SUM, None),
    ("another year says nothing", "2023", 3, {"2022-Q1": 9, "2024-Q4": 9}, SUM, None),
    ("the last quarter agrees", "2023", 4, {"2023-Q1": 9, "2023-Q4": 4}, LAST, None),
    (
        "the last quarter differs",
        "2023",
        5,
        {"2023-Q4": 4},
        LAST,
        (4, "menurut Triwulan IV Tahun 2023", True),
    ),
    ("the last quarter is unknown", "2023", 5, {"2023-Q3": 4}, LAST, None),
    ("the last month of a semester", "2023-S1", 5, {"2023-M06": 6}, LAST, (6, "menurut Juni 2023", True)),
]


@pytest.mark.parametrize(
    ("when", "value", "known", "how", "expected"), [c[1:] for c in CONFLICTS], ids=[c[0] for c in CONFLICTS]
)
def test_shorter_periods_contradict_a_longer_one(
    when: str, value: int, known: Figures, how: Aggregation, expected: tuple[int, str, bool] | None
) -> None:
    figures = {period(key): Decimal(figure) for key, figure in known.items()}
    found = find_conflict(period(when), Decimal(value), figures.get, how)
    assert (found and (found.value, found.words)) == (expected and expected[:2])


def told(**changes: object) -> list[Issue]:
    found = validate(office_year(**changes), rule_set())
    return [issue for issue in found if (issue.subject or "").startswith("total_differs:periods:")]


# --- counts -----------------------------------------------------------------------------------------------


def of_kia(how: Aggregation, *rows: Count) -> list[Issue]:
    kia = component("kia", aggregation=how)
    return told(components=(component(), kia), counts=(*counts("ktp", (1, 1, 1), (2, 2, 2)), *rows))


QUARTERS = tuple(count("kia.have", HULU, 10, f"2023-Q{n}") for n in range(1, 5))


@pytest.mark.parametrize(
    ("how", "year", "is_told"),
    [
        (Aggregation.SUM, 40, False),
        (Aggregation.SUM, 41, True),
        (Aggregation.LAST, 10, False),
        (Aggregation.LAST, 40, True),
        (Aggregation.RATIO_OF_SUMS, 40, False),
        (Aggregation.RATIO_OF_SUMS, 41, True),
        (Aggregation.MEAN_OF_RATIOS, 41, True),
        (Aggregation.WEIGHTED_MEAN, 41, True),
        (Aggregation.MEAN, 41, False),
    ],
)
def test_counts_combine_as_they_do_when_computed(how: Aggregation, year: int, is_told: bool) -> None:
    found = of_kia(how, count("kia.have", HULU, year, row=9), *QUARTERS)
    assert [issue.place.row for issue in found] == [9] * is_told


def test_the_message_names_measure_area_and_period() -> None:
    (issue,) = of_kia(SUM, count("kia.have", HULU, 1_500), *QUARTERS)
    assert issue.message == "Memiliki kia Hulu, Tahun 2023, tertulis 1.500, padahal jumlah triwulannya 40."
    assert issue.subject == f"total_differs:periods:counts:kia.have:{HULU}:2023"
    assert issue.value == "1500"


@pytest.mark.parametrize(
    ("districts", "is_told"),
    [((1, 2, 3), False), ((1, 2, 4), True), ((1, 2, None), False)],
    ids=["agree", "exceed", "one unknown"],
)
def test_districts_stand_for_the_regency_where_it_has_no_row_of_its_own(
    districts: tuple[int | None, ...], is_told: bool
) -> None:
    areas = zip((HULU, TENGAH, HILIR), districts, strict=True)
    parts = [count("kia.have", area, value, "2023-Q1") for area, value in areas]
    found = of_kia(SUM, count("kia.have", REGENCY, 6), *parts)
    words = "Kabupaten Contoh, Tahun 2023, tertulis 6, padahal jumlah triwulan yang sudah ada saja 7."
    assert [issue.message for issue in found] == [f"Memiliki kia {words}"] * is_told


def test_a_row_of_the_regency_goes_before_its_districts() -> None:
    own = count("kia.have", REGENCY, 5, "2023-Q1")
    parts = [count("kia.have", area, 9, "2023-Q1") for area in (HULU, TENGAH, HILIR)]
    assert of_kia(SUM, count("kia.have", REGENCY, 6), own, *parts) == []


def test_some_districts_are_not_the_regency() -> None:
    parts = [count("kia.have", area, 9, "2023-Q4") for area in (HULU, TENGAH)]
    assert of_kia(LAST, count("kia.have", REGENCY, 27), *parts) == []


def test_a_blank_row_contradicts_nothing() -> None:
    assert of_kia(SUM, count("kia.have", HULU, None), *QUARTERS) == []


# --- money ------------------------------------------------------------------------------------------------


def row(when: str, **columns: int) -> ResourceInput:
    figures = {name: number(value) for name, value in columns.items()}
    return replace(money("I.1.1", None, None, period=period(when)), **figures)


def four(**columns: int) -> list[ResourceInput]:
    return [row(f"2023-Q{n}", **columns) for n in range(1, 5)]


@pytest.mark.parametrize(
    ("rows", "keys"),
    [
        pytest.param([row("2023", original=50), *four(original=10)], ["original:2023"], id="first budget"),
        pytest.param([row("2023", original=40), *four(original=10)], [], id="first budget agrees"),
        pytest.param([row("2023", actual=30), *four(actual=10)], [], id="told with the quarters"),
        pytest.param([row("2023", actual=15), *four(actual=10)[:2]], ["actual:2023"], id="exceeded"),
        pytest.param([row("2023", actual=20), *four(actual=10)[:2]], [], id="not exceeded"),
        pytest.param([row("2023-S1", revised=19), *four(revised=10)], ["revised:2023-S1"], id="a semester"),
        pytest.param(
            [row("2023-Q1", actual=9), *(row(f"2023-M0{n}", actual=4) for n in (1, 2, 3))],
            ["actual:2023-Q1"],
            id="months",
        ),
    ],
)
def test_money_of_shorter_periods(rows: list[ResourceInput], keys: list[str]) -> None:
    assert [i.subject for i in told(inputs=tuple(rows))] == [
        f"total_differs:periods:inputs:I.1.1:all:{key}" for key in keys
    ]


def test_money_of_periods_of_two_lengths_is_held_against_the_year() -> None:
    parts = [row("2023-S1", actual=10), *(row(f"2023-M{n:02}", actual=4) for n in range(7, 12))]
    (issue,) = told(inputs=(row("2023", actual=29), *parts))
    amounts = "tertulis 29, padahal jumlah semester dan bulan yang sudah ada saja 30."
    assert issue.message == f"Realisasi I.1.1, Tahun 2023, {amounts}"
    assert told(inputs=(row("2023", actual=30), *parts)) == []


def test_kinds_of_money_are_compared_apart() -> None:
    whole, part = row("2023-S1", actual=5), money("I.1.1", None, 9, period=period("2023-Q1"), kind="goods")
    assert told(inputs=(whole, part)) == []
