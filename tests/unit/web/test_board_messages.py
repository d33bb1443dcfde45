"""The sentence above the years of an indicator: a fall is good news where less is better."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from capaian.domain.assessment import IndicatorResult, Status
from capaian.domain.period import Period
from capaian.domain.policy import Polarity, Trend
from capaian.web.boards.charts import trend_message

HIGHER, LOWER, RANGE = (
    Polarity.HIGHER_IS_BETTER,
    Polarity.LOWER_IS_BETTER,
    Polarity.CLOSER_IS_BETTER,
)


@pytest.mark.parametrize(
    ("polarity", "trend", "status", "message"),
    [
        (HIGHER, Trend.UP, Status.MET, "Realisasi naik dan target tercapai"),
        (HIGHER, Trend.DOWN, Status.MET, "Realisasi turun tetapi target tercapai"),
        (HIGHER, Trend.DOWN, Status.NOT_MET, "Realisasi turun dan target belum tercapai"),
        (LOWER, Trend.DOWN, Status.MET, "Realisasi turun dan target tercapai"),
        (LOWER, Trend.UP, Status.MET, "Realisasi naik tetapi target tercapai"),
        (RANGE, Trend.UP, Status.NOT_MET, "Realisasi naik, target belum tercapai"),
        (LOWER, Trend.UP, Status.UNKNOWN, "Realisasi naik"),
        (HIGHER, None, Status.MET, "Target 2024 tercapai"),
        (HIGHER, None, Status.UNKNOWN, "Realisasi dan target"),
    ],
)
def test_the_trend_is_read_by_what_the_indicator_wants(
    polarity: Polarity, trend: Trend | None, status: Status, message: str
) -> None:
    current = SimpleNamespace(status=status, period=Period.year_of(2024))
    result = SimpleNamespace(prior=trend and SimpleNamespace(trend=trend), current=current)
    assert trend_message(cast(IndicatorResult, result), polarity) == message
