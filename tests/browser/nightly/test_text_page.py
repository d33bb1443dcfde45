"""A text of the report in a browser: its fields are told of while one types, and go in by a click."""

from __future__ import annotations

from tests.browser.conftest import People
from tests.browser.test_text_page import FOREWORD


def test_without_a_script_a_field_goes_to_the_end(people: People) -> None:
    page = people.without_script("perencana", FOREWORD)
    page.fill("#teks", "Tahun")
    page.click("summary:has-text('Angka lain')")
    page.click("summary:has-text('Dinas dan tahun')")
    page.click("button[value='{{ year }}']")
    assert page.input_value("#teks") == "Tahun {{ year }}"
    page.click("button[value=simpan]")
    assert "Teks Kata Pengantar disimpan." in page.inner_text("main")
