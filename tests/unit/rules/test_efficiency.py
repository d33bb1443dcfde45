"""Efficiency figures one by one: what each method needs,
and what it says when something is missing.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.domain.policy import EfficiencyMethod, Verdict
from capaian.domain.value import Reason
from capaian.rules.efficiency import compute_efficiency, judge_efficiency

M = EfficiencyMethod


def figures(*rows: str) -> list[Decimal]:
    """`1000 900 10 9`: budget, spent, planned volume, done volume of each output."""
    cells = [map(Decimal, row.split()) for row in rows]
    return [
        figure
        for budget, spent, planned, done in cells
        for figure in (spent, done, budget, planned)
    ]


@pytest.mark.parametrize(
    ("row", "volume_cost", "output_budget", "ratio", "unit_cost"),
    [
        pytest.param(
            "1000 900 10 0",
            "division_by_zero",
            "division_by_zero",
            "division_by_zero",
            "division_by_zero",
            id="spent, and nothing done",
        ),
        pytest.param(
            "1000 0 10 0",
            "no_events",
            "no_events",
            "no_events",
            "no_events",
            id="neither spent nor done",
        ),
        pytest.param(
            "1000 900 0 10",
            "division_by_zero",
            "division_by_zero",
            "division_by_zero",
            "90",
            id="unplanned",
        ),
        pytest.param(
            "0 900 10 10",
            "division_by_zero",
            "division_by_zero",
            "division_by_zero",
            "90",
            id="no money planned",
        ),
        pytest.param("1000 500 10 10", "50", "50", "50", "50", id="half the cost"),
        pytest.param("1000 1500 10 10", "-50", "-50", "150", "150", id="half as much again"),
        pytest.param("1000 1000 10 20", "50", "50", "50", "50", id="twice the volume"),
    ],
)
def test_one_output(
    row: str, volume_cost: str, output_budget: str, ratio: str, unit_cost: str
) -> None:
    methods = (M.VOLUME_COST, M.OUTPUT_BUDGET, M.COST_PER_OUTPUT_RATIO, M.UNIT_COST)
    found = [compute_efficiency(method, figures(row)) for method in methods]
    texts = [
        outcome.value if isinstance(outcome, Reason) else f"{outcome:.0f}" for outcome in found
    ]
    assert texts == [volume_cost, output_budget, ratio, unit_cost]


@pytest.mark.parametrize(
    ("achievement", "absorbed", "verdict"),
    [
        pytest.param("100", "99.99", Verdict.EFFICIENT, id="met, and money left"),
        pytest.param("100", "100", None, id="met, and all spent"),
        pytest.param("120", "100", None, id="more than met, and all spent"),
        pytest.param("120", "110", None, id="more than met with more money"),
        pytest.param("100", "100.01", Verdict.NOT_EFFICIENT, id="met with more than there was"),
        pytest.param("99.99", "50", Verdict.THRIFTY_TARGET_MISSED, id="missed by a hundredth"),
        pytest.param("80", "80", None, id="as much as was spent"),
        pytest.param("80", "80.01", Verdict.NOT_EFFICIENT, id="less than was spent"),
        pytest.param("0", "0", None, id="nothing of nothing"),
    ],
)
def test_reading(achievement: str, absorbed: str, verdict: Verdict | None) -> None:
    assert judge_efficiency(Decimal(achievement), Decimal(absorbed)) is verdict
