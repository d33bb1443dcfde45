"""Wrong cells, second clicks, refusals and older pages:
nothing is computed beside them or written over.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.web.elements import Element, elements
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, cell, make_house, typed
from tests.web.twins import count_entries, person, signed_in

from capaian.web.accounts.models import User
from capaian.web.evidence.models import Requirement
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import Deadline, PostForm
from capaian.web.offices.models import Holding, Membership, Role
from capaian.web.site.form_page import version_in
from capaian.web.trail.models import Entry
from capaian.web.trail.verify import verify_log
from capaian.web.years.change import Conflict, Edit
from capaian.web.years.models import Row

FIRST = f"sel-{cell('ktp.holders', AREAS[0])}"
SECOND = f"sel-{cell('ktp.eligible', AREAS[1])}"


@pytest.fixture(name="draft")
def with_draft(house: House) -> House:
    sent = typed(("90", "45"), ("100", "50"), aksi="simpan")
    assert house.browser("clerk").post(house.address(), sent).status_code == 302
    return house


def send(house: House, **texts: str) -> dict[str, Any]:
    """What the script receives: what was stored, then what it comes to beside what was refused."""
    over = {FIRST.replace("sel-", "dulu-"): "90", SECOND.replace("sel-", "dulu-"): "50"}
    browser, headers = house.browser("clerk"), {"accept": "application/json"}
    saved = browser.post(
        house.address(), {"aksi": "simpan", **over, **texts}, headers=headers
    ).json()
    results = browser.get(house.address(), {"salah": [*saved["galat"]]}, headers=headers).json()
    return {**saved, **results}


def computed(draft: House, **texts: str) -> dict[str, str]:
    return {
        name.removeprefix("ktp:"): text for name, text in send(draft, **texts)["hitung"].items()
    }


def test_what_is_right_is_computed(draft: House) -> None:
    assert computed(draft, **{FIRST: "90"}) == {
        f"{AREAS[0]}:c": "90,00",
        f"{AREAS[1]}:c": "90,00",
        ":a": "135",
        ":b": "150",
        ":c": "90,00",
    }


@pytest.mark.parametrize("text", ["2O", "1220", "-4"])
def test_a_wrong_cell_leaves_its_row_and_its_totals_open(draft: House, text: str) -> None:
    assert computed(draft, **{FIRST: text}) == {
        f"{AREAS[0]}:c": "…",
        f"{AREAS[1]}:c": "90,00",
        ":a": "…",
        ":b": "150",
        ":c": "…",
    }


def test_it_stays_so_while_others_are_stored_and_ends_when_it_is_mended(draft: House) -> None:
    assert computed(draft, **{FIRST: "2O", SECOND: "60"})[":b"] == "160"
    found = computed(draft, **{FIRST: "95", SECOND: "60", SECOND.replace("sel-", "dulu-"): "60"})
    assert (found[":a"], found[":b"], found[f"{AREAS[0]}:c"]) == ("140", "160", "95,00")


@pytest.mark.parametrize("text", ["2O", "1220"])
def test_the_page_of_a_refused_form_shows_the_same(draft: House, text: str) -> None:
    sent = {"aksi": "ajukan", FIRST: text, FIRST.replace("sel-", "dulu-"): "90"}
    answer = draft.browser("clerk").post(draft.address(), sent)
    assert answer.status_code == 422
    (foot,) = elements(answer.text).all("tfoot")
    assert [each.words for each in foot.all("td")] == ["…", "150", "…"]


def test_the_stage_and_what_asks_for_a_reason_follow(tmp_path: Path) -> None:
    house = make_house(tmp_path, "lain")
    names = {
        f"sebab-{cell(measure, area)}"
        for measure in ("ktp.holders", "ktp.eligible")
        for area in AREAS
    }
    page = house.browser("clerk").get(house.address()).text
    assert 'id="perlu-jumlah">4<' in page
    answer = send(house, **{FIRST: "90", FIRST.replace("sel-", "dulu-"): ""})
    assert {*answer["perlu"]} == names - {FIRST.replace("sel-", "sebab-")}
    (here,) = [
        each for each in elements(answer["alur"]).all("li") if "aria-current" in each.attributes
    ]
    assert here.words == "Draf"


SOURCES = "sources.yaml"
WHY = "Sumber ini tidak dipakai lagi."


def source(house: House) -> Row:
    row = house.year.rows.filter(sheet__startswith="sources").first()
    assert row is not None
    return row


def address(house: House, row: Row, more: str = "") -> str:
    slug = (
        row.sheet.replace(".yaml#", "-").replace(".yaml", "").replace(".csv", "").replace("/", "-")
    )
    return f"/kecil/{YEAR}/perencanaan/{slug}/{row.pk}/{more}"


def test_a_row_sent_twice_is_stored_once_and_done(house: House) -> None:
    row = source(house)
    sent = {
        **{f"sel-{name}": text for name, text in row.cells.items()},
        "sel-title": "Judul ketik ganda",
    }
    sent["versi"] = str(row.version)
    planner, before = house.browser("planner"), count_entries()
    assert planner.post(address(house, row), sent).status_code == 302
    answer = planner.post(address(house, row), sent)
    assert answer.status_code == 302
    assert "Baris disimpan." in planner.get(answer.headers["Location"]).text
    assert count_entries() == before + 1, "nothing is written twice"
    row.refresh_from_db()
    assert row.cells["title"] == "Judul ketik ganda"
    other = planner.post(address(house, row), {**sent, "sel-title": "Judul lain"})
    assert other.status_code == 409, "another text over one that was not read clashes still"
    row.refresh_from_db()
    assert row.cells["title"] == "Judul ketik ganda"


def test_a_row_removed_twice_by_one_person_is_removed(house: House) -> None:
    house.year.refresh_from_db()
    row = Row.objects.create(
        office_year=house.year,
        sheet=source(house).sheet,
        place=99,
        cells={**source(house).cells, "id": "lain"},
    )
    house.year.refresh_from_db()
    sent = {"versi": str(row.version), "alasan": WHY}
    planner = house.browser("planner")
    assert planner.post(address(house, row, "hapus/"), sent).status_code == 302
    again = planner.post(address(house, row, "hapus/"), sent)
    assert again.status_code == 302
    assert "Baris ini sudah dihapus." in planner.get(again.headers["Location"]).text
    assert Entry.objects.filter(action="row.removed").count() == 1
    other = person("perencana-dua", house.year.office, Role.PLANNER)
    assert signed_in(other).post(address(house, row, "hapus/"), sent).status_code == 404
    assert planner.get(address(house, row, "hapus/")).status_code == 404


def test_a_conflict_is_done_where_the_row_says_what_was_to_be_written() -> None:
    edit = Edit(SOURCES, {"title": "A", "note": ""}, 1, 1)
    assert Conflict(edit, {"title": "A", "id": "x"}, 2).is_done, (
        "cells that are not sent stay as they are"
    )
    assert not Conflict(edit, {"title": "B"}, 2).is_done
    assert not Conflict(edit, None, 0).is_done, "a row that went holds nothing of it"
    removed = Edit(SOURCES, None, 1, 1)
    assert Conflict(removed, None, 0).is_done
    assert not Conflict(removed, {"title": "A"}, 2).is_done


SHEET = "/kecil/2024/perencanaan/counts/"


@pytest.fixture(name="submitted")
def with_submitted_form(tmp_path: Path) -> House:
    """An office whose form of the first quarter was handed in."""
    submitted = make_house(tmp_path)
    submitted.fill()
    PostForm.objects.filter(office_year=submitted.year, post=POST, period=QUARTER).update(
        state=State.SUBMITTED
    )
    return submitted


def locked_count(submitted: House) -> Row:
    return submitted.count()


def refused(submitted: House, name: str, address: str, sent: Mapping[str, str]) -> Entry:
    """Send what is refused; the one entry that came of it."""
    before = Entry.objects.count()
    answer = submitted.browser(name).post(address, dict(sent))
    assert answer.status_code == 422
    assert "Triwulan I" in answer.content.decode()
    (entry,) = Entry.objects.order_by("number")[before:]
    assert (entry.action, entry.subject, entry.actor) == (
        "request.refused",
        address,
        submitted.people[name],
    )
    assert entry.after is not None
    assert (entry.after["method"], entry.after["status"]) == ("POST", 422)
    assert verify_log() is None
    return entry


def test_a_form_that_is_handed_in_is_not_filled_in_and_the_log_says_who_tried(
    submitted: House,
) -> None:
    name = cell("ktp.holders", AREAS[0])
    entry = refused(
        submitted,
        "clerk",
        submitted.address(),
        {f"sel-{name}": "91", f"dulu-{name}": "90", "aksi": "simpan"},
    )
    assert "91" not in str(entry.after)


def test_what_was_only_mistyped_is_no_refusal(submitted: House) -> None:
    row = locked_count(submitted)
    PostForm.objects.filter(office_year=submitted.year).update(state=State.DRAFT)
    before = Entry.objects.count()
    sent = {f"sel-{name}": text for name, text in row.cells.items()}
    wrong = {**sent, "sel-value": "sembilan", "versi": str(row.version)}
    assert submitted.browser("planner").post(f"{SHEET}{row.pk}/", wrong).status_code == 422
    assert (
        submitted.browser("planner").post(f"{SHEET}{row.pk}/hapus/", {"versi": "1"}).status_code
        == 422
    )
    assert Entry.objects.count() == before


BASE = f"/kecil/{YEAR}/"
SCHEDULE, WANTED = f"{BASE}jadwal/", f"{BASE}bukti/wajib/"
FIRST_DAY, SECOND_DAY = f"tutup-{QUARTER}", f"tutup-{YEAR}-Q2"
Fields = dict[str, str | list[str]]


def fields(page: Element) -> Fields:
    """What a browser sends of the first form of a page when nothing is typed."""
    form = next(
        each for each in page.all("form", method="post") if "action" not in each.attributes
    )
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
                (
                    one.attributes["value"]
                    for one in each.all("option")
                    if "selected" in one.attributes
                ),
                "",
            )
    return found


def opened(client: Client, address: str) -> Fields:
    return fields(elements(client.get(address).text))


def send_to(client: Client, address: str, sent: Fields) -> tuple[int, Element]:
    answer = client.post(address, sent)
    return answer.status_code, elements(answer.text)


# --- the schedule


def test_a_day_that_somebody_else_set_is_not_undone_by_an_old_page(house: House) -> None:
    planner = house.browser("planner")
    old = opened(planner, SCHEDULE)
    assert (
        send_to(planner, SCHEDULE, {**old, FIRST_DAY: f"{YEAR}-05-05", "irama-ktp": "semester"})[0]
        == 302
    )
    assert send_to(planner, SCHEDULE, {**old, SECOND_DAY: f"{YEAR}-08-08"})[0] == 302
    days = {QUARTER: date(YEAR, 5, 5), f"{YEAR}-Q2": date(YEAR, 8, 8)}
    assert dict(Deadline.objects.values_list("period", "day")) == days
    assert house.year.rhythms.get().kind == "semester"


def test_two_who_set_the_same_do_not_clash(house: House) -> None:
    planner = house.browser("planner")
    sent = {**opened(planner, SCHEDULE), FIRST_DAY: f"{YEAR}-05-05"}
    assert [send_to(planner, SCHEDULE, sent)[0] for _ in range(2)] == [302, 302]
    assert Entry.objects.filter(action="deadline.changed").count() == 1


# --- required evidence


def test_what_somebody_else_required_is_not_undone_by_an_old_page(house: House) -> None:
    planner = house.browser("planner")
    old = opened(planner, WANTED)
    assert old == {"shown": "", "wajib": [], "csrfmiddlewaretoken": old["csrfmiddlewaretoken"]}
    assert send_to(planner, WANTED, {**old, "wajib": ["ktp"]})[0] == 302
    assert send_to(planner, WANTED, old)[0] == 302
    assert [*Requirement.objects.values_list("code", flat=True)] == ["ktp"]
    assert send_to(planner, WANTED, {**opened(planner, WANTED), "wajib": []})[0] == 302
    assert not Requirement.objects.exists()


# --- people


def test_a_role_that_somebody_else_gave_is_not_taken_away_by_an_old_page(house: House) -> None:
    admin = signed_in(person("tata", house.year.office, Role.ADMINISTRATOR))
    viewer = house.people["viewer"]
    address = f"{BASE}orang/{viewer.pk}/"
    old = opened(admin, address)
    new = {**old, "full_name": "Pembaca Baru", "roles": ["inspector", "viewer"]}
    assert send_to(admin, address, new)[0] == 302
    status, page = send_to(admin, address, old)
    assert status == 422
    assert "Baru saja diubah orang lain. Inilah isinya sekarang" in page.words
    assert viewer_is(viewer) == ("Pembaca Baru", ["inspector", "viewer"])
    again = fields(page)
    assert again["full_name"] == "Pembaca Baru" and again["roles"] == ["inspector", "viewer"]
    assert send_to(admin, address, {**again, "roles": ["viewer"]})[0] == 302
    assert viewer_is(viewer) == ("Pembaca Baru", ["viewer"])


def viewer_is(user: User) -> tuple[str, list[str]]:
    roles = Membership.objects.filter(user=user, until=None).order_by("role")
    return User.objects.get(pk=user.pk).full_name, [*roles.values_list("role", flat=True)]


def test_who_holds_a_post_is_not_undone_by_an_old_page(house: House) -> None:
    admin = signed_in(person("tata", house.year.office, Role.ADMINISTRATOR))
    holding = Holding.objects.get(user=house.people["clerk"])
    address = f"{BASE}orang/jabatan/{holding.pk}/"
    old = opened(admin, address)
    assert send_to(admin, address, {**old, "until": f"{YEAR}-06-30"})[0] == 302
    status, page = send_to(admin, address, {**old, "kind": "daily"})
    assert status == 422 and "Baru saja diubah orang lain. Inilah isinya sekarang" in page.words
    holding.refresh_from_db()
    assert (holding.kind, holding.until) == ("clerk", date(YEAR, 6, 30))
    again = fields(page)
    assert (again["kind"], again["until"]) == ("clerk", f"{YEAR}-06-30")
    assert send_to(admin, address, {**again, "kind": "daily"})[0] == 302
    entries = Entry.objects.filter(action="holding.changed").order_by("number")
    changes = [((each.before or {})["kind"], (each.after or {})["kind"]) for each in entries]
    assert changes == [("clerk", "clerk"), ("clerk", "daily")]


@pytest.mark.parametrize(
    ("message", "version"),
    [
        ("7", 7),
        ("999999999", 999_999_999),
        ("", 0),
        ("-1", 0),
        ("1e3", 0),
        ("٧", 0),
        ("9" * 10, 0),
    ],
)
def test_a_displayed_version_is_a_number_or_one_that_nothing_has(
    message: str, version: int
) -> None:
    assert version_in({"versi": message}) == version
    assert version_in({}) == 0
