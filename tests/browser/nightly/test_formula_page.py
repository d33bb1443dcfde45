"""The editor of a formula in a browser: told while one types; names and faults by a click or by keys."""

from __future__ import annotations

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


def test_keys_alone_lead_from_the_formula_to_keeping_it(people: People) -> None:
    page = people.open("perencana", IKU_2)
    page.focus("#rumus")
    page.keyboard.press("Control+A")
    page.keyboard.type("mean(ktp, kia)")
    page.keyboard.press("Tab")
    page.keyboard.type("01012025")
    while page.evaluate("document.activeElement.id") != "alasan":
        page.keyboard.press("Tab")
    page.keyboard.type("Keputusan bupati mengubah cara menghitungnya.")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Periksa"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Rumus disimpan.")
    assert page.input_value("#rumus") == "mean(ktp, kia)"


def test_the_day_from_which_it_holds_is_tried_too_and_a_version_is_left(people: People) -> None:
    page = people.open("perencana", IKU_2)
    page.fill("#rumus", "mean(kk, ktp, kia)")
    page.wait_for_selector("text=Rumus yang ditulis")
    assert "definisi indikator tidak berlaku" not in page.inner_text("#hasil-rumus")
    page.fill("#berlaku", "2025-07-01")
    page.wait_for_selector("text=definisi indikator tidak berlaku pada periode ini")
    page.click("text=Simpan rumus")
    assert page.inner_text("#alasan-salah").endswith("sedikitnya 20 huruf.")
    assert page.input_value("#berlaku") == "2025-07-01"
    page.fill("#alasan", "Keputusan bupati mengubah cara menghitungnya.")
    page.click("text=Simpan rumus")
    page.wait_for_selector("text=Rumus disimpan.")
    assert "Keputusan bupati mengubah cara menghitungnya." in page.inner_text("ol.riwayat li")
    head = people.open("kadis", "/")
    said = "Rumus IKU 2 Tingkat kepemilikan dokumen pendaftaran penduduk dan pencatatan sipil berubah"
    assert f"{said} sesudah Anda menyetujui" in head.inner_text("main")
