"""The trees of a plan and of a number by keyboard alone, with script and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import FIRST, People

TREE, TRACE = "/pohon/", "/jejak/indikator/kepemilikan-dokumen/2025/"
WORDS = """(document.activeElement.closest('.sm') || document.activeElement)
    .textContent.replace(/\\s+/g, ' ').trim()"""
LINES = """[...document.querySelectorAll('.pohon .sm')].filter((line) => {
    const own = line.closest('li').parentElement.closest('details');
    for (let up = own; up; up = up.parentElement.closest('details')) if (!up.open) return false;
    return true;
}).map((line) => line.textContent.replace(/\\s+/g, ' ').trim())"""
"""What a sighted person reads, line by line, whatever the script thinks of it."""


def pressed(page: Page, *keys: str) -> str:
    """Press keys one after the other; the words of the line in which one stands then."""
    for key in keys:
        page.keyboard.press(key)
    return str(page.evaluate(WORDS))


def shown(page: Page) -> list[str]:
    return [str(line) for line in page.evaluate(LINES)]


def begin(page: Page) -> list[str]:
    """Stand in the first line; all lines."""
    page.locator(".pohon summary").first.focus()
    return shown(page)


@pytest.mark.parametrize("path", [TREE, TRACE][FIRST])
def test_arrows_go_through_every_line_in_the_order_in_which_it_is_read(people: People, path: str) -> None:
    page = people.open("perencana", path)
    lines = begin(page)
    assert len(lines) > 5
    assert [pressed(page), *(pressed(page, "ArrowDown") for _ in lines[1:])] == lines
    assert pressed(page, "ArrowDown") == lines[-1], "behind the last one is nothing"
    assert [pressed(page, "ArrowUp") for _ in lines[1:]] == lines[-2::-1]
    assert (pressed(page, "ArrowUp"), pressed(page, "End"), pressed(page, "Home")) == (
        lines[0],
        lines[-1],
        lines[0],
    )


def test_left_closes_and_leads_above_and_right_opens_and_leads_below(people: People) -> None:
    page = people.open("perencana", TREE)
    lines = begin(page)
    goal = lines[0]
    assert goal.startswith("Tujuan")
    assert pressed(page, "ArrowLeft") == goal
    closed = shown(page)
    assert len(closed) < len(lines) and closed[0] == goal
    assert pressed(page, "ArrowDown") == closed[1], "what is closed is passed over"
    assert pressed(page, "ArrowUp", "ArrowRight") == goal
    assert shown(page) == lines
    assert pressed(page, "ArrowRight") == lines[1]
    assert pressed(page, "ArrowRight") == lines[2]
    leaf = next(line for line in lines[1:] if line.startswith("Indikator"))
    while pressed(page) != leaf:
        pressed(page, "ArrowDown")
    assert pressed(page, "ArrowRight") == leaf, "below an indicator is nothing"
    assert pressed(page, "ArrowLeft").startswith("Sasaran")
    assert pressed(page, "ArrowLeft", "ArrowLeft") == goal


def test_without_script_lines_are_opened_by_enter_and_nothing_promises_arrows(people: People) -> None:
    plain = people.without_script("perencana", TREE)
    expect(plain.locator(".petunjuk-panah")).to_be_hidden()
    first = plain.locator(".pohon details").first
    first.locator("summary").first.focus()
    plain.keyboard.press("Enter")
    expect(first).not_to_have_attribute("open", "")
    plain.keyboard.press("Enter")
    expect(first).to_have_attribute("open", "")
    assert plain.locator(".pohon a").count() > 5
