"""Working time, balances and stocks beside figures worked by hand."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from capaian.domain.issue import Place
from capaian.domain.registers.catalogue import OfficeHours
from capaian.rules.registers.balance import BlankStock, ServiceBalance, mean_use
from capaian.rules.registers.working_time import WorkCalendar

AT = Place("registers/hours.csv")
CALENDAR = WorkCalendar(
    (
        OfficeHours(None, None, "1234", "08:00", "15:00", AT),
        OfficeHours(None, None, "5", "08:00", "13:00", AT),
        OfficeHours(date(2025, 3, 1), date(2025, 3, 30), "12345", "08:00", "12:00", AT),
    ),
    frozenset({date(2025, 8, 18)}),
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2025-07-03 08:00", "2025-07-03 08:00", 0),
        ("2025-07-03 06:00", "2025-07-03 20:00", 420),
        ("2025-07-05 10:00", "2025-07-06 10:00", 0),
        ("2025-08-15 12:30", "2025-08-19 08:10", 30 + 10),
        ("2025-03-03 08:00", "2025-03-04 08:30", 240 + 30),
        ("2025-07-07 09:10", "2025-07-03 14:30", 0),
        ("2024-12-31 08:00:01", "2025-01-02 08:00:00", 2 * 420 - 1),
    ],
    ids=[
        "no time",
        "before and after hours",
        "weekend",
        "holiday",
        "Ramadan",
        "backwards",
        "two years",
    ],
)
def test_minutes_count_while_the_office_is_open(start: str, end: str, minutes: int) -> None:
    assert CALENDAR.minutes(at(start), at(end)) == minutes


@pytest.mark.parametrize(
    ("start", "end", "pause", "days"),
    [
        ("2025-07-03 14:30", "2025-07-07 09:10", "", 2),
        ("2025-07-03 08:00", "2025-07-03 15:00", "", 0),
        ("2025-07-04 16:00", "2025-07-06 10:00", "", 0),
        ("2024-12-30 14:30", "2025-01-02 09:10", "", 3),
        ("2025-07-03 14:30", "2025-07-07 09:10", "2025-07-03 15:00/2025-07-05 08:00", 1),
        ("2025-07-03 14:30", "2025-07-07 09:10", "2025-07-04 08:01/2025-07-05 08:00", 2),
    ],
)
def test_working_days_are_those_after_the_first_that_were_no_pause_altogether(
    start: str, end: str, pause: str, days: int
) -> None:
    begin, _, stop = pause.partition("/")
    pauses = [(at(begin), at(stop))] if pause else []
    assert CALENDAR.duration_days(at(start), at(end), pauses) == days


def test_each_year_has_its_own_hours_and_a_year_without_any_those_of_the_next() -> None:
    later = WorkCalendar(
        (OfficeHours(None, None, "12345", "09:00", "12:00", AT),), frozenset({date(2025, 1, 1)})
    )
    empty = WorkCalendar((), frozenset({date(2023, 12, 29)}))
    both = WorkCalendar.joined({2023: empty, 2024: CALENDAR, 2025: later})
    # Monday and Tuesday of 2024 each seven hours, a holiday, Thursday of 2025 two hours
    assert both.minutes(at("2024-12-30 08:00"), at("2025-01-02 11:00")) == 7 * 60 * 2 + 120
    assert both.minutes(at("2023-12-28 08:00"), at("2023-12-29 15:00")) == 7 * 60


def test_days_due_are_days_on_which_the_office_opens() -> None:
    assert CALENDAR.due(date(2025, 8, 15), 2) == date(2025, 8, 20)
    assert CALENDAR.working_days(date(2025, 8, 11), date(2025, 8, 24)) == 9
    with pytest.raises(ValueError, match="never"):
        WorkCalendar((), frozenset()).due(date(2025, 8, 15), 1)


@pytest.mark.parametrize(
    ("before", "counts", "after", "questions"),
    [
        ((10, 0), {"received": 40, "printed": 34, "delivered": 30, "refused": 2}, 18, 0),
        ((0, 0), {"received": 4, "delivered": 5}, -1, 1),
        ((2, 0), {"received": 4, "printed": 7}, 6, 1),
        ((9, 1), {"received": 9, "printed": 3, "delivered": 5}, 13, 1),
        (
            (-3, -1),
            {"received": 4, "printed": 7, "delivered": 9},
            -8,
            0,
        ),  # asked on the day before
    ],
)
def test_what_is_open_follows_from_what_came_and_went(
    before: tuple[int, int], counts: dict[str, int], after: int, questions: int
) -> None:
    balance = ServiceBalance(*before, counts)
    assert (balance.open_after, len(balance.questions)) == (after, questions)


def test_blanks_last_as_many_days_as_the_mean_use_says() -> None:
    assert mean_use([1000, *[40] * 19, 60]) == 41
    assert mean_use([0, 0]) is None
    assert [
        BlankStock(left, Decimal(use)).is_low for left, use in [(2000, 100), (1999, 200), (999, 1)]
    ] == [
        False,
        True,
        True,
    ]
