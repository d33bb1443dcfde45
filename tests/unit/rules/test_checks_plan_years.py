"""Rows of the strategic plan that say two things; quarters that do not make their year."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.factories import difference, money, node, office_year, output, rule_set
from tests.unit.rules.test_assess_progress import QUARTERS, plan_year

from capaian.domain.issue import Issue, Level
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.domain.progress import PlanYear
from capaian.domain.value import PERCENT, Unit
from capaian.domain.work import Output, Resource, ResourceInput
from capaian.rules.checks.plan_years import check_plan_years
from capaian.rules.facts import Facts
from capaian.rules.quality.quarters import check_quarters
from capaian.rules.validate import validate


def of_plan(*rows: PlanYear) -> list[Issue]:
    return list(check_plan_years(office_year(plan_years=rows)))


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        pytest.param(
            replace(plan_year("I.1", 2023, 5), period=Period.parse("2023-Q1")),
            "period",
            "Triwulan I Tahun 2023 bukan tahun",
            id="a quarter",
        ),
        pytest.param(plan_year("I.1", 2023, 5, unit=None), "unit", "tidak punya satuan", id="no unit"),
        pytest.param(plan_year("I.1", 2023, None, name=""), "name", "tidak punya nama", id="no name"),
        pytest.param(
            plan_year("I.1", 2023, 5, name="", unit=None), "target", "tanpa nama keluaran", id="of what?"
        ),
        pytest.param(plan_year("I.1", 2020, 5), "period", "2021 sampai 2026", id="before the plan"),
        pytest.param(plan_year("I.1", 2027, 5), "period", "untuk 2027", id="after the plan"),
    ],
)
def test_a_row_that_cannot_be_used(row: PlanYear, column: str, words: str) -> None:
    issues = of_plan(row)
    assert [(i.level, i.code, i.place.file, i.place.column) for i in issues] == [
        (Level.ERROR, "plan_year", "renstra.csv", column)
    ]
    assert words in issues[0].message
    assert issues[0].remedy


@pytest.mark.parametrize(
    ("second", "column"),
    [
        pytest.param(plan_year("I.1", 2024, 5, unit=PERCENT), "unit", id="another unit"),
        pytest.param(
            plan_year("I.1", 2024, 5, aggregation=Aggregation.LAST), "aggregation", id="another way"
        ),
    ],
)
def test_one_output_has_one_unit_and_one_way(second: PlanYear, column: str) -> None:
    first = plan_year("I.1", 2023, 5, aggregation=Aggregation.SUM)
    assert [issue.place.column for issue in of_plan(first, second)] == [column]


def test_a_way_that_is_said_once_is_said() -> None:
    assert of_plan(plan_year("I.1", 2023, 5), plan_year("I.1", 2024, 5, aggregation=Aggregation.LAST)) == []


@pytest.mark.parametrize("column", ["budget", "spent"])
def test_money_of_a_node_stands_in_one_of_its_rows(column: str) -> None:
    rows = (
        plan_year("I.1", 2023, 5, **{column: 10}),
        plan_year("I.1", 2023, 7, name="Lain", **{column: 10}),
    )
    assert [(issue.place.column, issue.value) for issue in of_plan(*rows)] == [(column, "10")]
    assert of_plan(rows[0], plan_year("I.1", 2024, 5, **{column: 10})) == []


def test_validation_tells_them() -> None:
    found = validate(office_year(plan_years=(plan_year("I.1", 2020, 5),)), rule_set())
    assert "plan_year" in {issue.code for issue in found}


# --- quarters ----------------------------------------------------------------------------------------


def quarters_of_money(year: ResourceInput, *values: int | None) -> tuple[ResourceInput, ...]:
    quarters = (
        money("I.1.1", value, value, period=Period.parse(when))
        for when, value in zip(QUARTERS, values, strict=False)
    )
    return (year, *quarters)


def subjects(**changes: object) -> list[str | None]:
    changed = office_year(nodes=(node("I"), node("I.1"), node("I.1.1")), **changes)
    return [issue.subject for issue in check_quarters(Facts(changed))]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param(quarters_of_money(money("I.1.1", 40, 40), 10, 10, 10, 10), [], id="they make it"),
        pytest.param(
            quarters_of_money(money("I.1.1", 41, 40), 10, 10, 10, 10),
            ["total_differs:quarters:inputs:I.1.1:money:all:revised:2023"],
            id="budget differs",
        ),
        pytest.param(
            quarters_of_money(money("I.1.1", 40, 39), 10, 10, 10, 10),
            ["total_differs:quarters:inputs:I.1.1:money:all:actual:2023"],
            id="spending differs",
        ),
        pytest.param(
            quarters_of_money(money("I.1.1", 41, 41), 10, 10, 10), [], id="a quarter is not yet there"
        ),
        pytest.param(
            quarters_of_money(money("I.1.1", 41, 41), 10, 10, None, 10), [], id="a quarter is not reported"
        ),
    ],
)
def test_money_of_quarters_makes_the_year(rows: tuple[ResourceInput, ...], found: list[str]) -> None:
    assert subjects(inputs=rows, outputs=()) == found


def test_staff_of_quarters_is_no_money() -> None:
    rows = [
        replace(row, resource=Resource.STAFF) for row in quarters_of_money(money("I.1.1", 3, None), 2, 2, 2)
    ]
    assert subjects(inputs=tuple(rows), outputs=()) == []


def test_quarters_of_another_year_are_not_counted() -> None:
    earlier = [
        replace(row, period=Period.parse(f"2022-Q{n}"))
        for n, row in enumerate(quarters_of_money(money("I.1.1", 1, 1), 9, 9, 9, 9)[1:], start=1)
    ]
    rows = (*quarters_of_money(money("I.1.1", 40, 40), 10, 10, 10, 10), *earlier)
    assert subjects(inputs=rows, outputs=()) == []


def quarters_of_output(unit: Unit, year: tuple[int | None, int | None]) -> tuple[Output, ...]:
    quarters = (output("I.1.1", 2, 3, period=Period.parse(when), unit=unit) for when in QUARTERS)
    return (output("I.1.1", *year, unit=unit), *quarters)


@pytest.mark.parametrize(
    ("unit", "year", "found"),
    [
        pytest.param("dokumen", (8, 12), [], id="they make it"),
        pytest.param("dokumen", (8, None), [], id="the year states the target alone"),
        pytest.param("dokumen", (9, 12), ["total_differs:quarters:outputs:I.1.1:target:2023"], id="target"),
        pytest.param("dokumen", (8, 13), ["total_differs:quarters:outputs:I.1.1:actual:2023"], id="actual"),
        pytest.param(PERCENT, (9, 13), [], id="percentages do not add up"),
    ],
)
def test_outputs_of_quarters_make_the_year(
    unit: str, year: tuple[int | None, int | None], found: list[str]
) -> None:
    assert subjects(outputs=quarters_of_output(Unit(unit), year), inputs=()) == found


def test_the_plan_of_quarters_makes_the_budget_that_nobody_revised() -> None:
    granted = replace(money("I.1.1", None, 40), original=Decimal(41))
    assert subjects(inputs=quarters_of_money(granted, 10, 10, 10, 10), outputs=()) == [
        "total_differs:quarters:inputs:I.1.1:money:all:revised:2023"
    ]
    assert subjects(inputs=quarters_of_money(granted, 10, 10, 10, None), outputs=()) == []
    above = money("I.1", 45, 40)
    spent = replace(granted, actual=Decimal(45))
    assert subjects(inputs=(above, *quarters_of_money(spent, 10, 10, 10, 15)), outputs=()) == []


def test_a_declared_difference_makes_it_a_warning() -> None:
    rows = quarters_of_money(money("I.1.1", 41, 40), 10, 10, 10, 10)
    subject = "total_differs:quarters:inputs:I.1.1:money:all:revised:2023"
    year = office_year(
        nodes=(node("I"), node("I.1"), node("I.1.1")), inputs=rows, differences=(difference(subject),)
    )
    found = next(issue for issue in validate(year, rule_set()) if issue.subject == subject)
    assert found.level is Level.WARNING


def test_the_message_names_both_figures() -> None:
    rows = quarters_of_money(money("I.1.1", 41, 40), 10, 10, 10, 10)
    (issue,) = check_quarters(Facts(office_year(inputs=rows, outputs=())))
    assert "40" in issue.message
    assert "41" in issue.message
    assert Decimal(issue.value or 0) == 41
