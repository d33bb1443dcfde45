"""What indicators rest on: components, surveys, money and other indicators, however far below."""

from __future__ import annotations

import pytest
from tests.factories import indicator, office_year, survey

from capaian.rules.dependencies import bases_of


@pytest.mark.parametrize(
    ("formula", "below"),
    [
        pytest.param("", set(), id="reported"),
        pytest.param("ktp", {"ktp"}, id="a component"),
        pytest.param("100 * ktp.holders / ktp.eligible", set(), id="counts are no component"),
        pytest.param("index(skm)", {"skm"}, id="a survey"),
        pytest.param(
            "mean(a, b.achievement)", {"a", "b", "ktp"}, id="indicators and what they rest on"
        ),
        pytest.param("100 * (", set(), id="no formula at all"),
    ],
)
def test_a_formula_rests_on_what_it_names(formula: str, below: set[str]) -> None:
    year = office_year(
        indicators=(
            indicator("x", formula=formula),
            indicator("a", formula="ktp"),
            indicator("b", formula=""),
        ),
        surveys=(survey(),),
    )
    assert bases_of(year)["x"] == below


def test_what_is_absorbed_rests_on_the_money_of_nodes() -> None:
    year = office_year(indicators=(indicator("x", formula="share(programs.absorption >= 80)"),))
    assert bases_of(year)["x"] == {str(node.id) for node in year.nodes}


def test_formulas_in_a_circle_come_to_an_end() -> None:
    year = office_year(indicators=(indicator("a", formula="b"), indicator("b", formula="a + ktp")))
    assert bases_of(year) == {"a": {"b", "ktp"}, "b": {"a", "ktp"}}
