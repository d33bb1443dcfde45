"""Dotted paths: what they lead to, what is merely missing, and what no data could hold."""

from __future__ import annotations

import pytest
from tests.every_case import every_case
from tests.unit.documents import cast

from capaian.documents.narrative.fields import settle
from capaian.documents.scope.paths import Scope, UnknownNameError, plain_text
from capaian.documents.scope.values import Series
from capaian.domain.value import Known, Unavailable

PATHS = [
    ("year", "2023"),
    ("iku-2.actual", "85,00"),
    ("iku-2.objective.goal.name", "Tertib administrasi kependudukan"),
    ("iku-2.plan_targets.2026.value", "100,00"),
    ("iku-2.causes.first.text", "Loket kurang."),
    ("components.akta.ratio", "80,00"),
    ("ktp.areas.99.01.02.ratio", "90,00"),
    ("skm.best.name", "Unsur U3"),
    ("node.I.1.money.actual", "360"),
    ("spending.this.all.year", "2023"),
    ("peers.ktp.rows.99.02.ratio", "95,00"),
    ("people.status.rows.PNS.count", "5"),
    ("facts.penduduk", "1.234"),
    ("agreements.pk-dirjen.targets.nas-ktp.target", "89,50"),
    ("evaluations.patuh.own.scores.2", "50,00"),
]
"""One path of each kind; where every field leads is in `test_scope_fields.py`."""


@pytest.fixture(scope="module")
def whole() -> Scope:
    return cast.scope()


@every_case(("path", "shown"), PATHS)
def test_a_path_leads_to_a_value(whole: Scope, path: str, shown: str) -> None:
    assert plain_text(settle(whole.resolve(path), whole)) == shown


MISSING = [
    "ik-5.prior.change",
    "peers.akta.own.rank",
    "people.rank.total",
    "agreements.pk-2099.title",
    "spending.next.all.actual",
    "spending.prior.all.actual",
    "iku-2.plan_targets.next.value",
]


@pytest.mark.parametrize("path", MISSING)
def test_what_the_data_do_not_hold_is_unavailable_and_never_an_error(whole: Scope, path: str) -> None:
    assert isinstance(whole.resolve(path), Unavailable)


UNKNOWN = [
    ("iku-2.aktual", "aktual", "actual"),
    ("iku-9.actual", "iku-9", "iku-2"),
    ("components.ktq.ratio", "ktq", "ktp"),
    ("ofice.name", "ofice", "office"),
    ("nodes.I.9.money", "9", None),
    ("year.first", "first", None),
    ("iku-2.actual.value", "value", None),
]


@pytest.mark.parametrize(("path", "name", "nearest"), UNKNOWN, ids=[u[0] for u in UNKNOWN])
def test_an_unknown_name_is_reported_with_the_nearest(
    whole: Scope, path: str, name: str, nearest: str | None
) -> None:
    with pytest.raises(UnknownNameError) as caught:
        whole.resolve(path)
    assert caught.value.path == path
    assert caught.value.name == name
    if nearest is not None:
        assert nearest in caught.value.remedy


QUERIES = [
    ("indicators where tier = II", ["iku-1", "iku-2"]),
    ("indicators where tier = II and code != iku-1", ["iku-2"]),
    ("indicators where is_key = tidak and tier = III", ["ik-3", "ik-4"]),
    ("nodes where parent = -", ["I", "II"]),
    ("nodes where objective = sasaran-3", ["I", "I.1", "I.1.1", "I.1.2"]),
    ("people.position.rows where parent = -", ["Kepala", "Fungsional"]),
    ("iku-1", ["iku-1"]),
    ("skm.elements", ["U1", "U2", "U3"]),
]


@pytest.mark.parametrize(("query", "keys"), QUERIES, ids=[q for q, _ in QUERIES])
def test_a_query_selects_in_the_order_of_the_dossier(whole: Scope, query: str, keys: list[str]) -> None:
    found = whole.select(query)
    assert isinstance(found, Series)
    assert [item.key for item in found.items] == keys


def test_a_condition_may_name_a_local_value(whole: Scope) -> None:
    objective = whole.resolve("objectives.sasaran-2")
    inner = whole.inside(goal=objective)
    found = inner.select("indicators where objective.id = $goal.id")
    assert isinstance(found, Series)
    assert [item.key for item in found.items] == ["iku-2"]


def test_local_names_come_before_the_data(whole: Scope) -> None:
    assert whole.inside(year="2031").resolve("year") == "2031"


@pytest.mark.parametrize("query", ["indicators where tier", "year", "indicators where tier > II"])
def test_a_text_that_is_no_query_is_refused(whole: Scope, query: str) -> None:
    with pytest.raises(UnknownNameError):
        whole.select(query)


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


def test_every_figure_that_a_path_leads_to_has_an_explanation(whole: Scope) -> None:
    for path, _ in PATHS:
        value = settle(whole.resolve(path), whole)
        if isinstance(value, Known):
            known = {*whole.world.assessment.traces, *whole.world.facts.explanations}
            assert value.trace in known, path


@pytest.mark.parametrize(
    ("query", "word", "known"),
    [
        pytest.param("nodes where kind = progam", "progam", "program", id="kind"),
        pytest.param("nodes where kind != progam", "progam", "program", id="other than"),
        pytest.param("indicators where is_key = yaa", "yaa", "ya", id="flag"),
        pytest.param(
            "indicators where tier = IX and is_key = yes", "yes", "ya", id="after another condition"
        ),
    ],
)
def test_a_word_that_a_closed_list_lacks_is_a_mistake(query: str, word: str, known: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        cast.scope().select(query)
    assert caught.value.name == word
    assert known in caught.value.nearest


@pytest.mark.parametrize(
    "query",
    [
        "nodes where kind = goal",
        "indicators where tier = IX",
        "nodes where kind = -",
        "nodes where kind = $year",
    ],
)
def test_words_that_are_possible_but_select_nothing_are_none(query: str) -> None:
    found = cast.scope().select(query)
    assert isinstance(found, Series)
    assert found.items == ()
