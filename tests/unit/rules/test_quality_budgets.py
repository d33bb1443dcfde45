"""Spending above its ceiling: of a year it contradicts, of a quarter it warns; once, where it lies lowest."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.factories import money, node, office_year, rule_set
from tests.unit.rules.test_assess_progress import QUARTERS

from capaian.domain.issue import Issue, Level
from capaian.domain.period import Period
from capaian.domain.work import Resource, ResourceInput
from capaian.rules.checks.validate import validate

NODES = (node("I"), node("I.1"), node("I.1.1"), node("I.1.2"), node("II"))


def found(*rows: ResourceInput) -> list[Issue]:
    year = office_year(nodes=NODES, inputs=rows)
    return [each for each in validate(year, rule_set()) if each.code.startswith("realised_above")]


def told(*rows: ResourceInput) -> list[str]:
    return [issue.subject or f"{issue.code}:{issue.place.row}:{issue.value}" for issue in found(*rows)]


def quarters(
    node_id: str, budget: int | None, *spent: int | None, kind: str = "all"
) -> tuple[ResourceInput, ...]:
    return tuple(
        money(node_id, budget, value, period=Period.parse(when), kind=kind)
        for when, value in zip(QUARTERS, spent, strict=False)
    )


def above(node_id: str, kind: str = "all") -> str:
    return f"realised_above_budget:{node_id}:{kind}:2023"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param((money("I.1.1", 100, 100),), [], id="all of it"),
        pytest.param((money("I.1.1", 100, 101),), [above("I.1.1")], id="one more"),
        pytest.param((money("I.1.1", None, 101, original=Decimal(100)),), [above("I.1.1")], id="original"),
        pytest.param((money("I.1.1", None, 101),), [], id="no budget is not 0"),
        pytest.param((money("I.1.1", 100, None),), [], id="no spending is not 0"),
        pytest.param((money("I.1.1", 3, 4, resource=Resource.STAFF),), [], id="persons"),
    ],
)
def test_a_year(rows: tuple[ResourceInput, ...], expected: list[str]) -> None:
    assert told(*rows) == expected


@pytest.mark.parametrize("when", ["2023-Q2", "2023-S1", "2023-M05"])
def test_a_part_of_a_year_is_a_warning_with_both_figures(when: str) -> None:
    (issue,) = found(money("I.1.1", 40, 20), money("I.1.1", 10, 12, period=Period.parse(when)))
    assert (issue.level, issue.code, issue.subject) == (Level.WARNING, "realised_above_cash_plan", None)
    assert f"12 melebihi anggaran kas 10 pada I.1.1, {Period.parse(when).label}" in issue.message
    assert "pagu setahun" in issue.remedy


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param((money("I.1.1", 30, None), *quarters("I.1.1", None, 10, 10, 10)), [], id="all spent"),
        pytest.param(
            (money("I.1.1", 25, None), *quarters("I.1.1", None, 10, 10, 10)),
            [above("I.1.1")],
            id="the quarters together above the year's budget",
        ),
        pytest.param(
            (money("I.1.1", 25, 25), *quarters("I.1.1", None, 10, 10, 10)),
            [],
            id="the year states its own spending",
        ),
        pytest.param(
            quarters("I.1.1", 10, 9, 10, 12, 10),
            ["realised_above_cash_plan:5:12", above("I.1.1")],
            id="without a row of the year: 41 above four times 10",
        ),
        pytest.param(
            quarters("I.1.1", 10, 8, 10, 12, 10),
            ["realised_above_cash_plan:5:12"],
            id="40 of four times 10",
        ),
        pytest.param(
            quarters("I.1.1", 10, 9, 10, 12),
            ["realised_above_cash_plan:5:12"],
            id="three quarters' plans are no ceiling of the year",
        ),
        pytest.param(
            (money("I.1.1", 100, None), *quarters("I.1.1", 10, 15, 15, 15, 15)),
            ["realised_above_cash_plan:5:15"] * 4,
            id="the year's budget goes before the plans of its quarters",
        ),
    ],
)
def test_quarters_together(rows: tuple[ResourceInput, ...], expected: list[str]) -> None:
    assert told(*rows) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            (money("I", 10, 11), money("I.1", 10, 11), money("I.1.1", 10, 11), money("*", 10, 11)),
            [above("I.1.1")],
            id="all the way up",
        ),
        pytest.param(
            (money("I.1", 20, 22), money("I.1.1", 10, 11), money("I.1.2", 10, 11)),
            [above("I.1.1"), above("I.1.2")],
            id="both parts",
        ),
        pytest.param((money("I", 10, 11), money("I.1.1", 10, 10)), [above("I")], id="the part is within"),
        pytest.param((money("I", 10, 11), money("II", 10, 11)), [above("I"), above("II")], id="two trees"),
        pytest.param(
            (money("I", 10, 11), money("I.1.1", 10, 11, kind="goods")),
            [above("I"), above("I.1.1", "goods")],
            id="another kind of money",
        ),
        pytest.param((money("*", 10, 11), money("I", 10, 10)), [above("*")], id="the whole office alone"),
    ],
)
def test_each_excess_is_told_at_the_lowest_node(rows: tuple[ResourceInput, ...], expected: list[str]) -> None:
    assert told(*rows) == expected


def test_nine_repetitions_of_three_quarters_are_three_warnings() -> None:
    rows = [row for n in ("I", "I.1", "I.1.1") for row in quarters(n, 10, 11, 11, 11)]
    assert [issue.level for issue in found(*rows)] == [Level.WARNING] * 3


def test_a_quarter_does_not_hide_the_year_of_its_program() -> None:
    rows = (money("I", 10, 11), money("I.1.1", 5, 6, period=Period.parse("2023-Q1")))
    assert told(*rows) == ["realised_above_cash_plan:5:6", above("I")]


def test_years_are_held_against_their_own_budget() -> None:
    earlier = (money("I.1.1", 10, 20, period=Period.parse("2022-Q1")),)
    assert told(*earlier, money("I.1.1", 15, None)) == ["realised_above_cash_plan:5:20"]
