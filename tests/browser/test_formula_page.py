"""Editors of formulas and texts in a browser: told while one types, kept as drafts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import People
from tests.browser.test_agreement_page import FOREWORD, IKU_2
from tests.browser.test_clashes import KEPT, until
from tests.browser.test_pasting import STATUS, add, factors, leave, obstacles
from tests.browser.test_year_walk import CAPIL, REPORTED

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm


def test_names_go_in_where_the_caret_appears(people: People) -> None:
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


def test_without_a_script_a_field_goes_to_the_end(people: People) -> None:
    page = people.without_script("perencana", FOREWORD)
    page.fill("#teks", "Tahun")
    page.click("summary:has-text('Angka lain')")
    page.click("summary:has-text('Dinas dan tahun')")
    page.click("button[value='{{ year }}']")
    assert page.input_value("#teks") == "Tahun {{ year }}"
    page.click("button[value=simpan]")
    assert "Teks Kata Pengantar disimpan." in page.inner_text("main")


def test_what_was_typed_while_the_line_was_down_comes_back_and_is_sent_once(
    people: People,
) -> None:
    page = people.open("petugas", CAPIL)
    before = factors()
    page.context.set_offline(True)
    add(page, "Tinta habis sejak Oktober.")
    leave(page)
    expect(page.locator(STATUS)).to_contain_text("Sambungan terputus")
    context, address = page.context, page.url
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(address)
    until(page, lambda: len(factors()) == len(before) + 1)
    until(page, lambda: page.evaluate(KEPT) == "")
    page.reload()
    expect(page.locator("#bentrok")).to_have_count(0)
    assert factors().count("Tinta habis sejak Oktober.") == 1


def test_what_was_typed_and_not_left_yet_is_kept_in_the_browser(people: People) -> None:
    page = people.open("petugas", CAPIL)
    add(page, "Belum selesai ditu")
    assert "Belum selesai ditu" in page.evaluate(KEPT)


def test_a_factor_that_somebody_else_changed_waits_for_a_choice(people: People) -> None:
    first = people.open("petugas", CAPIL)
    add(first, "Arsip belum lengkap.")
    leave(first)
    until(first, lambda: "Arsip belum lengkap." in factors())
    first.reload()
    second = people.open("plt-kabid", CAPIL)
    for page, words in ((first, "Arsip rusak."), (second, "Arsip hilang.")):
        field = obstacles(page)
        field.fill(field.input_value().replace("Arsip belum lengkap.", words))
        leave(page)
        if page is first:
            until(page, lambda: "Arsip rusak." in factors())
    box = second.locator("#bentrok")
    expect(box).to_contain_text("Arsip hilang.”, tersimpan sekarang “")
    expect(box).to_contain_text("Arsip rusak.”")
    assert "Arsip hilang." not in factors(), "nobody chose"
    box.get_by_role("button", name="Pakai tulisan saya").click()
    until(second, lambda: "Arsip hilang." in factors())
    expect(box).to_have_count(0)


def test_a_draft_of_a_form_that_is_only_read_now_is_shown_copied_and_put_away(
    people: People,
) -> None:
    page = people.open("petugas", CAPIL)
    page.context.set_offline(True)
    page.locator(REPORTED).fill("29")
    add(page, "Listrik padam.")
    leave(page)
    expect(page.locator(STATUS)).to_contain_text("Sambungan terputus")
    context, address = page.context, page.url
    page.close()
    context.set_offline(False)
    form = PostForm.objects.filter(post="kabid-capil", period="2025-Q4")
    words = form.get().state
    form.update(state=State.SUBMITTED)
    page = context.new_page()
    page.goto(address)
    box = page.locator("#draf-peramban")
    expect(box).to_contain_text("2 isian Anda di peramban ini tidak terkirim.")
    text = box.locator("ul").inner_text()
    assert "Karang Tirta, Kematian yang dilaporkan: 29" in text and "Listrik padam." in text
    box.get_by_role("button", name="Salin").click()
    expect(box).to_contain_text("Tersalin.")
    box.get_by_role("button", name="Buang draf").click()
    expect(box).to_have_count(0)
    assert page.evaluate(KEPT) == ""
    form.update(state=words)
