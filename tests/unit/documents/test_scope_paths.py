"""Dotted paths: what they lead to, what is merely missing, and what no data could hold."""

from __future__ import annotations

import pytest
from tests.unit.documents import cast

from capaian.documents.scope.paths import Scope
from capaian.documents.scope.values import Series


@pytest.fixture(scope="module")
def whole() -> Scope:
    return cast.scope()


def test_a_condition_may_name_a_local_value(whole: Scope) -> None:
    objective = whole.resolve("objectives.sasaran-2")
    inner = whole.inside(goal=objective)
    found = inner.select("indicators where objective.id = $goal.id")
    assert isinstance(found, Series)
    assert [item.key for item in found.items] == ["iku-2"]


def test_local_names_come_before_the_data(whole: Scope) -> None:
    assert whole.inside(year="2031").resolve("year") == "2031"


def test_counting_names_what_was_counted(whole: Scope) -> None:
    series = whole.select("indicators where tier = III")
    assert isinstance(series, Series)
    count = whole.count(series)
    assert count.display == "2"
    assert whole.world.facts.explanations[count.trace].formula == "banyaknya indikator: ik-3, ik-4"


def test_what_a_thing_has_is_counted_by_its_indonesian_name(whole: Scope) -> None:
    objective = whole.select("objectives first 1")
    assert isinstance(objective, Series)
    programs = objective.items[0].field("programs")
    assert isinstance(programs, Series)
    formula = whole.world.facts.explanations[whole.count(programs).trace].formula
    assert formula.startswith("banyaknya program: ")
