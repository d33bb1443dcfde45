"""Arithmetic of the planning forms on plain figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.domain.policy import Aggregation
from capaian.domain.value import INDEX, PERCENT, SCALE_4, Reason, Unit
from capaian.rules.strategic_plan import combines_by, realised_to_date, share_of_plan


@pytest.mark.parametrize(
    ("unit", "declared", "how"),
    [
        pytest.param("dokumen", None, Aggregation.SUM, id="numbers of things add up"),
        pytest.param(PERCENT, None, Aggregation.LAST, id="percentages do not"),
        pytest.param(INDEX, None, Aggregation.LAST, id="nor do indices"),
        pytest.param(SCALE_4, None, Aggregation.LAST, id="nor means of a survey"),
        pytest.param("mitra", Aggregation.LAST, Aggregation.LAST, id="a declared stock of things"),
        pytest.param(PERCENT, Aggregation.MEAN, Aggregation.MEAN, id="a declared mean of percentages"),
    ],
)
def test_how_periods_combine(unit: str, declared: Aggregation | None, how: Aggregation) -> None:
    assert combines_by(Unit(unit), declared) is how


def test_realised_to_date_adds_this_year_to_the_earlier_ones() -> None:
    assert realised_to_date(Decimal("1650"), Decimal("1000")) == Decimal("2650")


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        pytest.param("2650", "5000", Decimal("53"), id="part of the plan"),
        pytest.param("0", "5000", Decimal("0"), id="nothing yet"),
        pytest.param("6000", "5000", Decimal("120"), id="more than planned stays more"),
        pytest.param("0", "0", Reason.NO_EVENTS, id="nothing planned, nothing done"),
        pytest.param("1", "0", Reason.DIVISION_BY_ZERO, id="nothing planned"),
    ],
)
def test_share_of_the_plan(part: str, whole: str, share: Decimal | Reason) -> None:
    assert share_of_plan(Decimal(part), Decimal(whole)) == share
