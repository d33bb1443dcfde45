"""How wide pages are once their styles have come, and whether what is touched is large enough for a thumb."""

from __future__ import annotations

from playwright.sync_api import Route, expect
from tests.browser.conftest import BASE, People, await_styles
from tests.browser.test_page_widths import width


def test_a_page_whose_styles_come_late_is_measured_with_them(people: People) -> None:
    page = people.enter("petugas", 360)
    held: list[Route] = []
    page.route("**/*.css*", lambda route: held.append(route))
    page.goto(f"{people.server}{BASE}/isian/kabid-capil/2025-Q4/", wait_until="commit")
    expect(page.get_by_text("Dikembalikan").first).to_be_visible()
    assert width(page) > 360, "its words are there, its styles are not"
    for route in held:
        route.continue_()
    await_styles(page)
    assert width(page) == 360
