"""The editor of a formula in a browser: told while one types; names and faults by a click or by keys."""

from __future__ import annotations

import pytest
from tests.browser.conftest import FIRST, People

IKU_2 = "/rumus/indikator/kepemilikan-dokumen/"
CHOSEN = "(box) => box.value.slice(box.selectionStart, box.selectionEnd)"


@pytest.mark.parametrize("width", [360, 1366][FIRST])
def test_a_formula_is_mended_by_what_the_page_tells_while_one_types(people: People, width: int) -> None:
    page = people.open("perencana", IKU_2, width)
    page.fill("#rumus", "mean(kk, ktp, kai)")
    page.wait_for_selector("mark")
    assert page.inner_text("#kata-rumus") == "Ada 1 hal yang harus diperbaiki pada rumus ini."
    assert page.inner_text("mark") == "kai"
    page.click("a[data-huruf]")
    assert page.locator("#rumus").evaluate(CHOSEN) == "kai"
    page.click("button[value=kia]")
    assert page.input_value("#rumus") == "mean(kk, ktp, kia)"
    page.wait_for_selector("text=Rumus yang ditulis")
    # The same three coverages are another indicator of the demonstration, with its own page.
    other = people.open("perencana", "/rumus/indikator/ik-dafduk/")
    assert other.input_value("#rumus") == "mean(kk, ktp, kia)"
    assert page.locator("tbody b").all_inner_texts() == other.locator("tbody b").all_inner_texts()


def test_without_a_script_the_buttons_do_the_same(people: People) -> None:
    page = people.without_script("perencana", IKU_2)
    page.fill("#rumus", "mean(kk, kai)")
    page.click("text=Periksa")
    assert page.inner_text("mark") == "kai"
    page.fill("#rumus", "kk +")
    page.click("button[value=ktp]")
    assert page.input_value("#rumus") == "kk + ktp"
    page.fill("#rumus", "mean(kk, kia)")
    page.click("text=Simpan rumus")  # its results are approved: a reason and a day are asked for
    page.fill("#berlaku", "2025-01-01")
    page.fill("#alasan", "Keputusan bupati mengubah cara menghitungnya.")
    page.click("text=Simpan rumus")
    assert "Rumus disimpan." in page.inner_text("main")
    assert page.input_value("#rumus") == "mean(kk, kia)"
