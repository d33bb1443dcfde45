"""Queries and paths: their parts, the first few with their ties, local names, what is counted."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.documents import cast

from capaian.documents.scope.paths import Query, Scope, UnknownNameError, read_literal, read_query
from capaian.documents.scope.values import Series
from capaian.domain.value import Unavailable


def test_parts_of_a_query() -> None:
    query = read_query("a.b where c = d e and f >= $g.h order i.j down first 12")
    assert query is not None
    assert (query.path, query.order, query.is_down, query.first) == ("a.b", "i.j", True, 12)
    assert [(c.field, c.sign, c.value) for c in query.conditions] == [
        ("c", "=", "d e"),
        ("f", ">=", "$g.h"),
    ]


@pytest.mark.parametrize(
    ("text", "figure"),
    [("12", "12"), ("99.4", "99.4"), ("-3", "-3"), ("dua", None), ("NaN", None), ("", None)],
)
def test_figures_written_in_a_query(text: str, figure: str | None) -> None:
    assert read_literal(text) == (None if figure is None else Decimal(figure))


PAIRS = st.lists(st.none() | st.integers(-5, 5).map(Decimal), max_size=9)


@given(PAIRS, st.booleans(), st.integers(1, 9))
def test_the_first_few_hold_all_ties_and_nothing_unknown(
    figures: list[Decimal | None], is_down: bool, first: int
) -> None:
    pairs = list(enumerate(figures))
    whole = Query("a", order="b", is_down=is_down).arrange(pairs)
    few = Query("a", order="b", is_down=is_down, first=first).arrange(pairs)
    known = [figure for figure in figures if figure is not None]
    assert sorted(whole) == list(range(len(figures)))
    assert few == whole[: len(few)]
    assert min(first, len(known)) <= len(few) <= len(known)
    kept = {figures[n] for n in few}
    assert kept.isdisjoint({figure for n, figure in pairs if n not in few})


# --- local names, counting, parts that are not there


def test_a_condition_may_name_a_local_value(scope: Scope) -> None:
    objective = scope.resolve("objectives.sasaran-2")
    inner = scope.inside(goal=objective)
    found = inner.select("indicators where objective.id = $goal.id")
    assert isinstance(found, Series)
    assert [item.key for item in found.items] == ["iku-2"]


def test_local_names_come_before_the_data(scope: Scope) -> None:
    assert scope.inside(year="2031").resolve("year") == "2031"


def test_counting_names_what_was_counted(scope: Scope) -> None:
    series = scope.select("indicators where tier = III")
    assert isinstance(series, Series)
    count = scope.count(series)
    assert count.display == "2"
    assert scope.world.facts.explanations[count.trace].formula == "banyaknya indikator: ik-3, ik-4"


def test_what_a_thing_has_is_counted_by_its_indonesian_name(scope: Scope) -> None:
    objective = scope.select("objectives first 1")
    assert isinstance(objective, Series)
    programs = objective.items[0].field("programs")
    assert isinstance(programs, Series)
    formula = scope.world.facts.explanations[scope.count(programs).trace].formula
    assert formula.startswith("banyaknya program: ")


def test_a_part_that_the_dossier_lacks_makes_its_keys_absent_not_misspelt() -> None:
    scope = cast.scope(cast.small(nodes=(), inputs=(), outputs=(), survey_elements=()))
    assert isinstance(scope.resolve("nodes.V.2.1.money.ratio"), Unavailable)
    assert isinstance(scope.resolve("skm.index"), Unavailable)
    with pytest.raises(UnknownNameError):
        scope.resolve("skmm.index")
