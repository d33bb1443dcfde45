"""When forms close and how often things are told: set by the planner, and told in the log."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.web.example_years import example_year
from tests.web.exchanging import Desk, desk
from tests.web.filling import POST, QUARTER, YEAR, house

from capaian.domain.period import Period
from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.models import Deadline, PostForm, Rhythm
from capaian.web.measurement.schedule import things
from capaian.web.trail.models import Entry
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
ADDRESS = f"/kecil/{YEAR}/jadwal/"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> Desk:
    return desk(house(tmp_path).year, "perencana-lain")


def cell_count(own: Desk, quarter: str) -> int:
    """How many cells the form of a quarter asks for."""
    forms = forms_of(own.year)
    assert forms is not None
    return len(forms.duties.cells_of((POST, Period.parse(quarter))).slots)


def test_what_is_set_holds_and_is_told(own: Desk) -> None:
    assert cell_count(own, QUARTER) == 4
    sent = {f"tutup-{QUARTER}": f"{YEAR}-04-20", f"tutup-{YEAR}-Q2": "", "irama-ktp": "semester"}
    assert own.client.post(ADDRESS, sent).status_code == 302
    forms = forms_of(own.year)
    assert forms is not None
    assert [forms.calendar.due(quarter) for quarter in forms.duties.quarters][:2] == [
        date(YEAR, 4, 20),
        date(YEAR, 7, 10),
    ]
    assert (cell_count(own, QUARTER), cell_count(own, f"{YEAR}-Q2")) == (0, 4)
    entries = {entry.action: (entry.before, entry.after) for entry in Entry.objects.all()}
    assert entries == {
        "deadline.changed": (None, {"day": f"{YEAR}-04-20"}),
        "rhythm.changed": ({"kind": "quarter"}, {"kind": "semester"}),
    }
    page = own.client.get(ADDRESS).text
    assert f'value="{YEAR}-04-20"' in page and '<option value="semester" selected>' in page


def test_what_is_the_same_is_not_told_and_a_day_can_be_taken_back(own: Desk) -> None:
    day = {f"tutup-{QUARTER}": f"{YEAR}-04-20"}
    gone = {f"tutup-{QUARTER}": "", f"initial-tutup-{QUARTER}": f"{YEAR}-04-20"}
    for sent in (day, day, gone, {}):
        assert own.client.post(ADDRESS, sent).status_code == 302
    assert [entry.after for entry in Entry.objects.order_by("number")] == [{"day": f"{YEAR}-04-20"}, None]
    assert not Deadline.objects.exists()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({f"tutup-{QUARTER}": "besok"}, "tulis tanggalnya"),
        ({f"tutup-{QUARTER}": f"{YEAR}-03-31"}, "batasnya sesudah triwulan berakhir"),
        ({f"tutup-{QUARTER}": f"{YEAR + 2}-01-01"}, "paling lama setahun"),
        ({"irama-ktp": "setiap hari"}, "pilih dari daftar"),
        ({f"tutup-{QUARTER}": "besok", "irama-ktp": "x"}, "pilih dari daftar"),
    ],
)
def test_what_cannot_be_meant_is_told_and_nothing_is_kept(own: Desk, sent: dict[str, str], said: str) -> None:
    answer = own.client.post(ADDRESS, {f"tutup-{YEAR}-Q4": f"{YEAR + 1}-01-05", **sent})
    assert answer.status_code == 422 and said in answer.text
    assert f'value="{YEAR + 1}-01-05"' in answer.text, "what was typed stays"
    assert not (Deadline.objects.exists() or Rhythm.objects.exists() or Entry.objects.exists())


def test_a_thing_of_a_form_that_was_handed_in_keeps_its_rhythm(own: Desk) -> None:
    PostForm.objects.create(office_year=own.year, post=POST, period=QUARTER, state=State.SUBMITTED)
    sent = {"irama-ktp": "year", f"tutup-{QUARTER}": f"{YEAR}-04-20"}
    assert own.client.post(ADDRESS, sent).status_code == 302
    assert Deadline.objects.exists() and not Rhythm.objects.exists()
    assert "isiannya sudah diajukan" in own.client.get(ADDRESS).text


def test_a_closed_year_keeps_its_schedule(own: Desk) -> None:
    OfficeYear.objects.filter(pk=own.year.pk).update(is_closed=True)
    assert own.client.post(ADDRESS, {f"tutup-{QUARTER}": f"{YEAR}-04-20"}).status_code == 422
    assert "Simpan jadwal" not in own.client.get(ADDRESS).text and not Deadline.objects.exists()


def test_every_thing_that_an_office_owes_stands_there_once() -> None:
    forms = forms_of(example_year("balangan-2023"))
    assert forms is not None
    listed = [(thing.group, thing.code) for thing in things(forms)]
    assert len(listed) == len({*listed}) > 20
    assert {group for group, _ in listed} >= {"Hitungan", "Pekerjaan"}
