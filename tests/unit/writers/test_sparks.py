"""Spark lines: no line bridges a year without a result, equal figures are no division by zero."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from capaian.documents.tree import Sparkline, SparkPoint
from capaian.writers.charts import render_spark
from capaian.writers.charts.spark import SPARK_HEIGHT


def drawn(*years: tuple[str | None, str | None]) -> str:
    points = tuple(
        SparkPoint(Decimal(value) if value else None, Decimal(target) if target else None)
        for value, target in years
    )
    return render_spark(Sparkline("garis", points, "2021: <5"))


@pytest.mark.parametrize(
    ("years", "joined", "dots"),
    [
        ([("1", None), ("2", None), (None, None)], 1, 2),
        ([("1", None), (None, "2"), ("3", None)], 0, 2),
        ([(None, "5"), (None, "6")], 0, 0),
    ],
)
def test_results_are_joined_only_where_years_follow_each_other(
    years: list[tuple[str | None, str | None]], joined: int, dots: int
) -> None:
    svg = drawn(*years)
    assert (svg.count("L"), svg.count("<circle")) == (joined, dots)


def test_equal_figures_are_in_the_middle_and_words_are_escaped() -> None:
    svg = drawn(("5", "5"), ("5", "5"))
    assert set(re.findall(r'cy="([^"]+)"', svg)) == {f"{SPARK_HEIGHT / 2:.1f}"}
    assert "2021: &lt;5" in svg
