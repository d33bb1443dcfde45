"""In which order indicators are computed: what a formula rests on comes before it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.every_case import every_case
from tests.factories import indicator, node, objective, office_year

from capaian.domain.identifiers import NodeId
from capaian.domain.office_year import OfficeYear
from capaian.domain.work import WorkNode
from capaian.rules.dependencies import CycleError, computing_order, readable_needs
from capaian.rules.formula.issues import FormulaError


def office(
    formulas: Mapping[str, str],
    nodes: tuple[WorkNode, ...] = (),
    tiers: Mapping[str, str] | None = None,
) -> OfficeYear:
    """Indicators `a`, `b` ...

    of objective `sasaran-<code>` and of tier II unless said otherwise.
    """
    own = tuple(
        indicator(
            code, formula, tier=(tiers or {}).get(code, "II"), objective=NodeId(f"sasaran-{code}")
        )
        for code, formula in formulas.items()
    )
    objectives = tuple(objective(f"sasaran-{i.code}", tier=i.tier) for i in own)
    return office_year(indicators=own, objectives=objectives, nodes=nodes)


def order_of(year: OfficeYear) -> str:
    return " ".join(found.code for found in computing_order(year))


@pytest.mark.parametrize(
    ("formulas", "expected"),
    [
        pytest.param(
            {"a": "", "b": "", "c": "ktp"}, "a b c", id="nothing rests on another: as given"
        ),
        pytest.param({"a": "b", "b": "c", "c": ""}, "c b a", id="a chain"),
        pytest.param({"a": "b.achievement", "b": ""}, "b a", id="a field"),
        pytest.param({"a": "b.target", "b": ""}, "b a", id="even its target"),
        pytest.param(
            {"a": "mean(c, b)", "b": "", "c": ""}, "c b a", id="in the order of the formula"
        ),
        pytest.param({"a": "ktp.have / akta.need", "b": ""}, "a b", id="counts are no indicators"),
        pytest.param({"a": "index(skm)", "b": ""}, "a b", id="surveys are no indicators"),
    ],
)
def test_what_is_named_comes_first(formulas: dict[str, str], expected: str) -> None:
    assert order_of(office(formulas)) == expected


@every_case(
    ("formula", "needs"),
    [
        pytest.param("share(indicators.achievement > 50)", ("b", "c", "d"), id="all others"),
        pytest.param("share(indicators[tier=III].achievement > 50)", ("c",), id="of one tier"),
        pytest.param(
            "share(objectives.achievement > 50)", ("a", "b", "c", "d"), id="those of objectives"
        ),
        pytest.param(
            "share(objectives[tier=III].achievement > 50)", ("c",), id="of objectives of one tier"
        ),
        pytest.param("share(programs.achievement > 50)", ("b",), id="those of programs"),
        pytest.param("share(activities.achievement > 50)", ("c", "d"), id="those of activities"),
        pytest.param(
            "count(subactivities.achievement > 50)", ("d",), id="those of sub-activities"
        ),
        pytest.param(
            "d + share(programs.achievement > 50)",
            ("d", "b"),
            id="named ones before those of a collection",
        ),
        pytest.param("b + share(programs.achievement > 50)", ("b",), id="each once"),
        pytest.param("", (), id="without formula"),
    ],
)
def test_members_of_collections_are_needed(formula: str, needs: tuple[str, ...]) -> None:
    nodes = (node("I", "b"), node("I.1", "c", "d"), node("I.1.1", "d"))
    year = office({"a": formula, "b": "", "c": "", "d": "ktp"}, nodes, {"c": "III"})
    assert readable_needs(year)["a"] == needs


def test_indicators_that_tally_indicators_do_not_wait_for_each_other() -> None:
    formula = "share(indicators.achievement > 50)"
    year = office({"a": formula, "b": formula, "c": ""})
    assert readable_needs(year) == {"a": ("c",), "b": ("c",), "c": ()}
    assert order_of(year) == "c a b"


@pytest.mark.parametrize(
    ("formulas", "cycle"),
    [
        ({"a": "a"}, ("a",)),
        ({"a": "b", "b": "a"}, ("a", "b")),
        ({"c": "", "a": "b.achievement", "b": "a + c"}, ("a", "b")),
        ({"a": "share(objectives.achievement > 50)"}, ("a",)),
    ],
)
def test_formulas_that_rest_on_each_other(
    formulas: dict[str, str], cycle: tuple[str, ...]
) -> None:
    with pytest.raises(CycleError) as refused:
        computing_order(office(formulas))
    assert refused.value.cycle == cycle


def test_a_formula_that_cannot_be_read_stops_computing_but_not_checking() -> None:
    year = office({"a": "1 +", "b": "a"})
    with pytest.raises(FormulaError):
        computing_order(year)
    assert readable_needs(year) == {"a": (), "b": ("a",)}
