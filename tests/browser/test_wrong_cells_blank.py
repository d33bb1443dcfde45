"""While one types: totals of a wrong cell are open until it is mended or taken back; the stage follows."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from tests.browser.conftest import People
from tests.browser.test_year_walk import CAPIL, REPORTED

TOTAL = '[id="akta-mati::q"]'


def type_wrong(people: People) -> tuple[Page, str]:
    page = people.open("petugas", CAPIL)
    before = page.locator(TOTAL).inner_text()
    assert before != "…"
    page.locator(REPORTED).fill("2O")
    expect(page.locator(TOTAL)).to_have_text("…")
    return page, before


def test_taking_it_back_brings_the_figures_back(people: People) -> None:
    page, before = type_wrong(people)
    page.locator(REPORTED).press("Escape")
    expect(page.locator(TOTAL)).to_have_text(before)


def test_mending_it_counts_it(people: People) -> None:
    page, before = type_wrong(people)
    page.locator(REPORTED).fill("27")
    expect(page.locator(TOTAL)).not_to_have_text("…")
    assert page.locator(TOTAL).inner_text() != before
