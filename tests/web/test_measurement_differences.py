"""From a finding that only a planner settles to its declaration: asked, declared and told,
without a code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import resolve, reverse
from tests.web.approving import set_state
from tests.web.elements import Element, elements
from tests.web.filling import (
    AREAS,
    POST,
    QUARTER,
    YEAR,
    House,
    cell,
    make_house,
    sound_forms,
    typed,
)
from tests.web.twins import SINCE, count_entries, person, signed_in
from tests.web.undoing import every_case_undone

from capaian.domain.period import Period
from capaian.web.measurement import differences as declaring
from capaian.web.measurement.differences import SUBJECT, sign_words
from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import Notice, PostForm
from capaian.web.offices.models import Holding, HoldingKind, Role
from capaian.web.trail.models import Entry
from capaian.web.years.models import OfficeYear

CODE = f"part_larger_than_whole:ktp.holders:{AREAS[0]}:{QUARTER}"
SENT = {**typed(("120", "45"), ("100", "50")), "aksi": "ajukan"}
WHY = "Penduduk dari kabupaten lain ikut merekam"
DIFFERENCE = "differences.yaml#differences"


def way(browser: Client, house: House, words: str) -> str:
    """The link that the page of a refused form shows beside what it says."""
    answer = browser.post(house.address(), SENT)
    assert answer.status_code == 422
    (box, *_) = elements(answer.text).all("div", role="alert")
    assert "part_larger" not in box.words and "Kode" not in box.words, "nobody reads a code"
    (link,) = [each for each in box.all("a") if each.words == words]
    return link.attributes["href"]


def pair(page: Element) -> dict[str, str]:
    (table,) = page.all("dl")
    names = [each.words for each in table.all("dt")]
    return dict(zip(names, (each.words for each in table.all("dd")), strict=True))


def page_of(
    house: House, code: str = CODE, words: str = "KTP-el (120) melebihi penduduk (100)"
) -> str:
    """The address that the form leads to where it found something."""
    forms = sound_forms(house.year)
    form = forms.form(POST, Period.parse(QUARTER))
    return house.address(more=f"perbedaan/{code}/?temuan={sign_words(form, code, words)}")


def test_the_planner_is_not_shown_to_ask_the_planner(house: House) -> None:
    link = ask(house)
    planner = house.browser("planner")
    page = elements(planner.get(link).text)
    assert "(120) lebih banyak daripada" in pair(page)["Temuan"]
    assert "minta perencana" not in page.words and "Periksa angkanya" not in page.words
    house.hold(house.people["planner"], kind=HoldingKind.CLERK)
    shown = elements(planner.post(house.address(), SENT).text)
    (box, *_) = shown.all("div", role="alert")
    assert "Bila memang demikian, nyatakan perbedaannya beserta alasannya." in box.words
    assert "inta perencana" not in shown.words, "nor below the cell itself"
    assert planner.post(link, {"alasan": WHY}).status_code == 302
    (notice,) = Notice.objects.filter(to=house.people["clerk"])
    assert f"Alasannya: {WHY}. Nilai yang belum tersimpan" in notice.text
    assert f"“{WHY}.” Nilainya dapat disimpan" in elements(planner.get(link).text).words


def covers(house: House) -> list[str]:
    rows = house.year.rows.filter(
        sheet="differences.yaml#*texts", cells__list="differences/covers"
    )
    return [row.cells["value"] for row in rows]


def ask(house: House) -> str:
    """The clerk asks; the address that the planner is led to."""
    clerk = house.browser("clerk")
    link = way(clerk, house, "Minta perencana menyatakannya")
    page = elements(clerk.get(link).text)
    assert "120" in pair(page)["Temuan"] and "Triwulan I" in pair(page)["Tempat"]
    assert clerk.post(link, {"alasan": WHY}).status_code == 302
    (notice,) = Notice.objects.filter(to=house.people["planner"])
    assert (
        WHY in notice.text and "Petugas-Kecil" in notice.text and "part_larger" not in notice.text
    )
    home = elements(house.browser("planner").get(f"/kecil/{YEAR}/").text)
    (link,) = [each.attributes["href"] for each in home.all("a") if each.words == notice.text]
    return link


def test_who_fills_in_asks_and_the_planner_declares_with_one_press(house: House) -> None:
    link, planner = ask(house), house.browser("planner")
    page = elements(planner.get(link).text)
    assert "Petugas-Kecil" in pair(page)["Diminta oleh"] and "120" in pair(page)["Temuan"]
    assert page.by_id("alasan").text == WHY, (
        "what was asked with is what is declared with, unless it is changed"
    )
    assert "part_larger" not in page.words
    assert planner.post(link, {"alasan": f"{WHY}."}).status_code == 302
    assert covers(house) == [CODE]
    row = house.year.rows.get(sheet=DIFFERENCE)
    assert row.cells["reason"] == f"{WHY}." and "Triwulan I" in row.cells["where"]
    (notice,) = Notice.objects.filter(to=house.people["clerk"])
    assert notice.text.startswith("Perbedaan dinyatakan perencana: ")
    clerk = house.browser("clerk")
    assert clerk.post(house.address(), SENT).status_code == 302, "no second reason is asked"
    assert house.counts()["ktp.holders", AREAS[0]] == "120"
    assert PostForm.objects.get().state == "submitted"
    declared = elements(clerk.get(house.address()).text).by_id("dinyatakan")
    assert declared.words == "Perbedaan yang dinyatakan"
    assert f"Dinyatakan: {WHY}." in clerk.get(house.address()).text
    assert "Perbedaan ini sudah dinyatakan" in planner.get(link).text
    assert Entry.objects.filter(action="remark.asked").count() == 1


def test_a_declaration_and_a_request_are_reported_to_who_can_read_them_today(house: House) -> None:
    closed = person("perencana-tutup", house.year.office, Role.PLANNER)
    closed.is_active = False
    closed.save()
    page = ask(house)
    assert {each.to for each in house.year.notices.all()} == {house.people["planner"]}
    Holding.objects.filter(user=house.people["clerk"]).update(until=SINCE)
    house.people["holder"].is_active = False
    house.people["holder"].save()
    since = person("kabid-baru", house.year.office, Role.UNIT_HEAD)
    house.hold(since)
    assert house.browser("planner").post(page, {"alasan": WHY}).status_code == 302
    assert {each.to for each in house.year.notices.filter(text__startswith="Perbedaan")} == {since}


def test_a_planner_who_fills_in_declares_from_the_form(house: House) -> None:
    house.year.office.holdings.filter(user=house.people["clerk"]).update(
        user=house.people["planner"]
    )
    planner = house.browser("planner")
    link = way(planner, house, "Nyatakan perbedaan ini")
    assert "120" in pair(elements(planner.get(link).text))["Temuan"]
    assert planner.post(link, {"alasan": WHY}).status_code == 302
    assert planner.post(link, {"alasan": WHY}).status_code == 302
    assert covers(house) == [CODE], "it is declared once"
    assert planner.post(house.address(), SENT).status_code == 302


@every_case_undone("reason", ["", "ok", "tidak ada", "   "])
@every_case_undone("name", ["clerk", "planner"])
def test_without_a_reason_nothing_is_questioned_or_declared(
    house: House, name: str, reason: str
) -> None:
    before = count_entries()
    answer = house.browser(name).post(page_of(house), {"alasan": reason})
    assert answer.status_code == 422
    page = elements(answer.text)
    assert page.by_id("alasan").text == reason.strip()
    assert page.by_id("alasan").attributes["aria-invalid"] == "true"
    assert count_entries() == before and covers(house) == [] and not Notice.objects.exists()


def test_who_neither_fills_in_nor_plans_finds_no_page(house: House) -> None:
    other = signed_in(person("lain", house.year.office, Role.DATA_ENTRY))
    path = page_of(house)
    assert other.get(path).status_code == 404
    assert other.post(path, {"alasan": WHY}).status_code == 404
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    "subject", ["x", "Besar:a", f"a{':b' * 9}", f"a:{'b' * 121}", "a::b", ":a"]
)
def test_what_names_no_difference_has_no_page(house: House, subject: str) -> None:
    assert (
        house.browser("planner").get(house.address(more=f"perbedaan/{subject}/")).status_code
        == 404
    )


def test_words_that_no_form_has_are_not_shown(house: House) -> None:
    path = house.address(more=f"perbedaan/{CODE}/")
    assert house.browser("planner").get(f"{path}?temuan=Bayar:ke:saya").status_code == 404


def test_the_script_receives_no_code_either(house: House) -> None:
    sent = {**typed(("120", "45"), ("100", "50")), "aksi": "simpan"}
    answer = house.browser("clerk").post(
        house.address(), sent, headers={"accept": "application/json"}
    )
    data = answer.json()["galat"]
    assert cell("ktp.holders", AREAS[0]) in data
    assert not re.search("part_larger|Kode perbedaan", answer.text)


def test_declarations_are_numbered_beside_those_that_are_there(house: House) -> None:
    planner = house.browser("planner")
    for place, area in enumerate(AREAS):
        code = f"part_larger_than_whole:ktp.holders:{area}:{QUARTER}"
        assert planner.post(page_of(house, code), {"alasan": WHY}).status_code == 302
        assert len(covers(house)) == place + 1
    rows = house.year.rows.filter(sheet=DIFFERENCE)
    assert sorted(row.cells["id"] for row in rows) == ["perbedaan-1", "perbedaan-2"]


def test_the_log_says_who_requested_and_why(house: House) -> None:
    ask(house)
    entry = Entry.objects.get(action="remark.asked")
    assert entry.actor == house.people["clerk"] and entry.reason == WHY
    shown = house.browser("head").get(f"/kecil/{YEAR}/catatan/").text
    assert "Perbedaan diminta dinyatakan" in shown and "part_larger" not in shown


@pytest.mark.parametrize("name", ["clerk", "planner"])
def test_what_the_form_never_found_is_neither_requested_nor_declared(
    house: House, name: str
) -> None:
    before = count_entries()
    for code in (CODE, "part_larger_than_whole:tidak.ada:1:2", "totally_made_up:ktp.holders"):
        path = house.address(more=f"perbedaan/{code}/")
        assert house.browser(name).get(path).status_code == 404
        assert house.browser(name).post(path, {"alasan": WHY}).status_code == 404
    assert count_entries() == before and covers(house) == [] and not Notice.objects.exists()


def test_words_of_a_finding_are_those_of_no_other_finding_or_office(
    house: House, tmp_path: Path
) -> None:
    (tmp_path / "lain").mkdir()
    twin = make_house(tmp_path / "lain", "lain")
    other = page_of(house, f"part_larger_than_whole:ktp.holders:{AREAS[1]}:{QUARTER}")
    for words in (page_of(house), page_of(twin)):
        mixed = f"{other.partition('?')[0]}?{words.partition('?')[2]}"
        assert house.browser("clerk").post(mixed, {"alasan": WHY}).status_code == 404
    own_words = page_of(twin).partition("?")[2]
    assert (
        house.browser("planner").get(f"{page_of(house).partition('?')[0]}?{own_words}").status_code
        == 404
    )
    assert not Notice.objects.exists()


def test_a_declared_number_is_drawn_after_the_other(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    lock, forms = OfficeYear.objects.select_for_update, declaring.form_at

    def note_lock() -> QuerySet[OfficeYear]:
        order.append("lock")
        return lock()

    def note_forms(year: OfficeYear, post: str, period: str) -> tuple[Forms, PostForm]:
        order.append("read")
        return forms(year, post, period)

    path = page_of(house)
    monkeypatch.setattr(OfficeYear.objects, "select_for_update", note_lock)
    monkeypatch.setattr(declaring, "form_at", note_forms)
    assert house.browser("planner").post(path, {"alasan": WHY}).status_code == 302
    assert order[:2] == ["lock", "read"]


@pytest.mark.parametrize("name", ["clerk", "planner"])
def test_a_closed_year_takes_neither_request_nor_declaration(house: House, name: str) -> None:
    house.close()
    answer = house.browser(name).post(page_of(house), {"alasan": WHY})
    assert answer.status_code == 422 and "sudah ditutup" in answer.text
    assert covers(house) == [] and not Notice.objects.exists()


@pytest.mark.parametrize("state", [State.SUBMITTED, State.VERIFIED, State.APPROVED, State.LOCKED])
def test_a_form_that_is_not_open_takes_no_request(house: House, state: State) -> None:
    set_state(house, state)
    answer = house.browser("clerk").post(page_of(house), {"alasan": WHY})
    assert answer.status_code == 422 and f"Isian ini sudah {state.words.lower()};" in answer.text
    assert not Notice.objects.exists() and not Entry.objects.filter(action="remark.asked").exists()


OF_YEAR = {"office": "kecil", "year": 2024}
FORM = {**OF_YEAR, "post": "kabid/dafduk", "period": "2024-Q1"}
PLACES = [
    ("form", FORM),
    ("form_step", FORM),
    ("form_remark", FORM),
    (
        "form_difference",
        {**FORM, "subject": "total_differs:quarters:inputs:I/1:money:all:revised:2024"},
    ),
    ("form_difference", {**FORM, "subject": "total_differs:a/2024x"}),
    ("trace", {**OF_YEAR, "kind": "indikator", "code": "iku/1", "period": "2024"}),
    ("trace", {**OF_YEAR, "kind": "cakupan", "code": "ktp/el:63.11.02", "period": "2024-S1"}),
    ("formula", {**OF_YEAR, "kind": "indikator", "code": "iku/1"}),
]


@pytest.mark.parametrize(("name", "report"), PLACES)
def test_an_address_leads_to_its_page_with_the_code_as_it_is(
    name: str, report: Mapping[str, object]
) -> None:
    found = resolve(reverse(name, kwargs={**report}))
    assert (found.url_name, found.kwargs) == (name, report)


def test_a_difference_of_such_a_code_can_be_declared() -> None:
    assert all(
        SUBJECT.fullmatch(str(report["subject"])) for _, report in PLACES if "subject" in report
    )


@pytest.mark.parametrize("post", ["kabid-dafduk", "kabid/dafduk", "kabid/bukti"])
def test_what_belongs_to_a_form_is_not_taken_for_a_form(post: str) -> None:
    for name in ("form_step", "form_remark", "evidence_add"):
        found = resolve(reverse(name, kwargs={**FORM, "post": post}))
        assert (found.url_name, found.kwargs["post"]) == (name, post)
