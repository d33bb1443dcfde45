"""Pages without rows: schedule, required evidence, people and posts keep what two people wrote."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from tests.web.elements import Element, elements
from tests.web.filling import QUARTER, YEAR, House, house
from tests.web.twins import person, signed_in

from capaian.web.accounts.models import User
from capaian.web.evidence.models import Requirement
from capaian.web.measurement.models import Deadline
from capaian.web.offices.models import Holding, Membership, Role
from capaian.web.site.form_page import version_in
from capaian.web.trail.models import Entry

pytestmark = pytest.mark.django_db
BASE = f"/kecil/{YEAR}/"
SCHEDULE, WANTED = f"{BASE}jadwal/", f"{BASE}bukti/wajib/"
FIRST, SECOND = f"tutup-{QUARTER}", f"tutup-{YEAR}-Q2"
Fields = dict[str, str | list[str]]


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def fields(page: Element) -> Fields:
    """What a browser sends of the first form of a page when nothing is typed."""
    form = next(each for each in page.all("form", method="post") if "action" not in each.attributes)
    found: Fields = {}
    for each in form:
        name = each.attributes.get("name", "")
        if not name or "disabled" in each.attributes:
            continue
        if each.attributes.get("type") == "checkbox":
            ticked = [each.attributes["value"]] if "checked" in each.attributes else []
            found[name] = [*found.get(name, []), *ticked]
        elif each.tag == "input":
            found[name] = each.attributes.get("value", "")
        elif each.tag == "select":
            found[name] = next(
                (one.attributes["value"] for one in each.all("option") if "selected" in one.attributes), ""
            )
    return found


def opened(client: Client, address: str) -> Fields:
    return fields(elements(client.get(address).text))


def send(client: Client, address: str, sent: Fields) -> tuple[int, Element]:
    answer = client.post(address, sent)
    return answer.status_code, elements(answer.text)


def both(page: Element) -> list[str]:
    """Cells of the table of two versions."""
    alert = next(each for each in page.all("div", role="alert") if each.all("table"))
    return [cell.words for cell in alert if cell.tag in ("th", "td")]


# --- the schedule


def test_a_day_that_somebody_else_set_is_not_undone_by_an_old_page(own: House) -> None:
    planner = own.browser("planner")
    old = opened(planner, SCHEDULE)
    assert send(planner, SCHEDULE, {**old, FIRST: f"{YEAR}-05-05", "irama-ktp": "semester"})[0] == 302
    assert send(planner, SCHEDULE, {**old, SECOND: f"{YEAR}-08-08"})[0] == 302
    days = {QUARTER: date(YEAR, 5, 5), f"{YEAR}-Q2": date(YEAR, 8, 8)}
    assert dict(Deadline.objects.values_list("period", "day")) == days
    assert own.year.rhythms.get().kind == "semester"


def test_two_who_set_the_same_do_not_clash(own: House) -> None:
    planner = own.browser("planner")
    sent = {**opened(planner, SCHEDULE), FIRST: f"{YEAR}-05-05"}
    assert [send(planner, SCHEDULE, sent)[0] for _ in range(2)] == [302, 302]
    assert Entry.objects.filter(action="deadline.changed").count() == 1


# --- required evidence


def test_what_somebody_else_required_is_not_undone_by_an_old_page(own: House) -> None:
    planner = own.browser("planner")
    old = opened(planner, WANTED)
    assert old == {"shown": "", "wajib": [], "csrfmiddlewaretoken": old["csrfmiddlewaretoken"]}
    assert send(planner, WANTED, {**old, "wajib": ["ktp"]})[0] == 302
    assert send(planner, WANTED, old)[0] == 302
    assert [*Requirement.objects.values_list("code", flat=True)] == ["ktp"]
    assert send(planner, WANTED, {**opened(planner, WANTED), "wajib": []})[0] == 302
    assert not Requirement.objects.exists()


# --- people


def test_a_role_that_somebody_else_gave_is_not_taken_away_by_an_old_page(own: House) -> None:
    admin = signed_in(person("tata", own.year.office, Role.ADMINISTRATOR))
    viewer = own.people["viewer"]
    address = f"{BASE}orang/{viewer.pk}/"
    old = opened(admin, address)
    new = {**old, "full_name": "Pembaca Baru", "roles": ["inspector", "viewer"]}
    assert send(admin, address, new)[0] == 302
    status, page = send(admin, address, old)
    assert status == 422
    assert "Baru saja diubah orang lain. Inilah isinya sekarang" in page.words
    assert viewer_is(viewer) == ("Pembaca Baru", ["inspector", "viewer"])
    again = fields(page)
    assert again["full_name"] == "Pembaca Baru" and again["roles"] == ["inspector", "viewer"]
    assert send(admin, address, {**again, "roles": ["viewer"]})[0] == 302
    assert viewer_is(viewer) == ("Pembaca Baru", ["viewer"])


def viewer_is(user: User) -> tuple[str, list[str]]:
    roles = Membership.objects.filter(user=user, until=None).order_by("role")
    return User.objects.get(pk=user.pk).full_name, [*roles.values_list("role", flat=True)]


def test_who_holds_a_post_is_not_undone_by_an_old_page(own: House) -> None:
    admin = signed_in(person("tata", own.year.office, Role.ADMINISTRATOR))
    held = Holding.objects.get(user=own.people["clerk"])
    address = f"{BASE}orang/jabatan/{held.pk}/"
    old = opened(admin, address)
    assert send(admin, address, {**old, "until": f"{YEAR}-06-30"})[0] == 302
    status, page = send(admin, address, {**old, "kind": "daily"})
    assert status == 422 and "Baru saja diubah orang lain. Inilah isinya sekarang" in page.words
    held.refresh_from_db()
    assert (held.kind, held.until) == ("clerk", date(YEAR, 6, 30))
    again = fields(page)
    assert (again["kind"], again["until"]) == ("clerk", f"{YEAR}-06-30")
    assert send(admin, address, {**again, "kind": "daily"})[0] == 302
    entries = Entry.objects.filter(action="holding.changed").order_by("number")
    changes = [((each.before or {})["kind"], (each.after or {})["kind"]) for each in entries]
    assert changes == [("clerk", "clerk"), ("clerk", "daily")]


@pytest.mark.parametrize(
    ("told", "version"),
    [("7", 7), ("999999999", 999_999_999), ("", 0), ("-1", 0), ("1e3", 0), ("٧", 0), ("9" * 10, 0)],
)
def test_the_version_that_a_page_showed_is_a_number_or_one_that_nothing_has(told: str, version: int) -> None:
    assert version_in({"versi": told}) == version
    assert version_in({}) == 0
