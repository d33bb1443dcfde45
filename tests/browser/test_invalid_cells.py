"""While one types: totals of a wrong cell are open until it is mended or taken back; the stage follows."""

from __future__ import annotations

from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.test_year_walk import CAPIL, REPORTED

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
