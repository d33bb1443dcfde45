"""What a planner typed for something that went from the page since it was opened is told, never dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import Element, elements
from tests.web.filling import POST, YEAR, House
from tests.web.test_sharing_page import COMPONENTS, PAGE, field
from tests.web.two_units import replace, two_units
from tests.web.undoing import every_case_undone

from capaian.web.evidence.models import Requirement
from capaian.web.planning.sheets import TARGETS

pytestmark = pytest.mark.django_db
BASE = f"/kecil/{YEAR}/"
NOTHING = "Belum ada yang disimpan."


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return two_units(tmp_path)


def rename(own: House, old: str, new: str) -> None:
    """Let somebody else give a thing another code."""
    replace(own, "planner2", lambda _, text: text.replace(old, new))


def component(own: House) -> None:
    replace(
        own,
        "planner2",
        lambda _, text: text.replace("code: akta\n", "code: lahir\n").replace(
            "formula: akta\n", "formula: lahir\n"
        ),
    )


def send(own: House, address: str, sent: dict[str, object]) -> tuple[int, Element]:
    answer = own.browser("planner").post(address, sent)
    page = elements(answer.content.decode() or "<p></p>")
    return answer.status_code, page


def value(page: Element, name: str) -> str:
    (found,) = page.all("input", name=name)
    return found.attributes.get("value", "")


def test_a_target_is_told_with_its_text_and_the_others_stay_typed(own: House) -> None:
    rename(own, "iku-akta", "iku-lahir")
    names = {code: f"target-iku-{code}" for code in ("akta", "ktp")}
    sent: dict[str, object] = {names["akta"]: "77", names["ktp"]: "88"}
    status, page = send(own, f"{BASE}target/", sent)
    assert status == 409 and NOTHING in page.words
    assert "Isian Anda untuk iku-akta tidak punya tempat lagi di halaman ini: 77." in page.words
    assert value(page, names["ktp"]) == "88" and not own.year.rows.filter(sheet=TARGETS).exists()
    del sent[names["akta"]]
    assert send(own, f"{BASE}target/", sent)[0] == 302


def test_a_target_that_was_only_shown_keeps_nothing_back(own: House) -> None:
    sent: dict[str, object] = {"target-iku-lama": "77", "dulu-target-iku-lama": "77", "target-iku-ktp": "88"}
    assert send(own, f"{BASE}target/", sent)[0] == 302


def test_required_evidence_is_told_and_the_others_stay_ticked(own: House) -> None:
    component(own)
    address = f"{BASE}bukti/wajib/"
    status, page = send(own, address, {"shown": "", "wajib": ["akta", "ktp"]})
    assert status == 422 and "akta" in page.words
    assert "checked" in page.by_id("wajib-ktp").attributes and not Requirement.objects.exists()
    assert send(own, address, {"shown": value(page, "shown"), "wajib": ["ktp"]})[0] == 302
    assert [each.code for each in Requirement.objects.all()] == ["ktp"]


def test_a_row_that_is_shared_out_no_more_is_told_by_its_name(own: House) -> None:
    gone, stays = (field(own, COMPONENTS, code=code) for code in ("akta", "ktp"))
    component(own)
    was = own.year.rows.get(sheet=COMPONENTS, cells__code="ktp").cells.get("owner", "")
    sent: dict[str, object] = {gone: POST, f"dulu-{gone}": "", stays: "kabid-capil", f"dulu-{stays}": was}
    status, page = send(own, PAGE, sent)
    assert status == 409 and NOTHING in page.words
    assert f"plan-components-akta tidak punya tempat lagi di halaman ini: {POST}." in page.words
    (chosen,) = page.all("select", name=stays)
    assert [each.attributes["value"] for each in chosen.all("option") if "selected" in each.attributes] == [
        "kabid-capil"
    ]
    assert own.year.rows.get(sheet=COMPONENTS, cells__code="ktp").cells.get("owner", "") == was
    assert send(own, PAGE, {**sent, gone: ""})[0] == 302, "a list that was only shown keeps nothing back"


@every_case_undone("row", ["x", "9" * 40, "٣", "-1", "999999"])
def test_whatever_is_sent_for_a_row_is_told_and_breaks_nothing(own: House, row: str) -> None:
    status, page = send(own, PAGE, {f"jabatan-{row}": "<b>siapa</b>"})
    assert status == 409 and "<b>siapa</b>" in page.words
