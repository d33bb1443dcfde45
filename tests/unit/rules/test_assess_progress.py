"""Figures on their way: every column of form E.81 and of table T-C.29 beside its sum on paper.

The office: sub-activity I.1.1 yields documents (they add up), I.1.2 a percentage (the latest
counts); the strategic plan runs from 2021 to 2025; the year is 2023.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.factories import (
    AREAS,
    DOCUMENTS,
    HULU,
    agreement,
    agreement_target,
    component,
    count,
    history,
    indicator,
    money,
    node,
    number,
    office_year,
    output,
    place,
    report,
    rule_set,
    target,
)

from capaian.domain.assessment import Assessment
from capaian.domain.identifiers import NodeId
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import StrategicPlan
from capaian.domain.policy import Aggregation
from capaian.domain.progress import BudgetKind, NodeProgress, PlanYear, Progress, ProgressLine
from capaian.domain.value import PERCENT, Known, Reason, Unavailable, Unit
from capaian.domain.work import Output, ResourceInput
from capaian.rules.assess import assess

NOT_PLANNED = Unavailable(Reason.NOT_APPLICABLE, note="tidak direncanakan")
QUARTERS = ("2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4")


def plan_year(
    node_id: str, year: int, target: int | None, actual: int | None = None, **changes: object
) -> PlanYear:
    name = str(changes.pop("name", "Dokumen"))
    unit = changes.pop("unit", DOCUMENTS)
    chosen: dict[str, object] = {
        "aggregation": None,
        "budget": None,
        "spent": None,
        **{
            key: number(value) if isinstance(value, int) else value
            for key, value in changes.items()
        },
    }
    return PlanYear(
        node=NodeId(node_id),
        name=name,
        unit=unit if isinstance(unit, Unit) else None,
        period=Period.year_of(year),
        target=number(target),
        actual=number(actual),
        source=None,
        note="",
        place=place("renstra.csv", 2),
        **chosen,
    )


DOCUMENT_YEARS = (
    plan_year("I.1.1", 2021, 10, 8, budget=100, spent=90),
    plan_year("I.1.1", 2022, 20, 22, budget=200, spent=180),
    plan_year("I.1.1", 2023, 30, budget=300),
    plan_year("I.1.1", 2024, 40, budget=400),
    plan_year("I.1.1", 2025, 50, budget=500),
)
PERCENT_YEARS = tuple(
    plan_year("I.1.2", year, goal, reached, name="Tertangani", unit=PERCENT)
    for year, goal, reached in (
        (2021, 60, 50),
        (2022, 70, 65),
        (2023, 80, None),
        (2025, 100, None),
    )
)


def quarterly(
    node_id: str, name: str, unit: Unit, values: tuple[int | None, ...]
) -> tuple[Output, ...]:
    goals = (5, 10, 10, 5) if unit == DOCUMENTS else (20, 40, 60, 80)
    return tuple(
        output(node_id, goal, value, name=name, unit=unit, period=Period.parse(when))
        for when, goal, value in zip(QUARTERS, goals, values, strict=True)
    )


def spending(node_id: str, values: tuple[int | None, ...]) -> tuple[ResourceInput, ...]:
    year = money(node_id, 320, None, original=Decimal(300))
    return (
        year,
        *(
            money(node_id, 80, value, period=Period.parse(when))
            for when, value in zip(QUARTERS, values, strict=True)
        ),
    )


def office(**changes: object) -> OfficeYear:
    chosen: dict[str, object] = {
        "strategic_plan": StrategicPlan("Renstra", 2021, 2025),
        "nodes": (node("I", objective="sasaran-1"), node("I.1"), node("I.1.1"), node("I.1.2")),
        "outputs": (
            *quarterly("I.1.1", "Dokumen", DOCUMENTS, (4, 9, 12, 5)),
            *quarterly("I.1.2", "Tertangani", PERCENT, (18, 42, 60, 76)),
        ),
        "inputs": (*spending("I.1.1", (70, 80, 60, 80)), *spending("I.1.2", (10, 20, 30, 40))),
        "plan_years": (*DOCUMENT_YEARS, *PERCENT_YEARS),
        "indicators": (),
        "agreements": (),
        "components": (),
        "counts": (),
        "history": (),
        "peers": (),
    }
    return office_year(**{**chosen, **changes})


def as_of(when: str = "2023", **changes: object) -> Assessment:
    return assess(office(**changes), rule_set(), Period.parse(when))


def with_changes(changes: dict[str, object], when: str = "2023") -> Assessment:
    return assess(office(**changes), rule_set(), Period.parse(when))


def progress(result: Assessment) -> Progress:
    assert result.progress is not None
    return result.progress


def course_of(result: Assessment, node_id: str) -> NodeProgress:
    return next(course for course in progress(result).nodes if course.node == node_id)


def only(result: Assessment, node_id: str) -> ProgressLine:
    (line,) = course_of(result, node_id).lines
    return line


def funds(result: Assessment, node_id: str) -> ProgressLine:
    money_course = course_of(result, node_id).money
    assert money_course is not None
    return money_course


def e81(course: ProgressLine) -> list[str]:
    """Columns 5 to 14 of form E.81."""
    plan = course.plan
    quarters = [stage.actual for stage in course.stages]
    cells = [
        plan.target,
        plan.earlier,
        course.target,
        *quarters,
        course.actual,
        plan.to_date,
        plan.share,
    ]
    return [cell.display for cell in cells]


def tc29(course: ProgressLine) -> list[str]:
    """Columns 4 to 11 of table T-C.29."""
    plan = course.plan
    known = [plan.target, plan.before_last, plan.last_target, plan.last_actual, plan.last_share]
    return [cell.display for cell in (*known, course.target, plan.expected, plan.expected_share)]


# --- form E.81


def test_what_adds_up_in_form_e81() -> None:
    """5: 10+20+30+40+50; 6: 8+22; 7: 5+10+10+5; 12: 4+9+12+5; 13: 30+30; 14: 60/150."""
    assert e81(only(as_of(), "I.1.1")) == [
        "150",
        "30",
        "30",
        "4",
        "9",
        "12",
        "5",
        "30",
        "60",
        "40,00",
    ]


def test_what_does_not_add_up_in_form_e81() -> None:
    """5: last year's target; 6: the latest; 7 and 12: the fourth quarter's; 13 = 12; 14:
    76/100.
    """
    cells = [
        "100,00",
        "65,00",
        "80,00",
        "18,00",
        "42,00",
        "60,00",
        "76,00",
        "76,00",
        "76,00",
        "76,00",
    ]
    assert e81(only(as_of(), "I.1.2")) == cells


def test_money_in_form_e81() -> None:
    """5: 1.500; 6: 270; 7: 320 after revision; 12: 70+80+60+80; 13: 270+290; 14: 560/1.500."""
    cells = ["1.500", "270", "320", "70", "80", "60", "80", "290", "560", "37,33"]
    assert e81(funds(as_of(), "I.1.1")) == cells


def test_money_is_summed_up_the_work_plan() -> None:
    """The program has the quarters of both leaves;
    the plan's money of one leaf alone is no whole.
    """
    program = funds(as_of(), "I")
    assert [stage.actual.display for stage in program.stages] == ["80", "100", "90", "120"]
    assert (program.target.display, program.actual.display, program.achievement.display) == (
        "640",
        "390",
        "60,94",
    )
    assert isinstance(program.plan.target, Unavailable)


def money_of(
    node_id: str, budgets: dict[int, int | None], spent: int | None = None
) -> tuple[PlanYear, ...]:
    """Rows of money alone; spending in the first of them."""
    return tuple(
        plan_year(
            node_id, year, None, name="", unit=None, budget=budget, spent=None if number else spent
        )
        for number, (year, budget) in enumerate(budgets.items())
    )


def test_a_leaf_that_the_plan_begins_with_later_has_nothing_before() -> None:
    """2021: 100 alone; 2022: 200+50 and 180+40; 5: 100+250+350+450+550; 6: 90+220."""
    years = money_of("I.1.2", {2022: 50, 2023: 50, 2024: 50, 2025: 50}, 40)
    plan = funds(as_of(plan_years=(*DOCUMENT_YEARS, *years)), "I").plan
    assert [(y.year, y.target.display, y.actual.display) for y in plan.years] == [
        (2021, "100", "90"),
        (2022, "250", "220"),
        (2023, "350", "t.t."),
        (2024, "450", "t.t."),
        (2025, "550", "t.t."),
    ]
    assert (plan.target.display, plan.earlier.display) == ("1.700", "310")
    leaf = funds(as_of(plan_years=(*DOCUMENT_YEARS, *years)), "I.1.2").plan
    assert (leaf.years[0].year, leaf.years[0].target) == (2021, NOT_PLANNED)
    assert leaf.target.display == "200"


@pytest.mark.parametrize("left_out", [2023, 2025])
def test_a_year_that_the_plan_leaves_out_is_unknown_in_every_sum_over_it(left_out: int) -> None:
    """Between other years and after them alike; the year itself and the sum say the same."""
    budgets: dict[int, int | None] = {2022: 50, 2023: 50, 2024: 50, 2025: 50}
    del budgets[left_out]
    assessment = as_of(plan_years=(*DOCUMENT_YEARS, *money_of("I.1.2", budgets)))
    for node_id, of in (("I.1.2", 4), ("I", 5)):
        plan = funds(assessment, node_id).plan
        assert {y.year: y.target.display for y in plan.years}[left_out] == "t.t."
        assert isinstance(plan.target, Unavailable)
        assert plan.target.note == f"hanya {of - 1} dari {of} tahun dinyatakan"


def test_an_output_left_out_of_one_year_has_no_end_target() -> None:
    rows = tuple(row for row in DOCUMENT_YEARS if row.period.year != 2024)
    plan = only(as_of(plan_years=rows), "I.1.1").plan
    assert isinstance(plan.target, Unavailable)
    assert plan.target.note == "hanya 4 dari 5 tahun dinyatakan"
    assert (plan.share.display, plan.next_target.display) == ("t.t.", "t.t.")


def test_an_output_of_noughts_is_known() -> None:
    """Nothing planned is stated as 0, not left out: 10 + 20 + 30 + 0 + 0."""
    noughts = (plan_year("I.1.1", 2024, 0), plan_year("I.1.1", 2025, 0))
    plan = only(as_of(plan_years=(*DOCUMENT_YEARS[:3], *noughts)), "I.1.1").plan
    assert plan.target.display == "60"


def test_a_year_planned_but_not_reported_leaves_the_sum_unknown() -> None:
    years = money_of("I.1.2", {2022: 50, 2023: 50, 2024: 50, 2025: 50})
    plan = funds(as_of(plan_years=(*DOCUMENT_YEARS, *years)), "I").plan
    assert plan.target.display == "1.700"
    assert isinstance(plan.earlier, Unavailable)


def test_money_stated_for_a_program_alone_counts_as_stated() -> None:
    years = money_of("I", {2023: 7, 2024: 8, 2025: 9})
    assert funds(as_of(plan_years=years), "I").plan.target.display == "24"


def test_a_sum_of_quarters_leads_to_its_rows() -> None:
    result = as_of()
    share = only(result, "I.1.1").plan.share
    assert isinstance(share, Known)
    step = result.traces[share.trace]
    assert (step.formula, step.working) == ("100 × Realisasi ÷ Target Renstra", "100 × 60 ÷ 150")
    leaves, pending = [], list(step.inputs)
    while pending:
        trace = result.traces[pending.pop()]
        pending += trace.inputs
        if trace.source is not None:
            leaves.append(trace.source.file)
    assert sorted(set(leaves)) == ["outputs.csv", "renstra.csv"]
    assert len(leaves) == 4 + 2 + 5


# --- table T-C.29


def test_what_adds_up_in_table_tc29() -> None:
    """8 = 22/20; 10 = 8 + 22 + 30; 11 = 60/150."""
    assert tc29(only(as_of(), "I.1.1")) == ["150", "8", "20", "22", "110,00", "30", "60", "40,00"]


def test_what_does_not_add_up_in_table_tc29() -> None:
    """8 = 65/70; 10 = this year's target, and 11 its share of the last year's."""
    cells = ["100,00", "50,00", "70,00", "65,00", "92,86", "80,00", "80,00", "80,00"]
    assert tc29(only(as_of(), "I.1.2")) == cells


def test_a_plan_that_began_last_year_expects_two_years() -> None:
    """10 = 22 + 30: there was nothing before."""
    course = only(as_of(plan_years=(*DOCUMENT_YEARS[1:], *PERCENT_YEARS)), "I.1.1")
    assert course.plan.before_last.display == "–"
    assert (course.plan.earlier.display, course.plan.expected.display) == ("22", "52")


def test_in_the_first_year_nothing_was_realised_before() -> None:
    """13 = 12, and 14 = 30/120."""
    plan = only(as_of(plan_years=(*DOCUMENT_YEARS[2:], *PERCENT_YEARS)), "I.1.1").plan
    assert isinstance(plan.earlier, Unavailable)
    assert plan.earlier.reason is Reason.NOT_APPLICABLE
    assert (plan.to_date.display, plan.share.display, plan.expected.display) == (
        "30",
        "25,00",
        "30",
    )


def test_a_year_that_is_not_reported_makes_no_sum() -> None:
    years = (plan_year("I.1.1", 2021, 10), *DOCUMENT_YEARS[1:], *PERCENT_YEARS)
    plan = only(as_of(plan_years=years), "I.1.1").plan
    assert isinstance(plan.earlier, Unavailable)
    assert isinstance(plan.to_date, Unavailable)
    assert isinstance(plan.share, Unavailable)


def test_next_year_is_what_the_plan_says_of_it() -> None:
    result = as_of()
    assert only(result, "I.1.1").plan.next_target.display == "40"
    assert funds(result, "I.1.1").plan.next_target.display == "400"
    assert isinstance(only(result, "I.1.2").plan.next_target, Unavailable)


def test_without_plan_years_only_the_plan_is_unknown() -> None:
    course = only(as_of(plan_years=()), "I.1.1")
    assert e81(course) == ["t.t.", "t.t.", "30", "4", "9", "12", "5", "30", "t.t.", "t.t."]
    assert isinstance(course.plan.expected, Unavailable)


# --- until a quarter


@pytest.mark.parametrize(
    ("when", "documents", "percent"),
    [
        ("2023-Q1", ("5", "4", "80,00"), ("20,00", "18,00", "90,00")),
        ("2023-Q2", ("15", "13", "86,67"), ("40,00", "42,00", "105,00")),
        ("2023-Q3", ("25", "25", "100,00"), ("60,00", "60,00", "100,00")),
        ("2023", ("30", "30", "100,00"), ("80,00", "76,00", "95,00")),
    ],
)
def test_due_and_reached_until_a_period(
    when: str, documents: tuple[str, str, str], percent: tuple[str, str, str]
) -> None:
    result = as_of(when)
    for node_id, cells in (("I.1.1", documents), ("I.1.2", percent)):
        line = only(result, node_id)
        assert (line.due.display, line.actual.display, line.achievement.display) == cells


@pytest.mark.parametrize(
    ("when", "spent", "ratio"),
    [("2023-Q1", "70", "21,88"), ("2023-Q3", "210", "65,63"), ("2023", "290", "90,63")],
)
def test_money_is_compared_with_the_budget_of_the_year(when: str, spent: str, ratio: str) -> None:
    """70/320, 210/320, 290/320: the share of the year's budget, whatever the quarter."""
    course = funds(as_of(when), "I.1.1")
    assert (course.target.display, course.actual.display, course.achievement.display) == (
        "320",
        spent,
        ratio,
    )


def granted_alone(node_id: str, spent: tuple[int | None, ...]) -> tuple[ResourceInput, ...]:
    """A budget that nobody revised, with its quarters."""
    granted = {"original": Decimal(75)}
    quarters = (
        money(node_id, None, v, period=Period.parse(q), **granted)
        for q, v in zip(QUARTERS, spent, strict=True)
    )
    return (money(node_id, None, None, original=Decimal(300)), *quarters)


def test_a_budget_that_nobody_revised_is_compared_with_what_was_granted() -> None:
    """I.1.1 was revised to 320, I.1.2 stays at 300: the program has 620,
    180 until June are 29,03.
    """
    rows = (*spending("I.1.1", (70, 80, 60, 80)), *granted_alone("I.1.2", (10, 20, 30, 40)))
    result = as_of("2023-Q2", inputs=rows)
    leaf, program = funds(result, "I.1.2"), funds(result, "I")
    assert (leaf.target.display, leaf.actual.display, leaf.achievement.display) == (
        "300",
        "30",
        "10,00",
    )
    assert [stage.target.display for stage in leaf.stages] == ["75"] * 4
    assert (program.target.display, program.achievement.display) == ("620", "29,03")
    assert [stage.target.display for stage in program.stages] == ["155"] * 4


def test_where_nothing_was_revised_the_year_has_one_budget() -> None:
    rows = (*granted_alone("I.1.1", (70, 80, 60, 80)), *granted_alone("I.1.2", (10, 20, 30, 40)))
    result = as_of("2023", inputs=rows)
    assert progress(result).budget_kind is BudgetKind.ORIGINAL
    program = funds(result, "I")
    assert (program.target.display, program.achievement.display) == ("600", "65,00")
    assert [stage.target.display for stage in program.stages] == ["150"] * 4


def test_quarters_of_a_budget_that_nobody_revised_show_their_plan() -> None:
    """Planned as revised amounts of the quarters; the 300 of the year stay what they were."""
    plans = (60, 70, 80, 90)
    quarters = (
        money("I.1.1", v, 10, period=Period.parse(q)) for q, v in zip(QUARTERS, plans, strict=True)
    )
    rows = (money("I.1.1", None, None, original=Decimal(300)), *quarters)
    result = as_of("2023", inputs=rows)
    leaf = funds(result, "I.1.1")
    assert progress(result).budget_kind is BudgetKind.ORIGINAL
    assert (leaf.target.display, leaf.achievement.display) == ("300", "13,33")
    assert [stage.target.display for stage in leaf.stages] == ["60", "70", "80", "90"]


def test_later_quarters_show_their_plan_and_no_result() -> None:
    result = as_of("2023-Q2")
    for course in (only(result, "I.1.1"), funds(result, "I.1.1")):
        assert [isinstance(stage.target, Known) for stage in course.stages] == [True] * 4
        assert [isinstance(stage.actual, Known) for stage in course.stages] == [
            True,
            True,
            False,
            False,
        ]


def test_the_year_of_an_output_may_be_stated_beside_its_quarters() -> None:
    """A target of the year goes before the sum of the quarters' targets;
    the actual is still their sum.
    """
    rows = (output("I.1.1", 33, None, name="Dokumen"), *office().outputs)
    line = only(as_of(outputs=rows), "I.1.1")
    assert (line.target.display, line.due.display, line.actual.display) == ("33", "33", "30")


def test_an_output_of_another_year_is_no_output_of_this_one() -> None:
    rows = (*office().outputs, output("I.1.1", 5, 4, name="Lama", period=Period.parse("2022")))
    assert [line.name for line in course_of(as_of(outputs=rows), "I.1.1").lines] == ["Dokumen"]


# --- how periods combine


def test_a_declared_stock_of_things_keeps_its_last_quarter() -> None:
    years = tuple(
        plan_year("I.1.1", y, t, aggregation=Aggregation.LAST) for y, t in ((2022, 9), (2025, 12))
    )
    line = only(as_of(plan_years=years), "I.1.1")
    assert not line.is_additive
    assert (line.target.display, line.actual.display, line.plan.target.display) == ("5", "5", "12")
    assert line.plan.share.display == "41,67"


def test_the_node_is_judged_by_the_same_combination() -> None:
    years = (plan_year("I.1.1", 2025, 12, aggregation=Aggregation.LAST),)
    nodes = {node.id: node for node in as_of(plan_years=years).nodes}
    assert nodes[NodeId("I.1.1")].outputs[0].actual.display == "5"


# --- indicators

GOALS = agreement(
    agreement_target("ik-lapor", 40, q1=10, q2=10, q3=10, q4=10),
    agreement_target("ik-cakupan", 90, q1=50, q2=60, q3=80, q4=90),
    agreement_target("ik-peristiwa", 8, q1=2, q2=2, q3=2, q4=2),
)
MEASURED: dict[str, object] = {
    "areas": AREAS[:1],
    "agreements": (GOALS,),
    "components": (component("ktp"), component("akta", aggregation=Aggregation.SUM)),
    "indicators": (
        indicator(
            "ik-lapor",
            unit=DOCUMENTS,
            aggregation=Aggregation.SUM,
            plan_targets={year: target(40) for year in (2022, 2023, 2024, 2025)},
        ),
        indicator("ik-cakupan", "ktp", plan_targets={2022: target(85), 2025: target(100)}),
        indicator("ik-peristiwa", "akta.have", unit=DOCUMENTS, aggregation=Aggregation.SUM),
    ),
    "nodes": (node("I", "ik-lapor", "ik-cakupan", "ik-peristiwa", objective="sasaran-1"),),
    "outputs": tuple(
        report("ik-lapor", n, when) for when, n in zip(QUARTERS, (8, 12, 9, 11), strict=True)
    ),
    "inputs": (),
    "plan_years": (),
    "history": (history("ik-lapor", "38", "40", DOCUMENTS), history("ik-cakupan", "84", "85")),
    "counts": tuple(
        count(measure, HULU, value, when)
        for measure, values in (
            ("ktp.have", (100, 120, 150, 180)),
            ("ktp.need", (200, 200, 200, 200)),
            ("akta.have", (1, 2, 3, 1)),
            ("akta.need", (2, 2, 4, 2)),
        )
        for when, value in zip(QUARTERS, values, strict=True)
    ),
}


def measured(when: str = "2023") -> list[ProgressLine]:
    return list(course_of(with_changes(MEASURED, when), "I").lines)


@pytest.mark.parametrize(
    ("place_of", "targets", "actuals"),
    [
        pytest.param(0, ["10", "10", "10", "10"], ["8", "12", "9", "11"], id="reported, adds up"),
        pytest.param(
            1,
            ["50,00", "60,00", "80,00", "90,00"],
            ["50,00", "60,00", "75,00", "90,00"],
            id="a stock",
        ),
        pytest.param(2, ["2", "2", "2", "2"], ["1", "2", "3", "1"], id="computed, adds up"),
    ],
)
def test_quarters_of_an_indicator(place_of: int, targets: list[str], actuals: list[str]) -> None:
    """A quarter shows what it yielded itself, even where the formula counts from January on."""
    stages = measured()[place_of].stages
    assert [stage.target.display for stage in stages] == targets
    assert [stage.actual.display for stage in stages] == actuals


def test_an_indicator_against_its_plan() -> None:
    """Reported: 5 = 40+40+40+40, 6 = 38, 13 = 38+40, 14 = 78/160. Stock: 14 = 90/100."""
    reported, stock, _ = measured()
    assert [reported.plan.target.display, reported.plan.earlier.display] == ["160", "38"]
    assert [reported.plan.to_date.display, reported.plan.share.display] == ["78", "48,75"]
    assert [stock.plan.last_share.display, stock.plan.share.display] == ["98,82", "90,00"]


def test_the_target_of_the_year_is_shown_in_every_quarter() -> None:
    reported, stock, _ = measured("2023-Q2")
    assert [reported.target.display, reported.due.display, reported.actual.display] == [
        "40",
        "20",
        "20",
    ]
    assert [stock.target.display, stock.due.display, stock.achievement.display] == [
        "90,00",
        "60,00",
        "100,00",
    ]


def test_an_objective_has_its_indicators_and_no_money_of_its_own() -> None:
    objective = course_of(with_changes(MEASURED), "sasaran-1")
    assert [line.indicator for line in objective.lines] == [
        "ik-lapor",
        "ik-cakupan",
        "ik-peristiwa",
    ]
    assert objective.money is None


def test_what_was_reached_before_the_plan_or_on_another_scale_does_not_count() -> None:
    """6 = 38 of 2022 alone: 2020 was before the plan, and 2021 is stated in another unit."""
    earlier = (
        history("ik-lapor", "90", None, DOCUMENTS, 2020),
        history("ik-lapor", "3", None, Unit("scale-4"), 2021),
        history("ik-lapor", "38", None, DOCUMENTS, 2022),
    )
    plan = {year: target(40) for year in (2021, 2022, 2023, 2025)}
    lapor = indicator("ik-lapor", unit=DOCUMENTS, aggregation=Aggregation.SUM, plan_targets=plan)
    one = {"indicators": (lapor,), "nodes": (node("I", "ik-lapor"),), "history": earlier}
    course = course_of(with_changes({**MEASURED, **one}), "I").lines[0]
    assert [y.actual.display for y in course.plan.years[:2]] == ["t.t.", "38"]
    assert isinstance(course.plan.earlier, Unavailable)
    later = {"history": earlier, "indicators": MEASURED["indicators"], "nodes": MEASURED["nodes"]}
    assert (
        course_of(with_changes({**MEASURED, **later}), "I").lines[0].plan.earlier.display == "38"
    )


def test_an_indicator_reported_by_quarter_beside_a_row_of_the_year() -> None:
    """The row of the year holds the target alone; the actual is the sum of the quarters."""
    rows = (report("ik-lapor", None, target=Decimal(40)), *office(**MEASURED).outputs)
    course = course_of(with_changes({**MEASURED, "outputs": rows}), "I").lines[0]
    assert course.actual.display == "40"


def test_a_target_on_another_scale_is_not_compared() -> None:
    other = indicator(
        "ik-cakupan", "ktp", plan_targets={2025: target("3.4", scale=Unit("scale-4"))}
    )
    changed = {
        **MEASURED,
        "indicators": (other,),
        "nodes": (node("I", "ik-cakupan"),),
        "outputs": (),
    }
    plan = course_of(with_changes(changed), "I").lines[0].plan
    assert isinstance(plan.share, Unavailable)
    assert plan.share.reason is Reason.NOT_COMPARABLE


# --- the whole


def test_means_at_the_foot_of_the_form() -> None:
    """K: (40,00 + 76,00)/2; Rp: the one node whose plan is known, 37,33."""
    found = progress(as_of())
    assert (found.mean_share.display, found.mean_money_share.display) == ("58,00", "37,33")
    assert found.band is not None
    assert (found.band.name, found.money_band and found.money_band.name) == (
        "Rendah",
        "Sangat Rendah",
    )


def test_without_any_share_there_is_no_mean() -> None:
    found = progress(as_of(plan_years=()))
    assert isinstance(found.mean_share, Unavailable)
    assert found.band is None


def test_an_office_without_quarters_and_plan_years_has_no_courses() -> None:
    whole = as_of(plan_years=(), outputs=(), inputs=(money("I.1.1", 100, 90),))
    assert whole.progress is None


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"outputs": (), "inputs": ()}, id="plan years alone"),
        pytest.param({"plan_years": (), "inputs": ()}, id="outputs by quarter alone"),
        pytest.param({"plan_years": (), "outputs": ()}, id="money by quarter alone"),
        pytest.param(
            {"plan_years": (), "outputs": (), "inputs": (), "agreements": (GOALS,)}, id="targets"
        ),
    ],
)
def test_any_of_them_is_enough(changes: dict[str, object]) -> None:
    shared = {key: MEASURED[key] for key in ("areas", "indicators", "components")}
    assert with_changes({**shared, **changes}).progress


def test_quarters_of_another_year_are_no_quarters_of_this_one() -> None:
    rows = (output("I.1.1", 5, 4, name="Dokumen", period=Period.parse("2022-Q1")),)
    assert as_of(plan_years=(), inputs=(), outputs=rows).progress is None


def test_a_node_without_any_figure_has_neither_lines_nor_money() -> None:
    bare = course_of(as_of(nodes=(*office().nodes, node("II"))), "II")
    assert (bare.lines, bare.money) == ((), None)


# --- years that the strategic plan does not tell itself


def line_of(*rows: tuple[str, str, int, Unit]) -> ProgressLine:
    """Return the course of I.1.1 where `renstra.csv` knows no result and
    history has these rows.
    """
    years = tuple(replace(row, actual=None) for row in DOCUMENT_YEARS)
    found = tuple(
        replace(history("I.1.1", actual, None, unit, when), name=name)
        for name, actual, when, unit in rows
    )
    return only(as_of(plan_years=(*years, *PERCENT_YEARS), history=found), "I.1.1")


def test_results_that_history_has_count_for_the_plan() -> None:
    """8 and 22 of the years before, and 30 of this one."""
    plan = line_of(("Dokumen", "8", 2021, DOCUMENTS), ("Dokumen", "22", 2022, DOCUMENTS)).plan
    assert [value.display for value in (plan.earlier, plan.last_actual, plan.to_date)] == [
        "30",
        "22",
        "60",
    ]


def test_results_in_another_unit_or_of_another_output_do_not() -> None:
    plan = line_of(("Dokumen", "22", 2022, PERCENT), ("Lain", "22", 2022, DOCUMENTS)).plan
    assert isinstance(plan.last_actual, Unavailable)


def test_what_the_plan_states_itself_goes_before_history() -> None:
    row = replace(history("I.1.1", "99", None, DOCUMENTS, 2022), name="Dokumen")
    assert only(as_of(history=(row,)), "I.1.1").plan.last_actual.display == "22"
