"""Nodes of both trees: what measures them, how they are judged, and what they carry along."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.factories import (
    agreement,
    agreement_target,
    goal,
    indicator,
    node,
    objective,
    output,
    policies,
    report,
)
from tests.unit.rules.desks import assessed, desk_of, node_of, trace_of

from capaian.domain.assessment import OutputResult, Status
from capaian.domain.identifiers import NodeId, PostId, TraceId
from capaian.domain.policy import Step
from capaian.domain.value import PERCENT, Known, Reason, Result, Unavailable
from capaian.domain.work import NodeKind
from capaian.rules.achievement import joint_status
from capaian.rules.assess.basis import NamedResult, mean_achievement

MET, NOT_MET, UNKNOWN = Status.MET, Status.NOT_MET, Status.UNKNOWN


# --- means


def achieved(value: str | None, status: Status = MET, name: str = "x") -> NamedResult:
    found: Result = Unavailable(Reason.NOT_REPORTED)
    if value is not None:
        found = Known(Decimal(value), PERCENT, TraceId("t1"))
    return NamedResult(name, OutputResult(name, PERCENT, found, found, found, "", status=status))


def mean_of(*values: str | None, cap: str | None = None, **changes: object) -> Result:
    desk = desk_of(policies=policies(cap=None if cap is None else Decimal(cap), **changes))
    desk.log.leaf("x", Decimal(1), PERCENT, 2, None)
    return mean_achievement(desk, "Rata-rata", [achieved(value) for value in values])


@pytest.mark.parametrize(
    ("values", "cap", "shown"),
    [
        (("90", "80"), None, "85,00"),
        (("90",), None, "90,00"),
        (("90", None), None, "90,00"),
        ((None, "90", None), None, "90,00"),
        (("0", "90"), None, "45,00"),
        (("200", "80"), None, "140,00"),
        (("200", "80"), "120", "100,00"),
        (("120", "120"), "120", "120,00"),
        (("-20", "80"), "120", "30,00"),
    ],
)
def test_the_mean_of_those_that_are_there(
    values: tuple[str | None, ...], cap: str | None, shown: str
) -> None:
    assert mean_of(*values, cap=cap).display == shown


@pytest.mark.parametrize(
    ("values", "reason", "missing", "words"),
    [
        ((), Reason.NOT_APPLICABLE, (), "tidak ada indikator atau keluaran"),
        ((None,), Reason.MISSING_INPUT, ("x",), "masukan belum lengkap"),
        ((None, None), Reason.MISSING_INPUT, ("x", "x"), "masukan belum lengkap"),
    ],
)
def test_no_mean_of_nothing(
    values: tuple[None, ...], reason: Reason, missing: tuple[str, ...], words: str
) -> None:
    found = mean_of(*values)
    assert isinstance(found, Unavailable)
    assert (found.reason, found.missing, found.words) == (reason, missing, words)


def test_a_mean_shows_what_entered_it_and_by_which_cap() -> None:
    desk = desk_of(policies=policies(cap=Decimal(120)))
    desk.log.leaf("x", Decimal(1), PERCENT, 2, None)
    members = [achieved("200", name="A"), achieved(None, name="B"), achieved("80", name="C")]
    trace = trace_of(desk, mean_achievement(desk, "Rata-rata", members))
    assert (trace.formula, trace.working) == ("(A + C) ÷ 2", "(200,00 + 80,00) ÷ 2")
    assert trace.policy == "cap: 120; rounding: printed"


@pytest.mark.parametrize(("step", "is_rounded"), [(Step.MEAN, True), (Step.ACHIEVEMENT, False)])
def test_a_mean_is_rounded_as_a_mean(step: Step, is_rounded: bool) -> None:
    found = mean_of("10", "10", "11", printed_steps=(step,))
    assert isinstance(found, Known)
    assert (found.value == Decimal("10.33")) is is_rounded


@pytest.mark.parametrize(
    ("statuses", "joint"),
    [
        ((MET, MET), MET),
        ((MET,), MET),
        ((MET, NOT_MET), NOT_MET),
        ((NOT_MET, UNKNOWN), NOT_MET),
        ((MET, UNKNOWN), UNKNOWN),
        ((UNKNOWN,), UNKNOWN),
        ((), UNKNOWN),
    ],
)
def test_together_they_are_met_only_if_each_is(
    statuses: tuple[Status, ...], joint: Status
) -> None:
    assert joint_status(statuses) is joint


# --- purposes


def test_goals_and_objectives_carry_what_the_plan_says_of_them() -> None:
    owned = replace(objective("sasaran-1"), owner=PostId("kepala-dinas"), code="7")
    result = assessed(objectives=(owned,), goals=(goal(),))
    top, own = node_of(result, "tujuan-1"), node_of(result, "sasaran-1")
    assert (top.kind, top.code, top.name, top.parent) == (NodeKind.GOAL, "", goal().name, None)
    assert (top.owner, top.tier, top.depth, top.outputs) == (None, None, 0, ())
    assert (own.kind, own.code, own.name) == (NodeKind.OBJECTIVE, "7", "Meningkatnya sasaran-1")
    assert (own.parent, own.owner, own.tier, own.depth) == ("tujuan-1", "kepala-dinas", "II", 1)


def test_an_objective_is_measured_by_its_indicators_only() -> None:
    lines = (agreement(agreement_target("a", 100), agreement_target("b", 100)),)
    own = (
        indicator("a", objective=NodeId("sasaran-1")),
        indicator("b", objective=NodeId("sasaran-2")),
    )
    outputs = (report("a", 80), report("b", 60))
    result = assessed(indicators=own, agreements=lines, outputs=outputs, nodes=())
    means = [node_of(result, code).mean_achievement.display for code in ("sasaran-1", "sasaran-2")]
    assert means == ["80,00", "60,00"]
    assert node_of(result, "tujuan-1").mean_achievement.display == "–"


# --- the work plan


def test_nodes_carry_what_the_work_plan_says_of_them() -> None:
    owned = replace(node("I.1.1", "ik-4"), owner=PostId("kabid"))
    result = assessed(nodes=(node("I", objective="sasaran-1"), node("I.1"), owned))
    own = node_of(result, "I.1.1")
    assert (own.kind, own.code, own.name, own.parent) == (
        NodeKind.SUBACTIVITY,
        "I.1.1",
        "Pekerjaan I.1.1",
        "I.1",
    )
    assert (own.owner, own.tier, own.depth, own.objective) == ("kabid", None, 2, "sasaran-1")


def test_indicators_of_a_node_that_the_plan_has_not_are_left_out() -> None:
    own = node_of(assessed(nodes=(node("I", "tidak-ada", "ik-4"),)), "I")
    assert own.mean_achievement.display == "90,00"


def test_a_node_of_unknown_indicators_falls_back_on_its_outputs() -> None:
    own = node_of(assessed(nodes=(node("I", "tidak-ada"),), outputs=(output("I", 10, 7),)), "I")
    assert own.mean_achievement.display == "70,00"


def test_the_mean_of_a_node_names_indicators_by_symbol() -> None:
    result = assessed(nodes=(node("I", "iku-1", "ik-4"),))
    mean = node_of(result, "I").mean_achievement
    assert mean.trace is not None
    trace = result.traces[mean.trace]
    assert (trace.formula, trace.subject) == (
        "(IKU 1 + Indikator ik-4) ÷ 2",
        "Rata-rata capaian Program I",
    )


def test_bands_follow_the_mean() -> None:
    result = assessed(outputs=(output("II.1.1", 100, 60),))
    own = node_of(result, "II.1.1")
    assert own.band is not None
    assert own.band.name == "Rendah"


def test_money_of_all_kinds_is_the_money_of_a_node() -> None:
    own = node_of(assessed(), "I.1.1")
    assert own.money is own.inputs[0]
    assert node_of(assessed(inputs=()), "I.1.1").money is None
