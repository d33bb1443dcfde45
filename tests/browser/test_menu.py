"""The menu of narrow screens opens below the head of the page; a double click sends a form once."""

from __future__ import annotations

import pytest
from tests.browser.conftest import FIRST, People, await_styles

MENU = "details.menu-hp"


@pytest.mark.parametrize("width", [360, 768][FIRST])
def test_the_menu_opens_below_the_head_and_its_button_closes_it(people: People, width: int) -> None:
    page = people.open("perencana", "/", width)
    await_styles(page)
    drawer = page.locator(".laci")
    page.click(f"{MENU} > summary")
    head, opened = page.locator(".kop").bounding_box(), drawer.bounding_box()
    assert head and opened
    assert opened["y"] == head["y"] + head["height"], "nothing of the head is covered"
    assert (opened["x"], opened["width"]) == (0, width)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.click(f"{MENU} > summary", timeout=3_000)
    assert not drawer.is_visible()


def test_a_double_click_sends_a_form_once(people: People) -> None:
    page, sent = people.open("perencana", "/pengingat/", 360), list[str]()
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    with page.expect_navigation():
        page.locator("main form.formulir").evaluate("form => { form.requestSubmit(); form.requestSubmit(); }")
    assert len(sent) == 1
