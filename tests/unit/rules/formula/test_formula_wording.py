"""Every word of the language has its Indonesian, and every example is a formula."""

from __future__ import annotations

import pytest

from capaian.rules.formula import wording
from capaian.rules.formula.explain import explain
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import Collection, MemberField


def test_every_function_says_what_it_needs() -> None:
    assert set(wording.EXAMPLES) == set(wording.ARGUMENTS)


@pytest.mark.parametrize("name", wording.EXAMPLES)
def test_an_example_is_a_formula_with_its_function(name: str) -> None:
    example = wording.EXAMPLES[name]
    assert example.startswith(f"{name}(")
    assert explain(parse(example), {})


def test_an_alias_leads_to_a_function_and_is_none_itself() -> None:
    assert set(wording.FUNCTION_ALIASES.values()) <= set(wording.EXAMPLES)
    assert not set(wording.FUNCTION_ALIASES) & set(wording.EXAMPLES)


@pytest.mark.parametrize("code", wording.MEMBERS)
def test_a_member_is_written_as_it_is_read(code: str) -> None:
    assert str(wording.MEMBERS[code]) == code
    assert parse(f"count({code} >= 1)")


def test_indicators_have_no_budget() -> None:
    assert "indicators.absorption" not in wording.MEMBERS
    assert len(wording.MEMBERS) == len(Collection) * len(MemberField) - 1
