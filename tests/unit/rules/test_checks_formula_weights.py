"""Weights of a mean that look like shares and do not make up the whole."""

from __future__ import annotations

import pytest
from tests.factories import indicator, office_year, rule_set

from capaian.domain.issue import Level
from capaian.rules.checks.validate import validate


@pytest.mark.parametrize(
    ("weights", "told"),
    [
        pytest.param("0.6 0.4", "", id="the whole"),
        pytest.param("0.6 0.3", "berjumlah 0,9, bukan 1;", id="less"),
        pytest.param("0.6 0.45", "berjumlah 1,05, bukan 1;", id="more"),
        pytest.param("2 1", "", id="proportions"),
        pytest.param("1 1", "", id="equal proportions"),
        pytest.param("1.5 2.5", "", id="proportions with decimals"),
        pytest.param("60 40", "", id="percentages"),
        pytest.param("60 35", "berjumlah 95, bukan 100;", id="percentages that lack five"),
    ],
)
def test_shares_that_are_not_the_whole_are_noted(weights: str, told: str) -> None:
    first, second = weights.split()
    own = indicator("iku-1", f"wmean(ktp: {first}, akta: {second})")
    found = [i for i in validate(office_year(indicators=(own,)), rule_set()) if i.code == "formula_weights"]
    assert [i.level for i in found] == ([Level.NOTE] if told else [])
    assert all(told in i.message for i in found)
