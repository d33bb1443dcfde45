"""Whole parts of a division: exactly divisible, one more, one less, nothing at all."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Final

import pytest
from tests.unit.rules.registered_years import hours

from capaian.domain.period import Period, PeriodKind, period_of_months
from capaian.rules.registers.balance import cost_per_document, mean_use
from capaian.rules.registers.survey_answers import sample_size
from capaian.rules.registers.working_time import WorkCalendar

OPEN: Final = WorkCalendar((hours("1234567", "08:00", "15:00"),), frozenset())


@pytest.mark.parametrize(
    ("users", "needed"),
    # the table of Krejcie and Morgan (1970) as PermenPANRB 14/2017 prints it
    [(10, 10), (50, 44), (100, 80), (500, 217), (1_000, 278), (10_000, 370), (75_000, 382)],
)
def test_samples_are_those_of_the_printed_table(users: int, needed: int) -> None:
    assert sample_size(users) == needed


@pytest.mark.parametrize(("users", "needed"), [(0, 0), (1, 1), (2, 2), (3, 3)])
def test_of_few_users_all_are_the_sample(users: int, needed: int) -> None:
    assert sample_size(users) == needed


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("08:00:00", "08:00:59", 0),
        ("08:00:00", "08:01:00", 1),
        ("08:00:00", "08:01:59", 1),
        ("08:00:59", "08:02:00", 1),
        ("08:00:00", "09:00:00", 60),
        ("14:59:00", "15:00:00", 1),
        ("14:59:00", "15:01:00", 1),
        ("07:59:00", "08:01:00", 1),
        ("15:00:00", "15:01:00", 0),
    ],
)
def test_minutes_are_whole_ones_within_opening_hours(start: str, end: str, minutes: int) -> None:
    begin, stop = (datetime.fromisoformat(f"2024-03-04 {each}") for each in (start, end))
    assert OPEN.minutes(begin, stop) == minutes


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        (1, 1, "2024-M01"),
        (12, 12, "2024-M12"),
        (1, 3, "2024-Q1"),
        (4, 6, "2024-Q2"),
        (10, 12, "2024-Q4"),
        (1, 6, "2024-S1"),
        (7, 12, "2024-S2"),
        (1, 12, "2024"),
        (2, 4, None),
        (3, 5, None),
        (4, 9, None),
        (1, 2, None),
        (1, 11, None),
        (2, 13, None),
    ],
)
def test_months_are_a_quarter_a_semester_or_a_year_where_they_begin_one(
    first: int, last: int, period: str | None
) -> None:
    found = period_of_months(2024, first, last)
    assert (None if found is None else str(found)) == period


@pytest.mark.parametrize(
    ("whole", "kind", "parts"),
    [
        ("2024", PeriodKind.QUARTER, "2024-Q1 2024-Q2 2024-Q3 2024-Q4"),
        ("2024", PeriodKind.SEMESTER, "2024-S1 2024-S2"),
        ("2024-S2", PeriodKind.QUARTER, "2024-Q3 2024-Q4"),
        ("2024-S2", PeriodKind.MONTH, "2024-M07 2024-M08 2024-M09 2024-M10 2024-M11 2024-M12"),
        ("2024-Q1", PeriodKind.MONTH, "2024-M01 2024-M02 2024-M03"),
        ("2024-Q4", PeriodKind.MONTH, "2024-M10 2024-M11 2024-M12"),
        ("2024-M03", PeriodKind.MONTH, "2024-M03"),
        ("2024-M03", PeriodKind.QUARTER, ""),
        ("2024-Q1", PeriodKind.SEMESTER, ""),
    ],
)
def test_parts_are_those_that_lie_whole_within_a_period(
    whole: str, kind: PeriodKind, parts: str
) -> None:
    assert " ".join(map(str, Period.parse(whole).parts(kind))) == parts


@pytest.mark.parametrize(
    ("money", "documents", "cost"),
    [
        (0, 5, "0"),
        (100, 0, None),
        (300, 3, "100"),
        (301, 2, "151"),
        (299, 2, "150"),
        (1, 3, "0"),
        (2, 3, "1"),
    ],
)
def test_the_cost_of_a_document_is_rounded_half_up(
    money: int, documents: int, cost: str | None
) -> None:
    found = cost_per_document(Decimal(money), documents)
    assert (None if found is None else str(found)) == cost


@pytest.mark.parametrize(
    ("days", "mean"),
    [
        ([], None),
        ([0, 0], None),
        ([0, 3], "1.5"),
        # of 21 days the first is forgotten, of 20 none
        ([40, *[1] * 20], "1"),
        ([41, *[1] * 19], "3"),
    ],
)
def test_use_is_the_mean_of_the_last_twenty_working_days(
    days: list[int], mean: str | None
) -> None:
    found = mean_use(days)
    assert (None if found is None else str(found)) == mean
