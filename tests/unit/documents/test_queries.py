"""Queries: conditions on words and figures, order, the first few with their ties."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.every_case import every_case
from tests.unit.documents import cast

from capaian.documents.scope.paths import Query, Scope, UnknownNameError, read_literal, read_query
from capaian.documents.scope.values import Series
from capaian.domain.value import Unavailable


@pytest.fixture(scope="module")
def scope() -> Scope:
    return cast.scope()


def keys(scope: Scope, query: str) -> list[str]:
    found = scope.select(query)
    assert isinstance(found, Series)
    return [item.key for item in found.items]


SELECTED = [
    ("ktp.areas where ratio >= 90", ["99.01.01", "99.01.02", "99.01.03"]),
    ("ktp.areas where numerator > 90", ["99.01.02", "99.01.03"]),
    ("ktp.areas where numerator < 180", ["99.01.01"]),
    ("ktp.areas where numerator <= 180", ["99.01.01", "99.01.02"]),
    ("ktp.areas where numerator != 90", ["99.01.02", "99.01.03"]),
    ("ktp.areas where numerator > $akta.denominator", ["99.01.01", "99.01.02", "99.01.03"]),
    ("ktp.areas where denominator > $ktp.areas.99.01.01.denominator", ["99.01.02", "99.01.03"]),
    ("akta.areas where ratio > 0", ["99.01.02", "99.01.03"]),
    ("akta.areas where ratio <= 1000", ["99.01.02", "99.01.03"]),
    ("ktp.areas order numerator", ["99.01.01", "99.01.02", "99.01.03"]),
    ("ktp.areas order numerator down", ["99.01.03", "99.01.02", "99.01.01"]),
    ("ktp.areas order numerator down first 1", ["99.01.03"]),
    ("ktp.areas where numerator < 270 order numerator down first 1", ["99.01.02"]),
    ("akta.areas order ratio", ["99.01.03", "99.01.02", "99.01.01"]),
    ("akta.areas order ratio first 3", ["99.01.03", "99.01.02"]),
    ("akta.areas order ratio down first 1", ["99.01.02"]),
    ("ktp.areas order ratio first 1", ["99.01.01", "99.01.02", "99.01.03"]),
    ("ktp.areas first 2", ["99.01.01", "99.01.02"]),
    ("iku-2 where achievement < 100", ["iku-2"]),
    ("iku-2 where achievement > 100", []),
    ("iku-2 where status = belum tercapai and band = Tinggi", ["iku-2"]),
]


@every_case(("query", "wanted"), SELECTED)
def test_what_a_query_selects(scope: Scope, query: str, wanted: list[str]) -> None:
    assert keys(scope, query) == wanted


def test_a_district_without_events_is_neither_above_nor_below(scope: Scope) -> None:
    """0 of 0 has no ratio: every comparison of figures fails, so that no claim includes it."""
    assert "99.01.01" not in keys(scope, "akta.areas where ratio < 50")
    assert "99.01.01" not in keys(scope, "akta.areas where ratio >= 0")


@pytest.mark.parametrize(
    "query",
    [
        "indicators where tier > II",
        "indicators where gap < belum",
        "indicators where tier",
        "indicators order",
        "indicators first",
        "indicators where gap > NaN",
        "indicators where gap > Infinity",
    ],
)
def test_what_is_no_query_is_refused(scope: Scope, query: str) -> None:
    with pytest.raises(UnknownNameError):
        scope.select(query)


@pytest.mark.parametrize(
    "query", ["ktp.areas order luas", "ktp.areas where luas > 1", "ktp.areas where x = $y"]
)
def test_a_misspelt_field_is_found_in_every_part_of_a_query(scope: Scope, query: str) -> None:
    with pytest.raises(UnknownNameError):
        scope.select(query)


HOLDS = {
    "iku-2": True,
    "iku-2 where status = tercapai": False,
    "iku-2 where status = belum tercapai": True,
    "iku-2.prior": True,
    "iku-2.prior.trend": True,
    "iku-2.national": False,
    "ik-5.actual": False,
    "indicators": True,
    "indicators where tier = V": False,
    "ktp.varies": False,
    "akta.varies": True,
    "peers.ktp": True,
    "peers.akta": False,
    "tiers.II.unmet_indicators": True,
    "tiers.II.unknown_indicators": False,
}


@every_case(("condition", "wanted"), HOLDS.items())
def test_when_a_condition_holds(scope: Scope, condition: str, wanted: bool) -> None:
    assert scope.holds(condition) is wanted


def test_parts_of_a_query() -> None:
    query = read_query("a.b where c = d e and f >= $g.h order i.j down first 12")
    assert query is not None
    assert (query.path, query.order, query.is_down, query.first) == ("a.b", "i.j", True, 12)
    assert [(c.field, c.sign, c.value) for c in query.conditions] == [("c", "=", "d e"), ("f", ">=", "$g.h")]


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


# --- extremes of a component -----------------------------------------------------------------------------


def test_a_part_that_the_dossier_lacks_makes_its_keys_absent_not_misspelt() -> None:
    scope = cast.scope(cast.small(nodes=(), inputs=(), outputs=(), survey_elements=()))
    assert isinstance(scope.resolve("nodes.V.2.1.money.ratio"), Unavailable)
    assert isinstance(scope.resolve("skm.index"), Unavailable)
    with pytest.raises(UnknownNameError):
        scope.resolve("skmm.index")


def test_a_misspelt_key_of_a_part_that_is_there_stays_an_error(scope: Scope) -> None:
    with pytest.raises(UnknownNameError):
        scope.resolve("nodes.IX.money.ratio")
