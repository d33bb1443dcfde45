"""Bands at their bounds, scales of other shapes, and classes of surveys."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.every_case import every_case
from tests.factories import BANDS, band, scale

from capaian.domain.policy import ScaleGap
from capaian.domain.rule_set import AchievementScale
from capaian.rules.scale import classify, find_other_bands, has_gaps

FINE = scale(
    (
        band(1, "Baik", "90.5", "100"),
        band(2, "Cukup", "50.5", "90.4"),
        band(3, "Kurang", None, "50.4"),
    )
)
"""Bounds with one decimal: gaps of a tenth."""
CLOSED = scale((band(1, "Baik", "75", None), band(2, "Kurang", "50", None)))
"""Without gaps, and closed downwards."""
BOUNDED = scale((band(1, "Baik", "75", "100"), band(2, "Kurang", "50", "74")))
"""With gaps, and closed downwards."""
SINGLE = scale((band(1, "Semua", None, None),))


def name(value: str, chosen: AchievementScale, gap: ScaleGap | None) -> str | None:
    found = classify(Decimal(value), chosen, gap)
    return None if found is None else found.name


@pytest.mark.parametrize(
    ("chosen", "gaps"),
    [
        pytest.param(scale(), True, id="whole bounds"),
        pytest.param(FINE, True, id="bounds of a tenth"),
        pytest.param(CLOSED, False, id="lower bounds only"),
        pytest.param(SINGLE, False, id="one band"),
        pytest.param(
            scale((band(1, "Baik", "75", "100"), band(2, "Kurang", None, "75"))),
            False,
            id="bounds that touch",
        ),
        pytest.param(
            scale((band(1, "Baik", None, None), band(2, "Kurang", None, "75"))),
            False,
            id="open downwards",
        ),
    ],
)
def test_scales_with_gaps(chosen: AchievementScale, gaps: bool) -> None:
    assert has_gaps(chosen) is gaps


@pytest.mark.parametrize(
    ("value", "expected"),
    [("90.45", "Baik"), ("90.449", "Cukup"), ("50.45", "Cukup"), ("50.44", "Kurang")],
)
def test_rounding_goes_by_the_decimals_of_the_scale(value: str, expected: str) -> None:
    assert name(value, FINE, ScaleGap.ROUND) == expected


def test_final_zeros_of_a_bound_are_no_decimals() -> None:
    zeros = scale(
        [
            replace(b, lower=None if b.lower is None else b.lower.quantize(Decimal("1.00")))
            for b in BANDS
        ]
    )
    assert name("90.6", zeros, ScaleGap.ROUND) == "Sangat Tinggi"
    assert name("90.4", zeros, ScaleGap.ROUND) == "Tinggi"


@pytest.mark.parametrize("gap", ScaleGap)
@pytest.mark.parametrize(("value", "expected"), [("75", "Baik"), ("50", "Kurang"), ("49", None)])
def test_below_a_scale_that_is_closed_downwards_there_is_no_band(
    value: str, expected: str | None, gap: ScaleGap
) -> None:
    assert name(value, BOUNDED, gap) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("75", "Baik"), ("74.99", "Kurang"), ("49.99", None)]
)
def test_lower_bounds_alone_need_no_rule(value: str, expected: str | None) -> None:
    assert name(value, CLOSED, None) == expected


@every_case("value", ["0", "50", "100"])
@every_case("gap", [None, *ScaleGap])
def test_a_scale_of_one_band_holds_everything(value: str, gap: ScaleGap | None) -> None:
    assert name(value, SINGLE, gap) == "Semua"


@pytest.mark.parametrize(
    ("value", "gap", "others"),
    [
        ("90.2", ScaleGap.LOWER_BOUND, {"upper_bound": "Sangat Tinggi"}),
        ("90.7", ScaleGap.LOWER_BOUND, {"upper_bound": "Sangat Tinggi", "round": "Sangat Tinggi"}),
        ("90.2", ScaleGap.UPPER_BOUND, {"lower_bound": "Tinggi", "round": "Tinggi"}),
        ("90.7", ScaleGap.ROUND, {"lower_bound": "Tinggi"}),
        ("90", ScaleGap.ROUND, {}),
        ("88.4", ScaleGap.LOWER_BOUND, {}),
        ("90.2", None, {}),
    ],
)
def test_other_rules_other_bands(value: str, gap: ScaleGap | None, others: dict[str, str]) -> None:
    found = find_other_bands(Decimal(value), scale(), gap)
    assert {other.value: band.name for other, band in found.items()} == others


def test_without_gaps_no_rule_matters() -> None:
    assert find_other_bands(Decimal("74.9"), CLOSED, ScaleGap.ROUND) == {}
