"""Reasons, answers and comments: nobody writes over another's, each write is in the log."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.web.elements import Element, elements
from tests.web.filling import AREAS, POST, QUARTER, House, cell, house, typed

from capaian.web.measurement.models import PostForm, Remark
from capaian.web.trail.models import Entry

pytestmark = pytest.mark.django_db
EMPTY = cell("ktp.holders", AREAS[1])
REASON = f"sebab-{EMPTY}"
LACKING = typed(("90", ""), ("100", "50"))


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    """An office in whose form one cell is empty."""
    own = house(tmp_path)
    assert own.browser("clerk").post(own.address(), {**LACKING, "aksi": "simpan"}).status_code == 302
    return own


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


def opened(own: House, name: str) -> dict[str, str]:
    return fields(elements(own.browser(name).get(own.address()).text))


def send(own: House, name: str, sent: dict[str, str]) -> tuple[int, Element]:
    answer = own.browser(name).post(own.address(), sent)
    return answer.status_code, elements(answer.text)


def reasons() -> list[str]:
    return [*Remark.objects.filter(kind="explanation").values_list("text", flat=True)]


def remark_entries() -> list[tuple[str, object, object]]:
    entries = Entry.objects.filter(action__startswith="remark.").order_by("number")
    return [
        (each.action, (each.before or {}).get("text"), (each.after or {}).get("text")) for each in entries
    ]


def test_an_old_page_that_changes_nothing_takes_no_reason_away(own: House) -> None:
    old, new = opened(own, "clerk"), opened(own, "holder")
    assert send(own, "holder", {**new, REASON: "Server pusat mati."})[0] == 302
    assert send(own, "clerk", old)[0] == 302
    assert reasons() == ["Server pusat mati."]


def test_two_reasons_for_one_value_are_both_shown_and_the_first_stands_until_one_is_chosen(
    own: House,
) -> None:
    first, second = opened(own, "clerk"), opened(own, "holder")
    assert send(own, "holder", {**second, REASON: "Server pusat mati."})[0] == 302
    status, page = send(own, "clerk", {**first, REASON: "Listrik padam."})
    assert status == 409 and reasons() == ["Server pusat mati."]
    words = " ".join(each.words for each in page.all("div", role="alert"))
    assert "Server pusat mati." in words and "Listrik padam." in words
    again = fields(page)
    assert (again[REASON], again[f"dulu-{REASON}"]) == ("Listrik padam.", "Server pusat mati.")
    assert send(own, "clerk", again)[0] == 302
    assert reasons() == ["Listrik padam."]
    assert remark_entries() == [
        ("remark.explained", None, "Server pusat mati."),
        ("remark.explained", "Server pusat mati.", "Listrik padam."),
    ]


def test_cells_beside_a_disputed_reason_are_stored(own: House) -> None:
    first, second = opened(own, "clerk"), opened(own, "holder")
    send(own, "holder", {**second, REASON: "Server pusat mati."})
    holders = cell("ktp.holders", AREAS[0])
    assert send(own, "clerk", {**first, REASON: "Listrik padam.", f"sel-{holders}": "91"})[0] == 409
    assert own.counts()["ktp.holders", AREAS[0]] == "91"


def test_a_reason_that_is_taken_back_is_told(own: House) -> None:
    send(own, "clerk", {**opened(own, "clerk"), REASON: "Server\r\npusat mati."})
    kept = opened(own, "clerk")
    assert kept[f"dulu-{REASON}"] == "Server\npusat mati."
    lines = {**kept, REASON: "Server\r\npusat mati.", f"dulu-{REASON}": "Server\r\npusat mati."}
    assert send(own, "clerk", lines)[0] == 302
    assert len(remark_entries()) == 1, "ends of lines are no change"
    assert send(own, "clerk", {**kept, REASON: ""})[0] == 302
    assert reasons() == [] and remark_entries()[-1] == ("remark.explained", "Server\npusat mati.", None)


def test_a_reason_stays_with_a_value_that_its_writer_changes_with_it(own: House) -> None:
    send(own, "clerk", {**opened(own, "clerk"), REASON: "Server pusat mati."})
    assert send(own, "clerk", {**opened(own, "clerk"), f"sel-{EMPTY}": "40"})[0] == 302
    (kept,) = Remark.objects.filter(kind="explanation")
    assert (kept.text, kept.value) == ("Server pusat mati.", "40")


def test_a_disputed_reason_is_told_beside_a_cell_that_cannot_be_read(own: House) -> None:
    holders = f"sel-{cell('ktp.holders', AREAS[0])}"
    sent = {**opened(own, "clerk"), REASON: "Listrik padam.", holders: "x"}
    send(own, "holder", {**opened(own, "holder"), REASON: "Server pusat mati."})
    status, page = send(own, "clerk", sent)
    again = fields(page)
    assert status == 409 and again[holders] == "x"
    assert (again[REASON], again[f"dulu-{REASON}"]) == ("Listrik padam.", "Server pusat mati.")
    assert reasons() == ["Server pusat mati."], "what somebody else wrote stands until one is chosen"
    assert send(own, "clerk", {**again, holders: "90"})[0] == 302
    assert reasons() == ["Listrik padam."]


def returned(own: House) -> Remark:
    """A form with a comment on one value, returned."""
    sent = {**opened(own, "clerk"), REASON: "Server pusat mati.", "aksi": "ajukan"}
    assert send(own, "clerk", sent)[0] == 302
    planner = own.browser("planner")
    wish = {"nilai": cell("ktp.holders", AREAS[0]), "catatan": "Buku register menulis 89."}
    assert planner.post(own.address(more="catatan/"), wish).status_code == 302
    assert own.step("planner", "return", "Periksa lagi angka Kecamatan Hulu.").status_code == 302
    return Remark.objects.get(kind="comment")


def test_a_comment_is_told(own: House) -> None:
    returned(own)
    (entry,) = Entry.objects.filter(action="remark.commented")
    assert entry.after is not None and entry.actor == own.people["planner"]
    assert entry.after["text"] == "Buku register menulis 89." and entry.after["value"] == "90"


def test_two_answers_to_one_comment_are_both_shown(own: House) -> None:
    remark = returned(own)
    name = f"jawab-{remark.pk}"
    first, second = opened(own, "clerk"), opened(own, "holder")
    assert send(own, "holder", {**second, name: "Sudah dihitung ulang: 90."})[0] == 302
    assert send(own, "clerk", first)[0] == 302
    status, page = send(own, "clerk", {**first, name: "Benar 89."})
    assert status == 409
    words = " ".join(each.words for each in page.all("div", role="alert"))
    assert "Sudah dihitung ulang: 90." in words and "Benar 89." in words
    remark.refresh_from_db()
    assert (remark.answer, remark.answered_by) == ("Sudah dihitung ulang: 90.", own.people["holder"])
    assert send(own, "clerk", fields(page))[0] == 302
    remark.refresh_from_db()
    assert (remark.answer, remark.answered_by) == ("Benar 89.", own.people["clerk"])
    answers = Entry.objects.filter(action="remark.answered").order_by("number")
    assert [(each.after or {})["answer"] for each in answers] == ["Sudah dihitung ulang: 90.", "Benar 89."]


def test_an_answer_to_a_comment_of_another_form_is_none(own: House) -> None:
    remark = returned(own)
    other = own.address(quarter="2024-Q2")
    sent = {**typed(("90", "45"), ("100", "50"), "2024-Q2"), f"jawab-{remark.pk}": "Salah tempat."}
    assert own.browser("clerk").post(other, {**sent, "aksi": "simpan"}).status_code == 302
    remark.refresh_from_db()
    assert remark.answer == ""


def test_the_page_says_when_it_was_saved_last(own: House) -> None:
    form = PostForm.objects.get(post=POST, period=QUARTER)
    PostForm.objects.filter(pk=form.pk).update(changed_at=datetime(2025, 1, 1, tzinfo=UTC))
    assert (
        send(own, "clerk", {**opened(own, "clerk"), f"sel-{cell('ktp.holders', AREAS[0])}": "91"})[0] == 302
    )
    form.refresh_from_db()
    assert form.changed_at.year > 2025


def test_an_answer_is_changed_until_the_form_is_handed_in_and_stays_once_it_came_back(own: House) -> None:
    remark = returned(own)
    name = f"jawab-{remark.pk}"
    assert send(own, "clerk", {**opened(own, "clerk"), name: "Angka ini kami per"})[0] == 302
    shown = opened(own, "clerk")
    assert shown[name] == shown[f"dulu-{name}"] == "Angka ini kami per"
    assert send(own, "clerk", {**shown, name: ""})[0] == 302
    remark.refresh_from_db()
    assert (remark.answer, remark.answered_by, remark.answered_at) == ("", None, None)
    whole = {**opened(own, "clerk"), name: "Angka ini kami periksa lagi.", "aksi": "ajukan"}
    assert send(own, "clerk", whole)[0] == 302
    assert own.step("planner", "return", "Periksa juga Kecamatan Hilir.").status_code == 302
    assert name not in opened(own, "clerk")
    late = {**opened(own, "clerk"), name: "Bukan begitu.", f"dulu-{name}": "Angka ini kami periksa lagi."}
    send(own, "clerk", late)
    remark.refresh_from_db()
    assert remark.answer == "Angka ini kami periksa lagi.", "it was read by who returned the form"


def test_a_dot_is_no_answer_and_may_be_mended(own: House) -> None:
    remark = returned(own)
    name = f"jawab-{remark.pk}"
    status, page = send(own, "clerk", {**opened(own, "clerk"), name: ".", "aksi": "ajukan"})
    assert status == 422 and "“.” belum menjawabnya." in page.words
    assert fields(page)[name] == "."
    assert send(own, "clerk", {**fields(page), name: "Sudah.", "aksi": "ajukan"})[0] == 302
