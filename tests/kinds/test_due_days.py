"""Due days: in time on the last day itself, late from the day after;
weekends, holidays and New Year between.

Days were counted by hand on the calendars of 2023, 2024 and 2025.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Final
from unittest.mock import patch

import pytest
from tests.factories import AREAS, DISTRICTS, count, money, rule_set
from tests.kinds.board_figures import board
from tests.kinds.invented_rows import InventedRows
from tests.unit.rules import judged_years, registered_years
from tests.unit.rules.checked_years import followed_up
from tests.unit.rules.registered_years import hours

from capaian.cli import usage
from capaian.cli.usage import UsageMistakeError, read_approval_day
from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.closed_month import Register
from capaian.domain.survey import SurveyAnswer
from capaian.rules.assess import assess
from capaian.rules.checks import periods
from capaian.rules.checks.belonging import is_signed_too_early
from capaian.rules.checks.row import CheckedYear
from capaian.rules.follow_up import find_follow_ups
from capaian.rules.registers.balance import BlankStock
from capaian.rules.registers.survey_answers import find_flags
from capaian.rules.registers.working_time import WorkCalendar
from capaian.web.administration import views as administration
from capaian.web.boards import own_indicators
from capaian.web.measurement import factors
from capaian.web.measurement.figures import Figure
from capaian.web.measurement.forms import FormDuties
from capaian.web.services import presses
from capaian.web.services.visits import models as visits
from capaian.web.surveys.models import Survey
from capaian.web.tracing.words import open_months

DAY: Final = timedelta(days=1)
WEEK: Final = (hours("12345", "08:00", "15:00"),)


@pytest.mark.parametrize(
    ("received", "days", "holidays", "due"),
    [
        # Monday 4 March 2024
        ("2024-03-04", 0, (), "2024-03-04"),
        ("2024-03-04", 1, (), "2024-03-05"),
        ("2024-03-04", 4, (), "2024-03-08"),
        # Friday is the fourth day after it, and Monday the fifth
        ("2024-03-04", 5, (), "2024-03-11"),
        # a holiday that was declared later moves it on
        ("2024-03-04", 5, ("2024-03-11",), "2024-03-12"),
        ("2024-03-04", 1, ("2024-03-04",), "2024-03-05"),
        ("2024-03-04", 1, ("2024-03-05",), "2024-03-06"),
        # a holiday on a Saturday moves nothing
        ("2024-03-08", 1, ("2024-03-09",), "2024-03-11"),
        # received on a Saturday, on a Sunday
        ("2024-03-09", 1, (), "2024-03-11"),
        ("2024-03-10", 1, (), "2024-03-11"),
        # Friday 29 December 2023: Monday is New Year
        ("2023-12-29", 1, (), "2024-01-01"),
        ("2023-12-29", 1, ("2024-01-01",), "2024-01-02"),
        ("2024-12-31", 2, ("2025-01-01",), "2025-01-03"),
        # 29 February 2024 is a Thursday
        ("2024-02-28", 1, (), "2024-02-29"),
        ("2024-02-28", 2, (), "2024-03-01"),
    ],
)
def test_standard_days_are_working_days_after_the_day_itself(
    received: str, days: int, holidays: tuple[str, ...], due: str
) -> None:
    calendar = WorkCalendar(WEEK, frozenset(map(date.fromisoformat, holidays)))
    assert calendar.due(date.fromisoformat(received), days) == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("received", "ended", "taken", "opened"),
    [
        # received and delivered on one day takes none, and is a day on which the office opens
        ("2024-03-04", "2024-03-04", 0, 1),
        ("2024-03-04", "2024-03-05", 1, 2),
        ("2024-03-08", "2024-03-10", 0, 1),
        ("2024-03-08", "2024-03-11", 1, 2),
        ("2024-03-09", "2024-03-10", 0, 0),
        ("2023-12-29", "2024-01-02", 2, 3),
        # the end before the beginning
        ("2024-03-05", "2024-03-04", 0, 0),
    ],
)
def test_days_taken_begin_after_the_day_of_receipt(
    received: str, ended: str, taken: int, opened: int
) -> None:
    calendar = WorkCalendar(WEEK, frozenset())
    first, last = (date.fromisoformat(each) for each in (received, ended))
    moments = [datetime.combine(each, datetime.min.time()) for each in (first, last)]
    assert calendar.duration_days(*moments) == taken
    assert calendar.working_days(first, last) == opened


@pytest.mark.parametrize(
    ("begin", "until", "taken"),
    [
        # Tuesday after Monday, of which all, or all but a minute, was pause
        ("2024-03-04 08:00", "2024-03-05 08:00", 1),
        ("2024-03-04 08:01", "2024-03-05 08:00", 1),
        # Tuesday was all pause, or all but a minute
        ("2024-03-05 08:00", "2024-03-05 15:00", 0),
        ("2024-03-05 08:00", "2024-03-05 14:59", 1),
    ],
)
def test_a_day_that_was_all_pause_is_not_taken(begin: str, until: str, taken: int) -> None:
    pause = datetime.fromisoformat(begin), datetime.fromisoformat(until)
    start = datetime.fromisoformat("2024-03-04 08:00")
    end = datetime.fromisoformat("2024-03-05 16:00")
    assert WorkCalendar(WEEK, frozenset()).duration_days(start, end, [pause]) == taken


@pytest.mark.parametrize(
    ("due", "last"),
    [
        ("2024-12-31", date(2024, 12, 31)),
        ("2024-12", date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2024-Q4", date(2024, 12, 31)),
        ("2024-S1", date(2024, 6, 30)),
        ("2025-01-01", date(2025, 1, 1)),
    ],
)
def test_a_follow_up_is_late_from_the_day_after_its_last_one(due: str, last: date) -> None:
    [item] = find_follow_ups(followed_up(due))
    assert [item.days_late(last + number * DAY) for number in (-1, 0, 1, 2)] == [0, 0, 1, 2]


@pytest.mark.parametrize(
    ("due", "is_questioned"), [("2022-12-31", True), ("2023-01-01", False), ("2023-12-31", False)]
)
def test_no_follow_up_is_due_before_its_period_begins(due: str, *, is_questioned: bool) -> None:
    [item] = find_follow_ups(followed_up(due))
    assert ["due" for column, _ in item.questions if column == "due"] == ["due"] * is_questioned


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2023-12-30", "mendahului akhir tahun 2023"),
        ("2023-12-31", ""),
        ("2024-02-29", ""),
        ("2024-03-01", "belum tiba"),
    ],
)
def test_a_year_is_approved_from_its_last_day_until_today(day: str, words: str) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Clock:
            return cls(2024, 2, 29, 23, 59)

    with patch.object(usage, "datetime", Clock):
        if not words:
            assert read_approval_day(day, 2023) == date.fromisoformat(day)
            return
        with pytest.raises(UsageMistakeError, match=words):
            read_approval_day(day, 2023)


@pytest.mark.parametrize(
    ("left", "use", "days", "is_low"),
    [
        # a limit of 10 days and of 100 blanks: what reaches it is enough
        (999, 100, "9.9", True),
        (1_000, 100, "10.0", False),
        (1_001, 100, "10.0", False),
        (99, 1, "99.0", True),
        (100, 1, "100.0", False),
        (100, 0, None, False),
        (0, 0, None, True),
    ],
)
def test_blanks_are_low_below_their_limits(
    left: int, use: int, days: str | None, *, is_low: bool
) -> None:
    stock = BlankStock(left, use or None, min_days=10, min_blanks=100)
    assert (stock.is_low, None if days is None else str(stock.days_left)) == (is_low, days)


@pytest.mark.parametrize(
    ("closed", "wiped"),
    [
        (None, date(2026, 6, 30)),
        (date(2024, 7, 9), date(2026, 7, 9)),
        (date(2024, 12, 31), date(2026, 12, 31)),
        # 2026 has no 29 February
        (date(2024, 2, 29), date(2026, 3, 1)),
    ],
)
def test_answers_are_kept_for_two_years_after_the_last_day(
    closed: date | None, wiped: date
) -> None:
    assert Survey(period="2024-S1", closed_on=closed).due_on == wiped


@pytest.mark.parametrize(
    ("seconds", "flags"), [(0, ["fast"]), (19, ["fast"]), (20, []), (None, [])]
)
def test_nobody_reads_nine_questions_in_less_than_twenty_seconds(
    seconds: int | None, flags: list[str]
) -> None:
    answer = SurveyAnswer((4, 3, 3, 3, 3, 3, 3, 3, 3), seconds=seconds)
    assert [flag.value for flag in find_flags(answer)] == flags


@pytest.mark.parametrize(
    ("day", "months"),
    [
        ("2023-02-28", "2023-M01 2023-M02"),
        ("2023-03-01", "2023-M01 2023-M02 2023-M03"),
        # 31 days after 31 January are over
        ("2023-03-02", "2023-M01 2023-M02 2023-M03"),
        ("2023-03-03", "2023-M02 2023-M03"),
        ("2023-03-31", "2023-M03"),
    ],
)
def test_what_is_not_closed_is_of_months_that_began_until_a_month_after(
    day: str, months: str
) -> None:
    feed = registered_years.feed_row()
    facts = registered_years.registered(feeds=(feed,))
    seen: list[str] = []

    def count(year: object, month: object) -> SimpleNamespace:
        seen.append(str(month))
        return SimpleNamespace(figures=())

    counts = dict.fromkeys(Register, count)
    today = date.fromisoformat(day)
    with (
        patch.object(own_indicators, "localdate", lambda: today),
        patch.object(own_indicators, "register_counts", lambda: counts),
    ):
        own_indicators._running(replace(board(), facts=facts), {feed.indicator})
    assert " ".join(seen) == months


@pytest.mark.parametrize(
    ("today", "is_counted_twice"),
    [("2023-03-30", False), ("2023-03-31", True), ("2023-04-01", True)],
)
@pytest.mark.parametrize("day", ["2023-03-01", "2023-03-31"])
def test_from_its_last_day_on_a_month_has_a_recap_for_its_days(
    day: str, today: str, is_counted_twice: bool
) -> None:
    cell = {"site": "loket", "service": "kk", "detail": "", "stage": "received", "post": ""}
    recap = SimpleNamespace(**cell, day=date(2023, 3, 31), is_recap=True, count=40)
    year = SimpleNamespace(office=SimpleNamespace(tallies=InventedRows([recap])))
    catalogue = SimpleNamespace(service_names={"kk": "KK"}, is_level=lambda code: False)
    press = SimpleNamespace(**cell, day=date.fromisoformat(day), count=1, key="k")
    with patch.object(presses, "localdate", lambda: date.fromisoformat(today)):
        found = [*presses._find_counted_twice(year, catalogue, [press])]
    assert [key for key, _ in found] == ["k"] * is_counted_twice


@pytest.mark.parametrize(
    ("hour", "now", "is_due"),
    [
        (2, "01:59", False),
        (2, "02:00", True),
        (2, "23:59", True),
        (0, "00:00", True),
        (None, "02:00", False),
    ],
)
def test_a_copy_is_due_from_the_beginning_of_its_hour(
    hour: int | None, now: str, is_due: bool
) -> None:
    moment = datetime.fromisoformat(f"2023-03-04 {now}")
    with (
        patch.object(administration.timezone, "localtime", lambda: moment),
        patch.object(administration, "settings") as settings,
        patch.object(administration, "BackupSchedule") as schedule,
    ):
        settings.CAPAIAN.is_demonstration = False
        schedule.current.return_value.hour = hour
        key = administration.MakeBackup.due_key(SimpleNamespace())
    assert key == ("terjadwal-2023-03-04" if is_due else "")


QUARTERS: Final = Period.parse("2023").parts(PeriodKind.QUARTER)


@pytest.mark.parametrize(
    ("when", "quarter"),
    [
        ("2023-Q1", "2023-Q1"),
        ("2023-M03", "2023-Q1"),
        ("2023-M04", "2023-Q2"),
        ("2023-S1", "2023-Q2"),
        ("2023-Q3", "2023-Q3"),
        # nobody asks in the fourth quarter
        ("2023-M12", "2023-Q3"),
        ("2023", "2023-Q3"),
    ],
)
def test_a_figure_belongs_to_the_form_of_the_quarter_that_ends_it(when: str, quarter: str) -> None:
    own = QUARTERS[:3]
    duties = SimpleNamespace(
        facts=SimpleNamespace(year=2023, components=()),
        derive=lambda name, make: {
            "answering": {"ik": {"kabid": [(each, each) for each in own]}},
            "owners": {("outputs.csv", "ik"): ["kabid"]},
        }[name],
        _find_owners=None,
        quarters=own,
        cells_of=lambda place: SimpleNamespace(slots=(place,)),
    )
    period, form = Period.parse(when), ("kabid", Period.parse(quarter))
    assert factors.places_of(duties, "ik", period) == (form,)
    assert FormDuties.places_of(duties, Figure("outputs.csv", "ik", period)) == (form,)


@pytest.mark.parametrize(
    ("spent", "until"),
    [
        ((), None),
        (("2023-M02",), None),
        (("2023-M03",), "2023-Q1"),
        (("2023-Q1",), "2023-Q1"),
        (("2023-M05", "2023-Q1"), "2023-Q1"),
        (("2023-S1", "2023-Q1"), "2023-Q2"),
        (("2023-M12",), "2023"),
        (("2023",), "2023"),
        (("2022",), None),
    ],
)
def test_visits_cost_what_is_spent_until_the_last_whole_quarter(
    spent: tuple[str, ...], until: str | None
) -> None:
    rows = [replace(money("1.1", 100, 90), period=Period.parse(each)) for each in spent]
    rows += [replace(money("2.2", 100, 90), period=Period.parse("2023"))]
    rows += [replace(money("1.1", 100, None), period=Period.parse("2023"))]
    known = SimpleNamespace(read=SimpleNamespace(partial=SimpleNamespace(inputs=rows)))
    with patch.object(visits, "know", lambda year: known):
        found = visits._realised_until(SimpleNamespace(year=2023), {"1.1"})
    assert found == (until and Period.parse(until))


@pytest.mark.parametrize(
    ("until", "waits"),
    [
        ("2023-Q1", "Januari sampai Maret"),
        ("2023-M01", "Januari"),
        ("2023-M05", "Januari sampai Mei"),
        ("2023", "Januari sampai Desember"),
    ],
)
def test_months_are_waited_for_until_the_end_of_the_period(until: str, waits: str) -> None:
    facts = registered_years.registered()
    missing = [f"Realisasi {facts.indicators[0].name}"]
    found = [*open_months(facts, missing, Period.parse(until))]
    assert found == [f"{Register.SERVICES.words.capitalize()} {waits} belum ditutup"]


@pytest.mark.parametrize(
    ("before", "after", "is_early"),
    [
        ("2023-01-10", "2023-01-10", False),
        ("2023-01-11", "2023-01-10", True),
        ("2023-02", "2023-01-31", True),
        ("2023-02", "2023-02-01", False),
        ("2023-01-31", "2023-01", False),
        ("2023-02-01", "2023-01", True),
    ],
)
def test_a_change_may_be_signed_on_the_day_of_what_it_changes(
    before: str, after: str, is_early: bool
) -> None:
    signed = [SimpleNamespace(signed=day) for day in (before, after)]
    assert is_signed_too_early(*signed) is is_early


@pytest.mark.parametrize(
    ("alone", "is_odd"),
    [("2023-Q2", True), ("2023-S1", True), ("2023-M05", True), ("2023-M07", False)],
)
def test_counts_of_one_kecamatan_are_odd_until_the_day_that_all_have(
    alone: str, is_odd: bool
) -> None:
    rows = [count("ktp.have", area, 3, "2023-M06") for area in DISTRICTS]
    rows += [count("ktp.have", DISTRICTS[0], 2, alone)]
    checked = SimpleNamespace(
        year=SimpleNamespace(districts=AREAS[:3], year=2023),
        facts=SimpleNamespace(measure_counts={"ktp.have": rows}),
        count_name=lambda *of: "KTP",
    )
    assert len([*periods._lone_counts(checked)]) == is_odd


@pytest.mark.parametrize(
    ("last", "is_early"), [("2023-Q3", True), ("2023-Q4", False), ("2023-S2", False)]
)
def test_a_survey_that_ends_with_the_year_is_that_of_the_year(last: str, is_early: bool) -> None:
    year, rules = judged_years.early_survey(last), rule_set()
    checked = CheckedYear(year, rules, assess(year, rules))
    found = [*periods._early_surveys(checked)]
    assert len(found) == is_early
