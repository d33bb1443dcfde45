"""When forms close and how often things are reported: set by the planner,
dated from the begin of a year.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from django.utils import timezone
from tests.web.elements import elements
from tests.web.example_years import example_year
from tests.web.exchanging import Desk, make_desk
from tests.web.filling import POST, QUARTER, YEAR, House, make_house, sound_forms, typed

from capaian.domain.period import Period
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import Deadline, PostForm, Rhythm
from capaian.web.measurement.schedule import ScheduleForm
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import mark_changed
from capaian.web.years.models import OfficeYear

ADDRESS = f"/kecil/{YEAR}/jadwal/"


@pytest.fixture(name="desk")
def made(tmp_path: Path) -> Desk:
    return make_desk(make_house(tmp_path).year, "perencana-lain")


def cell_count(desk: Desk, quarter: str) -> int:
    """How many cells the form of a quarter asks for."""
    forms = sound_forms(desk.year)
    return len(forms.duties.cells_of((POST, Period.parse(quarter))).slots)


def test_what_is_set_holds_and_is_reported(desk: Desk) -> None:
    assert cell_count(desk, QUARTER) == 4
    sent = {f"tutup-{QUARTER}": f"{YEAR}-04-20", f"tutup-{YEAR}-Q2": "", "irama-ktp": "semester"}
    assert desk.client.post(ADDRESS, sent).status_code == 302
    forms = sound_forms(desk.year)
    assert [forms.calendar.due(quarter) for quarter in forms.duties.quarters][:2] == [
        date(YEAR, 4, 20),
        date(YEAR, 7, 10),
    ]
    assert (cell_count(desk, QUARTER), cell_count(desk, f"{YEAR}-Q2")) == (0, 4)
    entries = {entry.action: (entry.before, entry.after) for entry in Entry.objects.all()}
    assert entries == {
        "deadline.changed": (None, {"day": f"{YEAR}-04-20"}),
        "rhythm.changed": ({"kind": "quarter"}, {"kind": "semester"}),
    }
    page = desk.client.get(ADDRESS).text
    assert f'value="{YEAR}-04-20"' in page and '<option value="semester" selected>' in page


def test_what_is_the_same_is_not_reported_and_a_day_can_be_taken_back(desk: Desk) -> None:
    day = {f"tutup-{QUARTER}": f"{YEAR}-04-20"}
    gone = {f"tutup-{QUARTER}": "", f"initial-tutup-{QUARTER}": f"{YEAR}-04-20"}
    for sent in (day, day, gone, {}):
        assert desk.client.post(ADDRESS, sent).status_code == 302
    assert [entry.after for entry in Entry.objects.order_by("number")] == [
        {"day": f"{YEAR}-04-20"},
        None,
    ]
    assert not Deadline.objects.exists()


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({f"tutup-{QUARTER}": "besok"}, "tulis tanggalnya"),
        ({f"tutup-{QUARTER}": f"{YEAR}-03-31"}, "batasnya sesudah triwulan berakhir"),
        ({f"tutup-{QUARTER}": f"{YEAR + 2}-01-01"}, "paling lama setahun"),
        ({"irama-ktp": "setiap hari"}, "pilih dari daftar"),
        ({f"tutup-{QUARTER}": "besok", "irama-ktp": "x"}, "pilih dari daftar"),
    ],
)
def test_nonsense_is_reported_and_nothing_is_kept(
    desk: Desk, sent: dict[str, str], message: str
) -> None:
    answer = desk.client.post(ADDRESS, {f"tutup-{YEAR}-Q4": f"{YEAR + 1}-01-05", **sent})
    assert answer.status_code == 422 and message in answer.text
    assert f'value="{YEAR + 1}-01-05"' in answer.text, "what was typed stays"
    assert not (Deadline.objects.exists() or Rhythm.objects.exists() or Entry.objects.exists())


def test_a_thing_of_a_form_that_was_handed_in_keeps_its_rhythm(desk: Desk) -> None:
    PostForm.objects.create(
        office_year=desk.year, post=POST, period=QUARTER, state=State.SUBMITTED
    )
    sent = {"irama-ktp": "year", f"tutup-{QUARTER}": f"{YEAR}-04-20"}
    assert desk.client.post(ADDRESS, sent).status_code == 302
    assert Deadline.objects.exists() and not Rhythm.objects.exists()
    assert "isiannya sudah diajukan" in desk.client.get(ADDRESS).text


def test_a_closed_year_keeps_its_schedule(desk: Desk) -> None:
    OfficeYear.objects.filter(pk=desk.year.pk).update(is_closed=True)
    assert desk.client.post(ADDRESS, {f"tutup-{QUARTER}": f"{YEAR}-04-20"}).status_code == 422
    assert "Simpan jadwal" not in desk.client.get(ADDRESS).text and not Deadline.objects.exists()


def test_every_thing_that_an_office_owes_appears_there_once() -> None:
    forms = sound_forms(example_year("balangan-2023"))
    listed = [
        (group, field.name) for group, fields in ScheduleForm(forms).groups for field in fields
    ]
    assert len(listed) == len({*listed}) > 20
    assert {group for group, _ in listed} >= {"Hitungan", "Pekerjaan"}


TODAY = date(YEAR, 11, 26)


@pytest.fixture(name="begun")
def with_next_year(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr(
        timezone,
        "localdate",
        lambda value=None: timezone.localtime(value).date() if value else TODAY,
    )
    return house


def begin(begun: House, day: date) -> None:
    at = timezone.make_aware(datetime.combine(day, datetime.min.time()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: at)
        record(
            begun.year.office, Author(), [Deed("year.begun", str(YEAR), None, {"kind": "dossier"})]
        )
    assert Entry.objects.filter(action="year.begun").exists()
    mark_changed(begun.year)  # no page was drawn before a year was begun


def pages(begun: House, name: str = "planner") -> tuple[str, str]:
    browser = begun.browser(name)
    return browser.get(f"/kecil/{YEAR}/").text, browser.get(f"/kecil/{YEAR}/isian/").text


def test_days_before_the_year_was_begun_make_nobody_late(begun: House) -> None:
    assert all("terlambat 230 hari" in page or "230 hari" in page for page in pages(begun))
    begin(begun, date(YEAR, 11, 24))
    home, forms = pages(begun)
    assert "terlambat 2 hari" in forms and "230 hari" not in forms + home and ": 2 hari." in home
    assert f"Triwulan I 24 November {YEAR}" in forms, "nobody could fill in before"


def test_a_year_begun_in_time_says_nothing_of_it(begun: House) -> None:
    begin(begun, date(YEAR, 1, 3))
    assert all("230 hari" in page for page in pages(begun))


def test_a_task_says_until_when_and_how_late_it_is(
    begun: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day, late in ((10, ""), (13, "terlambat 3 hari")):
        monkeypatch.setattr(timezone, "localdate", lambda value=None, day=day: date(YEAR, 4, day))
        (section,) = [
            each
            for each in elements(pages(begun, "clerk")[0]).all("section")
            if "Tugas" in each.words
        ]
        first = section.all("li")[0].words
        assert f"batas 10 April {YEAR}" in first and late in first
        assert ("terlambat" in first) is bool(late)


def test_after_handing_in_the_focus_is_on_the_message(begun: House) -> None:
    sent = typed(("90", "45"), ("100", "50"), aksi="ajukan")
    page = begun.browser("clerk").post(begun.address(POST, QUARTER), sent, follow=True)
    lines = [
        each for each in elements(page.text).all("div") if each.attributes.get("role") == "status"
    ]
    assert "diajukan" in lines[0].words
    assert "autofocus" in lines[0].attributes and lines[0].attributes["tabindex"] == "-1"
