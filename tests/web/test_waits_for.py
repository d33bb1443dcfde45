"""Who handed a form in reads on its page, and at once, who verifies it, and who approves it then."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.web.elements import elements
from tests.web.filling import YEAR, House, house, typed
from tests.web.test_figure_writers import step
from tests.web.test_verifier_choice import declare
from tests.web.twins import person, signed_in

from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Membership, Role
from capaian.web.substitutes.models import Substitution, Way

pytestmark = pytest.mark.django_db
HOME = f"/kecil/{YEAR}/"
THEN = "sesudah itu disetujui Kepala Dinas"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def hand_in(own: House) -> str:
    """What the page that follows says of whom it waits for."""
    sent = {**typed(("90", "45"), ("100", "50")), "aksi": "ajukan"}
    answer = own.browser("clerk").post(own.address(), sent, follow=True)
    assert answer.status_code == 200
    return line(own, "clerk")


def line(own: House, name: str) -> str:
    """What the page of a form says of whom it waits for."""
    page = elements(own.browser(name).get(own.address()).text)
    said = [each.words for each in page.all("p") if each.words.startswith(("Menunggu di", "Belum ada yang"))]
    return " ".join(said)


def test_it_is_said_who_verifies_and_who_approves_then(own: House) -> None:
    planner = str(own.people["planner"])
    said = f"Menunggu diverifikasi oleh {planner}; {THEN}."
    assert hand_in(own) == said
    for name in ("clerk", "holder", "viewer", "head"):
        assert line(own, name) == said
    assert line(own, "planner") == "", "who decides has the buttons before the own eyes"
    assert "menunggu verifikasi Perencana" in own.browser("holder").get(HOME).text
    others = str(own.people["head"])
    seen = {"versi": str(PostForm.objects.get().version), "langkah": "verify"}
    own.browser("planner").post(own.address(more="langkah/"), seen)
    assert line(own, "holder") == f"Menunggu disetujui oleh {others}."
    assert step(own, "head", "approve") == 302
    assert line(own, "holder") == "" and "Menunggu di" not in own.browser("head").get(own.address()).text


def test_who_stands_in_is_named_with_for_whom(own: House) -> None:
    hand_in(own)
    assert step(own, "planner", "verify") == 302
    day, deputy = timezone.localdate(), person("wakil", own.year.office, Role.DATA_ENTRY)
    today = {"office": own.year.office, "since": day, "until": day, "post": "kepala-dinas"}
    Substitution.objects.create(user=deputy, of=own.people["head"], way=Way.DAILY, **today)
    head = own.people["head"]
    assert line(own, "holder") == f"Menunggu disetujui oleh {head}, {deputy}."


def test_an_office_that_keeps_planning_and_verifying_apart_names_the_heads_of_units(own: House) -> None:
    declare(own, "unit_heads")
    own.year.refresh_from_db()
    other = person("kabid-lain", own.year.office, Role.UNIT_HEAD)
    assert f"Menunggu diverifikasi oleh {other}; {THEN}." in hand_in(own)
    assert "menunggu verifikasi Kepala bidang" in own.browser("holder").get(HOME).text


def test_that_nobody_can_verify_is_said_with_who_can_change_that(own: House) -> None:
    Membership.objects.filter(user=own.people["planner"]).update(role=Role.VIEWER)
    hand_in(own)
    page = own.browser("holder").get(own.address()).text
    assert "Belum ada yang dapat memverifikasi isian ini." in page
    assert "administrator memberi peran Perencana" in page


def test_it_is_asked_at_once_however_many_people_there_are(own: House) -> None:
    hand_in(own)
    browser = signed_in(own.people["holder"])

    def asked() -> int:
        browser.get(own.address())
        with CaptureQueriesContext(connection) as seen:
            browser.get(own.address())
        return len(seen)

    before, today = asked(), timezone.localdate()
    for number in range(6):
        more = person(f"orang-{number}", own.year.office, Role.PLANNER, Role.UNIT_HEAD)
        stands = {
            "of": own.people["planner"],
            "user": more,
            "since": today,
            "until": today,
            "post": "sekretaris",
        }
        Substitution.objects.create(office=own.year.office, way=Way.DAILY, **stands)
    assert asked() == before <= 15
