"""Arithmetic of the planning forms on plain figures."""

from __future__ import annotations

import pytest

from capaian.domain.policy import Aggregation
from capaian.domain.value import INDEX, PERCENT, SCALE_4, Unit
from capaian.rules.spans import combines_by


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
