"""What is written into the database past the program is found, by one rule for rights and figures alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.web.tampering import require_named
from tests.web.test_exchange_begin import CATALOGUE
from tests.web.twins import signed_in

from capaian.web.accounts.models import User
from capaian.web.evidence.models import Requirement
from capaian.web.founding import found
from capaian.web.measurement.models import ApprovedYear, Deadline, Rhythm
from capaian.web.offices.models import Holding, Membership, Office, Role
from capaian.web.people.change import change_person, keep_holding, make_person
from capaian.web.starting import Beginning
from capaian.web.substitutes.change import keep, remove
from capaian.web.substitutes.models import Substitution
from capaian.web.trail.record import Author, Deed, record
from capaian.web.trail.standing import find_difference
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.models import OfficeYear, Row

pytestmark = pytest.mark.django_db
FAR = date(2099, 12, 31)


@dataclass
class Founded:
    """An office that the program made, with all that is told of it."""

    office: Office
    year: OfficeYear
    head: User
    planner: User


@pytest.fixture(name="own")
def made() -> Founded:
    found(Beginning("baru", "Disdukcapil Contoh", "admin-satu", "Budi", "kopi pahit di Halong 7"))
    office = Office.objects.get()
    people = []
    for name, role in (("kadis", Role.OFFICE_HEAD), ("perencana", Role.PLANNER)):
        user = make_person(office, User(username=name, full_name=name), [role], Author()).user
        User.objects.filter(pk=user.pk).update(must_change_password=False)
        people.append(User.objects.get(pk=user.pk))
    head, planner = people
    signed_in(planner).post("/baru/mulai/", CATALOGUE)
    year, today = office.years.get(), timezone.localdate()
    keep_holding(Holding(office=office, post="kepala-dinas", user=head, since=today), Author())
    stands = {"of": head, "user": planner, "since": today, "until": today, "way": "daily"}
    keep(Substitution(office=office, post="kepala-dinas", **stands), Author())
    row = year.rows.filter(sheet="counts.csv").order_by("pk")[0]
    change(year, [Edit("counts.csv", {"value": "7"}, row.pk, row.version)], Author(planner))
    indicator = year.rows.filter(sheet="plan.yaml#indicators")[0].cells["code"]
    added = {"subject": indicator, "period": "2025", "kind": "driver", "text": "Jemput bola."}
    change(OfficeYear.objects.get(), [Edit("factors.csv", added)], Author(planner))
    assert find_difference() is None
    return Founded(office, year, head, planner)


def role_until(own: Founded, user: User, until: date | None) -> None:
    since = timezone.localdate()
    Membership.objects.create(office=own.office, user=user, role=Role.OFFICE_HEAD, since=since, until=until)


def founder() -> User:
    return User.objects.get(username="admin-satu")


def insert_count(own: Founded) -> None:
    row = own.year.rows.filter(sheet="counts.csv")[2]
    row.pk, row.place = None, 9_999
    row.save()


def untouched(own: Founded) -> Row:
    return own.year.rows.filter(sheet="counts.csv").order_by("pk")[5]


def fresh_column(own: Founded) -> None:
    row = own.year.rows.get(sheet="factors.csv")
    own.year.rows.filter(pk=row.pk).update(cells={**row.cells, "by": "orang lain"})


SPOILS: dict[str, tuple[Callable[[Founded], object], str]] = {
    "a role with an end": (lambda own: role_until(own, own.planner, FAR), "peran akun"),
    "a role of the founder": (lambda own: role_until(own, founder(), None), "peran akun"),
    "a role of the founder with an end": (lambda own: role_until(own, founder(), FAR), "peran akun"),
    "a stranger with an end": (
        lambda own: role_until(own, User.objects.create(username="x"), FAR),
        "berperan di dinas ini",
    ),
    "an older role": (
        lambda own: Membership.objects.filter(user=own.head).update(since="2020-01-01"),
        "peran akun",
    ),
    "the name of the founder": (
        lambda _: User.objects.filter(username="admin-satu").update(full_name="Lain"),
        "nama akun",
    ),
    "the name of the office": (lambda _: Office.objects.update(name="Dinas Lain"), "bernama 'Dinas Lain'"),
    "its address": (lambda _: Office.objects.update(slug="lain"), "dinas /lain/"),
    "a demonstration": (lambda _: Office.objects.update(is_demonstration=True), "disebut peragaan"),
    "how a post is held": (lambda _: Holding.objects.update(kind="daily"), "pemegang jabatan"),
    "who holds it": (lambda own: Holding.objects.update(user=own.planner), "pemegang jabatan"),
    "a post more": (
        lambda own: Holding.objects.create(
            office=own.office, post="kabid", user=own.planner, since="2025-01-01"
        ),
        "tidak ada dalam catatan",
    ),
    "no post": (lambda _: Holding.objects.all().delete(), "tidak ada lagi"),
    "a longer substitute": (lambda _: Substitution.objects.update(until=FAR), "pengganti"),
    "another substitute": (
        lambda own: Substitution.objects.create(
            office=own.office, of=own.head, user=founder(), since="2025-01-01", until=FAR
        ),
        "tidak ada dalam catatan",
    ),
    "an inserted count": (insert_count, "baris lembar counts.csv tahun 2025"),
    "a count of the beginning": (
        lambda own: Row.objects.filter(pk=untouched(own).pk).update(cells={"value": "1"}),
        "baris lembar counts.csv tahun 2025",
    ),
    "a count that went": (
        lambda own: Row.objects.filter(pk=untouched(own).pk).delete(),
        "baris lembar counts.csv tahun 2025",
    ),
    "a count elsewhere": (
        lambda own: Row.objects.filter(pk=untouched(own).pk).update(sheet="outputs.csv"),
        "baris lembar",
    ),
    "a written row elsewhere": (
        lambda own: own.year.rows.filter(sheet="factors.csv").update(sheet="outputs.csv"),
        "pada lembar atau tahun lain",
    ),
    "a column more": (fresh_column, "kolom by"),
    "a closed year": (lambda _: OfficeYear.objects.update(is_closed=True), "ditutup"),
    "a year more": (
        lambda own: OfficeYear.objects.create(office=own.office, year=2024),
        "tidak pernah dimulai",
    ),
    "no year": (lambda _: OfficeYear.objects.all().delete(), "tidak ada lagi"),
    "evidence": (lambda own: Requirement.objects.create(office_year=own.year, code="x"), "bukti wajib"),
    "a rhythm": (
        lambda own: Rhythm.objects.create(office_year=own.year, code="x", kind="year"),
        "jadwal lapor x",
    ),
    "a deadline": (
        lambda own: Deadline.objects.create(office_year=own.year, period="2025-Q1", day=FAR),
        "batas waktu isian 2025-Q1",
    ),
}


def test_what_no_entry_told_is_named(own: Founded) -> None:
    require_named(SPOILS, own)


def approve(own: Founded) -> ApprovedYear:
    with_entry = Deed("year.approved", "2025", None, {"sha256": "a" * 64})
    record(own.office, Author(own.head), [with_entry])
    OfficeYear.objects.update(is_closed=True)
    return own.year.approvals.create(sha256="a" * 64, name="penutupan", by=own.head)


def test_an_approval_that_was_voided_stays_so(own: Founded) -> None:
    made = approve(own)
    assert find_difference() is None
    OfficeYear.objects.update(is_closed=False)
    assert "terbuka" in str(find_difference())
    record(own.office, Author(own.head), [Deed("approval.voided", "a" * 64, None, {"why": "keliru"})])
    assert "berlaku lagi" in str(find_difference())
    ApprovedYear.objects.filter(pk=made.pk).update(voided_at=timezone.now(), voided_why="keliru")
    assert find_difference() is None
    OfficeYear.objects.update(is_closed=True)
    assert "ditutup" in str(find_difference())


def test_the_same_snapshot_may_be_approved_again(own: Founded) -> None:
    first = approve(own)
    record(own.office, Author(own.head), [Deed("approval.voided", "a" * 64, None, {"why": "keliru"})])
    ApprovedYear.objects.filter(pk=first.pk).update(voided_at=timezone.now(), voided_why="keliru")
    approve(own)
    assert find_difference() is None


def test_all_that_pages_change_afterwards_holds(own: Founded) -> None:
    year = OfficeYear.objects.get()
    for sheet, cells in (("counts.csv", {"value": "8"}), ("counts.csv", None), ("factors.csv", None)):
        row = year.rows.filter(sheet=sheet).order_by("pk")[0]
        change(year, [Edit(sheet, cells, row.pk, row.version)], Author(own.planner))
        assert find_difference() is None, (sheet, cells)
    admin = founder()
    admin.username = "admin-dua"
    change_person(own.office, admin, [Role.ADMINISTRATOR, Role.VIEWER], Author())
    change_person(own.office, own.planner, [Role.VIEWER], Author())
    change_person(own.office, own.planner, [Role.PLANNER], Author())
    own.head.username = "kadis-lama"
    change_person(own.office, own.head, [Role.OFFICE_HEAD], Author())
    assert find_difference() is None
    remove(Substitution.objects.get(), Author())
    held = Holding.objects.get()
    held.until = timezone.localdate() + timedelta(days=3)
    keep_holding(held, Author())
    assert find_difference() is None


def test_a_role_that_ended_stays_as_it_ended(own: Founded) -> None:
    yesterday = timezone.now() - timedelta(days=40)
    Membership.objects.filter(user=own.planner).update(since=timezone.localdate(yesterday))
    user = own.planner
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("capaian.web.trail.record.timezone.now", lambda: yesterday)
        other = make_person(own.office, User(username="dua", full_name="Dua"), [Role.PLANNER], Author()).user
    Membership.objects.filter(user=user).update(since=timezone.localdate())
    Membership.objects.filter(user=other).update(since=timezone.localdate(yesterday))
    change_person(own.office, other, [Role.VIEWER], Author())
    assert find_difference() is None
    Membership.objects.filter(user=other, role=Role.PLANNER).update(until=FAR)
    assert "peran akun" in str(find_difference())
