"""Reminders: who is reminded of what and when, each once, by ways that may fail,
with no name outside.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from smtplib import SMTPRecipientsRefused
from unittest.mock import patch

import pytest
from django.core import mail
from django.utils import timezone
from icalendar import Calendar
from pytest_django.fixtures import Settings
from tests.web.elements import elements
from tests.web.filling import POST, QUARTER, YEAR, House, make_house, sound_forms
from tests.web.twins import signed_in

from capaian.domain.period import write_date
from capaian.web.configuration import ConfigurationError, read_configuration
from capaian.web.jobs.models import Job, job_kinds
from capaian.web.jobs.queue import enqueue_regular
from capaian.web.measurement.models import Notice
from capaian.web.offices.models import Office
from capaian.web.reminders import sending
from capaian.web.reminders.models import Channel, Event, Reminder, ReminderState, Subscription
from capaian.web.reminders.sending import (
    RETRY_WAITS,
    SendReminders,
    queue_reminders,
    send_waiting,
    subject_of,
)
from capaian.web.years.models import OfficeYear

PAGE = f"/kecil/{YEAR}/pengingat/"
BOT = "1:abc"
REMIND = f"{PAGE}ingatkan/"


@pytest.fixture(name="house")
def made(tmp_path: Path, settings: Settings) -> House:
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "surel.contoh.go.id", "capaian@contoh.go.id"
    house = make_house(tmp_path)
    Subscription.objects.create(user=house.people["holder"], email="bidang@contoh.go.id")
    return house


def on(day: date, hour: int = 9) -> None:
    """Make the reminders of a day."""
    at = datetime.combine(day, time(hour), timezone.get_default_timezone())
    with patch("django.utils.timezone.now", lambda: at):
        queue_reminders()


def due(house: House, quarter: str = QUARTER) -> date:
    forms = sound_forms(house.year)
    return next(forms.calendar.due(each) for each in forms.duties.quarters if str(each) == quarter)


def made_for(house: House, name: str = "holder") -> list[tuple[str, date]]:
    found = Reminder.objects.filter(user=house.people[name]).order_by("day", "event")
    return [*found.values_list("event", "day")]


# --- when


def test_a_deadline_is_reported_seven_days_and_a_day_before_and_each_week_after_it_once(
    house: House,
) -> None:
    last = due(house)
    days = [last + timedelta(days=n) for n in (-8, -7, -7, -6, -1, 0, 1, 2, 7, 8, 9)]
    for day in days:
        on(day)
    seen = {
        event: [day - last for own_event, day in made_for(house) if own_event == event]
        for event in Event
    }
    assert [each.days for each in seen[Event.DUE_WEEK]] == [-7]
    assert [each.days for each in seen[Event.DUE_DAY]] == [-1]
    assert [each.days for each in seen[Event.LATE]] == [1, 8]


def test_a_server_that_was_down_on_the_day_reminds_on_the_next_one(house: House) -> None:
    on(due(house) - timedelta(days=5))
    assert [event for event, _ in made_for(house)] == [Event.DUE_WEEK]


@pytest.mark.parametrize(("hour", "is_sent"), [(6, False), (7, True), (17, True), (18, False)])
def test_nobody_is_reminded_at_night(house: House, hour: int, *, is_sent: bool) -> None:
    on(due(house) - timedelta(days=7), hour)
    assert bool(made_for(house)) is is_sent


def test_only_what_was_chosen_is_reported_and_only_where_a_way_leads_out(house: House) -> None:
    Subscription.objects.filter(user=house.people["holder"]).update(events=["late"])
    Subscription.objects.create(user=house.people["clerk"])
    on(due(house) - timedelta(days=7))
    assert not made_for(house) and not made_for(house, "clerk")
    Office.objects.update(is_demonstration=True)
    on(due(house) + timedelta(days=2))
    assert not made_for(house), "nobody of a demonstration is a person"


def test_who_decides_and_who_gets_a_form_back_is_shown(house: House) -> None:
    Subscription.objects.create(user=house.people["planner"], telegram="12345678")
    house.year.forms.create(post=POST, period=QUARTER, state="submitted")
    day = date(YEAR, 4, 9)
    on(day)
    assert made_for(house, "planner") == [(Event.WAITING, day)]
    house.year.forms.update(state="returned", version=2)
    on(day + timedelta(days=1))
    assert (Event.RETURNED, day + timedelta(days=1)) in made_for(house)


def test_a_summary_comes_on_mondays_to_who_plans(house: House) -> None:
    Subscription.objects.create(
        user=house.people["planner"], email="perencana@contoh.go.id", events=["summary"]
    )
    monday = date(YEAR, 4, 29)
    for day in (monday - timedelta(days=1), monday, monday + timedelta(days=1)):
        on(day)
    (summary,) = Reminder.objects.filter(user=house.people["planner"])
    assert summary.day == monday
    waiting, forms, risks = summary.lines[:3]
    assert waiting == "Menunggu Anda: tidak ada"
    assert forms.startswith("Isian: 0 dari 2 sudah diajukan; 1 terlambat, paling lama ")
    assert risks.startswith("Di bawah target")


# --- sending


def waiting(house: House) -> Reminder:
    on(due(house) - timedelta(days=7))
    Reminder.objects.update(next_at=timezone.now())
    return Reminder.objects.get()


def test_a_message_has_links_and_posts_but_no_name_of_anybody(house: House) -> None:
    waiting(house)
    assert (send_waiting(), send_waiting()) == (1, 0)
    (message,) = mail.outbox
    assert message.to == ["bidang@contoh.go.id"]
    assert message.subject == f"Capaian {YEAR}: batas tinggal 7 hari (1)"
    assert f"/kecil/{YEAR}/" in message.body and "Triwulan I" in message.body
    whole = f"{message.subject} {message.body}"
    assert not any(
        user.full_name in whole or user.username in whole for user in house.people.values()
    )


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ConnectionRefusedError("10.0.0.9"), "Server pengirim tidak dapat dihubungi."),
        (
            SMTPRecipientsRefused({"bidang@contoh.go.id": (550, b"no")}),
            "Server surel menolak pesan ini",
        ),
    ],
)
def test_a_failing_server_is_tried_again_ever_later(
    house: House, error: Exception, words: str
) -> None:
    reminder = waiting(house)
    with patch("django.core.mail.EmailMessage.send", side_effect=error) as send:
        for attempt, wait in enumerate(RETRY_WAITS, 1):
            before = timezone.now()
            assert send_waiting() == 0
            reminder.refresh_from_db()
            assert (reminder.state, reminder.attempts) == (ReminderState.WAITING, attempt)
            assert before + wait <= reminder.next_at <= timezone.now() + wait
            assert words in reminder.problem and "bidang@" not in reminder.problem
            assert send_waiting() == 0 and send.call_count == attempt, "not before its time"
            Reminder.objects.update(next_at=timezone.now())
        assert words in house.browser("holder").get(PAGE).text
        send_waiting()
    reminder.refresh_from_db()
    assert reminder.state == ReminderState.FAILED and send_waiting() == 0


def test_a_silent_server_is_tried_once_a_run(house: House) -> None:
    Subscription.objects.create(user=house.people["clerk"], email="petugas@contoh.go.id")
    on(due(house) - timedelta(days=7))
    Reminder.objects.update(next_at=timezone.now())
    with patch("django.core.mail.EmailMessage.send", side_effect=TimeoutError) as send:
        send_waiting()
    assert Reminder.objects.count() == 2 and send.call_count == 1


def test_telegram_gets_the_same_words_by_its_bot(house: House, settings: Settings) -> None:
    settings.TELEGRAM_TOKEN = BOT
    Subscription.objects.update(email="", telegram="12345678")
    reminder = waiting(house)
    with patch.object(sending, "HTTPSConnection") as connection:
        connection.return_value.getresponse.return_value.status = 200
        assert send_waiting() == 1
    method, path, data, _ = connection.return_value.request.call_args.args
    assert (method, path) == ("POST", f"/bot{BOT}/sendMessage")
    assert '"chat_id": "12345678"' in data and subject_of(reminder) in data


def test_the_queue_begins_by_itself_and_once(settings: Settings) -> None:
    settings.JOB_KINDS = ("capaian.web.reminders.sending.SendReminders",)
    job_kinds.cache_clear()
    for _ in range(2):
        enqueue_regular()
    assert Job.objects.filter(kind=SendReminders.name).count() == 1
    Job.objects.update(state="done", key="//reminders-of-ten-minutes-ago")
    enqueue_regular()
    assert Job.objects.filter(kind=SendReminders.name).count() == 2
    job_kinds.cache_clear()


# --- the page


def test_without_settings_all_stays_on_the_page_and_it_says_so(
    house: House, settings: Settings
) -> None:
    settings.EMAIL_HOST = ""
    assert (
        "Surel dan Telegram belum diatur di server ini" in house.browser("viewer").get(PAGE).text
    )


def test_nothing_is_read_of_telegram_where_mail_goes_alone(house: House) -> None:
    assert "telegram" not in house.browser("viewer").get(PAGE).text.lower()


@pytest.mark.parametrize(("days", "words"), [(1, "batas besok"), (0, "batas hari ini")])
def test_a_reminder_says_that_the_last_day_is_today(house: House, days: int, words: str) -> None:
    on(due(house) - timedelta(days=days))
    assert words in Reminder.objects.get().lines[0]


def test_a_person_chooses_addresses_and_events(house: House, settings: Settings) -> None:
    settings.TELEGRAM_TOKEN = BOT
    sent = {
        "aksi": "simpan",
        "email": "saya@contoh.go.id",
        "telegram": "",
        "events": ["late", "returned"],
    }
    assert house.browser("clerk").post(PAGE, sent).status_code == 302
    kept = Subscription.objects.get(user=house.people["clerk"])
    assert kept.channels == {Channel.EMAIL: "saya@contoh.go.id"} and kept.events == [
        "late",
        "returned",
    ]
    for wrong in ({"email": "bukan surel"}, {"telegram": "@nama"}):
        answer = house.browser("clerk").post(PAGE, {**sent, **wrong})
        assert answer.status_code == 422 and next(iter(wrong.values())) in answer.text


def test_a_form_that_is_not_late_is_listed_with_its_last_day(house: House) -> None:
    with patch("django.utils.timezone.localdate", lambda: due(house) - timedelta(days=3)):
        listed = elements(house.browser("planner").get(PAGE).text)
        assert write_date(due(house)) in {cell.text for cell in listed.all("td")}


def test_the_planner_reminds_once_a_day_whoever_fills_in_a_form(house: House) -> None:
    with patch("django.utils.timezone.localdate", lambda: due(house) + timedelta(days=3)):
        shown = elements(house.browser("planner").get(PAGE).text)
        (button,) = shown.all("button", value=f"{POST}/{QUARTER}")
        assert button.attributes["aria-label"].startswith("Ingatkan ")
        for _ in range(2):
            assert (
                house.browser("planner").post(REMIND, {"isian": f"{POST}/{QUARTER}"}).status_code
                == 302
            )
        assert "sudah diingatkan hari ini" in house.browser("planner").get(PAGE).text
    readers = Notice.objects.filter(
        office_year=house.year, text__startswith="Perencana menunggu isian ini."
    )
    assert {notice.to for notice in readers} == {house.people["holder"], house.people["clerk"]}
    assert readers.count() == 2
    out = Reminder.objects.filter(event=Event.REQUEST, state=ReminderState.WAITING)
    assert [each.channel for each in out] == [Channel.EMAIL]
    assert house.browser("head").post(REMIND, {"isian": "x"}).status_code == 404


def test_a_calendar_has_the_own_deadlines_behind_a_secret_that_is_revoked(house: House) -> None:
    browser = house.browser("holder")
    shown = elements(browser.post(PAGE, {"aksi": "kalender"}).text)
    (address,) = [each.words for each in shown.all("p") if each.attributes.get("class") == "mono"]
    path = address.partition("testserver")[2]
    assert Subscription.objects.get(user=house.people["holder"]).calendar_sha256 not in path
    anybody = signed_in(house.people["viewer"])
    answer = anybody.get(path)
    assert (
        answer["Content-Type"].startswith("text/calendar")
        and "no-store" in answer["Cache-Control"]
    )
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert due(house) in [event.decoded("dtstart") for event in events]
    assert len({str(event["uid"]) for event in events}) == len(events) == 4
    OfficeYear.objects.update(is_closed=True)
    assert not Calendar.from_ical(anybody.get(path).content).walk("VEVENT")
    browser.post(PAGE, {"aksi": "cabut"})
    assert anybody.get(path).status_code == anybody.get("/kalender/x.ics").status_code == 404


# --- settings

MAIL = {"CAPAIAN_MAIL_FROM": "capaian@contoh.go.id"}


@pytest.mark.parametrize(
    ("url", "host", "port", "tls", "ssl"),
    [
        ("smtps://a%40b:s%2F@surel.go.id", "surel.go.id", 465, False, True),
        ("smtp+tls://surel.go.id:2587", "surel.go.id", 2587, True, False),
        ("smtp://10.0.0.2", "10.0.0.2", 25, False, False),
    ],
)
def test_a_mail_server_is_set_by_one_address(
    url: str, host: str, port: int, tls: bool, ssl: bool
) -> None:
    report = read_configuration({"CAPAIAN_MAIL": url, **MAIL}).mail_settings
    assert (report["EMAIL_HOST"], report["EMAIL_PORT"]) == (host, port)
    assert (report["EMAIL_USE_TLS"], report["EMAIL_USE_SSL"]) == (tls, ssl)
    if ssl:
        assert (report["EMAIL_HOST_USER"], report["EMAIL_HOST_PASSWORD"]) == ("a@b", "s/")


@pytest.mark.parametrize(
    "report",
    [
        {"CAPAIAN_MAIL": "surel.go.id", **MAIL},
        {"CAPAIAN_MAIL": "smtp://surel.go.id:rahasia", **MAIL},
        {"CAPAIAN_MAIL": "smtp://surel.go.id"},
        {"CAPAIAN_ADDRESS": "capaian.contoh.go.id"},
    ],
)
def test_a_way_to_send_that_cannot_be_meant_is_refused_without_its_password(
    report: dict[str, str],
) -> None:
    with pytest.raises(ConfigurationError) as refused:
        read_configuration(report)
    assert "rahasia" not in refused.value.message
