"""Two people at one form in browsers: nothing is written over or forgotten until somebody chose."""

from __future__ import annotations

from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.test_clashes import ABOVE, AREA, KEPT, MEASURE, PASTE, clash, until
from tests.browser.test_year_walk import CAPIL, REPORTED, saved, stored


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


def test_a_draft_of_the_browser_and_what_others_stored_meanwhile_are_both_shown(people: People) -> None:
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
    page.locator(ABOVE).press("Enter")  # the cursor stands in the other cell while the answer comes
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


def test_words_that_were_not_saved_keep_other_forms_of_the_page_back(people: People) -> None:
    page = people.open("petugas", CAPIL)
    box = page.locator("#isian textarea").first
    box.evaluate("each => { each.closest('details')?.setAttribute('open', '') }")
    box.fill("Listrik padam tiga hari.")
    page.locator("details.tambah").evaluate("each => each.open = true")
    page.get_by_role("button", name="Unggah bukti").click()
    expect(page.locator("#tersimpan")).to_contain_text("Simpan draf dahulu")
    assert box.input_value() == "Listrik padam tiga hari."
