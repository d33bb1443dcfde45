"""Days and hours of an office are by its own time zone, whatever that of the server is."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.filling import POST, QUARTER, YEAR, House, sound_forms
from tests.web.twins import person, signed_in

from capaian.web.offices.models import Membership, Office, Role
from capaian.web.reminders.models import Reminder, Subscription
from capaian.web.reminders.sending import queue_reminders
from capaian.web.surveys.models import Survey
from capaian.web.trail.models import Entry

WIT = "Asia/Jayapura"


def last_evening(house: House) -> datetime:
    """Late on the last day in Jakarta, when the next one has begun in Jayapura."""
    forms = sound_forms(house.year)
    (due,) = {
        forms.calendar.due(form.quarter) for form in forms.all_forms() if form.period == QUARTER
    }
    return datetime.combine(due, time(16, 30), UTC)


@pytest.mark.parametrize(("zone", "is_late"), [("", False), (WIT, True)])
def test_a_deadline_ends_with_the_day_of_the_office(
    house: House, zone: str, is_late: bool
) -> None:
    Office.objects.filter(pk=house.year.office_id).update(zone=zone)
    form = sound_forms(house.year).form(POST, next(iter(sound_forms(house.year).duties.quarters)))
    form.save()
    client = house.browser("clerk")
    with patch("django.utils.timezone.now", lambda: last_evening(house)):
        page = client.get(f"/{house.year.office.slug}/{house.year.year}/").text
    assert ("terlambat 1 hari" in page) is is_late
    assert timezone.get_current_timezone_name() == timezone.get_default_timezone_name(), (
        "the next has its own"
    )


@pytest.mark.parametrize(("zone", "status"), [("", 200), (WIT, 404)])
def test_a_role_ends_with_the_day_of_the_office(house: House, zone: str, status: int) -> None:
    Office.objects.filter(pk=house.year.office_id).update(zone=zone)
    client, evening = house.browser("clerk"), last_evening(house)
    Membership.objects.filter(user=house.people["clerk"]).update(until=evening.date())
    with patch("django.utils.timezone.now", lambda: evening):
        assert client.get(f"/{house.year.office.slug}/{house.year.year}/").status_code == status


@pytest.mark.parametrize(("zone", "is_sent"), [("", False), (WIT, True)])
def test_reminders_keep_to_the_hours_of_the_office(house: House, zone: str, is_sent: bool) -> None:
    Office.objects.filter(pk=house.year.office_id).update(zone=zone)
    Subscription.objects.create(user=house.people["holder"], email="bidang@contoh.go.id")
    early = last_evening(house) - timedelta(days=7) + timedelta(hours=6)
    with patch("django.utils.timezone.now", lambda: early):
        queue_reminders()
    assert Reminder.objects.exists() is is_sent


@pytest.mark.parametrize(("zone", "is_open"), [("", False), (WIT, True)])
def test_the_form_for_citizens_opens_with_the_day_of_the_office(
    house: House, zone: str, is_open: bool
) -> None:
    Office.objects.filter(pk=house.year.office_id).update(zone=zone)
    period = {"year": YEAR, "period": f"{YEAR}-S2", "by": house.people["holder"]}
    Survey.objects.create(
        office=house.year.office, survey="skm", code="abcdefgh", key=uuid4(), **period
    )
    with patch("django.utils.timezone.now", lambda: datetime(YEAR, 6, 30, 16, 30, tzinfo=UTC)):
        page = Client().get("/survei/abcdefgh/").text
    assert ('name="halaman"' in page) is is_open


def test_the_administrator_says_the_zone_and_the_log_keeps_it(house: House) -> None:
    admin = signed_in(person("tata", house.year.office, Role.ADMINISTRATOR))
    assert admin.post("/kecil/kelola/", {"zone": "Mars/Olympus"}).status_code == 422
    assert not Office.objects.exclude(zone="").exists()
    assert admin.post("/kecil/kelola/", {"zone": WIT}).status_code == 302
    house.year.office.refresh_from_db()
    assert house.year.office.zone == WIT
    assert Entry.objects.get(action="office.zoned").after == {"zone": "WIT"}
