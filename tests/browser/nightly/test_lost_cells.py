"""A cell that goes from a form while somebody types: it is said, and the draft keeps what was typed."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from tests.browser.conftest import People
from tests.browser.test_clashes import ABOVE, AREA, KEPT, MEASURE, until
from tests.browser.test_year_walk import CAPIL, REPORTED, stored

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm

STATUS, BOX = "#tersimpan", "#bentrok"
LOST = "Kematian yang dilaporkan, Karang Tirta, Triwulan IV Tahun 2025"


def opened(people: People) -> Page:
    """A form, in which deaths are counted until the planner gives them to the secretary."""
    PostForm.objects.filter(office_year__year=2025).update(state=State.DRAFT)
    page = people.open("petugas", CAPIL)
    planner = people.open("perencana", "/pembagian/")
    row = planner.locator("tr", has_text="akta kematian").first
    row.locator("select").select_option("sekretaris")
    planner.get_by_role("button", name="Simpan semua pilihan").click()
    expect(planner.locator("main")).to_contain_text("1 pilihan disimpan.")
    return page


def test_what_was_typed_is_said_and_stays_in_the_draft_until_it_is_put_away(people: People) -> None:
    page = opened(people)
    was = stored(MEASURE, AREA)
    page.locator(REPORTED).fill("33")
    expect(page.locator(STATUS)).to_contain_text(
        f"{LOST}: tidak ada lagi di isian ini, jadi 33 belum disimpan."
    )
    expect(page.locator(BOX)).to_contain_text(f"Tidak ada lagi di isian ini: 33 ({LOST}).")
    expect(page.locator(REPORTED)).to_have_value(was)
    expect(page.locator(ABOVE)).not_to_be_editable()
    assert "undefined" not in page.content() and stored(MEASURE, AREA) == was
    for _ in range(2):
        page.get_by_role("button", name="simpan draf").click()
        page.wait_for_load_state()
        expect(page.locator(BOX)).to_contain_text(f"Tidak ada lagi di isian ini: 33 ({LOST}).")
    assert "33" in page.evaluate(KEPT)
    page.locator(BOX).get_by_role("button", name="Buang").click()
    expect(page.locator(BOX)).to_have_count(0)
    assert page.evaluate(KEPT) == ""


def test_other_cells_are_saved_beside_it(people: People) -> None:
    page = opened(people)
    births = page.locator('input[aria-label^="Muara Sari, Anak usia 0-17 tahun"]').last
    name = (births.get_attribute("id") or "").split(":")[1]
    text = str(int(births.input_value().replace(".", "")) + 1)
    page.locator(REPORTED).fill("33")
    births.fill(text)
    until(page, lambda: stored(name, "99.01.01") == text)
    expect(page.locator(BOX)).to_contain_text("33")
    births.fill(str(int(text) + 1))
    until(page, lambda: stored(name, "99.01.01") == str(int(text) + 1))
    expect(page.locator(STATUS)).to_contain_text("1 isian menunggu pilihan Anda.")
    expect(page.locator(REPORTED)).not_to_have_attribute("value", "undefined")


def test_what_only_the_page_could_keep_comes_into_the_draft(people: People) -> None:
    """The button sends it, as where a browser keeps nothing; the page that answers is read by the script."""
    page = opened(people)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    page.evaluate("() => { globalThis.fetch = () => new Promise(() => {}); }")
    page.locator(REPORTED).fill("33")
    page.get_by_role("button", name="simpan draf").click()
    page.wait_for_load_state()
    expect(page.locator(BOX)).to_contain_text(f"Tidak ada lagi di isian ini: 33 ({LOST}).")
    expect(page.locator("#tidak-ada")).to_have_count(0)
    assert "33" in page.evaluate(KEPT)
