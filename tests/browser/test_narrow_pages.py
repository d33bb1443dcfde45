"""On a phone nothing touches what stands above it, a total has its row, and an empty cell its own field."""

from __future__ import annotations

from playwright.sync_api import Page
from tests.browser.conftest import People, await_styles

WIDTH = 360
LEAST = 8
"""Pixels between two things below each other."""
GAP = "([above, below]) => {const at = name => document.querySelector(name).getBoundingClientRect();"
GAP += "return at(below).top - at(above).bottom}"


def opened(people: People, who: str, address: str) -> Page:
    page = people.open(who, address, WIDTH)
    await_styles(page)
    return page


def test_the_text_above_the_budget_stands_apart_and_its_total_is_a_row(people: People) -> None:
    page = opened(people, "perencana", "/anggaran/")
    assert page.evaluate(GAP, [".ktr", "table.tbl"]) >= LEAST
    body, foot = page.locator("tbody").bounding_box(), page.locator("tfoot tr").bounding_box()
    head = page.locator("tfoot th").bounding_box()
    assert body and foot and head
    assert foot["width"] == body["width"], "it takes all of the table"
    assert head["width"] >= foot["width"] - 32, "so does what it is called"


def test_the_title_stands_apart_from_the_row_that_is_deleted(people: People) -> None:
    page = opened(people, "perencana", "/perencanaan/nodes/")
    page.goto(f"{page.locator('tbody a').first.evaluate('link => link.href')}hapus/")
    assert page.evaluate(GAP, ["h1", "dl.kv"]) >= LEAST


def test_ticks_buttons_and_tables_stand_apart(people: People) -> None:
    page = opened(people, "perencana", "/jadwal/")
    for above, below in ((".ktr", ".centang"), (".centang", ".tb"), (".ktr", ".tbl")):
        made = f'<p class="{above[1:]}">Satu</p><div class="{below[1:]}">Dua</div>'
        page.evaluate("made => {document.querySelector('main').innerHTML = made}", made)
        assert page.evaluate(GAP, [above, below]) >= LEAST, (above, below)


def test_an_empty_value_is_hatched_in_its_field_and_not_behind_its_name(people: People) -> None:
    page = opened(people, "kabid-piak", "/isian/kabid-piak/2025-Q4/")
    cell = page.locator(".kisi.daftar td:has(input)").first
    cell.evaluate("cell => cell.classList.add('blm')")
    told = "each => getComputedStyle(each).backgroundImage"
    assert cell.evaluate(told) == "none"
    assert "gradient" in cell.locator("input").first.evaluate(told)
    page.set_viewport_size({"width": 1366, "height": 800})
    assert "gradient" in cell.evaluate(told)
