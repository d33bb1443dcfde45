"""Factors are saved when their field is left; what was typed outlives a line that drops and a locked form."""

from __future__ import annotations

from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.test_clashes import KEPT, until
from tests.browser.test_text_drafts import STATUS, add, factors, leave, obstacles
from tests.browser.test_year_walk import CAPIL, REPORTED

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm


def test_what_was_typed_while_the_line_was_down_comes_back_and_is_sent_once(people: People) -> None:
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


def test_a_draft_of_a_form_that_is_only_read_now_is_shown_copied_and_put_away(people: People) -> None:
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
    stood = form.get().state
    form.update(state=State.SUBMITTED)
    page = context.new_page()
    page.goto(address)
    box = page.locator("#draf-peramban")
    expect(box).to_contain_text("2 isian Anda di peramban ini tidak terkirim.")
    text = box.locator("textarea").input_value()
    assert "Karang Tirta, Kematian yang dilaporkan: 29" in text and "Listrik padam." in text
    box.get_by_role("button", name="Salin").click()
    expect(box).to_contain_text("Tersalin.")
    box.get_by_role("button", name="Buang draf").click()
    expect(box).to_have_count(0)
    assert page.evaluate(KEPT) == ""
    form.update(state=stood)
