"""The trees of a plan and of a number by keyboard alone, with script and without."""

from __future__ import annotations

import re

from playwright.sync_api import Route, expect
from tests.browser.conftest import BASE, People, await_styles
from tests.browser.test_narrow_pages import width
from tests.browser.test_pasting import TRACE, TREE, begin, pressed


def test_a_number_is_unfolded_by_keys_down_to_its_counts(people: People) -> None:
    page = people.open("inspektorat", TRACE)
    lines = begin(page)
    coverage = pressed(page, "ArrowDown")
    assert coverage == lines[1] and coverage.startswith("Cakupan")
    pressed(page, "ArrowRight", "ArrowRight", "ArrowRight")
    expect(
        page.get_by_text("Kartu Keluarga terbit, Muara Sari")
    ).to_be_visible()  # fetched when it was opened
    pressed(page, "ArrowRight")
    assert re.match(r"Kartu Keluarga terbit, Muara Sari", pressed(page))
    assert pressed(page, "ArrowDown").startswith("Kartu Keluarga terbit, Karang Tirta")
    assert pressed(page, "ArrowLeft", "ArrowLeft", "ArrowLeft") == coverage
    expect(page.locator(".pohon details[open]")).to_have_count(2)


def test_the_current_place_is_seen_and_the_row_is_reached(people: People) -> None:
    page = people.open("perencana", TREE)
    begin(page)
    pressed(page, "ArrowDown")
    outline = "(({outlineStyle, outlineWidth}) => outlineStyle + outlineWidth)"
    assert page.evaluate(f"{outline}(getComputedStyle(document.activeElement))") == "solid3px"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/perencanaan/plan-objectives/\d+/"))
    expect(page.get_by_label("Uraian").or_(page.locator("#sel-name")).first).to_be_visible()


def test_other_keys_and_other_places_are_left_alone(people: People) -> None:
    page = people.open("perencana", TREE)
    lines = begin(page)
    assert pressed(page, "Control+End") == lines[0]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "A"
    before = page.evaluate("document.activeElement.href")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.href") == before, (
        "a link beside a line is no line"
    )
    expect(page.locator(".petunjuk-panah")).to_be_visible()


def test_a_phone_that_has_no_such_keys_is_not_informed_of_them(people: People) -> None:
    signed = people.open("perencana", TREE)
    expect(signed.locator(".petunjuk-panah")).to_be_visible()
    phone = people.browser.new_context(
        is_mobile=True,
        has_touch=True,
        viewport={"width": 360, "height": 740},
        storage_state=signed.context.storage_state(),
    ).new_page()
    phone.goto(signed.url)
    phone.wait_for_load_state()
    expect(phone.locator(".pohon .sm").first).to_be_visible()
    expect(phone.locator(".petunjuk-panah")).to_be_hidden()


def test_a_page_whose_styles_come_late_is_measured_with_them(people: People) -> None:
    page = people.enter("petugas", 360)
    lines: list[Route] = []
    page.route("**/*.css*", lambda route: lines.append(route))
    page.goto(f"{people.server}{BASE}/isian/kabid-capil/2025-Q4/", wait_until="commit")
    expect(page.get_by_text("Dikembalikan").first).to_be_visible()
    assert width(page) > 360, "its words are there, its styles are not"
    for route in lines:
        route.continue_()
    await_styles(page)
    assert width(page) == 360
