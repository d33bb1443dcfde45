"""Who opens a form of an approved year again reads beforehand what that voids."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.filling import YEAR, House, house
from tests.web.test_year_approval import CLOSE, fill, fill_all
from tests.web.twins import person, signed_in

from capaian.web.measurement.models import ApprovedYear
from capaian.web.offices.models import Role

pytestmark = pytest.mark.django_db
LAST = f"{YEAR}-Q4"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def warning_in(own: House, name: str = "head", quarter: str = LAST) -> str:
    page = elements(own.browser(name).get(own.address(quarter=quarter)).text)
    return " ".join(box.words for box in page.all("div") if box.attributes.get("id") == "batal")


def test_it_names_the_year_who_approved_it_and_its_seal_until_it_is_done(own: House) -> None:
    fill_all(own)
    assert own.browser("head").post(CLOSE, own.shown(tanpa="ya")).status_code == 302
    approval = ApprovedYear.objects.get()
    said = warning_in(own)
    assert f"membatalkan pengesahan Tahun {YEAR}" in said and str(approval.by) in said
    assert approval.sha256[:16] in said and "harus disahkan lagi" in said
    assert warning_in(own, "planner") == "", "who does not open it is not asked to think of it"
    assert own.step("head", "reopen", "Satu akta tercatat dua kali.", period=LAST).status_code == 302
    approval.refresh_from_db()
    assert approval.voided_at is not None
    assert warning_in(own, quarter=f"{YEAR}-Q1") == "", "nothing is left to be voided"


def test_a_year_that_was_not_approved_has_nothing_to_void(own: House) -> None:
    first = f"{YEAR}-Q1"
    fill(own, first)
    page = own.browser("head").get(own.address(quarter=first)).text
    assert "Buka kembali" in page and warning_in(own, quarter=first) == ""


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.VIEWER, Role.PLANNER, Role.OFFICE_HEAD])
def test_the_first_page_says_that_an_approval_was_voided_until_the_year_is_approved_again(
    own: House, role: Role
) -> None:
    reader = signed_in(person(f"baca-{role.value}", own.year.office, role))
    home = f"/kecil/{YEAR}/"
    fill_all(own)
    assert own.browser("head").post(CLOSE, own.shown(tanpa="ya")).status_code == 302
    assert "batal" not in reader.get(home).text
    assert own.step("head", "reopen", "Satu akta tercatat dua kali.", period=LAST).status_code == 302
    told = elements(reader.get(home).text).by_id("batal").words
    assert f"Pengesahan tahun {YEAR} batal" in told and "Satu akta tercatat dua kali." in told
    assert str(own.people["head"]) in told and "belum disahkan kembali" in told
    clerk, head = own.browser("clerk"), own.browser("head")
    assert clerk.post(own.address(quarter=LAST), {"aksi": "ajukan"}).status_code == 302
    for name, taken in (("planner", "verify"), ("head", "approve")):
        assert own.step(name, taken, period=LAST).status_code == 302
    assert head.post(CLOSE, own.shown(tanpa="ya")).status_code == 302
    assert 'id="batal"' not in reader.get(home).text
