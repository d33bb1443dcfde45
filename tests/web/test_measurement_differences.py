"""From a finding that only a planner settles to its declaration: asked, declared and told, without a code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.db.models import QuerySet
from django.test import Client
from tests.web.approving import set_state
from tests.web.elements import Element, elements
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, cell, house, typed
from tests.web.twins import SINCE, count_entries, person, signed_in
from tests.web.undoing import every_case_undone

from capaian.domain.period import Period
from capaian.web.measurement import differences as declaring
from capaian.web.measurement.differences import sign_words
from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.models import Notice, PostForm
from capaian.web.offices.models import Holding, HoldingKind, Role
from capaian.web.trail.models import Entry
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
CODE = f"part_larger_than_whole:ktp.holders:{AREAS[0]}:{QUARTER}"
SENT = {**typed(("120", "45"), ("100", "50")), "aksi": "ajukan"}
WHY = "Penduduk dari kabupaten lain ikut merekam"
DIFFERENCE = "differences.yaml#differences"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def way(browser: Client, own: House, words: str) -> str:
    """The link that the page of a refused form shows beside what it says."""
    answer = browser.post(own.address(), SENT)
    assert answer.status_code == 422
    (box, *_) = elements(answer.text).all("div", role="alert")
    assert "part_larger" not in box.words and "Kode" not in box.words, "nobody reads a code"
    (link,) = [each for each in box.all("a") if each.words == words]
    return link.attributes["href"]


def pair(page: Element) -> dict[str, str]:
    (table,) = page.all("dl")
    names = [each.words for each in table.all("dt")]
    return dict(zip(names, (each.words for each in table.all("dd")), strict=True))


def page_of(own: House, code: str = CODE, words: str = "KTP-el (120) melebihi penduduk (100)") -> str:
    """The address that the form leads to where it found something."""
    forms = forms_of(own.year)
    assert forms is not None
    form = forms.form(POST, Period.parse(QUARTER))
    return own.address(more=f"perbedaan/{code}/?temuan={sign_words(form, code, words)}")


def test_the_planner_is_not_told_to_ask_the_planner(own: House) -> None:
    link = ask(own)
    planner = own.browser("planner")
    page = elements(planner.get(link).text)
    assert "(120) lebih banyak daripada" in pair(page)["Temuan"]
    assert "minta perencana" not in page.words and "Periksa angkanya" not in page.words
    Holding.objects.create(
        office=own.year.office,
        user=own.people["planner"],
        post=POST,
        kind=HoldingKind.CLERK,
        since=SINCE,
    )
    shown = elements(planner.post(own.address(), SENT).text)
    (box, *_) = shown.all("div", role="alert")
    assert "Bila memang demikian, nyatakan perbedaannya beserta alasannya." in box.words
    assert "inta perencana" not in shown.words, "nor below the cell itself"
    assert planner.post(link, {"alasan": WHY}).status_code == 302
    (notice,) = Notice.objects.filter(to=own.people["clerk"])
    assert f"Alasannya: {WHY}. Nilai yang belum tersimpan" in notice.text
    assert f"“{WHY}.” Nilainya dapat disimpan" in elements(planner.get(link).text).words


def covers(own: House) -> list[str]:
    rows = own.year.rows.filter(sheet="differences.yaml#*texts", cells__list="differences/covers")
    return [row.cells["value"] for row in rows]


def ask(own: House) -> str:
    """The clerk asks; the address that the planner is led to."""
    clerk = own.browser("clerk")
    link = way(clerk, own, "Minta perencana menyatakannya")
    page = elements(clerk.get(link).text)
    assert "120" in pair(page)["Temuan"] and "Triwulan I" in pair(page)["Tempat"]
    assert clerk.post(link, {"alasan": WHY}).status_code == 302
    (notice,) = Notice.objects.filter(to=own.people["planner"])
    assert WHY in notice.text and "Petugas-Kecil" in notice.text and "part_larger" not in notice.text
    home = elements(own.browser("planner").get(f"/kecil/{YEAR}/").text)
    (link,) = [each.attributes["href"] for each in home.all("a") if each.words == notice.text]
    return link


def test_who_fills_in_asks_and_the_planner_declares_with_one_press(own: House) -> None:
    link, planner = ask(own), own.browser("planner")
    page = elements(planner.get(link).text)
    assert "Petugas-Kecil" in pair(page)["Diminta oleh"] and "120" in pair(page)["Temuan"]
    assert page.by_id("alasan").text == WHY, (
        "what was asked with is what is declared with, unless it is changed"
    )
    assert "part_larger" not in page.words
    assert planner.post(link, {"alasan": f"{WHY}."}).status_code == 302
    assert covers(own) == [CODE]
    row = own.year.rows.get(sheet=DIFFERENCE)
    assert row.cells["reason"] == f"{WHY}." and "Triwulan I" in row.cells["where"]
    (notice,) = Notice.objects.filter(to=own.people["clerk"])
    assert notice.text.startswith("Perbedaan dinyatakan perencana: ")
    clerk = own.browser("clerk")
    assert clerk.post(own.address(), SENT).status_code == 302, "no second reason is asked"
    assert own.counts()["ktp.holders", AREAS[0]] == "120"
    assert PostForm.objects.get().state == "submitted"
    declared = elements(clerk.get(own.address()).text).by_id("dinyatakan")
    assert declared.words == "Perbedaan yang dinyatakan"
    assert f"Dinyatakan: {WHY}." in clerk.get(own.address()).text
    assert "Perbedaan ini sudah dinyatakan" in planner.get(link).text
    assert Entry.objects.filter(action="remark.asked").count() == 1


def test_a_declaration_and_a_request_are_told_to_who_can_read_them_today(own: House) -> None:
    closed = person("perencana-tutup", own.year.office, Role.PLANNER)
    closed.is_active = False
    closed.save()
    page = ask(own)
    assert {each.to for each in own.year.notices.all()} == {own.people["planner"]}
    Holding.objects.filter(user=own.people["clerk"]).update(until=SINCE)
    own.people["holder"].is_active = False
    own.people["holder"].save()
    since = person("kabid-baru", own.year.office, Role.UNIT_HEAD)
    Holding.objects.create(office=own.year.office, user=since, post=POST, since=SINCE)
    assert own.browser("planner").post(page, {"alasan": WHY}).status_code == 302
    assert {each.to for each in own.year.notices.filter(text__startswith="Perbedaan")} == {since}


def test_a_planner_who_fills_in_declares_from_the_form(own: House) -> None:
    own.year.office.holdings.filter(user=own.people["clerk"]).update(user=own.people["planner"])
    planner = own.browser("planner")
    link = way(planner, own, "Nyatakan perbedaan ini")
    assert "120" in pair(elements(planner.get(link).text))["Temuan"]
    assert planner.post(link, {"alasan": WHY}).status_code == 302
    assert planner.post(link, {"alasan": WHY}).status_code == 302
    assert covers(own) == [CODE], "it is declared once"
    assert planner.post(own.address(), SENT).status_code == 302


@every_case_undone("reason", ["", "ok", "tidak ada", "   "])
@every_case_undone("name", ["clerk", "planner"])
def test_without_a_reason_nothing_is_asked_or_declared(own: House, name: str, reason: str) -> None:
    before = count_entries()
    answer = own.browser(name).post(page_of(own), {"alasan": reason})
    assert answer.status_code == 422
    page = elements(answer.text)
    assert page.by_id("alasan").text == reason.strip()
    assert page.by_id("alasan").attributes["aria-invalid"] == "true"
    assert count_entries() == before and covers(own) == [] and not Notice.objects.exists()


def test_who_neither_fills_in_nor_plans_finds_no_page(own: House) -> None:
    other = signed_in(person("lain", own.year.office, Role.DATA_ENTRY))
    path = page_of(own)
    assert other.get(path).status_code == 404
    assert other.post(path, {"alasan": WHY}).status_code == 404
    assert not Notice.objects.exists()


@pytest.mark.parametrize("subject", ["x", "Besar:a", f"a{':b' * 9}", f"a:{'b' * 121}", "a::b", ":a"])
def test_what_names_no_difference_has_no_page(own: House, subject: str) -> None:
    assert own.browser("planner").get(own.address(more=f"perbedaan/{subject}/")).status_code == 404


def test_words_that_no_form_said_are_not_shown(own: House) -> None:
    path = own.address(more=f"perbedaan/{CODE}/")
    assert own.browser("planner").get(f"{path}?temuan=Bayar:ke:saya").status_code == 404


def test_the_script_is_told_no_code_either(own: House) -> None:
    sent = {**typed(("120", "45"), ("100", "50")), "aksi": "simpan"}
    answer = own.browser("clerk").post(own.address(), sent, headers={"accept": "application/json"})
    told = answer.json()["galat"]
    assert cell("ktp.holders", AREAS[0]) in told
    assert not re.search("part_larger|Kode perbedaan", answer.text)


def test_declarations_are_numbered_beside_those_that_are_there(own: House) -> None:
    planner = own.browser("planner")
    for place, area in enumerate(AREAS):
        code = f"part_larger_than_whole:ktp.holders:{area}:{QUARTER}"
        assert planner.post(page_of(own, code), {"alasan": WHY}).status_code == 302
        assert len(covers(own)) == place + 1
    rows = own.year.rows.filter(sheet=DIFFERENCE)
    assert sorted(row.cells["id"] for row in rows) == ["perbedaan-1", "perbedaan-2"]


def test_the_log_says_who_asked_and_why(own: House) -> None:
    ask(own)
    entry = Entry.objects.get(action="remark.asked")
    assert entry.actor == own.people["clerk"] and entry.reason == WHY
    shown = own.browser("head").get(f"/kecil/{YEAR}/catatan/").text
    assert "Perbedaan diminta dinyatakan" in shown and "part_larger" not in shown


@pytest.mark.parametrize("name", ["clerk", "planner"])
def test_what_the_form_never_found_is_neither_asked_nor_declared(own: House, name: str) -> None:
    before = count_entries()
    for code in (CODE, "part_larger_than_whole:tidak.ada:1:2", "totally_made_up:ktp.holders"):
        path = own.address(more=f"perbedaan/{code}/")
        assert own.browser(name).get(path).status_code == 404
        assert own.browser(name).post(path, {"alasan": WHY}).status_code == 404
    assert count_entries() == before and covers(own) == [] and not Notice.objects.exists()


def test_words_of_one_finding_are_not_those_of_another_or_of_another_office(
    own: House, tmp_path: Path
) -> None:
    (tmp_path / "lain").mkdir()
    twin = house(tmp_path / "lain", "lain")
    other = page_of(own, f"part_larger_than_whole:ktp.holders:{AREAS[1]}:{QUARTER}")
    for words in (page_of(own), page_of(twin)):
        mixed = f"{other.partition('?')[0]}?{words.partition('?')[2]}"
        assert own.browser("clerk").post(mixed, {"alasan": WHY}).status_code == 404
    own_words = page_of(twin).partition("?")[2]
    assert own.browser("planner").get(f"{page_of(own).partition('?')[0]}?{own_words}").status_code == 404
    assert not Notice.objects.exists()


def test_the_number_of_a_declaration_is_drawn_once_the_other_one_stands(
    own: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    lock, forms = OfficeYear.objects.select_for_update, declaring.form_at

    def note_lock() -> QuerySet[OfficeYear]:
        order.append("lock")
        return lock()

    def note_forms(year: OfficeYear, post: str, period: str) -> tuple[Forms, PostForm]:
        order.append("read")
        return forms(year, post, period)

    path = page_of(own)
    monkeypatch.setattr(OfficeYear.objects, "select_for_update", note_lock)
    monkeypatch.setattr(declaring, "form_at", note_forms)
    assert own.browser("planner").post(path, {"alasan": WHY}).status_code == 302
    assert order[:2] == ["lock", "read"]


@pytest.mark.parametrize("name", ["clerk", "planner"])
def test_a_closed_year_takes_neither_request_nor_declaration(own: House, name: str) -> None:
    own.year.is_closed = True
    own.year.save()
    answer = own.browser(name).post(page_of(own), {"alasan": WHY})
    assert answer.status_code == 422 and "sudah ditutup" in answer.text
    assert covers(own) == [] and not Notice.objects.exists()


@pytest.mark.parametrize("state", [State.SUBMITTED, State.VERIFIED, State.APPROVED, State.LOCKED])
def test_a_form_that_is_not_open_takes_no_request(own: House, state: State) -> None:
    set_state(own, state)
    answer = own.browser("clerk").post(page_of(own), {"alasan": WHY})
    assert answer.status_code == 422 and f"Isian ini sudah {state.words.lower()};" in answer.text
    assert not Notice.objects.exists() and not Entry.objects.filter(action="remark.asked").exists()
