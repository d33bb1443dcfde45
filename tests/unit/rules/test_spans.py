"""Which rows make the figure of a period, and which are over by then."""

from __future__ import annotations

import pytest
from tests.every_case import every_case

from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.rules.spans import find_spans, is_within, parts_before, parts_until

SUM, LAST, MEAN = Aggregation.SUM, Aggregation.LAST, Aggregation.MEAN


def spans(available: str, how: Aggregation, when: str) -> str:
    periods = [Period.parse(text) for text in available.split()]
    return " ".join(str(span) for span in find_spans(periods, how, Period.parse(when)))


@every_case(
    ("available", "when", "found"),
    [
        pytest.param("2023", "2023", "2023", id="the year itself"),
        pytest.param("2023 2023-Q1", "2023", "2023", id="the year before its quarters"),
        pytest.param("2023-Q1 2023-Q2", "2023-Q2", "2023-Q1 2023-Q2", id="quarters until now"),
        pytest.param(
            "2023-Q2 2023-Q1", "2023-Q2", "2023-Q1 2023-Q2", id="whatever the order of rows"
        ),
        pytest.param(
            "2023-Q1",
            "2023-Q3",
            "2023-Q1 2023-Q2 2023-Q3",
            id="missing ones are asked for all the same",
        ),
        pytest.param("2023-S1 2023-S2", "2023", "2023-S1 2023-S2", id="semesters make the year"),
        pytest.param(
            "2023-S1 2023-Q1 2023-Q2", "2023-S1", "2023-S1", id="the longest complete kind"
        ),
        pytest.param(
            "2023-S1 2023-Q1 2023-Q2 2023-Q3 2023-Q4",
            "2023",
            "2023-Q1 2023-Q2 2023-Q3 2023-Q4",
            id="a complete kind before an incomplete longer one",
        ),
        pytest.param(
            "2023-S1 2023-Q1",
            "2023",
            "2023-S1 2023-S2",
            id="none complete: the longest kind, to be missed",
        ),
        pytest.param(
            "2023-M01 2023-M02 2023-M03",
            "2023-Q1",
            "2023-M01 2023-M02 2023-M03",
            id="months make a quarter",
        ),
        pytest.param("2023-S1", "2023-Q1", "", id="a semester says nothing of its first quarter"),
        pytest.param("2023-Q4", "2023-Q1", "", id="nothing of what comes later"),
        pytest.param("2022-Q1 2024-Q1", "2023-Q1", "", id="nothing of other years"),
        pytest.param("2023", "2023-Q4", "", id="the year is not its last quarter"),
        pytest.param("", "2023", "", id="nothing there"),
    ],
)
@every_case("how", [SUM, MEAN])
def test_all_parts_of_the_year_until_a_period(
    available: str, how: Aggregation, when: str, found: str
) -> None:
    assert spans(available, how, when) == found


@pytest.mark.parametrize(
    ("available", "found"),
    [
        ("2023-Q1 2023-Q2 2023-M07 2023-M08", "2023-Q1 2023-Q2 2023-M07 2023-M08"),
        ("2023-S1 2023-Q1 2023-M07 2023-M08", "2023-S1 2023-M07 2023-M08"),
        ("2023-Q1 2023-M07 2023-M08", " ".join(f"2023-M0{number}" for number in range(1, 9))),
    ],
)
def test_quarters_that_were_typed_and_months_that_a_register_fills_add_up(
    available: str, found: str
) -> None:
    assert spans(available, SUM, "2023-M08") == found
    assert spans(available, MEAN, "2023-M08").startswith("2023-M01 ")


@pytest.mark.parametrize(
    ("available", "when", "found"),
    [
        pytest.param("2023-Q1 2023-Q2", "2023", "2023-Q2", id="the latest"),
        pytest.param("2023-Q1 2023-Q4", "2023-Q3", "2023-Q1", id="the latest until then"),
        pytest.param("2023 2023-Q4", "2023", "2023", id="the period itself"),
        pytest.param(
            "2023-Q2 2023-S1", "2023", "2023-S1", id="of two that end on one day the longer"
        ),
        pytest.param(
            "2023-M06 2023-Q2", "2023-Q3", "2023-Q2", id="a quarter before its last month"
        ),
        pytest.param("2022-Q4", "2023-Q1", "", id="never a year before"),
        pytest.param("2023-Q2", "2023-Q1", "", id="never what comes later"),
        pytest.param("2023", "2023-Q4", "2023", id="the year is over when its last quarter is"),
    ],
)
def test_a_stock_keeps_the_latest(available: str, when: str, found: str) -> None:
    assert spans(available, LAST, when) == found


@every_case(
    ("row", "when", "is_over"),
    [
        ("2023-Q2", "2023-S1", True),
        ("2023-S1", "2023-Q2", True),
        ("2023-M06", "2023-Q2", True),
        ("2023-M07", "2023-Q2", False),
        ("2023-Q3", "2023-S1", False),
        ("2023-S1", "2023-Q1", False),
        ("2023", "2023-M12", True),
        ("2023", "2023-M11", False),
        ("2023-M12", "2023", True),
        ("2022", "2023", False),
        ("2024-Q1", "2023", False),
    ],
)
def test_what_is_over_by_the_end_of_a_period(row: str, when: str, is_over: bool) -> None:
    assert is_within(Period.parse(row), Period.parse(when)) is is_over


@pytest.mark.parametrize(
    ("when", "number", "first", "last"),
    [
        pytest.param(
            "2023", 18, "2023-S1", "2023-M12", id="two semesters, four quarters, twelve months"
        ),
        pytest.param("2023-S1", 8, "2023-Q1", "2023-M06", id="not the semester itself"),
        pytest.param(
            "2023-Q3", 12, "2023-S1", "2023-M09", id="a semester, two quarters, nine months"
        ),
        pytest.param("2023-M02", 1, "2023-M01", "2023-M01", id="the month before"),
        pytest.param("2023-M01", 0, "", "", id="nothing before January"),
    ],
)
def test_parts_of_the_year_that_are_over(when: str, number: int, first: str, last: str) -> None:
    parts = [str(part) for part in parts_until(Period.parse(when))]
    assert len(parts) == number
    assert parts[:1] == ([first] if first else [])
    assert parts[-1:] == ([last] if last else [])


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2023-Q1", ["2022-Q4", "2022-Q1"]),
        ("2023-Q3", ["2023-Q2", "2022-Q3"]),
        ("2023-S1", ["2022-S2", "2022-S1"]),
        ("2023-S2", ["2023-S1", "2022-S2"]),
        ("2023-M01", ["2022-M12", "2022-M01"]),
        ("2023-M12", ["2023-M11", "2022-M12"]),
        ("2023", ["2022"]),
    ],
)
def test_what_a_part_of_the_year_is_compared_with(period: str, before: list[str]) -> None:
    assert [str(part) for part in parts_before(Period.parse(period))] == before
