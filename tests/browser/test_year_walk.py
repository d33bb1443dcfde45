"""The year as its people walk it in a browser: entry, return, correction, approval, closing,
trace.
"""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from django.db import OperationalError
from playwright.sync_api import Page, Route, expect
from tests.browser.conftest import FIRST, People

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.years.models import Row

CAPIL = "/isian/kabid-capil/2025-Q4/"
REPORTED = 'input[aria-label="Karang Tirta, Kematian yang dilaporkan"]'


def stored(measure: str, area: str) -> str:
    """What the database has of a count of the last quarter; a writer is waited for."""
    for _ in range(100):
        with suppress(OperationalError):
            cells = Row.objects.get(
                sheet="counts.csv",
                cells__measure=measure,
                cells__area=area,
                cells__period="2025-Q4",
                office_year__office__slug="peragaan",
            ).cells
            return str(cells["value"])
        time.sleep(0.05)
    pytest.fail("the database stays locked")


def state(post: str) -> State:
    return PostForm.objects.get(post=post, period="2025-Q4").stage


def saved(page: Page) -> None:
    """Wait until the page says that what was typed is kept."""
    expect(page.locator("#tersimpan")).to_contain_text("Draf tersimpan")


def test_keys_move_as_in_a_spreadsheet_and_what_is_wrong_is_shown_at_its_cell(
    people: People,
) -> None:
    page = people.open("petugas", CAPIL)
    page.locator(REPORTED).focus()
    page.keyboard.press("Enter")
    label = "document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(label) == "Bukit Lontar, Kematian yang dilaporkan"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(label) == "Karang Tirta, Kematian yang dilaporkan"
    page.keyboard.press("Shift+Enter")
    assert page.evaluate(label) == "Muara Sari, Kematian yang dilaporkan"
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(label) == "Muara Sari, Akta kematian terbit"
    page.keyboard.type("1,234")
    page.keyboard.press("ArrowDown")
    expect(page.locator('input[aria-label="Muara Sari, Akta kematian terbit"]')).to_have_attribute(
        "aria-invalid", "true"
    )
    expect(page.locator("#tersimpan")).to_contain_text("Muara Sari, Akta kematian terbit")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    before = stored("akta-mati.issued", "99.01.01")
    assert page.input_value('input[aria-label="Muara Sari, Akta kematian terbit"]') == before


def test_a_pasted_block_is_shown_before_it_is_used_and_can_be_undone(people: People) -> None:
    page = people.open("petugas", CAPIL)
    before = page.input_value(REPORTED)
    page.locator(REPORTED).focus()
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData('text/plain', '31\\n17\\n28\\n50\\n22\\n99');
            const options = {clipboardData: data, bubbles: true, cancelable: true};
            document.activeElement.dispatchEvent(new ClipboardEvent('paste', options));
        }"""
    )
    box = page.locator("#pratinjau")
    expect(box).to_contain_text(
        "5 nilai akan diganti; 1 nilai tidak punya tempat dan tidak dipakai: 99"
    )
    assert page.input_value(REPORTED) == before, "nothing is used before it is wanted"
    box.get_by_role("button", name="Pakai").click()
    saved(page)
    assert stored("akta-mati.reported", "99.01.02") == "31"
    page.locator(REPORTED).focus()
    page.keyboard.press("Control+z")
    expect(page.locator(REPORTED)).to_have_value(before)
    for _ in range(400):
        if stored("akta-mati.reported", "99.01.02") == before:
            break
        page.wait_for_timeout(50)
    assert stored("akta-mati.reported", "99.01.02") == before


def test_what_is_typed_while_the_line_is_down_is_kept_and_sent_later(people: People) -> None:
    page = people.open("petugas", CAPIL)
    page.context.set_offline(True)
    page.locator(REPORTED).fill("29")
    expect(page.locator("#tersimpan")).to_contain_text("Sambungan terputus. 1 perubahan")
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    saved(page)
    assert stored("akta-mati.reported", "99.01.02") == "29"


def test_results_that_wait_for_the_line_come_with_it(people: People) -> None:
    page = people.open("petugas", CAPIL)
    is_down = [True]

    def answer(route: Route) -> None:
        is_result = (
            route.request.method == "GET" and route.request.headers["accept"] == "application/json"
        )
        route.abort() if is_down[0] and is_result else route.continue_()

    page.route("**/isian/**", answer)
    page.locator(REPORTED).fill("29")
    expect(page.locator("#tersimpan")).to_contain_text("Hitungannya menyusul")
    results = page.locator("[data-hitung]")
    assert {*map(str.strip, results.all_inner_texts())} == {"…"}
    page.locator(REPORTED).press_sequentially("1")  # and taken back: nothing is left to be sent
    page.locator(REPORTED).fill("29")
    is_down[0] = False
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(results.filter(has_text="…")).to_have_count(0)
    expect(page.locator("#tersimpan")).not_to_contain_text("menyusul")


def test_what_the_browser_kept_comes_back_after_the_page_was_closed(people: People) -> None:
    page = people.open("petugas", CAPIL)
    page.context.set_offline(True)
    page.locator(REPORTED).fill("29")
    expect(page.locator("#tersimpan")).to_contain_text("Sambungan terputus")
    context, address = page.context, page.url
    page.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(address)
    expect(again.locator(REPORTED)).to_have_value("29")
    saved(again)
    assert stored("akta-mati.reported", "99.01.02") == "29"


@pytest.mark.parametrize("width", [360, 1366][FIRST])
def test_without_script_the_same_form_works(people: People, width: int) -> None:
    plain = people.without_script("petugas", CAPIL, width)
    if width == 360:
        plain.get_by_text("Cakupan penerbitan akta kematian").first.click()
    plain.locator(REPORTED).fill("34")
    plain.get_by_role("button", name="Hitung dan simpan draf").click()
    expect(plain.get_by_text("Draf tersimpan.")).to_be_visible()
    assert stored("akta-mati.reported", "99.01.02") == "34"
