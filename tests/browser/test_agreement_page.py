"""Tables of planning in a browser: a revision of an agreement, and a block pasted from a spreadsheet."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.browser.conftest import FIRST, People, await_styles


def is_fine(page: Page) -> None:
    """Nothing of a page is wrong by the rules of axe, and nothing is cut."""
    await_styles(page)
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1366, "dark")][FIRST])
def test_a_revision_begins_as_the_last_paper_and_stands_beside_it(
    people: People, width: int, theme: str
) -> None:
    page = people.open("perencana", "/perjanjian/", width, theme)
    page.click("text=Buat perubahan")
    assert page.input_value("#target-kepemilikan-dokumen") == "91"
    is_fine(page)
    page.click("text=Simpan perubahan ke-2")
    page.wait_for_selector("text=Belum ada yang disimpan.")
    is_fine(page)
    page.fill("#pk-signed", "10/11/2025")
    page.fill("#alasan", "Penyesuaian dengan pergeseran anggaran.")
    page.fill("#target-kepemilikan-dokumen", "92")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Perubahan ke-2 disimpan.")
    is_fine(page)
    assert page.locator("tbody b").all_inner_texts() == ["91", "92"]
    assert "Penyesuaian dengan pergeseran anggaran." in page.inner_text("main")


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1366, "dark")][FIRST])
def test_a_block_of_a_spreadsheet_is_shown_in_its_cells_before_it_is_saved(
    people: People, width: int, theme: str
) -> None:
    page = people.open("perencana", "/target/", width, theme)
    name = page.locator("tbody th").first.inner_text()
    page.click("summary:has-text('Tempel dari Excel')")
    page.fill("#tempelan", f"Indikator\tTarget 2025\n{name}\t97,5")
    is_fine(page)
    page.click("text=Tempelkan ke tabel")
    page.wait_for_selector("text=1 nilai diisi di bawah dan belum disimpan.")
    assert page.locator("tbody input.kotak").first.input_value() == "97,5"
    is_fine(page)
