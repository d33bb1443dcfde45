"""A value that was refused stands in red in one browser alone, and the page says so where it is seen."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect
from tests.browser.conftest import FIRST, People, await_styles
from tests.browser.test_clashes import until

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


def is_told(page: Page) -> None:
    words = page.inner_text(BOX)
    assert "1 nilai belum tersimpan. Yang merah hanya ada di peramban ini" in words
    assert "Seharusnya bilangan." in words
    assert page.locator(CELL).first.get_attribute("aria-label") in words


@pytest.mark.parametrize(("width", "theme"), [(360, "dark"), (1366, "light")][FIRST])
def test_it_is_said_above_the_form_and_again_after_a_reload(people: People, width: int, theme: str) -> None:
    page = refused(people, width, theme)
    is_told(page)
    page.reload()
    page.wait_for_selector(BOX)
    is_told(page)
    await_styles(page)
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
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
