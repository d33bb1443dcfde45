"""Shares and counts over a whole office: over money and achievement, half-known offices,
circles.
"""

from __future__ import annotations

import pytest
from tests import factories as make
from tests.every_case import every_case

from capaian.domain.assessment import Assessment
from capaian.domain.identifiers import NodeId
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.value import CellValue, Known, Reason, Unavailable
from capaian.rules.assess.assessment import assess
from capaian.rules.checks.validate import validate
from capaian.rules.dependencies import CycleError, computing_order

NODES = (
    make.node("I"),
    make.node("I.1"),
    make.node("I.1.1"),
    make.node("I.2"),
    make.node("I.2.1"),
    make.node("I.3"),
    make.node("I.3.1"),
)
SPENT = (
    make.money("I.1.1", 100, 80),
    make.money("I.2.1", 100, "79.99"),
    make.money("I.3.1", 200, 200),
)


def office_of(formula: str, **changes: object) -> OfficeYear:
    own = make.indicator("x", formula, objective=NodeId("sasaran-1"), tier="IV")
    given = {
        "indicators": (own,),
        "nodes": NODES,
        "inputs": SPENT,
        "outputs": (),
        "agreements": (),
    }
    return make.office_year(**{**given, "history": (), "peers": (), **changes})


def computed(formula: str, as_of: str = "2023", **changes: object) -> Assessment:
    return assess(office_of(formula, **changes), make.rule_set(), Period.parse(as_of))


def actual(formula: str, as_of: str = "2023", **changes: object) -> CellValue:
    result = computed(formula, as_of, **changes)
    return next(i for i in result.indicators if i.code == "x").current.actual


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        pytest.param("share(activities.absorption >= 80)", "66,67", id="80, 79,99 and 100"),
        pytest.param("share(subactivities.absorption >= 80)", "66,67", id="the same below"),
        pytest.param("share(programs.absorption >= 80)", "100,00", id="together 89,998"),
        pytest.param("count(activities.absorption < 80)", "1,00", id="one lags behind"),
        pytest.param("100 - share(activities.absorption >= 80)", "33,33", id="part of a formula"),
    ],
)
def test_money_of_every_kind_of_node(formula: str, shown: str) -> None:
    assert actual(formula).display == shown


def test_the_trace_leads_to_the_money_of_each_activity() -> None:
    result = computed("share(activities.absorption >= 80)")
    cell = result.indicators[0].current.actual
    assert isinstance(cell, Known)
    trace = result.traces[cell.trace]
    assert (trace.formula, trace.working) == (
        "persentase kegiatan dengan serapan ≥ 80",
        "100 × 2 ÷ 3",
    )
    assert [result.traces[step].subject for step in trace.inputs] == [
        f"Serapan anggaran Kegiatan I.{n}, Tahun 2023" for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    ("inputs", "shown", "remark"),
    [
        pytest.param(SPENT[:1], "100,00", "2 tanpa nilai", id="two without money"),
        pytest.param(
            (*SPENT[:2], make.money("I.3.1", 0, 0)), "50,00", "1 tanpa nilai", id="0 of 0"
        ),
    ],
)
def test_activities_without_a_figure_are_left_out_and_reported(
    inputs: tuple[object, ...], shown: str, remark: str
) -> None:
    result = computed("share(activities.absorption >= 80)", inputs=inputs)
    cell = result.indicators[0].current.actual
    assert isinstance(cell, Known)
    assert cell.display == shown
    assert remark in result.traces[cell.trace].working


def test_money_that_is_not_reported_leaves_no_share() -> None:
    gap = actual(
        "share(activities.absorption >= 80)", inputs=(*SPENT[:2], make.money("I.3.1", 200, None))
    )
    assert isinstance(gap, Unavailable)
    assert (gap.reason, gap.words) == (Reason.MISSING_INPUT, "1 dari 3 belum ada nilainya")


@every_case("tallying", ["share", "count"])
@every_case(
    ("subject", "changes"),
    [
        pytest.param("activities.absorption", {"inputs": ()}, id="no money at all"),
        pytest.param("programs.achievement", {}, id="programs that nobody measured"),
        pytest.param("activities.achievement", {"nodes": (), "inputs": ()}, id="no work plan"),
        pytest.param(
            "subactivities.absorption", {"nodes": (), "inputs": ()}, id="no work plan, no money"
        ),
        pytest.param("objectives[tier=III].achievement", {}, id="objectives without results"),
        pytest.param("indicators[tier=III].achievement", {}, id="no indicator of the tier"),
    ],
)
def test_an_office_without_assessed_members_has_no_result(
    tallying: str, subject: str, changes: dict[str, object]
) -> None:
    gap = actual(f"{tallying}({subject} >= 80)", **changes)
    assert isinstance(gap, Unavailable)
    assert gap.reason is Reason.MISSING_INPUT
    assert gap.missing == (subject.replace("[tier=III]", ""),)


def test_a_part_of_the_year_has_no_money_of_its_own() -> None:
    gap = actual("share(activities.absorption >= 80)", "2023-Q2")
    assert isinstance(gap, Unavailable)


MEASURED = (make.node("I", "x"), make.node("I.1"), make.node("I.1.1"))


def test_a_measure_of_money_may_measure_the_node_whose_money_it_is() -> None:
    formula = "share(programs.absorption >= 80)"
    assert actual(formula, nodes=MEASURED, inputs=SPENT[:1]).display == "100,00"


@pytest.mark.parametrize(
    ("formula", "nodes"),
    [
        pytest.param("share(programs.achievement >= 80)", MEASURED, id="of its own program"),
        pytest.param("share(objectives.achievement >= 80)", NODES, id="of its own objective"),
        pytest.param(
            "share(objectives[tier=II].achievement >= 80) + x", NODES, id="and of itself"
        ),
    ],
)
def test_an_indicator_that_measures_what_it_counts_is_a_circle(
    formula: str, nodes: tuple[object, ...]
) -> None:
    year = office_of(formula, nodes=nodes)
    with pytest.raises(CycleError) as caught:
        computing_order(year)
    assert caught.value.cycle == ("x",)
    found = [issue for issue in validate(year, make.rule_set()) if issue.code == "formula_cycle"]
    assert [issue.message for issue in found] == ["Rumus x menunjuk dirinya sendiri."]


def test_two_indicators_that_count_each_other_are_named() -> None:
    indicators = (
        make.indicator("a", "share(programs.achievement >= 80)", objective=NodeId("sasaran-1")),
        make.indicator(
            "b",
            "share(objectives[tier=II].achievement >= 80)",
            objective=NodeId("sasaran-3"),
            tier="III",
        ),
    )
    year = office_of("", indicators=indicators, nodes=(make.node("I", "b"),), inputs=())
    found = [issue for issue in validate(year, make.rule_set()) if issue.code == "formula_cycle"]
    assert [issue.value for issue in found] == ["a → b"]
    assert "a → b → a" in found[0].message


def test_who_counts_all_indicators_does_not_count_those_that_count() -> None:
    indicators = (
        make.indicator("x", "share(indicators.achievement >= 80)", tier="IV"),
        make.indicator("y", "share(indicators.achievement >= 90)", tier="IV"),
        make.indicator("done", tier="III"),
    )
    lines = (make.agreement(make.agreement_target("done", 100)),)
    shown = actual("", indicators=indicators, agreements=lines, outputs=(make.report("done", 85),))
    assert shown.display == "100,00"


def test_achievements_of_activities_come_from_their_outputs() -> None:
    outputs = (make.output("I.1", 10, 9), make.output("I.2", 10, 7), make.output("I.3", None, 3))
    result = computed("share(activities.achievement >= 80)", outputs=outputs)
    cell = result.indicators[0].current.actual
    assert isinstance(cell, Known)
    assert cell.display == "50,00"
    assert "1 tanpa nilai tidak dihitung" in result.traces[cell.trace].working


def test_an_activity_that_has_not_reported_leaves_no_share() -> None:
    outputs = (make.output("I.1", 10, 9), make.output("I.2", 10, 7), make.output("I.3", 10, None))
    gap = actual("share(activities.achievement >= 80)", outputs=outputs)
    assert isinstance(gap, Unavailable)
    assert gap.words == "1 dari 3 belum ada nilainya"
