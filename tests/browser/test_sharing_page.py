"""Sharing forms out in a browser: by keyboard, on a telephone, without scripts, in light and dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.browser.conftest import FIRST, People, await_styles

PAGE = "/pembagian/"
SURVEY = "Jabatan yang mengisi Survei Kepuasan Masyarakat"
CAPIL = "Kepala Bidang Pelayanan Pencatatan Sipil (Plt. kepala bidang pencatatan sipil)"


def is_fine(page: Page) -> None:
    """Nothing of a page is wrong by the rules of axe, and nothing is cut."""
    await_styles(page)
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0


@pytest.mark.parametrize(
    ("width", "theme"), [(360, "dark"), (360, "light"), (1366, "light"), (1366, "dark")][FIRST]
)
def test_what_was_handed_in_stays_with_its_post_and_the_choice_is_kept(
    people: People, width: int, theme: str
) -> None:
    page = people.open("perencana", PAGE, width, theme)
    is_fine(page)
    for each in page.locator("details.lipat > summary").all():
        each.focus()
        page.keyboard.press("Enter")
    is_fine(page)
    page.get_by_label(SURVEY).select_option(label=CAPIL)
    page.get_by_text("Simpan semua pilihan").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=alert]")
    assert "Yang sudah diajukan atau disetujui berubah. Tulis alasannya" in page.inner_text("[role=alert]")
    assert page.get_by_label(SURVEY).locator("option:checked").inner_text() == CAPIL
    is_fine(page)


def test_without_scripts_a_choice_that_moves_no_figure_is_saved(people: People) -> None:
    page = people.without_script("perencana", PAGE, 360)
    sekretaris = page.get_by_label(SURVEY).locator("option", has_text="Sekretaris").inner_text()
    page.get_by_label(SURVEY).select_option(label=sekretaris)
    page.click("text=Simpan semua pilihan")
    assert "1 pilihan disimpan. Semua isian sudah dibagi." in page.inner_text("main")
    assert page.get_by_label(SURVEY).locator("option:checked").inner_text() == sekretaris
