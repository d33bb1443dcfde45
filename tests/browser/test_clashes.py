"""Two people at one form, and cells that are wrong or unsaved:
nothing is written over or forgotten.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect
from tests.browser.conftest import FIRST, People, await_styles
from tests.browser.test_year_walk import CAPIL, REPORTED, saved, stored

ABOVE = 'input[aria-label="Muara Sari, Kematian yang dilaporkan"]'
MEASURE, AREA = "akta-mati.reported", "99.01.02"
KEPT = "Object.values(localStorage).join(' ')"


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait until something is stored."""
    for _ in range(400):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not come to be")


def clash(people: People) -> tuple[Page, Locator]:
    """A page with 33 in a cell in which somebody else has stored 30, and what tells of it."""
    first, second = people.open("petugas", CAPIL), people.open("plt-kabid", CAPIL)
    first.locator(REPORTED).fill("30")
    saved(first)
    second.locator(REPORTED).fill("33")
    box = second.locator("#bentrok")
    expect(box).to_contain_text("isian Anda 33, tersimpan sekarang 30")
    return second, box


def test_a_disputed_cell_waits_while_others_are_saved(people: People) -> None:
    page, box = clash(people)
    page.locator(ABOVE).fill("36")
    saved(page)
    until(page, lambda: stored(MEASURE, "99.01.01") == "36")
    assert stored(MEASURE, AREA) == "30", "nobody chose"
    assert page.input_value(REPORTED) == "33"
    expect(page.locator("#tersimpan")).to_contain_text("1 nilai menunggu pilihan Anda.")
    box.get_by_role("button", name="Pakai isian saya").click()
    until(page, lambda: stored(MEASURE, AREA) == "33")
    expect(box).to_have_count(0)
    until(page, lambda: page.evaluate(KEPT) == "")


def test_a_faulty_entry_stays_unsent_and_goes_with_the_one_that_mends_it(people: People) -> None:
    page = people.open("petugas", CAPIL)
    births = 'input[aria-label^="Muara Sari, Anak usia 0-17 tahun yang"]'
    children = 'input[aria-label="Muara Sari, Anak usia 0-17 tahun"]'
    measures = {name: page.locator(name).get_attribute("id") or "" for name in (births, children)}
    part, whole = (measures[name].split(":")[1] for name in (births, children))
    was = stored(part, "99.01.01")
    page.locator(births).fill("9000")
    page.locator(REPORTED).fill("31")
    until(page, lambda: stored(MEASURE, AREA) == "31")
    expect(page.locator(births)).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#tersimpan")).to_contain_text("lebih banyak daripada")
    assert stored(part, "99.01.01") == was and "9000" in page.evaluate(KEPT)
    page.locator(children).fill("9500")
    until(page, lambda: (stored(part, "99.01.01"), stored(whole, "99.01.01")) == ("9000", "9500"))
    saved(page)
    expect(page.locator(births)).not_to_have_attribute("aria-invalid", "true")


def test_who_is_signed_out_while_typing_is_shown_to_sign_in_and_loses_nothing(
    people: People,
) -> None:
    page = people.open("petugas", CAPIL)
    page.context.clear_cookies()
    page.locator(REPORTED).fill("29")
    status = page.locator("#tersimpan")
    expect(status).to_contain_text("Sesi Anda berakhir. 1 perubahan tersimpan di peramban ini.")
    status.get_by_role("link", name="Masuk lagi").click()
    page.click('button[value="petugas"]')
    page.wait_for_url(f"**{CAPIL}")
    expect(page.locator(REPORTED)).to_have_value("29")
    until(page, lambda: stored(MEASURE, AREA) == "29")


PASTE = """([cell, block]) => {
  const data = new DataTransfer();
  data.setData("text/plain", block);
  const options = { clipboardData: data, bubbles: true, cancelable: true };
  cell.dispatchEvent(new ClipboardEvent("paste", options));
}"""


TOTAL = '[id="akta-mati::q"]'


def test_a_wrong_cell_opens_its_totals_until_it_is_taken_back_or_mended(people: People) -> None:
    page = people.open("petugas", CAPIL)
    before = page.locator(TOTAL).inner_text()
    assert before != "…"
    page.locator(REPORTED).fill("2O")
    expect(page.locator(TOTAL)).to_have_text("…")
    page.locator(REPORTED).press("Escape")
    expect(page.locator(TOTAL)).to_have_text(before)
    page.locator(REPORTED).fill("2O")
    expect(page.locator(TOTAL)).to_have_text("…")
    page.locator(REPORTED).fill("27")
    expect(page.locator(TOTAL)).not_to_have_text("…")
    assert page.locator(TOTAL).inner_text() != before


PAGE = "/isian/kabid-capil/2025-Q4/"
BOX = "#belum-tersimpan"
CELL = "#isian input[data-dulu]:visible"


def refused(people: People, width: int, theme: str) -> Page:
    """The page of a form after a value was typed that is none."""
    page = people.open("petugas", PAGE, width, theme)
    assert page.locator(BOX).count() == 0
    page.locator(CELL).first.fill("12abc")
    page.wait_for_selector(BOX)
    return page


def is_warned(page: Page) -> None:
    words = page.inner_text(BOX)
    assert "1 nilai belum tersimpan. Yang merah hanya ada di peramban ini" in words
    assert "Seharusnya bilangan." in words
    assert page.locator(CELL).first.get_attribute("aria-label") in words


@pytest.mark.parametrize(("width", "theme"), [(360, "dark"), (1366, "light")][FIRST])
def test_it_is_shown_above_the_form_and_again_after_a_reload(
    people: People, width: int, theme: str
) -> None:
    page = refused(people, width, theme)
    is_warned(page)
    page.reload()
    page.wait_for_selector(BOX)
    is_warned(page)
    await_styles(page)
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    page.click("text=Ke nilainya")
    assert page.locator(CELL).first.evaluate("(cell) => cell === document.activeElement")


def test_what_was_typed_before_the_page_was_ready_is_saved(people: People) -> None:
    page = people.open("petugas", PAGE)
    cell = page.locator(CELL).first
    stored, waiting = cell.input_value(), list[Route]()
    page.route("**/isian*.js", lambda route: waiting.append(route))
    page.reload(wait_until="commit")
    cell.fill("7.188")
    until(page, lambda: bool(waiting))
    waiting[0].continue_()
    expect(page.locator("#tersimpan")).to_contain_text("Draf tersimpan")
    page.unroute("**/isian*.js")
    cell.fill(stored)
    expect(cell).to_have_attribute("data-dulu", stored)
