"""The work plan: money rolled up, outputs, mean achievements, efficiency, tiers, whole office."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.every_case import every_case
from tests.factories import (
    agreement,
    agreement_target,
    indicator,
    money,
    node,
    office_year,
    output,
    policies,
    report,
    rule_set,
    scale,
)
from tests.unit.rules.desks import assessed, node_of, reason

from capaian.domain.assessment import NodeResult, Status
from capaian.domain.identifiers import NodeId
from capaian.domain.period import Period
from capaian.domain.policy import EfficiencyMethod, ScaleGap, Verdict
from capaian.domain.value import PERCENT, Known, Reason, Unit
from capaian.domain.work import Resource
from capaian.rules.assess import assess
from capaian.rules.scale import find_scale


def found(code: str, **changes: object) -> NodeResult:
    return node_of(assessed(**changes), code)


def amounts(result: NodeResult) -> tuple[str, str, str]:
    own = result.money
    assert own is not None
    return own.revised.display, own.actual.display, own.ratio.display


def test_money_not_yet_reported() -> None:
    rows = (money("I.1.1", 100, None), money("I.1.2", 300, 270))
    own = found("I.1.1", inputs=rows).money
    assert own is not None
    assert reason(own.actual) is Reason.NOT_REPORTED
    assert reason(own.ratio) is Reason.MISSING_INPUT
    above = found("I", inputs=rows).money
    assert above is not None
    assert above.revised.display == "400"
    assert reason(above.actual) is Reason.NOT_REPORTED


def test_a_budget_of_zero_is_no_accident() -> None:
    own = found("I.1.1", inputs=(money("I.1.1", 0, 0),)).money
    assert own is not None
    assert reason(own.ratio) is Reason.NO_EVENTS


def test_the_row_of_the_whole_office_counts_where_programs_do_not_give_it() -> None:
    rows = (*office_year().inputs, money("*", 999, 660, original=Decimal(800)))
    (whole,) = assessed(inputs=rows).totals
    assert (whole.original.display, whole.revised.display) == ("800", "1.000")


def test_breakdowns_of_the_whole_office() -> None:
    rows = (
        *office_year().inputs,
        money("*", 700, None, kind="operations"),
        money("*", 300, None, kind="capital"),
    )
    totals = assessed(inputs=rows).totals
    assert [(line.kind, line.revised.display) for line in totals] == [
        ("all", "1.000"),
        ("operations", "700"),
        ("capital", "300"),
    ]
    assert reason(totals[1].actual) is Reason.NOT_REPORTED


def test_money_of_another_year_is_left_out() -> None:
    rows = (*office_year().inputs, money("I.1.1", 5, 5, period=Period(2022)))
    assert amounts(found("I.1.1", inputs=rows)) == ("100", "90", "90,00")


def test_money_of_quarters_adds_up() -> None:
    rows = tuple(money("I.1.1", 10 * q, 5 * q, period=Period.parse(f"2023-Q{q}")) for q in (1, 2))
    result = assess(office_year(inputs=rows), rule_set(), Period.parse("2023-Q2"))
    assert amounts(node_of(result, "I.1.1")) == ("30", "15", "50,00")


def test_staff_beside_money() -> None:
    rows = (*office_year().inputs, money("I.1.1", 20, 18, resource=Resource.STAFF))
    result = assessed(inputs=rows, policies=policies(efficiency=(EfficiencyMethod.STAFF_RATIO,)))
    own = node_of(result, "I.1.1")
    assert [(line.resource, line.ratio.display) for line in own.inputs] == [
        (Resource.MONEY, "90,00"),
        (Resource.STAFF, "90,00"),
    ]
    assert own.inputs[1].revised.display == "20"
    assert own.efficiency[0].value.display == "90,00"


@pytest.mark.parametrize(
    ("code", "mean", "status"),
    [
        pytest.param("I", "100,00", Status.MET, id="its indicator"),
        pytest.param("I.1.1", "90,00", Status.NOT_MET, id="its indicator below target"),
        pytest.param("II.1.1", "80,00", Status.NOT_MET, id="its output"),
        pytest.param("sasaran-1", "95,00", Status.NOT_MET, id="two indicators of the objective"),
    ],
)
def test_mean_achievement(code: str, mean: str, status: Status) -> None:
    own = found(code)
    assert (own.mean_achievement.display, own.status) == (mean, status)


def test_indicators_go_before_outputs() -> None:
    own = found("I.1.1", outputs=(report("ik-4", 45), output("I.1.1", 10, 1)))
    assert own.mean_achievement.display == "90,00"
    assert [o.achievement.display for o in own.outputs] == ["10,00"]


def test_missing_achievements_do_not_count_in_a_mean() -> None:
    own = found(
        "II.1.1", outputs=(output("II.1.1", 10, 8), output("II.1.1", 10, None, name="Lain"))
    )
    assert (own.mean_achievement.display, own.status) == ("80,00", Status.NOT_MET)
    own = found("II.1.1", outputs=(output("II.1.1", 10, None),))
    assert reason(own.mean_achievement) is Reason.MISSING_INPUT


def test_a_cap_works_in_means_only() -> None:
    outputs = (output("II.1.1", 10, 20, name="A"), output("II.1.1", 10, 8, name="B"))
    own = found("II.1.1", outputs=outputs, policies=policies(cap=Decimal(120)))
    assert [o.achievement.display for o in own.outputs] == ["200,00", "80,00"]
    assert own.mean_achievement.display == "100,00"


def test_outputs_of_quarters_add_up_percentages_do_not() -> None:
    quarters = [Period.parse("2023-Q1"), Period.parse("2023-Q2")]
    rows = [output("II.1.1", 5, 4, period=quarter) for quarter in quarters]
    rows += [
        output("II.1.1", 100, 40 + i, period=q, name="Fisik", unit=PERCENT)
        for i, q in enumerate(quarters)
    ]
    result = assess(office_year(outputs=tuple(rows)), rule_set(), quarters[1])
    documents, physical = node_of(result, "II.1.1").outputs
    assert (documents.target.display, documents.actual.display) == ("10", "8")
    assert physical.actual.display == "41,00"


def test_outputs_in_words() -> None:
    (only,) = found(
        "II.1.1", outputs=(output("II.1.1", None, None, text="Sudah", met=True),)
    ).outputs
    assert (only.actual.display, only.achievement.display) == ("Sudah", "–")
    assert (
        found("II.1.1", outputs=(output("II.1.1", None, None, text="Sudah", met=True),)).status
        is Status.MET
    )


@every_case(
    ("method", "leaf", "program"),
    [
        (EfficiencyMethod.UNSPENT_SHARE, "10,00", "10,00"),
        (EfficiencyMethod.BUDGET_OVER_REALISATION, "111,11", "111,11"),
        (EfficiencyMethod.ECONOMY, "90,00", "90,00"),
        (EfficiencyMethod.EFFECTIVENESS, "90,00", "100,00"),
        (EfficiencyMethod.UNIT_COST, "2,00", "–"),
        (EfficiencyMethod.VOLUME_COST, "0,00", "2,63"),
        (EfficiencyMethod.OUTPUT_BUDGET, "0,00", "4,00"),
        (EfficiencyMethod.EFFICIENCY_SCORE, "50,00", "60,00"),
        (EfficiencyMethod.COST_PER_OUTPUT_RATIO, "100,00", "–"),
        (EfficiencyMethod.STAFF_RATIO, "t.t.", "t.t."),
    ],
)
def test_every_efficiency_method(method: EfficiencyMethod, leaf: str, program: str) -> None:
    """Program I has two sub-activities: 45 of 50 for 90 of 100, and 95 of 100 for 270 of 300."""
    outputs = (report("ik-4", 45), output("I.1.2", 100, 95))
    result = assessed(policies=policies(efficiency=(method,)), outputs=outputs)
    assert node_of(result, "I.1.1").efficiency[0].value.display == leaf
    assert node_of(result, "I").efficiency[0].value.display == program


def test_efficiency_of_the_whole_office() -> None:
    chosen = policies(
        efficiency=(EfficiencyMethod.UNSPENT_SHARE, EfficiencyMethod.ACHIEVEMENT_MINUS_ABSORPTION)
    )
    total = assessed(policies=chosen).total_efficiency
    assert [e.value.display for e in total] == ["34,00", "26,50"]
    assert total[0].verdict is Verdict.THRIFTY_TARGET_MISSED


def test_an_indicator_with_a_target_and_no_actual_counts_as_not_met() -> None:
    tiers = {
        t.tier: (t.mean_achievement.display, t.met, t.count) for t in assessed(outputs=()).tiers
    }
    assert tiers["III"] == ("100,00", 1, 2)


def test_sensitivity_lists_what_would_change_its_band() -> None:
    own = indicator("x", unit=Unit("dokumen"), decimals=0)
    lines = (agreement(agreement_target("x", 200)),)
    result = assessed(indicators=(own,), agreements=lines, outputs=(report("x", 181),), nodes=())
    found_gaps = {(s.subject, s.gap, s.band.name) for s in result.sensitivity}
    assert ("Capaian Indikator x", "upper_bound", "Sangat Tinggi") in found_gaps
    assert ("Capaian Indikator x", "round", "Sangat Tinggi") in found_gaps
    assert ("Rata-rata capaian eselon II", "round", "Sangat Tinggi") in found_gaps


def test_an_own_scale_goes_before_the_law() -> None:
    own = replace(scale(), name="Skala Sendiri", bands=scale().bands[:1])
    assert find_scale(office_year(scales=(own,)), rule_set(), Period.year_of(2023)) is own


def test_without_scale_no_bands() -> None:
    result = assess(office_year(policies=policies(scale="tidak-ada")), rule_set())
    assert {node.band for node in result.nodes} == {None}


@pytest.mark.parametrize(
    ("gap", "name"), [(ScaleGap.LOWER_BOUND, "Tinggi"), (ScaleGap.ROUND, "Sangat Tinggi")]
)
def test_the_declared_gap_rule_decides(gap: ScaleGap, name: str) -> None:
    own = indicator("x", unit=Unit("dokumen"), decimals=0, objective=NodeId("sasaran-1"))
    lines = (agreement(agreement_target("x", 200)),)
    result = assessed(
        indicators=(own,),
        agreements=lines,
        outputs=(report("x", 181),),
        nodes=(),
        policies=policies(scale_gap=gap),
    )
    found_band = result.indicators[0].current.band
    assert found_band is not None
    assert found_band.name == name


def test_a_node_without_anything() -> None:
    own = found("III", nodes=(node("III"),), inputs=(), outputs=())
    assert (own.inputs, own.outputs, own.efficiency) == ((), (), ())


def test_exact_sums_of_large_amounts() -> None:
    rows = (money("I.1.1", "3838390488.37", "3705312619"), money("I.1.2", "0.63", "0"))
    own = found("I", inputs=rows).money
    assert own is not None
    assert isinstance(own.revised, Known)
    assert own.revised.value == Decimal(3838390489)


def test_an_output_without_a_name_is_named_in_its_mean() -> None:
    """The trace said `() ÷ 1`."""
    result = assessed(outputs=(replace(output("II.1.1", 10, 8), name=""),))
    trace = node_of(result, "II.1.1").mean_achievement.trace
    assert trace is not None
    assert result.traces[trace].formula == "(Keluaran) ÷ 1"
