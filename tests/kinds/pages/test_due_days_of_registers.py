"""Days of registers, stored files and jobs: counted in, due, kept and forgotten to the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Final, cast
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.kinds.pages.clock import at_moment, on_day
from tests.web.approving import add
from tests.web.counting import open_counters
from tests.web.filling import YEAR, House, facts_of, make_house
from tests.web.test_contents import kept
from tests.web.test_papers import version

from capaian.domain.period import Period
from capaian.domain.registers.catalogue import Stage
from capaian.domain.registers.closed_month import DURATION_DAYS, Register
from capaian.rulebook import load_rulebook
from capaian.web.complaints import register as complaints
from capaian.web.complaints.models import Complaint
from capaian.web.exchange.models import Upload, put_away_old
from capaian.web.feed.models import ClosedMonth
from capaian.web.inspection.views import KIND, _own
from capaian.web.jobs.models import Job, JobState, job_kinds
from capaian.web.jobs.queue import clear_old, revive
from capaian.web.papers.models import PaperVersion
from capaian.web.papers.versions import clear_old_drafts
from capaian.web.planning import catalogue as planning_catalogue
from capaian.web.reminders.models import Channel, Event, Reminder, ReminderState, Subscription
from capaian.web.reminders.sending import send_waiting
from capaian.web.services.blanks import stock
from capaian.web.services.blanks.models import BlankMovement
from capaian.web.services.catalogue import catalogue_of
from capaian.web.services.models import SiteDay, Tally
from capaian.web.services.presses import lock_if_over
from capaian.web.services.sums import (
    aggregate,
    count_month,
    unfinished_days,
    year_opening,
)
from capaian.web.sign_in.tries import TryLimit
from capaian.web.site.access import OfficeRequest
from capaian.web.surveys.form import FormRefusal, find_refusal
from capaian.web.surveys.models import Answer, Survey
from capaian.web.surveys.register import MIN_GROUP, close_survey, statistics_of, wipe_due
from capaian.web.trail.record import Author
from capaian.web.years.change import RefusedChangeError

DAY: Final = timedelta(days=1)
MARCH: Final = Period.parse(f"{YEAR}-M03")
DUE: Final = date(YEAR, 3, 29)
"""A Friday."""


@pytest.fixture(name="working")
def made(house: House) -> House:
    """The office counts at its counters from Monday to Friday."""
    open_counters(house)
    add(house, "registers/hours.csv", weekdays="12345", opens="08:00", closes="15:00")
    house.year.refresh_from_db()
    return house


def complain(house: House, **own: object) -> Complaint:
    usual = {"received_on": DUE - 7 * DAY, "due_on": DUE, "item": "ringan", "channel": "room"}
    number = Complaint.objects.count() + 1
    more = {"key": uuid4(), "by": house.people["clerk"], "year": YEAR, "number": number}
    stored: Complaint = house.year.office.complaints.create(**{**usual, **more, **own})
    return stored


@pytest.mark.parametrize(
    ("days", "late", "due_today"), [(-1, 0, 0), (0, 0, 1), (1, 1, 0), (8, 1, 0)]
)
def test_a_complaint_is_late_from_the_day_after_it_was_due(
    working: House, days: int, late: int, due_today: int
) -> None:
    complain(working)
    found = complaints.summarise(working.year, DUE + days * DAY)
    assert (found.open, found.late, found.due_today) == (1, late, due_today)
    assert complaints.late_complaints(working.year.office, DUE + days * DAY).count() == late


@pytest.mark.parametrize(
    ("solved", "in_time", "taken"),
    [
        (DUE - 7 * DAY, 1, 0),  # on the day on which it came
        (DUE - DAY, 1, 4),
        (DUE, 1, 5),
        (DUE + DAY, 0, 5),  # a Saturday
        (DUE + 2 * DAY, 0, 5),
    ],
)
def test_a_complaint_is_solved_in_time_on_the_day_due_and_not_after_it(
    working: House, solved: date, in_time: int, taken: int
) -> None:
    complain(working, solved_on=solved, outcome="solved")
    found = complaints.summarise(working.year, DUE)
    assert (found.solved, found.in_time, found.late) == (1, in_time, 0)
    figures = complaints.count_month(working.year, MARCH).figures
    counts = {each.stage: int(each.value) for each in figures}
    assert counts.get("solved_in_time", 0) == in_time
    assert [each.detail for each in figures if each.stage == DURATION_DAYS] == [str(taken)]


@pytest.mark.parametrize(
    ("due", "solved", "overdue"),
    [
        (date(YEAR, 3, 31), None, 1),  # the month is over with its day
        (date(YEAR, 4, 1), None, 0),
        (date(YEAR, 3, 1), date(YEAR, 3, 31), 0),
        (date(YEAR, 3, 1), date(YEAR, 4, 1), 1),
        (date(YEAR, 2, 29), None, 1),
    ],
)
def test_open_at_the_end_of_a_month_is_overdue_when_its_day_is_over(
    working: House, due: date, solved: date | None, overdue: int
) -> None:
    received = date(YEAR, 1, 2)
    outcome = "" if solved is None else "solved"
    complain(working, received_on=received, due_on=due, solved_on=solved, outcome=outcome)
    figures = complaints.count_month(working.year, MARCH).figures
    assert sum(int(each.value) for each in figures if each.stage == "overdue") == overdue


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(YEAR, 2, 29), 0),
        (date(YEAR, 3, 1), 1),
        (date(YEAR, 3, 31), 1),
        (date(YEAR, 4, 1), 0),
    ],
)
@pytest.mark.parametrize("stage", ["received", "due", "verified", "answered", "solved"])
def test_steps_of_complaints_count_from_the_first_to_the_last_day_of_a_month(
    working: House, stage: str, day: date, counts: int
) -> None:
    far = date(YEAR, 7, 1)
    days = {"received_on": far, "due_on": far, f"{stage}_on": day}
    outcome = {"solved": "solved"}.get(stage, "")
    complain(working, **days, outcome=outcome)
    figures = complaints.count_month(working.year, MARCH).figures
    assert sum(int(each.value) for each in figures if each.stage == stage) == counts


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ({"answered_on": 0}, ""),
        ({"answered_on": 1}, "belum tiba"),
        ({"verified_on": 1}, "belum tiba"),
        ({"answered_on": -1, "solved_on": -1, "outcome": "solved"}, ""),
        ({"answered_on": 0, "solved_on": -1, "outcome": "solved"}, "sesudah hari berakhir"),
        ({"answered_on": -7}, ""),
        ({"answered_on": -8}, "sebelum diterima"),
    ],
)
def test_steps_of_a_complaint_lie_between_its_receipt_and_today(
    working: House, steps: dict[str, int | str], words: str
) -> None:
    stored = complain(working)
    for name, value in steps.items():
        setattr(stored, name, value if isinstance(value, str) else DUE + value * DAY)
    with on_day(DUE):
        if not words:
            complaints.change_complaint(working.year, stored, complaints.STEPS, Author())
            return
        with pytest.raises(RefusedChangeError, match=words):
            complaints.change_complaint(working.year, stored, complaints.STEPS, Author())


# --- services


def tally(house: House, day: date, count: int = 1, **own: object) -> Tally:
    usual = {"site": "loket-1", "service": "ktp", "stage": Stage.RECEIVED}
    more = {"office": house.year.office, "key": uuid4(), "by": house.people["clerk"]}
    return Tally.objects.create(day=day, count=count, **{**usual, **more, **own})


@pytest.mark.parametrize(
    ("day", "is_counted"),
    [
        (date(YEAR, 2, 29), False),
        (date(YEAR, 3, 1), True),
        (date(YEAR, 3, 31), True),
        (date(YEAR, 4, 1), False),
    ],
)
def test_services_count_from_the_first_to_the_last_day_of_a_month(
    working: House, day: date, *, is_counted: bool
) -> None:
    tally(working, day, 7)
    SiteDay.objects.create(office=working.year.office, site="loket-1", day=day)
    found = aggregate(working.year, MARCH)
    assert [int(each.value) for each in found] == [7] * is_counted
    unfinished = unfinished_days(working.year.office, MARCH.start, MARCH.end)
    assert [each.day for each in unfinished] == [day] * is_counted


@pytest.mark.parametrize(
    ("day", "carried"),
    [(date(YEAR - 1, 12, 31), 7), (date(YEAR, 1, 1), 0)],
)
def test_what_was_counted_before_new_year_is_carried_on(
    working: House, day: date, carried: int
) -> None:
    tally(working, day, 7)
    found = year_opening(working.year.office, YEAR)
    assert found.get("ktp", {}).get("received", 0) == carried


def add_two_day_service(house: House) -> None:
    """A service that is due on the second working day."""
    add(
        house,
        "registers/services.csv",
        code="surat",
        name="Surat",
        unit="surat",
        field="residents",
        stages="received on_time",
        days="2",
    )


@pytest.mark.parametrize(
    ("received", "holidays", "due"),
    [
        # a service of two working days; Friday 29 March is the last working day of March 2024
        (date(YEAR, 2, 28), (), True),  # 1 March
        (date(YEAR, 2, 27), (), False),  # 29 February
        (date(YEAR, 3, 27), (), True),  # 29 March
        (date(YEAR, 3, 28), (), False),  # 1 April
        (date(YEAR, 3, 27), (date(YEAR, 3, 29),), False),  # Good Friday: 1 April
        (date(YEAR, 2, 27), (date(YEAR, 2, 29),), True),  # 1 March
    ],
)
def test_requests_are_due_in_the_month_of_their_last_working_day(
    working: House, received: date, holidays: tuple[date, ...], *, due: bool
) -> None:
    add_two_day_service(working)
    for day in holidays:
        add(working, "registers/holidays.csv", day=str(day), name="Libur")
    working.year.refresh_from_db()
    tally(working, received, 4, service="surat")
    figures = count_month(working.year, MARCH).figures
    assert [int(each.value) for each in figures if each.stage == "due"] == [4] * due


def test_requests_are_due_in_a_month_that_ends_with_their_day(working: House) -> None:
    """Monday 29 January 2024; the second working day after it is Wednesday the 31st."""
    add_two_day_service(working)
    working.year.refresh_from_db()
    tally(working, date(YEAR, 1, 29), 4, service="surat")
    figures = count_month(working.year, Period.parse(f"{YEAR}-M01")).figures
    assert [int(each.value) for each in figures if each.stage == "due"] == [4]


def test_what_came_before_new_year_is_due_after_it(working: House) -> None:
    """Friday 29 December 2023; the second working day after it is Tuesday 2 January."""
    add_two_day_service(working)
    working.year.refresh_from_db()
    tally(working, date(YEAR - 1, 12, 29), 4, service="surat")
    figures = count_month(working.year, Period.parse(f"{YEAR}-M01")).figures
    assert [int(each.value) for each in figures if each.stage == "due"] == [4]


@pytest.mark.parametrize(
    ("working_days", "is_asked"),
    [
        # three days of March 2024 are off, 18 are working days: 15 are five times the 3 that lack
        (15, True),
        (14, False),
        (18, False),
    ],
)
def test_a_site_that_counts_nearly_every_day_is_questioned_about_the_others(
    working: House, working_days: int, *, is_asked: bool
) -> None:
    for day in (11, 12, 29):
        add(working, "registers/holidays.csv", day=f"{YEAR}-03-{day}", name="Libur")
    working.year.refresh_from_db()
    days = (date(YEAR, 3, number) for number in range(1, 32) if number not in (11, 12, 29))
    for day in [each for each in days if each.isoweekday() < 6][:working_days]:
        tally(working, day)
    found = [each.text for each in count_month(working.year, MARCH).questions]
    assert any("tidak mencatat apa pun pada" in each for each in found) is is_asked


@pytest.mark.parametrize(
    ("today", "is_locked"),
    [(date(YEAR, 3, 30), False), (date(YEAR, 3, 31), True), (date(YEAR, 4, 1), True)],
)
def test_a_month_is_locked_for_presses_from_its_last_day(
    working: House, today: date, *, is_locked: bool
) -> None:
    """Its last day may be over before the press is stored."""
    with on_day(today):
        found = lock_if_over(working.year, {date(YEAR, 3, 15)})
    assert (found is not working.year) is is_locked


# --- blanks


def move(house: House, day: date, count: int, kind: str = "used", **own: object) -> BlankMovement:
    more = {"office": house.year.office, "key": uuid4(), "by": house.people["clerk"]}
    return BlankMovement.objects.create(
        day=day, count=count, kind=kind, blank="ktp-el", **more, **own
    )


@pytest.mark.parametrize(
    ("day", "left", "of_month"),
    [
        (date(YEAR, 2, 29), 93, 0),
        (date(YEAR, 3, 1), 93, 7),
        (date(YEAR, 3, 31), 93, 7),
        (date(YEAR, 4, 1), 100, 0),
    ],
)
def test_stock_is_that_at_the_end_of_a_day_and_movements_are_those_of_a_month(
    working: House, day: date, left: int, of_month: int
) -> None:
    move(working, date(YEAR, 1, 2), 100, "opening")
    move(working, day, 7)
    assert [*stock.balances(working.year.office, MARCH.end).values()] == [left]
    figures = stock.count_month(working.year, MARCH).figures
    assert sum(int(each.value) for each in figures if each.stage == "used") == of_month


@pytest.mark.parametrize(
    ("days", "today", "use"),
    [
        # today counts once something was used
        (0, 0, "7"),
        (1, 0, "7"),
        # Monday and Tuesday
        (2, 0, "3.5"),
        (2, 7, "4.666666666666666666666666667"),
        # first used 89 days before: of the last twenty working days today alone; 90: not looked at
        (89, 7, "0.35"),
        (90, 7, "7"),
        (90, 0, None),
    ],
)
def test_use_is_that_of_the_last_ninety_days(
    working: House, days: int, today: int, use: str | None
) -> None:
    wednesday = date(YEAR, 6, 5)
    move(working, date(YEAR, 1, 2), 900, "opening")
    move(working, wednesday - days * DAY, 7)
    if today:
        move(working, wednesday, today)
    catalogue = catalogue_of(working.year)
    [line, *_] = stock.stock_lines(working.year.office, catalogue, wednesday)
    assert line.stock.use == (None if use is None else Decimal(use))


@pytest.mark.parametrize(
    ("document_on", "words"),
    [(-1, "sebelum hari dimusnahkan"), (0, ""), (1, ""), (2, "belum tiba")],
)
def test_minutes_are_dated_between_the_destruction_and_today(
    working: House, document_on: int, words: str
) -> None:
    movement = BlankMovement(
        kind="destroyed", day=DUE, document="BA-1", document_on=DUE + document_on * DAY
    )
    with on_day(DUE + DAY):
        found = [*stock._obstacles_of_document(movement, stock.MovementKind.DESTROYED)]
    assert [words in each for each in found] == [True] * bool(words)


@pytest.mark.parametrize(
    ("day", "is_closed"),
    [
        (date(YEAR, 2, 29), True),
        (date(YEAR, 3, 31), True),
        (date(YEAR, 4, 1), False),
    ],
)
def test_no_blank_moves_before_the_end_of_a_closed_month(
    working: House, day: date, *, is_closed: bool
) -> None:
    ClosedMonth.objects.create(
        office_year=working.year,
        register=Register.BLANKS,
        month=3,
        version=1,
        closed_on=date(YEAR, 4, 2),
        by=working.people["holder"],
        days=1,
        sites=1,
        figures="",
        sha256="0" * 64,
    )
    assert bool(stock._find_closed(working.year, day)) is is_closed


# --- surveys


@pytest.fixture(name="surveyed")
def planned(tmp_path: Path) -> House:
    return make_house(tmp_path, codes=("ikm",))


@pytest.fixture(name="survey")
def opened(surveyed: House) -> Survey:
    stored: Survey = surveyed.year.office.surveys.create(
        key=uuid4(),
        by=surveyed.people["clerk"],
        year=YEAR,
        survey="skm",
        period=f"{YEAR}-S1",
        code="abc",
    )
    return stored


def answer(survey: Survey, count: int, day: date, **own: object) -> None:
    for _ in range(count):
        Answer.objects.create(survey=survey, values="433333332", day=day, **own)


@pytest.mark.parametrize(
    ("day", "refusal"),
    [
        (date(YEAR - 1, 12, 31), FormRefusal.EARLY),
        (date(YEAR, 1, 1), None),
        (date(YEAR, 6, 30), None),
        (date(YEAR, 7, 1), None),  # answers of the half-year still come in
    ],
)
def test_a_form_is_answered_from_the_first_day_of_its_period(
    survey: Survey, day: date, refusal: FormRefusal | None
) -> None:
    with on_day(day):
        assert find_refusal(survey) == refusal


@pytest.mark.parametrize(("count", "is_refused"), [(0, False), (1, True), (9, True), (10, False)])
def test_a_survey_is_not_closed_while_pages_lack_a_few_answers_of_today(
    surveyed: House, survey: Survey, count: int, *, is_refused: bool
) -> None:
    answer(survey, 30, DUE - DAY)
    answer(survey, count, DUE)
    why = Author(surveyed.people["holder"], reason="Libur panjang, jawabannya sedikit.")
    with on_day(DUE):
        assert statistics_of(survey)["n"] == 30
        try:
            close_survey(surveyed.year, survey, why)
        except RefusedChangeError as error:
            assert (f"menerima {count} jawaban" in error.message) is is_refused
        else:
            assert not is_refused


@pytest.mark.parametrize(("excluded", "is_displayed"), [(9, False), (10, True)])
def test_few_answers_that_do_not_count_are_in_no_figure_beside_the_others(
    survey: Survey, excluded: int, *, is_displayed: bool
) -> None:
    answer(survey, 30, DUE - DAY)
    answer(survey, excluded, DUE - DAY, reason="Diisi petugas.")
    with on_day(DUE):
        found = statistics_of(survey)
    assert (found["n"], found["with_excluded"] is not None) == (30, is_displayed)
    assert MIN_GROUP == 10


@pytest.mark.parametrize(("days", "wiped"), [(-1, 0), (0, 1), (1, 1)])
def test_answers_are_wiped_on_their_day(survey: Survey, days: int, wiped: int) -> None:
    answer(survey, 12, DUE)
    assert wipe_due(date(YEAR + 2, 6, 30) + days * DAY) == wiped
    assert Answer.objects.exists() is not bool(wiped)


# --- files and jobs


SECOND: Final = timedelta(seconds=1)
NOW: Final = datetime(YEAR, 7, 1, 9, tzinfo=timezone.get_default_timezone())


@pytest.mark.parametrize(
    ("age", "is_kept"), [(DAY - SECOND, True), (DAY, True), (DAY + SECOND, False)]
)
def test_a_file_that_waits_is_put_away_after_a_day(age: timedelta, *, is_kept: bool) -> None:
    kept()
    Upload.objects.update(at=NOW - age)
    with at_moment(NOW):
        put_away_old()
    assert Upload.objects.exists() is is_kept


@pytest.mark.parametrize(("more", "is_kept"), [(-1, True), (0, True), (1, False)])
def test_a_draft_is_kept_for_ninety_days(house: House, more: int, *, is_kept: bool) -> None:
    old = version(house.year)
    version(house.year, number=2)
    PaperVersion.objects.filter(pk=old.pk).update(made_at=NOW - timedelta(days=90, seconds=more))
    clear_old_drafts(NOW)
    assert PaperVersion.objects.filter(pk=old.pk).exists() is is_kept


@pytest.mark.parametrize(
    ("name", "days"),
    [("paper", 7), ("backup", 30), ("reminders", 0.1), ("inspection", 1)],
)
@pytest.mark.parametrize(("more", "is_kept"), [(-1, True), (0, True), (1, False)])
def test_jobs_are_kept_for_their_days(name: str, days: float, more: int, *, is_kept: bool) -> None:
    assert name in job_kinds()
    Job.objects.create(
        kind=name,
        key="a",
        state=JobState.DONE,
        finished_at=NOW - timedelta(days=days) - more * SECOND,
    )
    with at_moment(NOW):
        clear_old()
    assert Job.objects.exists() is is_kept


@pytest.mark.parametrize(("seconds", "state"), [(15, JobState.RUNNING), (25, JobState.WAITING)])
def test_a_job_is_dead_after_twenty_silent_seconds(seconds: int, state: JobState) -> None:
    Job.objects.create(
        kind="paper",
        key="a",
        state=JobState.RUNNING,
        beat_at=timezone.now() - seconds * SECOND,
        attempts=1,
        claim=uuid4(),
    )
    revive()
    assert Job.objects.get().state == state


@pytest.mark.parametrize(("seconds", "is_listed"), [(-1, True), (0, False), (1, False)])
def test_an_audit_is_listed_for_less_than_a_day(
    house: House, seconds: int, *, is_listed: bool
) -> None:
    by = house.people["planner"]
    Job.objects.create(kind=KIND, key="a", office=house.year.office, created_by=by)
    Job.objects.update(created_at=NOW - timedelta(days=1, seconds=seconds))
    request = SimpleNamespace(user=by, here=SimpleNamespace(office=house.year.office))
    with at_moment(NOW):
        assert _own(cast(OfficeRequest, request)).exists() is is_listed


@pytest.mark.parametrize(("seconds", "is_tried"), [(-1, True), (0, True), (1, False)])
def test_a_reminder_is_sent_once_its_moment_has_come(
    house: House, seconds: int, *, is_tried: bool
) -> None:
    Subscription.objects.create(user=house.people["holder"], email="bidang@contoh.go.id")
    Reminder.objects.create(
        user=house.people["holder"],
        office_year=house.year,
        event=Event.DUE_DAY,
        channel=Channel.EMAIL,
        day=DUE,
        next_at=NOW + seconds * SECOND,
        state=ReminderState.WAITING,
    )
    with at_moment(NOW):
        send_waiting()  # nobody set up a way to send: what is tried is put off
    [stored] = Reminder.objects.all()
    assert (stored.next_at != NOW + seconds * SECOND) is is_tried


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "is_offered"),
    [
        (date(YEAR, 12, 31), None, True),
        (date(YEAR + 1, 1, 1), None, False),
        (date(2015, 1, 1), date(YEAR, 1, 1), True),
        (date(2015, 1, 1), date(YEAR - 1, 12, 31), False),
    ],
)
def test_the_catalogue_offers_what_is_in_force_in_the_year(
    house: House,
    monkeypatch: pytest.MonkeyPatch,
    valid_from: date,
    valid_to: date | None,
    *,
    is_offered: bool,
) -> None:
    entry = load_rulebook().catalogue[0]
    dated = replace(entry.provenance, valid_from=valid_from, valid_to=valid_to)
    rules = SimpleNamespace(catalogue=(replace(entry, provenance=dated),))
    monkeypatch.setattr(planning_catalogue, "load_rulebook", lambda: rules)
    assert bool(planning_catalogue.catalogue_of(facts_of(house.year))) is is_offered


@pytest.mark.parametrize(
    ("day", "periods"),
    [
        (date(YEAR, 3, 31), 3 + 1 + 1 + 1),
        (date(YEAR, 4, 1), 4 + 2 + 1 + 1),
        (date(YEAR, 6, 30), 6 + 2 + 1 + 1),
        (date(YEAR, 7, 1), 7 + 3 + 2 + 1),
    ],
)
def test_periods_are_offered_from_their_first_day(house: House, day: date, periods: int) -> None:
    """Months, quarters, semesters and the year that are begun."""
    with on_day(day):
        page = house.browser("planner").get(f"/kecil/{YEAR}/indikator-saya/").text
    listed = page.partition('name="sampai"')[2].partition("</select>")[0]
    assert listed.count("<option") == periods


@pytest.mark.parametrize(
    ("tries", "seconds", "is_allowed"),
    [(4, 0, True), (5, 0, False), (5, 59, False), (5, 60, True)],
)
def test_tries_are_counted_until_their_time_is_over(
    monkeypatch: pytest.MonkeyPatch, tries: int, seconds: int, *, is_allowed: bool
) -> None:
    moment = [1_000_000.0]
    monkeypatch.setattr("capaian.web.sign_in.tries.time.time", lambda: moment[0])
    limit = TryLimit("uji", 5, 60)
    assert all(limit.take("a") for _ in range(tries))
    moment[0] += seconds
    assert limit.take("a") is is_allowed
