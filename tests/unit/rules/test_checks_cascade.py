"""Links between indicators: circles, links that the formulas contradict, indicators without a link."""

from __future__ import annotations

import pytest
from tests.factories import DOCUMENTS, activity, component, indicator, office_year, place, rule_set

from capaian.domain.identifiers import IndicatorCode
from capaian.domain.issue import Issue, Level
from capaian.domain.plan import CascadeKind, CascadeLink, Indicator
from capaian.rules.checks.validate import validate
from capaian.rules.dependencies import find_indicator_roots

COMPONENT, CONTRIBUTION, SERVICE = CascadeKind


def link(child: str, parent: str, kind: CascadeKind = CONTRIBUTION, *, proposed: bool = False) -> CascadeLink:
    where = place("plan.yaml", 90)
    return CascadeLink(IndicatorCode(child), IndicatorCode(parent), kind, proposed, "", where)


INDICATORS = (
    indicator("mean", "mean(ktp, akta)"),
    indicator("ktp-only", "ktp"),
    indicator("ratio", "100 * reported / 2"),
    indicator("reported", unit=DOCUMENTS),
    indicator("twice", "2 * ratio"),
    indicator("survey", "index(skm)"),
    indicator("survey-too", "index(skm) / 25"),
    indicator("signed", "count(cooperation.data_use.signed)"),
    indicator("approved", "count(cooperation.data_use.approved)"),
    indicator("access", "100 * count(cooperation.data_use.signed) / count(cooperation.data_use.approved)"),
    indicator("points", "credits()", credits=(activity("a", "0.1"), activity("b", "0.2"))),
    indicator("fewer", "credits()", credits=(activity("a", "0.1"),)),
    indicator("none"),
    indicator("fixed", "12"),
    indicator("over", "ktp / fixed"),
)


def cascade_issues(*links: CascadeLink, indicators: tuple[Indicator, ...] = INDICATORS) -> list[Issue]:
    year = office_year(cascade=links, indicators=indicators, agreements=(), nodes=(), outputs=())
    codes = ("cascade", "indicator_without_link")
    return [issue for issue in validate(year, rule_set()) if issue.code.startswith(codes)]


def broken(*links: CascadeLink) -> list[tuple[str, Level, str | None]]:
    found = cascade_issues(*links)
    return [(i.code, i.level, i.value) for i in found if i.code != "indicator_without_link"]


@pytest.mark.parametrize(
    ("child", "parent"),
    [
        pytest.param("ktp-only", "mean", id="a component that the parent names"),
        pytest.param("reported", "ratio", id="named itself"),
        pytest.param("reported", "twice", id="named by what the parent names"),
        pytest.param("survey-too", "survey", id="the same survey"),
        pytest.param("signed", "access", id="rows of the same register"),
        pytest.param("fewer", "points", id="some of the same activities"),
        pytest.param("fixed", "over", id="a typed figure that is named"),
    ],
)
def test_a_component_is_what_the_formula_rests_on(child: str, parent: str) -> None:
    assert broken(link(child, parent, COMPONENT)) == []


@pytest.mark.parametrize(
    ("child", "parent"),
    [
        pytest.param("mean", "ktp-only", id="more than the parent"),
        pytest.param("survey", "mean", id="a survey that the parent does not ask"),
        pytest.param("reported", "mean", id="a report that the parent does not use"),
        pytest.param("approved", "signed", id="other rows of the register"),
        pytest.param("points", "fewer", id="more activities"),
        pytest.param("ktp-only", "none", id="a parent without formula"),
        pytest.param("none", "mean", id="a child without formula"),
    ],
)
def test_a_component_that_the_formula_does_not_use_is_an_error(child: str, parent: str) -> None:
    assert broken(link(child, parent, COMPONENT)) == [("cascade_not_component", Level.ERROR, child)]


def test_a_circle_is_told_with_its_path() -> None:
    links = (link("mean", "none"), link("none", "survey"), link("survey", "mean"))
    ((code, level, path),) = broken(*links)
    assert (code, level) == ("cascade_cycle", Level.ERROR)
    assert path == "mean → none → survey → mean"


def test_an_indicator_above_itself_is_a_circle_and_nothing_else() -> None:
    assert broken(link("mean", "mean", COMPONENT)) == [("cascade_cycle", Level.ERROR, "mean → mean")]


def test_two_circles_are_told_both_and_a_child_of_two_parents_is_none() -> None:
    links = (
        link("mean", "none"),
        link("none", "mean"),
        link("survey", "ratio"),
        link("ratio", "survey"),
        link("signed", "mean"),
        link("signed", "ratio"),
    )
    assert [path for *_, path in broken(*links)] == ["mean → none → mean", "survey → ratio → survey"]


def test_a_formula_that_cannot_be_read_is_told_once_and_elsewhere() -> None:
    indicators = (indicator("a", "100 *"), indicator("b", "ktp"))
    assert cascade_issues(link("b", "a", COMPONENT), indicators=indicators) == []


def test_what_indicators_rest_on() -> None:
    parts = (component("ktp"), component("akta"))
    roots = find_indicator_roots(office_year(components=parts, indicators=INDICATORS))
    assert roots.data["mean"] == {"ktp.have", "ktp.need", "akta.have", "akta.need"}
    assert roots.data["twice"] == {"reported"}
    assert roots.data["access"] == {
        "count(cooperation.data_use.signed)",
        "count(cooperation.data_use.approved)",
    }
    assert roots.data["survey"] == {"index(skm)"}
    assert roots.data["points"] == {"prakom.a", "prakom.b"}
    assert roots.reached["twice"] == {"ratio", "reported"}


def test_formulas_in_a_circle_do_not_keep_the_roots_from_being_found() -> None:
    roots = find_indicator_roots(office_year(indicators=(indicator("a", "b + ktp"), indicator("b", "a"))))
    assert roots.reached["a"] == {"a", "b", "ktp"}
