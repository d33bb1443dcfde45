"""An office's other ways in a browser: a new person, a file of evidence, a workbook that comes back."""

from __future__ import annotations

import re

from playwright.sync_api import expect
from tests.browser.conftest import People


def test_a_new_person_gets_in_by_the_password_that_was_shown_and_chooses_another(people: People) -> None:
    admin = people.open("administrator", "/orang/baru/")
    admin.fill("#id_username", "Sari.Baru")
    admin.fill("#id_full_name", "Sari Baru")
    admin.get_by_label("Petugas data").check()
    admin.get_by_role("button", name="Simpan").click()
    password = admin.locator("dd b").inner_text()
    assert re.fullmatch(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}", password)
    page = people.browser.new_context().new_page()
    page.goto(f"{people.server}/akun/login/")
    page.fill("input[name=login]", "sari.baru")
    page.fill("input[name=password]", password)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/akun/password/change/**")
    page.fill("input[name=oldpassword]", password)
    for field in ("password1", "password2"):
        page.fill(f"input[name={field}]", "rumah-ketiga-di-tepi-kali")
    page.locator("input[name=password2]").press("Enter")
    page.wait_for_load_state()
    page.goto(f"{people.server}/peragaan/2025/isian/")
    if "akun/login" in page.url:  # sessions end with the old password
        page.fill("input[name=login]", "sari.baru")
        page.fill("input[name=password]", "rumah-ketiga-di-tepi-kali")
        page.locator("input[name=password]").press("Enter")
        page.wait_for_load_state()
        page.goto(f"{people.server}/peragaan/2025/isian/")
    expect(page.locator("h1")).to_have_text("Isian")
