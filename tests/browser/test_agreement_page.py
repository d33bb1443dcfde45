"""A revision of an agreement in a browser: from its form over the comparison to its place beside others."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FloatRect, Locator, Page
from tests.browser.conftest import FIRST, People, await_styles


def is_fine(page: Page) -> None:
    """Nothing of a page is wrong by the rules of axe, and nothing is cut."""
    await_styles(page)
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0


def _box(one: Locator) -> FloatRect:
    found = one.bounding_box()
    assert found is not None
    return found


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1366, "dark")][FIRST])
def test_a_revision_is_compared_and_then_stands_beside_what_it_changed(
    people: People, width: int, theme: str
) -> None:
    page = people.open("perencana", "/perjanjian/", width, theme)
    page.click("text=Buat perubahan")
    is_fine(page)
    page.click("text=Lihat perbedaannya")
    assert "Ada yang harus diperbaiki" in page.inner_text("main")
    is_fine(page)
    page.fill("#ditandatangani", "2025-11-10")
    page.fill("#alasan", "Penyesuaian dengan pergeseran anggaran.")
    page.fill("#target-kepemilikan-dokumen", "92")
    page.focus("text=Lihat perbedaannya")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Belum ada yang disimpan.")
    cells = page.locator(".cek tbody td")
    assert cells.count() == 2 and all(box["width"] >= 60 for box in map(_box, cells.all())), "room for words"
    assert (page.locator(".cek thead").bounding_box() or {})["height"] <= (1 if width == 360 else 60)
    is_fine(page)
    page.focus("text=Simpan perubahan ke-2")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Perubahan ke-2 disimpan.")
    is_fine(page)
    assert page.locator("tbody b").all_inner_texts() == ["91", "92"]
    assert "Penyesuaian dengan pergeseran anggaran." in page.inner_text("main")
