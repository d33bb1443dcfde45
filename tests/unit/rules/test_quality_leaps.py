"""A nought too many in a stock, in money or in staff, and thousands that were written out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.factories import HULU, REGENCY, component, count, money, office_year, period, rule_set

from capaian.domain.issue import Issue, Level
from capaian.domain.policy import Aggregation
from capaian.domain.work import Resource
from capaian.rules.validate import validate

CODES = ("state_unlike_before", "money_unlike_before", "money_unlike_plan", "staff_unlike_before")
EVENTS = "events_unlike_before"


def asked(**changes: object) -> list[Issue]:
    none = {"indicators": (), "agreements": (), "nodes": (), "outputs": (), "history": (), "counts": ()}
    found = validate(office_year(**{**none, **changes}), rule_set())
    return [issue for issue in found if issue.code in (*CODES, EVENTS)]


def stock(values: Sequence[tuple[str, int]], area: str = HULU) -> list[Issue]:
    own = component("ktp", aggregation=Aggregation.LAST)
    return asked(
        components=(own,), counts=tuple(count("ktp.have", area, value, when) for when, value in values)
    )


@pytest.mark.parametrize("area", [HULU, REGENCY])
@pytest.mark.parametrize(
    ("values", "codes"),
    [
        pytest.param([("2023-Q1", 31_200), ("2023-Q2", 313_000)], ["state_unlike_before"], id="ten times"),
        pytest.param([("2022-Q4", 31_200), ("2023-Q1", 312_900)], ["state_unlike_before"], id="a year ago"),
        pytest.param([("2022", 31_200), ("2023-Q1", 312_900)], ["state_unlike_before"], id="its end"),
        pytest.param([("2022", 31_200), ("2023", 312_900)], ["state_unlike_before"], id="years"),
        pytest.param([("2023-Q1", 3), ("2023-Q2", 3_000)], ["state_unlike_before"], id="thousands"),
        pytest.param([("2023-Q1", 100), ("2023-Q2", 500)], [], id="counted since January"),
        pytest.param([("2023-Q1", 15), ("2023-Q2", 150)], [], id="few"),
        pytest.param([("2022-Q2", 990), ("2023-Q1", 90), ("2023-Q2", 1_000)], [], id="as a year ago"),
        pytest.param([("2023-Q1", 31_200), ("2023-Q2", 31_900)], [], id="as it grows"),
        pytest.param([("2022-Q4", 9_000), ("2023-Q1", 900)], [], id="counted anew each year"),
    ],
)
def test_a_stock_ten_times_the_one_before_is_asked_about(
    values: Sequence[tuple[str, int]], codes: Sequence[str], area: str
) -> None:
    found = stock(values, area)
    assert [issue.code for issue in found] == [*codes]
    assert all(issue.level is Level.WARNING for issue in found)


def test_it_is_told_what_it_is_compared_with() -> None:
    (found,) = stock([("2023-Q1", 31_200), ("2023-Q2", 312_000)])
    assert "Triwulan II Tahun 2023, 312.000, tepat 10 kali sebelumnya (31.200)." in found.message


def test_events_exactly_a_thousandfold_are_asked_about_however_few() -> None:
    own = component("ktp", aggregation=Aggregation.SUM)
    rows = [count("ktp.have", HULU, value, when) for when, value in (("2023-Q1", 3), ("2023-Q2", 3_000))]
    assert [issue.code for issue in asked(components=(own,), counts=tuple(rows))] == [EVENTS]


def used(
    actuals: Sequence[int | None], plans: Sequence[int | None] = (None,) * 4, of: Resource = Resource.MONEY
) -> list[str]:
    rows = [
        money("1.01", plan, actual, period=period(f"2023-Q{place}"), resource=of)
        for place, (actual, plan) in enumerate(zip(actuals, plans, strict=True), 1)
    ]
    return [issue.code for issue in asked(inputs=tuple(rows))]


M = 1_000_000


@pytest.mark.parametrize(
    ("actuals", "plans", "codes"),
    [
        pytest.param((20 * M, 19 * M, 205 * M, None), (None,) * 4, ["money_unlike_before"], id="a nought"),
        pytest.param((20 * M, 19 * M, 20_500, None), (None,) * 4, [], id="hardly anything"),
        pytest.param((20 * M, 20_000, None, None), (None,) * 4, ["money_unlike_before"], id="in thousands"),
        pytest.param((2 * M, 3 * M, 19 * M, 12 * M), (None,) * 4, [], id="as offices spend"),
        pytest.param((2 * M, 3 * M, 90 * M, 0), (2 * M, 3 * M, 95 * M, None), [], id="as planned"),
        pytest.param(
            (7_500, None, None, None), (7_500_000, None, None, None), ["money_unlike_plan"], id="of"
        ),
        pytest.param((0, 0, 50 * M, 0), (None,) * 4, [], id="the first spending"),
    ],
)
def test_money_of_a_quarter_is_held_against_its_plan_and_all_before(
    actuals: Sequence[int | None], plans: Sequence[int | None], codes: Sequence[str]
) -> None:
    assert used(actuals, plans) == [*codes]


@pytest.mark.parametrize(
    ("actuals", "plans", "codes"),
    [
        pytest.param((4, 40, None, None), (None,) * 4, ["staff_unlike_before"], id="a nought"),
        pytest.param((40, None, None, None), (4, None, None, None), ["staff_unlike_before"], id="planned"),
        pytest.param((4, 40, None, None), (4, 40, None, None), [], id="planned so"),
        pytest.param((1, 9, None, None), (None,) * 4, [], id="a few more"),
        pytest.param((12, 14, 11, 13), (None,) * 4, [], id="as ever"),
    ],
)
def test_staff_is_held_against_the_quarter_before_and_its_plan(
    actuals: Sequence[int | None], plans: Sequence[int | None], codes: Sequence[str]
) -> None:
    assert used(actuals, plans, Resource.STAFF) == [*codes]


def of_a_year(plan: int, actuals: Sequence[int | None], of: Resource) -> list[Issue]:
    rows = [money("1.01", plan, None, period=period("2023"), resource=of)]
    rows += [
        money("1.01", None, actual, period=period(f"2023-Q{place}"), resource=of)
        for place, actual in enumerate(actuals, 1)
    ]
    return asked(inputs=tuple(rows))


@pytest.mark.parametrize(
    ("actuals", "told"),
    [
        pytest.param((250,), ["250, jauh di bawah anggaran setahunnya"], id="typed in millions"),
        pytest.param((1,), ["1, jauh di bawah anggaran setahunnya"], id="one rupiah"),
        pytest.param((250_000,), ["250.000, jauh di bawah"], id="in thousands"),
        pytest.param((0,), [], id="nothing yet"),
        pytest.param((300_000,), [], id="little"),
        pytest.param((250 * M, 240 * M), [], id="as planned"),
    ],
)
def test_money_is_held_against_its_share_of_the_budget_of_the_year(
    actuals: Sequence[int], told: Sequence[str]
) -> None:
    found = of_a_year(1_000 * M, actuals, Resource.MONEY)
    assert [issue.code for issue in found] == ["money_unlike_plan"] * len(told)
    assert all(words in issue.message for issue, words in zip(found, told, strict=True))
    assert all((issue.place.column, issue.level) == ("actual", Level.WARNING) for issue in found)


@pytest.mark.parametrize(("planned", "codes"), [(50_000, []), (60_000, ["money_unlike_plan"])])
def test_little_money_that_was_planned_to_be_so_is_not_asked_about(
    planned: int, codes: Sequence[str]
) -> None:
    rows = (
        money("1.01", 400 * M, None, period=period("2023")),
        money("1.01", planned, 50_000, period=period("2023-Q1")),
    )
    assert [issue.code for issue in asked(inputs=rows)] == [*codes]


@pytest.mark.parametrize(
    ("actual", "codes"),
    [
        pytest.param(2_000, ["staff_unlike_before"], id="two noughts too many"),
        pytest.param(200, ["staff_unlike_before"], id="one"),
        pytest.param(24, [], id="some more"),
        pytest.param(0, [], id="none"),
    ],
)
def test_staff_is_held_against_what_is_planned_for_the_year(actual: int, codes: Sequence[str]) -> None:
    assert [issue.code for issue in of_a_year(20, (actual,), Resource.STAFF)] == [*codes]
