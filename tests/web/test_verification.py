"""The page on which several forms are decided about at once, with a remark at the value that it is of."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from django.http import HttpResponse
from tests.web.elements import Element, elements
from tests.web.filling import AREAS, POST, YEAR, House, cell, house, typed
from tests.web.twins import person
from tests.web.undoing import every_case_undone

from capaian.web.measurement.models import PostForm, Remark
from capaian.web.offices.models import Role
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit

pytestmark = pytest.mark.django_db
PAGE = f"/kecil/{YEAR}/verifikasi/"
QUARTERS = (f"{YEAR}-Q1", f"{YEAR}-Q2")
KEYS = [f"{POST}/{quarter}" for quarter in QUARTERS]
HULU = cell("ktp.holders", AREAS[0])
REASON = "Periksa lagi angka Kecamatan Hulu."


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    """Two quarters that the clerk handed in."""
    own = house(tmp_path)
    for quarter, more in zip(QUARTERS, (0, 5), strict=True):
        figures = (str(40 + more), "45"), (str(100 + more), "50")
        sent = {**typed(*figures, quarter), "aksi": "ajukan"}
        assert own.browser("clerk").post(own.address(quarter=quarter), sent).status_code == 302
    return own


def page(own: House, name: str = "planner", address: str = PAGE) -> Element:
    return elements(own.browser(name).get(address).text)


def hidden(shown: Element) -> dict[str, str]:
    fields = shown.all("input", type="hidden")
    return {each.attributes["name"]: each.attributes["value"] for each in fields}


def decide(own: House, name: str, step: str, keys: list[str], **more: str) -> HttpResponse:
    sent = {**hidden(page(own, name)), "langkah": step, "isian": keys, **more}
    answer: HttpResponse = own.browser(name).post(PAGE, sent)
    return answer


def states() -> list[str]:
    return [*PostForm.objects.order_by("period").values_list("state", flat=True)]


@every_case_undone(
    ("name", "step", "keys", "reason", "becomes"),
    [
        ("planner", "verify", KEYS, "", ["verified", "verified"]),
        ("planner", "verify", KEYS[1:], "", ["submitted", "verified"]),
        ("planner", "return", KEYS, REASON, ["returned", "returned"]),
        ("planner", "return", KEYS, "", ["submitted", "submitted"]),  # nobody reads why
        ("planner", "verify", KEYS, REASON, ["submitted", "submitted"]),  # the reason would be lost
        ("planner", "verify", [], "", ["submitted", "submitted"]),
        ("planner", "lock", KEYS, "", ["submitted", "submitted"]),
        ("head", "approve", KEYS, "", ["submitted", "submitted"]),  # nobody verified them
        ("holder", "verify", KEYS, "", ["submitted", "submitted"]),  # the own ones
    ],
)
def test_a_decision_is_of_all_that_were_chosen_or_of_none(
    own: House, name: str, step: str, keys: list[str], reason: str, becomes: list[str]
) -> None:
    before = Entry.objects.count()
    answer = decide(own, name, step, keys, alasan=reason)
    is_done = becomes != ["submitted", "submitted"]
    assert (answer.status_code, states()) == (302 if is_done else 422, becomes)
    assert Entry.objects.filter(action=f"form.{step}").count() == (len(keys) if is_done else 0)
    assert is_done or Entry.objects.exclude(action="request.refused").count() == before


def test_one_that_changed_since_it_was_displayed_leaves_all_as_they_are(own: House) -> None:
    sent = {**hidden(page(own)), "langkah": "verify", "isian": KEYS}
    sent[f"versi:{KEYS[1]}"] = "1"
    assert own.browser("planner").post(PAGE, sent).status_code == 422
    assert states() == ["submitted", "submitted"]


def test_a_remark_is_at_its_value_and_sends_the_form_back_without_another_reason(own: House) -> None:
    form = f"{PAGE}{KEYS[0]}/"
    (asked,) = page(own, address=f"{form}?nilai={HULU}").all("textarea", id="catatan-baru")
    sent = {"nilai": HULU, asked.attributes["name"]: "Mungkin dua angka tertukar.", "dari": "verifikasi"}
    answer = own.browser("planner").post(own.address(more="catatan/"), sent)
    assert answer.status_code == 302
    assert unquote(answer.headers["Location"]) == f"{form}#{HULU}", "back at its value"
    assert "Mungkin dua angka tertukar." in page(own, address=form).by_id(HULU).words
    assert Remark.objects.get().slot == HULU
    assert decide(own, "planner", "return", KEYS[:1]).status_code == 302
    changed = {f"sel-{HULU}": "44", f"dulu-{HULU}": "40", f"jawab-{Remark.objects.get().pk}": "Tertukar."}
    assert own.browser("clerk").post(own.address(), {**changed, "aksi": "ajukan"}).status_code == 302
    told = page(own, address=form).by_id(HULU).words
    assert "40 44" in told and "Jawaban: “Tertukar.”" in told


def test_values_differ_from_the_quarter_and_from_the_year_before(own: House) -> None:
    rows = own.year.rows.filter(sheet="counts.csv", cells__period=QUARTERS[1], cells__measure="ktp.holders")
    row = rows.get(cells__area=AREAS[0])
    last = {**row.cells, "period": f"{YEAR - 1}-Q2", "value": "48"}
    own.year.rows.create(sheet="counts.csv", place=row.place + 99, cells=last)
    own.year.revision += 1
    own.year.save()
    told = page(own, address=f"{PAGE}{KEYS[1]}/").by_id(cell("ktp.holders", AREAS[0], QUARTERS[1])).words
    assert "45" in told and "+5 triwulan lalu" in told and "−3 tahun lalu" in told


def test_a_form_that_waits_for_nobody_leads_to_its_own_page(own: House) -> None:
    answer = own.browser("planner").get(f"{PAGE}{POST}/{YEAR}-Q4/")
    assert answer.status_code == 302 and answer.headers["Location"] == own.address(quarter=f"{YEAR}-Q4")


@pytest.mark.parametrize("has_other", [True, False])
def test_whoever_wrote_figures_reads_who_decides_in_the_own_place(own: House, has_other: bool) -> None:
    if has_other:
        other = person("kabid-lain", own.year.office, Role.UNIT_HEAD)
        own = House(own.year, {**own.people, "other": other})
    assert own.step("planner", "return", REASON).status_code == 302
    found = own.year.rows.get(
        sheet="counts.csv", cells__period=QUARTERS[0], cells__measure="ktp.holders", cells__area=AREAS[0]
    )
    author = Author(own.people["planner"], "planner")
    change(own.year, [Edit(found.sheet, {"value": "41"}, found.pk, found.version)], author)
    assert own.browser("holder").post(own.address(), {"aksi": "ajukan"}).status_code == 302
    wrote = "Anda menulis sebagian angkanya, jadi orang lain yang memverifikasi."
    waits = "Menunggu diverifikasi Kepala bidang lain; sesudah itu disetujui Kepala Dinas."
    waits = (
        waits if has_other else "Administrator memberi peran Perencana atau Kepala bidang kepada orang lain"
    )
    for name in ("planner", "holder", "head", "viewer"):
        told = page(own, name, own.address()).words
        assert waits in told and (wrote in told) is (name == "planner")
    assert "Anda dapat mengembalikan" not in page(own, "holder", own.address()).words
    queue = page(own, address=f"{PAGE}{KEYS[0]}/").words
    assert f"{wrote} Isiannya: " in queue and waits in queue
    assert (wrote in page(own, "head", PAGE).words) is False
    if has_other:
        assert "menunggu keputusan Anda" in page(own, "other", own.address()).words
