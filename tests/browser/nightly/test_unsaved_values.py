"""A value that was refused stands in red in one browser alone, and the page says so where it is seen."""

from __future__ import annotations

from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.test_unsaved_values import BOX, CELL, refused


def test_it_goes_once_the_value_is_mended_or_taken_back(people: People) -> None:
    page = refused(people, 1366, "light")
    stands = page.locator(CELL).first.get_attribute("data-dulu") or ""
    page.locator(CELL).first.press("Escape")
    expect(page.locator(BOX)).to_have_count(0)
    page.locator(CELL).first.fill("12abc")
    page.wait_for_selector(BOX)
    page.locator(CELL).first.fill(stands)
    expect(page.locator(BOX)).to_have_count(0)
    page.reload()
    page.wait_for_timeout(1500)
    assert page.locator(BOX).count() == 0
