"""Which post fills in what, on one page: all of it saved together,
never over somebody else's choice.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.approving import (
    COUNTS,
    INPUTS,
    NODES,
    OTHER,
    OUTPUTS,
    POSTS,
    add,
    indicator,
    row,
    write,
)
from tests.web.elements import Element, elements
from tests.web.example_years import invented_year
from tests.web.filling import POST, QUARTER, YEAR, House, make_house
from tests.web.test_year_approval import fill
from tests.web.twins import SINCE, person, signed_in

from capaian.web.accounts.models import User
from capaian.web.change_rules import CHANGE_RULES
from capaian.web.measurement.duties import find_duties
from capaian.web.measurement.reopening import ReopeningError
from capaian.web.offices.models import Holding, HoldingKind, Role, holders_on
from capaian.web.planning.planner_home import first_steps
from capaian.web.planning.sheets import slug_of
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

PAGE, HEAD = f"/kecil/{YEAR}/pembagian/", "kepala-dinas"
COMPONENTS = "plan.yaml#components"
WHY = "Pembagian tugas antarbidang berubah sejak Juli."
REGENCY_YEAR = 2025


@pytest.fixture(name="house")
def made(tmp_path: Path) -> House:
    """Counts are the head's, as in a year that was begun from the catalogue;
    a programme is nobody's.
    """
    house = make_house(tmp_path)
    write(house, indicator(house), owner=HEAD)
    works(house)
    return house


def works(house: House) -> None:
    for kind, code, name, parent in (
        ("program", "2.12.02", "Program Pendaftaran", ""),
        ("activity", "2.12.02.2.01", "Pelayanan", "2.12.02"),
        ("subactivity", "2.12.02.2.01.0001", "Perekaman", "2.12.02.2.01"),
        ("subactivity", "2.12.02.2.01.0002", "Pencetakan", "2.12.02.2.01"),
    ):
        add(house, NODES, id=code, kind=kind, code=code, name=name, parent=parent)
        if kind == "subactivity":
            money = {"node": code, "resource": "money", "kind": "all"}
            add(house, INPUTS, period=str(YEAR), original="1000", revised="1000", **money)


def page(house: House) -> Element:
    answer = house.browser("planner").get(PAGE)
    assert answer.status_code == 200
    return elements(answer.text)


def field(house: House, sheet: str, **cells: str) -> str:
    found = row(house, sheet, **cells).cells
    return f"jabatan-{slug_of(sheet)}-{found.get('id') or found['code']}"


def chosen(shown: Element) -> dict[str, str]:
    """What the page would send, as it is shown."""
    found = {}
    for each in shown.all("select"):
        options = each.all("option")
        marked = [one for one in options if "selected" in one.attributes] or options[:1]
        found[each.attributes["name"]] = marked[0].attributes["value"]
    hidden = (each.attributes for each in shown.all("input", type="hidden"))
    return found | {
        each["name"]: each.get("value", "") for each in hidden if each["name"].startswith("dulu-")
    }


def send(house: House, sent: dict[str, str], name: str = "planner") -> tuple[int, Element]:
    answer = house.browser(name).post(PAGE, sent)
    return answer.status_code, elements(answer.text)


def line(shown: Element, name: str) -> Element:
    (found,) = [each for each in shown.all("tr") if each.all("select", name=name)]
    return found


def offered(shown: Element, name: str) -> list[str]:
    return [each.words for each in line(shown, name).all("option")]


def owner(house: House, sheet: str, **cells: str) -> str:
    return str(row(house, sheet, **cells).cells.get("owner", ""))


def test_all_that_posts_fill_in_is_there_by_kind_with_posts_and_their_holders(
    house: House,
) -> None:
    shown = page(house)
    heads = [each.words for each in shown.all("h2")]
    assert heads == ["Hitungan per kecamatan", "Program, kegiatan, sub kegiatan"]
    assert "3 dari 3 isian belum dibagi." in shown.words
    name = field(house, COMPONENTS)
    assert offered(shown, name)[:1] == ["Ikut indikatornya"]
    assert "Kepala Dinas (Kadis-Kecil)" in offered(shown, name)
    assert "Kepala Bidang Pelayanan Pendaftaran Penduduk (Kabid-Kecil)" in offered(shown, name)
    vacant = [each for each in offered(shown, name) if each.endswith("(belum ada pemegangnya)")]
    assert len(vacant) == len(offered(shown, name)) - 3
    assert "Belum dibagi masih pada Kepala Dinas (Kadis-Kecil)" in line(shown, name).words
    assert not [each for each in offered(shown, name) if POST in each or HEAD in each], (
        "no raw codes"
    )


def test_one_save_writes_all_of_them_and_says_how_many_are_left(house: House) -> None:
    before = Entry.objects.filter(action="row.changed").count()
    component, program = field(house, COMPONENTS), field(house, NODES, id="2.12.02")
    status, _ = send(house, {**chosen(page(house)), component: POST, program: OTHER})
    assert status == 302
    assert (owner(house, COMPONENTS), owner(house, NODES, id="2.12.02")) == (POST, OTHER)
    assert Entry.objects.filter(action="row.changed").count() == before + 2
    house.year.refresh_from_db()
    facts = know(house.year).dossier_check.office_year
    assert facts is not None and {*find_duties(facts)} == {POST, OTHER}
    answer = house.browser("planner").get(PAGE).text
    assert "Semua 3 isian sudah dibagi." in answer
    step = next(each for each in first_steps(house.year) if each.page == "sharing")
    assert step.is_done and "belum dibagi" not in step.state


def test_the_message_after_a_save_tells_what_is_left(house: House) -> None:
    browser = house.browser("planner")
    sent = {**chosen(page(house)), field(house, COMPONENTS): POST}
    assert (
        "1 pilihan disimpan. 2 isian belum dibagi." in browser.post(PAGE, sent, follow=True).text
    )
    again = browser.post(PAGE, chosen(page(house)))
    assert again.status_code == 200 and "Tidak ada pilihan yang berubah." in again.text


def test_the_first_days_lead_here_with_how_many_are_left(house: House) -> None:
    shown = elements(house.browser("planner").get(f"/kecil/{YEAR}/").text)
    (item,) = [each for each in shown.all("li") if "Bagi isian" in each.words]
    assert "0 dari 3 hal" in item.words and "3 belum dibagi" in item.words
    assert item.all("a")[0].attributes["href"] == PAGE


def test_work_below_programmes_is_folded_until_it_has_a_post_of_its_own(house: House) -> None:
    shown = page(house)
    (first,) = [
        each for each in shown.all("table") if "Program, kegiatan" in each.all("caption")[0].words
    ]
    assert [each.all("th")[0].words for each in first.all("tbody")[0].all("tr")] == [
        "2.12.02 Program Pendaftaran"
    ]
    (folded,) = [each for each in shown.all("details") if each.all("select")]
    assert len(folded.all("select")) == 3 and "open" not in folded.attributes
    send(house, {**chosen(shown), field(house, NODES, id="2.12.02.2.01.0002"): POST})
    (folded,) = [each for each in page(house).all("details") if each.all("select")]
    assert "open" in folded.attributes and "1 dengan jabatan sendiri" in folded.words


@pytest.mark.parametrize("period", [str(YEAR), f"{YEAR}-Q2"])
@pytest.mark.parametrize("sheet", [OUTPUTS, INPUTS])
def test_work_without_money_is_shared_out_with_its_outputs(
    house: House, sheet: str, period: str
) -> None:
    code = "2.12.02.2.01.0003"
    add(
        house,
        NODES,
        id=code,
        kind="subactivity",
        code=code,
        name="Pendataan",
        parent="2.12.02.2.01",
    )
    assert code not in page(house).words, "no form asks for anything of it"
    sent = {"name": "Dokumen", "unit": "dokumen", "target": "10"}
    staff = {"resource": "staff", "kind": "all", "original": "2", "revised": "2"}
    add(house, sheet, node=code, period=period, **(sent if sheet == OUTPUTS else staff))
    shown = page(house)
    assert "4 dari 4 isian belum dibagi." in shown.words
    send(house, {**chosen(shown), field(house, NODES, id=code): POST})
    assert owner(house, NODES, id=code) == POST
    assert code in house.browser("clerk").get(house.address()).text


def test_who_is_second_sees_both_choices_and_writes_over_none(house: House) -> None:
    shown, name = page(house), field(house, COMPONENTS)
    assert send(house, {**chosen(shown), name: POST})[0] == 302
    status, reply = send(
        house, {**chosen(shown), name: OTHER, field(house, NODES, id="2.12.02"): POST}
    )
    assert status == 409 and "Belum ada yang disimpan." in reply.words
    assert (
        "Baru saja diubah orang lain menjadi Kepala Bidang Pelayanan Pendaftaran Penduduk"
        in reply.words
    )
    assert (owner(house, COMPONENTS), owner(house, NODES, id="2.12.02")) == (POST, "")
    assert (
        chosen(reply)[name] == OTHER and chosen(reply)[field(house, NODES, id="2.12.02")] == POST
    )
    assert send(house, chosen(reply))[0] == 302
    assert (owner(house, COMPONENTS), owner(house, NODES, id="2.12.02")) == (OTHER, POST)


def test_a_choice_that_was_taken_back_meanwhile_is_reported_too(house: House) -> None:
    name = field(house, COMPONENTS)
    write(house, row(house, COMPONENTS), owner=POST)
    shown = page(house)
    write(house, row(house, COMPONENTS), owner="")
    status, reply = send(house, {**chosen(shown), name: OTHER})
    assert status == 409 and "diubah orang lain menjadi Ikut indikatornya." in reply.words


def test_who_changed_nothing_leaves_what_others_chose(house: House) -> None:
    shown = page(house)
    assert send(house, {**chosen(shown), field(house, COMPONENTS): POST})[0] == 302
    assert send(house, chosen(shown))[0] == 200
    assert owner(house, COMPONENTS) == POST


@pytest.mark.parametrize("text", ["bukan-jabatan", "'; drop table", "\0"])
def test_what_no_list_offers_is_refused_and_keeps_the_other_choices(
    house: House, text: str
) -> None:
    name, program = field(house, COMPONENTS), field(house, NODES, id="2.12.02")
    status, reply = send(house, {**chosen(page(house)), name: text, program: POST})
    if text == "\0":
        assert status == 302 and owner(house, COMPONENTS) == "", "nothing was chosen"
        return
    assert status == 422 and "Pilih dari daftar." in line(reply, name).words
    assert chosen(reply)[program] == POST and owner(house, NODES, id="2.12.02") == ""


def test_figures_of_a_form_that_was_handed_in_stay_and_the_page_says_which(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    fill(house, QUARTER)
    before = house.year.rows.filter(sheet=COUNTS).count()
    name = field(house, COMPONENTS)
    status, reply = send(house, {**chosen(page(house)), name: OTHER})
    assert status == 422 and "yang disetujui, dikembalikan" in reply.words
    assert chosen(reply)[name] == OTHER and owner(house, COMPONENTS) == ""
    assert house.year.rows.filter(sheet=COUNTS).count() == before


def test_a_reason_is_required_as_for_other_edits(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(year: OfficeYear, edits: object, author: Author, *states: object) -> None:
        assert all(isinstance(each, Edit) for each in edits)
        if len(author.reason) < 20:
            raise ReopeningError(
                "Cakupan dipakai isian yang sudah disetujui. Tulis alasan.", "reason"
            )

    rules = replace(CHANGE_RULES, consequences=(*CHANGE_RULES.consequences, ask))
    monkeypatch.setattr("capaian.web.change_rules.CHANGE_RULES", rules)
    name = field(house, COMPONENTS)
    status, reply = send(house, {**chosen(page(house)), name: POST, "alasan": "pendek"})
    assert (
        status == 422 and reply.by_id("alasan").words == "pendek" and chosen(reply)[name] == POST
    )
    assert send(house, {**chosen(reply), "alasan": WHY})[0] == 302
    entry = Entry.objects.filter(action="row.changed").last()
    assert entry is not None and entry.reason == WHY


def test_only_planning_people_come_here_and_a_closed_year_is_read(house: House) -> None:
    for name in ("clerk", "holder", "head", "viewer"):
        assert house.browser(name).get(PAGE).status_code == 404
        assert send(house, {field(house, COMPONENTS): POST}, name)[0] == 404
    shown = chosen(page(house))
    OfficeYear.objects.filter(pk=house.year.pk).update(is_closed=True)
    closed = page(house)
    assert not closed.all("select") and "Simpan" not in closed.words
    status, reply = send(house, {**shown, field(house, COMPONENTS): POST})
    assert status == 422 and "sudah ditutup" in reply.words and owner(house, COMPONENTS) == ""


def test_a_plan_that_cannot_be_read_says_so(house: House) -> None:
    house.year.rows.filter(sheet="office.yaml").delete()
    house.year.save()
    OfficeYear.objects.filter(pk=house.year.pk).update(revision=house.year.revision + 1)
    shown = page(house)
    assert "Perbaiki galat perencanaan dahulu." in shown.words and not shown.all("select")


def test_queries_do_not_grow_with_rows_and_people(house: House) -> None:
    browser = house.browser("planner")

    def count_queries() -> int:
        browser.get(PAGE)
        with CaptureQueriesContext(connection) as seen:
            browser.get(PAGE)
        return len(seen)

    before = count_queries()
    for number in range(20):
        more = person(f"orang-{number}", house.year.office, Role.UNIT_HEAD)
        house.hold(more, OTHER)
        add(house, NODES, id=f"p{number}", kind="program", code=f"p{number}", name="Program")
        add(
            house,
            NODES,
            id=f"p{number}.1",
            kind="subactivity",
            code="x",
            name="Sub",
            parent=f"p{number}",
        )
        money = {"node": f"p{number}.1", "resource": "money", "kind": "all"}
        add(house, INPUTS, period=str(YEAR), original="10", revised="10", **money)
    assert count_queries() == before <= 15


def test_the_page_of_a_whole_regency_is_light_and_has_surveys_and_reports(tmp_path: Path) -> None:
    office = invented_year(tmp_path).office
    browser = signed_in(person("perencana", office, Role.PLANNER))
    text = browser.get(f"/khayal/{REGENCY_YEAR}/pembagian/").text
    shown = elements(text)
    assert [each.words for each in shown.all("h2")] == [
        "Hitungan per kecamatan",
        "Survei",
        "Realisasi yang dilaporkan langsung",
        "Program, kegiatan, sub kegiatan",
    ]
    assert "sudah dibagi" in shown.words and len(text.encode()) < 150_000
    ids = [each.attributes["id"] for each in shown if each.attributes.get("id")]
    assert len(ids) == len({*ids})
    assert all(each.attributes.get("aria-label") for each in shown.all("select"))


def test_posts_of_one_name_are_distinguished(house: House) -> None:
    add(house, POSTS, id="seksi-1", name="Kepala Seksi", parent=POST, tier="IV")
    add(house, POSTS, id="seksi-2", name="Kepala Seksi", parent=OTHER, tier="IV")
    found = [
        each
        for each in offered(page(house), field(house, COMPONENTS))
        if each.startswith("Kepala Seksi")
    ]
    assert found == [
        (
            "Kepala Seksi, di bawah Kepala Bidang Pelayanan Pendaftaran Penduduk (belum ada "
            "pemegangnya)"
        ),
        "Kepala Seksi, di bawah Kepala Bidang Pelayanan Pencatatan Sipil (belum ada pemegangnya)",
    ]


def test_holders_are_those_of_today_who_can_sign_in(house: House) -> None:
    office = house.year.office
    Holding.objects.filter(office=office).delete()

    def hold(name: str, kind: HoldingKind, **more: object) -> None:
        user = User.objects.create(username=name.casefold().replace(" ", "-"), full_name=name)
        Holding.objects.create(
            office=office, user=user, post=POST, kind=kind, **{"since": SINCE, **more}
        )

    def warning_text() -> str | None:
        return holders_on(office.pk, SINCE).get(POST)

    hold("Petugas", HoldingKind.CLERK)
    hold("Kelak", HoldingKind.DEFINITIVE, since="2030-01-01")
    assert warning_text() is None
    hold("Budi", HoldingKind.ACTING)
    assert warning_text() == "Plt. Budi"
    hold("Plt. Citra", HoldingKind.ACTING)
    hold("Ayu", HoldingKind.DEFINITIVE)
    assert warning_text() == "Ayu, Plt. Budi dan 1 lain"
    User.objects.filter(username="ayu").update(is_active=False)
    assert warning_text() == "Plt. Budi, Plt. Citra"


def test_a_form_that_nobody_can_approve_leads_the_planner_here(house: House) -> None:
    links = elements(house.browser("planner").get(house.address(HEAD)).text).all("a")
    assert PAGE in [each.attributes["href"] for each in links]
    others = elements(house.browser("head").get(house.address(HEAD)).text).all("a")
    assert PAGE not in [each.attributes["href"] for each in others]
