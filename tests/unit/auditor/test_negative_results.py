"""Figures below zero are rounded and cut off towards zero as those above are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import read_numbers
from capaian.domain.audit import AuditRule


def difference(printed: str, first: str, second: str) -> Equation:
    """A printed difference of two figures."""
    texts = (printed, first, second)
    result, *inputs = (read_numbers(text, line)[0] for line, text in enumerate(texts, start=1))
    return Equation(AuditRule.DIFFERENCE, Law.DIFFERENCE, result, tuple(inputs), "baris 1")


@pytest.mark.parametrize(
    ("printed", "holds"),
    [
        ("-4,38", True),  # exact: -4,378
        ("-4,37", True),  # cut off
        ("-4,36", False),
        ("-4,39", False),
        ("4,38", False),
    ],
)
def test_a_difference_below_zero(printed: str, holds: bool) -> None:
    """1.000 less 5.378 thousandths, both exact to three decimals."""
    equation = difference(printed, "1,0000", "5,3780")
    assert equation.computed() == Decimal("-4.3780")
    assert equation.holds() is holds


@pytest.mark.parametrize(("printed", "holds"), [("8,62", True), ("8,63", True), ("8,60", False)])
def test_an_input_below_zero_reaches_away_from_zero(printed: str, holds: bool) -> None:
    """4,245 is exact; behind -4,38 lie values from -4,39 to -4,375: the difference is 8,62 to 8,635."""
    assert difference(printed, "4,24500", "-4,38").holds() is holds
