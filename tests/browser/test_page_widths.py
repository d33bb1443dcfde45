"""How wide pages are once their styles have come, and whether what is touched is large enough for a thumb."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import BASE, FIRST, People, await_styles

_TOUCHED = ".kantor a, .remah a, .tugas h3 a, .hp td a, .tbl summary, label.centang, .tb"
_SMALL = """found => found.map(each => [each, each.getBoundingClientRect()])
    .filter(([each, box]) => box.height && (box.height < 24 || box.width < 24))
    .map(([each, box]) => `${each.textContent.trim()} ${box.width} x ${box.height}`)"""


def width(page: Page) -> int:
    found: int = page.evaluate("document.documentElement.scrollWidth")
    return found


def test_what_stands_alone_to_be_touched_is_24_pixels_high_and_wide(people: People) -> None:
    for name, paths in (
        ("perencana", ("/perencanaan/plan-indicators/", "/rumus/cakupan/ktp/", "/../mulai/")),
        ("administrator", ("/orang/", "/orang/baru/")),
        ("kadis", ("/",)),
    ):
        page = people.enter(name, 360)
        for path in paths:
            page.goto(f"{people.server}{BASE}{path}")
            assert page.locator(_TOUCHED).count()
            assert page.locator(_TOUCHED).evaluate_all(_SMALL) == [], path
            assert width(page) == 360, path


@pytest.mark.parametrize("width_of_page", [1366, 768][FIRST])
def test_long_words_of_the_log_leave_room_for_the_time_and_the_person(
    people: People, width_of_page: int
) -> None:
    page = people.open("administrator", "/catatan/", width_of_page)
    long = f"<a href='#'>{'perencanaan/keluaran-' * 30}</a>"
    page.locator(".catatan td:nth-child(3)").evaluate_all(
        "(cells, words) => cells.forEach(each => { each.innerHTML = words })", long
    )
    page.locator(".catatan td:nth-child(2)").evaluate_all(
        "cells => cells.forEach(each => { each.innerHTML = '<span>Administrator</span>' })"
    )
    high = page.locator(".catatan td:nth-child(2) span").evaluate_all(
        "found => Math.max(...found.map(each => each.getClientRects().length))"
    )
    assert high == 1, "a word of the person is broken"
    share = page.locator(".catatan th").evaluate_all(
        "found => found.map(each => each.offsetWidth / each.parentElement.offsetWidth)"
    )
    assert share[0] > 0.15 and share[1] > 0.15 and share[3] > 0.3


@pytest.mark.parametrize("theme", ["light", "dark"][FIRST])
def test_a_narrow_grid_shows_both_figures_and_what_they_come_to(people: People, theme: str) -> None:
    page = people.open("petugas", "/isian/kabid-capil/2025-Q4/", 360, theme)
    await_styles(page)
    table = page.locator("table.kisi").first
    cells = table.locator("tbody tr:not(.pesan)").nth(1).locator("td:visible")
    assert cells.count() == 3
    ends = cells.evaluate_all("found => found.map(each => each.getBoundingClientRect().right)")
    assert max(ends) <= 360 - 16, "nothing of a group is out of sight"
    assert table.locator("tbody th").nth(1).is_visible()


@pytest.mark.parametrize("width_of_page", [360, 1366][FIRST])
def test_what_is_wrong_with_a_figure_stands_right_below_it(people: People, width_of_page: int) -> None:
    page = people.open("petugas", "/isian/kabid-capil/2025-Q4/", width_of_page)
    await_styles(page)
    field = page.locator("td.balik input:visible").first
    below = field.locator("xpath=ancestor::tr/following-sibling::tr[1]")
    expect(below.locator(".kembalian")).to_contain_text("Buku pokok pemakaman")
    field.fill("2O")
    expect(below.locator(".salahnya")).to_contain_text("Seharusnya bilangan")
    one, other = field.bounding_box(), below.locator(".salahnya").bounding_box()
    assert one and other
    assert 0 <= other["y"] - one["y"] - one["height"] < 24
    assert other["x"] >= 0 and other["x"] + other["width"] <= width_of_page
    expect(field).to_have_attribute("aria-describedby", f"{field.get_attribute('id')}:salah")
    page.keyboard.press("Escape")
    expect(below.locator(".salahnya")).to_have_count(0)
    expect(below.locator(".kembalian")).to_be_visible()
