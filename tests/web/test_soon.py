"""Who is about to be late is told to those who can call them: with post, holder and days left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.web.approving import OTHER, add, put, row, write
from tests.web.elements import Element, elements
from tests.web.filling import POST, QUARTER, YEAR, House, house
from tests.web.twins import SINCE, person

from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.models import Deadline
from capaian.web.measurement.tasks import soon_of
from capaian.web.offices.models import Holding, HoldingKind, Role
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
HOME = f"/kecil/{YEAR}/"
DUE = date(YEAR, 4, 10)
"""The usual last day of the first quarter."""


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def let_it_be(patch: pytest.MonkeyPatch, day: date) -> None:
    patch.setattr(
        timezone, "localdate", lambda value=None: timezone.localtime(value).date() if value else day
    )


def told(own: House) -> list[tuple[str, str, str]]:
    own.year.refresh_from_db()
    forms = forms_of(own.year)
    assert forms is not None
    return [(each.form.period, each.holder, each.left) for each in soon_of(forms)]


def box(own: House, name: str) -> list[Element]:
    page = elements(own.browser(name).get(HOME).text)
    return [each for each in page.all("section") if each.words.startswith("Batasnya dekat")]


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(YEAR, 3, 26), None),
        (date(YEAR, 3, 27), "14 hari lagi"),
        (date(YEAR, 4, 9), "1 hari lagi"),
        (DUE, "hari ini"),
        (date(YEAR, 4, 11), None),
    ],
)
def test_a_form_is_told_of_from_two_weeks_before_its_day_to_it(
    own: House, monkeypatch: pytest.MonkeyPatch, day: date, left: str | None
) -> None:
    let_it_be(monkeypatch, day)
    assert told(own) == ([] if left is None else [(QUARTER, "Kabid-Kecil", left)])


def test_heads_and_planners_read_post_holder_and_days(own: House, monkeypatch: pytest.MonkeyPatch) -> None:
    let_it_be(monkeypatch, date(YEAR, 4, 5))
    own.people["admin"] = person("tata", own.year.office, Role.ADMINISTRATOR)
    for name in ("planner", "head", "admin"):
        (shown,) = box(own, name)
        (line,) = shown.all("li")
        assert "Kepala Bidang Pelayanan Pendaftaran Penduduk" in line.words
        assert f"Triwulan I Tahun {YEAR}; Kabid-Kecil" in line.words and "5 hari lagi" in line.words
        assert f"batas 10 April {YEAR}" in line.words and "Belum diisi" in line.words
        assert line.all("a")[0].attributes["href"] == own.address()
    for name in ("clerk", "holder", "viewer"):
        assert box(own, name) == []


@pytest.mark.parametrize(
    ("state", "is_told"),
    [
        (State.EMPTY, True),
        (State.DRAFT, True),
        (State.RETURNED, True),
        (State.SUBMITTED, False),
        (State.VERIFIED, False),
        (State.APPROVED, False),
    ],
)
def test_only_what_was_not_handed_in_is_told(
    own: House, monkeypatch: pytest.MonkeyPatch, state: State, *, is_told: bool
) -> None:
    let_it_be(monkeypatch, DUE)
    put(own, state)
    assert bool(told(own)) is is_told


def test_the_day_that_the_office_has_set_counts(own: House, monkeypatch: pytest.MonkeyPatch) -> None:
    let_it_be(monkeypatch, date(YEAR, 4, 12))
    Deadline.objects.create(office_year=own.year, period=QUARTER, day=date(YEAR, 4, 20))
    assert told(own) == [(QUARTER, "Kabid-Kecil", "8 hari lagi")]


def test_the_nearest_stands_first_and_a_vacant_post_is_said_to_be(
    own: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_it_be(monkeypatch, date(YEAR, 7, 5))
    Deadline.objects.create(office_year=own.year, period=QUARTER, day=date(YEAR, 7, 15))
    Holding.objects.filter(post=POST).exclude(kind=HoldingKind.CLERK).delete()
    assert told(own) == [
        (f"{YEAR}-Q2", "belum ada pemegangnya", "5 hari lagi"),
        (QUARTER, "belum ada pemegangnya", "10 hari lagi"),
    ]


def test_what_no_post_owns_is_the_planners(own: House, monkeypatch: pytest.MonkeyPatch) -> None:
    write(own, row(own, "plan.yaml#indicators", code="iku-ktp"), owner="")
    let_it_be(monkeypatch, DUE)
    assert ("diisi Perencana", "hari ini") in [each[1:] for each in told(own)]


def test_it_stands_beside_what_is_late_already(own: House, monkeypatch: pytest.MonkeyPatch) -> None:
    let_it_be(monkeypatch, date(YEAR, 7, 5))
    page = elements(own.browser("planner").get(HOME).text).words
    assert "1 isian terlambat" in page and "1 isian belum diajukan, batasnya dalam 14 hari" in page


def test_a_closed_year_tells_nothing(own: House, monkeypatch: pytest.MonkeyPatch) -> None:
    let_it_be(monkeypatch, DUE)
    OfficeYear.objects.filter(pk=own.year.pk).update(is_closed=True)
    assert told(own) == [] and box(own, "planner") == []


def test_many_forms_and_holders_cost_no_more_queries(own: House, monkeypatch: pytest.MonkeyPatch) -> None:
    let_it_be(monkeypatch, DUE)
    own.people["admin"] = person("tata", own.year.office, Role.ADMINISTRATOR)

    def asked(name: str = "admin") -> int:
        browser = own.browser(name)
        browser.get(HOME)
        with CaptureQueriesContext(connection) as seen:
            browser.get(HOME)
        return len(seen)

    before = asked()
    for number in range(8):
        post = f"seksi-{number}"
        add(own, "office.yaml#posts", id=post, name=f"Seksi {number}", parent=OTHER, tier="IV")
        add(own, "nodes.csv", id=f"p{number}", kind="subactivity", code="x", name="Sub", owner=post)
        money = {"node": f"p{number}", "resource": "money", "kind": "all"}
        add(own, "inputs.csv", period=str(YEAR), original="10", revised="10", **money)
        holder = person(f"kasi-{number}", own.year.office, Role.UNIT_HEAD)
        Holding.objects.create(office=own.year.office, user=holder, post=post, since=SINCE)
    assert len(told(own)) == 9
    assert asked() == before <= 15
    assert max(asked("planner"), asked("head")) <= 15
