"""Closed months that a file brings: taken in as closed, and never another figure without a trace."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings
from tests.web.exchanging import Desk, unzipped, upload, zipped
from tests.web.filling import YEAR, House, house
from tests.web.test_feed_months import FIGURES, PRINTED, WHY, close_quarter, fed_house, send
from tests.web.twins import person, signed_in

from capaian.domain.period import Period
from capaian.domain.registers.closed_month import Register
from capaian.rules.registers.feed import fingerprint
from capaian.web.feed.models import ClosedMonth
from capaian.web.offices.models import Office, Role
from capaian.web.trail.models import Entry
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
CLOSINGS = "registers/closings.csv"
MARCH = f"/baru/{YEAR}/register/services/3/"
Files = dict[str, bytes]
own = fed_house  # the fixture


def files_of(own: House) -> Files:
    """The dossier of the year, of which March was closed twice and February and January once."""
    close_quarter(own)
    assert send(own, 3, buka="ya", alasan=WHY) == send(own, 3) == 302
    own.year.refresh_from_db()
    return unzipped(Desk(own.browser("planner"), own.year).got("dossier.zip"))


def other_figure(files: Files) -> Files:
    """A closed figure that somebody changed: 29 cards in March become 28."""
    changed = re.sub(rb"(M03,ktp,printed,.*,)29\b", rb"\g<1>28", files[FIGURES])
    assert changed != files[FIGURES]
    return {**files, FIGURES: changed}


def sealed_anew(files: Files) -> Files:
    """The same, under a fingerprint that fits it."""
    changed = other_figure(files)
    facts, month = know(OfficeYear.objects.get()).read.partial, Period.parse(f"{YEAR}-M03")
    was = [each for each in facts.register_figures if each.period == month] if facts else []
    now = [replace(each, value=Decimal(28) if each.value == 29 else each.value) for each in was]
    pair = [fingerprint(Register.SERVICES, month, each).encode() for each in (was, now)]
    return {**changed, CLOSINGS: files[CLOSINGS].replace(*pair)}


def without_months(files: Files) -> Files:
    return {name: content for name, content in files.items() if name not in (FIGURES, CLOSINGS)}


def found(files: Files) -> tuple[Client, HttpResponse]:
    """Another office begins the year with these files."""
    office = Office.objects.create(slug="baru", name="Dinas Baru")
    head = person("kadis-baru", office, Role.PLANNER, Role.OFFICE_HEAD, Role.UNIT_HEAD)
    browser = signed_in(head)
    return browser, browser.post("/baru/mulai/", {"cara": "berkas", "file": upload("a.zip", zipped(files))})


def test_a_year_begins_with_its_months_closed_and_they_are_reopened_with_a_reason(own: House) -> None:
    files = files_of(own)
    head, answer = found(files)
    assert answer.status_code == 302
    taken = ClosedMonth.objects.filter(office_year__office__slug="baru")
    versions = [(each.month, each.version, each.sha256, each.reason) for each in taken]
    here = ClosedMonth.objects.filter(office_year=own.year)
    assert versions == [(each.month, each.version, each.sha256, each.reason) for each in here]
    handed = [head.get(f"/baru/{YEAR}/register/versi/{each.pk}.json").status_code for each in taken]
    assert handed == [200, 200, 404, 200], "the file has no figures of the version that was reopened"
    assert Entry.objects.filter(office__slug="baru", action="register.taken_in").count() == 3
    assert "ditutup dalam berkas" in head.get(f"/baru/{YEAR}/register/").content.decode()
    page = head.get(MARCH).content.decode()
    assert "dalam berkas, versi 2" in page and "versi/" in page
    assert head.post(MARCH).status_code == 422, "it is closed"
    assert head.post(MARCH, {"buka": "ya", "alasan": "salah"}).status_code == 422
    assert head.post(MARCH, {"buka": "ya", "alasan": WHY}).status_code == 302
    PRINTED[3] = (20, 6)
    try:
        assert head.post(MARCH).status_code == 302
    finally:
        PRINTED[3] = (29, 6)
    rows = OfficeYear.objects.get(office__slug="baru").rows.filter(
        sheet=CLOSINGS, cells__period=f"{YEAR}-M03"
    )
    assert [row.cells["version"] for row in rows] == ["1", "2", "3"]
    head.post(f"/baru/{YEAR}/tarik/", {"alasan": WHY, "yakin": "on"})
    assert OfficeYear.objects.filter(office__slug="baru").exists(), "months that were closed do not go"


def test_figures_that_are_not_those_that_were_closed_begin_no_year(own: House) -> None:
    _, answer = found(other_figure(files_of(own)))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "register pelayanan Maret" in page and FIGURES in page and "tutup lagi" in page
    assert not OfficeYear.objects.filter(office__slug="baru").exists()


def test_no_import_changes_a_closed_month(own: House) -> None:
    files = files_of(own)
    desk = Desk(own.browser("planner"), own.year)
    before, stored = desk.got("dossier.zip"), [*ClosedMonth.objects.values()]
    for changed in (other_figure, sealed_anew, without_months):
        address = desk.bring("a.zip", zipped(changed(files)))
        page = desk.shown(address)
        assert "halaman Register" in page
        assert desk.take(address, page, alasan=WHY).status_code == 409, changed.__name__
        assert unzipped(desk.got("dossier.zip")) == unzipped(before)
        assert [*ClosedMonth.objects.values()] == stored


def test_an_import_beside_closed_months_is_written(own: House) -> None:
    files = files_of(own)
    desk = Desk(own.browser("planner"), own.year)
    files["areas.csv"] = files["areas.csv"].replace(b"Hulu", b"Hulu Baru")
    assert desk.take(desk.bring("a.zip", zipped(files))).status_code == 302
    assert ClosedMonth.objects.count() == 4


def test_closed_months_come_into_no_year_that_is_there(
    own: House, tmp_path: Path, settings: Settings
) -> None:
    files = files_of(own)
    other = house(tmp_path / "lain", "lain")
    desk = Desk(other.browser("planner"), other.year)
    address = desk.bring("a.zip", zipped(files))
    assert "halaman Register" in desk.shown(address)
    assert desk.take(address).status_code == 409
    assert not ClosedMonth.objects.filter(office_year=other.year).exists()
