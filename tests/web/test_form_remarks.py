"""Reasons, answers and comments: nobody writes over another's, each write is in the log."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.web.elements import Element, elements
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, cell, make_house, typed
from tests.web.test_year_approval import CLOSE, approve_year, fill
from tests.web.twins import person, signed_in

from capaian.web.measurement.models import ApprovedYear, PostForm, Remark
from capaian.web.offices.models import Office, Role
from capaian.web.trail.models import Entry
from capaian.web.years import recent_lists

EMPTY = cell("ktp.holders", AREAS[1])
REASON = f"sebab-{EMPTY}"
LACKING = typed(("90", ""), ("100", "50"))


@pytest.fixture(name="lacking")
def with_empty_cell(tmp_path: Path) -> House:
    """An office in whose form one cell is empty."""
    lacking = make_house(tmp_path)
    assert (
        lacking.browser("clerk").post(lacking.address(), {**LACKING, "aksi": "simpan"}).status_code
        == 302
    )
    return lacking


def fields(page: Element) -> dict[str, str]:
    """What a browser sends of the form when nothing is typed."""
    (form,) = page.all("form", id="isian")
    inputs = {
        each.attributes["name"]: each.attributes.get("value", "")
        for each in form
        if each.tag == "input" and each.attributes.get("type") != "radio"
    }
    texts = {each.attributes["name"]: each.text.strip() for each in form if each.tag == "textarea"}
    return {**inputs, **texts, "aksi": "simpan"}


def opened(lacking: House, name: str) -> dict[str, str]:
    return fields(elements(lacking.browser(name).get(lacking.address()).text))


def send(lacking: House, name: str, sent: dict[str, str]) -> tuple[int, Element]:
    answer = lacking.browser(name).post(lacking.address(), sent)
    return answer.status_code, elements(answer.text)


def reasons() -> list[str]:
    return [*Remark.objects.filter(kind="explanation").values_list("text", flat=True)]


def remark_entries() -> list[tuple[str, object, object]]:
    entries = Entry.objects.filter(action__startswith="remark.").order_by("number")
    return [
        (each.action, (each.before or {}).get("text"), (each.after or {}).get("text"))
        for each in entries
    ]


def test_an_old_page_that_changes_nothing_takes_no_reason_away(lacking: House) -> None:
    old, new = opened(lacking, "clerk"), opened(lacking, "holder")
    assert send(lacking, "holder", {**new, REASON: "Server pusat mati."})[0] == 302
    assert send(lacking, "clerk", old)[0] == 302
    assert reasons() == ["Server pusat mati."]


def test_of_two_reasons_for_a_value_the_first_counts_until_one_is_chosen(lacking: House) -> None:
    first, second = opened(lacking, "clerk"), opened(lacking, "holder")
    assert send(lacking, "holder", {**second, REASON: "Server pusat mati."})[0] == 302
    status, page = send(lacking, "clerk", {**first, REASON: "Listrik padam."})
    assert status == 409 and reasons() == ["Server pusat mati."]
    words = " ".join(each.words for each in page.all("div", role="alert"))
    assert "Server pusat mati." in words and "Listrik padam." in words
    again = fields(page)
    assert (again[REASON], again[f"dulu-{REASON}"]) == ("Listrik padam.", "Server pusat mati.")
    assert send(lacking, "clerk", again)[0] == 302
    assert reasons() == ["Listrik padam."]
    assert remark_entries() == [
        ("remark.explained", None, "Server pusat mati."),
        ("remark.explained", "Server pusat mati.", "Listrik padam."),
    ]


def test_cells_beside_a_disputed_reason_are_stored(lacking: House) -> None:
    first, second = opened(lacking, "clerk"), opened(lacking, "holder")
    send(lacking, "holder", {**second, REASON: "Server pusat mati."})
    holders = cell("ktp.holders", AREAS[0])
    assert (
        send(lacking, "clerk", {**first, REASON: "Listrik padam.", f"sel-{holders}": "91"})[0]
        == 409
    )
    assert lacking.counts()["ktp.holders", AREAS[0]] == "91"


def test_a_reason_that_is_taken_back_is_reported(lacking: House) -> None:
    send(lacking, "clerk", {**opened(lacking, "clerk"), REASON: "Server\r\npusat mati."})
    kept = opened(lacking, "clerk")
    assert kept[f"dulu-{REASON}"] == "Server\npusat mati."
    lines = {**kept, REASON: "Server\r\npusat mati.", f"dulu-{REASON}": "Server\r\npusat mati."}
    assert send(lacking, "clerk", lines)[0] == 302
    assert len(remark_entries()) == 1, "ends of lines are no change"
    assert send(lacking, "clerk", {**kept, REASON: ""})[0] == 302
    assert reasons() == [] and remark_entries()[-1] == (
        "remark.explained",
        "Server\npusat mati.",
        None,
    )


def test_a_reason_stays_with_a_value_that_its_writer_changes_with_it(lacking: House) -> None:
    send(lacking, "clerk", {**opened(lacking, "clerk"), REASON: "Server pusat mati."})
    assert send(lacking, "clerk", {**opened(lacking, "clerk"), f"sel-{EMPTY}": "40"})[0] == 302
    (kept,) = Remark.objects.filter(kind="explanation")
    assert (kept.text, kept.value) == ("Server pusat mati.", "40")


def test_a_disputed_reason_is_reported_beside_a_cell_that_cannot_be_read(lacking: House) -> None:
    holders = f"sel-{cell('ktp.holders', AREAS[0])}"
    sent = {**opened(lacking, "clerk"), REASON: "Listrik padam.", holders: "x"}
    send(lacking, "holder", {**opened(lacking, "holder"), REASON: "Server pusat mati."})
    status, page = send(lacking, "clerk", sent)
    again = fields(page)
    assert status == 409 and again[holders] == "x"
    assert (again[REASON], again[f"dulu-{REASON}"]) == ("Listrik padam.", "Server pusat mati.")
    assert reasons() == ["Server pusat mati."], (
        "what somebody else wrote stands until one is chosen"
    )
    assert send(lacking, "clerk", {**again, holders: "90"})[0] == 302
    assert reasons() == ["Listrik padam."]


def returned(lacking: House) -> Remark:
    """A form with a comment on one value, returned."""
    sent = {**opened(lacking, "clerk"), REASON: "Server pusat mati.", "aksi": "ajukan"}
    assert send(lacking, "clerk", sent)[0] == 302
    planner = lacking.browser("planner")
    wish = {"nilai": cell("ktp.holders", AREAS[0]), "catatan": "Buku register menulis 89."}
    assert planner.post(lacking.address(more="catatan/"), wish).status_code == 302
    assert (
        lacking.step("planner", "return", "Periksa lagi angka Kecamatan Hulu.").status_code == 302
    )
    return Remark.objects.get(kind="comment")


def test_two_answers_to_one_comment_are_both_shown(lacking: House) -> None:
    remark = returned(lacking)
    name = f"jawab-{remark.pk}"
    first, second = opened(lacking, "clerk"), opened(lacking, "holder")
    assert send(lacking, "holder", {**second, name: "Sudah dihitung ulang: 90."})[0] == 302
    assert send(lacking, "clerk", first)[0] == 302
    status, page = send(lacking, "clerk", {**first, name: "Benar 89."})
    assert status == 409
    words = " ".join(each.words for each in page.all("div", role="alert"))
    assert "Sudah dihitung ulang: 90." in words and "Benar 89." in words
    remark.refresh_from_db()
    assert (remark.answer, remark.answered_by) == (
        "Sudah dihitung ulang: 90.",
        lacking.people["holder"],
    )
    assert send(lacking, "clerk", fields(page))[0] == 302
    remark.refresh_from_db()
    assert (remark.answer, remark.answered_by) == ("Benar 89.", lacking.people["clerk"])
    answers = Entry.objects.filter(action="remark.answered").order_by("number")
    assert [(each.after or {})["answer"] for each in answers] == [
        "Sudah dihitung ulang: 90.",
        "Benar 89.",
    ]


def test_an_answer_to_a_comment_of_another_form_is_none(lacking: House) -> None:
    remark = returned(lacking)
    other = lacking.address(quarter="2024-Q2")
    sent = {**typed(("90", "45"), ("100", "50"), "2024-Q2"), f"jawab-{remark.pk}": "Salah tempat."}
    assert lacking.browser("clerk").post(other, {**sent, "aksi": "simpan"}).status_code == 302
    remark.refresh_from_db()
    assert remark.answer == ""


def test_the_page_says_when_it_was_saved_last(lacking: House) -> None:
    form = PostForm.objects.get(post=POST, period=QUARTER)
    PostForm.objects.filter(pk=form.pk).update(changed_at=datetime(2025, 1, 1, tzinfo=UTC))
    assert (
        send(
            lacking,
            "clerk",
            {**opened(lacking, "clerk"), f"sel-{cell('ktp.holders', AREAS[0])}": "91"},
        )[0]
        == 302
    )
    form.refresh_from_db()
    assert form.changed_at.year > 2025


def test_an_answer_is_changed_until_the_form_is_handed_in_and_stays_once_it_came_back(
    lacking: House,
) -> None:
    remark = returned(lacking)
    name = f"jawab-{remark.pk}"
    assert (
        send(lacking, "clerk", {**opened(lacking, "clerk"), name: "Angka ini kami per"})[0] == 302
    )
    shown = opened(lacking, "clerk")
    assert shown[name] == shown[f"dulu-{name}"] == "Angka ini kami per"
    assert send(lacking, "clerk", {**shown, name: ""})[0] == 302
    remark.refresh_from_db()
    assert (remark.answer, remark.answered_by, remark.answered_at) == ("", None, None)
    whole = {**opened(lacking, "clerk"), name: "Angka ini kami periksa lagi.", "aksi": "ajukan"}
    assert send(lacking, "clerk", whole)[0] == 302
    assert lacking.step("planner", "return", "Periksa juga Kecamatan Hilir.").status_code == 302
    assert name not in opened(lacking, "clerk")
    late = {
        **opened(lacking, "clerk"),
        name: "Bukan begitu.",
        f"dulu-{name}": "Angka ini kami periksa lagi.",
    }
    send(lacking, "clerk", late)
    remark.refresh_from_db()
    assert remark.answer == "Angka ini kami periksa lagi.", "it was read by who returned the form"


def test_a_dot_is_no_answer_and_may_be_mended(lacking: House) -> None:
    remark = returned(lacking)
    name = f"jawab-{remark.pk}"
    status, page = send(
        lacking, "clerk", {**opened(lacking, "clerk"), name: ".", "aksi": "ajukan"}
    )
    assert status == 422 and "“.” belum menjawabnya." in page.words
    assert fields(page)[name] == "."
    assert send(lacking, "clerk", {**fields(page), name: "Sudah.", "aksi": "ajukan"})[0] == 302


HULU = cell("ktp.holders", AREAS[0])
WHY = "Periksa lagi angka Kecamatan Hulu."


@pytest.fixture(name="submitted")
def with_submitted_form(house: House) -> House:
    hand_in(house, ("13172", "45"))
    return house


def hand_in(submitted: House, holders: tuple[str, str], deed: str = "ajukan") -> None:
    sent = typed(holders, ("20000", "50"), aksi=deed)
    for (measure, area), text in submitted.counts().items():
        sent[f"dulu-{cell(measure, area)}"] = text
    assert submitted.browser("clerk").post(submitted.address(), sent).status_code == 302


def step(submitted: House, name: str, which: str, reason: str = "") -> int:
    return submitted.step(name, which, reason).status_code


def page(submitted: House, name: str) -> Element:
    return elements(submitted.browser(name).get(submitted.address()).text)


def changes(submitted: House, name: str) -> list[str]:
    """What the page of verification says has changed."""
    place = f"/kecil/{YEAR}/verifikasi/{POST}/{QUARTER}/"
    answer = submitted.browser(name).get(place)
    return [each.words for each in elements(answer.text).all("p") if "→" in each.words]


def test_who_decides_sees_what_was_there_the_time_before(submitted: House) -> None:
    assert step(submitted, "planner", "return", WHY) == 302
    hand_in(submitted, ("", "45"), "simpan")  # taken away and written anew
    hand_in(submitted, ("13127", "45"))
    text = "Hulu, Penduduk yang sudah merekam KTP-el: 13.172 → 13.127"
    assert changes(submitted, "planner") == [text]
    assert page(submitted, "planner").by_id(f"{HULU}:td").words == "13.127 semula 13.172"
    assert step(submitted, "planner", "verify") == 302
    assert changes(submitted, "head") == [text]


def test_a_form_that_never_came_back_shows_no_changes(submitted: House) -> None:
    assert step(submitted, "clerk", "withdraw") == 302
    hand_in(submitted, ("13127", "45"))
    assert (
        "semula" not in page(submitted, "planner").words
        and "sejak diajukan" not in page(submitted, "planner").words
    )


def test_what_is_compared_is_what_was_looked_at(submitted: House) -> None:
    """A form that was withdrawn in between was not looked at then."""
    assert step(submitted, "planner", "return", WHY) == 302
    hand_in(submitted, ("13100", "45"))
    assert step(submitted, "clerk", "withdraw") == 302
    hand_in(submitted, ("13127", "45"))
    assert changes(submitted, "planner") == [
        "Hulu, Penduduk yang sudah merekam KTP-el: 13.172 → 13.127"
    ]


def test_an_office_that_was_renamed_hides_no_change(submitted: House) -> None:
    """The log names its forms otherwise now."""
    assert step(submitted, "planner", "return", WHY) == 302
    Office.objects.update(name="Dinas yang berganti nama")
    hand_in(submitted, ("13127", "45"))
    assert len(changes(submitted, "planner")) == 1


def test_who_fills_in_is_not_shown_it(submitted: House) -> None:
    assert step(submitted, "planner", "return", WHY) == 302
    hand_in(submitted, ("13127", "45"), "simpan")
    assert changes(submitted, "clerk") == []


def test_it_costs_little(
    submitted: House,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recent_lists, "MAX_AGE_OF_LISTS", timedelta(hours=1))  # lists are there
    assert step(submitted, "planner", "return", WHY) == 302
    hand_in(submitted, ("13127", "45"))
    browser = submitted.browser("planner")
    browser.get(submitted.address())
    with django_assert_max_num_queries(15):
        assert "semula" in browser.get(submitted.address()).text


LAST = f"{YEAR}-Q4"


def warning_in(house: House, name: str = "head", quarter: str = LAST) -> str:
    page = elements(house.browser(name).get(house.address(quarter=quarter)).text)
    return " ".join(box.words for box in page.all("div") if box.attributes.get("id") == "batal")


def test_it_names_the_year_who_approved_it_and_its_seal_until_it_is_done(house: House) -> None:
    approve_year(house)
    approval = ApprovedYear.objects.get()
    message = warning_in(house)
    assert f"membatalkan pengesahan Tahun {YEAR}" in message and str(approval.by) in message
    assert approval.sha256[:16] in message and "harus disahkan lagi" in message
    assert warning_in(house, "planner") == "", "who does not open it is not asked to think of it"
    assert (
        house.step("head", "reopen", "Satu akta tercatat dua kali.", period=LAST).status_code
        == 302
    )
    approval.refresh_from_db()
    assert approval.voided_at is not None
    assert warning_in(house, quarter=f"{YEAR}-Q1") == "", "nothing is left to be voided"


def test_a_year_that_was_not_approved_has_nothing_to_void(house: House) -> None:
    first = f"{YEAR}-Q1"
    fill(house, first)
    page = house.browser("head").get(house.address(quarter=first)).text
    assert "Buka kembali" in page and warning_in(house, quarter=first) == ""


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.VIEWER, Role.PLANNER, Role.OFFICE_HEAD])
def test_the_first_page_names_a_voided_approval_until_the_next_one(
    house: House, role: Role
) -> None:
    reader = signed_in(person(f"baca-{role.value}", house.year.office, role))
    home = f"/kecil/{YEAR}/"
    approve_year(house)
    assert "batal" not in reader.get(home).text
    assert (
        house.step("head", "reopen", "Satu akta tercatat dua kali.", period=LAST).status_code
        == 302
    )
    text = elements(reader.get(home).text).by_id("batal").words
    assert f"Pengesahan tahun {YEAR} batal" in text and "Satu akta tercatat dua kali." in text
    assert str(house.people["head"]) in text and "belum disahkan kembali" in text
    clerk, head = house.browser("clerk"), house.browser("head")
    assert clerk.post(house.address(quarter=LAST), {"aksi": "ajukan"}).status_code == 302
    for name, taken in (("planner", "verify"), ("head", "approve")):
        assert house.step(name, taken, period=LAST).status_code == 302
    assert head.post(CLOSE, house.shown(tanpa="ya")).status_code == 302
    assert 'id="batal"' not in reader.get(home).text
