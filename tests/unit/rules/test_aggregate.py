"""Sums, means and ratios of what is there; nothing is made of nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.domain.value import Reason
from capaian.rules.outcome import Outcome, add, divide, mean, percent_of


def numbers(text: str) -> list[Decimal]:
    return [Decimal(part) for part in text.split()]


@pytest.mark.parametrize(
    ("values", "total", "average"),
    [
        ("5", 5, 5),
        ("1 2 6", 9, 3),
        ("-3 3", 0, 0),
        ("0", 0, 0),
        ("0.1 0.2", "0.3", "0.15"),
    ],
)
def test_plain_figures(values: str, total: str | int, average: str | int) -> None:
    parts = numbers(values)
    found: list[Outcome] = [add(parts), mean(parts)]
    assert found == [Decimal(total), Decimal(average)]
    assert all(isinstance(value, Decimal) for value in found)


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
    quotient, percent = (
        divide(Decimal(part), Decimal(whole)),
        percent_of(Decimal(part), Decimal(whole)),
    )
    assert quotient == outcome
    assert percent == (outcome if isinstance(outcome, Reason) else Decimal(str(outcome)) * 100)


def test_percent_is_multiplied_before_it_is_divided() -> None:
    """1/3 x 100 would end in ...33; 100/3 is as fine as the arithmetic allows,
    and 3/3 is whole.
    """
    assert percent_of(Decimal(3), Decimal(3)) == 100
    assert percent_of(Decimal(1), Decimal(3)) == Decimal(100) / 3
