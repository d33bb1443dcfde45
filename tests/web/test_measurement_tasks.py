"""Who decides next is said, also that nobody can;
the first page tells what waits and what is overdue.
"""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone
from tests.web.approving import TARGETS, WHY, add, indicator, row, set_state, write
from tests.web.elements import elements
from tests.web.filling import POST, QUARTER, YEAR, House, sound_forms
from tests.web.test_verification import declare
from tests.web.test_year_approval import fill, fill_all
from tests.web.twins import SINCE, person, signed_in

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import Deadline
from capaian.web.measurement.tasks import count_due_soon
from capaian.web.offices.models import Holding, HoldingKind, Role
from capaian.web.people.forms import PersonForm
from capaian.web.planning.planner_home import first_steps
from capaian.web.years.models import OfficeYear

HEAD = "kepala-dinas"
HOME, PLANNED, PEOPLE = f"/kecil/{YEAR}/", f"/kecil/{YEAR}/target/", f"/kecil/{YEAR}/orang/"


@pytest.fixture(name="heads")
def of_head(house: House) -> House:
    """All counts are the head's own, as in a year that was begun from the catalogue."""
    write(house, indicator(house), owner=HEAD)
    return house


def seen(house: House, name: str, address: str) -> str:
    return house.browser(name).get(address).text


@pytest.mark.parametrize("state", [State.DRAFT, State.VERIFIED])
def test_the_heads_own_form_says_who_is_to_fill_it_in(heads: House, state: State) -> None:
    set_state(heads, state, HEAD)
    page = seen(heads, "head", heads.address(HEAD))
    assert "milik jabatan Kepala Dinas sendiri; yang menyetujui harus orang lain" in page
    assert "beri komponen" in page.lower() and f"/kecil/{YEAR}/perencanaan/" in page
    assert ("Menunggu disetujui Kepala Dinas." in page) is (state is State.VERIFIED)


@pytest.mark.parametrize(
    ("verifier", "role"), [("", "Perencana"), ("unit_heads", "Kepala bidang lain")]
)
def test_it_is_shown_who_verifies_and_who_approves_then(
    house: House, verifier: str, role: str
) -> None:
    if verifier:
        declare(house, verifier)
        person("kabid-lain", house.year.office, Role.UNIT_HEAD)
    text = f"Menunggu diverifikasi {role}; sesudah itu disetujui Kepala Dinas."
    house.fill(act="ajukan")
    assert text in seen(house, "viewer", house.address())
    assert f"menunggu verifikasi {role}" in seen(house, "holder", HOME)
    set_state(house, State.VERIFIED)
    assert "Menunggu disetujui Kepala Dinas." in seen(house, "holder", house.address())
    set_state(house, State.APPROVED)
    assert "Menunggu di" not in seen(house, "holder", house.address())


def test_a_component_that_is_given_to_a_post_leaves_the_heads_form(heads: House) -> None:
    (step,) = [each for each in first_steps(heads.year) if each.title.startswith("Bagi isian")]
    assert not step.is_done and "0 dari 1" in step.state
    write(heads, row(heads, "plan.yaml#components"), owner=POST)
    assert seen(heads, "holder", heads.address()).count("99.01.01") > 0
    heads.year.refresh_from_db()
    assert [each.is_done for each in first_steps(heads.year) if each.title == step.title] in (
        [],
        [True],
    )


def test_the_head_is_shown_to_wait_for_the_planner_until_a_form_was_begun(heads: House) -> None:
    page = elements(seen(heads, "head", HOME)).by_id("isi").words
    assert "Isian belum dibagi kepada jabatan: menunggu perencana" in page
    assert "Isi isian: " not in page and "Tidak ada yang menunggu Anda" not in page
    assert "menunggu perencana" not in elements(seen(heads, "planner", HOME)).by_id("isi").words
    set_state(heads, State.DRAFT, HEAD)
    page = elements(seen(heads, "head", HOME)).by_id("isi").words
    assert "Selesaikan dan ajukan: " in page and "menunggu perencana" not in page


def test_who_holds_no_post_is_shown_who_gives_one(house: House) -> None:
    assert "Anda belum memegang jabatan" not in seen(house, "holder", HOME)
    Holding.objects.filter(user=house.people["holder"]).delete()
    assert "Anda belum memegang jabatan" in seen(house, "holder", HOME)


def test_the_planner_shares_out_before_filling_in_what_no_post_owns(heads: House) -> None:
    """Four forms without a post were the first tasks of a new planner,
    most of which goes to posts.
    """
    add(heads, "nodes.csv", id="2.12.09", kind="subactivity", code="2.12.09", name="Lepas")
    add(
        heads,
        "inputs.csv",
        node="2.12.09",
        period=str(YEAR),
        resource="money",
        kind="all",
        original="5000000",
    )
    page = seen(heads, "planner", HOME)
    assert "Bagi isian dahulu" in page and "Isian tanpa jabatan" not in page
    assert f'href="/kecil/{YEAR}/pembagian/"><b>Bagi isian dahulu</b></a>' in page
    assert "Tidak ada yang menunggu Anda" not in page
    assert all("Bagi isian dahulu" not in seen(heads, name, HOME) for name in ("head", "holder"))
    set_state(heads, State.DRAFT, HEAD)
    page = seen(heads, "planner", HOME)
    assert "Isi isian: Isian tanpa jabatan" in page and "Bagi isian dahulu" not in page


def test_who_shares_nothing_out_is_shown_the_name_of_the_page_and_not_sent_there(
    heads: House,
) -> None:
    set_state(heads, State.DRAFT, HEAD)
    shared = f"/kecil/{YEAR}/pembagian/"
    page = seen(heads, "head", heads.address(HEAD))
    assert "Bagi isian kepada jabatan</b>, yang dibuka perencana" in page and shared not in page
    assert shared in seen(heads, "planner", heads.address(HEAD))


def test_what_no_post_owns_says_where_one_is_named(house: House) -> None:
    write(house, indicator(house), owner="")
    add(house, "nodes.csv", id="2.12.09", kind="subactivity", code="2.12.09", name="Lepas")
    page = seen(house, "planner", house.address("tanpa-jabatan"))
    assert "Isian ini belum ada jabatannya" in page and "Tentukan penanggung jawab" in page


def test_the_year_waits_for_the_head(house: House) -> None:
    assert "Sahkan tahun" not in seen(house, "head", HOME)
    fill_all(house)
    page = seen(house, "head", HOME)
    assert f"Sahkan tahun {YEAR}" in page and "Tidak ada yang menunggu" not in page
    assert "Sahkan tahun" not in seen(house, "planner", HOME)


def test_overdue_forms_are_reported_to_who_watches_and_own_ones_where_they_are(
    house: House,
) -> None:
    fill(house, QUARTER, "verify")
    for name in ("planner", "head"):
        assert "3 isian terlambat" in seen(house, name, HOME)
    admin = signed_in(person("tata", house.year.office, Role.ADMINISTRATOR))
    assert "3 isian terlambat" in admin.get(HOME).text
    page = seen(house, "holder", HOME)
    assert "Isian Anda menunggu" in page and "menunggu persetujuan Kepala Dinas" in page
    assert "isian terlambat" not in page


@pytest.mark.parametrize(
    ("text", "message"), [("-5", "Target di bawah 0"), ("150", "di atas 100 persen")]
)
def test_an_odd_target_is_questioned_once(house: House, text: str, message: str) -> None:
    sent = {"target-iku-ktp": text}
    answer = house.browser("planner").post(PLANNED, sent)
    assert answer.status_code == 422 and message in answer.text
    (sure,) = elements(answer.text).all("input", name="yakin")
    assert not house.year.rows.filter(sheet=TARGETS, cells__value=text).exists()
    meant = house.browser("planner").post(PLANNED, {**sent, "yakin": sure.attributes["value"]})
    assert (
        meant.status_code == 302
        and house.year.rows.filter(sheet=TARGETS, cells__value=text).exists()
    )


def test_targets_of_plan_and_agreement_that_differ_stand_side_by_side(house: House) -> None:
    add(house, TARGETS, indicators__code="iku-ktp", key=str(YEAR), value="90")
    line = {"agreements__id": f"pk-{YEAR}", "indicator": "iku-ktp"}
    add(house, "agreements.yaml#agreements/targets", target__value="90", **line)
    assert "Perjanjian Kinerja: " not in seen(house, "planner", PLANNED)
    write(house, row(house, "agreements.yaml#agreements/targets"), WHY, **{"target.value": "85"})
    shown = seen(house, "planner", PLANNED)
    assert "Perjanjian Kinerja: 85" in shown
    notes = [each for each in elements(shown).all("small") if "Perjanjian Kinerja: " in each.text]
    assert [each.attributes["class"] for each in notes] == ["bl ktr"], (
        "it stands below the target, not behind it"
    )


def test_an_agreement_without_date_is_not_called_in_force(house: House) -> None:
    paper = row(house, "agreements.yaml#agreements")
    write(house, paper, signed="")
    page = seen(house, "planner", f"/kecil/{YEAR}/perjanjian/")
    assert "belum ditandatangani, berlaku" not in page


def test_an_agreement_is_done_with_its_date_and_its_targets(house: House) -> None:
    def step() -> tuple[bool, str]:
        house.year.refresh_from_db()
        return next(
            (each.is_done, each.state)
            for each in first_steps(house.year)
            if "Perjanjian" in each.title
        )

    write(house, row(house, "agreements.yaml#agreements"), signed=f"{YEAR}-01-05")
    assert step() == (False, "0 dari 1 perjanjian sudah bertanggal dan bertarget")
    line = {"agreements__id": f"pk-{YEAR}", "indicator": "iku-ktp", "target__value": "90"}
    add(house, "agreements.yaml#agreements/targets", **line)
    assert step()[0]


def test_who_inspects_the_office_holds_no_post_of_it(house: House) -> None:
    inspector = person("itda", house.year.office, Role.INSPECTOR)
    admin = signed_in(person("tata", house.year.office, Role.ADMINISTRATOR))
    sent = {
        "post": "sekretaris",
        "user": str(inspector.pk),
        "kind": "definitive",
        "since": f"{YEAR}-01-01",
    }
    answer = admin.post(f"{PEOPLE}jabatan/baru/", sent)
    assert answer.status_code == 422 and "berperan Inspektorat" in answer.text
    assert not Holding.objects.filter(user=inspector).exists()
    body = {"user": inspector, "post": "sekretaris", "kind": HoldingKind.DEFINITIVE}
    Holding.objects.create(office=house.year.office, since=SINCE, **body)
    form = PersonForm(
        house.year.office,
        inspector,
        {"username": "itda", "full_name": "Itda", "roles": ["inspector"]},
    )
    assert "memegang jabatan" in str(form.errors["roles"])


def let_it_be(patch: pytest.MonkeyPatch, day: date) -> None:
    patch.setattr(
        timezone,
        "localdate",
        lambda value=None: timezone.localtime(value).date() if value else day,
    )


def due_soon(house: House) -> int:
    house.year.refresh_from_db()
    forms = sound_forms(house.year)
    return count_due_soon(forms)


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(YEAR, 3, 26), 0),
        (date(YEAR, 3, 27), 1),
        (date(YEAR, 4, 10), 1),
        (date(YEAR, 4, 11), 0),
    ],
)
def test_a_form_is_counted_from_two_weeks_before_its_day_to_it(
    house: House, monkeypatch: pytest.MonkeyPatch, day: date, count: int
) -> None:
    let_it_be(monkeypatch, day)
    assert due_soon(house) == count
    set_state(house, State.SUBMITTED)
    assert due_soon(house) == 0, "it was handed in"


def test_watchers_see_the_day_that_the_office_set(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_it_be(monkeypatch, date(YEAR, 7, 5))
    Deadline.objects.create(office_year=house.year, period=QUARTER, day=date(YEAR, 7, 15))
    words = "2 isian belum diajukan, batasnya dalam 14 hari."
    assert {
        name: words in seen(house, name, HOME) for name in ("planner", "head", "clerk", "viewer")
    } == {
        "planner": True,
        "head": True,
        "clerk": False,
        "viewer": False,
    }
    OfficeYear.objects.filter(pk=house.year.pk).update(is_closed=True)
    assert due_soon(house) == 0
