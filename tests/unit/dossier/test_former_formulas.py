"""Formulas that are others than in the last closing: the years do not compare,
and that is told.
"""

from __future__ import annotations

from dataclasses import replace

from tests.every_case import every_case
from tests.factories import indicator, office_year

from capaian.rules.dependencies import former_formula
from capaian.rules.formula.explain import is_same_formula


@every_case(
    ("first", "second", "expected"),
    [
        ("a + b - c", "b - c + a", True),
        ("a - b", "b - a", False),
        ("a / b", "b / a", False),
        ("100 * (a + b) / c", "(b + a) / c * 100", True),
        ("wmean(a: 2, b: 1)", "wmean(b: 1, a: 2)", True),
        ("wmean(a: 2, b: 1)", "wmean(a: 1, b: 2)", False),
        ("mean(a, max(b, c))", "mean(max(c, b), a)", True),
        ("min(a, b)", "max(a, b)", False),
        ("-(a + b)", "-(b + a)", True),
        ("", " ", True),
        ("", "a", False),
        ("a +", "a", True),
    ],
)
def test_formulas_are_compared_by_what_they_compute(
    first: str, second: str, expected: bool
) -> None:
    assert is_same_formula(first, second) is expected


def test_what_rests_on_another_formula_says_of_what() -> None:
    """iku-2 = mean(ktp, akta); ik-9 rests on it; ik-4 is reported."""
    year = office_year()
    plan = (*year.indicators, indicator("ik-9", "iku-2 / 2"))
    changed = replace(year, indicators=plan, former_formulas={"akta": "50 * akta.n / akta.d"})
    assert former_formula(changed, "akta") == "50 * akta.n / akta.d"
    assert former_formula(changed, "iku-2") == "akta = 50 * akta.n / akta.d"
    assert former_formula(changed, "ik-9") == "akta = 50 * akta.n / akta.d"
    assert (former_formula(changed, "ik-3"), former_formula(changed, "ik-4")) == ("", "")
    assert former_formula(year, "iku-2") == ""
