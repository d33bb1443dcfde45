"""Spark lines: gaps are no results, years to come are no gaps, equal figures are no division by zero."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from capaian.documents.tree import Sparkline, SparkPoint
from capaian.writers.charts import render_spark
from capaian.writers.charts.spark import SPARK_HEIGHT


def drawn(*years: tuple[str | None, str | None, bool]) -> str:
    points = tuple(
        SparkPoint(Decimal(value) if value else None, Decimal(target) if target else None, is_past)
        for value, target, is_past in years
    )
    return render_spark(Sparkline("garis", points, "2021: <5"))


@pytest.mark.parametrize(
    ("years", "joined", "gaps"),
    [
        ([("1", None, True), ("2", None, True), (None, None, False)], 1, 0),
        ([("1", None, True), (None, "2", True), ("3", None, True)], 0, 1),
        ([(None, "5", True), ("5", "5", True), (None, "5", False)], 0, 1),
        ([(None, "5", False), (None, "6", False)], 0, 0),
    ],
)
def test_results_are_joined_only_where_years_follow_each_other(
    years: list[tuple[str | None, str | None, bool]], joined: int, gaps: int
) -> None:
    svg = drawn(*years)
    assert (svg.count("L"), svg.count("<rect")) == (joined, gaps)


def test_equal_figures_are_in_the_middle_and_words_are_escaped() -> None:
    svg = drawn(("5", "5", True), ("5", "5", True))
    assert set(re.findall(r'cy="([^"]+)"', svg)) == {f"{SPARK_HEIGHT / 2:.1f}"}
    assert "2021: &lt;5" in svg
