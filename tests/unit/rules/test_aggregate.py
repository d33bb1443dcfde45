"""Sums, means and ratios of what is there; nothing is made of nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.domain.value import Reason
from capaian.rules.aggregate import (
    RatioParts,
    Weighted,
    add,
    last,
    mean,
    mean_of_ratios,
    ratio_of_sums,
    share_of_gap,
    weighted_mean,
)
from capaian.rules.outcome import Outcome, divide, percent_of


def numbers(text: str) -> list[Decimal]:
    return [Decimal(part) for part in text.split()]


def shares(text: str) -> list[RatioParts]:
    """`90/100 1/10`."""
    pairs = [part.split("/") for part in text.split()]
    return [RatioParts(Decimal(have), Decimal(need)) for have, need in pairs]


@pytest.mark.parametrize("combine", [add, mean, last], ids=["sum", "mean", "last"])
def test_of_nothing_there_is_nothing(combine: object) -> None:
    assert callable(combine)
    assert combine([]) is Reason.MISSING_INPUT


@pytest.mark.parametrize("combine", [ratio_of_sums, mean_of_ratios, weighted_mean])
def test_of_no_parts_there_is_no_whole(combine: object) -> None:
    assert callable(combine)
    assert combine([]) is Reason.MISSING_INPUT


@pytest.mark.parametrize(
    ("values", "total", "average", "latest"),
    [
        ("5", 5, 5, 5),
        ("1 2 6", 9, 3, 6),
        ("-3 3", 0, 0, 3),
        ("0", 0, 0, 0),
        ("0.1 0.2", "0.3", "0.15", "0.2"),
    ],
)
def test_plain_figures(values: str, total: str | int, average: str | int, latest: str | int) -> None:
    parts = numbers(values)
    found: list[Outcome] = [add(parts), mean(parts), last(parts)]
    assert found == [Decimal(total), Decimal(average), Decimal(latest)]
    assert all(isinstance(value, Decimal) for value in found)


@pytest.mark.parametrize(
    ("pairs", "outcome"),
    [
        pytest.param("90:3 50:1", Decimal(80), id="by weight"),
        pytest.param("90:1 50:1", Decimal(70), id="equal weights"),
        pytest.param("90:0 50:2", Decimal(50), id="no weight, no say"),
        pytest.param("90:0 50:0", Reason.NO_EVENTS, id="no weight at all"),
        pytest.param("0:0", Reason.NO_EVENTS, id="nothing, without weight"),
    ],
)
def test_weighted_means(pairs: str, outcome: object) -> None:
    parts = [Weighted(*map(Decimal, pair.split(":"))) for pair in pairs.split()]
    assert weighted_mean(parts) == outcome


@pytest.mark.parametrize(
    ("parts", "of_sums", "of_ratios"),
    [
        pytest.param("90/100 1/10", "82.73", "50.00", id="the small district counts for less, or alike"),
        pytest.param("5/5 0/0", "100.00", "100.00", id="no events count for nothing in either"),
        pytest.param("0/0 0/0", "no_events", "no_events", id="no events anywhere"),
        pytest.param("3/0 1/2", "200.00", "division_by_zero", id="more than none is an accident of one area"),
        pytest.param("3/0 0/0", "division_by_zero", "division_by_zero", id="more than none of none"),
        pytest.param("0/5 0/5", "0.00", "0.00", id="none of some is zero"),
    ],
)
def test_two_ways_from_areas_to_a_whole(parts: str, of_sums: str, of_ratios: str) -> None:
    found = [ratio_of_sums(shares(parts)), mean_of_ratios(shares(parts))]
    texts = [f"{value:.2f}" if isinstance(value, Decimal) else value.value for value in found]
    assert texts == [of_sums, of_ratios]


@pytest.mark.parametrize(
    ("part", "whole", "outcome"),
    [
        ("1", "8", Decimal("0.125")),
        ("0", "8", Decimal(0)),
        ("0", "0", Reason.NO_EVENTS),
        ("8", "0", Reason.DIVISION_BY_ZERO),
        ("-8", "0", Reason.DIVISION_BY_ZERO),
        ("-1", "8", Decimal("-0.125")),
    ],
)
def test_division(part: str, whole: str, outcome: object) -> None:
    quotient, percent = divide(Decimal(part), Decimal(whole)), percent_of(Decimal(part), Decimal(whole))
    assert quotient == outcome
    assert percent == (outcome if isinstance(outcome, Reason) else Decimal(str(outcome)) * 100)


def test_percent_is_multiplied_before_it_is_divided() -> None:
    """1/3 x 100 would end in ...33; 100/3 is as fine as the arithmetic allows, and 3/3 is whole."""
    assert percent_of(Decimal(3), Decimal(3)) == 100
    assert percent_of(Decimal(1), Decimal(3)) == Decimal(100) / 3


@pytest.mark.parametrize(
    ("ratio", "parts", "points"), [("100", 6, "0"), ("40", 6, "10"), ("0", 4, "25"), ("106", 6, "-1")]
)
def test_what_one_component_costs_a_mean(ratio: str, parts: int, points: str) -> None:
    assert share_of_gap(Decimal(ratio), parts) == Decimal(points)
