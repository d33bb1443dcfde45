"""A year that was begun late is late from then on alone; tasks say what their day is, and how late."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from django.utils import timezone
from tests.web.elements import elements
from tests.web.filling import POST, QUARTER, YEAR, House, house, typed

from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import mark_changed

pytestmark = pytest.mark.django_db
TODAY = date(YEAR, 11, 26)


@pytest.fixture(name="own")
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    own = house(tmp_path)
    monkeypatch.setattr(
        timezone, "localdate", lambda value=None: timezone.localtime(value).date() if value else TODAY
    )
    return own


def begin(own: House, day: date) -> None:
    at = timezone.make_aware(datetime.combine(day, datetime.min.time()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: at)
        record(own.year.office, Author(), [Deed("year.begun", str(YEAR), None, {"kind": "dossier"})])
    assert Entry.objects.filter(action="year.begun").exists()
    mark_changed(own.year)  # no page was drawn before a year was begun


def pages(own: House, name: str = "planner") -> tuple[str, str]:
    browser = own.browser(name)
    return browser.get(f"/kecil/{YEAR}/").text, browser.get(f"/kecil/{YEAR}/isian/").text


def test_days_before_the_year_was_begun_make_nobody_late(own: House) -> None:
    assert all("terlambat 230 hari" in page or "230 hari" in page for page in pages(own))
    begin(own, date(YEAR, 11, 24))
    home, forms = pages(own)
    assert "terlambat 2 hari" in forms and "230 hari" not in forms + home and ": 2 hari." in home
    assert f"Triwulan I 24 November {YEAR}" in forms, "nobody could fill in before"


def test_a_year_begun_in_time_says_nothing_of_it(own: House) -> None:
    begin(own, date(YEAR, 1, 3))
    assert all("230 hari" in page for page in pages(own))


def test_a_task_says_until_when_and_how_late_it_is(own: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for day, late in ((10, ""), (13, "terlambat 3 hari")):
        monkeypatch.setattr(timezone, "localdate", lambda value=None, day=day: date(YEAR, 4, day))
        (section,) = [
            each for each in elements(pages(own, "clerk")[0]).all("section") if "Tugas" in each.words
        ]
        first = section.all("li")[0].words
        assert f"batas 10 April {YEAR}" in first and late in first
        assert ("terlambat" in first) is bool(late)


def test_after_handing_in_the_focus_stands_on_what_was_said(own: House) -> None:
    sent = typed(("90", "45"), ("100", "50"), aksi="ajukan")
    page = own.browser("clerk").post(own.address(POST, QUARTER), sent, follow=True)
    told = [each for each in elements(page.text).all("div") if each.attributes.get("role") == "status"]
    assert "diajukan" in told[0].words
    assert "autofocus" in told[0].attributes and told[0].attributes["tabindex"] == "-1"
