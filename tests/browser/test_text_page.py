"""A text of the report in a browser: its fields are told of while one types, and go in by a click."""

from __future__ import annotations

import pytest
from tests.browser.conftest import FIRST, People

FOREWORD = "/teks/kata-pengantar/"


@pytest.mark.parametrize("width", [360, 1366][FIRST])
def test_a_text_is_mended_by_what_the_page_tells_while_one_types(people: People, width: int) -> None:
    page = people.open("perencana", FOREWORD, width)
    page.fill("#teks", "Kami melayani.\n\nCapaian {{ iku-2.actual }}.")
    page.wait_for_selector("text=Nama 'iku-2' tidak dikenal")
    page.fill("#teks", "Kami melayani.\n\nCapaian .")
    page.wait_for_selector("text=Tidak ada sisipan yang keliru.")
    page.locator("#teks").evaluate("(box) => box.setSelectionRange(24, 24)")
    page.click("summary:has-text('IKU 2 ')")
    page.click("button[value='{{ kepemilikan-dokumen.actual | unit }}']")
    written = "Kami melayani.\n\nCapaian {{ kepemilikan-dokumen.actual | unit }}."
    assert page.input_value("#teks") == written
    assert page.text_content("#hasil-teks .sisipan").endswith("%")
    page.click("button[value=simpan]")
    page.wait_for_selector("text=Teks Kata Pengantar disimpan.")
    page.click("text=Kata Pengantar >> nth=1")
    assert page.input_value("#teks") == written
