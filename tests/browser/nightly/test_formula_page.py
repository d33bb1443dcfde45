"""The editor of a formula in a browser: told while one types; names and faults by a click or by keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import People
from tests.browser.test_formula_page import IKU_2


def test_names_go_in_where_the_caret_stands(people: People) -> None:
    page = people.open("perencana", IKU_2)
    page.fill("#rumus", "mean()")
    page.locator("#rumus").evaluate("(box) => box.setSelectionRange(5, 5)")
    page.click("button[value=ktp]")
    assert page.input_value("#rumus") == "mean(ktp)"
    page.keyboard.type(",")
    page.click("button[value=kk]")
    assert page.input_value("#rumus") == "mean(ktp, kk)"


def tab_to(page: Page, name: str) -> None:
    """Go on by the key alone to a field by its id or a button by its words."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if name in page.evaluate("[document.activeElement.id, document.activeElement.innerText]"):
            return
    pytest.fail(f"no key leads to {name}")


def test_keys_alone_lead_from_the_formula_to_keeping_it(people: People) -> None:
    page = people.open("perencana", IKU_2)
    page.focus("#rumus")
    page.keyboard.press("Control+A")
    page.keyboard.type("mean(ktp, kia)")
    tab_to(page, "Simpan rumus")
    page.keyboard.press("Enter")  # its results are approved: a reason and a day are asked for
    page.wait_for_selector("#alasan")
    tab_to(page, "berlaku")
    page.keyboard.type("01012025")
    tab_to(page, "alasan")
    page.keyboard.type("Keputusan bupati mengubah cara menghitungnya.")
    tab_to(page, "Simpan rumus")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Rumus disimpan.")
    assert page.input_value("#rumus") == "mean(ktp, kia)"


def test_the_day_from_which_it_holds_is_tried_too_and_the_head_reads_why(people: People) -> None:
    page = people.open("perencana", IKU_2)
    page.fill("#rumus", "mean(kk, ktp, kia)")
    page.wait_for_selector("text=Rumus yang ditulis")
    assert "Triwulan II Tahun 2025" in page.inner_text("#hasil-rumus")
    page.click("text=Simpan rumus")
    assert page.inner_text("#alasan-salah").endswith("sedikitnya 20 huruf.")
    page.fill("#berlaku", "2025-07-01")
    page.locator("#berlaku").blur()
    expect(page.locator("#hasil-rumus")).not_to_contain_text("Triwulan II Tahun 2025")
    assert page.input_value("#berlaku") == "2025-07-01"
    page.fill("#alasan", "Keputusan bupati mengubah cara menghitungnya.")
    page.click("text=Simpan rumus")
    page.wait_for_selector("text=Rumus disimpan.")
    head = people.open("kadis", "/")
    assert "Keputusan bupati mengubah cara menghitungnya." in head.inner_text("main")
