"""Whatever pages write of a year is what the log tells: a whole year leaves nothing that is found."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.web.filling import POST, QUARTER, YEAR, House, house
from tests.web.test_year_approval import CLOSE, fill, fill_all

from capaian.web.accounts.models import User
from capaian.web.evidence.models import Requirement
from capaian.web.founding import found
from capaian.web.measurement.models import Deadline, PostForm, Rhythm, Taken
from capaian.web.offices.models import Holding, Membership, Office
from capaian.web.starting import Beginning
from capaian.web.substitutes.models import Substitution
from capaian.web.trail.record import Author, Deed, record
from capaian.web.trail.standing import find_difference
from capaian.web.trail.standing_years import differing_years
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
SCHEDULE = f"/kecil/{YEAR}/jadwal/"
REQUIRED = f"/kecil/{YEAR}/bukti/wajib/"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def unmade() -> None:
    """Take away what the tests made past the program; people are looked at elsewhere."""
    for model in (Membership, Holding):
        model.objects.all().delete()


def reopen(own: House) -> int:
    form = PostForm.objects.get(post=POST, period=QUARTER)
    sent = {"langkah": "reopen", "versi": str(form.version), "alasan": "Ada angka yang keliru pada Hulu."}
    return own.browser("head").post(own.address(more="langkah/"), sent).status_code


def test_a_year_that_is_approved_opened_and_approved_again_holds(own: House) -> None:
    fill_all(own)
    assert own.browser("head").post(CLOSE, own.shown(tanpa="ya")).status_code == 302
    assert [*differing_years()] == []
    assert reopen(own) == 302
    assert [*differing_years()] == []
    fill(own, QUARTER)
    assert own.browser("head").post(CLOSE, own.shown(tanpa="ya")).status_code == 302
    assert [*differing_years()] == []
    unmade()
    assert find_difference() is None


def test_what_a_planner_declares_holds_and_what_nobody_declared_does_not(own: House) -> None:
    planner = own.browser("planner")
    days = {f"tutup-{QUARTER}": f"{YEAR}-04-20", f"tutup-{YEAR}-Q2": "", "irama-ktp": "semester"}
    assert planner.post(SCHEDULE, days).status_code == 302
    assert planner.post(REQUIRED, {"dulu-wajib": "", "wajib": "ktp"}).status_code == 302
    assert [*differing_years()] == []
    assert Rhythm.objects.exists() and Requirement.objects.exists() and Deadline.objects.exists()
    back = {f"tutup-{QUARTER}": "", f"dulu-tutup-{QUARTER}": f"{YEAR}-04-20"}
    assert planner.post(SCHEDULE, back).status_code == 302
    assert not Deadline.objects.exists() and [*differing_years()] == []
    Rhythm.objects.update(kind="year")
    Requirement.objects.all().delete()
    assert len([*differing_years()]) == 2


def test_a_step_that_was_moved_to_another_day_is_found(own: House) -> None:
    fill(own, QUARTER)
    unmade()
    assert find_difference() is None
    Taken.objects.update(at=timezone.now() - timedelta(minutes=5))
    assert find_difference() is None, "an entry may have waited"
    Taken.objects.update(at=timezone.now() - timedelta(days=30))
    assert "riwayat isian" in str(find_difference())


@pytest.fixture(name="office")
def founded() -> Office:
    found(Beginning("contoh", "Disdukcapil Contoh", "admin-satu", "Budi", "kopi pahit di Halong 7"))
    return Office.objects.get()


def test_a_year_that_began_before_its_rows_were_told_is_compared_by_its_entries_alone(office: Office) -> None:
    year = OfficeYear.objects.create(office=office, year=2024)
    assert "tidak pernah dimulai" in str(find_difference())
    record(office, Author(), [Deed("year.begun", "2024", None, {"kind": "dossier"})])
    year.rows.create(sheet="counts.csv", place=1, cells={"value": "1"})
    assert find_difference() is None
    gone = Deed("row.removed", f"{year.pk}/counts.csv/77", {"value": "3"})
    record(office, Author(), [gone])
    assert find_difference() is None


def test_a_year_is_known_by_its_office(office: Office, own: House) -> None:
    unmade_people = {"office": own.year.office}
    Membership.objects.filter(**unmade_people).delete()
    Holding.objects.filter(**unmade_people).delete()
    assert "tidak pernah didirikan" in str(find_difference())
    second = own.year.office
    record(second, Author(), [Deed("office.founded", second.slug), Deed("year.begun", str(YEAR))])
    assert find_difference() is None
    OfficeYear.objects.create(office=office, year=YEAR)
    assert "tidak pernah dimulai" in str(find_difference())


def test_a_demonstration_is_left_out(own: House) -> None:
    own.year.office.is_demonstration = True
    own.year.office.save()
    people = own.people
    Substitution.objects.create(
        office=own.year.office,
        of=people["head"],
        user=people["planner"],
        since=timezone.localdate(),
        until=timezone.localdate(),
    )
    OfficeYear.objects.filter(pk=own.year.pk).update(is_closed=True)
    Deadline.objects.create(office_year=own.year, period=QUARTER, day=timezone.localdate())
    assert find_difference() is None


def test_a_holder_is_known_though_the_name_was_changed_since(office: Office) -> None:
    user = User.objects.get()
    holding = Holding.objects.create(office=office, post="kadis", user=user, since="2026-01-02")
    told = {"post": "kadis", "user": "admin-satu", "kind": "definitive", "since": "2026-01-02", "until": ""}
    record(office, Author(), [Deed("holding.made", str(holding.pk), None, told)])
    assert find_difference() is None
    names = {"username": "admin-dua", "name": "Budi", "roles": ["administrator"]}
    before = {**names, "username": "admin-satu"}
    record(office, Author(), [Deed("person.changed", str(user.pk), before, names)])
    User.objects.update(username="admin-dua")
    assert find_difference() is None
    Holding.objects.update(since="2020-01-02")
    assert "pemegang jabatan" in str(find_difference())


def test_an_office_that_an_older_version_founded_is_compared_by_the_name_of_its_administrator() -> None:
    office = Office.objects.create(slug="lama", name="Dinas Lama")
    user = User.objects.create(username="admin-lama", full_name="Budi")
    role = {"office": office, "user": user, "role": "administrator", "since": timezone.localdate()}
    Membership.objects.create(**role)
    record(office, Author(), [Deed("office.founded", "lama", None, {"administrator": "admin-lama"})])
    assert find_difference() is None
    Office.objects.update(name="Nama Lain")
    assert find_difference() is None, "an older entry does not tell it"
    Membership.objects.create(**{**role, "role": "office_head"}, until="2099-12-31")
    assert "peran akun" in str(find_difference())
