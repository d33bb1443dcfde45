"""Two people at one form in browsers: nothing is written over or
forgotten until somebody chose.
"""

from __future__ import annotations

from playwright.sync_api import Page, expect
from tests.browser.conftest import People
from tests.browser.test_clashes import (
    ABOVE,
    AREA,
    BOX,
    CELL,
    KEPT,
    MEASURE,
    PASTE,
    clash,
    refused,
    until,
)
from tests.browser.test_year_walk import CAPIL, REPORTED, saved, stored

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm


def test_what_somebody_else_stored_can_be_taken(people: People) -> None:
    page, box = clash(people)
    box.get_by_role("button", name="Pakai yang tersimpan").click()
    expect(page.locator(REPORTED)).to_have_value("30")
    expect(box).to_have_count(0)
    expect(page.locator("#tersimpan")).to_contain_text("Semua tersimpan.")
    assert stored(MEASURE, AREA) == "30" and page.evaluate(KEPT) == ""


def test_typing_there_again_takes_what_is_typed(people: People) -> None:
    page, box = clash(people)
    page.locator(REPORTED).fill("34")
    expect(box).to_have_count(0)
    until(page, lambda: stored(MEASURE, AREA) == "34")


def test_a_draft_of_the_browser_and_what_others_stored_meanwhile_are_both_shown(
    people: People,
) -> None:
    page, other = people.open("petugas", CAPIL), people.open("plt-kabid", CAPIL)
    page.context.set_offline(True)
    page.locator(REPORTED).fill("29")
    expect(page.locator("#tersimpan")).to_contain_text("Sambungan terputus")
    context, address = page.context, page.url
    page.close()
    other.locator(REPORTED).fill("31")
    saved(other)
    context.set_offline(False)
    for _ in range(2):  # however often it is opened
        page = context.new_page()
        page.goto(address)
        expect(page.locator("#bentrok")).to_contain_text("isian Anda 29, tersimpan sekarang 31")
        page.locator(ABOVE).fill(str(int(page.input_value(ABOVE)) + 1))
        saved(page)
        assert "29" in page.evaluate(KEPT) and stored(MEASURE, AREA) == "31"
        page.close()
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button", name="Pakai isian saya").click()
    until(page, lambda: stored(MEASURE, AREA) == "29")


def test_a_cell_that_is_only_looked_at_becomes_what_others_stored(people: People) -> None:
    page, other = people.open("petugas", CAPIL), people.open("plt-kabid", CAPIL)
    other.locator(REPORTED).fill("31")
    saved(other)
    page.locator(ABOVE).fill("36")
    page.locator(ABOVE).press(
        "Enter"
    )  # the cursor stands in the other cell while the answer comes
    saved(page)
    expect(page.locator(REPORTED)).to_have_value("31")
    page.locator(ABOVE).fill("37")
    until(page, lambda: stored(MEASURE, "99.01.01") == "37")
    assert stored(MEASURE, AREA) == "31"


def test_what_was_pasted_is_not_passed_over_by_a_button(people: People) -> None:
    page = people.open("petugas", CAPIL)
    was = page.input_value(REPORTED)
    page.evaluate(PASTE, [page.locator(ABOVE).element_handle(), "41\n42"])
    expect(page.locator("#pratinjau")).to_contain_text("nilai akan diganti")
    page.get_by_role("button", name="Hitung dan simpan draf").click()
    expect(page.locator("#tersimpan")).to_contain_text("pilih Pakai atau Batal dahulu")
    assert page.input_value(REPORTED) == was
    page.locator("#pratinjau").get_by_role("button", name="Pakai").click()
    until(page, lambda: stored(MEASURE, AREA) == "42")


STATUS, LOST_BOX = "#tersimpan", "#bentrok"
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


def test_what_was_typed_is_shown_and_stays_in_the_draft_until_it_is_put_away(
    people: People,
) -> None:
    page = opened(people)
    was = stored(MEASURE, AREA)
    page.locator(REPORTED).fill("33")
    expect(page.locator(STATUS)).to_contain_text(
        f"{LOST}: tidak ada lagi di isian ini, jadi 33 belum disimpan."
    )
    expect(page.locator(LOST_BOX)).to_contain_text(f"Tidak ada lagi di isian ini: 33 ({LOST}).")
    expect(page.locator(REPORTED)).to_have_value(was)
    expect(page.locator(ABOVE)).not_to_be_editable()
    assert "undefined" not in page.content() and stored(MEASURE, AREA) == was
    for _ in range(2):
        page.get_by_role("button", name="simpan draf").click()
        page.wait_for_load_state()
        expect(page.locator(LOST_BOX)).to_contain_text(
            f"Tidak ada lagi di isian ini: 33 ({LOST})."
        )
    assert "33" in page.evaluate(KEPT)
    page.locator(LOST_BOX).get_by_role("button", name="Buang").click()
    expect(page.locator(LOST_BOX)).to_have_count(0)
    assert page.evaluate(KEPT) == ""


def test_other_cells_are_saved_beside_it(people: People) -> None:
    page = opened(people)
    births = page.locator('input[aria-label^="Muara Sari, Anak usia 0-17 tahun"]').last
    name = (births.get_attribute("id") or "").split(":")[1]
    text = str(int(births.input_value().replace(".", "")) + 1)
    page.locator(REPORTED).fill("33")
    births.fill(text)
    until(page, lambda: stored(name, "99.01.01") == text)
    expect(page.locator(LOST_BOX)).to_contain_text("33")
    births.fill(str(int(text) + 1))
    until(page, lambda: stored(name, "99.01.01") == str(int(text) + 1))
    expect(page.locator(STATUS)).to_contain_text("1 isian menunggu pilihan Anda.")
    expect(page.locator(REPORTED)).not_to_have_attribute("value", "undefined")


def test_what_only_the_page_could_keep_comes_into_the_draft(people: People) -> None:
    """The button sends it, as where a browser keeps nothing;
    the page that answers is read by the script.
    """
    page = opened(people)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    page.evaluate("() => { globalThis.fetch = () => new Promise(() => {}); }")
    page.locator(REPORTED).fill("33")
    page.get_by_role("button", name="simpan draf").click()
    page.wait_for_load_state()
    expect(page.locator(LOST_BOX)).to_contain_text(f"Tidak ada lagi di isian ini: 33 ({LOST}).")
    expect(page.locator("#tidak-ada")).to_have_count(0)
    assert "33" in page.evaluate(KEPT)


def test_it_goes_once_the_value_is_mended_or_taken_back(people: People) -> None:
    page = refused(people, 1366, "light")
    stored = page.locator(CELL).first.get_attribute("data-dulu") or ""
    page.locator(CELL).first.press("Escape")
    expect(page.locator(BOX)).to_have_count(0)
    page.locator(CELL).first.fill("12abc")
    page.wait_for_selector(BOX)
    page.locator(CELL).first.fill(stored)
    expect(page.locator(BOX)).to_have_count(0)
    page.reload()
    page.wait_for_timeout(1500)
    assert page.locator(BOX).count() == 0
