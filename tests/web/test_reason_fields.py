"""A reason that was typed stays with its field, whatever else on the page keeps all of it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.approving import LINES, add, row, write
from tests.web.elements import Element, elements
from tests.web.filling import YEAR, House, house
from tests.web.test_agreements import address
from tests.web.test_sharing_page import works
from tests.web.undoing import every_case_undone

from capaian.web.planning.sheets import AGREEMENTS

pytestmark = pytest.mark.django_db
WHY = "Pergeseran anggaran bulan November sesuai DPA perubahan"
PAGES = ("target/", "anggaran/", "pembagian/", "perjanjian/")
BEFORE = {"target/": "target-", "anggaran/": "pagu-", "pembagian/": "jabatan-", "perjanjian/": "target-"}


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    """An office whose agreement is signed, so that its targets need a reason."""
    own = house(tmp_path)
    works(own)
    add(own, LINES, agreements__id=f"pk-{YEAR}", indicator="iku-ktp", target__value="90")
    write(own, row(own, AGREEMENTS), signed=f"{YEAR}-01-05")
    return own


def where(own: House, page: str) -> str:
    return address(own) if page == "perjanjian/" else f"/kecil/{YEAR}/{page}"


def ask(own: House, page: str) -> tuple[dict[str, str], str]:
    """What a page sends, and the first of its fields."""
    shown = elements(own.browser("planner").get(where(own, page)).text)
    inputs = [each.attributes for each in shown.all("input") if "name" in each.attributes]
    sent = {each["name"]: each.get("value", "") for each in inputs if each["name"] != "csrfmiddlewaretoken"}
    first = next(name for name in sent if name.startswith(f"dulu-{BEFORE[page]}"))
    return sent, first.removeprefix("dulu-")


def send(own: House, page: str, sent: dict[str, str]) -> tuple[int, Element]:
    answer = own.browser("planner").post(where(own, page), sent)
    return answer.status_code, elements(answer.text)


def reasons(page: Element) -> list[str]:
    return [each.text.strip() for each in page.all("textarea") if each.attributes["name"] == "alasan"]


@every_case_undone("page", PAGES)
@every_case_undone(("over", "status"), [({}, 422), ({"dulu": "1"}, 409)])
def test_a_reason_stays_beside_another_slip_and_another_writer(
    own: House, page: str, over: dict[str, str], status: int
) -> None:
    sent, field = ask(own, page)
    changed = {f"dulu-{field}": text for text in over.values()}
    typed = {field: "kepala-dinas" if over and page == "pembagian/" else "7" if over else "bukan"}
    answered, told = send(own, page, {**sent, **typed, **changed, "alasan": f" {WHY} "})
    assert (answered, reasons(told)) == (status, [WHY])
    box = told.by_id("alasan")
    assert "aria-invalid" not in box.attributes and box.attributes["aria-describedby"] == "alasan-petunjuk"
    assert send(own, page, {**sent, **typed, **changed})[0] == status
    assert reasons(send(own, page, {**sent, **typed, **changed})[1]) == [], "it was not asked for yet"
    assert reasons(send(own, page, {**sent, **typed, **changed, "alasan": ""})[1]) == [""], (
        "an empty field stays too"
    )


def test_a_reason_stays_beside_what_cannot_be_computed_and_is_asked_where_it_is_short(own: House) -> None:
    sent, field = ask(own, "perjanjian/")
    status, told = send(own, "perjanjian/", {**sent, field: "95", "alasan": "keliru"})
    assert (status, reasons(told)) == (422, ["keliru"])
    assert told.by_id("alasan").attributes["aria-invalid"] == "true"
    status, told = send(own, "perjanjian/", {**sent, field: "95", "pk-signed": "kemarin", "alasan": WHY})
    assert (status, reasons(told)) == (422, [WHY])
    assert send(own, "perjanjian/", {**sent, field: "95", "alasan": WHY})[0] == 302


def test_a_reason_stays_while_targets_of_the_plan_are_taken_over(own: House) -> None:
    sent, _ = ask(own, "perjanjian/")
    status, told = send(own, "perjanjian/", {**sent, "aksi": "renstra", "alasan": WHY})
    assert (status, reasons(told)) == (200, [WHY])


def test_a_reason_stays_where_a_row_is_overtaken_while_it_is_saved(
    own: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    from capaian.web.planning import saving
    from capaian.web.years.change import ConflictError

    def overtaken(*_: object) -> None:
        raise ConflictError([])

    monkeypatch.setattr(saving, "change", overtaken)
    for page, text in (("target/", "95"), ("anggaran/", "2000"), ("perjanjian/", "95")):
        sent, field = ask(own, page)
        status, told = send(own, page, {**sent, field: text, "alasan": WHY})
        assert (status, reasons(told)) == (409, [WHY]), page


def test_what_is_meant_is_not_asked_about_anew_when_a_reason_is_asked_for(own: House) -> None:
    sent, field = ask(own, "perjanjian/")
    status, told = send(own, "perjanjian/", {**sent, field: "920"})
    assert status == 422 and "Target di atas 100 persen" in told.words and reasons(told) == []
    shown = {each.attributes["name"]: each.attributes.get("value", "") for each in told.all("input")}
    status, told = send(own, "perjanjian/", shown)
    assert status == 422 and "Target di atas 100 persen" not in told.words and reasons(told) == [""]
    shown = {each.attributes["name"]: each.attributes.get("value", "") for each in told.all("input")}
    assert send(own, "perjanjian/", {**shown, "alasan": WHY})[0] == 302
