"""Efficiency in an assessment: the working that a reader can follow, and what it rests on."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from tests.agreement.reference import half_up, same
from tests.agreement.reference_calculator import work_out
from tests.conftest import Golden
from tests.every_case import every_case
from tests.factories import (
    DOCUMENTS,
    INDEX,
    indicator,
    money,
    node,
    objective,
    office,
    office_year,
    output,
    policies,
    report,
    rule_set,
)
from tests.unit.rules.desks import node_of

from capaian.domain.assessment import Assessment, EfficiencyResult
from capaian.domain.identifiers import PostId
from capaian.domain.office import Post
from capaian.domain.policy import EfficiencyMethod, Rounding, Verdict
from capaian.domain.value import Known, Reason, Trace, Unavailable
from capaian.domain.work import Resource
from capaian.rules.assess import assess

M = EfficiencyMethod
LEAF, PROGRAM = "I.1.1", "I"


def assessed(
    *methods: EfficiencyMethod, rounding: Rounding = Rounding.EXACT, **changes: object
) -> Assessment:
    """Program I: 45 of 50 for 90 of 100, and 95 of 100 for 270 of 300;
    18 of 20 persons on the first.
    """
    year = office_year(
        policies=policies(efficiency=methods, rounding=rounding),
        **{
            "outputs": (report("ik-4", 45), output("I.1.2", 100, 95)),
            "inputs": (
                money("I.1.1", 100, 90),
                money("I.1.2", 300, 270),
                money("I.1.1", 20, 18, resource=Resource.STAFF),
            ),
            **changes,
        },
    )
    return assess(year, rule_set())


def only(result: Assessment, code: str) -> EfficiencyResult:
    (found,) = node_of(result, code).efficiency
    return found


def test_formulas_and_workings(golden: Golden) -> None:
    lines = []
    for method in EfficiencyMethod:
        result = assessed(method)
        for code in (LEAF, PROGRAM):
            value = only(result, code).value
            assert value.trace is not None
            trace = result.traces[value.trace]
            lines += [f"{trace.subject}: {value.display} ({trace.policy})", f"    {trace.formula}"]
            lines += [f"    {trace.working}"]
    golden.check("\n".join(lines) + "\n", Path(__file__).with_name("efficiency.txt"))


@every_case("rounding", Rounding)
@every_case("method", EfficiencyMethod)
def test_every_working_comes_to_its_figure(method: EfficiencyMethod, rounding: Rounding) -> None:
    result = assessed(method, rounding=rounding)
    found = [node_of(result, code).efficiency[0].value for code in (LEAF, "I.1", PROGRAM)]
    known = [value for value in found if isinstance(value, Known)]
    assert known
    for value in known:
        outcome = work_out(result.traces[value.trace].working)
        if rounding is Rounding.PRINTED:
            assert Fraction(value.value) == half_up(outcome, 2)
        else:
            assert abs(Fraction(value.value) - outcome) < Fraction(1, 10**40) or same(
                value.value, outcome
            )


def test_figures_rest_on_what_they_show() -> None:
    result = assessed(M.ACHIEVEMENT_MINUS_ABSORPTION)
    leaf = node_of(result, LEAF)
    value = leaf.efficiency[0].value
    assert leaf.money is not None
    assert value.trace is not None
    assert result.traces[value.trace].inputs == (
        leaf.mean_achievement.trace,
        leaf.money.ratio.trace,
    )


def test_several_methods_in_the_order_declared() -> None:
    methods = (M.UNSPENT_SHARE, M.ECONOMY, M.EFFECTIVENESS)
    found = node_of(assessed(*methods), LEAF).efficiency
    assert tuple(item.method for item in found) == methods


def test_no_method_no_figure() -> None:
    assert node_of(assessed(), LEAF).efficiency == ()


def test_staff_and_money_are_not_mixed_up() -> None:
    result = assessed(
        M.STAFF_RATIO, M.ECONOMY, inputs=(money("I.1.1", 20, 5, resource=Resource.STAFF),)
    )
    staff, economy = node_of(result, LEAF).efficiency
    assert staff.value.display == "25,00"
    assert isinstance(economy.value, Unavailable)
    assert economy.value.reason is Reason.NOT_IN_SOURCE
    assert (staff.verdict, economy.verdict) == (Verdict.THRIFTY_TARGET_MISSED, None)


def test_without_a_figure_there_is_no_verdict() -> None:
    result = assessed(M.VOLUME_COST, M.UNSPENT_SHARE, outputs=(report("ik-4", 50),))
    volumes, unspent = node_of(result, PROGRAM).efficiency
    assert isinstance(volumes.value, Unavailable)
    assert (volumes.verdict, unspent.verdict) == (None, Verdict.EFFICIENT)


def test_results_alone_and_costs_alone_are_no_saving() -> None:
    methods = (M.EFFECTIVENESS, M.UNIT_COST, M.ECONOMY)
    found = node_of(assessed(*methods, outputs=(report("ik-4", 50),)), LEAF).efficiency
    assert [item.verdict for item in found] == [None, None, Verdict.EFFICIENT]


def test_only_money_of_all_kinds_counts() -> None:
    rows = (money("I.1.1", 100, 50), money("I.1.1", 60, 60, kind="capital"))
    (first,) = node_of(assessed(M.UNSPENT_SHARE, inputs=rows), LEAF).efficiency
    assert first.value.display == "50,00"
    only_capital = assessed(M.UNSPENT_SHARE, inputs=rows[1:])
    (second,) = node_of(only_capital, LEAF).efficiency
    assert isinstance(second.value, Unavailable)


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        pytest.param(
            {"inputs": (money("I.1.1", 100, None),)}, ("Serapan",), id="nothing spent yet"
        ),
        pytest.param({"outputs": ()}, ("Capaian",), id="nothing reached yet"),
    ],
)
def test_what_is_missing_is_named(changes: dict[str, object], missing: tuple[str, ...]) -> None:
    value = only(assessed(M.ACHIEVEMENT_MINUS_ABSORPTION, **changes), LEAF).value
    assert isinstance(value, Unavailable)
    assert value.missing == missing


@every_case("method", [M.VOLUME_COST, M.OUTPUT_BUDGET, M.EFFICIENCY_SCORE, M.UNIT_COST])
@every_case(
    "changes",
    [
        pytest.param({"outputs": (report("ik-4", 45),)}, id="a leaf without output"),
        pytest.param(
            {
                "outputs": (
                    report("ik-4", 45),
                    output("I.1.2", 1, 1),
                    output("I.1.2", 1, 1, name="Lain"),
                )
            },
            id="a leaf with two outputs",
        ),
        pytest.param({"inputs": (money("I.1.1", 100, 90),)}, id="a leaf without money"),
        pytest.param(
            {"inputs": (money("I.1.1", 100, 90), money("I.1.2", 20, 18, resource=Resource.STAFF))},
            id="a leaf with staff alone",
        ),
    ],
)
def test_methods_by_volume_need_one_output_and_money_for_each_leaf(
    method: EfficiencyMethod, changes: dict[str, object]
) -> None:
    value = only(assessed(method, **changes), PROGRAM).value
    assert isinstance(value, Unavailable)
    assert value.reason is Reason.NOT_APPLICABLE


def test_objectives_have_no_volumes() -> None:
    result = assessed(M.OUTPUT_BUDGET, M.UNSPENT_SHARE)
    volumes, unspent = node_of(result, "sasaran-3").efficiency
    assert isinstance(volumes.value, Unavailable)
    assert unspent.value.display == "10,00"


def judged_as_a_whole(posts: tuple[Post, ...] = (), **changes: object) -> tuple[Trace, Decimal]:
    """The working of the whole office; the rows of its indicators run from
    the lowest tier upwards.
    """
    leaves = (node("I"), node("I.1"), node("I.1.1"), node("I.1.2"))
    plan = tuple(reversed(office_year().indicators))
    its_own = replace(office(), posts=posts)
    chosen = {"nodes": leaves, "indicators": plan, "office": its_own, **changes}
    result = assessed(M.ACHIEVEMENT_MINUS_ABSORPTION, **chosen)
    (total,) = result.total_efficiency
    assert isinstance(total.value, Known)
    return result.traces[total.value.trace], total.value.value


def post(name: str, tier: str, parent: str | None = None) -> Post:
    return Post(PostId(name), name, name, None if parent is None else PostId(parent), tier=tier)


@pytest.mark.parametrize(
    "posts",
    [
        pytest.param((), id="the smallest number of an echelon where no post is declared"),
        pytest.param(
            (post("bidang", "III", "kepala-dinas"), post("kepala-dinas", "II")), id="the head's"
        ),
        pytest.param(
            (post("bidang", "III", "sekda"), post("sekda", "II")), id="the uppermost post's"
        ),
    ],
)
def test_the_whole_office_is_judged_by_its_highest_tier_in_any_order_of_rows(
    posts: tuple[Post, ...],
) -> None:
    trace, value = judged_as_a_whole(posts)
    assert value == Decimal("92.5") - 90
    assert trace.subject == "Efisiensi seluruh dinas"
    assert trace.formula == "Rata-rata capaian eselon II − Serapan"


def test_the_tier_of_the_head_is_that_of_the_office_however_it_is_numbered() -> None:
    """ik-3: 90 of 90; ik-4: 45 of 50: a mean of 95, less 90 of 100 spent."""
    trace, value = judged_as_a_whole((post("kepala-dinas", "III"),))
    assert (trace.formula, value) == ("Rata-rata capaian eselon III − Serapan", Decimal(5))


def test_a_tier_without_a_number_is_as_high_as_its_objectives() -> None:
    upper, lower = objective(tier="Utama"), objective("sasaran-2", "sasaran-1", tier="Madya")
    plan = (
        indicator("ik-4", tier="Madya", objective=lower.id, unit=DOCUMENTS, decimals=0),
        indicator("iku-1", "index(skm)", unit=INDEX, tier="Utama", objective=upper.id),
    )
    trace, _ = judged_as_a_whole(indicators=plan, objectives=(lower, upper))
    assert trace.formula == "Rata-rata capaian eselon Utama − Serapan"


def test_an_office_without_tiers_has_no_efficiency_of_the_whole() -> None:
    assert assessed(M.UNSPENT_SHARE, agreements=(), indicators=(), nodes=()).total_efficiency == ()
